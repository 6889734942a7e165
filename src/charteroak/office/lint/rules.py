"""Who may have a form checked: everyone, as nothing of it is kept."""

from __future__ import annotations

from charteroak.office.access import everyone_writes

RULES = {"lint": everyone_writes()}
