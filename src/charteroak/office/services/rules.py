"""Who may open the pages of `services`."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, only
from charteroak.office.roles import STAFF, Role
from charteroak.office.services.api.routes import RULES as API

_PUBLIC: dict[str, Rule] = {"services": everyone(), "service": everyone()}
_STAFF: dict[str, Rule] = {
    "services_kept": Rule(reads=STAFF),
    "service_kept": Rule(reads=STAFF),
    "service_edit": only(Role.SUPERVISOR, Role.COUNSEL, Role.ADMINISTRATOR),
    "service_cite": only(Role.COUNSEL, Role.ADMINISTRATOR),
}
RULES: dict[str, Rule] = {**_PUBLIC, **_STAFF, **API}
"""The addresses of `services`."""
