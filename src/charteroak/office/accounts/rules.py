"""Who may open the pages of people, and of signing in."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone_writes, only, staff
from charteroak.office.roles import STAFF, Role

_OWN_FRESH = Rule(reads=STAFF, writes=STAFF, fresh=True)
_ABOUT_ANOTHER = only(Role.ADMINISTRATOR, fresh=True, audited=True, condition="not_own")

RULES: dict[str, Rule] = {
    "begin": everyone_writes(),
    "sign_in": everyone_writes(),
    "sign_in_code": everyone_writes(),
    "sign_in_passkey": everyone_writes(),
    "join": everyone_writes(),
    "join_factor": everyone_writes(),
    "sign_out": everyone_writes(),
    "prove": staff(),
    "account": staff(),
    "account_language": staff(),
    "account_sessions": staff(),
    "account_password": _OWN_FRESH,
    "account_app": _OWN_FRESH,
    "account_passkeys": _OWN_FRESH,
    "account_passkey": _OWN_FRESH,
    "account_recovery": _OWN_FRESH,
    "people": only(Role.ADMINISTRATOR, audited=True),
    "people_add": only(Role.ADMINISTRATOR, fresh=True),
    "person": _ABOUT_ANOTHER,
    "person_state": _ABOUT_ANOTHER,
    "audit": only(Role.AUDITOR, Role.ADMINISTRATOR, audited=True),
    "audit_csv": only(Role.AUDITOR, Role.ADMINISTRATOR, audited=True),
}
