"""What is taken away as a table holds no formula, whoever wrote what stands in it."""

from __future__ import annotations

import csv
import io

import pytest

from charteroak.office.cells import as_csv, plain
from charteroak.office.screen.copying import listed

FORMULAS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n-2", "  @x"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula_in_any_column(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv([("a", cell), (cell, 2)]).decode("utf-8-sig"), newline="")))
    assert rows == [["a", f"'{cell}"], [f"'{cell}", "2"]]


@pytest.mark.parametrize("cell", ["2-929", "a=b", "", " ", "12", "Ñ"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert plain(cell) == cell


@pytest.mark.parametrize("classes", [True, False])
def test_the_name_of_a_sheet_in_a_hostile_file_is_no_formula_in_the_list_of_what_is_withheld(classes: bool) -> None:
    """Where something stands is said in the file's own names: those of its sheets, fields and parts."""
    told = listed([('=HYPERLINK("https://a.test")', "x", 2)], ("Where", "What", "How often"), classes=classes)
    [_, row] = csv.reader(io.StringIO(told.decode("utf-8-sig"), newline=""))
    assert row[0].startswith("'=")
    assert row[-1] == "2"
