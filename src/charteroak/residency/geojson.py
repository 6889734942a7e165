"""GeoJSON: RFC 7946, and what was written before it with a `crs` of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from charteroak.residency.errors import Unfit
from charteroak.residency.shapes import Shape, from_geojson
from charteroak.residency.systems import WGS_84


def read(path: Path) -> tuple[str | None, Iterator[tuple[Mapping[str, Any], Shape]]]:
    """What a file's coordinates are measured by, and its things. Unfit where it is no GeoJSON."""
    try:
        given = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise Unfit("not_read", kind="GeoJSON") from None
    if not isinstance(given, dict):
        raise Unfit("not_read", kind="GeoJSON")
    return _system(given), _things(given)


def _things(given: dict[str, Any]) -> Iterator[tuple[Mapping[str, Any], Shape]]:
    if given.get("type") == "FeatureCollection":
        things = given.get("features")
        if not isinstance(things, list):
            raise Unfit("not_read", kind="GeoJSON")
    else:
        things = [given]
    for thing in things:
        if isinstance(thing, dict) and thing.get("type") == "Feature":
            own = thing.get("properties")
            yield own if isinstance(own, dict) else {}, from_geojson(thing.get("geometry"))
        else:
            yield {}, from_geojson(thing)


def _system(given: dict[str, Any]) -> str | None:
    if given.get("crs") is None:
        return WGS_84
    named = given["crs"].get("properties") if isinstance(given["crs"], dict) else None
    name = named.get("name") if isinstance(named, dict) else None
    if not isinstance(name, str):
        raise Unfit("unknown_system")
    return WGS_84 if name.upper().endswith(":CRS84") else name
