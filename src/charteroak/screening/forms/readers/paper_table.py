"""Tables of a form on paper: labels beside or over empty cells, heads over columns to fill in, rows to be ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from charteroak.screening.forms.form import Box
from charteroak.screening.forms.readers import paper_signs, paper_words
from charteroak.screening.forms.readers.paper import Control, Line, Paper
from charteroak.screening.forms.readers.paper_signs import squeezed

_PEOPLE = re.compile(
    r"\b(?:applicant|spouse|partner|child|children|son|daughter|parent|mother|father|guardian|self|you|adult|person|"
    r"member|owner|victim|witness|tenant|employee|patient|student|driver|solicitante|c[oó]nyuge|espos[oa]|pareja|hij[oa]s?|"
    r"padre|madre|tutor|usted|adulto|persona|miembro|dueñ[oa]|v[ií]ctima|testigo|inquilino|empleado|paciente|estudiante)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\W*(?:yes|no|s[ií]|n/?a|never|sometimes|often|always|rarely|nunca|a veces|siempre|agree|disagree|unknown|unsure|"
    r"not sure|don['’]t know|no s[eé]|current|past|today|poor|fair|good|true|false)\W*",
    re.IGNORECASE,
)
_ANSWER_HEAD = re.compile(
    r"\W*(?:answers?|responses?|your answer|details?|comments?|notes?|value|information|please print|respuestas?|"
    r"detalles?|comentarios?|notas?|valor|informaci[oó]n)\W*",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"^\(|\be\.?g\.|\bif\b|\bsi\b|\bfor example\b|\bpor ejemplo\b|^(?:enter|include|list|escriba|incluya)\b",
    re.IGNORECASE,
)
_FEW = 8


@dataclass(slots=True)
class Cell:
    """A cell: its lines, how many columns it is wide, whether it goes on below; `has_room` to write in it."""

    lines: list[Line] = field(default_factory=list)
    where: str = ""
    span: int = 1
    tall: bool = False
    has_room: bool = False
    is_drawn: bool = True
    """Whether one sees that it is a cell: an empty one that is not drawn is only there where a label is beside it."""
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """Its words alone."""
        return squeezed(" ".join(line.text for line in self.lines))

    @property
    def is_empty(self) -> bool:
        """Whether it is a place for an answer and no more."""
        return not any(part.text or part.options for line in self.lines for part in paper_words.parts_of(line.text))

    @property
    def is_plain(self) -> bool:
        """Whether it has words, and no place for an answer among them."""
        parts = [part for line in self.lines for part in paper_words.parts_of(line.text)]
        return bool(parts) and all(part.shape not in ("blank", "boxes") for part in parts)

    @property
    def options(self) -> tuple[str, ...]:
        """What may be chosen, where the cell is nothing but a choice."""
        found = [paper_words.options_in(line.text) for line in self.lines if line.text.strip()]
        return tuple(option for each in found for option in each) if found and all(found) else ()

    @property
    def controls(self) -> list[Control]:
        """The fields in it."""
        return [control for line in self.lines for control in line.controls]


Row = Sequence[Cell]


def read_table(paper: Paper, rows: Sequence[Row]) -> None:
    """Read a table, row by row, or by its heads where these stand over cells to be filled in."""
    rows = [row for row in rows if row]
    if not rows or _read_headed(paper, rows):
        return
    keyed = _is_keyed(rows)
    number = 0
    while number < len(rows):
        row = rows[number]
        if _stands_over_blanks(rows, number):
            for cell in row:
                _ask(paper, cell)
            number += 1
            while number < len(rows) and all(cell.is_empty for cell in rows[number]):
                number += 1
            continue
        _read_row(paper, row, keyed=keyed, last=number + 1 == len(rows))
        number += 1


def _ask(paper: Paper, cell: Cell, *, options: Sequence[str] = (), stem: str = "", help_: str = "",
         control: Control | None = None) -> None:  # fmt: skip
    """Ask what a cell says; of several lines, the last is its hint where the first ends as a question does."""
    text = cell.text
    first = squeezed(cell.lines[0].text) if cell.lines else text
    rest = text[len(first) :].strip() if text.startswith(first) else ""
    if rest and (first.endswith((":", "?")) or rest.startswith("(")):
        text, help_ = first, f"{help_} {rest}".strip()
    held = [line.help for line in cell.lines if line.help]
    paper.ask(text, cell.where, options=options, stem=stem, control=control, help_=" ".join([*held, help_]).strip(),
              boxes=cell.boxes)  # fmt: skip


# Heads over columns.


def _read_headed(paper: Paper, rows: Sequence[Row]) -> bool:
    """Read a table by its heads, if it is one of those; whether it was."""
    start = 1 if len(rows) > 2 and len(rows[0]) == 1 and len(rows[1]) > 1 else 0
    head, body = rows[start], rows[start + 1 :]
    if len(head) < 2 or not body or any(len(row) != len(head) for row in body):
        return False
    if not all(cell.is_plain for cell in head[1:]) or not (head[0].is_plain or head[0].is_empty):
        return False
    if not all(cell.is_empty or _is_mark(cell) for row in body for cell in row[1:]):
        return False
    labels = [row[0] for row in body if not row[0].is_empty and re.search(r"[^\W\d_]{2}", row[0].text)]
    if len(head) == 2 and labels and not _ANSWER_HEAD.fullmatch(head[1].text) and not _ANSWERS.fullmatch(head[1].text):
        return False
    if start:
        paper.heading(rows[0][0].text, rows[0][0].where, 2)
    if labels:
        _read_matrix(paper, head, labels, body)
    elif not head[0].is_empty or any(row[0].is_empty for row in body):
        for cell in head:
            if not cell.is_empty and re.search(r"[^\W\d_]{2}", cell.text):
                _ask(paper, cell)
    return True


def _is_mark(cell: Cell) -> bool:
    """Whether a cell has nothing but boxes, or a choice."""
    return bool(cell.options) or all(part.shape == "boxes" and not part.text
                                     for line in cell.lines for part in paper_words.parts_of(line.text))  # fmt: skip


def _read_matrix(paper: Paper, head: Row, labels: Sequence[Cell], body: Sequence[Row]) -> None:
    """Read labels in the first column and heads over the others: which of them ask?"""
    heads = [cell.text for cell in head[1:] if cell.text]
    people = sum(bool(_PEOPLE.search(cell.text)) and "?" not in cell.text for cell in labels) * 2 > len(labels)
    ticked = any(part.shape == "boxes" for row in body for cell in row[1:] for line in cell.lines
                 for part in paper_words.parts_of(line.text))  # fmt: skip
    chosen = ticked or all(_ANSWERS.fullmatch(each) for each in heads)
    if people and not chosen:
        stem = ", ".join(cell.text for cell in labels)
        for cell in head[1:]:
            if cell.text:
                _ask(paper, cell, stem=stem)
        return
    lead = head[0].text
    stem = lead.rstrip(" :…") if lead.endswith(("?", ":", "…")) or len(lead.split()) > 2 else ""
    for row in body:
        if row[0] in labels:
            mine = [option for cell in row[1:] for option in cell.options]
            options = mine or (heads if chosen else [])
            about = "" if chosen else ", ".join(each for each in heads if not _ANSWER_HEAD.fullmatch(each))
            control = next((control for cell in row[1:] for control in cell.controls), None)
            _ask(paper, row[0], options=options, stem=stem, help_=about, control=control)


# Row by row.


def _is_keyed(rows: Sequence[Row]) -> bool:
    """Whether a table has labels with the answers beside them: a cell that is filled in is then no label."""
    beside = [row for row in rows if len(row) >= 2 and row[0].is_plain]
    empty = sum(row[1].is_empty or bool(row[1].options) for row in beside)
    return bool(beside) and 3 * empty >= len(beside)


def _stands_over_blanks(rows: Sequence[Row], number: int) -> bool:
    """Whether the cells of a row are labels of the empty cells below them."""
    row = rows[number]
    if number + 1 == len(rows) or not all(cell.is_plain for cell in row):
        return False
    below = rows[number + 1]
    same = len(below) == len(row) and all(cell.is_empty for cell in below)
    return same and all(paper_signs.is_label_like(cell.text) for cell in row)


def _read_row(paper: Paper, row: Row, *, keyed: bool, last: bool) -> None:
    if len(row) == 1:
        _read_alone(paper, row[0], last=last)
        return
    stem, number = "", 0
    while number < len(row):
        cell, following = row[number], row[number + 1] if number + 1 < len(row) else None
        number += 1
        if cell.is_empty:
            if cell.controls:
                for line in cell.lines:
                    paper.line(line)
        elif cell.tall and following is not None and not following.is_empty and cell.is_plain:
            stem = cell.text.rstrip(" :")
            paper.say(cell.text, cell.where)
        elif following is not None and cell.is_plain and _takes(following, cell):
            control = next(iter(following.controls), None)
            _ask(paper, cell, options=following.options, stem=stem, control=control)
            number += 1
        elif following is not None and _is_answered(cell, following, row, keyed=keyed):
            _ask(paper, cell, help_=_hint(following), stem=stem)
            number += 1  # what stands there was filled in, and is not read
        else:
            _read_cell(paper, cell)


def _takes(cell: Cell, label: Cell) -> bool:
    """Whether a cell is the place for the answer to the one before it."""
    if cell.options or (cell.controls and not _asks_itself(cell)):
        return True
    may = paper_signs.is_label_like(label.text) and not label.text.endswith((".", "!"))
    return cell.is_empty and (cell.is_drawn or (may and not paper_signs.is_heading_like(label.text)))


def _asks_itself(cell: Cell) -> bool:
    """Whether the places in a cell have a label there."""
    parts = [part for line in cell.lines for part in paper_words.parts_of(line.text)]
    return any(
        part.shape in ("blank", "boxes", "asks") and re.search(r"[^\W\d_]{2}", part.text)
        and not paper_signs.is_hint(part.text) for part in parts
    )  # fmt: skip


def _is_answered(cell: Cell, following: Cell, row: Row, *, keyed: bool) -> bool:
    """Whether a cell is a label, and the next was filled in."""
    if cell.has_room or not (cell.is_plain and following.is_plain) or following.text.endswith((":", "?")):
        return False
    return cell.text.endswith((":", "?")) or (keyed and sum(not each.is_empty for each in row) % 2 == 0)


def _hint(cell: Cell) -> str:
    """What a cell beside a label says, if that is a hint, and not an answer."""
    return cell.text if _HINT.search(cell.text) else ""


def _read_alone(paper: Paper, cell: Cell, *, last: bool) -> None:
    """A cell as wide as the table: a heading over the rows to come, or a part of the form by itself."""
    short = len(cell.lines) == 1 and cell.is_plain and len(cell.text.split()) <= _FEW and "?" not in cell.text
    if short and not last and not cell.has_room and not cell.text.endswith(":"):
        paper.heading(cell.text, cell.where, 2)
    else:
        _read_cell(paper, cell)


def _read_cell(paper: Paper, cell: Cell) -> None:
    """A cell by itself. One that has room below a label is there to be written in."""
    text = cell.text
    label = cell.is_plain and len(cell.lines) == 1 and paper_signs.is_label_like(text)
    if label and (cell.has_room or text.endswith(":") or paper_signs.numbering(text) in ("digits", "letter")):
        _ask(paper, cell)
        return
    for line in cell.lines:
        paper.line(line)
    paper.done()
