"""What a thief or a court finds who takes everything: nothing that opens an entry, and nothing that was not to be said.

And that what is recorded can be nothing but names of closed lists, whatever is handed over.
"""

import base64
import hmac
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import product
from typing import Any, get_type_hints

import pytest
from fixtures.recorded_cases import ARREST, SERVICE, check, permitted
from fixtures.seeking import marked, seek
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.law.law import law
from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import Opening, check_opening
from charteroak.ledger.errors import Malformed, Unproven
from charteroak.logic.errors import BadInput
from charteroak.recording.entries import Draft, decision, details_of
from charteroak.recording.place import Place
from charteroak.recording.reading import current_vocabulary
from charteroak.recording.recorder import Acted, NotRecorded, Recorded, recorder
from charteroak.recording.words import DEPARTMENTS, ROLES, vocabulary
from tests.fixtures.every import examples

CODEC = Codec(vocabulary())
PLANTED = "zq7planted"


def files(place: Place) -> dict[str, bytes]:
    """All that lies in the data folder, by its path."""
    folder = place.folder.parent
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


# Seizure.


def test_equal_cases_share_nothing_but_what_they_say(ledger: Place) -> None:
    """Recorded twice, together or apart, a case has two record ids, two commitments and two openings."""
    done = [recorder().record(permitted(), ARREST) for _ in range(5)]
    done += [each for each in recorder().record_all([Acted(permitted(), ARREST)] * 20) if isinstance(each, Recorded)]
    assert len(done) == 25
    assert len({each.details for each in done}) == 1
    said = [check(ledger, each) for each in done]
    for name in ("record", "commitment"):
        assert len({each[name] for each in said}) == 25
    assert len({each.opening for each in done}) == 25
    random = {"record", "commitment", "time"}
    assert len({repr({name: value for name, value in each.items() if name not in random}) for each in said}) == 1


def test_no_opening_lies_on_the_disk(ledger: Place) -> None:
    """In any form, while the ledger is open and after."""
    done = [recorder().record(permitted(), ARREST) for _ in range(10)]
    for _ in range(2):
        lying = b"".join(files(ledger).values())
        for each in done:
            for form in (each.opening, each.opening.hex().encode(), base64.b64encode(each.opening)[:42]):
                assert form not in lying
            assert each.details not in lying
            assert each.details[:60] not in lying
        recorder().close()


def test_nothing_on_the_disk_opens_a_commitment(ledger: Place) -> None:
    """Every 32 bytes that lie side by side in any file are tried as the key, with the true answer, which a thief can
    make again; and so are plain hashes. With the opening that whoever acted was given, the same trial finds it.
    """
    recorded = recorder().record(permitted(), ARREST)
    recorder().close()
    codec = Codec(current_vocabulary(ledger))
    entry = codec.decode(recorded.entry)
    lying = b"\0".join(files(ledger).values())

    def opened_by(data: bytes) -> bool:
        message = b"charteroak ledger commitment v1\0" + entry.record + recorded.details
        digest = hmac.digest
        return any(digest(data[at : at + 32], message, "sha256") == entry.commitment for at in range(len(data) - 31))

    assert not opened_by(lying)
    assert opened_by(lying[:100] + recorded.opening + lying[:100])
    for part in (b"", entry.record):
        assert sha256(part + recorded.details).digest() != entry.commitment


def test_a_dictionary_of_all_answers_opens_no_commitment(ledger: Place) -> None:
    """Each answer there is about a service, in both languages, with every key that is public or easy to guess. Without
    the keyed hash the same dictionary finds the answer at once.
    """
    recorded = recorder().record(law().ask("provide_service", SERVICE), SERVICE)
    entry = Codec(current_vocabulary(ledger)).decode(recorded.entry)
    cases = [dict(zip(SERVICE, values, strict=True)) for values in product((True, False, None), repeat=2)]
    details = {
        details_of(law().ask("provide_service", facts, language)) for facts in cases for language in ("en", "es")
    }
    assert recorded.details in details
    public = [entry.law, entry.readings, entry.record * 2, entry.commitment, vocabulary().digest, bytes(32)]
    passphrase = ledger.passphrase.read_bytes()
    keys = [*public, sha256(passphrase).digest(), sha256(entry.record).digest(), passphrase[:32]]
    for guess, key in product(details, keys):
        with pytest.raises(Unproven):
            check_opening(entry.commitment, entry.record, guess, Opening(key))
    unkeyed = sha256(entry.record + recorded.details).digest()
    assert unkeyed in {sha256(entry.record + guess).digest() for guess in details}
    opened = [guess for guess in details if _opens(entry.commitment, entry.record, guess, recorded.opening)]
    assert opened == [recorded.details]


def _opens(commitment: bytes, record: bytes, details: bytes, key: bytes) -> bool:
    try:
        check_opening(commitment, record, details, Opening(key))
    except Unproven:
        return False
    return True


def test_the_questions_and_answers_words_do_not_lie_on_the_disk(ledger: Place) -> None:
    """What a case says lies there as numbers; the words for it lie in the one file that is the same in every ledger."""
    recorder().record(permitted(), ARREST)
    words = [b"police_officer", b"criminal_warrant", b"permitted", b"arrest", b"2-928", permitted().say.encode()]
    found = {name for name, data in files(ledger).items() if any(word in data for word in words)}
    assert found == {f"ledger/public/vocabulary/{vocabulary().id.hex()}"}


# What can be recorded.


def test_a_draft_has_no_field_for_a_text() -> None:
    """The entry is bytes of one form, and what is handed back beside it is not kept."""
    assert {name: hint for name, hint in get_type_hints(Draft).items() if hint is not bytes} == {
        "opening": Opening | None
    }
    assert str not in get_type_hints(Draft).values()


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(PLANTED)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner), max_leaves=5)
FACTS = dict(vocabulary().facts)
names = st.sampled_from(list(FACTS)) | st.text(max_size=20) | st.just(PLANTED)
facts = st.dictionaries(
    names, values | st.sampled_from(sorted({each for listed in FACTS.values() for each in listed})), max_size=5
)


@given(facts)
@settings(max_examples=examples(500), deadline=None)
def test_facts_are_names_of_the_vocabulary_or_nothing(given_facts: Mapping[str, Any]) -> None:
    """Whatever is handed over as facts. An error tells the field, and neither a name nor a value that was given."""
    known = {name: value for name, value in given_facts.items() if value is not None}
    refused = [name for name, value in known.items() if not _is_word(name, value)]
    if refused:
        with pytest.raises(
            Malformed, match=r"^entry: facts (is|has a value that is) none of (the voc|its fact)[a-z']+$"
        ):
            decision(CODEC, permitted(), given_facts)
        return
    said = CODEC.describe(CODEC.decode(decision(CODEC, permitted(), given_facts).entry)).get("facts", {})
    assert said == {name: str(value).lower() if isinstance(value, bool) else value for name, value in known.items()}


def _is_word(name: str, value: object) -> bool:
    word = str(value).lower() if isinstance(value, bool) else value
    return isinstance(word, str) and word in FACTS.get(name, ())


@given(st.sampled_from(["role", "department"]), st.text(max_size=20) | st.just(PLANTED))
@settings(max_examples=examples(200), deadline=None)
def test_roles_and_departments_are_those_there_are(field: str, name: str) -> None:
    allowed = ROLES if field == "role" else DEPARTMENTS
    if name in allowed or not name:
        return
    with pytest.raises(BadInput) as caught:
        decision(CODEC, permitted(), ARREST, **{field: name})  # type: ignore[arg-type]
    assert PLANTED not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {PLANTED: True},
        {"employee": PLANTED},
        {"employee": [PLANTED]},
        {"criminal_warrant": PLANTED},
        {"criminal_warrant": 1},
        {"topic": "medical"},
        {PLANTED: PLANTED, "employee": "police_officer"},
    ],
)
def test_what_is_no_fact_is_not_recorded_and_harms_no_one(ledger: Place, wrong: Mapping[str, Any]) -> None:
    with pytest.raises(NotRecorded) as caught:
        recorder().record(permitted(), wrong)
    assert caught.value.why == "unusable"
    assert PLANTED not in str(caught.value)
    done = recorder().record(permitted(), ARREST)
    assert done.index == 1
    recorder().close()
    assert not seek(PLANTED, folder=ledger.folder.parent)


def test_nothing_of_an_answer_but_names_is_written(ledger: Place) -> None:
    """Marks in every text of an answer, as a broken caller might make one: what it says and asks is committed to, and
    is not kept.
    """
    mark = marked()
    answer = permitted()
    answer = replace(answer, say=mark, norms=tuple(replace(norm, text=mark) for norm in answer.norms))
    recorded = recorder().record(answer, ARREST)
    assert mark.encode() in recorded.details
    check(ledger, recorded)
    for name in ("act", "clauses"):
        broken = replace(answer, **{name: mark if name == "act" else (mark,)})
        with pytest.raises(NotRecorded, match="vocabulary"):
            recorder().record(broken, ARREST)
    recorder().close()
    assert not seek(mark, recorded.entry, recorded.receipt, folder=ledger.folder.parent)
