"""Which route a request came to, told to whoever counts: its name alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from charteroak.recording.noticing import ERROR, REFUSED, error_kind, noticed

ROUTE = "charteroak.route"
"""Where in the scope of ASGI the name of the route is put."""


class Observed:
    """Middleware, the first of all: it notes the route, what the gate refused, and the kinds of faults."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response."""
        response = self._get_response(request)
        found = request.resolver_match
        route = (found.url_name if found else None) or "none"
        scope: Any = getattr(request, "scope", None)
        if isinstance(scope, dict):
            scope[ROUTE] = route
        if response.status_code == 403:
            noticed(REFUSED, route)
        return response

    def process_exception(self, _request: HttpRequest, fault: Exception) -> None:
        """Count a fault, and leave what is to be done about it to others."""
        noticed(ERROR, error_kind(type(fault)))
