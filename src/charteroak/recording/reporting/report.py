"""A report as data: what it is of, the checkpoint it was made from, and its figures. Its JSON has one form only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import to_base64
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.signing import verify_note
from charteroak.logic.errors import BadInput
from charteroak.recording.reading import Reader
from charteroak.recording.reporting.columns import Columns, go_on, read
from charteroak.recording.reporting.core import LEAST
from charteroak.recording.reporting.figures import Figures, Ledger, Made, span_of
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.tables import Cell
from charteroak.recording.succession import published as published_keys

FORMAT = "charteroak report v1"
LARGEST = 1 << 20
_MEMBERS = {"format", "period", "first", "last", "least", "ledger", "after", "deleted", "median_days", "counts"}


class Damaged(LedgerError):
    """Entries cannot be read, so nothing is counted: a number without them could be wrong."""

    def __init__(self, entries: Sequence[int]) -> None:
        self.entries = tuple(entries)
        shown = ", ".join(map(str, entries[:5])) + (", …" if len(entries) > 5 else "")
        super().__init__(f"entries cannot be read, and no report is made without them: {shown}")


@dataclass(frozen=True)
class Deleted:
    """Which entries had been deleted by rule: those before `before`; and what of the period went with them."""

    before: int
    of_period: str
    """none, part or all"""


@dataclass(frozen=True)
class Report:
    """A report. `after` are the quarters' reports that were there before it, in their order."""

    period: Period
    note: Note
    checkpoint: Checkpoint
    after: tuple[Made, ...]
    deleted: Deleted
    figures: Figures

    @property
    def size(self) -> int:
        """How many entries the ledger had."""
        return self.checkpoint.size

    @property
    def data(self) -> bytes:
        """The report's JSON."""
        counts: dict[str, dict[str, Any]] = {}
        for (table, row, column), count in sorted(self.figures.counts.items()):
            rows = counts.setdefault(table, {})
            if column:
                rows.setdefault(row, {})[column] = count
            else:
                rows[row] = count
        said = {
            "format": FORMAT,
            "period": self.period.name,
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "least": LEAST,
            "ledger": {
                "origin": self.checkpoint.origin,
                "size": self.checkpoint.size,
                "root": to_base64(self.checkpoint.root),
                "checkpoint": self.note.to_bytes().decode(),
            },
            "after": [{"period": each.period.name, "size": each.size} for each in self.after],
            "deleted": {"before": self.deleted.before, "of_period": self.deleted.of_period},
            "median_days": self.figures.median_days,
            "counts": counts,
        }
        return f"{json.dumps(said, indent=1, ensure_ascii=False)}\n".encode()

    @property
    def digest(self) -> bytes:
        """The SHA-256 of its JSON: what the ledger has of it."""
        return sha256(self.data).digest()

    def count(self, table: str, row: str, column: str = "") -> int:
        """How many are counted in a cell; 0 where it is withheld, or of what is counted whole, where there are none."""
        return self.figures.counts[table, row, column]

    @classmethod
    def parse(cls, data: bytes) -> Report:
        """The report of its JSON. Malformed where `data` would not give the very same."""
        try:
            said = json.loads(data) if len(data) <= LARGEST else None
            report = cls._of(said) if isinstance(said, dict) and said.keys() == _MEMBERS else None
        except (ValueError, KeyError, TypeError, AttributeError, BadInput, RecursionError):
            report = None
        if report is None or report.data != data:
            raise Malformed("it is no report of Charter Oak, or was changed")
        return report

    @classmethod
    def _of(cls, said: Mapping[str, Any]) -> Report:
        note = Note.parse(said["ledger"]["checkpoint"].encode())
        after = tuple(Made(Period.parse(each["period"]), _number(each["size"])) for each in said["after"])
        deleted = Deleted(_number(said["deleted"]["before"]), said["deleted"]["of_period"])
        median = None if said["median_days"] is None else _number(said["median_days"])
        figures = Figures(Counter(_cells(said["counts"])), median)
        return cls(Period.parse(said["period"]), note, Checkpoint.parse(note.text), after, deleted, figures)


def make(reader: Reader, period: Period, after: Sequence[Made]) -> Report:
    """The report of a period from the checkpoint that is published. LedgerError where it cannot be made: Damaged,
    where entries cannot be read; Unproven, where the checkpoint is not this ledger's.
    """
    note, checkpoint = reader.checkpoint()
    check_signed(reader, note)
    return make_at(columns_of(reader, checkpoint.size), period, note, checkpoint, after)


def columns_of(reader: Reader, size: int, *, anew: bool = False) -> Columns:
    """The entries before `size`: what was read of them before, unless all are to be read anew, and the rest. Damaged
    where some cannot be read.
    """
    columns = (read if anew else go_on)(reader.store, reader.codecs, size)
    if columns.damaged:
        raise Damaged(columns.damaged)
    return columns


def make_at(columns: Columns, period: Period, note: Note, checkpoint: Checkpoint, after: Sequence[Made]) -> Report:
    """The report of a period from entries that were read."""
    figures = Ledger(columns).figures(period, checkpoint.size, after)
    return Report(period, note, checkpoint, tuple(after), deleted_of(columns, period), figures)


def deleted_of(columns: Columns, period: Period) -> Deleted:
    """What of a period has been deleted. Entries are deleted from the oldest on, so the first that is left tells it."""
    if not columns.first:
        return Deleted(0, "none")
    span = span_of(columns)
    start, stop = period.span
    left = "all" if span is None or int(columns.time[0]) >= stop else "part"
    return Deleted(columns.first, "none" if span is not None and int(columns.time[0]) < start else left)


def check_signed(reader: Reader, note: Note) -> None:
    """Raise Unproven where no key of the ledger's own has signed a checkpoint."""
    origin = Checkpoint.parse(note.text).origin
    keys = [key for key in published_keys(reader.public.folder) if key.name == origin]
    if not keys:
        raise Unproven("no key of the ledger is published")
    if not verify_note(note, keys):
        raise Unproven("the checkpoint is not signed by this ledger")


def _cells(counts: Mapping[str, Any]) -> dict[Cell, int]:
    found: dict[Cell, int] = {}
    for table, rows in counts.items():
        for row, value in rows.items():
            for column, count in value.items() if isinstance(value, dict) else (("", value),):
                found[table, row, column] = _number(count)
    return found


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value
