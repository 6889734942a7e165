"""How long things may lie, in days. All of it is the City's procedure: the article sets no time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

VARIABLE = "CHARTEROAK_DISCLOSURE_DAYS"
"""Three numbers with commas between: to answer in, for which an approval holds, and until a request expires."""
_DEFAULT = (10, 14, 90)


@dataclass(frozen=True)
class Days:
    """How long things may lie."""

    answer: timedelta
    """In which the City wants to answer a request."""
    approval: timedelta
    """For which an approval holds."""
    stale: timedelta
    """After which a request that nobody touched expires."""


def days() -> Days:
    """How long things may lie here. ImproperlyConfigured where the setting is not three numbers of days."""
    given = os.environ.get(VARIABLE)
    if given is None:
        return Days(*(timedelta(each) for each in _DEFAULT))
    try:
        numbers = [int(each) for each in given.split(",")]
        if len(numbers) != len(_DEFAULT) or not all(1 <= each <= 3650 for each in numbers):
            raise ValueError
    except ValueError:
        raise ImproperlyConfigured(f"{VARIABLE} is not three numbers of days, as 10,14,90") from None
    return Days(*map(timedelta, numbers))
