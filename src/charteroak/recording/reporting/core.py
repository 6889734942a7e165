"""What of a period may be published: the largest set of matters in which every cell has at least `LEAST` of them.

A matter is all that a period has under one record id. It is counted whole or left out whole, so that a rare thing
about it shows nowhere, not in a total either. The union of two sets that have `LEAST` or more in each of their cells
has that too; so there is a largest one, whatever the order in which matters are left out. From that follows what
`docs/reports.md` proves: a matter that is left out leaves no trace, and the report is the same, byte for byte, where it
never happened. What remains where one published number is taken from another is a cell, too (`tables.rest`), so that
is not less than `LEAST` either.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

LEAST = 5
"""How many matters each number that is published is of, at the least."""

Numbers = npt.NDArray[np.int64]


def core(matters: Numbers, cells: Numbers) -> npt.NDArray[np.bool_]:
    """Which matters are counted, by their number, from pairs of a matter and a cell that it is in, each pair once."""
    stays = np.ones(int(matters.max(initial=-1)) + 1, dtype=bool)
    width = int(cells.max(initial=-1)) + 1
    while True:
        there = stays[matters]
        few = np.bincount(cells[there], minlength=width) < LEAST
        gone = there & few[cells]
        if not gone.any():
            return stays
        stays[matters[gone]] = False
        matters, cells = matters[there & ~gone], cells[there & ~gone]
