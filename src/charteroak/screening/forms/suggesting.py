"""What is said of a flagged question: why, what to ask instead, and how the line may read on the form.

The words are tables, one a language (`saying/`), by what is asked: a class, how, and where one class has several
kinds of question (a birthplace, a passport), by the concept that told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from charteroak.screening.forms.flag import Flag
from charteroak.screening.forms.form import Question

Language = Literal["en", "es"]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one kind of question."""

    reason: str
    """Why it is flagged, in a sentence."""
    suggest: str
    """What to do about it, in a sentence or two."""
    instead: str = ""
    """The line as it may be printed instead; nothing where it can go."""


Table = Mapping[str, Said]
"""By "class.tier", or where a concept has its own words, "class.tier.concept"."""


def suggestion(question: Question, flag: Flag, language: Language) -> str:
    """A sentence or two for whoever keeps the form: what to ask instead, or that nothing need be asked."""
    if flag.by == "option" and len(question.options) > 1:
        return _frame(language, "option")
    return said(flag, language).suggest


def reason(question: Question, flag: Flag, language: Language) -> str:
    """Why it is flagged, in a sentence; where not its own words tell, also which."""
    del question  # every question of a kind is told the same
    told = said(flag, language).reason
    return f"{told} {_frame(language, flag.by)}" if flag.by in ("stem", "help", "code", "name") else told


def instead(question: Question, flag: Flag, language: Language) -> str:
    """The question as it may be printed instead, for a before and after; "" where it can go."""
    if flag.by == "option" and flag.part and len(question.options) > 1:
        kept = [option for option in question.options if option != flag.part]
        return f"{question.text} ({' / '.join(kept)})"
    return said(flag, language).instead


def said(flag: Flag, language: Language) -> Said:
    """What is said of what a flag tells."""
    table: Table = _module(language).SAID
    kind = f"{flag.category}.{flag.tier}"
    return table.get(f"{kind}.{flag.why}", table[kind])


def _frame(language: Language, key: str) -> str:
    return str(_module(language).FRAMES[key])


def _module(language: Language):  # type: ignore[no-untyped-def]  # one of our own two tables
    return import_module(f"charteroak.screening.forms.saying.{'spanish' if language == 'es' else 'english'}")
