"""Norms and conditions in readable words, made from the expressions themselves, so that neither can drift."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from charteroak.law.law import law
from charteroak.law.words import Words, words
from charteroak.logic.expr import All, AnyOf, Expr, Is, Not, ReadAs
from charteroak.logic.table import wire
from charteroak.office.strings import Strings, strings


@dataclass(frozen=True)
class Line:
    """One condition: a yes or no as a `text`, other facts as a `label` with a text.

    Where it takes a reading of the text as well, `reading` is its id, and `read` says which, and whether it is read so.
    """

    text: str = ""
    label: str = ""
    reading: str = ""
    read: str = ""


@dataclass(frozen=True)
class Group:
    """Conditions that hold together: `how` is "all", "any" or "none" of `parts`."""

    how: str
    parts: tuple[Said, ...]


Said = Line | Group


class Sayer:
    """Says expressions in one language, for one act."""

    def __init__(self, language: str, act: str) -> None:
        self._act = act
        self._words: Words = words(language)
        self._strings: Strings = strings(language)

    def group(self, expr: Expr) -> Group:
        """The expression as conditions of which all hold: what a page writes as a list."""
        said = self.said(expr)
        return said if isinstance(said, Group) and said.how == "all" else Group("all", (said,))

    def said(self, expr: Expr) -> Said:
        """The expression as lines, in groups where some of them are alternatives."""
        match expr:
            case Is():
                return self._fact(expr)
            case ReadAs():
                return Line(reading=expr.reading.id, read=self._read(expr))
            case Not(of):
                return Group("none", (self.said(of),))
            case All((Is() as fact, ReadAs() as read)):
                return replace(self._fact(fact), reading=read.reading.id, read=self._read(read))
            case All(of):
                return _flat("all", [self.said(part) for part in of])
            case AnyOf(of):
                return _flat("any", [self.said(part) for part in of])

    def _read(self, expr: ReadAs) -> str:
        setting = law().readings[expr.reading.id]
        how = "read_open" if setting is None else "read_so" if setting == expr.choice else "read_otherwise"
        choice = self._words.readings[expr.reading.id].choices[expr.choice]
        return self._strings.ui[how].format(name=self._strings.readings[expr.reading.id], choice=choice)

    def _fact(self, expr: Is) -> Line:
        name = expr.fact.name
        statements = self._strings.statements.get(f"{self._act}.{name}") or self._strings.statements.get(name)
        if statements:
            return Line(" / ".join(statements[value is not True] for value in expr.values))
        values = tuple(map(wire, expr.values))
        text = self._strings.sets.get((name, values)) or self._either(name, values)
        return Line(text, self._strings.labels[name])

    def _either(self, fact: str, values: Sequence[str]) -> str:
        labels = [_lower(self._words.values[fact][value]) for value in values]
        *first, last = labels
        return f"{', '.join(first)} {self._strings.ui['or']} {last}" if first else last


def _lower(label: str) -> str:
    """A label as it stands inside a sentence."""
    return label[:1].lower() + label[1:]


def _flat(how: str, parts: Sequence[Said]) -> Said:
    """A group without groups of its own kind inside it; of one part, that part."""
    found: list[Said] = []
    for part in parts:
        found += part.parts if isinstance(part, Group) and part.how == how else [part]
    return found[0] if len(found) == 1 else Group(how, tuple(found))


def settled(expr: Expr, readings: Mapping[str, str | None]) -> Expr | bool:
    """The expression with the settled readings taken as they are; True or False where nothing else is left."""
    match expr:
        case ReadAs(reading, choice):
            return expr if readings[reading.id] is None else readings[reading.id] == choice
        case Not(of):
            inner = settled(of, readings)
            return not inner if isinstance(inner, bool) else Not(inner)
        case All(of):
            return _joined([settled(part, readings) for part in of], All, decides=False)
        case AnyOf(of):
            return _joined([settled(part, readings) for part in of], AnyOf, decides=True)
        case _:
            return expr


def certain(expr: Expr) -> Expr | bool:
    """The expression without the alternatives that an unsettled reading would add: what holds however it is read."""
    match expr:
        case ReadAs():
            return False
        case All(of):
            return _joined([certain(part) for part in of], All, decides=False)
        case AnyOf(of):
            return _joined([certain(part) for part in of], AnyOf, decides=True)
        case _:
            return expr


def _joined(parts: Sequence[Expr | bool], kind: type[All] | type[AnyOf], *, decides: bool) -> Expr | bool:
    if decides in parts:
        return decides
    left = [part for part in parts if not isinstance(part, bool)]
    if kind is AnyOf:
        left = _merged(left)
    if not left:
        return not decides
    return left[0] if len(left) == 1 else kind(tuple(left))


def _merged(parts: Sequence[Expr]) -> list[Expr]:
    """Alternatives with those about the same fact taken together."""
    merged: list[Expr] = []
    for part in parts:
        same = next((i for i, other in enumerate(merged) if _same_fact(part, other)), None)
        if same is None:
            merged.append(part)
        else:
            merged[same] = _either_of(merged[same], part)
    return merged


def _same_fact(one: Expr, other: Expr) -> bool:
    return isinstance(one, Is) and isinstance(other, Is) and one.fact == other.fact


def _either_of(one: Expr, other: Expr) -> Expr:
    if not (isinstance(one, Is) and isinstance(other, Is)):
        raise TypeError("only conditions on a fact can be taken together")
    return one.fact.among(*(value for value in one.fact.values if value in (*one.values, *other.values)))
