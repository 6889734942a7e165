"""How a page is made: the frame that all pages share, their addresses, and what an address answers to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt

from charteroak.law import text
from charteroak.office.assets import assets
from charteroak.office.demonstration import is_demonstration
from charteroak.office.strings import strings

if TYPE_CHECKING:
    from charteroak.office.accounts.models import Person

LANGUAGES = ("en", "es")
REVALIDATE = "no-cache"
"""What Cache-Control says on a page that holds no case: keep it, and ask each time whether it has changed."""

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Field:
    """A hidden field of a form."""

    name: str
    value: str


@dataclass(frozen=True)
class Switch:
    """The way to the same page in the other language: a link, or a form where the page holds a case."""

    language: str
    """The other language, as in a `lang` attribute."""
    href: str
    """Its address of this page."""
    fields: tuple[Field, ...]
    """The case, which goes along in the body. None of it goes into an address."""


@dataclass(frozen=True)
class Office:
    """What the frame says of the office: who is signed in, if anyone, and whether any of it is real."""

    name: str
    """The name of the person who is signed in; empty where nobody is."""
    desk: str
    """The address of their desk."""
    sign_in: str
    """Where one signs in; empty before the office has anyone who could."""
    sign_out: str
    """Where one signs out."""
    demonstration: bool
    """Whether this is a made-up city."""


@dataclass(frozen=True)
class Site:
    """The frame of a page."""

    language: str
    """The page's language, as in a `lang` attribute."""
    here: str
    """Which entry of the navigation the page belongs to: "ask", "article", "cards", "ledger", "desk" or none."""
    ask: str
    """The address of the first page."""
    article: str
    """The address of the article."""
    cards: str
    """The address of the cards."""
    ledger: str
    """The address of the ledger."""
    office: Office
    """Who is signed in, and where they work."""
    style: str
    """The address of the stylesheet."""
    script: str
    """The address of the script."""
    mark: str
    """The address of the icon."""
    switch: Switch | None
    """The way to the other language; None where a page is shown once, and would be lost."""


@dataclass(frozen=True)
class Quote:
    """A clause in its own words, which are English in every language."""

    citation: str
    """The clause, as "2-928(b)"."""
    href: str
    """Where the article has it."""
    paragraphs: tuple[str, ...]
    """Its words."""


@dataclass(frozen=True)
class Place:
    """A page that there is: its route, the route's arguments beyond the language, and what it was asked to show.

    `query` is of pages that hold no case: what is asked of those may stand in an address. `named` are arguments of
    other names than the two.
    """

    route: str
    act: str = ""
    record: str = ""
    query: str = ""
    named: tuple[tuple[str, str], ...] = ()

    def address(self, language: str) -> str:
        """The page's address in a language."""
        given = (("act", self.act), ("record", self.record), *self.named)
        named = {name: value for name, value in given if value}
        path = reverse(self.route, kwargs={"language": language, **named})
        return f"{path}?{self.query}" if self.query else path


ASK, ARTICLE, CARDS, LEDGER = Place("ask"), Place("article"), Place("cards"), Place("ledger")
RECORD, RECEIPT = Place("record"), Place("receipt")
TRIAGE, PAPER, OFFICER = Place("triage"), Place("paper"), Place("officer")
SCREEN, LINT = Place("screen"), Place("lint")
REGISTER, QUESTIONS = Place("register"), Place("questions")
DESK, SIGN_IN, SIGN_OUT = Place("desk"), Place("sign_in"), Place("sign_out")


def page(
    request: HttpRequest,
    language: str,
    template: str,
    context: object,
    *,
    at: Place | None = ASK,
    here: str = "",
    fields: Sequence[Field] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of `template` with `context` as its `page`. `at` is what the language switch leads to: None for none."""
    filled = _filled(language, context, at, here, tuple(fields), getattr(request, "person", None))
    if not filled["site"].office.name:
        return render(request, template, filled, status=status)
    filled["token"] = get_token(request)  # the frame has a form: the one that signs out
    response = render(request, template, filled, status=status)
    response.headers["Referrer-Policy"] = "same-origin"  # without it a browser sends that form as from nowhere
    return response


def page_text(language: str, template: str, context: object, *, at: Place, here: str = "") -> str:
    """The same page as text, for one that is made once and shown to everyone."""
    return render_to_string(template, _filled(language, context, at, here, ()))


def part(language: str, template: str, context: object) -> SafeString:
    """A part of a page as text, for one that is made once: it says nothing of who is signed in."""
    return render_to_string(template, _filled(language, context, None, "", ()))


def _filled(
    language: str, context: object, at: Place | None, here: str, fields: tuple[Field, ...], person: Person | None = None
) -> dict[str, Any]:
    site = _site(language, at, here, fields, _office(language, person))
    return {"page": context, "site": site, "s": strings(language).ui}


def _office(language: str, person: Person | None) -> Office:
    return Office(
        name=person.name if person else "",
        desk=DESK.address(language),
        sign_in=SIGN_IN.address(language),
        sign_out=SIGN_OUT.address(language),
        demonstration=is_demonstration(),
    )


def _site(language: str, at: Place | None, here: str, fields: tuple[Field, ...], office: Office) -> Site:
    other = next(each for each in LANGUAGES if each != language)
    return Site(
        language=language,
        here=here,
        ask=ASK.address(language),
        article=ARTICLE.address(language),
        cards=CARDS.address(language),
        ledger=LEDGER.address(language),
        office=office,
        style=asset("site.css"),
        script=asset("site.js"),
        mark=asset("mark.svg"),
        switch=Switch(other, at.address(other), fields) if at else None,
    )


def asset(name: str) -> str:
    """The address of a static file."""
    return reverse("asset", kwargs={"name": assets()[name].served_as})


def quote(language: str, citation: str) -> Quote:
    """A clause in its own words, with its place in the article."""
    words = text.clause(citation).text
    return Quote(citation, clause_address(language, citation), tuple(words.split("\n")))


def given_page(request: HttpRequest) -> int:
    """The page of a list that an address asks for, from 0; the first where it asks for none that can be."""
    number = request.GET.get("page", "0")
    return min(int(number), 10_000) if number.isascii() and number.isdigit() and len(number) < 6 else 0


def is_clause(name: str) -> bool:
    """Whether this is the citation of a clause, as some of what lifts a norm is."""
    return any(name == clause.id for clause in text.clauses())


def clause_address(language: str, citation: str) -> str:
    """Where the article has a clause."""
    return f"{ARTICLE.address(language)}#{citation}"


def language_of(request: HttpRequest) -> str:
    """The language an address is in, also where there is no such page."""
    first = request.path_info.lstrip("/").split("/")[0]
    return first if first in LANGUAGES else LANGUAGES[0]


def allow(*methods: str) -> Callable[[View], View]:
    """A view that takes these methods, and answers any other with a page that says so."""

    def decorate(view: View) -> View:
        @wraps(view)
        def serve(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method in methods:
                return view(request, *args, **kwargs)
            from charteroak.office.errors import not_allowed

            return not_allowed(request, methods)

        # What only reads takes no form, so nothing can be forged: a POST is told 405, and not that a token is wrong.
        return csrf_exempt(serve) if set(methods) <= {"GET", "HEAD"} else serve

    return decorate
