"""This site's own forms, for `charteroak lint --self`: every page that has one as a visitor gets it, in both languages.

Nothing is fetched: Django answers in this process. Pages that come only after an answer was given are asked for too,
question by question, for they are where most of our questions stand. The pages of the office are those that someone
sees who has every role, and things to work on: an app whose pages are about such things makes some (`own_forms`).
Nothing of it stays in the database.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from charteroak.law.article import RULEBOOK

if TYPE_CHECKING:
    from django.test import Client

REGISTER = Path(__file__).parents[1] / "questions.toml"
"""The register of our own questions; there may be none."""
_HTML = "text/html"
_ASKS = re.compile(r"<(?:select|textarea)\b|<input\b(?![^>]*\btype=\"hidden\")|<button\b[^>]*\bname=")
"""A page with none of these has no form: it is read, and answered by nobody."""


def pages() -> Iterator[tuple[str, bytes]]:
    """The pages that have a form, each with a name made of its language and its address, as "en/screen" or "es/ask"; a
    question of an act is told by the act and the fact, as "en/ask/inquire/topic".
    """
    with _site() as client:
        for address in (*addresses(), *_of_things()):
            yield from _page(client, address)
        for language in ("en", "es"):
            yield from _asked(client, language)


def name_of(address: str) -> str:
    """The name of the page at an address."""
    parts = [each for each in address.split("/") if each]
    language = parts.pop(0) if parts[:1] == ["es"] else "en"
    return "/".join((language, *(parts or ["ask"])))


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
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith(_HTML)
    if is_page and _ASKS.search(response.content.decode()):
        yield name_of(address), response.content


def _of_things() -> Iterator[str]:
    """The addresses of pages that are about something, from each app that makes things of its kind."""
    from charteroak.office.access import APPS

    for app in APPS:
        name = f"charteroak.office.{app}.own_forms"
        if find_spec(name) is not None:
            for address in import_module(name).addresses():
                yield address
                yield f"/es{address}"


def _asked(client: Client, language: str) -> Iterator[tuple[str, bytes]]:
    """Each question of each act, as it is asked when nothing else is known."""
    for act in RULEBOOK.acts:
        for fact in act.facts:
            response = client.post("/es/" if language == "es" else "/", {"act": act.name, "show": fact.name})
            if response.status_code == 200:
                yield f"{language}/ask/{act.name}/{fact.name}", response.content


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
            with _someone_of_every_role() as cookie:
                client = Client(headers={"host": "localhost"})
                client.cookies[settings.SESSION_COOKIE_NAME] = cookie
                yield client
        finally:
            log.setLevel(level)


@contextmanager
def _someone_of_every_role() -> Iterator[str]:
    """The session of someone who may open every page, while this lasts; then they were never there."""
    from django.db import transaction

    from charteroak.office.accounts import session
    from charteroak.office.accounts.models import Holding, Person
    from charteroak.office.database import ready
    from charteroak.office.roles import Role

    ready()
    with transaction.atomic():
        person = Person.objects.create(login="own forms", name="Own Forms", department="other")
        Holding.objects.bulk_create(Holding(person=person, role=role) for role in Role)
        yield session.opened_for(person, proven=True)
        transaction.set_rollback(True)


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
