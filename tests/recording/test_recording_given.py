"""Entries given in names: what the lists hold, and nothing else, ever."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from fixtures.scratch_ledger import scratch
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import check_opening
from charteroak.ledger.errors import LedgerError
from charteroak.logic.errors import BadInput
from charteroak.recording.entries import readings_digest
from charteroak.recording.given import FIELDS, KINDS, entry_of
from charteroak.recording.words import vocabulary
from tests.fixtures.every import examples

CODEC = Codec(vocabulary())
PLANTED = "Zqx7planted"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
WHOLE: dict[str, dict[str, Any]] = {
    "decision": {"act": "refer", "outcome": "permitted", "role": "police", "facts": {"resident": True}},
    "disclosure": {
        "act": "disclose",
        "outcome": "required",
        "role": "records",
        "department": "police",
        "basis": "court_order",
        "clauses": ["2-929"],
        "facts": {"topic": "immigration_status", "required_by_law": True},
        "approvers": ["supervisor", "counsel", "supervisor"],
    },
    "approval": {"role": "supervisor", "approvers": ["supervisor"]},
    "reading": {"role": "counsel", "facts": {"suspect_interview": "excluded"}},
    "training": {"role": "employee", "department": "library"},
}


def made(said: dict[str, Any], line: bytes = b"") -> dict[str, Any]:
    return CODEC.describe(CODEC.decode(entry_of(CODEC, said, line, NOON).entry))


def attempt(said: dict[str, Any]) -> bytes | str:
    """The entry's bytes, or what the error says."""
    try:
        return entry_of(CODEC, said, b"").entry
    except (BadInput, LedgerError) as error:
        return str(error)


def test_there_is_a_sample_of_every_kind() -> None:
    assert WHOLE.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_given_is_what_the_entry_says(kind: str) -> None:
    said = made({"kind": kind, **WHOLE[kind]})
    assert (said["kind"], said["time"]) == (kind, "2026-11-22T12:00:00.00Z")
    for field, value in WHOLE[kind].items():
        if field == "facts":
            assert said[field] == {name: str(fact).lower() for name, fact in value.items()}
        elif isinstance(value, list):
            order = vocabulary().names("roles" if field == "approvers" else field)
            assert said[field] == sorted(value, key=order.index)
        else:
            assert said[field] == value


def test_the_digests_are_the_laws_own_where_the_kind_needs_them_and_as_given_where_they_are() -> None:
    decision = made({"kind": "decision", **WHOLE["decision"]})
    assert decision["law"] == text.ARTICLE_SHA256
    notes = law().ask("refer", {"resident": True}).readings
    assert decision["readings"] == readings_digest({note.id: note.settled for note in notes}).hex()
    reading = made({"kind": "reading", **WHOLE["reading"]})
    assert reading["readings"] == readings_digest({**RULEBOOK.shipped, "suspect_interview": "excluded"}).hex()
    assert {"law", "readings"}.isdisjoint(made({"kind": "training", **WHOLE["training"]}))
    own = {"law": "ab" * 32, "readings": "cd" * 32}
    assert own.items() <= made({"kind": "decision", **WHOLE["decision"], **own}).items()


def test_a_commitment_is_made_to_the_line_unless_one_is_given() -> None:
    line = b'{"kind": "training", "role": "employee"}'
    given_now = entry_of(CODEC, json.loads(line), line)
    assert given_now.opening is not None
    check_opening(CODEC.decode(given_now.entry).commitment, given_now.record, line, given_now.opening)
    own = {"record": "01" * 16, "commitment": "02" * 32}
    brought = entry_of(CODEC, {**json.loads(line), **own}, line)
    assert (brought.record.hex(), brought.opening) == (own["record"], None)
    assert own.items() <= CODEC.describe(CODEC.decode(brought.entry)).items()


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "value",
    [PLANTED, "", None, 1, True, [], [PLANTED], [1], [[]], {}, {PLANTED: PLANTED}, {"resident": PLANTED}, {"x": []}],
    ids=repr,
)
def test_no_field_takes_what_its_list_does_not_hold(kind: str, field: str, value: Any) -> None:
    """It is refused without being repeated; where an empty list or object is allowed, it says nothing."""
    came = attempt({"kind": kind, **WHOLE[kind], field: value})
    if isinstance(came, str):
        assert PLANTED not in came
        assert "\n" not in came
        assert field in came
    else:
        assert value in ([], {})
        assert PLANTED.encode() not in came


@pytest.mark.parametrize("kind", ["opening", "key_rotation", "vocabulary", "prune", "DECISION"])
def test_the_ledgers_own_kinds_are_not_for_others(kind: str) -> None:
    with pytest.raises(BadInput, match="kind: another text"):
        entry_of(CODEC, {"kind": kind, **WHOLE["decision"]}, b"")


@pytest.mark.parametrize("field", ["time", "index", "subject", "vocabulary", PLANTED])
def test_there_is_no_other_field(field: str) -> None:
    with pytest.raises(BadInput, match="a field that there is not") as error:
        entry_of(CODEC, {"kind": "training", "role": "employee", field: 1}, b"")
    assert PLANTED not in str(error.value)


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, whole in WHOLE.items() for field in whole])
def test_what_a_kind_needs_must_be_there(kind: str, field: str) -> None:
    less = {name: value for name, value in WHOLE[kind].items() if name != field}
    needed = {"decision": {"act", "outcome", "role"}, "disclosure": {"act", "outcome", "role"}}
    needed |= {"approval": {"role", "approvers"}, "reading": {"role", "facts"}, "training": {"role"}}
    if field in needed[kind]:
        with pytest.raises(LedgerError, match=f"{field} is missing"):
            made({"kind": kind, **less})
    else:
        assert field not in made({"kind": kind, **less})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=examples(200))
@given(st.sampled_from([*KINDS]), st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=8), json_values))
def test_whatever_is_given_is_an_entry_or_an_error_of_one_line(kind: str, changes: dict[str, Any]) -> None:
    came = attempt({"kind": kind, **WHOLE[kind], **changes})
    if isinstance(came, str):
        assert "\n" not in came
    else:
        CODEC.decode(came)


@pytest.mark.parametrize("value", [None, [], "x", 1, True])
def test_a_line_is_an_object(value: Any) -> None:
    with pytest.raises(BadInput, match="the line"):
        entry_of(CODEC, value, b"")


def test_the_ledger_takes_them(tmp_path: Path) -> None:
    made = scratch(tmp_path)
    with made.open() as log:
        log.append([entry_of(made.codec, {"kind": kind, **whole}, b"").entry for kind, whole in WHOLE.items()])
    assert [said["kind"] for said in made.said()] == ["opening", *WHOLE]
