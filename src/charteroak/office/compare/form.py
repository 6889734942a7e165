"""What a visitor chose to compare, the form that shows it again, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from charteroak.law.article import VERSIONS
from charteroak.law.draft_toml import BadDraft
from charteroak.law.law import law
from charteroak.law.readings import READINGS
from charteroak.law.words import words
from charteroak.logic.expr import Reading
from charteroak.office.compare.words import CompareWords, compare_words
from charteroak.office.pages import Field
from charteroak.office.strings import strings

SHIPPED, UNSETTLED = "shipped", "unsettled"
EVERY_CLAUSE = "all"
DAYS = ("from", "to")
SIDES = ("before", "after")
CONTROLS = ("do", "clause")


@dataclass(frozen=True)
class Chosen:
    """What was sent: by field what was chosen there, of the fields there are; nothing where nothing was."""

    sent: Mapping[str, str]

    @property
    def draft(self) -> str:
        """The draft's text, or nothing."""
        return self.sent.get("draft", "").strip() and self.sent["draft"]

    @property
    def clause(self) -> str:
        """The clause to put into the draft, or nothing."""
        return self.sent.get("clause", "") if self.sent.get("do") == "insert" else ""

    def day(self, name: str) -> date | None:
        """A day; None for today. ValueError where what was typed is no day."""
        text = self.sent.get(name, "").strip()
        return date.fromisoformat(text) if text else None

    def readings(self, side: str) -> dict[str, str | None]:
        """The readings of a side, where they are otherwise than this site has them. Those after go by those before."""
        made: dict[str, str | None] = {} if side == "before" else self.readings("before")
        for reading in READINGS:
            chosen = self.sent.get(f"{side}.{reading.id}", "")
            if chosen == SHIPPED:
                made.pop(reading.id, None)
            elif chosen:
                made[reading.id] = None if chosen == UNSETTLED else chosen
        return made

    @property
    def differs(self) -> bool:
        """Whether the two sides can differ at all: in a day that is given, a reading, or a draft."""
        days = [self.sent.get(name, "").strip() for name in DAYS]
        return days[0] != days[1] or self.readings("before") != self.readings("after") or bool(self.draft)

    def fields(self, without: Iterable[str] = ()) -> tuple[Field, ...]:
        """The same, to be sent again, without what is wrong."""
        left_out = {*CONTROLS, *without}
        return tuple(Field(name, value) for name, value in self.sent.items() if name not in left_out and value)


@dataclass(frozen=True)
class Option:
    """Something that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class DayRow:
    """A field for a day."""

    name: str
    """Its name."""
    label: str
    """What it asks for."""
    value: str
    """What was typed, if it is a day."""
    error: str
    """What is wrong with it, or nothing."""


@dataclass(frozen=True)
class ChoiceRow:
    """A list to choose how a question of the text is read on one side."""

    name: str
    """Its name."""
    label: str
    """Which side it is for."""
    options: tuple[Option, ...]
    """The ways to read it."""


@dataclass(frozen=True)
class ReadingRow:
    """A question of the text."""

    name: str
    """Its short name."""
    question: str
    """The question."""
    choices: tuple[ChoiceRow, ...]
    """How it is read before, and after."""


@dataclass(frozen=True)
class DraftError:
    """What is wrong with a draft."""

    where: str
    """The line, and the field of the draft."""
    what: str
    """What stands there that cannot."""
    allowed: tuple[str, ...]
    """What may."""


@dataclass(frozen=True)
class Form:
    """The form, filled in as it was sent."""

    action: str
    """Where it is sent."""
    days: tuple[DayRow, ...]
    """The days."""
    readings: tuple[ReadingRow, ...]
    """The questions of the text."""
    readings_open: bool
    """Whether they are shown at once."""
    readings_error: str
    """What is wrong with how they are chosen, or nothing."""
    draft: str
    """The draft."""
    draft_problem: str
    """Why there can be no draft here, or nothing."""
    draft_error: DraftError | None
    """What cannot be read in it."""
    clauses: tuple[Option, ...]
    """The clauses that can be put into it."""
    errors: tuple[tuple[str, str], ...]
    """Every error: the id of what to mend, and a sentence."""


def form(
    language: str, action: str, chosen: Chosen, problems: Mapping[str, str], bad_draft: BadDraft | None = None
) -> Form:
    """The form. `problems` has, by field, the key of a sentence: "" is for the form as a whole, which begins with the
    first day. What cannot be read in a draft has a place of its own.
    """
    own = compare_words(language)
    days = tuple(
        DayRow(name, own.ui[name], "" if name in problems else chosen.sent.get(name, ""), _said(own, problems, name))
        for name in DAYS
    )
    draft_error = _draft_error(own, bad_draft) if bad_draft else None
    readings = tuple(_reading(language, own, reading, chosen) for reading in READINGS)
    errors = [(field or DAYS[0], own.ui[key]) for field, key in problems.items()]
    if draft_error:
        errors.append(("draft", f"{own.ui['draft']}: {draft_error.where}{draft_error.what}"))
    touched = any(chosen.sent.get(f"{side}.{reading.id}") for side in SIDES for reading in READINGS)
    return Form(
        action=action,
        days=days,
        readings=readings,
        readings_open=touched or "readings" in problems,
        readings_error=_said(own, problems, "readings"),
        draft=chosen.sent.get("draft", ""),
        draft_problem=_said(own, problems, "draft"),
        draft_error=draft_error,
        clauses=_clauses(own),
        errors=tuple(errors),
    )


def wrong_choice(sent: Mapping[str, Iterable[str]]) -> str:
    """The first field that the form does not have, or that has what it does not offer; nothing where all is well."""
    offered: dict[str, set[str]] = {
        "do": {"", "compare", "insert"},
        "clause": {"", EVERY_CLAUSE, *(each.clause for each in VERSIONS[-1].provisions)},
    }
    for reading in READINGS:
        offered[f"before.{reading.id}"] = {"", UNSETTLED, *reading.choices}
        offered[f"after.{reading.id}"] = {"", SHIPPED, UNSETTLED, *reading.choices}
    for name, values in sent.items():
        given = list(values)
        free = name in (*DAYS, "draft")
        if len(given) != 1 or not (free or (name in offered and given[0] in offered[name])):
            return name if free or name in offered else "(no field of this form)"
    return ""


def _said(own: CompareWords, problems: Mapping[str, str], name: str) -> str:
    return own.ui[problems[name]] if name in problems else ""


def _clauses(own: CompareWords) -> tuple[Option, ...]:
    clauses = (each.clause for each in VERSIONS[-1].provisions)
    listed = {"": own.ui["no_clause"], **{clause: clause for clause in clauses}, EVERY_CLAUSE: own.ui["every_clause"]}
    return tuple(Option(value, label, chosen=not value) for value, label in listed.items())


def _reading(language: str, own: CompareWords, reading: Reading, chosen: Chosen) -> ReadingRow:
    said = words(language).readings[reading.id]
    now = law().readings[reading.id]
    shipped = said.choices[now] if now else own.ui["unsettled"]
    as_shipped = own.ui["as_shipped"].format(choice=shipped)
    ways = {UNSETTLED: own.ui["unsettled"], **said.choices}
    starts = {"before": {"": as_shipped}, "after": {"": own.ui["as_before"], SHIPPED: as_shipped}}
    return ReadingRow(
        name=strings(language).readings[reading.id],
        question=said.question,
        choices=tuple(
            ChoiceRow(
                f"{side}.{reading.id}",
                own.ui[f"reading_{side}"],
                _options({**starts[side], **ways}, chosen.sent.get(f"{side}.{reading.id}", "")),
            )
            for side in SIDES
        ),
    )


def _options(listed: Mapping[str, str], value: str) -> tuple[Option, ...]:
    return tuple(Option(each, label, each == value) for each, label in listed.items())


def _draft_error(own: CompareWords, bad: BadDraft) -> DraftError:
    """What is wrong with a draft, in the page's language: of the draft itself only the places are told."""
    where = [own.ui["at_line"].format(line=bad.line)] if bad.line else []
    where += [bad.place] if bad.place else []
    where += [own.ui["at_character"].format(character=bad.character)] if bad.character else []
    return DraftError(
        where=f"{', '.join(where)}: " if where else "",
        what=own.problems[bad.problem],
        allowed=tuple(own.allowed.get(each, each) for each in bad.allowed),
    )
