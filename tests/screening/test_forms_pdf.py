"""Forms in PDF: fields with the words beside them, questions only printed, what is drawn for a pen; never an answer."""

import io
import json
import random
import time
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_pdf import Drawn, full_page, lines, new, pdf, photographed, saved, text
from made_spoilt import spoil_pdf

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Form, Note, Question
from charteroak.screening.forms.readers.pdf import once, read_pdf
from charteroak.screening.forms.reading import read_form

FILLED = "Filled In By Somebody"
Field = tuple[str, float, float, float, float, dict[str, Any]]
"""The kind, the box, and what else a field says."""


def read(data: bytes) -> Form:
    return read_pdf(data, "form.pdf", LIMITS.anew())


def texts(form: Form) -> list[str]:
    return [question.text for question in form.questions]


def asked(form: Form) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.text, question.options) for question in form.questions]


def line(left: float, y: float, right: float) -> Drawn:
    return f"{left} {y} m {right} {y} l S\n"


def square(left: float, bottom: float, side: float = 10) -> Drawn:
    return f"{left} {bottom} {side} {side} re S\n"


def frame(left: float, bottom: float, width: float, height: float) -> Drawn:
    return f"{left} {bottom} {width} {height} re S\n"


def grid(left: float, top: float, widths: Sequence[float], heights: Sequence[float]) -> Drawn:
    """The lines of a table, each drawn by itself."""
    right, bottom = left + sum(widths), top - sum(heights)
    across = [line(left, top - sum(heights[:n]), right) for n in range(len(heights) + 1)]
    down = [f"{x} {top} m {x} {bottom} l S\n" for x in (left + sum(widths[:n]) for n in range(len(widths) + 1))]
    return "".join(across + down)


def with_fields(content: Drawn, *fields: Field, **settings: Any) -> bytes:
    """A page with fields; each is filled in."""
    made = new(content, **settings)
    page, widgets, groups = made.pages[0].obj, list[Any](), dict[str, Any]()
    for number, (kind, left, bottom, right, top, said) in enumerate(fields):
        widget = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[left, bottom, right, top],
            **{"F": 4, **{key: value for key, value in said.items() if key not in ("T", "Ff")}},
        )  # fmt: skip
        if kind == "radio":
            states = pikepdf.Dictionary({f"/{said['T']}{number}": made.make_stream(b"")})
            widget.AP = pikepdf.Dictionary(N=states)
            group = groups.setdefault(said["T"], made.make_indirect(
                pikepdf.Dictionary(FT=pikepdf.Name.Btn, Ff=1 << 15, T=said["T"], Kids=pikepdf.Array())))  # fmt: skip
            widget.Parent = group
        else:
            names = {
                "text": pikepdf.Name.Tx,
                "choice": pikepdf.Name.Ch,
                "box": pikepdf.Name.Btn,
                "sign": pikepdf.Name.Sig,
            }
            widget.FT, widget.T = names[kind], said.get("T", f"f{number}")
            widget.Ff = said.get("Ff", 0)
            if kind in ("text", "choice"):
                widget.V, widget.DV = FILLED, FILLED
        widgets.append(made.make_indirect(widget))
    page.Annots = pikepdf.Array(widgets)
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([*widgets, *groups.values()]))
    return saved(made)


def test_the_development_pdf_is_read_as_it_is_labelled(shared: Path) -> None:
    folder = shared / "data" / "forms-dev"
    labelled = [json.loads(each) for each in (folder / "labels.jsonl").read_text().splitlines()]
    form = read_form((folder / "taxi-permit.pdf").read_bytes(), "taxi-permit.pdf")
    assert texts(form) == [each["question"] for each in labelled if each["path"] == "taxi-permit.pdf"]
    assert (form.kind, form.title, {each.where for each in form.questions}) == ("pdf", "Taxi driver permit", {"page 1"})


LEFT = (
    "1. Name: ____________\n2. Have you ever been hurt by\na partner or someone close?\n[ ] Yes [ ] No\n3. City: ______"
)
RIGHT = "4. Visa type: ________\n5. Have you ever been forced\ninto a sexual act?\n[ ] Yes [ ] No\n6. State: _____"
PRINTED: dict[str, tuple[Drawn, list[tuple[str, tuple[str, ...]]]]] = {
    "a blank": (lines("Name: ____________\nVisa type ________"), [("Name", ()), ("Visa type", ())]),
    "two blanks on a line": (lines("Name: ________ Visa type: ________"), [("Name", ()), ("Visa type", ())]),
    "a blank at the end of a word": (lines("Name:________"), [("Name", ())]),
    "dots": (lines("Country of birth ....................."), [("Country of birth", ())]),
    "brackets": (lines("1. Are you a citizen?  [ ] Yes  [ ] No"), [("Are you a citizen?", ("Yes", "No"))]),
    "a question of two lines": (
        lines("1. Have you or any member of your household ever\n    received cash from the State? [ ] Yes [ ] No"),
        [("Have you or any member of your household ever received cash from the State?", ("Yes", "No"))],
    ),
    "boxes below": (
        lines("Which of these do you get?\n   [ ] SNAP    [ ] WIC\n   [ ] Section 8"),
        [("Which of these do you get?", ("SNAP", "WIC", "Section 8"))],
    ),
    "numbered items": (lines("1. Full name\n2. Country of birth\n3. Visa type"), [
        ("Full name", ()), ("Country of birth", ()), ("Visa type", ())]),
    "Spanish": (lines("¿Dónde nació? ________\nNúmero de pasaporte: ______"), [
        ("¿Dónde nació?", ()), ("Número de pasaporte", ())]),
    "a drawn line": (
        text("Visa type", 60, 700) + line(150, 698, 400) + text("Name", 60, 670) + line(150, 668, 400),
        [("Visa type", ()), ("Name", ())],
    ),
    "captions under lines": (
        line(60, 700, 250) + line(300, 700, 500) + text("Signature", 60, 688, 9) + text("Visa type", 300, 688, 9),
        [("Signature", ()), ("Visa type", ())],
    ),
    "drawn squares": (
        text("Citizen?", 60, 700) + square(150, 699) + text("Yes", 165, 700) + square(200, 699) + text("No", 215, 700),
        [("Citizen?", ("Yes", "No"))],
    ),
    "a frame": (text("Visa type", 60, 700) + frame(150, 695, 200, 20), [("Visa type", ())]),
    "a frame that was written in": (
        text("Visa type", 60, 700) + frame(150, 695, 200, 20) + text(FILLED, 155, 700), [("Visa type", ())]),
    "labels beside empty cells": (
        grid(60, 700, [200, 200], [24, 24]) + text("Name", 64, 684) + text("Visa type", 64, 660),
        [("Name", ()), ("Visa type", ())],
    ),
    "heads over empty cells": (
        grid(60, 700, [200, 200], [24, 24, 24]) + text("Name", 64, 684) + text("Country of birth", 264, 684),
        [("Name", ()), ("Country of birth", ())],
    ),
    "rows to be ticked": (
        grid(60, 700, [200, 60, 60], [24, 24, 24]) + text("Do you get:", 64, 684) + text("Yes", 264, 684)
        + text("No", 324, 684) + text("SNAP", 64, 660) + text("HUSKY", 64, 636),
        [("SNAP", ("Yes", "No")), ("HUSKY", ("Yes", "No"))],
    ),
    "cells with labels in them": (
        grid(60, 700, [200, 200], [40, 40]) + text("1. Last name", 63, 690, 8) + text("2. Visa type", 263, 690, 8)
        + text("3. A-Number", 63, 650, 8) + text("4. City", 263, 650, 8),
        [("Last name", ()), ("Visa type", ()), ("A-Number", ()), ("City", ())],
    ),
    "a question beside a label, each with room": (
        grid(60, 700, [200, 200], [40]) + text("Were you hurt?", 63, 690, 8) + text("Visa type", 263, 690, 8),
        [("Were you hurt?", ()), ("Visa type", ())],
    ),
    "labels over a line that goes across": (
        text("First name", 60, 700) + text("Visa type", 320, 700) + frame(60, 676, 200, 16) + frame(320, 676, 200, 16)
        + text("Full address", 60, 650) + frame(60, 626, 460, 16),
        [("First name", ()), ("Visa type", ()), ("Full address", ())],
    ),
    "a label in capitals over a frame": (
        text("OCCUPATION OF PARENTS", 60, 700) + frame(60, 676, 300, 16), [("OCCUPATION OF PARENTS", ())]),
    "two columns": (
        lines(LEFT, 50)
        + lines(RIGHT, 320),
        [
            ("Name", ()), ("Have you ever been hurt by a partner or someone close?", ("Yes", "No")), ("City", ()),
            ("Visa type", ()), ("Have you ever been forced into a sexual act?", ("Yes", "No")), ("State", ()),
        ],
    ),
    "lines to write on": (
        text("Describe what happened:", 60, 700) + line(60, 680, 560) + line(60, 660, 560) + text("Name", 60, 630)
        + line(100, 628, 300),
        [("Describe what happened", ()), ("Name", ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", PRINTED)
def test_a_printed_question_is_read_from(what: str) -> None:
    content, wanted = PRINTED[what]
    form = read(pdf(content))
    assert asked(form) == wanted
    assert FILLED not in repr(form)


SAID = {
    "a note": text("We never ask about immigration status.", 60, 600),
    "an instruction": text("Please print clearly in black ink.", 60, 600),
    "a heading": text("Immigration status", 60, 600, 18),
    "the number of a page": text("Page 1 of 1", 280, 30),
    "an underlined word": text("Immigration", 60, 600) + line(60, 598, 122),
    "a line across the page": text("Office of Immigration", 60, 600) + line(50, 590, 562),
    "an offer": text("Are you a victim of violence? Call 860-555-0100.", 60, 600),
    "what nobody sees": text("Visa type: ______", 60, 600, how="3 Tr"),
}


@pytest.mark.parametrize("what", SAID)
def test_no_question_in_a_pdf_is_read_from(what: str) -> None:
    assert texts(read(pdf(SAID[what] + text("Name: ______", 60, 700)))) == ["Name"]


def test_a_field_is_asked_by_the_words_beside_it_and_its_tooltip_is_help() -> None:
    content = text("A-number", 60, 700) + text("Name", 60, 670)
    form = read(with_fields(content, ("text", 200, 695, 400, 713, {"T": "alien", "TU": "Nine digits on your card"}),
                            ("text", 200, 665, 400, 683, {"T": "name", "TU": "Name"})))  # fmt: skip
    assert [(each.text, each.name, each.help) for each in form.questions] == [
        ("A-number", "alien", "Nine digits on your card"), ("Name", "name", "")]  # fmt: skip
    assert FILLED not in repr(form)


def test_labels_over_fields_belong_to_those_below_them() -> None:
    content = text("First name", 60, 700) + text("Visa type", 300, 700)
    form = read(with_fields(content, ("text", 60, 676, 250, 694, {"T": "a"}), ("text", 300, 676, 500, 694, {"T": "b"})))
    assert [(each.text, each.name) for each in form.questions] == [("First name", "a"), ("Visa type", "b")]


def test_a_field_without_printed_words_is_asked_by_its_tooltip_or_its_name() -> None:
    form = read(with_fields(text("Form", 60, 740, 20), ("text", 60, 600, 250, 618, {"TU": "Sex of your spouse"}),
                            ("text", 60, 500, 250, 518, {"T": "country_of_birth"})))  # fmt: skip
    assert texts(form) == ["Sex of your spouse", "country of birth"]


def test_a_group_of_buttons_is_one_question_with_the_words_beside_them() -> None:
    content = text("Are you a citizen?", 60, 700) + text("Yes", 220, 700) + text("No", 280, 700)
    form = read(
        with_fields(content, ("radio", 200, 698, 214, 712, {"T": "cit"}), ("radio", 260, 698, 274, 712, {"T": "cit"}))
    )
    assert asked(form) == [("Are you a citizen?", ("Yes", "No"))]
    assert form.questions[0].name == "cit"


def test_words_over_columns_of_buttons_say_what_these_mean() -> None:
    content = text("In the past year were you:", 60, 720) + text("Yes", 300, 720) + text("No", 360, 720)
    content += text("hit or kicked by a partner", 60, 700) + text("afraid of a partner", 60, 680)
    fields: list[Field] = [("radio", x, y, x + 12, y + 12, {"T": f"q{y}"}) for y in (698, 678) for x in (302, 362)]
    form = read(with_fields(content, *fields))
    assert [(each.text, each.options, each.stem) for each in form.questions] == [
        ("hit or kicked by a partner", ("Yes", "No"), "In the past year were you"),
        ("afraid of a partner", ("Yes", "No"), "In the past year were you"),
    ]


def test_a_box_to_tick_is_asked_by_the_words_behind_it() -> None:
    content = text("Please read.", 60, 730) + text("I am a survivor of abuse", 80, 700)
    assert texts(read(with_fields(content, ("box", 60, 698, 74, 712, {"T": "s"})))) == ["I am a survivor of abuse"]


def test_what_a_list_offers_are_options() -> None:
    options = pikepdf.Array([pikepdf.Array(["1", "HUSKY"]), pikepdf.String("Private")])
    form = read(with_fields(text("Insurance", 60, 700), ("choice", 200, 698, 400, 714, {"Opt": options})))
    assert asked(form) == [("Insurance", ("HUSKY", "Private"))]


@pytest.mark.parametrize(("kind", "said"), [("text", {"F": 2}), ("text", {"F": 32}), ("box", {"Ff": 1 << 16})])
def test_a_field_that_is_hidden_or_only_pushed_asks_nothing(kind: str, said: dict[str, Any]) -> None:
    field = kind, 200.0, 500.0, 400.0, 518.0, {"TU": "Visa type", **said}
    assert texts(read(with_fields(text("Name: _____", 60, 700), field))) == ["Name"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_held(turn: int) -> None:
    places = {0: "1 0 0 1 60 700", 90: "0 1 -1 0 100 60", 180: "-1 0 0 -1 550 90", 270: "0 -1 1 0 500 730"}
    form = read(pdf(text("Visa type: ________", 0, 0, matrix=places[turn]), rotate=turn))
    assert texts(form) == ["Visa type"]


def test_a_question_has_its_boxes_on_a_cropped_page() -> None:
    form = read(pdf(text("Visa type: ________", 100, 500), crop=[50, 300, 500, 600]))
    [box, blank] = form.questions[0].boxes
    assert (box.page, round(box.left)) == (1, 50)
    assert 190 < box.bottom < 205 < box.top < 220
    assert blank.left > box.right - 1


def test_headings_complete_what_stands_under_them_but_the_title_does_not() -> None:
    content = text("Victim services", 60, 740, 20) + text("Name: ______", 60, 700) + text("Your spouse", 60, 660, 16)
    form = read(pdf(content + text("Sex: ______", 60, 630) + text("City: ______", 60, 610)))
    assert [(each.text, each.stem) for each in form.questions] == [
        ("Name", ""),
        ("Sex", "Your spouse"),
        ("City", "Your spouse"),
    ]
    assert [note.text for note in form.items if isinstance(note, Note)] == ["Victim services", "Your spouse"]


TEMPLATE = (
    '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'
    '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform><field name="visa">'
    "<caption><value><text>Visa type</text></value></caption><assist><toolTip>As on your card</toolTip>"
    f"</assist><value><text>{FILLED}</text></value></field>"
    '<exclGroup name="cit"><caption><value><text>Citizen?</text></value></caption>'
    "<field><caption><value><text>Yes</text></value></caption></field>"
    "<field><caption><value><text>No</text></value></caption></field></exclGroup>"
    '<field presence="hidden"><caption><value><text>Hidden</text></value></caption></field>'
    "</subform></template></xdp:xdp>"
)


def test_a_form_of_xfa_is_read_from_its_template() -> None:
    made = new(text("Please wait while the form loads.", 60, 700))
    made.Root.AcroForm = pikepdf.Dictionary(XFA=made.make_stream(TEMPLATE.encode()), Fields=pikepdf.Array())
    form = read(saved(made))
    assert [(each.text, each.options, each.help, each.name) for each in form.questions] == [
        ("Visa type", (), "As on your card", "visa"), ("Citizen?", ("Yes", "No"), "", "cit")]  # fmt: skip
    assert FILLED not in repr(form)


def test_a_form_of_xfa_that_is_broken_is_named() -> None:
    made = new(text("Please wait.", 60, 700) + text("Name: ____", 60, 600))
    made.Root.AcroForm = pikepdf.Dictionary(XFA=made.make_stream(b"<template><field>"), Fields=pikepdf.Array())
    form = read(saved(made))
    assert [(each.where, each.why) for each in form.unread] == [("form of XFA", "broken")]
    assert texts(form) == ["Name"]


def test_a_scanned_form_is_read_by_ocr() -> None:
    picture = photographed("Are you a citizen of this country?\n\nVisa type:\n\nWhere were you born?", letter=44)
    form = read(pdf(full_page("Scan"), images={"Scan": picture}))
    assert texts(form) == ["Are you a citizen of this country?", "Visa type", "Where were you born?"]


def test_a_scan_without_ocr_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    form = read(pdf(full_page("Scan"), images={"Scan": photographed("Visa type:")}))
    assert [(each.where, each.why) for each in form.unread] == [("page 1", "scanned page")]
    assert not form.questions


def test_an_encrypted_pdf_is_named_so() -> None:
    made = new(text("Name: ____", 60, 700))
    with pytest.raises(Cannot, match=r"^encrypted$"):
        read(saved(made, encryption=pikepdf.Encryption(user="secret", owner="secret")))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 5000, pdf(lines("Name"))[:200]])
def test_a_broken_pdf_is_named_so(data: bytes) -> None:
    with pytest.raises(Cannot, match=r"^broken$"):
        read(data)


def test_too_many_pages_are_too_large() -> None:
    with pytest.raises(Cannot, match=r"^too large$"):
        read(pdf(*[""] * (LIMITS.pages + 1)))


def whole() -> bytes:
    """A form with some of everything."""
    content = "".join(drawn for what, (drawn, _) in PRINTED.items() if what in ("drawn squares", "rows to be ticked"))
    return with_fields(
        content, ("text", 200, 500, 400, 518, {"TU": "Visa type"}), ("radio", 60, 480, 72, 492, {"T": "r"})
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_spoilt_pdf_form_is_a_form_or_cannot_be_read(seed: int) -> None:
    """Values of its page and its fields are changed, and some bytes; any exception but Cannot fails the test."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    with pikepdf.open(io.BytesIO(WHOLE)) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library says of fields that are out of place, which they are meant to be
        spoil_pdf(made, chance)
        data = bytearray(saved(made))
    for _ in range(chance.choice((0, 0, 3))):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(1, 30)] = data[chance.randrange(len(data)) :][: chance.randint(0, 30)]
    with suppress(Cannot):
        form = read(bytes(data))
        assert all(question.text for question in form.questions)


WHOLE = whole()


@pytest.mark.parametrize(
    "content",
    [
        "".join(line(0, y / 2, 600) for y in range(1_500)) + "".join(f"{x} 0 m {x} 790 l S\n" for x in range(300)),
        "".join(square(x * 12, y * 12) for x in range(50) for y in range(60)),
        "".join(text("Visa type ____ [ ]", x * 100, y * 8, 6) for x in range(6) for y in range(90)),
        text("_" * 1_500, 0, 700, 1) + text("[ ] a?" * 400, 0, 600, 1) + text("*" * 2_000, 0, 500, 1),
    ],
    ids=["a net", "squares", "words", "one long line"],
)
def test_a_page_made_to_be_slow_is_read_in_time(content: Drawn) -> None:
    words = text("This page has enough words not to be taken for a scan.", 60, 400)
    started = time.process_time()
    read(pdf(content + words))
    assert time.process_time() - started < 20


def test_what_a_field_is_asked_by_is_not_asked_again_as_print() -> None:
    field = Question(text="Your name", where="page 1", name="t1")
    printed = [Question(text=text, where="page 1") for text in ("Your name", "(as on your licence)", "Your address")]
    made = Form(kind="pdf", questions=(field, *printed), items=(Asked(0), Note(text="b"), *map(Asked, (1, 2, 3))))
    kept = once(made)
    assert [each.text for each in kept.questions] == ["Your name", "Your address"]
    assert kept.items == (Asked(0), Note(text="b"), Asked(1))
    assert once(kept) is kept
