"""The machine of disclosures against a second, simpler statement of its rules, in every state, event, case and person.

And a walk through everything that people with every role can do in any order: what goes out was approved as it has to
be, whatever they tried before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest

from charteroak.office.disclosures.machine import (
    CLOSED,
    CONDITIONS,
    HANDLERS,
    OPEN,
    SYSTEM,
    TABLE,
    WAITING,
    WORKED_ON,
    Case,
    Event,
    Refused,
    State,
    Who,
    holds,
    step,
)
from charteroak.office.roles import Role

DOCS = Path(__file__).resolve().parents[2] / "docs" / "disclosures.md"
ME = "me"


def simply(state: State, event: Event, case: Case, who: Who) -> State | None:  # noqa: C901 - a list of rules, as told
    """What follows, said a second time and without a table; None where nothing does."""
    if state in CLOSED:
        return None
    handler, program = bool(who.roles & HANDLERS), who == SYSTEM
    again = State.DECIDED if case.complete else State.DRAFT
    if event == Event.CHANGE:
        return again if handler else None
    if event == Event.WITHDRAW:
        return State.WITHDRAWN if handler else None
    if event == Event.EXPIRE:
        return State.EXPIRED if program and case.stale else None
    if event == Event.LAPSE:
        return again if program and state in WAITING else None
    if event == Event.NOTHING_HELD:
        return State.NOTHING_HELD if handler and state in WORKED_ON else None
    if event == Event.REFUSE:
        good = handler and state == State.DECIDED and case.complete and not case.releases
        return State.REFUSED if good else None
    if event == Event.SEND:
        if not (handler and state == State.DECIDED and case.complete and case.releases):
            return None
        return State.APPROVED if case.routine and not case.counsel else State.WAITS_SUPERVISOR
    if event == Event.HAND_OVER:
        if not (handler and state == State.APPROVED and case.unchanged and case.given):
            return None
        return State.RELEASED_IN_PART if case.partly else State.RELEASED
    if event == Event.REVOKE:
        good = who.fresh and who.handle in case.approvers and state in (State.WAITS_COUNSEL, State.APPROVED)
        return State.DECIDED if good else None
    role = {State.WAITS_SUPERVISOR: Role.SUPERVISOR, State.WAITS_COUNSEL: Role.COUNSEL}.get(state)
    free = who.handle not in case.worked and who.handle not in case.approvers
    if role is None or role not in who.roles or not who.fresh or not free:
        return None
    if event == Event.NOT_APPROVE:
        return State.DECIDED
    if not case.unchanged:
        return None
    return State.WAITS_COUNSEL if role == Role.SUPERVISOR and case.counsel else State.APPROVED


def every_case() -> Iterator[Case]:
    """Every case that the rows can tell apart."""
    for values in product((False, True), repeat=len(CONDITIONS)):
        yield Case(**dict(zip(CONDITIONS, values, strict=True)))  # type: ignore[arg-type]  # all of these are truths


def cases_of(event: Event) -> Iterator[Case]:
    """Every case that the rows of an event can tell apart, with all that they do not name false, and true."""
    named = sorted({each.removeprefix("!") for row in TABLE if row.event == event for each in row.when})
    for others, values in product((False, True), product((False, True), repeat=len(named))):
        truths = {**dict.fromkeys(CONDITIONS, others), **dict(zip(named, values, strict=True))}
        yield Case(**truths)  # type: ignore[arg-type]  # all of these are truths


def every_person() -> Iterator[Who]:
    """Every kind of person: each role alone and all together, fresh and not, and the program."""
    kinds = [frozenset[Role](), *(frozenset({role}) for role in Role), frozenset(Role)]
    for roles, fresh in product(kinds, (False, True)):
        yield Who(ME, roles, fresh)
    yield SYSTEM


PEOPLE = tuple(every_person())
PARTS = tuple(product((frozenset[str](), frozenset({ME})), repeat=2))
"""Whether one has worked on it, and approved it."""


@pytest.mark.parametrize("state", State)
def test_every_event_in_every_case_by_every_kind_of_person_does_what_the_second_statement_says(state: State) -> None:
    for event, (worked, approvers) in product(Event, PARTS):
        for case in cases_of(event):
            agree(state, event, replace(case, worked=worked, approvers=approvers))


def agree(state: State, event: Event, case: Case) -> None:
    """Every kind of person meets the same in both statements."""
    for who in PEOPLE:
        try:
            found: State | None = step(state, event, case, who)
        except Refused:
            found = None
        assert found == simply(state, event, case, who), (state, event, case, who)


def test_at_most_one_row_is_for_a_case() -> None:
    for state, event, case in product(State, Event, every_case()):
        rows = [row for row in TABLE if (row.state, row.event) == (state, event)]
        assert sum(all(holds(each, case) for each in row.when) for row in rows) <= 1


def test_what_is_closed_stays_closed_and_every_state_can_be_reached() -> None:
    assert not [row for row in TABLE if row.state in CLOSED]
    assert {row.to for row in TABLE} == set(State)
    assert {row.event for row in TABLE} == set(Event)


def test_every_reason_to_refuse_has_words_in_both_languages() -> None:
    from charteroak.office.disclosures.words import disclosure_words

    words = {each.removeprefix("!") for row in TABLE for each in (*row.when, *row.who)} | {"closed", "not_now"}
    never_first = {"system", "stale", "partly", "counsel", "routine"}  # of the program's rows, or told apart by rows
    for language in ("en", "es"):
        own = disclosure_words(language)
        assert words - never_first <= set(own.refused)
        assert set(own.states) == {state.value for state in State}
        assert {event.value for event in Event} | {"enter"} == set(own.events)


def test_the_documented_table_is_the_table_of_the_code() -> None:
    rows = [line for line in DOCS.read_text().splitlines() if line.startswith("| `")]
    documented = {tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows}
    assert documented == {
        (f"`{row.state}`", f"`{row.event}`", ", ".join(row.when), ", ".join(row.who), f"`{row.to}`") for row in TABLE
    }


@dataclass(frozen=True)
class World:
    """A request, and what has been done about it, as the flow keeps it."""

    state: State = State.DRAFT
    worked: frozenset[str] = frozenset({"a"})
    approvals: frozenset[tuple[str, Role]] = frozenset()
    complete: bool = False
    releases: bool = False
    counsel: bool = False
    routine: bool = False
    unchanged: bool = False

    @property
    def case(self) -> Case:
        """What the guards look at."""
        return Case(
            complete=self.complete,
            releases=self.releases,
            counsel=self.counsel,
            routine=self.routine,
            unchanged=self.unchanged,
            given=True,
            stale=True,
            worked=self.worked,
            approvers=frozenset(person for person, _ in self.approvals),
        )


WORKERS = tuple(Who(name, frozenset(Role), fresh=True) for name in ("a", "b", "c"))
"""People who may do everything: what stops them is the machine alone."""
FACTS = [
    (complete, releases, counsel, routine)
    for complete, releases, counsel, routine in product((False, True), repeat=4)
    if releases or not (counsel or routine)
]


def moves(world: World) -> Iterator[tuple[Event, Who, World]]:
    """Everything that can be tried, and what comes of it."""
    for event, who in product(Event, (*WORKERS, SYSTEM)):
        befores = [world]
        if event == Event.CHANGE:
            befores = [
                replace(world, unchanged=False, complete=complete, releases=releases, counsel=counsel, routine=routine)
                for complete, releases, counsel, routine in FACTS
            ]
        for before in befores:
            try:
                to = step(before.state, event, before.case, who)
            except Refused:
                continue
            yield event, who, _after(before, event, who, to)
    if world.state in WAITING:
        yield Event.LAPSE, SYSTEM, replace(world, unchanged=False)  # an authority ends: nobody has noticed yet


def _after(world: World, event: Event, who: Who, to: State) -> World:
    after = replace(world, state=to)
    if event in (Event.CHANGE, Event.SEND):
        after = replace(after, worked=after.worked | {who.handle})
    if event == Event.SEND:
        return replace(after, unchanged=True)
    if event == Event.APPROVE:
        role = Role.SUPERVISOR if world.state == State.WAITS_SUPERVISOR else Role.COUNSEL
        return replace(after, approvals=after.approvals | {(who.handle, role)})
    if event in (Event.CHANGE, Event.NOT_APPROVE, Event.REVOKE, Event.LAPSE):
        return replace(after, approvals=frozenset(), unchanged=False)
    return after


def test_whatever_people_try_in_any_order_only_what_was_approved_goes_out() -> None:
    seen, waiting, out = {World()}, [World()], 0
    while waiting:
        world = waiting.pop()
        for event, _, after in moves(world):
            if event == Event.HAND_OVER:
                out += 1
                by = {role: person for person, role in world.approvals}
                people = set(by.values())
                assert world.unchanged
                assert len(people) == len(by)  # never the same person twice
                assert not people & world.worked  # never one's own
                assert Role.SUPERVISOR in by or (world.routine and not world.counsel)
                assert Role.COUNSEL in by or not world.counsel
            if after.state in OPEN and after not in seen:
                seen.add(after)
                waiting.append(after)
    assert out > 10
    assert {world.state for world in seen} == OPEN
