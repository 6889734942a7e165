"""What is looked at in the rulebook itself: clauses in force, saving clauses, and what each fact asks.

The last is how the article can never turn on what a person is. A norm speaks of facts alone, a rulebook refuses any
other, and each fact was reviewed in the words in which it is asked: what follows is that review, with the digest of the
words. A fact that is new, or asked in other words, is reported until somebody has read it and written why it holds no
person's status.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from charteroak.law import text
from charteroak.law.article import version_at
from charteroak.law.law import today
from charteroak.logic.expr import Fact
from charteroak.logic.norm import Effect, Rulebook


@dataclass(frozen=True, slots=True)
class Review:
    """Why a fact holds no person's status, and the digest of the words of which that is true."""

    why: str
    words: str


REVIEWED = {
    "employee": Review("It asks who acts for the City, not who is acted upon.", "4013b0c6ff86fe7f"),
    "topic": Review("It asks what the information is about, never what it says.", "192c858c26ee185c"),
    "contact": Review(
        "It asks how a person came to the police, which anyone may, whatever their status.", "eee15deb9a4433a5"
    ),
    "means": Review("It asks how the employee goes about it.", "cf1e19c78debc84b"),
    "investigation_of": Review(
        "It asks what kind of violation the police look into, not whether anyone committed it.", "9db22fa091d5259d"
    ),
    "necessary_to_investigation": Review(
        "It asks whether the information is needed, not what it says.", "2ef752c21c95825c"
    ),
    "necessary_to_service": Review("It asks whether the information is needed, not what it says.", "28db758535acbcc0"),
    "required_by_law": Review(
        "It asks what a statute, a regulation or a court requires of the City.", "f166f9197a7d488d"
    ),
    "federal_cooperation": Review("It asks with whom the City would work.", "84fc22768c67de5b"),
    "recipient": Review("It asks to whom information would go.", "0a6464b125cdb59c"),
    "criminal_warrant": Review(
        "It asks for a court's warrant for an offense, which says nothing of status.", "2f812a9e5d6fea27"
    ),
    "criminal_ground": Review("It asks for a ground in an offense, which says nothing of status.", "03339a649c5ac1ca"),
    "immigration_status_ground": Review(
        "It asks whether status is a reason for the act: what the act rests on, not what the status is.",
        "70a2deca55895a6d",
    ),
    "removal_warrant_in_ncic": Review(
        "It asks whether a paper is a reason for the act; the paper is an agency's claim, and not a status.",
        "da83d1730d1cd32a",
    ),
    "other_immigration_paper": Review(
        "It asks whether a paper is a reason for the act; the paper is an agency's claim, and not a status.",
        "a86bc19af524e0e2",
    ),
    "resident": Review("It asks where a person lives, and not whether they may.", "61bb10483ce2f5ad"),
    "because_of_status": Review(
        "It asks for the reason of the act, which is the same question whatever the status is.", "b2dd0decc6e3c124"
    ),
    "agency": Review("It asks where a person would be sent.", "041d9c87d2666ae4"),
}
"""Each fact by its name, as it was reviewed."""


def digest(fact: Fact, rulebook: Rulebook) -> str:
    """The digest of a fact's words: its question, in each act that words it otherwise too, its notes, its values."""
    otherwise = {act.name: act.asks[fact.name] for act in rulebook.acts if fact.name in act.asks}
    words = json.dumps([fact.asks, otherwise, fact.notes, fact.values], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def unreviewed_facts(rulebook: Rulebook) -> tuple[str, ...]:
    """The facts that nobody has reviewed, in the words in which they are asked."""
    facts = {fact.name: fact for act in rulebook.acts for fact in act.facts}
    faults = []
    for name, fact in facts.items():
        found = digest(fact, rulebook)
        if name not in REVIEWED:
            faults.append(f"{name} is a fact that was not reviewed; its words have the digest {found}")
        elif REVIEWED[name].words != found:
            faults.append(f"{name} is asked in other words than were reviewed; they have the digest {found}")
    return tuple(faults)


def not_in_force(rulebook: Rulebook) -> tuple[str, ...]:
    """The norms whose clause is not in the article's text, or all of them where no version of it is in force today."""
    if version_at(today()) is None:
        return ("no version of the article is in force today",)
    known = {clause.id for clause in text.clauses()}
    return tuple(
        f"{norm.name} cites {norm.clause}, which the text does not have"
        for norm in rulebook.norms
        if norm.clause not in known
    )


def misplaced_savings(rulebook: Rulebook) -> tuple[str, ...]:
    """The norms that name a clause as lifting them which is another section's, or which cannot take a duty away."""
    sections = {clause.id: clause.section for clause in text.clauses()}
    faults = []
    for norm in rulebook.norms:
        for lift in norm.lifts:
            if lift.by not in sections:
                continue
            if sections[lift.by] != sections.get(norm.clause):
                faults.append(f"{lift.by} lifts {norm.name}, a norm of {norm.clause}")
            elif norm.effect is not Effect.PROHIBITS:
                faults.append(f"{lift.by} lifts {norm.name}, which prohibits nothing")
    return tuple(faults)
