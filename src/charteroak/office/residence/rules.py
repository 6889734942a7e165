"""Who may ask whether a place is in the city: everyone, and nothing of it is kept."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone_writes

RULES: dict[str, Rule] = {"resident": everyone_writes()}
