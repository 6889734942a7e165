"""Engines that decide whole columns of settled cases of `inquire`, each given the same article's rules.

Their input are columns of codes, one byte a row, as ours is: 1 for the first value of a fact, and so on. Their answer
is the outcome, as its place among `OUTCOMES`, and the clauses, as a mask with a bit for each of `CLAUSES`: so they are
spared writing lists. They know no unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any

from bench.peers.rules import STEPS, Infix, Rule, rules, written
from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import All, AnyOf, Expr, Fact, Is, Not, Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import OUTCOMES

ACT = "inquire"
NAMES = tuple(fact.name for fact in RULEBOOK.act(ACT).facts)
RULES = rules(ACT)
CLAUSES = tuple(dict.fromkeys(norm.clause for norm in RULEBOOK.norms_of(ACT)))
SILENT = OUTCOMES.index(Outcome.NOT_ADDRESSED)

Columns = dict[str, Any]
"""A column of codes by a fact's name."""


def code(fact: Fact, value: Value) -> int:
    """The code of a fact's value."""
    return fact.values.index(value) + 1


def bit(rule: Rule) -> int:
    """The bit of a rule's clause."""
    return 1 << CLAUSES.index(rule.clause)


def steps() -> list[tuple[int, list[Rule]]]:
    """The outcomes with the rules of each, the one that prevails first."""
    made = [(OUTCOMES.index(step), [rule for rule in RULES if rule.outcome is step]) for step in STEPS]
    return [(outcome, of) for outcome, of in made if of]


def told(outcome: int, mask: int) -> tuple[str, tuple[str, ...]]:
    """An answer in words."""
    return OUTCOMES[outcome].value, tuple(clause for i, clause in enumerate(CLAUSES) if mask & 1 << i)


def made(expr: Expr, among: Callable[[Fact, tuple[Value, ...]], Any]) -> Any:
    """An expression of objects that know `&`, `|` and `~`, as those of Polars and NumPy do."""
    match expr:
        case Is(fact, values):
            return among(fact, values)
        case Not(of):
            return ~made(of, among)
        case All(of):
            return reduce(and_, (made(part, among) for part in of))
        case AnyOf(of):
            return reduce(or_, (made(part, among) for part in of))
        case _:
            raise TypeError("a reading is not settled")


class Polars:
    """when/then for the outcome, and a sum of bits for the clauses of the step that prevails."""

    name = "Polars when/then with a clause mask"

    def __init__(self) -> None:
        import polars as pl

        self._pl = pl
        outcome, mask = pl.lit(SILENT, pl.UInt8), pl.lit(0, pl.UInt8)
        for place, of in reversed(steps()):
            holds = [made(rule.when, self._among) for rule in of]
            bits = {rule.clause: bit(rule) for rule in of}
            by_clause = {
                clause: reduce(or_, (each for rule, each in zip(of, holds, strict=True) if rule.clause == clause))
                for clause in bits
            }
            summed = reduce(or_, (each.cast(pl.UInt8) * pl.lit(bits[c], pl.UInt8) for c, each in by_clause.items()))
            some = reduce(or_, holds)
            outcome = pl.when(some).then(pl.lit(place, pl.UInt8)).otherwise(outcome)
            mask = pl.when(some).then(summed).otherwise(mask)
        self._expressions = [outcome.alias("outcome"), mask.alias("mask")]

    def _among(self, fact: Fact, values: tuple[Value, ...]) -> Any:
        column = self._pl.col(fact.name)
        return reduce(or_, (column == self._pl.lit(code(fact, value), self._pl.UInt8) for value in values))

    def given(self, codes: Columns) -> Any:
        """The rows as a frame."""
        return self._pl.DataFrame(codes)

    def decide(self, rows: Any) -> Any:
        """Outcomes and masks."""
        return rows.lazy().select(self._expressions).collect()

    def answers(self, rows: Any) -> tuple[Any, Any]:
        """The same as two arrays."""
        found = self.decide(rows)
        return found["outcome"].to_numpy(), found["mask"].to_numpy()


class Duck:
    """DuckDB on one thread or several, over a table of codes."""

    def __init__(self, threads: int) -> None:
        import duckdb

        self._base = duckdb.connect()
        self._base.execute(f"SET threads = {threads}")
        self._tables = 0

    def given(self, codes: Columns) -> Any:
        """The rows as a table of its own: it reads that faster than another's columns."""
        import pyarrow as pa  # type: ignore[import-untyped]

        self._tables += 1
        self._base.register("given", pa.table(codes))
        self._base.execute(f"CREATE TABLE rows_{self._tables} AS SELECT * FROM given")  # noqa: S608 - as below
        self._base.unregister("given")
        return f"rows_{self._tables}"

    def decide(self, rows: Any) -> Any:
        """Outcomes and masks, as Arrow columns."""
        return self._base.sql(self.query(rows)).to_arrow_table()

    def query(self, rows: Any) -> str:
        """The SQL over a table."""
        raise LookupError(rows)

    def answers(self, rows: Any) -> tuple[Any, Any]:
        """The same as two arrays."""
        found = self.decide(rows)
        return found["outcome"].to_numpy(), found["mask"].to_numpy()


class DuckCase(Duck):
    """The rules written out as CASE."""

    name = "DuckDB CASE"

    def query(self, rows: Any) -> str:
        """The SQL over a table."""
        when = {rule: written(rule.when, _SQL) for rule in RULES}
        outcome = " ".join(f"WHEN {_any(when[rule] for rule in of)} THEN {place}" for place, of in steps())
        masks = " ".join(
            f"WHEN {_any(when[rule] for rule in of)} THEN "
            + " | ".join(f"(CASE WHEN {when[rule]} THEN {bit(rule)} ELSE 0 END)" for rule in of)
            for _, of in steps()
        )
        return (
            f"SELECT (CASE {outcome} ELSE {SILENT} END)::UTINYINT outcome, "  # noqa: S608 - our own words
            f"(CASE {masks} ELSE 0 END)::UTINYINT mask FROM {rows}"
        )


class DuckJoin(Duck):
    """A join with the table: one number that the codes add up to, and the answer beside it. It knows unknowns, too."""

    name = "DuckDB join with the table"

    def __init__(self, threads: int, cells: Any, strides: dict[str, int]) -> None:
        """`cells` is a table of `place`, `outcome` and `mask`."""
        super().__init__(threads)
        self._base.register("given", cells)
        self._base.execute("CREATE TABLE cells AS SELECT * FROM given")
        self._sum = " + ".join(f"{name}::INTEGER * {stride}" for name, stride in strides.items())

    def query(self, rows: Any) -> str:
        """The SQL over a table; a join keeps no order."""
        return (
            "SELECT outcome, mask FROM "  # noqa: S608 - our own words
            f"(SELECT rowid AS row, {self._sum} AS place FROM {rows}) JOIN cells USING (place)"
        )

    def answers(self, rows: Any) -> tuple[Any, Any]:
        """Outcomes and masks as two arrays, in order."""
        found = self._base.sql(f"{self.query(rows)} ORDER BY row").to_arrow_table()
        return found["outcome"].to_numpy(), found["mask"].to_numpy()


class OpenFisca:
    """OpenFisca-core: a variable for each fact, and one for outcome and clauses together, over a population."""

    name = "OpenFisca-core"
    period = "2026-01"

    def __init__(self) -> None:
        import numpy as np
        from openfisca_core.entities import build_entity
        from openfisca_core.periods import DateUnit
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem
        from openfisca_core.variables import Variable

        def formula(persons: Any, period: Any) -> Any:
            return _selected(np, {name: persons(name, period) for name in NAMES})

        person = build_entity("person", "persons", "A case", is_person=True)
        self._system = TaxBenefitSystem([person])
        common = {"entity": person, "definition_period": DateUnit.MONTH, "value_type": int}
        for fact in RULEBOOK.act(ACT).facts:
            self._system.add_variable(type(fact.name, (Variable,), {**common, "label": fact.asks}))
        self._system.add_variable(type("answer", (Variable,), {**common, "label": "answer", "formula": formula}))

    def given(self, codes: Columns) -> Any:
        """A simulation with its inputs set: one for each run, as it keeps what it has computed."""
        from openfisca_core.simulations import SimulationBuilder

        size = len(next(iter(codes.values())))
        simulation = SimulationBuilder().build_default_simulation(self._system, count=size)
        for name, column in codes.items():
            simulation.set_input(name, self.period, column)
        return simulation

    def decide(self, simulation: Any) -> Any:
        """Outcomes and masks, packed in a number."""
        return simulation.calculate("answer", self.period)

    def answers(self, simulation: Any) -> tuple[Any, Any]:
        """The same as two arrays."""
        found = self.decide(simulation)
        return found >> 8, found & 255


def _selected(np: Any, values: Columns) -> Any:
    """The article as whoever writes for OpenFisca would have it: NumPy over whole columns."""

    def among(fact: Fact, allowed: tuple[Value, ...]) -> Any:
        return reduce(or_, (values[fact.name] == code(fact, value) for value in allowed))

    conditions, answers = [], []
    for place, of in steps():
        holds = [made(rule.when, among) for rule in of]
        conditions.append(reduce(or_, holds))
        bits = (each * np.int32(bit(rule)) for rule, each in zip(of, holds, strict=True))
        answers.append(reduce(or_, bits) | np.int32(place << 8))
    return np.select(conditions, answers, np.int32(SILENT << 8))


def _any(conditions: Any) -> str:
    return "(" + " OR ".join(conditions) + ")"


def _among(fact: Fact, values: tuple[Value, ...]) -> str:
    codes = [str(code(fact, value)) for value in values]
    return f"{fact.name} = {codes[0]}" if len(codes) == 1 else f"{fact.name} IN ({', '.join(codes)})"


_SQL = Infix(_among, "AND", "OR", "NOT ")
