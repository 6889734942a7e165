"""Labels of a form's page that stand over blanks or under them, and words over boxes that say what these mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from charteroak.screening.forms.readers.pdf_places import Spot
from charteroak.screening.forms.readers.pdf_rows import Row

_LONGEST_LINE = 380.0
"""In points: a line under words that is longer may be no place for an answer."""


def captioned(rows: Sequence[Row]) -> list[Row]:
    """The lines with blanks that stand alone joined to their labels, which stand over them or, smaller, under them."""
    made, number = list[Row](), 0
    while number < len(rows):
        row = rows[number]
        number += 1
        blanks = row.spots if not row.words else []
        if not blanks or any(spot.kind == "box" for spot in blanks):
            made.append(row)
            continue
        over = made[-1] if made and made[-1].words and not made[-1].spots else None
        under = rows[number] if number < len(rows) and rows[number].words and not rows[number].spots else None
        if under is not None and _is_caption(row, over, under):
            made += _paired(under, blanks, row)
            number += 1
        elif over is not None and _are_labels(over, blanks) and row.top - over.bottom < 1.6 * over.height:
            made[-1:] = _paired(over, blanks, row)
        else:
            made.append(row)
    return made


def _are_labels(over: Row, blanks: Sequence[Spot]) -> bool:
    """Whether the words over blanks stand where their labels do: each blank is under some."""
    first = blanks[0]
    if len(blanks) == 1 and first.bottom - first.top <= 3 and not first.is_field:
        # A line by itself may part what is above it from what is below.
        return first.right - first.left <= _LONGEST_LINE and abs(first.left - over.left) <= 6
    segments = over.segments()
    return all(any(_shared(segment, spot) > -25 for segment in segments) for spot in blanks)


def _is_caption(row: Row, over: Row | None, under: Row) -> bool:
    """Whether what a blank is for stands under it, and not over it."""
    spot = row.spots[0]
    line = spot.bottom - spot.top <= 3 or not spot.is_field
    below = under.top - max(each.bottom for each in row.spots)
    if not line or below > 0.5 * under.height:
        return False
    starts = [segment.left for segment in under.segments()]
    if not all(any(each.left - 4 <= start <= each.right for each in row.spots) for start in starts):
        return False
    if over is None:
        return True
    above = row.top - over.bottom
    return above > max(2.0 * max(below, 1.0), 0.6 * over.height) or over.text.strip().endswith((".", "!"))


def _paired(labels: Row, blanks: Sequence[Spot], row: Row) -> list[Row]:
    """A line for each label, with the blanks that it is nearest to; blanks without a label stand alone."""
    segments = labels.segments()
    made = {number: Row(list(segment.items), labels.top, row.bottom) for number, segment in enumerate(segments)}
    for spot in blanks:
        nearest = max(range(len(segments)), key=lambda number: _shared(segments[number], spot))
        made[nearest].items.append(spot)
    return list(made.values())


def _shared(segment: Row, spot: Spot) -> float:
    overlap = min(segment.right, spot.right) - max(segment.left, spot.left)
    return overlap if overlap > 0 else -abs(segment.left - spot.left)


def named(row: Row, heads: Sequence[Row]) -> set[int]:
    """Give the boxes of a line the words over them as what they mean, where no words stand beside them.

    The words are returned by identity: they are no line of their own.
    """
    boxes = [spot for spot in row.spots if spot.kind == "box"]
    if len(boxes) < 2 or any(word.left > boxes[0].left for word in row.words):
        return set()
    taken = set[int]()
    for number, item in enumerate(row.items):
        if not isinstance(item, Spot) or item.kind != "box":
            continue
        middle = (item.left + item.right) / 2
        over = next((each for each in heads if abs((each.left + each.right) / 2 - middle) < 22), None)
        if over is not None:
            options = (" ".join(word.text for word in over.words),)
            row.items[number] = replace(item, control=replace(item.control, options=options))
            taken |= {id(word) for word in over.words}
    return taken
