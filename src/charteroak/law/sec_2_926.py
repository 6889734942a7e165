"""Sec. 2-926. - Definitions. Each definition's words first, then what it means over the facts."""

from charteroak.law.provision import Provision
from charteroak.law.readings import CONTRACTORS, MUNICIPAL_CODE
from charteroak.law.terms import EMPLOYEE, INVESTIGATION_OF, MEANS, TOPIC
from charteroak.logic.expr import all_of, any_of

ADMINISTRATIVE_WARRANT = """
    Administrative warrant means a noncriminal, civil warrant that is created by an administrative agency of the United
    States.
"""
# The facts removal_warrant_in_ncic and other_immigration_paper ask for such papers; criminal_warrant excludes them.

CONFIDENTIAL_INFORMATION = """
    Confidential information means any information obtained and maintained by a city agency relating to an individual's
    sexual orientation, status as a victim of domestic violence, status as a victim of sexual assault, status as a
    crime witness, receipt of public assistance, or immigration status, and shall include all information contained in
    any individual's income tax records.
"""
# 2-929 reaches these seven classes "or other personal or private attributes": all topics but the impersonal one.
PERSONAL = TOPIC.among(*(topic for topic in TOPIC.values if topic != "not_personal"))

CRIMINAL_ACTIVITY = """
    Criminal activity means participation in an activity that violates federal or state criminal law, or Hartford
    Municipal Code.
"""
# A civil immigration matter violates none of the three.
INVESTIGATES_CRIMINAL_ACTIVITY = any_of(
    INVESTIGATION_OF.among("federal_or_state_crime"),
    all_of(INVESTIGATION_OF.among("municipal_code_violation"), MUNICIPAL_CODE.read_as("counts")),
)

IMMIGRATION_STATUS = """
    Immigration status means a person's classification as determined by the sections of the United States Code covered
    by the Immigration and Nationality Act (Public Law No. 82-414) and its amendments.
"""
ABOUT_STATUS = TOPIC.among("immigration_status")

NATIONAL_CRIME_INFORMATION_CENTER = """
    National crime information center means the computerized index of criminal justice information maintained by the
    Federal Bureau of Investigation of the United States Department of Justice.
"""

RESIDENT = """
    Resident means any person whose primary place of habitation falls within the geographic boundaries of the City of
    Hartford, as defined by Chapter 1, § 2 of the Charter of the City of Hartford.
"""
# The fact `resident` asks this, and no more: no document and no length of stay.

ICE = """
    United States Bureau of Immigration and Customs Enforcement (ICE) refers to said branch of the Department of
    Homeland Security as defined in Title 6, Chapter 1, Subchapter XII, Part A, § 542 of the U.S. Code.
"""

DEFINITIONS = Provision(
    clause="2-926",
    words="\n".join(
        (
            ADMINISTRATIVE_WARRANT,
            CONFIDENTIAL_INFORMATION,
            CRIMINAL_ACTIVITY,
            IMMIGRATION_STATUS,
            NATIONAL_CRIME_INFORMATION_CENTER,
            RESIDENT,
            ICE,
        )
    ),
    no_norm="It says what words mean. The norms of the other sections use them.",
)

# Who and what the other sections speak of. The article does not define these words.
OFFICER = EMPLOYEE.among("police_officer")
POLICE = EMPLOYEE.among("police_officer", "police_civilian")
CITY_EMPLOYEE = any_of(
    EMPLOYEE.among("police_officer", "police_civilian", "other_employee"),
    all_of(EMPLOYEE.among("contractor"), CONTRACTORS.read_as("covered")),
)
# A routine check is no inquiry: 2-928(d) presupposes that warrants are looked up.
SEEKS = MEANS.among("question", "status_query")

PROVISIONS = (DEFINITIONS,)
