"""How far each letter of a font goes, and where one letter's code ends and the next begins.

That much of a font is needed to know where the letters of a page stand. Widths are whole thousandths, as PDFium has
them: where a font has finer ones, two readers would else part by half a point at the end of a long line. What is not
known for certain (letters from top to bottom, codes of changing length) is said to be so, and such a page is not
rewritten letter by letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pikepdf


class Unknown(Exception):
    """A font whose letters cannot be placed for certain."""


class Font:
    """A font as far as it is needed: `bytes` of a code, and how far each goes in thousandths of the size."""

    def __init__(self, length: int, widths: Mapping[int, float], otherwise: float) -> None:
        self.length = length
        self._widths = widths
        self._otherwise = otherwise

    def codes(self, string: bytes) -> tuple[list[bytes], list[float]]:
        """The codes of a string, and how far each goes."""
        widths, otherwise, step = self._widths, self._otherwise, self.length
        codes = [string[i : i + step] for i in range(0, len(string), step)]
        if step == 1:
            return codes, [widths.get(code, otherwise) for code in string]
        return codes, [widths.get(int.from_bytes(code, "big"), otherwise) for code in codes]


def font_of(dictionary: Any) -> Font:
    """A font of a file. Unknown where its letters cannot be placed for certain."""
    kind = str(dictionary.get("/Subtype", ""))
    if kind == "/Type0":
        return _composite(dictionary)
    if kind == "/Type3":
        return _drawn(dictionary)
    descriptor = dictionary.get("/FontDescriptor")
    missing = float(descriptor.get("/MissingWidth", 0)) if descriptor is not None else 0.0
    widths = _listed(dictionary)
    return Font(1, widths if widths else _standard(dictionary), missing)


def _listed(dictionary: Any) -> dict[int, float]:
    first, widths = int(dictionary.get("/FirstChar", 0)), dictionary.get("/Widths")
    return {} if widths is None else {first + i: float(int(each)) for i, each in enumerate(widths)}


def _drawn(dictionary: Any) -> Font:
    matrix = [float(each) for each in dictionary.FontMatrix]
    if matrix[1] or matrix[2]:
        raise Unknown
    widths = dictionary.get("/Widths", ())
    first, scale = int(dictionary.get("/FirstChar", 0)), matrix[0] * 1000
    return Font(1, {first + i: float(round(float(each) * scale)) for i, each in enumerate(widths)}, 0.0)


def _composite(dictionary: Any) -> Font:
    if str(dictionary.get("/Encoding")) != "/Identity-H":
        raise Unknown
    inner = dictionary.DescendantFonts[0]
    return Font(2, dict(_of_composite(inner.get("/W", pikepdf.Array()))), float(inner.get("/DW", 1000)))


def _of_composite(array: Any) -> list[tuple[int, float]]:
    """The widths of a composite font: "first [w w w]" or "first last w" (ISO 32000-1, 9.7.4.3)."""
    found: list[tuple[int, float]] = []
    items, at = list(array), 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            found += [(first + i, float(int(each))) for i, each in enumerate(items[at + 1])]
            at += 2
        elif at + 2 < len(items):
            last, width = min(int(items[at + 1]), 0xFFFF), float(int(items[at + 2]))
            found += [(code, width) for code in range(first, last + 1)]
            at += 3
        else:
            break
    return found


def _standard(dictionary: Any) -> dict[int, float]:
    """The widths of the fonts that every reader has, which files need not repeat."""
    encoding = dictionary.get("/Encoding")
    base, changes = str(encoding) if isinstance(encoding, pikepdf.Name) else "", list[Any]()
    if isinstance(encoding, pikepdf.Dictionary):
        base = str(encoding.get("/BaseEncoding", ""))
        changes = [
            str(each) if isinstance(each, pikepdf.Name) else int(each) for each in encoding.get("/Differences", ())
        ]
    name = str(dictionary.get("/BaseFont", ""))[1:]
    return _of_standard(name, base[1:] or "StandardEncoding", tuple(changes))


@lru_cache(maxsize=64)
def _of_standard(name: str, base: str, changes: tuple[str | int, ...]) -> dict[int, float]:
    from pdfminer.encodingdb import EncodingDB
    from pdfminer.fontmetrics import FONT_METRICS
    from pdfminer.psparser import LIT

    known = FONT_METRICS.get(name)
    if known is None or name in ("Symbol", "ZapfDingbats"):
        raise Unknown
    literals = [LIT(each[1:]) if isinstance(each, str) else each for each in changes]
    letters = EncodingDB.get_encoding(base, literals)
    widths = known[1] | {"\xa0": known[1][" "], "\xad": known[1]["-"]}
    return {code: float(widths[letter]) for code, letter in letters.items() if letter in widths}
