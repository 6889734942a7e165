"""What an entry of the register of lawful questions says, and the register as its file has it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Basis = Literal["required by law", "necessary to the service"]
"""The two exceptions of 2-929, in its own words."""

BY_LAW: Basis = "required by law"
BY_SERVICE: Basis = "necessary to the service"
BASES: tuple[Basis, ...] = (BY_LAW, BY_SERVICE)


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry. `citation` is of a law; `service` and `reason` say what needs the question, and why.

    `form` is the form's path, relative to the register's folder, or a pattern of such (`intake/*.html`). `beside` is
    what stands with the question and tells, and was approved with it: an option, a hint, the lead-in, a code
    ("loinc 76690-7") or a machine's name.
    """

    form: str
    question: str
    basis: Basis
    beside: tuple[str, ...] = ()
    citation: str = ""
    service: str = ""
    reason: str = ""
    owner: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    expires: date | None = None


FIELDS = Entry.__struct_fields__
"""The names of the fields, in the order in which they are written."""


class Register(msgspec.Struct, frozen=True):
    """The entries, in the order of the file, and the line each begins in, from 1, where it was read from a file."""

    entries: tuple[Entry, ...] = ()
    lines: tuple[int, ...] = ()
