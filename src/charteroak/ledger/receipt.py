"""A receipt: C2SP tlog-proof. That an entry is in the log, to be checked years later and offline."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import MOST, from_base64, from_decimal, from_hash, from_utf8, to_base64
from charteroak.ledger.errors import Malformed
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Accepted, Policy
from charteroak.ledger.tree import HASH_SIZE, Nodes, check_inclusion, inclusion_proof, leaf_hash

SUFFIX = ".tlog-proof"
LARGEST = 1 << 20
_FIRST = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The entry's index, its audit path, and the signed checkpoint that both lead to.

    `extra` is signed by no one and believed by no one; we write none.
    """

    index: int
    proof: tuple[bytes, ...]
    checkpoint: Note
    extra: bytes | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.index <= MOST:
            raise Malformed("the receipt's index is not from 0 to 2**63 - 1")
        if len(self.proof) > 63 or any(len(each) != HASH_SIZE for each in self.proof):
            raise Malformed("the receipt's proof is not of at most 63 hashes")

    @classmethod
    def make(cls, index: int, checkpoint: Note, nodes: Nodes) -> Receipt:
        """The receipt for an entry of the checkpoint's tree. Malformed where that has no such entry."""
        return cls(index, inclusion_proof(index, Checkpoint.parse(checkpoint.text).size, nodes), checkpoint)

    def to_bytes(self) -> bytes:
        """The receipt as it is stored and sent."""
        lines = [_FIRST, f"index {self.index}", *(to_base64(each) for each in self.proof), "", ""]
        if self.extra is not None:
            lines.insert(1, f"extra {to_base64(self.extra)}")
        return "\n".join(lines).encode() + self.checkpoint.to_bytes()

    @classmethod
    def parse(cls, data: bytes) -> Receipt:
        """The receipt in these bytes. Malformed where `to_bytes` would not give the very same."""
        head, blank, note = from_utf8(data, "the receipt", LARGEST).partition("\n\n")
        first, *lines = head.split("\n")
        if first != _FIRST or not blank:
            raise Malformed(f"the receipt does not begin with {_FIRST}, or has no checkpoint")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = from_base64(lines.pop(0).removeprefix("extra "), "the receipt's extra data")
        if not lines or not lines[0].startswith("index "):
            raise Malformed("the receipt has no index")
        index = from_decimal(lines.pop(0).removeprefix("index "), "the receipt's index")
        proof = tuple(from_hash(line, "a hash of the receipt's proof") for line in lines)
        return cls(index, proof, Note.parse(note.encode()), extra)

    def check(self, entry: bytes, policy: Policy) -> Accepted:
        """Check that this entry is in a log that the policy takes. Malformed or Unproven where it is not shown."""
        accepted = policy.check(self.checkpoint)
        head = accepted.checkpoint
        check_inclusion(self.index, head.size, leaf_hash(entry), self.proof, head.root)
        return accepted
