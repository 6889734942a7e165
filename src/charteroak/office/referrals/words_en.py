"""Referrals, in English."""

from charteroak.office.referrals.words import ReferralWords

WORDS = ReferralWords(
    language="en",
    ui={
        # Those of whoever is signed in.
        "title": "Your referrals",
        "lede": "What you listed and handed over, until it is known what became of it. Nothing here says who it was.",
        "new": "Make a referral",
        "none": "No referral of yours is open",
        "none_text": "When you hand a list over, it stands here until you or the person says what became of it.",
        "open": "Open",
        "open_of": "Open the referral: {what}",
        "asked": "Asked on {day}",
        "lapses": "After {days} days nobody waits for an outcome any more. It then stays unknown, and counts as such.",
        "newer": "Earlier",
        "older": "Later",
        # A new one.
        "new_title": "Make a referral",
        "new_lede": "Four choices make the list. Whoever has the same need and place gets the same list, in the same "
        "order and with the same words.",
        "do_not": "Do not ask",
        "do_not_text": "Do not ask for a name, for papers, or about anyone's immigration status. The list needs none "
        "of them, and there is no place to write them down.",
        "why": "The words of the law, and what it answers",
        "make": "Make the list",
        "choose": "Choose",
        "anywhere": "Anywhere in Hartford",
        "no_catalogue": "There is no list of services yet",
        "no_catalogue_text": "Nobody has imported the City's services. Until then no list can be made for anyone: call "
        "211, or send people there.",
        "residence": "Somebody asks whether they live in Hartford",
        # One.
        "one_title": "Referral",
        "again": "Make another list",
        "back": "Your referrals",
        "list": "The list",
        "list_text": "Read it together. Anyone with this need and place gets it as it stands here.",
        "print": "Open the sheet to print",
        "hand": "Hand it over",
        "hand_text": "Offer everyone to call an agency together, from the top of the list.",
        "hand_go": "It is handed over",
        "outcome": "What became of it",
        "outcome_text": "Say it when you know. The person can say it too, with the code on the sheet; nobody has to.",
        "outcome_go": "Save",
        "moved_list": "The list of agencies has changed since it was handed over, so it cannot be shown as it was. It "
        "named this many: {count}.",
        "moved": "This has changed since you opened it",
        "moved_text": "Nothing was done. This is how it stands now: look at it again.",
        "proof": "What the list was made from",
        "proof_text": "Need, place and language, and the catalogue of services: nothing else. Who has that catalogue "
        "makes the same list again with this command, and compares the digests.",
        "digest": "Digest of the list",
        "catalogue": "Digest of the catalogue",
        "same": "Made in the same manner",
        "other": "Made differently because of immigration status",
        "answer_of": "A referral of a resident to {agency}. Whether someone is a resident is not asked here: the list "
        "is the same.",
        "state": "How far it is",
        "called": "Calling an agency together",
        "came": "How they came",
        "done_handed": "It is handed over.",
        "done_closed": "What became of it is saved.",
        # The desk.
        "card": "Referrals",
        "card_text": "Lists of agencies by need, place and language, the same for everyone.",
        "waiting_one": "1 referral waits for what became of it",
        "waiting_many": "{count} referrals wait for what became of them",
    },
    sheet={
        "title": "Where to get help",
        "for": "Help with",
        "near": "Near",
        "language": "Language",
        "agencies": "Agencies, the nearest first",
        "speaks": "Speaks {language}",
        "spoken": "Languages",
        "no_address": "Call for the address",
        "nothing": "The City's catalogue has no agency for this need",
        "nothing_text": "Call 211. They know of agencies that are not on this list.",
        "more": "None of these helps? Call 211, at any hour. It is free.",
        "not_asked": "The City did not ask for your name, your papers or your immigration status to make this list. "
        "Everyone with this need and place gets the same one.",
        "tell": "If you want, tell the City whether you reached an agency. You do not have to, and nobody asks who you "
        "are.",
        "tell_at": "At {address} with this code:",
        "code": "Code",
    },
    tell={
        "title": "Did you reach an agency?",
        "lede": "You can say here what became of a list that the City gave you. You do not have to. No name is asked.",
        "go": "Send",
        "done": "Thank you",
        "done_text": "It is counted. The code does not work any more, and nothing else is kept.",
        "unknown_text": "Perhaps it was told already, or the list is more than {days} days old.",
    },
    channels={
        "counter": "At a counter",
        "phone": "By telephone",
        "online": "Online or by letter",
        "visit": "On a visit, or in the street",
    },
    called={
        "called": "We called one together",
        "no_answer": "We called, and nobody answered",
        "not_wanted": "The person would rather call themselves",
    },
    outcomes={
        "open": "Not known yet",
        "reached": "They reached an agency",
        "not_reached": "They did not reach any",
        "declined": "They decided against it",
    },
    told={
        "reached": "Yes, I reached one",
        "not_reached": "I tried, and could not reach any",
        "declined": "I did not try",
    },
    states={
        "listed": "The list is made, and not handed over yet",
        "handed": "Handed over; what became of it is not known yet",
        "closed": "Closed",
        "lapsed": "Nobody waits for it any more; what became of it is not known",
    },
    bands=("Within a mile", "Within two and a half miles", "Farther, or everywhere in the city"),
    agencies={
        "medical": "a medical agency",
        "social_service": "a social service agency",
        "other": "another agency, of which the clause does not speak",
    },
    fields={
        "need": ("What is needed", ""),
        "place": ("Where help should be near to", "A part of the city, not an address."),
        "spoken": ("Language of the list", "Agencies that speak it come first among those equally near."),
        "channel": ("How they came", ""),
        "asked_on": ("Day on which they asked", ""),
        "called": ("Calling an agency together", ""),
        "outcome": ("What became of it", ""),
        "told": ("What became of it", ""),
        "code": ("The code on your sheet", "24 letters and digits, in groups of four."),
    },
    faults={
        "to_come": "this day is still to come",
        "too_early": "this is more than 60 days ago",
        "unknown_code": "no list waits for an answer with this code",
    },
)
