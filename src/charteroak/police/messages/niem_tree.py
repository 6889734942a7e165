"""XML read into a small tree of local names: no document type, no entity of its own, bounded in size and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from charteroak.logic.errors import BadInput

LARGEST = 1 << 20
DEEPEST = 64
MOST = 20_000
"""How many bytes, levels and elements a message in XML may have. A real one has a few hundred elements."""

_STARTS = re.compile(
    r"\s*<(\?xml[\s?]|!DOCTYPE|!--|[A-Za-z_][\w.-]*(:[\w.-]+)?(\s+[\w:.-]+\s*=|\s*/?>))", re.IGNORECASE
)
_HEAD = 512


class NotWellFormed(Exception):
    """Text that began like XML and is none, or breaks off."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its local name, its attributes by local name, its own text, what it holds."""

    name: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without what lies in the elements it holds."""
        return "".join(self.texts).strip()

    def walk(self) -> Iterator[Node]:
        """This element and all it holds, in the order of the document."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left.extend(reversed(node.children))


def looks_like_xml(text: str | bytes) -> bool:
    """Whether a message begins as XML does. A message that merely has angle brackets in it does not."""
    return _STARTS.match(_head(text)) is not None


def _head(text: str | bytes) -> str:
    if isinstance(text, str):
        return text[:_HEAD].lstrip("\ufeff")
    start = text[:_HEAD]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return start.decode("utf-16", "replace")
    if b"<\0" in start[:8] or b"\0<" in start[:8]:
        return start.replace(b"\0", b"").decode("latin-1")
    return start.decode("utf-8", "replace").lstrip("\ufeff")


def parse(text: str | bytes) -> Node:
    """The tree of a document.

    BadInput where it has a document type or is beyond the limits; NotWellFormed where it is no XML. Neither holds
    anything of the text.
    """
    known = isinstance(text, str)
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if len(data) > LARGEST:
        _refuse("XML that is too long", f"up to {LARGEST} bytes")
    parser = expat.ParserCreate("utf-8" if known else None)
    growing = _Growing()
    parser.buffer_text = True
    parser.StartElementHandler = growing.start
    parser.EndElementHandler = growing.end
    parser.CharacterDataHandler = growing.words
    # A document type is where entities are declared, and a message has no need of one.
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.EntityDeclHandler = _no_doctype
    parser.ExternalEntityRefHandler = _no_doctype
    try:
        parser.Parse(data.lstrip() if known else data, True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        if isinstance(fault, BadInput):
            raise
        raise NotWellFormed from None
    return growing.root


def _no_doctype(*_: object) -> NoReturn:
    _refuse("XML with a document type or entities of its own", "XML without them")


def _refuse(given: str, allowed: str) -> NoReturn:
    raise BadInput("message", given, [allowed]) from None


class _Growing:
    """The tree while it is read."""

    def __init__(self) -> None:
        self._open = [Node("", {})]
        self._count = 0

    @property
    def root(self) -> Node:
        return self._open[0].children[0]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST:
            _refuse("XML that is too deep", f"up to {DEEPEST} levels")
        if self._count > MOST:
            _refuse("XML with too many elements", f"up to {MOST}")
        node = Node(_local(name), {_local(each): value for each, value in attributes.items()})
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        self._open.pop()

    def words(self, text: str) -> None:
        self._open[-1].texts.append(text)


def _local(name: str) -> str:
    """A name without its prefix: senders choose their own."""
    return name.rpartition(":")[2]
