"""What is decided of a question, and of a form."""

from __future__ import annotations

from typing import Literal

import msgspec

from charteroak.screening.forms.form import Form
from charteroak.screening.found import Category

By = Literal["question", "stem", "option", "help", "code", "name", "form"]
"""Which part of it tells: its own words, what it completes, an option, a hint, a code, its machine name; or, for the
number of a person's papers, what else the form takes."""


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A question asks for a class of 2-926 (`direct`), or its answer tends to reveal one (`proxy`).

    `why` names the rule, or is "learned" where the model alone decided. `part` is the words that tell, as printed.
    """

    category: Category
    tier: Literal["direct", "proxy"]
    why: str
    by: By = "question"
    part: str = ""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A form with a decision for each of its questions, in order: a flag, or None for neither."""

    form: Form
    flags: tuple[Flag | None, ...]
    language: Literal["en", "es"] = "en"
    """In which suggestions are worded."""
