"""What is right is what the article says, under every reading; and what is wrong is what a misreading makes of it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from charteroak.law.article import RULEBOOK
from charteroak.law.law import law_under
from charteroak.law.words import LANGUAGES, words
from charteroak.logic.norm import Outcome
from charteroak.training.courses import courses
from charteroak.training.misreadings import misreadings
from charteroak.training.questions import misread
from charteroak.training.scenarios import finding_out, scenarios
from tests.training.slow_meaning import slow_outcome

SETTINGS = [
    {},
    *({each.id: to} for each in RULEBOOK.readings for to in (*each.choices, None) if to != each.shipped),
    {reading.id: None for reading in RULEBOOK.readings},
]


def _law(setting):
    return law_under(tuple(sorted(setting.items())))


@pytest.mark.parametrize("setting", SETTINGS[:-1], ids=str)
def test_one_choice_is_right_and_it_is_the_meaning(setting):
    """In every question, under every choice of every reading: the right choice says what the slow meaning says, and
    the others say another outcome. Where a reading does not bear on an act, nothing is looked at twice."""
    law = _law(setting)
    bearing = {
        act.name for act in RULEBOOK.acts if set(setting) <= {each.id for each in RULEBOOK.readings_of(act.name)}
    }
    for course in courses(date(2026, 11, 24), setting).values():
        for question in course.questions:
            scenario = scenarios()[question.id]
            if scenario.act in bearing:
                outcome = slow_outcome(scenario.act, scenario.facts, law.readings)
                wrong = misread(law.table(scenario.act), scenario, outcome)
                assert _told(question, scenario.act) == {question.right: outcome, **_others(question, wrong)}
                assert outcome not in [answer for _, answer in wrong], question.id
                assert len(wrong) >= 2, question.id


def test_every_question_has_a_choice_while_nothing_is_settled():
    """In doubt about the ledger every reading is open: then, too, there are misreadings to choose from."""
    assert SETTINGS[-1] == dict.fromkeys(RULEBOOK.shipped)
    for course in courses(date(2026, 11, 24), SETTINGS[-1]).values():
        assert [question.id for question in course.questions if len(question.choices) < 3] == []


def test_a_misreading_answers_as_the_meaning_does_of_the_case_as_it_takes_it():
    law = _law({})
    for scenario in scenarios().values():
        for misreading in misreadings().values():
            if misreading.meets(scenario):
                taken = slow_outcome(scenario.act, misreading.reads_as(scenario), law.readings)
                assert misreading.answers(law.table(scenario.act), scenario) == misreading.turns.get(taken, taken), (
                    misreading.id
                )


def _told(question, act):
    """The outcome that each choice tells, by the words that it begins with; the same in each language."""
    told = {}
    for choice in question.choices:
        by_language = {_lead(choice.words[language], language, act) for language in LANGUAGES}
        assert len(by_language) == 1, (question.id, choice.words)
        told[choice.id] = by_language.pop()
    return told


def _lead(said, language, act):
    [outcome] = [each for each, lead in words(language).leads[act].items() if said.startswith(lead)]
    return Outcome(outcome)


def _others(question, wrong):
    """The outcome that each wrong choice has to tell, found by the reason that the misreading gives."""
    told = {}
    for misreading, answer in wrong:
        [choice] = [each for each in question.choices if misreading.says["en"][1:-1] in each.words["en"]]
        told[choice.id] = answer
    return told


def test_what_counsel_settles_moves_what_is_right_and_the_version():
    """Every reading moves the answer of some question, nobody having written one down."""
    before = courses(date(2026, 11, 24))
    for reading in RULEBOOK.readings:
        choices = [choice for choice in reading.choices if choice != reading.shipped]
        for choice in choices:
            after = courses(date(2026, 11, 24), {reading.id: choice})
            assert all(after[name].version != before[name].version for name in before)
            assert any(_rights(after[name]) != _rights(before[name]) for name in before), (reading.id, choice)


def _rights(course):
    return {question.id: question.right for question in course.questions}


def test_every_misreading_is_offered_under_some_reading():
    offered = set()
    for setting in SETTINGS:
        law = _law(setting)
        tables = {act.name: law.table(act.name) for act in RULEBOOK.acts}
        for scenario in scenarios().values():
            table = tables[scenario.act]
            right = table.detail(table.index(scenario.facts)).outcome
            offered |= set() if scenario.example else {each.id for each, _ in misread(table, scenario, right)}
    assert sorted(set(misreadings()) - offered) == []


def test_what_is_unknown_is_answered_by_finding_out():
    """Where a fact is missing the right choice says what to find out first; where a reading is, whom to ask."""
    law, seen = _law({}), set()
    for course in courses(date(2026, 11, 24)).values():
        for question in course.questions:
            scenario = scenarios()[question.id]
            answer = law.ask(scenario.act, scenario.facts)
            [right] = [choice for choice in question.choices if choice.id == question.right]
            if answer.outcome == Outcome.UNKNOWN:
                assert right.words["en"].endswith(finding_out(scenario.act, answer.missing[0].fact)["en"])
                assert "?" not in right.words["en"]
            elif answer.outcome == Outcome.COUNSEL:
                assert "supervisor" in right.words["en"]
            seen.add(answer.outcome)
    assert {Outcome.UNKNOWN, Outcome.COUNSEL} <= seen


def test_what_is_not_addressed_never_looks_allowed():
    law = _law({})
    silent = [
        choice
        for course in courses(date(2026, 11, 24)).values()
        for question in course.questions
        for choice in question.choices
        if choice.id == question.right
        and law.decide(scenarios()[question.id].act, scenarios()[question.id].facts).outcome == "not_addressed"
    ]
    assert len(silent) >= 10
    for choice in silent:
        assert "neither allows nor forbids" in choice.words["en"]
        assert "ni lo permite ni lo prohíbe" in choice.words["es"]


def test_the_stories_of_the_contract_are_answered_as_there(shared):
    """A story that knows no more than a scenario does, and is settled, has the scenario's answer."""
    law = _law({})
    stories = [json.loads(line) for line in (shared / "contract" / "cases.jsonl").read_text().splitlines()]
    met = set()
    for story in stories:
        for scenario in scenarios().values():
            known = story.get("facts", {}).items() <= scenario.facts.items()
            settled = story["outcome"] != "unknown" or story["facts"] == scenario.facts
            if story["act"] == scenario.act and known and settled and not story.get("readings"):
                assert law.decide(scenario.act, scenario.facts).outcome == story["outcome"], (story["id"], scenario.id)
                met.add(story["id"])
    assert len(met) >= 25
