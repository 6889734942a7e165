"""The words that a person sees, in one language, and the sentences made from them.

A language is one `Words` (`words_en`, `words_es`). The clauses' own words are the City's and are quoted in English
in every language; what stands here beside them is ours and explains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import chain, combinations

from charteroak.law.article import RULEBOOK
from charteroak.logic.errors import BadInput, kind_of
from charteroak.logic.norm import Outcome, State
from charteroak.logic.table import Detail

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act for the person who chooses it: its short name, and the situation in ordinary words."""

    name: str
    situation: str


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome as a headline, and what it means."""

    headline: str
    means: str


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """A reading's question, and the name and the argument of each choice."""

    question: str
    choices: Mapping[str, str]
    arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is said in one language.

    Keys are wire names. `asks` may have "act.fact" beside "fact", for an act that asks in its own words. `values`
    maps a fact to its values on the wire ("true" and "false" included) and their labels. `leads` maps an act and an
    outcome to what to do. `gists` maps a clause and an act to what the clause does there; where several clauses
    decide, the first of them in the order of `gists` is told: the one that is plainest to follow. `lifts` maps what
    lifts a norm to a clause of a sentence; two that say the same are one reason to the person at the counter. The
    templates say how these are joined.
    """

    language: str
    acts: Mapping[str, ActWords]
    asks: Mapping[str, str]
    notes: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    outcomes: Mapping[str, OutcomeWords]
    effects: Mapping[str, str]
    states: Mapping[str, str]
    readings: Mapping[str, ReadingWords]
    leads: Mapping[str, Mapping[str, str]]
    gists: Mapping[str, Mapping[str, str]]
    lifts: Mapping[str, str]
    one_section: str  # {clauses} as a citation
    some_sections: str  # the same, for more than one
    cited: str  # one {clause} and its {gist}
    cited_with: str  # the same, with other {sections} that decide too
    lifted: str  # nothing in the {sections} forbids it, {because}
    either_way: str  # nothing in the {sections} forbids it, whatever is still open turns out to be
    find_out: str  # the {question} to settle first
    turns_on: str  # the {sections} that decide under one reading or another
    silent: str
    not_in_force: str  # the {date} from which the article is
    why_asked: str  # the {sections} that a question bears on
    dated: str  # a {day}, its {month} and {year}
    months: tuple[str, ...]
    conjunction: str

    def question(self, act: str, fact: str) -> str:
        """The question that asks for a fact of an act."""
        return self.asks.get(f"{act}.{fact}", self.asks[fact])

    def note(self, act: str, fact: str) -> str:
        """What helps to answer the question, or nothing."""
        return self.notes.get(f"{act}.{fact}", self.notes.get(fact, ""))

    def sections(self, clauses: tuple[str, ...]) -> str:
        """Clauses as they are cited in a sentence: "section 2-929", "sections 2-928(a) and 2-929"."""
        template = self.one_section if len(clauses) == 1 else self.some_sections
        return template.format(clauses=self.joined(clauses))

    def joined(self, items: tuple[str, ...]) -> str:
        """Items as a list in a sentence."""
        *first, last = items
        return f"{', '.join(first)} {self.conjunction} {last}" if first else last

    def date(self, day: date) -> str:
        """A day as it is written in a sentence: "August 11, 2008"."""
        return self.dated.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def say(self, act: str, detail: Detail) -> str:
        """One or two plain sentences for the person at the counter: what to do, then why."""
        return f"{self.leads[act][detail.outcome]} {self._why(act, detail)}".strip()

    def _why(self, act: str, detail: Detail) -> str:
        match detail.outcome:
            case Outcome.UNKNOWN:
                return self.find_out.format(question=_within(self.question(act, detail.missing[0])))
            case Outcome.COUNSEL:
                return self.turns_on.format(sections=self.sections(detail.clauses))
            case Outcome.NOT_ADDRESSED:
                return self.silent
            case Outcome.PERMITTED if State.STANDS not in detail.states:
                return self._not_forbidden(act, detail)
            case _:
                return self._cited(act, detail.clauses)

    def _not_forbidden(self, act: str, detail: Detail) -> str:
        """Why prohibitions that speak to the case do not forbid it, in as few reasons as cover them all."""
        sections = self.sections(detail.clauses)
        reasons = [[self.lifts[by] for by in lifts] for lifts in _lifting(act, detail)]
        if not all(reasons):
            return self.either_way.format(sections=sections)
        because = f", {self.conjunction} ".join(_fewest(reasons))
        return self.lifted.format(sections=sections, because=because)

    def _cited(self, act: str, clauses: tuple[str, ...]) -> str:
        told = next(clause for clause in self.gists if clause in clauses)
        others = tuple(clause for clause in clauses if clause != told)
        gist = self.gists[told][act]
        if others:
            return self.cited_with.format(clause=told, gist=gist, sections=self.sections(others))
        return self.cited.format(clause=told, gist=gist)


def _lifting(act: str, detail: Detail) -> list[list[str]]:
    """For each norm that speaks to the case, or may, what lifts it; nothing where that is open."""
    norms = RULEBOOK.norms_of(act)
    named = [[lift for lift in norm.lifts if lift.by in by] for norm, by in zip(norms, detail.lifted_by, strict=True)]
    # What is known to lift one norm lifts another that has the same, should that one speak to the case at all.
    known = [lift for lifts in named for lift in lifts]
    return [
        [lift.by for lift in lifts or norm.lifts if lift in known]
        for norm, lifts, state in zip(norms, named, detail.states, strict=True)
        if state is not State.SILENT
    ]


def _fewest(reasons: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The fewest reasons that leave none of the norms without one of its own; the earlier ones, where that is open."""
    every = dict.fromkeys(chain.from_iterable(reasons))
    choices = (few for size in range(1, len(reasons) + 1) for few in combinations(every, size))
    return next(few for few in choices if all(set(few) & set(own) for own in reasons))


def _within(question: str) -> str:
    """A question as it stands within a sentence: in Spanish it begins small there, after its opening mark."""
    return f"¿{question[1].lower()}{question[2:]}" if question.startswith("¿") else question


def words(language: str) -> Words:
    """The words of a language. BadInput where there is none of that name."""
    if language not in LANGUAGES:
        raise BadInput("language", kind_of(language), LANGUAGES)
    found: Words = import_module(f"charteroak.law.words_{language}").WORDS
    return found
