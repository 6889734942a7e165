"""A city's ledger for the tests of its pages: some thousand plausible entries over a year and a half, or few."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from charteroak.law.law import law
from charteroak.law.text import digest
from charteroak.ledger.codec import Codec
from charteroak.ledger.entry import Kind
from charteroak.recording import setup
from charteroak.recording.entries import decision
from charteroak.recording.place import Place, find_key
from charteroak.recording.setup import create_unattended, open_log
from charteroak.recording.words import vocabulary

START = datetime.datetime(2025, 1, 6, 13, 0, tzinfo=datetime.UTC)
MONTHS_18 = 540
CODEC = Codec(vocabulary())
SHARED_RECORD = sha256(b"a disclosure and its approval").digest()[:16]


@dataclass(frozen=True)
class Made:
    """A ledger: the data folder that it is in, its place, and what was appended after the opening entry."""

    data: Path
    place: Place
    entries: list[bytes]


def make(data: Path, entries: list[bytes]) -> Made:
    """A ledger in a data folder, opened at START, with these entries."""
    place = Place(data / "ledger")
    data.mkdir(parents=True, exist_ok=True)
    clock = SimpleNamespace(datetime=SimpleNamespace(now=lambda _zone: START), UTC=datetime.UTC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "datetime", clock)
        create_unattended(place, vocabulary())
    append(place, entries)
    return Made(data, place, entries)


def append(place: Place, entries: list[bytes]) -> None:
    """Append entries, and sign."""
    with open_log(place, find_key(place, {})) as log:
        if entries:
            log.append(entries)
        log.checkpoint()


def plausible(count: int, seed: int = 1, days: int = MONTHS_18) -> list[bytes]:
    """Entries as a city would have them: more and more over time, few at night, most of them decisions."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    seconds = sorted(days * 86_400 * chance.random() ** 0.7 for _ in range(count))
    moments = [START + datetime.timedelta(hours=1, seconds=each) for each in seconds]
    return [_entry(chance, moment) for moment in moments]


def _entry(chance: random.Random, moment: datetime.datetime) -> bytes:
    if chance.random() < 0.06:
        return other(chance.choice((Kind.TRAINING, Kind.READING)), moment, chance)
    answer = None
    while answer is None or (answer.outcome == "not_addressed" and chance.random() < 0.9):
        act = chance.choices(law_acts(), weights=(6, 5, 2, 2, 6, 1, 2))[0]
        facts = dict(_facts(chance, act))
        answer = law().ask(act, facts)
    return decision(CODEC, answer, facts, department=chance.choice((None, "police", "library")), now=moment).entry


def law_acts() -> tuple[str, ...]:
    return vocabulary().acts


def _facts(chance: random.Random, act: str) -> Iterator[tuple[str, object]]:
    for fact in law().table(act).act.facts:
        yield fact.name, chance.choice(fact.values)


def other(kind: Kind, moment: datetime.datetime, chance: random.Random, record: bytes | None = None) -> bytes:
    """An entry that is no decision."""
    seal = chance.randbytes(32)
    named: dict[str, object] = {"role": "training_officer", "commitment": seal}
    if kind == Kind.READING:
        named |= {
            "role": "counsel",
            "law": bytes.fromhex(digest()),
            "readings": sha256(b"settled").digest(),
            "facts": {"suspect_interview": "excluded"},
        }
    if kind == Kind.APPROVAL:
        named |= {"role": "supervisor", "approvers": ("counsel", "supervisor"), "basis": "court_order"}
    return CODEC.encode(CODEC.entry(kind, moment, record or chance.randbytes(16), **named))  # type: ignore[arg-type]


def decided(
    number: int, moment: datetime.datetime | None = None, record: bytes | None = None, **changes: object
) -> bytes:
    """A plain decision, another for each number."""
    named: dict[str, object] = {
        "commitment": sha256(b"seal %d" % number).digest(),
        "law": bytes.fromhex(digest()),
        "readings": sha256(b"readings").digest(),
        "act": "inquire",
        "outcome": "prohibited",
        "role": "employee",
        "clauses": ("2-929",),
        "facts": {"employee": "other_employee", "topic": "immigration_status"},
    }
    when = moment or START + datetime.timedelta(hours=number + 1)
    made = CODEC.entry(Kind.DECISION, when, record or sha256(b"%d" % number).digest()[:16], **(named | changes))  # type: ignore[arg-type]
    return CODEC.encode(made)


def city(data: Path, count: int = 4_000) -> Made:
    """The ledger of the pictures: plausible entries, one clock set back, and a record that two entries share."""
    entries = plausible(count)
    last = START + datetime.timedelta(days=MONTHS_18)
    chance = random.Random(2)  # noqa: S311 - no secret
    entries += [
        decided(1, last, SHARED_RECORD, act="disclose", outcome="permitted"),
        other(Kind.APPROVAL, last + datetime.timedelta(hours=2), chance, SHARED_RECORD),
        decided(2, last + datetime.timedelta(hours=1), outcome="counsel"),
        decided(3, last + datetime.timedelta(hours=3)),
    ]
    return make(data, entries)
