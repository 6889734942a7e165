"""The places for answers on a page of a PDF: the fields of its form, and the lines and boxes that are drawn for a pen.

Of a field its name, its tooltip, its kind and its choices are read; never its value. A place stands on the paper as it
is held to be read, in points from the upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.documents.pdf_words import Box, Sheet
from charteroak.screening.forms.readers.paper import Answer, Control

_HIDDEN = 2 | 32
"""Flags of an annotation: hidden, and not to be viewed (ISO 32000-1, 12.5.3)."""
_PUSH, _RADIO = 1 << 16, 1 << 15
_DEEPEST = 32
_MOST = 2_000
"""Fields on one page."""
_MEANINGLESS = frozenset({"off", "on", "1", "0", "true", "false", "checked"})


NOTHING = Control()
"""What a place says of itself that is no field."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for an answer. `group` tells which buttons are of one field; "" where it is no button of a field."""

    kind: Literal["blank", "box"]
    left: float
    top: float
    right: float
    bottom: float
    control: Control = NOTHING
    group: str = ""
    is_field: bool = False

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is on it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def fields_of(page: Any, sheet: Sheet) -> list[Spot]:
    """The fields that are seen on a page of pikepdf's, in the order of the file."""
    spots = list[Spot]()
    for widget in _items(page.get("/Annots")):
        with suppress(*Trouble):
            spot = _field(widget, sheet)
            if spot is not None:
                spots.append(spot)
    return spots


def _items(array: Any) -> Iterator[Any]:
    for number in range(min(len(array), _MOST) if array is not None else 0):
        with suppress(*Trouble):
            yield array[number]


def _field(widget: Any, sheet: Sheet) -> Spot | None:
    if str(widget.get("/Subtype", "")) != "/Widget" or int(widget.get("/F", 0)) & _HIDDEN:
        return None
    box = _box(widget.get("/Rect"), sheet)
    kind, flags = str(_inherited(widget, "/FT") or ""), int(_inherited(widget, "/Ff") or 0)
    if box is None or kind not in ("/Tx", "/Ch", "/Btn", "/Sig"):
        return None
    name, tip = _name(widget), _text(_inherited(widget, "/TU"))
    if kind == "/Btn":
        if flags & _PUSH:
            return None
        export = _export(widget)
        options: tuple[str, ...] = (export,) if export and flags & _RADIO else ()
        control = Control(name, tip, options, "choice", tip)
        return Spot("box", *box, control, name if flags & _RADIO else "", is_field=True)
    offered = tuple(_options(widget)) if kind == "/Ch" else ()
    answer: Answer = "choice" if kind == "/Ch" else "signature" if kind == "/Sig" else "text"
    return Spot("blank", *box, Control(name, tip, offered, answer, tip or _spelt_out(name)), is_field=True)


def _inherited(widget: Any, key: str) -> Any:
    """A value of a field, which may be its parent's."""
    for _ in range(_DEEPEST):
        if widget is None:
            return None
        found = widget.get(key)
        if found is not None:
            return found
        widget = widget.get("/Parent")
    return None


def _name(widget: Any) -> str:
    parts = list[str]()
    for _ in range(_DEEPEST):
        if widget is None:
            break
        part = _text(widget.get("/T"))
        if part:
            parts.append(part)
        widget = widget.get("/Parent")
    return ".".join(reversed(parts))


def _text(value: Any) -> str:
    import pikepdf

    return " ".join(str(value).split()) if isinstance(value, pikepdf.String) else ""


def _options(widget: Any) -> Iterator[str]:
    """What a list offers, in the words that are shown."""
    import pikepdf

    for option in _items(_inherited(widget, "/Opt")):
        shown = option if isinstance(option, pikepdf.String) else option[-1]
        if _text(shown):
            yield _text(shown)


def _export(widget: Any) -> str:
    """What a button stands for, as far as that is a word: the name of its state that is not "Off"."""
    looks = widget.get("/AP")
    states = [str(key)[1:] for key in (looks.get("/N").keys() if looks is not None else ())]
    state = next((each for each in states if each != "Off"), "")
    return "" if state.casefold() in _MEANINGLESS or state.isdecimal() else state


def _box(rectangle: Any, sheet: Sheet) -> Box | None:
    if rectangle is None or len(rectangle) != 4:
        return None
    left, bottom, right, top = (float(each) for each in rectangle)
    box = sheet.on_paper(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else None


def _spelt_out(name: str) -> str:
    """A field's name as words, where it is made of some: "applicant.country_of_birth", "CountryOfBirth"."""
    last = name.rpartition(".")[2].partition("[")[0]
    spelt = "".join(
        f" {letter}" if letter.isupper() and number and last[number - 1].islower() else letter
        for number, letter in enumerate(last)
    )
    words = spelt.replace("_", " ").replace("-", " ").strip(" 0123456789")
    generic = words.casefold() in (
        "text",
        "text field",
        "textfield",
        "field",
        "check box",
        "checkbox",
        "undefined",
        "fill",
    )
    return "" if generic or len(words) < 2 else words
