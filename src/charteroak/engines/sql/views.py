"""The queries: every cell of an act's table as a row, and the rows of a source with their answers.

A fact that is NULL is not known, which is a slot of the table like any other: slot 0, from where its values count.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from charteroak.engines.sql.dialects import Dialect, relation, total
from charteroak.engines.sql.halves import ActHalves, Halves
from charteroak.logic.expr import Fact, Value

ANSWER = ("outcome", "clauses", "missing")
REJECTED = "rejected"
"""The column that says why a row has no outcome."""

_ROW = "row"


def decided(halves: Halves, source: exp.Table, dialect: Dialect) -> exp.Select:
    """Every row of `source`, with the columns of its answer and `rejected`.

    `source` has a column `act` and one for each fact of these acts, by its name. A row that is wrong has no answer:
    `rejected` names the field, and what is the matter by kind, as `BadInput` does.
    """
    given = exp.Column(this=exp.Star(), table=exp.to_identifier(_ROW))
    rows = exp.select(given).from_(exp.alias_(source, _ROW, table=True))
    front, back = exp.Case(this=_column("act", _ROW)), exp.Case(this=_column("act", _ROW))
    for each in halves.acts:
        act = exp.Literal.string(each.act.name)
        others = [_column(fact.name, _ROW).is_(exp.null()) for fact in halves.facts if fact not in each.act.facts]
        place = _place(each, "front")
        # A row that has a fact of another act has no front, and so no answer.
        front = front.when(act, exp.Case().when(exp.and_(*others), place) if others else place, copy=False)
        back = back.when(act.copy(), _place(each, "back"), copy=False)
    rejected = exp.alias_(_rejected(halves, dialect), REJECTED)
    return _with_answers(rows, front, back, dialect).select(rejected)


def cells(each: ActHalves, dialect: Dialect) -> exp.Select:
    """Every cell of an act's table: a column a fact, NULL where it is not known, and the columns of the answer."""
    facts = each.act.facts
    rows = exp.select(*(exp.alias_(_spoken(fact), fact.name) for fact in facts))
    for at, fact in enumerate(facts):
        slots = _slots_of(fact, dialect)
        rows = rows.join(slots, join_type="CROSS") if at else rows.from_(slots)
    front = [_column("slot", name) * exp.Literal.number(stride) for name, stride in each.front.items()]
    back = [_column("slot", name) * exp.Literal.number(stride) for name, stride in each.back.items()]
    return _with_answers(rows, _sum(each.front_start, front), _sum(each.back_start, back), dialect)


def _with_answers(rows: exp.Select, front: exp.Expression, back: exp.Expression, dialect: Dialect) -> exp.Select:
    """`rows` with the columns of the answer in the cell where the places of their two halves meet."""
    places = {"front": front, "back": back, "cell": _column("part", "front") + _column("part", "back")}
    for name, place in places.items():
        rows = _join(rows, name, _column("place", name).eq(place), dialect)
    rows = _join(rows, "answer", _column("answer", "answer").eq(_column("answer", "cell")), dialect)
    return rows.select(*(_column(name, "answer") for name in ANSWER))


def _join(rows: exp.Select, name: str, on: exp.Expression, dialect: Dialect) -> exp.Select:
    # An outer join, also where every row finds one: no planner then puts these relations together before the rows.
    return rows.join(exp.alias_(relation(name, dialect), name, table=True), on=on, join_type="LEFT")


def _place(each: ActHalves, half: str) -> exp.Expression:
    """Where in a half of an act's table a row is; NULL where a fact has none of its values."""
    start, strides = (each.front_start, each.front) if half == "front" else (each.back_start, each.back)
    return _sum(start, [_added(fact, strides[fact.name]) for fact in each.act.facts if fact.name in strides])


def _sum(start: int, added: Iterable[exp.Expression]) -> exp.Expression:
    return total([exp.Literal.number(start), *added])


def _added(fact: Fact, stride: int) -> exp.Case:
    """How far on a row is for a fact: not at all if it is not known."""
    given = _column(fact.name, _ROW)
    case = exp.Case().when(given.is_(exp.null()), exp.Literal.number(0))
    for at, known in enumerate(fact.values, start=1):
        case = case.when(given.eq(exp.convert(known)), exp.Literal.number(at * stride), copy=False)
    return case


def _rejected(halves: Halves, dialect: Dialect) -> exp.Case:
    """Why a row has no answer, the act first and then the facts in their order; NULL where it has one."""
    act = _column("act", _ROW)
    case = exp.Case().when(_known(_column("answer", "answer")), exp.null())
    case = case.when(act.is_(exp.null()), exp.Literal.string("act: nothing"), copy=False)
    case = case.when(
        _none_of(act, [each.act.name for each in halves.acts]), _says("act", _kind(act, dialect)), copy=False
    )
    for fact in halves.facts:
        given = _column(fact.name, _ROW)
        without = [each.act.name for each in halves.acts if fact not in each.act.facts]
        if without:
            foreign = exp.and_(_known(given), exp.or_(*(act.eq(exp.Literal.string(name)) for name in without)))
            case = case.when(
                foreign, exp.Literal.string(f"{fact.name}: a fact that this act does not have"), copy=False
            )
        if not (dialect.typed and True in fact.values):  # a typed truth value can be no other
            case = case.when(_none_of(given, fact.values), _says(fact.name, _kind(given, dialect)), copy=False)
    return case


def _none_of(given: exp.Expression, values: Iterable[Value]) -> exp.Condition:
    # Not as IN: there are planners that make a join of it, for every row, though few rows come here.
    return exp.and_(*(given.neq(exp.convert(known)) for known in values))


def _says(field: str, kind: exp.Expression | None) -> exp.Expression:
    """The words for a value that is none of a field's: its kind, which types tell, or where there are none, `kind`."""
    if kind is None:
        return exp.Literal.string(f"{field}: another text")
    case = exp.Case(this=kind, default=exp.Literal.string(f"{field}: another kind of value"))
    for stored, words in (("text", "another text"), ("integer", "a number"), ("real", "a number")):
        case = case.when(exp.Literal.string(stored), exp.Literal.string(f"{field}: {words}"), copy=False)
    return case


def _kind(given: exp.Expression, dialect: Dialect) -> exp.Expression | None:
    return None if dialect.typed else exp.Typeof(this=given.copy())


def _known(column: exp.Expression) -> exp.Expression:
    return exp.not_(column.is_(exp.null()))


def _spoken(fact: Fact) -> exp.Expression:
    """The value that a slot of the fact stands for: as text, or as true and false."""
    if True not in fact.values:
        return _column("value", fact.name)
    case = exp.Case(this=_column("slot", fact.name))
    for at, known in enumerate(fact.values, start=1):
        case = case.when(exp.Literal.number(at), exp.convert(known), copy=False)
    return case


def _slots_of(fact: Fact, dialect: Dialect) -> exp.Subquery:
    slots = exp.select("slot", "value").from_(relation("slot", dialect))
    return slots.where(exp.column("fact").eq(exp.Literal.string(fact.name))).subquery(fact.name)


def _column(name: str, table: str) -> exp.Column:
    return exp.column(name, table=table)
