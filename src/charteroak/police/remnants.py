"""What is left where no field tells a record: prose, hearsay, a plate reader's alert, returns of other files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from charteroak.police.classify import classify
from charteroak.police.keys import is_exact, names_among, words_of
from charteroak.police.parts import Part, Reading
from charteroak.police.records import NEGATIVE, QUERY
from charteroak.police.signals import Signals
from charteroak.police.told import Record

_HEARSAY = re.compile(
    r"\b(?:RADIO RELAY|NO PRINT ?OUT|HEARSAY|BY (?:TELE)?PHONE|OVER THE (?:RADIO|AIR|PHONE)|ON THE (?:RADIO|PHONE)|"
    r"CALLER (?:SAYS|STATES)|FROM MEMORY|WORD OF MOUTH|VERBAL(?:LY)?|REPORTEDLY|ALLEGEDLY|SUPPOSEDLY|NOT VERIFIED|"
    r"UNVERIFIED|RUMOU?R|HEARD|(?:DISPATCH(?:ER)?|OFFICER|DEPUTY|TROOPER|PARTNER|HE|SHE|THEY) "
    r"(?:SAYS?|SAID|THINKS|BELIEVES|RECALLS|REMEMBERS|TOLD|RELAYS))\b"
)
_HEARSAY_SIGNS = (
    *("RADIO", "PRINT", "HEAR", "PHONE", "THE AIR", "CALLER", "MEMORY", "MOUTH", "VERBAL", "REPORTED", "ALLEGED"),
    *("SUPPOSED", "VERIFIED", "RUMO", " SA", "THINK", "BELIEVES", "RECALLS", "REMEMBERS", " TOLD", "RELAYS"),
)
_UNSURE = re.compile(
    r"\b(?:MAY|MIGHT|MAYBE|COULD|POSSIBL[EY]|PERHAPS|UNCONFIRMED|THINK|SOMETHING|SOME KIND|UNKNOWN|NOT GIVEN|"
    r"UNREADABLE|ILLEGIBLE|CHECK|PENDING|LOOKS? LIKE|APPEARS?|SEEMS?|IF)\b|\?"
)
_OTHER_RETURN = (
    *(" MOTOR VEHICLE", " DMV ", " D M V ", " DRIVER LICEN", " DRIVERS LICEN", " DRIVER S LICEN", " DRIVER RECORD "),
    *(
        " DRIVER HISTORY ",
        " OPERATOR LICEN",
        " OPERATORS LICEN",
        " OPERATOR S LICEN",
        " REGISTRATION ",
        " REGISTERED OWNER ",
    ),
    *(" TITLE NO ", " TITLE NUMBER ", " TITLE STATUS ", " LICENSE STATUS ", " LICENSE CLASS ", " LICENSE NO ", " CDL "),
    *(" LICENSE NUMBER ", " LICENSE VALID ", " LICENSE RETURN ", " LICENSE ACTIVE ", " LICENSE SUSPENDED ", " OLN "),
    *(" LIC ", " VIN ", " OPER STATUS ", " ENDORSEMENTS ", " REG STATUS ", " LICENCE "),
)
_BUT = frozenset({"WANTED", "ICE", "IMMIGRATION", "DETAINER", "WARRANT", "FUGITIVE"})
_HISTORY = (" INTERSTATE IDENTIFICATION INDEX ", " III RESPONSE ", " CRIMINAL HISTORY RE", " CRIMINAL HISTORY FOLLOWS ")
_PLATE = (
    " LPR ",
    " ALPR ",
    " ANPR ",
    " FLOCK ",
    " PLATE READER ",
    " READER ALERT ",
    " HOT LIST ",
    " HOTLIST ",
    " PLATE HIT ",
)
_ALERT = frozenset({"ALERT", "HIT", "MATCH", "MATCHED"})
_NO_ALERT = re.compile(r" NO (?:HIT|ALERT|MATCH(?:ES)?)S? ")
_OF_A_PERSON = """
NAM NAME SUBJECT SUBJECTS SUBJ PERSON PERSONS PEOPLE WARRANT WARRANTS WANT WANTS WANTED DOB BORN HIT HITS ICE
IMMIGRATION ARREST ARRESTED DETAIN DETAINED MALE FEMALE HE SHE HIM HER HIS MAN WOMAN DRIVER OPERATOR OCCUPANT
PASSENGER PAPER PAPERS ALIEN DEPORTED PLATE LPR ALPR NIC MKE ORI FUGITIVE SUSPECT INDIVIDUAL DETAINER LESC
JUVENILE VICTIM MISSING OFFENDER FELON GANG CAUTION ARMED OFF EXL WNO DOW MATCH ALERT IDENT CHARGE CHARGES BOND
REMOVAL FLAGGED
"""
_PERSON = frozenset(_OF_A_PERSON.split())
_WORD = re.compile(r"[A-Z]{3,}")
_READABLE = 0.6
_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z]\d{9}(?![A-Z0-9])")
_SENTENCE = re.compile(r"(?<=[.;!])\s+|\n+|\x1e")
_NUMBERED_WARRANT = re.compile(r"\b(?:WARRANT|DOCKET|WNO)\b[^.\n]{0,24}?\d")
_OF_WARRANT = re.compile(
    r"\bWARRANT\b[^.\n]{0,24}?\d|\b(?:FULL|NO|LIMITED) EXTRADITION\b|\bEXTRADIT\w+\b|\bDOCKET\b[^.\n]{0,16}?\d"
)
ASKED = re.compile(
    r"\W*(?:YQ|IAQ|HIT CONFIRMATION REQUEST|REQUEST FOR (?:HIT )?CONFIRMATION|IMMIGRATION ALIEN QUERY)\b"
)
_TITLE = 70


def hearsay(texts: Iterable[str]) -> bool:
    """Whether the running text of a message says that it is told from hearing: then no record is told from it."""
    said = "\n".join(texts)
    for sign in _HEARSAY_SIGNS if said else ():
        if sign in said:
            return _HEARSAY.search(said) is not None
    return False


def titled(part: Part, signals: Signals) -> None:
    """Takes a heading above the fields for the file's name: a line of its own that names one and says no more."""
    for line in (line for text in part.texts for line in text.split("\n") if len(line) <= _TITLE):
        rows = names_among(words_of(line), signals)
        if not rows or "." in line.strip()[:-1]:
            continue
        if is_exact(line, rows) or all(row.file == "other" for row in rows):
            part.key, part.kind, part.told = line, "file name", rows
            return


class Context:
    """What the whole of a message says that bears on its fragments; worked out once, and only where there are any."""

    def __init__(self, words: str, reading: Reading) -> None:
        spaced = f" {' '.join(words_of(words))} "
        self.asked = ASKED.match(words) is not None
        self.other = _any(_OTHER_RETURN, spaced)
        self.answered = reading.negative or self.other or _any(_HISTORY, spaced)
        self.query = reading.query


def speaks(part: Part, context: Context) -> bool:
    """Whether fields without a file are a remnant of a record, not a licence, an echo or a no-record answer."""
    if context.asked:
        return False
    if part.nic or "NIC" in part.fields or (part.fields & {"WNO", "EXL", "DOW"} and not context.other):
        return True
    if context.answered or (context.query and not part.offense):
        return False
    return bool(part.names or part.offense or part.born or "ORI" in part.fields)


def remnants(words: str, reading: Reading, signals: Signals) -> list[Record]:
    """The records of a text in which no field tells any: re-told ones, or one that cannot be told; none where the text
    is empty, says that there is no record, is a return of another kind or speaks of nobody.
    """
    bag = words_of(words)
    spaced = f" {' '.join(bag)} "
    if _any(_HISTORY, spaced) and " NO IDENTIFIABLE " not in spaced:
        return [Record("other", "none", ("file name",))]
    plate = _any(_PLATE, spaced)
    if told := retold(words, signals, plate=plate):
        return told
    known = frozenset(bag)
    if _is_answered(words, spaced, known, reading, plate=plate):
        return []
    return [Record("unclassified", "unclassified", ())] if known & _PERSON or not _readable(words) else []


def _any(phrases: tuple[str, ...], spaced: str) -> bool:
    return any(phrase in spaced for phrase in phrases)


def _is_answered(words: str, spaced: str, bag: frozenset[str], reading: Reading, *, plate: bool) -> bool:
    """Whether the text tells that it holds no record of a person."""
    if plate and bag & _ALERT:
        return _NO_ALERT.search(spaced) is not None
    if reading.negative or NEGATIVE.search(words) or ASKED.match(words):
        return True
    if _any(_OTHER_RETURN, spaced) and not bag & _BUT:
        return True
    if all(not line or line.isspace() or QUERY.match(line) for line in words.split("\n")):
        return True
    return (
        reading.query and not reading.parts and not any(_PERSON.intersection(words_of(text)) for text in reading.loose)
    )


def _readable(words: str) -> bool:
    """Whether a text without a word about a person is at least made of words: then it speaks of none."""
    return sum(map(len, _WORD.findall(words))) >= _READABLE * len("".join(words.split()))


def retold(words: str, signals: Signals, *, plate: bool = False) -> list[Record]:
    """Records told in prose: a file's name borne out by its number, by a warrant, or a plate reader's topic."""
    if not names_among(words_of(words), signals) or hearsay((words,)):
        return []
    denied = NEGATIVE.search(words) is not None
    told = [_one(text, signals, plate=plate, denied=denied) for text in _clauses(words, signals)]
    return [record for record in told if record is not None]


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
    if not rows or (wanted and (not warrant or _UNSURE.search(text))):
        return None
    if not numbers and (denied or not (plate or wanted)):
        return None
    part = Part()
    part.key, part.kind, part.told = rows[0].pattern, "topic" if plate else "file name", rows
    for row in rows:
        text = text.replace(row.pattern, " ")
    part.texts.append(text)
    part.letter = numbers[0][0] if numbers else ""
    if warrant and wanted:
        part.fields.add("WNO")
    return classify(part, signals)
