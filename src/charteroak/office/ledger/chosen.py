"""What a visitor asks to see of the counts: a clause, an act, a kind, and from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from charteroak.ledger.codec import Codec
from charteroak.ledger.entry import Kind
from charteroak.logic.errors import BadInput
from charteroak.office.ledger.said import act_name
from charteroak.office.ledger.words import ledger_words
from charteroak.recording.counts import Wanted


@dataclass(frozen=True)
class Option:
    """Something that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Chooser:
    """A list to choose from."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class DayField:
    """A field for a day. What was typed that is no day is not repeated."""

    name: str
    label: str
    value: str
    error: str


@dataclass(frozen=True)
class FilterForm:
    """The form, filled in as it was sent."""

    choosers: tuple[Chooser, ...]
    days: tuple[DayField, ...]
    wanted: Wanted
    """What it asks for: everything, where something is wrong with it."""

    @property
    def wrong(self) -> bool:
        """Whether a day is wrong."""
        return any(day.error for day in self.days)

    @property
    def query(self) -> str:
        """The same, as an address has it; nothing where nothing was chosen."""
        pairs = [(each.name, option.value) for each in self.choosers for option in each.options if option.chosen]
        pairs += [(day.name, day.value) for day in self.days]
        return urlencode([pair for pair in pairs if pair[1]])


def filter_form(language: str, given: Mapping[str, str], codecs: Mapping[bytes, Codec]) -> FilterForm:
    """The form for what was sent. BadInput where a list does not have what was chosen."""
    ui = ledger_words(language).ui
    clauses = _names(codec.vocabulary.clauses for codec in codecs.values())
    acts = _names(codec.vocabulary.acts for codec in codecs.values())
    labels = {
        "clause": {name: name for name in clauses},
        "act": {name: act_name(language, name) for name in acts},
        "kind": {kind.name.lower(): ledger_words(language).kinds[kind.name.lower()] for kind in Kind},
    }
    chosen = {name: _one_of(name, given.get(name, ""), listed) for name, listed in labels.items()}
    choosers = tuple(_chooser(ui, name, listed, chosen[name]) for name, listed in labels.items())
    days, errors = _days(given)
    if not errors and days["from"] and days["to"] and days["from"] > days["to"]:
        errors = {"to": "bad_order"}
    fields = tuple(
        DayField(name, ui[name], day.isoformat() if day else "", ui[errors[name]] if name in errors else "")
        for name, day in days.items()
    )
    return FilterForm(choosers, fields, Wanted() if errors else Wanted(**chosen, first=days["from"], last=days["to"]))


def _days(given: Mapping[str, str]) -> tuple[dict[str, datetime.date | None], dict[str, str]]:
    """The days that were typed, None where nothing was or it is no day, and what is wrong with which."""
    days: dict[str, datetime.date | None] = {"from": None, "to": None}
    errors = {}
    for name in days:
        text = given.get(name, "").strip()
        try:
            days[name] = datetime.date.fromisoformat(text) if text else None
        except ValueError:
            errors[name] = "bad_date"
    return days, errors


def _names(lists: Iterable[tuple[str, ...]]) -> list[str]:
    """The names that several vocabularies have, in their order, each once."""
    return list(dict.fromkeys(name for listed in lists for name in listed))


def _one_of(field: str, value: str, allowed: Iterable[str]) -> str:
    if value and value not in allowed:
        raise BadInput(field, "another text", list(allowed))
    return value


def _chooser(ui: Mapping[str, str], name: str, listed: Mapping[str, str], chosen: str) -> Chooser:
    options = [Option("", ui["any"], not chosen)]
    options += [Option(value, label, value == chosen) for value, label in listed.items()]
    return Chooser(name, ui[f"by_{name}"], tuple(options))
