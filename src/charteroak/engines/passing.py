"""CSV to CSV, TSV to TSV: the text of a row is passed on as it is, and its answer added, by the loops of `scan`."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np

from charteroak.engines.batches import Refused
from charteroak.engines.codes import ACT, FACTS
from charteroak.engines.columns import Columns
from charteroak.engines.fast import worthwhile

_PLAIN_BYTES = 60e6
"""How many bytes a second are decided, about, without compiled loops."""

_PLACES = {name: place for place, name in enumerate(FACTS)}


class Passing:
    """Decides blocks of text, once that is worth it: None stands for one that has to be read some other way."""

    def __init__(self, columns: Columns, schema: Any, delimiter: str) -> None:
        self._columns, self._schema, self._delimiter = columns, schema, delimiter
        self._scanner: Any = None

    def consider(self, size: int) -> None:
        """Load what is compiled if that is worth it for so many bytes."""
        if self._scanner is None and worthwhile(size / _PLAIN_BYTES):
            from charteroak.engines.scan import Scanner

            self._columns.hasten()
            self._scanner = Scanner(self._schema.names, self._delimiter, _endings(self._columns, self._delimiter))

    def decided(self, text: bytes | None) -> tuple[Any, int, list[Refused], int] | None:
        """A block's rows with their answers, how many are decided, those that are not by number, and how many all are.

        None where the block is not of proper rows alone.
        """
        found = self._scanner.scan(text) if self._scanner is not None and text is not None else None
        if found is None:
            return None
        rows = len(found.starts)
        codes = {_PLACES[name]: column for name, column in found.codes.items() if name != ACT}
        numbers = self._columns.numbers_of(codes, found.codes[ACT], rows)
        bad = np.flatnonzero(numbers < 0)
        refused = self._columns.refusals(self._schema, bad, codes, found.codes[ACT]) if len(bad) else ()
        errors = [(each.at + 1, each.error) for each in refused]
        return self._scanner.written(found, numbers), rows - len(errors), errors, rows


def _endings(columns: Columns, delimiter: str) -> list[bytes]:
    """What each answer adds to a row, with the end of the line."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    for answer in columns.answers:
        writer.writerow(["", answer.outcome, ";".join(answer.clauses), ";".join(answer.missing)])
    return text.getvalue().encode().splitlines(keepends=True)
