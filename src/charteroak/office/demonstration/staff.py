"""The staff of a made-up city. Nobody has these names here, and each says by its work what it is for."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.office.roles import Role


@dataclass(frozen=True)
class Member:
    """One of the made-up staff."""

    login: str
    name: str
    department: str
    roles: tuple[Role, ...]


STAFF = (
    Member("admin", "Ada Quillfeather", "other", (Role.ADMINISTRATOR,)),
    Member("counsel.one", "Basil Inkwell", "other", (Role.COUNSEL,)),
    Member("counsel.two", "Cora Marginalia", "other", (Role.COUNSEL,)),
    Member("records.police", "Dov Ledgerly", "police", (Role.RECORDS, Role.POLICE)),
    Member("records.health", "Esme Folio", "health_and_human_services", (Role.RECORDS,)),
    Member("supervisor.police", "Fitz Overlook", "police", (Role.SUPERVISOR, Role.POLICE)),
    Member("supervisor.health", "Greta Secondglance", "health_and_human_services", (Role.SUPERVISOR,)),
    Member("officer", "Hollis Beatwell", "police", (Role.POLICE,)),
    Member("clerk", "Ivy Counterby", "library", (Role.EMPLOYEE,)),
    Member("training", "Jonah Lessonby", "police", (Role.TRAINING_OFFICER, Role.POLICE)),
    Member("auditor", "Kit Crosscheck", "other", (Role.AUDITOR,)),
)
"""Enough of each role that two can sign where two must."""
SHUT_OUT = Member("shut.out", "Lou Misdial", "other", (Role.EMPLOYEE,))
"""Somebody whose account is locked."""
