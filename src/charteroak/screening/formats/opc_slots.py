"""A text woven of places in an XML tree: found in one piece although it is split over runs, and cut out of each run.

A slot is one place that holds characters: the text of an element, what follows it, an attribute, a tab. A piece is a
text that runs through slots, and through frames, which help to understand it and are not cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from charteroak.screening.formats.opc import Element
from charteroak.screening.formats.surface import MARK, Spans
from charteroak.screening.formats.weaving import merged

_KEEPS_SPACE = re.compile(r"(?:wordprocessingml|spreadsheetml|/math)(?:/\w+)*\}(?:t|delText|instrText)$")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Slot:
    """A place in the tree, and what is to be cut out of it. Cuts of several pieces add up."""

    __slots__ = ("_cuts", "_element", "before")

    def __init__(self, element: Element) -> None:
        self._element = element
        self.before = ""
        """What it had before it was cut."""
        self._cuts: list[tuple[int, int, bool]] = []

    def take(self, start: int, end: int, *, marked: bool) -> None:
        """Cut these characters; leave a mark there, if this is where what was found begins."""
        self._cuts.append((start, end, marked))

    def settle(self) -> None:
        """Do what is to be done."""
        if self._cuts:
            self.before = self._read()
            self._write(without(self.before, self._cuts))
            self._cuts = []

    @property
    def elements(self) -> list[Element]:
        """Where it is."""
        return [self._element]

    def _read(self) -> str:
        return self._element.text or ""

    def _write(self, text: str) -> None:
        self._element.text = text
        if text != text.strip() and _KEEPS_SPACE.search(self._element.tag):
            self._element.set(_SPACE, "preserve")


class TailSlot(Slot):
    """What follows an element."""

    __slots__ = ()

    def _read(self) -> str:
        return self._element.tail or ""

    def _write(self, text: str) -> None:
        self._element.tail = text


class AttributeSlot(Slot):
    """An attribute."""

    __slots__ = ("_name",)

    def __init__(self, element: Element, name: str) -> None:
        super().__init__(element)
        self._name = name

    def _read(self) -> str:
        return self._element.get(self._name) or ""

    def _write(self, text: str) -> None:
        self._element.set(self._name, text)


class ManySlot(Slot):
    """The same attribute of many elements, all with one value."""

    __slots__ = ("_all", "_name")

    def __init__(self, name: str) -> None:
        super().__init__(None)
        self._name = name
        self._all: list[Element] = []

    @property
    def elements(self) -> list[Element]:
        """All of them."""
        return self._all

    def add(self, element: Element) -> None:
        """One more element that has it."""
        self._all.append(element)

    def _read(self) -> str:
        return self._all[0].get(self._name) or ""

    def _write(self, text: str) -> None:
        for element in self._all:
            element.set(self._name, text)


class SignSlot(Slot):
    """An element that stands for a sign: a tab, the end of a line, a hyphen. Cut, it goes, or a mark stands there."""

    __slots__ = ("_sign",)

    def __init__(self, element: Element, sign: str) -> None:
        super().__init__(element)
        self._sign = sign

    def _read(self) -> str:
        return self._sign

    def _write(self, text: str) -> None:
        element = self._element
        if text:
            element.attrib.clear()
            space = f"{element.tag.rpartition('}')[0]}}}"
            if _local(element.getparent()) == "p":  # in a drawing, the end of a line is a run by itself
                element.tag = f"{space}r"
                element.append(element.makeelement(f"{space}t"))
                element[0].text = text
            else:
                element.tag = f"{space}t"
                element.text = text
        else:
            removed(element)


class Piece:
    """One surface: a text and the slots that it runs through."""

    __slots__ = ("_froms", "_order", "_places", "_slots", "_starts", "_texts", "hidden", "where")

    def __init__(self, where: str, *, hidden: bool = False) -> None:
        self.where = where
        self.hidden = hidden
        self._texts: list[str] = []
        self._starts: list[int] = [0]
        self._slots: list[Slot | None] = []
        self._froms: list[int] = []
        self._places: list[tuple[int, str]] = []
        self._order: dict[int, int] = {}

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self._texts)

    def add(self, slot: Slot | None, text: str, at: int = 0) -> None:
        """Go on with what a slot has from `at` on; without a slot, with a frame."""
        if text:
            self._texts.append(text)
            self._slots.append(slot)
            self._froms.append(at)
            self._starts.append(self._starts[-1] + len(text))

    def frame(self, text: str) -> None:
        """Go on with words that are not cut."""
        self.add(None, text)

    def add_all(self, other: Piece) -> None:
        """Go on with all of another piece."""
        for slot, text, at in zip(other._slots, other._texts, other._froms, strict=True):
            self.add(slot, text, at)

    def place(self, where: str) -> None:
        """What comes now stands at a place of its own: a cell of the row."""
        self._places.append((self._starts[-1], where))

    def part_of(self, whole: Piece) -> None:
        """Of two pieces that share slots, the one that has only some of them is this one."""
        self._order = whole._order = {id(slot): number for number, slot in enumerate(whole._slots)}

    @property
    def sources(self) -> list[tuple[int, int, tuple[str, int], int]]:
        """Where it shares slots with another piece: start, end, the slot, and from where on in that."""
        if not self._order:
            return []
        return [
            (self._starts[number], self._starts[number + 1], (self.where, self._order[id(slot)]), self._froms[number])
            for number, slot in enumerate(self._slots)
            if slot is not None
        ]

    @property
    def values(self) -> Values | None:
        """What may be cut, where there is anything that may not."""
        if None not in self._slots and not self._places:
            return None
        numbers = [number for number, slot in enumerate(self._slots) if slot is not None]
        return Values([(self._starts[number], self._starts[number + 1]) for number in numbers], self._places)

    def cut(self, spans: Spans) -> Iterable[Slot]:
        """Note in the slots what is to be cut, and give those that are touched."""
        touched: dict[int, Slot] = {}
        values = self.values
        for start, end in merged(spans) if values is None else values.fit(spans):
            marked = True
            for number in self._numbers(start, end):
                slot = self._slots[number]
                if slot is None:
                    continue
                shift = self._froms[number] - self._starts[number]
                first, last = max(start, self._starts[number]), min(end, self._starts[number + 1])
                slot.take(first + shift, last + shift, marked=marked)
                touched[id(slot)] = slot
                marked = False
        return touched.values()

    def _numbers(self, start: int, end: int) -> range:
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return range(first, min(last, len(self._slots)))


class Values:
    """Which stretches of a text may be cut, and what each place in it is called."""

    __slots__ = ("_places", "_stretches")

    def __init__(self, stretches: list[tuple[int, int]], places: list[tuple[int, str]]) -> None:
        self._stretches = merged(stretches)
        self._places = places

    def fit(self, spans: Spans) -> list[tuple[int, int]]:
        """The spans without frames; one of a frame alone is the value behind it."""
        fitted: list[tuple[int, int]] = []
        for start, end in spans:
            within = [
                (max(start, first), min(end, last)) for first, last in self._stretches if first < end and start < last
            ]
            fitted += within or [each for each in self._stretches if each[0] >= end][:1]
        return merged(fitted)

    def place(self, where: str, start: int, end: int) -> tuple[str, int, int]:
        """What the place is called where a span begins, and the span's offsets from where it begins to speak."""
        begun, called = max(((at, name) for at, name in self._places if at <= start), default=(0, where))
        begun = next((first for first, last in self._stretches if last > begun), begun)
        return called, max(start - begun, 0), max(end - begun, 0)


class Gone(Piece):
    """What the file says now and never says again: all of it is left out when it is written anew."""

    __slots__ = ()

    def __init__(self, where: str, text: str) -> None:
        super().__init__(where, hidden=True)
        self.add(Slot(None), text)

    def cut(self, _spans: Spans) -> Iterable[Slot]:
        """Nothing has to be cut."""
        return ()


def without(text: str, cuts: Iterable[tuple[int, int, bool]]) -> str:
    """A text with its cuts made; those that overlap are one, with one mark if any of them leaves one."""
    made: list[tuple[int, int, bool]] = []
    for start, end, marked in sorted(cuts):
        if made and start < made[-1][1]:
            before = made.pop()
            made.append((before[0], max(before[1], end), before[2] or marked))
        else:
            made.append((start, end, marked))
    parts, at = list[str](), 0
    for start, end, marked in made:
        parts += (text[at:start], MARK * marked)
        at = end
    return "".join((*parts, text[at:]))


def removed(element: Element) -> None:
    """Take an element out of its tree; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
