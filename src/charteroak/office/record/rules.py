"""Who may have it recorded that they act on an answer: everyone who works here."""

from __future__ import annotations

from charteroak.office.access import Rule
from charteroak.office.roles import STAFF

_RULE = Rule(reads=STAFF, writes=STAFF, open_before=True)
RULES = {"record": _RULE, "receipt": _RULE}
