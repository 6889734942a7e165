"""The page that answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from charteroak.law.law import law
from charteroak.law.words import Words, words
from charteroak.logic.answer import Answer, Change, NormState
from charteroak.office.ask.case import Case
from charteroak.office.ask.rows import Row, answer_label, answered, aside
from charteroak.office.ask.standing import previous, stand
from charteroak.office.authorities.claim import ClaimSaid, claim
from charteroak.office.pages import ARTICLE, ASK, Field, Quote, is_clause, quote
from charteroak.office.readings.told import by_whom
from charteroak.office.record.offer import OfferRow, offer
from charteroak.office.strings import Strings, strings


@dataclass(frozen=True)
class Cited:
    """A clause that bears on the case."""

    quote: Quote
    """The clause in its own words."""
    states: tuple[str, ...]
    """What it comes to in this case, a sentence for each of its norms."""
    open_label: str
    """What the link to it says."""


@dataclass(frozen=True)
class MissingRow:
    """A fact that is missing."""

    fact: str
    """The fact: what the button sends."""
    question: str
    """The question."""
    note: str
    """What helps to answer it, or nothing."""
    who: str
    """Who could find it out."""
    why: str
    """The clauses that make it matter, as a sentence."""
    answer: str
    """What the button does, for a person who does not see the row."""


@dataclass(frozen=True)
class ChangeRow:
    """Something that would change the answer."""

    conditions: str
    """What would have to be different, as a sentence that goes on."""
    outcome: str
    """The outcome then, by its wire name."""
    headline: str
    """The outcome then, in words."""


@dataclass(frozen=True)
class ReadingRow:
    """A reading of the text that bears on the act."""

    name: str
    """Its short name."""
    question: str
    """Its question."""
    setting: str
    """How it is read here, or that it is not settled."""
    href: str
    """Where the page of the article has it."""


@dataclass(frozen=True)
class AnswerPage:
    """The answer to a case."""

    outcome: str
    """The outcome, by its wire name: it chooses the mark and the look."""
    headline: str
    """The outcome in words."""
    means: str
    """What the outcome means."""
    lead: str
    """What to do."""
    why: str
    """Why."""
    whatever: bool
    """Whether the answer holds although something is not known."""
    act: str
    """What the case is about, as a situation."""
    deciding: tuple[Cited, ...]
    """The clauses that decide."""
    others: tuple[Cited, ...]
    """Other clauses that bear on the case: those that are lifted or pending, and those that lift."""
    missing: tuple[MissingRow, ...]
    """The facts that can still change the outcome, the best one to settle first."""
    rows: tuple[Row, ...]
    """The answers that count."""
    aside: tuple[Row, ...]
    """The answers that have no part in it."""
    changes: tuple[ChangeRow, ...]
    """What would change the answer."""
    turning: tuple[ReadingRow, ...]
    """The readings that would change it."""
    bearing: tuple[ReadingRow, ...]
    """The other readings that bear on the act."""
    stamp: str
    """Which law answered, and for which day."""
    claim: ClaimSaid | None
    """That it rests on a law that requires the act; None where nobody answered that."""
    case: tuple[Field, ...]
    """The whole case."""
    back: str
    """The fact of the question before; nothing where there was none."""
    link: str
    """The address of the first page with the case behind the # sign."""
    text: str
    """The case as text."""
    record: OfferRow | None
    """The button that leads to recording it; None where there is nothing to record, or nowhere to."""


def answer_page(language: str, case: Case) -> AnswerPage:
    """The answer to a case, or what is missing for one."""
    said = words(language)
    here = stand(case)
    answer = law().ask(case.act, case.answers, language)
    lead = said.leads[case.act][answer.outcome]
    return AnswerPage(
        outcome=answer.outcome,
        headline=said.outcomes[answer.outcome].headline,
        means=said.outcomes[answer.outcome].means,
        lead=lead,
        why=answer.say.removeprefix(lead).strip(),
        whatever=not answer.missing and bool(case.not_known),
        act=said.acts[case.act].situation,
        deciding=_cited(language, answer, answer.clauses),
        others=_cited(language, answer, _others(answer)),
        missing=_missing(language, case, answer),
        rows=answered(language, case, here),
        aside=aside(language, case, here),
        changes=tuple(_change(language, case.act, change) for change in answer.would_change),
        turning=_readings(language, answer, changes=True),
        bearing=_readings(language, answer, changes=False),
        stamp=_stamp(language, answer),
        claim=claim(language, case.act, case.answers),
        case=case.fields(),
        back=previous(case, here.progress.known, None) or "",
        link=f"{ASK.address(language)}#{case.fragment()}",
        text=case.text(),
        record=offer(language, answer.outcome),
    )


def _others(answer: Answer) -> list[str]:
    """Clauses beyond the deciding ones: those whose norms speak to the case, and those that lift one."""
    speaking = [norm.clause for norm in answer.norms]
    lifting = [by for norm in answer.norms for by in norm.lifted_by if is_clause(by)]
    return [clause for clause in dict.fromkeys([*speaking, *lifting]) if clause not in answer.clauses]


def _cited(language: str, answer: Answer, clauses: Iterable[str]) -> tuple[Cited, ...]:
    said, own = words(language), strings(language)
    return tuple(
        Cited(
            quote(language, clause),
            tuple(_state(said, own, norm) for norm in answer.norms if norm.clause == clause) or (own.ui["lifts_here"],),
            own.ui["open_clause"].format(clause=clause),
        )
        for clause in clauses
    )


def _state(said: Words, own: Strings, norm: NormState) -> str:
    reasons = tuple(dict.fromkeys(said.lifts[by] for by in norm.lifted_by))
    because = said.joined(reasons) if reasons else ""
    return own.states[f"{norm.effect}.{norm.state}"].format(because=because)


def _missing(language: str, case: Case, answer: Answer) -> tuple[MissingRow, ...]:
    said, own = words(language), strings(language)
    return tuple(
        MissingRow(
            fact=row.fact,
            question=row.asks,
            note=said.note(case.act, row.fact),
            who=own.who_knows.get(f"{case.act}.{row.fact}") or own.who_knows[row.fact],
            why=said.why_asked.format(sections=said.sections(row.because)),
            answer=own.ui["answer_now_of"].format(question=row.asks),
        )
        for row in answer.missing
    )


def _change(language: str, act: str, change: Change) -> ChangeRow:
    said, ui = words(language), strings(language).ui
    parts: list[str] = []
    for fact, value in change.set.items():
        template = ui["and_set" if parts else "if_set"]
        parts.append(template.format(question=said.question(act, fact), value=answer_label(language, fact, value)))
    return ChangeRow(" ".join(parts), change.outcome, said.outcomes[change.outcome].headline)


def _readings(language: str, answer: Answer, *, changes: bool) -> tuple[ReadingRow, ...]:
    said, own = words(language), strings(language)
    rows = []
    for note in answer.readings:
        if note.changes_outcome is not changes:
            continue
        reading = said.readings[note.id]
        setting = (
            own.ui["not_settled_reading"]
            if note.settled is None
            else f"{own.ui['read_as']}: {reading.choices[note.settled]}"
        )
        if whom := by_whom(language, note.id):
            setting = f"{setting}. {whom}"
        href = f"{ARTICLE.address(language)}#{note.id}"
        rows.append(ReadingRow(own.readings[note.id], reading.question, setting, href))
    return tuple(rows)


def _stamp(language: str, answer: Answer) -> str:
    said = words(language)
    return (
        strings(language)
        .ui["stamp"]
        .format(
            article=answer.law.article,
            ordinance=answer.law.ordinance,
            passed=said.date(date.fromisoformat(answer.law.passed)),
            day=said.date(date.fromisoformat(answer.law.as_of)),
        )
    )
