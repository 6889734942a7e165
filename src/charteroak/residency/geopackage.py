"""GeoPackages: a table of features in a SQLite file (OGC 12-128r18, clause 2.1)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import shapely

from charteroak.residency.errors import Unfit
from charteroak.residency.shapes import Shape, from_geojson
from charteroak.residency.systems import WGS_84

_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""Bytes of the envelope in a geometry's header, by its code (clause 2.1.3.1.1)."""


def read(path: Path) -> tuple[str | None, Iterator[tuple[Mapping[str, Any], Shape]]]:
    """What the coordinates of its first table of features are measured by, and the things. Unfit where it has none."""
    try:
        with closing(_opened(path)) as opened:
            table, column, number = _first_table(opened)
            system = _system(opened, number)
    except sqlite3.Error:
        raise Unfit("not_read", kind="a GeoPackage") from None
    return system, _things(path, table, column)


def _opened(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
    opened.row_factory = sqlite3.Row
    return opened


def _first_table(opened: sqlite3.Connection) -> tuple[str, str, int]:
    found = opened.execute(
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c JOIN gpkg_geometry_columns g"
        " ON g.table_name = c.table_name WHERE c.data_type = 'features' ORDER BY c.table_name LIMIT 1"
    ).fetchone()
    if found is None:
        raise Unfit("no_table")
    return str(found[0]), str(found[1]), int(found[2])


def _system(opened: sqlite3.Connection, number: int) -> str | None:
    """By its authority's code, or as it is written. -1 and 0 say that nobody knows."""
    if number in (-1, 0):
        return None
    if number == 4326:
        return WGS_84  # a GeoPackage has longitude first (clause 1.1.1.1.3), whatever the authority says
    row = opened.execute(
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        (number,),
    ).fetchone()
    if row is None:
        return None
    authority = str(row[0]).upper()
    return f"{authority}:{row[1]}" if authority in ("EPSG", "ESRI", "OGC") else str(row[2])


def _things(path: Path, table: str, column: str) -> Iterator[tuple[Mapping[str, Any], Shape]]:
    named = '"' + table.replace('"', '""') + '"'
    try:
        with closing(_opened(path)) as opened:
            for row in opened.execute(f"SELECT * FROM {named} ORDER BY 1"):  # noqa: S608  # the name is quoted
                properties = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118  # it is no dict
                yield properties, _shape(row[column])
    except (sqlite3.Error, IndexError):
        raise Unfit("not_read", kind="a GeoPackage") from None


def _shape(blob: object) -> Shape:
    if blob is None:
        return Shape()
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP" or (blob[3] >> 1 & 7) not in _ENVELOPES:
        raise Unfit("not_read", kind="a GeoPackage")
    try:
        geometry = shapely.from_wkb(blob[8 + _ENVELOPES[blob[3] >> 1 & 7] :])
    except shapely.errors.ShapelyError:
        raise Unfit("not_read", kind="a GeoPackage") from None
    return Shape() if geometry.is_empty else from_geojson(_lists(shapely.geometry.mapping(geometry)))


def _lists(given: Any) -> Any:
    """The same with lists in place of tuples."""
    if isinstance(given, dict):
        return {key: _lists(value) for key, value in given.items()}
    return [_lists(each) for each in given] if isinstance(given, (list, tuple)) else given
