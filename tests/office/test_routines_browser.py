"""Routines in a browser: approved with and without scripts, in both languages, by keyboard and on a small phone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from office_looks import looks
from office_screening import with_patterns
from office_visitor import Site

from charteroak.law.law import today
from charteroak.office.routines.words import routine_words

if TYPE_CHECKING:
    from playwright.sync_api import Page

NewPage = Callable[..., "Page"]
PRESSED = "main button, main select, main summary, main a.button, main a.plain, main .back a, main label.option"


@pytest.fixture(scope="session")
def seeded(recording_site: Site) -> dict[str, Any]:
    """What the running site has of people and routines."""
    with_patterns(recording_site)
    command = [sys.executable, str(Path(__file__).with_name("seeded_routines.py"))]
    environment = {**os.environ, "CHARTEROAK_DATA": str(recording_site.data)}
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    return dict(json.loads(made.stdout))


def opened(new_page: NewPage, site: Site, key: str, **how: Any) -> Page:
    """A page of someone who is signed in."""
    from django.conf import settings

    page = new_page(**how)
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site.url}])
    return page


@pytest.mark.parametrize(
    ("home", "scripts", "state"), [("", True, "waiting"), ("/es", False, "waiting too")], ids=["scripts", "without"]
)
def test_counsel_approves_what_waits_and_it_is_used(
    home: str, scripts: bool, state: str, new_page: NewPage, recording_site: Site, seeded: dict[str, Any]
) -> None:
    from playwright.sync_api import expect

    own = routine_words("es" if home else "en")
    page = opened(new_page, recording_site, seeded["keys"]["counsel"], java_script_enabled=scripts)
    page.goto(f"{recording_site.url}{home}/office/routines/{seeded['routines'][state]}/")
    page.locator("button[value=approve]").press("Enter")
    expect(page.get_by_role("status")).to_have_text(own.done["approved"])
    expect(page.locator(".stand b")).to_have_text(f"{own.states['in_force'][0]}.")
    records = opened(new_page, recording_site, seeded["keys"]["records"], java_script_enabled=scripts)
    records.goto(page.url)
    records.locator("button[value=use]").click()
    expect(records.get_by_role("status")).to_have_text(own.done["used"])


def test_no_page_of_routines_has_a_barrier_or_goes_over_the_edge(
    new_page: NewPage, recording_site: Site, seeded: dict[str, Any], axe: Callable[[Page], list[str]]
) -> None:
    """In every state, and in Spanish, whose words are longer, where there is most of them."""
    keys, found = seeded["keys"], []
    public = new_page()
    public.goto(f"{recording_site.url}/es/routines/")
    found += looks(public, "public", axe, PRESSED)
    records = opened(new_page, recording_site, keys["records"])
    records.goto(f"{recording_site.url}/es/office/routines/")
    found += looks(records, "kept", axe, PRESSED)
    records.goto(f"{recording_site.url}/office/routines/propose/")
    records.locator("#service").select_option("taxes")
    records.locator("#note").fill("He is undocumented.")
    records.locator("#until").fill((today() + timedelta(days=3000)).isoformat())
    records.locator("main button.main").click()
    assert records.locator("#note").input_value() != "He is undocumented."
    assert records.locator("#service").input_value() == "taxes"
    found += looks(records, "wrong", axe, PRESSED)
    counsel = opened(new_page, recording_site, keys["counsel"])
    counsel.goto(f"{recording_site.url}/es/office/routines/{seeded['routines']['in force']}/")
    found += looks(counsel, "in force", axe, PRESSED)
    assert found == []


def test_the_papers_of_a_release_have_no_barrier(new_page: NewPage, axe: Callable[[Page], list[str]]) -> None:
    """They are pages that someone opens from a folder; on a small phone they stay within its edge."""
    from office_releases import about

    from charteroak.office.disclosures.cover import Reason, letter, mark_sheet
    from charteroak.office.disclosures.listing import Listing, Row
    from charteroak.office.disclosures.package import refusal

    facts = about("public_assistance")
    listing = Listing((Row("page 3", "immigration_status", Reason("counsel"), 2),), ("public_assistance",))
    page, found = new_page(), []
    for name, made in (
        ("letter", letter(facts, listing.released, listing.by_reason(), "es").page()),
        ("notice", mark_sheet(facts, listing.released, "en", stamped=False).page()),
        ("list", listing.sheet("es", classes=True).page()),
        ("refusal", refusal(facts, "en")),
    ):
        page.set_content(made.decode())
        found += looks(page, name, axe, None)
    assert found == []
