"""The page that screens in a browser: by keyboard, without scripts, on a phone, in any state; and nothing stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from office_looks import looks, unfold
from office_screening import with_patterns
from office_visitor import Site

from charteroak.office.screen.words import screen_words
from tests.fixtures.seeking import marked

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
HOME = {"en": "", "es": "/es"}
NOTE = (
    "Ana Quill is undocumented. Her boyfriend hit her again. She gets SNAP benefits, saw the shooting on Park Street, "
    "and her SSN is 219-09-9999.\nHer wife works nights. He was sexually assaulted by his uncle. She filed her 2023 "
    "tax return.\nThe library opens at nine."
)
TAX = (
    "Form 1040 U.S. Individual Income Tax Return 2024\nYour first name Ana Last name Quill\nYour social security "
    "number 219-09-9999\nFiling status: Single\n11 Adjusted gross income 41,200\n15 Taxable income 26,600\n24 Total "
    "tax 2,961\n35a Amount refunded to you 430\n"
)


@pytest.fixture(scope="module")
def screening(site: Site) -> Site:
    """The running site, which need not compile the patterns first."""
    return with_patterns(site)


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return held.getvalue()


MIXED = packed(
    a_txt=NOTE.encode(), b_csv=b"name,notes\nAna,she is undocumented\n", c_bin=b"\x7fELF\0\1" * 50, d_txt=TAX.encode()
)


def send(page: Page, site: Site, language: str, text: str = "", file: bytes = b"", *, drop: bool = False) -> None:
    page.goto(f"{site.url}{HOME[language]}/screen/")
    if text:
        page.locator("#text").fill(text)
    if file:
        page.locator("#file").set_input_files({"name": "a.zip", "mimeType": "application/zip", "buffer": file})
    if drop:
        page.locator("#drop").check()
    page.locator("button.main").click()
    page.locator(".sum, [role=alert]:visible").first.wait_for(timeout=30_000)


def downloaded(page: Page, number: int) -> tuple[str, bytes]:
    """What comes when a link that hands something over is followed, and under which name."""
    with page.expect_download() as coming:
        page.locator("a[download]").nth(number).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


def test_by_keyboard_alone_to_each_place_and_back_and_to_the_copy(page: Page, screening: Site) -> None:
    from playwright.sync_api import expect

    page.goto(f"{screening.url}/screen/")
    page.locator("#text").focus()
    page.keyboard.insert_text(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sum h1")).to_be_focused(timeout=30_000)
    length = page.evaluate("history.length")
    marks = page.locator("mark").count()
    assert marks >= 6
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        kind = page.evaluate("[document.activeElement.id, document.activeElement.hasAttribute('download')]")
        if kind[1]:
            reached.append("download")
        if str(kind[0]).startswith("l"):
            reached.append(kind[0])
        if kind[0] == "l2":
            break
    assert reached == ["download"] * 3 + ["l1", "l2"]
    page.keyboard.press("Enter")
    expect(page.locator("#f2")).to_be_focused()
    expect(page.locator("#f2")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("a.tag[href='#l2']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#l2")).to_be_focused()
    expect(page.locator("#l2")).to_be_in_viewport()
    assert page.url == f"{screening.url}/screen/"
    assert page.evaluate("history.length") == length


@pytest.mark.parametrize("scripts", [True, False])
def test_the_copy_and_the_lists_come_down_with_and_without_scripts(
    scripts: bool, new_page: NewPage, screening: Site
) -> None:
    page = new_page(java_script_enabled=scripts)
    send(page, screening, "en", file=MIXED, drop=True)
    assert page.locator("mark").count() > 6
    name, copy = downloaded(page, 0)
    assert name == "redacted.zip"
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        texts = b"\n".join(archive.read(each) for each in archive.namelist())
    assert "[§2-929]".encode() in texts
    assert not [word for word in (b"undocumented", b"219-09-9999", b"41,200", b"ELF") if word in texts]
    names = [downloaded(page, number)[0] for number in (1, 2)]
    assert names == ["withheld.csv", "withheld-without-classes.csv"]
    assert page.locator("mark").count() > 6  # the page is still there
    assert page.url == f"{screening.url}/screen/"


def test_without_scripts_the_list_leads_into_the_text_and_back(new_page: NewPage, screening: Site) -> None:
    from playwright.sync_api import expect

    language = "es"
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    send(page, screening, language, NOTE)
    page.locator("#l3").click()
    expect(page.locator("#f3")).to_be_in_viewport()
    page.locator("a.tag[href='#l3']").click()
    expect(page.locator("#l3")).to_be_in_viewport()
    expect(page.locator("mark").first).to_contain_text("undocumented")
    page.locator("#text").fill("")
    page.locator("button.main").click()
    expect(page.locator("div[role=alert]")).to_have_text(screen_words(language).ui["nothing_sent"])


def test_nothing_of_what_was_given_stays_in_the_browser(page: Page, screening: Site) -> None:
    mark = marked()
    page.goto(f"{screening.url}/article")
    send(page, screening, "en", f"{NOTE} {mark}")
    assert mark in page.locator(".as-written").inner_text()
    page.locator("#l1").click()
    left = "() => [history.length, JSON.stringify(history.state), document.title, document.cookie, localStorage.length]"
    assert page.evaluate(left) == [3, '{"shown":0}', "Screen a file · Charter Oak", "", 0]
    assert page.url == f"{screening.url}/screen/"
    # Some browsers keep a page that is left, to show it again as it was: by then there is nothing left to show.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator("mark, .sum, textarea").count() == 0
    page.goto(f"{screening.url}/article")
    page.go_back()
    page.locator("#text").wait_for()
    assert mark not in page.content()
    assert page.locator("#text").input_value() == ""


def test_where_no_answer_comes_it_is_said(page: Page, screening: Site, complaints: list[str]) -> None:
    page.goto(f"{screening.url}/screen/")
    asked = []
    page.route("**/*", lambda route: asked.append(route))
    page.locator("#text").fill(NOTE)
    page.locator("button.main").click()
    page.locator("[role=status] [data-wait]").wait_for(state="visible")
    for each in asked:
        each.abort()
    page.locator("[data-failed]").wait_for(state="visible")
    assert not page.locator("[data-wait]").is_visible()
    assert page.locator("form[aria-busy]").count() == 0
    assert page.locator("#text").input_value() == NOTE
    complaints.clear()


def found(page: Page, site: Site, language: str) -> None:
    """Something was found, the first of it as if it were undetermined: what that looks like is no matter of rules."""
    send(page, site, language, NOTE)
    for each in ("mark", ".tag", ".findings li"):
        page.locator(each).first.evaluate("each => each.classList.add('undetermined')")


def states(page: Page, site: Site, language: str) -> dict[str, Callable[[], Any]]:
    """Every state there is, and what brings it up."""
    return {
        "start": lambda: page.goto(f"{site.url}{HOME[language]}/screen/"),
        "found": lambda: found(page, site, language),
        "no copy": lambda: send(page, site, language, file=MIXED),
        "record": lambda: send(page, site, language, TAX),
        "not read": lambda: send(page, site, language, file=b"PK\x03\x04zebra"),
        "nothing found": lambda: send(page, site, language, "The library opens at nine."),
        "long": lambda: send(page, site, language, f"{'The library opens. ' * 4_000}{NOTE}"),
    }


@pytest.mark.parametrize(("language", "scheme", "count"), [("en", "light", 7), ("es", "dark", 4)])
def test_no_state_has_a_barrier_or_runs_over_the_edge_of_a_small_phone(
    language: str, scheme: str, count: int, new_page: NewPage, screening: Site, axe: Callable[[Page], list[str]]
) -> None:
    """Contrast depends on the scheme alone, and names on the language alone: the first four states have all of both."""
    page = new_page(color_scheme=scheme)
    pressed = "main :is(button, summary, input[type=file], textarea, label.option, nav a, .lists a, a.button)"
    wrong = []
    for name, bring_up in list(states(page, screening, language).items())[:count]:
        bring_up()
        unfold(page)
        wrong += looks(page, name, axe, pressed)
    assert wrong == []
