"""The register of lawful questions: which question of which form, on what basis, whose it is, and until when."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from charteroak.screening.forms.flag import Judged

Basis = Literal["required by law", "necessary to the service"]
"""The two exceptions of 2-929, in its own words."""

Wrong = Literal["uncited", "unapproved", "expired", "orphaned", "changed", "doubled"]
"""What may be wrong with an entry: no citation (or no service and reason), nobody who approved it, past its day, no
question that it is for, a question there whose meaning is no longer the approved one, two entries for one question."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry. `citation` is of a law; `service` and `reason` say what needs the question, and why.

    `form` is the form's path, relative to the register's folder, or a pattern of such (`intake/*.html`).
    """

    form: str
    question: str
    basis: Basis
    citation: str = ""
    service: str = ""
    reason: str = ""
    owner: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    expires: date | None = None


class Problem(msgspec.Struct, frozen=True):
    """An entry that silences nothing, and why; `number` is its place in the register, from 0."""

    number: int
    entry: Entry
    wrong: Wrong


class Register(msgspec.Struct, frozen=True):
    """The entries, in the order of the file."""

    entries: tuple[Entry, ...] = ()


class Applied(msgspec.Struct, frozen=True):
    """A register applied to some forms: for each form its questions that are silenced, by number, with the entry."""

    silenced: tuple[dict[int, Entry], ...]
    problems: tuple[Problem, ...]


def apply(register: Register, forms: list[tuple[str, Judged]], today: date) -> Applied:
    """What a register silences in forms, given with their paths relative to it, on a day."""
    del register, today
    return Applied(silenced=tuple({} for _ in forms), problems=())
