"""The words in English. The questions, notes and readings are the contract's, from `terms` and `readings`."""

from charteroak.law.readings import READINGS
from charteroak.law.terms import ACTS
from charteroak.law.words import ActWords, OutcomeWords, ReadingWords, Words

_FACTS = {fact.name: fact for act in ACTS for fact in act.facts}
_YES_NO = {"true": "Yes", "false": "No"}

WORDS = Words(
    language="en",
    acts={
        "inquire": ActWords("Asking or looking up", "Someone wants to know something about a person"),
        "disclose": ActWords("Telling or handing over", "Someone wants to give out information about a person"),
        "arrest": ActWords("Arresting", "An arrest is considered"),
        "detain": ActWords("Stopping or holding", "Someone would be stopped or held, however briefly"),
        "provide_service": ActWords("Giving a service", "Someone asks for a city service"),
        "refuse_service": ActWords(
            "Refusing a service", "A city service would be refused, delayed, limited or tied to a condition"
        ),
        "refer": ActWords("Referring", "Someone would be sent to another agency for help"),
    },
    asks={fact.name: fact.asks for fact in _FACTS.values()}
    | {f"{act.name}.{fact}": asks for act in ACTS for fact, asks in act.asks.items()},
    notes={
        "employee": "A contractor is anyone who works for the City but is not its employee.",
        "topic": "The first seven are the classes of confidential information in section 2-926.",
        "contact": "Where two apply, choose the first.",
        "means": "Looking for wants and warrants as a matter of routine is not asking about status.",
        "investigation_of": _FACTS["investigation_of"].notes,
        "required_by_law": _FACTS["required_by_law"].notes,
        "provide_service.required_by_law": (
            "Superior law: a state or federal statute or regulation, or a court's order."
        ),
    },
    values={
        "employee": {
            "police_officer": "A Hartford police officer",
            "police_civilian": "A civilian of the Hartford Police: dispatcher, records clerk, detention staff",
            "other_employee": "Another employee of the City",
            "contractor": "A contractor, not an employee of the City",
        },
        "topic": {
            "immigration_status": "Immigration status",
            "sexual_orientation": "Sexual orientation",
            "domestic_violence_victim": "Being a victim of domestic violence",
            "sexual_assault_victim": "Being a victim of sexual assault",
            "crime_witness": "Being a witness of a crime",
            "public_assistance": "Receiving public assistance",
            "income_tax_record": "Anything in an income tax record",
            "other_private": "Something else that is personal or private",
            "not_personal": "Nothing about a particular person",
        },
        "contact": {
            "victim": "As a victim of a crime",
            "witness": "As a witness",
            "caller_or_visitor": "By calling, writing or coming to the police",
            "interviewee": "By being interviewed, neither victim, witness nor suspect",
            "suspect_interviewed": "By being interviewed as a suspect",
            "other": "In another way: a stop, a records check, or no contact at all",
        },
        "means": {
            "question": "By asking someone: in speech, on a form or by letter",
            "status_query": "By a records query made to learn it",
            "routine_check": "Not at all: a routine wants, warrants or records check",
        },
        "investigation_of": {
            "federal_or_state_crime": "A federal or state crime",
            "municipal_code_violation": "A violation of the Hartford Municipal Code",
            "civil_immigration_matter": "A civil immigration matter, such as being here without lawful status",
            "nothing": "Nothing is being investigated",
        },
        "recipient": {
            "person_concerned": "The person it is about",
            "federal_immigration_authorities": "Federal immigration authorities",
            "other": "Anyone else",
        },
        "agency": {
            "medical": "A medical agency",
            "social_service": "A social service agency",
            "other": "Another kind of agency",
        },
    }
    | {fact.name: _YES_NO for fact in _FACTS.values() if True in fact.values},
    outcomes={
        "required": OutcomeWords("Must be done", "The article says this must be done."),
        "permitted": OutcomeWords(
            "Permitted",
            "A clause speaks to this act, and its own exception, or one that covers it, is met.",
        ),
        "prohibited": OutcomeWords("Prohibited", "A clause forbids this act and nothing lifts it."),
        "not_addressed": OutcomeWords(
            "Not addressed",
            "The article is silent on this act. It neither allows nor forbids it; other law still applies.",
        ),
        "counsel": OutcomeWords(
            "Ask counsel first",
            "The facts are known, but the answer turns on a reading of the text that counsel has not settled.",
        ),
        "unknown": OutcomeWords("Not settled yet", "A fact that could change the answer is missing."),
    },
    effects={"prohibits": "forbids", "requires": "requires", "permits": "permits"},
    states={"stands": "applies", "lifted": "is lifted", "pending": "not settled yet", "silent": "does not apply"},
    readings={
        reading.id: ReadingWords(
            reading.question,
            {choice: choice.replace("_", " ").capitalize() for choice in reading.choices},
            dict(reading.arguments),
        )
        for reading in READINGS
    },
    leads={
        "inquire": {
            "permitted": "The article lets you seek this information.",
            "prohibited": "Do not ask for this information or look it up.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: do not ask for now, and put it to your supervisor and the Corporation Counsel.",
            "unknown": "Do not ask yet.",
        },
        "disclose": {
            "permitted": "The article lets you give this information.",
            "prohibited": "Do not give this information.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: give nothing for now, and put it to your supervisor and the Corporation Counsel.",
            "unknown": "Give nothing yet.",
        },
        "arrest": {
            "permitted": "The article does not stand in the way of this arrest.",
            "prohibited": "Do not arrest on this.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: do not arrest on this now, and put it to your supervisor and the Corporation Counsel.",
            "unknown": "Do not arrest yet.",
        },
        "detain": {
            "permitted": "The article does not stand in the way of this stop.",
            "prohibited": "Do not stop or hold anyone on this.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: hold nobody on this for now, and put it to your supervisor and the Corporation Counsel.",
            "unknown": "Do not stop or hold anyone yet.",
        },
        "provide_service": {
            "required": "Provide the service.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Put it to your supervisor and the Corporation Counsel before you turn anyone away.",
            "unknown": "Turn nobody away yet.",
        },
        "refuse_service": {
            "permitted": "The article does not stand in the way of this refusal.",
            "prohibited": "Do not refuse, delay, limit or condition the service.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: refuse nothing for now, and put it to your supervisor and the Corporation Counsel.",
            "unknown": "Refuse nothing yet.",
        },
        "refer": {
            "permitted": "The article lets you make this referral.",
            "prohibited": "Do not refer this person differently from others.",
            "not_addressed": "This is not a question the article answers.",
            "counsel": "Stop: put it to your supervisor and the Corporation Counsel.",
            "unknown": "Do not refer yet.",
        },
    },
    gists={
        "2-927(a)": {
            "provide_service": "a city service is for every resident, whatever their immigration status",
            "refuse_service": "a city service is for every resident, whatever their immigration status",
        },
        "2-927(b)": {
            "refer": "referrals to medical and social service agencies are made in the same manner for all residents"
        },
        "2-928(a)": {
            "inquire": "a police officer does not ask about immigration status unless an investigation of criminal "
            "activity makes it necessary"
        },
        "2-928(b)": {
            "inquire": "the police do not ask victims, witnesses, or others who call, approach or are interviewed "
            "about immigration status"
        },
        "2-928(c)": {
            "arrest": "the police do not arrest anyone solely on immigration status",
            "detain": "the police do not detain anyone solely on immigration status",
        },
        "2-928(d)": {
            "arrest": "an officer makes no arrest on an ICE warrant for removal in NCIC",
            "detain": "an officer detains nobody on an ICE warrant for removal in NCIC",
        },
        "2-929": {
            "inquire": "an employee of the City does not ask about private matters unless the law requires it or the "
            "service needs it",
            "disclose": "an employee of the City does not give out private matters unless the law requires it or the "
            "service needs it",
        },
    },
    lifts={
        "required_by_law": "the law requires it",
        "superior_law": "superior law requires it",
        "2-927(c)": "it is cooperation that the law requires",
        "2-928(f)": "it is cooperation that the law requires",
        "necessary_to_service": "the service needs it",
        "necessary_to_investigation": "an investigation of criminal activity needs it",
        "criminal_warrant": "there is a criminal warrant, and it rests on that",
        "criminal_ground": "there is a criminal ground of its own, and it rests on that",
        "section_1373": "8 U.S.C. 1373 is read to prevail",
    },
    one_section="section {clauses}",
    some_sections="sections {clauses}",
    cited="Section {clause}: {gist}.",
    cited_with="Section {clause}: {gist} (see also {sections}).",
    lifted="Nothing in {sections} forbids it, because {because}.",
    excepted="Nothing in {sections} forbids it, as an exception is met whatever is still open.",
    find_out="First find out: {question}",
    turns_on="The answer turns on how to read {sections}, and counsel has not settled that.",
    silent="It neither allows nor forbids this; other law and your department's own rules still apply.",
    not_in_force="The article was not in force on that day: it was passed on {date}.",
    why_asked="The answer under {sections} may turn on this.",
    conjunction="and",
)
