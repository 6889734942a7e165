"""Forms in Word: every way in which a question is put on paper there is read, and nothing that is filled in."""

import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_docx import docx, p, r, section, story, table
from made_office import changed, word
from made_spoilt import spoilt_xml

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Note, Question
from charteroak.screening.forms.readers.docx import read_docx
from charteroak.screening.forms.reading import read_form

FILLED = "Filled In By Somebody"


def read(body: str, **parts: str) -> Form:
    return read_docx(word(body, parts), "form.docx", LIMITS.anew())


def texts(form: Form) -> list[str]:
    return [question.text for question in form.questions]


def only(body: str) -> Question:
    [question] = read(body).questions
    return question


def control(properties: str, inside: str = FILLED, *, empty: bool = False) -> str:
    """A content control in a paragraph."""
    mark = "<w:showingPlcHdr/>" if empty else ""
    return f"<w:sdt><w:sdtPr>{properties}{mark}</w:sdtPr><w:sdtContent>{r(inside)}</w:sdtContent></w:sdt>"


def old_field(data: str, result: str = FILLED) -> str:
    """A form field of the older kind."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_the_development_form_is_read_as_it_is_labelled(shared: Path) -> None:
    folder = shared / "data" / "forms-dev"
    labelled = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    name = "victim-services-referral.docx"
    form = read_form((folder / name).read_bytes(), name)
    assert texts(form) == [each["question"] for each in labelled if each["path"] == name]
    assert form.kind == "docx"


ASKED: dict[str, tuple[str, list[tuple[str, tuple[str, ...]]]]] = {
    "a blank": (p("Name: ________"), [("Name", ())]),
    "two blanks on a line": (p("Name ______  Visa type ______"), [("Name", ()), ("Visa type", ())]),
    "dots": (p("Country of birth ................"), [("Country of birth", ())]),
    "a date": (p("Date of entry: ___/___/_____"), [("Date of entry", ())]),
    "boxes": (p("Are you a citizen? ☐ Yes ☐ No"), [("Are you a citizen?", ("Yes", "No"))]),
    "brackets": (p("3. Do you get: [ ] SNAP [ ] WIC"), [("Do you get", ("SNAP", "WIC"))]),
    "boxes behind": (p("Are you married? Yes ☐ No ☐"), [("Are you married?", ("Yes", "No"))]),
    "a choice with blanks": (p("Are you a citizen? Yes ___ No ___"), [("Are you a citizen?", ("Yes", "No"))]),
    "blanks before a choice": (p("Citizen? ___ Yes ___ No"), [("Citizen?", ("Yes", "No"))]),
    "two sentences": (p("Were you hurt? Say by whom. ______"), [("Were you hurt? Say by whom.", ())]),
    "a sentence that leads": (
        p("Some people have been hurt at home. Have you? ____"),
        [("Some people have been hurt at home. Have you?", ())],
    ),
    "hours": (p("Hours you can help") + p("☐ Morning") + p("☐ Night"), [("Hours you can help", ("Morning", "Night"))]),
    "a choice in words": (p("Are you a citizen?  Yes / No"), [("Are you a citizen?", ("Yes", "No"))]),
    "a list of boxes": (
        p("Do you receive any of these?") + p("☐ SNAP") + p("☐ Section 8"),
        [("Do you receive any of these?", ("SNAP", "Section 8"))],
    ),
    "boxes that ask": (p("Please read.") + p("Name: ____") + p("☐ I am a survivor of abuse"), [
        ("Name", ()), ("I am a survivor of abuse", ())]),
    "a question alone": (p("Where were you born?"), [("Where were you born?", ())]),
    "Spanish": (p("¿Es usted ciudadano? ☐ Sí ☐ No"), [("¿Es usted ciudadano?", ("Sí", "No"))]),
    "a blank below": (p("Signature of witness") + p("______________"), [("Signature of witness", ())]),
    "a sentence with blanks": (
        p("I was born in ____ and came here in ____."), [("I was born in ____ and came here in ____.", ())]),
    "a second question on the line": (
        p("Are you a citizen? ☐ Yes ☐ No   If no, A-number: ____"),
        [("Are you a citizen?", ("Yes", "No")), ("If no, A-number", ())],
    ),
    "an order": (p("Attach a copy of your last tax return."), [("Attach a copy of your last tax return.", ())]),
    "a label and an empty cell": (table(("Visa type", ""), ("Name", "")), [("Visa type", ()), ("Name", ())]),
    "a label and a choice": (
        table(("Citizen", "☐ Yes ☐ No"), ("Name", "")), [("Citizen", ("Yes", "No")), ("Name", ())]),
    "heads over empty cells": (
        table(("Name", "Country of birth"), ("", ""), ("", "")), [("Name", ()), ("Country of birth", ())]),
    "rows to be ticked": (
        table(("Do you get:", "Yes", "No"), ("SNAP", "", ""), ("TANF", "", "")),
        [("SNAP", ("Yes", "No")), ("TANF", ("Yes", "No"))],
    ),
    "labels over empty cells": (
        table(("First name", "Visa type"), ("", ""), ("City", "State"), ("", "")),
        [("First name", ()), ("Visa type", ()), ("City", ()), ("State", ())],
    ),
    "two pairs in a row": (
        table(("Name", "", "Visa type", ""), ("City", "", "State", "")),
        [("Name", ()), ("Visa type", ()), ("City", ()), ("State", ())],
    ),
    "a text control": (p(r("Visa type: "), control("<w:text/>")), [("Visa type", ())]),
    "a list to choose from": (
        p(r("Status: "), control('<w:dropDownList><w:listItem w:displayText="Refugee" w:value="1"/></w:dropDownList>')),
        [("Status", ("Refugee",))],
    ),
    "an older field": (p(r("A-number "), old_field("<w:textInput/>")), [("A-number", ())]),
    "older boxes": (
        p(r("Citizen? "), old_field("<w:checkBox/>", ""), r(" Yes "), old_field("<w:checkBox/>", ""), r(" No")),
        [("Citizen?", ("Yes", "No"))],
    ),
    "underlined spaces": (p(r("Visa type: "), r("          ", '<w:u w:val="single"/>')), [("Visa type", ())]),
    "words on a line": (p(r("Visa type: "), r(FILLED, '<w:u w:val="single"/>')), [("Visa type", ())]),
    "inserted": (f"<w:p><w:ins>{r('Visa type: ____')}</w:ins></w:p>", [("Visa type", ())]),
    "a control around paragraphs": (
        p("Preferred name") + f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p(FILLED)}</w:sdtContent></w:sdt>",
        [("Preferred name", ())],
    ),
    "a merge field": (
        p(r("Case: "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
          '<w:r><w:instrText> MERGEFIELD Case </w:instrText></w:r>'
          f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(FILLED)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        [("Case", ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ASKED)
def test_a_question_in_word_is_read_from(what: str) -> None:
    body, wanted = ASKED[what]
    form = read(body)
    assert [(question.text, question.options) for question in form.questions] == wanted
    assert FILLED not in repr(form)


SAID = {
    "a note": p("We do not ask for anybody's immigration status."),
    "an instruction": p("Please print clearly in black ink."),
    "an offer": p("Are you a victim of domestic violence? Call 860-555-0100."),
    "a heading": p("Immigration", style="Heading1"),
    "what is deleted": "<w:p><w:del><w:r><w:delText>Visa type: ____</w:delText></w:r></w:del></w:p>",
    "what is hidden": f"<w:p>{r('Visa type: ____', '<w:vanish/>')}</w:p>",
}


@pytest.mark.parametrize("what", SAID)
def test_no_question_in_word_is_read_from(what: str) -> None:
    assert texts(read(SAID[what] + p("Name: ____"))) == ["Name"]


def test_a_question_says_where_it_is() -> None:
    form = read(p("Intro.") + p("Name: ____") + table(("City", ""), ("Visa type", "")))
    assert [question.where for question in form.questions] == ["paragraph 2", "table 1, row 1", "table 1, row 2"]


def test_a_list_of_documents_to_attach_is_a_question_each() -> None:
    body = p("Please attach copies of:") + p("• your last tax return") + p("• your lease")
    form = read(body)
    assert [(each.text, each.stem) for each in form.questions] == [
        ("your last tax return", "Please attach copies of"), ("your lease", "Please attach copies of")]  # fmt: skip


def test_what_a_control_says_of_itself_is_its_help_and_name() -> None:
    prompt = control('<w:alias w:val="Place of birth"/><w:tag w:val="pob"/><w:text/>', "City and country", empty=True)
    question = only(p(r("Born in: "), prompt))
    assert (question.text, question.name, question.help) == ("Born in", "pob", "Place of birth City and country")


def test_a_footnote_is_the_help_of_what_it_is_noted_to() -> None:
    notes = story("footnotes", f'<w:footnote w:id="2">{p("Your A-number is on your card.")}</w:footnote>')
    body = p(r("Number of your card: ____"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    form = read_docx(docx(body, {"word/footnotes.xml": notes}), "", LIMITS.anew())
    assert [(each.text, each.help) for each in form.questions] == [
        ("Number of your card", "Your A-number is on your card.")]  # fmt: skip


def test_headings_are_notes_and_complete_what_follows() -> None:
    form = read(p("Intake", style="Heading1") + p("Your spouse", style="Heading2") + p("Sex: ____"))
    assert [(note.text, note.level) for note in form.items if isinstance(note, Note)] == [
        ("Intake", 1),
        ("Your spouse", 2),
    ]
    assert form.title == "Intake"
    assert [each.stem for each in form.questions] == ["Your spouse"]


OVER = {
    ("Your spouse", "Sex"): True,
    ("Passport", "Number"): True,
    ("Public assistance", "Case number"): True,
    ("Mother", "Place of birth"): True,
    ("Domestic violence services", "Name"): False,
    ("Domestic violence services", "Describe what happened"): False,
    ("Immigration office", "Phone"): False,
    ("Child care assistance program", "Address"): False,
    ("Asistencia pública", "Número de caso"): True,
    ("Su pareja", "Fecha de nacimiento"): True,
}


@pytest.mark.parametrize(("heading", "label"), OVER)
def test_a_heading_completes_what_asks_nothing_by_itself_and_says_of_whom(heading: str, label: str) -> None:
    """What a form is about does not make a name or an address a question of that."""
    form = read(p("Intake", style="Heading1") + p(heading, style="Heading2") + p(f"{label}: ____"))
    assert [each.stem for each in form.questions] == [heading if OVER[heading, label] else ""]


def test_the_title_completes_nothing() -> None:
    assert [each.stem for each in read(p("Victim services", style="Heading1") + p("Name: ____")).questions] == [""]


def test_a_cell_that_is_filled_in_is_not_read() -> None:
    form = read(table(("Name", FILLED), ("Visa type", ""), ("City", "")))
    assert texts(form) == ["Name", "Visa type", "City"]
    assert FILLED not in repr(form)


def test_a_text_box_and_a_header_are_read() -> None:
    inside = p("Visa type: ____")
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    header = {"word/header1.xml": story("hdr", p("Case number: ____"))}
    data = docx(box + section("header:default:header1"), header)
    form = read_docx(data, "", LIMITS.anew())
    assert set(texts(form)) == {"Visa type", "Case number"}


BAD: dict[str, Callable[[], bytes]] = {
    "broken": lambda: word(p("x"))[:-40],
    "encrypted": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_word_file_that_cannot_be_read_is_named_by_kind(kind: str) -> None:
    with pytest.raises(Cannot, match=f"^{kind}$"):
        read_docx(BAD[kind](), "", LIMITS.anew())


def test_a_word_file_with_a_doctype_is_broken() -> None:
    with pytest.raises(Cannot, match=r"^broken$"):
        read_docx(word(p("x"), {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "", LIMITS.anew())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_spoilt_word_form_is_a_form_or_cannot_be_read(seed: int) -> None:
    """Any exception but Cannot fails the test; most of what is spoilt here is still well-formed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    given = changed(EVERYTHING, {"word/document.xml": lambda text: spoilt_xml(text, chance, "body")})
    with suppress(Cannot):
        form = read_docx(given, "", LIMITS.anew())
        assert all(question.text for question in form.questions)


EVERYTHING = word("".join(body for body, _ in ASKED.values()))


@pytest.mark.parametrize(
    "sign", ["_ ", "☐ ", "(", "*", ". ", "? ", "¿", "[ ] a   b: ", "1. ", "yes no ", ":", "\t____ "]
)
def test_a_line_of_one_sign_is_read_in_time(sign: str) -> None:
    """Patterns that go back and forth would take minutes."""
    started = time.process_time()
    read(p(sign * 20_000) + p(sign * 500) + p(f"Name{sign * 900}: ____"))
    assert time.process_time() - started < 20


def test_tables_within_tables_within_tables_are_read_no_further() -> None:
    body = p("Name: ____")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    read(body + p("City: ____"))
