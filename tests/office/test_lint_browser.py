"""The page that reads forms back in a browser: by keyboard, without scripts, on a phone, in any state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from office_looks import looks, unfold
from office_visitor import Site

from charteroak.office.lint.words import lint_words
from tests.fixtures.seeking import marked

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
HOME = {"en": "", "es": "/es"}
FORM = """<html lang="en"><title>Adult classes</title><body><h1>Adult classes</h1><p>Classes are free.</p><form>
<p><label>Your name <input></label></p>
<fieldset><legend>Are you a U.S. citizen?</legend><label><input type="radio" name="c"> Yes</label>
<label><input type="radio" name="c"> No</label></fieldset>
<h2>Family</h2>
<p><label for="b">In which country were you born?</label> <input id="b" placeholder="Country"></p>
<p><label>Does your household get SNAP or Medicaid? <input></label></p>
<p><label>Which evening suits you? <select><option>Monday</option><option>Thursday</option></select></label></p>
</form></body></html>"""
CLEAN = "1. What is your name?\n2. Which evening suits you?\n"


def send(page: Page, site: Site, language: str, text: str = "", file: bytes = b"", name: str = "form.html") -> None:
    page.goto(f"{site.url}{HOME[language]}/lint/")
    if text:
        page.locator("#text").fill(text)
    if file:
        page.locator("#file").set_input_files({"name": name, "mimeType": "text/html", "buffer": file})
    page.locator("button.main").click()
    page.locator(".sum, [role=alert]:visible").first.wait_for(timeout=30_000)


def test_by_keyboard_alone_to_each_question_and_back(page: Page, site: Site) -> None:
    from playwright.sync_api import expect

    page.goto(f"{site.url}/lint/")
    page.locator("#text").focus()
    page.keyboard.insert_text(FORM)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sum h1")).to_be_focused(timeout=30_000)
    length = page.evaluate("history.length")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
        if reached[-1] == "l2":
            break
    assert reached == ["", "l1", "l2"]  # the first is the way to the register
    page.keyboard.press("Enter")
    target = page.locator("#l2").get_attribute("href")
    expect(page.locator(str(target))).to_be_focused()
    expect(page.locator(str(target))).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("a.tag[href='#l2']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#l2")).to_be_focused()
    assert page.url == f"{site.url}/lint/"
    assert page.evaluate("history.length") == length


@pytest.mark.parametrize(("scripts", "language"), [(True, "en"), (False, "es")])
def test_a_form_is_read_back_with_and_without_scripts(
    scripts: bool, language: str, new_page: NewPage, site: Site
) -> None:
    from playwright.sync_api import expect

    page = new_page(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    send(page, site, language, file=FORM.encode())
    expect(page.locator(".asked.flagged .question")).to_have_text(
        ["Are you a U.S. citizen?", "In which country were you born?", "Does your household get SNAP or Medicaid?"]
    )
    assert page.locator(".asked").count() == 5
    page.locator("#l3").click()
    expect(page.locator(".asked.flagged").nth(2)).to_be_in_viewport()
    page.locator("a.tag[href='#l3']").click()
    expect(page.locator("#l3")).to_be_in_viewport()


def test_nothing_of_a_form_stays_in_the_browser(page: Page, site: Site) -> None:
    mark = marked()
    page.goto(f"{site.url}/article")
    send(page, site, "en", FORM.replace("Classes are free.", f"{mark} classes."))
    assert mark in page.locator(".sheet-of-form").inner_text()
    page.locator("#l1").click()
    left = "() => [history.length, JSON.stringify(history.state), document.title, document.cookie, localStorage.length]"
    assert page.evaluate(left) == [3, '{"shown":0}', "Check a form · Charter Oak", "", 0]
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator("mark, .sum, textarea").count() == 0
    page.goto(f"{site.url}/article")
    page.go_back()
    page.locator("#text").wait_for()
    assert mark not in page.content()
    assert page.locator("#text").input_value() == ""


def test_where_no_answer_comes_for_a_form_it_is_said(page: Page, site: Site, complaints: list[str]) -> None:
    page.goto(f"{site.url}/lint/")
    asked = []
    page.route("**/*", lambda route: asked.append(route))
    page.locator("#text").fill(FORM)
    page.locator("button.main").click()
    page.locator("[role=status] [data-wait]").wait_for(state="visible")
    for each in asked:
        each.abort()
    page.locator("[data-failed]").wait_for(state="visible")
    assert page.locator("[data-failed]").inner_text() == lint_words("en").ui["failed"]
    assert page.locator("#text").input_value() == FORM
    complaints.clear()


def states(page: Page, site: Site, language: str, paper: bytes) -> dict[str, Callable[[], Any]]:
    """Every state there is, and what brings it up."""
    return {
        "start": lambda: page.goto(f"{site.url}{HOME[language]}/lint/"),
        "flagged": lambda: send(page, site, language, FORM),
        "none": lambda: send(page, site, language, CLEAN),
        "pages": lambda: send(page, site, language, file=paper, name="a.pdf"),
        "no form": lambda: send(page, site, language, file=b"%PDF-1.7 zebra", name="a.pdf"),
    }


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("es", "dark")])
def test_no_state_of_the_page_for_forms_has_a_barrier_or_runs_over_the_edge(
    language: str, scheme: str, new_page: NewPage, site: Site, shared: Path, axe: Callable[[Page], list[str]]
) -> None:
    page = new_page(color_scheme=scheme)
    pressed = "main :is(button, summary, input[type=file], textarea, nav a, a.tag)"
    wrong = []
    paper = (shared / "data" / "forms-dev" / "taxi-permit.pdf").read_bytes()
    for name, bring_up in states(page, site, language, paper).items():
        bring_up()
        assert (page.locator(".drawn image").count() > 0) == (name == "pages")
        unfold(page)
        wrong += looks(page, name, axe, pressed)
    assert wrong == []


@pytest.mark.parametrize("language", HOME)
def test_the_printed_report_has_no_barrier_on_a_screen(
    language: Any, page: Page, axe: Callable[[Page], list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from datetime import date

    from office_linting import judged

    from charteroak.screening.forms.printable import printable
    from charteroak.screening.forms.reporting import Looked, Report

    report = Report(looked=(Looked(path="a.html", judged=judged()), Looked(path="b.pdf", trouble="encrypted")))
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(printable(report, language, date(2026, 11, 23)))
    page.goto(path.as_uri())
    assert looks(page, "report", axe, None) == []
