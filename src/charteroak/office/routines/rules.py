"""Who may open the pages of routines. What holds is public; who proposes, approves and uses them is staff."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, only
from charteroak.office.roles import STAFF, Role

RULES: dict[str, Rule] = {
    "routines": everyone(),
    "routines_kept": Rule(reads=STAFF),
    "routine_propose": only(Role.RECORDS, Role.SUPERVISOR),
    "routine": Rule(reads=STAFF),
    "routine_change": only(Role.RECORDS, Role.SUPERVISOR, condition="one's own, and it waits"),
    "routine_approve": Rule(
        reads=frozenset(),
        writes=frozenset({Role.SUPERVISOR, Role.COUNSEL}),
        fresh=True,
        condition="not one's own, and not approved by oneself",
    ),
    "routine_end": Rule(reads=frozenset(), writes=frozenset({Role.SUPERVISOR, Role.COUNSEL}), fresh=True),
    "routine_use": Rule(
        reads=frozenset(), writes=frozenset({Role.EMPLOYEE, Role.POLICE, Role.RECORDS, Role.SUPERVISOR})
    ),
}
