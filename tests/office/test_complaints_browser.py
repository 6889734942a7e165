"""The register of authorities and complaints in a browser: no barrier, no edge, by finger, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from office_looks import looks, unfold
from office_visitor import Site

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

NewPage = Callable[..., "Page"]
Axe = Callable[["Page"], list[str]]
PRESSED = "main :is(button, select, summary, a.button, a.plain, label.option)"
HOME = {"en": "", "es": "/es"}
PASSPHRASE = "a passphrase of some length"  # noqa: S105 - of a test's key
CASE = (
    '{"act": "disclose", "facts": {"employee": "other_employee", "topic": "public_assistance", "recipient": "other", '
    '"required_by_law": true}}'
)
_MADE = """
import sys; sys.path.insert(0, sys.argv[1])
import django; django.setup()
from office_people import made, session_key
from charteroak.office.complaints.keyfile import new_pair, seal_key
from charteroak.office.complaints.models import AuditorKey
auditor, pair = made("auditor"), new_pair()
AuditorKey.objects.create(person=auditor.handle, public=pair.public, proven=True)
file = seal_key(pair, sys.argv[2], 10).hex()
sys.stdout.write("\\n".join([session_key(auditor), session_key(made("counsel")), file]))
"""


@pytest.fixture(scope="module")
def people(recording_site: Site) -> Iterator[tuple[str, str, bytes]]:
    """The sessions of an auditor and of counsel, and the auditor's key file."""
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(recording_site.data),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
    }
    command = [sys.executable, "-c", _MADE, str(Path(__file__).parent), PASSPHRASE]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    auditor, counsel, file = made.stdout.split("\n")
    return auditor, counsel, bytes.fromhex(file)


def sign_in(context: BrowserContext, site: Site, session: str) -> None:
    context.add_cookies([{"name": "charteroak-session", "value": session, "url": site.url}])


@pytest.mark.parametrize(
    ("language", "scripts"), [("en", True), ("es", False)], ids=["with scripts", "without scripts"]
)
def test_a_complaint_from_the_first_word_to_the_auditor(
    language: str, scripts: bool, new_page: NewPage, recording_site: Site, people: tuple[str, str, bytes], axe: Axe
) -> None:
    site, (auditor, counsel, file) = recording_site, people
    page, home = new_page(java_script_enabled=scripts), f"{recording_site.url}{HOME[language]}"
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
    sign_in(page.context, site, auditor)
    page.goto(f"{home}/complaints/")
    look("list")
    page.locator(".said-list a").first.click()
    look("one")
    here = page.url
    page.goto(f"{here}read/")
    page.locator("#file").set_input_files({"name": "a.key", "mimeType": "application/octet-stream", "buffer": file})
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("main button.main").click()
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
    page.context.clear_cookies()
    sign_in(page.context, site, counsel)
    page.goto(f"{here}hold/")
    look("hold")
    assert found == []


@pytest.mark.parametrize(
    ("language", "scripts"), [("es", True), ("en", False)], ids=["with scripts", "without scripts"]
)
def test_the_register_of_authorities_from_the_list_to_the_receipt(
    language: str, scripts: bool, new_page: NewPage, recording_site: Site, people: tuple[str, str, bytes], axe: Axe
) -> None:
    page, home = new_page(java_script_enabled=scripts), f"{recording_site.url}{HOME[language]}"
    found = []

    def look(name: str) -> None:
        if scripts:
            unfold(page)
            found.extend(looks(page, name, axe, PRESSED))

    page.goto(f"{home}/authorities/?state=unreviewed")
    look("list")
    page.locator("ul.norms a").first.click()
    look("entry")
    sign_in(page.context, recording_site, people[1])
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
