"""How often the site may be asked: enough for people at work, and too little for a machine that would try everything.

Whoever is signed in has a count of their own; others share one by the address of their connection (of IPv6, the
network of one subscriber). That is the address that the server sees: what a caller writes into X-Forwarded-For counts
for nothing, unless the server in front of it was set to trust the proxy that writes it (docs/security.md).

The counts are in this process's memory and forget by themselves; there are never more of them than MOST_COUNTS.
"""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

VARIABLE = "CHARTEROAK_LIMITS"
MOST_COUNTS = 20_000
"""Counts that are kept at once, some 200 bytes each. The one that was used longest ago goes first."""
WINDOW = 60.0
"""Seconds that a count is of."""


@dataclass(frozen=True)
class Limit:
    """How often something may be done in WINDOW seconds."""

    person: int
    """By one who is signed in."""
    source: int
    """By all together who are not, from one address: a counter, or a whole office behind one."""


LIMITS: Mapping[str, Limit] = {
    "signing_in": Limit(person=30, source=60),
    "files": Limit(person=30, source=60),
    "complaints": Limit(person=6, source=12),
    "requests": Limit(person=12, source=60),
    "writes": Limit(person=120, source=240),
    "asks": Limit(person=600, source=3000),
    "exports": Limit(person=60, source=120),
}
"""The one table of limits."""

SIGNING_IN = "signing_in"
FILES = frozenset({"screen", "lint", "paper"})
"""Where files, or long texts, are read."""
COMPLAIN = "complain"
"""The one form by which someone who is not signed in writes into the ledger, for good."""
REQUESTS = frozenset({"request_new", "open311_requests"})
"""By which someone who is not signed in asks for a service: a program may send those of many."""
ASKS = frozenset({"ask", "compare", "triage", "officer", "resident"})
"""Where a question is looked up and nothing is kept."""
EXPORTS = frozenset({"ledger_raw", "ledger_receipt", "sign_on_left", "open311_requests"})
"""What is dear to open, beside whatever is called so by its name."""
_DEAR = ("_csv", "_json", "_pdf", "_export", "_download", "_package")
_SIGNING_IN = ("sign_in", "sign_on", "prove", "join", "begin", "recover", "passkey")
_WITH_FILES = ("disclosure", "complain")


def kind_of(route: str, method: str) -> str:
    """Which limit holds for a request; none for a page that is cheap to open."""
    if method in ("GET", "HEAD"):
        return "exports" if route in EXPORTS or route.endswith(_DEAR) else ""
    if route.startswith(_SIGNING_IN):
        return SIGNING_IN
    if route == COMPLAIN:
        return "complaints"
    if route in REQUESTS:
        return "requests"
    if route in FILES or route.startswith(_WITH_FILES):
        return "files"
    return "asks" if route in ASKS else "writes"


def configured(given: str | None) -> Mapping[str, Limit]:
    """The limits as CHARTEROAK_LIMITS has them: "off", or `files=60,writes=500` for some of a person's; a source's
    grow with them. ImproperlyConfigured where it says anything else.
    """
    if not given:
        return LIMITS
    if given == "off":
        return {}
    found = dict(LIMITS)
    for part in given.split(","):
        kind, _, number = part.strip().partition("=")
        if kind not in LIMITS or not (number.isascii() and number.isdigit()) or not 0 < int(number) <= 1_000_000:
            raise ImproperlyConfigured(f"{VARIABLE} is off, or some of {', '.join(LIMITS)} with a number a minute")
        times = int(number) / LIMITS[kind].person
        found[kind] = Limit(int(number), max(1, round(LIMITS[kind].source * times)))
    return found


class Counts:
    """How often each has been asked of late. Two halves of the window are counted apart, so that it slides."""

    def __init__(self, most: int = MOST_COUNTS) -> None:
        self._counts: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._lock = threading.Lock()
        self._most = most

    def __len__(self) -> int:
        return len(self._counts)

    def over(self, key: tuple[str, str], limit: int, now: float) -> tuple[float, bool]:
        """Count one more: seconds to wait, 0 within the limit; and whether it is the first one over it."""
        with self._lock:
            start, before, this, told = self._counts.get(key, [now, 0.0, 0.0, 0.0])
            if now - start >= 2 * WINDOW or now < start:
                start, before, this, told = now, 0.0, 0.0, 0.0
            elif now - start >= WINDOW:
                start, before, this, told = start + WINDOW, this, 0.0, 0.0
            weighed = before * (1 - (now - start) / WINDOW) + this + 1
            is_over = weighed > limit
            self._counts[key] = [start, before, this + (not is_over), 1.0 if is_over else told]
            self._counts.move_to_end(key)
            if len(self._counts) > self._most:
                self._counts.popitem(last=False)
        return (max(1.0, start + WINDOW - now) if is_over else 0.0), is_over and not told

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._counts.clear()


COUNTS = Counts()


class LimitsOfUse:
    """Django's middleware, after the gate: it counts what the gate lets in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: object, _named: dict[str, Any]
    ) -> HttpResponse | None:
        """None where it is within the limits, else 429."""
        route = (request.resolver_match.url_name if request.resolver_match else None) or ""
        limits: Mapping[str, Limit] = getattr(settings, "LIMITS_OF_USE", LIMITS)
        kind = kind_of(route, request.method or "GET")
        if kind not in limits:
            return None
        person = getattr(request, "person", None)
        who = f"person {person.handle}" if person else f"source {source_of(request)}"
        most = limits[kind].person if person else limits[kind].source
        wait, first = COUNTS.over((kind, who), most, time.monotonic())
        if not wait:
            return None
        if first:  # one line, however often it is tried
            _noted(person.handle if person else "", route, kind)
        from charteroak.office.errors import too_many

        return too_many(request, int(wait))


def source_of(request: HttpRequest) -> str:
    """Where a request comes from, as the server sees it: an address, of IPv6 the network of one subscriber."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ip_address(given)
    except ValueError:
        return "unknown"
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else given


def _noted(handle: str, route: str, kind: str) -> None:
    """The audit knows who it was where they are signed in, and never from where."""
    from charteroak.office.accounts.models import AuditLine

    AuditLine.objects.create(person=handle, event="limited", route=route[:40], about="", outcome=kind)


def from_environment() -> Mapping[str, Limit]:
    """The limits of this process."""
    return configured(os.environ.get(VARIABLE))
