"""The pages of readings in a browser: with and without scripts, in both languages, on a small phone, for everyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from office_city import City
from office_looks import looks

from charteroak.office.readings.words import reading_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
REASON = "The words of the clause say so."
READING, CHOICE = "civil_papers_are_status", "no"
"""It bears on no disclosure, so that no approval in the city falls with it."""


@pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("es", False)],
    ids=["en", "es without scripts"],
)
def test_counsel_settles_a_reading_two_together(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Any
) -> None:
    """Proposed, seen with all that it changes, signed by the other, in force; then open again, for the next test."""
    own, found = reading_words(language).ui, list[str]()
    page = new_page(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    for chosen in (CHOICE, "unsettle"):
        city.enter(page, "counsel").goto(city.url(f"/readings/{READING}/propose/", language))
        page.locator("main button.main").click()
        page.locator("[role=alert]").wait_for()
        if scripts and chosen == CHOICE:
            found += looks(page, "proposed, wrong", axe, None, widths=(320,))
        page.locator(f"[name=choice][value={chosen}]").check()
        page.locator("#reason").fill(REASON)
        page.locator("main button.main").click()
        page.locator("[role=status]").wait_for()
        assert page.locator("main a[href$='/sign/']").count() == 0  # nobody signs their own
        proposal = page.url.partition("?")[0]
        city.enter(page, "counsel two").goto(f"{proposal}sign/")
        assert page.locator("form.signing button.main").inner_text() == own["sign_go"]
        page.locator("form.signing button.main").click()
        page.locator("[role=status]").wait_for()
        if scripts:
            found += looks(page, f"signed: {chosen}", axe, None, widths=(320,))
        page.goto(city.url("/readings/", language))
        assert (own["by_counsel"].partition(",")[0] in page.locator(f"#{READING}").inner_text()) == (chosen == CHOICE)
    assert found == []


def test_everyone_can_read_how_it_stands(new_page: NewPage, city: City) -> None:
    page = new_page()
    page.goto(city.url("/readings/#suspect_interview"))
    card = page.locator("#suspect_interview")
    assert "Settled by counsel (two signatures)" in card.inner_text()
    assert page.locator("text=Propose how to read it").count() == 0
    card.get_by_role("link", name="Entry").first.click()
    page.wait_for_url("**/ledger/entries/**")
    assert "counsel" in page.locator("main").inner_text().lower()
