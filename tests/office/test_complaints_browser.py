"""A complaint and the register of authorities in a browser: with and without scripts, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from city_seed import PASSPHRASE
from office_city import City
from office_looks import looks, unfold

from charteroak.office.complaints.words import complaint_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
Axe = Callable[["Page"], list[str]]
PRESSED = "main :is(button, select, summary, a.button, a.plain, label.option)"
CASE = (
    '{"act": "disclose", "facts": {"employee": "other_employee", "topic": "public_assistance", "recipient": "other", '
    '"required_by_law": true}}'
)
WAYS = pytest.mark.parametrize(
    ("language", "scripts"),
    [("en", True), ("es", False)],
    ids=["en", "es without scripts"],
)


@WAYS
def test_a_complaint_from_the_first_word_to_the_auditor(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Axe
) -> None:
    page, home = new_page(java_script_enabled=scripts), city.url("", language)
    found = []

    def look(name: str) -> None:
        if scripts:
            unfold(page)
            found.extend(looks(page, name, axe, PRESSED))

    page.goto(home)
    page.locator("#not-followed + ul a").click()
    page.locator("#words").fill("They asked at the counter. <b>Twice</b>.")
    page.locator("#contact").fill("860-555-0100")
    page.locator("button.main").click()
    look("an error")
    assert page.locator("#words").input_value() == "They asked at the counter. <b>Twice</b>."
    page.locator("input[name=about][value=asked]").check()
    page.locator("button.main").click()
    look("sent")
    code = page.locator("p.code").inner_text()
    page.goto(f"{home}/complain/track/")
    page.locator("#code").fill(code)
    page.locator("button.main").click()
    look("tracked")
    city.enter(page, "auditor")
    page.goto(f"{home}/complaints/")
    # What nobody has read stands first, and of this kind there is no other.
    page.locator(".said-list a", has_text=complaint_words(language).about["asked"]).first.click()
    page.locator("h1").wait_for()
    here = page.url
    page.goto(f"{here}read/")
    page.locator("#passphrase").fill("not the passphrase")
    give(page, city)
    page.locator("[role=alert]").wait_for()
    look("read, wrong")
    assert page.locator("#passphrase").input_value() == ""
    page.locator("#passphrase").fill(PASSPHRASE)
    give(page, city)
    page.locator(".account").wait_for()
    assert "They asked at the counter. <b>Twice</b>." in page.locator(".account").inner_text()
    look("read")
    page.goto(here)
    page.locator("input[value=answer]").check()
    page.locator("#answer").select_option("followed")
    page.locator("main button.main").click()
    assert page.get_by_role("status").is_visible()
    page.goto(f"{home}/complaints/key/make/")
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("#again").fill(PASSPHRASE)
    page.locator("main button.main").click()
    look("made")
    with page.expect_download() as saved:
        page.locator("main a.button").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"charteroak complaints key v1\n")
    city.enter(page, "counsel")
    page.goto(f"{here}hold/")
    page.locator("#hold_until").fill("2020-01-01")
    page.locator("main button.main").click()
    page.locator("[role=alert]").wait_for()
    look("hold, wrong")
    page.context.clear_cookies()
    page.goto(f"{home}/complain/track/")
    page.locator("#code").fill(code)
    page.locator("button.main").click()
    page.get_by_text(complaint_words(language).answers["followed"]).wait_for()
    assert found == []


def give(page: Page, city: City) -> None:
    """Choose the key file, and go on."""
    page.locator("#file").set_input_files(
        {"name": "a.key", "mimeType": "application/octet-stream", "buffer": city.file}
    )
    page.locator("main button.main").click()


@WAYS
def test_the_register_of_authorities_from_the_list_to_the_receipt(
    language: str, scripts: bool, new_page: NewPage, city: City, axe: Axe
) -> None:
    page, home = new_page(java_script_enabled=scripts), city.url("", language)
    found = []

    def look(name: str) -> None:
        if scripts:
            unfold(page)
            found.extend(looks(page, name, axe, PRESSED))

    page.goto(f"{home}/authorities/?state=unreviewed")
    page.locator("ul.norms a").first.click()
    page.locator("h1").wait_for()
    city.enter(page, "counsel")
    page.goto(f"{home}/authorities/add/")
    page.locator("main button.main").click()
    look("errors")
    page.locator("#kind").select_option("court_order")
    page.locator("#citation").fill("In re Records")
    page.locator("input[value=requires]").check()
    page.locator("#says").fill("The City hands over the lists.")
    page.locator("#of_whom").fill("The City")
    page.locator("input[value=disclose]").check()
    page.locator("#source").fill("The docket")
    page.locator("main button.main").click()
    assert page.get_by_role("status").is_visible()
    page.locator("main .actions a.button").click()
    look("review")
    page.locator("main button.main").click()
    page.goto(home)
    page.locator("main details summary").click()
    page.locator("#saved").fill(CASE)
    page.locator("main details button").click()
    look("answer")
    assert "In re Records" in page.locator("section.claim").inner_text()
    page.locator("form.record button").click()
    page.locator("main button.main").click()
    look("which law")
    page.locator("label.option", has_text="In re Records").first.click()
    page.locator("main button.main").click()
    page.locator("h1.done").wait_for()
    assert found == []
