"""The pages of routines, in English."""

from charteroak.office.routines.words import RoutineWords

WORDS = RoutineWords(
    language="en",
    ui={
        # The public list.
        "title": "Routine disclosures",
        "lede": "Section 2-929 lets an employee disclose confidential information when it is necessary to the "
        "provision of the city service in question. Where the same need returns, the City approves it once, for at "
        "most a year. These are the needs that are approved now.",
        "own_way": "The article asks for no such approval and no such list: they are the City's own procedure, after "
        "New York's Identifying Information Law (Admin. Code 23-1201 to 23-1205). A disclosure that no routine "
        "covers is decided by itself.",
        "as_of": "As of {day}.",
        "none": "No routine is approved now",
        "none_text": "So each disclosure is decided by itself.",
        "words": "In the article's own words",
        "given": "What may be given",
        "to": "To whom",
        "why": "Why",
        "because": "Necessary {why}.",
        "until": "Last day",
        "approved_by": "Approved by",
        "department": "Department",
        # The staff's list.
        "staff_title": "Routine disclosures",
        "staff_lede": "A need of a service that returns can be proposed here. It holds once a supervisor who did not "
        "propose it and counsel have both approved it, until its day.",
        "propose": "Propose a routine",
        "public": "The public page",
        "staff_none": "There are no routines yet",
        "staff_none_text": "Propose one where a service gives the same kind of information to the same kind of "
        "recipient again and again.",
        "open": "Open",
        "open_of": "Open the routine of {service}, {requester}",
        "back": "All routines",
        # One routine.
        "state": "How it stands",
        "proposed_on": "Proposed",
        "uses": "Uses recorded",
        "record": "Record in the ledger",
        "waits_for": "Waits for",
        "approvals": "Approvals",
        "no_approvals": "None yet.",
        "closed_line": "{role}, {day}",
        "approve_title": "Approve it?",
        "approve_text": "You approve that this is necessary to the service, for these classes and this kind of "
        "recipient alone. It is recorded in the ledger with your role, without your name.",
        "approve": "Approve as {role}",
        "decline": "Do not approve",
        "own": "You proposed it, so others approve it.",
        "twice": "You have approved it. Someone else gives the other approval.",
        "end_title": "End it now?",
        "end_text": "From then on nothing is given under it. It cannot be opened again, only proposed anew.",
        "end": "End the routine",
        "use_title": "Record a use",
        "use_text": "Once each time that something is given under it, and outside of a request that is kept here. It "
        "is recorded in the ledger at once.",
        "use": "Record that it was given",
        "prove": "Prove first that it is you",
        "change": "Change it",
        "renew": "Propose it anew",
        "changed_dies": "It has been approved by one already. Changing it undoes that: the approval was of what it "
        "said before.",
        # Proposing.
        "propose_title": "Propose a routine disclosure",
        "change_title": "Change a routine that waits",
        "propose_text": "It is proposed for one service, one kind of recipient and the classes that are needed, no "
        "more. Nothing holds before both approvals are there.",
        "choose": "Choose",
        "save": "Send it to be approved",
        # What went wrong.
        "moved": "Someone else was here first",
        "moved_text": "It is not as it was shown to you, so nothing was done. Below it is as it stands now.",
        "refused": "This cannot be done with it",
        "refused_text": "It has changed, or it is not yours to do. Nothing was done.",
        "unrecorded": "Nothing was done",
        "unrecorded_text": "The ledger could not take it, and what is not recorded does not hold. Try again later, "
        "and tell an administrator if it stays so.",
        # The desk.
        "card": "Routine disclosures",
        "card_text": "Needs of services that return, approved once and until a day.",
        "waiting_one": "1 routine waits for your approval",
        "waiting_many": "{count} routines wait for your approval",
        "supervisor": "A supervisor",
        "counsel": "Counsel",
        "system": "By itself",
    },
    fields={
        "service": ("The service", ""),
        "classes": ("What is given", "Only the classes that the service cannot do without."),
        "requester": ("To whom", ""),
        "necessity": ("Why the service needs it", ""),
        "note": ("In a sentence", "What the service cannot do without it. This is public. Name no one."),
        "until": ("Last day", "At most a year from today."),
    },
    states={
        "waiting": ("Waits", "It does not hold yet."),
        "in_force": ("In force", "What it says may be given."),
        "lapsed": ("Lapsed", "The article is read otherwise than when it was approved. Nothing is given under it."),
        "expired": ("Expired", "Its last day is over. Nothing is given under it."),
        "ended": ("Ended", "It was ended before its day. Nothing is given under it."),
        "declined": ("Not approved", "An approver declined it. It never held, or holds no more."),
    },
    done={
        "proposed": "It was proposed, and waits for its approvals.",
        "changed": "It was changed, and waits for its approvals.",
        "approved": "Your approval is recorded.",
        "declined": "That you do not approve it is recorded.",
        "ended": "It is ended, and that is recorded.",
        "used": "The use is recorded.",
    },
    faults={
        "not_permitted": "the article does not permit this because of the service's need alone: {classes}",
        "too_far": "this is more than a year away",
    },
)
