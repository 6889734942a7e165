"""The routine that a disclosure can rest on, for whoever decides it; and that it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from charteroak.office.city_services import BY_NAME
from charteroak.office.matters_said import NECESSITIES, REQUESTERS
from charteroak.office.routines import keeping
from charteroak.office.routines.keeping import Moved
from charteroak.office.routines.models import Routine
from charteroak.office.routines.standing import standing


class NotInForce(Exception):
    """The routine does not hold any more: nothing was counted, and nothing is to be given under it."""


@dataclass(frozen=True)
class RoutineChoice:
    """A routine that holds."""

    id: str
    """Its handle."""
    service: str
    """A name of `office.city_services`."""
    requester: str
    """Of `recording.matter_words.REQUESTERS`."""
    necessity: str
    """Of `recording.matter_words.NECESSITIES`: the reason that a disclosure under it gives."""
    until: date
    """Its last day."""

    @property
    def says(self) -> str:
        """It in words, in English."""
        return self.said("en")

    def said(self, language: str) -> str:
        """It in words: the service, to whom, and why."""
        service = BY_NAME[self.service].said(language)
        return f"{service} · {REQUESTERS[language][self.requester]} · {NECESSITIES[language][self.necessity]}"


def routine_for(service: str, topic: str, requester: str, day: date) -> RoutineChoice | None:
    """The routine that covers giving a class to a kind of requester for a service on a day: the one that holds longest.

    None where there is none. That there is one changes nothing of what the article answers: it is permitted because
    the service needs it, and that was approved before.
    """
    kept = Routine.objects.filter(service=service, requester=requester, closed="", until__gte=day)
    for routine in kept.prefetch_related("approvals").order_by("-until", "handle"):
        if topic in routine.topics and standing(routine, day).state == "in_force":
            return RoutineChoice(routine.handle, routine.service, routine.requester, routine.necessity, routine.until)
    return None


def used(choice_id: str, record: str, role: str, day: date) -> Mapping[str, str]:
    """Count that a matter rested on a routine, inside the transaction that closes it, once a matter.

    `record` is the matter's record id in hex. It gives the facts to add to the matter's own DISCLOSURE entries, so that
    the use is recorded with them. NotInForce where the routine does not hold any more.
    """
    routine = Routine.objects.select_for_update().filter(handle=choice_id).first()
    if routine is None or standing(routine, day).state != "in_force":
        raise NotInForce
    try:
        keeping.counted(routine, record, role)
    except Moved:
        raise NotInForce from None
    return {"routine": "used", "necessity": routine.necessity}
