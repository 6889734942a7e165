"""A store's contents in the form of a log's files: what readers, proofs and publishing work with."""

from __future__ import annotations

from charteroak.ledger.stores import Head, Store
from charteroak.ledger.tiles import ENTRIES, WIDTH, Read, Tile, TileReader, to_bundle
from charteroak.ledger.tree import leaf_hash, root_at


def reading(store: Store) -> Read:
    """A function from a file's path to its bytes, which raises FileNotFoundError where the log has no such file."""

    def read(path: str) -> bytes:
        tile = Tile.parse(path)
        parts = _parts(store, tile)
        if len(parts) < tile.width:
            raise FileNotFoundError(path)
        return to_bundle(parts) if tile.level == ENTRIES else b"".join(parts)

    return read


def _parts(store: Store, tile: Tile) -> list[bytes]:
    start = tile.index * WIDTH
    stop = start + tile.width
    if tile.level == ENTRIES:
        return store.entries(start, stop)
    if tile.width == WIDTH:
        data = store.tile(tile.level, tile.index) or b""
        return [data[at : at + 32] for at in range(0, len(data), 32)]
    if tile.level == 0:
        return [leaf_hash(entry) for entry in store.entries(start, stop)]
    return store.roots(tile.level - 1, start, stop)


def tree(store: Store, size: int) -> TileReader:
    """The tree of a store at a size, for proofs."""
    return TileReader(reading(store), size)


def head_at(store: Store, size: int) -> Head:
    """The head that the log had at a size. Malformed where it has no such size."""
    return Head(size, root_at(size, tree(store, size).node))
