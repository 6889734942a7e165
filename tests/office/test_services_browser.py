"""The way of someone who looks for help, in a browser with scripts: no barrier, by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks

if TYPE_CHECKING:
    from playwright.sync_api import Page

Axe = Callable[["Page"], list[str]]
NewPage = Callable[..., "Page"]
PRESSED = "main :is(button, select, summary, a.button, a.plain, .needs a, .tel)"


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("es", "light")])
def test_help_is_found_read_and_passed_on(language: str, scheme: str, new_page: NewPage, city: City, axe: Axe) -> None:
    page = new_page(color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    page.goto(city.url("/services/", language))
    found = looks(page, "start", axe, PRESSED)
    page.fill("#q", "food")
    page.fill("#place", "downtown")
    page.press("#place", "Enter")
    page.wait_for_selector(".services-list")
    assert "q=food" in page.url
    found += looks(page, "found", axe, PRESSED)

    marks = page.locator(".map svg a")
    assert marks.count() >= 1
    page.locator(".map svg a").first.focus()
    assert page.evaluate("document.activeElement.closest('svg') !== null"), "a place on the map is reached by keyboard"
    small = "(e) => [...e.querySelectorAll('a')].filter(a => a.getBoundingClientRect().width < 23.9).length"
    page.set_viewport_size({"width": 320, "height": 720})
    assert page.locator(".map svg").evaluate(small) == 0, "each number can be pressed on a small phone"
    page.keyboard.press("Enter")
    assert page.url.endswith("#s-1")
    page.set_viewport_size({"width": 1280, "height": 720})

    page.locator(".services-list h3 a").first.click()
    page.wait_for_selector("#link")
    found += looks(page, "one", axe, PRESSED)
    page.click("[data-copy=link]")
    page.wait_for_function("document.querySelector('[data-copy=link]').textContent.startsWith('Cop')")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.emulate_media(media="print")
    for hidden in (".top", ".bottom", ".share .actions"):
        assert not page.locator(hidden).first.is_visible(), f"{hidden} is not printed"
    for printed in (".tel", "address", ".qr svg"):
        assert page.locator(printed).first.is_visible(), f"{printed} is printed"
    assert found == [], "\n".join(found)
