"""Who may open the pages of disclosures.

`in_view`: a person of the records office, a supervisor, counsel or an auditor sees every request; an employee and the
police see those that they took in, and their department's. `not_own`: whoever worked on a request does not answer it,
and nobody answers twice. `gave_it`: only who gave an approval takes it back.
"""

from __future__ import annotations

from charteroak.office.access import Rule, only
from charteroak.office.roles import Role

_HANDLERS = (Role.EMPLOYEE, Role.POLICE, Role.RECORDS, Role.SUPERVISOR)
_READERS = frozenset({*_HANDLERS, Role.COUNSEL, Role.AUDITOR})

RULES: dict[str, Rule] = {
    "disclosures": Rule(reads=_READERS),
    "disclosure_new": only(*_HANDLERS),
    "disclosure": Rule(reads=_READERS, audited=True, condition="in_view"),
    "disclosure_letter": Rule(reads=_READERS, audited=True, condition="in_view"),
    "disclosure_receipt": Rule(reads=_READERS, audited=True, condition="in_view"),
    "disclosure_records": only(*_HANDLERS, condition="in_view"),
    "disclosure_class": only(*_HANDLERS, audited=True, condition="in_view"),
    "disclosure_send": only(*_HANDLERS, audited=True, condition="in_view"),
    "disclosure_close": only(*_HANDLERS, condition="in_view"),
    "disclosure_release": only(*_HANDLERS, audited=True, condition="in_view"),
    "disclosure_supervisor": only(Role.SUPERVISOR, fresh=True, audited=True, condition="not_own"),
    "disclosure_counsel": only(Role.COUNSEL, fresh=True, audited=True, condition="not_own"),
    "disclosure_revoke": only(Role.SUPERVISOR, Role.COUNSEL, fresh=True, audited=True, condition="gave_it"),
}
