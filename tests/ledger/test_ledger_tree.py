"""The tree and its proofs: against published values, a slow reference, another library, and every corruption."""

from __future__ import annotations

import json
import random
from base64 import b64decode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charteroak.ledger import tree
from charteroak.ledger.errors import LedgerError, Malformed

ALL = 130

# The reference data of certificate-transparency and transparency-dev/merkle: eight leaves, and what comes of them.
LEAVES = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): (),
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 8): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 3): ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",),
    (1, 5): (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ),
}
CONSISTENCY = {
    (1, 1): (),
    (1, 8): INCLUSION[0, 8],
    (6, 8): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
    (2, 5): INCLUSION[1, 5][1:],
    (6, 7): (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
}
PUBLISHED = tree.Leaves(tree.leaf_hash(leaf) for leaf in LEAVES)
OURS = tree.Leaves(tree.leaf_hash(b"%d" % number) for number in range(ALL))


@cache
def slow_root(low: int, high: int) -> bytes:
    """MTH of RFC 6962, word for word, over the leaves of `OURS`."""
    if low == high:
        return sha256().digest()
    if high - low == 1:
        return sha256(b"\0%d" % low).digest()
    split = max(1 << power for power in range(8) if 1 << power < high - low)
    return sha256(b"\1" + slow_root(low, low + split) + slow_root(low + split, high)).digest()


def holds(check: Callable[..., None], *arguments: object) -> bool:
    """Whether a check passes; no error but of our own may come of it."""
    try:
        check(*arguments)
    except LedgerError:
        return False
    return True


def as_hashes(texts: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(map(bytes.fromhex, texts))


def test_roots_are_the_published_ones() -> None:
    for size, root in enumerate(ROOTS):
        assert PUBLISHED.root(size).hex() == root
        assert tree.root([tree.leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == root


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_proofs_are_the_published_ones(index: int, size: int) -> None:
    assert tree.inclusion_proof(index, size, PUBLISHED.node) == as_hashes(INCLUSION[index, size])


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_consistency_proofs_are_the_published_ones(old: int, new: int) -> None:
    assert tree.consistency_proof(old, new, PUBLISHED.node) == as_hashes(CONSISTENCY[old, new])


def test_a_proof_of_a_public_log_of_a_billion_entries_holds() -> None:
    given_ = json.loads((Path(__file__).parent / "vectors/argon2020.json").read_text())
    proof = [b64decode(each) for each in given_["consistency"]]
    old, new = b64decode(given_["old_root"]), b64decode(given_["new_root"])
    tree.check_consistency(given_["old"], given_["new"], old, new, proof)
    assert not holds(tree.check_consistency, given_["old"] + 1, given_["new"], old, new, proof)


def test_every_small_tree_has_the_root_of_the_rfc() -> None:
    edge = tree.Edge()
    for size in range(ALL + 1):
        root = slow_root(0, size)
        assert root == OURS.root(size) == edge.root() == tree.root([OURS.node(0, number) for number in range(size)])
        assert tree.Edge(edge.size, edge.peaks).root() == root
        if size < ALL:
            edge.append(OURS.node(0, size))


@pytest.mark.parametrize("sizes", [range(1, 65), range(65, 100), range(100, ALL + 1)])
def test_every_proof_of_every_small_tree_holds_for_its_place_alone(sizes: range) -> None:
    for size in sizes:
        every_proof_holds_for_its_place_alone(size)


def every_proof_holds_for_its_place_alone(size: int) -> None:
    root = OURS.root(size)
    for index in range(size):
        proof = tree.inclusion_proof(index, size, OURS.node)
        assert holds(tree.check_inclusion, index, size, OURS.node(0, index), proof, root)
        assert not holds(tree.check_inclusion, index, size, OURS.node(0, (index + 1) % ALL), proof, root)
        assert not holds(tree.check_inclusion, index ^ 1, size, OURS.node(0, index), proof, root) or size == 1
    for old in range(size + 1):
        proof = tree.consistency_proof(old, size, OURS.node)
        assert holds(tree.check_consistency, old, size, OURS.root(old), root, proof)
        assert not holds(tree.check_consistency, old, size, bytes(32), root, proof)
        assert old == 0 or not holds(tree.check_consistency, old, size, OURS.root(old), bytes(32), proof)


@pytest.mark.parametrize("size", [2, 3, 7, 8, 13, 64, 100, 129])
def test_a_proof_that_is_changed_in_any_way_fails(size: int) -> None:
    root = OURS.root(size)
    for index in range(size):
        proof = tree.inclusion_proof(index, size, OURS.node)
        for bad in corrupted(proof):
            assert not holds(tree.check_inclusion, index, size, OURS.node(0, index), bad, root)
    for old in range(1, size):
        proof = tree.consistency_proof(old, size, OURS.node)
        for bad in corrupted(proof):
            assert not holds(tree.check_consistency, old, size, OURS.root(old), root, bad)


def corrupted(proof: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    """Each hash changed, each left out, one more at each place, two exchanged, one cut short."""
    extra = sha256(b"extra").digest()
    places = range(len(proof))
    bad = [(*proof[:at], bytes([proof[at][0] ^ 8]) + proof[at][1:], *proof[at + 1 :]) for at in places]
    bad += [(*proof[:at], *proof[at + 1 :]) for at in places]
    bad += [(*proof[:at], extra, *proof[at:]) for at in range(len(proof) + 1)]
    bad += [(*proof[:at], proof[at + 1], proof[at], *proof[at + 2 :]) for at in places[:-1]]
    bad += [(*proof[:at], proof[at][:-1], *proof[at + 1 :]) for at in places]
    return bad


def test_a_proof_of_another_length_is_refused_for_it() -> None:
    """A root is not a leaf of its own tree, however short the path; and what is too long is not tried."""
    root = OURS.root(8)
    with pytest.raises(Malformed, match="too short"):
        tree.check_inclusion(0, 8, root, (), root)
    with pytest.raises(Malformed, match="too short"):
        tree.check_inclusion(0, 8, OURS.node(1, 0), tree.inclusion_proof(0, 8, OURS.node)[1:], root)
    with pytest.raises(Malformed, match="too long"):
        tree.check_inclusion(0, 8, OURS.node(0, 0), (*tree.inclusion_proof(0, 8, OURS.node), root), root)
    proof = tree.consistency_proof(3, 8, OURS.node)
    for bad, why in (((*proof, root), "too long"), (proof[:-1], "too short")):
        with pytest.raises(Malformed, match=why):
            tree.check_consistency(3, 8, OURS.root(3), root, bad)


def test_hashes_cannot_lend_each_other_a_byte() -> None:
    """Thirty-three bytes and thirty-one make the same node as twice thirty-two, and are refused."""
    left, right = OURS.node(0, 0), OURS.node(0, 1)
    assert not holds(tree.check_inclusion, 0, 2, left + right[:1], (right[1:],), OURS.root(2))
    both = OURS.node(0, 2) + OURS.node(0, 3)
    assert not holds(tree.check_consistency, 2, 3, OURS.root(2), OURS.root(3), (both[:31],))


def test_proofs_of_large_trees_hold() -> None:
    pick = random.Random(6962)  # noqa: S311 - the same every time
    large = tree.Leaves(sha256(b"%d" % number).digest() for number in range(20_000))
    for _ in range(300):
        new = pick.randrange(2, 20_001)
        old, index = pick.randrange(1, new), pick.randrange(new)
        root = large.root(new)
        proof = tree.inclusion_proof(index, new, large.node)
        assert holds(tree.check_inclusion, index, new, large.node(0, index), proof, root)
        proof = tree.consistency_proof(old, new, large.node)
        assert holds(tree.check_consistency, old, new, large.root(old), root, proof)
        assert not holds(tree.check_consistency, old + 1, new, large.root(old), root, proof)


def test_pymerkle_agrees() -> None:
    """Another implementation, not by us, has the same roots and audit paths, and finds the same trees consistent.

    Its consistency proofs are of another form, so each side checks its own against the other's roots.
    """
    theirs = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(ALL):
        theirs.append_entry(b"%d" % number)
    for size in (1, 2, 3, 5, 8, 31, 32, 33, 63, 100, ALL):
        root = theirs.get_root(size)
        assert root == OURS.root(size)
        for index in range(size):
            leaf, *path = theirs.prove_inclusion(index + 1, size).path
            assert (leaf, tuple(path)) == (OURS.node(0, index), tree.inclusion_proof(index, size, OURS.node))
        for old in range(1, size):
            proof = theirs.prove_consistency(old, size)
            pymerkle.verify_consistency(OURS.root(old), OURS.root(size), proof)
            with pytest.raises(pymerkle.InvalidProof):
                pymerkle.verify_consistency(OURS.root(old + 1), OURS.root(size), proof)
            ours = tree.consistency_proof(old, size, OURS.node)
            assert holds(tree.check_consistency, old, size, theirs.get_root(old), root, ours)
            assert not holds(tree.check_consistency, old, size, theirs.get_root(old + 1), root, ours)


def test_what_is_not_in_the_tree_cannot_be_proved() -> None:
    for index, size in ((0, 0), (1, 1), (-1, 5), (5, 5)):
        with pytest.raises(Malformed):
            tree.inclusion_proof(index, size, OURS.node)
        assert not holds(tree.check_inclusion, index, size, bytes(32), (), bytes(32))
    for old, new in ((2, 1), (-1, 5)):
        with pytest.raises(Malformed):
            tree.consistency_proof(old, new, OURS.node)
        assert not holds(tree.check_consistency, old, new, bytes(32), bytes(32), ())


def test_the_trivial_consistency_proofs() -> None:
    one, other, empty = OURS.root(1), OURS.root(2), tree.EMPTY_ROOT
    assert holds(tree.check_consistency, 0, 0, empty, empty, ())
    assert holds(tree.check_consistency, 0, 1, empty, one, ())
    assert holds(tree.check_consistency, 1, 1, one, one, ())
    assert not holds(tree.check_consistency, 0, 1, one, one, ())
    assert not holds(tree.check_consistency, 1, 1, one, other, ())
    assert not holds(tree.check_consistency, 1, 2, one, other, ())
    assert not holds(tree.check_consistency, 0, 1, empty, one, (one,))
    assert not holds(tree.check_consistency, 1, 1, one, one, (one,))


def test_an_edge_that_does_not_fit_its_size_is_refused() -> None:
    for size, peaks in ((1, ()), (0, (bytes(32),)), (2, (bytes(32), bytes(32))), (1, (bytes(31),)), (-1, (bytes(32),))):
        with pytest.raises(Malformed):
            tree.Edge(size, peaks)


hashes = st.binary(min_size=31, max_size=33) | st.just(bytes(32))
numbers = st.integers(-2, 300) | st.integers(0, 1 << 64)


@given(numbers, numbers, hashes, hashes, st.lists(hashes, max_size=70))
def test_no_made_up_proof_holds(one: int, two: int, first: bytes, second: bytes, proof: list[bytes]) -> None:
    assert not holds(tree.check_inclusion, one, two, first, proof, second) or (two == 1 and first == second)
    trivial = (one == two and first == second) or (one == 0 and first == tree.EMPTY_ROOT)
    assert not holds(tree.check_consistency, one, two, first, second, proof) or (trivial and not proof)
