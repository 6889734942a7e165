"""Whether an entry of the register is for a question of a form: the same words, and the same meaning.

The words are the same but for small edits (`register_wording`). The meaning is the same where the approved wording,
with what was approved beside it, is decided as the form's question is, and nothing that stands with the question asks
more: no option, hint or lead-in that tells something, no one else asked about, nothing else asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Code, Form, Question
from charteroak.screening.forms.register_entry import Entry
from charteroak.screening.forms.register_wording import (
    covers,
    nearness,
    people_of,
    same_text,
    unnumbered,
    words_of_text,
)
from charteroak.screening.forms.register_words import THINGS

Decide = Callable[[Form], Judged]
"""The judge: the same that decided the forms."""
Match = Literal["same", "near", "other"]

NEAR = 0.5
"""The share of their words that two questions have in common where one may have been the other."""
_ASKED_OF_PARTS = {"en": "Which of these?", "es": "¿Cuál de estos?"}


class Matched(NamedTuple):
    """How an entry stands to a question, and the parts of it that were not approved and ask more."""

    how: Match
    more: tuple[str, ...] = ()


def match(entry: Entry, question: Question, flag: Flag, form: Form, decide: Decide) -> Matched:
    """How an entry stands to a flagged question of a form: "near" is a question that it may once have been for."""
    if not same_text(entry.question, question.text):
        return Matched("near" if nearness(entry.question, question.text) >= NEAR else "other")
    approved = approved_part(entry, question)
    more = tuple(_more(entry, question, approved, flag, form, decide))
    [told] = decide(_alone(form, approved)).flags
    if told is None or (told.category, told.tier) != (flag.category, flag.tier):
        return Matched("near", more or tuple(_unapproved(question, approved)))
    return Matched("near", more) if more or _someone_gone(entry, question) else Matched("same")


def approved_part(entry: Entry, question: Question) -> Question:
    """The approved question, as it would stand in the form: with those of its parts that the entry has beside it."""
    known = _known(entry)

    def kept(part: str) -> str:
        return part if _is_covered(part, entry, known) else ""

    return replace(
        question,
        text=unnumbered(entry.question),
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
    named = {_named(code).casefold(), code.code.casefold()}
    return any(" ".join(each.casefold().split()) in named for each in entry.beside)


def _alone(form: Form, *questions: Question) -> Form:
    return Form(kind=form.kind, questions=questions, language=form.language)


def _more(
    entry: Entry, question: Question, approved: Question, flag: Flag, form: Form, decide: Decide
) -> Iterator[str]:
    """The parts that were not approved and ask more: of someone else, for something else, or for what tells by itself.

    A name or a code that no one sees asks more where it is of another class.
    """
    people = people_of(entry.question).union(*map(people_of, entry.beside))
    asked = Question(text=_ASKED_OF_PARTS["es" if form.language == "es" else "en"], where="")
    stem, hint = "" if approved.stem else question.stem, "" if approved.help else question.help
    things = words_of_text(hint) & THINGS - _known(entry)
    if stem and (people_of(stem) - people or _flags(decide, form, replace(asked, stem=stem))):
        yield stem
    if hint and (things or people_of(hint) - people or _flags(decide, form, replace(asked, help=hint))):
        yield hint
    for part in (each for each in question.options if each not in approved.options):
        if _flags(decide, form, replace(asked, options=(part,))):
            yield part
    hidden = {_named(code): replace(asked, codes=(code,)) for code in question.codes if code not in approved.codes}
    if question.name and not approved.name:
        hidden[question.name] = replace(asked, name=question.name)
    for name, each in hidden.items():
        if (told := _flags(decide, form, each)) and told.category != flag.category:
            yield name


def _flags(decide: Decide, form: Form, question: Question) -> Flag | None:
    return decide(_alone(form, question)).flags[0]


def _someone_gone(entry: Entry, question: Question) -> bool:
    """Whether it was approved for someone of whom what stands with the question no longer speaks."""
    parts = (question.stem, question.help, *question.options)
    return any(people_of(each) and not any(same_text(each, part) for part in parts) for each in entry.beside)


def _unapproved(question: Question, approved: Question) -> Iterator[str]:
    """Every part that was not approved."""
    yield from (each for each in (question.stem, question.help) if each not in ("", approved.stem, approved.help))
    yield from (each for each in question.options if each not in approved.options)
    yield from (_named(code) for code in question.codes if code not in approved.codes)
    if question.name and not approved.name:
        yield question.name


def _named(code: Code) -> str:
    return f"{code.system} {code.code}"
