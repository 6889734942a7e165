"""The pages for the police, in English."""

from charteroak.office.police.words import PageWords

_ON_ITS_OWN = "You may go on with the stop or the call you had, on its own grounds and for no longer than it takes."
_CONFIRM = "First have dispatch confirm the warrant with the agency that entered it."
_OTHER_LAW = "Other law and your department's rules say whether and how you may act on it."
_NOT_A_WARRANT = "An immigration record or paper is no criminal warrant, whatever it calls itself."
_UNTOLD = "What you have may be a criminal warrant, an immigration paper, or neither: do not arrest or hold on it."

WORDS = PageWords(
    language="en",
    ui={
        # On every one of these pages.
        "pages": "For the police",
        "nav_triage": "Read a message",
        "nav_paper": "Read a paper",
        "nav_officer": "On the street",
        "why": "Why",
        "words": "In the article's own words",
        "nothing_sent": "There is nothing to read. Paste something first.",
        "failed": "No answer came. The site cannot be reached, or what was sent is too large. Ask a supervisor; do not "
        "act on a message that was not read.",
        "kept": "What you send is read in memory and is gone with the answer: it goes into no file, log, address or "
        "history.",
        "acted_which": "Which were you deciding about?",
        "acted_hint": "It records that you went by this answer, whether or not anyone was arrested or held. It takes "
        "it that what you sent was your only reason; if you had another, ask the question instead. Nothing of what "
        "you sent goes along: only the article's facts that it shows.",
        # The dispatcher's page.
        "triage_title": "Read a message",
        "triage_h1": "Paste what came back",
        "triage_label": "The whole message from NCIC or the switch",
        "triage_hint": "All of it, with its warnings. Ctrl and Enter together send it.",
        "triage_go": "Read it",
        "triage_next": "Next message",
        "triage_next_hint": "Paste it anywhere on this page. Ctrl and Enter together send it.",
        "records": "What the records are",
        "no_records": "No record was found in the message.",
        "record": "Record {number}",
        "told_by": "Told by",
        "flags": "A supervisor must see this",
        "people": "Who is who",
        "masked": "Citizenship and place of birth are not shown, and the message is not repeated here.",
        # The page for papers.
        "paper_title": "Read a paper",
        "paper_h1": "What kind of paper is this?",
        "paper_lede": "A paper that someone hands over, mails or shows. Give its file, or paste its text.",
        "paper_file": "The paper's file",
        "paper_file_hint": "Text, Word or PDF, up to {most} MB. Or drop it on this page.",
        "paper_text": "Or its text",
        "paper_text_hint": "As it is written, with its heading and who signed it.",
        "paper_go": "Read it",
        "paper_next": "Another paper",
        "paper_both": "Give a file or a text, and not both.",
        "paper_unreadable": "This file could not be read as a paper: {why}. Nothing was decided. "
        "Have a supervisor read the paper itself.",
        "paper_kind": "What it is",
        "paper_issuer": "Who issued it",
        "paper_criminal": "Is it a criminal warrant?",
        "paper_requires": "Does it require the City to act?",
        "paper_partly": "Part of the file could not be read as text, as a picture cannot: look at the paper itself.",
        "paper_acts": "What the article answers if this paper is the only reason",
        "paper_silent": "No clause alone decides whether anyone may be arrested or held on this paper.",
        # The officer's page.
        "officer_title": "On the street",
        "officer_name": "Charter Oak: on the street",
        "officer_short": "On the street",
        "back": "Back",
        "again": "Start again",
        "night": "Night",
        "more": "More pages",
        "offline_ready": "Works without a connection",
        "old": "These answers are of {day}.",
        "not_counsel": "It states what the article says. It is not legal advice.",
        "untouched": "What you tap is not kept and names nobody.",
        "different": "It is different where one of these is true",
        "find_out": "What to find out",
        "who": "Who knows:",
        "either_way": "Whatever it turns out to be, the article does not bar acting on the crime alone.",
        "you_said": "You said",
        "besides": "A crime besides: {answer}",
        "stamp": "{article}, as passed by Ordinance {ordinance} on {passed}.",
    },
    signals={
        "file letter": "file letter",
        "message key": "message key",
        "caveat": "caveat",
        "originator": "originator",
        "warrant fields": "warrant fields",
        "offense": "offense",
        "file name": "name of the file",
        "topic": "topic",
    },
    asks={
        "": "What do you have?",
        "hit": "What did dispatch say it is?",
        "paper": "What is the paper?",
        "ground": "Is there also a crime, apart from this?",
    },
    choices={
        "hit": ("A hit", "Dispatch read it to you"),
        "paper": ("A paper", "Someone handed or showed it to you"),
        "said": ("Only what someone said", "Or what you think, about immigration status"),
        "hit.want": ("A criminal want", "The Wanted Person File; NIC begins with W"),
        "hit.removal": (
            "A warrant of removal",
            "An immigration record: “outstanding administrative warrant of removal”",
        ),
        "hit.other": ("Another immigration record", "A deported felon, another kind, or the kind is not told"),
        "hit.both": ("Both for one person", "A criminal want and an immigration record"),
        "hit.none": ("No warrant", "A protection order, a missing person, supervised release, or no record"),
        "hit.open": ("It cannot be told", "Garbled, cut off, or it contradicts itself"),
        "paper.warrant": (
            "A court's criminal warrant",
            "Signed for a court, for an offense: a federal arrest warrant, a Connecticut arrest warrant",
        ),
        "paper.immigration": (
            "Anything from an immigration agency",
            "I-200, I-205, a detainer (I-247A), a subpoena, a letter, an order of an immigration judge",
        ),
        "paper.court": (
            "Another paper of a court",
            "An order, a subpoena, a search warrant, a civil capias",
        ),
        "paper.open": ("It cannot be told", "Unsigned, undated, cut off, or it contradicts itself"),
        "ground.yes": ("Yes", "Probable cause of an offense that you can name"),
        "ground.no": ("No", "There is nothing else"),
        "ground.open": ("Not sure", ""),
    },
    heads={
        "prohibited": "Do not arrest or hold on this.",
        "permitted": "The article does not bar acting on the crime.",
        "hit.both.permitted": "Go by the criminal want alone.",
        "not_addressed": "No warrant here: the article does not decide this.",
        "hit.want.not_addressed": "The article does not bar this arrest.",
        "paper.warrant.not_addressed": "The article does not bar this arrest.",
        "paper.court.not_addressed": "The article does not decide this: ask a supervisor.",
        "unknown": "Ask a supervisor before you arrest or hold.",
        "counsel": "Stop: ask a supervisor before you arrest or hold.",
        "required": "The article requires this.",
    },
    go_on={
        "prohibited": (_ON_ITS_OWN, _NOT_A_WARRANT),
        "said.prohibited": (_ON_ITS_OWN, "What is said of a person's status is no ground to arrest or hold."),
        "permitted": (
            "Act on the crime alone, and write down what it rests on. Status adds nothing to it.",
            _OTHER_LAW,
        ),
        "hit.both.permitted": (
            _CONFIRM,
            "The immigration record adds nothing to it: do not arrest or hold on that.",
        ),
        "not_addressed": (_ON_ITS_OWN, "It neither allows nor forbids an arrest or a hold. " + _OTHER_LAW),
        "hit.want.not_addressed": (_CONFIRM, "The article does not speak to a criminal want. " + _OTHER_LAW),
        "paper.warrant.not_addressed": (
            "First have dispatch confirm that the warrant is active.",
            "The article does not speak to a criminal warrant. " + _OTHER_LAW,
        ),
        "paper.court.not_addressed": (
            "It neither allows nor forbids what the paper commands. Whom it commands, and to do what, decides.",
            "Give the paper to a supervisor, who takes it to the Corporation Counsel (the City's lawyers).",
        ),
        "unknown": (_UNTOLD, _ON_ITS_OWN),
        "ground.yes.unknown": (_UNTOLD,),
        "ground.open.unknown": (
            "Do not arrest or hold on this alone: it takes a criminal warrant, or a crime that you can name.",
            _ON_ITS_OWN,
        ),
        "counsel": (_ON_ITS_OWN, "The answer turns on a reading of the article that counsel has not settled."),
        "required": (_OTHER_LAW,),
    },
)
