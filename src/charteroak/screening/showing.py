"""A file's text as people are shown it, with the places of what was found; of much text, only what is around them.

It leaves the process that read the file only where it is asked for: the page that marks what was found asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from charteroak.screening.formats.surface import Opened, Surface
from charteroak.screening.looking import Look

WHOLE = 60_000
"""Up to so many characters a file is shown whole."""
_AROUND = 240
"""Of a longer one, so many characters on either side of what was found."""
_LONGEST = 4_000
"""A stretch of it is no longer than twice that."""
_MOST = 400
"""Of more places than that, the first; of a file with more surfaces, too."""

Mark = tuple[int, int, int]
"""From where to where in the text that is shown, and the number of the finding, in the order of the findings."""


class Shown(msgspec.Struct, frozen=True):
    """A stretch of a file's text. `cut` says whether there is more text before it and after it in that place."""

    where: str
    text: str
    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    cut: tuple[bool, bool] = (False, False)


def shown(opened: Opened, seen: Look) -> tuple[Shown, ...]:
    """What is shown of a file. What nobody sees who looks at a page is shown only where something was found in it."""
    marks = _marks(opened, seen)
    told = [number for number, each in enumerate(opened.surfaces) if number in marks or _stands(each)]
    places = sum(map(len, marks.values()))
    if max(len(told), places) <= _MOST and sum(len(opened.surfaces[number].text) for number in told) <= WHOLE:
        return tuple(_piece(opened.surfaces[number], marks.get(number, ())) for number in told)
    return tuple(_around(opened.surfaces, marks))


def _stands(surface: Surface) -> bool:
    return not surface.hidden and bool(surface.text.strip())


def _marks(opened: Opened, seen: Look) -> dict[int, list[Mark]]:
    """The marks, by the number of the surface: of files within that are withheld whole first, as they are counted."""
    marks: dict[int, list[Mark]] = {}
    parts = getattr(opened, "parts", ())
    for count, number in enumerate(sorted(seen.records)):
        for surface in range(parts[number].first, parts[number].last):
            marks.setdefault(surface, []).append((0, len(opened.surfaces[surface].text), count))
    for count, place in enumerate(seen.places, len(seen.records)):
        marks.setdefault(place.number, []).extend((start, end, count) for start, end in place.spans)
    return {number: sorted(each) for number, each in sorted(marks.items())}


def _piece(surface: Surface, marks: Sequence[Mark]) -> Shown:
    return Shown(surface.where, surface.text, tuple(marks), surface.hidden)


def _around(surfaces: Sequence[Surface], marks: dict[int, list[Mark]]) -> Iterator[Shown]:
    """What is around the marks, up to a bound on the places and on the text."""
    size = count = 0
    for number, each in marks.items():
        for start, end, within in _windows(each, len(surfaces[number].text)):
            size += end - start
            count += len(within)
            if size > WHOLE or count > _MOST:
                return
            yield _cut(surfaces[number], start, end, within)


def _windows(marks: Sequence[Mark], length: int) -> Iterator[tuple[int, int, list[Mark]]]:
    """Stretches around marks, those that touch as one, unless that becomes too long."""
    start = end = 0
    within = list[Mark]()
    for mark in marks:
        if within and (mark[0] - _AROUND > end or mark[0] - start > _LONGEST):
            end = min(end, mark[0])
            yield start, end, within
            within = []
        if not within:
            start = max(mark[0] - _AROUND, end)
        end = min(max(end, mark[1] + _AROUND), length, start + 2 * _LONGEST)
        within.append(mark)
    if within:
        yield start, end, within


def _cut(surface: Surface, start: int, end: int, within: Sequence[Mark]) -> Shown:
    moved = tuple((first - start, min(last, end) - start, number) for first, last, number in within if first < end)
    return Shown(surface.where, surface.text[start:end], moved, surface.hidden, (start > 0, end < len(surface.text)))
