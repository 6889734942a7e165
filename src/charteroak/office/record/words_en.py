"""The pages that record, in English."""

from charteroak.office.record.words import RecordWords

_AGAIN_LATER = "Try again in a while, with the button below the answer: it is not recorded twice."
_TELL = "Tell the person in charge of this system, and keep this page: print it, or use “Keep this case” at its end."
_MAYBE = (
    "The ledger could not take the entry: it was busy, had no room, or did not answer in time. If it was only slow, "
    "the entry may be in it after all."
)

WORDS = RecordWords(
    language="en",
    ui={
        # On an answer.
        "offer": "Record that I acted on this",
        "offer_sign_in": "Sign in, to record that you acted on this",
        "offer_sign_in_hint": "Only people of the City record. Sign-in opens beside this page, so that nothing you "
        "answered is lost. Then ask here once more.",
        "offer_hint": "One entry in the City's ledger, without a name. You see what it says before it is made.",
        # Before.
        "title": "Record that you acted on this",
        "lede": "You state that you acted on this answer. Read what goes into the ledger, then press “Record it”.",
        "back": "Back to the answer",
        "will_say": "What the entry will say",
        "when": "When",
        "when_now": "The moment you press “Record it”, to a hundredth of a second",
        "about": "What is happening",
        "outcome": "The answer",
        "clauses": "The clauses that decide",
        "no_clauses": "None: no clause of the article speaks to this",
        "facts": "The facts of the case",
        "no_facts": "None",
        "left_out": "What is not known is left out.",
        "besides": "And besides",
        "besides_text": "That it is a decision. A random number, to find it by. Fingerprints of the law's text, of how "
        "its readings are set, and of the list of words the entry is written in. And a seal on the whole answer, "
        "which tells nothing to anyone who does not have its key: only you get that.",
        "not_title": "What it will not say",
        "not_names": "Who you are, or the name or number of anyone",
        "not_status": "What anyone's immigration status is",
        "not_text": "Anything in your own words: there is no place for them",
        "where_title": "Where it goes",
        "where_text": "Into the City's ledger, where everyone who may read the ledger can read it.",
        "where_for_good": "It cannot be taken back. The ledger cannot be rewritten: nobody can change the entry or "
        "take it out without that being seen.",
        "yours": "Two things in it that you choose",
        "role": "Your role",
        "role_hint": "From your answers. Change it if wrong.",
        "department": "Your department",
        "department_hint": "You may leave it unsaid.",
        "unsaid": "Not said",
        "cookie": "This page sets a cookie, so that no other site can record in your name. It says nothing about you "
        "or the case, and is gone when you close the browser. Asking sets none.",
        "basis": "Required by law: the ground",
        "go": "Record it",
        "stale": "Nothing has been recorded yet",
        "stale_text": "The page was open for more than an hour, or did not come from here whole. Read it again, then "
        "press “Record it”.",
        # After.
        "recorded": "Recorded",
        "recorded_lede": "The entry is in the ledger. This page is shown once: keep what is on it.",
        "says": "What the entry says",
        "place": "Place in the ledger",
        "record": "Record number",
        "open_entry": "Open the entry in the ledger",
        "witnesses": "Where the ledger has witnesses, they sign some seconds later. From then on the entry's page has "
        "a fuller receipt, with their signatures.",
        "keep_title": "What to keep",
        "keep_lede": "The key is shown here once and is kept nowhere else: nobody can give it to you again. Keep all "
        "four as you would keep the case.",
        "save": "Save all of it as one file",
        "receipt": "The receipt",
        "receipt_hint": "Proves that the entry is in the ledger. Anyone can check it, without this site. It says "
        "nothing about the case.",
        "entry": "The entry, byte for byte",
        "entry_hint": "What the receipt is for.",
        "details": "The answer that is sealed in it",
        "details_hint": "The whole answer as you saw it. The entry holds a seal on exactly these characters.",
        "opening": "The key to the seal",
        "opening_hint": "Shows, together with the answer, that this is what you were told. Without it nobody can tell.",
        # Again, and never.
        "repeated": "Already recorded",
        "repeated_lede": "This was recorded before, and it stays one entry: pressing again or reloading adds nothing.",
        "repeated_key": "The entry's page has a receipt. The key to its seal was shown once, when it was recorded, and "
        "was not kept.",
        "nothing": "There is nothing to record here",
        "nothing_text": "This page shows what would be recorded and then, once, the receipt. It keeps neither. What "
        "you recorded is in the ledger. To record something, ask first.",
        "not_recorded": "Not recorded",
        "what_to_do": "What to do:",
        "still": "The answer below still holds.",
        "mark": "Not recorded",
    },
    roles={
        "employee": "Employee of the City",
        "police": "Police, civilians included",
        "records": "Records keeper",
        "supervisor": "Supervisor",
        "counsel": "Corporation Counsel",
        "training_officer": "Training officer",
        "auditor": "Auditor",
        "administrator": "Administrator of this system",
    },
    departments={
        "police": "Police",
        "fire": "Fire",
        "health_and_human_services": "Health and Human Services",
        "schools": "Schools",
        "library": "Library",
        "other": "Another department",
    },
    reasons={
        "unknown": (
            "The answer is not settled yet, so there is nothing to act on.",
            "Find out what is missing, and ask again.",
        ),
        "changed": (
            "The answer has changed since you looked. Below is the answer as it is now.",
            "Read it again. If you act on it, record that with the button below it.",
        ),
        "authority": (
            (
                "The law that you mean is not in the City's register of authorities, so it was not recorded that this "
                "is required by law."
            ),
            (
                "Tell Corporation Counsel which statute, regulation or order it is: counsel can add it. Until then do "
                "not act on this answer."
            ),
        ),
        "no_ledger": ("No ledger has been set up for this site.", _TELL),
        "locked": ("The ledger's key is locked.", _TELL),
        "behind": ("The ledger's database is older than what was signed before, so it takes nothing new.", _TELL),
        "stopped": ("The ledger has stopped, as its disk did not keep what it was given.", _TELL),
        "unavailable": (
            _MAYBE,
            f"{_AGAIN_LATER} If that does not help: {_TELL[0].lower()}{_TELL[1:]}",
        ),
        "unusable": ("The ledger cannot be used as it is.", _TELL),
    },
)
