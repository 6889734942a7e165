"""Who may have a file screened: everyone, as nothing of it is kept."""

from __future__ import annotations

from charteroak.office.access import everyone_writes

RULES = {"screen": everyone_writes()}
