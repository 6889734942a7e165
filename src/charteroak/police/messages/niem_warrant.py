"""A warrant in XML: whether a court, a judicial official and a charge are named in it, or an immigration agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.police.messages.niem_tree import Node
from charteroak.police.told import Record, Signal, Warrant

_COURT = re.compile(r"IssuingCourt\Z")
_OFFICIAL = re.compile(r"Issuing(?:JudicialOfficial|Judge|Magistrate)\Z")
_CHARGE = re.compile(
    r"(?:\A|Arrest|Warrant|Court|Filing|Initial)Charge(?:Text|Description|DescriptionText|Statute)?\Z|\AOffense"
)
_SUBJECT = re.compile(r"Subject\Z|\ASubject")
_PERSON_NAME = re.compile(r"\APersonName\Z|\APersonFullName\Z|\AName\Z")
_BIRTH = re.compile(r"\APersonBirthDate\Z|\AD(?:ate)?OfB(?:irth)?\Z|\ADOB\Z|\ABirthDate\Z")
_ASIDE = re.compile(r"Remark|Comment|Narrative|Miscellaneous|Note|Image|Binary", re.IGNORECASE)
_KEYED = re.compile(r"\AMessageKey(?:CodeText|Code|Text)?\Z|\AMKE\Z")

_EMPTY = re.compile(r"[\W_]*(?:n\W?a|none|null|nil|unknown|unk|not (?:given|available|stated))?[\W_]*", re.IGNORECASE)
_AGENCY = re.compile(
    r"immigration|customs enforcement|homeland|\b(?:ICE|DHS|EOIR|ERO|USCIS|CBP|INS|LESC|HSI)\b|executive office"
    r"|deportation officer|VTICE",
    re.IGNORECASE,
)
"""Who issues no criminal warrant: an agency, its officers, and the immigration judges of the executive branch."""
_OFFICER = re.compile(
    r"\b(?:officer|agent|director|supervisor\w*|deport\w*|detention|administrative law)\b", re.IGNORECASE
)
_CIVIL = re.compile(
    r"\bcivil\b|administrative|\bremov(?:al|able|ed)\b|deport|inadmissib|unlawful(?:ly)? presen|overstay|final order"
    r"|\bINA\b|immigration|8 ?U\.?S\.?C\.?\W*(?:1182|12[23]\d|1357)",
    re.IGNORECASE,
)
_CRIME_OF_ENTRY = re.compile(r"\bre-?entry\b|\b132[4-8]\b|\bsmuggl|\bharbor", re.IGNORECASE)
"""Immigration crimes: their words are those of removal, and they are charged in a court."""
_ADMINISTRATIVE = re.compile(
    r"administrative\W+warrant|warrant\W+of\W+(?:removal|deportation)|immigration\W+violator|\bI-?20[05]\b"
    r"|previously\W+deported|order\W+of\W+(?:removal|deportation)",
    re.IGNORECASE,
)
_REMOVAL = re.compile(
    r"warrant\W+(?:of|for)\W+(?:removal|deportation)|\bI-?205\b|RemovalWarrant|DeportationWarrant", re.IGNORECASE
)
_NOT_REMOVAL = re.compile(
    r"previously\W+deported|deported\W+felon|warrant\W+(?:of|for)\W+arrest|\bI-?200\b|registration", re.IGNORECASE
)
_NAMESPACE = re.compile(r"\A(?:https?:|urn:).*(?:niem|jxdm|nlets|ojp\.gov)", re.IGNORECASE)
_NUMBER = re.compile(r"\A([A-Z])\d{9}\Z")

TAGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"RequestType|RecordTypeCode|\ARTY\Z"), "RTY"),
    (re.compile(r"RequestSequence|RequestNumber|\ARNO\Z"), "RNO"),
    (re.compile(r"Priority|\APRI\Z"), "PRI"),
    (re.compile(r"NCIC|\ANIC\Z"), "NIC"),
    (re.compile(r"\AOCA\Z|AgencyCase|CaseNumber"), "OCA"),
    (re.compile(r"Purpose|\APUR\Z"), "PUR"),
)
"""What a request's elements are in the switch's own text, by their names."""


class Document:
    """A document, with its elements by their ids."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self._ids = {node.attributes["id"]: node for node in root.walk() if "id" in node.attributes}

    def innermost(self, name: re.Pattern[str]) -> list[tuple[Node, Node]]:
        """The elements of that name that hold no other, each with the outermost that holds it alone."""
        return _innermost(self.root, name)

    def is_niem(self) -> bool:
        """Whether a namespace is NIEM's, its predecessor's or the switch's own."""
        values = (value for node in self.root.walk() for value in node.attributes.values())
        return any(_NAMESPACE.search(value) for value in values)

    def words(self, node: Node) -> str:
        """What an element says, with what it refers to by an id; nothing where it says that it is nothing."""
        said = [each.text for each in node.walk() if each.text]
        referred = self._ids.get(node.attributes.get("ref", node.attributes.get("uri", "").lstrip("#")))
        if referred is not None and referred is not node:
            said += [each.text for each in referred.walk() if each.text]
        text = " ".join(said)
        return "" if _EMPTY.fullmatch(text) else text

    def message_key(self) -> str:
        """The message key that the envelope names, in capitals; "" where it names none."""
        for node in self.root.walk():
            if _KEYED.search(node.name) and node.text:
                return node.text.upper()
            if "key" in node.attributes:
                return node.attributes["key"].strip().upper()
        return "YQ" if any("HitConfirmationRe" in node.name for node in self.root.walk()) else ""

    def tagged(self) -> Iterator[tuple[str, str]]:
        """The fields of a request, by the tags of the switch's own text; a value that may be none is left out."""
        for node, under in _leaves(self.root):
            tag = next((tag for name, tag in TAGS if name.search(under)), None)
            value = node.text.upper()
            if tag == "NIC" and not _NUMBER.match(value):
                continue
            if tag and re.fullmatch(r"[A-Z0-9-]{1,20}", value):
                yield tag, value[:1] if tag == "PRI" else value


def _innermost(node: Node, name: re.Pattern[str]) -> list[tuple[Node, Node]]:
    found = [pair for child in node.children for pair in _innermost(child, name)]
    if len(found) > 1 or not name.search(node.name):
        return found
    return [(found[0][0] if found else node, node)]


def _leaves(root: Node) -> Iterator[tuple[Node, str]]:
    """Each element that holds text alone, with its name after its parent's: NIEM puts ids one level down."""
    for node in root.walk():
        for child in node.children:
            if child.text and not child.children:
                known = any(name.search(child.name) for name, _ in TAGS)
                yield child, child.name if known else node.name


def warrant_record(document: Document, node: Node, *, immigration: bool) -> Record:
    """What a warrant's element says. `immigration`: its name says that it is an immigration record."""
    parts = list(_parts(node))
    court, official, charges = (_said(document, parts, name) for name in (_COURT, _OFFICIAL, _CHARGE))
    complete = bool(court and official and charges)
    in_court = any(not _AGENCY.search(each) for each in court)
    by_court = complete and not any(_AGENCY.search(each) for each in (*court, *official))
    by_court = by_court and not any(_OFFICER.search(each) for each in official) and all(map(_is_crime, charges))
    told = " ".join((node.name, *(each.text for each in parts if each.text)))
    letters = {found[1] for each in parts if (found := _NUMBER.match(each.text))}
    of_agency = immigration or "N" in letters or bool(_ADMINISTRATIVE.search(told))
    of_agency = of_agency or _issued_by_agency(document, parts)
    evidence = _evidence(complete, bool(letters), of_agency)
    if by_court and not of_agency and letters <= {"W"}:
        return Record("wanted_person", "criminal", evidence)
    if of_agency and not in_court and letters <= {"N"}:
        return Record("immigration_violator", _kind(told), evidence)
    return Record("unclassified", "unclassified", evidence)


def _parts(node: Node) -> Iterator[Node]:
    """What a warrant says of itself: not what it says of the person, no remark, and nothing that is nil."""
    yield node
    for child in node.children:
        if not (_SUBJECT.search(child.name) or _ASIDE.search(child.name) or _is_nil(child)):
            yield from _parts(child)


def _is_nil(node: Node) -> bool:
    return node.attributes.get("nil", "").strip().lower() in ("true", "1")


def _said(document: Document, parts: list[Node], name: re.Pattern[str]) -> list[str]:
    found = (document.words(each) for each in parts if name.search(each.name))
    return [words for words in found if words]


def _is_crime(charge: str) -> bool:
    return not _CIVIL.search(charge) or bool(_CRIME_OF_ENTRY.search(charge))


def _issued_by_agency(document: Document, parts: list[Node]) -> bool:
    """Whether who issued it is an immigration agency, or one of its officers or judges."""
    issuers = (each for each in parts if "Issuing" in each.name and not each.name.endswith("Date"))
    return any(_AGENCY.search(document.words(each)) for each in issuers)


def _kind(told: str) -> Warrant:
    removal, other = bool(_REMOVAL.search(told)), bool(_NOT_REMOVAL.search(told))
    if removal == other:
        return "unclassified"
    return "administrative_removal" if removal else "other_administrative"


def _evidence(complete: bool, numbered: bool, of_agency: bool) -> tuple[Signal, ...]:
    signs: tuple[tuple[bool, Signal], ...] = (
        (True, "file name"),
        (numbered, "file letter"),
        (complete, "warrant fields"),
        (of_agency, "originator"),
    )
    return tuple(sign for there, sign in signs if there)


def subject(node: Node) -> tuple[frozenset[str], str]:
    """Whom a record is about: the words of the first name in it that is not the judge's, and the day of birth."""
    first = next((each for each in _about(node) if _PERSON_NAME.search(each.name)), None)
    words = " ".join(each.text for each in first.walk()) if first else ""
    birth = next((each for each in node.walk() if _BIRTH.search(each.name)), None)
    born = " ".join(each.text for each in birth.walk()) if birth else ""
    return frozenset(re.findall(r"\w+", words.casefold())), re.sub(r"\D", "", born)


def _about(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if not _OFFICIAL.search(child.name):
            yield from _about(child)


def same_person(one: tuple[frozenset[str], str], other: tuple[frozenset[str], str]) -> bool:
    """Whether two records are about one person, as far as names and days of birth tell."""
    return one[0] == other[0] and (one[1] == other[1] or not (one[1] and other[1]))
