"""A log as static files: C2SP tlog-tiles, byte for byte.

A tile holds 256 hashes of one level of the tree, every eighth level has tiles; an entry bundle holds the 256 entries
under a tile of the lowest level. The last ones are partial, and their names say how wide they are. Files are read
through `read`, any function from a path to bytes that raises FileNotFoundError where there is no such file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from charteroak.ledger.errors import Malformed
from charteroak.ledger.tree import HASH_SIZE, Edge, leaf_hash, root

WIDTH = 256
HEIGHT = 8
ENTRIES = -1  # the level of entry bundles
LONGEST_ENTRY = (1 << 16) - 1

Read = Callable[[str], bytes]

_LEVEL = r"entries|[0-9]|[1-5][0-9]|6[0-3]"
_PATH = re.compile(rf"tile/({_LEVEL})/((?:x[0-9]{{3}}/){{0,6}}[0-9]{{3}})(?:\.p/([1-9][0-9]{{0,2}}))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """A tile, or with the level `ENTRIES` an entry bundle: which one of its level, and how many it holds."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where it lies, from the log's prefix on."""
        digits = f"{self.index % 1000:03d}"
        rest = self.index // 1000
        while rest:
            digits = f"x{rest % 1000:03d}/{digits}"
            rest //= 1000
        level = "entries" if self.level == ENTRIES else str(self.level)
        return f"tile/{level}/{digits}" + (f".p/{self.width}" if self.width < WIDTH else "")

    @property
    def full(self) -> Tile:
        """The same tile when it is full."""
        return Tile(self.level, self.index)

    @classmethod
    def parse(cls, path: str) -> Tile:
        """The tile at a path. Malformed where the path is not the one way to write it."""
        if found := _PATH.match(path):
            level, index, width = found.groups()
            tile = cls(
                ENTRIES if level == "entries" else int(level),
                int(index.replace("/", "").replace("x", "")),
                int(width or WIDTH),
            )
            if tile.path == path:
                return tile
        raise Malformed("not the path of a tile or an entry bundle")


def tiles_at(size: int) -> Iterator[Tile]:
    """Every entry bundle and tile that a tree of this size has, the bundles first."""
    return tiles_between(0, size)


def tiles_between(old: int, new: int) -> Iterator[Tile]:
    """The bundles and tiles to write where a tree of `old` entries has grown to `new`."""
    for level in (ENTRIES, *range(64)):
        shift = HEIGHT * max(level, 0)
        before, count = old >> shift, new >> shift
        if not count:
            break
        if before == count:
            continue
        yield from (Tile(level, index) for index in range(before // WIDTH, count // WIDTH))
        if count % WIDTH:
            yield Tile(level, count // WIDTH, count % WIDTH)


def to_bundle(entries: Iterable[bytes]) -> bytes:
    """Entries as a bundle holds them. Malformed where one is longer than 65,535 bytes."""
    parts = []
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise Malformed(f"an entry is longer than {LONGEST_ENTRY} bytes")
        parts += [len(entry).to_bytes(2, "big"), entry]
    return b"".join(parts)


def from_bundle(data: bytes) -> tuple[bytes, ...]:
    """The entries of a bundle. Malformed where it does not end with one."""
    entries = []
    at = 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            raise Malformed("the entry bundle ends inside an entry")
        entries.append(data[at + 2 : end])
        at = end
    return tuple(entries)


class TileReader:
    """A tree of known size, read from its files. What it gives is as good as the files: check it against the root.

    Every file is read once and kept, so make one for a request, not for a process.
    """

    def __init__(self, read: Read, size: int) -> None:
        self.size = size
        self._read = read
        self._kept: dict[Tile, Sequence[bytes]] = {}

    def node(self, level: int, index: int) -> bytes:
        """The root of a perfect subtree: the `nodes` of `tree`. Malformed where a file is, or the tree has none."""
        if (index + 1) << level > self.size:
            raise Malformed("the tree of this size has no such node")
        tile_level, inner = divmod(level, HEIGHT)
        tile, first = divmod(index << inner, WIDTH)
        hashes = self._tile(self._tile_at(tile_level, tile))
        return root(hashes[first : first + (1 << inner)])

    def entry(self, index: int) -> bytes:
        """The entry with this index. Malformed where its bundle is, or the tree has none."""
        if not 0 <= index < self.size:
            raise Malformed("the log of this size has no such entry")
        return self._tile(self._tile_at(ENTRIES, index // WIDTH))[index % WIDTH]

    def partial(self, level: int) -> Sequence[bytes]:
        """What the last tile of a level holds, if it is partial; nothing if it is full or there is none."""
        count = self.size >> (HEIGHT * max(level, 0))
        return self._tile(self._tile_at(level, count // WIDTH)) if count % WIDTH else ()

    def _tile_at(self, level: int, index: int) -> Tile:
        count = self.size >> (HEIGHT * max(level, 0))
        return Tile(level, index, min(WIDTH, count - index * WIDTH))

    def _tile(self, tile: Tile) -> Sequence[bytes]:
        if tile not in self._kept:
            self._kept[tile] = self._parts(tile)
        return self._kept[tile]

    def _parts(self, tile: Tile) -> Sequence[bytes]:
        """The hashes or entries of a tile. A log may drop a partial tile once it is full: then that one serves."""
        try:
            found, data = tile, self._read(tile.path)
        except FileNotFoundError:
            if tile.width == WIDTH:
                raise Malformed("missing").at(tile.path) from None
            found, data = tile.full, self._full(tile)
        try:
            parts = from_bundle(data) if tile.level == ENTRIES else _hashes(data)
        except Malformed as error:
            raise error.at(found.path) from None
        if len(parts) != found.width:
            raise Malformed(f"holds {len(parts)}, not {found.width}").at(found.path)
        return parts[: tile.width]

    def _full(self, tile: Tile) -> bytes:
        try:
            return self._read(tile.full.path)
        except FileNotFoundError:
            raise Malformed("missing").at(tile.path) from None


def _hashes(data: bytes) -> tuple[bytes, ...]:
    if len(data) % HASH_SIZE:
        raise Malformed("the tile ends inside a hash")
    return tuple(data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE))


def _peaks(hashes: Sequence[bytes]) -> Iterator[bytes]:
    """The roots of the perfect subtrees over a partial tile, the largest first."""
    start = 0
    for bit in range(HEIGHT, -1, -1):
        if len(hashes) >> bit & 1:
            yield root(hashes[start : start + (1 << bit)])
            start += 1 << bit


class Filled(NamedTuple):
    """A tile or a bundle that is full, and of a tile the root over its hashes."""

    tile: Tile
    data: bytes
    root: bytes = b""


class Growth:
    """The right edge of a log that grows, kept as its partial tiles: which files each addition makes."""

    def __init__(self) -> None:
        self._bundle: list[bytes] = []
        self._levels: list[list[bytes]] = [[]]
        self._edge = Edge()

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._edge.size

    @classmethod
    def resume(cls, read: Read, size: int) -> Growth:
        """Go on from the files of a log of this size. Malformed where one is; check `root` against the checkpoint."""
        reader = TileReader(read, size)
        growth = cls()
        growth._bundle = list(reader.partial(ENTRIES))
        growth._levels = [list(reader.partial(level)) for level in range(max(1, -(-size.bit_length() // HEIGHT)))]
        growth._edge = Edge(size, [peak for hashes in reversed(growth._levels) for peak in _peaks(hashes)])
        return growth

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        return self._edge.root()

    def append(self, entries: Sequence[bytes]) -> dict[str, bytes]:
        """Add entries, and give every file that must be written before a checkpoint of the new size: path to bytes.

        Malformed, and nothing is added, where an entry is too long.
        """
        before = self.size
        return {filled.tile.path: filled.data for filled in self.grow(entries)} | self._partial(before)

    def grow(self, entries: Sequence[bytes]) -> list[Filled]:
        """Add entries, and give the tiles and bundles that they fill. Malformed, and nothing is added, as above."""
        to_bundle(entries)
        filled: list[Filled] = []
        for entry in entries:
            self._bundle.append(entry)
            if len(self._bundle) == WIDTH:
                filled.append(Filled(Tile(ENTRIES, self.size // WIDTH), to_bundle(self._bundle)))
                self._bundle = []
            self._add(leaf_hash(entry), filled)
        return filled

    def _add(self, leaf: bytes, filled: list[Filled]) -> None:
        """Add a leaf, and close each tile that it fills."""
        index = self.size
        self._edge.append(leaf)
        self._levels[0].append(leaf)
        level = 0
        while len(self._levels[level]) == WIDTH:
            hashes, self._levels[level] = self._levels[level], []
            tile = Filled(Tile(level, index >> (HEIGHT * (level + 1))), b"".join(hashes), root(hashes))
            filled.append(tile)
            level += 1
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(tile.root)

    def _partial(self, before: int) -> dict[str, bytes]:
        """The partial files that are not as they were at the size before."""
        files = {}
        for tile in tiles_between(before, self.size):
            if tile.width < WIDTH:
                held = self._bundle if tile.level == ENTRIES else self._levels[tile.level]
                files[tile.path] = to_bundle(held) if tile.level == ENTRIES else b"".join(held)
        return files
