"""The pages of a PDF with images that are too large to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charteroak.screening.formats.pdf_base import Base
from charteroak.screening.formats.pdf_table import Number, reference


def with_giants(base: Base, pixels: int) -> Iterator[int]:
    """The pages from which an image is reached that is too large to be drawn."""
    giants = {number for number in base.table.streams if _pixels(base, number) > pixels}
    for start, page in base.pages.items() if giants else ():
        waiting, seen_before = [start], {start}
        while waiting:
            number = waiting.pop()
            if number in giants:
                yield page
                break
            new = set(_pointed_to(base.table.values.get(number))) - seen_before
            seen_before |= new
            waiting += new


def _pixels(base: Base, number: Number) -> int:
    dictionary = base.table.values[number]
    width, height = (base.table[dictionary.get(key)] for key in ("/Width", "/Height"))
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def _pointed_to(value: Any) -> Iterator[Number]:
    """What an object points to, but for what is above it."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("/Parent", "/P", "/Dest", "/A", "/StructParent"):
                yield from _pointed_to(part)
    elif isinstance(value, list):
        for part in value:
            yield from _pointed_to(part)
    else:
        number = reference(value)
        if number is not None:
            yield number
