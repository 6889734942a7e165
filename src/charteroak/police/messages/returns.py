"""Answers that are of no person's record: licences and registrations, histories, a plate that was read."""

from __future__ import annotations

import re

from charteroak.police.messages.words import words_of

_OF_PAPERS = """
_MOTOR_VEHICLE _DMV_ _D_M_V_ _DRIVER_LICEN _DRIVERS_LICEN _DRIVER_S_LICEN _DRIVER_RECORD_ _DRIVER_HISTORY_
_DRIVER_RETURN _OPERATOR_LICEN _OPERATORS_LICEN _OPERATOR_S_LICEN _OPERATOR_RETURN _VEHICLE_RETURN _REG_RETURN
_REGISTRATION_ _REGISTERED_OWNER_ _TITLE_NO_ _TITLE_NUMBER_ _TITLE_STATUS_ _LICENSE_STATUS_ _LICENSE_CLASS_
_LICENSE_NO_ _CDL_ _LICENSE_NUMBER_ _LICENSE_VALID_ _LICENSE_RETURN_ _LICENSE_ACTIVE_ _LICENSE_SUSPENDED_
_OLN_ _LIC_ _VIN_ _OPER_STATUS_ _ENDORSEMENTS_ _REG_STATUS_ _LICENCE_ _LICENCIA_DE_CONDUCIR_
_PERMIS_DE_CONDUIRE_
"""
OTHER_RETURN = tuple(phrase.replace("_", " ") for phrase in _OF_PAPERS.split())
BUT = frozenset({"WANTED", "ICE", "IMMIGRATION", "DETAINER", "WARRANT", "FUGITIVE", "MIGRA", "INMIGRACION"})
BUT |= {"DEPORTACION", "BUSCADO", "BUSCADA"}
HISTORY = (" INTERSTATE IDENTIFICATION INDEX ", " III RESPONSE ", " CRIMINAL HISTORY RE", " CRIMINAL HISTORY FOLLOWS ")
PLATE = (
    *(" LPR ", " ALPR ", " ANPR ", " FLOCK ", " PLATE READER ", " READER ALERT "),
    *(" HOT LIST ", " HOTLIST ", " PLATE HIT "),
)
ALERT = frozenset({"ALERT", "HIT", "MATCH", "MATCHED"})
NO_ALERT = re.compile(r" NO (?:HIT|ALERT|MATCH(?:ES)?)S? ")
IN_PART = re.compile(r"\b(?:PARTIAL(?:LY)?|UNKNOWN|UNK|UNSURE|UNREAD\w*|ILLEGIBLE|POSSIBL[EY]|UNMATCHED|OTHER)\b|\?")
"""That a plate was read in part, or nobody knows of which list: no alert can then be ruled out."""

OF_SOMEONE = frozenset({"MALE", "FEMALE", "PERSON", "PERSONS", "POI", "ASSOC", "ASSOCIATED", "SUSPECT", "UNVERIFIED"})
"""Words by which a plate's alert speaks of a person beside the plate."""

_TITLED = re.compile(
    r"[ \t*=#>\-\[]*(?:[A-Z]{2} )?(?:DMV|MOTOR VEHICLES?|MVA|BMV|RMV|DOL|DPS|DRIVER|OPERATOR|LICEN[CS]E|"
    r"REGISTRATION|REG|VEHICLE|"
    r"TITLE|OLN|CDL|PERMIT)\b[^\n]{0,60}"
)
_LABELS = (
    r"OWNERS?|REGISTRANT|NAME|NAM|HOLDER|LESSEE|LIENHOLDER|RES|RESIDENCE|ADDRESS|ADDR|STREET|MAIL(?:ING)?|"
    r"PLATE|LIC|TAG|OWN|NM"
)
_VALUES = (
    re.compile(rf"(?<![A-Z])(?:{_LABELS})(?:[ \t]*[:=/|]|\.{{2,}}|[ \t])[ \t]*[^\n]*?(?=  |\t|\||\n|$|\bDOB\b)"),
    re.compile(
        r"(?<![A-Z0-9-])\d{1,6}[A-Z]? (?:[A-Z0-9'-]+ ){1,4}"
        r"(?:ST|STREET|RD|ROAD|AVE|AVENUE|CT|COURT|DR|DRIVE|LN|LANE|PL|PLACE|TER|TERRACE|WAY|BLVD|CIR|PKWY|HWY|SQ|"
        r"TPKE)\b"
    ),
    re.compile(r"(?<![A-Z])[A-Z][A-Z'-]+(?: [A-Z'-]+)?,[ ]?[A-Z][A-Z'-]*(?: [A-Z'-]+){0,2}"),
    re.compile(r"[^\n]*\b(?:LLC|INC|CORP|CO|COMPANY|LTD|LP|LLP|& (?:SONS?|DAUGHTERS?))\b[^\n]*"),
)
"""Names, streets, plates and firms of a licence or registration: words in them say nothing."""
_NOTE = re.compile(
    r"^[ \t]*(?:NOTES?|REMARKS?|COMMENTS?|OCCUPATION|EMPLOYER|OCC|RESTR\w*|ENDORS\w*)\b[^\n]*", re.MULTILINE
)
_SPEAKS = re.compile(
    r"\b(?:WANTED|WARRANTS? (?:FOR|OUT|ON|NO|ISSUED|ACTIVE|CONFIRM\w*)|(?:ACTIVE|OUTSTANDING|HAS|OPEN|ARREST|"
    r"BENCH|AN?) "
    r"WARRANTS?|ICE (?:HOLD|WANTS|DETAINER|HIT|WARRANT)|(?:BY|PER|CALL|NOTIFY|CONTACT|FOR) ICE|IMMIGRATION|DETAINER|"
    r"DEPORT\w*|FUGITIVE|MIGRA|INMIGRACION)\b"
)


def is_return(words: str, spaced: str) -> bool:
    """Whether a text is a licence's or registration's, and nothing in it but names and streets speaks of a want."""
    if not any(map(spaced.__contains__, OTHER_RETURN)) or is_torn(words, spaced):
        return False
    if BUT.isdisjoint(spaced.split()):
        return True
    if not any(map(_TITLED.match, [line for line in words.split("\n") if line.strip()][:_HEADS])):
        return False
    left = _NOTE.sub(lambda note: "SPEAKS WANTED" if _SPEAKS.search(note[0]) else "", words)
    for value in _VALUES:
        left = value.sub(" ", left)
    return BUT.isdisjoint(words_of(left))


def is_torn(words: str, spaced: str) -> bool:
    """Whether a text with a licence's number is what is left of a record: it describes someone by tags of NCIC's own
    that no licence's return has, and no word of such a return is in it.
    """
    if any(map(spaced.__contains__, _NOT_TORN)):
        return False
    return len(set(_DESCRIBES.findall(words))) >= _LEAST_DESCRIBED


_NOT_TORN = tuple(phrase for phrase in OTHER_RETURN if phrase != " OLN ")
_DESCRIBES = re.compile(r"(?<![A-Z])(AKA|SMT|SOC|MNU|FBI|FPC|SKN|CMC|MIS|OCA|SID|HIT|POB|CTZ)/")
_LEAST_DESCRIBED = 2
_HEADS = 3
