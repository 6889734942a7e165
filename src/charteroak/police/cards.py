"""The dispatcher's card: what to do now, then why with the clause, then what else must be seen and whom to call.

Its first sentence is the `do` of the contract's lines. Silence of the article is said as such, and never as leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from charteroak.law import text
from charteroak.law.under import under
from charteroak.law.words import LANGUAGES, words
from charteroak.logic.errors import BadInput, kind_of
from charteroak.police.told import File, Flag, Warrant
from charteroak.police.triage_fold import CRIMINAL, EITHER, OPEN, OTHER, REMOVAL, Shown

if TYPE_CHECKING:
    from charteroak.police.triage import Answered, Support

Lead = Literal[
    "prohibited",
    "want_alone",
    "want",
    "want_beside_open",
    "no_warrant",
    "no_record",
    "silent",
    "open",
    "immigration_beside_open",
    "counsel",
    "several",
]
"""What a card begins with. Each has its sentences in each language."""

LEADS: tuple[Lead, ...] = get_args(Lead)
NEEDS_SUPERVISOR = frozenset({"open", "want_beside_open", "immigration_beside_open", "counsel"})


@dataclass(frozen=True, slots=True)
class CardWords:
    """What cards say in one language. Names in braces are filled in."""

    leads: Mapping[Lead, str]
    then: Mapping[Lead, tuple[str, ...]]
    flags: Mapping[Flag, str]
    files: Mapping[File, str]
    warrants: Mapping[Warrant, str]
    person: str  # a {number} of a person, with what is to {do}
    why: Mapping[Lead, str]  # where more is to be said than `because`
    because: str
    cites: str  # a {clause}
    no_clause: str
    other_law: str  # beside a want
    one_open: str  # a record that cannot be told, beside an answer that stands
    see: str
    call: str
    call_now: str
    notice: str
    records: str
    record: str  # a record's {number}, {file} and {warrant}
    hotlist: str  # a {row} of a configuration
    hotlist_untold: str  # a {row} whose switch cannot be told
    hotlist_clean: str
    hotlist_why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause in its own words, always in English, and what it does there in the language of the card."""

    clause: str
    text: str
    gist: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card, part by part in the order in which it is read. Every sentence is ours but for the quotes."""

    lead: Lead
    do: str
    then: tuple[str, ...]
    people: tuple[str, ...]
    why: str
    quotes: tuple[Quote, ...]
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    call: str
    notice: str

    def sentences(self) -> Iterator[str]:
        """All that is said, in order, to be read aloud."""
        yield from (self.do, *self.then, *self.people, self.why)
        yield from (f"{quote.clause}: “{quote.text}”" for quote in self.quotes)
        yield from (*self.flags, *self.notes, self.call, self.notice)


@cache
def card_words(language: str) -> CardWords:
    """The cards' words in that language. BadInput where there is none such."""
    if language not in LANGUAGES:
        raise BadInput("language", kind_of(language), LANGUAGES)
    found: CardWords = import_module(f"charteroak.police.cards_{language}").WORDS
    return found


def lead_of(outcome: str, shows: frozenset[Shown], *, records: bool) -> Lead:
    """What to begin with, by the stricter outcome and what a person's records show."""
    match outcome:
        case "prohibited" | "counsel":
            return outcome
        case "permitted":
            return "want_alone" if CRIMINAL in shows else "silent"
        case "unknown":
            return _lead_of_unknown(shows)
        case _:
            return _lead_of_silence(shows, records)


def _lead_of_unknown(shows: frozenset[Shown]) -> Lead:
    if CRIMINAL in shows:
        return "want_beside_open"
    return "immigration_beside_open" if OPEN in shows and shows & {REMOVAL, OTHER, EITHER} else "open"


def _lead_of_silence(shows: frozenset[Shown], records: bool) -> Lead:
    if not records:
        return "no_record"
    if not shows:
        return "no_warrant"
    return "want" if CRIMINAL in shows else "silent"


def card(answered: Answered) -> Card:
    """The card of a message that was answered, in its language."""
    said = card_words(answered.language)
    whole, flags = answered.whole, answered.message.flags
    several = whole.lead == "several"
    return Card(
        whole.lead,
        said.leads[whole.lead],
        said.then[whole.lead],
        tuple(_each_person(answered, said)) if several else (),
        _why(whole, said),
        _quotes(whole, answered.language),
        tuple(said.flags[flag] for flag in flags),
        tuple(_notes(answered, said)),
        said.call_now if flags or several or _asks(answered) else said.call,
        said.notice,
    )


def _asks(answered: Answered) -> bool:
    return any(support.lead in NEEDS_SUPERVISOR for support in (*answered.records, *answered.people))


def _each_person(answered: Answered, said: CardWords) -> Iterator[str]:
    persons = list(dict.fromkeys(record.person for record in answered.message.records))
    for person, support in zip(persons, answered.people, strict=True):
        places = [str(i) for i, record in enumerate(answered.message.records, 1) if record.person == person]
        yield said.person.format(number=", ".join(places), do=said.leads[support.lead])


def _why(whole: Support, said: CardWords) -> str:
    if whole.lead in said.why:
        return said.why[whole.lead]
    return said.because if whole.arrest.clauses or whole.detain.clauses else said.no_clause


def _quotes(whole: Support, language: str) -> tuple[Quote, ...]:
    """The clauses that decide, and those on which an answer that is still open turns."""
    clauses = sorted({*whole.arrest.clauses, *whole.detain.clauses})
    if whole.lead in ("open", "immigration_beside_open"):
        clauses = ["2-928(c)", "2-928(d)"]
    gists = words(language).gists
    return tuple(Quote(each, text.clause(each).text, gists[each]["detain"]) for each in clauses)


def _notes(answered: Answered, said: CardWords) -> Iterator[str]:
    yield from under(answered.language, ("arrest", "detain"), answered.readings)
    leads = {support.lead for support in answered.records}
    if "want" in leads:
        yield said.other_law
    if "open" in leads and answered.whole.lead not in NEEDS_SUPERVISOR:
        yield said.one_open
