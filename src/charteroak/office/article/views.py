"""The article and the cards. They hold no case, so a browser may keep them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from charteroak.law.article import RULEBOOK
from charteroak.law.law import under_readings
from charteroak.office.article.cards import card_page, cards_page
from charteroak.office.article.clauses import article_page
from charteroak.office.pages import ARTICLE, CARDS, REVALIDATE, Place, allow, page, part


@dataclass(frozen=True)
class BodyPage:
    """A page of which all but its frame is made once."""

    body: SafeString
    """What it says."""


@under_readings(8)
def article_body(language: str) -> SafeString:
    """What the page of the article says, made once a language for each way that its readings stand."""
    return part(language, "article/body.html", article_page(language))


@allow("GET", "HEAD")
def article(request: HttpRequest, language: str) -> HttpResponse:
    """The article with its norms, the cases that turn on each clause, and the readings."""
    return _kept(
        page(request, language, "article/article.html", BodyPage(article_body(language)), at=ARTICLE, here="article")
    )


@allow("GET", "HEAD")
def cards(request: HttpRequest, language: str) -> HttpResponse:
    """The list of the cards."""
    return _kept(page(request, language, "article/cards.html", cards_page(language), at=CARDS, here="cards"))


@allow("GET", "HEAD")
def card(request: HttpRequest, act: str, language: str) -> HttpResponse:
    """The card of an act."""
    if all(act != each.name for each in RULEBOOK.acts):
        raise Http404
    at = Place("card", act)
    return _kept(page(request, language, "article/card.html", card_page(language, act), at=at, here="cards"))


def _kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = REVALIDATE
    return response
