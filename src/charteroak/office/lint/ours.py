"""This site's own forms, for `charteroak lint --self`: every page as a visitor gets it, in both languages.

Nothing is fetched: Django answers in this process. Pages that come only after an answer was given are asked for too,
question by question, for they are where most of our questions stand.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from charteroak.law.article import RULEBOOK

if TYPE_CHECKING:
    from django.test import Client

REGISTER = Path(__file__).parents[1] / "questions.toml"
"""The register of our own questions; there may be none."""
_HTML = "text/html"


def pages() -> Iterator[tuple[str, bytes]]:
    """The pages, each with the address that it is found at; a question of an act is told by the act and the fact."""
    with _site() as client:
        for address in addresses():
            yield from _page(client, address)
        for language in ("", "/es"):
            yield from _asked(client, language)


def addresses() -> list[str]:
    """The addresses of the pages that need nothing but their language, or an act, in the order of the site."""
    from django.urls import NoReverseMatch, get_resolver, reverse

    names = [str(name) for name in get_resolver().reverse_dict if isinstance(name, str)]
    found = []
    for language in ("en", "es"):
        for name in sorted(names):
            for given in ({}, *({"act": act.name} for act in RULEBOOK.acts)):
                try:
                    found.append(reverse(name, kwargs={"language": language, **given}))
                except NoReverseMatch:
                    continue
    return list(dict.fromkeys(found))


def _page(client: Client, address: str) -> Iterator[tuple[str, bytes]]:
    response = client.get(address)
    if response.status_code == 200 and response.headers.get("Content-Type", "").startswith(_HTML):
        yield address, response.content


def _asked(client: Client, language: str) -> Iterator[tuple[str, bytes]]:
    """Each question of each act, as it is asked when nothing else is known."""
    for act in RULEBOOK.acts:
        for fact in act.facts:
            response = client.post(f"{language}/", {"act": act.name, "show": fact.name})
            if response.status_code == 200:
                yield f"{language}/{act.name}/{fact.name}", response.content


@contextmanager
def _site() -> Iterator[Client]:
    """The site in this process, keeping what it must in a folder that is gone afterwards. That some pages are not
    there without a ledger is no news.
    """
    from django.conf import settings
    from django.test import Client

    with tempfile.TemporaryDirectory() as folder:
        if not settings.configured:
            _set_up(folder)
        log = logging.getLogger("django.request")
        level = log.level
        log.setLevel(logging.CRITICAL)
        try:
            yield Client(headers={"host": "localhost"})
        finally:
            log.setLevel(level)


def _set_up(folder: str) -> None:
    import django

    before = os.environ.get("CHARTEROAK_DATA")
    os.environ["CHARTEROAK_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    try:
        django.setup()
    finally:
        if before is not None:
            os.environ["CHARTEROAK_DATA"] = before
