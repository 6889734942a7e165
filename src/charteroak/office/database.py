"""The office's database: a file in the data folder, or PostgreSQL where one setting names it."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from charteroak.recording.folder import data_folder

VARIABLE = "CHARTEROAK_DATABASE"
FILE = "office.sqlite"
FROM_LATER = "the office's database is of a later version of this program: docs/upgrade.md says how to go back"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=20000; "
    "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
)
"""What is deleted is overwritten, what is committed is on the disk, and nothing goes to a temporary file.

A writer waits for others for up to 20 s: SQLite wakes whoever asks next, and not who has waited longest.
"""

_POOL = {"min_size": 1, "max_size": 16, "timeout": 5.0}
"""Connections that are kept, at least and at most, and the seconds that one is waited for: then it is an error."""


def databases() -> dict[str, dict[str, Any]]:
    """Django's DATABASES. ImproperlyConfigured where CHARTEROAK_DATABASE is not a postgresql:// URL."""
    url = os.environ.get(VARIABLE)
    return {"default": _postgres(url) if url else _sqlite()}


def ready() -> None:
    """See that the tables are there: those of our own file are made or brought up to date now.

    A city's PostgreSQL is left as it is: ImproperlyConfigured, with what to run, where it is not up to date.
    """
    from django.db import Error, connection

    from charteroak.office.upgrading import StepFailed, is_from_later, plan, upgrade

    try:
        later, steps = is_from_later(), plan()
    except Error as error:
        raise ImproperlyConfigured(unusable(error)) from None
    if later:
        raise ImproperlyConfigured(FROM_LATER)
    if not steps:
        return
    if connection.vendor != "sqlite":
        raise ImproperlyConfigured("the database is not up to date: run `charteroak db migrate`")
    try:
        upgrade()
    except StepFailed as failed:
        raise ImproperlyConfigured(str(failed)) from None
    connection.close()


def unusable(error: Exception) -> str:
    """What is said of a database that cannot be asked. It repeats nothing of the error: it may name an address."""
    return (
        f"the office's database cannot be used ({type(error).__name__}): see that it is there, that it lets this "
        f"user in, and what {VARIABLE} says"
    )


def _sqlite() -> dict[str, Any]:
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE
    file.touch(mode=0o600)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"init_command": _PRAGMAS, "transaction_mode": "IMMEDIATE"},
    }


def _postgres(url: str) -> dict[str, Any]:
    """The settings of a postgresql:// URL. The error repeats nothing of it: it may hold a password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(f"{VARIABLE} is not a URL") from None
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{VARIABLE} is not a URL such as postgresql://user@host/database")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": {**dict(parse_qsl(parts.query)), "pool": _POOL},
    }
