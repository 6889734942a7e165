"""Whose word is enough: the policy's format, every quorum, and that `verify.py` reads a policy as we do."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import AUDITOR, CLERK, LOG_KEY, ORIGIN, OUTSIDE, POLICY, TIME, digest, key, signed

from charteroak.ledger import verify
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.signing import KeyType, SignerKey

WITNESSES = [key(f"w{number}.example", KeyType.ED25519_COSIGNATURE) for number in range(6)]
LOG = LOG_KEY.verifier.vkey
ONE, TWO, *OTHERS = (each.verifier.vkey for each in WITNESSES)
NOTE = signed(7, digest("root"))


def policy(*lines: str) -> bytes:
    return "\n".join((*lines, "")).encode()


def example() -> bytes:
    """The example of tlog-policy: two of three, and one of three others."""
    lines = [f"log {LOG}"]
    for group, count, first in (("X", "2", 0), ("Y", "any", 3)):
        lines += [f"witness {group}{at + 1} {WITNESSES[first + at].verifier.vkey}" for at in range(3)]
        lines += [f"group {group}-witnesses {count} {group}1 {group}2 {group}3"]
    return policy(*lines, "group X-and-Y all X-witnesses Y-witnesses", "quorum X-and-Y")


def test_the_published_example_is_read() -> None:
    read = Policy.parse(example())
    assert [each.key for each in read.logs] == [LOG_KEY.verifier]
    assert [each.name for each in read.witnesses] == ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
    assert [(each.name, each.threshold, len(each.members)) for each in read.groups] == [
        ("X-witnesses", 2, 3),
        ("Y-witnesses", 1, 3),
        ("X-and-Y", 2, 2),
    ]
    assert read.quorum == "X-and-Y"


def test_every_set_of_witnesses_is_a_quorum_or_not() -> None:
    """All 64 sets of the example's six witnesses."""
    read = Policy.parse(example())
    for chosen in itertools.product((False, True), repeat=6):
        names = [name for name, taken in zip(("X1", "X2", "X3", "Y1", "Y2", "Y3"), chosen, strict=True) if taken]
        assert read.is_met(names) is (sum(chosen[:3]) >= 2 and sum(chosen[3:]) >= 1), chosen


@pytest.mark.parametrize(
    "signers", [each for n in range(4) for each in itertools.combinations((CLERK, AUDITOR, OUTSIDE), n)]
)
def test_two_of_three_signatures_are_enough(signers: tuple[SignerKey, ...]) -> None:
    """Both kinds of witnesses' keys; `verify.py` says the same."""
    note = signed(7, digest("root"), LOG_KEY, *signers)
    theirs = verify.Policy()
    theirs.read(POLICY)
    head = verify.head_of(note.to_bytes())
    if len(signers) >= 2:
        accepted = Policy.parse(POLICY).check(note)
        assert len(accepted.witnessed) == len(signers)
        assert set(accepted.witnessed.values()) == {TIME}
        assert theirs.accept(head) == accepted.witnessed
    else:
        with pytest.raises(Unproven, match="quorum"):
            Policy.parse(POLICY).check(note)
        with pytest.raises(verify.Wrong):
            theirs.accept(head)


def test_the_log_must_have_signed() -> None:
    with pytest.raises(Unproven, match="no log"):
        Policy.parse(POLICY).check(signed(7, digest("root"), CLERK, AUDITOR))
    other = key("another.example/log", KeyType.ED25519)
    with pytest.raises(Unproven, match="no log"):  # it signed, and the checkpoint is of another origin than its name
        Policy.for_logs([other.verifier]).check(signed(7, digest("root"), other))
    assert Policy.for_logs([LOG_KEY.verifier]).check(NOTE).logs == (LOG_KEY.verifier,)


def test_a_signature_by_a_known_key_that_fails_spoils_the_note() -> None:
    wrong = CLERK.sign(NOTE.text.replace("\n7\n", "\n8\n"), TIME)
    with pytest.raises(Unproven):
        Policy.parse(POLICY).check(Note(NOTE.text, (*NOTE.signatures, wrong)))


def test_one_witness_counts_once() -> None:
    twice = Note(NOTE.text, (LOG_KEY.sign(NOTE.text), CLERK.sign(NOTE.text, 1), CLERK.sign(NOTE.text, 2)))
    with pytest.raises(Unproven, match="quorum"):
        Policy.parse(POLICY).check(twice)


def test_a_log_may_rotate_its_key() -> None:
    """A new key under the same name: with both in the policy, checkpoints of before and after are taken."""
    newer = key(ORIGIN, KeyType.ML_DSA_44)
    both = Policy.parse(policy(f"log {LOG}", f"log {newer.verifier.vkey}", "quorum none"))
    assert both.check(signed(7, digest("root"), LOG_KEY)).logs == (LOG_KEY.verifier,)
    assert both.check(signed(7, digest("root"), newer)).logs == (newer.verifier,)
    assert both.check(signed(7, digest("root"), LOG_KEY, newer)).logs == (LOG_KEY.verifier, newer.verifier)


GOOD = {
    "the least": policy("quorum none"),
    "white space and comments": f"\n# one\n\t # two\n\twitness \t w1  {ONE}   https://a/  \n\n quorum\tw1".encode(),
    "addresses": policy(f"log {LOG} https://log.example/", f"witness w1 {ONE}", "quorum w1"),
    "names of any bytes": b"witness K\x80 " + ONE.encode() + b"\nquorum K\x80\n",
    "keywords as names": policy(f"witness all {ONE}", f"witness any {TWO}", "group group 2 all any", "quorum group"),
    "a witness with ML-DSA-44": policy(f"witness w {OUTSIDE.verifier.vkey}", "quorum w"),
    "a log with ML-DSA-44": policy(f"log {OUTSIDE.verifier.vkey}", "quorum none"),
    "one key for a log and a witness": policy(
        f"log {OUTSIDE.verifier.vkey}", f"witness w {OUTSIDE.verifier.vkey}", "quorum w"
    ),
    "the quorum before the end": policy("quorum none", f"witness w1 {ONE}"),
}
BAD = {
    "nothing": b"",
    "a control character": b"quorum none\n\x01",
    "a carriage return": b"quorum none\r\n",
    "a delete": b"quorum none\x7f\n",
    "an unknown keyword": policy("quibble w1", "quorum none"),
    "a comment at the end": policy(f"witness w1 {ONE} https://w1.example/ # comment", "quorum w1"),
    "a log without a key": policy("log", "quorum none"),
    "a log with what is no key": policy("log garbage", "quorum none"),
    "a log with a witness's key": policy(f"log {ONE}", "quorum none"),
    "a log twice": policy(f"log {LOG}", f"log {LOG} https://log.example/", "quorum none"),
    "a witness without a key": policy("witness w1", "quorum none"),
    "a witness with a log's key": policy(f"witness w1 {LOG}", "quorum w1"),
    "a witness named none": policy(f"witness none {ONE}", "quorum none"),
    "a name twice": policy(f"witness w1 {ONE}", f"witness w1 {TWO}", "quorum w1"),
    "a witness's key twice": policy(f"witness w1 {ONE}", f"witness w2 {ONE}", "quorum w1"),
    "a group with a witness's name": policy(f"witness w1 {ONE}", "group w1 any w1", "quorum w1"),
    "a group without members": policy(f"witness w1 {ONE}", "group g 1", "quorum w1"),
    "a group named none": policy(f"witness w1 {ONE}", "group none any w1", "quorum none"),
    "a threshold of 0": policy(f"witness w1 {ONE}", "group g 0 w1", "quorum g"),
    "a threshold below 0": policy(f"witness w1 {ONE}", "group g -1 w1", "quorum g"),
    "a threshold too high": policy(f"witness w1 {ONE}", "group g 2 w1", "quorum g"),
    "a threshold of 5,000 digits": policy(f"witness w1 {ONE}", f"group g {'1' * 5000} w1", "quorum g"),
    "a member that is unknown": policy(f"witness w1 {ONE}", "group g any w2", "quorum g"),
    "a member defined below": policy("group g any w1", f"witness w1 {ONE}", "quorum g"),
    "none as a member": policy(f"witness w1 {ONE}", "group g any none w1", "quorum g"),
    "a member twice": policy(f"witness w1 {ONE}", "group g all w1 w1", "quorum g"),
    "a member of two groups": policy(
        f"witness w1 {ONE}", f"witness w2 {TWO}", "group g any w1 w2", "group h any w1", "quorum g"
    ),
    "no quorum": policy(f"witness w1 {ONE}"),
    "two quorums": policy(f"witness w1 {ONE}", "quorum w1", "quorum w1"),
    "a quorum that is unknown": policy("quorum unknown"),
    "a quorum defined below": policy("quorum w1", f"witness w1 {ONE}"),
    "a quorum without a name": policy("quorum"),
    "a key that is not UTF-8": b"log \xff\nquorum none\n",
}


def both_read(data: bytes) -> bool:
    """Whether the two readers take a policy: they must agree, and say what is wrong in one line."""
    theirs = verify.Policy()
    try:
        ours = Policy.parse(data)
    except LedgerError as error:
        with pytest.raises(verify.Unreadable) as info:
            theirs.read(data)
        said = (str(error), str(info.value))
        return not all(each and "\n" not in each for each in said)
    theirs.read(data)
    names = [each.name for each in ours.witnesses]
    assert (names, ours.quorum) == (list(theirs.witnesses), theirs.quorum)
    assert {each.name: (each.threshold, list(each.members)) for each in ours.groups} == theirs.groups
    return True


@pytest.mark.parametrize("what", GOOD)
def test_a_policy_is_read(what: str) -> None:
    assert both_read(GOOD[what])


@pytest.mark.parametrize("what", BAD)
def test_a_damaged_policy_is_refused(what: str) -> None:
    assert not both_read(BAD[what])


def test_an_error_names_the_line() -> None:
    with pytest.raises(Malformed, match=r"^line 3: "):
        Policy.parse(policy(f"log {LOG}", "", "witness w1 x", "quorum w1"))


def test_a_policy_of_any_depth_is_read() -> None:
    """Five thousand groups, each in the next: no limit of Python's stack is met."""
    lines = [f"witness g0 {ONE}", *(f"group g{at} any g{at - 1}" for at in range(1, 5_000)), "quorum g4999"]
    assert Policy.parse(policy(*lines)).is_met(["g0"])


words = st.sampled_from(
    ["log", "witness", "group", "quorum", "none", "any", "all", "1", "2", "a", "b", "#", LOG, ONE, TWO]
)
texts = st.lists(st.lists(words, max_size=6).map(" ".join), max_size=8).map("\n".join)


@given(texts.map(str.encode) | st.binary(max_size=80))
def test_the_two_readers_agree_on_what_is_a_policy(data: bytes) -> None:
    both_read(data)
