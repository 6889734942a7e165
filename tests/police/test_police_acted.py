"""What may be recorded of a message or a paper: facts by which the article answers as it was answered, or nothing."""

from itertools import combinations_with_replacement, product

import pytest

from charteroak.law.law import law
from charteroak.police import triage
from charteroak.police.acted import facts_acted_on, facts_of_paper, hindrance
from charteroak.police.papers.reading import answers, facts
from charteroak.police.papers.result import Paper
from charteroak.police.told import FILES, WARRANTS, Message, Record
from charteroak.police.triage_fold import ACTS

CLASSES = list(product(FILES, WARRANTS))
WANT, REMOVAL = ("wanted_person", "criminal"), ("immigration_violator", "administrative_removal")
NOTICE, UNTOLD = ("immigration_violator", "other_administrative"), ("immigration_violator", "unclassified")
OPEN, ORDER = ("unclassified", "unclassified"), ("protection_order", "none")
PAPERS = [
    Paper("I-200", "administrative", False, False, ()),
    Paper("I-205", "administrative", False, False, ()),
    Paper("ct-arrest-warrant", "judicial", True, True, ()),
    Paper("unknown", "unclear", None, None, ()),
]


def answered(*classes, readings=None, persons=None):
    records = [Record(file, warrant, (), person) for (file, warrant), person in zip(classes, persons or [0] * 9)]  # noqa: B905
    return triage.answer(Message(tuple(records)), readings)


@pytest.mark.parametrize("reading", ["yes", "no", None])
def test_what_is_recorded_is_what_was_answered(reading):
    """For every set of up to two records of one person: the entry's facts give the same answer, and none is unknown."""
    readings = {"civil_papers_are_status": reading}
    recorded = 0
    for classes in (each for count in (1, 2) for each in combinations_with_replacement(CLASSES, count)):
        message = answered(*classes, readings=readings)
        for act in ACTS:
            shown, whole = facts_acted_on(message, act), getattr(message.whole, act)
            assert (shown is None) == (hindrance(message, act) is not None)
            if shown is None:
                assert whole.outcome == "unknown" or UNTOLD in classes
                continue
            recorded += 1
            answer = law(readings).ask(act, shown)
            assert (answer.outcome, answer.clauses) == (whole.outcome, whole.clauses)
            assert answer.outcome != "unknown"
    assert recorded > 50


@pytest.mark.parametrize(
    ("classes", "true"),
    [
        ([WANT], {"criminal_warrant"}),
        ([REMOVAL], {"removal_warrant_in_ncic"}),
        ([NOTICE], {"other_immigration_paper"}),
        ([WANT, REMOVAL], {"criminal_warrant", "removal_warrant_in_ncic"}),
        ([REMOVAL, UNTOLD], {"removal_warrant_in_ncic"}),
        ([ORDER], set()),
    ],
)
def test_the_facts_are_those_that_the_records_show(classes, true):
    for act in ACTS:
        shown = facts_acted_on(answered(*classes), act)
        assert shown["employee"] == "police_officer"
        assert {name for name, value in shown.items() if value is True} == true
        assert set(shown) == {fact.name for fact in law().table(act).act.facts}


@pytest.mark.parametrize(
    ("classes", "persons", "why"),
    [
        ([], [], "no_record"),
        ([WANT, WANT], [0, 1], "several_people"),
        ([OPEN], [0], "unknown"),
        ([WANT, OPEN], [0, 0], "unknown"),
        ([UNTOLD], [0], "kind_not_told"),
    ],
)
def test_why_nothing_can_be_recorded(classes, persons, why):
    for act in ACTS:
        assert hindrance(answered(*classes, persons=persons), act) == why
        assert facts_acted_on(answered(*classes, persons=persons), act) is None


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.kind)
def test_a_papers_facts_give_the_answer_that_the_page_shows(paper):
    told = Paper(paper.kind, paper.issuer, paper.criminal, paper.requires, (), answers=answers(paper))
    for act in ACTS:
        shown = facts_of_paper(told, act)
        assert (shown is None) == (told.answers[act].outcome == "unknown")
        if shown is not None:
            assert shown == {"employee": "police_officer", **facts(paper)[act]}
            answer = law().ask(act, shown)
            assert (answer.outcome, answer.clauses) == (told.answers[act].outcome, told.answers[act].clauses)
