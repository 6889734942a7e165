"""The page that compares, in a browser: no barrier, on a small phone, by keyboard, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from office_looks import looks, unfold
from office_visitor import Site

from charteroak.law.article import PROVISIONS
from charteroak.law.draft_written import write_clause
from charteroak.office.compare.words import compare_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME = {"en": "/compare/", "es": "/es/compare/"}
PRESSED = "main :is(button, summary, select, input, textarea)"
NewPage = Callable[..., "Page"]
CLAUSES = {provision.clause: write_clause(provision) for provision in PROVISIONS}
DRAFT = (
    CLAUSES["2-928(b)"]
    .replace("Hartford police shall", "Hartford police officers shall")
    .replace("crime victims", "victims of crime")
    .replace("employee is one of police_officer, police_civilian", "employee is police_officer")
    + '[[clause]]\nid = "2-928(e)"\nrepealed = true\n'
)


def compare(page: Page) -> None:
    page.locator("button.main").click()
    page.locator(".notice").wait_for()


def opened(page: Page, site: Site, language: str) -> None:
    page.goto(site.url + HOME[language])


def inserted(page: Page, site: Site, language: str) -> None:
    opened(page, site, language)
    page.locator("#clause").select_option("2-929")
    page.locator("button[value=insert]").click()
    page.wait_for_function("() => document.querySelector('#draft').value.includes('2-929')")


def by_reading(page: Page, site: Site, language: str) -> None:
    opened(page, site, language)
    page.locator("#readings summary").click()
    page.locator("[name='after.suspect_interview']").select_option("included")
    compare(page)
    page.locator(".changed-group").first.wait_for()


def by_day(page: Page, site: Site, language: str) -> None:
    opened(page, site, language)
    page.locator("#from").fill("2008-08-10")
    compare(page)
    page.locator(".changed-group").first.wait_for()


def by_draft(page: Page, site: Site, language: str) -> None:
    opened(page, site, language)
    page.locator("#draft").fill(DRAFT)
    compare(page)
    page.locator(".changed-clause").first.wait_for()


def wrong(page: Page, site: Site, language: str) -> None:
    opened(page, site, language)
    page.locator("#draft").fill(DRAFT.replace('"prohibits"', '"forbids"'))
    page.locator("button.main").click()
    page.locator("[role=alert]").wait_for()


STATES = [opened, inserted, by_reading, by_day, by_draft, wrong]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_state_has_a_barrier_runs_over_the_edge_or_is_small_for_a_finger(
    language: str, scheme: str, new_page: NewPage, site: Site, axe: Callable[[Page], list[str]]
) -> None:
    """Contrast depends on the scheme alone, and names and widths on the language alone: two rounds see all of both."""
    page, found = new_page(color_scheme=scheme), []
    for bring_up in STATES:
        bring_up(page, site, language)
        unfold(page)
        found += looks(page, bring_up.__name__, axe, PRESSED)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", HOME)
def test_without_scripts_it_is_all_there(language: str, new_page: NewPage, site: Site) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=False)
    opened(page, site, language)
    page.locator("#clause").select_option("2-928(b)")
    page.locator("button[value=insert]").click()
    draft = page.locator("#draft")
    expect(draft).to_have_value(CLAUSES["2-928(b)"].strip() + "\n")
    draft.fill(DRAFT)
    page.locator("button.main").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(compare_words(language).ui["result"])
    expect(page.locator("ins").first).to_contain_text("officers")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.url == site.url + HOME[language]


def test_by_keyboard_alone_and_enter_in_a_field_compares(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    opened(page, site, "en")
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.id") == "from":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("08102008")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(compare_words("en").ui["result"])
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_title(f"{compare_words('en').ui['result']} · Charter Oak")


def test_the_focus_goes_to_what_is_wrong_and_from_there_to_the_field(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    wrong(page, site, "en")
    expect(page.locator("[role=alert]")).to_be_focused()
    page.locator("[role=alert] a").click()
    expect(page.locator("#draft")).to_be_focused()


def test_a_table_leads_to_the_cases_of_an_act(page: Page, site: Site) -> None:
    by_day(page, site, "en")
    page.locator("table.changing a", has_text="Arresting").click()
    page.wait_for_function(
        """() => { const { top } = document.getElementById('act-arrest').getBoundingClientRect();
                   return top >= -2 && top < innerHeight / 2; }"""
    )


def test_words_that_come_and_go_are_told_apart_without_colour(page: Page, site: Site) -> None:
    by_draft(page, site, "en")
    lines = page.evaluate(
        "() => ['ins', 'del'].map(tag => getComputedStyle(document.querySelector(tag)).textDecorationLine)"
    )
    assert lines == ["underline", "line-through"]
    assert page.locator("ins .visually-hidden").first.inner_text() == compare_words("en").ui["comes"]
