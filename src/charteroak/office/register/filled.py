"""An entry as it was typed: read into an entry, or shown again with what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from charteroak.office.register.words import RegisterWords, register_words
from charteroak.screening.forms.register import BASES, BY_LAW, FIELDS, Entry, wrong_with
from charteroak.screening.forms.register_reading import DATES, LONGEST, REQUIRED, faults_of

LINES = {"question": 2, "beside": 3, "reason": 4}
"""Fields of several lines, and how many are shown."""


@dataclass(frozen=True)
class BasisRow:
    """A basis to choose."""

    value: str
    """As the register has it."""
    label: str
    """Its name."""
    hint: str
    """What has to be given with it."""
    chosen: bool
    """Whether it is chosen."""


@dataclass(frozen=True)
class FieldRow:
    """A field of the form."""

    name: str
    """Its name."""
    label: str
    """What it is called."""
    hint: str
    """What to type."""
    value: str
    """What was typed, whatever it is."""
    error: str
    """What is wrong with it, or nothing."""
    lines: int
    """How many lines it has."""
    kind: str
    """What it takes: "text" or "date"."""
    longest: int
    """How many characters it takes; 0 where that is not said."""


@dataclass(frozen=True)
class Filled:
    """What was typed, by field: texts, whatever they are."""

    typed: Mapping[str, str]

    @classmethod
    def from_entry(cls, entry: Entry) -> Filled:
        """An entry as it would be typed."""
        return cls({name: _as_typed(getattr(entry, name)) for name in FIELDS})

    @classmethod
    def from_post(cls, post: Mapping[str, Any]) -> Filled:
        """What a form sent. Breaks of lines come as those of forms."""
        return cls({name: str(post.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS})

    def read(self, today: date) -> tuple[Entry | None, dict[str, str]]:
        """The entry, or None and the kinds of what is wrong, by field."""
        given: dict[str, Any] = {name: value for name, value in self.typed.items() if value}
        if "beside" in given:
            given["beside"] = [line.strip() for line in given["beside"].split("\n") if line.strip()]
        if "question" in given:
            given["question"] = " ".join(given["question"].split())
        wrong: dict[str, str] = {name: "needed" for name in REQUIRED if name not in given}
        for name, kind in faults_of(given):
            wrong.setdefault(name, kind)
        if "basis" in wrong:
            wrong["basis"] = "not a basis"
        for name, lack in _lacks(given, wrong, today):
            wrong.setdefault(name, lack)
        if wrong:
            return None, wrong
        days = {name: date.fromisoformat(given[name]) for name in DATES if name in given}
        return Entry(**{**given, **days, "beside": tuple(given.get("beside", ()))}), {}

    def differing(self, language: str, entry: Entry) -> tuple[str, ...]:
        """What the fields are called in which an entry differs from what was typed."""
        labels, other = register_words(language).fields, Filled.from_entry(entry).typed
        return tuple(labels[name][0] for name in FIELDS if self.typed.get(name, "") != other[name].strip())

    def fields(self, language: str, wrong: Mapping[str, str]) -> dict[str, FieldRow]:
        """The fields of the form, by name, with what is wrong beside them."""
        own = register_words(language)
        return {name: self._field(own, name, wrong.get(name, "")) for name in FIELDS}

    def bases(self, language: str) -> tuple[BasisRow, ...]:
        """The two bases."""
        said = register_words(language).bases
        return tuple(BasisRow(each, *said[each], chosen=self.typed.get("basis") == each) for each in BASES)

    def _field(self, own: RegisterWords, name: str, kind: str) -> FieldRow:
        label, hint = own.fields[name]
        return FieldRow(
            name=name,
            label=label,
            hint=hint,
            value=self.typed.get(name, ""),
            error=own.faults[kind] if kind else "",
            lines=LINES.get(name, 1),
            kind="date" if name in DATES else "text",
            longest=0 if name == "beside" else LONGEST.get(name, 0),
        )


def _as_typed(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _lacks(given: Mapping[str, Any], wrong: Mapping[str, str], today: date) -> Iterator[tuple[str, str]]:
    """What an entry needs beyond what its file must have. That nobody approved it yet is no fault."""
    yield from _basis_lacks(given)
    if "owner" not in given:
        yield "owner", "no owner"
    if "expires" not in given:
        yield "expires", "no end"
    elif "expires" not in wrong and date.fromisoformat(given["expires"]) <= today:
        yield "expires", "past"
    if "approved_on" in given and "approved_by" not in given:
        yield "approved_by", "no approver"
    if "approved_by" in given and "approved_on" not in given:
        yield "approved_on", "no approval day"
    if "approved_on" in given and "approved_on" not in wrong and date.fromisoformat(given["approved_on"]) > today:
        yield "approved_on", "not yet"


def _basis_lacks(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if given.get("basis") == BY_LAW:
        cited = Entry(form="a", question="a", basis=BY_LAW, citation=given.get("citation", ""))
        if "uncited" in wrong_with(cited, date.min):
            yield "citation", "uncited"
    elif given.get("basis") in BASES:
        yield from ((name, f"no {name}") for name in ("service", "reason") if name not in given)
