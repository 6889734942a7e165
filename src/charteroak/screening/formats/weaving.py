"""A surface's text made of pieces, each of which knows where in the file's own text it stands.

A page of HTML is read with its tags left out and its entities replaced, a row of a table as lines of "name: value".
Whatever is found in such a text is taken out of the file's own. A frame is what helps to understand and is not cut:
the name of a column, or of a field.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import overload

from charteroak.screening.formats.surface import MARK, Spans, Surface

_FRAME = -1
_NONE = -1
"""The field of what belongs to none."""

Edit = tuple[int, int, str]
"""Of the file's own text: from, to, and what stands there instead."""


class Woven:
    """A text woven of pieces. Made by a Weaver."""

    __slots__ = ("_fields", "_froms", "_starts", "_tos", "hidden", "text", "where")

    def __init__(self, where: str, text: str, hidden: bool, pieces: tuple[array[int], ...]) -> None:
        self.where = where
        self.text = text
        self.hidden = hidden
        self._starts, self._froms, self._tos, self._fields = pieces

    @property
    def surface(self) -> Surface:
        """The same as a surface."""
        return Surface(self.where, self.text, self.hidden)

    def sources(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where in the file's own text a span stands, in order. A piece that is not said as it is written is whole."""
        found: list[tuple[int, int]] = []
        for number in self._pieces(start, end):
            first, last = self._reach(number, start, end)
            if found and found[-1][1] == first:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """A span's pieces: what each says, and where in the file's own text it stands; -1 where it is a frame."""
        for number in range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            first, last = self._within(number, start, end)
            if first < last:
                is_frame = self._froms[number] == _FRAME
                yield self.text[first:last], *((_FRAME, _FRAME) if is_frame else self._reach(number, start, end))

    def fit(self, spans: Spans) -> list[tuple[int, int]]:
        """The spans without frames; one that has nothing else is the whole of the value that the frame introduces."""
        fitted = []
        for start, end in spans:
            cut = [self._within(number, start, end) for number in self._pieces(start, end)]
            fitted += cut or self._introduced(start, end)
        return merged(fitted)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """The number of the field that a span begins in, and the span's offsets in that field's value."""
        first = next(iter(self._pieces(start, end)), max(bisect_right(self._starts, start) - 1, 0))
        field = self._fields[first] if self._fields else _NONE
        begin = next((at for at, _ in self._value(field)), 0)
        return field, max(start - begin, 0), max(end - begin, 0)

    def value(self, field: int) -> tuple[int, int]:
        """Where the value of a field stands in the text; nowhere, if it has none."""
        spans = list(self._value(field))
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)

    def _pieces(self, start: int, end: int) -> Iterator[int]:
        """The numbers of the pieces that a span touches, frames left out."""
        number = max(bisect_right(self._starts, start) - 1, 0)
        while number < len(self._starts) and self._starts[number] < end:
            if self._froms[number] != _FRAME and self._end(number) > start:
                yield number
            number += 1

    def _end(self, number: int) -> int:
        return self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)

    def _within(self, number: int, start: int, end: int) -> tuple[int, int]:
        return max(start, self._starts[number]), min(end, self._end(number))

    def _reach(self, number: int, start: int, end: int) -> tuple[int, int]:
        first, last = self._froms[number], self._tos[number]
        begin, finish = self._starts[number], self._end(number)
        if last - first == finish - begin:
            return first + max(start - begin, 0), last - max(finish - end, 0)
        return first, last

    def _introduced(self, start: int, end: int) -> list[tuple[int, int]]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1) - 1, 0)
        fields = sorted({*self._fields[first : last + 1]} - {_NONE})
        return [span for field in fields for span in self._value(field)]

    def _value(self, field: int) -> Iterator[tuple[int, int]]:
        """The stretches of a field's value. Fields come in order."""
        number = bisect_left(self._fields, field) if field != _NONE else len(self._fields)
        while number < len(self._fields) and self._fields[number] == field:
            if self._froms[number] != _FRAME:
                yield self._starts[number], self._end(number)
            number += 1


class Wovens(Sequence[Woven]):
    """Many woven texts, each made when it is asked for: of a table with a million rows, there is one at a time.

    `said` makes no more than a text's surface, which takes less time.
    """

    def __init__(self, count: int, weave: Callable[[int], Woven], said: Callable[[int], Surface] | None = None) -> None:
        self._count = count
        self._weave = weave
        self._last: tuple[int, Woven] | None = None
        self.said = said or (lambda number: weave(number).surface)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Woven: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Woven]: ...
    def __getitem__(self, number: int | slice) -> Woven | Sequence[Woven]:
        if isinstance(number, slice):
            return [self._weave(each) for each in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError
        number %= self._count
        if self._last is None or self._last[0] != number:  # what is asked about one is asked in a row
            self._last = number, self._weave(number)
        return self._last[1]


class Surfaces(Sequence[Surface]):
    """The surfaces of woven texts."""

    def __init__(self, wovens: Wovens) -> None:
        self._wovens = wovens

    def __len__(self) -> int:
        return len(self._wovens)

    @overload
    def __getitem__(self, number: int) -> Surface: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Surface]: ...
    def __getitem__(self, number: int | slice) -> Surface | Sequence[Surface]:
        if isinstance(number, slice):
            return [self._wovens.said(each) for each in range(*number.indices(len(self._wovens)))]
        if not -len(self._wovens) <= number < len(self._wovens):
            raise IndexError
        return self._wovens.said(number % len(self._wovens))


class Weaver:
    """Makes a text out of pieces."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._length = 0
        self._pieces = array("q"), array("q"), array("q"), array("q")
        self._field = _NONE

    def __len__(self) -> int:
        return self._length

    def say(self, text: str, at: int) -> None:
        """Words as they are written in the file's own text from `at` on."""
        self.stand(text, at, at + len(text))

    def stand(self, text: str, first: int, last: int) -> None:
        """Words that the file's own text has from `first` to `last` in other letters."""
        if text:
            starts, froms, tos, fields = self._pieces
            starts.append(self._length)
            froms.append(first)
            tos.append(last)
            fields.append(self._field)
            self._said.append(text)
            self._length += len(text)

    def frame(self, text: str) -> None:
        """Words that are not cut."""
        self.stand(text, _FRAME, _FRAME)

    def field(self, number: int) -> None:
        """What comes now, a frame or a value, belongs to this field, whose number is no less than the last."""
        self._field = number

    def ends_with(self, text: str | tuple[str, ...]) -> bool:
        """Whether the last thing said ends so; at the beginning, it does."""
        return not self._said or self._said[-1].endswith(text)

    def done(self, where: str, *, hidden: bool = False) -> Woven:
        """The text as it is."""
        return Woven(where, "".join(self._said), hidden, self._pieces)


def whole(where: str, text: str, *, hidden: bool = False) -> Woven:
    """A text that is the file's own as it is."""
    weaver = Weaver()
    weaver.say(text, 0)
    return weaver.done(where, hidden=hidden)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch or overlap made one; empty ones left out."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def cut(text: str, spans: Spans, mark: str = MARK) -> str:
    """The text with a mark for each span."""
    return edited(text, [(start, end, mark) for start, end in merged(spans)])


def edits(woven: Woven, spans: Spans, mark: str = MARK) -> Iterator[Edit]:
    """What taking spans out of a woven text does to the file's own: one mark a span, where it begins."""
    for start, end in woven.fit(spans):
        for number, (first, last) in enumerate(woven.sources(start, end)):
            yield first, last, "" if number else mark


def all_edits(wovens: Sequence[Woven], spans: Mapping[int, Spans], mark: str = MARK) -> list[Edit]:
    """The same for many."""
    return list(chain.from_iterable(edits(wovens[number], each, mark) for number, each in spans.items()))


def edited(text: str, changes: Iterable[Edit]) -> str:
    """A text after edits. Those that overlap are one; it has what stands instead of the first that says anything."""
    made: list[Edit] = []
    for first, last, instead in sorted(changes):
        if made and first < made[-1][1]:
            before = made.pop()
            made.append((before[0], max(last, before[1]), before[2] or instead))
        else:
            made.append((first, last, instead))
    parts, at = list[str](), 0
    for first, last, instead in made:
        parts += (text[at:first], instead)
        at = last
    return "".join((*parts, text[at:]))
