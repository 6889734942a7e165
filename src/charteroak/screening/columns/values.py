"""What the values of a column say: listed ones, those that are found by the rules for text, and free text.

Rare and severe: a class marks a column when `FLOOR` rows say something of it, however many do not; below that it is
undetermined, and withheld too. No majority is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from charteroak.screening.columns.column import Evidence
from charteroak.screening.columns.domains import domains_of
from charteroak.screening.formats.names import spoken
from charteroak.screening.found import Category, Certainty, Tier

FLOOR = 2
MOST_LISTED = 400
"""A column with more different values than this has no list of them."""
_LONG_WORDS = 4
_LONGEST = 20_000
"""More of one value is not screened here; `screen` reads all of it."""


def counted(samples: Iterable[object]) -> Counter[str]:
    """The values that say anything, as text, and how often each stands there."""
    return Counter(text for value in samples if (text := _text(value)))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value[:_LONGEST]).decode("utf-8", "ignore").strip()
    return str(value).strip()[:_LONGEST]


def by_values(name: str, counts: Counter[str], named: bool) -> Iterator[Evidence]:
    """What the values say; `named` where the name tells by itself, so that it is not read with each of them."""
    rows = counts.total()
    if len(counts) <= MOST_LISTED:
        for domain, hits in domains_of(counts):
            yield Evidence(domain.category, "direct", _certainty(hits, rows), domain.rule, hits, rows)
    yield from _screened("" if named else spoken(name), counts, rows)


def _screened(label: str, counts: Counter[str], rows: int) -> Iterator[Evidence]:
    """What the rules for text find in the values, each read after the column's name as a row of a table is."""
    from charteroak.screening.detect import screen_texts

    values = [value for value in counts if any(map(str.isalnum, value))]
    hits: Counter[tuple[Category, Tier]] = Counter()
    sure: set[tuple[Category, Tier]] = set()
    for value, screened in zip(values, screen_texts(_said(label, values)), strict=True):
        told = {(each.category, each.tier) for each in screened.findings}
        if screened.document:
            told.add((Category.INCOME_TAX_RECORD, "direct"))
            sure.add((Category.INCOME_TAX_RECORD, "direct"))
        sure |= {(each.category, each.tier) for each in screened.findings if each.certainty == "protected"}
        for one in told:
            hits[one] += counts[value]
    for (category, tier), count in hits.items():
        certainty = _certainty(count, rows) if (category, tier) in sure else "undetermined"
        yield Evidence(category, tier, certainty, f"{category}.found", count, rows)


def _said(label: str, values: Sequence[str]) -> list[str]:
    return [f"{label}: {value}" for value in values] if label else list(values)


def _certainty(hits: int, rows: int) -> Certainty:
    """The floor is one row where there are hardly any others."""
    return "protected" if hits >= FLOOR or rows < 2 * FLOOR else "undetermined"


def is_free(counts: Counter[str]) -> bool:
    """Whether values are sentences rather than terms: several words, and hardly the same twice."""
    long = sum(count for value, count in counts.items() if len(value.split()) >= _LONG_WORDS)
    different = sum(1 for value in counts if len(value.split()) >= _LONG_WORDS)
    return different > 2 and long * 10 >= counts.total() and different * 2 >= long
