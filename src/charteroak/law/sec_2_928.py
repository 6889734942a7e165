"""Sec. 2-928. - Usage of city services—Police matters specifically."""

from charteroak.law.provision import Provision
from charteroak.law.readings import CIVIL_PAPERS_ARE_STATUS, SUPERIOR_LAW, SUSPECT_INTERVIEW
from charteroak.law.sec_2_926 import ABOUT_STATUS, INVESTIGATES_CRIMINAL_ACTIVITY, OFFICER, POLICE, SEEKS
from charteroak.law.terms import (
    CONTACT,
    CRIMINAL_GROUND,
    CRIMINAL_WARRANT,
    FEDERAL_COOPERATION,
    IMMIGRATION_STATUS_GROUND,
    NECESSARY_TO_INVESTIGATION,
    OTHER_IMMIGRATION_PAPER,
    REMOVAL_WARRANT_IN_NCIC,
    REQUIRED_BY_LAW,
)
from charteroak.logic.expr import all_of, any_of
from charteroak.logic.norm import Effect, Lift, Norm

# What takes the force of (a) to (d) away: (f) below, which speaks of officers only, and what superior law commands.
COOPERATION = Lift("2-928(f)", all_of(OFFICER, FEDERAL_COOPERATION.yes, REQUIRED_BY_LAW.yes))
COMMANDED = Lift("superior_law", all_of(REQUIRED_BY_LAW.yes, SUPERIOR_LAW.read_as("prevails")))

A = Provision(
    clause="2-928(a)",
    words="""
        Hartford police officers shall not inquire about a person's immigration status unless such an inquiry is
        necessary to an investigation involving criminal activity as defined in section 2-926 above.
    """,
    norms=(
        Norm(
            name="status_inquiry_by_officer",
            clause="2-928(a)",
            acts=("inquire",),
            effect=Effect.PROHIBITS,
            when=all_of(OFFICER, ABOUT_STATUS, SEEKS),
            lifts=(
                Lift(
                    "necessary_to_investigation",
                    all_of(NECESSARY_TO_INVESTIGATION.yes, INVESTIGATES_CRIMINAL_ACTIVITY),
                ),
                COOPERATION,
                COMMANDED,
            ),
        ),
    ),
)

B = Provision(
    clause="2-928(b)",
    words="""
        Hartford police shall not inquire about the immigration status of crime victims, witnesses, or others who call,
        approach or are interviewed the Hartford Police Department.
    """,
    norms=(
        Norm(
            name="status_inquiry_of_victim_or_witness",
            clause="2-928(b)",
            acts=("inquire",),
            effect=Effect.PROHIBITS,
            when=all_of(
                POLICE,
                ABOUT_STATUS,
                SEEKS,
                any_of(
                    CONTACT.among("victim", "witness", "caller_or_visitor", "interviewee"),
                    all_of(CONTACT.among("suspect_interviewed"), SUSPECT_INTERVIEW.read_as("included")),
                ),
            ),
            # The exception in (a) is (a)'s own.
            lifts=(COOPERATION, COMMANDED),
        ),
    ),
)

# An independent criminal warrant or ground: the arrest then rests on that.
_WARRANT = Lift("criminal_warrant", CRIMINAL_WARRANT.yes)
_GROUND = Lift("criminal_ground", CRIMINAL_GROUND.yes)

C = Provision(
    clause="2-928(c)",
    words="""
        The Hartford Police will not arrest or detain a person based solely on their immigration status unless there is
        a criminal warrant.
    """,
    norms=(
        Norm(
            name="arrest_on_status",
            clause="2-928(c)",
            acts=("arrest", "detain"),
            effect=Effect.PROHIBITS,
            when=all_of(
                POLICE,
                any_of(
                    IMMIGRATION_STATUS_GROUND.yes,
                    all_of(
                        any_of(REMOVAL_WARRANT_IN_NCIC.yes, OTHER_IMMIGRATION_PAPER.yes),
                        CIVIL_PAPERS_ARE_STATUS.read_as("yes"),
                    ),
                ),
            ),
            lifts=(_WARRANT, _GROUND, COOPERATION, COMMANDED),
        ),
    ),
)

D = Provision(
    clause="2-928(d)",
    words="""
        Hartford police officers shall not make arrests or detain individuals based on administrative warrants for
        removal entered by ICE into the National Crime Information Center database.
    """,
    norms=(
        Norm(
            name="arrest_on_removal_warrant",
            clause="2-928(d)",
            acts=("arrest", "detain"),
            effect=Effect.PROHIBITS,
            when=all_of(OFFICER, REMOVAL_WARRANT_IN_NCIC.yes),
            lifts=(_WARRANT, _GROUND, COOPERATION, COMMANDED),
        ),
    ),
)

E = Provision(
    clause="2-928(e)",
    words="""
        The Hartford Police Department shall conduct necessary training and education to ensure that its officers are
        knowledgeable about provisions set forth in this article.
    """,
    no_norm="It is the department's own duty to train. No act of one person toward another is decided by it.",
)

F = Provision(
    clause="2-928(f)",
    words="""
        Nothing in this section shall be construed to prohibit any Hartford police officer from cooperating with
        federal immigration authorities as required by law.
    """,
    no_norm="It is no norm of its own: it lifts the prohibitions of (a) to (d) for officers, as their norms say.",
)

PROVISIONS = (A, B, C, D, E, F)
