"""What a paper of a known kind comes to: whether it is whole, a criminal warrant, and a command to the City."""

from __future__ import annotations

import re

from charteroak.police.papers.command import Command, command, denied, denied_flatly, granted, recalled, refusals
from charteroak.police.papers.dated import dated
from charteroak.police.papers.forms import Issuer, Kind
from charteroak.police.papers.result import Evidence, Verdict, those
from charteroak.police.papers.sheet import Sheet
from charteroak.police.papers.signed import Signing
from charteroak.police.papers.told import WARRANTS, Told, arrests

_OFFENSE = re.compile(
    r"(?i)\bindictment\b|\bcomplaint\b|(?<!non-)(?<!not )(?<!not a )\bcriminal\b|"
    r"(?<!in )(?<!no )(?<!of )\bcharg(?:e[sd]?|ing)\b(?! with (?:the )?(?:enforc|dut|admin|execut|carr))|"
    r"\baccused\b|\boffen[sc]es?\b|"
    r"\bcrimes?\b|\bfelon(?:y|ies)\b|\bmisdemeanor\b|\bprobation\b"
    r"|\bsupervised release\b|\bpretrial release\b|\bconditions? of (?:bail|release)\b|\bfailure to appear\b|"
    r"\bviolation (?:notice|petition)\b|\b18 ?USC\b|\b21 ?USC\b|\b53a?-\d+|\b8 ?USC ?(?:132[1-8]|1304|1306|1253)"
    r"|\b(?:State|United States|United States of America|People|Commonwealth)\b[^.\n]{0,40}\s+v\b|"
    r"\[x\]\s*information\b|\bon an? information\b|\bacusad[oa]\b|\bdelito\b|\bimputad[oa]\b"
)
_WITNESS = re.compile(
    r"(?i)(?<!tampering with a )(?<!intimidating a )(?<!influencing a )(?<!against a )\b(?:the|a|said|such|"
    r"material|absent|subpoenaed|an?|el|la|un|una) (?:material )?(?:witness|testigo)\b|\bwitness (?:failed|"
    r"did not|disobeyed|who|\w+[, ]+(?:failed|did not|having))|\bwitness\s*[:-]|"
    r"\bCAPIAS\W+(?:FOR )?(?:A )?WITNESS"
)
_CIVIL_WARRANT = re.compile(
    r"(?i)[(\[-] ?civil\b|\bcivil (?:warrant|arrest|immigration|inspection|entry|enforcement|matter|proceeding)s?\b|"
    r"\b(?:noncriminal|non-criminal|not (?:a )?criminal)\b"
)
_CIVIL_MATTER = re.compile(
    r"(?i)\bsupport\b|\bfamily\b|\bcivil\b|\bcontempt\b|\bjudgment debtor\b|\bexamination of debtor\b|"
    r"\bjuror\b|\bFSM\b|\bcustody hearing\b|\bsmall claims\b|\bhousing session\b|\bpaternity\b|\b(?:FA|CV|"
    r"SP)-?\d\d\b|\bmanutencion\b|\bdesacato\b|\bsummary process\b|\bdeposition\b|\bprobate\b|"
    r"\bneglect\b|\beviction\b|\bejectment\b|\bdissolution of marriage\b|\bdivorce\b|\bguardianship\b|"
    r"\bconservator\w*\b|\bwill contest\b|\btermination of parental\b|\bdesahucio\b|\bdivorcio\b"
)
_ACCUSED = re.compile(
    r"(?i)\baccused\b|\bcharged\b|\bState (?:of Connecticut )?v|\bUnited States (?:of America )?v|\bCR-?\d\d|"
    r"\bcriminal (?:case|docket|matter|charge)|\bM?\d?CR\d|\bdefendant\b[^.]{0,80}\b(?:offen[sc]e|crime|"
    r"felony|misdemeanor|larceny|assault|trespass)|\bacusad[oa]\b|\bfailed to appear (?:for|"
    r"on) (?:a )?(?:criminal|arraignment)|\bprobation\b|\barraign"
)
_CHARGED = re.compile(r"(?i)\bcharged\b")  # a civil warrant's officers may be, with a duty
_DENIES = re.compile(r"(?i)\b(?:denied|denegad[oa])\b")
_MATERIAL_WITNESS = re.compile(
    r"(?i)(?<!tampering with a )(?<!intimidating a )(?<!against a )\bmaterial\W+witness|\b18 ?USC\W+3144\b|"
    r"\barrest of a(?:n absent)? witness\b"
)
_WARRANT_KINDS = ("AO-442", "AO-93", "ct-arrest-warrant", "ct-search-warrant", "ct-capias")


def whole(page: Sheet, signing: Signing, it: Told, kind: Kind, issuer: Issuer) -> tuple[Issuer, list[Evidence]]:
    """The issuer as far as signatures bear it out, and what the paper lacks."""
    if issuer == "administrative":
        signed = any(slot.role not in ("affiant", "court") for slot in signing.filled) or (
            it.letter and bool(signing.filled)
        )
    else:
        signed = bool(signing.by("court", "clerk")) or (_by_attorney(signing, kind) and bool(signing.by("attorney")))
        issuer = issuer if signed else "unclear"
    return issuer, those(("signature missing", not signed), ("date missing", not dated(page)))


def _by_attorney(signing: Signing, kind: Kind) -> bool:
    """Whether a party's lawyer signed a subpoena, as an officer of the court, and neither judge nor clerk; or maybe."""
    empty = any(slot.role == "clerk" and not slot.filled for slot in signing.slots)
    lawyers = [slot.filled for slot in signing.slots if slot.role == "attorney" and not slot.typed]
    maybe = any(lawyers) or (empty and bool(lawyers))
    own = bool(signing.by("attorney")) and not signing.by("court", "clerk")
    return kind == "judicial-subpoena" and (maybe or own)


def _hints_denial(page: Sheet, warrant: bool, kind: Kind) -> bool:
    """Whether a refusal is spoken of where none can be made out: then it is not told what the court did."""
    if warrant and not page.capitals and "DENIED" in page.text:
        return True
    return kind == "unknown" and bool(_DENIES.search(page.text))


def _refusal_signed(page: Sheet, signing: Signing) -> bool:
    """Whether the court signed that it refuses: then the warrant's own place below stays empty, as it must."""
    lines = [page.line(at) for at in refusals(page)]
    own = [slot.line for slot in signing.filled if slot.role == "court"]
    return any(-1 <= line - refusal <= _SIGNED_BELOW for refusal in lines for line in own)


_SIGNED_BELOW = 5


def judged(page: Sheet, it: Told, signing: Signing, kind: Kind, issuer: Issuer) -> tuple[Verdict, list[Evidence]]:
    """What the paper comes to, and the further signals that told."""
    warrant = it.sort in WARRANTS or kind in _WARRANT_KINDS
    refused = denied(page) if warrant or kind == "unknown" else denied_flatly(page)
    at_all = issuer
    issuer, lacks = whole(page, signing, it, kind, issuer)
    if at_all == "judicial" and warrant and refused and not granted(page) and _refusal_signed(page, signing):
        issuer, lacks = at_all, [lack for lack in lacks if lack != "signature missing"]
    asked = command(page, kind in ("court-order", "unknown") and it.sort not in WARRANTS)
    evidence = [
        *those(("signature block", bool(signing.filled))),
        *lacks,
        *those(("command", asked.commands), ("addressee", asked.addressed), ("request", asked.requests)),
    ]
    if lacks:
        return (kind, issuer, None, None), evidence
    if issuer != "judicial":
        return (kind, issuer, False, False), evidence
    if warrant and refused and granted(page):
        return (kind, issuer, None, None), [*evidence, "contradiction"]
    if not refused and _hints_denial(page, warrant, kind):
        return (kind, issuer, None if warrant else False, None), [*evidence, "denied"]
    if refused:
        doubtful = not warrant and kind != "judicial-subpoena" and asked.of_city is not False
        return (kind, issuer, False, None if doubtful else False), [
            *evidence,
            "contradiction" if doubtful else "denied",
        ]
    if recalled(page, warrant or it.sort == "subpoena"):
        return (kind, issuer, False, False), [*evidence, "recalled"]
    criminal = _criminal(page, it)
    requires = _requires(it, kind, asked)
    if requires and _by_attorney(signing, kind):
        requires = None  # a lawyer's command in the court's name: whether it is a court's command, counsel says
    return (kind, issuer, criminal, requires), evidence


def _criminal(page: Sheet, it: Told) -> bool | None:
    text = page.text
    match it.sort:
        case "arrest_warrant" if it.kind == "court-order" or (_WITNESS.search(text) and not _ACCUSED.search(text)):
            return False
        case "arrest_warrant":
            doubtful = bool(_CIVIL_WARRANT.search(text)) and not _ACCUSED.search(_CHARGED.sub(" ", text))
            doubtful = doubtful or (it.court is None and it.form is None)  # its caption is lost: of what court?
            doubtful = doubtful or bool(_MATERIAL_WITNESS.search(text))
            return True if _OFFENSE.search(text) and arrests(text) and not doubtful else None
        case "capias" if _WITNESS.search(text) or (_CIVIL_MATTER.search(text) and not _ACCUSED.search(text)):
            return False
        case "capias":
            return True if _ACCUSED.search(text) else None
        case "warrant":
            return None if it.kind == "unknown" else False
        case _:
            return False


def _requires(it: Told, kind: Kind, asked: Command) -> bool | None:
    if it.letter:
        return False
    if kind == "unknown" and asked.requests and asked.of_city:
        return None  # what it is is not told, and it may only ask
    if kind == "unknown" and it.sort not in WARRANTS:
        return asked.of_city if asked.commands else False
    return asked.of_city
