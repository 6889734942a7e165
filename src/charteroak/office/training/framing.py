"""The frame that the training officer's pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from charteroak.office.forms import with_token
from charteroak.office.pages import Place, asset, page
from charteroak.office.training.words import training_words

OVERVIEW = Place("training_overview")


@dataclass(frozen=True)
class OfficePage:
    """A page of the training officer's."""

    say: Mapping[str, str]
    """What the office says of training, by key."""
    style: str
    """The address of the stylesheet."""
    title: str
    """The heading."""
    lede: str
    """What stands below it, or nothing."""
    done: str
    """What was done, or nothing."""
    alert: str
    """What came between, or nothing."""
    alert_text: str
    """What to do about that, or nothing."""
    back: str
    """Where it leads back to; empty on the first."""
    back_text: str
    """What the way back is called."""
    more: object
    """What the page itself shows."""


def framed(
    request: HttpRequest,
    language: str,
    template: str,
    title: str,
    more: object,
    *,
    at: Place,
    lede: str = "",
    done: str = "",
    alert: str = "",
    back: tuple[Place, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page: `alert` is a key of the office's words, `back` where it leads back to, by a key of them."""
    ui = training_words(language).office
    place, text = back or (OVERVIEW, "back")
    context = OfficePage(
        say=ui,
        style=asset("training.css"),
        title=title,
        lede=lede,
        done=done,
        alert=ui[alert] if alert else "",
        alert_text=ui[f"{alert}_text"] if alert else "",
        back="" if at == OVERVIEW else place.address(language),
        back_text=ui[text],
        more=more,
    )
    return with_token(page(request, language, template, context, at=at, here="desk", status=status))
