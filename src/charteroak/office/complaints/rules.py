"""Who may open the pages of complaints: everyone complains; auditors read and answer; counsel holds."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone_writes, only
from charteroak.office.roles import Role

_AUDITOR = only(Role.AUDITOR, fresh=True)
RULES: dict[str, Rule] = {
    "complain": everyone_writes(),
    "complain_track": everyone_writes(),
    "complaints": only(Role.AUDITOR, Role.COUNSEL, audited=True),
    "complaint": Rule(
        reads=frozenset({Role.AUDITOR, Role.COUNSEL}), writes=frozenset({Role.AUDITOR}), fresh=True, audited=True
    ),
    "complaint_read": only(Role.AUDITOR, fresh=True, audited=True),
    "complaint_hold": only(Role.COUNSEL, fresh=True, audited=True),
    "complaint_keys": _AUDITOR,
    "complaint_key_make": _AUDITOR,
    "complaint_key_paste": _AUDITOR,
    "complaint_key": only(Role.AUDITOR, fresh=True, condition="own_key"),
}
