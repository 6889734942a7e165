"""What is due of disclosures on a day: requests expire that nobody touched, and approvals end that no longer hold."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from charteroak.logic import clock
from charteroak.office import daily
from charteroak.office.disclosures import flow
from charteroak.office.disclosures.days import days
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.machine import OPEN, WAITING
from charteroak.office.disclosures.models import Request


def work(_day: date) -> int:
    """Do it, and say to how many requests. NotRecorded where the ledger does not take it."""
    old = Q(state__in=sorted(OPEN), changed_at__lte=clock.now() - days().stale)
    handles = Request.objects.filter(old | Q(state__in=sorted(WAITING))).values_list("handle", flat=True)
    return daily.each(list(handles), _tidied)


def _tidied(handle: str) -> bool:
    """Look first without the lock, which others wait for: of most requests nothing is due."""
    request = Request.objects.filter(handle=handle).first()
    return request is not None and Held.of(request).is_due and flow.tidy(handle) is not None
