"""A property of one's own, from JSON: what never, or always, comes of an act where facts are so.

    {"id": "no_forms", "says": "No form asks for status.", "act": "inquire",
     "when": {"employee": ["police_officer", "other_employee"], "topic": "immigration_status", "means": "question",
              "required_by_law": false, "necessary_to_service": false},
     "always": ["prohibited"]}

`when` has the facts that are given, each with a value or a list of values; all others are free, and so are the readings
but for those in `readings`. One of `never` and `always` has outcomes. A file holds one property, or a list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from charteroak.engines.proofs.claims import SETTLED, Always, Claim, Comes, Property
from charteroak.logic.errors import BadInput, field_name, kind_of
from charteroak.logic.expr import Fact, Value
from charteroak.logic.norm import Outcome, Rulebook
from charteroak.logic.table import wire

_REQUIRED = ("id", "says", "act")
_FIELDS = (*_REQUIRED, "when", "readings", "never", "always")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_LONGEST = 500
_MOST = 1000


def properties_in(given: object, rulebook: Rulebook) -> tuple[Property, ...]:
    """The properties that decoded JSON says. BadInput names what is wrong, as in `properties[1].when.topic`."""
    if isinstance(given, Mapping):
        return (_Fields("", rulebook).property(given),)
    if not isinstance(given, list) or not given or len(given) > _MOST:
        raise BadInput("properties", kind_of(given), [f"a property, or a list of 1 to {_MOST} of them"])
    made = tuple(_Fields(f"properties[{at}].", rulebook).property(each) for at, each in enumerate(given))
    ids = [each.id for each in made]
    for at, each in enumerate(ids):
        if each in ids[:at]:
            raise BadInput(f"properties[{at}].id", "the id of another", ["an id of its own"])
    return made


class _Fields:
    """Reads one property; `at` is where it lies, for what is said of mistakes."""

    def __init__(self, at: str, rulebook: Rulebook) -> None:
        self._at = at
        self._rulebook = rulebook

    def property(self, given: object) -> Property:
        if not isinstance(given, Mapping):
            raise BadInput(self._at.rstrip(".") or "property", kind_of(given), ["an object"])
        for name in given:
            if name not in _FIELDS:
                raise self._wrong(field_name(name), "a field that a property does not have", _FIELDS)
        for name in _REQUIRED:
            if name not in given:
                raise self._wrong(name, "missing", ["given"])
        name, says = self._id(given["id"]), self._says(given["says"])
        act = self._one_of("act", given["act"], [each.name for each in self._rulebook.acts])
        claims = (*self._when(act, given.get("when", {})), *self._readings(act, given.get("readings", {})))
        statement = self._claim(act, claims, given)
        clauses = tuple(dict.fromkeys(norm.clause for norm in self._rulebook.norms_of(act)))
        return Property(name, says, clauses, (statement,))

    def _claim(self, act: str, given: tuple[Claim, ...], fields: Mapping[str, Any]) -> Always:
        both = [name for name in ("never", "always") if name in fields]
        if len(both) != 1:
            raise self._wrong(
                "never", "given beside always" if both else "missing", ["exactly one of never and always"]
            )
        outcomes = self._outcomes(both[0], fields[both[0]])
        if both == ["never"]:
            return Always(act, (*given, outcomes), ())
        return Always(act, given, (outcomes,))

    def _outcomes(self, field: str, given: object) -> Comes:
        if not isinstance(given, list) or not given:
            raise self._wrong(field, kind_of(given), ["a list of outcomes"])
        names = [self._one_of(f"{field}[{at}]", each, SETTLED) for at, each in enumerate(given)]
        return Comes(tuple(map(Outcome, names)))

    def _when(self, act: str, given: object) -> Iterable[Claim]:
        facts = {fact.name: fact for fact in self._rulebook.act(act).facts}
        for name, value in self._object("when", given).items():
            if name not in facts:
                raise self._wrong(f"when.{field_name(name)}", "a fact that this act does not have", facts)
            yield facts[name].among(*self._values(f"when.{name}", facts[name], value))

    def _values(self, field: str, fact: Fact, given: object) -> list[Value]:
        several = given if isinstance(given, list) else [given]
        if not several:
            raise self._wrong(field, "an empty list", ["at least one value"])
        return [self._value(field, fact, each) for each in several]

    def _value(self, field: str, fact: Fact, given: object) -> Value:
        for value in fact.values:
            # 1 equals True, so the class is looked at too.
            if given.__class__ is value.__class__ and given == value:
                return value
        raise self._wrong(field, kind_of(given), map(wire, fact.values))

    def _readings(self, act: str, given: object) -> Iterable[Claim]:
        bears = {reading.id: reading for reading in self._rulebook.readings_of(act)}
        for name, choice in self._object("readings", given).items():
            if name not in bears:
                raise self._wrong(f"readings.{field_name(name)}", "a reading that does not bear on this act", bears)
            yield bears[name].read_as(self._one_of(f"readings.{name}", choice, bears[name].choices))

    def _object(self, field: str, given: object) -> Mapping[str, Any]:
        if not isinstance(given, Mapping):
            raise self._wrong(field, kind_of(given), ["an object"])
        return given

    def _id(self, given: object) -> str:
        if not isinstance(given, str) or not _NAME.fullmatch(given):
            raise self._wrong("id", kind_of(given), ["a name of small letters, digits and underscores"])
        return given

    def _says(self, given: object) -> str:
        if not isinstance(given, str) or not given.strip() or len(given) > _LONGEST or not given.isprintable():
            raise self._wrong("says", kind_of(given), [f"a sentence in one line, of up to {_LONGEST} characters"])
        return given

    def _one_of(self, field: str, given: object, allowed: Iterable[str]) -> str:
        names = tuple(map(str, allowed))
        if not isinstance(given, str) or given not in names:
            raise self._wrong(field, kind_of(given), names)
        return given

    def _wrong(self, field: str, given: str, allowed: Iterable[str]) -> BadInput:
        return BadInput(f"{self._at}{field}", given, allowed)
