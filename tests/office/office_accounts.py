"""What the tests of people share: a person with a password and an authenticator, and the ways that they sign in."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from typing import Any

import pyotp
from office_people import made
from office_visitor import Visitor

PASSWORD = "correct horse battery staple"  # noqa: S105 - of people who are made for a test
HOME = {"en": "", "es": "/es"}


@cache
def kept_password() -> str:
    """PASSWORD as it is kept: made once, for it takes a while on purpose."""
    from charteroak.office.accounts.passwords import hashed

    return hashed(PASSWORD)


def member(*roles: str, name: str = "", **more: Any) -> tuple[Any, str]:
    """A person who has begun, and the key of their authenticator."""
    from charteroak.office.accounts import totp

    person: Any = made(*roles, name=name)
    person.password = kept_password()
    for field, value in more.items():
        setattr(person, field, value)
    person.save()
    key = totp.new_key()
    totp.keep(person, key, 0)
    return person, key


def code(key: str, steps: int = 0) -> str:
    """The code of an authenticator now, or some steps of time later."""
    return pyotp.TOTP(key).at(time.time() + steps * 30)


def wrong_code(key: str) -> str:
    """Six digits that are none of now."""
    near = {code(key, steps) for steps in range(-3, 4)}
    return next(
        each for each in ("000000", "111111", "222222", "333333", "444444", "555555", "666666") if each not in near
    )


def send(visitor: Visitor, path: str, fields: dict[str, Any], *, page: str = "") -> Visitor:
    """Open a page and send a form of it: what the page's own form holds, with these fields."""
    visitor.get(page or path)
    return post(visitor, path, fields)


def post(visitor: Visitor, path: str, fields: dict[str, Any]) -> Visitor:
    """Send fields from the page that is open, with its token."""
    [token, *_] = visitor.page.xpath("//input[@name='csrfmiddlewaretoken']/@value")
    return visitor.post(path, {"csrfmiddlewaretoken": str(token), **fields})


def first_step(visitor: Visitor, person: Any, password: str = PASSWORD, then: str = "") -> Visitor:
    """Give a login and a password."""
    return send(visitor, "/sign-in/", {"login": person.login, "password": password, "then": then})


def sign_in(person: Any, key: str, then: str = "") -> Visitor:
    """A visitor who has signed in with a password and a code."""
    visitor = Visitor()
    first_step(visitor, person, then=then)
    assert there(visitor) == "/sign-in/code/", visitor.status
    return send(visitor, "/sign-in/code/", {"code": code(key)})


def there(visitor: Visitor) -> str:
    """Where the last answer leads."""
    return str(visitor.response.headers.get("Location", ""))


def is_in(visitor: Visitor) -> bool:
    """Whether the visitor is signed in."""
    return visitor.get("/account/").status == 200


def alert(visitor: Visitor) -> str:
    """What the page says went wrong."""
    return visitor.text("//main//div[@role='alert' and not(@hidden)]")


def lines(event: str = "") -> list[tuple[str, str, str]]:
    """The audit: person, event and outcome."""
    from charteroak.office.accounts.models import AuditLine

    found = AuditLine.objects.order_by("pk")
    found = found.filter(event=event) if event else found
    return list(found.values_list("person", "event", "outcome"))


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What acts give that are done at the same time, each in a thread with a connection of its own."""
    import threading

    from django.db import connection

    start, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[number] = act()
        except Exception as error:
            found[number] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
