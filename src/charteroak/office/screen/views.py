"""The page. A file or a text is posted, read apart and in memory, and shown with its marks; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from charteroak.office.errors import bad_request
from charteroak.office.given import Given, NotOurs, given
from charteroak.office.pages import SCREEN, allow, asset, page
from charteroak.office.screen.examining import Busy, examine
from charteroak.office.screen.said import Said, said
from charteroak.office.screen.words import screen_words


@dataclass(frozen=True)
class ScreenPage:
    """The page: where a file or a text is given, and what stands in the one that was given."""

    say: Mapping[str, str]
    """What the page says, by key."""
    said: Said | None
    """What was found; None before anything was given."""
    error: str
    """What was wrong with what was given, or nothing."""
    drop: bool
    """Whether what cannot be read is to be left out of the copy."""
    file_hint: str
    """What files are read."""
    text_hint: str
    """How long a text may be."""
    action: str
    """Where it is sent."""
    style: str
    """The address of the page's stylesheet."""
    scripts: tuple[str, ...]
    """The addresses of its scripts."""


# Exempt, as asking is: a forged request would read a file and change nothing, and this page sets no cookie.
@csrf_exempt
@allow("GET", "HEAD", "POST")
def screen_page(request: HttpRequest, language: str) -> HttpResponse:
    """Where a file is given; on a POST what stands in it. 400 where the form is not ours, or the file unreadable."""
    if request.method != "POST":
        return _page(request, language)
    try:
        what = given(request, {("drop", "1")})
    except NotOurs:
        return bad_request(request)
    if what.lack:
        return _page(request, language, error=screen_words(language).ui[what.lack])
    return _screened(request, language, what)


def _screened(request: HttpRequest, language: str, what: Given) -> HttpResponse:
    own = screen_words(language)
    try:
        examined = examine(what.data, what.name, drop_unread="drop" in request.POST)
    except Busy:
        return _page(request, language, error=own.ui["busy"], status=503)
    if examined.seen.trouble:
        return _page(request, language, error=own.ui["unreadable"].format(why=own.trouble(examined.seen.trouble)))
    return _page(request, language, said(language, examined, what.name, pasted=what.pasted))


def _page(
    request: HttpRequest, language: str, found: Said | None = None, error: str = "", status: int = 400
) -> HttpResponse:
    own = screen_words(language)
    context = ScreenPage(
        say=own.ui,
        said=found,
        error=error,
        drop="drop" in request.POST,
        file_hint=own.ui["file_hint"].format(most=settings.MAX_SCREENED >> 20),
        text_hint=own.ui["text_hint"].format(most=settings.MAX_TEXT >> 20),
        action=SCREEN.address(language),
        style=asset("screen.css"),
        scripts=(asset("police.js"), asset("screen.js")),
    )
    return page(request, language, "screen/screen.html", context, at=SCREEN, status=status if error else 200)
