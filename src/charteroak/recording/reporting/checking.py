"""Checking a report against the ledger: whether its figures come out of the entries again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from charteroak.ledger.errors import LedgerError
from charteroak.ledger.kept import head_at
from charteroak.ledger.tree import leaf_hash, root
from charteroak.recording.reading import Reader
from charteroak.recording.reporting.publishing import published
from charteroak.recording.reporting.report import Report, check_signed, columns_of, make_at

_CHUNK = 50_000
CHECKS = ("signature", "root", "entries", "reports", "figures", "recorded")
"""What is checked: that the ledger signed the checkpoint; that its root is that of the ledger at that size; that the
entries hash to that root; that the reports which it builds on are published as it says; that the figures come out
again, byte for byte; that the ledger has the report's digest.
"""


@dataclass(frozen=True)
class Checked:
    """What came of a check: holds, fails, or cannot be told (deleted entries, a report that is not published)."""

    what: str
    result: str


def check(reader: Reader, report: Report) -> list[Checked]:
    """Check a report, in the order of `CHECKS`. LedgerError where the ledger cannot be read."""
    size, gone = report.size, bool(reader.store.first())
    covered = size <= reader.store.head().size
    done = [
        Checked("signature", _holds(lambda: check_signed(reader, report.note))),
        Checked("root", _word(covered and head_at(reader.store, size).root == report.checkpoint.root)),
        Checked("entries", "gone" if gone else _word(covered and _root(reader, size) == report.checkpoint.root)),
    ]
    found = published(reader)
    sizes = {each.report.period: each.report.size for each in found}
    done.append(Checked("reports", _word(all(sizes.get(each.period) == each.size for each in report.after))))
    done.append(Checked("figures", "gone" if gone else _word(covered and _again(reader, report))))
    own = next((each for each in found if each.report.period == report.period), None)
    done.append(Checked("recorded", "not_published" if own is None else _word(own.data == report.data)))
    return done


def _again(reader: Reader, report: Report) -> bool:
    columns = columns_of(reader, report.size, anew=True)
    return make_at(columns, report.period, report.note, report.checkpoint, report.after).data == report.data


def _root(reader: Reader, size: int) -> bytes:
    """The root over the entries themselves, whatever tiles say."""
    leaves: list[bytes] = []
    for start in range(0, size, _CHUNK):
        leaves += map(leaf_hash, reader.store.entries(start, min(start + _CHUNK, size)))
    return root(leaves)


def _word(holds: bool) -> str:
    return "holds" if holds else "fails"


def _holds(action: Callable[[], None]) -> str:
    try:
        action()
    except LedgerError:
        return "fails"
    return "holds"
