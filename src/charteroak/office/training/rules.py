"""Who may open the pages of `training`. The lessons are public; the roster is for the training officer and auditors."""

from __future__ import annotations

from charteroak.office.access import Rule, everyone, everyone_writes, only
from charteroak.office.roles import STAFF, Role

_READS = frozenset({Role.TRAINING_OFFICER, Role.AUDITOR})
_OWN = "one's own; the training officer and auditors see all"

RULES: dict[str, Rule] = {
    "training": everyone(),
    "training_course": Rule(reads=None, writes=STAFF),
    "training_test": Rule(reads=STAFF, writes=STAFF),
    "training_result": Rule(reads=STAFF, condition="one's own"),
    "training_certificate": Rule(reads=STAFF, condition=_OWN),
    "training_certificate_pdf": Rule(reads=STAFF, condition=_OWN),
    "training_certificate_file": Rule(reads=STAFF, condition=_OWN),
    "training_verify": everyone_writes(),
    "training_overview": Rule(reads=_READS),
    "training_figures": Rule(reads=_READS),
    "training_people": Rule(reads=_READS, audited=True),
    "training_person_add": only(Role.TRAINING_OFFICER),
    "training_person": Rule(reads=_READS, writes=frozenset({Role.TRAINING_OFFICER}), audited=True),
    "training_due": Rule(reads=_READS, audited=True),
    "training_due_csv": Rule(reads=_READS, audited=True),
    "training_assignments": Rule(reads=_READS),
    "training_assign": only(Role.TRAINING_OFFICER),
    "training_assignment": only(Role.TRAINING_OFFICER),
    "training_assignment_end": Rule(reads=frozenset(), writes=frozenset({Role.TRAINING_OFFICER})),
    "training_roster": only(Role.TRAINING_OFFICER),
    "training_results": only(Role.TRAINING_OFFICER),
}
