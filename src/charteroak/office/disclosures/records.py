"""The records that a request asks for, screened: which classes stand in them, and nothing that stands there.

They are read in a process apart and in memory (`screen.examining`). What is kept of them afterwards is at most what
`Records` says, and of the digest only a commitment under a key that the caller holds and can destroy: a bare digest of
a record that someone else has would show that the City has it, too.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from charteroak.office.screen.examining import Busy, seen_in
from charteroak.screening.found import Category, Certainty
from charteroak.screening.task import Outcome

BUSY = "busy"
"""The trouble that passes: too many files are being read just now."""


@dataclass(frozen=True, slots=True)
class Count:
    """In how many places something of a class was found, so surely."""

    category: Category
    """The class."""
    certainty: Certainty
    """Protected or undetermined."""
    places: int
    """How many."""


@dataclass(frozen=True, slots=True)
class Records:
    """What was found in a set of records, and no word of them."""

    digest: bytes
    """SHA-256 of the records as they were given, for a keyed commitment; not to be stored or shown as it is."""
    categories: tuple[str, ...] = ()
    """The classes found, of the eight, sure or not, in the order of the article."""
    document: str | None = None
    """`income_tax_record` where the whole of it is one, which is withheld whole unless that class is released."""
    counts: tuple[Count, ...] = ()
    """How many places, by class and certainty."""
    kind: str = ""
    """The kind of file, by the name that readers use."""
    unread: int = 0
    """How many parts could not be read: they may hold anything."""
    trouble: str = ""
    """Why nothing is known of them, by kind (`screen_words(language).trouble`, and `busy`); empty where it is."""


def screened(records: bytes, name: str) -> Records:
    """What stands in records: one file, or several in a ZIP, which is one set. Of `name` only the ending is used."""
    digest = hashlib.sha256(records).digest()
    if not records:
        return Records(digest, trouble="empty")
    try:
        seen = seen_in(records, name)
    except Busy:
        return Records(digest, trouble=BUSY)
    if seen.trouble:
        return Records(digest, trouble=seen.trouble)
    return Records(
        digest=digest,
        categories=_classes(seen),
        document=seen.document,
        counts=_counted(seen),
        kind=seen.kind,
        unread=len(seen.unread),
    )


def _classes(seen: Outcome) -> tuple[str, ...]:
    found = {each.category for each in seen.findings}
    if seen.document:
        found.add(Category.INCOME_TAX_RECORD)
    return tuple(each.value for each in Category if each in found)


def _counted(seen: Outcome) -> tuple[Count, ...]:
    counts = Counter((each.category, each.certainty) for each in seen.findings)
    order = list(Category)
    ranked = sorted(counts.items(), key=lambda each: (order.index(each[0][0]), each[0][1]))
    return tuple(Count(category, certainty, places) for (category, certainty), places in ranked)
