"""What kind of paper it is and from whom: by its headings and by who signed, taken together."""

from __future__ import annotations

import re

from charteroak.police.papers.forms import Forms, Issuer, Kind
from charteroak.police.papers.parts import Parts
from charteroak.police.papers.sheet import Sheet
from charteroak.police.papers.signed import Signing
from charteroak.police.papers.told import PRODUCE, WARRANTS, Told

_INA = re.compile(
    r"(?i)\b(?:INA|immigration and nationality act|8 ?CFR|8 ?USC|removab\w*|removal proceedings?|deportab\w*|"
    r"alien(?:s)?|noncitizens?)\b"
)
_IMMIGRATION_LAW = re.compile(r"(?i)\b8 ?CFR ?(?:§ ?)?287\.4|\b8 ?USC ?(?:§ ?)?1225|\bimmigration\b|\bINA\b")
_CUSTOMS = re.compile(r"(?i)\b19 ?USC|\bcustoms\b(?! enforcement)|\b1509\b")


def kind_of_paper(parts: Parts, it: Told, signing: Signing, forms: Forms) -> tuple[Kind, Issuer]:
    """The kind of a paper that does not contradict itself, and who issues such papers as this one."""
    page = parts.page
    if it.form is not None:
        form = forms.forms[it.form]
        if form.kind in ("AO-442", "ct-arrest-warrant", "ct-capias", "AO-93", "ct-search-warrant"):
            return _court_kind(it.sort or SORTS[form.kind], it.court or _COURT_OF[form.kind], page), "judicial"
        return form.kind, form.issuer
    court = it.court or (None if it.agency else _unsaid(it, signing, page))
    if it.sort is None and not it.letter and _noise(page.text):
        return "unknown", "unclear"
    if it.letter:
        return "request-letter", "administrative" if it.agency or _agency_signed(
            signing
        ) else "judicial" if it.court else "unclear"
    if court:
        return _court_kind(it.sort, court, page), "judicial"
    if it.agency or _agency_signed(signing):
        return _agency_kind(it, page), "administrative"
    return "unknown", "unclear"


SORTS: dict[Kind, str] = {
    "AO-442": "arrest_warrant",
    "ct-arrest-warrant": "arrest_warrant",
    "ct-capias": "capias",
    "AO-93": "search_warrant",
    "ct-search-warrant": "search_warrant",
}
"""What a form is where its number alone says it."""
_COURT_OF = {
    "AO-442": "federal_court",
    "AO-93": "federal_court",
    "ct-arrest-warrant": "connecticut_court",
    "ct-capias": "connecticut_court",
    "ct-search-warrant": "connecticut_court",
}
_COURT = re.compile(r"(?i)\bcourt\b|\btribunal\b|\b(?:magistrate|district|superior) judge\b")
_CIVIL = re.compile(r"(?i)\bcivil contempt\b|(?<!criminal )\bcontempt\b(?! of cop)")


def _unsaid(it: Told, signing: Signing, page: Sheet) -> str | None:
    """The court, where the caption is lost and a judge signed: one of any place.

    A clerk may be a commission's and a judge an agency's, so the signature counts only where a court is spoken of.
    """
    signed = signing.by("court", "clerk") and _COURT.search(page.text)
    return "other_court" if it.sort and signed else None


def _noise(text: str) -> bool:
    """Whether less than half of what stands there are words: a lone name of a court or an agency in it says nothing."""
    pieces = text.split()
    return 2 * sum(bool(re.search(r"[A-Za-z]{3}", piece)) for piece in pieces) < len(pieces)


def _agency_signed(signing: Signing) -> bool:
    return any(slot.role == "agency" for slot in signing.slots)


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
        case None if PRODUCE.search(page.text):
            return "administrative-subpoena"
        case None if _ASKS.search(page.text) and not _decides(page.text):
            return "request-letter"
        case _:
            return "unknown"


_TRIBUNAL = re.compile(r"(?i)\bimmigration (?:court|judge)\b|\bexecutive office for immigration review\b|\bEOIR\b")


def _decides(text: str) -> bool:
    """Whether an agency decides a case between others, and asks nobody for anything."""
    return _DECIDES.search(text) is not None and _PLEADS.search(text) is None


_PLEADS = re.compile(r"(?i)\b(?:please|kindly|we (?:ask|request|would)|i (?:ask|request)|por favor|appreciate)\b")
_DECIDES = re.compile(
    r"(?i)\b(?:final|proposed|initial|recommended|memorandum of) decision\b|"
    r"\b(?:findings of fact|conclusions of law)\b|"
    r"\b(?:order|decision)s?\b[^.\n]{0,60}\b(?:hereby|is|are) [^.\n]{0,30}\b(?:adopted|entered|affirmed|issued)\b|"
    r"\bit is (?:hereby |so |further )?ordered\b|\bdecision final\b|\bdecisi[oó]n final\b"
)
_ASKS = re.compile(
    r"(?i)\bplease\b|(?<!\bthe )(?<!\bsaid )\brequest(?:s|ed|ing)?\b|\bwe (?:ask|would)\b|\bkindly\b|"
    r"\bsolicit\w+\b|\bpor favor\b|"
    r"\bask(?:s|ing)? (?:that|you|for)\b|\bappreciate\b|\b(?:rogamos|ruego|pedimos|se pide)\b|\bdemand(?:s|ed)?\b|"
    r"\byou (?:must|shall|should|are to) (?:immediately |promptly |now )?"
    r"(?:furnish|provide|give|send|deliver|notify|hold|disclose|inform|report|allow|contact|transmit)\b"
)
