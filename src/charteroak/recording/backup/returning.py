"""A ledger that comes back from a backup: what was signed since must come with it, or it does not come back.

A log that goes on from an old state forks: two entries have one place, and each has a receipt. So the lock, which was
kept apart, and whatever the mirror has, say how far the log had come. What the backup lacks is taken from the mirror.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.codec import vocabulary_of
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.kept import tree
from charteroak.ledger.keys import read_head
from charteroak.ledger.note import Note
from charteroak.ledger.public import Public
from charteroak.ledger.signing import VerifierKey
from charteroak.ledger.stores import Store, open_lock, open_store
from charteroak.ledger.tiles import to_bundle
from charteroak.ledger.tree import root_at
from charteroak.recording.backup.entries import Refill, Tree
from charteroak.recording.backup.mirror import Mirror
from charteroak.recording.place import Place

_WAY = (
    "Where nobody has them: keep the old public folder and its checkpoint published as they are, set a new log up "
    "under another name (`charteroak ledger init`), restore the rest with "
    "--without-ledger, and say in public which checkpoint of the old one it follows; "
    "docs/operations.md has the steps"
)


class Lost(LedgerError):
    """Entries that were signed are neither in the backup nor in what else was given."""


@dataclass
class Returning:
    """A ledger on its way back. It lies beside its place until `name` puts it there."""

    place: Place
    mirror: Mirror | None = None
    nothing_since: bool = False
    """Whether someone vouches that nothing was signed after the backup: needed where nothing else can tell."""
    tree: Tree = field(default_factory=Tree)
    published: dict[str, bytes] = field(default_factory=dict)
    added: int = 0
    """How many entries came from the mirror."""
    _store: Store | None = None
    _refill: Refill | None = None
    _mirrored: tuple[bytes, Checkpoint] | None = None

    @property
    def began(self) -> bool:
        """Whether anything was put where the ledger is to lie meanwhile."""
        return self._store is not None

    @property
    def staged(self) -> str:
        """Where the entries lie meanwhile. PostgreSQL's are where they stay."""
        return self.place.store if "://" in self.place.store else f"{self.place.store}.restoring"

    def take(self, name: str, data: bytes) -> None:
        """Take a file of the backup."""
        match name.split("/")[1]:
            case "checkpoint":
                self.tree.note(data)
            case "keys":
                self.tree.keys(data)
                self.published["keys"] = data
            case "policy":
                self.published["policy"] = data
            case "entries" | "hashes" as kind:
                entries = self.tree.take(name, data)
                self._fill().entries(entries) if kind == "entries" else self._fill().hashes(data)
            case _:
                self.published[name.removeprefix("ledger/")] = data

    def catch_up(self) -> None:
        """Add what the mirror has beyond the backup. LedgerError where it is another log's, or cannot be read."""
        if self.mirror is not None:
            self._mirrored = self.mirror.checkpoint(self.tree.origin, self._keys())
            self._add_from(self.mirror, self._mirrored[1].size)

    def complete(self) -> None:
        """Add what was signed since. Lost, with how many entries, where it cannot be had."""
        self.catch_up()
        signed, mirrored = self._signed(), self._mirrored
        size = self.tree.edge.size
        if signed is not None and signed.size > size:
            raise Lost(
                f"{signed.size - size} entries were signed after the {size} that are at hand, and are lost: give a "
                f"copy of the public folder that has them, with --mirror. {_WAY}"
            )
        if signed is None and mirrored is None and not self.nothing_since:
            raise Lost(
                "nothing says how far the log had come after this backup: bring the lock back "
                "(CHARTEROAK_LEDGER_LOCK), or give a copy of the public folder, with --mirror. "
                "Only if you know that nothing was signed since, "
                "say --nothing-was-signed-since"
            )
        for each in (signed, mirrored[1] if mirrored else None):
            if each is not None and self._root(each.size) != each.root:
                raise Lost(
                    f"the backup and what was signed are two stories of one log: nothing is brought back. {_WAY}"
                )

    def name(self) -> None:
        """Put the ledger in its place, and the lock where there is none."""
        self._let_go()
        self.place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        policy = self.published.pop("policy", None)
        if policy is not None and not self.place.policy_file.exists():
            self.place.policy_file.write_bytes(policy)
        Public(self.place.public).write(self.published)
        if self.staged != self.place.store:
            Path(self.staged).replace(self.place.store)
        if self._signed() is None:
            first = self._mirrored[0] if self._mirrored else self.tree.signed
            lock = open_lock(self.place.lock, self.tree.origin, create=not _is_file(self.place.lock))
            try:
                lock.swap(None, first)
            finally:
                lock.close()

    def drop(self) -> None:
        """Leave nothing behind of what was not finished: by this process, or by one before that was killed."""
        with suppress(LedgerError):
            self._let_go()
        if self.staged == self.place.store:
            from charteroak.ledger.stores.postgres import drop

            drop(self.place.store)
        else:
            for suffix in ("", "-wal", "-shm", ".writer", ".records"):
                Path(f"{self.staged}{suffix}").unlink(missing_ok=True)

    def _fill(self) -> Refill:
        if self._refill is None:
            if self.staged != self.place.store:
                Path(self.staged).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._store = open_store(self.staged, create=True)
            self._refill = Refill(self._store)
        return self._refill

    def _let_go(self) -> None:
        refill, self._refill = self._refill, None
        if refill is not None and self._store is not None:
            refill.end()
            self._store.close()
            for suffix in (".writer", ".records"):
                Path(f"{self.staged}{suffix}").unlink(missing_ok=True)

    def _root(self, size: int) -> bytes:
        return root_at(size, tree(self._store, size).node) if self._store else b""

    def _add_from(self, mirror: Mirror, size: int) -> None:
        start = self.tree.edge.size
        if size <= start:
            return
        for entries in mirror.entries(start, size):
            self.tree.take(f"ledger/entries/{self.tree.edge.size}", to_bundle(entries))
            self._fill().entries(entries)
            self.added += len(entries)
            for data in entries:  # an entry in words that came since needs them to be read
                name = f"vocabulary/{vocabulary_of(data).hex()}"
                if name not in self.published:
                    self.published[name] = mirror.vocabulary(name)

    def _keys(self) -> tuple[VerifierKey, ...]:
        own = (read_head(self.place.key)[0],) if self.place.key.exists() else ()
        return (*self.tree.known, *own)

    def _signed(self) -> Checkpoint | None:
        """What the lock says was signed last; None where there is no lock, or nothing of this log in it."""
        if "://" not in self.place.lock and not _is_file(self.place.lock):
            return None
        lock = open_lock(self.place.lock, self.tree.origin)
        try:
            data = lock.last()
        finally:
            lock.close()
        return Checkpoint.parse(Note.parse(data).text) if data is not None else None


def _is_file(where: str) -> bool:
    return "://" not in where and Path(where).is_file()
