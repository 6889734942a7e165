"""Who may open the pages of `referrals`."""

from __future__ import annotations

from charteroak.office.access import Rule

RULES: dict[str, Rule] = {}
