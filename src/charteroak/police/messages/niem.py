"""Messages in XML, as NIEM and its justice domain (JXDM) write them, and the switch's envelopes around them.

The rule of the model: a warrant is criminal only where the court that issued it, the judicial official and a charge
are all named in it. In NIEM `j:ArrestWarrant` is a court's order and `j:Warrant` any authorization to an enforcement
official, so an element's name alone never makes one criminal. Elements are known by their local names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from charteroak.police.messages.niem_tree import Node, NotWellFormed, parse
from charteroak.police.messages.niem_warrant import Document, warrant_record
from charteroak.police.told import File, Message, Record

if TYPE_CHECKING:
    from charteroak.police.messages.signals import Signals

UNTOLD = Message((Record("unclassified", "unclassified", ()),))
"""A message that speaks of something and cannot be told."""

_WARRANT = re.compile(r"(?:Arrest|Bench|\A)Warrant(?:Record|Response|Information|Details?)?\Z|Capias\Z|WantedPerson")
_IMMIGRATION = re.compile(r"ImmigrationViolator|AdministrativeWarrant|DeportationWarrant|RemovalWarrant")
_OTHERS: tuple[tuple[re.Pattern[str], File], ...] = (
    (re.compile(r"(?:Protection|Restraining)Order(?:Record|Response)?\Z"), "protection_order"),
    (re.compile(r"MissingPerson(?:Record|Response)?\Z"), "missing_person"),
    (re.compile(r"SupervisedRelease(?:Record|Response)?\Z"), "supervised_release"),
    (re.compile(r"SearchWarrant(?:Record|Response)?\Z"), "other"),
)
_RECORD = re.compile("|".join(each.pattern for each in (_WARRANT, _IMMIGRATION, *(name for name, _ in _OTHERS))))

_NO_RECORD = re.compile(
    r"\b(?:NO\s+(?:NCIC\s+)?(?:RECORD|WANT|HIT)S?|NOT\s+ON\s+FILE|NO\s+IDENTIFIABLE)\b", re.IGNORECASE
)
_SWITCH_TEXT = re.compile(r"\b(?:MKE|NIC)\s*[/=:]", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[ \t\r\n]")
_DECLARES = re.compile(rb"<\?xml|xmlns|Warrant", re.IGNORECASE)
_DOCUMENT = re.compile(rb"<\?xml|xmlns|<[^<>\s=]*Warrant", re.IGNORECASE)
_HEAD = 4096
_TAGS = frozenset({"MKE", "NIC"})
_REMARK = re.compile(r"Remark|Comment|Narrative|Miscellaneous|Note", re.IGNORECASE)


def read_xml(text: str | bytes, signals: Signals | None = None) -> Message:
    """What a message in XML holds. BadInput where it has a document type or is beyond the limits.

    NIEM's warrants go by the model's rule. What else is in XML is a page or a record with its labels as elements, and
    is read as any other rendering of the switch's text; but in NIEM's own names nothing is criminal without a court.
    """
    try:
        document = Document(parse(text))
    except NotWellFormed:
        # A page that is not strict is read by its words; what was to be a document and breaks off cannot be told.
        return UNTOLD if _DECLARES.search(_head(text)) and not _is_several(text) else _as_text(text, signals)
    if not _in_tags(document) and (records := list(_records(document))):
        return Message(_by_person(records))
    return _request(document, signals) or _envelope(document, signals) or _rendered(text, document, signals)


def _in_tags(document: Document) -> bool:
    """Whether the elements are the switch's own tags, and not a model's names: then it is the switch's text."""
    return not document.is_niem() and any(node.name in _TAGS for node in document.root.walk())


def _is_several(text: str | bytes) -> bool:
    """Whether a text is elements one after another, each whole, that declare no document and name no warrant."""
    if _DOCUMENT.search(_head(text)):
        return False
    from charteroak.police.messages.plain import decoded
    from charteroak.police.messages.structures import tree_of

    return tree_of(text if isinstance(text, str) else decoded(text)) is not None


def _head(text: str | bytes) -> bytes:
    head = text[:_HEAD]
    return head.encode("utf-8", "replace") if isinstance(head, str) else head.replace(b"\0", b"")


def _as_text(text: str | bytes, signals: Signals | None) -> Message:
    from charteroak.police.messages.ncic import read_message

    return read_message(text, signals)


def documents(data: bytes) -> list[bytes]:
    """The documents of a stream, each of which begins with its declaration."""
    starts = [found.start() for found in _DECLARED.finditer(data)]
    bounds = sorted({0, *starts, len(data)})
    parts = (data[start:end] for start, end in pairwise(bounds))
    return [part for part in parts if part.strip(b"\xef\xbb\xbf \t\r\n")]


def _records(document: Document) -> Iterator[tuple[Record, Node]]:
    """Each record with its element: the innermost of those that are named as one, and what stands around it."""
    for inner, outer in document.innermost(_RECORD):
        yield _record(document, inner, outer), outer


def _record(document: Document, inner: Node, outer: Node) -> Record:
    if _IMMIGRATION.search(inner.name):
        return warrant_record(document, outer, immigration=True)
    if _WARRANT.search(inner.name):
        return warrant_record(document, outer, immigration=False)
    file = next(file for name, file in _OTHERS if name.search(inner.name))
    return Record(file, "none", ("file name",))


def _by_person(records: list[tuple[Record, Node]]) -> tuple[Record, ...]:
    """The records with each person's number: another name, or another day of birth, is another person."""
    from charteroak.police.messages.niem_warrant import same_person, subject

    persons: list[tuple[frozenset[str], str]] = []
    numbered = []
    for record, node in records:
        about = subject(node)
        number = next((i for i, known in enumerate(persons) if same_person(known, about)), len(persons))
        if number == len(persons):
            persons.append(about)
        numbered.append(Record(record.file, record.warrant, record.evidence, number))
    return tuple(numbered)


def _request(document: Document, signals: Signals | None) -> Message | None:
    """A request to confirm a hit, or to be told a status, written out as the switch's own text and read as that."""
    key = document.message_key()
    if key not in ("YQ", "YR", "IAQ", "IAR"):
        return None
    fields = [f"{tag}/{value}" for tag, value in document.tagged()]
    return _as_text(f"{key}.XX9999999.XX.TXT\n{' '.join(fields)}", signals)


def _envelope(document: Document, signals: Signals | None) -> Message | None:
    """An envelope around the switch's own text, or around word that there is no record."""
    payloads = [node.text for node in document.root.walk() if _carries_text(node)]
    texts = [text for text in payloads if _SWITCH_TEXT.search(text)]
    if texts:
        return _as_text("\n\n".join(texts), signals)
    return Message(()) if any(_NO_RECORD.search(text) for text in payloads) else None


def _rendered(text: str | bytes, document: Document, signals: Signals | None) -> Message:
    """Any other document, by its labels and words."""
    told = _as_text(text, signals)
    records = tuple(map(_without_a_court, told.records)) if document.is_niem() else told.records
    return Message(records if records or _is_return(text) else UNTOLD.records, told.flags)


def _is_return(text: str | bytes) -> bool:
    """Whether a document is a licence's or a registration's: of these there is no record."""
    from charteroak.police.messages.plain import plain
    from charteroak.police.messages.returns import is_return
    from charteroak.police.messages.words import words_of

    words = plain(text)
    return is_return(words, f" {' '.join(words_of(words))} ")


def _without_a_court(record: Record) -> Record:
    if record.warrant != "criminal":
        return record
    return Record("unclassified", "unclassified", record.evidence, record.person)


def _carries_text(node: Node) -> bool:
    return bool(node.texts) and not node.children and not _REMARK.search(node.name)
