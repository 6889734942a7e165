"""What an answer explains is true: each change gives the outcome it says, and no smaller one changes anything."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import charteroak
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.logic.norm import Outcome
from tests.fixtures.every import examples

ACTS = [act.name for act in RULEBOOK.acts]
FIXED = {"topic", "contact", "employee", "recipient"}


def by_trying(act, facts):
    """Every smallest set of changes that gives another outcome, by trying all sets, smallest first."""
    here = charteroak.decide(act, facts).outcome
    values = {fact.name: fact.values for fact in RULEBOOK.act(act).facts}
    free = [name for name in facts if name not in FIXED]
    for size in range(1, len(free) + 1):
        found = []
        for names in itertools.combinations(free, size):
            others = [[value for value in values[name] if value != facts[name]] for name in names]
            for changed in itertools.product(*others):
                change = dict(zip(names, changed, strict=True))
                outcome = charteroak.decide(act, facts | change).outcome
                if outcome != here:
                    found.append((change, outcome))
        if found:
            return found
    return []


def as_set(changes):
    return {(frozenset(change.items()), outcome) for change, outcome in changes}


@st.composite
def questions(draw):
    """An act with some of its facts, in any order."""
    act = RULEBOOK.act(draw(st.sampled_from(ACTS)))
    facts = draw(st.permutations(act.facts))
    known = facts[: draw(st.integers(0, len(facts)))]
    return act.name, {fact.name: draw(st.sampled_from(fact.values)) for fact in known}


@given(questions())
@settings(max_examples=examples(400), deadline=None)
def test_would_change_is_every_smallest_set_and_no_other(question):
    act, facts = question
    answer = charteroak.ask(act, facts)
    changes = [(change.set, change.outcome) for change in answer.would_change]
    if answer.outcome == Outcome.UNKNOWN:
        assert changes == []
    else:
        assert as_set(changes) == as_set(by_trying(act, facts))
        assert len(changes) == len(as_set(changes))


@pytest.mark.parametrize("act", [act for act in ACTS if act not in ("inquire", "arrest", "detain")])
def test_would_change_in_every_cell_of_the_smaller_acts(act):
    facts = RULEBOOK.act(act).facts
    for values in itertools.product(*((None, *fact.values) for fact in facts)):
        known = {fact.name: value for fact, value in zip(facts, values, strict=True) if value is not None}
        answer = charteroak.ask(act, known)
        if answer.outcome != Outcome.UNKNOWN:
            changes = [(change.set, change.outcome) for change in answer.would_change]
            assert as_set(changes) == as_set(by_trying(act, known))


@given(questions())
@settings(max_examples=examples(200), deadline=None)
def test_the_answer_and_the_decision_say_the_same(question):
    """The explanation comes from the decision: outcome, clauses and missing facts are the same."""
    act, facts = question
    answer, decision = charteroak.ask(act, facts), charteroak.decide(act, facts)
    assert (answer.outcome, answer.clauses) == decision[:2]
    assert tuple(missing.fact for missing in answer.missing) == decision.missing


@given(questions(), st.data())
@settings(max_examples=examples(300), deadline=None)
def test_learning_a_fact_never_turns_a_settled_outcome(question, data):
    """Monotonic: a settled outcome stays, whatever else comes to be known."""
    act, facts = question
    before = charteroak.decide(act, facts)
    unknown = [fact for fact in RULEBOOK.act(act).facts if fact.name not in facts]
    for fact in unknown:
        facts = facts | {fact.name: data.draw(st.sampled_from(fact.values))}
    if before.outcome != Outcome.UNKNOWN:
        assert charteroak.decide(act, facts).outcome == before.outcome


def test_the_answer_on_the_wire_has_the_contracts_fields_and_no_other():
    answer = charteroak.ask("inquire", {"employee": "police_officer", "topic": "immigration_status"}).as_dict()
    assert list(answer) == [
        *("act", "outcome", "clauses", "missing", "norms", "would_change", "readings", "say", "law"),
    ]
    assert set(answer["missing"][0]) == {"fact", "asks", "because"}
    assert set(answer["norms"][0]) == {"clause", "effect", "state", "text", "lifted_by"}
    assert set(answer["readings"][0]) == {"id", "settled", "changes_outcome"}
    assert set(answer["law"]) == {"article", "ordinance", "passed", "text_sha256", "as_of"}


def test_the_contracts_own_example_of_a_missing_fact():
    """The contract shows `contact` missing because of 2-928(b), and of that clause alone."""
    answer = charteroak.ask("inquire", {"employee": "police_officer", "topic": "immigration_status"})
    assert {m.fact: m.because for m in answer.missing}["contact"] == ("2-928(b)",)
    assert {(r.id, r.settled, r.changes_outcome) for r in answer.readings} >= {("suspect_interview", None, False)}


@pytest.mark.parametrize("act", ACTS)
def test_a_norm_that_is_listed_speaks_or_may(act):
    """Only norms that stand, are lifted or are pending are listed, each with the clause's own words."""
    built = law().table(act)
    for number in range(len(built)):
        detail = built.answer(number)
        listed = [state for state in detail.states if state.value != "silent"]
        if detail.outcome == Outcome.UNKNOWN:
            assert "pending" in listed
        if detail.outcome == Outcome.PROHIBITED:
            assert "stands" in listed or "pending" in listed
