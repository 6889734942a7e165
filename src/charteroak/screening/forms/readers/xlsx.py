"""Forms in workbooks: XLSForm, lists of questions, sheets laid out as forms on paper, and tables by their heads."""

from __future__ import annotations

import re

from charteroak.screening.formats.limits import Limits
from charteroak.screening.forms.form import Form, Making, Question
from charteroak.screening.forms.readers.paper import Paper
from charteroak.screening.forms.readers.xlsx_grid import Grid, grids_of
from charteroak.screening.forms.readers.xlsx_paper import is_data, read_sheet
from charteroak.screening.forms.readers.xlsx_survey import read_survey, survey_of

_ASKED = re.compile(
    r"questions?(?: ?text)?|prompt|field label|item text|question wording|preguntas?|texto de la pregunta",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r".*\b(?:choices?|options?|answers?|responses?|values|opciones|respuestas?)\b.*", re.IGNORECASE
)  # fmt: skip
_HINTED = re.compile(r".*\b(?:hint|help|notes?|instructions?|ayuda|notas?|instrucciones)\b.*", re.IGNORECASE)
_NAMED = re.compile(r"variable.*|(?:field |variable )?name|id|code|nombre|c[oó]digo", re.IGNORECASE)
_LONGEST_HEAD = 80
_MOST_HEADS = 2_000


def read_xlsx(data: bytes, name: str, limits: Limits) -> Form:
    """A form in a workbook. Cannot where the file is none, or broken, encrypted or too large."""
    del name
    grids = grids_of(data, limits)
    survey = survey_of(grids)
    if survey is not None:
        return read_survey(grids, survey)
    seen = [grid for grid in grids if not grid.hidden and grid.texts]
    listed = [grid for grid in seen if _asked_column(grid) is not None]
    if listed:
        made = Making("xlsform")
        for grid in listed:
            _read_list(made, grid)
        return made.form()
    tables = [grid for grid in seen if is_data(grid)]
    if tables and len(tables) == len(seen):
        return _heads(tables)
    made = Making("xlsform")
    paper = Paper(made)
    for grid in seen:
        if grid not in tables:
            paper.restart()
            read_sheet(paper, grid)
    paper.done()
    return made.form()


def _heads(tables: list[Grid]) -> Form:
    """Tables by their heads: each column is a question."""
    made = Making("columns")
    for grid in tables:
        row, cells = next(iter(grid.rows().items()))
        for column, text in cells[:_MOST_HEADS]:
            said = " ".join(text.split())
            made.ask(Question(text=said, where=grid.where((row, column)), name=said))
    return made.form()


def _asked_column(grid: Grid) -> int | None:
    """The column with the questions, if a sheet is a list of them: its head says so, and rows follow."""
    rows = list(grid.rows().values())
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    return next((column for column, text in rows[0] if _ASKED.fullmatch(text.strip()[:_LONGEST_HEAD])), None)


def _read_list(made: Making, grid: Grid) -> None:
    """A sheet with a question on each row. It lists them: what stands beside is what it says of them, no answer."""
    rows = grid.rows()
    (_, heads), *others = rows.items()
    asked = _asked_column(grid)
    columns = {
        what: next(
            (column for column, text in heads if column != asked and pattern.fullmatch(text.strip()[:_LONGEST_HEAD])),
            None,
        )
        for what, pattern in (("options", _OFFERED), ("help", _HINTED), ("name", _NAMED))
    }
    for number, cells in others:
        said = dict(cells)
        if asked is None or not said.get(asked, "").strip():
            made.note(" ".join(said.values()), grid.where((number, cells[0][0])), 2)
            continue
        found = {what: said.get(column, "") if column is not None else "" for what, column in columns.items()}
        options = tuple(_offered(found["options"])) if "answer" not in _head_of(heads, columns["options"]) else ()
        made.ask(
            Question(
                text=" ".join(said[asked].split()), where=grid.where((number, asked)), options=options,
                help=" ".join(found["help"].split()), name=found["name"] if len(found["name"]) < 80 else "",
            )
        )  # fmt: skip


def _head_of(heads: list[tuple[int, str]], column: int | None) -> str:
    """A column's head. One called "answer" may hold what somebody answered, which is not read."""
    return dict(heads).get(column, "").casefold() if column is not None else ""


def _offered(text: str) -> list[str]:
    """What may be chosen, from one cell: by bars, semicolons, lines or commas; REDCap's codes are left out."""
    parts = re.split(r"\s*[|;\n]\s*", text) if re.search(r"[|;\n]", text) else re.split(r"\s*[,/]\s*", text)
    return [said for part in parts if (said := re.sub(r"^\s*-?\d{1,4}\s*[,=.:]\s*", "", part).strip())]
