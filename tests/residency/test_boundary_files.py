"""A boundary is the same from whatever file it comes, and a file that is none is refused by its number."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from residency_files import Rings, geojson, geopackage, shapes, square

from charteroak.residency.boundary import Boundary, Lies
from charteroak.residency.drawing import Choice, boundary_of
from charteroak.residency.errors import Unfit
from charteroak.residency.keeping import keep_boundary, kept_boundary

HOLED: Rings = [square(-72.70, 41.70, 0.10), square(-72.67, 41.73, 0.02)]
"""A town with another town in its midst."""
OTHER: Rings = [square(-72.50, 41.70, 0.02)]
WRITERS: dict[str, Callable[[Path, list], Path]] = {
    "town.geojson": geojson,
    "town.shp": shapes,
    "town.zip": shapes,
    "town.gpkg": geopackage,
}
STATE_PLANE = "EPSG:2234"


def turned(rings: Rings, system: str) -> Rings:
    to = Transformer.from_crs("OGC:CRS84", system, always_xy=True)
    return [[to.transform(*point) for point in ring] for ring in rings]


def standings(boundary: Boundary) -> list[Lies]:
    points = ((-72.69, 41.71), (-72.66, 41.74), (-72.70, 41.75), (-72.49, 41.71), (-72.40, 41.71))
    return [boundary.standing(*point).lies for point in points]


HOLLOW = [Lies.INSIDE, Lies.OUTSIDE, Lies.NEAR, Lies.OUTSIDE, Lies.OUTSIDE]


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("turn", [(False, False), (True, False), (False, True), (True, True)])
def test_every_format_in_every_ring_order(tmp_path: Path, name: str, turn: tuple[bool, bool]) -> None:
    rings = [list(ring)[::-1] if back else list(ring) for ring, back in zip(HOLED, turn, strict=True)]
    path = WRITERS[name](tmp_path / name, [({"NAME": "Hartford"}, rings)])
    assert standings(boundary_of(path, Choice())) == HOLLOW


@pytest.mark.parametrize("name", WRITERS)
def test_one_of_several_areas_is_chosen(tmp_path: Path, name: str) -> None:
    path = WRITERS[name](tmp_path / name, [({"NAME": "East Hartford"}, OTHER), ({"NAME": "Hartford"}, HOLED)])
    with pytest.raises(Unfit, match="2 areas"):
        boundary_of(path, Choice())
    assert standings(boundary_of(path, Choice("NAME", "Hartford"))) == HOLLOW
    assert standings(boundary_of(path, Choice(all=True)))[3] == Lies.INSIDE
    with pytest.raises(Unfit) as refused:
        boundary_of(path, Choice("NAME", "Bristol"))
    assert refused.value.why == "none_match"


def test_coordinates_in_feet_of_the_state_become_degrees(tmp_path: Path) -> None:
    rings = turned(HOLED, STATE_PLANE)
    wkt = __import__("pyproj").CRS(STATE_PLANE).to_wkt("WKT1_ESRI")
    whole = [({"NAME": "Hartford"}, rings)]
    assert standings(boundary_of(shapes(tmp_path / "feet.shp", whole, wkt), Choice())) == HOLLOW
    assert standings(boundary_of(geopackage(tmp_path / "feet.gpkg", whole, 2234, envelope=True), Choice())) == HOLLOW
    old = geojson(tmp_path / "feet.geojson", whole, "urn:ogc:def:crs:EPSG::2234")
    assert standings(boundary_of(old, Choice())) == HOLLOW
    bare = shapes(tmp_path / "bare.shp", whole, "")
    assert standings(boundary_of(bare, Choice(), system=STATE_PLANE)) == HOLLOW
    for path, why in ((bare, "no_system"), (geojson(tmp_path / "plain.geojson", whole), "not_degrees")):
        with pytest.raises(Unfit) as refused:
            boundary_of(path, Choice())
        assert refused.value.why == why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not_a_kind"),
        (b"NAME,AREA\n", "not_a_kind"),
        (b"{", "not_read"),
        (b"[" * 100_000, "not_a_kind"),
        (b'{"a":' * 100_000, "not_read"),
        (b"SQLite format 3\0" + b"\1" * 2000, "not_read"),
        (b"PK\3\4" + b"\1" * 200, "not_read"),
        (b'{"type": "FeatureCollection", "features": []}', "not_areas"),
        (b'{"type": "FeatureCollection", "features": 3}', "not_read"),
        (b'{"type": "Point", "coordinates": [-72, 41]}', "not_areas"),
        (b'{"type": "Polygon", "coordinates": [[[-72, 41], [-71, "x"], [-71, 42]]]}', "not_numbers"),
        (b'{"type": "Polygon", "coordinates": 7}', "not_read"),
        (b'{"type": ["Polygon"], "coordinates": []}', "not_read"),
        (
            b'{"type": "Polygon", "coordinates": [[[-72, 41], [-71, 41], [-71, 42]]], "crs": {"type": 1}}',
            "unknown_system",
        ),
        (b'{"type": "Polygon", "coordinates": [[[-90, 31], [-71, 41], [-71, 42]]]}', "too_wide"),
    ],
)
def test_what_is_no_boundary_is_refused_in_a_word(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    with pytest.raises(Unfit) as refused:
        boundary_of(path, Choice())
    assert refused.value.why == why
    assert refused.value.said


def test_a_thing_that_is_wrong_is_named_by_its_number(tmp_path: Path) -> None:
    crossed = [[(-72.7, 41.7), (-72.6, 41.8), (-72.6, 41.7), (-72.7, 41.8)]]
    path = geojson(tmp_path / "towns.geojson", [({}, HOLED), ({}, crossed)])
    with pytest.raises(Unfit, match="row 2: a ring of it crosses itself"):
        boundary_of(path, Choice(all=True))
    spoilt = geojson(tmp_path / "spoilt.geojson", [({}, HOLED), ({}, [[("a", "b")]])])
    with pytest.raises(Unfit, match="row 2: a point of it is not two numbers"):
        boundary_of(spoilt, Choice(all=True))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(sorted(WRITERS)))
def test_a_spoilt_file_is_refused_or_read_and_raises_nothing_else(
    tmp_path: Path, data: st.DataObject, name: str
) -> None:
    path = (
        WRITERS[name](tmp_path / name, [({"NAME": "Hartford"}, HOLED)])
        if not _made(tmp_path, name)
        else tmp_path / name
    )
    whole = bytearray((tmp_path / f"{name}.whole").read_bytes() if _made(tmp_path, name) else path.read_bytes())
    (tmp_path / f"{name}.whole").write_bytes(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    with suppress(Unfit):
        boundary_of(path, Choice(all=True))


def _made(folder: Path, name: str) -> bool:
    return (folder / f"{name}.whole").exists()


def test_what_is_kept_is_what_was_imported(tmp_path: Path) -> None:
    path = geojson(tmp_path / "town.geojson", [({}, HOLED)])
    assert kept_boundary(tmp_path / "kept") is None
    made = boundary_of(path, Choice(), margin=40)
    keep_boundary(tmp_path / "kept", made, path)
    kept = kept_boundary(tmp_path / "kept")
    assert kept is not None
    assert kept.margin == 40
    assert shapely.equals_exact(kept.area, made.area)
    assert [each.name for each in (tmp_path / "kept").iterdir()] == ["boundary.json"]
    (tmp_path / "kept/boundary.json").write_text(json.dumps({"geometry": None}))
    with pytest.raises(ValueError, match="import it anew"):
        kept_boundary(tmp_path / "kept")
