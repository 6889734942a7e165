"""The pages of readings in a browser: with and without scripts, in both languages, on a small phone, for everyone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from office_counsel import serving, until

from charteroak.office.readings.words import reading_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
PREFIX = {"en": "", "es": "/es"}
_PEOPLE = """
import json, sys
import django
django.setup()
sys.path.insert(0, sys.argv[1])
from office_people import made, session_key
from charteroak.law.law import today
from charteroak.office.readings import settling
from charteroak.recording.recorder import recorder
one, other = made("counsel", name="Ana Ortiz"), made("counsel", name="Ben Shaw")
done = settling.propose(one, "suspect_interview", "included", today(), "The words reach whoever is interviewed.")
settling.sign(other, done.handle, settling.shown(done))
waits = settling.propose(one, "self_access", "a_disclosure", today(), "The clause names no consent exception.")
recorder().close()
print(json.dumps({"one": session_key(one), "other": session_key(other), "waits": waits.handle}))
"""


@dataclass(frozen=True)
class Counsel:
    """A running site in which two of counsel settled one reading, while another waits for a signature."""

    url: str
    key: str
    """The session of the one who may sign."""
    waits: str
    """The proposal's page."""


@pytest.fixture(scope="module")
def counsel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counsel]:
    """The site, with what counsel did there."""
    from charteroak.recording.place import Place
    from charteroak.recording.setup import create_unattended
    from charteroak.recording.words import vocabulary

    folder = tmp_path_factory.mktemp("counsel")
    create_unattended(Place(folder / "data" / "ledger"), vocabulary())
    with serving(folder / "data", folder / "log") as url:
        environment = {"CHARTEROAK_DATA": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "charteroak.office.settings"}
        command = [sys.executable, "-c", _PEOPLE, str(Path(__file__).parent)]
        done = subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)  # noqa: S603 - our own command
        said = json.loads(done.stdout)
        with httpx.Client(base_url=url, trust_env=False) as client:
            until(lambda: "two signatures" in client.get("/readings/").text)
        yield Counsel(url, said["other"], f"/readings/proposals/{said['waits']}/")


def as_counsel(page: Page, counsel: Counsel) -> None:
    page.context.add_cookies([{"name": "charteroak-session", "value": counsel.key, "url": counsel.url}])


@pytest.mark.parametrize(("language", "scripts"), [("en", True), ("es", False)], ids=["scripts", "no scripts"])
def test_the_pages_have_no_barrier_and_fit_a_small_phone(
    language: str, scripts: bool, new_page: NewPage, counsel: Counsel, axe: Any
) -> None:
    page = new_page(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
    as_counsel(page, counsel)
    waits = counsel.waits
    for path in (
        "/readings/",
        "/readings/suspect_interview/",
        "/readings/superior_law/propose/",
        waits,
        f"{waits}sign/",
    ):
        page.goto(f"{counsel.url}{PREFIX[language]}{path}")
        assert page.locator("h1").count() == 1
        if scripts:
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{counsel.url}{PREFIX[language]}{waits}sign/")
    assert page.locator("form.signing button.main").inner_text() == reading_words(language).ui["sign_go"]
    assert page.locator(".changed-group").count() == 2


def test_everyone_can_read_how_it_stands(new_page: NewPage, counsel: Counsel, axe: Any) -> None:
    page = new_page()
    page.goto(f"{counsel.url}/readings/#suspect_interview")
    card = page.locator("#suspect_interview")
    assert "Settled by counsel (two signatures)" in card.inner_text()
    assert axe(page) == []
    assert page.locator("text=Propose how to read it").count() == 0
    card.get_by_role("link", name="Entry").first.click()
    page.wait_for_url("**/ledger/entries/**")
    assert "counsel" in page.locator("main").inner_text().lower()
