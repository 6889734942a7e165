"""What the tests of the permissions walk over: every route with an address, everyone who could ask, and what is read
off the table of rules, written a second time and otherwise than the gate has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from office_people import emptied, made, signed_in
from office_visitor import Visitor

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
SAMPLES = {"act": "inquire", "provider": "city", "name": "nothing.css"}
"""What stands in an address, where not any word can."""
THROUGH = 299
"""The status of what passed the gate, where nothing is to happen behind it."""


@dataclass(frozen=True)
class Route:
    """A route, and an address of it."""

    name: str
    address: str
    names: tuple[str, ...]
    """What its address holds beside the language."""


class Through:
    """Django's middleware behind the gate, that answers for every view: only who gets this far is of interest."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> Any:
        return self._get_response(request)

    def process_view(self, *_args: object) -> Any:
        from django.http import HttpResponse

        return HttpResponse(status=THROUGH)


def routes() -> list[Route]:
    """Every route of the site, in English."""
    from django.urls import reverse

    from charteroak.office.urls import urlpatterns

    found = [Route("asset", reverse("asset", kwargs={"name": SAMPLES["name"]}), ("name",))]
    for pattern in urlpatterns[-1].url_patterns:  # type: ignore[union-attr]
        assert pattern.name, f"{pattern} has no name"
        converters = pattern.pattern.converters
        named = {each: 0 if type(how).__name__ == "IntConverter" else SAMPLES.get(each, "0" * 16)
                 for each, how in converters.items()}  # fmt: skip
        found.append(
            Route(pattern.name, reverse(pattern.name, kwargs={"language": "en", **named}), tuple(sorted(converters)))
        )
    return sorted(found, key=lambda route: route.name)


def everyone() -> dict[str, tuple[frozenset[str] | None, bool, Visitor]]:
    """Everyone who could ask: their roles now, None for who counts as nobody; if their proof is fresh; and they."""
    from charteroak.office.accounts.models import Person
    from charteroak.office.roles import Role

    found: dict[str, tuple[frozenset[str] | None, bool, Visitor]] = {"nobody": (None, False, Visitor())}
    for role in Role:
        found[role] = (frozenset({role}), True, signed_in(made(role)))
    two = made("records", "auditor")
    found["two roles"] = (frozenset({"records", "auditor"}), True, signed_in(two))
    found["every role, long proven"] = (frozenset(Role), False, signed_in(made(*Role), proven=False))
    found["no role"] = (frozenset(), True, signed_in(made()))
    closed = made("administrator")
    found["deactivated"] = (None, False, signed_in(closed))
    Person.objects.filter(pk=closed.pk).update(is_active=False)  # type: ignore[attr-defined]
    if any(each.name == "locked" for each in Person._meta.fields):
        from django.utils import timezone

        # Who guesses at an account locks signing in, and cannot throw out who is at work in it.
        locked = made("counsel")
        found["locked, in a session from before"] = (frozenset({"counsel"}), True, signed_in(locked))
        Person.objects.filter(pk=locked.pk).update(locked=timezone.now())  # type: ignore[attr-defined]
    return found


def methods_of(route: Route) -> tuple[str, ...]:
    """What a route's view says it takes (`pages.allow`)."""
    from django.urls import resolve

    view: Any = resolve(route.address).func
    while view is not None:
        free = view.__code__.co_freevars
        if "methods" in free:
            found: tuple[str, ...] = view.__closure__[free.index("methods")].cell_contents
            return found
        view = getattr(view, "__wrapped__", None)
    raise AssertionError(f"{route.name} does not say what it takes")


def read_off(rule: Any, roles: frozenset[str] | None, method: str, *, fresh: bool) -> str:
    """What becomes of a request in a claimed office, by the table alone: in, refused, to sign in, or to prove."""
    taking = "nobody" if rule.writes == frozenset() else "anyone" if rule.writes is None else "some"
    opening = "anyone" if rule.reads is None else "some"
    if method == "POST" and taking != "nobody":
        wide, holders = taking == "anyone", rule.writes
    elif method in ("GET", "HEAD", "POST"):
        wide, holders = opening == "anyone", rule.reads
    else:
        wide, holders = opening == "anyone", None
    if wide:
        allowed = True
    elif roles is None:
        return "sign in"
    else:
        allowed = holders is None or any(role in holders for role in roles)
    if not allowed:
        return "refused"
    return "prove" if rule.fresh and roles is not None and not fresh else "in"


def became(response: Any) -> str:
    """What became of a request."""
    if response.status_code == 302:
        where = response.headers["Location"]
        return (
            "sign in" if where.startswith("/sign-in/?") else "prove" if where.startswith("/sign-in/again/") else where
        )
    return {THROUGH: "in", 403: "refused"}.get(response.status_code, str(response.status_code))


def rows_digest(*, but: tuple[str, ...] = ("accounts_auditline", "django_session", "accounts_sitting")) -> str:
    """A digest of every row of every table, beside the audit and sessions."""
    from django.db import connection

    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table not in but:
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
                digest.update(f"{table}: {sorted(map(repr, cursor.fetchall()))}\n".encode())
    return digest.hexdigest()


def walked() -> Iterator[Mapping[str, tuple[frozenset[str] | None, bool, Visitor]]]:
    """The body of a fixture: everyone, in an office that is emptied before and after."""
    emptied()
    yield everyone()
    emptied()
