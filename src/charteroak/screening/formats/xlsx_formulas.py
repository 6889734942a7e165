"""Which formulas of a workbook would show again what was cut, or were computed from it.

A cell is stale when its formula refers, itself or through others, to a cell that was cut: its value was computed from
what is gone, so the value goes and the formula stays. What a formula refers to that cannot be told is everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from charteroak.screening.formats.xlsx_cells import LAST_COLUMN, LAST_ROW, column_of

Area = tuple[int, int, int, int, int]
"""A sheet, first row and column, last row and column."""
Place = tuple[int, int, int]
"""A sheet, a row, a column."""

_SHEET = r"(?:'((?:[^']|'')+)'!|([\w.]+)!)?"
_REFERENCE = re.compile(
    rf"{_SHEET}(?:(\$?)([A-Z]{{1,3}})(\$?)(\d{{1,7}})(?::(\$?)([A-Z]{{1,3}})(\$?)(\d{{1,7}}))?"
    rf"|\$?([A-Z]{{1,3}}):\$?([A-Z]{{1,3}})|\$?(\d{{1,7}}):\$?(\d{{1,7}}))(?![\w(.!])"
)
_TEXT = re.compile(r'"[^"]*"')
_FUNCTION = re.compile(r"(?:_xl\w+\.)*[A-Z][A-Z0-9.]*\(")
_FAR = re.compile(r"(?<![A-Z.])(?:INDIRECT|OFFSET|EVALUATE|GETPIVOTDATA|CELL|FORMULATEXT)\(")
_REST = re.compile(r"[^\W\d]|\[|#")
_LONGEST = 40_000
"""Formulas have at most 8,192 signs."""
_MOST = 4_000_000


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, where it stands, and what it refers to; None where that cannot be told."""

    place: Place
    areas: tuple[Area, ...] | None


def areas_of(
    text: str, sheet: int, sheets: Mapping[str, int], shift: tuple[int, int] = (0, 0)
) -> tuple[Area, ...] | None:
    """The cells that a formula refers to; None where that cannot be told. `shift` moves what is not held by a "$"."""
    if len(text) > _LONGEST:
        return None
    bare = _TEXT.sub('""', text)
    if _FAR.search(bare):
        return None
    found = []
    for each in _REFERENCE.finditer(bare):
        name = (each[1] or each[2] or "").replace("''", "'").casefold()
        on = sheets.get(name) if name else sheet
        if on is None:
            return None
        area = _area(each, on, shift)
        if area is None:
            return None
        found.append(area)
    rest = _FUNCTION.sub("", _REFERENCE.sub("", bare)).replace("TRUE", "").replace("FALSE", "")
    return None if _REST.search(rest) else tuple(found)


def _area(found: re.Match[str], sheet: int, shift: tuple[int, int]) -> Area | None:
    if found[11]:
        return sheet, 1, column_of(found[11]), LAST_ROW, column_of(found[12])
    if found[13]:
        return sheet, int(found[13]), 0, int(found[14]), LAST_COLUMN
    down, right = shift
    row, column = int(found[6]) + (0 if found[5] else down), column_of(found[4]) + (0 if found[3] else right)
    if not found[10]:
        return sheet, row, column, row, column
    row2, column2 = int(found[10]) + (0 if found[9] else down), column_of(found[8]) + (0 if found[7] else right)
    return sheet, min(row, row2), min(column, column2), max(row, row2), max(column, column2)


def stale(formulas: Iterable[Formula], cut: Iterable[Place]) -> set[Place]:
    """The places of the formulas that were computed from what was cut."""
    waiting = [each for each in formulas if each.areas is None or each.areas]
    gone, found = set(cut), set[Place]()
    if not gone:
        return found
    while waiting:
        if len(waiting) * max(len(gone), 1) > _MOST:
            return found | {each.place for each in waiting}  # too many to be told apart
        fresh = {each.place for each in waiting if each.areas is None or _meets(each.areas, gone)}
        if not fresh:
            break
        found |= fresh
        gone |= fresh
        waiting = [each for each in waiting if each.place not in found]
    return found


def _meets(areas: tuple[Area, ...], gone: set[Place]) -> bool:
    for sheet, top, left, bottom, right in areas:
        if (bottom - top + 1) * (right - left + 1) <= 16:
            if any((sheet, row, column) in gone for row in range(top, bottom + 1) for column in range(left, right + 1)):
                return True
        elif any(on == sheet and top <= row <= bottom and left <= column <= right for on, row, column in gone):
            return True
    return False


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A formula, or a place in one, with sheets called by their new names."""
    if not names or "!" not in text or len(text) > _LONGEST:
        return text

    def put(found: re.Match[str]) -> str:
        parts = (found[1] or found[2] or "").replace("''", "'").split(":")
        if not any(part.casefold() in names for part in parts):
            return found[0]
        said = ":".join(names.get(part.casefold(), part) for part in parts).replace("'", "''")
        return f"'{said}'!"

    return re.sub(r"'((?:[^']|'')+)'!|([\w.]+)!", put, text)
