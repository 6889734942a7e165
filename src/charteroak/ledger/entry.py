"""What an entry can say. Every field is an enumeration, a bounded number, bytes of a fixed size, or a tuple of those.

There is no field for a text, so none can hold a sentence, a file's name or a person's name. The numbers are places in
the closed lists of a vocabulary. The bytes are digests of public things, and a random id, and a commitment, which is
random to whoever lacks the key that blinds it (`commitment`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from charteroak.ledger.errors import Malformed


class Kind(IntEnum):
    """What an entry records."""

    OPENING = 1
    DECISION = 2
    DISCLOSURE = 3
    APPROVAL = 4
    READING = 5
    TRAINING = 6
    KEY_ROTATION = 7
    VOCABULARY = 8
    PRUNE = 9
    REQUEST = 10
    COMPLAINT = 11
    REVIEW = 12
    REPORT = 13


@dataclass(frozen=True, slots=True)
class UpTo:
    """A number from 0 up to this."""

    most: int


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes, this many."""

    bytes: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """A tuple of at most this many."""

    items: int


# 9999-12-31T23:59:59.99Z, in hundredths of a second since 1970.
LAST_TIME = 253_402_300_799_99

Code = Annotated[int, UpTo(255)]
Time = Annotated[int, UpTo(LAST_TIME)]
Index = Annotated[int, UpTo((1 << 63) - 1)]
Id = Annotated[bytes, Size(8)]
RecordId = Annotated[bytes, Size(16)]
Digest = Annotated[bytes, Size(32)]
FactValue = tuple[Code, Code]
NO_DIGEST = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. A number of 0, a digest of zeros and an empty tuple each say "none".

    The tuples are in ascending order, so that what is the same is written the same.
    """

    kind: Kind
    time: Time  # UTC, in hundredths of a second since 1970
    vocabulary: Id  # which closed lists the numbers are places in
    record: RecordId  # random; entries of one matter may share it
    commitment: Digest = NO_DIGEST  # to details that are kept elsewhere, or nowhere
    law: Digest = NO_DIGEST  # of the law's text
    readings: Digest = NO_DIGEST  # of the readings as they were settled
    subject: Digest = NO_DIGEST  # of a public thing that the entry is about: a key, a vocabulary, a policy
    index: Index = 0  # the first entry that a pruned log still shows
    act: Code = 0
    outcome: Code = 0
    role: Code = 0
    department: Code = 0
    basis: Code = 0
    clauses: Annotated[tuple[Code, ...], AtMost(32)] = ()
    facts: Annotated[tuple[FactValue, ...], AtMost(32)] = ()  # a fact and its value
    approvers: Annotated[tuple[Code, ...], AtMost(8)] = ()  # their roles; two may have the same

    def __post_init__(self) -> None:
        values = _VALUES(self)
        for fits, name, value in zip(_FITS, _NAMES, values, strict=True):
            if not fits(value):
                raise Malformed(f"entry: {name} is not what the field can hold")
        _check_order(self)
        _check_shape(self, values)


_ALL_INT = frozenset({int})
_ALL_CODES = frozenset(range(256))


def _fit(hint: Any) -> Callable[[Any], bool]:
    """The check that a value is of a field's type, made from the type itself."""
    if hint is Kind:
        return lambda value: type(value) is Kind
    if hint == FactValue:
        return lambda value: type(value) is tuple and len(value) == 2 and _are_codes(value)
    base, bound = get_args(hint)
    match bound:
        case UpTo(most) if base is int:
            return lambda value: type(value) is int and 0 <= value <= most
        case Size(size) if base is bytes:
            return lambda value: type(value) is bytes and len(value) == size
        case AtMost(items) if base == tuple[Code, ...]:
            return lambda value: type(value) is tuple and len(value) <= items and _are_codes(value)
        case AtMost(items) if get_origin(base) is tuple and get_args(base)[1:] == (Ellipsis,):
            fits = _fit(get_args(base)[0])
            return lambda value: type(value) is tuple and len(value) <= items and all(map(fits, value))
    raise TypeError("a field of the entry has a type that is not closed")


def _are_codes(values: tuple[Any, ...]) -> bool:
    return _ALL_INT.issuperset(map(type, values)) and _ALL_CODES.issuperset(values)


_HINTS = get_type_hints(Entry, include_extras=True)
_NAMES = tuple(_HINTS)
_FITS = tuple(_fit(hint) for hint in _HINTS.values())
_VALUES = attrgetter(*_NAMES)
_NONE = tuple(Entry.__dataclass_fields__[name].default for name in _NAMES)


def _check_order(entry: Entry) -> None:
    facts = [fact for fact, _ in entry.facts]
    if list(entry.clauses) != sorted(set(entry.clauses)) or facts != sorted(set(facts)):
        raise Malformed("entry: clauses or facts are not in ascending order, each once")
    if list(entry.approvers) != sorted(entry.approvers):
        raise Malformed("entry: approvers are not in ascending order")
    if 0 in entry.clauses or 0 in entry.approvers or any(0 in pair for pair in entry.facts):
        raise Malformed("entry: a list holds a number that says none")


_ALWAYS = frozenset({"kind", "time", "vocabulary", "record"})
_MATTER = frozenset({"role", "commitment"})
_RULING = _MATTER | {"law", "readings", "act", "outcome"}
_AROUND = frozenset({"clauses", "facts", "department", "basis", "approvers"})
_STEWARD = frozenset({"role", "department", "basis", "approvers"})

# What an entry of each kind must say, and what it may say; it says nothing else. Where the subject is a digest of a
# public thing there is nothing to commit to, and where people are concerned there is no subject. The subject is the
# SHA-256 of a text: of the vocabulary that holds from here on, of the new key's vkey, of the policy that lets prune,
# of a report that was published.
SHAPES: dict[Kind, tuple[frozenset[str], frozenset[str]]] = {
    Kind.OPENING: (frozenset({"subject"}), frozenset()),
    Kind.DECISION: (_RULING, _AROUND),
    Kind.DISCLOSURE: (_RULING, _AROUND),
    Kind.APPROVAL: (_MATTER | {"approvers"}, _RULING | _AROUND),
    Kind.READING: (_MATTER | {"law", "readings", "facts"}, _AROUND),
    Kind.TRAINING: (_MATTER, _AROUND | {"law"}),
    Kind.KEY_ROTATION: (frozenset({"subject"}), _STEWARD),
    Kind.VOCABULARY: (frozenset({"subject"}), _STEWARD),
    Kind.PRUNE: (frozenset({"subject", "index"}), _STEWARD),
    Kind.REQUEST: (_MATTER | {"facts"}, _AROUND | {"act"}),
    Kind.COMPLAINT: (frozenset({"commitment", "facts"}), _AROUND | {"role"}),
    Kind.REVIEW: (_MATTER | {"facts"}, _AROUND | {"law"}),
    Kind.REPORT: (frozenset({"subject", "role"}), _STEWARD | {"facts"}),
}


def _check_shape(entry: Entry, values: tuple[Any, ...]) -> None:
    """Check that an entry says what its kind says, and no more."""
    needed, allowed = SHAPES[entry.kind]
    said = {name for name, value, none in zip(_NAMES, values, _NONE, strict=True) if value != none} - _ALWAYS
    if missing := needed - said:
        raise Malformed(f"entry: {min(missing)} is missing")
    if extra := said - needed - allowed:
        raise Malformed(f"entry: {min(extra)} has no place in an entry of this kind")
    if entry.kind in (Kind.OPENING, Kind.VOCABULARY) and entry.subject[: len(entry.vocabulary)] != entry.vocabulary:
        raise Malformed("entry: vocabulary is not that of the subject")
