"""The tables of a report: what each counts, its rows and its columns, and which cells an entry is counted in.

A cell is a row of a table, or a row and a column. The rows are the ledger's own words, in their order.

What an entry is *not* counted in can be worked out, too: whoever takes the complaints by department from all complaints
has those of which no department is said. So an entry is also in cells without a row (`rest`), which no table shows, and
which must have enough in them as all others must.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from charteroak.law.article import RULEBOOK
from charteroak.law.text import clauses
from charteroak.logic.norm import Outcome
from charteroak.logic.table import wire
from charteroak.recording.matter_words import (
    CHANNELS,
    COMPLAINTS,
    COMPLAINTS_ABOUT,
    NECESSITIES,
    PAPERS,
    REQUESTERS,
    REVIEWS,
    ROUTINES,
    SETTLEMENTS,
    STEPS,
)
from charteroak.recording.words import BASES, DEPARTMENTS, ROLES

Said = Mapping[str, Any]
Cell = tuple[str, str, str]
"""A table's name, a row, and a column or nothing. Without a row it is shown nowhere (`rest`)."""

_TOPICS = tuple(
    dict.fromkeys(
        wire(value) for act in RULEBOOK.acts for fact in act.facts if fact.name == "topic" for value in fact.values
    )
)
_ACTS = tuple(act.name for act in RULEBOOK.acts)
_WITH_TOPIC = frozenset(act.name for act in RULEBOOK.acts if any(fact.name == "topic" for fact in act.facts))
_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_CLAUSES = tuple(clause.id for clause in clauses())
OPEN = "open"
ENDINGS = (*(step for step in STEPS if step.startswith("closed_")), "expired")
"""How a request ends."""
ANSWERS = ("released", "not_released")
"""The same, more coarsely: whether anything was released."""
BANDS = (("under_1", 1), ("1_to_4", 5), ("5_to_10", 11), ("11_to_30", 31), ("over_30", 1 << 40))
"""How long a request takes, in whole days of 24 hours from when it was received: each band ends below its number."""

HELP = (
    "detainer",
    "administrative_warrant",
    "other_immigration_paper",
    "administrative_subpoena",
    "judicial_paper",
    "no_such_paper",
)
"""Requests for help with the enforcement of civil immigration law, by what was presented."""
_HELP_PAPERS = {
    "i-247a": "detainer",
    "i-200": "administrative_warrant",
    "i-205": "administrative_warrant",
    "i-203": "other_immigration_paper",
    "i-286": "other_immigration_paper",
    "i-862": "other_immigration_paper",
    "i-138": "other_immigration_paper",
}
_OF_IMMIGRATION = {
    "administrative-subpoena": "administrative_subpoena",
    **dict.fromkeys(
        ("ao-442", "ao-93", "ct-arrest-warrant", "ct-capias", "ct-search-warrant", "judicial-subpoena", "court-order"),
        "judicial_paper",
    ),
}


@dataclass(frozen=True)
class Table:
    """What a table counts. `open_` is of the City's own acts, which are about no one and are counted whole."""

    id: str
    section: str
    rows: tuple[str, ...]
    columns: tuple[str, ...] = ()
    open_: bool = False
    several: bool = False
    """Whether one thing may be counted in several rows, so that they have no sum."""


TABLES: tuple[Table, ...] = (
    Table("requests_requester", "requests", REQUESTERS),
    Table("requests_paper", "requests", PAPERS),
    Table("requests_channel", "requests", CHANNELS),
    Table("requests_ended", "requests", (*ENDINGS, OPEN)),
    Table("requests_taken", "requests", (*(name for name, _ in BANDS), OPEN)),
    Table("help", "requests", HELP, (*ANSWERS, OPEN)),
    Table("earlier_ended", "requests", ENDINGS),
    Table("earlier_taken", "requests", tuple(name for name, _ in BANDS)),
    Table("decisions_act", "decisions", _ACTS, _OUTCOMES),
    Table("decisions_clause", "decisions", _CLAUSES, several=True),
    Table("decisions_topic", "decisions", _TOPICS, _OUTCOMES),
    Table("decisions_role", "decisions", ROLES),
    Table("disclosures_topic", "disclosures", _TOPICS, ("released", "withheld")),
    Table("disclosures_clause", "disclosures", _CLAUSES, several=True),
    Table("disclosures_basis", "disclosures", BASES),
    Table("disclosures_necessity", "disclosures", NECESSITIES),
    Table("approvals", "approvals", ("approved", "not_approved", "lapsed")),
    Table("routines", "approvals", ROUTINES),
    Table("training_department", "training", DEPARTMENTS),
    Table("training_clause", "training", _CLAUSES, several=True),
    Table("complaints_about", "complaints", COMPLAINTS_ABOUT),
    Table("complaints_department", "complaints", DEPARTMENTS),
    Table("complaints_state", "complaints", COMPLAINTS),
    Table("reviews", "acts", REVIEWS, open_=True),
    Table("readings", "acts", SETTLEMENTS, open_=True),
    Table("ledger", "acts", ("key_rotation", "vocabulary", "prune", "report"), open_=True),
)
"""Every table but that of the amendments, whose rows are periods."""
AMENDED = "amended"
BY_ID = {table.id: table for table in TABLES}
SECTIONS = tuple(dict.fromkeys(table.section for table in TABLES))


def rest(table: str, *what: str) -> Cell:
    """A cell of what a table does not count: the difference between its numbers and those of another table."""
    return table, "", " ".join(what)


def is_shown(cell: Cell) -> bool:
    """Whether a cell is a number of a report."""
    return bool(cell[1])


def band(days: int) -> str:
    """The band that a number of days is in."""
    return next(name for name, below in BANDS if days < below)


def help_of(requester: str, paper: str) -> str:
    """Which kind of help with civil immigration law a request is for; nothing where it is for none."""
    if paper in _HELP_PAPERS:
        return _HELP_PAPERS[paper]
    return _OF_IMMIGRATION.get(paper, "no_such_paper") if requester == "federal_immigration_authorities" else ""


def answer_of(ended: str) -> str:
    """Whether something was released when a request ended."""
    return "released" if ended in ("closed_released", "closed_released_in_part") else "not_released"


def is_received(said: Said) -> bool:
    """Whether an entry says that a request came in."""
    step = said["facts"].get("step", "received")
    return bool(said["kind"] == "request" and step == "received")


def ending(said: Said) -> str:
    """How a request ended, as an entry says; nothing where it does not say that one did."""
    step = said["facts"].get("step", "") if said["kind"] == "request" else ""
    return step if step in ENDINGS else ""


def request_cells(said: Said, ended: str, days: int) -> Iterator[Cell]:
    """The cells of a request that came in, by how it had ended when the period did, if it had."""
    facts = said["facts"]
    for name in ("requester", "paper", "channel"):
        yield (f"requests_{name}", facts[name], "") if name in facts else rest(f"requests_{name}")
    yield "requests_ended", ended or OPEN, ""
    yield "requests_taken", band(days) if ended else OPEN, ""
    yield from _help_cells(facts.get("requester", ""), facts.get("paper", ""), answer_of(ended) if ended else OPEN)


def _help_cells(requester: str, paper: str, answer: str) -> Iterator[Cell]:
    """Help is told from a request's paper and from who asked, which have tables of their own. What those count beyond
    it is, by the kind of paper, what others asked with such a paper; by the answer, how all else ended; and of the
    forms of immigration law, who brought them.
    """
    if kind := help_of(requester, paper):
        yield "help", kind, answer
    else:
        yield rest("help", "paper", _OF_IMMIGRATION.get(paper, "no_such_paper") if paper else "unsaid")
        yield rest("help", answer)
    if paper in _HELP_PAPERS:
        yield rest("help", "form", "theirs" if requester == "federal_immigration_authorities" else "another's")


def earlier_cells(ended: str, days: int | None) -> Iterator[Cell]:
    """The cells of a request that ended in the period and came in before it; `days` is None where that is gone."""
    yield "earlier_ended", ended, ""
    yield ("earlier_taken", band(days), "") if days is not None else rest("earlier_taken")


def cells(said: Said) -> Iterator[Cell]:
    """The cells of any other entry, from what it says."""
    yield from _OF_KIND.get(said["kind"], _none)(said)
    facts = said["facts"]
    if "routine" in facts:
        yield "routines", facts["routine"], ""


def _clauses(table: str, said: Said, *what: str) -> Iterator[Cell]:
    """The clauses of an entry; and which these are together, as several may be of one entry and none of another."""
    for clause in said["clauses"]:
        yield table, clause, ""
    yield rest(table, *what, *said["clauses"])


def _decision(said: Said) -> Iterator[Cell]:
    act, outcome = said["act"], said["outcome"]
    yield "decisions_act", act, outcome
    yield from _clauses("decisions_clause", said, act, outcome)
    if topic := said["facts"].get("topic"):
        yield "decisions_topic", topic, outcome
    else:
        yield rest("decisions_topic", outcome, "unsaid" if act in _WITH_TOPIC else "none")
    yield "decisions_role", said["role"], ""


def _disclosure(said: Said) -> Iterator[Cell]:
    facts = said["facts"]
    step, basis = facts.get("step", ""), said.get("basis", "")
    shown = "topic" in facts and step in ("released", "withheld")
    yield ("disclosures_topic", facts["topic"], step) if shown else rest("disclosures_topic", step)
    yield from _clauses("disclosures_clause", said, step if shown else "")
    yield ("disclosures_basis", basis, "") if basis else rest("disclosures_basis", step if shown else "")
    if "necessity" in facts:
        yield "disclosures_necessity", facts["necessity"], ""
    else:
        yield rest("disclosures_necessity", basis or step)


def _approval(said: Said) -> Iterator[Cell]:
    if said["facts"].get("step") in ("approved", "not_approved", "lapsed"):
        yield "approvals", said["facts"]["step"], ""


def _training(said: Said) -> Iterator[Cell]:
    yield _department("training_department", said)
    yield from _clauses("training_clause", said)


def _complaint(said: Said) -> Iterator[Cell]:
    facts = said["facts"]
    if "complaint" in facts:
        yield "complaints_state", facts["complaint"], ""
    if facts.get("complaint", "received") == "received":
        about = facts.get("complaint_about", "")
        yield ("complaints_about", about, "") if about else rest("complaints_about")
        yield _department("complaints_department", said)


def _department(table: str, said: Said) -> Cell:
    return (table, said["department"], "") if "department" in said else rest(table)


def _review(said: Said) -> Iterator[Cell]:
    if "review" in said["facts"]:
        yield "reviews", said["facts"]["review"], ""


def _reading(said: Said) -> Iterator[Cell]:
    if "settlement" in said["facts"]:
        yield "readings", said["facts"]["settlement"], ""


def _event(said: Said) -> Iterator[Cell]:
    yield "ledger", said["kind"], ""


def _none(_said: Said) -> Iterator[Cell]:
    return iter(())


_OF_KIND = {
    "decision": _decision,
    "disclosure": _disclosure,
    "approval": _approval,
    "training": _training,
    "complaint": _complaint,
    "review": _review,
    "reading": _reading,
    "key_rotation": _event,
    "vocabulary": _event,
    "prune": _event,
    "report": _event,
}
