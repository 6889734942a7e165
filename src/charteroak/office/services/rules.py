"""Who may open the pages of `services`."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone

_PUBLIC: dict[str, Rule] = {"services": everyone(), "service": everyone()}
RULES: dict[str, Rule] = {**_PUBLIC}
"""The addresses of `services`."""
