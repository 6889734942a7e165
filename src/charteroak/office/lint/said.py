"""What the page says of a form that was read: the flagged questions, and the form with each marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from charteroak.law import text
from charteroak.office.lint.drawn import FlagSaid, PageSaid, pages_of
from charteroak.office.lint.words import LintWords, lint_words
from charteroak.office.pages import Quote, clause_address, quote
from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Asked, Note, Question
from charteroak.screening.forms.picturing import Picture
from charteroak.screening.forms.reporting import CLAUSE, Counts, Looked, Told, counted, told
from charteroak.screening.forms.reporting_words import Language, report_words
from charteroak.screening.forms.suggesting import instead, reason, suggestion

_MOST_LISTED = 300
_MOST_SHOWN = 1_500
"""So many flagged questions are listed, and so many parts of the form are shown."""
_SHORT = 110
"""So many letters of a question stand in the list."""


@dataclass(frozen=True)
class ClassRow:
    """A class of which some question is flagged."""

    category: str
    """The class, by its wire name: it chooses the look."""
    name: str
    """Its name."""
    count: int
    """How many questions."""


@dataclass(frozen=True)
class Marked:
    """Printed words in three pieces, of which the middle one tells; where none does, all of it is the first."""

    before: str
    """What stands before it."""
    tells: str
    """The words that tell, or nothing."""
    after: str
    """What stands behind it."""


@dataclass(frozen=True)
class Item:
    """A part of the form: a heading or a sentence, or a question."""

    look: str
    """"head", "note" or "question"."""
    printed: Marked
    """Its words."""
    number: int
    """The question's number in the form, from 1."""
    where: str
    """Where it stands."""
    stem: Marked | None
    """The words that it completes, or None."""
    options: tuple[Marked, ...]
    """What may be chosen."""
    help: Marked | None
    """Its hint, or None."""
    codes: str
    """Its codes, or nothing."""
    flag: FlagSaid | None
    """What is said of it; None where it is not flagged."""


@dataclass(frozen=True)
class UnreadRow:
    """A part that was not read."""

    where: str
    """Where it is."""
    why: str
    """Why it was not read."""


@dataclass(frozen=True)
class Said:
    """What was found in a form."""

    look: str
    """"found", "partly" or "none": it chooses the look."""
    head: str
    """What was found, in a sentence."""
    then: tuple[str, ...]
    """What else is to be known of it."""
    classes: tuple[ClassRow, ...]
    """The classes of which some question is flagged."""
    flags: tuple[FlagSaid, ...]
    """The flagged questions, up to a bound."""
    more: str
    """That there are more, or nothing."""
    unread: tuple[UnreadRow, ...]
    """What was not read."""
    unread_head: str
    """That something was not read, or nothing."""
    title: str
    """What the form calls itself, or nothing."""
    items: tuple[Item, ...]
    """The form in its own order, up to a bound."""
    cut: str
    """That there is more of it, or nothing."""
    pages: tuple[PageSaid, ...]
    """Pictures of its pages on which a question is flagged, where it is a PDF."""
    lang: str
    """The language that the form is in, as in a `lang` attribute."""
    quotes: tuple[Quote, ...]
    """The clauses in their own words."""


def said(language: Language, judged: Judged, drawn: Sequence[Picture] = ()) -> Said:
    """What the page says of a form that was read, and shows of its pages."""
    own, looked = lint_words(language), Looked(path="", judged=judged)
    counts, form = counted((looked,)), judged.form
    shown = form.items[:_MOST_SHOWN]
    there = {each.number for each in shown if isinstance(each, Asked)}
    flags = {each.number: _flag(own, judged, each, number, there) for number, each in enumerate(told(looked), 1)}
    return Said(
        look="found" if flags else "partly" if form.unread else "none",
        head=_head(own.ui, counts, partly=bool(form.unread)),
        then=tuple(_then(own, judged, counts)),
        classes=tuple(ClassRow(each, report_words(language).classes[each], number)
                      for each, number in counts.classes.items()),
        flags=tuple(flags.values())[:_MOST_LISTED],
        more=own.ui["more"].format(count=len(flags) - _MOST_LISTED) if len(flags) > _MOST_LISTED else "",
        unread=tuple(UnreadRow(own.place(each.where), own.place(each.why)) for each in form.unread[:_MOST_LISTED]),
        unread_head=_unread(own.ui, len(form.unread)),
        title=form.title,
        items=tuple(_items(own, judged, shown, flags)),
        cut=own.ui["cut"].format(count=len(form.items) - _MOST_SHOWN) if len(form.items) > _MOST_SHOWN else "",
        pages=pages_of(own, judged, drawn, flags),
        lang=judged.language,
        quotes=_quotes(language),
    )  # fmt: skip


def _head(ui: Mapping[str, str], counts: Counts, *, partly: bool) -> str:
    if counts.flagged:
        return ui["one" if counts.flagged == 1 else "many"].format(count=counts.flagged)
    return ui["none_read" if partly else "none"]


def _then(own: LintWords, judged: Judged, counts: Counts) -> Iterator[str]:
    kind, count = own.kinds[judged.form.kind], counts.questions
    read = own.ui["of_one" if count == 1 else "of"].format(count=count, kind=kind)
    yield f"{read} {own.ui['tiers'].format(direct=counts.direct, proxy=counts.proxy)}" if counts.flagged else read
    yield own.ui["some_more" if counts.flagged else "none_more"]


def _unread(ui: Mapping[str, str], count: int) -> str:
    return ui["unread_one" if count == 1 else "unread_many"].format(count=count) if count else ""


def _flag(own: LintWords, judged: Judged, each: Told, number: int, there: set[int]) -> FlagSaid:
    language: Language = "es" if own.language == "es" else "en"
    words, flag, question = report_words(language), each.flag, each.question
    return FlagSaid(
        number=number,
        category=flag.category,
        name=words.classes[flag.category],
        tier=flag.tier,
        tier_said=words.tiers[flag.tier][0],
        clause=CLAUSE,
        short=_short(question.text),
        reason=reason(question, flag, language) or words.tiers[flag.tier][1],
        tells="" if flag.by == "question" else own.ui["tells"].format(part=own.parts[flag.by]),
        suggestion=suggestion(question, flag, language),
        instead=instead(question, flag, judged.language),
        target=f"q{each.number + 1}" if each.number in there else "",
    )


def _short(printed: str) -> str:
    words = " ".join(printed.split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def _items(
    own: LintWords, judged: Judged, shown: tuple[Note | Asked, ...], flags: Mapping[int, FlagSaid]
) -> Iterator[Item]:
    title = judged.form.title
    for number, each in enumerate(shown):
        if isinstance(each, Asked):
            yield _question(own, judged.form.questions[each.number], judged.flags[each.number], each.number, flags)
        elif not (number == 0 and each.text == title):  # the title stands above the form already
            yield Item("head" if each.level else "note", Marked(each.text, "", ""), 0, own.place(each.where), None, (),
                       None, "", None)  # fmt: skip


def _question(
    own: LintWords, question: Question, flag: Flag | None, number: int, flags: Mapping[int, FlagSaid]
) -> Item:
    return Item(
        look="question",
        printed=_marked(question.text, flag, "question"),
        number=number + 1,
        where=own.place(question.where),
        stem=_marked(question.stem, flag, "stem") if question.stem else None,
        options=tuple(_marked(each, flag, "option") for each in question.options),
        help=_marked(question.help, flag, "help") if question.help else None,
        codes=", ".join(f"{each.system} {each.code}" for each in question.codes),
        flag=flags.get(number),
    )


def _marked(printed: str, flag: Flag | None, of: Literal["question", "stem", "option", "help"]) -> Marked:
    """Printed words with those that tell; where all of a question does, or nobody says which words, all are marked."""
    if flag is None or flag.by not in (of, *(("code", "name", "form") if of == "question" else ())):
        return Marked(printed, "", "")
    before, tells, after = printed.partition(flag.part) if flag.part else ("", printed if of == "question" else "", "")
    return Marked(before, tells, after) if tells else Marked(printed, "", "")


def _quotes(language: str) -> tuple[Quote, ...]:
    """What must not be asked, and what is confidential, of the definitions."""
    defined = next(each for each in text.clause("2-926").text.split("\n") if each.startswith("Confidential"))
    return quote(language, CLAUSE), Quote("2-926", clause_address(language, "2-926"), (defined,))
