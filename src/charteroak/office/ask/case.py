"""A case as a page carries it: an act and the answers so far, in a form's fields, a link's fragment, or a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec
from django.http import QueryDict

from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Value
from charteroak.logic.table import wire
from charteroak.office.pages import Field

NOT_KNOWN = "not_known"
"""What a fact's field holds where the person said that it is not known."""
CONTROLS = frozenset({"act", "asked", "show"})
"""The fields of a case's form that are no facts."""


@dataclass(frozen=True)
class Case:
    """An act, and the answers in the order they were given: None where the person said that it is not known."""

    act: str
    answers: Mapping[str, Value | None]

    def fields(self) -> tuple[Field, ...]:
        """The case as the fields of a form."""
        return (Field("act", self.act), *(Field(fact, _field(value)) for fact, value in self.answers.items()))

    def fragment(self) -> str:
        """The case as what follows the # of a link."""
        return urlencode([("case", self.act), *((field.name, field.value) for field in self.fields()[1:])])

    def text(self) -> str:
        """The case as `charteroak ask --json` takes it."""
        return msgspec.json.encode({"act": self.act, "facts": self.answers}).decode()

    @property
    def not_known(self) -> frozenset[str]:
        """The facts that the person said are not known."""
        return frozenset(fact for fact, value in self.answers.items() if value is None)

    def without(self, fact: str) -> Case:
        """The case before that fact was answered."""
        return Case(self.act, {name: value for name, value in self.answers.items() if name != fact})


class _Text(msgspec.Struct, forbid_unknown_fields=True):
    act: str
    facts: dict[str, str | bool | None] = {}


def posted(fields: Iterable[tuple[str, list[str]]], *, beside: Set[str] = CONTROLS) -> Case:
    """The case in the fields of a form. `beside` are those that are no facts. BadInput where it is not a case."""
    given = dict(fields)
    act = one("act", given.get("act", []))
    law().table(act)
    facts = {name: one(f"facts.{name}", values) for name, values in given.items() if name not in beside}
    return _case(act, {name: None if value == NOT_KNOWN else value for name, value in facts.items()})


_TEXT = msgspec.json.Decoder(_Text)
"""Made before threads ask: see `screening.working.OUTCOMES`."""


def saved(content: str) -> Case:
    """The case in what a person pasted: the text of one, or a link that holds one. BadInput where it is neither."""
    _, hash_sign, fragment = content.strip().partition("#case=")
    if hash_sign:
        return posted(QueryDict(f"act={fragment}").lists(), beside={"act"})
    try:
        text = _TEXT.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise BadInput("saved", "another text", ["a case that was saved here"]) from None
    law().table(text.act)
    return _case(text.act, text.facts)


def _case(act: str, facts: Mapping[str, str | bool | None]) -> Case:
    """A case of values as they are written on the wire, checked."""
    kinds = {fact.name: fact.values for fact in law().table(act).act.facts}
    answers = {name: _value(value, kinds.get(name, ())) for name, value in facts.items()}
    law().table(act).index(answers)
    return Case(act, answers)


def _value(given: str | bool | None, values: tuple[Value, ...]) -> Value | None:
    """The value that is written so; where there is none, what was given, for the check to refuse."""
    return next((value for value in values if isinstance(value, bool) and wire(value) == given), given)


def one(field: str, values: list[str]) -> str:
    """The one value of a field. BadInput where there is none, or more."""
    if len(values) != 1:
        raise BadInput(field, "more than one value" if values else "nothing", ["one value"])
    return values[0]


def _field(value: Value | None) -> str:
    return NOT_KNOWN if value is None else wire(value)
