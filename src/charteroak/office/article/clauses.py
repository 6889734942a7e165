"""The page of the article: each clause, what it does, and the cases that turn on it; then the readings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charteroak.law import text
from charteroak.law.article import PROVISIONS
from charteroak.law.law import law, under_readings
from charteroak.law.readings import READINGS
from charteroak.law.words import words
from charteroak.logic.expr import Reading
from charteroak.logic.norm import Norm
from charteroak.office.article.saying import Group, Sayer
from charteroak.office.article.turning import Turn, lifted, lifting, turning
from charteroak.office.pages import Place, is_clause
from charteroak.office.readings.told import by_whom
from charteroak.office.strings import strings

_CITATION = re.compile(r"(2-\d+(?:\([a-z]\))?)")


@dataclass(frozen=True)
class LiftSaid:
    """What lifts a norm."""

    citation: str
    """The clause that does it, if it is one."""
    when: Group
    """When it does."""


@dataclass(frozen=True)
class NormSaid:
    """A norm in readable words."""

    title: str
    """What it does, to which acts."""
    when: Group
    """When it speaks to a case."""
    lifts: tuple[LiftSaid, ...]
    """What lifts it."""


@dataclass(frozen=True)
class TurnSaid:
    """Cases of one outcome."""

    outcome: str
    """The outcome, by its wire name."""
    headline: str
    """The outcome in words."""
    acts: str
    """The acts."""
    count: str
    """How many cases, of how many."""
    ways: tuple[Group, ...]
    """Conditions: each group is enough."""


@dataclass(frozen=True)
class ClauseSaid:
    """A clause, with all that goes with it."""

    citation: str
    """The clause, as "2-928(b)": its anchor too."""
    letter: str
    """Its letter in its section, as "(b)", or nothing."""
    paragraphs: tuple[str, ...]
    """Its own words."""
    norms: tuple[NormSaid, ...]
    """What it does."""
    no_norm: str
    """Why it has no norm, if it has none."""
    lifts: tuple[str, ...]
    """The clauses that it can lift."""
    turn_title: str
    """The heading of the cases that turn on it."""
    turn_lede: str
    """Which cases those are."""
    turns: tuple[TurnSaid, ...]
    """The cases that turn on it."""


@dataclass(frozen=True)
class SectionSaid:
    """A section."""

    number: str
    """Its number, as "2-928": its anchor too where it has lettered clauses."""
    heading: str
    """Its heading, in the City's words."""
    history: str
    """The note of the ordinance it was passed by."""
    anchor: str
    """Its anchor, where no clause has the same."""
    clauses: tuple[ClauseSaid, ...]
    """Its clauses."""


@dataclass(frozen=True)
class ChoiceSaid:
    """A way to read the text."""

    label: str
    """Its name."""
    argument: str
    """What speaks for it."""
    chosen: bool
    """Whether the text is read so here."""


@dataclass(frozen=True)
class ReadingSaid:
    """A question that the text leaves open."""

    id: str
    """Its wire name: its anchor too."""
    name: str
    """Its short name."""
    question: str
    """The question."""
    bears_on: tuple[tuple[str, bool], ...]
    """The clauses it bears on: pieces of text, and whether each is the name of a clause."""
    choices: tuple[ChoiceSaid, ...]
    """The ways to read it."""
    open: bool
    """Whether counsel has yet to settle it."""
    by_whom: str
    """Who settled it, and since when; nothing where it is as this software has it."""
    href: str
    """Its own page."""


@dataclass(frozen=True)
class ArticlePage:
    """The article."""

    sections: tuple[SectionSaid, ...]
    """Its sections."""
    readings: tuple[ReadingSaid, ...]
    """The questions it leaves open."""
    not_set: str
    """What it means that one of them is not settled."""


@under_readings(8)
def article_page(language: str) -> ArticlePage:
    """The page of the article, made once a language for each way that its readings stand."""
    headline = words(language).outcomes["counsel"].headline
    return ArticlePage(
        sections=tuple(_section(language, section) for section in text.sections()),
        readings=tuple(_reading(language, reading) for reading in READINGS),
        not_set=strings(language).ui["not_set"].format(headline=headline),
    )


def _section(language: str, section: text.Section) -> SectionSaid:
    own_anchor = section.clauses[0].id != section.number
    return SectionSaid(
        number=section.number,
        heading=section.heading.removesuffix("."),
        history=section.history,
        anchor=section.number if own_anchor else "",
        clauses=tuple(_clause(language, clause) for clause in section.clauses),
    )


def _clause(language: str, clause: text.Clause) -> ClauseSaid:
    own = strings(language)
    norms = next(provision.norms for provision in PROVISIONS if provision.clause == clause.id)
    lifts = lifted(clause.id)
    turns = lifting(clause.id) if lifts else turning(clause.id)
    lede = "turn_lede" if not lifts else "turn_alone" if turns else "turn_never"
    return ClauseSaid(
        citation=clause.id,
        letter=clause.id.removeprefix(clause.section),
        paragraphs=tuple(clause.text.split("\n")),
        norms=tuple(norm_said(language, norm) for norm in norms),
        no_norm=own.no_norms.get(clause.id, ""),
        lifts=lifts,
        turn_title=own.ui["turn_title"].format(clause=clause.id) if norms or lifts else "",
        turn_lede=own.ui[lede].format(clause=clause.id),
        turns=tuple(_turn(language, turn) for turn in turns),
    )


def norm_said(language: str, norm: Norm) -> NormSaid:
    """A norm in readable words."""
    said = words(language)
    acts = said.joined(tuple(said.acts[act].name.lower() for act in norm.acts))
    sayer = Sayer(language, norm.acts[0])
    return NormSaid(
        title=f"{said.effects[norm.effect].capitalize()}: {acts}",
        when=sayer.group(norm.when),
        lifts=tuple(LiftSaid(lift.by if is_clause(lift.by) else "", sayer.group(lift.when)) for lift in norm.lifts),
    )


def _turn(language: str, turn: Turn) -> TurnSaid:
    said, ui = words(language), strings(language).ui
    sayer = Sayer(language, turn.acts[0])
    count = ui["turn_count"].format(cases=f"{turn.cover.cases:,}", all_cases=f"{turn.cover.all_cases:,}")
    return TurnSaid(
        outcome=turn.outcome.value,
        headline=said.outcomes[turn.outcome].headline,
        acts=said.joined(tuple(said.acts[act].name for act in turn.acts)),
        count=count,
        ways=tuple(sayer.group(condition) for condition in turn.cover.conditions),
    )


def _reading(language: str, reading: Reading) -> ReadingSaid:
    said = words(language).readings[reading.id]
    chosen = law().readings[reading.id]
    return ReadingSaid(
        id=reading.id,
        name=strings(language).readings[reading.id],
        question=said.question,
        bears_on=pieces_of(reading),
        choices=tuple(ChoiceSaid(said.choices[c], said.arguments[c], c == chosen) for c in reading.choices),
        open=chosen is None,
        by_whom=by_whom(language, reading.id),
        href=Place("reading", record=reading.id).address(language),
    )


def pieces_of(reading: Reading) -> tuple[tuple[str, bool], ...]:
    """The clauses that a reading bears on: pieces of text, and whether each is the name of a clause."""
    pieces = (piece for piece in _CITATION.split(reading.clause) if piece)
    return tuple((piece, bool(_CITATION.fullmatch(piece))) for piece in pieces)
