"""The pages of reports in a browser: no barrier, nothing over the edge of a small phone, each chart with its table."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fixtures.reporting_city import city, in_order, written
from office_looks import looks, unfold
from office_visitor import Site

from charteroak.law.law import today
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.recorder import Recorder
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.publishing import publish
from charteroak.recording.reporting.report import make

if TYPE_CHECKING:
    from playwright.sync_api import Page

PRESSED = "button, summary, a.plain, .listed a, .files a"
UNEQUAL = """() => [...document.querySelectorAll('.figure:has(svg.bars)')].filter(figure => {
    const drawn = [...figure.querySelectorAll('svg.bars')];
    const cells = [...figure.querySelectorAll('tbody td')].map(each => each.textContent);
    const numbers = cells.filter(each => /^[0-9]/.test(each));
    return figure.querySelectorAll('table').length !== 1
        || drawn.filter(each => each.checkVisibility()).length !== 1
        || !drawn.every(each => numbers.every(number => each.getAttribute('aria-label').includes(number)));
}).map(figure => 'a chart and its table differ: ' + figure.querySelector('h3').textContent)"""
PEOPLE = """
import os, sys
import django; django.setup()
from charteroak.office.database import ready; ready()
from office_people import made, session_key
print(session_key(made("supervisor", name="Ana Ruiz")))
"""


@pytest.fixture(scope="module")
def reported(recording_site: Site) -> str:
    """The session of a supervisor, at a site with one report that is published and others that are due."""
    place = Place(recording_site.data / "ledger")
    written(place, in_order(city(31, months=6, each=130)))
    reader, recorder = Reader(place), Recorder(place, {})
    publish(place, make(reader, Period(2025, 1), ()), "auditor", ("auditor", "supervisor"), recorder.append, today())
    reader.close()
    recorder.close()
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(recording_site.data),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
        "PYTHONPATH": os.pathsep.join([*sys.path, str(Path(__file__).parent)]),
    }
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", PEOPLE], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.split()[-1]


@pytest.mark.parametrize(("home", "scheme"), [("", "light"), ("/es", "dark")])
def test_no_page_of_reports_has_a_barrier_or_runs_over_the_edge(
    home: str,
    scheme: str,
    new_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    recording_site: Site,
    reported: str,
) -> None:
    page = new_page(java_script_enabled=True, color_scheme=scheme)
    found = []
    for name in ("/reports/", "/reports/2025-q1/", "/reports/2025-q2/publish/", "/reports/2025-q2/nil/"):
        if name.endswith(("publish/", "nil/")):
            cookie = {"name": "charteroak-session", "value": reported, "url": recording_site.url}
            page.context.add_cookies([cookie])  # type: ignore[list-item]
        page.goto(f"{recording_site.url}{home}{name}")
        unfold(page)
        found += looks(page, name, axe, PRESSED, widths=(320,))
        found += [f"{name}: {each}" for each in page.evaluate(UNEQUAL)]
    assert found == []
