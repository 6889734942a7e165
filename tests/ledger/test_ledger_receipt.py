"""Receipts: small, checked offline, and worthless where anything in them is changed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import AUDITOR, CLERK, LOG_KEY, POLICY, digest, entries, files, key, signed

from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType
from charteroak.ledger.tiles import TileReader

ENTRIES = entries(300)
FILES = files(ENTRIES)
TRUST = Policy.parse(POLICY)
CHECKPOINT = Note.parse(FILES["checkpoint"])


def receipt(index: int) -> Receipt:
    return Receipt.make(index, CHECKPOINT, TileReader(FILES.__getitem__, 300).node)


def test_every_entry_has_a_receipt_that_holds_for_it_alone() -> None:
    for index in (*range(0, 300, 13), 127, 128, 254, 255, 256, 257, 298, 299):
        made = Receipt.parse(receipt(index).to_bytes())
        assert made.check(ENTRIES[index], TRUST).checkpoint.size == 300
        with pytest.raises(Unproven):
            made.check(ENTRIES[index - 1], TRUST)


def test_a_receipt_is_written_as_published() -> None:
    """The lines of tlog-proof: what it is, the extra data if there is some, the index, the path, and the checkpoint."""
    lines = receipt(3).to_bytes().split(b"\n")
    assert lines[:2] == [b"c2sp.org/tlog-proof@v1", b"index 3"]
    assert lines[11] == b""
    assert b"\n".join(lines[12:]) == FILES["checkpoint"]
    extra = replace(receipt(3), extra=b"anything")
    assert extra.to_bytes().split(b"\n")[1] == b"extra YW55dGhpbmc="
    assert Receipt.parse(extra.to_bytes()) == extra


def test_the_receipt_of_the_only_entry_has_no_path() -> None:
    made = files(entries(1))
    one = Receipt.make(0, Note.parse(made["checkpoint"]), TileReader(made.__getitem__, 1).node)
    assert one.proof == ()
    assert Receipt.parse(one.to_bytes()).check(entries(1)[0], TRUST).checkpoint.size == 1


def test_a_receipt_is_at_most_1600_bytes_at_a_million_entries() -> None:
    """The longest path of such a tree, the log's signature, and those of three witnesses."""
    third = key("outside.example/witness", KeyType.ED25519_COSIGNATURE)
    note = signed(1_000_000, digest("root"), LOG_KEY, CLERK, AUDITOR, third)
    longest = Receipt(999_999 - 64, tuple(sha256(b"%d" % step).digest() for step in range(20)), note)
    assert len(longest.to_bytes()) <= 1600


def test_every_changed_byte_is_seen() -> None:
    data = receipt(77).to_bytes()
    everyone = Policy.parse(
        POLICY.replace(b"quorum two", b"group all all two\nquorum all").replace(
            b"2 clerk audit outside", b"2 clerk audit"
        )
    )
    Receipt.parse(data).check(ENTRIES[77], everyone)
    for at in range(len(data)):
        with pytest.raises(LedgerError):
            Receipt.parse(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]).check(ENTRIES[77], everyone)


def test_every_changed_bit_of_the_entry_is_seen() -> None:
    entry, made = ENTRIES[77], receipt(77)
    for at in range(len(entry)):
        with pytest.raises(Unproven):
            made.check(entry[:at] + bytes([entry[at] ^ 1]) + entry[at + 1 :], TRUST)


BAD = {
    "nothing": b"",
    "another first line": b"c2sp.org/tlog-proof@v2\nindex 0\n\n" + FILES["checkpoint"],
    "no index": b"c2sp.org/tlog-proof@v1\n\n" + FILES["checkpoint"],
    "an index that is no number": b"c2sp.org/tlog-proof@v1\nindex x\n\n" + FILES["checkpoint"],
    "an index below 0": b"c2sp.org/tlog-proof@v1\nindex -5\n\n" + FILES["checkpoint"],
    "a zero in front": b"c2sp.org/tlog-proof@v1\nindex 05\n\n" + FILES["checkpoint"],
    "extra data that is no Base 64": b"c2sp.org/tlog-proof@v1\nextra !!\nindex 0\n\n" + FILES["checkpoint"],
    "extra data after the index": b"c2sp.org/tlog-proof@v1\nindex 0\nextra YQ==\n\n" + FILES["checkpoint"],
    "a hash that is no Base 64": b"c2sp.org/tlog-proof@v1\nindex 0\n!!\n\n" + FILES["checkpoint"],
    "a long hash": b"c2sp.org/tlog-proof@v1\nindex 0\n" + b"A" * 88 + b"\n\n" + FILES["checkpoint"],
    "64 hashes": b"c2sp.org/tlog-proof@v1\nindex 0\n" + (b"A" * 43 + b"=\n") * 64 + b"\n" + FILES["checkpoint"],
    "no checkpoint": b"c2sp.org/tlog-proof@v1\nindex 0\n\n",
    "no blank line": b"c2sp.org/tlog-proof@v1\nindex 0\n" + FILES["checkpoint"],
    "two blank lines": b"c2sp.org/tlog-proof@v1\nindex 0\n\n\n" + FILES["checkpoint"],
    "a carriage return": b"c2sp.org/tlog-proof@v1\r\nindex 0\n\n" + FILES["checkpoint"],
}


@pytest.mark.parametrize("what", BAD)
def test_a_damaged_receipt_is_refused(what: str) -> None:
    with pytest.raises(LedgerError) as info:
        Receipt.parse(BAD[what]).check(ENTRIES[0], TRUST)
    assert "\n" not in str(info.value)


def test_a_receipt_for_what_is_not_in_the_tree_cannot_be_made() -> None:
    with pytest.raises(Malformed):
        receipt(300)
    with pytest.raises(LedgerError):
        replace(receipt(77), index=300).check(ENTRIES[77], TRUST)


DATA = receipt(77).to_bytes()
cuts = st.tuples(st.integers(0, len(DATA)), st.integers(0, len(DATA)), st.binary(max_size=3))


@given(cuts.map(lambda cut: DATA[: cut[0]] + cut[2] + DATA[cut[1] :]) | st.binary(max_size=100))
def test_a_receipt_has_one_form(data: bytes) -> None:
    with suppress(LedgerError):
        assert Receipt.parse(data).to_bytes() == data
