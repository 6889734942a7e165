"""The figure of 2-928(e): who is counted, for what, and what shows it."""

from datetime import date

import pytest

from charteroak.law.article import PROVISIONS
from charteroak.training.compliance import compliance
from charteroak.training.knowledge import SAYS_NOT, Evidence, knowledgeable
from charteroak.training.learning import Assignment, Completion, Learner, Version

DAY = date(2026, 3, 1)
ALL = tuple(each.clause for each in PROVISIONS)
HALVES = [Version("one", "v1", date(2024, 1, 1), ALL[:6]), Version("two", "v1", date(2024, 1, 1), ALL[5:])]
ASKED = [Assignment("one", renew_years=1), Assignment("two", renew_years=None)]


def officer(number, since=date(2024, 1, 1), until=None, role="police_officer"):
    return Learner(str(number), f"Officer {number}", role, "A", since, until)


def done(number, course, on=date(2026, 2, 1), version="v1", score=90, way="here"):
    return Completion(str(number), course, version, on, way, score)


def figure(people, completions, versions=HALVES, **more):
    return knowledgeable(compliance(people, ASKED, versions, completions, DAY), **more)


def test_who_has_been_taught_every_clause_is_counted_and_why_is_shown():
    found = figure([officer(1), officer(2)], [done(1, "one"), done(1, "two", way="csv"), done(2, "one")])
    assert (found.altogether, found.officers) == (1, 2)
    assert [(each.clause, each.holding, each.of) for each in found.by_clause] == [
        (clause, 2 if clause in ALL[:6] else 1, 2) for clause in ALL
    ]
    proof = list(found.proof())
    assert len(proof) == sum(each.holding for each in found.by_clause)
    assert {each.clause for each in proof if each.learner == "1"} == set(ALL)
    assert proof[0] == Evidence("1", ALL[0], "one", "v1", date(2026, 2, 1), "here", 90)
    assert list(found.missing()) == [("2", ALL[6:])]


@pytest.mark.parametrize(
    "left_out",
    [
        officer(3, until=date(2026, 2, 28)),
        officer(3, since=date(2026, 3, 2)),
        officer(3, role="clerk"),
    ],
)
def test_only_officers_who_are_here_are_asked_after(left_out):
    found = figure([officer(1), left_out], [done(3, "one"), done(3, "two")])
    assert (found.altogether, found.officers) == (0, 1)
    assert figure([left_out], []).altogether == 0
    assert figure([officer(3, role="clerk")], [done(3, "one"), done(3, "two")], officers=("clerk",)).altogether == 1


@pytest.mark.parametrize(
    "course_one",
    [
        done(1, "one", on=date(2025, 2, 28)),
        done(1, "one", score=79),
        done(1, "one", on=date(2026, 3, 2)),
        done(1, "one", version="v0"),
        done(2, "one"),
    ],
    ids=["expired", "failed", "later", "of no version", "of another"],
)
def test_what_has_expired_or_was_not_passed_counts_for_nobody(course_one):
    found = figure([officer(1)], [course_one, done(1, "two", on=date(2024, 1, 1))])
    assert found.altogether == 0
    assert {each.clause for each in found.proof()} == set(ALL[5:])


def test_it_counts_until_the_day_it_has_to_be_taken_again():
    assert figure([officer(1)], [done(1, "one", on=date(2025, 3, 1), score=80), done(1, "two")]).altogether == 1


def test_a_new_version_has_to_be_taken_and_the_older_ones_are_told_apart():
    newer = [*HALVES, Version("two", "v2", date(2026, 2, 15), ALL[5:])]
    people, old = [officer(1), officer(2)], [done(1, "one"), done(1, "two"), done(2, "two")]
    found = figure(people, old, newer)
    assert (found.altogether, found.on_older_versions, found.still_in_time) == (0, 1, 1)
    again = figure(people, [*old, done(1, "two", on=date(2026, 2, 15), version="v2")], newer)
    assert (again.altogether, again.on_older_versions) == (1, 0)


def test_a_clause_that_no_course_teaches_leaves_nobody_counted_and_is_named():
    found = figure([officer(1)], [done(1, "one")], HALVES[:1])
    assert found.not_taught == ALL[6:]
    assert (found.altogether, found.officers) == (0, 1)
    assert found.by_clause[-1].courses == ()
    assert figure([officer(1)], [done(1, "one")], HALVES[:1], clauses=ALL[:6]).altogether == 1
    assert figure([officer(1)], [], clauses=()).altogether == 0


def test_of_a_clause_that_two_courses_teach_the_later_completion_is_shown():
    found = figure([officer(1)], [done(1, "one", on=date(2026, 2, 1)), done(1, "two", on=date(2026, 2, 2))])
    assert [each.course for each in found.proof() if each.clause == ALL[5]] == ["two"]


def test_of_several_completions_of_a_version_the_latest_is_shown():
    found = figure([officer(1)], [done(1, "one", on=date(2026, 2, 3), score=None), done(1, "one"), done(1, "two")])
    assert {(each.on, each.score) for each in found.proof() if each.course == "one"} == {(date(2026, 2, 3), None)}
    assert found.without_score == 1
    assert figure([officer(1)], [done(1, "one"), done(1, "two")]).without_score == 0


def test_what_the_figure_does_not_show_is_said_in_both_languages():
    assert all(each["en"] and each["es"] and each["en"] != each["es"] for each in SAYS_NOT)
