"""The article's tables: made once and shipped beside this module, loaded in milliseconds, held honest by their pins.

A shipped table is the readings as shipped, every case and every unknown of an act, packed. It is used only if it is
what `pins` says of the norms as they stand; otherwise, and for other readings, a table is built. Nothing is written.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache, lru_cache
from pathlib import Path

from charteroak.law.article import RULEBOOK
from charteroak.law.pins import PINS
from charteroak.logic.table import Layout, Table

FOLDER = Path(__file__).with_name("shipped")


@lru_cache(maxsize=64)
def table(act: str, readings: tuple[tuple[str, str | None], ...]) -> Table:
    """The table of an act under these readings, as (id, choice) pairs of those the act turns on.

    With the readings as shipped it is loaded, if what lies there is what the pins say; else it is built.
    """
    shipped = all(RULEBOOK.shipped[reading] == choice for reading, choice in readings)
    pin = PINS.get(act)
    loaded = _load(act, pin[1]) if shipped and pin is not None and pin[0] == definition(act) else None
    return loaded or _build(act, dict(readings))


@cache
def definition(act: str) -> str:
    """A digest of all that the table of an act is made from, other than the code that makes it."""
    parts = (RULEBOOK.act(act), RULEBOOK.norms_of(act), RULEBOOK.readings_of(act))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def build_shipped(act: str) -> Table:
    """The table of an act with the readings as shipped, built anew."""
    return _build(act, {reading.id: reading.shipped for reading in RULEBOOK.readings_of(act)})


def digest(table: Table) -> str:
    """A digest of a table's content: what its pin names."""
    return hashlib.sha256(_content(table)).hexdigest()


def packed(table: Table) -> bytes:
    """A table as it is shipped."""
    return zlib.compress(_content(table), 9)


def path(act: str) -> Path:
    """Where the table of an act is shipped."""
    return FOLDER / f"{act}.table"


def _build(act: str, settings: dict[str, str | None]) -> Table:
    # NumPy costs more than all else that answering takes, so it is loaded only where a table is built.
    from charteroak.logic.build import build

    return build(RULEBOOK, act, settings)


def _content(table: Table) -> bytes:
    return len(table.cells).to_bytes(8, "little") + table.to_bytes()


def _load(act: str, pinned: str) -> Table | None:
    """The table that is shipped, or None where there is none or it is not what is pinned."""
    try:
        content = zlib.decompress(path(act).read_bytes())
    except (OSError, zlib.error):
        return None
    if hashlib.sha256(content).hexdigest() != pinned:
        return None
    split = 8 + 2 * int.from_bytes(content[:8], "little")
    return Table(RULEBOOK.act(act), Layout.of(RULEBOOK, act), content[8:split], content[split:])
