"""What `charteroak lint` writes: a report to read, lines of JSON, SARIF, a page to print, and what went wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.paths import STANDARD
from charteroak.cli.screen_report import failed, write
from charteroak.cli.screening_words import said as trouble_said
from charteroak.cli.terminal import bold, width

if TYPE_CHECKING:
    from charteroak.screening.forms.reporting import Looked, Report, Told
    from charteroak.screening.forms.reporting_words import Language

__all__ = ["failed", "said", "write_report"]

_TROUBLES = {
    "not a form": "nothing is asked in it that can be made out, so it is no form",
    "unreadable": "it cannot be opened",
    "too deep": "it is nested too deeply",
}


def said(looked: Looked) -> str:
    """Why a file, or a part of it, was not read, in words."""
    if looked.trouble:
        return _TROUBLES.get(looked.trouble) or trouble_said(looked.trouble)
    kinds = ", ".join(dict.fromkeys(each.why for each in looked.unread))
    count = len(looked.unread)
    return f"not all of it was read: {count} {'place' if count == 1 else 'places'} ({kinds})"


def write_report(report: Report, written: str, language: Language, target: Path | None) -> None:
    """Write it to `target`, or to standard output. OSError where that cannot be."""
    text = "".join(_written(report, written, language))
    if target is None or target == STANDARD:
        write(text)
    else:
        target.write_bytes(click.unstyle(text).encode())
    if report.passed and (written != "text" or target is not None):
        click.echo(f"charteroak: {_passed(report.passed)}", err=True)


def _written(report: Report, written: str, language: Language) -> Iterator[str]:
    from charteroak.screening.forms import reporting

    match written:
        case "jsonl":
            for looked in report.looked:
                yield from reporting.lines(looked, language)
            yield from reporting.wronged_lines(report.wronged, language)
        case "sarif":
            from charteroak.screening.forms.sarif import sarif

            yield f"{json.dumps(sarif(report), ensure_ascii=False, indent=1)}\n"
        case "html":
            from charteroak.law.law import today
            from charteroak.screening.forms.printable import printable

            yield printable(report, language, today())
        case _:
            yield from (f"{line}\n" for line in _text(report, language))


# The report to read.


def _text(report: Report, language: Language) -> Iterator[str]:
    for looked in report.looked:
        if looked.judged:
            yield from _form(looked, language)
    yield from _entries(report, language)
    yield from _counts(report)


def _form(looked: Looked, language: Language) -> Iterator[str]:
    from charteroak.screening.forms.reporting import basis, counted, flagged, told

    count = counted((looked,))
    number = "no question" if not count.flagged else f"{count.flagged} of {_many(count.questions, 'question')}"
    head = f"{looked.path}: {number} flagged"
    yield bold(head) if count.flagged else head
    for each in flagged(looked):
        yield from _question(each, language)
    for each in told(looked):
        if each.entry is not None:
            yield from _wrapped(f"{each.question.where}  “{_flat(each.question.text)}” is in the register.", 2)
            yield from _wrapped(basis(each.entry, language), 4)
    for left in looked.unread:
        yield f"  {left.where}  not read ({left.why})"
    if count.flagged or count.silenced or looked.unread:
        yield ""


def _question(each: Told, language: Language) -> Iterator[str]:
    from charteroak.screening.forms.reporting import CLAUSE
    from charteroak.screening.forms.reporting_words import report_words
    from charteroak.screening.forms.suggesting import reason, suggestion

    words, flag = report_words(language), each.flag
    yield from _wrapped(bold(f"{each.question.where}  “{_flat(each.question.text)}”"), 2)
    yield from _wrapped(f"{words.classes[flag.category]}, {words.tiers[flag.tier][0]} ({CLAUSE}; {flag.why})", 4)
    yield from _wrapped(reason(each.question, flag, language), 4)
    yield from _wrapped(suggestion(each.question, flag, language), 4, "-> ")


def _entries(report: Report, language: Language) -> Iterator[str]:
    from charteroak.screening.forms.reporting import said_of
    from charteroak.screening.forms.reporting_words import report_words

    for each in report.wronged:
        entry = each.entry
        what, do = said_of(each, report_words(language))
        yield bold(f"{each.path}, {each.where}: {each.wrong}")
        yield from _wrapped(f"“{_flat(entry.question)}” ({entry.form})", 2)
        yield from _wrapped(f"{what} {do}", 2)
        yield ""


def _counts(report: Report) -> Iterator[str]:
    from charteroak.screening.forms.reporting import counted

    count = counted(report.looked)
    line = f"{_many(count.forms, 'form')}, {_many(count.questions, 'question')}: {count.flagged} flagged"
    if count.flagged:
        line += f" ({count.direct} direct, {count.proxy} proxy)"
    if count.silenced:
        line += f", {count.silenced} allowed by the register"
    if report.wronged:
        line += f", {_many(len(report.wronged), 'entry', 'entries')} of the register wrong"
    yield f"{line}."
    troubled = sum(bool(each.trouble) for each in report.looked)
    if troubled:
        yield f"{_many(troubled, 'file')} could not be read: do not take {'it' if troubled == 1 else 'them'} for clean."
    if report.passed:
        yield f"{_passed(report.passed).capitalize()}."


def _passed(count: int) -> str:
    return f"passed over {_many(count, 'file')} that {'is no form' if count == 1 else 'are no forms'}"


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def _flat(text: str) -> str:
    """A text on one line, without signs that a terminal would take for commands."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in " ".join(text.split()))


def _wrapped(text: str, indent: int, first: str = "") -> Iterator[str]:
    import textwrap

    if text:
        before = " " * indent
        yield textwrap.fill(text, width(), initial_indent=before + first, subsequent_indent=before + " " * len(first),
                            break_on_hyphens=False, break_long_words=False)  # fmt: skip
