"""On which side of the places for answers their labels stand: decided for all places of a column by what fits them.

A label may stand on the left of its place, over it or under it. One place alone often leaves it open: what is between
two fields fits both. A column of places does not, for one of the sides leaves a place without words, takes a heading
for a label, or is farther off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from charteroak.screening.documents.layout import Word, lines_of, once
from charteroak.screening.forms.readers import paper_signs, paper_words
from charteroak.screening.forms.readers.paper_signs import BOXES
from charteroak.screening.forms.readers.pdf_fitting import (
    INSET,
    SAME,
    SIDES,
    THIN,
    Column,
    Place,
    Side,
    columns,
    fits,
    is_beside,
    says,
    side_of,
)
from charteroak.screening.forms.readers.pdf_places import Spot
from charteroak.screening.forms.readers.pdf_rows import Row, parted, wrapped

_FAR = 1.6
"""Of a label's height: it stands no farther over its place, or under it."""
_NEXT = 0.8
"""Of a label's height: so near, it may stand on the other side than the rest of its column."""
_ROOM = 14.0
"""In points: what is left free over a line, for a pen."""
_LARGER = 1.15
_LARGEST_USUAL = 0.6
"""Of the texts of a page, from the smallest: hints are smaller than labels and may be as many, headings are few."""
SHORT = 40.0
"""In points: a line so short before words is for a tick."""
_LONGEST_LINE = 380.0
"""In points: a longer line alone parts two parts of a page more often than it is written on."""
_MOST = 400
"""Places on a page that are looked at."""
_BESIDE = 12.0
"""In points: places so near are one answer, as those of a date are."""


def labelled(words: Sequence[Word], spots: Sequence[Spot]) -> tuple[list[Row], list[Word], list[Spot]]:
    """Lines of a label and its place, for those that stand over or under it; and the words and places that are left."""
    blanks = sorted((spot for spot in spots if spot.kind == "blank"), key=lambda spot: (spot.top, spot.left))
    if not blanks or len(blanks) > _MOST:
        return [], list(words), list(spots)
    words = once(words)
    taking = _Taking(words, spots, blanks)
    taken = taking.rows()
    used = {id(item) for row in taken for item in row.items} | {id(spot) for spot in taking.shared}
    return taken, [word for word in words if id(word) not in used], [spot for spot in spots if id(spot) not in used]


class _Taking:
    """The places of one page, and the words around them by what stands together."""

    def __init__(self, words: Sequence[Word], spots: Sequence[Spot], blanks: Sequence[Spot]) -> None:
        kept, printed = parted(words)
        self.shared = list[Spot]()
        """The lines that are the places of several labels."""
        self._own = {id(word) for word in words}
        self._spots = [*spots, *printed]
        lines = [
            Row(list(line), min(word.top for word in line), max(word.bottom for word in line))
            for line in lines_of(kept)
        ]
        self._segments = sorted((part for line in lines for part in _apart(line)), key=lambda part: part.top)
        heights = sorted(segment.height for segment in self._segments) or [10.0]
        self._usual = heights[int(_LARGEST_USUAL * (len(heights) - 1))]
        self._tops = [segment.top for segment in self._segments]
        self._labels = {id(segment) for segment in self._segments if self._is_label(segment)}
        self._places = [Place(spot) for spot in blanks if not self._leads(spot)]
        for place in self._places:
            place.found = {"left": self._left(place.spot), "over": self._over(place), "under": self._under(place)}

    def rows(self) -> list[Row]:
        """A line for each label over or under its places, and for those beside them that one line does not hold."""
        led = [place for place in self._places if self._is_led(place)]
        _keep(led, [place for place in self._places if place not in led])
        made = list[Row]()
        spare = self._by_columns([place for place in self._places if place not in led], made)
        for place in spare:
            if not any(_is_next(place, side) and self._take(place, side, made) for side in SIDES):
                _join(place, made)
        for place in led:
            if self._goes_on(place):
                self._take(place, "left", made)
        return sorted(made, key=lambda row: (row.top, row.left))

    def _by_columns(self, open_: Sequence[Place], made: list[Row]) -> list[Place]:
        """Join places to their labels, column by column; those that have none on the side of the others are left."""
        spare = list[Place]()
        for column in columns(open_):
            side = side_of(column, open_)
            for place in column:
                captions = self._captions(place) if side == "under" else []
                if captions:
                    made += [Row([*each.words, replace(place.spot, left=each.left)], each.top, each.bottom)
                             for each in captions]  # fmt: skip
                    self.shared.append(place.spot)
                elif _only_parts(place, column, side) or not self._take(place, side, made):
                    spare.append(place)
        return spare

    def _captions(self, place: Place) -> list[Row]:
        """The labels under one line that is for several answers: "Last name", "First name", each where it begins."""
        found, spot = place.found["under"], place.spot
        if found is None or not place.is_line or found[1] > found[0].height:
            return []
        level = [
            each for each in self._near(found[0].top - 2, found[0].top + 2)
            if spot.left - INSET <= each.left and each.right <= spot.right + INSET
            and not self._parted(spot.bottom, each.top + 3, each, spot)
        ]  # fmt: skip
        return sorted(level, key=lambda each: each.left) if len(level) > 1 else []

    # What is a label, and where.

    def _is_label(self, segment: Row) -> bool:
        text = segment.text.strip()
        if segment.height > _LARGER * self._usual or text[:1] in BOXES or text.startswith("["):
            return False
        if any(id(word) not in self._own for word in segment.words) or paper_words.options_in(text):
            return False
        ticked = any(
            spot.kind == "box" and 0 <= segment.left - spot.right < 20 and spot.top < segment.bottom
            and spot.bottom > segment.top for spot in self._spots
        )  # fmt: skip
        return not ticked and paper_signs.is_label_like(text) and not says(text)

    def _leads(self, spot: Spot) -> bool:
        """Whether a short line stands before words, as one to tick does."""
        thin = spot.bottom - spot.top <= THIN and not spot.is_field and spot.right - spot.left <= SHORT
        return thin and any(
            -2 <= segment.left - spot.right <= SHORT / 2 and is_beside(segment, spot) for segment in self._segments
        )

    def _near(self, top: float, bottom: float) -> Iterator[Row]:
        """What begins between two heights, if it may be a label."""
        for number in range(bisect_left(self._tops, top), len(self._segments)):
            if self._tops[number] > bottom:
                return
            if id(self._segments[number]) in self._labels:
                yield self._segments[number]

    def _left(self, spot: Spot) -> tuple[Row, float] | None:
        """The words on the left of a place, on its line, with nothing between."""
        best: tuple[Row, float] | None = None
        for segment in self._near(spot.top - 2.5 * self._usual, spot.bottom):
            apart = spot.left - segment.right
            if is_beside(segment, spot) and apart > -2 and (best is None or apart < best[1]):
                best = segment, apart
        if best is not None and any(
            other is not spot and best[0].right - 2 < other.right <= spot.left + 2
            and min(other.bottom, spot.bottom) - max(other.top, spot.top) > -3
            for other in self._spots
        ):  # fmt: skip
            return None
        return best

    def _over(self, place: Place) -> tuple[Row, float] | None:
        spot = place.spot
        pen = _ROOM if place.is_line else 0.0
        reach = (_FAR + 2) * self._usual + pen
        found = [
            (segment, max(spot.top - segment.bottom - pen, 0.0)) for segment in self._near(spot.top - reach, spot.top)
            if -3 <= spot.top - segment.bottom <= _FAR * segment.height + pen and fits(segment, spot)
            and not self._parted(segment.bottom - 3, spot.top, segment, spot)
        ]  # fmt: skip
        return min(found, key=lambda each: each[1], default=None)

    def _under(self, place: Place) -> tuple[Row, float] | None:
        spot = place.spot
        found = [
            (segment, segment.top - spot.bottom)
            for segment in self._near(spot.bottom - 3, spot.bottom + (_FAR + 1) * self._usual)
            if segment.top - spot.bottom <= _FAR * segment.height and fits(segment, spot)
            and not self._parted(spot.bottom, segment.top + 3, segment, spot)
        ]  # fmt: skip
        return min(found, key=lambda each: each[1], default=None)

    def _parted(self, top: float, bottom: float, segment: Row, spot: Spot) -> bool:
        """Whether another place stands between a place and words."""
        return any(
            other is not spot and other.middle > top and other.middle < bottom
            and other.left < min(segment.right, spot.right) and other.right > max(segment.left, spot.left)
            for other in self._spots
        )  # fmt: skip

    def _is_led(self, place: Place) -> bool:
        """Whether the words on a place's left are its label, and not that of another place in the next column."""
        found = place.found["left"]
        if found is None:
            return False
        segment, apart = found
        if apart <= 1.5 * segment.height:
            return True
        begun = sum(abs(other.spot.left - segment.left) <= INSET for other in self._places if other is not place)
        if begun > 1 and any(place.found[side] for side in SIDES):
            return False
        return not any(
            (each := other.found.get(side)) is not None and each[0] is segment
            for other in self._places if other is not place for side in SIDES
        )  # fmt: skip

    # What is taken.

    def _take(self, place: Place, side: Side, made: list[Row]) -> bool:
        """Join a place to its label on a side; whether there was one that no other place has."""
        found = place.found[side]
        if found is None:
            return False
        label = self._whole(found[0], place.spot, side)
        used = {id(item) for row in made for item in row.items}
        if any(id(item) in used for item in label.items):
            return False
        top, bottom = min(label.top, place.spot.top), max(label.bottom, place.spot.bottom)
        made.append(Row([*label.words, place.spot], top, bottom))
        return True

    def _goes_on(self, place: Place) -> bool:
        """Whether a label on the left has several lines, on which there is more than the label and its place."""
        found = place.found["left"]
        if found is None:
            return False
        label = self._whole(found[0], place.spot, "left")
        mine = {id(item) for item in label.items}
        return len(label.items) > len(found[0].items) and any(
            id(each.items[0]) not in mine and each.top < label.bottom and each.bottom > label.top
            for each in self._segments
        )

    def _whole(self, segment: Row, spot: Spot, side: Side) -> Row:
        """A label with the lines that it goes on in: those over it where it stands over its place, else those below."""
        reach = 6 * segment.height
        same = [
            each for each in self._segments[bisect_left(self._tops, segment.top - reach) :]
            if each.top <= segment.top + reach and abs(each.left - segment.left) <= SAME + INSET
            and (side != "over" or each.top <= segment.top) and (side != "under" or each.top >= segment.top)
            and (each is segment or not self._parted(min(each.bottom, segment.bottom) - 2,
                                                     max(each.top, segment.top) + 2, each, spot))
            and all(id(word) in self._own for word in each.words)
        ]  # fmt: skip
        right = spot.left if side == "left" else spot.right
        lines = wrapped([Row(list(each.items), each.top, each.bottom) for each in same], right)
        first = id(segment.items[0])
        return next(line for line in lines if any(id(item) == first for item in line.items))


def _keep(led: Sequence[Place], others: Sequence[Place]) -> None:
    """What stands on the left of its place is the label of no other."""
    beside = {id(found[0]) for place in led if (found := place.found["left"]) is not None}
    for place in others:
        for side in SIDES:
            found = place.found[side]
            if found is not None and id(found[0]) in beside:
                place.found[side] = None


def _join(place: Place, made: Sequence[Row]) -> None:
    """A place right behind another, with no words of its own, is a part of the same answer."""
    for row in made:
        for spot in row.spots:
            if abs(spot.middle - place.spot.middle) < 3 and -2 <= place.spot.left - spot.right <= _BESIDE:
                row.items.append(place.spot)
                return


def _only_parts(place: Place, column: Column, side: Side) -> bool:
    """Whether a long line is alone in having words on a side: it may part what is above it from what is below."""
    long = place.is_line and place.spot.right - place.spot.left > _LONGEST_LINE
    return long and sum(each.found[side] is not None for each in column) < 2


def _is_next(place: Place, side: Side) -> bool:
    """Whether words on a side are so near that they may be the label though others stand on the other side."""
    found, long = place.found[side], place.is_line and place.spot.right - place.spot.left > _LONGEST_LINE
    return found is not None and not long and found[1] <= _NEXT * found[0].height


def _apart(line: Row) -> list[Row]:
    return [
        Row(part.items, min(word.top for word in part.words), max(word.bottom for word in part.words))
        for part in line.segments()
    ]
