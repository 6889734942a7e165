"""What the register's pages show: entries with how they stand, by form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from charteroak.law.words import words
from charteroak.office.pages import QUESTIONS, REGISTER, Place
from charteroak.office.register.keeping import Kept, name_of
from charteroak.office.register.words import RegisterWords, register_words
from charteroak.screening.forms.register import BY_LAW, BadRegister, Entry, wrong_with
from charteroak.screening.forms.register_wording import language_of

SOON = timedelta(days=60)
"""How long before its end an entry is to be looked at again."""
DONE = ("added", "changed", "removed")


@dataclass(frozen=True)
class State:
    """How an entry stands."""

    name: str
    """Its name, by which it looks."""
    label: str
    """A word for it."""
    means: str
    """What it means."""


@dataclass(frozen=True)
class Told:
    """Words of somebody's own, and the language that they seem to be in."""

    text: str
    lang: str


@dataclass(frozen=True)
class EntryRow:
    """An entry of the register."""

    name: str
    """What it is called in addresses."""
    form: str
    """The form, or the pattern of forms."""
    question: Told
    """The question."""
    beside: tuple[Told, ...]
    """What was approved together with it."""
    by_law: bool
    """Whether a law requires it; else a service needs it."""
    basis: str
    """The basis, by its name."""
    citation: str
    """The law."""
    service: Told
    """The service."""
    reason: Told
    """Why the service needs it."""
    owner: str
    """Whose it is."""
    approved: str
    """Who approved it, and when."""
    until: str
    """The last day on which it is in force."""
    states: tuple[State, ...]
    """How it stands."""
    change: str
    """Where it is changed."""
    change_of: str
    """What the link there says, with the question."""
    remove: str
    """Where it is removed."""
    remove_of: str
    """What the link there says, with the question."""


@dataclass(frozen=True)
class FormSaid:
    """A form with its entries."""

    form: str
    """Its path, or a pattern."""
    rows: tuple[EntryRow, ...]
    """The entries, in the order of the register."""


@dataclass(frozen=True)
class Choice:
    """A form to choose."""

    value: str
    chosen: bool


@dataclass(frozen=True)
class Standing:
    """How many entries stand in one way."""

    state: State
    count: int


@dataclass(frozen=True)
class ListPage:
    """The register, to be kept."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    forms: tuple[FormSaid, ...]
    """The entries that are shown, by form."""
    count: str
    """How many entries there are."""
    standing: tuple[Standing, ...]
    """How they stand, those that need someone first."""
    choices: tuple[Choice, ...]
    """The forms to choose from."""
    done: str
    """What was done just before, or nothing."""
    here: str
    """The page's own address."""
    add: str
    """Where an entry is added."""
    public: str
    """The public page."""


@dataclass(frozen=True)
class QuestionsPage:
    """The public page."""

    say: Mapping[str, str]
    """The words of the language."""
    style: str
    """The address of the stylesheet."""
    forms: tuple[FormSaid, ...]
    """The entries in force, by form."""
    as_of: str
    """The day it is made for."""


@dataclass(frozen=True)
class BrokenPage:
    """That the register cannot be read, and why."""

    say: Mapping[str, str]
    """The words of the language."""
    title: str
    """What is the matter."""
    text: str
    """What it means."""
    faults: tuple[str, ...]
    """What is wrong with the file, a line each."""


def list_page(language: str, kept: Kept, today: date, *, form: str, done: str, style: str) -> ListPage:
    """The register. `form` is the form that was chosen, or nothing for all."""
    own = register_words(language)
    rows = [row(language, entry, today) for entry in kept.register.entries]
    count = len(rows)
    return ListPage(
        say=own.ui,
        style=style,
        forms=_by_form([each for each in rows if form in ("", each.form)]),
        count=own.ui["count_one"] if count == 1 else own.ui["count"].format(count=count),
        standing=_standing(own, rows),
        choices=tuple(Choice(each, each == form) for each in dict.fromkeys(row.form for row in rows)),
        done=own.ui[done] if done in DONE else "",
        here=REGISTER.address(language),
        add=Place("register_add").address(language),
        public=QUESTIONS.address(language),
    )


def questions_page(language: str, kept: Kept, today: date, *, style: str) -> QuestionsPage:
    """The public page: what is in force on a day."""
    own = register_words(language)
    rows = [row(language, entry, today) for entry in kept.register.entries if not wrong_with(entry, today)]
    as_of = own.ui["q_as_of"].format(day=words(language).date(today))
    return QuestionsPage(own.ui, style, _by_form(rows), as_of)


def broken_page(language: str, error: BadRegister) -> BrokenPage:
    """That the register cannot be read."""
    own = register_words(language)
    return BrokenPage(own.ui, own.ui["broken"], own.ui["broken_text"], tuple(_faults(own, error)))


def _faults(own: RegisterWords, error: BadRegister) -> list[str]:
    said = []
    for fault in error.faults:
        parts = [own.ui["line"].format(line=fault.line)] if fault.line else []
        parts += [fault.field] if fault.field else []
        said.append(": ".join((*parts, own.faults[fault.kind])))
    return said


def row(language: str, entry: Entry, today: date) -> EntryRow:
    """An entry, as it stands on a day."""
    own, name = register_words(language), name_of(entry)
    said = words(language).date
    approved = ", ".join(filter(None, (entry.approved_by, said(entry.approved_on) if entry.approved_on else "")))
    return EntryRow(
        name=name,
        form=entry.form,
        question=told(entry.question),
        beside=tuple(map(told, entry.beside)),
        by_law=entry.basis == BY_LAW,
        basis=own.bases[entry.basis][0],
        citation=entry.citation,
        service=told(entry.service),
        reason=told(entry.reason),
        owner=entry.owner,
        approved=approved,
        until=said(entry.expires - timedelta(days=1)) if entry.expires else "",
        states=states(own, entry, today),
        change=Place("register_entry", record=name).address(language),
        change_of=own.ui["change_of"].format(question=entry.question),
        remove=Place("register_remove", record=name).address(language),
        remove_of=own.ui["remove_of"].format(question=entry.question),
    )


def states(own: RegisterWords, entry: Entry, today: date) -> tuple[State, ...]:
    """How an entry stands on a day: all that is wrong with it, or that it is in force."""
    names: tuple[str, ...] = wrong_with(entry, today)
    if not names:
        names = ("soon" if entry.expires and entry.expires - today <= SOON else "in_force",)
    return tuple(State(name, *own.states[name]) for name in names)


def told(text: str) -> Told:
    """A text with the language that it seems to be in."""
    return Told(text, language_of(text))


def _by_form(rows: list[EntryRow]) -> tuple[FormSaid, ...]:
    forms = sorted({each.form for each in rows})
    return tuple(FormSaid(form, tuple(each for each in rows if each.form == form)) for form in forms)


def _standing(own: RegisterWords, rows: list[EntryRow]) -> tuple[Standing, ...]:
    """Those that do not count come first, and those in force last."""
    order = ("expired", "uncited", "unapproved", "unowned", "undated", "soon", "in_force")
    counts = [(name, sum(any(state.name == name for state in row.states) for row in rows)) for name in order]
    return tuple(Standing(State(name, *own.states[name]), count) for name, count in counts if count)
