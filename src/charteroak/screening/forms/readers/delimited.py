"""Tables in plain text: an XLSForm or a data dictionary saved so, services of HSDS, or a head of columns.

Of a table of data only its head is read: each column is a question by its name. Rows of data are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.names import lettered
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Kind, Making, Question
from charteroak.screening.forms.readers.dictionary import add_rows, is_dictionary
from charteroak.screening.forms.readers.script import text_within
from charteroak.screening.forms.readers.xlsform import Book, Cell, Row, add_book, is_survey

_SIGNS = ",\t;|"
_SAMPLE = 1 << 14
_MOST_ROWS = 20_000
_MOST_COLUMNS = 5_000
_SEP = re.compile(r"sep=([,\t;|])\r?\n", re.IGNORECASE)
_NO_NAME = re.compile(r"[-+$(]*[\d.,/:%() -]+\Z|\S+@\S+")
_LONGEST_NAME = 200
_SHEETS = ("survey", "choices", "settings")
_DEMANDS = ("eligibility_description", "application_process", "required_documents", "eligibility")


def read_delimited(data: bytes, name: str, limits: Limits) -> Form:
    """The form that a table holds. Cannot where it is no text, too large, or has no head."""
    text = text_within(data, limits)
    rows = _rows(text)
    first = next(rows, [])
    head = [cell.text.strip() for cell in first]
    made = _sheets(first, rows) if head and head[0].lower() in _SHEETS and len(head) > 1 else None
    made = made or _headed(first, head, rows, name)
    return made.form()


def _headed(first: list[Cell], head: list[str], rows: Iterator[list[Cell]], name: str) -> Making:
    """A table with a head: of a kind that is known, or of columns."""
    if is_survey(head):
        made = Making("xlsform")
        add_book(made, Book([_named([each.lower() for each in head], row) for row in rows]))
        return made
    if is_dictionary(head):
        made = Making("columns")
        add_rows(made, [_named(head, row) for row in rows])
        return made
    demands = [each for each in head if each.lower() in _DEMANDS]
    if demands or ({"document", "service_id"} <= {each.lower() for each in head} and "required" in name.lower()):
        return _services(head, rows, [*demands, "document"])
    return _columns(first, head)


def _columns(first: list[Cell], head: list[str]) -> Making:
    """Each column is a question, by its name."""
    named = [each for each in head if each]
    if not named or any(_NO_NAME.match(each) or len(each) > _LONGEST_NAME for each in named):
        raise Cannot("not a form")
    if len(head) == 1 and len(named[0].split()) > 6:
        raise Cannot("not a form")  # a sentence, not a name
    kind: Kind = "columns"
    made = Making(kind)
    for cell in first:
        if cell.text.strip():
            asked = cell.text.strip()
            made.ask(Question(text=asked, where=cell.where, name=asked, start=cell.start, end=cell.end))
    return made


def _services(head: list[str], rows: Iterator[list[Cell]], keys: list[str]) -> Making:
    """Services: what each demands."""
    made = Making("hsds")
    for row in rows:
        held = _named(head, row)
        if held.get("name") and "document" not in held:
            made.note(held["name"].text, held["name"].where, 2)
        for key in keys:
            cell = held.get(key)
            if cell and cell.text.strip():
                text = " ".join(cell.text.split())
                made.ask(Question(text=text, where=cell.where, name=key, start=cell.start, end=cell.end))
    return made


def _sheets(first: list[Cell], rows: Iterator[list[Cell]]) -> Making | None:
    """An XLSForm with its sheets below each other, as pyxform writes it: the first column names the sheet."""
    held: dict[str, list[Row]] = {name: [] for name in _SHEETS}
    sheet, head = "", list[str]()
    for row in (first, *rows):
        named = row[0].text.strip().lower() if row else ""
        if named in _SHEETS:
            sheet, head = named, [cell.text.strip().lower() for cell in row[1:]]
            if not any(head):
                head = []
        elif sheet and not head:
            head = [cell.text.strip().lower() for cell in row[1:]]
        elif sheet:
            held[sheet].append(_named(head, row[1:]))
    if not held["survey"]:
        return None
    made = Making("xlsform")
    add_book(made, Book(held["survey"], held["choices"], held["settings"]))
    return made


def _named(head: list[str], row: list[Cell]) -> Row:
    return {name: cell for name, cell in zip(head, row, strict=False) if name}


def _rows(text: str) -> Iterator[list[Cell]]:
    """The rows with something in them, each cell with its place. Cannot ("too large") where there are too many."""
    said = _SEP.match(text)
    at = said.end() if said else 0
    sign = said[1] if said else _sign(text[:_SAMPLE])
    cell = re.compile(rf'[ ]*?"(?P<quoted>(?:[^"]++|"")*+)"[^\n{re.escape(sign)}]*+|(?P<bare>[^\n{re.escape(sign)}]*+)')
    number = 0
    while at < len(text):
        number += 1
        if number > _MOST_ROWS:
            raise Cannot("too large")
        row: list[Cell] = []
        while True:
            found = cell.match(text, at)
            if found is None:  # a bare cell may be empty, so one is always found
                return
            row.append(_cell(found, f"{lettered(len(row))}{number}"))
            at = found.end() + 1
            if text[found.end() : at] != sign or len(row) > _MOST_COLUMNS:
                break
        if len(row) > _MOST_COLUMNS:
            raise Cannot("too large")
        if any(each.text.strip() for each in row) and not row[0].text.startswith("#"):
            yield row


def _cell(found: re.Match[str], where: str) -> Cell:
    quoted = found["quoted"] is not None
    group = "quoted" if quoted else "bare"
    text, (start, end) = found[group], found.span(group)
    lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    return Cell(text.replace('""', '"') if quoted else text, where, start + lead, max(start + lead, end - tail))


def _sign(sample: str) -> str:
    """The sign between cells: the one that the first line has most of."""
    line = next((each for each in sample.splitlines() if each.strip()), "")
    return max(_SIGNS, key=line.count)
