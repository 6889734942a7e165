"""The columns of a form's page: parts side by side, each with its own questions, read one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from charteroak.screening.documents.layout import Word
from charteroak.screening.forms.readers import paper_words
from charteroak.screening.forms.readers.pdf_places import Spot
from charteroak.screening.forms.readers.pdf_rows import WIDE, Row

_LEAST_ROWS = 4
_MIDDLE = (0.3, 0.7)
"""Of the page's width: where two columns part."""
_SAME = 8.0
"""In points: columns begin so nearly in one place."""
_LETTERS = 18
_MOSTLY = 0.6
"""Of the lines of a column: so many ask by themselves, or are long."""
_CROSSING = 0.34
"""Of the lines: no more than so many may go across."""


def bands(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """The lines in parts to be read one after the other."""
    start = _second_column(rows, width)
    if start is None:
        return [list(rows)] if rows else []
    made = list[list[Row]]()
    left, right = list[Row](), list[Row]()
    for row in rows:
        west = [item for item in row.items if item.right <= start + 1]
        east = [item for item in row.items if item.left >= start - _SAME]
        if len(west) + len(east) < len(row.items):
            made += [part for part in (left, right) if part]
            left, right = [], []
            made.append([row])
            continue
        left += [_part(row, west)] if west else []
        right += [_part(row, east)] if east else []
    made += [part for part in (left, right) if part]
    return _together(made)


def _together(parts: Sequence[list[Row]]) -> list[list[Row]]:
    """Lines that go across, one below the other, are one part."""
    made = list[list[Row]]()
    for part in parts:
        if (
            made
            and len(part) == 1
            and len(made[-1])
            and made[-1][-1].top < part[0].top
            and _overlaps(made[-1][-1], part[0])
        ):
            made[-1] += part
        else:
            made.append(list(part))
    return made


def _overlaps(one: Row, other: Row) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0.8 * max(other.right - other.left, 1.0)


def _part(row: Row, items: Sequence[Word | Spot]) -> Row:
    words = [item for item in items if isinstance(item, Word)]
    top = min((word.top for word in words), default=row.top)
    return Row(list(items), top, max((word.bottom for word in words), default=row.bottom), row.taken)


def _second_column(rows: Sequence[Row], width: float) -> float | None:
    """Where the second column begins, if the page has two that ask by themselves."""
    starts = [start for row in rows for start in _starts(row) if _MIDDLE[0] * width < start < _MIDDLE[1] * width]
    if len(starts) < _LEAST_ROWS:
        return None
    best = max(starts, key=lambda start: sum(abs(each - start) <= _SAME for each in starts))
    start = min(each for each in starts if abs(each - best) <= _SAME)
    parted: list[list[Sequence[Word | Spot]]] = [[], []]
    crossing = 0
    for row in rows:
        west = [item for item in row.items if item.right <= start + 1]
        east = [item for item in row.items if item.left >= start - _SAME]
        if len(west) + len(east) < len(row.items):
            crossing += 1
        else:
            parted[0] += [west] if west else []
            parted[1] += [east] if east else []
    if min(map(len, parted)) < _LEAST_ROWS or crossing > _CROSSING * len(rows) + 2:
        return None
    begins = sum(isinstance(side[0], Word) and abs(side[0].left - start) <= _SAME for side in parted[1])
    whole = 2 * begins >= len(parted[1]) and all(map(_asks_alone, parted))
    return start if whole else None


def _starts(row: Row) -> list[float]:
    """Where words begin on a line: its first, and those behind a wide gap."""
    wide = WIDE * row.height
    gaps = [
        item.left for before, item in pairwise(row.items)
        if isinstance(item, Word) and item.left - before.right >= wide
    ]  # fmt: skip
    return gaps + ([row.items[0].left] if row.items and isinstance(row.items[0], Word) else [])


def _asks_alone(sides: Sequence[Sequence[Word | Spot]]) -> bool:
    """Whether what stands on one side of the gap asks by itself: its lines have labels, and places or many letters."""
    texts = [" ".join(item.text for item in side if isinstance(item, Word)) for side in sides]
    answers = sum(bool(paper_words.options_in(text)) or len(text) <= 3 for text in texts)
    if 2 * answers > len(texts):
        return False
    behind = sum(isinstance(side[0], Spot) for side in sides)
    if 2 * behind > len(sides) and behind < len(sides):
        return False
    whole = sum(
        any(isinstance(item, Spot) for item in side) or "[" in text or len(text) >= _LETTERS
        for side, text in zip(sides, texts, strict=True)
    )
    return whole >= _MOSTLY * len(sides)
