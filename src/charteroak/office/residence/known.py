"""The boundary and the addresses that were imported, read again when another import replaced them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from charteroak.recording.folder import data_folder

if TYPE_CHECKING:
    from charteroak.residency.boundary import Boundary
    from charteroak.residency.table import Line, Table

FOLDER = "residency"
"""Where they lie in the data folder."""
_LIBRARIES = ("pyproj", "shapely", "usaddress")


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of where things are. Nothing, where none was imported or what reads it is not installed."""

    boundary: Boundary | None = None
    table: Table | None = None
    streets: tuple[tuple[str, Line], ...] = ()
    """Each line or point of an address with its street's name, for a map."""


def known() -> Known:
    """What is known now. ValueError where a file cannot be read."""
    if not all(map(find_spec, _LIBRARIES)):
        return Known()
    folder = data_folder() / FOLDER
    return _read(folder, _state(folder / "boundary.json"), _state(folder / "addresses.sqlite"))


def _state(path: Path) -> tuple[int, int, int]:
    """What changes when a file is replaced."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=2)
def _read(folder: Path, boundary: tuple[int, int, int], addresses: tuple[int, int, int]) -> Known:  # noqa: ARG001 - what the cache goes by
    from charteroak.residency.keeping import kept_boundary, kept_table

    table = kept_table(folder)
    return Known(kept_boundary(folder), table, tuple(table.lines()) if table else ())
