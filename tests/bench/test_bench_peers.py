"""The peers of the benchmark are given the same article: else the ratios would compare different work."""

import pytest

from bench import peers, workload
from bench.peers import rules
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law
from charteroak.logic.expr import Is, leaves
from charteroak.logic.meaning import holds, meaning
from charteroak.logic.norm import Outcome

SMALL = [act.name for act in RULEBOOK.acts if act.name != "inquire"]
FEW = [(act, case) for act in SMALL for case in workload.every_case(act)] + workload.nine_facts()[:200]


@pytest.fixture(scope="module")
def law() -> Law:
    return peers.settled_law()


@pytest.mark.parametrize("act", [act.name for act in RULEBOOK.acts])
def test_the_rules_say_what_the_norms_mean(act):
    """The first step with a rule that holds gives the outcome, and its rules the clauses."""
    few = [case for of, case in FEW if of == act]
    for case in few:
        found = [rule for rule in rules.rules(act) if holds(rule.when, case, {})]
        outcome = found[0].outcome if found else Outcome.NOT_ADDRESSED
        clauses = tuple(dict.fromkeys(rule.clause for rule in found if rule.outcome is outcome))
        assert (outcome, clauses) == meaning(RULEBOOK.norms_of(act), case, rules.READINGS)


def test_the_if_chain_agrees_in_every_settled_case(law):
    every = [(act.name, case) for act in RULEBOOK.acts for case in workload.every_case(act.name)]
    assert peers.check(peers.load("if-chain"), every, law) == 42_996


@pytest.mark.parametrize(("name", "package"), [("cedarpy", "cedarpy"), ("regopy", "regopy"), ("pycasbin", "casbin")])
def test_an_engine_agrees(name, package, law):
    """Outcome and clauses, in every settled case of the smaller acts and some of the greatest."""
    pytest.importorskip(package, reason="the extra `bench` is not installed")
    assert peers.check(peers.load(name), FEW, law) == len(FEW)


def test_cedar_answers_a_batch_as_it_answers_one_by_one():
    pytest.importorskip("cedarpy", reason="the extra `bench` is not installed")
    cedar = peers.load("cedarpy")
    many = [case for _, case in workload.nine_facts()[:50]]
    assert cedar.decide_batch("inquire", many) == [cedar.decide("inquire", case) for case in many]


def test_a_peer_with_another_article_is_found_out(law):
    class Lenient:
        name = "lenient"
        clauses = "every clause"

        def decide(self, *_):
            return "permitted", ()

    with pytest.raises(peers.Disagreement, match="lenient"):
        peers.check(Lenient(), FEW, law)


def test_nothing_is_left_of_a_reading():
    """A peer that met a reading would have to choose; the rules leave it none."""
    for act in RULEBOOK.acts:
        assert all(isinstance(leaf, Is) for rule in rules.rules(act.name) for leaf in leaves(rule.when))
    reading = RULEBOOK.readings[0]
    unsettled = reading.read_as(reading.choices[0])
    with pytest.raises(TypeError):
        rules.written(unsettled, rules.Infix(str, "and", "or", "not "))


def test_the_cases_are_what_the_table_says_they_are():
    settled, nine = workload.settled(), workload.nine_facts()
    assert len(settled) == len(nine) == workload.SIZE >= 10_000
    assert len({tuple(facts.values()) for _, facts in nine}) == workload.SIZE
    assert {act for act, _ in settled} == {act.name for act in RULEBOOK.acts}
    assert all(len(facts) == len(RULEBOOK.act(act).facts) for act, facts in settled + nine)
    assert workload.settled() == settled
    assert any(None in facts.values() for _, facts in workload.null(nine))
    assert not any(None in facts.values() for _, facts in workload.left_out(nine))
    assert workload.from_json(nine) == nine
