"""Who may sign on with the city's identity provider, and who links people with it."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, everyone_writes, only
from charteroak.office.roles import STAFF, Role

RULES: dict[str, Rule] = {
    "sign_on": Rule(reads=None, writes=None),
    "sign_on_prove": Rule(reads=STAFF, writes=STAFF),
    "sign_on_return": everyone_writes(),
    "sign_on_left": everyone(),
    "sign_on_links": only(Role.ADMINISTRATOR, fresh=True, audited=True),
    "sign_on_unlink": only(Role.ADMINISTRATOR, fresh=True),
}
