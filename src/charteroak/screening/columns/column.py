"""What a column is: of which class its values are, how sure that is, and by what it was told."""

from __future__ import annotations

import msgspec

from charteroak.screening.columns.codes import CODES, NONE, Codes
from charteroak.screening.found import Category, Certainty, Tier


class Evidence(msgspec.Struct, frozen=True):
    """One thing that tells: a rule's name, and of rows how many it hit among how many; never a value."""

    category: Category
    tier: Tier
    certainty: Certainty
    by: str
    hits: int = 0
    rows: int = 0


class Column(msgspec.Struct, frozen=True):
    """A column classified. `category` is the first of its classes, those that are certain before the others.

    `may_contain` is true where any row may say anything of anyone, whatever the others say: free text. `counts` has,
    for each class, how many of the `rows` that were looked at say something of it.
    """

    category: Category | None = None
    certainty: Certainty | None = None
    tier: Tier | None = None
    may_contain: bool = False
    codes: Codes = NONE
    why: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    counts: dict[Category, int] = {}
    rows: int = 0


_ORDER = {category: number for number, category in enumerate(Category)}


def column_of(evidence: list[Evidence], *, free: str = "", rows: int = 0) -> Column:
    """The column that evidence makes. `free` says by what it is known to be free text; "" where it is none."""
    ranked = sorted(
        evidence, key=lambda one: (one.certainty != "protected", _ORDER[one.category], one.tier != "direct")
    )
    counts: dict[Category, int] = {}
    for one in ranked:
        if one.hits:
            counts[one.category] = max(counts.get(one.category, 0), one.hits)
    why = tuple(dict.fromkeys((*(_said(one) for one in ranked), *([free] if free else []))))
    if not ranked:
        return Column(may_contain=bool(free), why=why, rows=rows)
    first = ranked[0]
    return Column(
        category=first.category,
        certainty=first.certainty,
        tier=first.tier,
        may_contain=bool(free),
        codes=CODES[first.category],
        why=why,
        categories=tuple(dict.fromkeys(one.category for one in ranked)),
        counts=counts,
        rows=rows,
    )


def _said(one: Evidence) -> str:
    return f"{one.by}: {one.hits} of {one.rows} rows" if one.hits else one.by
