"""What the pages of readings show: how each stands, and what was settled of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from charteroak.law import settled
from charteroak.law.law import law, today
from charteroak.law.readings import READINGS
from charteroak.law.settled import Settlement
from charteroak.law.words import words
from charteroak.logic.expr import Reading
from charteroak.office.article.clauses import pieces_of
from charteroak.office.pages import Place
from charteroak.office.readings.told import by_whom
from charteroak.office.readings.words import reading_words
from charteroak.office.strings import strings
from charteroak.screening.forms.register_wording import language_of


@dataclass(frozen=True)
class ChoiceRow:
    """A way to read the text."""

    label: str
    """What it is called."""
    argument: str
    """What speaks for it."""
    chosen: bool
    """Whether the text is read so now."""


@dataclass(frozen=True)
class SettledRow:
    """Something that was settled."""

    label: str
    """As what; or that it was left open again."""
    day: str
    """From which day."""
    since: str
    """The same day, as `2026-11-23`."""
    from_day: str
    """The same in a sentence."""
    reason: str
    """Why."""
    lang: str
    """The language that the reason seems to be in."""
    entry: str
    """The ledger's entry, by its number."""
    href: str
    """Where it is shown."""
    receipt: str
    """Its receipt."""


@dataclass(frozen=True)
class ReadingRow:
    """A question that the text leaves open, and how it stands."""

    id: str
    """Its wire name, and its anchor."""
    name: str
    """Its short name."""
    question: str
    """The question."""
    bears_on: tuple[tuple[str, str], ...]
    """What it bears on: pieces of text, each with the address of the clause that it names, if it names one."""
    label: str
    """As what it is read; or that it is not settled."""
    look: str
    """How that looks: settled, shipped, open or doubted."""
    by_whom: str
    """By whom and since when, or that this is how the software has it."""
    means: str
    """What that means, where it is open or in doubt."""
    held: SettledRow | None
    """What holds, where counsel settled it."""
    coming: tuple[SettledRow, ...]
    """What is to hold from a later day on."""
    history: tuple[SettledRow, ...]
    """All that was settled of it, the last first."""
    choices: tuple[ChoiceRow, ...]
    """The ways to read it."""
    href: str
    """Its own page."""
    more_of: str
    """What the link there says."""
    propose: str
    """Where counsel proposes how to read it."""
    propose_of: str
    """What the link there says."""


def choice_label(language: str, reading: str, choice: str | None) -> str:
    """A choice in words; that it is not settled, where there is none."""
    return words(language).readings[reading].choices[choice] if choice else reading_words(language).ui["not_settled"]


def name_of(language: str, reading: str) -> str:
    """The short name of a reading."""
    return strings(language).readings[reading]


def settings_said(language: str, setting: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """All readings of a setting: each name with its choice."""
    return tuple((name_of(language, each), choice_label(language, each, choice)) for each, choice in setting.items())


def rows(language: str) -> tuple[ReadingRow, ...]:
    """Every reading."""
    return tuple(row(language, reading) for reading in READINGS)


def row(language: str, reading: Reading) -> ReadingRow:
    """A reading as it stands today."""
    said, ui, name = words(language).readings[reading.id], reading_words(language).ui, name_of(language, reading.id)
    standing, now = settled.standing(), law().readings[reading.id]
    held, doubted = standing.holding(reading.id, today()), reading.id in standing.doubted
    look = "doubted" if doubted else "open" if now is None else "settled" if held else "shipped"
    mine = [each for each in standing.settlements if each.reading == reading.id]
    return ReadingRow(
        id=reading.id,
        name=name,
        question=said.question,
        bears_on=tuple(
            (piece, f"{Place('article').address(language)}#{piece}" if is_clause else "")
            for piece, is_clause in pieces_of(reading)
        ),
        label=ui["in_doubt"] if doubted else choice_label(language, reading.id, now),
        look=look,
        by_whom="" if doubted else by_whom(language, reading.id) or (ui["as_shipped"] if now else ""),
        means=ui["in_doubt_text"] if doubted else ui["not_settled_text"] if now is None else "",
        held=_settled(language, held) if held else None,
        coming=tuple(_settled(language, each) for each in mine if each.since > today()),
        history=tuple(_settled(language, each) for each in reversed(mine)),
        choices=tuple(ChoiceRow(said.choices[c], said.arguments[c], c == now) for c in reading.choices),
        href=Place("reading", record=reading.id).address(language),
        more_of=ui["more_of"].format(name=name),
        propose=Place("readings_propose", record=reading.id).address(language),
        propose_of=ui["propose_of"].format(name=name),
    )


def _settled(language: str, each: Settlement) -> SettledRow:
    return SettledRow(
        label=choice_label(language, each.reading, each.choice),
        day=words(language).date(each.since),
        since=each.since.isoformat(),
        from_day=reading_words(language).ui["from_day"].format(day=words(language).date(each.since)),
        reason=each.reason,
        lang=language_of(each.reason),
        entry=reading_words(language).ui["entry"].format(index=each.index),
        href=Place("ledger_entry", record=each.record).address(language),
        receipt=reverse("ledger_receipt", kwargs={"language": language, "record": each.record, "index": each.index}),
    )


def trouble(language: str) -> str:
    """Why some readings are in doubt, or nothing."""
    found = settled.standing().trouble
    return reading_words(language).troubles[found] if found else ""


def day_said(language: str, day: date) -> str:
    """A day in words."""
    return words(language).date(day)
