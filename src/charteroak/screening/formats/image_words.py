"""The writing in pictures: its text, and for each stretch of that text the boxes in the picture where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.ocr import Ocr, Seen
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, from the upper left corner."""


@dataclass(slots=True)
class Writing:
    """A text that was read in a picture, and where its words stand, in the text and in the picture."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def touched(self, spans: Spans) -> list[range]:
        """For each span, the numbers of the words that it touches."""
        return [range(bisect_right(self.ends, start), bisect_left(self.starts, end)) for start, end in spans]


def around(one: Box, other: Box) -> Box:
    """The box around two."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def writing(words: Iterable[Seen], scale: float = 1.0, left: float = 0.0, top: float = 0.0) -> Writing:
    """What the words say. Their boxes are divided by `scale` and moved."""
    made, parts, before = Writing(), list[str](), -1
    length = 0
    for word in words:
        gap = "" if before < 0 else " " if word.line == before else "\n"
        parts += (gap, word.text)
        made.starts.append(length + len(gap))
        length += len(gap) + len(word.text)
        made.ends.append(length)
        made.lines.append(word.line)
        made.boxes.append((word.left / scale + left, word.top / scale + top, word.right / scale + left,
                           word.bottom / scale + top))  # fmt: skip
        before = word.line
    made.text = "".join(parts)
    return made


class Reader:
    """Reads the pictures of one opening, each once, and no more of them than may be read."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._read: dict[bytes, list[Seen]] = {}
        self._ocr: Ocr | None = None
        self._tried = False

    def words(self, picture: Image) -> list[Seen] | None:
        """The words of a picture; None where there is no OCR, or no more may be read."""
        key = sha256(picture.tobytes() + repr(picture.size).encode()).digest()
        if key not in self._read:
            ocr = self._here()
            if ocr is None or self._limits.spent.scans >= self._limits.scans:
                return None
            self._limits.spent.scans += 1
            try:
                self._read[key] = ocr.words(picture)
            except Unreadable:
                return None
        return self._read[key]

    def _here(self) -> Ocr | None:
        if not self._tried:
            self._tried = True
            try:
                self._ocr = Ocr.here()
            except Unreadable:
                return None
        return self._ocr
