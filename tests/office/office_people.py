"""People who work in the office, made for a test, and visitors who are signed in as one of them."""

from __future__ import annotations

from office_visitor import Visitor


def emptied() -> None:
    """An office with nobody in it and nothing kept."""
    from django.core.management import call_command

    from charteroak.office.accounts import models
    from charteroak.office.accounts.sources import SOURCES

    call_command("flush", verbosity=0, interactive=False)
    models._claimed = False
    SOURCES.clear()


def made(*roles: str, name: str = "", department: str = "other") -> object:
    """A person with these roles, active from now on."""
    from charteroak.office.accounts.models import Holding, Person, new_handle

    login = name or f"{'-'.join(roles) or 'nobody'}-{new_handle()[:6]}"
    person = Person.objects.create(login=login, name=name or login.title(), department=department)
    for role in roles:
        Holding.objects.create(person=person, role=role)
    return person


def signed_in(person: object, *, proven: bool = True) -> Visitor:
    """A visitor who is signed in as a person, and has just proven to be them unless it says otherwise."""
    from django.conf import settings

    visitor = Visitor()
    visitor._client.cookies[settings.SESSION_COOKIE_NAME] = session_key(person, proven=proven)
    return visitor


def session_key(person: object, *, proven: bool = True) -> str:
    """The key of a new session of a person, as its cookie has it."""
    from charteroak.office.accounts.session import opened_for

    return opened_for(person, proven=proven)  # type: ignore[arg-type]
