"""A request for service in a browser, from the choice of its type to what became of it: with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks
from office_requests import exif, jpeg

from charteroak.office.service_requests.words import request_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
Axe = Callable[["Page"], list[str]]
PRESSED = "main :is(button, select, summary, a.button, a.plain, label.option)"


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("es", False)], ids=["en", "es without scripts"])
def test_a_request_from_the_choice_of_its_type_to_its_end(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Axe
) -> None:
    page, home, own = new_page(java_script_enabled=scripts), city.url("", language), request_words(language)
    found: list[str] = []

    def look(name: str) -> None:
        if scripts:
            found.extend(looks(page, name, axe, PRESSED, widths=(320,)))

    page.goto(f"{home}/requests/")
    page.locator("main a[href$='/requests/new/graffiti/']").click()
    page.locator("#place").fill("Sigourney Square")
    page.locator("#description").fill("On the wall. The neighbor is undocumented.")
    page.locator("button.main").click()
    page.locator("[role=alert]").wait_for()
    look("something confidential")
    assert own.public["send_without"] in page.locator("button.main").inner_text()
    assert "undocumented" not in page.content()
    page.locator("#photo").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg(exif(up=1, words=b"x"))}
    )
    page.locator("button.main").click()
    page.locator("p.code").wait_for()
    look("sent")
    code = page.locator("p.code").inner_text()
    city.enter(page, "employee")
    page.goto(f"{home}/office/requests/?type=graffiti")
    page.locator(".said-list a").first.click()
    page.locator("input[value=close]").check()
    page.locator("button.main").click()
    page.locator("[role=alert]").wait_for()
    look("nothing was chosen")
    page.locator("input[value=close]").check()
    page.locator("#reason").select_option("done")
    page.locator("button.main").click()
    page.locator("[role=status]").wait_for()
    look("closed")
    page.goto(f"{home}/requests/track/")
    page.locator("#code").fill(code)
    page.locator("button.main").click()
    page.locator("dl.facts").wait_for()
    look("tracked")
    assert own.reasons["done"] in page.locator("dl.facts").inner_text()
    assert found == [], "\n".join(found)
