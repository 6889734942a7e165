"""What is told of forms that were looked at: what every report has in common, and the lines of JSON.

Only what a form prints is told, never what is filled in: a question, where it stands, why it is flagged.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Left, Question
from charteroak.screening.forms.register_entry import Entry
from charteroak.screening.forms.reporting_words import Language, ReportWords, report_words
from charteroak.screening.forms.suggesting import reason, suggestion
from charteroak.screening.found import Category

CLAUSE = "2-929"
"""The clause that forbids the inquiry."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """One file that was looked at. `trouble` is why it could not be read as a form, by kind, and then none is judged.

    `silenced` are the flagged questions that a register answers for, by number, with the entry.
    """

    path: str
    judged: Judged | None = None
    trouble: str = ""
    silenced: Mapping[int, Entry] = msgspec.field(default_factory=dict)

    @property
    def unread(self) -> tuple[Left, ...]:
        """The parts of the form that were not read."""
        return self.judged.form.unread if self.judged else ()


class Answerable(msgspec.Struct, frozen=True):
    """A form that was looked at, and the register that answers for it: its path, and the form's path beside it."""

    looked: Looked
    register: str | None = None
    beside: str = ""


class Wronged(msgspec.Struct, frozen=True):
    """An entry of the register at `path` with which something is `wrong`. `number` counts from 1, and so does `line`,
    which is 0 where nobody says.
    """

    path: str
    number: int
    entry: Entry
    wrong: str
    line: int = 0
    now: str = ""
    """Of a changed one, the question as it is printed now,"""
    more: tuple[str, ...] = ()
    """and what stands with it, asks more, and was not approved."""

    @property
    def where(self) -> str:
        """The entry's place in the register."""
        return f"entry {self.number}, line {self.line}" if self.line else f"entry {self.number}"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that was looked at, in order. `passed` files of folders are no forms."""

    looked: tuple[Looked, ...]
    wronged: tuple[Wronged, ...] = ()
    passed: int = 0


class Told(msgspec.Struct, frozen=True):
    """A flagged question, by its number in the form."""

    number: int
    question: Question
    flag: Flag
    entry: Entry | None = None
    """The entry that silences it."""


def told(looked: Looked) -> Iterator[Told]:
    """The flagged questions of a form, those too that a register silences, in order."""
    if looked.judged is None:
        return
    for number, (question, flag) in enumerate(zip(looked.judged.form.questions, looked.judged.flags, strict=True)):
        if flag is not None:
            yield Told(number, question, flag, looked.silenced.get(number))


def flagged(looked: Looked) -> Iterator[Told]:
    """Those that no register silences."""
    return (each for each in told(looked) if each.entry is None)


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are, over some forms: of questions `direct` and `proxy` that are flagged, and `silenced`."""

    forms: int
    questions: int
    direct: int
    proxy: int
    silenced: int
    classes: Mapping[Category, int]

    @property
    def flagged(self) -> int:
        """The flagged questions that nothing silences."""
        return self.direct + self.proxy


def counted(looked: Iterable[Looked]) -> Counts:
    """Count what was looked at."""
    read = [each for each in looked if each.judged]
    all_told = [one for each in read for one in told(each)]
    tiers = Counter(one.flag.tier for one in all_told if one.entry is None)
    classes = Counter(one.flag.category for one in all_told if one.entry is None)
    return Counts(
        forms=len(read),
        questions=sum(len(each.judged.form.questions) for each in read if each.judged),
        direct=tiers["direct"],
        proxy=tiers["proxy"],
        silenced=sum(one.entry is not None for one in all_told),
        classes={each: classes[each] for each in Category if classes[each]},
    )


def status(looked: Looked) -> int:
    """2 where it was not read, 1 where a question is flagged, 2 where none is but some of it was not read; else 0."""
    if looked.trouble:
        return 2
    if any(True for _ in flagged(looked)):
        return 1
    return 2 if looked.unread else 0


def lines(looked: Looked, language: Language) -> Iterator[str]:
    """A line of JSON for each flagged question that nothing silences, in the contract's shape; `why` and `reason`
    besides.
    """
    for each in flagged(looked):
        yield _line(
            {
                "path": looked.path,
                "where": each.question.where,
                "question": each.question.text,
                "category": each.flag.category,
                "tier": each.flag.tier,
                "clauses": [CLAUSE],
                "suggest": suggestion(each.question, each.flag, language),
                "why": each.flag.why,
                "reason": reason(each.question, each.flag, language),
            }
        )


def said_of(each: Wronged, words: ReportWords) -> tuple[str, str]:
    """What is wrong with an entry, and what to do about it; of a changed one, how the question is printed now."""
    what, do = words.wrong[each.wrong]
    if each.now and each.now != each.entry.question:
        what = f"{what} {words.ui['now'].format(now=' '.join(each.now.split()))}"
    if each.more:
        more = ", ".join(f"“{' '.join(part.split())}”" for part in each.more)
        what = f"{what} {words.ui['more'].format(more=more)}"
    return what, do


def wronged_lines(wronged: Sequence[Wronged], language: Language) -> Iterator[str]:
    """A line of JSON for each entry with which something is wrong: the same keys, with none of a class, and `register`
    which says by kind what is wrong.
    """
    words = report_words(language)
    for each in wronged:
        reason_of, remedy = said_of(each, words)
        yield _line(
            {
                "path": each.path,
                "where": each.where,
                "question": each.entry.question,
                "category": None,
                "tier": None,
                "clauses": [CLAUSE],
                "suggest": remedy,
                "why": f"register {each.wrong}",
                "reason": reason_of,
                "register": each.wrong,
                "form": each.entry.form,
                **({"now": each.now} if each.now else {}),
                **({"more": each.more} if each.more else {}),
            }
        )


def basis(entry: Entry, language: Language) -> str:
    """Why a question may be asked, in a sentence: the law, or the service and the reason; whose it is, until when."""
    words = report_words(language)
    what = entry.citation or ": ".join(filter(None, (entry.service, entry.reason.rstrip("."))))
    parts = [f"{words.bases[entry.basis]}: {what}"]
    if entry.owner:
        parts.append(words.ui["owner"].format(owner=entry.owner))
    if entry.approved_by:
        parts.append(words.ui["approved"].format(by=entry.approved_by))
    if entry.expires:
        parts.append(words.ui["until"].format(day=entry.expires.isoformat()))
    return "; ".join(parts)


def _line(fields: Mapping[str, object]) -> str:
    return f"{json.dumps(fields, ensure_ascii=False)}\n"
