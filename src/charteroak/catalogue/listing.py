"""Organizations, taxonomies and terms, listed by what HSDS filters them by, in the order in which they came."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.catalogue.needs import folded
from charteroak.catalogue.searching import MOST_WORDS, Found
from charteroak.catalogue.store import Store

_OF_TERM = """
id IN (SELECT DISTINCT organization_id FROM tags CROSS JOIN services ON services.number = tags.number WHERE tag = ?
  UNION SELECT lists.id FROM lists CROSS JOIN things ON things.kind = 'attribute' AND things.id = lists.child
  WHERE lists.kind = 'organization' AND list = 'attributes' AND {has})
"""
_HAS_TERM = "json_extract(held, '$.taxonomy_term_id') = ?"
_HAS_TAXONOMY = (
    "json_extract(held, '$.taxonomy_term_id') IN (SELECT id FROM named WHERE kind = 'taxonomy_term' AND within = ?)"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed; all of it has to hold."""

    kind: str
    """"organization", "taxonomy" or "taxonomy_term"."""
    words: str = ""
    """Beginnings of words, each of which it has to have."""
    taxonomy: str = ""
    """Terms of this taxonomy; or organizations that have such a term, or whose services have."""
    term: str = ""
    """Organizations that have this term, or whose services have."""
    parent: str = ""
    """Terms below this one."""
    top: bool = False
    """Terms that are below no other."""
    page: int = 1
    size: int = 20


def listed(store: Store, listing: Listing) -> Found:
    """What there is."""
    where, given = ["kind = ?"], [listing.kind]

    def need(condition: str, *values: str) -> None:
        where.append(condition)
        given.extend(values)

    for word in folded(listing.words)[:MOST_WORDS]:
        need("words LIKE ?", f"% {word}%")
    if listing.term:
        need(_OF_TERM.format(has=_HAS_TERM), f"term:{listing.term}", listing.term)
    if listing.taxonomy and listing.kind == "organization":
        need(_OF_TERM.format(has=_HAS_TAXONOMY), f"taxonomy:{listing.taxonomy}", listing.taxonomy)
    elif listing.taxonomy:
        need("within = ?", listing.taxonomy)
    if listing.parent:
        need("above = ?", listing.parent)
    if listing.top:
        need("above IS NULL")
    condition = " AND ".join(where)
    rows = store.opened.execute(f"SELECT id FROM named WHERE {condition} ORDER BY place", given).fetchall()  # noqa: S608
    first = (listing.page - 1) * listing.size
    return Found(len(rows), tuple(id_ for (id_,) in rows[first : first + listing.size]))
