"""What is left where no field tells a record: prose, hearsay, a plate reader's alert, returns of other files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from charteroak.police.messages.classify import classify
from charteroak.police.messages.hearsay import UNSURE, hearsay
from charteroak.police.messages.keys import is_exact, names_among
from charteroak.police.messages.parts import Part, Reading
from charteroak.police.messages.records import NEGATIVE, QUERY
from charteroak.police.messages.returns import (
    ALERT,
    BUT,
    HISTORY,
    IN_PART,
    NO_ALERT,
    OF_SOMEONE,
    OTHER_RETURN,
    PLATE,
    is_return,
    is_torn,
)
from charteroak.police.messages.signals import Row, Signals
from charteroak.police.messages.silence import is_without, says_besides
from charteroak.police.messages.words import words_of
from charteroak.police.told import Record

_OF_A_PERSON = """
NAM NAME SUBJECT SUBJECTS SUBJ PERSON PERSONS PEOPLE WARRANT WARRANTS WANT WANTS WANTED DOB BORN HIT HITS ICE
IMMIGRATION ARREST ARRESTED DETAIN DETAINED MALE FEMALE HE SHE HIM HER HIS MAN WOMAN DRIVER OPERATOR OCCUPANT
PASSENGER PAPER PAPERS ALIEN DEPORTED PLATE LPR ALPR NIC MKE ORI FUGITIVE SUSPECT INDIVIDUAL DETAINER LESC
JUVENILE VICTIM MISSING OFFENDER FELON GANG CAUTION ARMED OFF EXL WNO DOW MATCH ALERT IDENT CHARGE CHARGES BOND
REMOVAL FLAGGED
MIGRA INMIGRACION DEPORTACION DEPORTADO DEPORTADA BUSCADO BUSCADA NOMBRE PERSONA HOMBRE MUJER CONDUCTOR CONDUCTORA
DETENIDO DETENIDA ARRESTO SUJETO ORDEN
"""
_PERSON = frozenset(_OF_A_PERSON.split())
_WORD = re.compile(r"[A-Z]{3,}")
_READABLE = 0.6
_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z]\d{9}(?![A-Z0-9])")
_SENTENCE = re.compile(r"(?<=[.;!])\s+|\n+|\x1e")
_NUMBERED_WARRANT = re.compile(r"\b(?:WARRANT|WARR|DOCKET|DKT|WNO)\b[^.\n]{0,24}?\d")
_OF_WARRANT = re.compile(
    r"\bWARRANT\b[^.\n]{0,24}?\d|\b(?:FULL|NO|LIMITED) EXTRADITION\b|\bEXTRADIT\w+\b|\bDOCKET\b[^.\n]{0,16}?\d"
)
ASKED = re.compile(
    r"\W*(?:YQ|IAQ|HIT CONFIRMATION REQUEST|REQUEST FOR (?:HIT )?CONFIRMATION|IMMIGRATION ALIEN QUERY)\b"
)
_TITLE = 70
_ADDED = re.compile(r"\([^()\n]*\)")
_OF_STATE = ("STATE", "PRAWN", "REARREST")
_STATES = frozenset({*_OF_STATE, "STATEWIDE"})
"""Words of a state's own want: one of the first stands in each."""
_NATIONAL = re.compile(
    r"\bNOT (?:ENTERED |FOUND |ON FILE )?(?:IN|AT|WITH) NCIC\b|"
    r"\bNO NCIC (?:WANTS?|RECORDS?|ENTRY|HITS?|MATCH(?:ES)?|RETURN)\b|"
    r"\bNCIC(?: ?/ ?NLETS)?\W{1,4}"
    r"(?:(?:NO|NEGATIVE|NIL)[ -](?:RECORDS?|WANTS?|HITS?|ENTRY|MATCH)|NEGATIVE|NOT ON FILE)\b|"
    r"\bNO (?:RECORDS?|WANTS?|HITS?|ENTRY|MATCH) (?:ON FILE )?(?:IN|AT|FROM|WITH) NCIC\b"
)
"""That the national file is silent: of a state's own want it says nothing."""
_ENDS = """
VACATED RECALLED QUASHED WITHDRAWN CANCELLED CANCELED SERVED EXECUTED CLEARED SATISFIED DISMISSED EXPIRED CLOSED
INACTIVE PURGED LOCATED
"""
_OVER = re.compile(
    r"\b(?:" + "|".join(map("\n?".join, _ENDS.split())) + r")\b(?!\W{1,3}(?:NO|N)\b)"
    r"|\bACTIVE\W{1,3}NO?\b|\bSTATUS\W{1,3}(?!ACTIVE\b|OUTSTANDING\b|OPEN\b)"
)
"""Words that say that a want is over, also where the end of a line cuts them."""
_ENDED = re.compile(
    r"\W*(?:[A-Z0-9/-]*\d[A-Z0-9/-]*\W+)?"
    r"(?:(?:THE|THIS|SAID|ABOVE|ARREST|STATUS|WARRANT|RECORD|HAS BEEN|WAS|IS)\W+){0,5}"
    r"(?:RECALLED|VACATED|QUASHED|WITHDRAWN|CANCELLED|CANCELED|CLEARED|DISMISSED|PURGED|RESCINDED|VOID(?:ED)?|"
    r"ANULAD[AO]|"
    r"CANCELAD[AO]|REVOCAD[AO])\b(?!\W{1,3}NO?\b)"
)
"""A field that says of a want with an NCIC number that it is over: nothing but a number stands before."""
_DENIED = re.compile(r"\b(?:NOT|NEVER|WITHOUT|NEITHER|NOR)\b")
_COUNTED = re.compile(r"\b\d+ (?:\w+ )?(?:RECORDS?|HITS?|RESPONSES?|MATCH(?:ES)?|WANTS?|ENTRIES)\b")
_OF_RECORD = frozenset({"NIC", "WNO", "EXL", "DOW", "OFF", "ORI", "CRT", "OCA"})


def stated(part: Part, signals: Signals, words: str) -> None:
    """Takes a state's own want for what it is, though no field names the file and the national file is silent.

    It has a number of a warrant or a docket; where it is over, or not sure, it cannot be told.
    """
    said = "\n".join(part.texts)
    if not _of_state(rows := names_among(words_of(said), signals)):
        return
    said = _NATIONAL.sub("\n", said)
    if NEGATIVE.search(said) or any(row.file != "wanted_person" for row in rows):
        return
    part.key, part.kind, part.exact = rows[0].pattern, "file name", is_exact(said, rows)
    if (
        _OVER.search(words)
        or _DENIED.search(said)
        or UNSURE.search(said)
        or signals.originators.search(f"{said} {part.ori}")
    ):
        return
    part.told = rows
    if _NUMBERED_WARRANT.search(said):
        part.fields.add("WNO")


def sober(part: Part, record: Record) -> Record:
    """A want, untold where its own text says that it is over; one without an NCIC number, where it may be."""
    if record.warrant != "criminal" or not part.texts:
        return record
    said = "\n".join(part.texts)
    if not (any(map(_ENDED.match, part.texts)) if part.letter else _OVER.search(said)):
        return record
    return Record("unclassified", "unclassified", record.evidence, record.person)


def _of_state(rows: Iterable[Row]) -> bool:
    return any(row.file == "wanted_person" and not _STATES.isdisjoint(row.pattern.split()) for row in rows)


def titled(part: Part, signals: Signals, words: str) -> None:
    """Takes a heading above the fields for the file's name: a line of its own that names one and says no more."""
    stated(part, signals, words)
    if part.key:
        return
    for line in (line for text in part.texts for line in text.split("\n") if len(line) <= _TITLE):
        rows = names_among(words_of(line), signals)
        if not rows or "." in line.strip()[:-1] or NEGATIVE.search(line) or _of_state(rows):
            continue
        if "(" in line and not {row.file for row in rows} & {"wanted_person", "immigration_violator"}:
            line = _ADDED.sub(" ", line)
        if is_exact(line, rows) or all(row.file == "other" for row in rows):
            part.key, part.kind, part.told = line, "file name", rows
            return


class Context:
    """What the whole of a message says that bears on its fragments; worked out once, and only where there are any."""

    def __init__(self, words: str, reading: Reading) -> None:
        spaced = f" {' '.join(words_of(words))} "
        self.asked = ASKED.match(words) is not None
        self.other = _any(OTHER_RETURN, spaced) and not is_torn(words, spaced)
        self.answered = reading.negative or self.other or _any(HISTORY, spaced)
        self.query = reading.query
        self.told = any(part.key for part in reading.parts)


def speaks(part: Part, context: Context) -> bool:
    """Whether fields without a file are a remnant of a record, not a licence, an echo or a no-record answer."""
    if context.asked:
        return False
    if part.nic or "NIC" in part.fields or (part.fields & {"WNO", "EXL", "DOW"} and not context.other):
        return True
    if not part.fields & _OF_RECORD and is_without(part):
        return False
    if context.told and not part.fields & _OF_RECORD and any(map(_COUNTED.search, part.texts)):
        return False  # only says how many records follow, and of whom
    if context.answered or (context.query and not part.offense):
        return False
    return bool(part.names or part.offense or part.born or "ORI" in part.fields)


def remnants(words: str, reading: Reading, signals: Signals) -> list[Record]:
    """The records of a text in which no field tells any: re-told ones, or one that cannot be told; none where the text
    is empty, says that there is no record, is a return of another kind or speaks of nobody.
    """
    if (loud := national(words, signals, "\n")) != words:
        words, reading.negative = loud, False
    bag = words_of(words)
    spaced = f" {' '.join(bag)} "
    if _any(HISTORY, spaced) and " NO IDENTIFIABLE " not in spaced:
        return [Record("other", "none", ("file name",))]
    plate = _any(PLATE, spaced)
    if told := retold(words, signals, plate=plate):
        return told
    known = frozenset(bag)
    if _is_answered(words, spaced, known, reading, plate=plate):
        return []
    return [Record("unclassified", "unclassified", ())] if known & _PERSON or not _readable(words) else []


def _any(phrases: Sequence[str], spaced: str) -> bool:
    return any(map(spaced.__contains__, phrases))


def _is_answered(words: str, spaced: str, bag: frozenset[str], reading: Reading, *, plate: bool) -> bool:
    """Whether the text tells that it holds no record of a person."""
    if plate and bag & ALERT:
        return NO_ALERT.search(spaced) is not None and IN_PART.search(words) is None
    if plate and bag & OF_SOMEONE:
        return False
    if ASKED.match(words):
        return True
    if _overheard(words):
        return False
    if reading.negative or NEGATIVE.search(words):
        return not says_besides(words)
    if is_return(words, spaced):
        return True
    if all(not line or line.isspace() or QUERY.match(line) for line in words.split("\n")):
        return True
    return (
        reading.query and not reading.parts and not any(_PERSON.intersection(words_of(text)) for text in reading.loose)
    )


def _overheard(words: str) -> bool:
    """Whether someone is said to have told of a want or of immigration: no answer that there is no record undoes it."""
    return hearsay((words,)) and any(
        hearsay((said,)) and not BUT.isdisjoint(words_of(said)) and not NEGATIVE.search(said)
        for said in _SENTENCE.split(words)
    )


def national(words: str, signals: Signals, instead: str = "NO NCIC RECORD") -> str:
    """The text of a state's own want, with one wording for the word that the national file has no record."""
    if "RE-ARREST" in words:
        words = words.replace("RE-ARREST", "REARREST")
    if "NCIC" not in words or not _any(_OF_STATE, words) or not _NATIONAL.search(words):
        return words
    if not _of_state(names_among(words_of(words), signals)):
        return words
    return _NATIONAL.sub(instead, words)


def open_number(said: str, words: str, signals: Signals) -> re.Match[str] | None:
    """The warrant's number in a state's own want, unless that may be over, or is denied, unsure or immigration's."""
    doubtful = _OVER.search(words) or _DENIED.search(words) or UNSURE.search(words) or _CIVIL.search(said)
    if doubtful or said.count("WARRANT") != 1 or signals.originators.search(said):
        return None
    return _STATES_NUMBER.search(said)


_STATES_NUMBER = re.compile(r"\bWARRANT(?: NO\.?| NUMBER)?[ :#]{1,3}([A-Z-]{0,6}\d[A-Z0-9-]*)")
_CIVIL = re.compile(r"\b(?:ADMIN\w*|CIVIL|IMMIGRATION|REMOVAL|DEPORT\w*|ICE|ALIEN)\b")


def all_negative(words: str, signals: Signals) -> bool:
    """Whether a list of answers, "NCIC .... NEGATIVE", is all that a text holds besides who was asked about."""
    spanish = len(words) < _LONGEST_ANSWER and any(map(words.__contains__, _NO_IN_SPANISH))
    if not spanish and "NEGATIVE" not in words:
        return False
    rest = _NEGATIVES.sub("\n", _SPANISH.sub("\n", words) if spanish else words)
    if rest == words:
        return False
    told = set(words_of(rest))
    return not (
        names_among(words_of(rest), signals)
        or _NUMBER.search(rest)
        or told & BUT
        or told & _SPEAKING
        or hearsay((words,))
        or _any(PLATE, f" {' '.join(words_of(rest))} ")
    )


_LONGEST_ANSWER = 20_000
_NO_IN_SPANISH = ("NO HAY", "NINGUN", "SIN ", "NO SE ENC", "NEGATIVO", "NO EXIST", "NO TIENE", "NO FIGURA")
_OF_RECORDS = (
    r"(?:REGISTROS?|ORDEN(?:ES)?|RESULTADOS?|COINCIDENCIAS?|ANTECEDENTES?|HALLAZGOS?|AVISOS?|ALERTAS?|EXPEDIENTES?|"
    r"REQUERIMIENTOS?)"
)
_SPANISH = re.compile(
    r"^[ \t>*#-]*(?:[A-Z][\w /.()-]{0,40}[ \t]*[:=.>|-]+[ \t]*)?"
    r"(?:(?:NO HAY|SIN|NINGUNA?|NO SE ENCONTR(?:O|ARON)|NO EXISTEN?|NO TIENE|NO FIGURAN?)(?: (?:NINGUNA?|OTR[AO]S?))?"
    rf"(?: {_OF_RECORDS}(?: (?:ACTIV|PENDIENT|VIGENT|ENCONTRAD|JUDICIAL)\w*)*"
    rf"(?: DE (?:ARRESTO|CAPTURA|APREHENSION|DETENCION|BUSQUEDA))?(?:(?:,| NI| Y| O) (?:SIN |NINGUNA? )?{_OF_RECORDS})*"
    r"(?: (?:ACTIV|PENDIENT|VIGENT|ENCONTRAD)\w*)*(?: (?:EN|DEL?) (?:EL |LA )?(?:NCIC|ESTADO|ESTATAL|COLLECT|SISTEMA|"
    r"ARCHIVO))?)|NEGATIVO|SIN NOVEDAD)[ .*!-]*$",
    re.MULTILINE,
)
"""A line that says in Spanish that a file holds nothing, and no more than that."""

_NEGATIVES = re.compile(
    r"^[ \t>*-]*(?:(?:NCIC|NLETS|COLLECT|LOCAL|STATE|CT|NATIONAL|WANTS?|WARRANTS?|PROT|PROTECTION|PROTECTIVE|ORDERS?|"
    r"III|MISSING|PERSONS?|SEX|OFFENDERS?|HITS?|FILES?|RECORDS?|SUPERVISED|RELEASE|GANG|IMMIGRATION|VIOLATORS?|WANTED)"
    r"[ ./&-]{0,3}){1,8}[ .:=\t-]*NEGATIVE[ .]*$",
    re.MULTILINE,
)
_SPEAKING = frozenset(
    {"NIC", "MKE", "EXL", "WNO", "DOW", "OFF", "HIT", "WARRANTS", "PAPER", "DEPORTED", "ALIEN", "FILE", "ORDEN"}
    | {"ORDENES", "ARRESTO", "DETENER", "DETENIDO", "DETENIDA", "DEPORTADO", "DEPORTADA", "PERO", "ACTIVA", "ACTIVO"}
)


def _readable(words: str) -> bool:
    """Whether a text without a word about a person is at least made of words: then it speaks of none."""
    return sum(map(len, _WORD.findall(words))) >= _READABLE * len("".join(words.split()))


def retold(words: str, signals: Signals, *, plate: bool = False) -> list[Record]:
    """Records told in prose: a file's name borne out by its number, by a warrant, or a plate reader's topic."""
    if not names_among(words_of(words), signals) or hearsay((words,)):
        return []
    words = national(words, signals, "\n")
    denied = NEGATIVE.search(words) is not None
    told = [(_one(text, signals, plate=plate, denied=denied), text) for text in _clauses(words, signals)]
    if all(record is None for record, _ in told):
        return []
    untold = Record("unclassified", "unclassified", ("file name",))
    return [record or untold for record, text in told if record is not None or _is_lost(text, signals)]


def _is_lost(text: str, signals: Signals) -> bool:
    """Whether a clause of which no record was told names a file and a record's number all the same."""
    return _NUMBER.search(text) is not None and bool(names_among(words_of(text), signals))


def _clauses(words: str, signals: Signals) -> Iterator[str]:
    """Runs of sentences that speak of one number, and of one file."""
    held, number, files = "", "", frozenset[str | None]()
    for sentence in _SENTENCE.split(words):
        numbers = _NUMBER.findall(sentence)
        named = frozenset(row.file for row in names_among(words_of(sentence), signals))
        if held and ((number and numbers and numbers[0] != number) or (number and named and files and named != files)):
            yield held
            held, number, files = "", "", frozenset()
        held = f"{held}\n{sentence}" if held else sentence
        number, files = number or (numbers[0] if numbers else ""), files | named
    if held:
        yield held


def _one(text: str, signals: Signals, *, plate: bool, denied: bool) -> Record | None:
    rows, numbers = names_among(words_of(text), signals), _NUMBER.findall(text)
    wanted = any(row.file == "wanted_person" for row in rows)
    warrant = (_OF_WARRANT if numbers else _NUMBERED_WARRANT).search(text) is not None
    if not rows or (wanted and (not warrant or UNSURE.search(text))):
        return None
    if not numbers and (denied or not (plate or wanted)):
        return None
    if (
        wanted
        and (not numbers or _of_state(rows))
        and (_OVER.search(text) or _DENIED.search(text) or signals.originators.search(text))
    ):
        return Record("unclassified", "unclassified", ("file name",))
    part = Part()
    part.key, part.kind, part.told = rows[0].pattern, "topic" if plate else "file name", rows
    for row in rows:
        text = text.replace(row.pattern, " ")
    part.texts.append(text)
    part.letter = numbers[0][0] if numbers else ""
    if warrant and wanted:
        part.fields.add("WNO")
    return classify(part, signals)
