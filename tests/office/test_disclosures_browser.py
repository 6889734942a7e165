"""A disclosure in a browser: with scripts in English to a release, without in Spanish to a refusal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from office_looks import looks
from office_visitor import Site

from charteroak.office.disclosures.words import disclosure_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
Axe = Callable[["Page"], list[str]]
PRESSED = ".disclosures :is(button, select, summary, a.button, a.plain, .back a, label.option)"
_MAKE = """
import django; django.setup()
from charteroak.office.database import ready; ready()
from office_people import made, session_key
import json
print(json.dumps([session_key(made(role)) for role in ("records", "supervisor")]))
"""
RECORDS = b"Case 12. The tenant receives SNAP benefits since March.\n"


@pytest.fixture(scope="module")
def people(recording_site: Site) -> dict[str, str]:
    """The keys of the sessions of a clerk and a supervisor of the running site."""
    from platformdirs import user_cache_path

    patterns = user_cache_path("charteroak", appauthor=False) / "patterns"
    if patterns.is_dir():  # made once for this machine: the site's own folder has none yet
        shutil.copytree(patterns, recording_site.data / "patterns", dirs_exist_ok=True)
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(recording_site.data),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
    }
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _MAKE], env=environment, cwd=Path(__file__).parent, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(zip(("records", "supervisor"), json.loads(done.stdout), strict=True))


def sign_in(page: Page, site: Site, key: str) -> Page:
    """A page of the person whose session this is."""
    page.context.add_cookies([{"name": "charteroak-session", "value": key, "url": site.url}])
    return page


def go(page: Page) -> None:
    """Press the button that goes on."""
    page.locator("main form[method=post] button.main").click()


def take_in(page: Page, requester: str, check: Callable[[str], None], paper: str = "") -> None:
    """From the list to a request that was taken in."""
    page.locator("main a.button").click()
    go(page)
    page.locator("[role=alert]").wait_for()
    check("new, wrong")
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
    check("confirm")
    go(page)
    page.locator(".lines").first.wait_for()
    check("request")


def _recent() -> str:
    from charteroak.law.law import today

    return today().isoformat()


def _unseen(_: Page) -> list[str]:
    return []  # without scripts nothing can be asked of a page; the same pages are looked at with them


def give(page: Page, tmp_path: Path) -> None:
    """Choose the file with the records."""
    file = tmp_path / "records.txt"
    file.write_bytes(RECORDS)
    page.set_input_files("#records", str(file))


def answer(page: Page, check: Callable[[str], None], **facts: str) -> None:
    """Answer the article's questions."""
    page.locator("main form[method=post]").wait_for()
    while page.locator("input[name=fact]").count():
        fact = page.locator("input[name=fact]").input_value()
        check(f"question {fact}")
        page.check(f"[name=value][value={facts[fact]}]")
        go(page)


def test_a_disclosure_goes_out_with_scripts(
    new_page: NewPage, recording_site: Site, people: dict[str, str], axe: Axe, tmp_path: Path
) -> None:
    found: list[str] = []
    page = sign_in(new_page(), recording_site, people["records"])

    def check(name: str, of: Any = None) -> None:
        if name != "records":  # the page of the hand-over has the same form
            found.extend(looks(of or page, name, axe, PRESSED, widths=(320,)))

    page.goto(f"{recording_site.url}/disclosures/")
    check("list")
    take_in(page, "court", check)
    address = page.url
    page.get_by_role("link", name="Give the records").click()
    check("records")
    give(page, tmp_path)
    go(page)
    page.get_by_role("link", name="Decide: Receiving public assistance").click()
    answer(page, check, necessary_to_service="true", required_by_law="false")
    check("class")
    page.check("[name=decision][value=release]")
    page.check("[name=necessity][value=to_deliver]")
    page.fill("#note", "The rent office cannot pay without it.")
    go(page)
    page.get_by_role("link", name="Send for approval").click()
    go(page)
    second = sign_in(new_page(), recording_site, people["supervisor"])
    second.goto(f"{recording_site.url}/office/")
    second.get_by_role("link", name="Disclosures").first.click()
    second.goto(f"{address}supervisor/")
    check("supervisor", second)
    second.check("[name=answer][value=approve]")
    go(second)
    second.get_by_text("It can be handed over").wait_for()
    page.goto(f"{address}release/")
    check("release")
    give(page, tmp_path)
    with page.expect_download() as download:
        go(page)
    with zipfile.ZipFile(download.value.path()) as package:
        assert any(name.endswith(".html") for name in package.namelist())
    page.get_by_role("link", name="The receipt").click()
    assert page.locator("ol.kept li").count() == 5
    check("receipt")
    page.reload()
    assert page.locator("ol.kept li").count() == 5
    assert found == []


def test_a_refusal_goes_out_without_scripts_in_spanish(
    new_page: NewPage, recording_site: Site, people: dict[str, str], axe: Axe, tmp_path: Path
) -> None:
    found: list[str] = []
    own = disclosure_words("es").ui
    page = sign_in(new_page(java_script_enabled=False, color_scheme="dark"), recording_site, people["records"])

    def check(name: str) -> None:
        page.wait_for_load_state()
        found.extend(looks(page, name, _unseen, PRESSED, widths=(320,)))
        assert page.locator("html").get_attribute("lang") == "es"

    page.goto(f"{recording_site.url}/es/disclosures/")
    paper = "IMMIGRATION DETAINER - NOTICE OF ACTION\nDHS Form I-247A"
    take_in(page, "federal_immigration_authorities", check, paper)
    assert "I-247A" in page.locator("main").inner_text()
    page.get_by_role("link", name=own["give_records"]).click()
    give(page, tmp_path)
    go(page)
    page.locator("a[href*='/disclosures/classes/']").click()
    answer(page, check, necessary_to_service="false", required_by_law="false")
    check("class")
    page.check("[name=decision][value=withhold]")
    go(page)
    page.get_by_role("link", name=own["close"]).click()
    check("close")
    page.check("[name=how][value=refuse]")
    go(page)
    check("receipt")
    page.get_by_role("link", name=own["back"]).click()
    page.get_by_role("link", name=own["letter"]).click()
    check("letter")
    assert "2-929" in page.locator("article").inner_text()
    seen = sign_in(new_page(color_scheme="dark"), recording_site, people["records"])
    seen.goto(page.url)
    found.extend(looks(seen, "letter", axe, PRESSED, widths=(320,)))
    assert found == []
