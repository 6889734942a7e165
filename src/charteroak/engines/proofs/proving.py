"""Proving: each property by z3, by cvc5 and in every case, and a counterexample where it is false.

A proof counts only where all that were asked agree. What says that a property is false must show a case, and that case
is tried in the meaning itself; where it is no counterexample there, whoever found it is wrong, and that is reported.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from typing import TypeVar

from charteroak.engines.proofs import findings
from charteroak.engines.proofs.claims import Checked, Counterexample, Property, Statement, readings_in
from charteroak.engines.proofs.enumerated import Grid, tried
from charteroak.engines.proofs.findings import Finding, Kind
from charteroak.engines.proofs.replay import refutes
from charteroak.engines.smt.solve import verdict
from charteroak.logic.expr import Reading
from charteroak.logic.norm import Rulebook

CASES, LOOKED = "cases", "looked at"
"""Beside the solvers: tried in every case, and looked at."""

_Made = TypeVar("_Made")


@dataclass
class Way:
    """What one way of proving said: whether all holds, None where it cannot tell; how long it took; cases it tried."""

    holds: bool | None = True
    seconds: float = 0.0
    cases: int = 0


@dataclass
class Proof:
    """What is proved, with what each way said of it, and a counterexample if there is one.

    `agree` says whether all said the same of each statement; `wrong` names the ways whose counterexample is none in the
    meaning.
    """

    about: Property
    ways: dict[str, Way] = field(default_factory=dict)
    counterexample: Counterexample | None = None
    wrong: tuple[str, ...] = ()
    agree: bool = True

    @property
    def holds(self) -> bool:
        """Whether every way says so."""
        return bool(self.ways) and all(way.holds is True for way in self.ways.values())


@dataclass(frozen=True, slots=True)
class Findings:
    """Norms and exceptions that do nothing, under every reading and, further, with the readings as they are shipped.

    `parts` is how many were looked at, `agree` whether every way found the same.
    """

    always: tuple[Finding, ...]
    as_shipped: tuple[Finding, ...]
    parts: int
    seconds: dict[str, float]
    agree: bool


class Prover:
    """Proves properties of one rulebook."""

    def __init__(self, rulebook: Rulebook, solvers: Sequence[str]) -> None:
        self.rulebook = rulebook
        self.solvers = tuple(solvers)
        self._grids: dict[tuple[str, ...], Grid] = {}

    def grid(self, act: str, readings: tuple[Reading, ...] | None = None) -> Grid:
        """Every case of an act under these readings, or those that bear on it; made once."""
        under = self.rulebook.readings_of(act) if readings is None else readings
        key = (act, *(reading.id for reading in under))
        if key not in self._grids:
            self._grids[key] = Grid(self.rulebook, act, under)
        return self._grids[key]

    def prove(self, about: Property) -> Proof:
        """Prove a property, statement by statement, until one is false."""
        proof = Proof(about)
        for statement in about.statements:
            found: dict[str, Counterexample] = {}
            said = set()
            for name, holds, counterexample in self._each_way(statement, proof.ways):
                said.add(holds)
                if counterexample is not None:
                    found[name] = counterexample
            if said != {True}:
                proof.agree = len(said) == 1
                self._show(proof, found)
                break
        return proof

    def _show(self, proof: Proof, found: dict[str, Counterexample]) -> None:
        """Replay what was found, and take one to show: the enumeration's is the first there is, and easiest to read."""
        proof.wrong = tuple(name for name, each in found.items() if not refutes(each, self.rulebook))
        proof.agree = proof.agree and not proof.wrong
        good = [each for name, each in found.items() if name not in proof.wrong]
        proof.counterexample = next(reversed(good or list(found.values())), None)

    def _each_way(
        self, statement: Statement, ways: dict[str, Way]
    ) -> Iterator[tuple[str, bool | None, Counterexample | None]]:
        if isinstance(statement, Checked):
            faults, seconds = _timed(lambda: statement.finds(self.rulebook))
            _add(ways, LOOKED, not faults, seconds)
            yield LOOKED, not faults, Counterexample(statement, faults=faults) if faults else None
            return
        for solver in self.solvers:
            said, seconds = _timed(lambda: verdict(statement, self.rulebook, solver))  # noqa: B023 - called at once
            _add(ways, solver, said.holds, seconds)
            yield solver, said.holds, Counterexample(statement, said.instances) if said.instances else None
        grid = self.grid(statement.act, readings_in(statement, self.rulebook))
        every, seconds = _timed(lambda: tried(statement, grid))
        _add(ways, CASES, not every.instances, seconds, every.cases)
        yield CASES, not every.instances, Counterexample(statement, every.instances) if every.instances else None

    def find(self) -> Findings:
        """Look for norms and exceptions that do nothing."""
        found: dict[str, tuple[tuple[Finding, ...], ...]] = {}
        seconds: dict[str, float] = {}
        for way in (*self.solvers, CASES):
            found[way], seconds[way] = _timed(lambda: (self._find(way), self._find(way, shipped=True)))  # noqa: B023
        always, as_shipped = found[CASES]
        known = {finding.part for finding in always}
        return Findings(
            always=tuple(self._explained(each) for each in always),
            as_shipped=tuple(self._explained(each, shipped=True) for each in as_shipped if each.part not in known),
            parts=len(tuple(findings.parts(self.rulebook))),
            seconds=seconds,
            agree=len(set(found.values())) == 1,
        )

    def _explained(self, found: Finding, *, shipped: bool = False) -> Finding:
        if found.kind is not Kind.SHADOWED:
            return found
        return replace(found, covered_by=findings.covering(found.part, self.grid(found.part.act), shipped=shipped))

    def _find(self, way: str, *, shipped: bool = False) -> tuple[Finding, ...]:
        if way == CASES:
            look = findings.by_enumeration(self.grid, shipped=shipped)
        else:
            look = findings.by_solver(self.rulebook, way, shipped=shipped)
        return findings.find(look, tuple(findings.parts(self.rulebook)))


def _add(ways: dict[str, Way], name: str, holds: bool | None, seconds: float, cases: int = 0) -> None:
    way = ways.setdefault(name, Way())
    way.holds = way.holds if holds else holds
    way.seconds += seconds
    way.cases += cases


def _timed(work: Callable[[], _Made]) -> tuple[_Made, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def prove_all(rulebook: Rulebook, properties: Sequence[Property], solvers: Sequence[str]) -> Iterator[Proof]:
    """Each property's proof, in order, as they come, in this process."""
    yield from map(Prover(rulebook, solvers).prove, properties)


def prove_everything(
    rulebook: Rulebook, properties: Sequence[Property], solvers: Sequence[str], workers: int
) -> Iterator[Proof | Findings]:
    """Each property's proof, in order, as they come, and then the findings. So many processes share the work."""
    if workers == 1:
        prover = Prover(rulebook, solvers)
        yield from map(prover.prove, properties)
        yield prover.find()
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (rulebook, tuple(solvers))) as pool:
        found = pool.submit(_find)
        yield from pool.map(_prove, properties)
        yield found.result()


_prover: list[Prover] = []
"""The prover of a process that shares the work."""


def _begin(rulebook: Rulebook, solvers: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is interrupted, and ends this one
    _prover[:] = [Prover(rulebook, solvers)]


def _prove(about: Property) -> Proof:
    return _prover[0].prove(about)


def _find() -> Findings:
    return _prover[0].find()
