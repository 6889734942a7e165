"""The boundary and the addresses as they are kept: two files of a folder, each replaced as a whole."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import shapely

from charteroak.residency.boundary import Boundary
from charteroak.residency.table import Table

BOUNDARY, ADDRESSES = "boundary.json", "addresses.sqlite"
"""The files."""


def keep_boundary(folder: Path, boundary: Boundary, source: Path) -> str:
    """Keep a boundary, in place of the one that was. The digest of the file that it came from, in hexadecimal."""
    digest = sha256(source.read_bytes()).hexdigest()
    own = {"margin": boundary.margin, "sha256": digest}
    kept = {"type": "Feature", "properties": own, "geometry": json.loads(shapely.to_geojson(boundary.area))}
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{BOUNDARY}.{os.getpid()}.draft"
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / BOUNDARY)
    finally:
        draft.unlink(missing_ok=True)
    return digest


def kept_boundary(folder: Path) -> Boundary | None:
    """The boundary that is kept; None where none is. ValueError where it cannot be read."""
    try:
        kept = json.loads((folder / BOUNDARY).read_bytes())
        return Boundary(shapely.from_geojson(json.dumps(kept["geometry"])), float(kept["properties"]["margin"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, shapely.errors.ShapelyError):
        raise ValueError("the boundary cannot be read: import it anew") from None


def kept_table(folder: Path) -> Table | None:
    """The addresses that are kept; None where none are. ValueError where they cannot be read."""
    path = folder / ADDRESSES
    return Table(path) if path.exists() else None
