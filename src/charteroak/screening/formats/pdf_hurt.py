"""What qpdf warns of when it has mended a file: which objects it could not read in full, and whether pages are missing.

It reads on, and leaves out what it cannot read; that much of the file is then known to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from charteroak.screening.formats.pdf_table import Number

_OBJECT = re.compile(r"object (\d+) (\d+)")
_LOSES = re.compile(
    r"unknown token|treating as null|expected dictionary key|ended prematurely|giving up|unexpected [>\]})]|"
    r"invalid character|null character|EOF (?:while|after)|too many errors|limits error|duplicated key|no value"
)
"""What is left out is told so; all other warnings are of what was mended in full, as lengths and tables are."""
_PAGES = re.compile(r"Pages tree includes|/Kids|page tree|Page tree")


def hurt_in(warnings: Iterable[str]) -> tuple[set[Number], bool]:
    """The objects of which something was left out, and whether there is a page that was."""
    hurt, misses = set[Number](), False
    for warning in warnings:
        misses |= bool(_PAGES.search(warning))
        found = _OBJECT.search(warning)
        if found and _LOSES.search(warning):
            hurt.add((int(found[1]), int(found[2])))
    return hurt, misses
