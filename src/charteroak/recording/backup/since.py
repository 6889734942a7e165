"""What a ledger that comes back says of matters whose tables may be older: what was shredded, closed or ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from charteroak.ledger.codec import Codec, record_of, time_of, vocabulary_of
from charteroak.ledger.entry import Kind
from charteroak.ledger.stores import open_store
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.recording.backup.returning import Returning
from charteroak.recording.matter_words import STEPS

_AT_ONCE = 4096
ENDED = "ended"
"""The word by which a routine is closed."""
_ENDS = {ENDED, "expired", *(step for step in STEPS if step.startswith("closed_"))}


@dataclass(frozen=True)
class Told:
    """What is said of a request or a routine: how many entries, and where it was closed, how and when."""

    entries: int
    closed: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Since:
    """What is said of matters, before a backup and after it."""

    shredded: dict[bytes, date] = field(default_factory=dict)
    """The record ids of the complaints that were shredded, and when."""
    matters: dict[bytes, Told] = field(default_factory=dict)
    """What is said of the requests and routines that were asked about."""


def told(returning: Returning, matters: Iterable[bytes]) -> Since:
    """What the ledger says of complaints that were shredded, and of the requests and routines with these record ids."""
    since, asked = Since(), set(matters)
    words = [Vocabulary.parse(data) for name, data in returning.published.items() if name.startswith("vocabulary/")]
    codecs = {each.id: Codec(each) for each in words}
    if not codecs:
        return since
    store = open_store(returning.staged)
    try:
        for start in range(store.first(), store.head().size, _AT_ONCE):
            for data in store.entries(start, start + _AT_ONCE):
                if data[1] == Kind.COMPLAINT and _fact(codecs, data, "complaint") == "shredded":
                    since.shredded[record_of(data)] = time_of(data).date()
                elif record_of(data) in asked:
                    _count(since.matters, codecs, data)
    finally:
        store.close()
    return since


def _count(matters: dict[bytes, Told], codecs: Mapping[bytes, Codec], data: bytes) -> None:
    before = matters.get(record_of(data), Told(0))
    end = ""
    if data[1] == Kind.REQUEST:
        end = _fact(codecs, data, "step")
    elif data[1] == Kind.APPROVAL:
        end = _fact(codecs, data, "routine")
    ends = (end, time_of(data)) if end in _ENDS else (before.closed, before.at)
    matters[record_of(data)] = Told(before.entries + 1, *ends)


def _fact(codecs: Mapping[bytes, Codec], data: bytes, name: str) -> str:
    codec = codecs[vocabulary_of(data)]
    return str(codec.describe(codec.decode(data)).get("facts", {}).get(name, ""))
