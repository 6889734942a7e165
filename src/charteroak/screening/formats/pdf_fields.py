"""What is filled into a PDF's form: read in its place on the page, between the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from charteroak.screening.formats.pdf_order import Run
from charteroak.screening.formats.pdf_strings import Place
from charteroak.screening.formats.pdf_table import Number, Path, Table, name_of, reference, text_of

_HIDDEN = 2 | 32
"""Flags of an annotation: hidden, and not to be viewed (ISO 32000-1, 12.5.3)."""
_PUSH = 1 << 16
_DEEPEST = 32
_TALL = 30.0
_LINE = 14.0
_TICKED, _EMPTY = "☒", "☐"


@dataclass(frozen=True, slots=True)
class Filled:
    """What is filled in on a page: its text, where the file has it, and its box in the page's own points."""

    text: str
    place: Place
    box: tuple[float, float, float, float]

    def run(self, number: int, start: int) -> Run:
        """The same as a run of words; it stands where the words on its line do. `start` is that of its letters."""
        left, bottom, right, top = self.box
        if top - bottom >= _TALL:
            bottom = top - _LINE
        return Run(number, self.text, start, left, bottom, right, min(top, bottom + _LINE))


def filled_in(table: Table, pages: Mapping[Number, int]) -> dict[int, list[Filled]]:
    """What is filled in, by the numbers of the pages."""
    found: dict[int, list[Filled]] = {}
    for number, page in pages.items():
        holder = table.dictionary(f"{number[0]} {number[1]} R")
        for way, widget in _widgets(table, number, holder):
            filled = _filled(table, way, widget)
            if filled is not None:
                found.setdefault(page, []).append(filled)
    return found


def _widgets(table: Table, number: Number, page: Mapping[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The fields of a page that are seen, and where the file has them."""
    marks = page.get("/Annots")
    array = reference(marks)
    for i, mark in enumerate(table.items(marks)):
        widget = table.dictionary(mark)
        if widget.get("/Subtype") == "/Widget" and not _whole(widget.get("/F")) & _HIDDEN:
            start: Path = (i,) if array else ("/Annots", i)
            to = reference(mark)
            yield ((to, ()) if to else (array or number, start)), widget


def _filled(table: Table, at: Place, widget: dict[str, Any]) -> Filled | None:
    rectangle = [each for each in table.items(widget.get("/Rect")) if isinstance(each, (int, float))]
    if len(rectangle) != 4:
        return None
    x, y, z, w = (float(each) for each in rectangle)
    box = min(x, z), min(y, w), max(x, z), max(y, w)
    kind, flags = name_of(_inherited(table, at, widget, "/FT")[1]), _inherited(table, at, widget, "/Ff")[1]
    if kind == "/Btn":
        ticked = widget.get("/AS") not in (None, "/Off")
        push = _whole(flags) & _PUSH
        return None if push else Filled(_TICKED if ticked else _EMPTY, (at[0], (*at[1], "/AS")), box)
    place, value = _inherited(table, at, widget, "/V")
    text = text_of(value)
    if text is None or not text.strip():
        return None
    shown = _shown(table, text, _inherited(table, at, widget, "/Opt")[1]) if kind == "/Ch" else text
    return Filled(shown, place, box)


def _shown(table: Table, value: str, options: Any) -> str:
    """What is chosen of a list, in the words that are shown for it."""
    for option in table.items(options):
        pair = [text_of(each) for each in table.items(option)]
        if len(pair) == 2 and pair[0] == value and pair[1]:
            return pair[1]
    return value


def _inherited(table: Table, at: Place, field: dict[str, Any], key: str) -> tuple[Place, Any]:
    """A value of a field, which may be its parent's, and where the file has it."""
    for _ in range(_DEEPEST):
        if key in field:
            to = reference(field[key])
            value = table[field[key]]
            return ((to, ()) if to else (at[0], (*at[1], key))), value
        parent = reference(field.get("/Parent"))
        if parent is None:
            break
        at, field = (parent, ()), table.dictionary(field["/Parent"])
    return at, None


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0
