"""What stands in a file of geography: its things, each with its number, its properties and its shape.

GeoJSON, Shapefiles and GeoPackages, told by what they begin with and not by their names. Coordinates come out in
degrees of WGS 84, longitude first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from charteroak.residency import geojson, geopackage, shapefiles
from charteroak.residency.errors import Unfit
from charteroak.residency.shapes import Feature
from charteroak.residency.systems import to_degrees

LARGEST = 512 * 1024 * 1024
"""Bytes that a file may have."""


def features(path: Path, system: str | None = None) -> Iterator[Feature]:
    """The things of a file. `system` says what its coordinates are measured by ("EPSG:2234"), over what the file says.

    Unfit where the file, or a thing in it, cannot be read; OSError where there is no file.
    """
    if path.stat().st_size > LARGEST:
        raise Unfit("too_large", limit=LARGEST // 2**20)
    found, things = _reader(path)(path)
    turn = to_degrees(system or found)
    for row, (properties, shape) in enumerate(_numbered(things), 1):
        try:
            turned = shape.turned(turn)
        except Unfit as error:
            raise Unfit(error.why, row, **error.more) from None
        yield Feature(row, properties, turned)


def _numbered(things: Iterator[Any]) -> Iterator[Any]:
    """The things; where one cannot be read, its number is said."""
    row = 1
    while True:
        try:
            yield next(things)
        except StopIteration:
            return
        except Unfit as error:
            raise Unfit(error.why, row, **error.more) from None
        row += 1


def _reader(path: Path) -> Callable[[Path], Any]:
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(b"SQLite format 3\0"):
        return geopackage.read
    if head.startswith((b"PK\x03\x04", b"\x00\x00\x27\x0a")):
        return shapefiles.read
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return geojson.read
    raise Unfit("not_a_kind")
