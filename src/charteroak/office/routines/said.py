"""What the pages say of routines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from charteroak.law.words import words
from charteroak.office.accounts.models import Person
from charteroak.office.city_services import BY_NAME
from charteroak.office.matters_said import NECESSITIES, REQUESTERS, class_name
from charteroak.office.pages import Place
from charteroak.office.record.words import record_words
from charteroak.office.routines.models import Routine
from charteroak.office.routines.standing import APPROVERS, STATES, Standing, State, may_approve, standing
from charteroak.office.routines.words import RoutineWords, routine_words


@dataclass(frozen=True)
class RoutineRow:
    """A routine as pages show it."""

    handle: str
    """Its random name."""
    service: str
    """The service."""
    department: str
    """Whose that is."""
    classes: tuple[str, ...]
    """What is given."""
    requester: str
    """To whom."""
    because: str
    """Why, as a sentence of closed words."""
    note: str
    """Why, in the words of whoever proposed it."""
    until: str
    """Its last day."""
    state: str
    """How it stands, by its wire name."""
    state_name: str
    """How it stands, in a word."""
    state_means: str
    """What that means."""
    approvals: tuple[tuple[str, str], ...]
    """By which roles, and on which days."""
    missing: tuple[str, ...]
    """Who has still to approve it."""
    closed: str
    """By which role it was closed, and when."""
    href: str
    """Its page, for staff."""
    open_of: str
    """What the link there says."""


def kept() -> QuerySet[Routine]:
    """All routines, with what is needed to say how they stand."""
    return Routine.objects.prefetch_related("approvals").annotate(used=Count("uses"))


def row(language: str, routine: Routine, found: Standing) -> RoutineRow:
    """A routine in words."""
    own = routine_words(language)
    service = BY_NAME[routine.service]
    requester = REQUESTERS[language][routine.requester]
    state, means = own.states[found.state]
    return RoutineRow(
        handle=routine.handle,
        service=service.said(language),
        department=record_words(language).departments[service.department],
        classes=tuple(class_name(language, each) for each in routine.topics),
        requester=requester,
        because=own.ui["because"].format(why=NECESSITIES[language][routine.necessity]),
        note=routine.note,
        until=words(language).date(routine.until),
        state=found.state,
        state_name=state,
        state_means=means,
        approvals=tuple(
            (own.ui[each.role], words(language).date(each.day))
            for role in APPROVERS
            for each in found.approvals
            if each.role == role
        ),
        missing=tuple(own.ui[role] for role in found.missing) if found.state == "waiting" else (),
        closed=_closed(own, routine),
        href=Place("routine", record=routine.handle).address(language),
        open_of=own.ui["open_of"].format(service=service.said(language), requester=requester),
    )


def _closed(own: RoutineWords, routine: Routine) -> str:
    if not routine.closed or routine.closed_on is None:
        return ""
    return own.ui["closed_line"].format(role=own.ui[routine.closed_by], day=words(own.language).date(routine.closed_on))


def in_force(language: str, day: date) -> tuple[RoutineRow, ...]:
    """What holds on a day, in the order of the services."""
    return tuple(each for state, each in _rows(language, kept().filter(closed=""), day) if state == "in_force")


def by_state(language: str, day: date) -> tuple[RoutineRow, ...]:
    """All routines, those first that hold or wait."""
    rows = sorted(_rows(language, kept(), day), key=lambda each: STATES.index(each[0]))
    return tuple(each for _, each in rows)


def _rows(language: str, routines: Iterable[Routine], day: date) -> list[tuple[State, RoutineRow]]:
    rows = []
    for routine in routines:
        found = standing(routine, day)
        rows.append((found.state, row(language, routine, found)))
    return rows


def waiting_for(person: Person, day: date) -> int:
    """How many routines wait for this person's approval."""
    if not person.roles & set(APPROVERS):
        return 0
    return sum(
        may_approve(each, standing(each, day), person) is not None for each in kept().filter(closed="", until__gte=day)
    )


@dataclass(frozen=True)
class ListPage:
    """The public list, or the staff's."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    rows: tuple[RoutineRow, ...]
    """The routines."""
    as_of: str
    """Of which day the list is."""
    done: str
    """What was done just now, or nothing."""
    propose: str
    """Where one is proposed; empty for whoever may not."""
    public: str
    """The public list."""
    quote: object
    """The clause."""


@dataclass(frozen=True)
class OnePage:
    """A routine, and what the person who looks can do with it."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    row: RoutineRow
    """The routine."""
    proposed: str
    """When it was proposed."""
    uses: int
    """How often it was used."""
    record: str
    """Its page in the ledger, once something is there."""
    shown: int
    """Its version, as it is shown here."""
    once: str
    """What makes pressing a button twice one use."""
    done: str
    """What was done just now, or nothing."""
    alert: str
    """What went wrong, or nothing."""
    alert_text: str
    """What that means."""
    approve: str
    """What the button to approve says; empty where they cannot."""
    why_not: str
    """Why an approver cannot approve it, where it waits."""
    prove: str
    """Where to prove first who one is, where that is to be done; else nothing."""
    can_end: bool
    """Whether they can end it."""
    can_use: bool
    """Whether they can record a use."""
    change: str
    """Where it is changed; empty where they cannot."""
    changed_dies: bool
    """Whether a change undoes an approval."""
    renew: str
    """Where it is proposed anew; empty where they cannot."""
    addresses: Mapping[str, str]
    """Where the buttons send: approve, end, use."""
    kept: str
    """All routines."""
