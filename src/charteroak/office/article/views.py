"""The article and the cards. They hold no case, so a browser may keep them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from charteroak.law.article import RULEBOOK
from charteroak.office.article.cards import card_page, cards_page
from charteroak.office.article.clauses import article_page
from charteroak.office.pages import ARTICLE, CARDS, REVALIDATE, Place, allow, page


@allow("GET", "HEAD")
def article(request: HttpRequest, language: str) -> HttpResponse:
    """The article with its norms, the cases that turn on each clause, and the readings."""
    return _kept(page(request, language, "article/article.html", article_page(language), at=ARTICLE, here="article"))


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
