"""Who is trained, of 10,000 people and 20 courses, beside a person at a time and pandas."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, quiet, seconds
from charteroak.training.learning import Assignment, Completion, Learner, Version

_PEOPLE, _COURSES, _VERSIONS, _A_PERSON_AT_A_TIME = 10_000, 20, 4, 50
_DAY = date(2026, 11, 24)
_GOAL = Goal("ours", "<", 1.0)
City = tuple[list[Learner], list[Assignment], list[Version], list[Completion], date]


def training(effort: Effort, _check_all: bool) -> list[Section]:
    """Seconds for a city: where everyone stands, the sums, the figure of 2-928(e); and two years besides."""
    from bench.peers.compliance import with_pandas
    from charteroak.training.compliance import compliance
    from charteroak.training.knowledge import knowledgeable

    given = city()

    def stands() -> Any:
        found = compliance(*given)
        return found, found.by_unit, found.by_course, found.by_version, found.by_clause, knowledgeable(found).by_clause

    def with_trend() -> Any:
        return stands()[0].trend(24)

    whole = compliance(*given).whole
    _agree((whole.done, whole.due, whole.overdue), with_pandas(*given))
    passes = max(3, effort.passes // 5)
    runs: dict[str, Callable[[], object]] = {
        "ours": stands,
        "trend": with_trend,
        "pandas": lambda: with_pandas(*given),
        "slow": lambda: one_at_a_time(given),
    }
    found = {name: [] for name in runs}  # type: dict[str, list[float]]
    with quiet():
        for _ in range(passes):
            for name, run in runs.items():
                found[name].append(seconds(run) * (_PEOPLE / _A_PERSON_AT_A_TIME if name == "slow" else 1))
    return [Section("Training: seconds for 10,000 people and 20 courses on one core", _notes(given), _lines(found))]


def _lines(found: dict[str, list[float]]) -> list[Line]:
    def beside(peer: str) -> dict[str, Any]:
        times = [theirs / ours for theirs, ours in zip(found[peer], found["ours"], strict=True)]
        return {
            "ours": Spread.of(found["ours"]),
            "peer": Spread.of(found[peer]),
            "ratio": Spread.of(times),
            "unit": "s",
        }

    return [
        Line("with its sums, beside pandas without", **beside("pandas"), goal=_GOAL),
        Line("with its sums, beside a person at a time", **beside("slow")),
        Line("and the trend of two years", ours=Spread.of(found["trend"]), unit="s", goal=_GOAL),
    ]


def _notes(given: City) -> list[str]:
    some = f"{_A_PERSON_AT_A_TIME} people, each with their own completions only, and multiplied"
    return [
        f"{len(given[3]):,} completions, {_VERSIONS} versions a course. A person at a time is measured with {some}."
    ]


def one_at_a_time(given: City, people: int = _A_PERSON_AT_A_TIME) -> list[Any]:
    """The peer that is meant to be read, with so many people."""
    from bench.peers.compliance import standing

    learners, assignments, versions, completions, day = given
    some = learners[:: len(learners) // people][:people]
    own: dict[str, list[Completion]] = {each.id: [] for each in some}
    for done in completions:
        if done.learner in own:
            own[done.learner].append(done)
    courses = sorted({each.course for each in assignments})
    return [standing(each, course, assignments, versions, own[each.id], day) for each in some for course in courses]


def _agree(ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
    if ours != theirs:
        raise AssertionError(f"pandas counts {theirs} done, due and overdue, and we {ours}")


def city(people: int = _PEOPLE) -> City:
    """People of every unit, who took most courses, some of them again, some too late, some an older version."""
    draw = random.Random(928)  # noqa: S311 - no secret
    begin = date(2018, 1, 1)
    learners = [_learner(number, begin + timedelta(draw.randrange(3000)), draw) for number in range(people)]
    versions = [
        Version(f"course {course}", f"v{number}", begin + timedelta(1050 * number + course), ("2-928(a)", "2-929"))
        for course in range(_COURSES)
        for number in range(_VERSIONS)
    ]
    assignments = [
        Assignment(f"course {course}", renew_years=(1, 2, 3, None)[course % 4]) for course in range(_COURSES)
    ]
    completions = []
    for each in learners:
        for version in versions:
            if draw.random() < 0.9 and version.since + timedelta(1050) > each.since:
                on = max(version.since, each.since) + timedelta(draw.randrange(120))
                completions.append(
                    Completion(each.id, version.course, version.version, on, "here", draw.randrange(75, 101))
                )
    return learners, assignments, versions, completions, _DAY


def _learner(number: int, since: date, draw: random.Random) -> Learner:
    role, unit = draw.choice(("police_officer", "dispatcher", "clerk")), f"Unit {draw.randrange(40)}"
    until = None if draw.random() < 0.9 else since + timedelta(draw.randrange(60, 3000))
    return Learner(f"{number}", f"Person {number}", role, unit, since, until)
