"""Who may open the pages of requests: everyone asks; those who do the work treat; administrators set up.

The police have no part in it: what residents report to the City is no source of theirs.
"""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, everyone_writes, only
from charteroak.office.roles import Role

HANDLERS = (Role.EMPLOYEE, Role.RECORDS, Role.SUPERVISOR)
_SET_UP = only(Role.ADMINISTRATOR, fresh=True)
RULES: dict[str, Rule] = {
    "requests": everyone(),
    "request_new": everyone_writes(),
    "request_track": everyone_writes(),
    "service_requests": Rule(reads=frozenset(HANDLERS)),
    "service_request": only(*HANDLERS, audited=True),
    "service_request_contact": Rule(reads=frozenset(HANDLERS), audited=True),
    "request_types": Rule(reads=frozenset({Role.ADMINISTRATOR})),
    "request_type_add": _SET_UP,
    "request_type": _SET_UP,
    "request_attribute_add": _SET_UP,
    "request_attribute": _SET_UP,
    "request_keys": _SET_UP,
    "open311_discovery": everyone(),
    "open311_services": everyone(),
    "open311_definition": everyone(),
    "open311_requests": everyone_writes(),
    "open311_request": everyone(),
    "open311_token": everyone(),
    "open311_media": everyone(),
}
