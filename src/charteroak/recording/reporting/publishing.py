"""Reports that are published: their JSON in the ledger's public folder, and their digest in the ledger itself.

What is published is frozen: it is read from its file and never made anew. A file that the ledger has no entry for is
none: it is left from a publishing that was broken off, and the next one writes over it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from charteroak.ledger.alone import alone
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.logic.errors import BadInput
from charteroak.recording.matters import Step
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.reporting.figures import Made
from charteroak.recording.reporting.periods import Period
from charteroak.recording.reporting.report import Report

FOLDER = "reports"
_DOMAIN = b"charteroak report record v1\0"


@dataclass(frozen=True)
class Published:
    """A report that was published, its bytes, and its entry in the ledger; None where that has been deleted by rule."""

    report: Report
    data: bytes
    index: int | None


class Refused(LedgerError):
    """A report is not published. `why` is early, published, year_published or moved."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(_WHY[why])


_WHY = {
    "early": "the period has not ended yet",
    "published": "the report of this period is published already",
    "year_published": "the report of its year is published already",
    "moved": "another report was published in the meantime",
}


def published(reader: Reader) -> list[Published]:
    """The reports that are published, in the order in which they were. Malformed where a file of one is damaged."""
    folder = reader.public.folder / FOLDER
    names = sorted(path.stem for path in folder.glob("*.json")) if folder.is_dir() else []
    found = [_read(reader, period) for period in map(_period, names) if period]
    return sorted((each for each in found if each), key=lambda each: (each.report.size, each.index or 0))


def published_of(reader: Reader, period: Period) -> Published | None:
    """The report of a period; None where none is published."""
    return _read(reader, period)


def made(found: Sequence[Published]) -> tuple[Made, ...]:
    """The quarters' reports among these, as later ones build on them."""
    return tuple(Made(each.report.period, each.report.size) for each in found if not each.report.period.is_year)


def may_publish(period: Period, found: Sequence[Published], today: datetime.date) -> None:
    """Raise Refused where a period's report cannot be published."""
    periods = {each.report.period for each in found}
    if period.after > today:
        raise Refused("early")
    if period in periods:
        raise Refused("published")
    if not period.is_year and Period(period.year) in periods:
        raise Refused("year_published")


def publish(
    place: Place,
    report: Report,
    role: str,
    approvers: Sequence[str],
    append: Callable[[Sequence[Step]], object],
    today: datetime.date,
) -> None:
    """Publish a report: its file first, then its entry, by `append`. Whatever that raises, nothing is published.

    Refused where it cannot be, or is not made on those that are there. LedgerError where the file cannot be written.
    """
    kind = "year" if report.period.is_year else "quarter"
    step = Step(
        kind=Kind.REPORT, record=record_of(report.period), role=role, approvers=approvers, subject=report.digest,
        facts={"report": kind},
    )  # fmt: skip
    reader = Reader(place)
    try:
        with alone(place.folder / "reports.lock"):
            found = published(reader)
            may_publish(report.period, found, today)
            if reader.store.find(record_of(report.period)):
                raise Refused("published")  # its file is lost
            if report.after != made(found):
                raise Refused("moved")
            reader.public.write({f"{FOLDER}/{report.period.slug}.json": report.data})
            append([step])
    finally:
        reader.close()


def _period(name: str) -> Period | None:
    try:
        return Period.parse(name)
    except BadInput:
        return None


def record_of(period: Period) -> bytes:
    """The record id of the entry that says that a period's report was published, so that it is found and is one."""
    return sha256(_DOMAIN + period.name.encode()).digest()[:16]


def _read(reader: Reader, period: Period) -> Published | None:
    """What is published of a period. Malformed where its file is not the one that the ledger has."""
    name = f"{FOLDER}/{period.slug}.json"
    data = reader.public.read(name)
    index = next((at for at in reader.store.find(record_of(period)) if _is_report(reader, at)), None)
    if data is None and index is None:
        return None
    try:
        if data is None:
            raise Malformed("the report is missing")
        shown = reader.entry(index) if index is not None else None
        if shown is not None and shown.entry.subject != sha256(data).digest():
            raise Malformed("it is not the report that was published")
        if index is None and not reader.store.first():
            return None  # left from a publishing that was broken off
        report = Report.parse(data)
    except Malformed as error:
        raise error.at(reader.public.folder / name) from None
    if report.period != period or (index is None and report.size >= reader.store.first()):
        return None
    return Published(report, data, index)


def _is_report(reader: Reader, index: int) -> bool:
    shown = reader.entry(index)
    return shown is not None and shown.entry.kind == Kind.REPORT
