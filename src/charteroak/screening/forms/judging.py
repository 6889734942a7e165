"""Each question of a form decided: direct, proxy or neither, with the class and why.

A code that stands for the question decides it (`codes`); a person's number is decided by what else the form takes
(`identity`); everything else by the model (`learned`), which looks at words and what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from zlib import crc32

import msgspec
import numpy as np

from charteroak.screening.forms import identity
from charteroak.screening.forms.codes import by_code, by_name
from charteroak.screening.forms.concepts import concepts
from charteroak.screening.forms.features import BUCKETS, features
from charteroak.screening.forms.flag import By, Flag, Judged
from charteroak.screening.forms.form import Form, Question, words_of
from charteroak.screening.forms.kinds import kinds
from charteroak.screening.forms.learned import ASKS, model
from charteroak.screening.forms.tokens import tokens
from charteroak.screening.found import Category
from charteroak.screening.language import language

LEAST = -0.3
"""What a question must score above "nothing of the kind" to be flagged."""
LEAST_OF_OPTION = 0.0
"""The same for a question with one of its options, without the others."""
LEAST_OF_NAME = -0.8
"""The same for a name that a rule for names of columns knows."""
LEAST_IN_SCENE = -1.1
"""The same for one of witnesses, in a form that asks another who saw a crime."""
_OF_WITNESSES = re.compile(
    r"\b(?:witness(?:es)?|testigos?|(?:who|anyone|anybody|someone) else (?:\w+ ){0,6}(?:saw|see|seen|hear|heard|there)|"
    r"saw (?:it|this|that|what) happen(?:ed)?|(?:quien|alguien) mas (?:\w+ ){0,4}(?:vio|oyo|estaba|presente))\b"
)
_MOST_OPTIONS = 40
_OF_ANYTHING = frozenset(
    """
    YOU FAMILY RECEIVE YEARS NUMBER NEGATE NAME CITY LANGUAGE RACE HEALTH RELIGION MARITAL HOMELESS SIGNATURE COMPANY
    VEHICLE PERMIT ANIMAL PLANT TEAM STATUS LICENSE_ID INCOME VISA_CARD INSURANCE GENDER_ID SECURITY
    """.split()  # noqa: SIM905 - so many names are read as words
)
"""Concepts that an option may have without telling anything by itself."""
NOTHING = len(ASKS)


def judge(form: Form) -> Judged:
    """A decision for each question of a form."""
    known = {word for question in form.questions for part in words_of(question) for word in tokens(part)}
    kinds(sorted(known))  # of all at once: of each question's words by themselves it takes three times as long
    flags = [decided(question, form.questions) for question in form.questions]
    return Judged(form=form, flags=tuple(_of_scene(form, flags)), language=_language(form))


def _of_scene(form: Form, flags: list[Flag | None]) -> Iterator[Flag | None]:
    """The decisions again: where a form asks who saw a crime, "who else was there and saw it?" asks so, too."""
    scene = any(flag is not None and flag.category is Category.CRIME_WITNESS for flag in flags)
    for question, flag in zip(form.questions, flags, strict=True):
        if flag is None and scene and _OF_WITNESSES.search(" ".join(tokens(question.text))):
            best, score = _told(completed(question))
            if ASKS[best][0] is Category.CRIME_WITNESS and score > LEAST_IN_SCENE:
                flag = _flag(question, best, "form")
        yield flag


def decided(question: Question, form: Sequence[Question] = ()) -> Flag | None:
    """What a question asks, among those of its form. None for neither."""
    coded = _coded(question)
    if coded is not None:
        return coded
    if identity.asks_number(question):
        if identity.takes_other(question, form or (question,)):
            return None
        return Flag(category=Category.IMMIGRATION_STATUS, tier="proxy", why="only_number", by="form")
    return _learned(completed(question))


def completed(question: Question) -> Question:
    """The question without a stem that it does not complete: a whole question is not the end of a whole sentence."""
    is_whole = question.text.rstrip().endswith("?") and question.stem.rstrip().endswith((".", "!"))
    return msgspec.structs.replace(question, stem="") if is_whole else question


def _coded(question: Question) -> Flag | None:
    """What the question's code, or what a machine calls it, stands for."""
    for code in question.codes:
        meaning = by_code(code)
        if meaning is not None:
            category, tier, _ = meaning
            return Flag(category=category, tier=tier, why="code", by="code")
    return _named(question)


def _named(question: Question) -> Flag | None:
    """What a machine calls the question, where that decides: a column of HMIS, or a name that is all there is.

    Where there are words, these are what is asked. A name alone is also read as words, which may say that it is not so.
    """
    named = by_name(question.name) if question.name else None
    if named is None:
        return None
    category, tier, source = named
    alone = question.text.strip() in ("", question.name)
    if source.startswith("HMIS") or (alone and _told(question)[1] > LEAST_OF_NAME):
        return Flag(category=category, tier=tier, why="name", by="name")
    return None


def _learned(question: Question) -> Flag | None:
    """What the model says."""
    best, score = _told(question)
    if score > LEAST:
        return _flag(question, best, _by(question))
    for option in question.options[:_MOST_OPTIONS] if len(question.options) > 1 else ():
        if all(each.concept in _OF_ANYTHING for each in concepts(tokens(option))):
            continue  # "yes", "Monday": what it says of a class, it says with the others
        best, score = _told(msgspec.structs.replace(question, options=(option,)))
        if score > LEAST_OF_OPTION:
            return _flag(question, best, "option", option)
    return None


def _told(question: Question) -> tuple[int, float]:
    """What a question most likely asks, by its place in ASKS, and by how much more than nothing of the kind."""
    scores = model().scores(features(question))
    best = int(np.argmax(scores[:NOTHING]))
    return best, float(scores[best] - scores[NOTHING])


def _by(question: Question) -> By:
    """Which part tells: the question alone, if it is enough; else what must be read with it."""
    bare = msgspec.structs.replace(question, stem="", help="", options=())
    if bare == question or _told(bare)[1] > LEAST:
        return "question"
    with_one: tuple[tuple[By, Question], ...] = (
        ("stem", msgspec.structs.replace(bare, stem=question.stem)),
        ("option", msgspec.structs.replace(bare, options=question.options)),
        ("help", msgspec.structs.replace(bare, help=question.help)),
    )
    present = [(part, _told(each)[1]) for part, each in with_one if each != bare]
    return max(present, key=lambda each: each[1])[0] if present else "question"


def _flag(question: Question, best: int, by: By, option: str = "") -> Flag:
    category, tier = ASKS[best]
    texts = {"stem": question.stem, "help": question.help, "option": option}
    text = texts.get(by, question.text) or " ".join(question.options)
    return Flag(category=category, tier=tier, why=_why(text, best), by=by, part=option)


def _why(text: str, best: int) -> str:
    """The concept that weighs most for what is asked, by its name; "learned" where none does."""
    rows = model().rows
    weighed = {
        each.concept: float(rows[crc32(f"C:{each.concept}".encode()) & (BUCKETS - 1), best])
        for each in concepts(tokens(text))
    }
    told = max(weighed, key=lambda concept: weighed[concept], default="")
    return told.lower() if told and weighed[told] > 0 else "learned"


def _language(form: Form) -> Literal["en", "es"]:
    """In which language suggestions are worded: the form's own, or that of most of its words."""
    if form.language:
        return "es" if form.language == "es" else "en"
    return "es" if language(" \n".join(question.text for question in form.questions)) == "es" else "en"
