"""Questions of a type, judged before they are taken: the linter of forms, and the register of lawful questions.

2-929 forbids to ask for confidential information unless a law requires it or the service needs it; the register says
so of a question, with who approved it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from charteroak.law.law import today
from charteroak.office.register.keeping import kept
from charteroak.screening.forms.form import Form, Question
from charteroak.screening.forms.judging import judge
from charteroak.screening.forms.register import BadRegister, apply


@dataclass(frozen=True)
class Asked:
    """A question in one language."""

    text: str
    hint: str
    options: tuple[str, ...]


def form_of(language: str, title: str, asked: Sequence[Asked]) -> Form:
    """The questions of a type as a form."""
    answer: Literal["choice", "text"]
    questions = []
    for number, each in enumerate(asked, 1):
        answer = "choice" if each.options else "text"
        questions.append(
            Question(text=each.text, where=f"question {number}", options=each.options, help=each.hint, answer=answer)
        )
    return Form(kind="text", questions=tuple(questions), title=title, language=language)


def forbidden(path: str, language: str, title: str, asked: Sequence[Asked]) -> str:
    """The class of what the first question asks for that nobody may ask; nothing where all may be asked.

    `path` is what the register knows the form by.
    """
    judged = judge(form_of(language, title, asked))
    flags: tuple[Any, ...] = judged.flags
    if not any(flags):
        return ""
    try:
        silenced = apply(kept().register, [(path, judged)], today()).silenced[0]
    except (BadRegister, OSError):
        silenced = {}
    return next((str(flag.category) for at, flag in enumerate(flags) if flag and at not in silenced), "")
