"""A card for each act: what the article says of it, on one page, made from its norms and its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charteroak.law.article import RULEBOOK, VERSIONS
from charteroak.law.law import ARTICLE, law, under_readings
from charteroak.law.under import under
from charteroak.law.words import words
from charteroak.logic.expr import All, Expr, Is, leaves
from charteroak.logic.norm import Effect, Lift, Norm, Outcome
from charteroak.office.article.saying import Group, Sayer, certain, settled
from charteroak.office.article.turning import with_outcome
from charteroak.office.pages import Place, Quote, is_clause, quote
from charteroak.office.strings import strings

_DOES = {
    Effect.PROHIBITS: Outcome.PROHIBITED,
    Effect.REQUIRES: Outcome.REQUIRED,
    Effect.PERMITS: Outcome.PERMITTED,
}
_ROOMY = 4
"""As many norms and ways go on a page in large print."""
_ORDER = (Outcome.PROHIBITED, Outcome.REQUIRED, Outcome.COUNSEL, Outcome.PERMITTED, Outcome.NOT_ADDRESSED)


@dataclass(frozen=True)
class CardNorm:
    """A clause on a card."""

    citation: str
    """The clause."""
    gist: str
    """What it says, in plain words."""
    when: Group
    """When it speaks to a case, with the readings as they are set."""
    unless: tuple[str, ...]
    """What lifts it, each as a sentence without its capital."""


@dataclass(frozen=True)
class CardPart:
    """What leads to one outcome."""

    outcome: str
    """The outcome, by its wire name."""
    headline: str
    """The outcome in words."""
    lead: str
    """What to do."""
    norms: tuple[CardNorm, ...]
    """The clauses that lead to it."""
    sentence: str
    """When else it comes out, as a sentence; or what it means."""
    always: Group
    """What holds whenever it comes out, if the ways to it have that in common."""
    ways: tuple[Group, ...]
    """When it comes out, exactly: with `always` each group is enough. Empty where the norms say it."""
    readings: tuple[tuple[str, str], ...]
    """The open questions behind it: name and question."""


@dataclass(frozen=True)
class CardPage:
    """The card of an act."""

    act: str
    """The act's name."""
    situation: str
    """The situation it comes up in."""
    parts: tuple[CardPart, ...]
    """The outcomes it can have."""
    quotes: tuple[Quote, ...]
    """The clauses in their own words."""
    stamp: str
    """Which law it is made from."""
    title: str
    """The title of the page."""
    dense: bool
    """Whether it takes small print to fit one page."""


@dataclass(frozen=True)
class CardLink:
    """A card in the list of cards."""

    href: str
    """Its address."""
    name: str
    """The act's name."""
    situation: str
    """The situation it comes up in."""


@dataclass(frozen=True)
class CardsPage:
    """The list of cards."""

    cards: tuple[CardLink, ...]
    """The cards, an act each."""


def cards_page(language: str) -> CardsPage:
    """The list of cards."""
    acts = words(language).acts
    return CardsPage(
        tuple(CardLink(Place("card", act).address(language), said.name, said.situation) for act, said in acts.items())
    )


@under_readings(64)
def card_page(language: str, act: str) -> CardPage:
    """The card of an act, made once a language for each way that the readings stand."""
    said = words(language).acts[act]
    parts = tuple(_parts(language, act))
    return CardPage(
        act=said.name,
        situation=said.situation,
        parts=parts,
        quotes=tuple(quote(language, clause) for clause in _clauses(act)),
        stamp=_stamp(language, act),
        title=strings(language).ui["card_of"].format(act=said.name),
        dense=sum(len(part.norms) + len(part.ways) for part in parts) > _ROOMY,
    )


def _stamp(language: str, act: str) -> str:
    version = VERSIONS[-1]
    passed = words(language).date(version.in_force_from)
    stamp = strings(language).ui["card_stamp"].format(article=ARTICLE, ordinance=version.ordinance, passed=passed)
    return " ".join((stamp, *under(language, (act,))))


def _clauses(act: str) -> list[str]:
    """The clauses of the act's norms, and those that lift one, in the order of the article."""
    norms = RULEBOOK.norms_of(act)
    lifting = [lift.by for norm in norms for lift in norm.lifts if is_clause(lift.by)]
    return sorted({*(norm.clause for norm in norms), *lifting})


def _parts(language: str, act: str) -> Iterator[CardPart]:
    said, own = words(language), strings(language)
    norms = RULEBOOK.norms_of(act)
    for outcome in _ORDER:
        cover = with_outcome(act, outcome)
        if not cover.cases:
            continue
        direct = tuple(_norm(language, act, norm) for norm in norms if _DOES[norm.effect] is outcome)
        lifted = outcome is Outcome.PERMITTED
        exact = cover.conditions if outcome in (Outcome.COUNSEL, Outcome.NOT_ADDRESSED) else ()
        always, ways = _shared(exact)
        sayer = Sayer(language, act)
        yield CardPart(
            outcome=outcome.value,
            headline=said.outcomes[outcome].headline,
            lead=said.leads[act][outcome],
            norms=direct,
            sentence=own.ui["card_permitted"] if lifted else said.silent if outcome is Outcome.NOT_ADDRESSED else "",
            always=sayer.group(All(always)),
            ways=tuple(sayer.group(way) for way in ways),
            readings=tuple(_open_readings(language, act)) if outcome is Outcome.COUNSEL else (),
        )


def _shared(conditions: Sequence[All]) -> tuple[tuple[Expr, ...], list[All]]:
    """What several conditions have in common, and what each has beside it."""
    if len(conditions) < 2:
        return (), list(conditions)
    common = tuple(part for part in conditions[0].of if all(part in other.of for other in conditions))
    return common, [All(tuple(part for part in each.of if part not in common)) for each in conditions]


def _open_readings(language: str, act: str) -> Iterator[tuple[str, str]]:
    for reading in RULEBOOK.readings_of(act):
        if law().readings[reading.id] is None:
            yield strings(language).readings[reading.id], words(language).readings[reading.id].question


def _norm(language: str, act: str, norm: Norm) -> CardNorm:
    sayer = Sayer(language, act)
    settled_when = settled(norm.when, law().readings)
    # What only an open reading would add stands in the part that says to ask counsel.
    when = settled_when if isinstance(settled_when, bool) else certain(settled_when)
    if isinstance(when, bool):
        raise TypeError(f"the norm {norm.name} turns on readings alone")
    lifts = [_unless(language, sayer, when, lift) for lift in norm.lifts]
    gist = words(language).gists[norm.clause][act]
    return CardNorm(norm.clause, gist, sayer.group(when), tuple(dict.fromkeys(filter(None, lifts))))


def _unless(language: str, sayer: Sayer, when: Expr, lift: Lift) -> str:
    """What lifts a norm: as it is told, then what narrows it, then the clause or the open reading that does it."""
    lifts = settled(lift.when, law().readings)
    if lifts is False:
        return ""
    notes = [lift.by] if is_clause(lift.by) else []
    if isinstance(lifts, All):
        notes += [_plain(sayer, part) for part in lifts.of if _narrows(part, when)]
    if not isinstance(lifts, bool) and any(not isinstance(leaf, Is) for leaf in leaves(lifts)):
        notes.append(strings(language).ui["not_settled"])
    told = words(language).lifts[lift.by]
    return f"{told} ({'; '.join(notes)})" if notes else told


def _narrows(part: Expr, when: Expr) -> bool:
    """Whether a condition is about a fact that the norm's own conditions are about, and is not one of them."""
    if not isinstance(part, Is) or not isinstance(when, All):
        return False
    return part not in when.of and any(isinstance(leaf, Is) and leaf.fact == part.fact for leaf in leaves(when))


def _plain(sayer: Sayer, part: Expr) -> str:
    said = sayer.said(part)
    return said.text if not isinstance(said, Group) else ""
