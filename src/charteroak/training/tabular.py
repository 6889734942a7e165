"""Tables of others, as text: their encoding, their delimiter, their headings, their dates."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from charteroak.training.rejects import Reject, Rejected, rejected

_T = TypeVar("_T")
LARGEST = 50_000_000
"""Bytes that a table may have."""
_LARGEST_CELL = 100_000
_LONGEST = 200
_DELIMITERS = ",;\t|"
_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?\Z")
_US = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?: [\d:]+(?: ?[AaPp][Mm])?)?\Z")


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """A row's number, the heading being 1, and its cells, as many as there are headings. Empty rows are left out."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A column that is never read, as its heading is of what is confidential or private."""

    column: int
    """From 1."""
    kind: str
    """The class of the article, or `other_private`."""


class Wrong(Exception):
    """A cell is not what its field holds; `why` is a word of `WHYS`."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def read_table(given: bytes | Path) -> Table | Rejected:
    """The table in a file: UTF-8 or UTF-16 with its mark, UTF-8, or else Windows-1252; any of the usual delimiters."""
    if (given.stat().st_size if isinstance(given, Path) else len(given)) > LARGEST:
        return rejected([Reject(0, "", "too_large")])
    text = _decoded(given.read_bytes() if isinstance(given, Path) else given)
    if text is None:
        return rejected([Reject(0, "", "not_text")])
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return _table([[cell.strip() for cell in row] for row in reader])
    except csv.Error:
        return rejected([Reject(0, "", "not_csv")])


def _table(rows: list[list[str]]) -> Table | Rejected:
    if not rows or not any(rows[0]):
        return rejected([Reject(0, "", "not_csv")])
    width = len(rows[0])
    kept, wrong = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        if any(row[width:]):
            wrong.append(Reject(number, "", "columns"))
        kept.append((number, tuple([*row, *[""] * width][:width])))
    if wrong or not kept:
        return rejected(wrong or [Reject(0, "", "no_rows")])
    return Table(tuple(rows[0]), tuple(kept))


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        ways: tuple[str, ...] = ("utf-16",)
    else:
        ways = ("utf-8-sig", "cp1252")  # what Excel on Windows writes where it is not asked for UTF-8
    for way in ways:
        try:
            text = data.decode(way)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _delimiter(text: str) -> str:
    """The delimiter that the heading has most of, outside of quotes."""
    line = re.sub(r'"[^"]*"', "", text.lstrip().split("\n", 1)[0])
    return max(_DELIMITERS, key=line.count)


def columns(
    table: Table, mapping: Mapping[str, str], fields: Collection[str], needed: Iterable[str]
) -> dict[str, int] | Rejected:
    """Where in a row each field is. `mapping` gives the heading of each field."""
    never = {ignored.column - 1 for ignored in confidential(table.headings)}
    found: dict[str, int] = {}
    wrong = [Reject(1, field, "not_mapped") for field in needed if not mapping.get(field)]
    for field, heading in mapping.items():
        at = [number for number, each in enumerate(table.headings) if each == heading.strip()]
        if field not in fields:
            wrong.append(Reject(1, "", "unknown_field"))
        elif not heading:
            continue
        elif len(at) != 1:
            wrong.append(Reject(1, field, "heading_twice" if at else "no_column"))
        elif at[0] in never:
            wrong.append(Reject(1, field, "confidential_column"))
        else:
            found[field] = at[0]
    return rejected(wrong) if wrong else found


def confidential(headings: Sequence[str]) -> tuple[Ignored, ...]:
    """The columns that are never read, as what their headings name is confidential, private, or may be."""
    from charteroak.screening.columns import classify_names  # its rules take a moment to load

    found = sorted(classify_names(headings).items())
    return tuple(Ignored(number + 1, column.category.value) for number, column in found if column.category)


def plainly(heading: str) -> str:
    """A heading without case, accents and signs: `Fecha de Inicio:` is `fecha de inicio`."""
    bare = unicodedata.normalize("NFKD", heading).casefold()
    bare = "".join(each for each in bare if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", bare))


def suggested(headings: Sequence[str], words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each field the heading that is one of its words, the likelier word first; no heading twice."""
    never = {ignored.column - 1 for ignored in confidential(headings)}
    plain = {plainly(each): each for number, each in reversed(list(enumerate(headings))) if number not in never}
    found: dict[str, str] = {}
    for field, known in words.items():
        free = (plain[word] for word in known if word in plain and plain[word] not in found.values())
        if heading := next(free, None):
            found[field] = heading
    return found


def as_date(cell: str) -> date | None:
    """A day, as 2026-01-31 or 1/31/2026 (month first), a time behind it not regarded; None where the cell is empty.

    Wrong where it is no day: a two-figure year, or a day in the place of the month, is never guessed at.
    """
    if not cell:
        return None
    try:
        if found := _ISO.match(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _US.match(cell):
            return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise Wrong("date")


def as_text(cell: str) -> str:
    """A cell's text in one line; Wrong where it is empty, too long or has what does not print."""
    text = " ".join(cell.split())
    if not text:
        raise Wrong("required")
    if len(text) > _LONGEST or not text.isprintable():
        raise Wrong("text")
    return text


def as_id(cell: str) -> str:
    """The City's id of a person. Wrong where it has the form of a social security number or an e-mail address."""
    text = as_text(cell)
    if "@" in text or re.fullmatch(r"\d{3}-\d{2}-\d{4}", text):
        raise Wrong("not_an_id")
    return text


class Row:
    """A row's cells by field; what is wrong in them is noted."""

    def __init__(self, number: int, cells: Sequence[str], at: Mapping[str, int], wrong: list[Reject]) -> None:
        self.number, self._cells, self._at, self._wrong = number, cells, at, wrong

    def get(self, field: str, read: Callable[[str], _T]) -> _T | None:
        """What a field holds as `read` has it; None where it is wrong, which is noted."""
        try:
            return read(self._cells[self._at[field]] if field in self._at else "")
        except Wrong as error:
            self.reject(field, error.why)
            return None

    def reject(self, field: str, why: str) -> None:
        """Note that something is wrong."""
        self._wrong.append(Reject(self.number, field, why))
