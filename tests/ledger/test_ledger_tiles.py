"""A log's static files: their names, which there are, what is in them, and proofs read from them."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import files

from charteroak.ledger import tree
from charteroak.ledger.errors import Malformed
from charteroak.ledger.tiles import (
    ENTRIES,
    WIDTH,
    Growth,
    Read,
    Tile,
    TileReader,
    from_bundle,
    tiles_at,
    tiles_between,
    to_bundle,
)


def small(count: int) -> list[bytes]:
    return [b"entry %d" % number for number in range(count)]


def read_from(made: dict[str, bytes]) -> Read:
    def read(path: str) -> bytes:
        if path not in made:
            raise FileNotFoundError(path)
        return made[path]

    return read


def reader(made: dict[str, bytes], size: int) -> TileReader:
    return TileReader(read_from(made), size)


def test_the_published_example_of_size_70000() -> None:
    """tlog-tiles: 273 full tiles and a partial one of 112; one full and one of 17; and one of 1."""
    kinds = Counter((tile.level, tile.width) for tile in tiles_at(70_000))
    tiles = {key: count for key, count in kinds.items() if key[0] != ENTRIES}
    assert tiles == {(0, 256): 273, (0, 112): 1, (1, 256): 1, (1, 17): 1, (2, 1): 1}
    assert {key: count for key, count in kinds.items() if key[0] == ENTRIES} == {(ENTRIES, 256): 273, (ENTRIES, 112): 1}


def test_the_files_of_size_70000_are_those_of_the_example() -> None:
    growth = Growth()
    made = growth.append(small(70_000))
    assert sorted(made) == sorted(tile.path for tile in tiles_at(70_000))
    leaves = tree.Leaves(map(tree.leaf_hash, small(70_000)))
    assert growth.root() == leaves.root()
    assert made["tile/2/000.p/1"] == leaves.node(16, 0)
    assert made["tile/1/001.p/17"] == b"".join(leaves.node(8, 256 + number) for number in range(17))
    assert made["tile/0/273.p/112"] == b"".join(leaves.node(0, 273 * 256 + number) for number in range(112))
    assert len(made["tile/1/000"]) == 8192


def test_the_published_example_of_size_256() -> None:
    assert {tile.path for tile in tiles_at(256)} == {"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 0), "tile/0/000"),
        (Tile(5, 123456078, 2), "tile/5/x123/x456/078.p/2"),
        (Tile(63, 999, 255), "tile/63/999.p/255"),
        (Tile(ENTRIES, 1000), "tile/entries/x001/000"),
        (Tile(ENTRIES, 3057500, 1), "tile/entries/x003/x057/500.p/1"),
    ],
)
def test_paths_are_as_published(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert Tile.parse(path) == tile


BAD_PATHS = (
    "", "tile", "checkpoint", "tile/0/1", "tile/0/0001", "tile/00/001", "tile/64/001", "tile/-1/001", "tile/0/001.p/0",
    "tile/0/001.p/256", "tile/0/001.p/01", "tile/0/x000/001", "tile/0/001/002", "tile/0/x001/x002", "tile/data/001",
    "tile/0/001.p/", "/tile/0/001", "tile/0/001/", "tile/0/001\n", "tile/0/\u0660\u0660\u0661",
    "tile/0/" + "x001/" * 9 + "001",
)  # fmt: skip


@pytest.mark.parametrize("path", BAD_PATHS)
def test_no_other_path_is_a_tile(path: str) -> None:
    with pytest.raises(Malformed):
        Tile.parse(path)


@given(st.text("tile/entries0123456789x.p", max_size=30))
def test_a_path_has_one_form(path: str) -> None:
    with suppress(Malformed):
        assert Tile.parse(path).path == path


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 300, 511, 512, 513, 65_537])
def test_every_tile_holds_what_the_specification_says(size: int) -> None:
    """The n-th tile of level l: MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l]), for each i."""
    listed = small(size)
    growth = Growth()
    made = growth.append(listed)
    leaves = tree.Leaves(map(tree.leaf_hash, listed))
    assert growth.root() == leaves.root()
    assert sorted(made) == sorted(tile.path for tile in tiles_at(size))
    for tile in tiles_at(size):
        inside = range(tile.index * WIDTH, tile.index * WIDTH + tile.width)
        if tile.level == ENTRIES:
            assert from_bundle(made[tile.path]) == tuple(listed[inside.start : inside.stop])
        else:
            assert made[tile.path] == b"".join(leaves.node(8 * tile.level, number) for number in inside)


def test_growing_step_by_step_gives_the_same_files() -> None:
    """Whatever the steps: each writes what changed and nothing else, and the log can be taken up again in between."""
    pick = random.Random(8)  # noqa: S311 - the same every time
    listed = small(1500)
    made: dict[str, bytes] = {}
    size = 0
    growth = Growth()
    while size < len(listed):
        step = min(pick.choice((0, 1, 2, 100, 255, 256, 257, 300)), len(listed) - size)
        written = growth.append(listed[size : size + step])
        assert sorted(written) == sorted(tile.path for tile in tiles_between(size, size + step))
        made |= written
        size += step
        growth = Growth.resume(made.__getitem__, size)
        assert growth.root() == tree.root([tree.leaf_hash(each) for each in listed[:size]])
    whole = Growth().append(listed)
    assert {path: made[path] for path in whole} == whole


def test_a_log_of_several_levels_can_be_taken_up_again() -> None:
    growth = Growth()
    made = growth.append(small(65_536))
    again = Growth.resume(made.__getitem__, 65_536)
    assert again.root() == growth.root()
    assert again.append([b"one more"]) == growth.append([b"one more"])


def test_only_what_changed_is_written() -> None:
    growth = Growth()
    growth.append(small(300))
    assert growth.append([b"one"]).keys() == {"tile/entries/001.p/45", "tile/0/001.p/45"}
    written = growth.append(small(211)).keys()
    assert written == {"tile/entries/001", "tile/0/001", "tile/1/000.p/2"}


def test_a_log_whose_partial_files_are_gone_can_be_taken_up_again() -> None:
    """As it was at a checkpoint, from the full files that have taken their place since."""
    listed = small(512)
    made = Growth().append(listed) | {"tile/1/000.p/1": Growth().append(small(300))["tile/1/000.p/1"]}
    again = Growth.resume(read_from(made), 300)
    assert again.root() == tree.root([tree.leaf_hash(each) for each in listed[:300]])
    for path, data in again.append(listed[300:]).items():
        assert made[path] == data


def test_proofs_can_be_read_from_the_files() -> None:
    listed = small(66_000)
    leaves = tree.Leaves(map(tree.leaf_hash, listed))
    made = Growth().append(listed)
    pick = random.Random(9)  # noqa: S311 - the same every time
    for _ in range(40):
        index, old = pick.randrange(66_000), pick.randrange(1, 66_000)
        files_ = reader(made, 66_000)
        assert tree.inclusion_proof(index, 66_000, files_.node) == tree.inclusion_proof(index, 66_000, leaves.node)
        assert files_.entry(index) == listed[index]
        assert tree.consistency_proof(old, 66_000, files_.node) == tree.consistency_proof(old, 66_000, leaves.node)
    assert tree.root_at(66_000, reader(made, 66_000).node) == leaves.root()


def test_an_older_tree_can_be_read_from_the_files_of_a_newer() -> None:
    """A log may drop a partial tile when its full one is there: that one then serves."""
    listed = small(600)
    leaves = tree.Leaves(map(tree.leaf_hash, listed))
    growth = Growth()
    made: dict[str, bytes] = {}
    for number in range(600):
        made |= growth.append([listed[number]])
    kept = {path: data for path, data in made.items() if path == (full := path.partition(".p/")[0]) or full not in made}
    assert len(kept) < len(made)
    for size in range(1, 601):
        assert tree.root_at(size, reader(kept, size).node) == leaves.root(size)
        assert reader(kept, size).entry(size - 1) == listed[size - 1]


def test_damaged_files_are_named() -> None:
    made = files(small(300))
    for path in ("tile/0/000", "tile/entries/000", "tile/0/001.p/44"):
        for data in (b"", made[path][:-1], made[path] + b"\0", made[path] + made[path]):
            damaged = reader(made | {path: data}, 300)
            with pytest.raises(Malformed, match=f"^{path}: "):
                [damaged.node(0, number) for number in range(300)] + [damaged.entry(number) for number in range(300)]
        missing = reader({name: data for name, data in made.items() if name != path}, 300)
        with pytest.raises(Malformed, match=f"^{path}: missing"):
            [missing.node(0, number) for number in range(300)] + [missing.entry(number) for number in range(300)]


def test_nothing_beyond_the_tree_is_read() -> None:
    files_ = reader(files(small(300)), 300)
    for level, index in ((0, 300), (1, 150), (8, 1), (9, 0)):
        with pytest.raises(Malformed):
            files_.node(level, index)
    for index in (-1, 300):
        with pytest.raises(Malformed):
            files_.entry(index)


def test_an_entry_that_is_too_long_changes_nothing() -> None:
    growth = Growth()
    growth.append(small(3))
    before = growth.root()
    with pytest.raises(Malformed):
        growth.append([b"fine", bytes(65_536)])
    assert (growth.size, growth.root()) == (3, before)
    assert from_bundle(to_bundle([bytes(65_535), b""])) == (bytes(65_535), b"")


@given(st.lists(st.binary(max_size=300), max_size=10))
def test_bundles_are_read_as_they_were_written(listed: list[bytes]) -> None:
    assert from_bundle(to_bundle(listed)) == tuple(listed)


@given(st.binary(max_size=600))
def test_a_bundle_has_one_form(data: bytes) -> None:
    with suppress(Malformed):
        assert to_bundle(from_bundle(data)) == data


def test_growth_hashes_as_the_tree_does() -> None:
    growth = Growth()
    assert growth.root() == sha256().digest()
    assert growth.append([]) == {}
