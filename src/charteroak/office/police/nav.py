"""The way from one of these pages to the others."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.office.pages import OFFICER, PAPER, TRIAGE
from charteroak.office.police.words import page_words


@dataclass(frozen=True)
class PageRow:
    """A page that the first one leads to."""

    name: str
    """Its route, by which it is told that one is there."""
    label: str
    """What the link says."""
    href: str
    """Its address."""


def police_pages(language: str) -> tuple[PageRow, ...]:
    """The pages for the police."""
    ui = page_words(language).ui
    return tuple(PageRow(at.route, ui[f"nav_{at.route}"], at.address(language)) for at in (TRIAGE, PAPER, OFFICER))
