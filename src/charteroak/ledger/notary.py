"""Signs checkpoints: only what follows from the last one that was signed, and never two at once.

The last signed checkpoint is in a lock, a second store with compare-and-swap. A database that is behind it was restored
from a backup, and one that has another root at its size is a fork: neither is signed, and nothing is written to it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import Behind, LedgerError, Malformed, Stopped, Unavailable
from charteroak.ledger.kept import tree
from charteroak.ledger.note import Note
from charteroak.ledger.public import Public
from charteroak.ledger.signing import SignerKey, verify_note
from charteroak.ledger.stores import Head, Lock, Store
from charteroak.ledger.tiles import TileReader
from charteroak.ledger.tree import Nodes, root_at

_TRIES = 100
_NODES = 4096  # how many hashes of a tree are kept


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that was signed, and the tree that it is over, for proofs: `nodes` keeps what it has made."""

    note: Note
    checkpoint: Checkpoint
    tree: TileReader
    nodes: Nodes


class _Tree(NamedTuple):
    tree: TileReader
    nodes: Nodes


class Notary:
    """Signs the checkpoints of a log and publishes what they cover."""

    def __init__(self, store: Store, lock: Lock, public: Public, signers: Sequence[SignerKey]) -> None:
        """`signers` are keys of one name, the log's origin; more than one where the key is being rotated."""
        self._store = store
        self._lock = lock
        self._public = public
        self._signers = tuple(signers)
        self._guard = threading.Lock()
        self.origin = signers[0].name
        self._keys = tuple(signer.verifier for signer in signers)
        self._known: bytes | None = None  # the last checkpoint whose signature was checked, or that was signed here

    def last(self) -> Signed:
        """The last signed checkpoint, checked against the database. Behind where they do not fit."""
        data = self._lock.last()
        if data is None:
            raise LedgerError(f"no checkpoint of {self.origin} is in the lock: it is another log's, or it was lost")
        return self._checked(data, self._tree(self._store.head()))

    def sign(self, *, first: bool = False) -> Signed:
        """Sign the log as it is now, where that was not done yet, and publish the files that the checkpoint covers.

        They are on the disk before the checkpoint is, and that before this ends. `first` is for a new log.
        Behind where the database is no continuation of what was signed.
        """
        with self._guard:
            for _ in range(_TRIES):
                # The lock first: what is in it then, others may have signed since, the database has by now.
                data = self._lock.last()
                if data is None and not first:
                    return self.last()  # which says what is the matter
                head = self._store.head()
                now = self._tree(head)
                old = self._checked(data, now) if data is not None else None
                size = old.checkpoint.size if old else 0
                if old and size == head.size and self._has_signed(old.note):
                    return old
                if root_at(head.size, now.nodes) != head.root:
                    raise Malformed("the database's entries do not give the root that it has: it was changed by hand")
                self._public.publish(self._store, size, head.size)
                checkpoint = Checkpoint(self.origin, *head)
                note = Note(checkpoint.text, tuple(signer.sign(checkpoint.text) for signer in self._signers))
                if self._lock.swap(data, signed := note.to_bytes()):
                    self._known = signed
                    return Signed(note, checkpoint, now.tree, now.nodes)
            raise Unavailable("other processes sign this log all the time")

    def _tree(self, head: Head) -> _Tree:
        """The tree of the database. What is read of it is read once: for the check, the signature, the receipts."""
        reader = tree(self._store, head.size)
        return _Tree(reader, lru_cache(_NODES)(reader.node))

    def _has_signed(self, note: Note) -> bool:
        ids = {each.key_id for each in note.signatures}
        return all(key.id in ids for key in self._keys)

    def _checked(self, data: bytes, now: _Tree) -> Signed:
        """A checkpoint of the lock, if it is ours and the database goes on from it."""
        note = Note.parse(data)
        checkpoint = Checkpoint.parse(note.text)
        if data != self._known:
            self._check_key(note, checkpoint)
            self._known = data
        size = now.tree.size
        if checkpoint.size > size:
            raise Behind(
                f"the database has {size} entries and {checkpoint.size} were signed: it is an old copy; "
                "nothing is written to it until the right one is back"
            )
        if root_at(checkpoint.size, now.nodes) != checkpoint.root:
            raise Behind(
                f"the database's first {checkpoint.size} entries are not those that were signed: it is another one, "
                "or it was changed; nothing is written to it"
            )
        if checkpoint.size < size:
            return Signed(note, checkpoint, *self._tree(Head(checkpoint.size, checkpoint.root)))
        return Signed(note, checkpoint, *now)

    def _check_key(self, note: Note, checkpoint: Checkpoint) -> None:
        if not verify_note(note, self._keys):
            raise LedgerError(
                f"the last checkpoint of {checkpoint.origin} was signed with another key than the one given"
            )
        # Where the key is rotated, the old key signs first and the new one last.
        last = [each for each in note.signatures if each.name == self.origin][-1]
        if last.key_id not in {key.id for key in self._keys}:
            raise Stopped("the log has a new key: start again with that one")
