"""Recording on the pages for the police in a browser: with and without scripts, on a small phone, without barriers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_recording import entries
from office_visitor import Site
from test_police_browser import HOME, NARROW, PAPER, REMOVAL, NewPage, message, paper

from charteroak.law.words import words
from charteroak.office.record.words import record_words
from charteroak.recording.place import Place

if TYPE_CHECKING:
    from playwright.sync_api import Page

SENDS = {"message": (message, REMOVAL), "paper": (paper, PAPER)}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("language", HOME)
def test_the_whole_way(language: str, scripts: bool, new_page: NewPage, recording_site: Site) -> None:
    from playwright.sync_api import expect

    ui, ledger = record_words(language).ui, Place(recording_site.data / "ledger")
    page = new_page(java_script_enabled=scripts)
    for send, text in SENDS.values():
        for act in ("arrest", "detain"):
            before = len(entries(ledger))
            send(page, recording_site, language, text)
            page.get_by_role("button", name=words(language).acts[act].name, exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(ui["title"])
            page.locator("button.main").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(ui["recorded"])
            said = entries(ledger)[before].said
            assert (said["act"], said["outcome"]) == (act, "prohibited")


def test_going_back_from_the_preview_shows_no_answer(page: Page, recording_site: Site) -> None:
    """The answer is in no history: what is behind the preview is the page as it was before anything was sent."""
    message(page, recording_site, "en", REMOVAL)
    page.locator(".acted button").first.click()
    page.locator("#role").wait_for()
    page.go_back()
    page.locator("#message").wait_for()
    assert page.locator(".big").count() == 0
    assert page.locator("#message").input_value() == ""


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
@pytest.mark.parametrize("kind", SENDS)
def test_no_barrier_and_nothing_over_the_edge_of_a_small_phone(
    kind: str, language: str, scheme: str, new_page: NewPage, recording_site: Site, axe: Callable[[Page], list[str]]
) -> None:
    page = new_page(color_scheme=scheme, viewport=NARROW)
    send, text = SENDS[kind]
    send(page, recording_site, language, text)
    assert page.locator(".acted button").count() == 2
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    heights = page.evaluate(
        "[...document.querySelectorAll('.acted button')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 43.9
