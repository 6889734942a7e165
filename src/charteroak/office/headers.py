"""The headers that every response carries, beyond those of Django's own middleware."""

from __future__ import annotations

from collections.abc import Callable

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

Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Middleware that adds HEADERS, and NO_STORE where a view did not choose. A cookie set over HTTPS stays there."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", NO_STORE)
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response

    return respond
