"""Tables that are taken away as comma-separated values, for whatever program opens them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV (RFC 4180, UTF-8), beginning with the mark by which Excel knows UTF-8. No cell is a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([plain(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def plain(cell: str) -> str:
    """A cell that no program takes for a formula: one that begins as such is quoted with an apostrophe."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_BEGINS_FORMULA) else cell
