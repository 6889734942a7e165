"""The office's database, for commands beside the running service."""

from __future__ import annotations

import os
from pathlib import Path

import click

from charteroak.recording.folder import data_folder


def has_office() -> bool:
    """Whether there is a database, or one is named: SQLite's own file is made by the first start."""
    return bool(os.environ.get("CHARTEROAK_DATABASE")) or office_file().exists()


def office_file() -> Path:
    """SQLite's file."""
    from charteroak.office.database import FILE

    return data_folder() / FILE


def set_up() -> None:
    """Django with the site's settings. What is wrong with a setting is said in its own words."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
