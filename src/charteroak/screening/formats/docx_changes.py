"""Tracked changes of a Word file: read as they were, then accepted, so that what was deleted is deleted."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.formats.opc import Element, listed, local, named
from charteroak.screening.formats.opc_slots import Gone, removed
from charteroak.screening.formats.opc_words import SIGNS

_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_FLAGS = frozenset({"rPr", "trPr", "numPr", "ctrlPr", "pPr"})
"""Where a change is a flag on what it stands in, and holds nothing itself."""
_EARLIER = listed(
    "pPrChange rPrChange sectPrChange tblPrChange tblPrExChange tblGridChange trPrChange tcPrChange numberingChange "
    "cellIns cellMerge moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd"
)
"""How something looked before, and where changes begin and end."""
_WHO = ("author", "date", "initials", "name")
_TEXT = frozenset({"t", "delText"})


def accepted(root: Element, label: str) -> Iterator[Gone]:
    """Accept every change under an element, and give what goes: texts as they were, what was deleted, who did it."""
    changes = named(root, _DELETED | _INSERTED | _EARLIER | {"cellDel"})
    if not changes:
        return
    yield from _said(root, changes, label)
    _merge(root)
    for each in changes:
        _accept(each)
    _tidy(root)


def _said(root: Element, changes: list[Element], label: str) -> Iterator[Gone]:
    who = dict.fromkeys(each.get(key, "") for each in changes for key in each.attrib if key.rpartition("}")[2] in _WHO)
    yield Gone(f"{label} authors of changes", "\n".join(who))
    paragraphs = (each for each in root.iter("{*}p") if any(_is_deletion(part) for part in each.iter()))
    for number, paragraph in enumerate(paragraphs, 1):
        yield Gone(f"{label} text before changes {number}", _text(paragraph, _INSERTED))
    for number, deletion in enumerate((each for each in changes if _is_deletion(each)), 1):
        yield Gone(f"{label} deleted text {number}", _text(deletion, frozenset()))


def _is_deletion(element: Element) -> bool:
    return local(element) in _DELETED and len(element) > 0


def _text(element: Element, leave_out: frozenset[str]) -> str:
    """The text of what is there, and of what was deleted; not of what only was inserted."""
    said = list[str]()
    waiting = [iter(element)]
    while waiting:
        for each in waiting[-1]:
            name = local(each)
            if name in _TEXT:
                said.append(each.text or "")
            elif name in SIGNS:
                said.append(SIGNS[name])
            elif name not in leave_out and name not in ("p", "pPr", "rPr"):
                waiting.append(iter(each))
                break
        else:
            waiting.pop()
    return "".join(said)


def _accept(element: Element) -> None:
    name, parent = local(element), element.getparent()
    if parent is None:
        return
    if local(parent) in _FLAGS and not len(element):
        removed(_row_of(parent) if name in _DELETED and local(parent) == "trPr" else element)
    elif name in _INSERTED:
        unwrapped(element)
    elif name == "cellDel":
        removed(parent.getparent())
    else:
        removed(element)


def _row_of(properties: Element) -> Element:
    return properties.getparent()


def unwrapped(element: Element) -> None:
    """Put what an element holds in its place."""
    for child in list(element):
        element.addprevious(child)
    removed(element)


def _merge(root: Element) -> None:
    """Join each paragraph whose end was deleted with the one after it, as Word does when changes are accepted."""
    ended = [each for each in root.iter("{*}p") if _end_is_deleted(each)]
    for paragraph in reversed(ended):
        following = paragraph.getnext()
        while following is not None and local(following) in _EARLIER:
            following = following.getnext()
        if following is None or local(following) != "p":
            continue
        at = 1 if len(following) and local(following[0]) == "pPr" else 0
        for child in reversed([each for each in paragraph if local(each) != "pPr"]):
            following.insert(at, child)
        removed(paragraph)


def _end_is_deleted(paragraph: Element) -> bool:
    mark = paragraph.find("{*}pPr/{*}rPr")
    return mark is not None and any(local(each) in _DELETED for each in mark)


def _tidy(root: Element) -> None:
    """Leave out tables without rows and rows without cells; end each cell with a paragraph, as the format asks."""
    for name, inside in (("tr", "tc"), ("tbl", "tr")):
        for element in list(root.iter(f"{{*}}{name}")):
            if next(element.iter(f"{{*}}{inside}"), None) is None:
                removed(element)
    for cell in root.iter("{*}tc"):
        if not len(cell) or local(cell[-1]) != "p":
            cell.append(cell.makeelement(f"{cell.tag.rpartition('}')[0]}}}p"))
