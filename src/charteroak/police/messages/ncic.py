"""Messages of NCIC and of the state's switch, read: the records in them, by file and warrant, and what to show besides.

    >>> from charteroak.police.messages.ncic import read_message
    >>> read_message("MKE/WANTED PERSON\\nEXL/1 OFF/ASSAULT WNO/N-204 NIC/W998000204").records[0].warrant
    'criminal'

Anything may be read: what is no message is one unclassified record, or none where it says that there is none. Nothing
of a message is kept, and nothing of it is in what comes back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from charteroak.police.messages.classify import classify
from charteroak.police.messages.flags import flags
from charteroak.police.messages.hearsay import hearsay
from charteroak.police.messages.layouts import bare, beside, columned
from charteroak.police.messages.parts import Part, Reading
from charteroak.police.messages.persons import UNREAD, apart, persons, without_headings
from charteroak.police.messages.plain import plain
from charteroak.police.messages.quick import Quick
from charteroak.police.messages.records import read_parts
from charteroak.police.messages.remnants import (
    Context,
    all_negative,
    national,
    remnants,
    retold,
    sober,
    speaks,
    titled,
)
from charteroak.police.messages.signals import Signals, shipped
from charteroak.police.messages.silence import silent
from charteroak.police.messages.tokens import fields
from charteroak.police.messages.words import many_of, may_hold, words_of
from charteroak.police.told import Message, Record

_NUMBERED = re.compile(r"(?<![A-Z0-9])(?<!OCA/)(?<!OCA: )([A-Z])(\d{9})(?![A-Z0-9])")
_END = re.compile(r"[\x03\x04\f]|^NNNN[ \t]*\r?$", re.MULTILINE)
_NOTHING = "\x01\x02 \t\r\n"


def read_message(text: str | bytes, signals: Signals | None = None) -> Message:
    """The records of one message, in the order in which they come. Never raises for what the message holds.

    A record that is printed twice (the same number, the same class) counts once; the same number under two classes
    makes both unclassified.
    """
    table = signals or shipped()
    if isinstance(text, str) and (message := _quick(table).message(text)) is not None:
        return message
    return read_by_itself(text, table)


def _quick(table: Signals) -> Quick:
    """What is read at once under a table. One that is kept here keeps its table, so that no other has its place."""
    found = _QUICK.get(id(table))
    if found is None:
        if len(_QUICK) >= _MOST_TABLES:
            _QUICK.clear()
        found = _QUICK[id(table)] = table, Quick(table, lambda form: _at_first(form, table))
    return found[1]


_QUICK: dict[int, tuple[Signals, Quick]] = {}
_MOST_TABLES = 8


def _at_first(form: str, table: Signals) -> Message | None:
    """What a form holds, where a first reading tells it and no second look is taken."""
    from charteroak.police.messages.statewants import SYSTEMS

    words = plain(form)
    records = _first(words, table)
    if _is_thin(records, words) or (_may_be_of_state(records, words) and not SYSTEMS.isdisjoint(words_of(words))):
        return None
    return Message(records, flags(words, records))


def read_by_itself(text: str | bytes, table: Signals) -> Message:
    """The records of a message that is taken for like no other."""
    words = plain(text)
    if not words or words.isspace():
        return Message(())
    records = _first(words, table)
    if _is_thin(records, words) or (not records and text[:_HEAD].lstrip()[:1] in _OPENS):
        records = _again(text, words, records, table)
    elif _may_be_of_state(records, words):
        records = _beside(words, records, table)
    return Message(records, flags(words, records))


def _first(words: str, table: Signals) -> tuple[Record, ...]:
    """The records by their tags and labels, and what is left where no field tells any."""
    if all_negative(words, table):
        return ()
    words = beside(national(silent(words), table), table)
    reading = _read(words, table)
    if reading.endless:
        return (Record("unclassified", "unclassified", ()),)
    kept = _kept(reading, words, table)
    if kept and (any(part.key or part.nic for part in kept) or not (records := tuple(retold(words, table)))):
        doubtful = hearsay(chain(reading.loose, *[part.texts for part in reading.parts]))
        told = [sober(part, classify(part, table, hearsay=doubtful)) for part in kept]
        records = _numbered(kept, _sober(kept, told, words), words) if len(told) > 1 or not kept[0].nic else tuple(told)
    elif not kept:
        records = tuple(remnants(words, reading, table))
    if len(records) > 1 and not any(record.person for record in records) and (not kept or len(kept) != len(records)):
        who = apart([""] * len(records), words)
        records = tuple(
            Record(each.file, each.warrant, each.evidence, one) for each, one in zip(records, who, strict=True)
        )
    return records


def _is_thin(records: tuple[Record, ...], words: str) -> bool:
    """Whether a first reading told so little that a second look at the message is worth its time."""
    if not records:
        return any(map(words.__contains__, _OF_RECORDS))
    keyed = _KEY in words
    for record in records:
        if record.warrant == "unclassified":
            return True
        if record.warrant == "criminal" and ("N0" in words or may_hold(words, _MISREAD)):
            return True
    return "INTERPOL" in words or "CPIC" in words or (not keyed and many_of(words, _A_NUMBER) > len(records))


def _again(text: str | bytes, words: str, records: tuple[Record, ...], table: Signals) -> tuple[Record, ...]:
    """The records of a second look, where it tells more than the first and all that the first told."""
    from charteroak.police.messages.abreast import one_below_the_other
    from charteroak.police.messages.listed import listed
    from charteroak.police.messages.noise import mended
    from charteroak.police.messages.statewants import set_apart
    from charteroak.police.messages.views import second_view

    if len(words) > _MOST_AGAIN:
        return records
    better, other = set_apart(one_below_the_other(listed(mended(words, table)), table), table), records
    if better != words:
        other = _first(better, table)
        if _criminal(other) < _criminal(records) or _tells_more(other, records, better):
            records = other
    unhelped = other is records or _is_thin(other, better)
    if unhelped and (_KEY not in better or _FOREIGN.search(better)):
        seen = second_view(text, better, table)
        if seen is not None and _tells_more(seen, records, better):
            records = seen
    return records


def _may_be_of_state(records: tuple[Record, ...], words: str) -> bool:
    """Whether a state's own want may stand beside the records told, or beside an answer that there is none."""
    return _criminal(records) == 0 and any(map(words.__contains__, _OF_WANTS)) and "\n" in words


def _beside(words: str, records: tuple[Record, ...], table: Signals) -> tuple[Record, ...]:
    """The records, and a state's own want beside them."""
    from charteroak.police.messages.statewants import SYSTEMS, set_apart

    if len(words) > _MOST_AGAIN or SYSTEMS.isdisjoint(words_of(words)):
        return records
    apart_from = set_apart(words, table)
    other = _first(apart_from, table) if apart_from != words else records
    kept = Counter(map(_class, records)) <= Counter(map(_class, other))
    return other if kept or _tells_more(other, records, apart_from) else records


def _criminal(records: tuple[Record, ...]) -> int:
    return sum(record.warrant == "criminal" for record in records)


def _tells_more(one: tuple[Record, ...], than: tuple[Record, ...], words: str) -> bool:
    """Whether a reading tells all that another does, and more, or leaves less untold.

    A record that the text says could not be read is not lost by either.
    """
    if not than:
        return bool(one)
    told, other = Counter(map(_class, one)), Counter(map(_class, than))
    untold, left = (sum(many for kind, many in each.items() if kind[1] == "unclassified") for each in (told, other))
    kept = all(
        told[kind] >= (1 if kind[1] == "none" else many) for kind, many in other.items() if kind[1] != "unclassified"
    )
    if not kept or (len(one) < len(than) and UNREAD.search(words)):
        return False
    return untold < left or (untold == left and len(one) > len(than))


def _class(record: Record) -> tuple[str, str]:
    return record.file, record.warrant


_OF_RECORDS = ("WARRANT", "CAPIAS", "ORDER REG", "STOLEN", "MISSING", "NOTICE", "PROTECTI")
"""Words of which an answer without any record has none."""
_OPENS, _HEAD = frozenset(("<", "{", "[", b"<", b"{", b"[")), 64
"""What a structure of elements or objects begins with."""
_OF_WANTS = ("WARRANT", "WANTED", "CAPIAS")
_KEY = "MKE/"
_A_NUMBER, _MISREAD = b"A000000000", b"AA0A"
"""The shape of an NCIC number, and of a word in which a scanner took a letter for a digit."""
_FOREIGN = re.compile(r"\b(?:INTERPOL|CPIC|CIPC|CANADIAN|CANADA)\b")


def split_messages(text: str) -> Iterator[str]:
    """The messages of a file or stream: an ETX, an EOT, a form feed or a line of NNNN ends one.

    Empty ones are left out. Blank lines separate nothing: records of one message have them between.
    """
    at = 0
    for end in _END.finditer(text):
        if (message := text[at : end.start()]).strip(_NOTHING):
            yield message
        at = end.end()
    if (message := text[at:]).strip(_NOTHING):
        yield message


def _read(words: str, table: Signals) -> Reading:
    """The parts of a message; where no field names a file, once more with columns and bare tags taken for fields."""
    reading = read_parts(fields(words), table)
    if any(part.key for part in reading.parts):
        return reading
    again = bare(columned(words), table) if len(words) < _MOST_AGAIN else words
    if again == words:
        return reading
    other = read_parts(fields(again), table)
    return other if any(part.key or len(part.fields) > 1 for part in other.parts) else reading


_MOST_AGAIN = 20_000
"""Signs up to which a message is looked through for columns: NCIC's own messages are shorter."""


def _kept(reading: Reading, words: str, table: Signals) -> list[Part]:
    """The parts that are records: those that name a file or a number, or say of a person what no other return says."""
    kept = []
    context: Context | None = None
    for part in reading.parts:
        if not part.key:
            titled(part, table, words)
        if not part.key:
            context = context or Context(words, reading)
        if part.key or (context is not None and speaks(part, context)):
            kept.append(part)
    return without_headings(_without_echoes(kept)) if len(kept) > 1 else kept


def _without_echoes(parts: list[Part]) -> list[Part]:
    """Records without a further naming of another file's record: it has neither a number nor a field of its own."""
    kept = parts[:1]
    for part in parts[1:]:
        bare = part.kind == "file name" and not (part.nic or part.fields or part.letter or part.names)
        files = {row.file for row in part.told}
        if bare and files == {"other"} and kept[-1].nic and files == {row.file for row in kept[-1].told}:
            kept[-1].texts += part.texts
        else:
            kept.append(part)
    return kept


def _sober(parts: list[Part], told: list[Record], words: str) -> list[Record]:
    """A want without a number is not told where the message holds another file's number that belongs to no record."""
    if all(record.warrant != "criminal" or part.nic for part, record in zip(parts, told, strict=True)):
        return told
    own = {part.nic for part in parts}
    if all(letter == "W" or letter + digits in own for letter, digits in _NUMBERED.findall(words)):
        return told
    return [
        Record("unclassified", "unclassified", record.evidence)
        if record.warrant == "criminal" and not part.nic
        else record
        for part, record in zip(parts, told, strict=True)
    ]


def _numbered(parts: list[Part], told: list[Record], words: str) -> tuple[Record, ...]:
    """The records with the number of their person; a record that came twice, once."""
    if len(told) == 1:
        return (told[0],)
    first: dict[str, int] = {}
    out: list[Record] = []
    for part, record, person in zip(parts, told, persons(parts, words), strict=True):
        at = first.setdefault(part.nic, len(out)) if part.nic else len(out)
        if at == len(out):
            out.append(Record(record.file, record.warrant, record.evidence, person))
        elif (out[at].file, out[at].warrant) != (record.file, record.warrant):
            out[at] = Record("unclassified", "unclassified", out[at].evidence, out[at].person)
            out.append(Record("unclassified", "unclassified", record.evidence, person))
    return tuple(out)
