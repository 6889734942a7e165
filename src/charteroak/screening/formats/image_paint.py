"""Painting over what is taken out of a picture, so that neither it nor its width is left.

Its line is laid out anew as a line of text is (`pdf_lines`): the words that stay are moved as they are, the rest of the
line becomes paper, and the mark has the same width whatever it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from charteroak.screening.formats.image_words import Box, around
from charteroak.screening.formats.pdf_lines import Letter, lay_out

if TYPE_CHECKING:
    from PIL.Image import Image

_MARGIN = 0.15
"""Of a line's height: how far around it ink may reach."""
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a picture, in its points, and the number of what it is taken out with; -1 where it stays."""

    box: Box
    span: int = -1
    text: str = ""
    read: bool = False
    """Whether OCR read it: its box is then no higher than its ink."""


Line = list[Word]


@dataclass(slots=True)
class Painted:
    """Where marks are to stand in a picture, and where the words that stay have come to stand."""

    marks: list[Box]
    words: list[Word]


def paint(picture: Image, words: Sequence[Word], mark: float, size: float = 1.4) -> Painted:
    """Paint over what is taken out. `mark` is how wide a mark is, in the picture's points.

    `size` is that of letters, of the height that the boxes of their words have.
    """
    done: set[int] = set()
    made = Painted([], [])
    lines = list(_lines(words))
    starts = [word.box[0] for line in lines for word in line[:1]]
    made.words += [word for line in lines if not _is_cut(line) for word in line]
    for line in sorted(filter(_is_cut, lines), key=_first_span):
        _paint_line(picture, line, (starts, mark, size), done, made)
    return made


def _is_cut(line: Line) -> bool:
    return any(word.span >= 0 for word in line)


def _lines(words: Sequence[Word]) -> Iterator[Line]:
    """The words by lines, each from left to right."""
    line: Line = []
    for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        if line and _middle(word) - _middle(line[0]) > _SAME_LINE * min(_height(word), _height(line[0])):
            yield sorted(line, key=lambda each: each.box[0])
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda each: each.box[0])


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _height(word: Word) -> float:
    return max(word.box[3] - word.box[1], 1.0)


def _first_span(line: Line) -> int:
    return min(word.span for word in line if word.span >= 0)


def _paint_line(
    picture: Image, line: Line, how: tuple[Sequence[float], float, float], done: set[int], made: Painted
) -> None:
    starts, mark, size = how
    height = median(map(_height, line))
    letters = [Letter(i, word.box[0], word.box[2], size * height, span=word.span) for i, word in enumerate(line)]
    before = set(done)
    laid = lay_out(letters, lambda _: mark, starts, done)
    top, bottom = min(word.box[1] for word in line), max(word.box[3] for word in line)
    if laid.end > picture.width:  # there is no room to move anything
        done.intersection_update(before)
        made.marks += _cover(picture, line, height, done)
        made.words += [word for word in line if word.span < 0]
        return
    kept = [(word, laid.places[i]) for i, word in enumerate(line) if i in laid.places]
    parts = [picture.crop(_whole(word.box, _MARGIN * height)) for word, _ in kept]
    for start, end in laid.cuts:
        _clear(picture, (start, top, end, bottom), _MARGIN * height)
    for (word, place), part in zip(kept, parts, strict=True):
        left, up, _, _ = _whole((place, word.box[1], place, word.box[3]), _MARGIN * height)
        picture.paste(part, (left, up))
        box = place, word.box[1], place + word.box[2] - word.box[0], word.box[3]
        made.words.append(Word(box, text=word.text))
    made.marks += [(place, top, place + mark, bottom) for place, _ in laid.marks.values()]


def _cover(picture: Image, line: Line, height: float, done: set[int]) -> Iterator[Box]:
    """Paint over the words where they stand, those of one span together."""
    for span in sorted({word.span for word in line if word.span >= 0}):
        boxes = [word.box for word in line if word.span == span]
        whole = boxes[0]
        for box in boxes[1:]:
            whole = around(whole, box)
        _clear(picture, whole, _MARGIN * height)
        if span not in done:
            done.add(span)
            yield whole


def _clear(picture: Image, box: Box, margin: float) -> None:
    """Make a place paper: of the colour that most of it has."""
    place = _clipped(_whole(box, margin), picture)
    if place[0] < place[2] and place[1] < place[3]:
        part = picture.crop(place)
        colours = part.quantize(8).convert("RGB") if part.mode == "RGB" else part
        common = max(colours.getcolors(1 << 24) or [(0, 255)], key=lambda colour: colour[0])[1]
        picture.paste(common, place)  # type: ignore[arg-type]  # a colour of the picture's own mode


def _whole(box: Box, margin: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return int(left - margin), int(top - margin), int(right + margin) + 1, int(bottom + margin) + 1


def _clipped(box: tuple[int, int, int, int], picture: Image) -> tuple[int, int, int, int]:
    return max(box[0], 0), max(box[1], 0), min(box[2], picture.width), min(box[3], picture.height)
