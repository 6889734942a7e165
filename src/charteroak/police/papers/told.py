"""What a paper's headings say that it is: a sort of title, a form, a court or an agency; and if they contradict."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charteroak.police.papers.forms import Forms, Kind
from charteroak.police.papers.parts import Parts, salutation
from charteroak.police.papers.phrases import Mark
from charteroak.police.papers.result import Evidence, those
from charteroak.police.papers.sheet import Sheet, head_end, is_heading, numbers

WARRANTS = (
    "arrest_warrant",
    "witness_warrant",
    "search_warrant",
    "inspection_warrant",
    "civil_arrest",
    "capias",
    "warrant",
)
COURTS = ("federal_court", "connecticut_court", "civil_court", "other_court")
PRODUCE = re.compile(
    r"(?i)\b(?:commanded|directed|required|ordered) to (?:produce|testify|provide|appear|furnish|deliver)\b"
)
_ARRESTS = re.compile(
    r"(?i)(?<!not )(?<!no )\b(?:re-?)?arrest(?:ed)?\b(?! powers)|\bapprehend\b|\binto (?:your )?custody\b|"
    r"\btake the body\b|\bbring\b[^.;]{0,60}\bbefore\b|\barrest[ea]r?\b|\baprehend\w*\b|\bcustodia\b"
)
_ENTERS = re.compile(
    r"(?i)\b(?:enter|entry|inspect|inspection|abate|abatement|premises)\b|\b(?:distress|tax) warrant\b|\bcivil\b"
)
_SEARCHES = re.compile(
    r"(?i)\bsearch\b[^.]{0,200}\b(?:seize|evidence|contraband|fruits|offen[sc]e|crime)\b|\brule 41\b"
)
_ARREST = re.compile(r"(?i)\bcommanded to (?:arrest|take)\b|\barrest the (?:accused|defendant)\b")
_ORDERED = re.compile(
    r"(?i)\bit is (?:hereby |so |further )*ordered\b|\bso ordered\b|\bthe court (?:hereby )?orders\b|\bse ordena\b"
)


@dataclass(frozen=True)
class Told:
    """What a paper is by its headings: `sort` of title, `kind` where a form says it, `court` by its caption."""

    sort: str | None
    form: int | None
    court: str | None
    agency: str | None
    letter: bool
    contradicts: bool
    evidence: tuple[Evidence, ...]
    kind: Kind = "unknown"


def told(parts: Parts, forms: Forms) -> Told:
    """What the headings of a paper say that it is, and whether they contradict each other."""
    page = parts.page
    head = head_end(page)
    headings = [mark for mark in page.marks if mark.start < head and mark.group != "signer" and is_heading(page, mark)]
    greets = salutation(page)
    titles = [mark for mark in headings if mark.group in ("form", "title")]
    before = [mark for mark in titles if greets is None or mark.start < greets]
    titles = [mark for mark in before if _stands(page, mark)]
    numbered = [(form, at) for form, at in numbers(page, forms) if greets is None or at < greets]
    court, agency = _issuers(page, headings, titles)
    titles, form, clash = _form(titles, [form for form, _ in numbered], forms, bool(court))
    sort = _sort(page, titles, court)
    if sort is None and form is None and court and not titles:
        sort = _untitled(page)
    letter = form is None and sort in (None, "order", "summons") and greets is not None
    requests = form is None and sort is None and any(mark.name == "letter" for mark in titles)
    clash = clash or (form is not None and forms.forms[form].issuer == "administrative" and court is not None)
    evidence = those(
        ("form number", bool(numbered)),
        ("title", bool(titles)),
        ("court caption", bool(court)),
        ("issuer block", bool(agency)),
        ("letter", letter or requests),
    )
    return Told(None if letter else sort, form, court, agency, letter or requests, clash, tuple(evidence))


def arrests(text: str) -> bool:
    """Whether a paper speaks of taking a person, as each warrant to arrest does."""
    return bool(_ARRESTS.search(text))


def _sort(page: Sheet, titles: list[Mark], court: str | None) -> str | None:
    """What the titles say that a paper is: the first of them, made plain where it says too little."""
    named = [
        mark
        for mark in titles
        if mark.group == "title" and mark.name != "letter" and not (_last_notice(page, mark) or _ticked(page, mark))
    ]
    first = next(iter(named), None)
    if first is None:
        return None
    if first.name == "arrest_warrant" and first.words == 1:
        return _bare_warrant(page, first)
    demands = next((mark.name for mark in named if mark.name in ("subpoena", "agency_subpoena")), None)
    return demands if demands and not court and first.name in ("order", "notice") else first.name


def _last_notice(page: Sheet, mark: Mark) -> bool:
    """Whether a bare "notice" only ends other words, as a demand's "final notice"."""
    return mark.name == "notice" and mark.words == 1 and bool(re.search(r"[A-Za-z] *$", page.before(mark)))


def _ticked(page: Sheet, mark: Mark) -> bool:
    """Whether a box is ticked beside it: the charge that a warrant is based on, and not what the paper is."""
    return mark.name == "notice" and page.before(mark).rstrip().endswith("[x]")


def _bare_warrant(page: Sheet, title: Mark) -> str:
    """What a warrant is that is only called so: to enter or inspect, to search, to arrest, or not told."""
    if _ENTERS.search(_CLAUSE.split(page.after(title))[0]) or re.search(r"(?i)\bcivil\W*$", page.before(title)):
        return "inspection_warrant"
    if arrests(page.text):
        return "arrest_warrant"
    return (
        "search_warrant"
        if _SEARCHES.search(page.text)
        else "inspection_warrant"
        if _ENTERS.search(page.text)
        else "warrant"
    )


_CLAUSE = re.compile(r" {3,}|[.;:](?:\s|$)")
_GOES_ON = re.compile(
    r"[.:]|\s*$| (?:TO|FOR|RE|OF|ON|ENFORCING|GRANTING|DENYING|VACATING|QUASHING|COMPELLING)\b", re.MULTILINE
)


def _stands(page: Sheet, mark: Mark) -> bool:
    """Whether a title may be the paper's: a bare "order" or "warrant" only at a line's or a part's beginning."""
    if mark.words > 1 or mark.name in ("capias", "subpoena"):
        return True
    if re.search(r"(?:^|\s{2,}|[.:;-] ?|\d )\W*$", page.before(mark)):
        return True
    written = page.text[mark.start : mark.end]
    return written.isupper() and not page.capitals and bool(_GOES_ON.match(page.text, mark.end))


def _issuers(page: Sheet, headings: list[Mark], titles: list[Mark]) -> tuple[str | None, str | None]:
    """The court and the agency that head the paper."""
    own = [mark for mark in headings if mark.group == "issuer"]
    courts = [mark for mark in own if mark.name in COURTS and not _inside(mark, own) and not _threat(page, mark, own)]
    court = next((mark.name for mark in sorted(courts, key=lambda mark: COURTS.index(mark.name))), None)
    agencies = [mark for mark in own if mark.name in ("immigration_agency", "agency")]
    if agencies and not titles and all(_only_where(page, mark, agencies[0]) for mark in courts):
        court = None
    if court:
        agencies = [mark for mark in agencies if _heads(page, mark, courts[0], titles)]
    agency = next((mark.name for mark in agencies), None)
    if agency is None and court is None:
        agency = next(("agency" for mark in own if mark.name == "agency_word" and _in_heading(page, mark)), None)
    return court, agency


_THREAT = re.compile(
    r"(?i)\b(?:fail(?:s|ure|ing)?|contempt|punish\w*|disobe\w+|penalt\w+|enforced|compel(?:led)?|noncompliance|"
    r"refus(?:al|es?|ing)|incumpl\w+|desacato)\b"
)
_AGENCIES = ("immigration_agency", "agency", "agency_word")


def _threat(page: Sheet, court: Mark, own: list[Mark]) -> bool:
    """Whether an agency that heads the paper only says that a court may punish whoever does not obey."""
    if not any(mark.start < court.start and mark.name in _AGENCIES for mark in own):
        return False
    before, after = re.split(r" {3,}", page.before(court))[-1], re.split(r" {3,}", page.after(court))[0]
    if len(re.findall(r"[A-Za-z]{2,}", before + after)) < _SAID:
        return False  # alone in its column it is a caption
    beside = (page.line_text(page.line(court.start) - 1), before, after, page.line_text(page.line(court.end) + 1))
    return bool(_THREAT.search("\n".join(beside)))


_SAID = 3
"""With so many words beside it, a court is spoken of."""


def _only_where(page: Sheet, court: Mark, agency: Mark) -> bool:
    """Whether a court's district only says where an agency named before it sits, as a State's Attorney's."""
    written = page.text[court.start : court.end].lower()
    return agency.start < court.start and written.startswith(("judicial district", "geographical area"))


def _inside(mark: Mark, marks: list[Mark]) -> bool:
    """Whether a heading is part of a longer one of another sort ("Immigration Court")."""
    return any(
        o.start <= mark.start and mark.end <= o.end and o.words > mark.words and o.name not in COURTS for o in marks
    )


def _in_heading(page: Sheet, mark: Mark) -> bool:
    line = page.line_text(page.line(mark.start))
    words = re.findall(r"[A-Za-z]{3,}", line)
    capitals = sum(1 for word in words if word[0].isupper())
    return 10 * capitals >= 7 * len(words)


def _heads(page: Sheet, agency: Mark, court: Mark, titles: list[Mark]) -> bool:
    """Whether an agency heads a court's paper, too, and is not a party to it or where it is kept."""
    text = page.text[: agency.start]
    if re.search(r"(?i)\b(?:v|vs)\.|\bagainst\b", text) or agency.name == "agency":
        return False
    return agency.start < court.start or bool(titles and agency.start < titles[0].start) or agency.words > 1


def _form(titles: list[Mark], numbered: list[int], forms: Forms, court: bool) -> tuple[list[Mark], int | None, bool]:
    """The titles that count, the form they or a number say, and whether they say two."""
    own = [mark for mark in titles if mark.group == "form" and not _part_of(mark, titles)]
    kept = [mark for mark in titles if mark.group == "title" and not _part_of(mark, titles)]
    by_title = [int(mark.name) for mark in own]
    by_title = [n for n in by_title if forms.forms[n].kind != "I-862" or not court]
    kinds = {forms.forms[n].kind for n in (*by_title, *numbered)}
    issuers = {forms.forms[n].issuer for n in (*by_title, *numbered)}
    specific = [mark for mark in kept if mark.name not in _PLAIN and mark.words > 1]
    first = own[0].start if own else None
    court_title = any(mark.name not in ("subpoena", "arrest_warrant") or court for mark in specific)
    clash = len(issuers) > 1 or len(kinds - {"unknown"}) > 1
    clash = clash or bool(own and court_title and "administrative" in issuers)
    if by_title and kept and min(mark.start for mark in kept) < (first or 0) and court_title:
        clash = True
    form = by_title[0] if by_title else numbered[0] if numbered else None
    return kept if form is None or forms.forms[form].issuer == "judicial" else [*own, *kept], form, clash


_PLAIN = ("order", "letter", "summons", "agency_subpoena", "detainer", "notice")


def _part_of(mark: Mark, titles: list[Mark]) -> bool:
    """Whether a title is only part of a longer one."""
    return any(o is not mark and o.start <= mark.start and mark.end <= o.end and o.words > mark.words for o in titles)


def _untitled(page: Sheet) -> str | None:
    text = page.text
    return (
        "arrest_warrant"
        if _ARREST.search(text)
        else "subpoena"
        if PRODUCE.search(text)
        else "order"
        if _ORDERED.search(text)
        else None
    )
