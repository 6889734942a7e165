"""A checkpoint's text: C2SP tlog-checkpoint. What a log of one size has as its root, for a note to sign."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.ledger.encoding import MOST, from_decimal, from_hash, is_line, to_base64
from charteroak.ledger.errors import Malformed
from charteroak.ledger.tree import EMPTY_ROOT, HASH_SIZE


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head: the log's origin, the number of its entries, and the root over them.

    Extension lines are read and kept, for they are part of what is signed; we write none.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(is_line(each) for each in (self.origin, *self.extensions)):
            raise Malformed("the checkpoint has an empty line or a control character")
        if not 0 <= self.size <= MOST:
            raise Malformed("the checkpoint's tree size is not from 0 to 2**63 - 1")
        if len(self.root) != HASH_SIZE:
            raise Malformed("the checkpoint's root hash is not 32 bytes long")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise Malformed("the checkpoint's tree is empty, and its root is not that of an empty tree")

    @property
    def text(self) -> str:
        """The text as it is signed, with its last newline."""
        return "\n".join((self.origin, str(self.size), to_base64(self.root), *self.extensions, ""))

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """The checkpoint of a note's text. Malformed where `text` would not give the very same."""
        if not text.endswith("\n"):
            raise Malformed("the checkpoint does not end with a newline")
        origin, *rest = text[:-1].split("\n")
        if len(rest) < 2:
            raise Malformed("the checkpoint has fewer than three lines")
        size = from_decimal(rest[0], "the checkpoint's tree size")
        root = from_hash(rest[1], "the checkpoint's root hash")
        return cls(origin, size, root, tuple(rest[2:]))
