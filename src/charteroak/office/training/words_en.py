"""The pages of training, in English."""

from charteroak.office.training.office_words_en import COLUMNS, FAULTS, FIELDS, OFFICE
from charteroak.office.training.words import TrainingWords

WORDS = TrainingWords(
    language="en",
    ui={
        # One's own courses.
        "mine_title": "Your courses",
        "mine_lede": "What you have to know of the article, until when, and what you have completed.",
        "public_title": "What officers and employees are taught",
        "public_lede": "The City's courses on article XXI. The lessons are open to everyone; the tests are for those "
        "who "
        "work for the City.",
        "others": "Other courses",
        "none": "Nothing is assigned to you",
        "none_text": "You can read the lessons of every course below.",
        "unlisted": "You are not on the training roster, so tests are not open to you. The training officer adds you.",
        "verify": "Verify a certificate",
        "clauses": "Clauses",
        "done_on": "Completed on {day}.",
        "certificate": "Certificate",
        "read": "Lessons and test",
        "stands_done": "Done. To be taken again by {day}.",
        "stands_done_never": "Done.",
        "stands_due": "Due by {day}.",
        "stands_due_never": "Due.",
        "stands_overdue": "Overdue since {day}.",
        "stands_overdue_never": "Overdue.",
        "stands_later": "Later, by {day}.",
        "stands_later_never": "Later.",
        "stands_left": "Nothing is asked of you any more.",
        "stands_left_never": "Nothing is asked of you any more.",
        "words": "In the article's own words",
        # A course.
        "back": "All courses",
        "version": "Version {version}",
        "version_means": "A version is the article's date and digests of the readings in force and of what is taught. "
        "Another reading makes another version.",
        "test_title": "The test",
        "terms": "{count} questions, of which {mark} per cent have to be right.",
        "terms_left": "Attempts left: {count}.",
        "begin": "Begin the test",
        "resume": "Go on with the test",
        "exhausted": "All your attempts are made. Ask the training officer for another one.",
        "done_already": "You have completed this version, and it is not due again soon.",
        "changed_lessons": "The course has changed since this page was shown: these are its lessons now.",
        "changed_test": "The course has changed since your test began, so it was not counted. Read the lessons as they "
        "are now, and begin anew.",
        # A test.
        "test_kept": "Your answers are counted and not kept: only how many were right, by clause.",
        "hand_in": "Hand in",
        "lessons_back": "Back to the lessons",
        "unrecorded": "It was not counted",
        "unrecorded_text": "The ledger cannot take the completion now. Hand in again in some minutes.",
        # A result.
        "score": "{right} of {count} right: {score} per cent.",
        "passed": "Passed. The completion is recorded.",
        "failed": "Not passed. Read the lessons of the clauses that went wrong, and try again.",
        "by_clause": "By clause",
        "clause": "Clause",
        "right_count": "Right",
        "right_of": "{right} of {count}",
        "answers": "The questions, explained",
        "right": "Right",
        "wrong": "Not right",
        "your_answer": "Your answer",
        "the_answer": "The article's answer",
        "again": "Back to the lessons",
        # A certificate.
        "cert_title": "Certificate of completion",
        "cert_says": "has completed the course",
        "cert_on": "Completed",
        "cert_number": "Number",
        "cert_version": "Version",
        "cert_clauses": "Clauses taught",
        "cert_score": "Score",
        "cert_score_is": "{score} per cent",
        "cert_way": "How",
        "cert_record": "Record in the ledger",
        "cert_entry": "Entry {index}",
        "cert_unproven": "The receipt cannot be had from the ledger now.",
        "cert_pdf": "As PDF",
        "cert_file": "The certificate's file",
        "cert_file_text": "The file proves itself: it holds the ledger's entry, the key that shows that the entry is "
        "about "
        "this person and course, and the receipt. Whoever has it can check it on this site's page, or with "
        "charteroak training certificate FILE.",
        "cert_unnamed": "The public ledger does not name the holder. It shows that an entry of training with these "
        "clauses was recorded.",
        "cert_print": "Print this page, or save it.",
        "made_up": "Made up, for a demonstration",
        # Verifying one.
        "verify_title": "Verify a certificate",
        "verify_lede": "Give the certificate's file. It is checked against the City's ledger, and nothing of it is "
        "kept.",
        "verify_do": "Verify",
        "holds": "This certificate holds",
        "holds_text": "The entry is in the City's ledger, and it commits to exactly this.",
        "holds_not": "This is not proven",
        "holder": "Holder",
        "course": "Course",
        # The desk.
        "card": "Your courses",
        "card_text": "What you have to know of the article, and your certificates.",
        "waiting_one": "1 course is due",
        "waiting_many": "{count} courses are due",
        "office_card": "Training",
        "office_card_text": "Who knows the article: roster, assignments, completions, compliance.",
        "no_column": "(no column)",
    },
    office=OFFICE,
    fields=FIELDS,
    columns=COLUMNS,
    states={"done": "Done", "due": "Due", "overdue": "Overdue", "later": "Later", "left": "Left"},
    ways={
        "here": "Test taken here",
        "cmi5": "Statements of another system (cmi5)",
        "csv": "Table of another system",
        "waiver": "Waived in another system",
    },
    audiences={"police": "For the police", "counter": "For those who serve at a counter"},
    faults=FAULTS,
    verdicts={
        "not_one": "The file is none of our certificates.",
        "changed": "What it says is not what the ledger's entry commits to: it was changed.",
        "other_entry": "Its entry in the ledger is about something else.",
        "not_in_ledger": "Its receipt does not show that the entry is in this ledger.",
        "no_ledger": "The ledger cannot be asked now.",
    },
)
