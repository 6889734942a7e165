"""The types of requests are there as soon as their tables are."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ServiceRequests(AppConfig):
    """The app of requests for service."""

    name = "charteroak.office.service_requests"

    def ready(self) -> None:
        """Have the first types loaded whenever tables were made or brought up to date."""
        post_migrate.connect(_fill, sender=self)


def _fill(**_more: Any) -> None:
    from django.db import connection

    from charteroak.office.service_requests.seeding import seed

    if "service_requests_attribute" in connection.introspection.table_names():
        seed()
