"""Who may open the desk: everyone who is signed in."""

from __future__ import annotations

from charteroak.office.access import Rule
from charteroak.office.roles import STAFF

RULES = {"desk": Rule(reads=STAFF)}
