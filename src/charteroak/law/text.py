"""The words of the law: Hartford's Municipal Code ch. 2, art. XXI, read from `article.akn.xml`.

The file beside this module holds the article word for word as Akoma Ntoso 3.0, and everything that
quotes the article takes its words from here. They are pinned: `ARTICLE_SHA256` is the SHA-256 of
`plain_text()`, which is each heading, clause and history note in order, one a line with its number or
letter, white space folded to single spaces, Unicode NFC, UTF-8, a line feed after every line. Laying
the XML out differently changes nothing. Changing a word changes the digest, and then nothing is quoted
at all: whatever hands out clauses raises `TextDrifted`, which names the command that shows the
difference.

After an amendment: correct the file, compare it with the adopted text (`DIFFERENCE_COMMAND`), then pin what
`digest()` says.
"""

import hashlib
import re
import unicodedata
import xml.etree.ElementTree as ET  # lxml takes five times as long to import, and `ask` starts cold
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn

ARTICLE_SHA256 = "d140e1097cf497404f6c686b7f1ca64892146dc809a40017a4e2ca953874c120"
ORDINANCE = "20-08"
IN_FORCE_FROM = date(2008, 8, 11)
ARTICLE_FILE = Path(__file__).with_name("article.akn.xml")
DIFFERENCE_COMMAND = "charteroak article --diff ../shared/ordinance/article-xxi.txt"

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


class UnknownClause(LookupError, ValueError):
    """A citation that the article does not have. `allowed` lists those it has; what was given is not kept."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.allowed = allowed
        super().__init__(f"the article has no such clause; it has {', '.join(allowed)}")


class TextDrifted(Exception):
    """The words in the file are not those that were pinned. `found` is their digest."""

    def __init__(self, found: str) -> None:
        self.found = found
        super().__init__(
            f"the words in {ARTICLE_FILE.name} have SHA-256 {found}, but {ARTICLE_SHA256} is pinned; "
            f"to see the difference, run `{DIFFERENCE_COMMAND}`"
        )


@dataclass(frozen=True)
class Clause:
    """One clause in its own words.

    `id` is the citation as answers write it ("2-925", "2-928(c)"), `section` the number of its section,
    `heading` the section's heading, `text` the words without the label "(c)", `eid` the element's id in
    the file.
    """

    id: str
    section: str
    heading: str
    text: str
    eid: str


@dataclass(frozen=True)
class Section:
    """A section: its clauses in order, each term it defines with its clause, its note "(Ord. No. …)"."""

    number: str
    heading: str
    eid: str
    clauses: tuple[Clause, ...]
    definitions: tuple[tuple[str, Clause], ...]
    history: str


def sections() -> tuple[Section, ...]:
    """The article's sections in order. Raises `TextDrifted`."""
    verify()
    return tuple(_section(element) for element in _article().iter(f"{_AKN}section"))


@cache
def clauses() -> tuple[Clause, ...]:
    """Every clause in order; a section without subsections is one clause. Raises `TextDrifted`."""
    return tuple(clause for section in sections() for clause in section.clauses)


def clause(citation: str) -> Clause:
    """The clause with this citation, such as "2-928(c)". Raises `UnknownClause` and `TextDrifted`."""
    found = _by_citation().get(citation) if isinstance(citation, str) else None
    if found is None:
        raise UnknownClause(tuple(_by_citation()))
    return found


def definitions() -> dict[str, str]:
    """Each term of 2-926 with the sentence that defines it, in order. Raises `TextDrifted`.

    `Section.definitions` gives them as clauses: all are cited "2-926", each with the eId of its own element.
    """
    return {term: clause.text for section in sections() for term, clause in section.definitions}


def plain_text() -> str:
    """The article as it is digested, whether or not its words are the pinned ones."""
    return "".join(f"{line}\n" for line in _lines())


def digest() -> str:
    """The SHA-256, in hexadecimal, of the words that are in the file."""
    return hashlib.sha256(plain_text().encode("utf-8")).hexdigest()


def verify() -> None:
    """Raise `TextDrifted`, which names the command to run next, unless the words are the pinned ones."""
    found = digest()
    if found != ARTICLE_SHA256:
        raise TextDrifted(found)


def difference(source: str) -> str:
    """How the words of the file differ from those of `source`, a text of the article; empty if they do not.

    A unified diff with one word a line, since a text's lines break anywhere; each hunk names the clause
    that its first change is in. Page headers and the list of links are taken out of `source` first.
    Works whether or not the words are the pinned ones. Where only a break between two clauses has
    moved, there is no difference here.
    """
    from difflib import SequenceMatcher  # only this function needs it, and answers start cold

    theirs = [word for line in _article_lines(source) for word in line.split()]
    placed = [(word, place) for place, line in _placed_lines() for word in line.split()]
    ours = [word for word, _ in placed]
    if theirs == ours:
        return ""
    diff = ["--- source", f"+++ {ARTICLE_FILE.name}"]
    for hunk in SequenceMatcher(None, theirs, ours).get_grouped_opcodes(n=5):
        changed = next(start for tag, _, _, start, _ in hunk if tag != "equal")
        diff.append(f"@@ {_span(hunk)} @@ {placed[min(changed, len(placed) - 1)][1]}")
        for tag, i1, i2, j1, j2 in hunk:
            removed, added = ("-", "+") if tag != "equal" else ("", " ")
            diff += [f"{removed}{word}" for word in theirs[i1:i2] if removed]
            diff += [f"{added}{word}" for word in ours[j1:j2]]
    return "\n".join(diff) + "\n"


def _span(hunk: list[tuple[str, int, int, int, int]]) -> str:
    """Where a hunk lies in both texts, as a unified diff writes it, counting words from 1."""
    (_, i1, _, j1, _), (_, _, i2, _, j2) = hunk[0], hunk[-1]
    return f"-{i1 + 1},{i2 - i1} +{j1 + 1},{j2 - j1}"


_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_RUNNING_HEAD = re.compile(r"PART [IVXLC]+ - |Chapter \d+ - ")
_ARTICLE_HEADING = re.compile(r"ARTICLE [IVXLC]+\. - ")


def _article_lines(source: str) -> Iterator[str]:
    """The lines of a text of the article without its list of links and its page headers.

    A page header repeats the part, the chapter and the article. The article's heading counts as part of
    one only where it has been seen before, so the first one stays, even right under a header.
    """
    in_header, headings = False, set()
    for line in filter(None, map(_folded, source.removeprefix("\ufeff").splitlines())):
        if _RUNNING_HEAD.match(line):
            in_header = True
        elif in_header and line in headings:
            in_header = False
        elif not _LINK.fullmatch(line):
            in_header = False
            if _ARTICLE_HEADING.match(line):
                headings.add(line)
            yield line


def _folded(words: str) -> str:
    """White space folded to single spaces, Unicode composed."""
    return " ".join(unicodedata.normalize("NFC", words).split())


# From the file to words.


class _NoDoctype(ET.TreeBuilder):
    """Refuses a document type, and with it every entity. The file needs none."""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> NoReturn:
        raise ValueError(f"{ARTICLE_FILE.name} must not have a DOCTYPE")


@cache
def _article() -> ET.Element:
    """The `<article>` of the file."""
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 - our own file, and entities are refused
    act = ET.fromstring(ARTICLE_FILE.read_bytes(), parser)  # noqa: S314 - the same
    return _only(act, f".//{_AKN}body/{_AKN}article")


def _only(element: ET.Element, path: str) -> ET.Element:
    """The one element at this path. Raises `ValueError` where there is none or more."""
    found = element.findall(path)
    if len(found) != 1:
        raise ValueError(
            f"{ARTICLE_FILE.name}: {path.replace(_AKN, '')} is there {len(found)} times, not once, "
            f"in {element.get('eId', 'the document')}"
        )
    return found[0]


def _words(element: ET.Element) -> str:
    return _folded("".join(element.itertext()))


def _lines() -> Iterator[str]:
    """Headings, clauses and history notes in order, each with its number or letter."""
    number = ""
    for element in _article().iter():
        if element.tag == f"{_AKN}num":
            number = _words(element)
        elif element.tag == f"{_AKN}heading":
            yield f"{number} - {_words(element)}"
            number = ""
        elif element.tag == f"{_AKN}p":
            yield f"{number} {_words(element)}".strip()
            number = ""


def _placed_lines() -> Iterator[tuple[str, str]]:
    """Each line with the clause it is in: "ARTICLE XXI", "Sec. 2-926", "Sec. 2-928(c)"."""
    section = place = ""
    for line in _lines():
        if heading := re.match(r"(Sec\. \S+|ARTICLE \S+)\. - ", line):
            section = place = heading[1]
        elif label := re.match(r"\([a-z]\)(?= )", line):
            place = section + label[0]
        yield place, line


def _section(element: ET.Element) -> Section:
    number = _words(_only(element, f"{_AKN}num")).removeprefix("Sec. ").removesuffix(".")
    heading = _words(_only(element, f"{_AKN}heading"))

    def clause_of(part: ET.Element, label: str = "") -> Clause:
        return Clause(number + label, number, heading, _own_words(part), part.attrib["eId"])

    subsections = element.findall(f"{_AKN}subsection")
    return Section(
        number=number,
        heading=heading,
        eid=element.attrib["eId"],
        clauses=tuple(clause_of(part, _words(_only(part, f"{_AKN}num"))) for part in subsections)
        or (clause_of(element),),
        definitions=tuple(
            (_words(_only(part, f".//{_AKN}term")), clause_of(part)) for part in element.iter(f"{_AKN}paragraph")
        ),
        history=_words(_only(element, f".//{_AKN}remark")),
    )


def _own_words(element: ET.Element) -> str:
    """The paragraphs of a clause, one a line, without headings, labels and the history note."""
    paragraphs = (p for p in element.iter(f"{_AKN}p") if p.find(f"{_AKN}remark") is None)
    return "\n".join(map(_words, paragraphs))


@cache
def _by_citation() -> dict[str, Clause]:
    return {clause.id: clause for clause in clauses()}
