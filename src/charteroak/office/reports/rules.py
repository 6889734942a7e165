"""Who may open the pages of reports: what is published is everyone's, and two of these people publish."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, only
from charteroak.office.roles import Role

PUBLISHERS = (Role.SUPERVISOR, Role.AUDITOR)
RULES: dict[str, Rule] = {
    "reports": everyone(),
    "report": everyone(),
    "report_pdf": everyone(),
    "report_csv": everyone(),
    "report_json": everyone(),
    "report_publish": only(*PUBLISHERS, fresh=True, condition="another agrees than asked"),
    "report_nil": Rule(reads=frozenset({*PUBLISHERS, Role.COUNSEL})),
}
