"""What is proved of Sec. 2-929, and of requests by federal immigration authorities, whatever the act."""

from __future__ import annotations

from charteroak.engines.proofs.claims import Alike, Cites, In, Property, Same
from charteroak.engines.properties.said import ARREST, INFORMATION, PROHIBITED, SILENT, always, never
from charteroak.law.readings import CONTRACTORS, SECTION_1373, SELF_ACCESS
from charteroak.law.sec_2_926 import ABOUT_STATUS, CITY_EMPLOYEE, PERSONAL, POLICE, SEEKS
from charteroak.law.terms import (
    EMPLOYEE,
    FEDERAL_COOPERATION,
    INVESTIGATION_OF,
    MEANS,
    NECESSARY_TO_INVESTIGATION,
    NECESSARY_TO_SERVICE,
    RECIPIENT,
    REQUIRED_BY_LAW,
    TOPIC,
)
from charteroak.logic.expr import all_of, any_of
from charteroak.logic.norm import State

_CONTRACTOR = EMPLOYEE.among("contractor")
_TO_FEDERAL_AUTHORITIES = RECIPIENT.among("federal_immigration_authorities")
_OTHER_THAN_STATUS = TOPIC.among(*(each for each in TOPIC.values if each not in ("immigration_status", "not_personal")))
_NO_LAW = REQUIRED_BY_LAW.no
_COOPERATING = ("inquire", *ARREST, "refuse_service", "refer")
_UNNEEDED = (_NO_LAW, NECESSARY_TO_SERVICE.no)

PRIVACY_PROPERTIES = (
    Property(
        "request_is_no_requirement",
        "A request is never a requirement: where no law requires the act, that it is cooperation with federal "
        "immigration authorities changes neither the outcome nor a clause.",
        ("2-927(c)", "2-928(f)"),
        tuple(Same(act, (FEDERAL_COOPERATION,), given=(_NO_LAW,), alike=Alike.ANSWER) for act in _COOPERATING),
    ),
    Property(
        "asking_what_no_service_needs",
        "No employee outside the police asks about anything personal that the service does not need and no law "
        "requires.",
        ("2-929",),
        always(
            "inquire",
            (EMPLOYEE.among("other_employee"), PERSONAL, SEEKS, *_UNNEEDED),
            PROHIBITED,
            Cites("2-929"),
        ),
    ),
    Property(
        "disclosure_on_request",
        "No employee gives personal information other than status to federal immigration authorities, or anyone else, "
        "because they ask: where no law requires it and no service needs it, that is prohibited.",
        ("2-929",),
        always(
            "disclose",
            (
                EMPLOYEE.among("police_officer", "police_civilian", "other_employee"),
                _OTHER_THAN_STATUS,
                RECIPIENT.among("federal_immigration_authorities", "other"),
                *_UNNEEDED,
            ),
            PROHIBITED,
            Cites("2-929"),
        ),
    ),
    Property(
        "status_disclosure_on_request",
        "No employee gives anyone's immigration status to federal immigration authorities, or anyone else, because "
        "they ask: where no law requires it and no service needs it, that is prohibited.",
        ("2-929",),
        always(
            "disclose",
            (
                SECTION_1373.read_as("article_governs"),
                CITY_EMPLOYEE,
                ABOUT_STATUS,
                RECIPIENT.among("federal_immigration_authorities", "other"),
                *_UNNEEDED,
            ),
            PROHIBITED,
            Cites("2-929"),
        ),
        under="section_1373 is read as article_governs",
    ),
    Property(
        "section_1373_is_narrow",
        "However section_1373 is read, it lets nothing but immigration status go, and to no one but federal "
        "immigration authorities.",
        ("2-929",),
        always(
            "disclose",
            (In(State.LIFTED, ("private_disclosure",)), *_UNNEEDED),
            all_of(ABOUT_STATUS, _TO_FEDERAL_AUTHORITIES, SECTION_1373.read_as("federal_law_prevails")),
        ),
    ),
    Property(
        "privacy_exceptions",
        "2-929 is lifted for an inquiry only by a law that requires it, necessity to the service, or, for the police, "
        "necessity to an investigation of criminal activity.",
        ("2-929",),
        always(
            "inquire",
            (In(State.LIFTED, ("private_inquiry",)),),
            any_of(
                REQUIRED_BY_LAW.yes,
                NECESSARY_TO_SERVICE.yes,
                all_of(
                    POLICE,
                    NECESSARY_TO_INVESTIGATION.yes,
                    INVESTIGATION_OF.among("federal_or_state_crime", "municipal_code_violation"),
                ),
            ),
        ),
    ),
    Property(
        "status_no_less_private",
        "Immigration status is protected no less than any other personal matter: where asking about one is "
        "prohibited, so is asking about status.",
        ("2-928", "2-929"),
        (Same("inquire", (TOPIC,), first=(PERSONAL, PROHIBITED), second=(ABOUT_STATUS,)),),
    ),
    Property(
        "classes_are_alike",
        "All personal matters but status are protected alike, those that 2-926 lists and any other.",
        ("2-926", "2-929"),
        tuple(Same(act, (TOPIC,), given=(_OTHER_THAN_STATUS,), alike=Alike.ANSWER) for act in INFORMATION),
    ),
    Property(
        "not_personal",
        "What is about no person is not protected: asking for it or giving it out is not addressed.",
        ("2-929",),
        always(INFORMATION, (TOPIC.among("not_personal"),), SILENT),
    ),
    Property(
        "routine_checks",
        "A general check of warrants or records that is not made to learn such information is no inquiry.",
        ("2-928(a)", "2-928(b)", "2-929"),
        always("inquire", (MEANS.among("routine_check"),), SILENT),
    ),
    Property(
        "own_information",
        "Giving people their own information is not addressed: it is no disclosure.",
        ("2-929",),
        always("disclose", (SELF_ACCESS.read_as("not_a_disclosure"), RECIPIENT.among("person_concerned")), SILENT),
        under="self_access is read as not_a_disclosure",
    ),
    Property(
        "contractors",
        "A contractor is no employee: neither asking nor giving out is addressed.",
        ("2-929",),
        always(INFORMATION, (CONTRACTORS.read_as("not_covered"), _CONTRACTOR), SILENT),
        under="contractors is read as not_covered",
    ),
    Property(
        "contractors_and_police_clauses",
        "However the reading on contractors is settled, no clause on the police binds a contractor.",
        ("2-928",),
        (
            *never("inquire", _CONTRACTOR, Cites("2-928(a)")),
            *never("inquire", _CONTRACTOR, Cites("2-928(b)")),
            *never(ARREST, _CONTRACTOR, Cites("2-928(c)")),
            *never(ARREST, _CONTRACTOR, Cites("2-928(d)")),
        ),
    ),
)
"""On personal information, and on requests."""
