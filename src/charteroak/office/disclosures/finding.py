"""Which requests a person sees, and which wait for them. An index answers, so that the past may grow.

A page of the list is found by its keys alone, which an index holds in order; then its rows are read. `waiting` looks
among the open requests, which are as many as came of late.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from charteroak.office.accounts.models import Person
from charteroak.office.disclosures.machine import HANDLERS, OPEN, State
from charteroak.office.disclosures.models import Approval, Item, Line, Request
from charteroak.office.roles import Role

SEE_ALL = frozenset({Role.RECORDS, Role.SUPERVISOR, Role.COUNSEL, Role.AUDITOR})
"""The roles that see every request."""
_SEE_OWN = frozenset({Role.EMPLOYEE, Role.POLICE})
_OWN_WORK = ("enter", "change", "send")
_OPEN = sorted(state.value for state in OPEN)
_NEWEST = ("-changed_at", "-pk")


def visible(person: Person) -> QuerySet[Request]:
    """The requests that a person may see (`held.sees`)."""
    if person.roles & SEE_ALL:
        return Request.objects.all()
    if person.roles & _SEE_OWN:
        return Request.objects.filter(Q(entered_by=person.handle) | Q(department=person.department))
    return Request.objects.none()


def waiting(person: Person) -> QuerySet[Request]:
    """The requests that wait for a person: to be worked on by them, or to be answered as an approver."""
    wanted = Q(pk__in=[])
    worked = Line.objects.filter(request=OuterRef("pk"), person=person.handle, event__in=_OWN_WORK)
    if person.roles & HANDLERS:
        states = [State.DRAFT.value, State.DECIDED.value, State.APPROVED.value]
        wanted |= Q(state__in=states, entered_by=person.handle)
    if Role.SUPERVISOR in person.roles:
        wanted |= Q(state=State.WAITS_SUPERVISOR.value) & ~Q(Exists(worked))
    if Role.COUNSEL in person.roles:
        given = Approval.objects.filter(request=OuterRef("pk"), person=person.handle, answer="given")
        wanted |= Q(state=State.WAITS_COUNSEL.value) & ~Q(Exists(worked)) & ~Q(Exists(given))
    return visible(person).filter(wanted, state__in=_OPEN)


def newest(person: Person, states: Iterable[State] | None, first: int, most: int) -> list[Request]:
    """Some of the requests that a person sees, the one that was changed last first, with their classes. `states` are
    those that they are in; None for all.
    """
    keys = [_keys(each, states) for each in _ways(person)]
    found = keys[0].union(*keys[1:]) if len(keys) > 1 else keys[0]
    return _rows([pk for _, pk in found.order_by(*_NEWEST)[first : first + most]])


def newest_waiting(person: Person, first: int, most: int) -> list[Request]:
    """The same of those that wait for a person."""
    return _rows(list(waiting(person).order_by(*_NEWEST).values_list("pk", flat=True)[first : first + most]))


def _ways(person: Person) -> list[QuerySet[Request]]:
    """The requests that a person sees, in parts of which each has an index of its own. One may be in several."""
    if person.roles & SEE_ALL:
        return [Request.objects.all()]
    if person.roles & _SEE_OWN:
        own = Request.objects.filter(entered_by=person.handle)
        return [own, Request.objects.filter(department=person.department)]
    return [Request.objects.none()]


def _keys(part: QuerySet[Request], states: Iterable[State] | None) -> QuerySet[Request, tuple[object, int]]:
    chosen = part if states is None else part.filter(state__in=sorted(state.value for state in states))
    return chosen.values_list("changed_at", "pk")


def _rows(keys: list[int]) -> list[Request]:
    items = Prefetch("items", Item.objects.only("request", "topic", "asked"))
    found = Request.objects.prefetch_related(items).in_bulk(keys)
    return [found[key] for key in keys if key in found]
