"""What the ledger can be told of a message or a paper that someone acted on: facts of the article, and nothing read.

An entry says of one person that an officer went by the article's answer about arresting or detaining them. Its facts
are those that the classes of the records show, or the kind of the paper, for an officer who had no other reason.
"""

from __future__ import annotations

from typing import Literal

from charteroak.logic.norm import Outcome
from charteroak.police.papers.reading import Paper, facts
from charteroak.police.triage import Answered
from charteroak.police.triage_fold import EITHER, OTHER, REMOVAL, Facts, Shown, facts_shown, people, shown_by

Act = Literal["arrest", "detain"]

Hindrance = Literal["unknown", "several_people", "no_record", "kind_not_told"]
"""Why an answer cannot be recorded: there is nothing to act on yet; an entry is about one person; no person is shown;
the records show an immigration paper and not of which kind, for which the article has no fact.
"""


def hindrance(answered: Answered, act: Act) -> Hindrance | None:
    """Why nothing can be recorded of acting on a message; None where it can."""
    persons = people(answered.message.records)
    if len(persons) != 1:
        return "several_people" if persons else "no_record"
    if _outcome(answered, act) == Outcome.UNKNOWN:
        return "unknown"
    shows = _shows(answered)
    return "kind_not_told" if EITHER in shows and not {REMOVAL, OTHER} & shows else None


def facts_acted_on(answered: Answered, act: Act) -> Facts | None:
    """The facts by which the article answers as the message was answered; None where there is a `hindrance`."""
    return None if hindrance(answered, act) else facts_shown(_shows(answered))


def facts_of_paper(paper: Paper, act: Act) -> Facts | None:
    """The same of a paper that was the only reason; None where the answer is unknown."""
    if paper.answers[act].outcome == Outcome.UNKNOWN:
        return None
    return {"employee": "police_officer", **facts(paper)[act]}


def _outcome(answered: Answered, act: Act) -> str:
    return (answered.whole.arrest if act == "arrest" else answered.whole.detain).outcome


def _shows(answered: Answered) -> frozenset[Shown]:
    """What the records of the message's one person show."""
    [classes] = people(answered.message.records).values()
    return shown_by(classes)
