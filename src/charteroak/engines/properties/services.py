"""What is proved of Sec. 2-927: services and referrals."""

from __future__ import annotations

from charteroak.engines.proofs.claims import Cites, In, Property
from charteroak.engines.properties.said import (
    ARREST,
    INFORMATION,
    PERMITTED,
    PROHIBITED,
    REQUIRED,
    SILENT,
    always,
    never,
)
from charteroak.law.terms import AGENCY, BECAUSE_OF_STATUS, REQUIRED_BY_LAW, RESIDENT
from charteroak.logic.expr import any_of
from charteroak.logic.norm import State

_NO_LAW = REQUIRED_BY_LAW.no
_AGENCY_FOR_HELP = AGENCY.among("medical", "social_service")

SERVICE_PROPERTIES = (
    Property(
        "refusal_for_status",
        "Refusing, delaying or limiting a resident's service because of immigration status is prohibited where no law "
        "requires it.",
        ("2-927(a)",),
        always("refuse_service", (RESIDENT.yes, BECAUSE_OF_STATUS.yes, _NO_LAW), PROHIBITED, Cites("2-927(a)")),
    ),
    Property(
        "refusal_never_turns_on_status",
        "Refusing a service never turns on status: as a reason, status can only prohibit a refusal, and nothing lifts "
        "that but a law that requires the refusal; on a refusal for another reason the article is silent.",
        ("2-927(a)",),
        (
            *never("refuse_service", PERMITTED, _NO_LAW),
            *always("refuse_service", (In(State.LIFTED, ("service_refused_for_status",)),), REQUIRED_BY_LAW.yes),
            *always("refuse_service", (BECAUSE_OF_STATUS.no,), SILENT),
        ),
    ),
    Property(
        "service_to_residents",
        "A resident's service must be given, unless superior law requires it to be refused.",
        ("2-927(a)",),
        always("provide_service", (RESIDENT.yes, _NO_LAW), REQUIRED, Cites("2-927(a)")),
    ),
    Property(
        "only_services_are_required",
        "The article requires nothing but giving a service: no question, disclosure, arrest, referral or refusal; and "
        "it prohibits no service.",
        ("2-927", "2-928", "2-929"),
        (
            *never((*INFORMATION, *ARREST, "refuse_service", "refer"), REQUIRED),
            *never("provide_service", PROHIBITED),
        ),
    ),
    Property(
        "referrals_alike",
        "Referring a resident to a medical or social service agency in the same manner as anyone is permitted; doing "
        "it differently because of status is prohibited where no law requires it.",
        ("2-927(b)",),
        (
            *always("refer", (_AGENCY_FOR_HELP, RESIDENT.yes, BECAUSE_OF_STATUS.no), PERMITTED, Cites("2-927(b)")),
            *always(
                "refer", (_AGENCY_FOR_HELP, RESIDENT.yes, BECAUSE_OF_STATUS.yes, _NO_LAW), PROHIBITED, Cites("2-927(b)")
            ),
        ),
    ),
    Property(
        "residents_only",
        "2-927 speaks of residents, and of medical and social service agencies: beyond them it is silent.",
        ("2-927",),
        (
            *always(("provide_service", "refuse_service"), (RESIDENT.no,), SILENT),
            *always("refer", (any_of(RESIDENT.no, AGENCY.among("other")),), SILENT),
        ),
    ),
)
"""On services and referrals."""
