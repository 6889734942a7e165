"""XLSForm: a workbook whose sheet `survey` has a question on each row, and `choices` what may be answered.

The columns are those of the XLSForm specification (xlsform.org): type, name, label, hint, guidance_hint,
constraint_message, and any of the texts once more for a language (`label::Español (es)`). The first label is the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from charteroak.screening.formats.opc import listed
from charteroak.screening.forms.form import Form, Making, Question
from charteroak.screening.forms.readers.paper_signs import completes, is_lead_in
from charteroak.screening.forms.readers.xlsx_grid import Grid

_SILENT = listed(
    "calculate hidden start end today deviceid subscriberid simserial phonenumber username email audit start-geopoint "
    "xml-external csv-external entities background-audio"
)
_ANSWERS = {
    "text": "text", "integer": "number", "decimal": "number", "range": "number", "date": "date", "datetime": "date",
    "time": "date", "image": "file", "audio": "file", "video": "file", "file": "file", "select_one": "choice",
    "select_multiple": "choice", "rank": "choice", "acknowledge": "choice", "trigger": "choice",
}  # fmt: skip
_HINTS = ("hint", "guidance_hint", "constraint_message", "required_message")
_TAG = re.compile(r"<[/a-zA-Z][^<>]{0,200}>|\*\*|__(?=\w)|(?<=\w)__")
_SPANISH = re.compile(r"espa[ñn]ol|spanish|\bes\b|castellano", re.IGNORECASE)
_ENGLISH = re.compile(r"english|ingl[eé]s|\ben\b", re.IGNORECASE)

Columns = dict[str, list[int]]
"""The numbers of the columns with a text, by its name without the language; in order."""


@dataclass(slots=True)
class _Table:
    """A sheet with a head: where its columns are, and its rows below."""

    grid: Grid
    columns: Columns
    heads: dict[int, str]
    rows: list[tuple[int, dict[int, str]]] = field(default_factory=list)

    def text(self, row: dict[int, str], name: str) -> str:
        """The first text of that name in a row."""
        return next((row[column] for column in self.columns.get(name, ()) if row.get(column)), "")

    def texts(self, row: dict[int, str], name: str) -> list[str]:
        """All of that name, in every language."""
        return [row[column] for column in self.columns.get(name, ()) if row.get(column)]


def survey_of(grids: list[Grid]) -> Grid | None:
    """The sheet of questions, if the workbook is an XLSForm."""
    for grid in grids:
        if grid.name.strip().casefold() == "survey":
            table = _table(grid)
            if table and "type" in table.columns and table.columns.keys() & {"name", "label"}:
                return grid
    return None


def read_survey(grids: list[Grid], survey: Grid) -> Form:
    """The form of an XLSForm."""
    table = _table(survey)
    made = Making("xlsform")
    if table is None:
        return made.form()
    _settings(made, grids, table)
    lists = _choices(grids)
    stems = list[str]()
    for number, row in table.rows:
        _row(made, table, number, row, lists, stems)
    return made.form()


def _table(grid: Grid) -> _Table | None:
    rows = grid.rows()
    if not rows:
        return None
    first, *others = rows.items()
    heads = {column: text.strip() for column, text in first[1]}
    columns: Columns = {}
    for column, text in heads.items():
        name = re.split(r"::?", text, maxsplit=1)[0].strip().casefold().replace(" ", "_")
        columns.setdefault(name, []).append(column)
    return _Table(grid, columns, heads, [(number, dict(cells)) for number, cells in others])


def _settings(made: Making, grids: list[Grid], table: _Table) -> None:
    sheet = next((grid for grid in grids if grid.name.strip().casefold() == "settings"), None)
    settings = _table(sheet) if sheet else None
    language = ""
    if settings and settings.rows:
        row = settings.rows[0][1]
        made.title = settings.text(row, "form_title")
        language = settings.text(row, "default_language")
    labels = table.columns.get("label", [])
    head = table.heads[labels[0]].partition(":")[2] if labels else ""
    said = head or language
    made.language = "es" if _SPANISH.search(said) else "en" if _ENGLISH.search(said) else ""


def _choices(grids: list[Grid]) -> dict[str, tuple[str, ...]]:
    """The lists by their names: what is shown, the first language before the others."""
    sheet = next((grid for grid in grids if grid.name.strip().casefold() in ("choices", "external_choices")), None)
    table = _table(sheet) if sheet else None
    if table is None:
        return {}
    found: dict[str, list[list[str]]] = {}
    for _, row in table.rows:
        name = table.text(row, "list_name")
        said = table.texts(row, "label") or table.texts(row, "name")
        found.setdefault(name, []).append([_plain(each) for each in said])
    return {
        name: tuple(dict.fromkeys([each[0] for each in said if each] + [more for each in said for more in each[1:]]))
        for name, said in found.items()
    }


def _plain(text: str) -> str:
    """A text as it is shown, without the marks that make it bold."""
    return " ".join(_TAG.sub("", text).split())


def _row(made: Making, table: _Table, number: int, row: dict[int, str], lists: dict[str, tuple[str, ...]],
         stems: list[str]) -> None:  # fmt: skip
    kind, *of = table.text(row, "type").split() or [""]
    kind = kind.casefold()
    if kind in ("begin", "end") and of and of[0].casefold() in ("group", "repeat"):
        kind, of = f"{kind}_{of[0].casefold()}", of[1:]
    labels = [said for each in table.texts(row, "label") if (said := _plain(each))]
    if not kind or table.text(row, "disabled").casefold() in ("yes", "true"):
        return
    place = number, next((column for column in table.columns.get("label", ()) if row.get(column)), 0)
    where = table.grid.where(place if labels else (number, next(iter(table.columns.get("name", [0])))))
    if kind in ("begin_group", "begin_repeat"):
        stems.append(labels[0] if labels else "")
        made.note(stems[-1], where, min(len(stems) + 1, 6))
    elif kind in ("end_group", "end_repeat"):
        del stems[-1:]
    elif kind == "note":
        made.note(labels[0] if labels else "", where)
    elif kind not in _SILENT and (labels or table.text(row, "name")):
        hints = [_plain(each) for name in _HINTS for each in table.texts(row, name)]
        made.ask(_question(kind, of, labels, hints, table.text(row, "name"), where, lists, stems))


def _question(kind: str, of: list[str], labels: list[str], hints: list[str], name: str, where: str,
              lists: dict[str, tuple[str, ...]], stems: list[str]) -> Question:  # fmt: skip
    options = lists.get(of[0], ()) if of and kind.startswith(("select", "rank")) else ()
    if "or_other" in of[1:]:
        options = (*options, "Other")
    answer: Literal["text", "choice", "yes-no", "number", "date", "file", "unknown"]
    answer = _ANSWERS.get(kind, "unknown")  # type: ignore[assignment]  # they are these
    if answer == "choice" and {each.casefold() for each in options} <= {"yes", "no", "sí", "si"} and options:
        answer = "yes-no"
    text, over = labels[0] if labels else name, next((each for each in reversed(stems) if each), "")
    completed = over.endswith("?") or is_lead_in(over) or completes(over, text)
    return Question(
        text=text, where=where, stem=over if completed else "",
        options=options, help=" ".join([*labels[1:], *hints]), name=name, answer=answer,
    )  # fmt: skip
