"""Whether an entry of the register is for a question of a form: the same words, and the same meaning.

The words are the same but for small edits (`register_wording`). The meaning is the same where the approved wording,
with what was approved beside it, is decided as the form's question is, and nothing that stands with the question asks
more: no option, hint or lead-in that tells something, no one else asked about, nothing else asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec.structs import replace

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Code, Form, Question
from charteroak.screening.forms.register_entry import Entry
from charteroak.screening.forms.register_wording import (
    covers,
    nearness,
    people_of,
    same_text,
    words_of_text,
)
from charteroak.screening.forms.register_words import THINGS

Decide = Callable[[Form], Judged]
"""The judge: the same that decided the forms."""
Match = Literal["same", "near", "other"]

NEAR = 0.5
"""The share of their words that two questions have in common where one may have been the other."""
_ASKED_OF_PARTS = {"en": "Which of these?", "es": "¿Cuál de estos?"}


def match(entry: Entry, question: Question, flag: Flag, form: Form, decide: Decide) -> Match:
    """How an entry stands to a flagged question of a form: "near" is a question that it may once have been for."""
    if not same_text(entry.question, question.text):
        return "near" if nearness(entry.question, question.text) >= NEAR else "other"
    approved = approved_part(entry, question)
    [told] = decide(_alone(form, approved)).flags
    if told is None or (told.category, told.tier) != (flag.category, flag.tier):
        return "near"
    return "near" if _asks_more(entry, question, approved, flag, form, decide) else "same"


def approved_part(entry: Entry, question: Question) -> Question:
    """The approved question, as it would stand in the form: with those of its parts that the entry has beside it."""
    known = _known(entry)

    def kept(part: str) -> str:
        return part if _is_covered(part, entry, known) else ""

    return replace(
        question,
        text=entry.question,
        stem=kept(question.stem),
        options=tuple(each for each in question.options if kept(each)),
        help=kept(question.help),
        name=question.name if same_text(question.name, question.text) else kept(question.name),
        codes=tuple(code for code in question.codes if _is_named(code, entry)),
    )


def _known(entry: Entry) -> frozenset[str]:
    return words_of_text(entry.question).union(*map(words_of_text, entry.beside))


def _is_covered(part: str, entry: Entry, known: frozenset[str]) -> bool:
    """Whether a part was approved: it is beside the question in the entry, or says nothing else than that does."""
    return bool(part) and (any(same_text(part, each) for each in entry.beside) or covers(known, part))


def _is_named(code: Code, entry: Entry) -> bool:
    named = {f"{code.system} {code.code}".casefold(), code.code.casefold()}
    return any(" ".join(each.casefold().split()) in named for each in entry.beside)


def _alone(form: Form, *questions: Question) -> Form:
    return Form(kind=form.kind, questions=questions, language=form.language)


def _asks_more(entry: Entry, question: Question, approved: Question, flag: Flag, form: Form, decide: Decide) -> bool:
    return (
        _someone_else(entry, question)
        or _something_else(entry, question, approved)
        or _tells_more(question, approved, flag, form, decide)
    )


def _someone_else(entry: Entry, question: Question) -> bool:
    """Whether the lead-in or the hint speaks of someone whom the entry does not, or no longer of whom it does."""
    said = people_of(question.stem) | people_of(question.help)
    approved = people_of(entry.question).union(*map(people_of, entry.beside))
    parts = (question.stem, question.help, *question.options)
    gone = [each for each in entry.beside if people_of(each) and not any(same_text(each, part) for part in parts)]
    return bool(said - approved or gone)


def _something_else(entry: Entry, question: Question, approved: Question) -> bool:
    """Whether a hint that was not approved asks for a thing: a number, a copy, a date."""
    return not approved.help and bool(words_of_text(question.help) & THINGS - _known(entry))


def _tells_more(question: Question, approved: Question, flag: Flag, form: Form, decide: Decide) -> bool:
    """Whether a part that was not approved would be flagged by itself; a name or a code, whether for another class."""
    asked = Question(text=_ASKED_OF_PARTS["es" if form.language == "es" else "en"], where="")
    printed = list(_unapproved(asked, question, approved))
    if printed and any(decide(_alone(form, *printed)).flags):
        return True
    codes = tuple(code for code in question.codes if code not in approved.codes)
    hidden = [replace(asked, codes=(code,)) for code in codes]
    if question.name and not approved.name:
        hidden.append(replace(asked, name=question.name))
    told = decide(_alone(form, *hidden)).flags if hidden else ()
    return any(each is not None and each.category != flag.category for each in told)


def _unapproved(asked: Question, question: Question, approved: Question) -> Iterator[Question]:
    """Each part that was not approved, beside words that tell nothing."""
    if question.stem != approved.stem:
        yield replace(asked, stem=question.stem)
    if question.help != approved.help:
        yield replace(asked, help=question.help)
    yield from (replace(asked, options=(each,)) for each in question.options if each not in approved.options)
