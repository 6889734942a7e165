"""Shapefiles: a .shp with its .dbf and .prj beside it, or all of them in one .zip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np

from charteroak.residency.errors import Unfit
from charteroak.residency.outline import ring_of
from charteroak.residency.shapes import Shape, line_of

_LARGEST = 512 * 1024 * 1024  # bytes of one part of it, unpacked
_PARTS = ("shp", "dbf", "shx", "prj", "cpg")
_POINTS, _LINES, _AREAS = {1, 8, 11, 18, 21, 28}, {3, 13, 23}, {5, 15, 25}


def read(path: Path) -> tuple[str | None, Iterator[tuple[Mapping[str, Any], Shape]]]:
    """What the coordinates are measured by, and the things. Unfit where it is no Shapefile."""
    parts = _zipped(path) if path.read_bytes()[:2] == b"PK" else _beside(path)
    if "shp" not in parts:
        raise Unfit("not_a_kind")
    system = parts["prj"].decode("utf-8", "replace").strip() if "prj" in parts else None
    return system or None, _things(parts)


def _beside(path: Path) -> dict[str, bytes]:
    found = {}
    for each in path.parent.iterdir():
        ending = each.suffix.lower().removeprefix(".")
        if each.stem == path.stem and ending in _PARTS and each.is_file():
            found[ending] = each.read_bytes()
    return found


def _zipped(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    try:
        with ZipFile(path) as archive:
            for each in archive.infolist():
                ending = each.filename.lower().rpartition(".")[2]
                if ending not in _PARTS or "__macosx/" in each.filename.lower():
                    continue
                if ending in found:
                    raise Unfit("not_read", kind="one Shapefile")
                if each.file_size > _LARGEST:
                    raise Unfit("too_large", limit=_LARGEST // 2**20)
                found[ending] = archive.read(each)
    except (BadZipFile, OSError, EOFError, RuntimeError, ValueError):
        raise Unfit("not_read", kind="a Shapefile") from None
    return found


def _things(parts: dict[str, bytes]) -> Iterator[tuple[Mapping[str, Any], Shape]]:
    import shapefile

    files = {name: BytesIO(data) for name, data in parts.items() if name in ("shp", "dbf", "shx")}
    try:
        # A letter that is spoilt in a name does not keep the boundary out.
        reader = shapefile.Reader(**files, encoding=_encoding(parts), encodingErrors="replace")
        for thing in reader.iterShapeRecords():
            yield thing.record.as_dict() if thing.record is not None else {}, _shape(thing.shape)
    except Unfit:
        raise
    except Exception:  # whatever a spoilt file makes the reader raise
        raise Unfit("not_read", kind="a Shapefile") from None


def _encoding(parts: dict[str, bytes]) -> str:
    name = parts.get("cpg", b"").decode("ascii", "replace").strip().lower()
    return "latin-1" if name in ("1252", "ansi 1252", "iso-8859-1", "8859_1", "latin1") else "utf-8"


def _shape(given: Any) -> Shape:
    """A shape. Rings are taken as they stand: which of them are holes is told by what surrounds them."""
    if given.shapeType in _POINTS:
        return Shape(points=tuple(line_of([point]) for point in given.points))
    starts = [*getattr(given, "parts", ()), len(given.points)]
    pieces = [np.asarray(given.points[a:b]) for a, b in pairwise(starts)]
    if given.shapeType in _AREAS:
        return Shape(areas=(tuple(ring_of(piece) for piece in pieces),) if pieces else ())
    if given.shapeType in _LINES:
        return Shape(lines=tuple(line_of(piece) for piece in pieces))
    return Shape()
