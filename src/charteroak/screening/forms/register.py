"""The register of lawful questions: which question of which form, on what basis, whose it is, and until when.

An entry silences the question that it is for, in the forms that it names, while nothing is wrong with it. What is wrong
is reported. The file is read by `load` and `loads`, and changed by `added`, `changed` and `removed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from charteroak.screening.forms.flag import Judged
from charteroak.screening.forms.judging import judge
from charteroak.screening.forms.register_entry import BASES, BY_LAW, BY_SERVICE, FIELDS, Basis, Entry, Register
from charteroak.screening.forms.register_matching import Decide, match
from charteroak.screening.forms.register_reading import BadRegister, Fault, load, loads
from charteroak.screening.forms.register_wording import nearness, same_text
from charteroak.screening.forms.register_writing import NotWritten, added, changed, digest, removed, save

__all__ = [
    "BASES", "BY_LAW", "BY_SERVICE", "FIELDS", "NAME", "Applied", "BadRegister", "Basis", "Entry", "Fault",
    "NotWritten", "Problem", "Register", "Wrong", "added", "apply", "changed", "digest", "is_for", "load", "loads",
    "removed", "save", "wrong_with",
]  # fmt: skip

NAME = "questions.toml"
"""What a register's file is called."""

Wrong = Literal["uncited", "unapproved", "unowned", "undated", "expired", "orphaned", "changed", "doubled"]
"""What may be wrong with an entry: no citation (or no service and reason), nobody who approved it, nobody whose it is,
no day on which it ends, past that day, no question that it is for, a question there whose meaning is no longer the
approved one, two entries for one question."""

_CITES = re.compile(r"\d|\b[IVXLC]+\b|§|\bart(?:icle|[ií]culo)?\b|\bamend", re.IGNORECASE)
_NO_CITATION = re.compile(r"\s*(?:n\.?/?\s?a\.?|tb[ad]|none|unknown|\?+|-+|ninguna?)\s*", re.IGNORECASE)


class Problem(msgspec.Struct, frozen=True):
    """An entry that silences nothing, and why; `number` is its place in the register, from 0.

    A doubled one is only reported. Of a changed one, `form` and `now` are the question as it is printed now, and `more`
    the parts of it that ask more than was approved: added to `beside`, once they are approved, they mend the entry.
    """

    number: int
    entry: Entry
    wrong: Wrong
    form: str = ""
    now: str = ""
    more: tuple[str, ...] = ()


class Applied(msgspec.Struct, frozen=True):
    """A register applied to some forms: for each form its questions that are silenced, by number, with the entry."""

    silenced: tuple[dict[int, Entry], ...]
    problems: tuple[Problem, ...]


def apply(register: Register, forms: Sequence[tuple[str, Judged]], today: date, decide: Decide = judge) -> Applied:
    """What a register silences in forms, given with their paths relative to it, on a day.

    `decide` is the judge that decided the forms: it decides the approved wordings too.
    """
    looked = [_looked_at(entry, forms, decide) for entry in register.entries]
    matched = {place for each in looked for place in each.same}
    silenced: tuple[dict[int, Entry], ...] = tuple({} for _ in forms)
    problems: list[Problem] = []
    for number, (entry, seen) in enumerate(zip(register.entries, looked, strict=True)):
        wrong = wrong_with(entry, today)
        problems += [Problem(number, entry, each) for each in wrong]
        if not wrong:
            if any(question in silenced[form] for form, question in seen.same):
                problems.append(Problem(number, entry, "doubled"))
            for form, question in seen.same:
                silenced[form].setdefault(question, entry)
        problems += _gone(number, entry, seen, forms, matched)
    return Applied(silenced, tuple(problems))


class _Seen(msgspec.Struct):
    """What an entry met: places of questions (form, question) that it is for, and those near it, with what is more."""

    forms: bool
    same: list[tuple[int, int]]
    near: dict[tuple[int, int], tuple[str, ...]]
    unflagged: bool


def _looked_at(entry: Entry, forms: Sequence[tuple[str, Judged]], decide: Decide) -> _Seen:
    seen = _Seen(forms=False, same=[], near={}, unflagged=False)
    for at, (path, judged) in enumerate(forms):
        if not is_for(entry.form, path):
            continue
        seen.forms = True
        for number, (question, flag) in enumerate(zip(judged.form.questions, judged.flags, strict=True)):
            if flag is None:
                seen.unflagged = seen.unflagged or same_text(entry.question, question.text)
                continue
            matched = match(entry, question, flag, judged.form, decide)
            if matched.how == "same":
                seen.same.append((at, number))
            elif matched.how == "near":
                seen.near[at, number] = matched.more
    return seen


def _gone(
    number: int,
    entry: Entry,
    seen: _Seen,
    forms: Sequence[tuple[str, Judged]],
    matched: set[tuple[int, int]],
) -> Iterator[Problem]:
    """That an entry's question is not in its forms as it was approved; one that is not flagged is no fault."""
    if seen.same or not seen.forms:
        return
    near = [place for place in seen.near if place not in matched]
    if near:

        def text_at(place: tuple[int, int]) -> str:
            return forms[place[0]][1].form.questions[place[1]].text

        nearest = max(near, key=lambda place: nearness(text_at(place), entry.question))
        yield Problem(number, entry, "changed", forms[nearest[0]][0], text_at(nearest), seen.near[nearest])
    elif not seen.unflagged:
        yield Problem(number, entry, "orphaned")


def wrong_with(entry: Entry, today: date) -> tuple[Wrong, ...]:
    """What is wrong with an entry by itself on a day, whatever the forms are."""
    return tuple(_wrong_with(entry, today))


def _wrong_with(entry: Entry, today: date) -> Iterator[Wrong]:
    if not _is_cited(entry):
        yield "uncited"
    if not entry.approved_by.strip() or (entry.approved_on is not None and entry.approved_on > today):
        yield "unapproved"
    if not entry.owner.strip():
        yield "unowned"
    if entry.expires is None:
        yield "undated"
    elif entry.expires <= today:
        yield "expired"


def _is_cited(entry: Entry) -> bool:
    """Whether it has what its basis asks for. A citation names a place in a law: it has a number, or an article."""
    if entry.basis == BY_LAW:
        return bool(_CITES.search(entry.citation)) and not _NO_CITATION.fullmatch(entry.citation)
    return bool(entry.service.strip() and entry.reason.strip())


def is_for(pattern: str, path: str) -> bool:
    """Whether a path is the one that an entry names, or one of those: `*` is within a folder, `**` over any number."""
    return bool(_paths(pattern.removeprefix("./")).fullmatch(path.removeprefix("./")))


@lru_cache(maxsize=1024)
def _paths(pattern: str) -> re.Pattern[str]:
    stars = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(stars.get(each) or re.escape(each) for each in re.split(r"(\*\*/|\*\*|\*|\?)", pattern)))
