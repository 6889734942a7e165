"""Entries as bytes, in one form only, and entries from and to names.

    version 1 | kind 1 | time 8 | vocabulary 8 | record 16 | commitment 32 | law 32 | readings 32 | subject 32 | index 8
    | act 1 | outcome 1 | role 1 | department 1 | basis 1
    | count 1, clauses 1 each | count 1, facts 2 each | count 1, approvers 1 each

Numbers are big-endian. 178 bytes and the lists: a decision has some 200.
"""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from charteroak.ledger.entry import Code, Entry, FactValue, Kind
from charteroak.ledger.errors import Malformed
from charteroak.ledger.vocabulary import Vocabulary

VERSION = 1
_HEAD = struct.Struct(">BBQ8s16s32s32s32s32sQ5B")
_KINDS = {kind.value: kind for kind in Kind}
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_HUNDREDTH = datetime.timedelta(milliseconds=10)

# The fields that hold a place in a list of the vocabulary, and which list.
_LISTS = {"act": "acts", "outcome": "outcomes", "role": "roles", "department": "departments", "basis": "bases"}
_MANY = {"clauses": "clauses", "approvers": "roles"}


def to_time(moment: datetime.datetime) -> int:
    """A moment as entries have it: hundredths of a second since 1970, UTC. Malformed where it has no time zone."""
    if moment.tzinfo is None:
        raise Malformed("entry: time has no time zone")
    return (moment - _EPOCH) // _HUNDREDTH


def from_time(time: int) -> datetime.datetime:
    """The moment of an entry's time."""
    return _EPOCH + time * _HUNDREDTH


def vocabulary_of(data: bytes) -> bytes:
    """The id of the vocabulary that an entry is written in, to find its codec. Malformed where it is too short."""
    if len(data) < _HEAD.size:
        raise Malformed("entry: too short")
    return data[10:18]


def record_of(data: bytes) -> bytes:
    """The record id of an entry, whatever vocabulary it is in. Malformed where it is too short."""
    if len(data) < _HEAD.size:
        raise Malformed("entry: too short")
    return data[18:34]


def time_of(data: bytes) -> datetime.datetime:
    """The time of an entry, whatever vocabulary it is in. Malformed where it is too short."""
    if len(data) < _HEAD.size:
        raise Malformed("entry: too short")
    return from_time(int.from_bytes(data[2:10], "big"))


class Codec:
    """Writes and reads the entries that one vocabulary can say."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._one = [(field, len(vocabulary.names(listed))) for field, listed in _LISTS.items()]
        self._many = [(field, len(vocabulary.names(listed))) for field, listed in _MANY.items()]
        self._values = [0, *(len(values) for _, values in vocabulary.facts)]

    def encode(self, entry: Entry) -> bytes:
        """The bytes of an entry. Malformed where it says what the vocabulary has no name for."""
        self._check(entry)
        head = _HEAD.pack(
            VERSION, entry.kind, entry.time, entry.vocabulary, entry.record,
            entry.commitment, entry.law, entry.readings, entry.subject, entry.index,
            entry.act, entry.outcome, entry.role, entry.department, entry.basis,
        )  # fmt: skip
        facts = bytes(code for pair in entry.facts for code in pair)
        clauses, approvers = bytes(entry.clauses), bytes(entry.approvers)
        return b"".join(
            (head, bytes([len(clauses)]), clauses, bytes([len(entry.facts)]), facts, bytes([len(approvers)]), approvers)
        )

    def decode(self, data: bytes) -> Entry:
        """The entry of these bytes. Malformed where `encode` would not give the very same."""
        if not data or data[0] != VERSION:
            raise Malformed("entry: not of a version that we know")
        if len(data) < _HEAD.size:
            raise Malformed("entry: too short")
        _, kind, *values = _HEAD.unpack_from(data)
        if kind not in _KINDS:
            raise Malformed("entry: kind is none that we know")
        clauses, rest = _take(data[_HEAD.size :], 1)
        facts, rest = _take(rest, 2)
        approvers, rest = _take(rest, 1)
        if rest:
            raise Malformed("entry: too long")
        pairs = tuple(zip(facts[::2], facts[1::2], strict=True))
        fixed = dict(zip(_FIXED, values, strict=True))
        entry = Entry(kind=_KINDS[kind], clauses=tuple(clauses), facts=pairs, approvers=tuple(approvers), **fixed)
        self._check(entry)
        return entry

    def _check(self, entry: Entry) -> None:
        """Check that every number of an entry is a place in its list."""
        if entry.vocabulary != self.vocabulary.id:
            raise Malformed("entry: vocabulary is another one")
        for field, limit in self._one:
            if getattr(entry, field) > limit:
                raise Malformed(f"entry: {field} is none of the vocabulary's")
        for field, limit in self._many:
            if max(getattr(entry, field), default=0) > limit:
                raise Malformed(f"entry: {field} has one that is none of the vocabulary's")
        for fact, value in entry.facts:
            if fact >= len(self._values) or value > self._values[fact]:
                raise Malformed("entry: facts has a fact or a value that is none of the vocabulary's")

    def entry(
        self,
        kind: Kind,
        time: datetime.datetime,
        record: bytes,
        *,
        facts: Mapping[str, str | bool] | None = None,
        clauses: Iterable[str] = (),
        approvers: Iterable[str] = (),
        **named: Any,
    ) -> Entry:
        """An entry from names: of the act, outcome, role, department and basis, and of what the lists hold.

        Digests, the commitment, the subject and the index are given as they are. Malformed where a name is none of
        the vocabulary's; the error tells the field and not the name.
        """
        for field, listed in _LISTS.items():
            if field in named:
                named[field] = self._code(listed, field, named[field])
        return Entry(
            kind=kind,
            time=to_time(time),
            vocabulary=self.vocabulary.id,
            record=record,
            clauses=tuple(sorted({self._code("clauses", "clauses", name) for name in clauses})),
            facts=tuple(sorted(self._fact(name, value) for name, value in (facts or {}).items())),
            approvers=tuple(sorted(self._code("roles", "approvers", name) for name in approvers)),
            **named,
        )

    def _code(self, listed: str, field: str, name: object) -> Code:
        code = self.vocabulary.codes[listed].get(name) if isinstance(name, str) else None
        if code is None:
            raise Malformed(f"entry: {field} is none of the vocabulary's")
        return code

    def _fact(self, name: object, value: object) -> FactValue:
        """A fact and its value. Truth values go by the names `true` and `false`."""
        fact = self._code("facts", "facts", name)
        word = str(value).lower() if isinstance(value, bool) else value
        code = self.vocabulary.value_codes[fact - 1].get(word) if isinstance(word, str) else None
        if code is None:
            raise Malformed("entry: facts has a value that is none of its fact's")
        return fact, code

    def describe(self, entry: Entry) -> dict[str, Any]:
        """What the entry says in names, hex and a time as RFC 3339 writes it: for people, for JSON."""
        self._check(entry)
        words = self.vocabulary
        said: dict[str, Any] = {
            "kind": entry.kind.name.lower(),
            "time": from_time(entry.time).strftime("%Y-%m-%dT%H:%M:%S") + f".{entry.time % 100:02d}Z",
            "record": entry.record.hex(),
        }
        for field, listed in _LISTS.items():
            if code := getattr(entry, field):
                said[field] = words.names(listed)[code - 1]
        said["clauses"] = [words.clauses[code - 1] for code in entry.clauses]
        said["facts"] = {words.facts[fact - 1][0]: words.facts[fact - 1][1][value - 1] for fact, value in entry.facts}
        said["approvers"] = [words.roles[code - 1] for code in entry.approvers]
        for field in ("law", "readings", "subject", "commitment"):
            said[field] = getattr(entry, field).hex() if any(getattr(entry, field)) else None
        said["index"] = entry.index
        said["vocabulary"] = entry.vocabulary.hex()
        return {name: value for name, value in said.items() if value}


_FIXED = (
    "time", "vocabulary", "record", "commitment", "law", "readings", "subject", "index",
    "act", "outcome", "role", "department", "basis",
)  # fmt: skip


def _take(data: bytes, width: int) -> tuple[bytes, bytes]:
    """A list behind its count, and what comes after."""
    end = 1 + data[0] * width if data else 1
    if len(data) < end:
        raise Malformed("entry: too short")
    return data[1:end], data[end:]
