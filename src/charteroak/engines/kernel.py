"""Deciding columns of codes by compiled loops, for those who have installed `charteroak[fast]`: see `kernel_loops`.

`plain` does the same without a compiler.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from charteroak.engines import kernel_loops
from charteroak.engines.classes import U8, Classes

_NO_ACTS = np.empty(0, np.uint8)
_INDICES = (np.int8, np.int32)  # each type is compiled for; others become wide


class Kernel:
    """The compiled way to what `plain.Plain` does."""

    def __init__(self, classes: Classes) -> None:
        bits = np.left_shift(1, np.arange(len(classes.has)))
        self._plan = (
            (classes.has * bits[:, None]).sum(axis=0).astype(np.uint16),
            classes.most,
            classes.first_steps,
            classes.second_steps,
            classes.first_start,
            classes.second_start,
            classes.first,
            classes.second,
            classes.cells,
        )

    def decide(self, codes: Mapping[int, U8], acts: U8 | int, outcomes: Any, clauses: Any, others: Any) -> int:
        """As `Plain.decide`."""
        of_rows = _NO_ACTS if isinstance(acts, int) else acts
        act = acts if isinstance(acts, int) else 0
        facts = np.array(list(codes), np.int64)
        at = np.array([_address(column) for column in codes.values()], np.uint64)
        return int(kernel_loops.decide(at, facts, of_rows, act, len(others), self._plan, outcomes, clauses, others))

    def bools(self, bits: U8, offset: int, rows: int) -> U8:
        """As `Plain.bools`."""
        out = np.empty(rows, np.uint8)
        kernel_loops.bools(bits, offset, kernel_loops.SPREAD, out, _address(out))
        return out

    def masked(self, codes: U8, bits: U8, offset: int) -> U8:
        """As `Plain.masked`."""
        out = np.empty(len(codes), np.uint8)
        kernel_loops.masked(codes, bits, offset, kernel_loops.SPREAD, out, _address(codes), _address(out))
        return out

    def taken(self, of: U8, indices: Any) -> U8:
        """As `Plain.taken`."""
        out = np.empty(len(indices), np.uint8)
        kernel_loops.taken(of, indices if indices.dtype in _INDICES else indices.astype(np.int64), out)
        return out

    def listed(self, places: Any, starts: Any, values: Any) -> tuple[Any, Any]:
        """As `Plain.listed`."""
        offsets = np.empty(len(places) + 1, np.int32)
        out = np.empty(int(np.diff(starts).take(places).sum()), values.dtype)
        kernel_loops.listed(places, starts, values, offsets, out)
        return offsets, out


def _address(of: Any) -> Any:
    return np.uint64(of.__array_interface__["data"][0])
