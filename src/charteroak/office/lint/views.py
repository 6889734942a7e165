"""The page. A form is posted, read apart and in memory, and read back with its marks; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.errors import bad_request
from charteroak.office.given import NotOurs, given
from charteroak.office.headers import PICTURES_POLICY
from charteroak.office.lint.said import Said, said
from charteroak.office.lint.words import lint_words
from charteroak.office.pages import LINT, REGISTER, allow, asset, page
from charteroak.office.screen.examining import Busy, read_form


@dataclass(frozen=True)
class LintPage:
    """The page: where a form is given, and the form that was given with its questions marked."""

    say: Mapping[str, str]
    """What the page says, by key."""
    said: Said | None
    """What was found; None before anything was given."""
    error: str
    """What was wrong with what was given, or nothing."""
    file_hint: str
    """What files are read."""
    text_hint: str
    """How long a text may be."""
    action: str
    """Where it is sent."""
    register: str
    """Where the register of lawful questions is kept."""
    styles: tuple[str, ...]
    """The addresses of the page's stylesheets."""
    scripts: tuple[str, ...]
    """The addresses of its scripts."""


# Exempt, as screening is: a forged request would read a form and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def lint_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where a form is given; on a POST the form read back. 400 where the form is not ours, or the file is none."""
    if request.method != "POST":
        return _page(request, language)
    try:
        what = given(request)
    except NotOurs:
        return bad_request(request)
    if what.lack:
        return _page(request, language, error=lint_words(language).ui[what.lack])
    return _read(request, language, what.data, what.name)


def _read(request: HttpRequest, language: str, data: bytes, name: str) -> HttpResponse:
    own = lint_words(language)
    try:
        outcome = read_form(data, name)
    except Busy:
        return _page(request, language, error=own.ui["busy"], status=503)
    if outcome.judged is None:
        return _page(request, language, error=own.ui["unreadable"].format(why=own.trouble(outcome.trouble or "broken")))
    return _page(request, language, said("es" if language == "es" else "en", outcome.judged, outcome.pictures))


def _page(
    request: HttpRequest, language: str, found: Said | None = None, error: str = "", status: int = 400
) -> HttpResponse:
    own = lint_words(language)
    context = LintPage(
        say=own.ui,
        said=found,
        error=error,
        file_hint=own.ui["file_hint"].format(most=settings.MAX_SCREENED >> 20),
        text_hint=own.ui["text_hint"].format(most=settings.MAX_TEXT >> 20),
        action=LINT.address(language),
        register=REGISTER.address(language),
        styles=(asset("screen.css"), asset("lint.css")),
        scripts=(asset("police.js"), asset("screen.js")),
    )
    response = page(request, language, "lint/lint.html", context, at=LINT, status=status if error else 200)
    response.headers["Content-Security-Policy"] = PICTURES_POLICY
    return response
