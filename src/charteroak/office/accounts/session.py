"""Whose session a request is of. What a session is worth is kept here, and looked at on every request.

The cookie holds a random key of some 165 bits and nothing else. A session ends when nothing was asked in it for
SESSION_IDLE_SECONDS, when it is SESSION_COOKIE_AGE old, when its person signs out, is deactivated, or gets another
password or other roles.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from charteroak.office.accounts import proof
from charteroak.office.accounts.models import Person, Sitting

_KEY = "sitting"
_NOTED_EVERY = timedelta(seconds=60)
"""How exactly it is kept when a session was last used."""


def person_of(request: HttpRequest) -> Person | None:
    """The person who is signed in, as they are now; None where there is none. Without a cookie nothing is looked up."""
    sitting = sitting_of(request)
    return sitting.person if sitting else None


def sitting_of(request: HttpRequest) -> Sitting | None:
    """The session of a person that a request is of, if it still holds."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    handle = request.session.get(_KEY)
    if not isinstance(handle, str):
        return None
    found = (
        Sitting.objects.select_related("person")
        .filter(handle=handle, session=request.session.session_key, person__is_active=True)
        .first()
    )
    if found is None or not _holds(found):
        return None
    now = timezone.now()
    if now - found.seen > _NOTED_EVERY:
        Sitting.objects.filter(pk=found.pk).update(seen=now)
    return found


def signed_in(request: HttpRequest) -> Person:
    """The person of a view whose rule lets no one else in."""
    person: Person | None = request.person  # type: ignore[attr-defined]  # the gate put it there
    if person is None:
        raise PermissionDenied
    return person


def begin(request: HttpRequest, person: Person, way: str = "local", *, proven: bool = True) -> None:
    """Sign a person in, under a new session with a new key. Nothing of the session before is taken along.

    `way` is how they signed in: password_totp, passkey, recovery, oidc. `proven` is whether that counts as step-up.
    """
    end(request)
    open_in(request.session, person, way)
    if proven:
        proof.proven(request)
    rotate_token(request)
    sweep()


def open_in(store: Any, person: Person, way: str) -> None:
    """Put a person into a new session, and save it."""
    if store.session_key is None:
        store.save(must_create=True)
    now = timezone.now()
    made = Sitting.objects.create(person=person, session=store.session_key, way=way[:20], began=now, seen=now)
    store[_KEY] = made.handle
    store.save()


def opened_for(person: Person, way: str = "local", *, proven: bool = False) -> str:
    """The key of a new session of a person, made outside of any request."""
    store = SessionStore()
    if proven:
        store.update(proof.now())
    open_in(store, person, way)
    return str(store.session_key)


def rotate(request: HttpRequest) -> None:
    """Give the session another key, as after a step-up: who had seen the old one has nothing."""
    before = request.session.session_key
    with transaction.atomic():
        request.session.cycle_key()
        Sitting.objects.filter(session=before).update(session=request.session.session_key)
    rotate_token(request)


def end(request: HttpRequest) -> None:
    """End the session of a request, whoever it was of."""
    if request.session.session_key is not None:
        Sitting.objects.filter(session=request.session.session_key).delete()
    request.session.flush()


def end_all(person: Person, *, but: str | None = None) -> int:
    """End every session of a person, but one where its key is given. How many there were."""
    with transaction.atomic():
        ended = Sitting.objects.filter(person=person).exclude(session=but)
        keys = list(ended.values_list("session", flat=True))
        ended.delete()
        Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def sittings(person: Person) -> list[Sitting]:
    """The sessions of a person that hold, the one last used first."""
    return [each for each in Sitting.objects.filter(person=person).order_by("-seen") if _holds(each)]


def sweep() -> None:
    """Take away what has run out."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    Sitting.objects.filter(began__lt=now - _absolute()).delete()
    Sitting.objects.filter(seen__lt=now - _idle() - _NOTED_EVERY).delete()


def _holds(sitting: Sitting) -> bool:
    now = timezone.now()
    return now - sitting.began < _absolute() and now - sitting.seen < _idle()


def _absolute() -> timedelta:
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _idle() -> timedelta:
    return timedelta(seconds=settings.SESSION_IDLE_SECONDS)
