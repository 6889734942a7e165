"""A state's own want, in the words of its own system: a court's warrant with its number, where no field names a file.

It counts only under a heading of a state's or local system, with a number of a warrant or docket, and a court or a
charge; and not where anything in it denies, doubts or ends it, or is of immigration or a court's civil side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charteroak.police.messages.blocks import REMARK, named_on
from charteroak.police.messages.caveats import ENDS_A_WANT
from charteroak.police.messages.classify import classify
from charteroak.police.messages.hearsay import hearsay
from charteroak.police.messages.parts import Part
from charteroak.police.messages.signals import Signals
from charteroak.police.messages.values import answers_off, is_unsure, number_in, values_into
from charteroak.police.told import Record

_SYSTEMS = """
RILETS WMS GCIC PRAWN FCIC TCIC LEADS LEIN CLETS NYSPIN COLLECT CLEAN METERS VCIN ACIC MULES OLETS KCJIS LEDS ACCESS
ILETS CCIC NCJIS DCI DCIN SLED CJIS CJLEADS AWS AWW EJUSTICE ALETS JUSTICE SPOTS VLETS TLETS WACIC MNCIS CWIS OBTS
WARRANTS? WANTS?
"""
_NAMES = "|".join(_SYSTEMS.split())
_HEADING = re.compile(
    rf"\b(?:STATE|LOCAL|COUNTY|CITY|STATEWIDE|REGIONAL|{_NAMES})\b[^\n.;!?]{{0,48}}"
    r"\b(?:FILES?|HITS?|RECORDS?|RESPONSE|RETURN|SYSTEM|SWITCH|INDEX|DATABASE|REGISTRY|WANTS?|WANTED|WARRANTS?|INQUIRY|ONLY|"
    r"QUERY|RESULTS?|SEARCH|INFORMATION|DATA|NETWORK)\b"
)
_STATE_ALONE = re.compile(
    r"[ \t=*#>-]*(?:[A-Z]{2} )?(?:STATE|LOCAL|STATEWIDE)(?: (?:WANTS?|WARRANTS?|FILE|HITS?))?[ \t=*#<:-]*$"
)
_SYSTEM_ALONE = re.compile(rf"[ \t=*#<>~\[-]*(?:[A-Z]{{2}} )?(?:{_NAMES})[ \t=*#<>~\]:-]*$")
_OTHER_PART = re.compile(
    r"[ \t]*(?:[=*#<>~\[-]{1,5}[ \t]*(?:[A-Z]{2} )?(?:NCIC|NLETS|III|DMV|SOS|BMV|RMV|DOL|DPS|DOC|ICE|LESC|LICEN[CS]E|"
    r"DRIVER|VEHICLE|REGISTRATION|CCH|POF)\b|MKE[/:] ?(?!WANT)|(?:FILE|NIC)[ \t]*[/:=]|"
    r"(?:WARNING|CAUTION|CAVEAT)\b[^\n]*\b(?:REGARDING|RECORD|SUBJECT)\b|NCIC\b[ \t]*(?:[:=-]|RE|HIT|FILE))"
)
"""Where, after a state's own system, another's answer begins."""
_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z]\d{9}(?![A-Z0-9])")
_STATES = """
ALABAMA ALASKA ARIZONA ARKANSAS CALIFORNIA COLORADO CONNECTICUT DELAWARE FLORIDA GEORGIA HAWAII IDAHO ILLINOIS INDIANA
IOWA KANSAS KENTUCKY LOUISIANA MAINE MARYLAND MASSACHUSETTS MICHIGAN MINNESOTA MISSISSIPPI MISSOURI MONTANA NEBRASKA
NEVADA NEW_HAMPSHIRE NEW_JERSEY NEW_MEXICO NEW_YORK NORTH_CAROLINA NORTH_DAKOTA OHIO OKLAHOMA OREGON PENNSYLVANIA
RHODE_ISLAND SOUTH_CAROLINA SOUTH_DAKOTA TENNESSEE TEXAS UTAH VERMONT VIRGINIA WASHINGTON WISCONSIN WYOMING PUERTO_RICO
"""
_OF_A_STATE = re.compile(
    r"[ \t=*#<>~\[(-]*(?:" + "|".join(name.replace("_", " ") for name in _STATES.split()) + r")\b[^\n.;!?]{0,40}"
    r"\b(?:WANTS?|WANTED|WARRANTS?|CAPIAS)\b"
)
"""A heading that begins with the name of a state, and speaks of wants."""
SYSTEMS = frozenset(_SYSTEMS.replace("?", "").split()) | {"STATE", "LOCAL", "STATEWIDE", "COUNTY"}
SYSTEMS |= {name.rpartition("_")[2] for name in _STATES.split()}
"""Words of which a heading of a state's or local system has one."""
_LONGEST_HEADING = 72
_MOST_PARTS = 40
_JUDICIAL = re.compile(
    r"\b(?:BENCH|DEFAULT|ARREST|CRIMINAL|FELONY|MISDEMEANOR|MISD|FTA|FAILURE TO APPEAR|RE-?ARREST|PROBATION|"
    r"PAROLE|ACTIVE|"
    r"OUTSTANDING|OPEN|STRAIGHT|SUPERIOR COURT|DISTRICT COURT|CIRCUIT COURT|COUNTY COURT|MUNICIPAL COURT|COURT|"
    r"JUDICIAL|"
    r"INDICTMENT|GRAND JURY|VOP|TRAFFIC)\b[^\n]{0,24}?\bWARRANTS?\b|\bCAPIAS\b|"
    r"\bWARRANTS?\b[^\n]{0,40}\b(?:COURT|DOCKET|DKT|JUDGE)\b|\bWANTED\b[ \t]*:|\bWARRANT (?:TYPE|STATUS|NO|"
    r"NUMBER)\b|\bWANTED PERSON\b|\bMKE[/:] ?WANT|\bORDEN DE "
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
    headed = any(map(_is_heading, lines))
    text = "\n".join(lines)
    row = signals.named["file name"].get("STATEWANT")
    if not headed or row is None or not _JUDICIAL.search(text):
        return None
    part = Part()
    _values(part, lines)
    if len({"WNO", "CRT"} & part.fields) + bool(part.offense) < _LEAST:
        return None
    if _NO_WANT.search(text):
        return None
    others = any(row.file != "wanted_person" for line in lines for row in named_on(line, signals))
    if others or _OF_NO_CRIME.search(text) or is_unsure(lines) or signals.originators.search(text):
        return Record("unclassified", "unclassified", ("file name",))
    part.key, part.kind, part.told = row.pattern, "file name", (row,)
    if "WNO" not in part.fields:
        part.fields.add("DOW")  # a court and a charge bear a judge's warrant out as its number does
    return classify(part, signals)


def _values(part: Part, lines: Sequence[str]) -> None:
    """What the lines hold by shape; a charge also where it stands right behind the kind of warrant."""
    values_into(part, lines)
    if not part.offense and (found := _WARRANT_FOR.search("\n".join(lines))):
        part.offense = found["said"]


def _is_heading(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_HEADING and (
        (_HEADING.search(line) or _STATE_ALONE.match(line) or _SYSTEM_ALONE.match(line)) is not None
        or (_OF_A_STATE.match(line) is not None and _OF_NO_CRIME.search(line) is None)
    )


def set_apart(words: str, signals: Signals) -> str:
    """The text with each want of a state's own system, that stands among answers of others, as fields of its own.

    One that may be over, or is denied or unsure, is given no warrant's number: then it cannot be told.
    """
    lines = words.split("\n")
    parts = list(_parts(lines))
    if len(parts) > _MOST_PARTS or hearsay((words,)):
        return words
    ended = ENDS_A_WANT.search(words) is not None
    out = []
    for of_state, part in parts:
        want = _want(part, signals) if of_state else None
        out += part if want is None else _fields(part, told=want.warrant == "criminal" and not ended)
    return "\n".join(out)


def _parts(lines: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """The answers of one system after another, each with whether a state's begins it."""
    held: list[str] = []
    of_state = False
    for line in lines:
        other = _OTHER_PART.match(line) is not None
        heads = not other and not of_state and _is_heading(line)
        if (other and of_state) or heads:
            yield of_state, held
            held, of_state = [], heads
        held.append(line)
    yield of_state, held


def _want(part: Sequence[str], signals: Signals) -> Record | None:
    text = answers_off("\n".join(part))
    if _NUMBER.search(text):
        return None
    return state_want([line for line in text.split("\n") if line.strip() and not REMARK.match(line)], signals)


def _fields(lines: Sequence[str], *, told: bool) -> list[str]:
    part = Part()
    _values(part, lines)
    fields = ["", "", "FILE: STATE WANT"]
    if told:
        fields += [f"WNO: {number_in(lines) or 1}", f"OFF: {part.offense}"]
    return [*fields, *(f"NAM: {name}" for name in part.names), *(f"DOB: {born}" for born in part.born), ""]


_NO_WANT = re.compile(
    r"\b(?:WANTS?|WANTED|WARRANTS?|WARRANT\(S\))"
    r"(?: (?:PERSONS?|FILES?|RECORDS?|STATUS|CHECK|ACTIVE|FOUND))*[^A-Z0-9\n]{1,12}"
    r"(?:NONE|NO(?![ .:#]{1,3}[A-Z0-9/-]{0,12}\d)|CLEAR|NEG(?:ATIVE)?|NIL|N/?A|0|ZERO|NINGUN[AO]?)\b(?![-/]\d)|"
    r"\b(?:NO|0|ZERO|NIL) (?:[A-Z]+ ){0,3}(?:WANTS?|WARRANTS?|WANTED)\b",
)
"""That a state's system has no want: what else it holds is none."""
_WARRANT_FOR = re.compile(
    r"\b(?:BENCH|FELONY|MISDEMEANOR|ARREST|DEFAULT|STRAIGHT|CRIMINAL) WARRANT[ \t]*(?:[-:,]|FOR\b)[ \t]*"
    r"(?P<said>[A-Z]{3}[^\n]{2,60})"
)
_LEAST = 2
"""Of a warrant's number, a court and a charge, how many bear a state's want out."""
