"""What a value is by its own shape, whatever stands before it: a warrant's number, a court, a charge, an extradition.

English, Spanish and French words. A warrant's number counts only where nothing near it says that it is of no court.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from charteroak.police.messages.parts import Part
from charteroak.police.messages.records import NEGATIVE

_WARRANT = (
    r"(?:WARRANTS?|WARR|WRNTS?|WRT|WNO|CAPIAS|MITTIMUS|DOCKET|DKT|CAUSE|COURT CASE|COURT NO|"
    r"ORDEN(?: JUDICIAL)?(?: DE (?:ARRESTO|APREHENSION|DETENCION|CAPTURA))?|MANDAT(?: D ?ARRET| D ?ARRESTATION)?|"
    r"EXPEDIENTE|CAUSA|DOSSIER)"
)
_NUMBERED = re.compile(
    rf"\b{_WARRANT}\b[^A-Z0-9\n]{{0,8}}(?:(?:NO|NUM|NUMBER|NUMERO|NBR|ID|N)\b[^A-Z0-9\n]{{0,5}})?"
    r"(?=[A-Z0-9/-]{0,12}\d)[A-Z0-9][A-Z0-9:/-]*\d"
)
_OF_NO_COURT = re.compile(
    r"\b(?:ADMIN\w*|CIVIL|IMMIGRATION|INMIGRACION|REMOVAL|DEPORT\w*|ICE|ALIEN|SEARCH|CIVILE)\b[^\n]{0,24}$"
)
_COURT = re.compile(
    r"\b(?:COURT|CT HOUSE|TRIBUNAL|JUZGADO|CORTE|COUR|SUPERIOR CT|DIST(?:RICT)? CT|CIRCUIT CT|G\.?A\.? ?\d{1,2}|"
    r"JUDGE|JUEZ|MAGISTRATE|JUGE)\b"
)
_EXTRADITION = re.compile(
    r"\b(?:EXTRADIT\w*|EXTRADICION\w*|EXTRAD|EXTR|EXL|EXTRADER|WILL PICK ?UP|PICK-?UP (?:IN|FROM|ANYWHERE|NATION\w*)|"
    r"FULL PICKUP)\b"
)
_ISSUED = re.compile(
    r"\b(?:ISSUED|ISSUE DATE|DATE OF WARRANT|WARRANT DATE|DOW|SIGNED|EMITID[AO]|EXPEDID[AO]|DICTAD[AO]|DELIVRE|EMIS|"
    r"FECHA DE (?:LA )?ORDEN)\b[^A-Z0-9\n]{0,8}(?:ON |EL |LE )?[^A-Z0-9\n]{0,8}(?=\d{4}-?\d\d-?\d\d|"
    r"\d{1,2}[-/ ]\w{2,9}[-/ ]\d{2,4})"
)
_CHARGED = re.compile(
    r"\b(?:CHARGES?|CHG|OFF|OFFEN[CS]ES?|CRIME|DELITOS?|CARGOS?|INFRACTION|ACCUSATION|FOR|POR|"
    r"WHAT)\b[ \t]*(?:[:=/|]|\.{2,}|"
    r"\t| {2,})[ \t.]*(?P<said>[A-Z0-9][^\n|]{2,80})"
)
_OFFENSES = """
ROBBERY BURGLARY LARCENY THEFT ASSAULT ASSLT BATTERY ARSON FRAUD FORGERY HOMICIDE MURDER MANSLAUGHTER KIDNAP\\w* RAPE
EMBEZZLEMENT NARCOTICS? HEROIN COCAINE DRUGS? SHOPLIFTING VANDALISM MISCHIEF TRESPASS\\w* STALKING HARASSMENT
CARJACKING DUI DWI OUI OWI HIT.AND.RUN ESCAPE WEAPONS? FIREARMS? STRANGULATION BREACH EXTORTION PERJURY BRIBERY
BAIL.JUMPING FAILURE.TO.APPEAR FAIL.TO.APPEAR FTA PROBATION.VIOL\\w* VIOL\\w*.OF.PROBATION VIOL\\w*.PROBATION
PAROLE.VIOL\\w* STOLEN.PROP\\w* COUNTERFEIT\\w* ELUDING EVADING IDENTITY.FRAUD DISORDERLY MENACING ENDANGER\\w* AGG\\w*
CRIMINAL.(?:MISCHIEF|TRESPASS|POSS\\w*|SALE|ATTEMPT|CONSPIRACY|IMPERSONATION|NEGLIGEN\\w*|DAMAGE|SEXUAL|THREAT\\w*|USE)
ROBO HURTO AGRESION ASALTO HOMICIDIO ASESINATO FRAUDE INCENDIO SECUESTRO VIOLACION ESTAFA LESIONES DROGAS NARCOTRAFICO
VOL MEURTRE AGRESSION VOIES.DE.FAIT ENLEVEMENT INCENDIE
"""
_OFFENSE = re.compile(r"\b(?:" + "|".join(name.replace(".", "[ -]") for name in _OFFENSES.split()) + r")\b")
_AGENCY = re.compile(r"(?<![A-Z0-9])(?=[A-Z0-9]*\d)([A-Z]{2}[A-Z0-9]{2,3}[A-Z0-9]{2,4})(?![A-Z0-9])")
_NAMED = re.compile(
    r"\b(?:NAM|NAME|SUBJECT|SUBJ|SUJETO|NOMBRE|NOM|WHO|(?<!WANTED )(?<!MISSING )PERSON|DEF|DEFENDANT|RESPONDENT|"
    r"VICTIM|N|LN|LAST|LAST NAME|SURNAME)\b[ \t]*"
    r"(?:[:=/|]|\.{2,}|\t| {2,})[ \t.]*(?P<said>[A-Z](?!\d)[^\n|:=]{2,60})"
)
_PERSON = re.compile(r"(?<![A-Z])([A-Z][A-Z'-]+(?: [A-Z'-]+)?, ?[A-Z][A-Z'-]+)")
_BORN = re.compile(
    r"(?<!\d)((?:19|20)\d\d[-/. ]?(?:0\d|1[0-2])[-/. ]?[0-3]\d|[0-3]?\d[-/][0-3]?\d[-/](?:19|20)?\d\d)(?!\d)"
)
_BORN_BEFORE = re.compile(r"\b(?:DOB|BORN|BIRTH\w*|NACIMIENTO|NAC|F ?NAC|NEE?|NE LE|B)\W{1,4}$|[A-Z], ?[A-Z]|\($")
_CUT_AT = re.compile(r"  |\t|\(|\d|/|\b(?:DOB|BORN|SEX|RAC|AKA)\b")

DOUBTS = re.compile(
    r"\b(?:NOT|NEVER|WITHOUT|NEITHER|NOR|CANCEL\w*|RECALLED|VACATED|QUASHED|WITHDRAWN|SERVED|EXECUTED|CLEARED|"
    r"SATISFIED|"
    r"DISMISSED|EXPIRED|CLOSED|INACTIVE|PURGED|LOCATED|REJECTED|VOID\w*|RESCINDED|LIFTED|SUPERSEDED|FORMER\w*|"
    r"NO LONGER|TEST RECORD|UNABLE|UNCONFIRMED|UNVERIFIED|DENIED|DENIES|ERROR|"
    r"MAY|MIGHT|MAYBE|COULD|POSSIBL[EY]|PERHAPS|THINKS?|SOMETHING|UNKNOWN|UNREADABLE|ILLEGIBLE|LOOKS? LIKE|SEEMS?|IF|"
    r"CIVIL|WITNESS|CHILD SUPPORT|JUROR|MATERIAL|CONTEMPT|SIMILAR|NEAR MATCH|"
    r"ANULAD\w*|SIN EFECTO|REVOCAD\w*|CANCELAD\w*|CUMPLID\w*|YA NO|NO ES|NO HAY|NO ARREST\w*|NO DETENER|QUIZAS?|"
    r"TAL VEZ|"
    r"POSIBLE\w*|ANNULE\w*|RETIRE\w*|EXECUTE|PEUT-ETRE|NON)\b|\?\?|\?$|\bCON ?/ ?N\b|\bACTIVE\W{1,3}NO?\b|"
    r"\bSTATUS\W{1,3}(?!ACTIVE\b|OUTSTANDING\b|OPEN\b|CONFIRMED\b|VALID\b)[A-Z]",
    re.MULTILINE,
)
"""Words near a want that deny, doubt or end it, or are of a court's civil side: one is enough not to tell it."""
_CUT = re.compile(
    r"RECALLED|VACATED|QUASHED|WITHDRAWN|CANCELL?ED|CLEARED|DISMISSED|EXECUTED|RESCINDED|SUPERSEDED|NOT ?WANTED|"
    r"NO ?LONGER|"
    r"NO ?WARRANT|NOT ?A ?WARRANT|UNCONFIRMED|UNVERIFIED|CHILD ?SUPPORT|CIVIL|ADMINISTRATIVE|IMMIGRATION|ANULAD|"
    r"CANCELAD"
)
"""Words that doubt or end a want also where the end of a line cuts them."""
_LINE_END = re.compile(r"[ \t>|*#-]*\n[ \t>|*#-]*")
_NO_DOUBT = re.compile(
    r"\b(?:NOT|NO) (?:EXTRADIT\w+|ENTERED (?:IN|INTO) NCIC|IN NCIC|FULL EXTRADITION)\b|\bVACATED ?: ?NO\b|"
    r"\bDOES NOT EXTRADITE\b|\bWILL NOT EXTRADITE\b|\bDISORDERLY CONDUCT\b|\bNO(?:T)? BAIL\b|\bNON-?EXTRADIT\w*\b"
)
_ANSWERED = re.compile(
    r"^[ \t>*|-]*(?:[\w/.()-]+[ \t]*){0,6}?[ \t:.=>|*-]*\b(?:NO|NEGATIVE|NOT ON FILE|NIL)\b"
    r"(?: (?:NCIC|NLETS|III|LOCAL|STATE|WANTS?|RECORDS?|HITS?|MATCH(?:ES)?|FOUND|ENTRY|ENTRIES|IDENTIFIABLE|ON|FILE|IN|"
    r"WARRANTS?|/))*(?:[ \t.*-]*$| ?(?:SOC|NAM|DOB|SEX|FBI|OLN|LIC)/[^\n]*$|[ \t]+(?:FOR|ON)[ \t][^\n]*$)",
    re.MULTILINE,
)

_NONE = re.compile(
    r"^[ \t>*|-]*(?:(?:NCIC|NLETS|III|FBI)(?: [A-Z]+){0,3}[ \t]*[:=.*-]+[ \t]*(?:NONE|CLEAR|NIL|N/A)\b[ \t.,;*|]*)+$"
)
"""A line of one or several files of the nation, each with none."""


def answers_off(words: str) -> str:
    """The text without the lines that say of a file that it has no record: they speak of no other."""
    if NEGATIVE.search(words) is None and "NEGATIVE" not in words and "NONE" not in words:
        return words
    return "\n".join("" if _ANSWERED.match(line) or _NONE.match(line) else line for line in words.split("\n"))


def is_doubted(text: str) -> bool:
    """Whether something in a text of several records denies, doubts or ends a want."""
    return DOUBTS.search(_NO_DOUBT.sub(" ", text)) is not None


def is_unsure(lines: Sequence[str]) -> bool:
    """Whether something among the lines denies, doubts or ends a want."""
    text = "\n".join(lines)
    if is_doubted(text):
        return True
    return _CUT.search(_NO_DOUBT.sub(" ", _LINE_END.sub("", text))) is not None


def values_into(part: Part, lines: Sequence[str]) -> None:
    """Gives a record what its lines hold, by shape. Remarks are left out before."""
    text = "\n".join(lines)
    if any(not _OF_NO_COURT.search(text[: found.start()].rpartition("\n")[2]) for found in _NUMBERED.finditer(text)):
        part.fields.add("WNO")
    if _COURT.search(text):
        part.fields.add("CRT")
    if _EXTRADITION.search(text):
        part.fields.add("EXL")
    if _ISSUED.search(text):
        part.fields.add("DOW")
    if found := _CHARGED.search(text):
        part.offense = found["said"]
    elif offense := _OFFENSE.search(text):
        part.offense = offense[0]
    if agency := _AGENCY.search(text):
        part.ori = agency[1]
    part.texts += lines
    _person(part, lines)


def number_in(lines: Sequence[str]) -> str:
    """The first number of a warrant or docket, without the word before it; empty where there is none."""
    found = _NUMBERED.search("\n".join(lines))
    return re.split(r"[^A-Z0-9:/-]", found[0])[-1].rpartition("/")[2] if found else ""


def _person(part: Part, lines: Sequence[str]) -> None:
    """Whom the record is about: a name after its label, or as surname and given name with a date on its line."""
    for line in lines:
        named, charged = _NAMED.search(line), _CHARGED.search(line)
        name = named["said"] if named else ""
        shaped = _PERSON.search(line, 0, charged.start() if charged else len(line)) if not name else None
        born = _BORN.search(line)
        if shaped and born and born.start() >= shaped.end():
            name = shaped[1]
        if name and not part.names and (plain := _CUT_AT.split(name)[0].strip(" ,;-")):
            part.names.append(plain)
        if born and not part.born and (name or _BORN_BEFORE.search(line[: born.start()])):
            part.born.append(born[1])
