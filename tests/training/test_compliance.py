"""What counts as learned: beside a slow reference, at every edge, and added up."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from bench.peers import compliance as compliance_peer
from charteroak.training.compliance import compliance
from charteroak.training.counted import Standing, State
from charteroak.training.learning import Assignment, Completion, Learner, Version

DAY = date(2026, 3, 1)
ANA = Learner("7", "Ana", "police_officer", "A", date(2026, 1, 1))
FIRST = Version("police", "v1", date(2024, 1, 1), ("2-928(a)", "2-928(b)"))
SECOND = Version("police", "v2", date(2026, 2, 1), ("2-928(a)",))
BY_THEN = Assignment("police", days=30)


def when(day, *done, learner=ANA, versions=(FIRST,), assignments=(BY_THEN,)):
    """Where a learner stands on a day, having completed versions on days."""
    found = [Completion(learner.id, "police", version, on, "here", score) for version, on, score in done]
    [one] = compliance([learner], assignments, versions, found, day).standings()
    return one.state, one.by


def test_a_course_is_due_within_its_days_from_when_one_began():
    by = date(2026, 1, 31)
    assert when(by) == (State.DUE, by)
    assert when(by + timedelta(1)) == (State.OVERDUE, by)


def test_nobody_is_late_before_the_course_began_or_was_asked():
    late = Version("police", "v1", date(2026, 2, 10), ())
    assert when(DAY, versions=[late]) == (State.DUE, date(2026, 3, 12))
    assert when(date(2026, 2, 9), versions=[late]) == (State.LATER, None)
    asked = Assignment("police", days=30, since=date(2026, 2, 20))
    assert when(DAY, assignments=[asked]) == (State.DUE, date(2026, 3, 22))
    assert when(date(2026, 2, 20), assignments=[asked]) == (State.DUE, date(2026, 3, 22))
    assert when(date(2026, 2, 19), assignments=[asked]) == (State.LATER, None)


@pytest.mark.parametrize(
    ("on", "years", "again"),
    [
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 3, 1), 1, date(2025, 3, 1)),
        (date(2024, 3, 1), 9000, None),
        (date(2024, 3, 1), None, None),
    ],
)
def test_a_course_is_taken_again_on_the_same_day_of_the_year(on, years, again):
    assignment = Assignment("police", days=30, renew_years=years)
    since_long = Learner("7", "Ana", "police_officer", "A", date(2020, 1, 1))
    given = {"learner": since_long, "assignments": [assignment]}
    assert when(again or DAY, ("v1", on, 90), **given) == (State.DONE, again)
    if again:
        assert when(again + timedelta(1), ("v1", on, 90), **given) == (State.OVERDUE, again)


@pytest.mark.parametrize(("score", "state"), [(79, State.OVERDUE), (80, State.DONE), (None, State.DONE)])
def test_a_score_has_to_reach_the_pass_mark_where_one_is_known(score, state):
    assert when(DAY, ("v1", date(2026, 1, 5), score))[0] is state


def test_a_new_version_is_due_within_its_days_and_the_old_one_no_longer_counts_then():
    old = ("v1", date(2026, 1, 5), 90)
    both = (FIRST, SECOND)
    assert when(date(2026, 1, 31), old, versions=both) == (State.DONE, date(2029, 1, 5))
    assert when(date(2026, 2, 1), old, versions=both) == (State.DUE, date(2026, 3, 3))
    assert when(date(2026, 3, 4), old, versions=both) == (State.OVERDUE, date(2026, 3, 3))
    assert when(DAY, old, ("v2", date(2026, 2, 2), 90), versions=both) == (State.DONE, date(2029, 2, 2))


def test_a_new_version_is_nothing_where_the_assignment_says_so():
    assignment = Assignment("police", days=30, on_new_version=False)
    done = when(DAY, ("v1", date(2026, 1, 5), 90), versions=(FIRST, SECOND), assignments=[assignment])
    assert done == (State.DONE, date(2029, 1, 5))


def test_what_expires_before_the_new_version_is_due_is_overdue_from_then():
    old = ("v1", date(2023 + 1, 1, 20), 90)
    assignment = Assignment("police", days=90, renew_years=2)
    found = when(date(2026, 2, 1), old, versions=(FIRST, SECOND), assignments=[assignment])
    assert found == (State.OVERDUE, date(2026, 1, 20))


def test_a_version_taken_before_it_was_in_force_counts_for_nothing():
    assert when(DAY, ("v1", date(2023, 12, 31), 90))[0] is State.OVERDUE
    assert when(DAY, ("v1", date(2024, 1, 1), 90))[0] is State.DONE
    assert when(DAY, ("v1", DAY + timedelta(1), 90))[0] is State.OVERDUE
    assert when(DAY, ("v9", date(2026, 1, 5), 90))[0] is State.OVERDUE


def test_of_two_assignments_of_a_course_the_strictest_counts():
    strict = Assignment("police", days=10, pass_mark=95, renew_years=1, units=("A",))
    both = (BY_THEN, strict)
    assert when(date(2026, 1, 5), assignments=both) == (State.DUE, date(2026, 1, 11))
    assert when(DAY, ("v1", date(2026, 1, 5), 90), assignments=both) == (State.OVERDUE, date(2026, 1, 11))
    assert when(DAY, ("v1", date(2026, 1, 5), 95), assignments=both) == (State.DONE, date(2027, 1, 5))


@pytest.mark.parametrize(
    ("until", "state"), [(DAY - timedelta(1), State.LEFT), (DAY, State.OVERDUE), (None, State.OVERDUE)]
)
def test_of_who_left_nothing_is_asked(until, state):
    assert when(DAY, learner=Learner("7", "Ana", "clerk", "A", date(2020, 1, 1), until))[0] is state


def test_who_has_not_begun_is_not_late():
    assert when(DAY, learner=Learner("7", "Ana", "clerk", "A", DAY + timedelta(1))) == (State.LATER, None)


def test_what_is_not_assigned_is_not_asked():
    found = compliance([ANA], [Assignment("police", roles=("clerk",))], [FIRST], [], DAY)
    assert list(found.standings()) == found.of("7") == found.overdue() == []
    assert compliance([ANA], [], [FIRST], [], DAY).whole.of == 0
    assert compliance([], [BY_THEN], [FIRST], [], DAY).trend()[-1].learners == 0


def test_two_learners_with_one_id_are_refused():
    with pytest.raises(ValueError, match="one id"):
        compliance([ANA, ANA], [], [], [], DAY)


def test_what_is_overdue_comes_longest_first_and_what_is_due_soonest_first():
    people = [Learner(f"{n}", "", "clerk", "A", date(2026, 1, n)) for n in (9, 3, 30, 5)]
    found = compliance(people, [BY_THEN], [FIRST], [], date(2026, 2, 5))
    assert [each.learner for each in found.overdue()] == ["3", "5"]
    assert [each.learner for each in found.overdue(1)] == ["3"]
    assert [each.learner for each in found.due(date(2026, 2, 28))] == ["9"]
    assert [each.learner for each in found.due(date(2026, 3, 1))] == ["9", "30"]


DAYS = st.dates(date(2023, 6, 1), date(2027, 6, 1))
PLACES = st.sampled_from(["A", "B"])
COURSES = st.sampled_from(["one", "two"])
SCORES = st.sampled_from([None, 0, 79, 80, 81, 100])


@st.composite
def cities(draw):
    people = [
        Learner(f"{number}", "", draw(st.sampled_from("pc")), draw(PLACES), draw(DAYS), draw(st.none() | DAYS))
        for number in range(draw(st.integers(0, 4)))
    ]
    versions = [
        Version(course, f"v{number}", draw(DAYS), tuple(draw(st.sets(st.sampled_from("xyz")))))
        for course in ("one", "two")
        for number in range(draw(st.integers(0, 3)))
    ]
    assignment = st.builds(
        Assignment,
        COURSES,
        st.sampled_from([(), ("p",), ("p", "c"), ("x",)]),
        st.sampled_from([(), ("A",), ("B", "A")]),
        st.sampled_from([0, 1, 30, 90, 400]),
        st.sampled_from([None, 1, 2, 3]),
        st.booleans(),
        st.sampled_from([0, 80, 81, 100]),
        st.none(),
        st.none() | DAYS,
    )
    completion = st.builds(
        Completion,
        st.sampled_from("01234"),
        COURSES,
        st.sampled_from(["v0", "v1", "v2", "v3"]),
        DAYS,
        st.just("csv"),
        SCORES,
    )
    return people, draw(st.lists(assignment, max_size=4)), versions, draw(st.lists(completion, max_size=12)), draw(DAYS)


@settings(max_examples=200, deadline=None)
@drawn(cities())
def test_everyone_at_once_is_what_it_is_a_person_at_a_time(city):
    people, assignments, versions, completions, day = city
    found = compliance(*city)
    slowly = {
        (each.id, course): compliance_peer.standing(each, course, assignments, versions, completions, day)
        for each in people
        for course in ("one", "two")
    }
    slowly = {key: one for key, one in slowly.items() if one}
    assert {(each.learner, each.course): each for each in found.standings()} == slowly
    states = Counter(one.state for one in slowly.values())
    assert (found.whole.done, found.whole.due, found.whole.overdue) == (
        states[State.DONE],
        states[State.DUE],
        states[State.OVERDUE],
    )
    assert sum(each.of for each in found.by_unit) == sum(each.of for each in found.by_course) == found.whole.of
    assert [each for each in found.overdue() if each.state is not State.OVERDUE] == []
    assert len(found.overdue()) == states[State.OVERDUE]


@settings(max_examples=20, deadline=None)
@drawn(cities())
def test_the_trend_is_what_was_so_on_each_day(city):
    *rest, day = city
    trend = compliance(*city).trend(14)
    assert [each.day for each in trend][-1] == day
    assert len(trend) == 15
    for month in trend:
        then = compliance(*rest, month.day).whole
        assert (then.learners, then.done, then.due, then.overdue) == (
            month.learners,
            month.done,
            month.due,
            month.overdue,
        )


def test_a_trend_is_of_the_ends_of_months():
    assert [each.day for each in compliance([ANA], [BY_THEN], [FIRST], [], date(2026, 3, 31)).trend(3)] == [
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


def test_it_adds_up_by_unit_course_version_and_clause():
    ben = Learner("8", "Ben", "clerk", "B", date(2026, 1, 1))
    cleo = Learner("9", "Cleo", "police_officer", "A", date(2026, 2, 15))
    done = [
        Completion("7", "police", "v2", date(2026, 2, 3), "here", 90),
        Completion("8", "police", "v1", date(2026, 1, 3), "csv"),
    ]
    found = compliance([ANA, ben, cleo], [BY_THEN], [FIRST, SECOND], done, date(2026, 3, 10))
    assert [(each.name, each.learners, each.done, each.due, each.overdue) for each in found.by_unit] == [
        ("A", 2, 1, 1, 0),
        ("B", 1, 0, 0, 1),
    ]
    assert [(each.name, each.done, each.of) for each in found.by_course] == [("police", 1, 3)]
    assert [(version.version, each.done, each.overdue) for version, each in found.by_version] == [
        ("v1", 0, 1),
        ("v2", 1, 0),
    ]
    assert [(each.name, each.learners, each.done, each.due, each.overdue) for each in found.by_clause] == [
        ("2-928(a)", 3, 1, 1, 1)
    ]  # what only an old version taught is taught no longer
    assert found.of("8") == [
        Standing("8", "police", State.OVERDUE, date(2026, 3, 3), "v1", date(2026, 1, 3)),
    ]
