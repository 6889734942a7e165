"""Conditions as they are written in a draft: read into expressions, and written from them.

    employee is one of police_officer, police_civilian and topic is immigration_status and not federal_cooperation

A condition is a fact with its value or values (`topic is immigration_status`, `contact is one of victim, witness`), a
fact that is yes or no (`resident`, `not resident`), a reading with its choice (`superior_law is read as prevails`), or
conditions joined by `and` or by `or`, in brackets where both occur. `not (…)` is true where what is in it is not.

Nothing is evaluated: a text comes to an expression of `logic.expr` over the facts it is given, or is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from charteroak.logic.expr import YES_NO, All, AnyOf, Expr, Fact, Is, Not, ReadAs, Reading, Value
from charteroak.logic.table import wire

DEEPEST = 16
"""Brackets within brackets."""
LONGEST = 1500
"""Words, brackets and commas of one condition."""

_TOKEN = re.compile(r"\s*([a-z_][a-z0-9_]*|[(),])")
_JOINS = ("and", "or")
_KEYWORDS = frozenset({*_JOINS, "not", "is", "one", "of", "read", "as", "(", ")", ","})
_END = ""


class WrongCondition(ValueError):
    """A condition that cannot be read: the `problem` by its code, the `character` it is at, what may stand there."""

    def __init__(self, problem: str, character: int, allowed: Iterable[str] = ()) -> None:
        self.problem = problem
        self.character = character
        self.allowed = tuple(allowed)
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    at: int  # the character it begins with, counted from 1


def read_condition(text: str, facts: Mapping[str, Fact], readings: Mapping[str, Reading]) -> Expr:
    """The expression that a text says over these facts and readings, by name. WrongCondition where it says none."""
    return _Reader(_tokens(text), facts, readings).whole()


def write_condition(expr: Expr, *, within: bool = False) -> str:
    """An expression as a text that reads back to it. `within` another it may need brackets.

    ValueError where nothing can say it: an `All` or `AnyOf` of nothing.
    """
    match expr:
        case Is(fact, (value,)):
            return _one_value(fact, value)
        case Is(fact, values):
            return f"{fact.name} is one of {', '.join(map(wire, values))}"
        case ReadAs(reading, choice):
            return f"{reading.id} is read as {choice}"
        case Not(of):
            return f"not ({write_condition(of)})"
        case All((only,)) | AnyOf((only,)):
            return write_condition(only, within=within)
        case All(of) | AnyOf(of):
            if not of:
                raise ValueError("a condition of no parts cannot be written")
            join = " and " if isinstance(expr, All) else " or "
            joined = join.join(write_condition(part, within=True) for part in of)
            return f"({joined})" if within else joined


def _one_value(fact: Fact, value: Value) -> str:
    if value is True:
        return fact.name
    return f"not {fact.name}" if value is False else f"{fact.name} is {value}"


def _tokens(text: str) -> list[_Token]:
    """The words, brackets and commas of a text, and the end of it."""
    found: list[_Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:]
            raise WrongCondition("character", at + 1 + len(rest) - len(rest.lstrip()), _SIGNS)
        found.append(_Token(match[1], match.start(1) + 1))
        at = match.end()
    if len(found) > LONGEST:
        raise WrongCondition("long", found[LONGEST].at, [f"up to {LONGEST} words and signs"])
    return [*found, _Token(_END, end + 1)]


_SIGNS = ("a to z", "0 to 9", "_", "(", ")", ",")


class _Reader:
    """Reads tokens from the first to the last, once."""

    def __init__(self, tokens: list[_Token], facts: Mapping[str, Fact], readings: Mapping[str, Reading]) -> None:
        self._tokens = tokens
        self._facts = facts
        self._readings = readings
        self._next = 0
        self._depth = 0

    def whole(self) -> Expr:
        expr = self._joined()
        if self._here.text != _END:
            raise self._wrong("goes_on", ("and", "or", "its end"))
        return expr

    @property
    def _here(self) -> _Token:
        return self._tokens[self._next]

    def _wrong(self, problem: str, allowed: Iterable[str], at: _Token | None = None) -> WrongCondition:
        token = at or self._here
        return WrongCondition("ends" if token.text == _END else problem, token.at, allowed)

    def _take(self, *expected: str) -> str:
        """Take the next token. Where only some may stand there, it must be one of them."""
        token = self._here
        if token.text == _END or (expected and token.text not in expected):
            raise self._wrong("unexpected", expected or ("a word",))
        self._next += 1
        return token.text

    def _joined(self) -> Expr:
        """Conditions joined by `and`, or by `or`, or one alone."""
        parts = [self._one()]
        join = self._here.text
        if join not in _JOINS:
            return parts[0]
        while self._here.text == join:
            self._next += 1
            parts.append(self._one())
        if self._here.text in _JOINS:
            raise self._wrong("mixed", (join, "brackets around what belongs together"))
        return All(tuple(parts)) if join == "and" else AnyOf(tuple(parts))

    def _one(self) -> Expr:
        if self._here.text == "(":
            return self._bracketed()
        if self._here.text == "not":
            return self._denied()
        name = self._here
        if name.text in self._facts:
            self._next += 1
            return self._fact(self._facts[name.text], name)
        if name.text in self._readings:
            self._next += 1
            return self._reading(self._readings[name.text])
        problem = "unexpected" if name.text in _KEYWORDS else "name"
        raise self._wrong(problem, (*self._facts, *self._readings, "not", "("))

    def _bracketed(self) -> Expr:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._wrong("deep", [f"up to {DEEPEST} brackets within brackets"])
        self._take("(")
        expr = self._joined()
        if self._here.text != ")":
            raise self._wrong("goes_on", (")", *_JOINS))
        self._next += 1
        self._depth -= 1
        return expr

    def _denied(self) -> Expr:
        self._take("not")
        if self._here.text == "(":
            return Not(self._bracketed())
        yes_no = tuple(name for name, fact in self._facts.items() if fact.values == YES_NO)
        if self._here.text not in yes_no:
            raise self._wrong("denied", ("(", *yes_no))
        return self._facts[self._take()].no

    def _fact(self, fact: Fact, name: _Token) -> Expr:
        if self._here.text != "is":
            if fact.values != YES_NO:
                raise self._wrong("no_value", ("is",), at=None if self._here.text == _END else name)
            return fact.yes
        self._take("is")
        if self._here.text != "one":
            return fact.among(self._value(fact, ()))
        self._take("one")
        self._take("of")
        values: list[Value] = [self._value(fact, ())]
        while self._here.text == ",":
            self._take(",")
            values.append(self._value(fact, values))
        return fact.among(*values)

    def _value(self, fact: Fact, taken: Iterable[Value]) -> Value:
        values = {wire(value): value for value in fact.values if value not in taken}
        if self._here.text not in values:
            twice = self._here.text in map(wire, fact.values)
            raise self._wrong("twice" if twice else "value", values)
        return values[self._take()]

    def _reading(self, reading: Reading) -> Expr:
        for word in ("is", "read", "as"):
            self._take(word)
        if self._here.text not in reading.choices:
            raise self._wrong("value", reading.choices)
        return reading.read_as(self._take())
