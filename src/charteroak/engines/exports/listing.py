"""The article as data in JSON: its clauses, facts, readings and norms, and for each act every answer there is.

It is enough to decide again without Charter Oak, by either of two ways: the norms, folded over what is not settled, as
they say themselves; or an act's diagram, which is the folded table. To decide by the diagram, start at node `root` and
go through the act's facts in order: where a fact is not known, go to the first number of the node, else to the number
at its value's place in `values`, counted from one. The last number is a place in `answers`.

The classes below are the form of the document, `schema()` the same as JSON Schema.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date

import msgspec
import numpy as np

from charteroak.engines.exports.exported import NOT_COUNSEL, Decided, Export, export_of, made_by
from charteroak.law import text
from charteroak.law.article import RULEBOOK
from charteroak.law.law import ARTICLE, Readings
from charteroak.logic import expr
from charteroak.logic import norm as norms
from charteroak.logic.table import Decision

FORMAT = "charteroak-article/1"


class Is(msgspec.Struct, frozen=True, tag="is"):
    """True where the fact has one of the values."""

    fact: str
    values: tuple[str | bool, ...]


class ReadAs(msgspec.Struct, frozen=True, tag="read_as"):
    """True where the reading is settled as the choice."""

    reading: str
    choice: str


class Not(msgspec.Struct, frozen=True, tag="not"):
    """True where `of` is not."""

    of: Expression


class All(msgspec.Struct, frozen=True, tag="all"):
    """True where every one is; so where there is none."""

    of: tuple[Expression, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="any"):
    """True where at least one is."""

    of: tuple[Expression, ...]


Expression = Is | ReadAs | Not | All | AnyOf


class Lift(msgspec.Struct, frozen=True):
    """Where `when` holds, the norm has no force. `by` is the fact, clause or reading that lifts it."""

    by: str
    when: Expression


class Norm(msgspec.Struct, frozen=True):
    """A clause applied to acts: `effect` (prohibits, requires or permits) where `when` holds and nothing lifts it."""

    name: str
    clause: str
    acts: tuple[str, ...]
    effect: str
    when: Expression
    lifts: tuple[Lift, ...]


class Article(msgspec.Struct, frozen=True):
    """Which text this is. `ordinance` and `in_force_from` are null for a day on which there was no article."""

    title: str
    ordinance: str | None
    in_force_from: str | None
    text_sha256: str
    as_of: str | None


class Clause(msgspec.Struct, frozen=True):
    """A clause in its own words."""

    heading: str
    text: str


class Reading(msgspec.Struct, frozen=True):
    """A question the text leaves open, the argument for each choice, and the choice here: null where not settled."""

    clause: str
    question: str
    choices: dict[str, str]
    settled: str | None


class Fact(msgspec.Struct, frozen=True):
    """A question about a case, and every answer it can have."""

    asks: str
    values: tuple[str | bool, ...]
    notes: str


class Answer(msgspec.Struct, frozen=True):
    """An outcome, the clauses that decide it, and the missing facts that can still change it, the best to ask first."""

    outcome: str
    clauses: tuple[str, ...]
    missing: tuple[str, ...]


class Diagram(msgspec.Struct, frozen=True):
    """The decision diagram of an act: a level for each fact, each node the numbers of where its values lead."""

    root: int
    nodes: tuple[tuple[int, ...], ...]


class Act(msgspec.Struct, frozen=True):
    """An act, its facts in order, the questions that are worded otherwise for it, and every answer about it."""

    means: str
    facts: tuple[str, ...]
    asks: dict[str, str]
    diagram: Diagram
    answers: tuple[Answer, ...]


class Document(msgspec.Struct, frozen=True):
    """The article as data."""

    format: str
    made_by: str
    note: str
    article: Article
    clauses: dict[str, Clause]
    readings: dict[str, Reading]
    facts: dict[str, Fact]
    norms: tuple[Norm, ...]
    acts: dict[str, Act]


def listing(
    acts: Iterable[str] | None = None, *, readings: Readings | None = None, as_of: date | str | None = None
) -> str:
    """These acts, or all, as a document in JSON. The same arguments give the same text. BadInput where one is wrong."""
    encoded = msgspec.json.encode(_document(export_of(acts, readings, as_of)))
    return _readable(encoded)


def schema() -> str:
    """What a document is, as JSON Schema."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Document)), indent=2).decode() + "\n"


def _readable(encoded: bytes) -> str:
    """A line a member of the three outermost levels: a diagram on lines of its own would be thousands of them."""
    whole = msgspec.json.decode(encoded)
    parts = [f"{_json(name)}: {_member(value, 2)}" for name, value in whole.items()]
    return "{\n" + ",\n".join(f"  {part}" for part in parts) + "\n}\n"


def _member(value: object, depth: int) -> str:
    inner = "  " * depth
    match value:
        case dict() if depth < _DEPTH and value:
            lines = [f"{inner}{_json(name)}: {_member(each, depth + 1)}" for name, each in value.items()]
            return "{\n" + ",\n".join(lines) + "\n" + "  " * (depth - 1) + "}"
        case list() if depth < _DEPTH and value:
            lines = [f"{inner}{_json(each)}" for each in value]
            return "[\n" + ",\n".join(lines) + "\n" + "  " * (depth - 1) + "]"
        case _:
            return _json(value)


_DEPTH = 5


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _document(export: Export) -> Document:
    version, names = export.version, {each.act.name for each in export.acts}
    about = [norm for norm in (version.rulebook.norms if version else ()) if names & set(norm.acts)]
    return Document(
        format=FORMAT,
        made_by=made_by(),
        note=NOT_COUNSEL,
        article=Article(
            ARTICLE,
            version.ordinance if version else None,
            version.in_force_from.isoformat() if version else None,
            text.ARTICLE_SHA256,
            export.day.isoformat() if export.day else None,
        ),
        clauses={clause.id: Clause(clause.heading, clause.text) for clause in text.clauses()},
        readings={
            reading.id: Reading(
                reading.clause, reading.question, dict(reading.arguments), export.law.readings[reading.id]
            )
            for reading in RULEBOOK.readings
        },
        facts={fact.name: Fact(fact.asks, fact.values, fact.notes) for fact in export.facts},
        norms=tuple(_norm(norm) for norm in about),
        acts={each.act.name: _act(each) for each in export.acts},
    )


def _norm(norm: norms.Norm) -> Norm:
    lifts = tuple(Lift(lift.by, _expression(lift.when)) for lift in norm.lifts)
    return Norm(norm.name, norm.clause, norm.acts, norm.effect.value, _expression(norm.when), lifts)


def _expression(of: expr.Expr) -> Expression:
    match of:
        case expr.Is(fact, values):
            return Is(fact.name, values)
        case expr.ReadAs(reading, choice):
            return ReadAs(reading.id, choice)
        case expr.Not(part):
            return Not(_expression(part))
        case expr.All(parts):
            return All(tuple(map(_expression, parts)))
        case expr.AnyOf(parts):
            return AnyOf(tuple(map(_expression, parts)))


def _act(decided: Decided) -> Act:
    places: dict[Decision, int] = {}
    numbers = [places.setdefault(decision, len(places)) for decision in decided.decisions]
    act = decided.act
    return Act(
        act.means,
        tuple(fact.name for fact in act.facts),
        dict(act.asks),
        _diagram(np.array(numbers, np.uint16)[decided.cells].tobytes(), decided.cells.shape),
        tuple(Answer(*decision) for decision in places),
    )


def _diagram(cells: bytes, shape: tuple[int, ...]) -> Diagram:
    """A table as a diagram in which equal parts are one node; a part's length says its level."""
    nodes: list[tuple[int, ...]] = []
    made: dict[bytes, int] = {}

    def node(part: bytes, level: int) -> int:
        if level == len(shape):
            return int.from_bytes(part, sys.byteorder)
        if part not in made:
            step = len(part) // shape[level]
            nodes.append(tuple(node(part[at : at + step], level + 1) for at in range(0, len(part), step)))
            made[part] = len(nodes) - 1
        return made[part]

    return Diagram(node(cells, 0), tuple(nodes))
