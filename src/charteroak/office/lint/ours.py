"""This site's own forms, for `charteroak lint --self`: every page that has one as a visitor gets it, in both languages.

Nothing is fetched: Django answers in this process. Pages that come only after an answer was given are asked for too,
question by question, for they are where most of our questions stand. The pages of the office are those that someone
sees who has every role, in the office of a demonstration: an app whose pages are about things there says which
(`pages()` in its module `own_forms`). All of it lies in a folder that is gone afterwards.
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
_CITYS = ("CHARTEROAK_DATA", "CHARTEROAK_LEDGER", "CHARTEROAK_OIDC")
"""What settings are called that say where the City's own things lie."""
_ASKS = re.compile(r"<(?:select|textarea)\b|<input\b(?![^>]*\btype=\"hidden\")|<button\b[^>]*\bname=")
"""A page with none of these has no form: it is read, and answered by nobody."""


def pages() -> Iterator[tuple[str, bytes]]:
    """The pages that have a form, each with a name made of its language and its address, as "en/screen" or "es/ask"; a
    question of an act is told by the act and the fact, as "en/ask/inquire/topic".
    """
    with _site() as client:
        found = [*_plain(client), *_of_things(client)]
        for language in ("en", "es"):
            found += _asked(client, language)
    yield from found  # afterwards: the site's folder is no place for what reads them


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


def _plain(client: Client) -> Iterator[tuple[str, bytes]]:
    for address in addresses():
        yield from _page(client, name_of(address), address)


def _of_things(client: Client) -> Iterator[tuple[str, bytes]]:
    """The pages that are about something, by names that are the same each time."""
    from charteroak.office.access import APPS

    for app in APPS:
        module = f"charteroak.office.{app}.own_forms"
        if find_spec(module) is not None:
            for name, address in import_module(module).pages():
                yield from _page(client, f"en/{name}", address)
                yield from _page(client, f"es/{name}", f"/es{address}")


def _page(client: Client, name: str, address: str) -> Iterator[tuple[str, bytes]]:
    response = client.get(address)
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith(_HTML)
    if is_page and _ASKS.search(response.content.decode()):
        yield name, response.content


def _asked(client: Client, language: str) -> Iterator[tuple[str, bytes]]:
    """Each question of each act, as it is asked when nothing else is known."""
    for act in RULEBOOK.acts:
        for fact in act.facts:
            response = client.post("/es/" if language == "es" else "/", {"act": act.name, "show": fact.name})
            if response.status_code == 200:
                yield f"{language}/ask/{act.name}/{fact.name}", response.content


@contextmanager
def _site() -> Iterator[Client]:
    """The site in this process, keeping what it must in a folder that is gone afterwards. That a page is not there is
    no news.
    """
    from django.conf import settings

    with _data_in(_folder()):
        if not settings.configured:
            _set_up()
        log = logging.getLogger("django.request")
        level = log.level
        log.setLevel(logging.CRITICAL)
        try:
            with _someone_of_every_role() as cookie:
                from django.test import Client

                client = Client(headers={"host": "localhost"})
                client.cookies[settings.SESSION_COOKIE_NAME] = cookie
                yield client
        finally:
            log.setLevel(level)


def _folder() -> str:
    """A new folder, which is gone when the process ends: where it set Django up itself, the database stays there."""
    folder = tempfile.TemporaryDirectory(prefix="charteroak-forms-")
    _folders.append(folder)
    return folder.name


_folders: list[tempfile.TemporaryDirectory[str]] = []


@contextmanager
def _data_in(folder: str) -> Iterator[None]:
    """The data folder, for this while: the City's own, its database and its ledger are neither read nor written."""
    from charteroak.recording.recorder import recorder

    ours = [name for name in os.environ if name.startswith(_CITYS)]
    before = {name: os.environ.pop(name) for name in ours}
    os.environ["CHARTEROAK_DATA"] = folder
    recorder.cache_clear()
    try:
        yield
    finally:
        recorder().close()
        recorder.cache_clear()
        os.environ.pop("CHARTEROAK_DATA")
        os.environ.update(before)


@contextmanager
def _someone_of_every_role() -> Iterator[str]:
    """The session of someone who may open every page, while this lasts; then they were never there."""
    from django.db import transaction

    from charteroak.office.accounts import session
    from charteroak.office.accounts.models import Holding, Person
    from charteroak.office.database import ready
    from charteroak.office.demonstration.beginning import work_made_up
    from charteroak.office.roles import Role

    ready()
    with transaction.atomic():
        work_made_up()
        person = Person.objects.create(login="own forms", name="Own Forms", department="other")
        Holding.objects.bulk_create(Holding(person=person, role=role) for role in Role)
        yield session.opened_for(person, proven=True)
        transaction.set_rollback(True)


def _set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    django.setup()
