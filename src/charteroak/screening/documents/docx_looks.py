"""How text looks in a Word file, as far as that says whether anyone sees it, and what its boxes and ticks are."""

from __future__ import annotations

from charteroak.screening.documents.package import Element, local, value

NO = frozenset({"0", "false", "off", "none"})
_TINY = 3
"""In half points."""
SYMBOLS = {
    **dict.fromkeys(("F0FE", "F0FD", "F078", "F052", "F053", "F054", "F0FC", "F0FB", "F0D0"), "☒"),
    **dict.fromkeys(("F0A8", "F06F", "F070", "F071", "F0A3", "F02A", "F0A1"), "☐"),
}
"""Boxes and ticks of the symbol fonts, which have no letters of their own."""


def is_hidden(run: Element, styles: frozenset[str]) -> bool:
    """Whether nobody sees a run of text: it is marked so, by itself or by its style, or is white on white, or tiny."""
    looks = {local(each): each for properties in run if local(properties) == "rPr" for each in properties}
    if "vanish" in looks:
        return value(looks["vanish"]) not in NO
    if "rStyle" in looks and value(looks["rStyle"]) in styles:
        return True
    size = value(looks["sz"]) if "sz" in looks else ""
    if size.isdecimal() and len(size) < 5 and int(size) <= _TINY:
        return True
    white = "color" in looks and value(looks["color"]).upper() == "FFFFFF"
    if white and not looks.keys() & {"shd", "highlight"} and not _may_be_on_dark(run):
        return True
    return bool(styles) and _paragraph_style(run) in styles


def _may_be_on_dark(run: Element) -> bool:
    """Whether something around a run may give it a ground of another colour: a cell, a box, a shaded paragraph."""
    if next(run.iterancestors("{*}tc", "{*}txbxContent"), None) is not None:
        return True
    paragraph = next(run.iterancestors("{*}p"), None)
    return paragraph is not None and next(paragraph.iterfind("{*}pPr/{*}shd"), None) is not None


def _paragraph_style(run: Element) -> str:
    paragraph = next(run.iterancestors("{*}p"), None)
    style = None if paragraph is None else paragraph.find("{*}pPr/{*}pStyle")
    return "" if style is None else value(style)


def kind_of_section(properties: Element) -> str:
    """How a section begins, as its properties say; "" where they do not, which is on a new page."""
    kind = properties.find("{*}type")
    return "" if kind is None else value(kind)


def is_ticked(box: Element) -> bool:
    """Whether a box of the older kind is ticked: as it was left, or where nobody touched it, as it was made."""
    states = {local(each): value(each) for each in box}
    state = states.get("checked", states.get("default", "0"))
    return state not in NO
