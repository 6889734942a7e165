"""Texts that a PDF writes and that stand nowhere: drawn with no size, by a matrix that leaves them none, or by wrong
operators.

PDFium gives no letters of these, and no page shows them; but they are in the file, and other programs read them. What
the operators write is counted when they are unpacked (`pdf_shows`). Only where less of it is drawn, another library is
asked for the text, and the strings themselves are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from charteroak.screening.formats.pdf_seen import Drawn
from charteroak.screening.formats.pdf_shows import Shows, strings_in
from charteroak.screening.formats.surface import Cannot

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4,}")
_UNKNOWN = "\ufffd"
_FEW = 2
"""Letters."""


class Lost(Exception):
    """More is written than was given, and nobody can tell what it says."""


def is_all_drawn(shows: Shows, drawn: Drawn) -> bool:
    """Whether all that is written is drawn, so that PDFium gives its letters."""
    return not (shows.strays or drawn.sizeless) and shows.count == drawn.written and drawn.blank <= shows.spaces


class Second:
    """The pages of a file as another library sees them, opened when it is first asked."""

    def __init__(self, data: Callable[[], bytes]) -> None:
        self._data = data
        self._opened: Any = None
        self._pages: list[Any] = []

    def text(self, number: int) -> str:
        """What is written on a page, which counts from 0. Lost where that cannot be told."""
        from charteroak.screening.formats import pdf_second

        try:
            if self._opened is None:
                self._opened = pdf_second.Second(self._data())
                self._pages = self._opened.pages()
            return str(self._opened.text(self._pages[number]))
        except (Cannot, IndexError):
            raise Lost from None


def unplaced(given: str, written: str, content: bytes) -> str:
    """What is written, and is not among the letters that were given. Lost where that cannot be told.

    `written` is another library's text, `content` the operators.
    """
    have, said = _plain(given), _plain(written)
    missing = Counter(said) - Counter(have)
    if min(missing.pop(_UNKNOWN, 0), len(said) - len(have)) > _FEW:
        raise Lost
    found = []
    if missing:
        lines = [line for line in written.splitlines() if _plain(line) not in have]
        found += lines or [written]
    found += [text for text in _strings(content) if _plain(text) not in have and _plain(text) not in said]
    return "\n".join(found)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.replace("\xad", "-")).split())


def _strings(content: bytes) -> Iterator[str]:
    """The strings among operators that have words in them, those together that follow each other."""
    from charteroak.screening.formats.pdf_second import said_by

    joined: list[str] = []
    for string, goes_on in strings_in(content):
        text = said_by(string)
        if goes_on and joined:
            joined[-1] += text
        else:
            joined.append(text)
    for text in joined:
        if _WORD.search(text) and text.replace("\n", " ").isprintable():
            yield text
