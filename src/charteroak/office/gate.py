"""The gate: no view runs unless its route's rule (`access`) lets this person in. A route without a rule is shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from charteroak.office.access import Rule, rules
from charteroak.office.accounts import audit, proof
from charteroak.office.accounts.models import Person, is_claimed
from charteroak.office.accounts.session import person_of

_READS = frozenset({"GET", "HEAD"})
_OTHERS = frozenset({"OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"})


class Gate:
    """Django's middleware. It puts the person who asks on the request, as `request.person`, None where nobody is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, with the person on the request."""
        request.person = person_of(request)  # type: ignore[attr-defined]  # every view of the office reads it
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: object, named: dict[str, Any]
    ) -> HttpResponse | None:
        """None where the person may; else the way to sign in, the proof that is asked for, or a refusal."""
        route = request.resolver_match.url_name if request.resolver_match else None
        rule = rules().get(route or "")
        language = named.get("language", "en")
        if rule is None:
            return refused(request)
        person: Person | None = request.person  # type: ignore[attr-defined]
        if not may(rule, person, request.method or "GET"):
            return refused(request) if person else _to(request, "sign_in", language)
        if rule.fresh and person is not None and not proof.is_fresh(request):
            return _to(request, "prove", language)
        if rule.audited and person is not None and request.method in _READS:
            audit.read(person, route or "", named)
        return None


def may(rule: Rule, person: Person | None, method: str) -> bool:
    """Whether a rule lets this person do this. What a page does not know how to take, its view refuses by itself."""
    if method in _OTHERS:
        return rule.reads is None or person is not None or (rule.open_before and not is_claimed())
    allowed = rule.reads if method in _READS else rule.writes
    if allowed is None:
        return True
    if person is not None and person.roles & allowed:
        return True
    if rule.writes == frozenset() and method not in _READS:
        return may(rule, person, "GET")  # it takes nothing, and says so with 405
    return rule.open_before and not is_claimed()


def refused(request: HttpRequest) -> HttpResponse:
    """403: this person may not. That they tried is in the audit."""
    from charteroak.office.errors import refused_page

    found = request.resolver_match
    route, about = ((found.url_name or ""), audit.about_of(found.kwargs)) if found else ("", "")
    person: Person | None = getattr(request, "person", None)
    if person is not None:
        audit.done(person, "refused", route=route, about=about, outcome=(request.method or "")[:8].lower())
    else:
        audit.unknown("refused", route=route)
    return refused_page(request)


def _to(request: HttpRequest, route: str, language: str) -> HttpResponse:
    """To a page that leads back to this one. What was sent is not taken along: nothing of it was done."""
    there = request.get_full_path() if request.method in _READS else _from(request, language)
    response = HttpResponseRedirect(f"{reverse(route, kwargs={'language': language})}?{proof.then(there)}")
    response.headers["Cache-Control"] = "no-store"
    return response


def _from(request: HttpRequest, language: str) -> str:
    """The page of this site that something was sent from; the desk where a browser does not say."""
    came = urlsplit(request.headers.get("Referer", ""))
    query = f"?{came.query}" if came.query else ""
    path = proof.own_path(f"{came.path}{query}") if came.netloc == request.get_host() else ""
    return path or reverse("desk", kwargs={"language": language})
