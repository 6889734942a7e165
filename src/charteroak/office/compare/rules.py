"""Who may compare two versions of the article: everyone. Nothing of it is kept."""

from __future__ import annotations

from charteroak.office.access import everyone_writes

RULES = {"compare": everyone_writes()}
