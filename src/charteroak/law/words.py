"""The words that a person sees, in one language, and the sentences made from them.

A language is one `Words` (`words_en`, `words_es`). The clauses' own words are the City's and are quoted in English
in every language; what stands here beside them is ours and explains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

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
    outcome to what to do; `gists` maps a clause and an act to what the clause does there; `lifts` maps what lifts a
    norm to a clause of a sentence. The templates say how these are joined.
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
    excepted: str  # nothing in the {sections} forbids it, as an exception is met
    find_out: str  # the {question} to settle first
    turns_on: str  # the {sections} whose reading is open
    silent: str
    not_in_force: str  # the {date} from which the article is
    why_asked: str  # the {sections} that a question bears on
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

    def say(self, act: str, detail: Detail) -> str:
        """One or two plain sentences for the person at the counter: what to do, then why."""
        return f"{self.leads[act][detail.outcome]} {self._why(act, detail)}".strip()

    def _why(self, act: str, detail: Detail) -> str:
        match detail.outcome:
            case Outcome.UNKNOWN:
                return self.find_out.format(question=self.question(act, detail.missing[0]))
            case Outcome.COUNSEL:
                return self.turns_on.format(sections=self.sections(detail.clauses))
            case Outcome.NOT_ADDRESSED:
                return self.silent
            case Outcome.PERMITTED if State.STANDS not in detail.states:
                return self._excepted(detail)
            case _:
                return self._cited(act, detail.clauses)

    def _excepted(self, detail: Detail) -> str:
        """Why prohibitions that speak to the case do not forbid it: what lifts them all, or else the first."""
        sections = self.sections(detail.clauses)
        lifts = [by for by in detail.lifted_by if by]
        if not lifts or State.PENDING in detail.states:
            return self.excepted.format(sections=sections)
        common = [by for by in lifts[0] if all(by in others for others in lifts)]
        return self.lifted.format(sections=sections, because=self.lifts[(common or lifts[0])[0]])

    def _cited(self, act: str, clauses: tuple[str, ...]) -> str:
        first, *others = clauses
        gist = self.gists[first][act]
        if others:
            return self.cited_with.format(clause=first, gist=gist, sections=self.sections(tuple(others)))
        return self.cited.format(clause=first, gist=gist)


def words(language: str) -> Words:
    """The words of a language. BadInput where there is none of that name."""
    if language not in LANGUAGES:
        raise BadInput("language", kind_of(language), LANGUAGES)
    found: Words = import_module(f"charteroak.law.words_{language}").WORDS
    return found
