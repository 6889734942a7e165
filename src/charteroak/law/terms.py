"""The article's words as facts and acts: what a person at the counter would be asked, and about what."""

from charteroak.logic.expr import Fact
from charteroak.logic.norm import Act

CONFIDENTIAL_CLASSES = (
    "immigration_status",
    "sexual_orientation",
    "domestic_violence_victim",
    "sexual_assault_victim",
    "crime_witness",
    "public_assistance",
    "income_tax_record",
)
"""The seven classes of confidential information in 2-926."""

EMPLOYEE = Fact(
    "employee",
    "Who is acting?",
    ("police_officer", "police_civilian", "other_employee", "contractor"),
    "police_civilian: a dispatcher, records clerk or other civilian of the Hartford Police Department. "
    "contractor: anyone who works for the City but is not its employee.",
)
TOPIC = Fact(
    "topic",
    "What is the information about?",
    (*CONFIDENTIAL_CLASSES, "other_private", "not_personal"),
    "The first seven are the classes of confidential information in 2-926. other_private: any other personal or "
    "private attribute of a person (2-929). not_personal: nothing about an individual.",
)
CONTACT = Fact(
    "contact",
    "How has this person come into contact with the police?",
    ("victim", "witness", "caller_or_visitor", "interviewee", "suspect_interviewed", "other"),
    "interviewee: a person interviewed who is neither victim, witness nor suspect. other: a stop, a records check, or "
    "a person the police have no contact with. Where two apply, the first in this list is the fact.",
)
MEANS = Fact(
    "means",
    "How would the information be sought?",
    ("question", "status_query", "routine_check"),
    "question: asking anyone, in speech, on a form or by letter. status_query: a records query made to learn the "
    "information. routine_check: a general wants-and-warrants or records check not made to learn it.",
)
INVESTIGATION_OF = Fact(
    "investigation_of",
    "What violation is being investigated?",
    ("federal_or_state_crime", "municipal_code_violation", "civil_immigration_matter", "nothing"),
    "Being present without lawful status is a civil matter. A specific offense, such as illegal re-entry, is a "
    "federal crime.",
)
NECESSARY_TO_INVESTIGATION = Fact(
    "necessary_to_investigation",
    "Is the information necessary, not merely useful, to that investigation?",
)
NECESSARY_TO_SERVICE = Fact(
    "necessary_to_service",
    "Is the information necessary to provide the city service in question?",
)
REQUIRED_BY_LAW = Fact(
    "required_by_law",
    "Does a statute, a regulation or a court order require this act?",
    notes="A request does not require: a detainer, an administrative warrant, an administrative subpoena not yet "
    "enforced by a court, a letter or a phone call.",
)
FEDERAL_COOPERATION = Fact(
    "federal_cooperation",
    "Is the act cooperation with federal immigration authorities?",
)
RECIPIENT = Fact(
    "recipient",
    "Who would receive the information?",
    ("person_concerned", "federal_immigration_authorities", "other"),
)
CRIMINAL_WARRANT = Fact(
    "criminal_warrant",
    "Is there a criminal warrant for this person: issued by a court on probable cause of an offense?",
)
CRIMINAL_GROUND = Fact(
    "criminal_ground",
    "Is there another lawful criminal ground for the stop or arrest, such as probable cause of an offense?",
)
IMMIGRATION_STATUS_GROUND = Fact(
    "immigration_status_ground",
    "Is the person's immigration status a reason for it?",
)
REMOVAL_WARRANT_IN_NCIC = Fact(
    "removal_warrant_in_ncic",
    "Is an administrative warrant for removal, entered by ICE into NCIC, a reason for it?",
)
OTHER_IMMIGRATION_PAPER = Fact(
    "other_immigration_paper",
    "Is another civil immigration paper a reason for it: a detainer, another administrative warrant, a "
    "deported-felon notice?",
)
RESIDENT = Fact(
    "resident",
    "Is this person's primary place of habitation inside the City of Hartford?",
)
BECAUSE_OF_STATUS = Fact(
    "because_of_status",
    "Would this be done, or done differently, because of immigration status?",
)
AGENCY = Fact(
    "agency",
    "What kind of agency is the referral to?",
    ("medical", "social_service", "other"),
)

NOBODYS_CHOICE = frozenset({"topic", "contact", "employee", "recipient"})
"""Facts that describe who and what: no answer proposes to change them."""

_GROUNDS = (
    EMPLOYEE,
    CRIMINAL_WARRANT,
    CRIMINAL_GROUND,
    IMMIGRATION_STATUS_GROUND,
    REMOVAL_WARRANT_IN_NCIC,
    OTHER_IMMIGRATION_PAPER,
    REQUIRED_BY_LAW,
    FEDERAL_COOPERATION,
)

ACTS = (
    Act(
        "inquire",
        "Seek information about a person.",
        (
            EMPLOYEE,
            TOPIC,
            CONTACT,
            MEANS,
            INVESTIGATION_OF,
            NECESSARY_TO_INVESTIGATION,
            NECESSARY_TO_SERVICE,
            REQUIRED_BY_LAW,
            FEDERAL_COOPERATION,
        ),
    ),
    Act(
        "disclose",
        "Give information about a person to someone.",
        (EMPLOYEE, TOPIC, RECIPIENT, NECESSARY_TO_SERVICE, REQUIRED_BY_LAW),
    ),
    Act("arrest", "Arrest a person.", _GROUNDS),
    Act("detain", "Stop or hold a person, for however short a time.", _GROUNDS),
    Act(
        "provide_service",
        "Provide a city service.",
        (RESIDENT, REQUIRED_BY_LAW),
        {"required_by_law": "Does superior law require the service to be refused?"},
    ),
    Act(
        "refuse_service",
        "Refuse, delay, limit or put a condition on a city service.",
        (RESIDENT, BECAUSE_OF_STATUS, REQUIRED_BY_LAW, FEDERAL_COOPERATION),
    ),
    Act(
        "refer",
        "Refer a person to an agency.",
        (AGENCY, RESIDENT, BECAUSE_OF_STATUS, REQUIRED_BY_LAW, FEDERAL_COOPERATION),
    ),
)
