"""One decision in process, from a dict: bare, beside the peers, and with the full explanation."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import charteroak
from bench import peers, workload
from bench.peers.cedar import BATCH, Cedar
from bench.peers.rules import SETTLED_HERE
from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Rates, Spread, race, ratios
from bench.workload import Case
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law

DECIDE_GOAL = Goal("ours", ">=", 1_000_000)
CEDAR_GOAL = Goal("ratio", ">=", 30)
ASK_GOAL = Goal("ours", ">=", 20_000)

CHECKED_AT_LEAST = 2_000
"""How many cases of the greatest act a slow peer is checked on, if it is not to be checked on all."""
_SLOW = ("regopy", "pycasbin")
_PUBLIC = "charteroak.decide"


def decide(effort: Effort, check_all: bool) -> list[Section]:
    """Bare decisions: ours as the public function, the law's and the table's own; then ours beside each peer."""
    law = peers.settled_law()
    found, lines = _peers(law, check_all)
    settled, nine = workload.settled(), workload.nine_facts()
    sections = [
        _beside("One decision in process, every act alike often", settled, law, found, effort),
        _beside("One decision in process, inquire with all nine facts", nine, law, found, effort),
        _unknowns(settled, nine, effort),
    ]
    settings = ", ".join(f"{reading}: {choice}" for reading, choice in SETTLED_HERE.items())
    notes = [
        "The peers have the readings as shipped, and those that are not settled are settled for them:",
        f"{settings}. They know no unknown and no counsel.",
    ]
    return [Section("The peers, held against the table in settled cases", notes, lines), *sections]


def ask(effort: Effort, _check_all: bool) -> list[Section]:
    """The full answer, and the full answer as JSON."""
    settled = workload.settled()
    works = {
        "every act alike often": settled,
        "inquire, all nine facts": workload.nine_facts(),
        "every act, half of the facts left out": workload.left_out(settled),
    }
    contenders = [
        Contender(f"{name}, {where}", _each(function), work)
        for where, work in works.items()
        for name, function in (("charteroak.ask", charteroak.ask), ("ask(...).as_json()", _ask_json))
    ]
    goals = {f"charteroak.ask, {where}": ASK_GOAL for where in list(works)[:2]}
    rates = race(contenders, effort)
    lines = [Line(name, ours=Spread.of(each), goal=goals.get(name)) for name, each in rates.items()]
    return [Section("The full answer in process", [], lines)]


def _peers(law: Law, check_all: bool) -> tuple[list[peers.Peer], list[Line]]:
    """The peers that are there and agree with the article's table; and a line for each, on what was compared."""
    found, lines = [], []
    for name in peers.NAMES:
        cases = _cases_to_check(in_full=check_all or name not in _SLOW)
        try:
            peer = peers.load(name)
            compared = peers.check(peer, cases, law)
        except (ImportError, peers.Disagreement) as error:
            lines.append(Line(name, not_run=str(error)))
            continue
        found.append(peer)
        lines.append(Line(name, note=f"agrees in outcome and {peer.clauses}, {compared:,} cases compared"))
    return found, lines


def _cases_to_check(*, in_full: bool) -> list[Case]:
    """Every settled case of every act; or of `inquire`, which has nearly all of them, only some."""
    cases = [(act.name, case) for act in RULEBOOK.acts for case in workload.every_case(act.name)]
    if in_full:
        return cases
    inquiries = workload.nine_facts()[:CHECKED_AT_LEAST]
    return [case for case in cases if case[0] != "inquire"] + inquiries


def _beside(title: str, work: list[Case], law: Law, found: Sequence[peers.Peer], effort: Effort) -> Section:
    tables = {act.name: law.table(act.name).decide for act in RULEBOOK.acts}
    contenders = [
        Contender(_PUBLIC, _each(charteroak.decide), work),
        Contender("Law.decide", _each(law.decide), work),
        Contender("Table.decide", _bare, [(tables[act], facts) for act, facts in work]),
        *(Contender(peer.name, _each(peer.decide), work) for peer in found),
        *(_batches(peer, work) for peer in found if isinstance(peer, Cedar)),
    ]
    rates = race(contenders, effort)
    batches = f"cedarpy, batches of {BATCH:,}"
    if batches in rates:
        rates[batches] = [rate * BATCH for rate in rates[batches]]
    own = [Line(name, ours=Spread.of(rates.pop(name))) for name in ("Law.decide", "Table.decide")]
    ours = rates.pop(_PUBLIC)
    first = Line(_PUBLIC, ours=Spread.of(ours), goal=DECIDE_GOAL)
    beside = [_line_beside(name, ours, each) for name, each in rates.items()]
    missing = [Line(f"beside {name}", goal=CEDAR_GOAL, not_run="see above") for name in _absent(rates)]
    return Section(title, [], [first, *own, *beside, *missing])


def _line_beside(name: str, ours: list[float], theirs: list[float]) -> Line:
    goal = CEDAR_GOAL if name == "cedarpy" else None
    return Line(f"beside {name}", Spread.of(ours), Spread.of(theirs), ratios(ours, theirs), goal=goal)


def _absent(rates: Rates) -> list[str]:
    return [] if "cedarpy" in rates else ["cedarpy"]


def _unknowns(settled: list[Case], nine: list[Case], effort: Effort) -> Section:
    """What no peer can be asked: facts that are not known. And dicts as they come from a JSON parser."""
    works = {
        "every act, half of the facts left out": workload.left_out(settled),
        "every act, half of the facts None": workload.null(settled),
        "inquire, half of the facts left out": workload.left_out(nine),
        "inquire, all nine facts, from a JSON parser": workload.from_json(nine),
    }
    rates = race([Contender(name, _each(charteroak.decide), work) for name, work in works.items()], effort)
    lines = [Line(name, ours=Spread.of(each)) for name, each in rates.items()]
    return Section(f"{_PUBLIC} where facts are unknown, or not written as the law's own words", [], lines)


def _each(function: Callable[..., Any]) -> Callable[[Sequence[Case]], None]:
    """Do every case with a function of act and facts."""

    def run(cases: Sequence[Case]) -> None:
        for act, facts in cases:
            function(act, facts)

    return run


def _bare(cases: Sequence[tuple[Callable[..., Any], Any]]) -> None:
    for function, facts in cases:
        function(facts)


def _batches(cedar: Cedar, work: list[Case]) -> Contender:
    """Cedar in batches of one act each, which is what its interface can do in one call."""
    batches = []
    for act, cases in itertools.groupby(sorted(work, key=lambda case: case[0]), lambda case: case[0]):
        many = [facts for _, facts in cases]
        batches += [(act, many[at : at + BATCH]) for at in range(0, len(many) // BATCH * BATCH, BATCH)]
    return Contender(f"cedarpy, batches of {BATCH:,}", _each(cedar.decide_batch), batches)


def _ask_json(act: str, facts: workload.Facts) -> object:
    return charteroak.ask(act, facts).as_json()
