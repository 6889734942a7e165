"""Asking a solver: z3 through its own terms, cvc5 through SMT-LIB text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from charteroak.engines.proofs.claims import Instance, OfAnAct
from charteroak.engines.smt.encoding import T, Terms, World
from charteroak.engines.smt.query import Query, Subject, instances, needs_guard, query
from charteroak.engines.smt.text import LibTerms
from charteroak.logic.expr import Value
from charteroak.logic.norm import Rulebook

SOLVERS = ("z3", "cvc5")
MODULES = {"z3": "z3", "cvc5": "cvc5"}

Solved = dict[str, Value] | bool | None
"""False where nothing satisfies a query, None where the solver gives up, else the values that do."""


class NotInstalled(Exception):
    """A solver that is not there."""

    def __init__(self, solver: str) -> None:
        self.solver = solver
        super().__init__(f"{solver} is not installed; run: pip install 'charteroak[prove]'")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a solver says: whether the statement holds, None where it cannot tell, and if not, a counterexample."""

    holds: bool | None
    instances: tuple[Instance, ...] = ()


def check_installed(solvers: Sequence[str]) -> None:
    """NotInstalled where one of the solvers is not there."""
    for solver in solvers:
        try:
            import_module(MODULES[solver])
        except ImportError:
            raise NotInstalled(solver) from None


def solve(solver: str, make: Callable[[Terms[Any]], Query[Any]]) -> Solved:
    """What the solver says of the query."""
    return _ROWS[solver](make)


def _z3(make: Callable[[Terms[Any]], Query[Any]]) -> Solved:
    from charteroak.engines.smt.with_z3 import Z3Terms

    terms = Z3Terms()
    made = make(terms)
    return terms.solve(made.asserted, made.read)


def _cvc5(make: Callable[[Terms[Any]], Query[Any]]) -> Solved:
    from charteroak.engines.smt import with_cvc5

    terms = LibTerms()
    made = make(terms)
    return with_cvc5.solve(terms.script(made.asserted), terms, made.read)


_ROWS: dict[str, Callable[[Callable[[Terms[Any]], Query[Any]]], Solved]] = {"z3": _z3, "cvc5": _cvc5}


def verdict(statement: OfAnAct, rulebook: Rulebook, solver: str) -> Verdict:
    """Whether the statement holds, says the solver."""
    found: Solved = None
    if needs_guard(statement):
        found = solve(solver, lambda to: query(statement, rulebook, to, guarded=True))
    if found is not False:
        found = solve(solver, lambda to: query(statement, rulebook, to))
    if isinstance(found, dict):
        return Verdict(False, instances(statement, rulebook, found))
    return Verdict(True if found is False else None)


def smt_lib(statement: OfAnAct, rulebook: Rulebook, about: str) -> str:
    """The statement's query as SMT-LIB text, as cvc5 is given it. A solver that says `unsat` has proved it."""
    terms = LibTerms()
    asserted = query(statement, rulebook, terms, guarded=needs_guard(statement)).asserted
    return terms.script(asserted, about)


def satisfiable(rulebook: Rulebook, act: str, solver: str, claim: Callable[[Subject[T], World[T]], T]) -> bool | None:
    """Whether some case of the act satisfies a claim about it; None where the solver cannot tell."""

    def make(to: Terms[T]) -> Query[T]:
        subject = Subject.of(rulebook, act, to, rulebook.readings_of(act))
        world = subject.world(subject.facts_as("", {}), subject.readings_as("reading.", {}), "")
        return Query([claim(subject, world)])

    found = solve(solver, make)
    return None if found is None else found is not False
