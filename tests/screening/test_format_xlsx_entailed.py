"""What cuts in a workbook entail: nothing computes again what was cut, and what hangs together stays together."""

import io

import openpyxl
import pytest
from made_office import saved, says, unpacked
from made_workbook import SHEET, cells, opened_book, raw_rows, without

from charteroak.screening.formats.surface import MARK
from charteroak.screening.formats.xlsx_formulas import areas_of, renamed


def formulas(*given: str, more: str = "") -> bytes:
    """A sheet with a secret in A1, the given cells in row 2, and more rows."""
    first = '<row r="1"><c r="A1" t="str"><v>secret</v></c></row>'
    return raw_rows(f'{first}<row r="2">{"".join(given)}</row>{more}')


def test_a_value_that_was_computed_from_what_was_cut_goes() -> None:
    """Its formula stays, and computes it from the mark; values of other formulas stay, too."""
    data = formulas(
        '<c r="A2" t="str"><f>UPPER(A1)</f><v>COMPUTED1</v></c>',
        '<c r="B2" t="str"><f>LEN(A2)&amp;""</f><v>COMPUTED2</v></c>',
        '<c r="C2" t="str"><f>SUM(B5:B9)&amp;"x"</f><v>kept</v></c>',
        '<c r="D2" t="str"><f>INDIRECT("A"&amp;1)</f><v>COMPUTED3</v></c>',
        '<c r="E2" t="str"><f>COUNTA(A:A)&amp;""</f><v>COMPUTED4</v></c>',
    )
    made = without(data, "secret")
    assert says(made, "COMPUTED") == []
    assert cells(made)["Sheet!B2"] == '=LEN(A2)&""'
    assert cells(made, data_only=True)["Sheet!C2"] == "kept"
    assert 'fullCalcOnLoad="1"' in unpacked(made)["xl/workbook.xml"].decode()
    assert "fullCalcOnLoad" not in unpacked(opened_book(data).without({}))["xl/workbook.xml"].decode()


def test_a_formula_whose_value_was_cut_goes() -> None:
    data = formulas('<c r="A2" t="str"><f>IF(TRUE,"hid","")&amp;"den"</f><v>hidden words</v></c>')
    made = without(data, "hidden words")
    assert cells(made)["Sheet!A2"] == MARK
    assert "<f>" not in unpacked(made)[SHEET].decode()


def test_shared_formulas_without_the_first_are_values() -> None:
    data = formulas(
        '<c r="A2" t="str"><f t="shared" si="0" ref="A2:C2">D9&amp;"x"</f><v>hidden words</v></c>',
        '<c r="B2" t="str"><f t="shared" si="0"/><v>other</v></c>',
    )
    made = without(data, "hidden words")
    assert (cells(made)["Sheet!A2"], cells(made)["Sheet!B2"]) == (MARK, "other")
    kept = opened_book(data).without({})
    assert 't="shared"' in unpacked(kept)[SHEET].decode()


def test_a_shared_formula_is_followed_where_it_is_shared() -> None:
    """It refers to other cells from each cell that shares it."""
    shared = '<c r="B2" t="str"><f t="shared" si="0" ref="B2:B3">Z1</f><v>kept</v></c>'
    sharing = '<row r="3"><c r="B3" t="str"><f t="shared" si="0"/><v>COMPUTED</v></c></row>'
    data = formulas(shared, '<c r="Z2" t="str"><v>other secret</v></c>', more=sharing)
    made = without(data, "other secret")
    assert says(made, "kept") != []
    assert says(made, "COMPUTED") == []


def test_an_array_of_which_a_cell_was_cut_has_no_formula() -> None:
    data = formulas(
        '<c r="A2" t="str"><f t="array" ref="A2:B2">D8:E8</f><v>one</v></c><c r="B2" t="str"><v>hidden words</v></c>'
    )
    assert "<f" not in unpacked(without(data, "hidden words"))[SHEET].decode()
    stale = formulas(
        '<c r="A2" t="str"><f t="array" ref="A2:B2">A1:B1</f><v>COMPUTED1</v></c><c r="B2" t="str"><v>COMPUTED2</v></c>'
    )
    made = without(stale, "secret")
    assert says(made, "COMPUTED") == []
    assert "A1:B1" in unpacked(made)[SHEET].decode()


def test_formulas_with_other_workbooks_are_values() -> None:
    data = formulas('<c r="A2" t="str"><f>[1]Data!A1</f><v>kept words</v></c><c r="B2"><f>SUM(T[1])</f><v>5</v></c>')
    made = cells(opened_book(data).without({}))
    assert (made["Sheet!A2"], made["Sheet!B2"]) == ("kept words", "=SUM(T[1])")


@pytest.mark.parametrize(
    ("formula", "areas"),
    [
        ("A1", ((1, 1, 0, 1, 0),)),
        ("SUM(B2:$C$3,Other!A:A)", ((1, 2, 1, 3, 2), (2, 1, 0, 1_048_576, 0))),
        ("'My ''own'!A1", ((3, 1, 0, 1, 0),)),
        ('LEN("A1 is text")', ()),
        ("5:7", ((1, 5, 0, 7, 16_384),)),
        ("LOG10(A1)", ((1, 1, 0, 1, 0),)),
        ("OFFSET(A1,1,1)", None),
        ("total+1", None),
        ("T[Name]", None),
        ("Missing!A1", None),
    ],
)
def test_what_a_formula_refers_to(formula: str, areas: object) -> None:
    assert areas_of(formula, 1, {"other": 2, "my 'own": 3}) == areas


def test_sheets_are_renamed_where_they_are_named() -> None:
    names = {"ann's file": "new", "plain": "other's"}
    assert (
        renamed("'Ann''s file'!A1+Plain!B2+'x:Plain'!C3+Kept!D4", names)
        == "'new'!A1+'other''s'!B2+'x:other''s'!C3+Kept!D4"
    )


def test_a_sheet_whose_name_was_cut_is_renamed_everywhere() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Ann Quill"
    book.active["A1"] = 5
    other = book.create_sheet("Sum")
    other["A1"] = "='Ann Quill'!A1*2"
    other["A2"].hyperlink = "#'Ann Quill'!A1"
    other["A2"].value = "there"
    book.defined_names["n"] = openpyxl.workbook.defined_name.DefinedName("n", attr_text="'Ann Quill'!$A$1")
    opened = opened_book(saved(book))
    number = next(
        n for n, surface in enumerate(opened.surfaces) if surface.text == "Ann Quill" and "name" in surface.where
    )
    made = opened.without({number: [(0, 3)]})
    assert says(made, "Ann Quill") == []
    loaded = openpyxl.load_workbook(io.BytesIO(made))
    assert loaded.sheetnames == ["§2-929 sheet 1", "Sum"]
    assert loaded["Sum"]["A1"].value == "='§2-929 sheet 1'!A1*2"
    assert loaded.defined_names["n"].attr_text == "'§2-929 sheet 1'!$A$1"


def test_a_name_that_was_cut_goes_with_the_formulas_that_use_it() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "=Quill+1", "=other+1"
    for name in ("Quill", "other"):
        book.defined_names[name] = openpyxl.workbook.defined_name.DefinedName(name, attr_text="$C$1")
    opened = opened_book(saved(book))
    number = next(n for n, surface in enumerate(opened.surfaces) if surface.text == "Quill")
    made = opened.without({number: [(0, 5)]})
    assert list(openpyxl.load_workbook(io.BytesIO(made)).defined_names) == ["other"]
    assert says(made, "Quill") == []
    assert cells(made) == {"Sheet!B1": "=other+1"}


@pytest.mark.parametrize(("word", "stays"), [("Status", False), ("visa", True), ("Total", False)])
def test_a_table_whose_names_were_cut_is_plain_cells(word: str, stays: bool) -> None:
    book = openpyxl.Workbook()
    for row in (["Name", "Status"], ["Ann", "visa"], ["Total", "1"]):
        book.active.append(row)
    book.active.add_table(openpyxl.worksheet.table.Table(displayName="T", ref="A1:B3", totalsRowCount=1))
    made = without(saved(book), word)
    assert bool(openpyxl.load_workbook(io.BytesIO(made)).active.tables) is stays
    assert any("tables/" in name for name in unpacked(made)) is stays
    assert ("tablePart" in unpacked(made)[SHEET].decode()) is stays
