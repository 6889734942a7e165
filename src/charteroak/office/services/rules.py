"""Who may open the pages of `services`."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone
from charteroak.office.services.api.routes import RULES as API

_PUBLIC: dict[str, Rule] = {"services": everyone(), "service": everyone()}
RULES: dict[str, Rule] = {**_PUBLIC, **API}
"""The addresses of `services`."""
