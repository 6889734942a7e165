"""A running city in which something of every kind is going on, and the ways into it for each of its people."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from office_visitor import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME = {"en": "", "es": "/es"}


@dataclass(frozen=True)
class City:
    """The site, its people and what is there (`city_seed`)."""

    site: Site
    keys: dict[str, str]
    """The keys of the sessions, by role; counsel are two."""
    at: dict[str, str]
    """The addresses of what is there, in English, by what it is."""
    file: bytes
    """The auditor's key file."""

    def url(self, path: str, language: str = "en") -> str:
        """Where a page is."""
        return f"{self.site.url}{HOME[language]}{path}"

    def enter(self, page: Page, who: str) -> Page:
        """A browser's page in which someone is signed in, has just proven who they are, and nobody else is."""
        self._prove(self.keys[who])
        page.context.clear_cookies(name="charteroak-session")
        page.context.add_cookies([{"name": "charteroak-session", "value": self.keys[who], "url": self.site.url}])
        return page

    def cookies(self, who: str) -> dict[str, str]:
        """The cookies of a client in which someone is signed in, or of nobody."""
        if not who:
            return {}
        self._prove(self.keys[who])
        return {"charteroak-session": self.keys[who]}

    def _prove(self, key: str) -> None:
        """As if they had just proven it: what the tests took until now does not count."""
        from django.contrib.sessions.backends.db import SessionStore
        from django.test.utils import override_settings

        secret = (self.site.data / "secret-key").read_text().strip()
        with closing(sqlite3.connect(self.site.data / "office.sqlite", timeout=60)) as database, database:
            [handle] = database.execute("SELECT handle FROM accounts_sitting WHERE session = ?", [key]).fetchone()
            with override_settings(SECRET_KEY=secret):
                held = SessionStore().encode({"sitting": handle, "proven": time.time()})
            database.execute("UPDATE django_session SET session_data = ? WHERE session_key = ?", [held, key])
            now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
            database.execute("UPDATE accounts_sitting SET seen = ? WHERE session = ?", [now, key])


def seeded(folder: Path) -> tuple[dict[str, str], dict[str, str], bytes]:
    """Put the city into a data folder: what `City` has of it."""
    environment = {
        **os.environ,
        "CHARTEROAK_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "charteroak.office.settings",
        "PYTHONPATH": os.pathsep.join([*sys.path, str(Path(__file__).parent)]),
    }
    command = [sys.executable, str(Path(__file__).with_name("city_seed.py"))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    return said["keys"], said["at"], bytes.fromhex(said["file"])
