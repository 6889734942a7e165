"""A limit on failures by where they come from, so that one place cannot try every account.

The place is the address of the connection; what a caller writes into X-Forwarded-For counts for nothing here. Behind
a proxy everyone may come from one address, so the limit never locks everybody out: it does not hold for a browser
that the person has signed in with before (`known`), for passkeys, which cannot be guessed, or for who is in already.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

from django.core import signing
from django.http import HttpRequest, HttpResponse

from charteroak.office.accounts import COOKIE_OF_A_KNOWN_BROWSER as COOKIE
from charteroak.office.accounts.models import Person
from charteroak.office.limits_of_use import source_of

MOST = 20
"""Failures from one place within WITHIN seconds."""
WITHIN = 900.0
_PLACES = 10_000
_KNOWN_DAYS = 90
_SALT = "charteroak known browser"


class Sources:
    """The failures of late, by place, in this process's memory: nothing of where people are is kept."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def may_try(self, place: str) -> bool:
        """Whether a place has failures left."""
        with self._lock:
            return len(self._recent(place)) < MOST

    def failed(self, place: str) -> None:
        """Count a failure."""
        with self._lock:
            self._recent(place).append(time.monotonic())

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._failures.clear()

    def _recent(self, place: str) -> deque[float]:
        found = self._failures.setdefault(place, deque(maxlen=MOST))
        self._failures.move_to_end(place)
        while found and found[0] <= time.monotonic() - WITHIN:
            found.popleft()
        while len(self._failures) > _PLACES:
            self._failures.popitem(last=False)
        return found


SOURCES = Sources()


def may_try(request: HttpRequest, person: Person | None) -> bool:
    """Whether one may try to sign in as this person from there."""
    return SOURCES.may_try(source_of(request)) or (person is not None and _knows(request, person))


def failed(request: HttpRequest) -> None:
    """A try from there has failed."""
    SOURCES.failed(source_of(request))


def know(request: HttpRequest, response: HttpResponse, person: Person) -> None:
    """Have the browser remember that this person has signed in with it."""
    response.set_cookie(
        COOKIE,
        signing.dumps(person.handle, salt=_SALT),
        max_age=_KNOWN_DAYS * 86400,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )


def _knows(request: HttpRequest, person: Person) -> bool:
    try:
        handle = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_KNOWN_DAYS * 86400)
    except signing.BadSignature:
        return False
    return bool(handle == person.handle)
