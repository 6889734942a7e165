"""A referral in a browser: made, handed over and closed, with and without scripts, by keyboard, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks, unfold

from charteroak.office.referrals.words import referral_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
PRESSED = "main :is(button, select, summary, a.button, a.plain, .back a, label.option, .referral-rows a)"


@pytest.mark.parametrize(("language", "scripts"), [("es", True), ("en", False)], ids=["es", "en without scripts"])
def test_a_list_is_made_handed_over_and_what_became_of_it_told(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Callable[[Page], list[str]]
) -> None:
    from playwright.sync_api import expect

    own, found = referral_words(language), list[str]()
    page = city.enter(new_page(java_script_enabled=scripts), "police")

    def look(name: str) -> None:
        if scripts:
            unfold(page)
            found.extend(looks(page, name, axe, PRESSED))

    page.goto(city.url("/referrals/new/", language))
    page.locator("main button.main").press("Enter")
    page.locator("[role=alert]").wait_for()
    look("wrong")
    for field, value in (("need", "food"), ("place", "06103"), ("spoken", language)):
        page.locator(f"#{field}").select_option(value)
    page.locator("[name=channel][value=phone]").check()
    page.locator("main button.main").press("Enter")
    expect(page.locator(".agency").first).to_be_visible()
    listed = page.locator(".agency").all_inner_texts()
    home = page.url
    page.locator("a[href$='/sheet/']").press("Enter")
    expect(page.locator("h1")).to_have_text(own.sheet["title"])
    assert page.locator(".agency").all_inner_texts() == listed
    code = page.locator(".tell code").inner_text()
    page.emulate_media(media="print")
    expect(page.locator(".listed")).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(home)
    page.locator("[name=called][value=not_wanted]").check()
    page.locator("main button.main").press("Enter")
    expect(page.get_by_role("status")).to_have_text(own.ui["done_handed"])
    look("handed over")
    person = new_page(java_script_enabled=scripts)
    person.goto(city.url("/referrals/tell/", language))
    person.locator("#code").fill(code)
    person.locator("[name=told][value=reached]").check()
    person.locator("main button.main").press("Enter")
    expect(person.locator("h1")).to_have_text(own.tell["done"])
    page.goto(home)
    expect(page.locator("main")).to_contain_text(own.outcomes["reached"])
    expect(page.locator("main form")).to_have_count(0)
    look("closed")
    assert found == []
