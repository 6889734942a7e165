"""Routines in a browser: approved with and without scripts, in both languages, by keyboard and on a small phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks

from charteroak.law.law import today
from charteroak.office.routines.words import routine_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
PRESSED = "main button, main select, main summary, main a.button, main a.plain, main .back a, main label.option"


WAYS = pytest.mark.parametrize(
    ("language", "scripts", "service"),
    [("es", True, "library_classes"), ("en", False, "taxes")],
    ids=["es", "en without scripts"],
)


@WAYS
def test_a_routine_is_proposed_approved_used_and_ended(
    language: str, scripts: bool, service: str, new_page: NewPage, city: City, axe: Callable[[Page], list[str]]
) -> None:
    """What is pressed is pressed by the keyboard."""
    from playwright.sync_api import expect

    own, found = routine_words(language), list[str]()
    page = city.enter(new_page(java_script_enabled=scripts), "records")

    def press(step: str, done: str, who: str = "") -> None:
        if who:
            city.enter(page, who).reload()
        page.locator(f"button[value={step}]").press("Enter")
        expect(page.get_by_role("status")).to_have_text(own.done[done])

    page.goto(city.url("/office/routines/propose/", language))
    page.locator("#service").select_option(service)
    page.locator("#requester").select_option("service_provider")
    page.locator("[name=classes][value=public_assistance]").check()
    page.locator("[name=necessity][value=to_deliver]").check()
    page.locator("#note").fill("He is undocumented.")
    page.locator("#until").fill((today() + timedelta(days=3000)).isoformat())
    page.locator("main button.main").click()
    page.locator("[role=alert]").wait_for()
    assert page.locator("#note").input_value() != "He is undocumented."
    assert page.locator("#service").input_value() == service
    if scripts:
        found += looks(page, "wrong", axe, PRESSED)
    page.locator("#note").fill("The boxes are packed by household.")
    page.locator("#until").fill((today() + timedelta(days=30)).isoformat())
    page.locator("main button.main").press("Enter")
    expect(page.get_by_role("status")).to_have_text(own.done["proposed"])
    page.goto(page.url.partition("?")[0])
    press("approve", "approved", "supervisor")
    press("approve", "approved", "counsel")
    expect(page.locator(".stand b")).to_have_text(f"{own.states['in_force'][0]}.")
    press("use", "used", "records")
    press("end", "ended", "supervisor")
    expect(page.locator("button[value=use]")).to_have_count(0)
    assert found == []


def test_the_papers_of_a_release_have_no_barrier(new_page: NewPage, axe: Callable[[Page], list[str]]) -> None:
    """They are pages that someone opens from a folder; on a small phone they stay within its edge."""
    from office_releases import about

    from charteroak.office.disclosures.cover import Reason, letter, mark_sheet
    from charteroak.office.disclosures.listing import Listing, Row

    facts = about("public_assistance")
    listing = Listing((Row("page 3", "immigration_status", Reason("counsel"), 2),), ("public_assistance",))
    page, found = new_page(), []
    for name, made in (
        ("letter", letter(facts, listing.released, listing.by_reason(), "es").page()),
        ("notice", mark_sheet(facts, listing.released, "en", stamped=False).page()),
        ("list", listing.sheet("es", classes=True).page()),
    ):
        page.set_content(made.decode())
        found += looks(page, name, axe, None)
    assert found == []
