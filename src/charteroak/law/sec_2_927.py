"""Sec. 2-927. - Usage of city services—Generally."""

from charteroak.law.provision import Provision
from charteroak.law.readings import SUPERIOR_LAW
from charteroak.law.terms import AGENCY, BECAUSE_OF_STATUS, FEDERAL_COOPERATION, REQUIRED_BY_LAW, RESIDENT
from charteroak.logic.expr import all_of
from charteroak.logic.norm import Effect, Lift, Norm

# What takes the force of (a) and (b) away: (c) below, and what superior law commands.
COOPERATION = Lift("2-927(c)", all_of(FEDERAL_COOPERATION.yes, REQUIRED_BY_LAW.yes))
COMMANDED = Lift("superior_law", all_of(REQUIRED_BY_LAW.yes, SUPERIOR_LAW.read_as("prevails")))

A = Provision(
    clause="2-927(a)",
    words="""
        Any service provided by a City of Hartford department shall be made available to residents, regardless of
        immigration status.
    """,
    norms=(
        Norm(
            name="service_to_residents",
            clause="2-927(a)",
            acts=("provide_service",),
            effect=Effect.REQUIRES,
            when=RESIDENT.yes,
            # Here `required_by_law` asks whether superior law requires the service to be refused. A saving clause
            # says what the section does not prohibit, so (c) cannot take a duty away.
            lifts=(COMMANDED,),
        ),
        Norm(
            name="service_refused_for_status",
            clause="2-927(a)",
            acts=("refuse_service",),
            effect=Effect.PROHIBITS,
            when=all_of(RESIDENT.yes, BECAUSE_OF_STATUS.yes),
            lifts=(COOPERATION, COMMANDED),
        ),
    ),
)

_REFERRAL_OF_RESIDENT = all_of(AGENCY.among("medical", "social_service"), RESIDENT.yes)

B = Provision(
    clause="2-927(b)",
    words="""
        Referrals to medical or social service agencies will be made in the same manner for all residents, without
        regard to immigration status.
    """,
    norms=(
        Norm(
            name="referral_by_status",
            clause="2-927(b)",
            acts=("refer",),
            effect=Effect.PROHIBITS,
            when=all_of(_REFERRAL_OF_RESIDENT, BECAUSE_OF_STATUS.yes),
            lifts=(COOPERATION, COMMANDED),
        ),
        Norm(
            name="referral_in_the_same_manner",
            clause="2-927(b)",
            acts=("refer",),
            effect=Effect.PERMITS,
            when=all_of(_REFERRAL_OF_RESIDENT, BECAUSE_OF_STATUS.no),
        ),
    ),
)

C = Provision(
    clause="2-927(c)",
    words="""
        Nothing in this section shall be construed to prohibit any employee of the City of Hartford from cooperating
        with federal immigration authorities as required by law.
    """,
    no_norm="It is no norm of its own: it lifts the prohibitions of (a) and (b), as their norms say.",
)

PROVISIONS = (A, B, C)
