"""Reading the ledger, without its key: entries in names, proofs, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.codec import Codec, vocabulary_of
from charteroak.ledger.entry import Entry
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.files import load
from charteroak.ledger.kept import tree
from charteroak.ledger.note import Note
from charteroak.ledger.public import Public
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.stores import Store, open_store
from charteroak.ledger.tiles import TileReader
from charteroak.ledger.tree import inclusion_proof
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.recording.place import Place
from charteroak.recording.setup import VOCABULARIES


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry of the ledger: where it stands, its bytes, what it says, and in names (`Codec.describe`)."""

    index: int
    data: bytes
    entry: Entry
    said: dict[str, Any]


class Reader:
    """The ledger of a place, open to read. LedgerError where there is none, or it cannot be read."""

    def __init__(self, place: Place) -> None:
        if not place.exists:
            raise LedgerError("no ledger has been set up: run `charteroak ledger init`")
        self.store: Store = open_store(place.store)
        self.public = Public(place.public)

    @cached_property
    def codecs(self) -> dict[bytes, Codec]:
        """The codec of each vocabulary that was published, by its id."""
        folder = self.public.folder / VOCABULARIES
        listed = sorted(folder.iterdir()) if folder.is_dir() else []
        found = [Codec(_vocabulary(path)) for path in listed]
        return {codec.vocabulary.id: codec for codec in found}

    def codec_of(self, data: bytes) -> Codec:
        """The codec that reads an entry. Malformed where none of the vocabularies that were published does."""
        codec = self.codecs.get(vocabulary_of(data))
        if codec is None:
            raise Malformed("entry: its vocabulary has not been published")
        return codec

    def checkpoint(self) -> tuple[Note, Checkpoint]:
        """The checkpoint that is published. LedgerError where there is none."""
        found = self.public.checkpoint()
        if found is None:
            raise LedgerError("no checkpoint has been published")
        return found

    def entry(self, index: int) -> Shown | None:
        """The entry at an index; None where there is none, or not any more."""
        found = self.store.entries(index, index + 1)
        if not found:
            return None
        codec = self.codec_of(found[0])
        entry = codec.decode(found[0])
        return Shown(index, found[0], entry, codec.describe(entry))

    def find(self, record: str) -> list[int]:
        """The indexes of the entries with a record id in hex, in order; none where it is no record id."""
        try:
            data = bytes.fromhex(record)
        except ValueError:
            return []
        return self.store.find(data) if len(data) == 16 and data.hex() == record else []

    def tree(self, size: int) -> TileReader:
        """The tree at a size, for proofs."""
        return tree(self.store, size)

    def path(self, index: int, size: int) -> tuple[bytes, ...]:
        """The audit path of an entry in the tree of a size."""
        return inclusion_proof(index, size, self.tree(size).node)

    def receipt(self, index: int) -> Receipt | None:
        """The receipt of an entry under the published checkpoint; None where that does not cover it yet."""
        note, checkpoint = self.checkpoint()
        return Receipt.make(index, note, self.tree(checkpoint.size).node) if index < checkpoint.size else None

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()


def current_vocabulary(place: Place) -> Vocabulary:
    """The vocabulary that new entries are written in: the last that the log took in. LedgerError if none."""
    folder = place.public / VOCABULARIES
    found = [_vocabulary(path) for path in folder.glob("*")] if folder.is_dir() else []
    if not found:
        raise LedgerError(f"{folder}: the ledger's vocabulary is missing")
    # Each extends the one before it, so the last has the most names.
    return max(found, key=lambda vocabulary: len(vocabulary.text))


def _vocabulary(path: Path) -> Vocabulary:
    """A vocabulary that was published, under its id. Malformed, with the file's name, where it is none, or another."""
    vocabulary = load(path, Vocabulary.parse)
    if vocabulary.id.hex() != path.name:
        raise Malformed(f"{path}: the vocabulary is not the one that the file is named for")
    return vocabulary
