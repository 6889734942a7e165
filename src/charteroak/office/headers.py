"""The headers that every response carries, beyond those of Django's own middleware."""

from __future__ import annotations

from collections.abc import Callable
from http.cookies import Morsel

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",  # the script posts the form that a person would post
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PICTURES_POLICY = POLICY.replace("img-src 'self'", "img-src 'self' data:")
"""The policy of a page that shows pictures of what it was given: they come with the page, as nothing is kept."""
OFFLINE_POLICY = f"{POLICY}; worker-src 'self'; manifest-src 'self'"
"""The policy of the one page that goes on working without a connection, which takes a worker and a manifest."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NO_STORE = "no-store"
"""What Cache-Control says on a page that holds a case, and on any that does not say otherwise."""

HOST_PREFIX = "__Host-"
"""How a cookie's name begins that browsers take only when it is secure, of the whole site, and of no other host."""

Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Middleware that adds HEADERS, and NO_STORE where a view did not choose. A cookie set over HTTPS stays there, and
    is this host's alone: no other name of the city's can set one in its place (`__Host-`).
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.is_secure():
            _as_set_over_https(request)
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", NO_STORE)
        if getattr(request, "person", None) is not None and "immutable" not in response.headers["Cache-Control"]:
            response.headers["Cache-Control"] = NO_STORE  # every page has the name of who is signed in
        if request.is_secure():
            _to_this_host_alone(response)
        return response

    return respond


def _as_set_over_https(request: HttpRequest) -> None:
    """Over HTTPS only a cookie counts that was set there, under its own name without the prefix."""
    given = {name: value for name, value in request.COOKIES.items() if name.startswith(HOST_PREFIX)}
    request.COOKIES.clear()
    request.COOKIES.update({name.removeprefix(HOST_PREFIX): value for name, value in given.items()})


def _to_this_host_alone(response: HttpResponse) -> None:
    """Each cookie with the prefix that browsers take only when it is secure, of the whole site, and of no other."""
    for name in list(response.cookies):
        cookie = response.cookies.pop(name)
        cookie["secure"] = True
        if name.startswith(HOST_PREFIX) or cookie["domain"] or cookie["path"] != "/":
            response.cookies[name] = cookie
            continue
        named: Morsel[str] = Morsel()
        named.set(HOST_PREFIX + name, cookie.value, cookie.coded_value)
        named.update(cookie)
        response.cookies[HOST_PREFIX + name] = named
