"""Who keeps the register of lawful questions. What of it is in force is public."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone
from charteroak.office.roles import STAFF, Role

_KEEPERS = frozenset({Role.SUPERVISOR, Role.COUNSEL, Role.ADMINISTRATOR})
_KEEPING = Rule(reads=_KEEPERS, writes=_KEEPERS, open_before=True)
RULES = {
    "questions": everyone(),
    "register": Rule(reads=STAFF, open_before=True),
    "register_add": _KEEPING,
    "register_entry": _KEEPING,
    "register_remove": _KEEPING,
}
