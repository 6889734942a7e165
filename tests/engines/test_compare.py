"""What changes between two sides: case by case what the meaning says, and what that comes to."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest

from charteroak.engines.comparison.as_json import as_dict
from charteroak.engines.comparison.clauses import Kind, pieces
from charteroak.engines.comparison.findings import FINDINGS, Finding, findings
from charteroak.engines.comparison.sides import (
    ActChange,
    Comparison,
    Direction,
    Group,
    Side,
    Verdict,
    compare,
    direction,
    side,
)
from charteroak.law.article import PROVISIONS, RULEBOOK
from charteroak.law.draft_toml import BadDraft
from charteroak.law.draft_written import write_clause
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import Value
from charteroak.logic.meaning import holds, meaning
from charteroak.logic.norm import Outcome

Answer = tuple[Outcome, frozenset[str]]
CLAUSES = {provision.clause: provision for provision in PROVISIONS}
STRIDE = 97  # of the 41,472 cases of `inquire`; it shares no factor with any fact's number of values
REPEAL = '[[clause]]\nid = "{}"\nrepealed = true\n'


def cases_of(act: str) -> Iterator[tuple[Value, ...]]:
    """The cases of an act; of the largest, every ninety-seventh."""
    facts = RULEBOOK.act(act).facts
    every = itertools.product(*(fact.values for fact in facts))
    return itertools.islice(every, 0, None, STRIDE) if act == "inquire" else every


def settled(where: Side, act: str, case: Mapping[str, Value]) -> Answer:
    """A settled case's answer, readings folded, by the meaning alone."""
    norms = where.rulebook.norms_of(act)
    readings = where.rulebook.readings_of(act)
    ways = [[where.readings[r.id]] if where.readings[r.id] else list(r.choices) for r in readings]
    found = [
        meaning(norms, case, dict(zip((r.id for r in readings), choices, strict=True)))
        for choices in itertools.product(*ways)
    ]
    clauses = [frozenset(each) for _, each in found]
    some, every = frozenset().union(*clauses), frozenset.intersection(*clauses)
    if len({outcome for outcome, _ in found}) > 1:
        return Outcome.COUNSEL, some
    return found[0][0], every or some


def changes_of(change: ActChange) -> dict[str, int]:
    return {group.before + ">" + group.after: group.cases for group in change.groups}


def of_act(comparison: Comparison, act: str) -> ActChange:
    return next(each for each in comparison.acts if each.act.name == act)


def within(group: Group, case: Mapping[str, Value]) -> bool:
    return any(all(holds(each, case, {}) for each in box) for box in group.described.boxes)


def check(comparison: Comparison, act: str, slow: Mapping[tuple[Value, ...], tuple[Answer, Answer]]) -> None:
    """Every case of the act that was tried slowly is in just the group that it belongs in."""
    change = of_act(comparison, act)
    names = [fact.name for fact in change.act.facts]
    counts: Counter[tuple[Outcome, Outcome]] = Counter()
    lists: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    for values, (was, comes) in slow.items():
        case = dict(zip(names, values, strict=True))
        found = [(group.before, group.after) for group in change.groups if within(group, case)]
        assert found == ([] if was == comes else [(was[0], comes[0])])
        if was != comes:
            counts[was[0], comes[0]] += 1
            lists[was[1], comes[1]] += 1
    if act == "inquire":
        return
    assert change.all_cases == len(slow)
    assert {(group.before, group.after): group.cases for group in change.groups} == counts
    told: Counter[tuple[frozenset[str], frozenset[str]]] = Counter()
    for each in (each for group in change.groups for each in group.transitions):
        told[frozenset(each.before), frozenset(each.after)] += each.cases
    assert told == lists


@cache
def answers(act: str, readings: tuple[tuple[str, str | None], ...]) -> dict[tuple[Value, ...], Answer]:
    where = side(readings=dict(readings))
    names = [fact.name for fact in RULEBOOK.act(act).facts]
    return {values: settled(where, act, dict(zip(names, values, strict=True))) for values in cases_of(act)}


PAIRS = [
    (reading.id, one, other)
    for reading in RULEBOOK.readings
    for one, other in itertools.combinations((None, *reading.choices), 2)
]


@pytest.mark.parametrize(("reading", "one", "other"), PAIRS)
def test_the_cases_that_a_reading_changes_are_those_that_the_meaning_says(
    reading: str, one: str | None, other: str | None
) -> None:
    """For every reading and every two ways to set it: over all cases of the smaller acts, a stride of the largest."""
    found = compare(side(readings={reading: one}), side(readings={reading: other}))
    for act in RULEBOOK.acts:
        bears = any(each.id == reading for each in RULEBOOK.readings_of(act.name))
        if not bears:
            assert of_act(found, act.name).cases == 0
            continue
        was, comes = (answers(act.name, ((reading, choice),)) for choice in (one, other))
        check(found, act.name, {values: (was[values], comes[values]) for values in was})


def test_each_group_has_an_example_that_is_in_it_and_changes_so() -> None:
    readings = {"superior_law": "text_only", "contractors": "covered", "suspect_interview": "included"}
    found = compare(side(), side(readings=readings))
    groups = [(change, group) for change in found.acts for group in change.groups]
    assert len(groups) > 8
    for change, group in groups:
        assert within(group, group.example)
        assert settled(found.before, change.act.name, group.example)[0] is group.before
        assert settled(found.after, change.act.name, group.example)[0] is group.after
        assert sum(each.cases for each in group.transitions) == group.cases


def test_the_same_side_twice_changes_nothing() -> None:
    found = compare(side(), side())
    assert not found.changed
    assert [(act.cases, act.verdict, act.groups) for act in found.acts] == [(0, Verdict.EQUIVALENT, ())] * 7
    assert (found.clauses, findings(found)) == ((), ())
    assert not compare(side(date(2010, 1, 1)), side(date(2026, 11, 22))).changed


def test_the_day_it_was_passed_changes_everything_that_the_article_speaks_to() -> None:
    found = compare(side(date(2008, 8, 10)), side(date(2008, 8, 11)))
    assert {group.before for act in found.acts for group in act.groups} == {Outcome.NOT_ADDRESSED}
    assert [act.verdict for act in found.acts] == [Verdict.STRICTER] * 7
    assert [change.clause for change in found.clauses] == list(CLAUSES)
    assert {change.kind for change in found.clauses} == {Kind.ADDED}
    for act in RULEBOOK.acts:
        now = answers(act.name, ())
        none = (Outcome.NOT_ADDRESSED, frozenset())
        check(found, act.name, {values: (none, answer) for values, answer in now.items()})
    back = compare(side(date(2008, 8, 11)), side(date(2008, 8, 10)))
    assert [act.verdict for act in back.acts] == [Verdict.LOOSER] * 7
    assert [act.cases for act in back.acts] == [act.cases for act in found.acts]
    assert [act.come for act in found.acts] == [act.gone for act in back.acts]


# What a change means for the one who acts.

R, P, X, N, C = (
    Outcome.REQUIRED,
    Outcome.PERMITTED,
    Outcome.PROHIBITED,
    Outcome.NOT_ADDRESSED,
    Outcome.COUNSEL,
)
STRICTER = {(P, X), (N, X), (P, C), (N, C), (C, X), (P, R), (N, R)}
NEITHER = {(P, N), (N, P)}


@pytest.mark.parametrize(("before", "after"), list(itertools.product((R, P, X, N, C), repeat=2)))
def test_every_change_of_outcome_has_its_direction(before: Outcome, after: Outcome) -> None:
    wanted = (
        Direction.SAME
        if before is after
        else Direction.STRICTER
        if (before, after) in STRICTER
        else Direction.LOOSER
        if (after, before) in STRICTER
        else Direction.NEITHER
        if (before, after) in NEITHER
        else Direction.TURNED
    )
    assert direction(before, after) is wanted


# Drafts.


def drafted(text: str, **readings: str | None) -> Comparison:
    return compare(side(readings=readings), side(readings=readings, draft=text))


def changed_clause(clause: str, old: str, new: str) -> str:
    text = write_clause(CLAUSES[clause])
    assert old in text
    return text.replace(old, new)


def slowly(comparison: Comparison) -> None:
    """Every case that changes under a draft, by the meaning of the norms on each side."""
    for act in RULEBOOK.acts:
        names = [fact.name for fact in act.facts]
        slow = {}
        for values in cases_of(act.name):
            case = dict(zip(names, values, strict=True))
            slow[values] = (
                settled(comparison.before, act.name, case),
                settled(comparison.after, act.name, case),
            )
        check(comparison, act.name, slow)


B = "2-928(b)"
LIFT = '\n[[clause.norm.lift]]\nby = "superior_law"\nwhen = "required_by_law and superior_law is read as prevails"\n'


def test_without_its_exception_2_928_b_forbids_what_superior_law_commands() -> None:
    """And nothing else changes. 2-928(f), cooperation as required by law, still lifts it for officers."""
    found = drafted(changed_clause(B, LIFT, ""), suspect_interview="excluded")
    slowly(found)
    change = of_act(found, "inquire")
    assert {act.act.name for act in found.acts if act.cases} == {"inquire"}
    assert (change.verdict, changes_of(change)) == (
        Verdict.STRICTER,
        {"permitted>prohibited": change.cases},
    )
    [group] = change.groups
    assert as_dict(found)["acts"][0]["groups"][0]["when"] == (
        "topic is immigration_status and contact is one of victim, witness, caller_or_visitor, interviewee and means "
        "is one of question, status_query and required_by_law and ((employee is one of police_officer, "
        "police_civilian and not federal_cooperation) or employee is police_civilian)"
    )
    assert group.described.exact
    [clause] = found.clauses
    assert (clause.kind, clause.words) == (Kind.CHANGED, None)
    assert clause.norms[0].parts == (("lift:superior_law", Kind.REMOVED),)
    assert findings(found) == (Finding("norms_alone", B),)


def test_a_changed_effect_turns_a_duty_into_a_no() -> None:
    found = drafted(changed_clause("2-927(a)", 'effect = "requires"', 'effect = "prohibits"'))
    slowly(found)
    change = of_act(found, "provide_service")
    assert change.verdict is Verdict.MIXED
    assert {group.direction for group in change.groups} == {Direction.TURNED, Direction.NEITHER}
    assert found.clauses[0].norms[0].parts == (("effect", Kind.CHANGED),)


ADDED = """
title = "No detention on papers"
[[clause]]
id = "2-928(g)"
words = "No City employee shall detain a person on a civil immigration paper."
[[clause.norm]]
name = "detention_on_paper"
acts = ["detain"]
effect = "prohibits"
when = "other_immigration_paper or removal_warrant_in_ncic"
[[clause.norm.lift]]
by = "criminal_warrant"
when = "criminal_warrant"
"""


def test_an_added_norm_forbids_where_the_article_was_silent_or_let_it_be() -> None:
    found = drafted(ADDED)
    slowly(found)
    change = of_act(found, "detain")
    assert change.verdict is Verdict.STRICTER
    assert (change.come, change.gone) == (("2-928(g)",), ())
    assert {(group.before, group.after) for group in change.groups} >= {(N, X), (P, X)}
    assert {act.act.name for act in found.acts if act.cases} == {"detain"}
    [clause] = found.clauses
    assert (clause.kind, clause.clause) == (Kind.ADDED, "2-928(g)")
    assert clause.words is not None
    assert clause.words[0].kind is Kind.ADDED
    assert found.after.draft is not None
    assert found.after.draft.title == "No detention on papers"


def test_a_removed_clause_leaves_its_cases_to_the_others() -> None:
    found = drafted(REPEAL.format("2-928(d)"))
    slowly(found)
    assert of_act(found, "arrest").verdict is Verdict.EQUIVALENT  # as civil papers are read, (c) forbids all of it
    assert of_act(found, "arrest").gone == ("2-928(d)",)
    otherwise = drafted(REPEAL.format("2-928(d)"), civil_papers_are_status="no")
    slowly(otherwise)
    change = of_act(otherwise, "arrest")
    assert change.verdict is Verdict.LOOSER
    assert changes_of(change).keys() >= {"prohibited>not_addressed"}
    assert [(each.kind, each.clause) for each in otherwise.clauses] == [(Kind.REMOVED, "2-928(d)")]


def test_a_repealed_saving_clause_takes_its_exceptions_along() -> None:
    found = drafted(REPEAL.format("2-928(f)"), superior_law="text_only")
    slowly(found)
    assert of_act(found, "inquire").verdict is Verdict.STRICTER
    lifted = tuple(f"2-928({letter})" for letter in "abcd")
    assert Finding("fell_away", "2-928(f)", lifted) in findings(found)
    assert not {"norms_alone", "no_case"} & {each.finding for each in findings(found)}


def test_a_draft_and_readings_change_together() -> None:
    text = changed_clause(B, LIFT, "")
    found = compare(side(), side(readings={"suspect_interview": "included"}, draft=text))
    slowly(found)
    assert of_act(found, "inquire").cases > drafted(text, suspect_interview="included").acts[0].cases


def test_a_draft_of_todays_words_changes_nothing() -> None:
    for provision in PROVISIONS:
        assert not drafted(write_clause(provision)).changed, provision.clause
    assert not drafted("\n".join(map(write_clause, PROVISIONS))).changed


# Findings, each brought about.

NEVER = ADDED.replace("other_immigration_paper or", "not removal_warrant_in_ncic and")
WITHOUT_READING = changed_clause("2-928(c)", "civil_papers_are_status is read as yes", "criminal_warrant")
DUTY = """
[[clause]]
id = "2-930"
words = "Every resident shall be referred."
[[clause.norm]]
name = "referral_of_residents"
acts = ["refer"]
effect = "requires"
when = "resident"
"""
NO = DUTY.replace("2-930", "2-931").replace("referral_of", "no_referral_of").replace("requires", "prohibits")
BROUGHT: dict[str, tuple[str | None, str | None]] = {
    "words_alone": (None, changed_clause(B, "crime victims", "victims of crime")),
    "norms_alone": (None, changed_clause(B, LIFT, "")),
    "no_case": (None, changed_clause(B, 'by = "2-928(f)"', 'by = "federal_cooperation"')),
    "decides_nothing": (None, NEVER),
    "no_longer_decides": (DUTY, DUTY + NO),
    "fell_away": (None, REPEAL.format("2-928(f)")),
    "moot": (None, WITHOUT_READING),
    "opened": (WITHOUT_READING, None),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_each_finding_is_found_where_it_is_brought_about(name: str) -> None:
    before, after = (side(draft=text) for text in BROUGHT[name])
    assert name in {each.finding for each in findings(compare(before, after))}
    assert findings(compare(before, before)) == ()


def test_readings_that_are_too_many_to_try_are_refused() -> None:
    every = " and ".join(f"{r.id} is read as {r.choices[0]}" for r in RULEBOOK.readings)
    text = ADDED.replace('"other_immigration_paper or removal_warrant_in_ncic"', f'"{every}"')
    open_ = dict.fromkeys((r.id for r in RULEBOOK.readings), None)
    with pytest.raises(BadInput, match="readings: 8 readings that detain turns on"):
        compare(side(readings=open_), side(readings=open_, draft=text))
    assert compare(side(), side(draft=text)).clauses


def test_a_draft_for_a_day_without_an_article_is_refused() -> None:
    with pytest.raises(BadInput, match=r"draft: .*allowed: a day from 2008-08-11 on"):
        side(date(2008, 8, 10), draft=ADDED)


def test_a_draft_that_cannot_be_read_says_where() -> None:
    with pytest.raises(BadDraft, match=r"line 9, clause\[1\]\.norm\[1\]\.effect"):
        side(draft=ADDED.replace('"prohibits"', '"forbids"'))


# Words.


def test_words_that_change_are_told_from_those_that_stay() -> None:
    found = pieces("no one shall ask", "no officer shall ever ask")
    assert [(each.kind, each.words) for each in found] == [
        (None, "no"),
        (Kind.REMOVED, "one"),
        (Kind.ADDED, "officer"),
        (None, "shall"),
        (Kind.ADDED, "ever"),
        (None, "ask"),
    ]
    assert pieces("the same  words", "the same words") == pieces("the same words", "the same\nwords")


def test_both_texts_can_be_read_from_the_pieces() -> None:
    old, new = " ".join(CLAUSES["2-928(a)"].words.split()), " ".join(CLAUSES["2-928(b)"].words.split())
    found = pieces(old, new)
    assert " ".join(each.words for each in found if each.kind is not Kind.ADDED) == old
    assert " ".join(each.words for each in found if each.kind is not Kind.REMOVED) == new
