"""Tables in Markdown: a column of questions, heads over free cells, or labels beside them."""

from __future__ import annotations

import re

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.html_names import Words
from charteroak.screening.forms.readers.script_lines import Said
from charteroak.screening.forms.readers.wording import BLANK, BOX, answer_of, asks, said

_ASKED = re.compile(
    r"(?:question|field|item|prompt|ask|data element|label|pregunta|campo|dato|english|espa[nñ]ol|spanish|ingl[eé]s)s?"
    r"(?:\s+text| \(.{1,20}\))?\Z",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"(?:options?|choices?|answers?|responses?|values?|opciones|respuestas?|valores)\b", re.IGNORECASE
)
_HELPED = re.compile(
    r"(?:help|hint|notes?|instructions?|description|why|ayuda|notas?|descripci[oó]n|instrucciones)\b", re.IGNORECASE
)


def read_table(made: Making, rows: list[Said]) -> None:
    """Add the questions of a table; what asks nothing is a note."""
    head, body = rows[0].cells, rows[1:]
    heads = [_plain(cell) for cell in head]
    columns = [number for number, text in enumerate(heads) if _ASKED.match(text)]
    if body and columns:
        for row in body:
            for column in columns:
                _of_row(made, row, heads, column)
    elif body and all(_is_free(cell) for row in body for cell in row.cells):
        for cell in head:
            _ask(made, rows[0], cell, (), "")
    else:
        for row in rows:
            _by_labels(made, row, first=row is rows[0])


def _of_row(made: Making, row: Said, heads: list[str], column: int) -> None:
    if column >= len(row.cells) or _is_free(row.cells[column]):
        return
    options: list[str] = []
    helped = ""
    for number, cell in enumerate(row.cells[: len(heads)]):
        if number == column or _is_free(cell):
            continue
        if _OFFERED.match(heads[number]):
            options += _choices(_plain(cell))
        elif _HELPED.match(heads[number]):
            helped = _plain(cell)
    _ask(made, row, row.cells[column], tuple(options), helped)


def _by_labels(made: Making, row: Said, *, first: bool) -> None:
    """Each cell that asks, or that has a free cell right of it."""
    for number, cell in enumerate(row.cells):
        after = row.cells[number + 1] if number + 1 < len(row.cells) else None
        text = _plain(cell)
        if _is_free(cell):
            continue
        if asks(text) or (after is not None and _is_free(after) and not first):
            boxes = _choices(_plain(after)) if after is not None and BOX.search(after.text) else []
            _ask(made, row, cell, tuple(boxes), "")
        elif not BOX.search(text):
            made.note(text, f"line {row.number}")


def _choices(text: str) -> list[str]:
    parts = BOX.split(text) if BOX.search(text) else re.split(r"\s*[/;|]\s*|,\s+", text)
    return [kept for part in parts if (kept := said(part)) and not BLANK.fullmatch(kept)]


def _is_free(cell: Words) -> bool:
    """Whether a cell is left to be written in, or ticked."""
    text = BOX.sub("", BLANK.sub("", cell.text)).replace("_", "").strip()
    return not text or (
        bool(BOX.search(cell.text)) and text.lower().split() in (["yes", "no"], ["sí", "no"], ["y", "n"])
    )


def _plain(cell: Words) -> str:
    return said(cell.text)


def _ask(made: Making, row: Said, cell: Words, options: tuple[str, ...], helped: str) -> None:
    text, start, end = cell.label()
    if text and any(letter.isalpha() for letter in text):
        made.ask(
            Question(
                text=text,
                where=f"line {row.number}",
                options=options,
                help=helped,
                answer=answer_of(options),
                start=start,
                end=end,
            )
        )
