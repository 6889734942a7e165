"""The papers of a release, in English."""

from charteroak.office.disclosures.cover_words import CoverWords

WORDS = CoverWords(
    language="en",
    ui={
        "city": "City of Hartford",
        "letter_title": "Information that the City gives, and what it withholds",
        # What it is about.
        "day": "Day",
        "record": "Record",
        "to": "To (by hand)",
        "asked_as": "Who asked",
        "asked_by": "By what paper",
        "from": "Department",
        "signed": "Name and signature (by hand)",
        # What is given, and what is not.
        "given": "What the City gives",
        "given_text": "The copy with this letter holds, of what sections 2-926 and 2-929 protect, the following and "
        "nothing else that was found:",
        "given_none": "The copy with this letter holds nothing that was found to be protected by sections 2-926 and "
        "2-929.",
        "given_item": "{category}, because it is {ground}",
        "required": "required by law: {citation}",
        "necessary": "necessary to the provision of the city service in question, {why}",
        "withheld": "What the City withholds",
        "withheld_text": "In the copy, [§2-929] stands where something was taken out. The list with this letter says "
        "in which places. The reasons are:",
        "withheld_none": "Nothing was taken out of the copy.",
        "withheld_one": "1 place under {clause}: {why}",
        "withheld_item": "{count} places under {clause}: {why}",
        # The rest.
        "law": "The words of the ordinance",
        "law_text": "Hartford, Conn., Code ch. 2, art. XXI (Ord. No. 20-08):",
        "readings": "How the article was read",
        "readings_text": "Where its words can be read in more than one way, these readings were in force:",
        "reading_open": "Not settled",
        "ask": "Whom to ask",
        "ask_text": "Ask the department above, and name the record. It can look at the decision again. Questions of "
        "law go to the Corporation Counsel.",
        "complain": "Whoever thinks that the article was not followed can say so to the City, without giving a name.",
        "what": "What this letter is",
        "not_counsel": "It tells what the City did under its own article. It is not legal advice, and it says nothing "
        "of what other law asks of you. Records were searched by rules and looked at by people; neither find "
        "everything.",
        # The mark.
        "mark_head": "Released under Hartford Municipal Code 2-929",
        "mark_to": "To: {requester}. Day: {day}.",
        "mark_record": "Record: {record}.",
        "mark_holds": "This copy contains, of what 2-926 and 2-929 protect: {classes}.",
        "mark_holds_none": "This copy contains nothing that was found to be protected by 2-926 and 2-929.",
        "mark_no_further": "It is given for the purpose in the letter with it. Do not disclose it further: the "
        "article binds the City's employees, and other law may bind you.",
        "mark_withheld": "Where [§2-929] stands, something was taken out.",
        "mark_stamped": "The copy begins with this notice.",
        "mark_beside": "The copy is of a kind that takes no notice before it. Keep this sheet with it.",
        # The list.
        "list_title": "What is withheld in the copy",
        "list_text": "Each line is a place in the records where something was taken out. Nothing of it is repeated "
        "here.",
        "list_pages": "Pages are counted without the notice that the copy begins with.",
        "list_bare": "The classes are not named: the name of a class itself tells something of a person.",
        "list_none": "Nothing was taken out.",
        "where": "where",
        "places": "places",
        "category": "class",
        "clause": "clause",
        "reason": "reason",
        "left_out": "not read, left out",
    },
    reasons={
        "no_ground": "it is neither required by law nor necessary to the provision of the city service in question.",
        "not_asked_for": "it was not asked for, so neither ground was looked for.",
        "not_approved": "the City's approval, which its procedure asks for, was not given.",
        "counsel": "it turns on a reading of the article that counsel has not settled.",
        "undetermined": "it may be confidential, and is withheld until a person has decided.",
        "unread": "it could not be read, and what is not read is not given.",
    },
)
