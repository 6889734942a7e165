"""The ledger in a backup: its entries, and of what was pruned the hashes; the tree over them is made again.

What a store has is made of its entries, so a backup holds these and no database: a ledger may come back from SQLite to
PostgreSQL. Entries are only ever added, so those up to a size are the same whoever writes meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.signing import VerifierKey, verify_note
from charteroak.ledger.stores import Addition, Head, Store, open_store
from charteroak.ledger.tiles import WIDTH, Filled, Tile, from_bundle, to_bundle
from charteroak.ledger.tree import HASH_SIZE, Edge, leaf_hash, root
from charteroak.ledger.writer import Writer
from charteroak.recording.backup.archive import Archive
from charteroak.recording.place import Place

PARTS = 4096
"""How many entries are in one file."""
_TILES = 256
_PUBLISHED = ("vocabulary", "retention")


def add_ledger(archive: Archive, place: Place) -> dict[str, Any]:
    """Put the ledger of a place into a backup, and give what its manifest says of it.

    LedgerError where it cannot be read, or is not what its checkpoint says: then a copy of it is none.
    """
    checkpoint = _read(place, "checkpoint")  # before the head: what it covers is in the store by then
    store = open_store(place.store)
    try:
        tree = Tree()
        tree.note(checkpoint)
        archive.add("ledger/checkpoint", checkpoint)
        archive.add("ledger/keys", keys := _read(place, "keys"))
        tree.keys(keys)
        for name in _PUBLISHED:
            folder = place.public / name
            for file in sorted(folder.iterdir()) if folder.is_dir() else ():
                archive.add(f"ledger/{name}/{file.name}", file.read_bytes())
        if place.policy_file.is_file():
            archive.add("ledger/policy", place.policy_file.read_bytes())
        head, first = store.head(), store.first()
        for name, data in _parts(store, first, head.size):
            tree.take(name, data)
            archive.add(name, data)
    finally:
        store.close()
    tree.check(head)
    return {"origin": tree.origin, "size": head.size, "root": head.root.hex(), "first": first}


def _read(place: Place, name: str) -> bytes:
    try:
        return (place.public / name).read_bytes()
    except OSError:
        raise LedgerError(f"{place.public / name}: cannot be read: the ledger has not been published") from None


def _parts(store: Store, first: int, size: int) -> Iterator[tuple[str, bytes]]:
    for start in range(0, first // WIDTH, _TILES):
        tiles = [store.tile(0, index) or b"" for index in range(start, min(start + _TILES, first // WIDTH))]
        yield f"ledger/hashes/{start * WIDTH:012d}", b"".join(tiles)
    for start in range(first, size, PARTS):
        yield f"ledger/entries/{start:012d}", to_bundle(store.entries(start, min(start + PARTS, size)))


@dataclass
class Tree:
    """The tree over what a backup holds, as it is read: whether it is the one that was signed."""

    edge: Edge = field(default_factory=Edge)
    checkpoint: Checkpoint | None = None
    signed: bytes = b""
    known: tuple[VerifierKey, ...] = ()
    first: int = 0
    _holds: bool = False

    @property
    def origin(self) -> str:
        """The log's name."""
        return self.checkpoint.origin if self.checkpoint else ""

    @property
    def head(self) -> Head:
        """Size and root of all that was read."""
        return Head(self.edge.size, self.edge.root())

    def note(self, data: bytes) -> None:
        """Take the checkpoint."""
        self.signed, self.checkpoint = data, Checkpoint.parse(Note.parse(data).text)

    def keys(self, data: bytes) -> None:
        """Take the keys that the log was signed with. Unproven where none of them signed the checkpoint."""
        self.known = tuple(VerifierKey.parse(line) for line in data.decode("ascii", "replace").splitlines())
        if not self.signed or not verify_note(Note.parse(self.signed), self.known):
            raise Unproven("the ledger's checkpoint is not signed with one of its keys")

    def take(self, name: str, data: bytes) -> list[bytes]:
        """Take a file of entries, which it gives, or of hashes. Malformed where it is not the next."""
        _, kind, start = name.split("/")
        if int(start) != self.edge.size:
            raise Malformed("the ledger's entries in the backup are not in order")
        if kind == "hashes":
            if self.edge.size != self.first or len(data) % (WIDTH * HASH_SIZE):
                raise Malformed("the hashes of the ledger in the backup are damaged")
            for at in range(0, len(data), HASH_SIZE):
                self._add(data[at : at + HASH_SIZE])
            self.first = self.edge.size
            return []
        entries = list(from_bundle(data))
        for entry in entries:
            self._add(leaf_hash(entry))
        return entries

    def _add(self, leaf: bytes) -> None:
        self.edge.append(leaf)
        if self.checkpoint and self.edge.size == self.checkpoint.size:
            if self.edge.root() != self.checkpoint.root:
                raise Unproven("the ledger's entries do not give the root that was signed")
            self._holds = True

    def check(self, head: Head) -> None:
        """Unproven where the entries are not those that were signed, or do not give this head."""
        if not self._holds:
            raise Unproven("the ledger has fewer entries than its checkpoint says")
        if self.head != head:
            raise Unproven("the ledger's entries do not give the root that its database has")


class Refill:
    """Fills a new store with what a backup holds of one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._levels: list[list[bytes]] = []
        self._edge = Edge()
        self._writer: Writer | None = None

    def hashes(self, data: bytes) -> None:
        """Take hashes of entries that were pruned: whole tiles of them."""
        filled: list[Filled] = []
        size = WIDTH * HASH_SIZE
        for at in range(0, len(data), size):
            tile = data[at : at + size]
            for each in _split(tile):
                self._edge.append(each)
            self._fill(0, self._edge.size // WIDTH - 1, tile, filled)
        with self._store.writing() as writing:
            writing.add(Addition((), filled, Head(self._edge.size, self._edge.root())))

    def entries(self, entries: list[bytes]) -> None:
        """Take entries, the next ones."""
        self._writer = self._writer or Writer(self._store)
        for start in range(0, len(entries), PARTS):
            self._writer.submit(entries[start : start + PARTS]).index()

    def end(self) -> None:
        """Be done."""
        if self._writer is not None:
            self._writer.close()

    def _fill(self, level: int, index: int, data: bytes, filled: list[Filled]) -> None:
        """Keep a full tile, and those above that become full by it."""
        over = root(_split(data))
        filled.append(Filled(Tile(level, index), data, over))
        if level == len(self._levels):
            self._levels.append([])
        self._levels[level].append(over)
        if len(self._levels[level]) == WIDTH:
            above, self._levels[level] = self._levels[level], []
            self._fill(level + 1, index // WIDTH, b"".join(above), filled)


def _split(data: bytes) -> list[bytes]:
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]
