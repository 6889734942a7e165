"""Who may read the article: everyone."""

from __future__ import annotations

from charteroak.office.access import everyone

RULES = {"article": everyone(), "cards": everyone(), "card": everyone()}
