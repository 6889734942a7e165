"""What an entry can say, and that there is one way to write it. That it can hold no text is shown on its types."""

from __future__ import annotations

import dataclasses
import datetime
import random
import typing
from contextlib import suppress
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import CODEC, LAW, NOON, READINGS, VOCABULARY, decision, digest, opening

from charteroak.ledger.codec import Codec, from_time, to_time, vocabulary_of
from charteroak.ledger.commitment import Opening, check_opening, commit, new_record
from charteroak.ledger.entry import LAST_TIME, SHAPES, AtMost, Entry, Kind, Size, UpTo
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.vocabulary import Vocabulary


def leaves(hint: Any) -> list[str]:
    """What a type comes down to: an enumeration, a bounded number or bytes of one size. Anything else is named."""
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return ["enumeration"]
    if typing.get_origin(hint) is tuple:
        return [leaf for part in typing.get_args(hint) if part is not Ellipsis for leaf in leaves(part)]
    if typing.get_origin(hint) is typing.Annotated:
        base, *bounds = typing.get_args(hint)
        match bounds:
            case [UpTo()] if base is int:
                return ["bounded number"]
            case [Size()] if base is bytes:
                return ["fixed bytes"]
            case [AtMost()] if typing.get_origin(base) is tuple:
                return leaves(base)
    return [f"not closed: {hint}"]


def test_no_field_can_hold_a_text() -> None:
    """Every field, down to the last part of its type, is an enumeration, a bounded number or bytes of one size."""
    hints = typing.get_type_hints(Entry, include_extras=True)
    assert hints.keys() == {field.name for field in dataclasses.fields(Entry)}
    found = {name: set(leaves(hint)) for name, hint in hints.items()}
    assert {each for kinds in found.values() for each in kinds} == {"enumeration", "bounded number", "fixed bytes"}
    assert not hasattr(decision(1), "__dict__")  # and there is no room for another field


def test_the_walk_over_the_types_can_fail() -> None:
    for hint in (str, bytes, int, str | None, tuple[str, ...], typing.Annotated[str, Size(8)], dict[str, int], Any):
        assert any(each.startswith("not closed") for each in leaves(hint))


STRANGE: list[Any] = ["Jane Doe", b"x", -1, 1.0, True, None, [1], ("a",), (1.0,), ((1, "b"),), ((1, 2, 3),), (True,)]


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(Entry)])
def test_every_field_refuses_what_is_not_of_its_type(name: str) -> None:
    """At run time too, and the error does not say what was given."""
    for value in (*STRANGE, 1 << 70, bytes(33), bytes(31), (256,), (-1,), tuple(range(1, 40)), ((1, 256),)):
        with pytest.raises(Malformed) as info:
            dataclasses.replace(decision(5), **{name: value})
        assert "Jane" not in str(info.value)
        assert "\n" not in str(info.value)


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        decision(1).act = 2  # type: ignore[misc]


SAID = {
    "law": LAW, "readings": READINGS, "commitment": digest("c"), "subject": VOCABULARY.digest, "index": 256,
    "act": "inquire", "outcome": "prohibited", "role": "clerk", "department": "police", "basis": "statute",
    "clauses": ("2-929",), "facts": {"topic": "crime_witness"}, "approvers": ("counsel", "supervisor"),
}  # fmt: skip


def said(kind: Kind, names: typing.Iterable[str]) -> Entry:
    return CODEC.entry(kind, NOON, digest("r")[:16], **{name: SAID[name] for name in names})  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", Kind)
def test_an_entry_says_what_its_kind_says_and_no_more(kind: Kind) -> None:
    """Each kind: with all it may say, without each thing it must say, and with each thing it must not say."""
    needed, allowed = SHAPES[kind]
    entry = said(kind, needed | allowed)
    assert CODEC.decode(CODEC.encode(entry)) == entry
    assert said(kind, needed).kind is kind
    for name in needed:
        with pytest.raises(Malformed, match=f"{name} is missing"):
            said(kind, (needed | allowed) - {name})
    for name in SAID.keys() - needed - allowed:
        with pytest.raises(Malformed, match=f"{name} has no place"):
            said(kind, needed | {name})


def test_where_people_are_concerned_there_is_a_commitment_and_no_subject() -> None:
    """A digest of something that can be guessed is no secret: only public things have one."""
    for kind in (Kind.DECISION, Kind.DISCLOSURE, Kind.APPROVAL, Kind.READING, Kind.TRAINING):
        needed, allowed = SHAPES[kind]
        assert "commitment" in needed
        assert "subject" not in needed | allowed


def test_the_first_entry_pins_the_vocabulary() -> None:
    assert opening().subject == VOCABULARY.digest
    with pytest.raises(Malformed, match="vocabulary"):
        dataclasses.replace(opening(), subject=digest("another"))


def test_entries_are_small() -> None:
    largest = said(Kind.DECISION, SHAPES[Kind.DECISION][0] | SHAPES[Kind.DECISION][1])
    everything = dataclasses.replace(
        largest,
        clauses=tuple(range(1, 10)),
        facts=tuple((at, 1) for at in range(1, 7)),
        approvers=(1, 1, 2, 2, 3, 3, 4, 4),
    )
    assert len(CODEC.encode(decision(5))) <= 200
    assert len(CODEC.encode(everything)) <= 400
    limit = 178 + 32 + 2 * 32 + 8  # what no entry can be longer than
    assert limit <= 400


codes = st.integers(1, 255)
any_digest = st.binary(min_size=32, max_size=32)


def places(field: str) -> st.SearchStrategy[int]:
    return st.integers(0, len(VOCABULARY.names(field)))


def subset(field: str) -> st.SearchStrategy[tuple[int, ...]]:
    most = len(VOCABULARY.names(field))
    return st.sets(st.integers(1, most)).map(sorted).map(tuple)


fact_values = st.sets(st.integers(1, 6)).flatmap(
    lambda facts: st.tuples(
        *(st.tuples(st.just(fact), st.integers(1, len(VOCABULARY.facts[fact - 1][1]))) for fact in sorted(facts))
    )
)
rulings = st.builds(
    Entry,
    kind=st.sampled_from([Kind.DECISION, Kind.DISCLOSURE]),
    time=st.integers(0, LAST_TIME),
    vocabulary=st.just(VOCABULARY.id),
    record=st.binary(min_size=16, max_size=16),
    commitment=any_digest.filter(any),
    law=any_digest.filter(any),
    readings=any_digest.filter(any),
    act=st.integers(1, 7),
    outcome=st.integers(1, 6),
    role=st.integers(1, 4),
    department=places("departments"),
    basis=places("bases"),
    clauses=subset("clauses"),
    facts=fact_values,
    approvers=st.lists(st.integers(1, 4), max_size=8).map(sorted).map(tuple),
)


@given(rulings)
def test_every_entry_is_read_as_it_was_written(entry: Entry) -> None:
    data = CODEC.encode(entry)
    assert CODEC.decode(data) == entry
    assert len(data) <= 400


@given(rulings.map(CODEC.encode), st.data())
def test_an_entry_has_one_form(data: bytes, draw: st.DataObject) -> None:
    """Bytes changed, cut, added, exchanged: they are refused, or they are another entry's one form."""
    at = draw.draw(st.integers(0, len(data)))
    change = draw.draw(st.sampled_from(["flip", "cut", "add", "swap"]))
    changed = {
        "flip": data[:at] + bytes([data[at] ^ draw.draw(codes)] if at < len(data) else []) + data[at + 1 :],
        "cut": data[:at],
        "add": data[:at] + draw.draw(st.binary(min_size=1, max_size=4)) + data[at:],
        "swap": data[at:] + data[:at],
    }[change]
    with suppress(Malformed):
        assert CODEC.encode(CODEC.decode(changed)) == changed


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda rest: CODEC.encode(decision(1))[:130] + rest))
def test_nothing_else_is_an_entry(data: bytes) -> None:
    with suppress(Malformed):
        assert CODEC.encode(CODEC.decode(data)) == data


def test_ten_thousand_changed_entries_raise_no_error_but_ours() -> None:
    pick = random.Random(3)  # noqa: S311 - the same every time
    listed = [bytearray(CODEC.encode(decision(number))) for number in range(20)]
    taken = 0
    for _ in range(10_000):
        data = bytearray(pick.choice(listed))
        for _ in range(pick.randrange(1, 4)):
            data[pick.choice((0, 1, 2, 10, *range(170, len(data))))] = pick.choice((0, 1, 2, 7, 255))
        with suppress(Malformed):
            assert CODEC.encode(CODEC.decode(bytes(data))) == data
            taken += 1
    assert 0 < taken < 9_000  # the changes are neither all harmless nor all refused at the first byte


@pytest.mark.parametrize(
    "change",
    [
        {"clauses": (2, 1)}, {"clauses": (1, 1)}, {"clauses": (0, 1)}, {"approvers": (2, 1)}, {"approvers": (0, 1)},
        {"facts": ((2, 1), (1, 1))}, {"facts": ((1, 1), (1, 2))}, {"facts": ((0, 1),)}, {"facts": ((1, 0),)},
    ],
)  # fmt: skip
def test_a_list_is_in_ascending_order_and_holds_no_none(change: dict[str, Any]) -> None:
    with pytest.raises(Malformed, match=r"ascending|says none"):
        dataclasses.replace(decision(5), **change)


@pytest.mark.parametrize(
    ("place", "value", "why"),
    [
        (0, 2, "version"),
        (1, 0, "kind"),
        (1, 10, "kind"),
        (10, 0, "vocabulary"),
        (170, 0, "act is missing"),
        (170, 8, "act is none"),
        (171, 7, "outcome is none"),
        (172, 5, "role is none"),
        (173, 4, "department is none"),
        (174, 3, "basis is none"),
        (176, 10, "ascending"),
        (177, 10, "clauses has one"),
        (180, 5, "facts has"),
    ],
)
def test_an_error_names_the_field(place: int, value: int, why: str) -> None:
    data = bytearray(CODEC.encode(decision(5)))
    data[place] = value
    with pytest.raises(Malformed, match=why):
        CODEC.decode(bytes(data))


def test_entries_are_made_from_names_and_told_in_names() -> None:
    entry = said(Kind.DISCLOSURE, SHAPES[Kind.DISCLOSURE][0] | SHAPES[Kind.DISCLOSURE][1])
    told = CODEC.describe(entry)
    assert told == {
        "kind": "disclosure", "time": "2026-11-22T12:00:00.00Z", "record": digest("r")[:16].hex(),
        "act": "inquire", "outcome": "prohibited", "role": "clerk", "department": "police", "basis": "statute",
        "clauses": ["2-929"], "facts": {"topic": "crime_witness"}, "approvers": ["supervisor", "counsel"],
        "law": LAW.hex(), "readings": READINGS.hex(), "commitment": digest("c").hex(),
        "vocabulary": VOCABULARY.id.hex(),
    }  # fmt: skip


@pytest.mark.parametrize("value", ["Jane Doe", "", None, 7, b"inquire", ["inquire"], "Inquire"])
@pytest.mark.parametrize("name", ["act", "outcome", "role", "department", "basis", "clauses", "facts", "approvers"])
def test_a_name_that_is_not_in_the_vocabulary_is_refused_unsaid(name: str, value: Any) -> None:
    """The error tells the field and never what was given: it may be someone's name."""
    wrong = {"clauses": (value,), "approvers": (value,), "facts": {"topic": value}}.get(name, value)
    with pytest.raises(Malformed, match=f"entry: {name}") as info:
        CODEC.entry(Kind.DECISION, NOON, digest(1)[:16], **{**SAID, name: wrong})
    assert "Jane" not in str(info.value)


def test_truth_values_go_by_name() -> None:
    entry = CODEC.entry(Kind.READING, NOON, bytes(16), law=LAW, readings=READINGS, commitment=LAW, role="counsel",
                        facts={"required_by_law": True, "necessary_to_service": False})  # fmt: skip
    assert CODEC.describe(entry)["facts"] == {"required_by_law": "true", "necessary_to_service": "false"}


def test_times_have_hundredths_and_are_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=-5))
    moment = datetime.datetime(2026, 11, 22, 7, 30, 15, 129_999, tzinfo=zone)
    assert from_time(to_time(moment)) == datetime.datetime(2026, 11, 22, 12, 30, 15, 120_000, tzinfo=datetime.UTC)
    last = dataclasses.replace(decision(1), time=LAST_TIME)
    assert CODEC.describe(last)["time"] == "9999-12-31T23:59:59.99Z"
    with pytest.raises(Malformed, match="time zone"):
        to_time(datetime.datetime(2026, 11, 22))  # noqa: DTZ001 - that is the point
    with pytest.raises(Malformed, match="time"):
        CODEC.entry(
            Kind.OPENING, datetime.datetime(1969, 1, 1, tzinfo=datetime.UTC), bytes(16), subject=VOCABULARY.digest
        )


# The vocabulary


def test_a_vocabulary_is_read_as_it_was_written() -> None:
    again = Vocabulary.parse(VOCABULARY.text.encode())
    assert again == VOCABULARY
    assert again.digest == VOCABULARY.digest
    assert VOCABULARY.id == VOCABULARY.digest[:8]


def test_another_vocabulary_does_not_read_an_entry() -> None:
    other = Codec(dataclasses.replace(VOCABULARY, acts=(*VOCABULARY.acts[::-1],)))
    with pytest.raises(Malformed, match="vocabulary is another"):
        other.decode(CODEC.encode(decision(1)))
    with pytest.raises(Malformed, match="vocabulary is another"):
        other.encode(decision(1))
    assert vocabulary_of(CODEC.encode(decision(1))) == VOCABULARY.id
    with pytest.raises(Malformed):
        vocabulary_of(b"\x01")


def test_a_vocabulary_grows_at_its_end_only() -> None:
    longer = dataclasses.replace(VOCABULARY, roles=(*VOCABULARY.roles, "mayor"))
    wider = dataclasses.replace(
        VOCABULARY, facts=((*VOCABULARY.facts[0][:1], (*VOCABULARY.facts[0][1], "new")), *VOCABULARY.facts[1:])
    )
    turned = dataclasses.replace(VOCABULARY, roles=VOCABULARY.roles[::-1])
    assert longer.extends(VOCABULARY)
    assert wider.extends(VOCABULARY)
    assert VOCABULARY.extends(VOCABULARY)
    assert not turned.extends(VOCABULARY)
    assert not VOCABULARY.extends(longer)
    assert not VOCABULARY.extends(wider)


@pytest.mark.parametrize("name", ["Jane Doe", "", "A", "a b", "a\n", "é", "x" * 41, "-a"])
def test_a_name_in_a_vocabulary_is_a_code(name: str) -> None:
    for change in ({"roles": (name,)}, {"facts": ((name, ("a",)),)}, {"facts": (("a", (name,)),)}):
        with pytest.raises(Malformed):
            dataclasses.replace(VOCABULARY, **change)


def test_a_list_has_at_most_255_names_each_once() -> None:
    names = tuple(f"n{number}" for number in range(256))
    dataclasses.replace(VOCABULARY, roles=names[:255])
    for roles in (names, ("a", "a")):
        with pytest.raises(Malformed):
            dataclasses.replace(VOCABULARY, roles=roles)


@given(st.integers(0, len(VOCABULARY.text)), st.sampled_from(["", " ", "\n", "x", "roles ", "acts a\n", "\n\n"]))
def test_a_vocabulary_has_one_form(at: int, more: str) -> None:
    text = (VOCABULARY.text[:at] + more + VOCABULARY.text[at:]).encode()
    with suppress(Malformed):
        assert Vocabulary.parse(text).text.encode() == text


@given(st.binary(max_size=100))
def test_nothing_else_is_a_vocabulary(data: bytes) -> None:
    with pytest.raises(Malformed):
        Vocabulary.parse(data)


# Commitments


def test_a_commitment_opens_with_its_details_and_its_key() -> None:
    record = new_record()
    commitment, opening_ = commit(record, b"details")
    check_opening(commitment, record, b"details", opening_)
    for other in (
        (new_record(), b"details", opening_),
        (record, b"Details", opening_),
        (record, b"details", Opening(bytes(32))),
    ):
        with pytest.raises(Unproven):
            check_opening(commitment, *other)
    assert repr(opening_.key) not in repr(opening_)


def test_equal_details_do_not_give_equal_commitments() -> None:
    record = new_record()
    assert len({commit(record, b"details")[0] for _ in range(1000)}) == 1000


def test_a_dictionary_does_not_open_a_commitment() -> None:
    """An attacker with the entry and every possible detail, and without the key, does no better than to guess."""
    words = [b"%d" % number for number in range(2000)]
    record = new_record()
    commitment, _ = commit(record, words[7])
    for word in words:
        with pytest.raises(Unproven):
            check_opening(commitment, record, word, Opening(bytes(32)))


def test_a_commitment_needs_a_record_id_and_a_whole_key() -> None:
    with pytest.raises(LedgerError):
        commit(b"short", b"")
    with pytest.raises(LedgerError):
        Opening(bytes(31))
