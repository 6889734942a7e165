"""The words in English. The questions and readings are the contract's, from `terms` and `readings`."""

from charteroak.law.readings import READINGS
from charteroak.law.terms import ACTS
from charteroak.law.words import ActWords, OutcomeWords, ReadingWords, Words

_FACTS = {fact.name: fact for act in ACTS for fact in act.facts}
_YES_NO = {"true": "Yes", "false": "No"}

_NOT_ADDRESSED = "The article does not decide this: it neither allows nor forbids it."
_ASK_COUNSEL = "and take it to your supervisor and the Corporation Counsel (the City's lawyers)."
_SERVICE = "every service of a City department must be made available to residents, regardless of immigration status"
_MANDATE = "a statute, a regulation or a court order requires it"
_COOPERATION = "it is cooperation with federal immigration authorities as required by law"

WORDS = Words(
    language="en",
    acts={
        "inquire": ActWords("Asking or looking up", "Someone wants to know something about a person"),
        "disclose": ActWords("Telling or handing over", "Someone wants to give out information about a person"),
        "arrest": ActWords("Arresting", "An arrest is being considered"),
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
        "means": "A general check of wants, warrants or records does not seek the information if not made to learn it.",
        "investigation_of": _FACTS["investigation_of"].notes,
        "required_by_law": _FACTS["required_by_law"].notes,
        "criminal_warrant": (
            "A warrant created by an administrative agency, such as ICE, is a civil one, and not a criminal warrant "
            "(section 2-926)."
        ),
        "removal_warrant_in_ncic": (
            "NCIC is the National Crime Information Center, the FBI's computerized index. ICE is the United States "
            "Bureau of Immigration and Customs Enforcement."
        ),
        "resident": (
            "What counts is where the person mainly lives: the article asks for no document and no length of stay."
        ),
        "provide_service.required_by_law": (
            "Superior law: a state or federal statute or regulation, or a court's order."
        ),
    },
    values={
        "employee": {
            "police_officer": "A Hartford police officer",
            "police_civilian": "A civilian of the Hartford Police: dispatcher, records clerk, detention staff or other",
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
            "caller_or_visitor": "By calling or approaching the police",
            "interviewee": "By being interviewed, as neither victim, witness nor suspect",
            "suspect_interviewed": "By being interviewed as a suspect",
            "other": "In another way: a stop, a records check, or no contact at all",
        },
        "means": {
            "question": "By asking someone: in speech, on a form or by letter",
            "status_query": "By a records query made to learn it",
            "routine_check": "It is not sought: a general check of wants, warrants or records, not made to learn it",
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
            "Permitted under the article",
            "A clause speaks to this act, and its own exception, or one that covers it, is met.",
        ),
        "prohibited": OutcomeWords("Prohibited", "A clause forbids this act and nothing lifts it."),
        "not_addressed": OutcomeWords(
            "Not addressed by the article",
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
            "permitted": "The article lets you ask for this information or look it up.",
            "prohibited": "Do not ask for this information or look it up.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: do not ask for this information or look it up for now, {_ASK_COUNSEL}",
            "unknown": "Do not ask for this information or look it up yet.",
        },
        "disclose": {
            "permitted": "The article lets you give out this information.",
            "prohibited": "Do not give out this information.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: do not give out this information for now, {_ASK_COUNSEL}",
            "unknown": "Do not give out this information yet.",
        },
        "arrest": {
            "permitted": "The article does not forbid this arrest, but whether it is lawful depends on other law.",
            "prohibited": "Do not arrest anyone on these grounds.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: arrest nobody on these grounds for now, {_ASK_COUNSEL}",
            "unknown": "Do not arrest yet.",
        },
        "detain": {
            "permitted": "The article does not forbid this stop or hold, but whether it is lawful depends on other "
            "law.",
            "prohibited": "Do not stop or hold anyone on these grounds.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: detain nobody on these grounds for now, {_ASK_COUNSEL}",
            "unknown": "Do not stop or hold anyone yet.",
        },
        "provide_service": {
            "required": "Make the service available to this person.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: turn nobody away for now, {_ASK_COUNSEL}",
            "unknown": "Turn nobody away yet.",
        },
        "refuse_service": {
            "permitted": "The article does not forbid this refusal, delay, limit or condition.",
            "prohibited": "Do not refuse, delay, limit or put a condition on the service because of immigration "
            "status.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: do not refuse, delay, limit or put a condition on the service for now, {_ASK_COUNSEL}",
            "unknown": "Do not refuse, delay, limit or put a condition on the service yet.",
        },
        "refer": {
            "permitted": "The article lets you make this referral.",
            "prohibited": "Do not let immigration status decide this referral or how it is made.",
            "not_addressed": _NOT_ADDRESSED,
            "counsel": f"Stop: do not make this referral for now, {_ASK_COUNSEL}",
            "unknown": "Do not make this referral yet.",
        },
    },
    # First the clauses that name the very thing done and have no exception of their own.
    gists={
        "2-927(a)": {
            "provide_service": _SERVICE,
            "refuse_service": _SERVICE,
        },
        "2-927(b)": {
            "refer": "referrals to medical or social service agencies must be made in the same manner for all "
            "residents, without regard to immigration status"
        },
        "2-928(b)": {
            "inquire": "the police must not inquire about the immigration status of crime victims, witnesses, or "
            "others who call, approach or are interviewed"
        },
        "2-928(d)": {
            "arrest": "police officers must not arrest anyone based on an administrative warrant for removal that "
            "ICE entered into NCIC",
            "detain": "police officers must not detain anyone based on an administrative warrant for removal that "
            "ICE entered into NCIC",
        },
        "2-928(a)": {
            "inquire": "police officers must not inquire about a person's immigration status unless that is "
            "necessary to an investigation of criminal activity"
        },
        "2-928(c)": {
            "arrest": "the police must not arrest anyone based solely on their immigration status unless there is a "
            "criminal warrant",
            "detain": "the police must not detain anyone based solely on their immigration status unless there is a "
            "criminal warrant",
        },
        "2-929": {
            "inquire": "City employees must not inquire about confidential or other personal or private information "
            "unless the law requires it or the information is necessary to provide the city service in question",
            "disclose": "City employees must not disclose confidential or other personal or private information "
            "unless the law requires it or the information is necessary to provide the city service in question",
        },
    },
    lifts={
        "required_by_law": _MANDATE,
        "superior_law": _MANDATE,
        "2-927(c)": _COOPERATION,
        "2-928(f)": _COOPERATION,
        "necessary_to_service": "the information is necessary to provide the city service in question",
        "necessary_to_investigation": "the information is necessary to an investigation of criminal activity",
        "criminal_warrant": "it rests on a criminal warrant",
        "criminal_ground": "it rests on a lawful criminal ground",
        "section_1373": "federal law, 8 U.S.C. 1373(a), is read to prevail",
    },
    one_section="section {clauses}",
    some_sections="sections {clauses}",
    cited="Section {clause}: {gist}.",
    cited_with="Section {clause}: {gist} (see also {sections}).",
    lifted="Nothing in {sections} forbids it, because {because}.",
    either_way="Nothing in {sections} forbids it, whatever the answers to the open questions.",
    find_out="First find out: {question}",
    turns_on="Under {sections} the answer turns on a reading of the text that counsel has not settled.",
    silent="Other law and your department's own rules still apply: check them before you act.",
    not_in_force="The article was not in force on that day (it was passed on {date}), so it neither allowed nor "
    "forbade this.",
    why_asked="The answer under {sections} may turn on this.",
    dated="{month} {day}, {year}",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    conjunction="and",
)
