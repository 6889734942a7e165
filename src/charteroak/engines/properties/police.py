"""What is proved of Sec. 2-928: arrests, and questions by the police."""

from __future__ import annotations

from charteroak.engines.proofs.claims import Alike, Cites, In, Property, Same
from charteroak.engines.properties.said import ARREST, PROHIBITED, SILENT, always, never
from charteroak.law.readings import CIVIL_PAPERS_ARE_STATUS, SUPERIOR_LAW, SUSPECT_INTERVIEW
from charteroak.law.sec_2_926 import ABOUT_STATUS, OFFICER, POLICE, SEEKS
from charteroak.law.terms import (
    CONTACT,
    CRIMINAL_GROUND,
    CRIMINAL_WARRANT,
    EMPLOYEE,
    FEDERAL_COOPERATION,
    IMMIGRATION_STATUS_GROUND,
    INVESTIGATION_OF,
    NECESSARY_TO_INVESTIGATION,
    OTHER_IMMIGRATION_PAPER,
    REMOVAL_WARRANT_IN_NCIC,
    REQUIRED_BY_LAW,
)
from charteroak.logic.expr import all_of, any_of
from charteroak.logic.norm import State

_CIVILIAN = EMPLOYEE.among("police_civilian")
_NO_LAW = REQUIRED_BY_LAW.no
_NO_CRIMINAL_GROUND = (CRIMINAL_WARRANT.no, CRIMINAL_GROUND.no)
_COME_TO_POLICE = CONTACT.among("victim", "witness", "caller_or_visitor", "interviewee")
_ASKED_STATUS = (ABOUT_STATUS, SEEKS)
_VICTIMS = (POLICE, *_ASKED_STATUS, _COME_TO_POLICE)
_LOOKED_INTO = (INVESTIGATION_OF, NECESSARY_TO_INVESTIGATION)

POLICE_PROPERTIES = (
    Property(
        "removal_warrant_alone",
        "An officer arrests or detains no one on a removal warrant in NCIC alone: without a criminal warrant, another "
        "criminal ground or a law that requires it, that is prohibited, whatever other civil paper or request there "
        "is.",
        ("2-928(d)",),
        always(
            ARREST,
            (OFFICER, REMOVAL_WARRANT_IN_NCIC.yes, *_NO_CRIMINAL_GROUND, _NO_LAW),
            PROHIBITED,
            Cites("2-928(d)"),
        ),
    ),
    Property(
        "status_alone",
        "No one in the police arrests or detains a person for immigration status without a criminal warrant, another "
        "criminal ground or a law that requires it.",
        ("2-928(c)",),
        always(
            ARREST,
            (POLICE, IMMIGRATION_STATUS_GROUND.yes, *_NO_CRIMINAL_GROUND, _NO_LAW),
            PROHIBITED,
            Cites("2-928(c)"),
        ),
    ),
    Property(
        "detainer_alone",
        "No one in the police arrests or detains a person on a detainer or another civil immigration paper alone; nor "
        "does a civilian of the police on a removal warrant.",
        ("2-928(c)",),
        always(
            ARREST,
            (
                CIVIL_PAPERS_ARE_STATUS.read_as("yes"),
                POLICE,
                any_of(OTHER_IMMIGRATION_PAPER.yes, REMOVAL_WARRANT_IN_NCIC.yes),
                *_NO_CRIMINAL_GROUND,
                _NO_LAW,
            ),
            PROHIBITED,
            Cites("2-928(c)"),
        ),
        under="civil_papers_are_status is read as yes",
    ),
    Property(
        "papers_lift_nothing",
        "No civil immigration paper and no immigration status lifts a prohibition: an arrest that is prohibited "
        "without it is prohibited with it.",
        ("2-928(c)", "2-928(d)"),
        tuple(
            Same(act, (fact,), first=(fact.no, PROHIBITED), second=(fact.yes,))
            for act in ARREST
            for fact in (OTHER_IMMIGRATION_PAPER, REMOVAL_WARRANT_IN_NCIC, IMMIGRATION_STATUS_GROUND)
        ),
    ),
    Property(
        "arrests_on_status_only",
        "The article forbids no arrest that rests neither on status nor on a civil immigration paper.",
        ("2-928(c)", "2-928(d)"),
        always(
            ARREST,
            (IMMIGRATION_STATUS_GROUND.no, REMOVAL_WARRANT_IN_NCIC.no, OTHER_IMMIGRATION_PAPER.no),
            SILENT,
        ),
    ),
    Property(
        "victims_and_witnesses",
        "Victims, witnesses and others who come to the police are never asked about status where no law requires it, "
        "whatever is investigated and however necessary it is.",
        ("2-928(b)",),
        always("inquire", (*_VICTIMS, _NO_LAW), PROHIBITED, Cites("2-928(b)")),
    ),
    Property(
        "investigation_changes_nothing",
        "For victims, witnesses and others who come to the police, what is investigated and whether status is "
        "necessary to it never changes the outcome: the exception in 2-928(a) is (a)'s own.",
        ("2-928(a)", "2-928(b)"),
        (Same("inquire", _LOOKED_INTO, given=_VICTIMS),),
    ),
    Property(
        "officers_ask_for_crimes_only",
        "An officer asks no one about status unless it is necessary to an investigation of criminal activity or a law "
        "requires it.",
        ("2-926", "2-928(a)"),
        always(
            "inquire",
            (
                OFFICER,
                *_ASKED_STATUS,
                any_of(NECESSARY_TO_INVESTIGATION.no, INVESTIGATION_OF.among("civil_immigration_matter", "nothing")),
                _NO_LAW,
            ),
            PROHIBITED,
            Cites("2-928(a)"),
        ),
    ),
    Property(
        "victims_mandate",
        "Even where a law requires it, 2-928(b) is lifted only for an officer's cooperation with federal immigration "
        "authorities or because superior law prevails.",
        ("2-928(b)", "2-928(f)"),
        always(
            "inquire",
            (In(State.LIFTED, ("status_inquiry_of_victim_or_witness",)),),
            all_of(
                REQUIRED_BY_LAW.yes,
                any_of(all_of(OFFICER, FEDERAL_COOPERATION.yes), SUPERIOR_LAW.read_as("prevails")),
            ),
        ),
    ),
    Property(
        "suspects",
        "A suspect who is interviewed is protected as victims and witnesses are.",
        ("2-928(b)",),
        always(
            "inquire",
            (
                SUSPECT_INTERVIEW.read_as("included"),
                POLICE,
                *_ASKED_STATUS,
                CONTACT.among("suspect_interviewed"),
                _NO_LAW,
            ),
            PROHIBITED,
            Cites("2-928(b)"),
        ),
        under="suspect_interview is read as included",
    ),
    Property(
        "civil_matters_are_no_crime",
        "Where a civil immigration matter or nothing is investigated, calling status necessary to it changes neither "
        "the outcome nor a clause.",
        ("2-926", "2-928(a)", "2-929"),
        (
            Same(
                "inquire",
                (NECESSARY_TO_INVESTIGATION,),
                given=(INVESTIGATION_OF.among("civil_immigration_matter", "nothing"),),
                alike=Alike.ANSWER,
            ),
        ),
    ),
    Property(
        "civilians_of_the_police",
        "What speaks of officers binds officers only: for a civilian of the police, 2-928(a) and (d) are never cited, "
        "and cooperation with federal immigration authorities changes nothing, as 2-928(f) lifts nothing for them.",
        ("2-928(a)", "2-928(d)", "2-928(f)"),
        (
            *never("inquire", _CIVILIAN, Cites("2-928(a)")),
            *never(ARREST, _CIVILIAN, Cites("2-928(d)")),
            *(
                Same(act, (FEDERAL_COOPERATION,), given=(_CIVILIAN,), alike=Alike.ANSWER)
                for act in ("inquire", *ARREST)
            ),
        ),
    ),
    Property(
        "others_make_no_arrests_here",
        "2-928 speaks of the police: an arrest by anyone else is not addressed.",
        ("2-928",),
        always(ARREST, (EMPLOYEE.among("other_employee", "contractor"),), SILENT),
    ),
)
"""On arrests and on questions by the police."""
