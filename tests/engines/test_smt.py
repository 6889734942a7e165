"""What solvers are told of norms is what norms mean."""

from dataclasses import replace

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from proof_samples import COLOR, EXPRESSIONS, RULEBOOKS, SIZE, TASTE, cases, small

from charteroak.engines.proofs.claims import (
    SETTLED,
    Alike,
    Always,
    Cites,
    Comes,
    Counterexample,
    In,
    Kept,
    OnlyCounsel,
    Same,
    Stands,
    Statement,
    Unsettled,
    clauses_of,
)
from charteroak.engines.proofs.enumerated import Grid, tried
from charteroak.engines.proofs.replay import refutes
from charteroak.engines.smt import encoding as smt
from charteroak.engines.smt import query as smt_query
from charteroak.engines.smt.query import Query, Subject
from charteroak.engines.smt.solve import SOLVERS, smt_lib, solve, verdict
from charteroak.engines.smt.text import LibTerms
from charteroak.engines.smt.with_z3 import Z3Terms
from charteroak.law.article import RULEBOOK
from charteroak.logic.expr import Is, all_of
from charteroak.logic.meaning import holds, meaning
from charteroak.logic.norm import Effect, Norm, Outcome, Rulebook, State
from tests.fixtures.every import examples

SMALL_ACTS = [act.name for act in RULEBOOK.acts if act.name not in ("inquire", "detain")]


def disagreement(rulebook: Rulebook, act: str, claims, every: list[tuple[dict, dict, set]]):
    """A query for a case in which some claim is true and should not be, or the other way around.

    `every` has each case's facts, readings, and the claims that are true of it.
    """

    def make(to):
        subject = Subject.of(rulebook, act, to, rulebook.readings_of(act))
        world = subject.world(subject.facts_as("", {}), subject.readings_as("reading.", {}), "")
        leaves = {(each.name, v): smt.term(each.among(v), world) for each in subject.facts for v in each.values}
        leaves |= {(each.id, v): smt.term(each.read_as(v), world) for each in subject.readings for v in each.choices}
        terms = [(to.every([leaves[part] for part in {**facts, **ways}.items()]), true) for facts, ways, true in every]
        return Query(
            [
                to.some(
                    [
                        to.no(to.same(smt.term(claim, world), to.some([case for case, true in terms if claim in true])))
                        for claim in claims
                    ]
                )
            ]
        )

    return make


def claims_of(rulebook: Rulebook, act: str):
    """Each outcome, each clause, each norm's states."""
    norms = rulebook.norms_of(act)
    yield from (Comes((outcome,)) for outcome in SETTLED)
    yield from (Cites(clause) for clause in clauses_of(norms))


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("act", SMALL_ACTS)
def test_outcomes_and_clauses_are_the_meaning_in_every_case(act: str, solver: str) -> None:
    """Every case under every setting: no case in which a term differs from what was worked out case by case."""
    every = [
        (facts, readings, {Comes((outcome,)), *map(Cites, clauses)})
        for facts, readings, outcome, clauses in cases(RULEBOOK, act)
    ]
    assert solve(solver, disagreement(RULEBOOK, act, list(claims_of(RULEBOOK, act)), every)) is False


@pytest.fixture(scope="module")
def inquire():
    """The outcome and clauses of `inquire` as terms of z3, and how a case is put into them."""
    to = Z3Terms()
    read: dict = {}
    subject = Subject.of(RULEBOOK, "inquire", to, RULEBOOK.readings_of("inquire"))
    world = subject.world(subject.facts_as("", read), subject.readings_as("reading.", read))
    terms = {claim: smt.term(claim, world) for claim in claims_of(RULEBOOK, "inquire")}

    def true_of(facts, readings):
        given = {**facts, **{f"reading.{name}": choice for name, choice in readings.items()}}
        values = []
        for name, (constant, allowed) in read.items():
            value = given[name]
            as_term = z3.BoolVal(value, to.context) if value in (True, False) else to._sort(allowed)[1][value]
            values.append((constant, as_term))
        return {claim for claim, term in terms.items() if z3.is_true(z3.simplify(z3.substitute(term, *values)))}

    return true_of


@settings(max_examples=examples(150), deadline=None)
@given(data=st.data())
def test_inquiries_are_the_meaning(inquire, data) -> None:
    """The largest act, in a sample of its 1.3 million cases."""
    facts = {fact.name: data.draw(st.sampled_from(fact.values)) for fact in RULEBOOK.act("inquire").facts}
    readings = {each.id: data.draw(st.sampled_from(each.choices)) for each in RULEBOOK.readings_of("inquire")}
    outcome, clauses = meaning(RULEBOOK.norms_of("inquire"), facts, readings)
    assert inquire(facts, readings) == {Comes((outcome,)), *map(Cites, clauses)}


@settings(max_examples=25, deadline=None)
@given(expr=EXPRESSIONS)
def test_every_kind_of_expression_is_its_meaning(expr) -> None:
    """Is, ReadAs, Not, All and AnyOf, nested as they come, in every case, in both solvers and on the grid."""
    # A norm that turns on all there is, so that all of it bears on the act.
    turns = all_of(TASTE.read_as("ours"), SIZE.read_as("yes"))
    rulebook = small([("1(a)", Effect.PROHIBITS, turns, ()), ("2", Effect.REQUIRES, expr, ())])
    every = [
        (facts, ways, {expr} if holds(expr, facts, ways) else set()) for facts, ways, *_ in cases(rulebook, "paint")
    ]
    for solver in SOLVERS:
        assert solve(solver, disagreement(rulebook, "paint", [expr], every)) is False
    found = tried(Always("paint", (), (expr,)), Grid(rulebook, "paint"))
    assert bool(found.instances) == (not all(true for *_, true in every))


def statements(rulebook: Rulebook) -> list[Statement]:
    """One of each kind of statement and claim, some of which will be false."""
    names = tuple(norm.name for norm in rulebook.norms)
    clauses = clauses_of(rulebook.norms_of("paint"))
    red = COLOR.among("red")
    return [
        Always("paint", (red, TASTE.read_as("theirs")), (Comes((Outcome.PROHIBITED, Outcome.NOT_ADDRESSED)),)),
        Always("paint", (Stands(Effect.PROHIBITS),), (Comes((Outcome.PROHIBITED,)),)),
        Always("paint", (Stands(Effect.REQUIRES),), (Comes((Outcome.REQUIRED,)), In(State.LIFTED, names))),
        *(Always("paint", (In(State.SILENT, (name,)),), (Cites(clauses[0]),)) for name in names[:1]),
        Same("paint", (COLOR,), alike=Alike.OUTCOME),
        Same("paint", (), alike=Alike.ANSWER),
        Same("paint", (COLOR,), (SIZE.read_as("no"),), (red,), (Comes((Outcome.PERMITTED,)),), Alike.ANSWER),
        OnlyCounsel("paint", (), (Unsettled("taste"), Unsettled("size"))),
        OnlyCounsel("paint", (red,), (Unsettled("size"), TASTE.read_as("no_one"))),
        Kept("paint"),
        Kept("paint", counsel=True),
    ]


@settings(max_examples=8, deadline=None)
@given(rulebook=RULEBOOKS)
def test_solvers_and_enumeration_agree_on_any_rulebook(rulebook: Rulebook) -> None:
    """On every kind of statement; and each counterexample, from whomever, is one in the meaning."""
    for statement in statements(rulebook):
        grid = Grid(rulebook, "paint", smt_query.readings_in(statement, rulebook))
        found = {"cases": tried(statement, grid).instances}
        said = {solver: verdict(statement, rulebook, solver) for solver in SOLVERS}
        assert {each.holds for each in said.values()} == {not found["cases"]}, statement
        found |= {solver: each.instances for solver, each in said.items()}
        for instances in filter(None, found.values()):
            assert refutes(Counterexample(statement, instances), rulebook)


def test_what_has_no_row_is_not_said() -> None:
    world = smt.World(LibTerms(), (), {}, {})
    for node in (object(), Unsettled("taste")):
        with pytest.raises(smt.Unsupported, match=type(node).__name__):
            smt.term(node, world)
    odd = Norm("odd", "1(a)", ("paint",), "advises", Is(COLOR, ("red",)))  # type: ignore[arg-type]
    with pytest.raises(smt.Unsupported, match="advises"):
        smt.outcome(replace(world, norms=(odd,), facts={"color": "color"}), Outcome.PERMITTED)


def test_a_fold_that_guesses_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a missing fact taken for its last value, an answer could turn into another; both solvers find where."""
    plain = smt_query.agree

    def guessing(to, known, one, other):
        agreeing = plain(to, known, one, other)
        facts = {fact.name: fact for fact in RULEBOOK.act("refer").facts}
        return [
            *agreeing,
            *(
                to.some([known[name], to.is_value(other[name], facts[name].values, facts[name].values[-1])])
                for name in known
                if name in facts
            ),
        ]

    for statement in (Kept("refer"), Kept("refer", counsel=True)):
        assert [verdict(statement, RULEBOOK, solver).holds for solver in SOLVERS] == [True, True]
    monkeypatch.setattr(smt_query, "agree", guessing)
    for solver in SOLVERS:
        said = verdict(Kept("refer"), RULEBOOK, solver)
        assert said.holds is False
        # And the meaning, which does not guess, knows that this is no counterexample.
        assert not refutes(Counterexample(Kept("refer"), said.instances), RULEBOOK)


def test_the_text_for_cvc5_is_for_any_solver() -> None:
    """z3 reads the same SMT-LIB text, and proves it."""
    for statement in (Kept("refer"), Kept("arrest", counsel=True), Same("disclose", ()), *_always_inquire()):
        solver = z3.Solver()
        solver.from_string(smt_lib(statement, RULEBOOK, "About.\nIn two lines."))
        assert solver.check() == z3.unsat


def _always_inquire():
    return [Always("inquire", (Stands(Effect.PROHIBITS),), (Comes((Outcome.PROHIBITED,)),))]
