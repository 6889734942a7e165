"""Whether a page that was rewritten says what it said before, without what was taken out: two libraries are asked.

What they say is compared without spaces. Where they do not agree with what is expected, the page is not proven.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.pdf_base import pdfium
from charteroak.screening.formats.pdf_looks import looks_alike
from charteroak.screening.formats.pdf_matrix import Box
from charteroak.screening.formats.pdf_page import text_of
from charteroak.screening.formats.pdf_page_write import solid
from charteroak.screening.formats.pdf_second import Second
from charteroak.screening.formats.surface import MARK, Cannot

_NOTICE, _MARK = ("".join(text.split()) for text in (NOTICE, MARK))


@dataclass(frozen=True, slots=True)
class Expected:
    """What a page is to say: its letters without spaces, and how many marks it has."""

    left: str
    marks: int
    removed: str
    """The letters that were taken out."""
    exact: bool = True
    """Whether it has to say all of that; in an image, words that stand over words are not told apart."""
    looked: NDArray[np.int16] | None = None
    """What the page looked like; None where it was rebuilt as an image of what it looked like."""
    changed: tuple[Box, ...] = ()
    """Where it may look otherwise now."""


def unproven(data: bytes, before: bytes, expected: Mapping[int, Expected], count: int) -> list[int]:
    """The pages that do not say what is expected of them, of a file that has so many pages. They count from 0."""
    read = pdfium(data)
    try:
        if len(read) != count:
            raise Cannot("broken")
        failed = [number for number, each in expected.items() if not _holds(read[number], each)]
    finally:
        read.close()
    second = _Second(data, before)
    return sorted({*failed, *(number for number, each in expected.items() if not second.agrees(number, each))})


def _holds(page: Any, expected: Expected) -> bool:
    textpage = page.get_textpage()
    try:
        alike = expected.looked is None or looks_alike(expected.looked, page, expected.changed)
        return alike and _agrees(solid(text_of(textpage)), expected)
    finally:
        textpage.close()
        page.close()


def _agrees(said: str, expected: Expected) -> bool:
    """Whether a page says no less and no more. The order of its letters may change with their places.

    The notice may stand on a line with something else, and be read with it.
    """
    wanted = Counter(expected.left + _MARK * expected.marks)
    noticed = wanted + Counter(_NOTICE)
    if not expected.exact:
        return not Counter(said) - noticed
    return Counter(said) in (wanted, noticed)


class _Second:
    """The other library's view of the file before and after."""

    def __init__(self, after: bytes, before: bytes) -> None:
        self._after = Second(after)
        self._pages = self._after.pages()
        self._given = before
        self._before: Second | None = None
        self._pages_before: list[Any] = []

    def agrees(self, number: int, expected: Expected) -> bool:
        """Whether it sees on a page what is expected, or else, compared with what it saw before, no more than that."""
        said = _plain(self._after.text(self._pages[number]).replace("\ufffd", ""))
        now = Counter(said) - Counter(_plain(_MARK * expected.marks + _NOTICE))
        if now == Counter(_plain(expected.left)):
            return True
        if not expected.exact:
            return not now - Counter(_plain(expected.left))
        was = Counter(_plain(self._text_before(number)))
        return not now - was and not Counter(_plain(expected.removed)) - (was - now)

    def _text_before(self, number: int) -> str:
        try:
            if self._before is None:
                self._before = Second(self._given)
                self._pages_before = self._before.pages()
            return self._before.text(self._pages_before[number]).replace("\ufffd", "")
        except (Cannot, IndexError):
            return ""  # it could not read what was given


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.replace("\xad", "-")).split())
