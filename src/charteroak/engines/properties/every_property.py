"""What is proved of the article: each property a sentence for counsel, with the statements it stands for.

Where the text leaves a question open, a property holds however it is read. Where it would not, `under` says for which
reading it is claimed, and its statements say so too; the tests show that each of those is false otherwise.
"""

from __future__ import annotations

from itertools import combinations

from charteroak.engines.proofs.claims import (
    SETTLED,
    Alike,
    Always,
    Checked,
    Cites,
    Claim,
    Comes,
    Kept,
    OnlyCounsel,
    Property,
    Same,
    Stands,
    Statement,
    Unsettled,
    clauses_of,
)
from charteroak.engines.properties.checked import misplaced_savings, not_in_force, unreviewed_facts
from charteroak.engines.properties.police import POLICE_PROPERTIES
from charteroak.engines.properties.privacy import PRIVACY_PROPERTIES
from charteroak.engines.properties.said import PROHIBITED, SILENT
from charteroak.engines.properties.services import SERVICE_PROPERTIES
from charteroak.law.sec_2_926 import ABOUT_STATUS, POLICE, SEEKS
from charteroak.law.terms import CONTACT, RECIPIENT
from charteroak.logic.expr import all_of
from charteroak.logic.norm import Effect, Outcome, Rulebook

_EVERY = ("2-927", "2-928", "2-929")


def properties(rulebook: Rulebook) -> tuple[Property, ...]:
    """The properties, as they are to hold of a rulebook with the article's acts, facts and readings."""
    return (
        *_of_every_answer(rulebook),
        *_of_the_text(rulebook),
        *_of_counsel(rulebook),
        *POLICE_PROPERTIES,
        *PRIVACY_PROPERTIES,
        *SERVICE_PROPERTIES,
    )


def _of_every_answer(rulebook: Rulebook) -> tuple[Property, ...]:
    """What every answer is like, whatever the article says."""
    acts = tuple(act.name for act in rulebook.acts)
    return (
        Property(
            "one_answer",
            "No case is without an answer, and none has two.",
            _EVERY,
            tuple(each for act in acts for each in _one_answer(act)),
        ),
        Property(
            "never_required_and_prohibited",
            "Nothing is ever required and prohibited at once: where a duty stands, no prohibition does.",
            _EVERY,
            tuple(Always(act, (Stands(Effect.REQUIRES), Stands(Effect.PROHIBITS)), ()) for act in acts),
        ),
        Property(
            "prohibition_prevails",
            "A prohibition that stands makes the act prohibited, whatever another clause permits.",
            _EVERY,
            tuple(Always(act, (Stands(Effect.PROHIBITS),), (PROHIBITED,)) for act in acts),
        ),
        Property(
            "monotonic",
            "An answer that is given while something is open stays the answer, whatever the missing facts and the "
            "open readings turn out to be; and `counsel` stays `counsel` until counsel settles a reading.",
            _EVERY,
            tuple(Kept(act, counsel) for act in acts for counsel in (False, True)),
        ),
        Property(
            "function_of_facts",
            "The answer is a function of the facts and the readings alone: two people whose cases are the same get the "
            "same answer, by the same clauses.",
            _EVERY,
            tuple(Same(act, (), alike=Alike.ANSWER) for act in acts),
        ),
    )


def _one_answer(act: str) -> tuple[Statement, ...]:
    never_two = (Always(act, (Comes((one,)), Comes((other,))), ()) for one, other in combinations(SETTLED, 2))
    return (Always(act, (), (Comes(SETTLED),)), *never_two)


def _of_the_text(rulebook: Rulebook) -> tuple[Property, ...]:
    """How answers, clauses and the vocabulary belong together."""
    acts = {act.name: clauses_of(rulebook.norms_of(act.name)) for act in rulebook.acts}
    answered = Comes((Outcome.PROHIBITED, Outcome.REQUIRED, Outcome.PERMITTED))
    return (
        Property(
            "cites_a_clause_in_force",
            "Every prohibition cites a clause that is in force, and so do every duty and every permission.",
            _EVERY,
            (
                *(Always(act, (answered,), tuple(map(Cites, clauses))) for act, clauses in acts.items()),
                Checked("each clause that a norm cites is in the article's text, in force today", not_in_force),
            ),
        ),
        Property(
            "silence_cites_nothing",
            "Where the article is silent, no clause is cited: silence never looks like a permission.",
            _EVERY,
            tuple(Always(act, (SILENT, Cites(each)), ()) for act, clauses in acts.items() for each in clauses),
        ),
        Property(
            "saving_clauses_stay_home",
            "A saving clause lifts norms of its own section alone, and prohibitions alone.",
            ("2-927(c)", "2-928(f)"),
            (Checked("no norm outside its section, and none that requires, names a saving clause", misplaced_savings),),
        ),
        Property(
            "no_fact_holds_a_status",
            "No fact holds a person's immigration status: every question asks what an act rests on, seeks or serves, "
            "and each was reviewed in the words in which it is asked.",
            ("2-925", "2-926"),
            (Checked("each fact's question, notes and values are those that were reviewed", unreviewed_facts),),
        ),
    )


def _of_counsel(rulebook: Rulebook) -> tuple[Property, ...]:
    """Where an answer waits for counsel."""
    acts = tuple(act.name for act in rulebook.acts)
    cases = {
        "inquire": (all_of(POLICE, ABOUT_STATUS, SEEKS, CONTACT.among("suspect_interviewed")),),
        "disclose": (all_of(ABOUT_STATUS, RECIPIENT.among("federal_immigration_authorities")),),
    }
    return (
        Property(
            "counsel_has_a_cause",
            "An act goes to counsel only where a reading that bears on it is not settled.",
            _EVERY,
            tuple(
                OnlyCounsel(act, (), tuple(Unsettled(each.id) for each in rulebook.readings_of(act))) for act in acts
            ),
        ),
        Property(
            "counsel_as_shipped",
            "With the readings as they are shipped, two things alone go to counsel: the police asking a suspect who is "
            "interviewed about status, and telling federal immigration authorities someone's status.",
            ("2-928(b)", "2-929"),
            tuple(OnlyCounsel(act, _as_shipped(rulebook, act), cases.get(act, ())) for act in acts),
            under="the readings are as they are shipped",
        ),
    )


def _as_shipped(rulebook: Rulebook, act: str) -> tuple[Claim, ...]:
    return tuple(
        Unsettled(each.id) if each.shipped is None else each.read_as(each.shipped) for each in rulebook.readings_of(act)
    )
