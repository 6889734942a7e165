"""Who may ask: everyone. Nothing of what they ask is kept."""

from __future__ import annotations

from charteroak.office.access import everyone_writes

RULES = {"ask": everyone_writes()}
