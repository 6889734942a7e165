"""The pages of reports in a browser: no barrier, nothing over the edge of a small phone, each chart with its table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks, unfold

from charteroak.office.reports.words import report_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNEQUAL = """() => [...document.querySelectorAll('.figure:has(svg.bars)')].filter(figure => {
    const drawn = [...figure.querySelectorAll('svg.bars')];
    const cells = [...figure.querySelectorAll('tbody td')].map(each => each.textContent);
    const numbers = cells.filter(each => /^[0-9]/.test(each));
    return figure.querySelectorAll('table').length !== 1
        || drawn.filter(each => each.checkVisibility()).length !== 1
        || !drawn.every(each => numbers.every(number => each.getAttribute('aria-label').includes(number)));
}).map(figure => 'a chart and its table differ: ' + figure.querySelector('h3').textContent)"""
NewPage = Callable[..., "Page"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_chart_of_a_report_has_its_table_and_shows_the_same(language: str, page: Page, city: City) -> None:
    page.goto(city.url("/reports/2025-q1/", language))
    unfold(page)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(UNEQUAL) == []
    assert page.locator("svg.bars").count() >= 2


@pytest.mark.parametrize(
    ("language", "scripts", "period"),
    [("es", True, "2025-q3"), ("en", False, "2025-q4")],
    ids=["es", "en without scripts, nil"],
)
def test_a_report_is_made_published_by_two_and_downloaded(
    language: str, scripts: bool, period: str, new_page: NewPage, city: City, axe: Callable[[Page], list[str]]
) -> None:
    own, found = report_words(language).ui, list[str]()
    page = new_page(java_script_enabled=scripts, accept_downloads=True)
    city.enter(page, "supervisor").goto(city.url(f"/reports/{period}/publish/", language))
    page.get_by_role("button", name=own["ask"]).click()
    page.get_by_role("status").wait_for()
    if scripts:
        found += looks(page, "asked", axe, "main button", widths=(320,))
    assert page.get_by_role("button", name=own["agree"]).count() == 0  # another agrees
    city.enter(page, "auditor").goto(city.url(f"/reports/{period}/publish/", language))
    page.get_by_role("button", name=own["agree"]).click()
    page.wait_for_url(f"**/reports/{period}/")
    page.context.clear_cookies()
    page.goto(city.url(f"/reports/{period}/", language))
    if scripts:
        found += looks(page, "published", axe, "main button", widths=(320,))
    begins = {"csv": b"\xef\xbb\xbf", "json": b"{", "pdf": b"%PDF-"}
    for kind, first in begins.items():
        with page.expect_download() as coming:
            page.locator(f".files a[href$='.{kind}']").first.click()
        assert Path(coming.value.path()).read_bytes().startswith(first), kind
    assert found == []
