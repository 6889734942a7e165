"""Who may open the pages of readings. How the article is read is public; counsel alone proposes and signs."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, only
from charteroak.office.roles import Role

_COUNSEL = frozenset({Role.COUNSEL})

RULES: dict[str, Rule] = {
    "readings": everyone(),
    "reading": everyone(),
    "readings_propose": only(Role.COUNSEL, fresh=True),
    "readings_proposal": Rule(reads=_COUNSEL, writes=_COUNSEL, condition="open to be withdrawn, or stood back from"),
    "readings_sign": only(Role.COUNSEL, fresh=True, condition="not one's own, and not stood back from"),
    "readings_cases": Rule(reads=_COUNSEL),
    "readings_mend": Rule(reads=_COUNSEL, writes=_COUNSEL, fresh=True),
}
