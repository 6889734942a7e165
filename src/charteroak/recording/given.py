"""Entries that another program gives in names, as objects of JSON: each checked whole before anything is written.

Nothing of what is given is kept but the names of the closed lists, and the digests and ids in hex.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.ledger.codec import Codec
from charteroak.ledger.commitment import Opening, commit, new_record
from charteroak.ledger.entry import SHAPES, Kind
from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.recording.entries import readings_digest

KINDS = {
    kind.name.lower(): kind for kind in (Kind.DECISION, Kind.DISCLOSURE, Kind.APPROVAL, Kind.READING, Kind.TRAINING)
}
"""What others may record. The rest is the ledger's own."""

_ONE = {"act": "acts", "outcome": "outcomes", "role": "roles", "department": "departments", "basis": "bases"}
_MANY = {"clauses": "clauses", "approvers": "roles"}
_HEX = {"record": 16, "commitment": 32, "law": 32, "readings": 32}
FIELDS = ("kind", *_ONE, *_MANY, "facts", *_HEX)
"""What an object may hold."""

_READINGS = {reading.id for reading in RULEBOOK.readings}


@dataclass(frozen=True, slots=True)
class Given:
    """An entry that was given. `opening` opens its commitment, where that was made here."""

    record: bytes
    entry: bytes
    opening: Opening | None


def entry_of(codec: Codec, given: object, line: bytes, now: datetime.datetime | None = None) -> Given:
    """The entry that an object gives. BadInput names the field that is wrong; Malformed says what its kind lacks.

    Where no commitment is given, one to `line` is made: the bytes that the object was read from.
    """
    if not isinstance(given, dict):
        raise BadInput("the line", kind_of(given), ["an object"])
    if wrong := given.keys() - set(FIELDS):
        raise BadInput(field_name(min(wrong)), "a field that there is not", FIELDS)
    kind = _kind(given.get("kind"))
    names: dict[str, Any] = {field: _named(codec, field, given[field]) for field in _ONE if field in given}
    names |= {field: _listed(codec, field, given[field]) for field in _MANY if field in given}
    digests: dict[str, Any] = {
        field: _bytes(field, given[field], size) for field, size in _HEX.items() if field in given
    }
    if "commitment" in digests and "record" not in digests:
        raise BadInput("record", "nothing", ["the record id that the commitment was made for"])
    record, opening = digests.pop("record", None) or new_record(), None
    if "commitment" not in digests:
        digests["commitment"], opening = commit(record, line)
    entry = codec.entry(
        kind,
        now or datetime.datetime.now(datetime.UTC),
        record,
        facts=_facts(given.get("facts", {})),
        **_defaults(kind, given),
        **digests,
        **names,
    )
    return Given(record, codec.encode(entry), opening)


def _kind(name: object) -> Kind:
    if not isinstance(name, str) or name not in KINDS:
        raise BadInput("kind", kind_of(name), KINDS)
    return KINDS[name]


def _named(codec: Codec, field: str, name: object) -> str:
    allowed = codec.vocabulary.names(_ONE[field])
    if not isinstance(name, str) or name not in allowed:
        raise BadInput(field, kind_of(name), allowed)
    return name


def _listed(codec: Codec, field: str, names: object) -> list[str]:
    allowed = codec.vocabulary.names(_MANY[field])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadInput(field, kind_of(names) if not isinstance(names, list) else "a list", ["a list of names"])
    if not set(names) <= set(allowed):
        raise BadInput(field, "another text", allowed)
    return names


def _facts(facts: object) -> Mapping[str, str | bool]:
    if not isinstance(facts, dict):
        raise BadInput("facts", kind_of(facts), ["an object of values by fact"])
    for name, value in facts.items():
        if not isinstance(value, str | bool):
            raise BadInput(f"facts.{field_name(name)}", kind_of(value), ["a name", "true", "false"])
    return facts


def _bytes(field: str, given: object, size: int) -> bytes:
    try:
        data = bytes.fromhex(given) if isinstance(given, str) else b""
    except ValueError:
        data = b""
    if len(data) != size or data.hex() != given:
        raise BadInput(field, kind_of(given), [f"{2 * size} small hexadecimal digits"])
    return data


def _defaults(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The digests of the law and of its readings, where the kind needs them and they were not given."""
    needed = SHAPES[kind][0] - given.keys()
    made = {}
    if "law" in needed:
        made["law"] = bytes.fromhex(text.ARTICLE_SHA256)
    if "readings" in needed:
        made["readings"] = readings_digest(_settled(given))
    return made


def _settled(given: Mapping[str, Any]) -> dict[str, str | None]:
    """The readings as they stand: those that bear on the act if there is one, with what the entry itself settles."""
    facts = given.get("facts", {})
    settled = {name: choice for name, choice in facts.items() if name in _READINGS}
    act = given.get("act")
    acts = {each.name for each in RULEBOOK.acts}
    bears = (each.id for each in RULEBOOK.readings_of(act)) if act in acts else RULEBOOK.shipped
    now = law().readings
    return {name: now[name] for name in bears} | settled
