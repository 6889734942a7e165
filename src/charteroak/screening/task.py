"""One file to screen or to redact, and what came of it, as they go over a wire between processes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Literal

import msgspec

from charteroak.screening.columns.table import Classified, classified
from charteroak.screening.formats.kinds import kind_of
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.opening import guarded, open_file
from charteroak.screening.formats.surface import Cannot, Opened
from charteroak.screening.forms.flag import Judged
from charteroak.screening.forms.picturing import Picture, pictures
from charteroak.screening.found import Category, Certainty, Language, Tier
from charteroak.screening.letting import Screen, but_ours
from charteroak.screening.looking import Look, Withheld, look, shipped
from charteroak.screening.showing import Shown, shown

WITHOUT_NOTICE = frozenset({"delimited", "json", "jsonl"})
"""The kinds that have no place for a notice."""


_SECONDS_A_MEGABYTE = 6


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done with a file. `name` is the file's, `values` asks for the words that are found.

    To show is to screen, and to give the file's text besides, with the places of what was found in it.
    `to` is the copy's name: an Outlook message can only be written as another kind of file. Of tables whose columns are
    classified, at most `sample` rows are looked at. To lint is to read it as a form and decide its questions, and
    `pictures` asks for those of a PDF's pages on which one is flagged. What is of the classes in `keep`, and of no
    other, is left in what is redacted, and `notice` is put before it; what is screened may begin with it.
    """

    what: Literal["screen", "redact", "show", "columns", "lint"]
    name: str = ""
    to: str = ""
    values: bool = False
    drop_unread: bool = False
    mark: bool = False
    sample: int = 10_000
    pictures: bool = False
    keep: frozenset[Category] = frozenset()
    notice: tuple[str, ...] = ()
    size: int = LIMITS.size
    seconds: float = LIMITS.seconds

    def timed(self, data: bytes) -> Task:
        """The same with the time that a file of this size may take."""
        return msgspec.structs.replace(self, seconds=LIMITS.seconds + _SECONDS_A_MEGABYTE * (len(data) >> 20))

    @property
    def limits(self) -> Limits:
        """The bounds of reading."""
        return replace(
            LIMITS, size=self.size, seconds=self.seconds, expanded=max(LIMITS.expanded, 4 * self.size)
        ).anew()


class Found(msgspec.Struct, frozen=True, omit_defaults=True):
    """A finding on the wire. `value` is there only if it was asked for."""

    category: Category
    start: int
    end: int
    where: str
    rule: str
    tier: Tier
    certainty: Certainty = msgspec.field(name="certainty")
    value: str | None = None


class Left(msgspec.Struct, frozen=True):
    """A place that was not read, and why, by kind."""

    where: str
    why: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task. `trouble` is why nothing did, by kind; `residual`, where something was left.

    `data` is the file without what is confidential in it; None with `document` set where all of it is withheld.
    """

    kind: str = ""
    language: Language = "unknown"
    document: Literal["income_tax_record"] | None = None
    findings: tuple[Found, ...] = ()
    unread: tuple[Left, ...] = ()
    shown: tuple[Shown, ...] = ()
    data: bytes | None = None
    withheld: tuple[Withheld, ...] = ()
    noticed: bool = True
    trouble: str | None = None
    residual: str | None = None
    tables: tuple[Classified, ...] = ()
    judged: Judged | None = None
    pictures: tuple[Picture, ...] = ()


def do(task: Task, data: bytes, screen: Screen | None = None) -> Outcome:
    """Do it, in this process. Whatever goes wrong is an outcome, which never holds a word of the file."""
    if task.what == "columns":
        return _classified(task, data)
    if task.what == "lint":
        return _linted(task, data)
    try:
        return guarded(lambda: (_redacted if task.what == "redact" else _screened)(task, data, screen or shipped()))
    except Cannot as trouble:
        return Outcome(trouble=str(trouble))


def _classified(task: Task, data: bytes) -> Outcome:
    from charteroak.screening.columns.reading import tables_of

    try:
        tables = guarded(lambda: tables_of(data, task.name, task.sample, task.limits))
        return guarded(lambda: Outcome(kind=kind_of(data, task.name), tables=tuple(map(classified, tables))))
    except Cannot as trouble:
        return Outcome(trouble=str(trouble))


def _linted(task: Task, data: bytes) -> Outcome:
    from charteroak.screening.forms.judging import judge
    from charteroak.screening.forms.reading import read_form

    try:
        judged = guarded(lambda: judge(read_form(data, task.name, task.limits)))
    except Cannot as trouble:
        return Outcome(trouble=str(trouble))
    made: tuple[Picture, ...] = ()
    if task.pictures:
        with suppress(Cannot):  # a page that cannot be drawn takes nothing from what was read
            made = guarded(lambda: pictures(data, judged))
    return Outcome(kind=judged.form.kind, judged=judged, pictures=made)


def _screened(task: Task, data: bytes, screen: Screen) -> Outcome:
    opened = open_file(data, task.name, task.limits)
    seen = look(opened, but_ours(screen, task.notice))
    document: Literal["income_tax_record"] | None = "income_tax_record" if seen.is_record else None
    return Outcome(
        kind=kind_of(data, task.name),
        language=seen.language,
        document=document,
        findings=tuple(_found(opened, seen, values=task.values)),
        unread=tuple(Left(each.where, each.why) for each in opened.unread),
        shown=shown(opened, seen) if task.what == "show" and not seen.is_record else (),
    )


def _found(opened: Opened, seen: Look, *, values: bool) -> list[Found]:
    """The findings; a file within that is a record withheld whole is one by itself."""
    parts, places = getattr(opened, "parts", ()), getattr(opened, "place", None)
    made = [Found(Category.INCOME_TAX_RECORD, 0, 0, parts[number].where, "document", "direct", "protected")
            for number in sorted(seen.records)]  # fmt: skip
    for each in seen.places:
        start, end = each.spans[0][0], each.spans[-1][1]
        surface = opened.surfaces[each.number]
        value = surface.text[start:end] if values else None
        where, first, last = places(each.number, start, end) if places else (surface.where, start, end)
        one = each.finding
        made.append(Found(one.category, first, last, where, one.rule, one.tier, one.certainty, value))
    return made


def _redacted(task: Task, data: bytes, screen: Screen) -> Outcome:
    from charteroak.screening.redact import Residual, redact

    if kind_of(data, task.name) == "msg" and not task.to.lower().endswith(".eml"):
        raise Cannot("cannot write msg")
    try:
        made = redact(
            data,
            task.name,
            screen,
            limits=task.limits,
            drop_unread=task.drop_unread,
            mark=task.mark,
            keep=task.keep,
            notice=task.notice,
        )
    except Residual as left:
        return Outcome(residual=str(left))
    noticed = made.kind not in WITHOUT_NOTICE or (task.mark and made.kind == "json")
    return Outcome(kind=made.kind, document=made.document, data=made.data, withheld=made.withheld, noticed=noticed)
