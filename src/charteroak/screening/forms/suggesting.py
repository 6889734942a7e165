"""What to print instead of a flagged question, or that it can go."""

from __future__ import annotations

from typing import Literal

from charteroak.screening.forms.flag import Flag
from charteroak.screening.forms.form import Question


def suggestion(question: Question, flag: Flag, language: Literal["en", "es"]) -> str:
    """A sentence or two for whoever keeps the form: what to ask instead, or that nothing need be asked."""
    return ""


def reason(question: Question, flag: Flag, language: Literal["en", "es"]) -> str:
    """Why it is flagged, in a sentence."""
    return ""


def instead(question: Question, flag: Flag, language: Literal["en", "es"]) -> str:
    """The question as it may be printed instead, for a before and after; "" where it can go."""
    return ""
