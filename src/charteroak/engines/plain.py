"""Deciding columns of codes with NumPy alone: the same as `kernel`, without a compiler, and for small batches.

It goes block by block, too, so that what is made of one stays in a near cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from charteroak.engines.classes import U8, U16, Classes

BLOCK = 1 << 14
"""How many rows are gone through at a time."""


class Plain:
    """The inner loops of `columns`."""

    def __init__(self, classes: Classes) -> None:
        acts, self._facts = classes.has.shape
        self._classes = classes
        # By act and code: what is added, and whether it may stand there. A code beyond those that there are is wrong.
        steps = np.arange(256).astype(np.uint16)
        sound = (steps <= classes.most[:, None]) & (classes.has[:, :, None] | (steps == 0))
        self._sound = np.concatenate([sound, np.ones((1, *sound.shape[1:]), np.bool_)])
        self._steps = [
            np.concatenate([np.where(sound, by[:, :, None] * steps, 0), np.zeros((1, *sound.shape[1:]))]).astype(
                np.uint16
            )
            for by in (classes.first_steps, classes.second_steps)
        ]
        self._starts = [np.append(start, 0).astype(np.uint16) for start in (classes.first_start, classes.second_start)]
        self._acts = acts

    def decide(self, codes: Mapping[int, U8], acts: U8 | int, outcomes: Any, clauses: Any, others: Any) -> int:
        """Decide columns of codes, each of the fact with that number, and tell how many rows are refused.

        `acts` is the place of every row's act, from 0, or for each row its code. What is found goes to `others`, its
        lowest 16 bits, and its next two bytes to `outcomes` and `clauses`, unless they are empty; all bits are set
        where a row is refused.
        """
        refused = 0
        for low in range(0, len(others), BLOCK):
            high = min(low + BLOCK, len(others))
            of_rows = acts if isinstance(acts, int) else acts[low:high]
            found, bad = self._block({fact: column[low:high] for fact, column in codes.items()}, of_rows, high - low)
            refused += bad
            if len(outcomes):
                outcomes[low:high] = (found >> np.uint32(16)).astype(np.uint8).view(np.int8)
                clauses[low:high] = (found >> np.uint32(24)).astype(np.uint8).view(np.int8)
            others[low:high] = found.astype(np.uint16).view(np.int16)
        return refused

    def _block(self, codes: Mapping[int, U8], acts: U8 | int, rows: int) -> tuple[NDArray[np.uint32], int]:
        places = acts if isinstance(acts, int) else np.minimum(acts - np.uint8(1), np.uint8(self._acts))
        if not isinstance(places, int) and rows and places[0] < self._acts and (places == places[0]).all():
            places = int(places[0])
        if isinstance(places, int) and all(self._is_sound(places, fact, column) for fact, column in codes.items()):
            sums, bad = self._of_one(places, codes, rows), None
        else:
            sums, bad = self._of_any(places, codes, rows)
        classes = self._classes
        found = classes.cells.take(classes.first.take(sums[0]) + classes.second.take(sums[1]).astype(np.intp))
        if bad is None:
            return found, 0
        found[bad] = np.uint32(0xFFFFFFFF)
        return found, int(np.count_nonzero(bad))

    def _is_sound(self, act: int, fact: int, column: U8) -> bool:
        most = self._classes.most[fact] if self._classes.has[act, fact] else 0
        return bool(column.max(initial=0) <= most)

    def _of_one(self, act: int, codes: Mapping[int, U8], rows: int) -> list[U16]:
        """The sums of rows that are all about one act, and in which nothing is wrong."""
        sums = [np.full(rows, start[act], np.uint16) for start in self._starts]
        added = np.empty(rows, np.uint16)
        for fact, column in codes.items():
            for total, steps in zip(sums, (self._classes.first_steps, self._classes.second_steps), strict=True):
                if steps[act, fact]:
                    np.multiply(column, steps[act, fact], out=added, dtype=np.uint16)
                    total += added
        return sums

    def _of_any(self, places: U8 | int, codes: Mapping[int, U8], rows: int) -> tuple[list[U16], NDArray[np.bool_]]:
        """The sums of rows about any acts, and whether something is wrong with each."""
        of_rows = np.full(rows, places, np.uint8) if isinstance(places, int) else places
        sums = [start.take(of_rows) for start in self._starts]
        bad = of_rows == self._acts
        for fact, column in codes.items():
            at = of_rows * np.intp(256) + column
            for total, steps in zip(sums, self._steps, strict=True):
                if steps[:, fact].any():
                    total += steps[:, fact].ravel().take(at)
            bad |= ~self._sound[:, fact].ravel().take(at)
        return sums, bad

    def bools(self, bits: U8, offset: int, rows: int) -> U8:
        """A bit for each row, from `offset` on, as the codes of true and false."""
        return np.uint8(2) - _unpacked(bits, offset, rows)

    def masked(self, codes: U8, bits: U8, offset: int) -> U8:
        """The codes of the rows whose bit is set, and 0 for the others."""
        return codes * _unpacked(bits, offset, len(codes))

    def taken(self, of: U8, indices: Any) -> U8:
        """What `of` has at each index, and what it has at its end for an index that is none."""
        last = len(of) - 1
        wide = indices.astype(np.int64)
        return of.take(np.where((wide < 0) | (wide > last), last, wide))

    def listed(self, places: Any, starts: Any, values: Any) -> tuple[Any, Any]:
        """Where each row's list begins and ends, and all their entries: those of the list at each place.

        `starts` says where each list's entries begin in `values`, and where the last one's end.
        """
        lengths = np.diff(starts).take(places)
        offsets = np.zeros(len(places) + 1, np.int32)
        np.cumsum(lengths, out=offsets[1:])
        entries = np.arange(offsets[-1], dtype=np.int32) + np.repeat(starts.take(places) - offsets[:-1], lengths)
        return offsets, values.take(entries)


def _unpacked(bits: U8, offset: int, rows: int) -> U8:
    first = offset // 8
    last = (offset + rows + 7) // 8
    found: U8 = np.unpackbits(bits[first:last], bitorder="little")[offset - 8 * first :][:rows]
    return found
