"""Who may open the pages of `referrals`: whoever works with people refers, and sees their own; who has a code tells."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone_writes, only
from charteroak.office.roles import Role

_REFER = (Role.EMPLOYEE, Role.POLICE, Role.RECORDS, Role.SUPERVISOR)
_AUDIT = Rule(
    reads=frozenset({Role.AUDITOR, Role.SUPERVISOR, Role.COUNSEL, Role.ADMINISTRATOR}),
    audited=True,  # it says how workers do: who looked is kept
)
RULES: dict[str, Rule] = {
    "referrals": Rule(reads=frozenset(_REFER)),
    "referral_new": only(*_REFER),
    "referral_tell": everyone_writes(),
    "referral": only(*_REFER, condition="own_referral"),
    "referral_audit": _AUDIT,
    "referral_audit_csv": _AUDIT,
    "referral_audit_json": _AUDIT,
    "referral_sheet": Rule(reads=frozenset(_REFER), condition="own_referral"),
}
"""The addresses of `referrals`."""
