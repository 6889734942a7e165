"""XLSForm in its own format: a workbook whose sheet `survey` has a question on each row, and `choices` what may be
answered. What its columns mean is in `xlsform`; here its sheets become rows.
"""

from __future__ import annotations

import re

from charteroak.screening.forms.form import Form, Making
from charteroak.screening.forms.readers.xlsform import Book, Cell, Row, add_book
from charteroak.screening.forms.readers.xlsx_grid import Grid

_SPANISH = re.compile(r"espa[ñn]ol|spanish|\bes\b|castellano", re.IGNORECASE)
_ENGLISH = re.compile(r"english|ingl[eé]s|\ben\b", re.IGNORECASE)


def survey_of(grids: list[Grid]) -> Grid | None:
    """The sheet of questions, if the workbook is an XLSForm."""
    for grid in grids:
        if grid.name.strip().casefold() == "survey":
            names = {head.partition(":")[0] for head in _heads(grid).values()}
            if "type" in names and names & {"name", "label"}:
                return grid
    return None


def read_survey(grids: list[Grid], survey: Grid) -> Form:
    """The form of an XLSForm."""
    made = Making("xlsform")
    add_book(made, Book(_rows(survey), _of(grids, "choices", "external_choices"), _of(grids, "settings")))
    label = next((head for head in _heads(survey).values() if head.partition(":")[0] == "label"), "")
    said = label.partition(":")[2]
    if said:
        made.language = "es" if _SPANISH.search(said) else "en" if _ENGLISH.search(said) else ""
    return made.form()


def _of(grids: list[Grid], *names: str) -> list[Row]:
    sheet = next((grid for grid in grids if grid.name.strip().casefold() in names), None)
    return _rows(sheet) if sheet else []


def _heads(grid: Grid) -> dict[int, str]:
    """The names of the columns, as the specification writes them; one that is there twice is told by its number."""
    heads: dict[int, str] = {}
    for column, text in next(iter(grid.rows().values()), []):
        name, sign, language = text.strip().partition(":")
        name = name.strip().casefold().replace(" ", "_")
        head = f"{name}{sign}{language}"
        heads[column] = f"{name}::{language}{column}" if head in heads.values() else head
    return heads


def _rows(grid: Grid) -> list[Row]:
    heads = _heads(grid)
    return [
        {heads[column]: Cell(text, grid.where((number, column))) for column, text in cells if column in heads}
        for number, cells in list(grid.rows().items())[1:]
    ]
