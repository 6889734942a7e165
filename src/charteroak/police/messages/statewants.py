"""A state's own want, in the words of its own system: a court's warrant with its number, where no field names a file.

It counts only under a heading of a state's or local system, with a number of a warrant or docket, and a court or a
charge; and not where anything in it denies, doubts or ends it, or is of immigration or a court's civil side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from charteroak.police.messages.classify import classify
from charteroak.police.messages.parts import Part
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.values import is_unsure, values_into
from charteroak.police.told import Record

_SYSTEMS = """
RILETS WMS GCIC PRAWN FCIC TCIC LEADS LEIN CLETS NYSPIN COLLECT CLEAN METERS VCIN ACIC MULES OLETS KCJIS LEDS ACCESS
ILETS CCIC NCJIS DCI DCIN SLED CJIS CJLEADS AWS AWW EJUSTICE ALETS JUSTICE SPOTS VLETS TLETS WARRANTS? WANTS?
"""
_HEADING = re.compile(
    r"\b(?:STATE|LOCAL|COUNTY|CITY|STATEWIDE|REGIONAL|" + "|".join(_SYSTEMS.split()) + r")\b[^\n.;!?]{0,48}"
    r"\b(?:FILES?|HITS?|RECORDS?|RESPONSE|RETURN|SYSTEM|SWITCH|INDEX|DATABASE|REGISTRY|WANTS?|WARRANTS?|INQUIRY|ONLY)\b"
)
_STATE_ALONE = re.compile(
    r"[ \t=*#>-]*(?:[A-Z]{2} )?(?:STATE|LOCAL|STATEWIDE)(?: (?:WANTS?|WARRANTS?|FILE|HITS?))?[ \t=*#<:-]*$"
)
_LONGEST_HEADING = 72
_JUDICIAL = re.compile(
    r"\b(?:BENCH|DEFAULT|ARREST|CRIMINAL|FELONY|MISDEMEANOR|MISD|FTA|FAILURE TO APPEAR|RE-?ARREST|PROBATION|"
    r"PAROLE|ACTIVE|"
    r"OUTSTANDING|OPEN|STRAIGHT|SUPERIOR COURT|DISTRICT COURT|CIRCUIT COURT|COUNTY COURT|MUNICIPAL COURT|COURT|"
    r"JUDICIAL|"
    r"INDICTMENT|GRAND JURY|VOP|TRAFFIC)\b[^\n]{0,24}?\bWARRANTS?\b|\bCAPIAS\b|"
    r"\bWARRANTS?\b[^\n]{0,40}\b(?:COURT|DOCKET|DKT|JUDGE)\b|\bWANTED\b[ \t]*:|\bWARRANT (?:TYPE|STATUS|NO|"
    r"NUMBER)\b|\bORDEN DE "
    r"(?:ARRESTO|APREHENSION)\b"
)
_OF_NO_CRIME = re.compile(
    r"\b(?:ADMIN(?:ISTRATIVE)?|IMMIGRATION|INMIGRACION|REMOVAL|DEPORT\w*|ICE|ALIEN|LESC|VTICE\w*|DETAINER|DHS|"
    r"CANADA\w*|"
    r"CANADIAN|CPIC|INTERPOL|SEARCH|CIVIL|MATERIAL|WITNESS)\b"
)


def state_want(lines: Sequence[str], signals: Signals) -> Record | None:
    """The record of a state's own want, where the lines hold one: untold, where it may be over or of no court.

    Lines are without remarks and without answers that there is no record.
    """
    headed = any(
        len(line.strip()) <= _LONGEST_HEADING and (_HEADING.search(line) or _STATE_ALONE.match(line)) for line in lines
    )
    text = "\n".join(lines)
    row = signals.named["file name"].get("STATEWANT")
    if not headed or row is None or not _JUDICIAL.search(text):
        return None
    part = Part()
    values_into(part, lines)
    if "WNO" not in part.fields or not ("CRT" in part.fields or part.offense):
        return None
    if _OF_NO_CRIME.search(text) or is_unsure(lines) or signals.originators.search(text):
        return Record("unclassified", "unclassified", ("file name",))
    part.key, part.kind, part.told = row.pattern, "file name", (row,)
    return classify(part, signals)
