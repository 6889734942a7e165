"""Forms linted: forms a second in one process on one core, in HTML, in JSON and in PDF.

A form has 10 to 30 questions, of which one in ten asks what 2-929 is about. To lint is to read the form, to decide each
of its questions, and to word what is said of those that are flagged.
"""

from __future__ import annotations

import html
import io
import json
import random
from collections.abc import Callable, Sequence
from typing import Any

from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race

_TEXT, _PAPER = Goal("ours", ">=", 100), Goal("ours", ">=", 10)
_FORMS = 24
_LEAST, _MOST = 10, 30
_SHARE = 0.1
_A_PAGE = 22
_PLAIN = (
    "Full name", "Date of birth", "Mailing address", "Telephone number", "E-mail address", "Preferred language",
    "How long have you lived in Hartford?", "How many people live in the home?", "Name of the business",
    "What is your monthly rent?", "Do you own a dog?", "Which days suit you?", "Emergency contact",
    "Vehicle registration number", "Do you need an interpreter?", "Name of the school", "What should we repair first?",
    "Signature of applicant", "Number of the permit", "Describe the work to be done", "Square feet to be used",
    "Is the building sprinklered?", "Contractor's licence number", "Will food be sold?", "Name of the landlord",
)  # fmt: skip
_ASKS = (
    "Are you a citizen of the United States?", "Country of birth", "Does anyone in the home receive SNAP?",
    "Attach your last tax return", "What is your sexual orientation?", "Has a partner ever hurt you?",
    "Did you see the shooting?", "Passport number",
)  # fmt: skip

_OF = ("Applicant", "Second applicant", "Owner", "Manager", "Tenant", "Contractor", "Coach", "Neighbor", "Student")

Form = Sequence[tuple[str, tuple[str, ...]]]
"""Questions, and what may be answered."""


def forms(effort: Effort, _check_all: bool) -> list[Section]:
    """Generated forms in three formats."""
    drawn = _drawn()
    made: dict[str, tuple[Callable[[Form], bytes], Goal]] = {
        "HTML": (_html, _TEXT),
        "JSON Schema": (_schema, _TEXT),
        "PDF with fields": (fields, _PAPER),
        "PDF, only printed": (printed, _PAPER),
    }
    rows, notes = [], list[str]()
    for what, (make, goal) in made.items():
        files = [make(form) for form in drawn]
        asked = sum(_linted(data) for data in files)
        rates = race([Contender("ours", _each, files)], effort)
        rows.append(Line(what, ours=Spread.of(rates["ours"]), goal=goal))
        notes.append(f"{what}: {asked} questions read of {sum(map(len, drawn))} made.")
    head = f"{_FORMS} forms of {_LEAST} to {_MOST} questions in each format, {_SHARE:.0%} of them of a class of 2-926."
    return [Section("Forms linted: forms/s on one core", [head, *notes], rows)]


def _each(files: Any) -> None:
    for data in files:
        _linted(data)


def _linted(data: bytes) -> int:
    """Lint a form; how many questions it has."""
    from charteroak.screening.forms.judging import judge
    from charteroak.screening.forms.reading import read_form
    from charteroak.screening.forms.suggesting import suggestion

    judged = judge(read_form(data))
    for question, flag in zip(judged.form.questions, judged.flags, strict=True):
        if flag is not None:
            suggestion(question, flag, judged.language)
    return len(judged.form.questions)


def _drawn() -> list[Form]:
    choose = random.Random(929)  # noqa: S311 - no secret
    made = list[Form]()
    for _ in range(_FORMS):
        count = choose.randint(_LEAST, _MOST)
        texts = [_text(choose) for _ in range(count)]
        made.append([(text, ("Yes", "No") if text.endswith("?") else ()) for text in texts])
    return made


def _text(choose: random.Random) -> str:
    """A question; most are worded as no other is, so that nothing is gained by remembering them."""
    text = choose.choice(_ASKS if choose.random() < _SHARE else _PLAIN)
    return (
        text if text.endswith("?") and choose.random() < 0.5 else f"{choose.choice(_OF)}: {text[0].lower()}{text[1:]}"
    )


def _html(form: Form) -> bytes:
    fields = list[str]()
    for number, (text, options) in enumerate(form):
        said = html.escape(text)
        if options:
            boxes = "".join(
                f'<label><input type="radio" name="q{number}" value="{each}"> {each}</label>' for each in options
            )
            fields.append(f"<fieldset><legend>{number + 1}. {said}</legend>{boxes}</fieldset>")
        else:
            fields.append(f'<p><label for="q{number}">{said}</label> <input id="q{number}" name="q{number}"></p>')
    page = f"<title>Application</title><h1>Application</h1><form>{''.join(fields)}<button>Send</button></form>"
    return f'<!doctype html><html lang="en"><body>{page}</body></html>'.encode()


def _schema(form: Form) -> bytes:
    properties = {
        f"q{number}": {"type": "string", "title": text, **({"enum": list(options)} if options else {})}
        for number, (text, options) in enumerate(form)
    }
    schema = "https://json-schema.org/draft/2020-12/schema"
    made = {"$schema": schema, "title": "Application", "type": "object", "properties": properties}
    return json.dumps(made, indent=1).encode()


# PDF.


def printed(form: Form) -> bytes:
    """A form on paper: numbered questions with blanks and boxes."""
    lines = [
        f"{number}. {text} {' '.join(f'[ ] {each}' for each in options) if options else '____________________'}"
        for number, (text, options) in enumerate(form, 1)
    ]
    return _pdf([[("Application", 16.0), *((line, 10.0) for line in part)] for part in _parts(lines)], [])


def fields(form: Form) -> bytes:
    """A form with a field to the right of each label."""
    texts = [text for text, _ in form]
    pages = [[("Application", 16.0), *((text, 10.0) for text in part)] for part in _parts(texts)]
    return _pdf(pages, texts)


def _parts(lines: Sequence[str]) -> list[Sequence[str]]:
    return [lines[start : start + _A_PAGE] for start in range(0, len(lines), _A_PAGE)]


def _pdf(pages: Sequence[Sequence[tuple[str, float]]], tips: Sequence[str]) -> bytes:
    """Lines on pages, the first of each a heading; with `tips`, a field for each of the others in order."""
    import pikepdf

    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                              Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    made, saved, all_fields = pikepdf.new(), io.BytesIO(), list[Any]()
    for lines in pages:
        drawn, places = list[str](), list[float]()
        for row, (line, size) in enumerate(lines):
            drawn.append(f"BT /F1 {size} Tf 60 {740 - 30 * row} Td <{line.encode('cp1252').hex()}> Tj ET\n")
            places.append(740 - 30 * row - 5)
        page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 612, 792])
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream("".join(drawn).encode())
        if tips:
            page.Annots = pikepdf.Array(
                [_field(made, len(all_fields) + number, tips[len(all_fields) + number], place)
                 for number, place in enumerate(places[1:])]
            )  # fmt: skip
            all_fields += list(page.Annots)  # type: ignore[call-overload]  # it has no types
        made.pages.append(pikepdf.Page(made.make_indirect(page)))
    made.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(all_fields))
    made.save(saved, deterministic_id=True)
    return saved.getvalue()


def _field(made: Any, number: int, tip: str, bottom: float) -> Any:
    import pikepdf

    return made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=f"field{number}", TU=tip,
            F=4, Rect=[330, bottom, 550, bottom + 18],
        )
    )  # fmt: skip
