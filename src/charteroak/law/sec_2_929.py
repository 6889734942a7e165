"""Sec. 2-929. - Privacy."""

from charteroak.law.provision import Provision
from charteroak.law.readings import INVESTIGATION_IS_SERVICE, SECTION_1373, SELF_ACCESS
from charteroak.law.sec_2_926 import (
    ABOUT_STATUS,
    CITY_EMPLOYEE,
    INVESTIGATES_CRIMINAL_ACTIVITY,
    PERSONAL,
    POLICE,
    SEEKS,
)
from charteroak.law.terms import (
    NECESSARY_TO_INVESTIGATION,
    NECESSARY_TO_SERVICE,
    RECIPIENT,
    REQUIRED_BY_LAW,
)
from charteroak.logic.expr import all_of, any_of
from charteroak.logic.norm import Effect, Lift, Norm

_REQUIRED = Lift("required_by_law", REQUIRED_BY_LAW.yes)
_NECESSARY = Lift("necessary_to_service", NECESSARY_TO_SERVICE.yes)

PRIVACY = Provision(
    clause="2-929",
    words="""
        No employee of the City of Hartford shall inquire about or disclose confidential information as defined in
        section 2-926 or other personal or private attributes except when either required by law or when this
        information is necessary to the provision of the city service in question.
    """,
    norms=(
        Norm(
            name="private_inquiry",
            clause="2-929",
            acts=("inquire",),
            effect=Effect.PROHIBITS,
            when=all_of(CITY_EMPLOYEE, PERSONAL, SEEKS),
            lifts=(
                _REQUIRED,
                _NECESSARY,
                Lift(
                    "necessary_to_investigation",
                    all_of(
                        POLICE,
                        NECESSARY_TO_INVESTIGATION.yes,
                        INVESTIGATES_CRIMINAL_ACTIVITY,
                        INVESTIGATION_IS_SERVICE.read_as("yes"),
                    ),
                ),
            ),
        ),
        Norm(
            name="private_disclosure",
            clause="2-929",
            acts=("disclose",),
            effect=Effect.PROHIBITS,
            when=all_of(
                CITY_EMPLOYEE,
                PERSONAL,
                any_of(
                    RECIPIENT.among("federal_immigration_authorities", "other"),
                    all_of(RECIPIENT.among("person_concerned"), SELF_ACCESS.read_as("a_disclosure")),
                ),
            ),
            lifts=(
                _REQUIRED,
                _NECESSARY,
                Lift(
                    "section_1373",
                    all_of(
                        ABOUT_STATUS,
                        RECIPIENT.among("federal_immigration_authorities"),
                        SECTION_1373.read_as("federal_law_prevails"),
                    ),
                ),
            ),
        ),
    ),
)

PROVISIONS = (PRIVACY,)
