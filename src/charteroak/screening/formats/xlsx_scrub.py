"""What the parts of a workbook lose when it is written anew, and the texts that only workbooks have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charteroak.screening.formats.opc import Element, listed, local, named
from charteroak.screening.formats.opc_slots import Gone, Piece, Slot, removed
from charteroak.screening.formats.opc_tidy import stripped, tidied

_OF_BOOK = listed(
    "fileVersion fileSharing fileRecoveryPr customWorkbookViews webPublishing webPublishObjects smartTagPr "
    "smartTagTypes workbookProtection functionGroups revisionPtr AlternateContent extLst oleSize"
)
_OF_SHEET = listed(
    "customSheetViews scenarios protectedRanges sheetProtection smartTags webPublishItems customProperties "
    "oleObjects controls AlternateContent legacyDrawing legacyDrawingHF dataConsolidate cellWatches "
    "singleXmlCells phoneticPr sheetCalcPr slicerList timelineRefs"
)
_OF_TABLE = frozenset({"xmlColumnPr", "extLst"})
_ATTRIBUTES_OF_TABLE = frozenset({"tableType", "connectionId", "queryTableFieldId", "uniqueName", "insertRow"})
_EXTENSIONS_KEPT = frozenset({"conditionalFormattings", "dataValidations", "sparklineGroups"})
_HEADS_AND_FEET = listed("oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter")
_CODE = re.compile(r'&(?:"[^"]*"|\d{1,3}|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[LCR]|[A-Za-z&])')
_SHAPES = frozenset({"slicer", "timeslicer", "compatExt", "contentPart"})

APART = frozenset({*_HEADS_AND_FEET, "authors", "comment", "rPh"})
"""Elements whose texts are read here, and not with all others."""


def scrubbed(root: Element, kind: str, label: str) -> Iterator[Gone]:
    """Leave out what is not written again, and give what it said."""
    yield from tidied(root, label)
    match kind:
        case "officeDocument":
            yield from stripped(root, _OF_BOOK, label)
        case "worksheet" | "chartsheet":
            yield from stripped(root, _OF_SHEET, label)
            yield from _extensions(root, label)
        case "table":
            yield from stripped(root, _OF_TABLE, label)
            _drop_attributes(root, _ATTRIBUTES_OF_TABLE)
        case "drawing":
            yield from _shapes(root, label)
        case "comments":
            yield from _authors(root, label)
        case "chart":
            yield from stripped(root, frozenset({"strCache", "numCache", "multiLvlStrCache", "externalData"}), label)


def _extensions(root: Element, label: str) -> Iterator[Gone]:
    """Of what later versions added, only what is known stays."""
    for each in named(root, frozenset({"ext"})):
        if each.getparent() is not None and not any(local(inner) in _EXTENSIONS_KEPT for inner in each):
            parent = each.getparent()
            yield from stripped(each, frozenset(local(inner) for inner in each), label)
            removed(each)
            if not len(parent):
                removed(parent)


def _shapes(root: Element, label: str) -> Iterator[Gone]:
    """Without the frames of controls and slicers, which are left out."""
    for each in named(root, frozenset({"AlternateContent"})):
        if any(local(inner) in _SHAPES for inner in each.iter()):
            yield from stripped(each, frozenset(local(inner) for inner in each), label)
            anchor = each.getparent()
            removed(each if "nchor" not in local(anchor) else anchor)
    _drop_attributes(root, frozenset({"macro"}), empty=True)


def _drop_attributes(root: Element, names: frozenset[str], *, empty: bool = False) -> None:
    for element in root.iter():
        for key in names.intersection(element.attrib):
            if empty:
                element.set(key, "")
            else:
                del element.attrib[key]


def _authors(root: Element, label: str) -> Iterator[Gone]:
    """Comments without who made them: not in the list of authors, nor as the first words of the comment."""
    authors = [each.text or "" for each in root.iter("{*}author")]
    yield Gone(f"{label} authors", "\n".join(authors))
    for comment in root.iter("{*}comment"):
        for key in ("guid", "shapeId"):
            comment.attrib.pop(key, None)
        number = comment.get("authorId", "")
        comment.set("authorId", "0")
        if number.isdecimal() and int(number) < len(authors):
            _without_first(comment, f"{authors[int(number)]}:")
    for authors_here in root.iter("{*}authors"):
        for each in list(authors_here)[1:]:
            authors_here.remove(each)
        for each in authors_here:
            each.text = "Author"


def _without_first(comment: Element, words: str) -> None:
    """Take words from the beginning of a comment; Excel begins it with its author's name."""
    texts = [each for each in comment.iter("{*}t") if each.text]
    if len(words) < 2 or not "".join(each.text for each in texts).startswith(words):
        return
    left = len(words)
    for each in texts:
        taken = min(left, len(each.text))
        each.text, left = each.text[taken:], left - taken


def special_texts(root: Element, label: str) -> Iterator[Piece]:
    """Headers and footers without their codes; comments, each with its runs joined."""
    for number, each in enumerate(named(root, _HEADS_AND_FEET), 1):
        yield from _head_or_foot(each, f"{label} header or footer {number}")
    for number, comment in enumerate(root.iter("{*}comment"), 1):
        piece = Piece(f"{label} comment {number}")
        for text in comment.iter("{*}t"):
            if local(text.getparent()) != "rPh":
                piece.add(Slot(text), text.text or "")
        yield piece
    for number, reading in enumerate(root.iter("{*}rPh"), 1):
        piece = Piece(f"{label} reading {number}", hidden=True)
        for text in reading.iter("{*}t"):
            piece.add(Slot(text), text.text or "")
        yield piece


def _head_or_foot(element: Element, where: str) -> Iterator[Piece]:
    said, slot, at = element.text or "", Slot(element), 0
    piece, fonts = Piece(where), Piece(f"{where} fonts", hidden=True)
    for code in _CODE.finditer(said):
        piece.add(slot, said[at : code.start()], at)
        if code[0][1] in "LCR":
            piece.frame("\n")
        elif code[0] == "&&":
            piece.add(slot, "&", code.start() + 1)
        elif code[0][1] == '"':
            fonts.add(slot, code[0][2:-1], code.start() + 2)
            fonts.frame("\n")
        at = code.end()
    piece.add(slot, said[at:], at)
    yield piece
    yield fonts
