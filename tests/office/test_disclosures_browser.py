"""A disclosure in a browser, to a release and to a refusal: with and without scripts, in both languages."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_city import City
from office_looks import looks

from charteroak.office.disclosures.words import disclosure_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
Axe = Callable[["Page"], list[str]]
Check = Callable[["Page", str], None]
PRESSED = ".disclosures :is(button, select, summary, a.button, a.plain, .back a, label.option)"
RECORDS = b"Case 12. The tenant receives SNAP benefits since March.\n"


def go(page: Page) -> None:
    """Press the button that goes on."""
    page.locator("main form[method=post] button.main").click()


def take_in(page: Page, requester: str, check: Check, paper: str = "") -> None:
    """From the list to a request that was taken in."""
    page.locator("main a.button").click()
    go(page)
    page.locator("[role=alert]").wait_for()
    check(page, "new, wrong")
    page.select_option("#requester", requester)
    page.select_option("#channel", "letter")
    page.select_option("#service", "financial_help")
    page.fill("#received", _recent())
    page.check("[name=employee][value=other_employee]")
    page.check("[name=topics][value=public_assistance]")
    page.check(f"[name=has_paper][value={'yes' if paper else 'no'}]")
    if paper:
        page.fill("#text", paper)
    go(page)
    page.locator("[name=form]").wait_for(state="attached")
    check(page, "confirm")
    go(page)
    page.locator(".lines").first.wait_for()


def _recent() -> str:
    from charteroak.law.law import today

    return today().isoformat()


def checking(language: str, axe: Axe, found: list[str], *, scripts: bool) -> Check:
    """Notes what is wrong with the page as it stands. Without scripts axe cannot look; it does with them."""

    def check(page: Page, name: str) -> None:
        page.wait_for_load_state()
        found.extend(looks(page, name, axe if scripts else lambda _: [], PRESSED, widths=(320,)))
        assert page.locator("html").get_attribute("lang") == language

    return check


def give(page: Page, tmp_path: Path) -> None:
    """Choose the file with the records."""
    file = tmp_path / "records.txt"
    file.write_bytes(RECORDS)
    page.set_input_files("#records", str(file))


def answer(page: Page, check: Check, **facts: str) -> None:
    """Answer the article's questions."""
    page.locator("main form[method=post]").wait_for()
    while page.locator("input[name=fact]").count():
        fact = page.locator("input[name=fact]").input_value()
        check(page, f"question {fact}")
        page.check(f"[name=value][value={facts[fact]}]")
        go(page)


WAYS = pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("es", True), ("es", False)],
    ids=["en", "es", "es without scripts"],
)


@WAYS
def test_a_disclosure_goes_from_the_request_to_the_closed_entry_with_its_package(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Axe, tmp_path: Path
) -> None:
    own, found = disclosure_words(language).ui, list[str]()
    check = checking(language, axe, found, scripts=scripts)
    page = city.enter(new_page(java_script_enabled=scripts), "records")
    page.goto(city.url("/disclosures/", language))
    take_in(page, "court", check)
    address = page.url
    page.get_by_role("link", name=own["give_records"]).click()
    go(page)
    page.locator("[role=alert]").wait_for()
    check(page, "records, none")
    give(page, tmp_path)
    go(page)
    page.locator("a[href*='/disclosures/classes/']").click()
    answer(page, check, necessary_to_service="true", required_by_law="false")
    page.check("[name=decision][value=release]")
    go(page)
    page.locator("[role=alert]").wait_for()
    check(page, "class, no ground")
    page.check("[name=necessity][value=to_deliver]")
    page.fill("#note", "The rent office cannot pay without it.")
    go(page)
    page.get_by_role("link", name=own["send"]).click()
    go(page)
    page.locator(".lines").first.wait_for()
    second = city.enter(new_page(java_script_enabled=scripts), "supervisor")
    second.goto(f"{address}supervisor/")
    second.check("[name=answer][value=not_approve]")
    go(second)
    second.locator("[role=alert]").wait_for()
    check(second, "supervisor, no reason")
    second.check("[name=answer][value=approve]")
    go(second)
    second.locator(".lines").first.wait_for()
    page.goto(f"{address}release/")
    give(page, tmp_path)
    with page.expect_download() as download:
        go(page)
    with zipfile.ZipFile(download.value.path()) as package:
        assert any(name.endswith(".html") for name in package.namelist())
    page.locator("a[href$='/receipt/']").click()
    page.locator("ol.kept li").first.wait_for()
    assert page.locator("ol.kept li").count() == 5
    check(page, "receipt")
    page.reload()
    assert page.locator("ol.kept li").count() == 5
    assert found == []


@WAYS
def test_what_is_prohibited_is_refused_with_a_letter(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Axe, tmp_path: Path
) -> None:
    own, found = disclosure_words(language).ui, list[str]()
    check = checking(language, axe, found, scripts=scripts)
    page = city.enter(new_page(java_script_enabled=scripts, color_scheme="dark"), "records")
    page.goto(city.url("/disclosures/", language))
    paper = "IMMIGRATION DETAINER - NOTICE OF ACTION\nDHS Form I-247A"
    take_in(page, "federal_immigration_authorities", lambda _page, _name: None, paper)
    check(page, "request with a paper")
    assert "I-247A" in page.locator("main").inner_text()
    page.get_by_role("link", name=own["give_records"]).click()
    give(page, tmp_path)
    go(page)
    page.locator("a[href*='/disclosures/classes/']").click()
    answer(page, lambda _page, _name: None, necessary_to_service="false", required_by_law="false")
    check(page, "class, prohibited")
    page.check("[name=decision][value=withhold]")
    go(page)
    page.get_by_role("link", name=own["close"]).click()
    page.check("[name=how][value=refuse]")
    go(page)
    page.locator("ol.kept li").first.wait_for()
    page.get_by_role("link", name=own["back"]).click()
    page.get_by_role("link", name=own["letter"]).click()
    page.locator("article").wait_for()
    check(page, "letter")
    assert "2-929" in page.locator("article").inner_text()
    assert found == []
