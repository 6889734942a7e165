"""The Merkle tree of RFC 6962, section 2.1, over SHA-256: roots, proofs, and their verification. No storage.

A proof is made from `nodes`, any function that gives the root of a perfect subtree: `nodes(level, index)` is the
hash over the leaves from `index * 2**level` up to `(index + 1) * 2**level`. `Leaves` has them in memory,
`tiles.TileReader` reads them from files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from charteroak.ledger.errors import Malformed, Unproven

HASH_SIZE = 32
EMPTY_ROOT = sha256().digest()

Nodes = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over hashes of subtrees that are perfect and equally high, leaves for instance.

    The last may be over fewer leaves than the others: the split stays where RFC 6962 puts it.
    """
    if not hashes:
        return EMPTY_ROOT
    level = b"".join(hashes)
    while len(level) > HASH_SIZE:
        level = _above(level)
    return level


def _above(level: bytes) -> bytes:
    """The hashes one level up. A last one without a partner goes up as it is: that is the split of RFC 6962."""
    whole = len(level) - len(level) % (2 * HASH_SIZE)
    pairs = [sha256(b"\x01" + level[i : i + 64]).digest() for i in range(0, whole, 64)]
    return b"".join(pairs) + level[whole:]


class Edge:
    """The right edge of a growing tree: its size, and the roots of its perfect subtrees, the largest first."""

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self._peaks = list(peaks)
        if size < 0 or len(self._peaks) != size.bit_count() or any(len(peak) != HASH_SIZE for peak in self._peaks):
            raise Malformed("the right edge does not fit its size")

    @property
    def peaks(self) -> tuple[bytes, ...]:
        """The roots of the perfect subtrees, one for each bit of the size: with the size, all there is to keep."""
        return tuple(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add the hash of a leaf."""
        peaks = self._peaks
        peaks.append(leaf)
        self.size += 1
        for _ in range((self.size & -self.size).bit_length() - 1):
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))

    def root(self) -> bytes:
        """The root of the tree as it is now."""
        return _fold(self._peaks)


class Leaves:
    """A tree in memory: every node of it, and the proofs for it at any size it has had."""

    def __init__(self, hashes: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        self.extend(hashes)

    def __len__(self) -> int:
        return len(self._levels[0])

    def extend(self, hashes: Iterable[bytes]) -> None:
        """Add hashes of leaves."""
        levels = self._levels
        levels[0].extend(hashes)
        height = 0
        while len(levels[height]) > 1:
            if len(levels) == height + 1:
                levels.append([])
            below, above = levels[height], levels[height + 1]
            above += [node_hash(below[2 * i], below[2 * i + 1]) for i in range(len(above), len(below) // 2)]
            height += 1

    def node(self, level: int, index: int) -> bytes:
        """The root of a perfect subtree. IndexError where the tree has none there."""
        return self._levels[level][index]

    def root(self, size: int | None = None) -> bytes:
        """The root at this size: now, if none is given."""
        return root_at(len(self) if size is None else size, self.node)


def root_at(size: int, nodes: Nodes) -> bytes:
    """The root of the tree of this size."""
    return _over(0, size, nodes) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, nodes: Nodes) -> tuple[bytes, ...]:
    """The audit path of a leaf in the tree of `size` leaves: RFC 6962, section 2.1.1, its sibling first."""
    if not 0 <= index < size:
        raise Malformed("the entry is not in the tree of this size")
    path = []
    low, high = 0, size
    while high - low > 1:
        middle = _split(low, high)
        if index < middle:
            path.append(_over(middle, high, nodes))
            high = middle
        else:
            path.append(_over(low, middle, nodes))
            low = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, nodes: Nodes) -> tuple[bytes, ...]:
    """The proof that the tree of `old` leaves is the beginning of that of `new`: RFC 6962, section 2.1.2."""
    if not 0 <= old <= new:
        raise Malformed("the old tree is larger than the new one")
    if old == 0:
        return ()
    path = []
    low, high = 0, new
    while high != old:
        middle = _split(low, high)
        if old <= middle:
            path.append(_over(middle, high, nodes))
            high = middle
        else:
            path.append(_over(low, middle, nodes))
            low = middle
    if low:  # where the old tree is a subtree of the new one, the verifier knows its root already
        path.append(_over(low, high, nodes))
    return tuple(reversed(path))


def _split(low: int, high: int) -> int:
    """Where RFC 6962 splits a subtree: the largest power of two below its number of leaves."""
    return low + (1 << ((high - low - 1).bit_length() - 1))


def _over(low: int, high: int, nodes: Nodes) -> bytes:
    """The hash over the leaves from `low` up to `high`, which must be a subtree of some tree."""
    peaks = []
    while low < high:
        level = (high - low).bit_length() - 1
        peaks.append(nodes(level, low >> level))
        low += 1 << level
    return _fold(peaks)


def _fold(peaks: Sequence[bytes]) -> bytes:
    """The root over perfect subtrees, the largest first."""
    if not peaks:
        return EMPTY_ROOT
    result = peaks[-1]
    for peak in reversed(peaks[:-1]):
        result = node_hash(peak, result)
    return result


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2). Malformed where it has another length."""
    if not 0 <= index < size:
        raise Malformed("the entry is not in the tree of this size")
    _hashes_only((leaf, *proof))
    place, last, result = index, size - 1, leaf
    for step in proof:
        if last == 0:
            raise Malformed("the inclusion proof is too long")
        if place & 1 or place == last:
            result = node_hash(step, result)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            result = node_hash(result, step)
        place, last = place >> 1, last >> 1
    if last:
        raise Malformed("the inclusion proof is too short")
    return result


def check_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root_hash: bytes) -> None:
    """Check that the leaf is at this index of the tree with this size and root. Malformed or Unproven where not."""
    if root_from_inclusion(index, size, leaf, proof) != root_hash:
        raise Unproven("the inclusion proof does not lead to the root")


def check_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the old tree is the beginning of the new one (RFC 9162, section 2.1.4.2).

    Malformed or Unproven where it is not shown.
    """
    if not 0 <= old <= new:
        raise Malformed("the old tree is larger than the new one")
    _hashes_only((old_root, new_root, *proof))
    if old in (0, new):
        _check_trivial(old, new, old_root, new_root, proof)
        return
    # An old tree that is one perfect subtree is its own first step.
    steps = list(proof) if old & (old - 1) else [old_root, *proof]
    if not steps:
        raise Malformed("the consistency proof is too short")
    if _both_roots(old - 1, new - 1, steps) != (old_root, new_root):
        raise Unproven("the consistency proof does not lead from the old root to the new one")


def _both_roots(place: int, last: int, steps: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The roots of the old and the new tree that the steps lead to."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise Malformed("the consistency proof is too long")
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    if last:
        raise Malformed("the consistency proof is too short")
    return old, new


def _check_trivial(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    """An empty tree is the beginning of every tree, and a tree of itself; neither needs a proof."""
    if proof:
        raise Malformed("the consistency proof is too long")
    if old == 0 and old_root != EMPTY_ROOT:
        raise Unproven("the old tree is empty, and its root is not that of an empty tree")
    if old == new and old_root != new_root:
        raise Unproven("two trees of one size have different roots")


def _hashes_only(hashes: Iterable[bytes]) -> None:
    if any(len(each) != HASH_SIZE for each in hashes):
        raise Malformed("a hash of the proof is not 32 bytes long")
