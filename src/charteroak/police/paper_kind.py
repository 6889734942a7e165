"""What kind of paper it is and from whom: by heading, title, form number and signature taken together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charteroak.police.paper_forms import Forms, Issuer, Kind
from charteroak.police.paper_parts import Parts, salutation
from charteroak.police.paper_phrases import Mark
from charteroak.police.paper_result import Evidence, those
from charteroak.police.paper_sheet import Sheet, head_end, is_heading, numbers
from charteroak.police.paper_signed import Signing

WARRANTS = ("arrest_warrant", "witness_warrant", "search_warrant", "inspection_warrant", "civil_arrest", "capias")
COURTS = ("federal_court", "connecticut_court", "civil_court", "other_court")
_INA = re.compile(
    r"(?i)\b(?:INA|immigration and nationality act|8 ?CFR|8 ?USC|removab\w*|removal proceedings?|deportab\w*|"
    r"alien(?:s)?|noncitizens?)\b"
)
_IMMIGRATION_LAW = re.compile(r"(?i)\b8 ?CFR ?(?:§ ?)?287\.4|\b8 ?USC ?(?:§ ?)?1225|\bimmigration\b|\bINA\b")
_CUSTOMS = re.compile(r"(?i)\b19 ?USC|\bcustoms\b(?! enforcement)|\b1509\b")
_PRODUCE = re.compile(
    r"(?i)\b(?:commanded|directed|required|ordered) to (?:produce|testify|provide|appear|furnish|deliver)\b"
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
    numbered = numbers(page, forms)
    court, agency = _issuers(page, headings, titles)
    titles, form, clash = _form(titles, [form for form, _ in numbered], forms, bool(court))
    sort = next((mark.name for mark in titles if mark.group == "title" and mark.name != "letter"), None)
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
    courts = [mark for mark in own if mark.name in COURTS and not _inside(mark, own)]
    court = next((mark.name for mark in sorted(courts, key=lambda mark: COURTS.index(mark.name))), None)
    agencies = [mark for mark in own if mark.name in ("immigration_agency", "agency")]
    if court:
        agencies = [mark for mark in agencies if _heads(page, mark, courts[0], titles)]
    agency = next((mark.name for mark in agencies), None)
    if agency is None and court is None:
        agency = next(("agency" for mark in own if mark.name == "agency_word" and _in_heading(page, mark)), None)
    return court, agency


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


def kind_of_paper(parts: Parts, it: Told, signing: Signing, forms: Forms) -> tuple[Kind, Issuer]:
    """The kind of a paper that does not contradict itself, and who issues such papers as this one."""
    page = parts.page
    if it.form is not None:
        form = forms.forms[it.form]
        if form.kind in ("AO-442", "ct-arrest-warrant", "ct-capias", "AO-93", "ct-search-warrant"):
            return _court_kind(it.sort or _SORTS[form.kind], it.court or _COURT_OF[form.kind], page), "judicial"
        return form.kind, form.issuer
    court = it.court or (None if it.agency else _unsaid(it, signing))
    if it.letter:
        return "request-letter", "administrative" if it.agency or _agency_signed(
            signing
        ) else "judicial" if it.court else "unclear"
    if court:
        return _court_kind(it.sort, court, page), "judicial"
    if it.agency or _agency_signed(signing):
        return _agency_kind(it, page), "administrative"
    return "unknown", "unclear"


_SORTS = {
    "AO-442": "arrest_warrant",
    "ct-arrest-warrant": "arrest_warrant",
    "ct-capias": "capias",
    "AO-93": "search_warrant",
    "ct-search-warrant": "search_warrant",
}
_COURT_OF = {
    "AO-442": "federal_court",
    "AO-93": "federal_court",
    "ct-arrest-warrant": "connecticut_court",
    "ct-capias": "connecticut_court",
    "ct-search-warrant": "connecticut_court",
}
_CIVIL = re.compile(r"(?i)\bcivil contempt\b|(?<!criminal )\bcontempt\b(?! of cop)")


def _unsaid(it: Told, signing: Signing) -> str | None:
    """The court, where the caption is lost and a judge signed: one of any place."""
    return "other_court" if it.sort and signing.by("court", "clerk") else None


def _agency_signed(signing: Signing) -> bool:
    return any(slot.role == "agency" for slot in signing.slots)


def _untitled(page: Sheet) -> str | None:
    text = page.text
    return (
        "arrest_warrant"
        if _ARREST.search(text)
        else "subpoena"
        if _PRODUCE.search(text)
        else "order"
        if _ORDERED.search(text)
        else None
    )


def _court_kind(sort: str | None, court: str, page: Sheet) -> Kind:
    federal, connecticut = court == "federal_court", court == "connecticut_court"
    if (
        sort == "arrest_warrant"
        and _CIVIL.search(page.text)
        and not re.search(r"(?i)\bcriminal contempt\b|\b18 ?USC ?401\b", page.text)
    ):
        return "court-order"
    if court == "civil_court" and sort in WARRANTS:
        return "court-order"
    match sort:
        case "arrest_warrant":
            return "AO-442" if federal else "ct-arrest-warrant" if connecticut else "unknown"
        case "search_warrant":
            return "AO-93" if federal else "ct-search-warrant" if connecticut else "unknown"
        case "capias":
            return "ct-capias"
        case "subpoena":
            return "judicial-subpoena"
        case "order" | "summons" | "civil_arrest" | "inspection_warrant" | "witness_warrant":
            return "court-order"
        case _:
            return "unknown"


def _agency_kind(it: Told, page: Sheet) -> Kind:
    immigration = it.agency == "immigration_agency"
    match it.sort:
        case "subpoena" if (
            immigration
            and _IMMIGRATION_LAW.search(page.text)
            and not _CUSTOMS.search(page.text)
            and not _TRIBUNAL.search(page.text)
        ):
            return "I-138"
        case "subpoena" | "agency_subpoena":
            return "administrative-subpoena"
        case "summons":
            return "administrative-subpoena"
        case "arrest_warrant" if immigration and _INA.search(page.text):
            return "I-200"
        case "detainer" if immigration:
            return "I-247A"
        case None if _PRODUCE.search(page.text):
            return "administrative-subpoena"
        case None if _ASKS.search(page.text):
            return "request-letter"
        case _:
            return "unknown"


_TRIBUNAL = re.compile(r"(?i)\bimmigration (?:court|judge)\b|\bexecutive office for immigration review\b|\bEOIR\b")
_ASKS = re.compile(
    r"(?i)\bplease\b|\brequest(?:s|ed|ing)?\b|\bwe (?:ask|would)\b|\bkindly\b|\bsolicit\w+\b|\bpor favor\b|"
    r"\bask(?:s|ing)? (?:that|you|for)\b|\bappreciate\b"
)
