"""What lets the officer's page work without a connection: the page made once a day, its worker, and its manifest.

The worker keeps the page, its style, its script and its icon, and nothing else: never what was tapped, and no answer
to anything that was sent. Its version is a digest of all it keeps. A change of the law, of its readings or of a word is
a change of the page, with which a browser replaces what it had.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.urls import reverse

from charteroak.law.law import today, under_readings
from charteroak.office.pages import LANGUAGES, OFFICER, asset, page_text
from charteroak.office.police.officer import OfficerPage, officer_page
from charteroak.office.police.steps import START
from charteroak.office.police.words import page_words

_WORKER = Path(__file__).with_name("worker.js")
_SHELL = ("site.css", "police.css", "officer.js", "mark.svg")
PAPER_COLOUR = "#f6f2e8"


@dataclass(frozen=True)
class Offline:
    """What a language's page is made of."""

    page: bytes
    """The page, with every step in it."""
    worker: bytes
    """The worker's script."""
    version: str
    """A digest of all that the worker keeps."""


def offline(language: str) -> Offline:
    """What the page is made of today."""
    return _offline(language, today())


@under_readings(8)
def _offline(language: str, day: date) -> Offline:
    context = page_of(language, START, day=day, whole=True)
    page = page_text(language, "police/officer.html", context, at=OFFICER).encode()
    version = hashlib.sha256(page + _WORKER.read_bytes()).hexdigest()[:16]
    return Offline(page, _worker(language, version), version)


def page_of(
    language: str, step: str, *, day: date | None = None, whole: bool = False, night: bool = False
) -> OfficerPage:
    """The page at a step. `whole` has every step go with it."""
    return officer_page(
        language,
        step,
        day=day or today(),
        whole=whole,
        workers=" ".join(reverse("officer_worker", kwargs={"language": each}) for each in LANGUAGES),
        manifest=_manifest_address(language),
        night=night,
    )


def _worker(language: str, version: str) -> bytes:
    """The worker's script, after what it is about. The addresses of the static files change with their content."""
    home = OFFICER.address(language)
    shell = [home, _manifest_address(language), *map(asset, _SHELL)]
    about = {"KEPT": f"officer-{language}-", "VERSION": version, "HOME": home, "SHELL": shell}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in about.items())
    return head.encode() + _WORKER.read_bytes()


def manifest(language: str) -> bytes:
    """The manifest, with which the page can be put beside a phone's other programs."""
    ui, home = page_words(language).ui, OFFICER.address(language)
    return json.dumps(
        {
            "name": ui["officer_name"],
            "short_name": ui["officer_short"],
            "lang": language,
            "id": home,
            "start_url": home,
            "scope": home,
            "display": "standalone",
            "background_color": PAPER_COLOUR,
            "theme_color": PAPER_COLOUR,
            "icons": [{"src": asset("mark.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any"}],
        },
        ensure_ascii=False,
    ).encode()


def _manifest_address(language: str) -> str:
    return reverse("officer_manifest", kwargs={"language": language})
