"""What a Word file loses when it is written anew, beside what was found: variables, addresses, who and when."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.formats.docx_changes import accepted
from charteroak.screening.formats.opc import Element, listed, local, value
from charteroak.screening.formats.opc_slots import Gone, Slot, removed
from charteroak.screening.formats.opc_tidy import opened_up, stripped, tidied

_ANYWHERE = listed(
    "proofErr lastRenderedPageBreak dataBinding placeholder smartTagPr customXmlPr permStart permEnd subDoc binData"
)
_SETTINGS = listed(
    "writeProtection documentProtection docVars mailMerge attachedTemplate rsids saveThroughXslt docId proofState "
    "activeWritingStyle attachedSchema schemaLibrary smartTagType readModeInkLockDown trackRevisions captions "
    "stylePaneSortMethod documentType"
)
_WRAPPED = frozenset({"smartTag", "customXml"})
_WHO = {"author": "Author", "initials": "A"}
_WHEN = frozenset({"date", "dateUtc"})


def scrubbed(root: Element, kind: str, label: str) -> Iterator[Gone]:
    """Leave out what is not written again, and give what it said."""
    yield from tidied(root, label)
    yield from accepted(root, label)
    yield from stripped(root, _ANYWHERE, label)
    yield from opened_up(root, _WRAPPED, label)
    if kind == "settings":
        yield from stripped(root, _SETTINGS, label)
    if kind == "comments":
        yield from _anonymous(root, label)


def _anonymous(root: Element, label: str) -> Iterator[Gone]:
    """Comments without who made them, and when."""
    for number, comment in enumerate(root.iter("{*}comment"), 1):
        said = [comment.get(key, "") for key in list(comment.attrib) if _name(key) in _WHO.keys() | _WHEN]
        yield Gone(f"{label} author {number}", "\n".join(said))
        for key in list(comment.attrib):
            if _name(key) in _WHO:
                comment.set(key, _WHO[_name(key)])
            elif _name(key) in _WHEN:
                del comment.attrib[key]


def _name(key: str) -> str:
    return key.rpartition("}")[2]


def hidden_styles(root: Element) -> frozenset[str]:
    """The styles whose text nobody sees, those based on them too."""
    from charteroak.screening.documents.docx_looks import NO

    hidden, based = set[str](), dict[str, str]()
    for style in root.iter("{*}style"):
        name = value(style, "styleId")
        vanish, parent = style.find("{*}rPr/{*}vanish"), style.find("{*}basedOn")
        if vanish is not None and value(vanish) not in NO:
            hidden.add(name)
        elif vanish is None and parent is not None:
            based[name] = value(parent)
    while more := {name for name, parent in based.items() if parent in hidden and name not in hidden}:
        hidden |= more
    return frozenset(hidden)


def style_ids(root: Element) -> dict[str, str]:
    """Ids for the styles that people made, which say nothing; programs make ids of the names that people gave."""
    made = [
        value(each, "styleId") for each in root.iter("{*}style") if value(each, "customStyle") not in ("", "0", "false")
    ]
    return {name: f"Style{number}" for number, name in enumerate(dict.fromkeys(made), 1)}


_STYLED = listed("pStyle rStyle tblStyle basedOn next link numStyleLink styleLink clickAndTypeStyle")


def restyled(root: Element, ids: dict[str, str]) -> None:
    """Refer to the styles by their new ids."""
    for element in root.iter():
        name = local(element)
        if name in _STYLED or name == "style":
            for key in list(element.attrib):
                if _name(key) in ("val", "styleId") and element.get(key) in ids:
                    element.set(key, ids[element.get(key)])


def unlink_fields(root: Element, touched: frozenset[Element]) -> None:
    """Make plain text of each field of whose code or result something was cut: else it could be brought back."""
    opened: list[tuple[list[Element], list[bool]]] = []
    gone: list[Element] = []
    for element in root.iter():
        name = local(element)
        if name == "fldChar":
            kind = value(element, "fldCharType")
            if kind == "begin":
                opened.append(([], [False]))
            if opened:
                opened[-1][0].append(element)
            if kind == "end" and opened:
                parts, cut = opened.pop()
                gone += parts if cut[0] else []
        elif name in ("instrText", "delInstrText") and opened:
            opened[-1][0].append(element)
        if element in touched:
            for _, cut in opened:
                cut[0] = True
    for element in gone:
        removed(element)
    _unlink_simple(root, touched)


def _unlink_simple(root: Element, touched: frozenset[Element]) -> None:
    from charteroak.screening.formats.docx_changes import unwrapped

    for field in list(root.iter("{*}fldSimple")):
        if any(each in touched for each in field.iter()):
            unwrapped(field)


def elements_of(slots: list[Slot]) -> frozenset[Element]:
    """The elements that slots are of."""
    return frozenset(each for slot in slots for each in slot.elements)
