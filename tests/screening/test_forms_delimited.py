"""Tables in plain text: surveys, data dictionaries, services, and heads of columns."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Asked, Form
from charteroak.screening.forms.reading import read_form


def read(text: str, name: str = "a.csv") -> Form:
    return read_form(text.encode(), name)


def test_a_survey_saved_as_csv_is_read_by_its_first_label_column() -> None:
    text = (
        "type,name,label::English (en),label::Español (es),hint\n"
        "begin_group,g,Household,,\n"
        'select_one yn,snap,"Does anyone, here, get SNAP?",¿SNAP?,For the waiver\n'
        "calculate,c,,,\nnote,n,Thank you,,\nend_group,,,,\n"
        "text,born_in,,,\n"
    )
    form = read(text)
    assert form.kind == "xlsform"
    assert [(each.text, each.stem, each.help, each.where) for each in form.questions] == [
        ("Does anyone, here, get SNAP?", "", "¿SNAP? For the waiver", "C3"),
        ("born_in", "", "", "B7"),
    ]
    assert [text[each.start : each.end] for each in form.questions] == ["Does anyone, here, get SNAP?", "born_in"]


def test_a_survey_with_its_sheets_below_each_other_has_its_choices() -> None:
    text = "survey,type,name,label\n,select_one yn,a,Are you a citizen?\n"
    text += "choices,list_name,name,label\n,yn,y,Yes\n,yn,n,No\n"
    form = read(f"{text}settings,form_title,default_language\n,Intake,English (en)\n")
    assert (form.title, form.language) == ("Intake", "en")
    assert [(each.text, each.options) for each in form.questions] == [("Are you a citizen?", ("Yes", "No"))]


def test_a_dictionary_of_redcap_is_read_by_its_labels() -> None:
    text = (
        '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label",'
        '"Choices, Calculations, OR Slider Labels","Field Note"\n'
        'imm,f,Status,radio,"<b>What</b> is your status?","1, Citizen | 2, LPR",As now\n'
        "t,f,,descriptive,Thank you,,\ns,f,,yesno,Were you hurt?,,\n"
    )
    form = read(text)
    assert [(each.text, each.options, each.help, each.name, each.answer) for each in form.questions] == [
        ("What is your status?", ("Citizen", "LPR"), "As now", "imm", "choice"),
        ("Were you hurt?", (), "", "s", "yes-no"),
    ]


def test_a_table_with_a_column_of_questions_has_a_question_in_each_row() -> None:
    form = read("id;question;options\n1;Which visa?;F-1/H-1B\n2;Name?;\n")
    assert [(each.text, each.options) for each in form.questions] == [("Which visa?", ("F-1", "H-1B")), ("Name?", ())]


def test_services_of_hsds_are_read_for_what_they_demand() -> None:
    form = read("id,name,eligibility_description\n1,Food,Must get SNAP\n2,Law,\n", "services.csv")
    assert (form.kind, [each.text for each in form.questions]) == ("hsds", ["Must get SNAP"])
    papers = read("id,service_id,document\n1,2,Green card\n", "required_documents.csv")
    assert [each.text for each in papers.questions] == ["Green card"]


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_each_column_of_a_table_of_data_is_a_question_and_its_rows_are_not_read(sign: str) -> None:
    head = sign.join(("PersonalID", "DomesticViolenceSurvivor", "SNAP"))
    form = read(f"{head}\n{sign.join(('secret', '1', '0'))}\n")
    assert form.kind == "columns"
    assert [(each.text, each.name, each.where) for each in form.questions] == [
        ("PersonalID", "PersonalID", "A1"),
        ("DomesticViolenceSurvivor", "DomesticViolenceSurvivor", "B1"),
        ("SNAP", "SNAP", "C1"),
    ]
    assert "secret" not in repr(form)


@pytest.mark.parametrize(
    "text", ["1,2,3\n4,5,6\n", "a@b.org,x\n", "\n\n,,\n", "This is a sentence that goes on and on\n"]
)
def test_a_table_without_a_head_is_no_form(text: str) -> None:
    with pytest.raises(Cannot, match=r"^not a form$"):
        read(text)


def test_a_dictionary_of_very_many_rows_is_refused_and_a_table_of_data_is_not() -> None:
    rows = "x,y\n" * 21_000
    with pytest.raises(Cannot, match=r"^too large$"):
        read(f"name,field_label\n{rows}")
    assert len(read(f"name,status\n{rows}").questions) == 2


_CELL = st.text(st.sampled_from("ab ?,;\n\"'_é|"), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_that_the_standard_library_reads(rows: list[list[str]]) -> None:
    """A column of questions with anything in its cells: the same texts, each where it stands."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([["id", "question", "note", "more"], *rows])
    text = made.getvalue()
    wanted = [cells[1] for cells in csv.reader(io.StringIO(text)) if len(cells) > 1][1:]
    try:
        form = read(text)
    except Cannot:
        return
    found = [each for each in form.questions if each.where.startswith("B")]
    assert {" ".join(each.text.split()) for each in found} <= {" ".join(_plain(cell).split()) for cell in wanted} | {""}
    assert all(-1 <= each.start <= each.end <= len(text) for each in form.questions)
    assert [item.number for item in form.items if isinstance(item, Asked)] == list(range(len(form.questions)))


def _plain(cell: str) -> str:
    from charteroak.screening.forms.readers.wording import words

    return words(" ".join(cell.split())) or cell


@given(st.text(st.sampled_from('type,name,label\n"\t;| surveychoices#=éx1'), max_size=80))
def test_any_table_is_a_form_or_refused_by_kind(text: str) -> None:
    try:
        form = read(text)
    except Cannot:
        return
    assert all(each.text.strip() for each in form.questions)
