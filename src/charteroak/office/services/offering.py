"""What there is to choose from in the catalogue as it is now: its places and languages, read once for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from charteroak.catalogue.languages import code_of
from charteroak.catalogue.places import Spot, spots
from charteroak.catalogue.store import Store
from charteroak.office.services.shelf import Stamp, path, shelf, stamp

_TAG = "language:"
_LONGEST = 40


@dataclass(frozen=True)
class Offered:
    """What can be asked for."""

    places: Mapping[str, Spot] = field(default_factory=dict)
    """By name, folded."""
    languages: tuple[str, ...] = ()
    """Codes; names, folded, of those without."""


def offered() -> Offered:
    """What the catalogue of now offers; nothing where there is none."""
    return _offered(path(), now) if (now := stamp()) else Offered()


@lru_cache(maxsize=2)
def _offered(_path: Path, _stamp: Stamp) -> Offered:
    store = shelf()
    return Offered(spots(store), tuple(_languages(store))) if store else Offered()


def _languages(store: Store) -> list[str]:
    rows = store.opened.execute(
        "SELECT DISTINCT tag FROM tags WHERE tag >= ? AND tag < ?", (_TAG, _TAG[:-1] + chr(ord(_TAG[-1]) + 1))
    )
    found = {code_of(tag.removeprefix(_TAG)) for (tag,) in rows}
    return sorted(each for each in found if each and len(each) <= _LONGEST)
