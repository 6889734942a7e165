"""The contract: its worked cases, its vocabulary, and every clause of the article with its norm or its reason."""

import json
from datetime import date

import pytest

import charteroak
from charteroak.law import text
from charteroak.law.article import PROVISIONS, RULEBOOK, VERSIONS, version_at
from charteroak.logic.expr import Is, ReadAs
from charteroak.logic.table import wire


def worked_cases(shared):
    return [json.loads(line) for line in (shared / "contract/cases.jsonl").read_text("utf-8").splitlines()]


def test_every_worked_case_is_answered_as_written(shared):
    cases = worked_cases(shared)
    assert len(cases) >= 140
    for case in cases:
        answer = charteroak.ask(case["act"], case["facts"], readings=case.get("readings"))
        got = (answer.outcome, list(answer.clauses), sorted(m.fact for m in answer.missing))
        assert got == (case["outcome"], case["clauses"], sorted(case["missing"])), case["id"]


def test_the_vocabulary_is_the_contracts(shared):
    """Names, values, questions, readings and their choices, word for word and in order."""
    contract = json.loads((shared / "contract/vocabulary.json").read_text("utf-8"))
    facts = {fact.name: fact for act in RULEBOOK.acts for fact in act.facts}
    assert {name: ([wire(value) for value in fact.values], fact.asks, fact.notes) for name, fact in facts.items()} == {
        name: ([wire(value) for value in fact["values"]], fact["asks"], fact.get("notes", ""))
        for name, fact in contract["facts"].items()
    }
    assert [(act.name, act.means, [fact.name for fact in act.facts]) for act in RULEBOOK.acts] == [
        (name, act["means"], act["facts"]) for name, act in contract["acts"].items()
    ]
    assert [(r.id, r.clause, list(r.choices), r.shipped, r.question, r.arguments) for r in RULEBOOK.readings] == [
        (id_, r["clause"], r["choices"], r["shipped"], r["question"], r["for"])
        for id_, r in contract["readings"].items()
    ]


def test_every_clause_has_a_provision_and_every_provision_a_clause():
    assert [provision.clause for provision in PROVISIONS] == [clause.id for clause in text.clauses()]


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.clause)
def test_a_provision_quotes_its_clause_word_for_word(provision):
    assert provision.words.split() == text.clause(provision.clause).text.split()


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda provision: provision.clause)
def test_a_provision_has_norms_or_says_why_none_can_be(provision):
    assert bool(provision.norms) != bool(provision.no_norm)
    assert all(norm.clause == provision.clause for norm in provision.norms)


def test_no_norm_stands_outside_a_provision():
    assert list(RULEBOOK.norms) == [norm for provision in PROVISIONS for norm in provision.norms]
    assert len({norm.name for norm in RULEBOOK.norms}) == len(RULEBOOK.norms)


def test_every_fact_and_every_reading_is_used():
    """A fact that no norm of its act turns on would be asked for nothing; a reading likewise."""
    for act in RULEBOOK.acts:
        turned_on = {leaf.fact.name for n in RULEBOOK.norms_of(act.name) for leaf in n.leaves if isinstance(leaf, Is)}
        assert turned_on == {fact.name for fact in act.facts}
    read = {leaf.reading.id for norm in RULEBOOK.norms for leaf in norm.leaves if isinstance(leaf, ReadAs)}
    assert read == {reading.id for reading in RULEBOOK.readings}


def test_what_lifts_a_norm_is_a_name_of_the_contract(shared):
    """A fact, a clause of the article or a reading."""
    contract = json.loads((shared / "contract/vocabulary.json").read_text("utf-8"))
    names = {*contract["facts"], *contract["readings"], *(clause.id for clause in text.clauses())}
    assert {lift.by for norm in RULEBOOK.norms for lift in norm.lifts} <= names


def test_the_day_before_the_article_it_was_not_in_force():
    facts = {"resident": True, "required_by_law": False}
    before = charteroak.ask("provide_service", facts, as_of="2008-08-10")
    assert (before.outcome, before.clauses, before.norms) == ("not_addressed", (), ())
    assert "not in force" in before.say
    assert before.as_dict()["law"]["in_force"] is False
    assert charteroak.decide("provide_service", facts, as_of="2008-08-10").outcome == "not_addressed"
    first_day = charteroak.ask("provide_service", facts, as_of=date(2008, 8, 11))
    assert first_day.outcome == "required"
    assert charteroak.ask("provide_service", facts, as_of=date(2008, 8, 12)).outcome == "required"


def test_a_wrong_fact_is_refused_on_every_day():
    for day in ("1999-01-01", "2026-01-01"):
        with pytest.raises(charteroak.BadInput):
            charteroak.ask("refer", {"agency": "none such"}, as_of=day)
        with pytest.raises(charteroak.BadInput):
            charteroak.decide("refer", {"agency": "none such"}, as_of=day)


def test_versions_are_in_order_and_agree_with_the_text():
    days = [version.in_force_from for version in VERSIONS]
    assert days == sorted(set(days))
    assert (VERSIONS[0].in_force_from, VERSIONS[0].ordinance) == (text.IN_FORCE_FROM, text.ORDINANCE)
    assert version_at(date(2008, 8, 10)) is None


def test_the_packages_parts_can_be_reached_by_their_names():
    """What the public module imports for itself does not stand in the way of a package of the same name."""
    assert charteroak.law.text.clause("2-925").id == "2-925"
    assert charteroak.law.article.VERSIONS
