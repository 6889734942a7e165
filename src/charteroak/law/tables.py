"""The article's tables: built once, kept in a cache that pinned digests keep honest, loaded in milliseconds."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache, lru_cache
from pathlib import Path

from charteroak.law.article import RULEBOOK
from charteroak.law.pins import PINS
from charteroak.logic.table import Layout, Table

_MAGIC = b"charteroak table 1\n"


def data_folder() -> Path:
    """Where everything that is kept lies: `CHARTEROAK_DATA`, or the platform's folder for a user's data."""
    if named := os.environ.get("CHARTEROAK_DATA"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("charteroak", appauthor=False)


@lru_cache(maxsize=64)
def table(act: str, readings: tuple[tuple[str, str | None], ...]) -> Table:
    """The table of an act under these readings, as (id, choice) pairs of those the act turns on.

    With the readings as shipped it comes from the cache, if what lies there is what the pins say; else it is built.
    """
    settings = dict(readings)
    shipped = all(RULEBOOK.shipped[reading] == choice for reading, choice in readings)
    pin = PINS.get(act)
    if not shipped or pin is None or pin[0] != definition(act):
        return _build(act, settings)
    return _load(act, pin[1]) or _keep(_build(act, settings), pin[1])


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


def _build(act: str, settings: dict[str, str | None]) -> Table:
    # NumPy costs more than all else that answering takes, so it is loaded only where a table is built.
    from charteroak.logic.build import build

    return build(RULEBOOK, act, settings)


def _content(table: Table) -> bytes:
    return len(table.cells).to_bytes(8, "little") + table.to_bytes()


def _path(act: str, pinned: str) -> Path:
    return data_folder() / "tables" / f"{act}-{pinned[:16]}.table"


def _load(act: str, pinned: str) -> Table | None:
    """The table in the cache, or None where there is none or it is not what is pinned."""
    try:
        data = _path(act, pinned).read_bytes()
    except OSError:
        return None
    content = data[len(_MAGIC) :]
    if not data.startswith(_MAGIC) or hashlib.sha256(content).hexdigest() != pinned:
        return None
    split = 8 + 2 * int.from_bytes(content[:8], "little")
    return Table(RULEBOOK.act(act), Layout.of(RULEBOOK, act), content[8:split], content[split:])


def _keep(built: Table, pinned: str) -> Table:
    """Put a table in the cache, whole or not at all; a folder that cannot be written costs only time."""
    content = _content(built)
    if hashlib.sha256(content).hexdigest() != pinned:
        return built
    path = _path(built.act.name, pinned)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(_MAGIC + content)
        Path(file.name).replace(path)
    except OSError:
        pass
    return built
