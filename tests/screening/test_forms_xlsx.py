"""Forms in workbooks: XLSForm row by row, lists of questions, sheets as forms on paper, tables by their heads."""

import io
import json
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_office import changed, saved
from made_spoilt import spoilt_xml
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.datavalidation import DataValidation

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Note
from charteroak.screening.forms.readers.xlsx import read_xlsx
from charteroak.screening.forms.reading import read_form

FILLED = "Filled In By Somebody"
LINE = Border(bottom=Side("thin"))
Rows = Sequence[Sequence[object]]


def read(data: bytes) -> Form:
    return read_xlsx(data, "form.xlsx", LIMITS.anew())


def texts(form: Form) -> list[str]:
    return [question.text for question in form.questions]


def book(**sheets: Rows) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(made)


def test_the_development_workbook_is_read_as_it_is_labelled(shared: Path) -> None:
    folder = shared / "data" / "forms-dev"
    labelled = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines()]
    form = read_form((folder / "block-survey.xlsx").read_bytes(), "block-survey.xlsx")
    assert texts(form) == [each["question"] for each in labelled if each["path"] == "block-survey.xlsx"]
    assert (form.kind, form.title, form.questions[3].where) == ("xlsform", "Block survey", "survey!C5")


SURVEY: Rows = [
    [
        "type",
        "name",
        "label::English (en)",
        "label::Español (es)",
        "hint::English (en)",
        "constraint_message",
        "relevant",
    ],
    ["start", "started", None, None],
    ["begin_group", "home", "About the home", "Sobre el hogar"],
    ["note", "intro", "We ask nothing about citizenship.", "No preguntamos."],
    ["select_one yn", "cit", "Are you a **citizen**?", "¿Es ciudadano?", "Your own status", "Choose one"],
    ["select_multiple aid or_other", "aid", "Which of these do you get?", "¿Cuáles recibe?"],
    ["calculate", "sum", "not asked", None],
    ["end_group", None, None, None],
    ["begin repeat", "kids", "Each child", None],
    ["date", "born", "Date of birth", None],
    ["end repeat", None, None, None],
    ["text", "country_of_birth", None, "País de nacimiento"],
    ["integer", "unlabelled", None, None],
]
CHOICES: Rows = [
    ["list_name", "name", "label::English (en)", "label::Español (es)"],
    ["yn", "y", "Yes", "Sí"], ["yn", "n", "No", "No"],
    ["aid", "snap", "SNAP", "SNAP"], ["aid", "rent", "Rent help", "Ayuda de renta"],
]  # fmt: skip


def test_an_xlsform_is_read_row_by_row() -> None:
    form = read(book(survey=SURVEY, choices=CHOICES, settings=[["form_title"], ["Household"]]))
    said = [(each.text, each.name, each.where, each.stem, each.options, each.answer) for each in form.questions]
    assert said == [
        ("Are you a citizen?", "cit", "survey!C5", "", ("Yes", "No", "Sí"), "yes-no"),
        ("Which of these do you get?", "aid", "survey!C6", "",
         ("SNAP", "Rent help", "Ayuda de renta", "Other"), "choice"),
        ("Date of birth", "born", "survey!C10", "Each child", (), "date"),
        ("País de nacimiento", "country_of_birth", "survey!D12", "", (), "text"),
        ("unlabelled", "unlabelled", "survey!B13", "", (), "number"),
    ]  # fmt: skip
    assert form.questions[0].help == "¿Es ciudadano? Your own status Choose one"
    assert (form.language, form.title) == ("en", "Household")
    assert [note.text for note in form.items if isinstance(note, Note)] == [
        "About the home", "We ask nothing about citizenship.", "Each child"]  # fmt: skip


SILENT = ["calculate", "hidden", "start", "end", "today", "deviceid", "audit", "note", "end_group"]


@pytest.mark.parametrize("kind", SILENT)
def test_no_question_is_a_row_of_type(kind: str) -> None:
    rows = [["type", "name", "label"], [kind, "x", "Visa type"], ["text", "name", "Name"]]
    assert texts(read(book(survey=rows))) == ["Name"]


def test_a_row_that_is_turned_off_asks_nothing() -> None:
    rows = [["type", "name", "label", "disabled"], ["text", "visa", "Visa type", "yes"], ["text", "name", "Name", "no"]]
    assert texts(read(book(survey=rows))) == ["Name"]


def test_a_hidden_row_is_not_on_paper() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(Form=[["Name:"], ["Visa type:"]])))
    made["Form"].row_dimensions[2].hidden = True
    assert texts(read(saved(made))) == ["Name"]


def test_a_list_of_questions_is_read_by_its_column() -> None:
    rows = [
        ["No.", "Question", "Options", "Hint"],
        [1, "Are you a citizen?", "Yes; No", "Own status"],
        [2, "Name", None, None],
    ]
    form = read(book(Interview=rows))
    assert [(each.text, each.options, each.help, each.where) for each in form.questions] == [
        ("Are you a citizen?", ("Yes", "No"), "Own status", "Interview!B2"),
        ("Name", (), "", "Interview!B3"),
    ]  # fmt: skip


def test_what_was_answered_in_a_list_of_questions_is_not_read() -> None:
    form = read(book(Interview=[["Question", "Answer"], ["Are you a citizen?", FILLED], ["Name", FILLED]]))
    assert texts(form) == ["Are you a citizen?", "Name"]
    assert FILLED not in repr(form)


def test_a_data_dictionary_gives_its_choices_without_codes() -> None:
    rows = [
        ["Variable / Field Name", "Form Name", "Field Label", "Choices, Calculations, OR Slider Labels"],
        ["citizen", "intake", "Are you a citizen?", "1, Yes | 2, No"],
    ]
    [question] = read(book(Dictionary=rows)).questions
    assert (question.text, question.options, question.name) == ("Are you a citizen?", ("Yes", "No"), "citizen")


def test_a_table_of_data_is_its_heads_and_no_value_of_it() -> None:
    form = read(book(Clients=[["ClientID", "CountryOfBirth"], [1, FILLED], [2, FILLED]]))
    assert (form.kind, texts(form)) == ("columns", ["ClientID", "CountryOfBirth"])
    assert [each.where for each in form.questions] == ["Clients!A1", "Clients!B1"]
    assert FILLED not in repr(form)


def paper(
    *cells: tuple[str, str], framed: Sequence[str] = (), bold: Sequence[str] = (), rule: DataValidation | None = None
) -> bytes:
    """A sheet with texts at places, cells with a line under them, and what a cell takes."""
    made = openpyxl.Workbook()
    sheet = made.active
    for place, text in cells:
        sheet[place] = text
    for place in framed:
        sheet[place].border = LINE
    for place in bold:
        sheet[place].font = Font(bold=True)
    if rule is not None:
        sheet.add_data_validation(rule)
    return saved(made)


def yes_no() -> DataValidation:
    rule = DataValidation(type="list", formula1='"Yes,No"')
    rule.prompt = "Choose one"
    rule.add("B2")
    return rule


LAID_OUT: dict[str, tuple[Callable[[], bytes], list[tuple[str, tuple[str, ...]]]]] = {
    "labels beside lines": (
        lambda: paper(("A1", "Intake"), ("A3", "Name"), ("A4", "Visa type"), framed=["B3", "B4"]),
        [("Name", ()), ("Visa type", ())],
    ),
    "labels beside nothing": (
        lambda: paper(("A1", "Intake"), ("A2", "Name"), ("A3", "Visa type"), ("A4", "Phone number")),
        [("Name", ()), ("Visa type", ()), ("Phone number", ())],
    ),
    "labels in two columns": (
        lambda: paper(("A1", "Intake"), ("A2", "Name"), ("C2", "Date of birth"), ("A3", "City"), ("C3", "Visa type")),
        [("Name", ()), ("Date of birth", ()), ("City", ()), ("Visa type", ())],
    ),
    "heads over lines": (
        lambda: paper(("A1", "Name"), ("B1", "Country of birth"), framed=["A2", "B2", "A3", "B3"]),
        [("Name", ()), ("Country of birth", ())],
    ),
    "a cell that takes a choice": (
        lambda: paper(("A1", "Intake"), ("A2", "Are you a citizen?"), rule=yes_no()),
        [("Are you a citizen?", ("Yes", "No"))],
    ),
    "questions": (
        lambda: paper(("A1", "Do you receive SNAP?"), ("A2", "If yes, case number:")),
        [("Do you receive SNAP?", ()), ("If yes, case number", ())],
    ),
    "a choice in words": (
        lambda: paper(("A1", "Intake"), ("A2", "Are you a citizen?"), ("B2", "Yes / No"), ("A3", "Name:")),
        [("Are you a citizen?", ("Yes", "No")), ("Name", ())],
    ),
    "labels with answers beside them": (
        lambda: paper(("A1", "Name:"), ("B1", FILLED), ("A2", "Visa type:"), ("A3", "City:"), ("A4", "Phone:")),
        [("Name", ()), ("Visa type", ()), ("City", ()), ("Phone", ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LAID_OUT)
def test_a_sheet_is_read_as_paper_with(what: str) -> None:
    make, wanted = LAID_OUT[what]
    form = read(make())
    assert [(each.text, each.options) for each in form.questions] == wanted
    assert FILLED not in repr(form)


def test_a_title_and_a_sentence_on_a_sheet_ask_nothing() -> None:
    data = paper(
        ("A1", "Intake"), ("A2", "We never ask about citizenship."), ("A4", "Name"), framed=["B4"], bold=["A1"]
    )
    form = read(data)
    assert (form.title, texts(form)) == ("Intake", ["Name"])


def test_a_hidden_sheet_is_not_on_paper() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(Form=[["Name:"]], Lists=[["Visa type:"]])))
    made["Lists"].sheet_state = "hidden"
    assert texts(read(saved(made))) == ["Name"]


def test_an_empty_workbook_is_not_a_form() -> None:
    with pytest.raises(Cannot, match=r"^not a form$"):
        read_form(book(Sheet=[]), "empty.xlsx")


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "broken": ("broken", lambda: book(survey=SURVEY)[:-30]),
    "encrypted": ("encrypted", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    "with a doctype": ("broken", lambda: changed(book(survey=SURVEY), {
        "xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'})),
    "a bomb": ("too large", lambda: changed(book(survey=SURVEY), {
        "xl/worksheets/sheet1.xml": "<a>" + " " * (80 << 20)})),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_workbook_that_cannot_be_read_is_named_by_kind(what: str) -> None:
    kind, make = BAD[what]
    with pytest.raises(Cannot, match=f"^{kind}$"):
        read(make())


PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.sampled_from(PARTS), st.booleans())
def test_a_spoilt_workbook_is_a_form_or_cannot_be_read(seed: int, part: str, survey: bool) -> None:
    """A part is spoilt within a whole package, so that the reader sees it; any other exception fails the test."""
    chance = random.Random(seed)  # noqa: S311 - no secret

    given = WHOLE if survey else LAID
    with suppress(Cannot):
        form = read(changed(given, {part: lambda text: spoilt_xml(text, chance)}))
        assert all(question.text for question in form.questions)


WHOLE, LAID = book(survey=SURVEY, choices=CHOICES), LAID_OUT["a cell that takes a choice"][0]()
