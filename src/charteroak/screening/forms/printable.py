"""The report to print: one page of HTML with its styles within it, a section for each form, a before and an after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from importlib.resources import files

from charteroak.law import text
from charteroak.screening.forms.reporting import CLAUSE, Looked, Report, Told, basis, counted, flagged, said_of, told
from charteroak.screening.forms.reporting_words import Language, ReportWords, report_words
from charteroak.screening.forms.suggesting import instead, reason, suggestion


def printable(report: Report, language: Language, today: date) -> str:
    """The page, in a language. Nothing in it is fetched, and it has no script."""
    words = report_words(language)
    style = files("charteroak.screening.forms").joinpath("printable.css").read_text("utf-8")
    body = "\n".join(_body(report, words, language, today))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_e(words.ui['title'])}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(report: Report, words: ReportWords, language: Language, today: date) -> Iterator[str]:
    ui = words.ui
    yield f"<header><h1>{_e(ui['title'])}</h1><p>{_e(ui['lede'])}</p>"
    yield f'<p class="soft">{_e(ui["made"].format(day=today.isoformat()))}</p></header>\n<main>'
    yield from _summary(report, words)
    for looked in report.looked:
        if looked.judged:
            yield from _form(looked, words, language)
    yield from _troubles(report, words)
    yield from _entries(report, words)
    clause = text.clause(CLAUSE)
    yield f'<section><h2>{_e(ui["clause"])}</h2><blockquote lang="en"><p>{_e(clause.text)}</p>'
    yield f"<p>{CLAUSE}</p></blockquote></section>\n</main>"


def _summary(report: Report, words: ReportWords) -> Iterator[str]:
    ui = words.ui
    heads = [ui[key] for key in ("form", "questions", "direct", "proxy", "silenced")]
    yield f'<section><h2>{_e(ui["summary"])}</h2><div class="wide" tabindex="0" role="region" aria-label="'
    yield f'{_e(ui["summary"])}"><table><thead><tr>'
    yield from (f'<th scope="col">{_e(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for looked in report.looked:
        if looked.judged:
            yield _row(looked.path, (looked,))
    yield "</tbody><tfoot>"
    yield _row(ui["total"], report.looked)
    yield "</tfoot></table></div></section>"


def _row(name: str, looked: tuple[Looked, ...]) -> str:
    found = counted(looked)
    numbers = (found.questions, found.direct, found.proxy, found.silenced)
    return f'<tr><th scope="row">{_e(name)}</th>{"".join(f"<td>{each}</td>" for each in numbers)}</tr>'


def _form(looked: Looked, words: ReportWords, language: Language) -> Iterator[str]:
    ui = words.ui
    yield f'<section class="form"><h2>{_e(looked.path)}</h2>'
    asked = tuple(flagged(looked))
    if not asked:
        yield f"<p>{_e(ui['none'])}</p>"
    spoken = looked.judged.language if looked.judged else "en"
    for each in asked:
        yield from _question(each, words, language, spoken)
    for left in looked.unread:
        yield f'<p class="unread">{_e(ui["unread"].format(where=left.where, why=left.why))}</p>'
    allowed = [each for each in told(looked) if each.entry is not None]
    if allowed:
        yield f"<h3>{_e(ui['allowed'])}</h3><ul>"
        for each in allowed:
            said = basis(each.entry, language) if each.entry else ""
            yield f'<li><q lang="{spoken}">{_e(each.question.text)}</q> <span class="soft">{_e(said)}</span></li>'
        yield "</ul>"
    yield "</section>"


def _question(each: Told, words: ReportWords, language: Language, spoken: Language) -> Iterator[str]:
    ui, question, flag = words.ui, each.question, each.flag
    tier, means = words.tiers[flag.tier]
    after = instead(question, flag, spoken)
    yield f'<article class="{flag.tier}"><h3>{_e(words.classes[flag.category])}: {_e(tier)}</h3>'
    yield f'<p class="soft">{_e(question.where)} · {_e(means)} ({CLAUSE})</p>'
    yield f'<div class="pair"><div class="before"><h4>{_e(ui["before"])}</h4>'
    yield f'<p lang="{spoken}"><del>{_marked(question.text, flag.part)}</del></p>'
    if question.options:
        options = "".join(f"<li>{_marked(option, flag.part)}</li>" for option in question.options)
        yield f'<ul class="options" lang="{spoken}">{options}</ul>'
    yield f'</div><div class="after"><h4>{_e(ui["after"])}</h4>'
    yield f'<p lang="{spoken}"><ins>{_e(after)}</ins></p>' if after else f"<p>{_e(ui['go'])}</p>"
    yield f"</div></div><dl><dt>{_e(ui['why'])}</dt><dd>{_e(reason(question, flag, language) or means)}</dd>"
    do = suggestion(question, flag, language)
    if do:
        yield f"<dt>{_e(ui['suggest'])}</dt><dd>{_e(do)}</dd>"
    yield "</dl></article>"


def _marked(printed: str, part: str) -> str:
    """Printed words, with those marked that tell."""
    before, found, after = printed.partition(part) if part else (printed, "", "")
    return f"{_e(before)}<mark>{_e(found)}</mark>{_e(after)}" if found and found != printed else _e(printed)


def _troubles(report: Report, words: ReportWords) -> Iterator[str]:
    troubled = [each for each in report.looked if each.trouble]
    if troubled:
        yield f'<section class="unread"><h2>{_e(words.ui["not_read"])}</h2><p>{_e(words.ui["not_read_more"])}</p><ul>'
        yield from (f"<li>{_e(each.path)}: {_e(each.trouble)}</li>" for each in troubled)
        yield "</ul></section>"


def _entries(report: Report, words: ReportWords) -> Iterator[str]:
    if not report.wronged:
        return
    yield f"<section><h2>{_e(words.ui['register'])}</h2><p>{_e(words.ui['register_more'])}</p><ul>"
    for each in report.wronged:
        what, do = said_of(each, words)
        entry = each.entry
        yield f"<li>{_e(each.path)}, {_e(words.ui['entry'])} {each.number}, {_e(entry.form)}: "
        yield f"<q>{_e(entry.question)}</q> {_e(what)} {_e(do)}</li>"
    yield "</ul></section>"


def _e(said: str) -> str:
    return escape(said, quote=True)
