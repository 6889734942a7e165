"""The cards' words in English."""

from charteroak.police.cards import CardWords

_GO_ON = "You may go on with the stop or the call you had, on its own grounds."
_UNTOLD = "It cannot be told what this record is: it may be a criminal want, an immigration paper, or neither."

WORDS = CardWords(
    leads={
        "prohibited": "Do not arrest or hold on this.",
        "want_alone": "Go by the criminal want alone.",
        "want": "The article does not speak to this criminal want: other law decides.",
        "want_beside_open": "Go by the criminal want alone, and ask a supervisor about the other record.",
        "no_warrant": "No warrant shows here, and the article does not speak to this.",
        "no_record": "No record shows here, and the article does not speak to this.",
        "silent": "The article does not speak to this: other law decides.",
        "open": "Ask a supervisor before you arrest or hold on this.",
        "immigration_beside_open": "Ask a supervisor before you arrest or hold: one record here cannot be told.",
        "counsel": "Stop: for now do not arrest or hold on this, and ask a supervisor.",
        "several": "More than one person is named here: answer for each one alone.",
    },
    then={
        "prohibited": (_GO_ON,),
        "want_alone": (
            "The immigration record adds nothing to it: do not arrest or hold on that.",
            "First confirm the want with the agency that entered it.",
        ),
        "want": (
            "It neither allows nor forbids an arrest or a hold on it.",
            "First confirm the want with the agency that entered it.",
        ),
        "want_beside_open": (
            "First confirm the want with the agency that entered it.",
            "Do not arrest or hold on the record that cannot be told.",
        ),
        "no_warrant": ("It neither allows nor forbids an arrest or a hold; other law decides.", _GO_ON),
        "no_record": ("It neither allows nor forbids an arrest or a hold; other law decides.", _GO_ON),
        "silent": ("It neither allows nor forbids an arrest or a hold on it.",),
        "open": (_UNTOLD, _GO_ON),
        "immigration_beside_open": ("Do not arrest or hold on the immigration record alone.", _GO_ON),
        "counsel": ("The answer turns on a reading of the article that counsel has not settled.", _GO_ON),
        "several": ("Make sure who is before you.",),
    },
    flags={
        "confirmation_of_immigration_record": "This asks an agency to confirm an immigration record. There is no such "
        "confirmation: it is not a want.",
        "urgent_confirmation_alone": "This is an urgent confirmation: it says that someone is held on the hit alone.",
        "immigration_status_query": "This asks for immigration status. Sections 2-928(a), 2-928(b) and 2-929 limit "
        "when that may be asked.",
    },
    files={
        "wanted_person": "Wanted person",
        "immigration_violator": "Immigration record",
        "protection_order": "Protection order",
        "missing_person": "Missing person",
        "supervised_release": "Supervised release",
        "other": "Another file",
        "unclassified": "Cannot be told",
    },
    warrants={
        "criminal": "criminal warrant",
        "administrative_removal": "administrative warrant for removal",
        "other_administrative": "another civil immigration paper",
        "none": "no warrant",
        "unclassified": "ask a supervisor",
    },
    person="Person of record {number}: {do}",
    why={
        "want_alone": "Why: there is a criminal warrant, and an arrest then rests on that.",
        "want_beside_open": "Why: with a criminal warrant no clause forbids it, whatever the other record is.",
        "open": "Why: these clauses may forbid it; that turns on what the record is.",
        "immigration_beside_open": "Why: these clauses may forbid it; that turns on what the other record is.",
    },
    because="Why:",
    cites="Section {clause}",
    no_clause="Why: no clause of the article speaks to it.",
    other_law="Whether the want can be executed here, as its extradition limits say, is other law.",
    one_open="One record here cannot be told: ask a supervisor what it is.",
    see="See:",
    call="With any doubt, call a supervisor.",
    call_now="Call a supervisor now.",
    notice="It states what the article says; it is not legal advice. Nothing of the message is kept.",
    records="Records:",
    record="{number}. {file}: {warrant}",
    hotlist="Row {row}: an immigration topic is switched on.",
    hotlist_untold="Row {row}: there is an immigration topic, and it cannot be told whether it is on.",
    hotlist_clean="No immigration topic is switched on.",
    hotlist_why="An alert on it alone is no ground to stop or hold anyone.",
)
