"""Fields of a message: split at known tags and labels, never at blanks, whatever layout they are printed in.

`MKE/WANTED PERSON`, `File: WANTED PERSON`, `>> FILE=…`, `File ........ X`, a table's cells and a structure's members
all give the same field. A value keeps every sign up to the next known tag: blanks, commas, hyphens, slashes, lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

Field = tuple[str, str]
"""A tag and what follows it up to the next; the first of a message has no tag and holds what comes before any."""

KEY, LABELLED_KEY, FILE, KIND = "MKE", "MKE:", "FILE", "KIND"
"""Message key, with a slash or as a label; a label that names the file; one that may (where its value names one)."""

NOTE, REMARK, TOPIC, DOCKET = "NOTE", "MIS", "TOP", "CRT"

_TAGS = """
ORI NAM SEX RAC POB DOB HGT WGT EYE HAI FBI CTZ SKN SMT FPC MNU SOC OLN OLS OLY DTT OCA MIS NIC DTE DLU VLD OFF
OOC DOW WNO EXL CMC AKA ADD CTI CTN LKI LKA IMN ETN NPA ICA LIC LIS LIY LIT VIN VYR VMA VMO VST VCO PNO EXP PCO
BRD ISD PPN PPB PSN DLC MNP MPA CRR SOD SID DNA DLO EBS PRO CSE CUS SXP SOR AON HIT MPC CDA AMP REL GNG SGP ECR
IDT DOT PIN STA ADR CIT ZIP RSH PAK PIX LOC SER CAL MAK MOD TYP BRA HUL REG BHN BRN OWN RTY RNO PRI ATN PHN PUR
ARN CON TXT REF RCO RMK MKE FIL XNM DPE DOC SVC SVD ENT RPS IND CSN WAC NAME FILE
"""
_LABELS = {
    LABELLED_KEY: "MKE, MESSAGE KEY, MSG KEY",
    FILE: "FILE, FILE NAME, NCIC FILE, FIL, RECORD TYPE, FILE TYPE, HIT TYPE, SOURCE FILE, RECORD FILE, TYPE OF RECORD",
    KIND: "TYPE, RECORD, HIT, CLASS, DATABASE, SOURCE, LIST, CATEGORY, RESULT, RESPONSE, MATCH, HOTLIST, REASON, "
    "ALERT, INDEX, "
    "ALERT TYPE, KIND, SUBTYPE, TITLE, NCIC, NCIC HIT, NCIC RESPONSE, RESPONSE TYPE, STATUS, CATEGORY OF RECORD, ENTRY",
    "NIC": "NIC, NUMBER, NCIC NUMBER, NCIC NO, NIC NUMBER, NIC NO, RECORD NUMBER, RECORD NO, RECORD ID, NCIC ID, "
    "NCIC NUM, NCIC NBR, REC NO, ID, NO, NIC NUM, NUM, HIT NUMBER, FILE NUMBER, NCIC RECORD",
    "NAM": "NAM, NAME, SUBJECT, FULL NAME, SUBJ, NOM, NAME OF SUBJECT, DEF, DEFENDANT, DEFT",
    "AKA": "AKA, ALIAS, ALIASES, ALSO KNOWN AS, A.K.A, OTHER NAME, OTHER NAMES",
    "DOB": "DOB, BORN, BIRTH, BIRTH DATE, BIRTHDATE, DATE OF BIRTH, D.O.B",
    "ORI": "ORI, AGENCY, ORIGINATOR, ORIGINATING AGENCY, ENTERED BY, ENTERING AGENCY, ORI NAME, AGENCY NAME, OWNER, "
    "ORIGINATING ORI, CONTACT",
    "OFF": "OFF, CHARGE, CHARGES, OFFENSE, OFFENCE, OFFENSES, CRIME, OFFENSE CODE, CHARGE TEXT, ORIGINAL OFFENSE, OOC, "
    "VIOLATION",
    "WNO": "WNO, WARRANT, WARRANT NO, WARRANT NUMBER, WARRANT NUM, WARR NO, WARRANT ID, WARRANT NBR",
    "DOW": "DOW, WARRANT DATE, DATE OF WARRANT, WARRANT ISSUED, ISSUED, ISSUE DATE, DATE ISSUED, WARRANT DATED",
    "EXL": "EXL, EXTRADITION, EXTRADITION LIMITATION, EXTRADITION LIMITS, EXTRADITION LIMIT, EXTRADITE, EXTRAD, "
    "EXTRADITION CODE",
    DOCKET: "DOCKET, DKT, DKT NO, DOCKET NO, DOCKET NUMBER, COURT DOCKET, CASE DOCKET, CRT",
    NOTE: "NOTE, NOTICE, NOTES, BASIS, DESCRIPTION, WARRANT TYPE, TYPE OF WARRANT, "
    "WARRANT KIND, INSTRUCTION, INSTRUCTIONS, DETAIL, DETAILS, MESSAGE, TEXT, INFO, INFORMATION, WARRANT STATUS",
    REMARK: "MIS, MISC, MISCELLANEOUS, REMARK, REMARKS, RMK, RMKS, COMMENT, COMMENTS, NARRATIVE, MEMO, REM",
    TOPIC: "TOPIC, HOT LIST, HOTLIST TOPIC, LIST TOPIC, TOPICS",
    "SOC": "SOC, SSN, SOCIAL SECURITY NUMBER",
    "FBI": "FBI, FBI NO, FBI NUMBER, UCN",
    "OLN": "OLN, LICENSE NO, LICENSE NUMBER, OPERATOR LICENSE",
    "OCA": "OCA, CASE, CASE NO, CASE NUMBER, AGENCY CASE",
    "SEX": "SEX, GENDER",
    "RAC": "RAC, RACE",
    "DTE": "DTE, ENTERED, DATE ENTERED, ENTRY DATE, DATE OF ENTRY, DATE",
    "PCO": "CONDITIONS, PROTECTED PERSON, EXPIRES, EXPIRATION, EXP",
    "VIN": "VIN, PLATE, LICENSE PLATE, LIC, VEHICLE, MAKE, MODEL, SERIAL, SERIAL NO, SERIAL NUMBER, COLOR",
    "ADD": "ADDRESS, ADD, PHONE, TELEPHONE, COURT, BOND, JUDGE, HEIGHT, WEIGHT, EYES, HAIR, HGT, WGT, POB, CTZ, "
    "PLACE OF BIRTH, CITIZENSHIP, COUNTRY, SMT, MARKS",
    "RTY": "RTY, REQUEST TYPE",
    "PRI": "PRI, PRIORITY",
}
TAGS = {tag: tag for tag in _TAGS.split()} | {"FIL": FILE, "RMK": REMARK, "NAME": "NAM", "REG": "LIC"}
"""Tags that a slash follows."""

LABELS = TAGS | {label.strip(): tag for tag, labels in _LABELS.items() for label in labels.split(",")}
"""Words that a colon, an equals sign, a bar, a tab or a row of dots follows."""

_SPLIT = re.compile(r"([/:=|\t]|\.(?: ?\.){2,}|->)")
_AS_THEY_ARE = frozenset(tag for tag, meant in TAGS.items() if tag == meant)
_LAST_WORDS = frozenset(label.split()[-1] for label in LABELS) | {"C", "O", "B", "A"}
_MOST_WORDS, _WINDOW, _SHORT = 4, 48, 3
_TAG, _VALUE, _END = itemgetter(slice(-3, None)), itemgetter(slice(-3)), itemgetter(slice(-1, None))
_EDGE = "#'*>-.,;()•·_ \n"
_GLUED = re.compile(r"[.,;(>)*•#]")


def fields(text: str) -> Iterable[Field]:
    """The fields of plain text, in order. Linear in its length, whatever it holds."""
    if not (":" in text or "=" in text or "|" in text or "\t" in text or ".." in text or ". ." in text or "->" in text):
        return _by_slashes(text.split("/"))
    parts = _SPLIT.split(text)
    return _by_signs(parts)


def _by_slashes(parts: list[str]) -> Iterable[Field]:
    """The usual layout: only slashes. A tag is the last word before one."""
    last = parts.pop()
    tags = [*map(_TAG, parts)]
    if _AS_THEY_ARE.issuperset(tags):
        values = [*map(_VALUE, parts)]
        glued = "".join(map(_END, values))
        if glued.isspace() or not any(map(str.isalnum, glued)):
            return zip(["", *tags], [*values, last], strict=True)
    parts.append(last)
    fields: list[Field] = []
    tag, held, last = "", "", parts[0]
    for part in parts[1:]:
        end = last[-3:]
        if end in TAGS and (len(last) == _SHORT or not last[-4].isalnum()):
            found, cut = TAGS[end], len(last) - _SHORT
        else:
            found, cut = _before_slash(last) if len(last) > 1 else ("", 0)
        if found:
            fields.append((tag, held + last[:cut] if held else last[:cut]))
            tag, held = found, ""
        else:
            held += last + "/"
        last = part
    fields.append((tag, held + last))
    return fields


def _by_signs(parts: list[str]) -> list[Field]:
    """Any layout: `parts` are texts and, between them, the signs that may end a label."""
    fields: list[Field] = []
    tag, held, last = "", "", parts[0]
    for at in range(1, len(parts), 2):
        sign = parts[at]
        found, cut = "", 0
        if sign == "/" and last[-3:] in _AS_THEY_ARE and not last[-4:-3].isalnum():
            found, cut = last[-3:], len(last) - _SHORT
        elif len(last) > 1:
            found, cut = _before_slash(last) if sign == "/" else _before_sign(last, sign)
        if found:
            fields.append((tag, held + last[:cut]))
            tag, held = found, ""
        else:
            held += last + sign
        last = parts[at + 1]
    fields.append((tag, held + last))
    return fields


def _before_slash(text: str) -> tuple[str, int]:
    """The tag that ends `text`, and where it begins: `MKE`, `MKE ` or one that the end of a line broke."""
    found, cut = _before_sign(text, "/")
    if found or "\n" not in text[-4:]:
        return found, cut
    whole = text[-4:].replace("\n", "")
    return (TAGS[whole], len(text) - 4) if whole in TAGS and not text[-5:-4].isalnum() else ("", 0)


def _before_sign(text: str, sign: str) -> tuple[str, int]:
    """The label that ends `text`, and where it begins; of a table's cell the whole must be the label."""
    words = text[-_WINDOW:].split()[-_MOST_WORDS:]
    if not words or not (last := words[-1].rstrip(_EDGE)) or last[-1].isdigit():
        return "", 0
    words[-1] = last
    if _GLUED.split(last)[-1] not in _LAST_WORDS:
        return "", 0
    known = TAGS if sign == "/" else LABELS
    for first in range(len(words)):
        # only the first word of a label may have something glued before it: `(FILE`, `QW.NAM`
        lead = words[first]
        bare = _GLUED.split(lead)[-1].lstrip(_EDGE)
        found = known.get(" ".join([bare, *words[first + 1 :]]))
        if found:
            return _cell(text, sign, found, _start(text, words[first:], bare))
    return "", 0


def _start(text: str, words: list[str], bare: str) -> int:
    at = len(text)
    for word in reversed([bare, *words[1:]]):
        at = text.rfind(word, 0, at)
    return at


def _cell(text: str, sign: str, found: str, at: int) -> tuple[str, int]:
    """Where a bar or a tab ends the label, nothing but the label may stand in the cell; "following record:" is none."""
    if found == KIND and text[:at].rstrip().endswith("FOLLOWING"):
        return "", 0
    if sign not in "|\t":
        return found, at
    before = text[text.rfind("\n") + 1 : at]
    return ("", 0) if before.strip(_EDGE) else (found, at)
