"""The register is filled as soon as its tables are there."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Authorities(AppConfig):
    """The app of the register."""

    name = "charteroak.office.authorities"

    def ready(self) -> None:
        """Have the seed loaded whenever tables were made or brought up to date."""
        post_migrate.connect(_fill, sender=self)


def _fill(**_more: Any) -> None:
    from django.db import connection

    from charteroak.office.authorities.seeding import seed

    if "authorities_authority" in connection.introspection.table_names():
        seed()
