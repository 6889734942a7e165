"""The register in a browser: with and without scripts, by keyboard, on a small phone, and from another site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_looks import looks
from office_register import HOME, LAW, SERVICE, day, write
from office_visitor import Site

from charteroak.office.register.words import register_words
from charteroak.screening.forms.register import load

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

NewPage = Callable[..., "Page"]
PRESSED = "button, select, summary, a.button, a.plain, .back a, label.option"


@pytest.fixture
def register(site: Site) -> Iterator[Path]:
    """The register of the running site, with an entry that is in force and one that has ended."""
    path = write(site.data, LAW, {**SERVICE, "expires": day(-5)})
    yield path
    path.unlink(missing_ok=True)


def fill(page: Page, fields: dict[str, str]) -> None:
    """Type an entry."""
    for name, value in fields.items():
        if name == "basis":
            page.locator(f"[name=basis][value='{value}']").check()
        else:
            page.locator(f"#{name}").fill(value)


@pytest.mark.parametrize(
    ("language", "scripts"), [("en", True), ("es", False)], ids=["with scripts", "without scripts"]
)
def test_the_register_is_kept_from_beginning_to_end(
    language: str, scripts: bool, new_page: NewPage, site: Site, register: Path
) -> None:
    from playwright.sync_api import expect

    own = register_words(language)
    page = new_page(java_script_enabled=scripts)
    page.goto(f"{site.url}{HOME[language]}/register/")
    page.get_by_role("link", name=own.ui["add"]).click()
    fill(page, {**LAW, "question": "Are you on WIC?", "citation": ""})
    page.locator("button.main").click()
    expect(page.locator("#citation-error")).to_contain_text(own.faults["uncited"][4:])
    expect(page.locator("#question")).to_have_value("Are you on WIC?")
    page.locator("[role=alert] a").click()
    page.locator("#citation").fill("7 C.F.R. 246.7")
    page.locator("button.main").click()
    expect(page.get_by_role("status")).to_have_text(own.ui["added"])
    page.get_by_role("link", name=own.ui["change_of"].format(question="Are you on WIC?")).click()
    page.locator("#owner").fill("Health")
    page.locator("button.main").click()
    expect(page.get_by_role("status")).to_have_text(own.ui["changed"])
    assert [entry.owner for entry in load(register).entries] == ["Human Services", "Library", "Health"]
    page.goto(f"{site.url}{HOME[language]}/questions/")
    expect(page.locator("q")).to_have_text([LAW["question"], "Are you on WIC?"])
    page.goto(f"{site.url}{HOME[language]}/register/")
    page.get_by_role("link", name=own.ui["remove_of"].format(question=LAW["question"])).click()
    page.get_by_role("button", name=own.ui["remove_go"]).click()
    expect(page.get_by_role("status")).to_have_text(own.ui["removed"])
    assert len(load(register).entries) == 2


def test_what_is_wrong_is_reached_and_mended_by_keyboard_alone(page: Page, site: Site, register: Path) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site.url}/register/add/")
    fill(page, {**LAW, "question": "Do you get SSI?", "owner": ""})
    page.locator("#owner").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#owner-error")).to_be_visible()
    for _ in range(20):
        if page.locator("[role=alert] a").evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.locator("#owner:focus").wait_for()
    page.keyboard.type("Health")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    assert len(load(register).entries) == 3


def every_page(page: Page, site: Site, register: Path, language: str) -> Iterator[str]:
    home = f"{site.url}{HOME[language]}"
    own = register_words(language)
    page.goto(f"{home}/register/?done=added")
    yield "list"
    change, remove = (page.locator(".do a").nth(each).get_attribute("href") for each in (0, 1))
    page.goto(f"{home}/questions/")
    page.locator("summary").click()
    yield "questions"
    page.goto(f"{home}/register/add/")
    yield "add"
    page.locator("button.main").click()
    page.locator("[role=alert]").wait_for()
    yield "wrong"
    page.goto(f"{site.url}{change}")
    yield "change"
    write(register.parent, {**LAW, "owner": "Police"}, SERVICE)
    page.locator("button.main").click()
    page.get_by_text(own.ui["moved"]).wait_for()
    yield "moved"
    page.goto(f"{site.url}{remove}")
    yield "remove"
    write(register.parent)
    page.locator(".actions button").click()
    page.locator("h1").wait_for()
    yield "missing"
    page.goto(f"{home}/register/")
    yield "no entries"
    page.goto(f"{home}/questions/")
    yield "no questions"
    register.write_text("[[question]]\nform = 1\n")
    page.goto(f"{home}/register/")
    yield "broken"
    page.goto(f"{home}/questions/")
    yield "broken questions"


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_page_of_it_has_a_barrier_runs_over_the_edge_or_is_small_for_a_finger(
    language: str, scheme: str, new_page: NewPage, site: Site, register: Path, axe: Callable[[Page], list[str]]
) -> None:
    page = new_page(color_scheme=scheme)
    found = {name: looks(page, name, axe, PRESSED) for name in every_page(page, site, register, language)}
    assert [each for all_of_it in found.values() for each in all_of_it] == []
    assert len(found) == 12


def test_a_long_word_or_path_does_not_run_over_the_edge(page: Page, site: Site, register: Path) -> None:
    long = "a" * 290
    write(register.parent, {**LAW, "form": long, "question": long, "citation": f"1{long}", "owner": long[:190]})
    for path in ("/register/", "/questions/"):
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(site.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_another_site_cannot_keep_the_register(page: Page, site: Site, register: Path) -> None:
    """Its form comes with another origin, and without the cookie, even where it has found out a whole form of ours."""
    page.goto(f"{site.url}/register/add/")
    fill(page, {**LAW, "question": "Zebra?"})
    fields = page.locator("form.keeping").evaluate("form => [...new FormData(form)]")
    before = register.read_bytes()
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields)
    body = f'<form method="post" action="{site.url}/register/add/">{inputs}<button>Win</button></form>'

    def serve(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html")

    page.route("http://elsewhere.test/**", serve)
    page.goto("http://elsewhere.test/")
    with page.expect_response(f"{site.url}/register/add/") as answered:
        page.get_by_role("button").click()
    assert answered.value.status == 403
    assert register.read_bytes() == before
