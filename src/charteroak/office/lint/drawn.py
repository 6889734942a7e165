"""What the page says of a flagged question, and the pages of a PDF form with a box around each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from charteroak.office.lint.words import LintWords
from charteroak.office.screen.copying import address
from charteroak.screening.forms.flag import Judged
from charteroak.screening.forms.picturing import Picture

_AROUND = 3.0
"""Points between printed words and the box around them."""
_RADIUS = 8.0
"""Of the circle that a number stands in."""


@dataclass(frozen=True)
class FlagSaid:
    """What is said of a flagged question."""

    number: int
    """Its number among the flagged ones, from 1."""
    category: str
    """Its class, by its wire name."""
    name: str
    """The class's name."""
    tier: str
    """"direct" or "proxy": it chooses the look."""
    tier_said: str
    """The same in words."""
    clause: str
    """The clause."""
    short: str
    """The question, shortened for the list."""
    reason: str
    """Why it is flagged."""
    tells: str
    """Which part of it tells, where that is not its own words; or nothing."""
    suggestion: str
    """What to do."""
    instead: str
    """What may be printed instead; nothing where the question can go."""
    target: str
    """The name of its place, or nothing where that is not shown."""


@dataclass(frozen=True)
class BoxSaid:
    """A box on the picture of a page, in points from the upper left corner."""

    x: float
    """How far from the left."""
    y: float
    """How far from the top."""
    width: float
    """How wide."""
    height: float
    """How high."""
    at: tuple[float, float]
    """Where its number stands: beside it, so that no word is covered."""
    is_first: bool
    """Whether it is the first of its question on the page, which has the number and the link."""
    flag: FlagSaid
    """The question."""
    label: str
    """What the link says to whoever does not see the picture."""


@dataclass(frozen=True)
class PageSaid:
    """A page of the form."""

    number: int
    """Its number."""
    head: str
    """What it is called."""
    label: str
    """What the picture shows, in words."""
    href: str
    """An address that holds the picture."""
    width: float
    """How wide it is, in points."""
    height: float
    """How high it is, in points."""
    boxes: tuple[BoxSaid, ...]
    """The flagged questions on it."""


def pages_of(
    own: LintWords, judged: Judged, drawn: Sequence[Picture], flags: Mapping[int, FlagSaid]
) -> tuple[PageSaid, ...]:
    """The pages that were drawn, with the flagged questions, by their numbers in the form, marked on them."""
    made = []
    for each in drawn:
        boxes = tuple(_boxes(judged, each, flags))
        count = len({box.flag.number for box in boxes})
        made.append(
            PageSaid(
                number=each.page,
                head=own.place(f"page {each.page}").capitalize(),
                label=own.ui["page_one" if count == 1 else "page_many"].format(page=each.page, count=count),
                href=address(each.png, "image/png"),
                width=round(each.width, 1),
                height=round(each.height, 1),
                boxes=boxes,
            )
        )
    return tuple(made)


def _boxes(judged: Judged, drawn: Picture, flags: Mapping[int, FlagSaid]) -> Iterator[BoxSaid]:
    for number, flag in flags.items():
        here = [box for box in judged.form.questions[number].boxes if box.page == drawn.page]
        for place, box in enumerate(here):
            middle = (box.top + box.bottom) / 2
            yield BoxSaid(
                x=round(box.left - _AROUND, 1),
                y=round(drawn.height - box.top - _AROUND, 1),
                width=round(box.right - box.left + 2 * _AROUND, 1),
                height=round(box.top - box.bottom + 2 * _AROUND, 1),
                at=(round(max(_RADIUS, box.left - _AROUND - _RADIUS - 2), 1), round(drawn.height - middle, 1)),
                is_first=place == 0,
                flag=flag,
                label=f"{flag.number} {flag.name}, {flag.tier_said}",
            )
