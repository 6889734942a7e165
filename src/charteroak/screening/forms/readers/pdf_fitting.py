"""Places for answers and the labels found on their sides: what fits one place, and what fits a column of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from charteroak.screening.forms.readers import paper_signs
from charteroak.screening.forms.readers.pdf_places import Spot
from charteroak.screening.forms.readers.pdf_rows import Row

Side = Literal["left", "over", "under"]
SIDES: tuple[Literal["over", "under"], ...] = ("over", "under")
THIN = 3.0
"""In points: a place that is thinner is a line."""
SAME, INSET = 4.0, 8.0
"""In points: places begin in one column; a label begins with its place."""
_NONE = 60.0
"""What a place without a label on a side costs, in points of distance."""
_PAGE = 0.3
"""How much the rest of the page counts beside the column itself."""


@dataclass(slots=True, eq=False)
class Place:
    """A place, and on each side the words that may be its label, with how far off they are, in points."""

    spot: Spot
    found: dict[Side, tuple[Row, float] | None] = field(default_factory=dict)

    @property
    def is_line(self) -> bool:
        """Whether it is a drawn line."""
        return self.spot.bottom - self.spot.top <= THIN and not self.spot.is_field


Column = list[Place]


def says(text: str) -> bool:
    """Whether a text is a sentence, and no label."""
    return text.endswith((".", "!")) and len(text.split()) > 4 and not paper_signs.asks_for(text)


def is_beside(segment: Row, spot: Spot) -> bool:
    """Whether words and a place are on one line."""
    if spot.bottom - spot.top <= THIN:
        return segment.top + 0.4 * segment.height <= spot.middle <= segment.bottom + 3.5
    return min(segment.bottom, spot.bottom) - max(segment.top, spot.top) > 0.5 * min(
        segment.height, spot.bottom - spot.top
    )


def fits(segment: Row, spot: Spot) -> bool:
    """Whether words begin where a place does, or stand within its width."""
    within = segment.left >= spot.left - INSET and segment.right <= spot.right + INSET
    return within or abs(segment.left - spot.left) <= INSET


def columns(places: Sequence[Place]) -> Iterator[Column]:
    """Places that begin one below the other, lines apart from others."""
    made = list[Column]()
    for place in sorted(places, key=lambda place: (place.is_line, place.spot.left, place.spot.top)):
        last = made[-1][-1] if made else None
        if last is not None and last.is_line == place.is_line and place.spot.left - last.spot.left <= SAME:
            made[-1].append(place)
        else:
            made.append([place])
    yield from made


def side_of(column: Column, page: Sequence[Place]) -> Side:
    """Over or under: on which side there are labels for all, and nearer ones."""
    costs = {side: _cost(column, side) + _PAGE * _cost(page, side) for side in SIDES}
    return "over" if costs["over"] <= costs["under"] else "under"


def _cost(places: Sequence[Place], side: Literal["over", "under"]) -> float:
    found = [place.found[side] for place in places]
    return sum(_NONE if each is None else max(each[1], 0.0) for each in found) / len(found)
