"""A scenario as a question: the article's answer, and the answers that misreadings of it give.

A scene names what 2-926 makes confidential, and asks nobody for it. The linter of forms goes by words: it takes options
that name a class for a form that asks for it, and flags nothing where scene and answers are text and a letter is asked.
"""

from __future__ import annotations

import hashlib
from functools import cache

from charteroak.law import text
from charteroak.law.law import Law
from charteroak.law.words import LANGUAGES, words
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Detail, Table
from charteroak.training.course import Choice, Question, Words
from charteroak.training.misreadings import Misreading, misreadings
from charteroak.training.scenarios import Scenario, finding_out

MOST_WRONG = 3
"""How many misreadings are offered beside the right answer, at most."""


def question(law: Law, scenario: Scenario) -> Question:
    """The question, under the readings of this law.

    ValueError where no misreading gives another answer: there would be nothing to choose.
    """
    table = law.table(scenario.act)
    detail = table.detail(table.index(scenario.facts))
    right = _right(scenario, detail)
    wrong = [_wrong(scenario, detail, *each) for each in misread(table, scenario, detail.outcome)]
    if not wrong:
        raise ValueError(f"no misreading is at hand for {scenario.id}")
    # By their ids, which are digests: their order says nothing about which is right.
    choices = tuple(sorted((right, *wrong), key=lambda choice: choice.id))
    return Question(scenario.id, scenario.clause, scenario.words, choices, right.id)


def misread(table: Table, scenario: Scenario, right: Outcome) -> list[tuple[Misreading, Outcome]]:
    """The misreadings that are offered, with what they answer: never what is right, and as various as there are."""
    leads = words("en").leads[scenario.act]
    answered = [(each, each.answers(table, scenario)) for each in misreadings().values() if each.meets(scenario)]
    other = [
        (each, outcome) for each, outcome in answered if outcome != right and outcome in leads and each.offered(outcome)
    ]
    firsts = {outcome: each for each, outcome in reversed(other)}
    # The nearest at hand, then the nearest of each other outcome, then the rest.
    order = sorted(other, key=lambda pair: (pair != other[0], firsts[pair[1]] is not pair[0]))
    return order[:MOST_WRONG]


def _right(scenario: Scenario, detail: Detail) -> Choice:
    said = {language: _say(language, scenario.act, detail) for language in LANGUAGES}
    why = {language: _why_right(language, detail) for language in LANGUAGES}
    return Choice(_id(scenario, detail.outcome, *detail.clauses), said, why)


def _say(language: str, act: str, detail: Detail) -> str:
    """What the site says of such a case; of a missing fact, that it has to be found out, without asking it here."""
    if detail.outcome is not Outcome.UNKNOWN:
        return words(language).say(act, detail)
    return f"{words(language).leads[act][detail.outcome]} {finding_out(act, detail.missing[0])[language]}"


def _why_right(language: str, detail: Detail) -> str:
    """What the outcome means, and the deciding clauses in their own words."""
    clauses = () if detail.outcome is Outcome.UNKNOWN else detail.clauses
    quoted = (f"{clause}: “{_quoted(clause)}”" for clause in clauses)
    return " ".join((words(language).outcomes[detail.outcome].means, *quoted))


def _wrong(scenario: Scenario, detail: Detail, misreading: Misreading, outcome: Outcome) -> Choice:
    """What the misreading answers, told as the right answer is: what to do, the clause, the reason."""
    cited = misreading.clause or _deciding(scenario, detail)
    said, why = {}, {}
    for language in LANGUAGES:
        spoken, clause = words(language), cited.partition(" ")[0]
        reason = misreading.says[language].removesuffix(".")
        because = spoken.cited.format(clause=clause, gist=reason[0].lower() + reason[1:])
        said[language] = f"{spoken.leads[scenario.act][outcome]} {because}"
        why[language] = _MISREADS[language].format(clause=clause, why=misreading.why[language], text=_quoted(cited))
    return Choice(_id(scenario, misreading.id), said, why)


def _deciding(scenario: Scenario, detail: Detail) -> str:
    """The clause that decides a case, or makes what is missing matter; where the article is silent, the scenario's."""
    return next(iter(detail.clauses or (detail.because and detail.because[0]) or (scenario.place,)))


_MISREADS: Words = {
    "en": "This misreads section {clause}. {why} In its own words: “{text}”",
    "es": "Esto es leer mal la sección {clause}. {why} Su texto dice: “{text}”",
}


@cache
def _quoted(cited: str) -> str:
    """A clause in its own words, or in 2-926 one definition; on one line."""
    clause, _, term = cited.partition(" ")
    return (text.definitions()[term] if term else text.clause(clause).text).replace("\n", " ")


def _id(scenario: Scenario, *answer: str) -> str:
    """A choice's id: the same for the same answer to the same scenario, and telling nothing."""
    return hashlib.sha256("\n".join((scenario.id, *answer)).encode()).hexdigest()[:12]
