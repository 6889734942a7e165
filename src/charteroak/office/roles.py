"""Who works here, by role. The names are those of the ledger's vocabulary (`recording.words.ROLES`)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A role of a person who works in the office. One person may have several."""

    EMPLOYEE = "employee"
    POLICE = "police"
    RECORDS = "records"
    SUPERVISOR = "supervisor"
    COUNSEL = "counsel"
    TRAINING_OFFICER = "training_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


STAFF = frozenset(Role)
"""Everyone who is signed in."""
