"""The words of a part in XML, whatever it is: its paragraphs with their runs joined, other texts, and attributes.

Of attributes, those that hold words by their nature are surfaces of their own. All others are looked at too: whatever
is no number, no short sign and no single plain word stands, once for each value, in one surface for the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.opc import Element, local
from charteroak.screening.formats.opc_slots import AttributeSlot, Gone, ManySlot, Piece, SignSlot, Slot, TailSlot

SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements that stand for a sign in a text."""
JOINED = frozenset({"t"})
"""Elements whose texts are joined to a paragraph's."""

_OF_ATTRIBUTES = {
    "descr": "alternative text",
    "title": "title",
    "alt": "alternative text",
    "name": "name",
    "tooltip": "tip of a link",
    "anchor": "anchor",
    "location": "place of a link",
    "display": "display of a link",
    "author": "author",
    "initials": "initials",
    "userName": "user",
    "displayText": "choice",
    "displayName": "name",
    "instr": "field code",
    "string": "word art",
    "prompt": "prompt",
    "promptTitle": "prompt",
    "error": "message",
    "errorTitle": "message",
    "comment": "comment",
    "description": "description",
    "caption": "caption",
    "text": "text",
}
"""Attributes that hold words, and what a surface of theirs is called."""
_OF_VALUES = {
    "alias": "content control",
    "tag": "content control",
    "name": "name",
    "aliases": "name",
    "helpText": "help",
    "statusText": "help",
    "default": "preset",
    "listEntry": "choice",
    "listItem": "choice",
    "docVar": "variable",
    "lvlText": "number",
    "filter": "filter",
    "customFilter": "filter",
}
"""The same for attributes called val or value, by their elements."""
_PLAIN = re.compile(
    r"[A-Za-z]{1,40}|[-+.\d]{1,12}[A-Za-z%]{0,4}|#?[0-9A-Fa-f]{1,8}|[A-Za-z0-9_.:-]{1,6}|[A-Za-z]{1,24}\d{1,4}[A-Za-z]{0,8}"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|https?://schemas\.[a-z.]+/[\w/.-]*|[\s.,:;%()-]*"
)
"""What cannot tell anything of anyone: a number, a colour, one plain word or sign, an id, the address of a schema."""
HAS_WORDS = re.compile(r"[^\W\d_]{2}|\d{6}")
_LOOKS = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "sizeRelH", "sizeRelV", "idx", "order", "fld"})
_PREFIXES = ("Ignorable", "Requires", "ProcessContent", "MustUnderstand")
"""Attributes that name prefixes of namespaces."""
_LONGEST = 1 << 16
"""How much of what is left out is one surface, in characters."""


def words(root: Element, label: str, *, of_looks: bool = False, apart: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """Every text and every attribute under an element. `label` says which part it is.

    Parts that are `of_looks` (styles, fonts) have little to say in many places, which are one surface. Texts under
    elements that are `apart` are read elsewhere.
    """
    yield from texts(root, label, apart)
    yield from attributes(root, label, together=of_looks)


def texts(root: Element, label: str, apart: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """The paragraphs, and the texts that stand in none."""
    paragraphs = others = 0
    for element in root.iter():
        name = local(element)
        if name == "p":
            paragraphs += 1
            yield paragraph(element, f"{label} paragraph {paragraphs}")
        if has_own_words(element, name) and not _is_elsewhere(element, name, apart):
            others += 1
            piece = Piece(f"{label} text {others}", hidden=True)
            piece.add(Slot(element), element.text)
            yield piece
        if element.tail and HAS_WORDS.search(element.tail):
            yield _tail(element, label)


def paragraph(element: Element, where: str) -> Piece:
    """A paragraph's text, without what stands in paragraphs within it."""
    piece = Piece(where)
    for each in within(element):
        name = local(each)
        if name in JOINED:
            piece.add(Slot(each), each.text or "")
        elif name in SIGNS:
            piece.add(SignSlot(each, SIGNS[name]), SIGNS[name])
    return piece


def within(element: Element) -> Iterator[Element]:
    """The elements under one in order; not those under a paragraph under it, nor those that say how it looks."""
    waiting = [iter(element)]
    while waiting:
        for each in waiting[-1]:
            name = local(each)
            if name != "p" and name not in ("rPr", "pPr", "tabs"):
                yield each
                if len(each):
                    waiting.append(iter(each))
                    break
        else:
            waiting.pop()


def has_own_words(element: Element, name: str) -> bool:
    """Whether an element has text of its own that may be words."""
    text = element.text
    return bool(text) and name not in _LOOKS and bool(HAS_WORDS.search(text))


def is_within_paragraph(element: Element) -> bool:
    """Whether an element is read with a paragraph."""
    return next(element.iterancestors("{*}p"), None) is not None


def _is_elsewhere(element: Element, name: str, apart: frozenset[str]) -> bool:
    if name in JOINED and is_within_paragraph(element):
        return True
    return bool(apart) and (name in apart or any(local(each) in apart for each in element.iterancestors()))


def _tail(element: Element, label: str) -> Piece:
    piece = Piece(f"{label} text between", hidden=True)
    piece.add(TailSlot(element), element.tail)
    return piece


def attributes(root: Element, label: str, *, together: bool = False) -> Iterator[Piece]:
    """The attributes that hold words; and in one surface the others that are not plain, each value once.

    With `together`, all are in that one.
    """
    others: dict[tuple[str, str], ManySlot] = {}
    counts: dict[str, int] = {}
    for element in root.iter():
        for key, said in element.items():
            kind = _kind_of(element, key)
            if kind and together:
                others.setdefault((key, said), ManySlot(key)).add(element)
            elif kind and HAS_WORDS.search(said):
                counts[kind] = counts.get(kind, 0) + 1
                piece = Piece(f"{label} {kind} {counts[kind]}", hidden=True)
                piece.add(AttributeSlot(element, key), said)
                yield piece
            elif not kind and not _PLAIN.fullmatch(said) and not key.endswith(_PREFIXES):
                others.setdefault((key, said), ManySlot(key)).add(element)
    if others:
        yield _others(others, label)


def _kind_of(element: Element, key: str) -> str:
    """What a surface of the attribute is called; "" where it is none of those that hold words."""
    name = key.rpartition("}")[2]
    if name in ("val", "value"):
        return _OF_VALUES.get(local(element), "")
    if name == "name" and local(element) == "sheet":
        return "name of sheet"
    return _OF_ATTRIBUTES.get(name, "")


def _others(others: dict[tuple[str, str], ManySlot], label: str) -> Piece:
    piece = Piece(f"{label} other attributes", hidden=True)
    for (_, said), slot in others.items():
        piece.add(slot, said)
        piece.frame("\n")
    return piece


def gone_part(branches: Iterable[Element], where: str) -> Iterator[Gone]:
    """All of some branches that are left out when the file is written: as lines of "name: value"."""
    lines, length = list[str](), 0
    for element in (each for branch in branches for each in branch.iter()):
        for line in _said_by(element):
            lines.append(line)
            length += len(line)
        if length >= _LONGEST:
            yield Gone(where, "\n".join(lines))
            lines, length = [], 0
    if lines:
        yield Gone(where, "\n".join(lines))


def _said_by(element: Element) -> Iterator[str]:
    name = local(element)
    if name == "p":
        yield paragraph(element, "").text
    if element.text and has_own_words(element, name) and not (name in JOINED and is_within_paragraph(element)):
        yield f"{spoken(name)}: {element.text}" if len(name) > 2 else element.text
    if element.tail and HAS_WORDS.search(element.tail):
        yield element.tail
    for key, said in element.items():
        if not _PLAIN.fullmatch(said) or (_kind_of(element, key) and HAS_WORDS.search(said)):
            key = key.rpartition("}")[2]
            if not key.endswith(_PREFIXES):
                yield said if key in ("val", "value", "v") or len(key) < 3 else f"{spoken(key)}: {said}"
