"""Files of geography, as a city's programs write them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import shapefile
import shapely

WGS_84 = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
Rings = Sequence[Sequence[tuple[float, float]]]


def square(west: float, south: float, side: float) -> list[tuple[float, float]]:
    """A ring, counter-clockwise."""
    east, north = west + side, south + side
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def geojson(path: Path, areas: Iterable[tuple[Mapping[str, Any], Rings]], crs: str | None = None) -> Path:
    """Polygons as GeoJSON."""
    things = [
        {"type": "Feature", "properties": dict(own), "geometry": {"type": "Polygon", "coordinates": rings}}
        for own, rings in areas
    ]
    whole: dict[str, Any] = {"type": "FeatureCollection", "features": things}
    if crs:
        whole["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(whole))
    return path


def shapes(path: Path, areas: Iterable[tuple[Mapping[str, Any], Rings]], system: str = WGS_84) -> Path:
    """Polygons as a Shapefile; where the name ends so, as a .zip."""
    stem = path.with_suffix("")
    with shapefile.Writer(str(stem), shapeType=shapefile.POLYGON) as writer:
        writer.field("NAME", "C", 40)
        for own, rings in areas:
            writer.poly([list(ring) for ring in rings])
            writer.record(own.get("NAME", ""))
    if system:
        stem.with_suffix(".prj").write_text(system)
    if path.suffix == ".zip":
        with ZipFile(path, "w") as archive:
            for each in sorted(stem.parent.glob(f"{stem.name}.*")):
                if each != path:
                    archive.write(each, each.name)
                    each.unlink()
    return path


def geopackage(
    path: Path, areas: Iterable[tuple[Mapping[str, Any], Rings]], srs: int = 4326, envelope: bool = False
) -> Path:
    """Polygons as a GeoPackage (OGC 12-128r18)."""
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization,"
            " organization_coordsys_id, definition);"
            "CREATE TABLE gpkg_contents (table_name, data_type, srs_id);"
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id);"
            "CREATE TABLE towns (fid INTEGER PRIMARY KEY, NAME TEXT, geom BLOB);"
        )
        made.execute("INSERT INTO gpkg_spatial_ref_sys VALUES ('', ?, 'EPSG', ?, '')", (srs, srs))
        made.execute("INSERT INTO gpkg_contents VALUES ('towns', 'features', ?)", (srs,))
        made.execute("INSERT INTO gpkg_geometry_columns VALUES ('towns', 'geom', 'POLYGON', ?)", (srs,))
        for own, rings in areas:
            polygon = shapely.Polygon(rings[0], rings[1:])
            head = b"GP\0" + (b"\x03" if envelope else b"\x01") + srs.to_bytes(4, "little")
            blob = head + (b"\0" * 32 if envelope else b"") + shapely.to_wkb(polygon, byte_order=1)
            made.execute("INSERT INTO towns (NAME, geom) VALUES (?, ?)", (own.get("NAME"), blob))
    return path
