"""What is due of routines on a day: those are closed that are past their last day, or that a reading has ended."""

from __future__ import annotations

from datetime import date
from functools import partial

from charteroak.office import daily
from charteroak.office.routines import keeping
from charteroak.office.routines.models import Routine
from charteroak.office.routines.standing import OVER, standing


def work(day: date) -> int:
    """Close them, and say how many. NotRecorded where the ledger does not take it."""
    open_ = Routine.objects.filter(closed="").prefetch_related("approvals")
    due = [each.handle for each in open_ if standing(each, day).state in OVER]
    return daily.each(due, partial(keeping.tidy, day=day))
