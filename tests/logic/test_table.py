"""The table is the meaning: in every case, and in everything that can be left unknown."""

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_fold import Known, SlowFold, every_cell

from charteroak.law.article import RULEBOOK
from charteroak.logic.build import build
from charteroak.logic.norm import Outcome
from charteroak.logic.table import COST_STEP, Table
from tests.fixtures.every import examples

ACTS = [act.name for act in RULEBOOK.acts]
# To detain is decided as to arrest, which a test below holds to; so one of the two is enough where it takes long.
SMALL = [act for act in ACTS if act not in ("inquire", "detain")]
UNSETTLED = dict.fromkeys(RULEBOOK.shipped)
OTHERWISE = {
    reading.id: next(choice for choice in reading.choices if choice != reading.shipped) for reading in RULEBOOK.readings
}
SETTINGS = {"shipped": RULEBOOK.shipped, "unsettled": UNSETTLED, "otherwise": OTHERWISE}


@cache
def fold(act: str, setting: str) -> SlowFold:
    return SlowFold(RULEBOOK, act, SETTINGS[setting])


@cache
def table(act: str, setting: str) -> Table:
    return build(RULEBOOK, act, SETTINGS[setting])


def holds_against_the_slow_fold(act: str, setting: str, known: Known) -> None:
    """Outcome, clauses, missing facts with their reasons, and the norms' states are what the contract says."""
    slow, built = fold(act, setting), table(act, setting)
    detail = built.detail(built.index(slow.case(known)))
    assert (detail.outcome, frozenset(detail.clauses)) == slow.decide(known)
    assert {f: frozenset(c) for f, c in zip(detail.missing, detail.because, strict=True)} == slow.because(known)
    assert detail.states == slow.norm_states(known)
    assert tuple(map(frozenset, detail.lifted_by)) == slow.lifted_by(known)
    decision = built.decide(slow.case(known))
    assert (decision.outcome, decision.clauses, decision.missing) == detail[:3]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("act", ACTS)
def test_every_settled_case_is_the_meaning(act, setting):
    """Every case of every act, with the readings as shipped, all unsettled, and all chosen otherwise."""
    slow, built = fold(act, setting), table(act, setting)
    for values in slow.completions((None,) * len(slow.facts)):
        decision = built.decide(slow.case(values))
        assert (decision.outcome, frozenset(decision.clauses)) == slow.settled(values)
        assert decision.missing == ()


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("act", ACTS)
def test_cases_that_no_norm_tells_apart_mean_the_same(act, setting):
    """What the tests here ask the meaning once for: every case of the smaller acts and some of the largest."""
    slow = fold(act, setting)
    step = {"shipped": 23, "unsettled": 997, "otherwise": 37}[setting] if act == "inquire" else 1
    for values in itertools.islice(slow.completions((None,) * len(slow.facts)), 0, None, step):
        assert slow.settled(values) == slow.straight(values)


@pytest.mark.parametrize("act", SMALL)
def test_every_cell_of_the_smaller_acts_is_folded_exactly(act):
    """Every known and unknown: under a million completions, so all are tried."""
    for known in every_cell(RULEBOOK.act(act).facts):
        holds_against_the_slow_fold(act, "shipped", known)


@st.composite
def inquiries(draw, most_unknown=4):
    """A cell of the largest act, with so few unknowns that each can be tried."""
    facts = RULEBOOK.act("inquire").facts
    values = [draw(st.sampled_from(fact.values)) for fact in facts]
    for i in draw(st.sets(st.integers(0, len(facts) - 1), max_size=most_unknown)):
        values[i] = None
    return tuple(values)


@given(known=inquiries(), setting=st.sampled_from(["shipped", "otherwise"]))
@settings(max_examples=examples(150), deadline=None)
def test_cells_of_the_largest_act_are_folded_exactly(known, setting):
    holds_against_the_slow_fold("inquire", setting, known)


@pytest.mark.parametrize("act", SMALL)
def test_the_first_missing_fact_is_the_best_to_ask(act):
    """Facts are in the order of the further questions to expect, against trying every order of asking."""
    slow, built = fold(act, "shipped"), table(act, "shipped")
    names = [fact.name for fact in slow.facts]
    for known in itertools.islice(every_cell(slow.facts), 0, None, 3 if act == "arrest" else 1):
        detail = built.detail(built.index(slow.case(known)))
        costs = [slow.asking(known, names.index(fact)) for fact in detail.missing]
        assert all(here <= there + 2 * COST_STEP for here, there in itertools.pairwise(costs))
        assert detail.questions == pytest.approx(slow.questions(known), abs=8 * COST_STEP)


@pytest.mark.parametrize("act", ACTS)
def test_a_reading_turns_an_outcome_where_another_choice_gives_another(act):
    """`turns` says, for each reading, whether some other choice gives another outcome: against other tables."""
    shipped = table(act, "shipped")
    for i, reading in enumerate(shipped.layout.readings):
        others = [
            build(RULEBOOK, act, {**RULEBOOK.shipped, reading.id: choice})
            for choice in reading.choices
            if choice != reading.shipped
        ]
        for cell in range(0, shipped.size, 1 if act != "inquire" else 101):
            here = shipped.detail(cell)
            there = {other.detail(cell).outcome for other in others}
            assert here.turns[i] == (there != {here.outcome})


def test_to_detain_is_decided_as_to_arrest():
    """2-928(c) and (d) speak of both in one breath."""
    assert table("arrest", "shipped").to_bytes() == table("detain", "shipped").to_bytes()


def test_an_unknown_is_never_a_default():
    """With nothing known, no act but a duty's or a silence's is settled: the article turns on facts."""
    for act in ACTS:
        decision = table(act, "shipped").decide({})
        assert decision.outcome == Outcome.UNKNOWN
        assert decision.clauses == ()
        assert decision.missing


def test_an_act_too_wide_to_pack_is_refused():
    """A rulebook that does not fit the packed answers is refused, never cut off."""
    from charteroak.logic.expr import Fact
    from charteroak.logic.norm import Act, Effect, Norm, Rulebook

    facts = tuple(Fact(f"fact_{i}", "?") for i in range(17))
    norm = Norm("wide", "1", ("act",), Effect.PROHIBITS, facts[0].yes)
    with pytest.raises(ValueError, match="too many facts"):
        build(Rulebook((Act("act", "", facts),), (norm,)), "act", {})
