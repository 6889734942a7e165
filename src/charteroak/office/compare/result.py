"""What a comparison found, as the page has it."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.engines.comparison.clauses import ClauseChange, Kind, Piece
from charteroak.engines.comparison.sides import ActChange, Comparison, Direction, Group, Side
from charteroak.logic.expr import All
from charteroak.office.article.saying import Group as Conditions
from charteroak.office.compare.saying import Saying, number


@dataclass(frozen=True)
class SideSaid:
    """One side."""

    name: str
    """Before or after."""
    what: str
    """Which article it is."""
    readings: tuple[str, ...]
    """How it reads the text, where otherwise than shipped."""


@dataclass(frozen=True)
class ActRow:
    """An act, in the table."""

    name: str
    """The act's name."""
    anchor: str
    """Where its cases are told, if any change."""
    verdict: str
    """What it comes to for the one who acts, in a word."""
    changes: str
    """How many cases change, of how many; nothing where none does."""


@dataclass(frozen=True)
class ClauseSaid:
    """A clause that changes."""

    citation: str
    """The clause."""
    change: str
    """What happens to it."""
    pieces: tuple[Piece, ...]
    """Its words; nothing where they stay."""
    norms: tuple[str, ...]
    """What happens to its norms, a sentence each."""


@dataclass(frozen=True)
class TransitionRow:
    """Clauses that give way to others."""

    before: str
    """Those that decided."""
    after: str
    """Those that decide."""
    cases: str
    """In how many cases."""


@dataclass(frozen=True)
class GroupSaid:
    """Cases that change in the same way."""

    before: tuple[str, str]
    """The outcome before: by its wire name, and in words."""
    after: tuple[str, str]
    """The outcome after."""
    title: str
    """From what to what, in words; for the same outcome, that other clauses decide."""
    same: bool
    """Whether the outcome stays."""
    direction: str
    """What it is for the one who acts."""
    cases: str
    """How many cases."""
    transitions: tuple[TransitionRow, ...]
    """The clauses that give way to others."""
    always: Conditions
    """What all the cases have in common."""
    ways: tuple[Conditions, ...]
    """Of which any one holds besides."""
    every: bool
    """Whether these are all the cases of the act."""
    told: bool
    """Whether they could be told in conditions."""
    exact: bool
    """Whether no fewer would do."""
    example: Conditions
    """One of the cases."""


@dataclass(frozen=True)
class ActSaid:
    """An act of which cases change."""

    anchor: str
    """Its anchor on the page."""
    title: str
    """Its heading."""
    verdict: str
    """What it comes to for the one who acts."""
    counts: str
    """How many cases change, in which direction."""
    clauses: tuple[str, ...]
    """Which clauses come to decide cases, and which no longer do."""
    groups: tuple[GroupSaid, ...]
    """The cases."""


@dataclass(frozen=True)
class Result:
    """What a comparison found."""

    headline: str
    changed: bool
    sides: tuple[SideSaid, ...]
    rows: tuple[ActRow, ...]
    verdicts: tuple[tuple[str, str], ...]
    findings: tuple[str, ...]
    clauses: tuple[ClauseSaid, ...]
    acts: tuple[ActSaid, ...]
    notes: tuple[str, ...]


def result(language: str, comparison: Comparison) -> Result:
    """The comparison in a language."""
    saying = Saying(language)
    sides = (("before", comparison.before), ("after", comparison.after))
    return Result(
        headline=saying.headline(comparison),
        changed=comparison.changed,
        sides=tuple(_side(saying, name, side) for name, side in sides),
        rows=tuple(_row(saying, act) for act in comparison.acts),
        verdicts=tuple(dict.fromkeys(saying.own.verdicts[act.verdict] for act in comparison.acts)),
        findings=tuple(said for _, said in saying.findings(comparison)),
        clauses=tuple(_clause(saying, change) for change in comparison.clauses),
        acts=tuple(_act(saying, act) for act in comparison.acts if act.cases),
        notes=saying.notes(comparison),
    )


def _side(saying: Saying, name: str, side: Side) -> SideSaid:
    return SideSaid(saying.own.ui[name], saying.side(side), saying.readings(side))


def _anchor(act: ActChange) -> str:
    return f"act-{act.act.name}"


def _row(saying: Saying, act: ActChange) -> ActRow:
    of = saying.own.ui["of"].format(cases=number(act.cases), all_cases=number(act.all_cases))
    return ActRow(saying.act(act), _anchor(act) if act.cases else "", saying.verdict(act), of)


def _clause(saying: Saying, change: ClauseChange) -> ClauseSaid:
    if change.kind is not Kind.CHANGED:
        # It comes or goes as a whole, norms and all: no word of it need be marked.
        whole = tuple(Piece(None, piece.words) for piece in change.words or ())
        return ClauseSaid(change.clause, saying.clause(change), whole, ())
    norms = tuple(map(saying.norm, change.norms))
    return ClauseSaid(change.clause, saying.clause(change), change.words or (), norms)


def _act(saying: Saying, act: ActChange) -> ActSaid:
    return ActSaid(
        anchor=_anchor(act),
        title=saying.own.ui["cases_of"].format(act=saying.act(act)),
        verdict=saying.verdict(act),
        counts=saying.counts(act),
        clauses=saying.clauses_of(act),
        groups=tuple(_group(saying, act.act.name, group) for group in act.groups),
    )


def _group(saying: Saying, act: str, group: Group) -> GroupSaid:
    described = group.described
    return GroupSaid(
        before=(group.before.value, saying.outcome(group.before)),
        after=(group.after.value, saying.outcome(group.after)),
        title=saying.group(group),
        same=group.direction is Direction.SAME,
        direction=saying.direction(group),
        cases=saying.count(group.cases),
        transitions=tuple(
            TransitionRow(saying.clauses(each.before), saying.clauses(each.after), number(each.cases))
            for each in group.transitions
        ),
        always=saying.conditions(act, All(described.always)),
        ways=tuple(saying.conditions(act, All(way)) for way in described.ways),
        every=described.boxes == ((),),
        told=described.told,
        exact=described.exact,
        example=saying.example(act, group),
    )
