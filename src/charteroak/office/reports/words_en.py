"""What reports say, in English."""

from __future__ import annotations

from charteroak.office.reports.words import ReportWords, TableWords

_BANDS = {
    "under_1": "Less than a day",
    "1_to_4": "1 to 4 days",
    "5_to_10": "5 to 10 days",
    "11_to_30": "11 to 30 days",
    "over_30": "More than 30 days",
    "open": "Still open",
}
_ENDED = {
    "closed_released": "All of it released",
    "closed_released_in_part": "Released in part",
    "closed_refused": "Refused",
    "closed_withdrawn": "Withdrawn by who asked",
    "closed_nothing_held": "The City holds nothing of the kind",
    "expired": "Not gone on with in time",
    "open": "Still open when the period ended",
}
WORDS = ReportWords(
    language="en",
    ui={
        "title": "Reports",
        "lede": "Each quarter and each year the City can publish what it was asked and what it did under article XXI, "
        "counted from its ledger. A report that is published is never made anew.",
        "law": "The article itself asks for no report. This is a procedure of the City, after what Chicago and "
        "Illinois publish.",
        "quarter_of": "{first} to {last} {year}",
        "year_of": "The year {year}",
        "report_of": "Report: {period}",
        "days": "{first} to {last}, in days of UTC",
        "published": "Published",
        "none_yet": "No report has been published yet.",
        "due": "Due",
        "due_text": "Periods that have ended and have no report yet.",
        "due_none": "Every period since the ledger began that has ended has its report.",
        "next": "The next reports will be of {quarter}, and of {year}.",
        "preview": "Look at it and publish",
        "back": "All reports",
        "not_published": "Not published",
        "not_published_text": "These are the figures as the ledger stands now. They become a report once two people "
        "have published them.",
        "files": "Take it with you",
        "file_pdf": "PDF, tagged, to print or to hear",
        "file_csv": "CSV, to work with",
        "file_json": "JSON, the report itself: what its digest in the ledger is of",
        "pdf_missing": "This site cannot make a PDF yet: its administrator can install that with "
        "`pip install 'charteroak[reports]'`. The page itself prints well.",
        "rule_title": "What is counted, and what is withheld",
        "rule": "A number is given only where it is of at least five matters. A matter that is rare in any respect "
        "which these tables show is left out of every table and of every sum, so that nobody can work out one "
        "person's case, not even from all reports together or by knowing all the others. So each number is what this "
        "report counts, and there may have been more.",
        "rule_zero": "“Withheld” means none, one to four, or so few that they had to be left out with others. Where "
        "nothing happened is not told apart, for that would show where something did.",
        "rule_open": "What the City itself does (readings settled, forms looked through, the ledger's own events) is "
        "about no one's case, and is counted whole.",
        "ledger_open": "The ledger itself is public, and names no person. Its entries can be read one by one, "
        "so what is withheld here protects those who are looked for in reports, not in the ledger.",
        "withheld": "Withheld: {names}.",
        "withheld_all": "Everything in this table is withheld: there was nothing, or too little to show.",
        "sum": "Counted",
        "cell_withheld": "withheld",
        "chart_top": "{row}: {count} of {sum}, the most",
        "chart_several": "{row}: {count}, the most",
        "table_of": "The numbers as a table",
        "median": "Half of the requests that were closed took {days} days or less.",
        "median_one": "Half of the requests that were closed took a day or less.",
        "median_none": "Half of the requests that were closed took less than a day.",
        "deleted_part": "Entries of this period have been deleted, as the City's rules on keeping records allow: those "
        "before number {before}. What they said is not counted here.",
        "deleted_all": "All entries of this period have been deleted, as the City's rules on keeping records allow. "
        "Nothing of them is counted here.",
        "late_text": "Entries of earlier periods that came after the report of those was published, and are counted "
        "here.",
        "builds": "It builds on the reports of: {periods}.",
        "made_from": "What it was made from",
        "made_text": "Every figure follows from the ledger's entries alone, under this checkpoint.",
        "origin": "Name of the ledger",
        "size": "Entries",
        "root": "Root hash",
        "signature": "Checkpoint, as signed",
        "digest": "SHA-256 of the report",
        "recorded": "In the ledger",
        "recorded_at": "Entry {index}",
        "recorded_gone": "Its entry has been deleted by rule",
        "again": "Check it yourself",
        "again_text": "With a copy of the ledger, this reads every entry anew and says whether the same figures come "
        "out, byte for byte:",
        "absent_title": "What such reports have elsewhere, and this ledger does not hold",
        "layout_title": "Under the laws of other places",
        "layout_text": "The table “{help}” has the form of Chicago's quarterly report (Municipal Code 2-173): requests "
        "for help with civil immigration enforcement, by what was presented and what was done. The year's report has "
        "what Illinois' TRUST Act (5 ILCS 805) asks for, as far as the ledger holds it.",
        "none_title": "There is no ledger here",
        "none_text": "Reports are made from the ledger, and none has been set up for this site.",
        "empty": "Nothing has been recorded yet: the ledger holds its opening alone.",
        "unreadable_title": "The report cannot be shown now",
        "unreadable_text": "The ledger or a published report cannot be read, or is not what was signed. No figure is "
        "shown rather than a wrong one. Tell the person in charge of this system.",
        "damaged_title": "Entries of the ledger are damaged",
        "damaged_text": "These cannot be read, so no figure is shown rather than a wrong one: {entries}. Tell the "
        "person in charge of this system and the City's auditor.",
        "missing_title": "There is no such report",
        "missing_text": "None has been published of this period.",
        "publish": "Publish this report",
        "publish_text": "Two people publish a report: a supervisor or an auditor asks for it, and another of them "
        "agrees. Both look at the same figures. After that, it stays as it is.",
        "ask": "Ask for it to be published",
        "agree": "Agree, and publish",
        "take_back": "Take it back",
        "asked": "It was asked for. Someone else has to agree now.",
        "asked_by": "{name} asked for this report to be published, on {day}.",
        "waits": "You asked for this yourself, so another supervisor or auditor has to agree.",
        "done": "The report is published.",
        "withdrawn": "It was taken back.",
        "moved": "Another report was published in the meantime, so these figures were not. Look at the new ones.",
        "gone": "Nothing was published: what you agreed to is not there any more.",
        "early": "This period has not ended yet.",
        "year_published": "The report of its year is published, so none is added to it.",
        "unrecorded": "Nothing was published: the ledger could not take it in. Try again later.",
        "nil": "Nil certification",
        "nil_link": "No requests for immigration enforcement? A page to sign",
        "nil_text": "I certify, for the City of Hartford, that from {first} to {last} the City's ledger shows no "
        "request for help with the enforcement of civil immigration law: no immigration detainer, no administrative "
        "warrant, no other paper of immigration enforcement, and no request by federal immigration authorities.",
        "nil_from": "Under the checkpoint of {size} entries with root {root}.",
        "nil_name": "Name and office",
        "nil_sign": "Signature",
        "nil_day": "Date",
        "nil_not": "The ledger shows such requests in this period, so nothing can be certified. How many is told only "
        "where the report tells it.",
        "nil_hint": "This page is for an officer to print and sign. It tells that there was nothing, which the public "
        "report does not: to sign it is the City's choice.",
        "desk": "Reports",
        "desk_text": "What the City was asked and did, by quarter and year.",
        "waiting_one": "1 report waits for you to agree.",
        "waiting_some": "{count} reports wait for you to agree.",
        "generator": "Charter Oak: it states what the article says, and is not counsel.",
        "section": "Section",
        "table": "Table",
        "row": "Row",
        "column": "Column",
        "count": "Count",
        "of_report": "Report",
    },
    sections={
        "requests": "Requests to the City",
        "decisions": "Decisions under the article",
        "disclosures": "What was released and withheld",
        "approvals": "Approvals and routines",
        "training": "Training",
        "complaints": "Complaints",
        "acts": "What the City itself did",
    },
    tables={
        "requests_requester": TableWords("Requests by who asked", "Who asked"),
        "requests_paper": TableWords("Requests by paper", "Paper"),
        "requests_channel": TableWords("Requests by how they came", "How it came"),
        "requests_ended": TableWords(
            "How requests ended", "How it ended", "Requests that came in during the period, as they stood at its end."
        ),
        "requests_taken": TableWords(
            "How long requests took", "From coming in to being closed", "In whole days of 24 hours."
        ),
        "help": TableWords(
            "Requests for help with civil immigration enforcement",
            "What was presented",
            "Papers of immigration enforcement from anyone, and all requests of federal immigration authorities.",
        ),
        "earlier_ended": TableWords("Earlier requests that ended now", "How it ended"),
        "earlier_taken": TableWords("How long those earlier requests took", "From coming in to being closed"),
        "decisions_act": TableWords(
            "Decisions by act and answer", "Act", "Answers of the article that someone recorded to have acted on."
        ),
        "decisions_clause": TableWords("Decisions by clause", "Clause", "A decision can cite several clauses."),
        "decisions_topic": TableWords("Decisions by class of information", "Class of information"),
        "decisions_role": TableWords(
            "Decisions by role",
            "Role",
            "The ledger does not say whether a decision was recorded at the counter, from a message or from a paper.",
        ),
        "disclosures_topic": TableWords("Classes of information released and withheld", "Class of information"),
        "disclosures_clause": TableWords("Releases and refusals by clause", "Clause", "One can cite several clauses."),
        "disclosures_basis": TableWords("Releases by ground", "Ground"),
        "disclosures_necessity": TableWords("Why the service needed it", "Reason"),
        "approvals": TableWords("Approvals", "What was decided"),
        "routines": TableWords("Routines", "What was done", "A service necessity that returns."),
        "training_department": TableWords("Training passed, by department", "Department"),
        "training_clause": TableWords("Training passed, by clause", "Clause", "A course can be about several clauses."),
        "complaints_about": TableWords("Complaints by what they are about", "What about"),
        "complaints_department": TableWords("Complaints by department", "Department"),
        "complaints_state": TableWords("Steps taken with complaints", "Step"),
        "reviews": TableWords("Forms looked through (2-929)", "What came of it"),
        "readings": TableWords("Readings of the article by counsel", "What was done"),
        "ledger": TableWords("The ledger's own events", "Event"),
        "amended": TableWords("Late entries, by their own period", "Period"),
    },
    rows={
        "requests_ended": _ENDED,
        "earlier_ended": _ENDED,
        "requests_taken": _BANDS,
        "earlier_taken": _BANDS,
        "help": {
            "detainer": "Immigration detainer",
            "administrative_warrant": "Administrative warrant",
            "other_immigration_paper": "Another paper of immigration enforcement",
            "administrative_subpoena": "Administrative subpoena",
            "judicial_paper": "A judge's or a court's paper",
            "no_such_paper": "A letter, another paper or none",
            "released": "Something released",
            "not_released": "Nothing released",
            "open": "Still open",
        },
    },
    absent=(
        (
            "The day a detainer or warrant was received (Illinois): the report gives no days. The ledger has the "
            "time of the entry."
        ),
        "The date and time when bail was posted (Illinois).",
        (
            "Whether and when a person was released or transferred, and to whom (Illinois, Chicago): the ledger "
            "records what information was given, and says nothing of custody."
        ),
        (
            "A line for each request (Illinois, Chicago, New York City): lines about one request are what this report "
            "withholds."
        ),
        "The police district or unit (Chicago): departments are coarse, so that no one is found by them.",
        "How long people were held past their release (New York City).",
        "Requests for access to a person in custody (Connecticut): they are counted as requests, not apart.",
    ),
)
