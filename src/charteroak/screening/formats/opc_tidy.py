"""What is left out of every part in XML that is written anew: ids of editing, foreign elements, whole branches by name.

Each of these gives what it leaves out, so that it is screened as long as it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from charteroak.screening.formats.docx_changes import unwrapped
from charteroak.screening.formats.opc import Element, listed, local, named
from charteroak.screening.formats.opc_kinds import STRICT, USUAL
from charteroak.screening.formats.opc_slots import Gone, removed
from charteroak.screening.formats.opc_words import gone_part
from charteroak.screening.formats.surface import MARK

_OURS = (
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:", "http://www.w3.org/", "http://purl.org/dc/",
)  # fmt: skip
_EDITING = listed(
    "rsid rsidR rsidRPr rsidP rsidRDefault rsidDel rsidTr rsidSect textId anchorId editId uid gfxdata codeName "
    "dyDescent"
)
"""Attributes that tell one session of editing from another, or hold a copy of a drawing in another form."""
_LINKS = (f"{{{USUAL}}}", f"{{{STRICT}}}")
_IDS_TOO = frozenset({"relId", "relid", "pict"})
_EMPTIED = frozenset({"blip", "imagedata", "fill", "stroke", "svgBlip", "hlinkClick", "hlinkHover", "hlinkMouseOver",
                      "pageSetup", "hyperlink"})  # fmt: skip
"""Elements that stay when what they refer to goes."""
_EMPTY_BETTER_GONE = listed(
    "tableParts controls oleObjects externalReferences pivotCaches customProperties ext extLst Choice AlternateContent "
    "legacyDrawing"
)


def stripped(root: Element, names: frozenset[str], label: str) -> Iterator[Gone]:
    """Leave out all elements of these names, and give what they said."""
    for element in named(root, names):
        if element.getparent() is not None:
            yield from gone_part([element], f"{label} left out")
            removed(element)


def opened_up(root: Element, names: frozenset[str], label: str) -> Iterator[Gone]:
    """Put what elements of these names hold in their places, and give what they said themselves."""
    for element in named(root, names):
        if element.getparent() is not None:
            yield Gone(f"{label} left out", "\n".join(element.attrib.values()))
            unwrapped(element)


def tidied(root: Element, label: str) -> Iterator[Gone]:
    """Leave out what no office program writes, and what only tells how the part was edited."""
    foreign = [each for each in root.iter() if not _is_ours(each.tag)]
    for element in foreign:
        if element.getparent() is not None:
            yield from gone_part([element], f"{label} left out")
            removed(element)
    said = dict.fromkeys(text for element in root.iter() for text in _untold(element))
    if said:
        yield Gone(f"{label} left out", "\n".join(said))


def _untold(element: Element) -> Iterator[str]:
    for key in list(element.attrib):
        name = key.rpartition("}")[2]
        if name in _EDITING or not _is_ours(key):
            said = element.attrib.pop(key)
            if not re.fullmatch(r"[0-9A-Fa-f]{8}|[\d.]+|\{[0-9A-Fa-f-]{36}\}", said) and name != "gfxdata":
                yield said


def _is_ours(name: str) -> bool:
    return name[0] != "{" or name.startswith(_OURS, 1)


def relinked(root: Element, ids: Mapping[str, str]) -> None:
    """Give references their new ids; what refers to something that is left out goes, or stays without the reference."""
    for element in list(root.iter()):
        for key, said in element.items():
            if key.startswith(_LINKS) or key.rpartition("}")[2] in _IDS_TOO:
                if said in ids:
                    element.set(key, ids[said])
                elif said:
                    _unlink(element, key)


def _unlink(element: Element, key: str) -> None:
    if local(element) in _EMPTIED:
        if local(element).startswith("hlink"):
            element.set(key, "")
        else:
            del element.attrib[key]
        return
    if local(element) == "altChunk":
        _mark(element)
    while element is not None and element.getparent() is not None:
        parent = element.getparent()
        removed(element)
        if len(parent) or local(parent) not in _EMPTY_BETTER_GONE:
            return
        element = parent


def _mark(element: Element) -> None:
    """A paragraph with a mark, before a text that was taken in from a file within and is left out."""
    space = f"{element.tag.rpartition('}')[0]}}}"
    paragraph = element.makeelement(f"{space}p")
    child_of(child_of(paragraph, f"{space}r"), f"{space}t").text = MARK
    element.addprevious(paragraph)


def child_of(parent: Element, tag: str) -> Element:
    """A new element at the end of another."""
    made = parent.makeelement(tag)
    parent.append(made)
    return made


def serialized(root: Element) -> bytes:
    """A part in XML as bytes: without namespaces that it does not use."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    kept = {prefix for element in root.iter() for prefix in _prefixes(element)}
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(kept))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _prefixes(element: Element) -> Iterator[str]:
    """The namespaces that an element names by their prefixes, in an attribute's value."""
    for key, said in element.items():
        if key.rpartition("}")[2] in ("Ignorable", "Requires", "ProcessContent", "MustUnderstand"):
            yield from (prefix.partition(":")[0] for prefix in said.split())
