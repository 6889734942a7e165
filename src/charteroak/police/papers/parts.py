"""What was handed over, taken apart: covers and e-mail heads put aside, the first paper cut from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from charteroak.police.papers.forms import Forms
from charteroak.police.papers.phrases import Mark
from charteroak.police.papers.sheet import Sheet, head_end, is_heading, numbers, sheet

MOST_HEADINGS = 60
"""A text with more headings is no paper: another paper is looked for no further."""

_MAIL = re.compile(
    r"(?i)^[\s>]*(from|to|sent|date|subject|subj|cc|bcc|de|para|enviado|fecha|asunto|importance|attachments?)\s*:"
)
_COVER = re.compile(
    r"(?i)\b(?:fax|facsimile|telefax)\b(?:\W+\w+){0,3}?\W+(?:cover|transmittal|transmission|sheet|message)\b|"
    r"^\W*(?:cover (?:sheet|page|memo|note)|(?:tele)?f ?a ?x|facsimile|telecop(?:y|ier)|portada de fax|"
    r"hoja de cubierta)\b"
)
_COVER_LINES = 4
_COVER_LABEL = re.compile(
    r"(?i)(?:^| {2})[^\w\n]{0,4}(to|from|re|date|phone|tel|fax|facsimile|(?:total )?pages?|number of pages|no of pages)"
    r"(?: (?:no|number|#)\.?)? ?(?:\([^)\n]{1,30}\))? ?:"
)
_PAGE = re.compile(
    r"(?i)^\W*[-=*~\[(]\s*(?=\d{1,3}\s*(?:of|/|de)\s*\d{1,3}\s*[-=*~\])]\W*$)(?P<bare>\d{1,3})|^\W*(?:\(?stapled\)?|attached|attachment|enclosed|enclosure|grapado|adjunto)?\W*"
    r"(?:page|pg|p|sheet|document|doc|paper|item|exhibit|attachment|enclosure|hoja|pagina|documento)\.?\s*(?:no\.?\s*)?"
    r"(?P<page>\d{1,3}|[A-Z]\b|one|two|three|four)\s*(?:(?:of|/|de)\s*\d{1,3})?\s*\W*"
)
_STAPLED = re.compile(
    r"(?i)^\W*\(?(?:stapled|attached|attachment|enclosed|enclosures?|grapado|adjunto|second (?:paper|document)|"
    r"next (?:paper|document))"
    r"(?=\W*$|[):]| ?-| (?:page|pg|sheet|paper|document|\d|hoja|pagina)\b)"
)
_SPECIFIC = ("form", "arrest_warrant", "search_warrant", "capias", "subpoena", "agency_subpoena", "inspection_warrant")
_LETTER = re.compile(
    r"(?im)^\W*(?:dear|to whom it may concern|estimad[oa]s?|a quien corresponda)\b[^\n]{0,60}|"
    r"^\W*(?:senor(?:a|es|as)?|sra?|distinguid[oa]s?|apreciad[oa]s?)\b[^\n]{0,60}[:,][ \t]*$|"
    r"\bDear [A-Z][\w .]{1,40}[:,]"
)
_SIGNED = re.compile(
    r"(?i)\(signed|\(signature|/s/|signature|\bsigned\b|_{4,}|\(firmad|sincerely|_ |commanded|requested|ordered"
)


@dataclass(frozen=True)
class Parts:
    """The first paper, and what was around it."""

    page: Sheet
    cover: bool
    mail: bool
    more: bool


def parts(text: str, forms: Forms) -> Parts:
    """The first paper of a text. An e-mail that carries no paper is left as it is, with `mail` set."""
    whole = sheet(text, forms)
    cover = _is_cover(whole)
    mail = not cover and _mail_lines(whole) > 0
    if cover or mail:
        start = _first_paper(whole, cover)
        if start is None:
            return Parts(whole, cover, mail, False)
        whole, mail = sheet(text[start:], forms), False
    end = _second_paper(whole, forms)
    if end is None:
        return Parts(whole, cover, mail, False)
    return Parts(_cut(whole, end), cover, mail, True)


def salutation(page: Sheet) -> int | None:
    """Where a letter greets the one it is written to."""
    found = _LETTER.search(page.text, 0, head_end(page, 24))
    return found.start() if found else None


def _cut(page: Sheet, end: int) -> Sheet:
    marks = tuple(mark for mark in page.marks if mark.end <= end)
    return Sheet(page.text[:end], marks, tuple(start for start in page.starts if start < end), page.capitals)


def _first_lines(page: Sheet, count: int) -> list[int]:
    return [n for n in range(len(page.starts)) if page.line_text(n).strip()][:count]


def _is_cover(page: Sheet) -> bool:
    first = [page.line_text(n) for n in _first_lines(page, 10)]
    labels = {found[1].lower() for line in first for found in _COVER_LABEL.finditer(line)}
    faxed = bool(labels & {"fax", "facsimile"}) and any("page" in label for label in labels)
    return any(map(_COVER.search, first[:_COVER_LINES])) or (faxed and bool(labels & {"to", "from"}))


def _mail_lines(page: Sheet) -> int:
    """How many lines the head of an e-mail has: none where the text begins otherwise."""
    lines = _first_lines(page, 12)
    skipped = (
        1
        if lines
        and re.match(
            r"(?i)\W*(?:e-?mail|-+ ?(?:forwarded|original) message|correo electronico|message)\b",
            page.line_text(lines[0]),
        )
        else 0
    )
    while (
        skipped < min(len(lines), 2)
        and not _MAIL.match(page.line_text(lines[skipped]))
        and len(page.line_text(lines[skipped]).split()) < 5
    ):
        skipped += 1
    names = []
    for n in lines[skipped:]:
        found = _MAIL.match(page.line_text(n))
        if not found:
            break
        names += [
            found[1].lower(),
            *(label.lower() for label in re.findall(r"(?i)\b(subject|sent|asunto|from|to)\s*:", page.line_text(n))),
        ]
    from_someone = bool({"from", "de"} & set(names))
    about = bool({"subject", "subj", "sent", "asunto", "enviado"} & set(names))
    at_sign = any("@" in page.line_text(n) for n in lines[:6])
    return len(names) if from_someone and (about or at_sign) else 0


def _first_paper(page: Sheet, cover: bool) -> int | None:
    """Where the first paper begins after a cover or an e-mail's head: on the next page where there is one and no paper
    is named before it, else at the line of its first heading of a court, an agency or a title.
    """
    skip = _cover_end(page) if cover else 0
    marks = [mark for mark in page.marks if page.line(mark.start) > skip and mark.group in ("form", "title", "issuer")]
    turned = _turned(page)
    if turned is not None and not any(mark.start < turned and _names_paper(page, mark) for mark in marks):
        return turned
    begins = (mark for mark in marks if _begins(page, mark) or _names_paper(page, mark) or _heads(page, mark))
    start = next((_top(page, page.line(mark.start), skip) for mark in begins), turned)
    return _after(page, skip) if start is None and cover else start


def _turned(page: Sheet) -> int | None:
    """Where the second page begins: after a form feed, else at a line that says so."""
    feed = page.text.find("\f") + 1
    if feed:
        return feed if page.text[feed:].strip() else None
    return next((page.starts[n] for n in range(1, len(page.starts)) if _next_page(page.line_text(n))), None)


def _names_paper(page: Sheet, mark: Mark) -> bool:
    """Whether a heading on the page of a cover is a paper's own title, and no word of the cover."""
    return _is_title(mark) and is_heading(page, mark) and not _MAIL.match(page.line_text(page.line(mark.start)))


def _heads(page: Sheet, mark: Mark) -> bool:
    """Whether a court or an agency alone on its line heads a paper, whose title soon follows."""
    if mark.group != "issuer" or mark.words < 2 or not is_heading(page, mark):
        return False
    if re.split(r" {3,}", page.before(mark))[-1].strip():
        return False
    titles = (each for each in page.group("title") if mark.end < each.start and each.name not in ("letter", "notice"))
    return any(page.line(each.start) - page.line(mark.start) <= _SOON and is_heading(page, each) for each in titles)


_SOON = 6


def _cover_end(page: Sheet) -> int:
    """The last line of a cover's own: it is addressed to whom the fax went, which says nothing of the paper."""
    lines = _first_lines(page, 10)
    own = [n for n in lines if _COVER.search(page.line_text(n)) or _COVER_LABEL.search(page.line_text(n))]
    end = max((n for n in own if n in lines[:_COVER_LINES]), default=0)
    while end + 1 in own:
        end += 1
    return end


def _after(page: Sheet, skip: int) -> int | None:
    """Where the text goes on after a line."""
    return next((page.starts[n] for n in range(skip + 1, len(page.starts)) if page.line_text(n).strip()), None)


def _top(page: Sheet, line: int, skip: int) -> int:
    """The first line of the block that a heading stands in."""
    while line - 1 > skip and (above := page.line_text(line - 1)).strip() and not _MAIL.match(above):
        if _RULE.match(above):
            break
        line -= 1
    return page.starts[line]


_RULE = re.compile(r"\W*$")


def _begins(page: Sheet, mark: Mark) -> bool:
    """Whether a heading is one that a paper begins with: in capitals, and more than one plain word."""
    line = page.line_text(page.line(mark.start))
    cell = _column_of(page, mark)
    if (
        _MAIL.match(line)
        or not is_heading(page, mark)
        or (mark.words < 2 and mark.name != "capias" and mark.name != "subpoena")
    ):
        return False
    if mark.group == "title" and mark.name == "letter":
        return False
    words = re.findall(r"[A-Za-z]{2,}", cell)
    capitals = sum(word.isupper() for word in words) >= 0.6 * len(words)
    return capitals and not (page.capitals and len(words) > 8)


def _column_of(page: Sheet, mark: Mark) -> str:
    """The column of a line that a mark stands in."""
    before, after = re.split(r" {3,}", page.before(mark))[-1], re.split(r" {3,}", page.after(mark))[0]
    return before + page.text[mark.start : mark.end] + after


def _next_page(line: str) -> bool:
    found = _PAGE.match(line)
    return found is not None and (found["bare"] or found["page"]).lower() in ("2", "two", "b")


def _second_paper(page: Sheet, forms: Forms) -> int | None:
    """Where another paper begins: at a title that is not the first's, on another page or after the first was signed."""
    headings = list(islice(_headings(page), MOST_HEADINGS))
    titles = [mark for mark in headings if _is_title(mark)]
    numbered = [page.line(at) for _, at in numbers(page, forms)]
    for mark in titles:
        line = page.line(mark.start)
        top = _page_top(page, line)
        if top is not None and headings[0].start < top and _another(page, mark, titles, top):
            return top
        if (
            mark is not titles[0]
            and line > page.line(titles[0].start)
            and _begins_anew(page, mark, titles[0], line in numbered)
        ):
            return page.starts[line]
    return None


def _headings(page: Sheet) -> Iterator[Mark]:
    return (mark for mark in page.marks if mark.group in ("form", "title", "issuer") and is_heading(page, mark))


def _another(page: Sheet, mark: Mark, titles: list[Mark], top: int) -> bool:
    """Whether a page with a title is another paper's: by another title, or as it says that it is stapled."""
    first = titles[0]
    same = first.start < top and (mark.group, mark.name) == (first.group, first.name)
    return not same or bool(_STAPLED.match(page.line_text(page.line(top))))


def _begins_anew(page: Sheet, mark: Mark, first: Mark, numbered: bool) -> bool:
    """Whether a title begins another paper on the same page: alone on its line, after the first paper was signed."""
    own = page.text[first.end : min(mark.start, first.end + 6_000)]
    alone = page.before(mark).strip(" -=_*#") == "" or numbered
    if not alone or not _finished(own) or mark.words < 2:
        return False
    return first.group == "form" or (mark.group == "form" and bool(_SIGNED.search(own)))


def _is_title(mark: Mark) -> bool:
    return (
        mark.group == "form"
        or (mark.group == "title" and mark.name in _SPECIFIC and mark.words > 1)
        or mark.name in ("capias", "subpoena")
    )


def _finished(own: str) -> bool:
    return (
        bool(re.search(r"(?i)\(?(?:signed|signature|firmad)|/s/|_{6,}|\bofficer\b|\bjudge\b|\bclerk\b", own))
        and own.count("\n") > 1
    )


def _page_top(page: Sheet, line: int) -> int | None:
    """Where the page begins near whose top a line stands: at a form feed, or at a line that says it is a page."""
    for n in range(line, max(line - 4, -1), -1):
        text = page.line_text(n)
        start = page.starts[n]
        if _PAGE.match(text) or _STAPLED.match(text) or (start and page.text[start - 1] == "\f"):
            return start
    return None
