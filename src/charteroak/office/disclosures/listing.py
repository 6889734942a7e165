"""The list of what was taken out of a release: where, of which class, under which clause and why; never what it was.

It is like the index that courts have agencies make of what they withhold (Vaughn v. Rosen, 484 F.2d 820). The City's
own file has the whole of it; what goes out leaves the classes away, unless the recipient may know them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from charteroak.office.cells import as_csv
from charteroak.office.disclosures.cover import Part, Reason, Sheet
from charteroak.office.disclosures.cover_words import cover_words
from charteroak.office.matters_said import class_name
from charteroak.office.screen.words import screen_words
from charteroak.screening.found import Category
from charteroak.screening.looking import Withheld

_UNREAD = Reason("unread")
_NOT_ASKED_FOR = Reason("not_asked_for")


@dataclass(frozen=True, slots=True)
class Row:
    """A place where something was taken out."""

    where: str
    """Where, in words of the format alone."""
    category: str
    """The class; empty for a part that could not be read."""
    reason: Reason
    """Why, and under which clause."""
    places: int
    """How often there."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What was taken out, and what was found to be left in."""

    rows: tuple[Row, ...]
    """What was taken out, by place."""
    released: tuple[str, ...]
    """The classes that stand in the copy, of those released."""

    @property
    def places(self) -> int:
        """In how many places something was taken out."""
        return sum(row.places for row in self.rows)

    def by_class(self) -> Mapping[str, int]:
        """How many places, by class; those that could not be read by nothing."""
        counts = Counter[str]()
        for row in self.rows:
            counts[row.category] += row.places
        return dict(counts)

    def by_reason(self) -> tuple[tuple[str, str, int], ...]:
        """How many places, by the word of the reason and the clause."""
        counts = Counter[tuple[str, str]]()
        for row in self.rows:
            counts[row.reason.word, row.reason.clause] += row.places
        return tuple((word, clause, count) for (word, clause), count in counts.items())

    def table(self, language: str, *, classes: bool) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The columns and the lines, in words; places that read the same are one line."""
        ui = cover_words(language).ui
        head = (ui["where"], *((ui["category"],) if classes else ()), ui["clause"], ui["reason"], ui["places"])
        counts = Counter[tuple[str, ...]]()
        for row in self.rows:
            counts[self._said(row, language, classes=classes)] += row.places
        return head, tuple((*said, str(count)) for said, count in counts.items())

    def csv(self, language: str, *, classes: bool) -> bytes:
        """It as CSV, beginning with the mark by which Excel knows UTF-8. No cell of it is a formula."""
        head, rows = self.table(language, classes=classes)
        return as_csv((head, *rows))

    def sheet(self, language: str, *, classes: bool, stamped: bool = False) -> Sheet:
        """It as a page. `stamped` is whether the copy begins with a notice, as a page of its own in a PDF."""
        ui = cover_words(language).ui
        head, rows = self.table(language, classes=classes)
        said = [ui[key] for key, there in (
            ("list_text", rows), ("list_none", not rows), ("list_pages", rows and stamped),
            ("list_bare", rows and not classes),
        ) if there]  # fmt: skip
        return Sheet(
            language, ui["list_title"], ui["city"], (), (Part("", tuple(said), head=head if rows else (), rows=rows),)
        )

    def _said(self, row: Row, language: str, *, classes: bool) -> tuple[str, ...]:
        own = cover_words(language)
        named = class_name(language, row.category) if row.category else own.ui["left_out"]
        where = screen_words(language).place(row.where)
        return (where, *((named,) if classes else ()), row.reason.clause, own.reasons[row.reason.word])


def listed(withheld: Iterable[Withheld], reasons: Mapping[str, Reason], released: Iterable[Category]) -> Listing:
    """The list of what a redaction took out. What no reason is given for was not asked for."""
    rows = tuple(
        Row(
            each.where,
            each.category.value if each.category else "",
            reasons.get(each.category.value, _NOT_ASKED_FOR) if each.category else _UNREAD,
            each.count,
        )
        for each in withheld
    )
    return Listing(rows, tuple(each.value for each in Category if each in set(released)))
