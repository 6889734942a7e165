"""Power cuts at every system call of a log's life: what was acknowledged is there, whatever else the disk forgot.

A run is recorded once, every call with its bytes, and what its user was told. Then the power fails after each call, and
the disk keeps nothing that was not synced, or all, or some of it by chance: ledger_disk.py says what may be lost. Each
image must open as a log that holds every promise made before the cut.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from ledger_disk import (
    HARMLESS,
    NOT_REPLAYED,
    REPLAYED,
    SYNCS,
    Call,
    Disk,
    Image,
    by_chance,
    calls,
    kept,
    lost,
    until,
    write_image,
)
from ledger_faults import FAST, WORKER, Judge, Said, environment, scratch
from ledger_worker import FAR, entry

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.codec import record_of
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.note import Note
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.tiles import tiles_at
from tests.fixtures.every import EVERY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the calls are Linux's")

STORE = "log/log.sqlite"
WAL = "log/log.sqlite-wal"
LOCK = ("lock/lock.sqlite", "lock/lock.sqlite-wal")
CHECKPOINT = "log/public/checkpoint"


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


@dataclass(frozen=True)
class Run:
    """A run that was recorded: where, what was there before and had been promised, and its calls."""

    folder: Path
    calls: list[Call]
    image: Image
    said: Said


def record(
    room: Path,
    name: str,
    *flags: str,
    options: Sequence[str] = (),
    image: Image | None = None,
    said: Said | None = None,
) -> Run:
    """Record a run: from a new log over two tiles, or on from what a power cut left."""
    folder, trace = room / name, room / f"{name}.trace"
    write_image(image or {}, folder)
    names = ",".join(f"?{name}" for name in (*REPLAYED, *NOT_REPLAYED, *HARMLESS))
    strace = (
        "strace",
        "-f",
        "-qq",
        "-xx",
        "-s",
        "1000000",
        FAST,
        "-e",
        "signal=none",
        "-e",
        f"trace={names}",
        *options,
    )
    worker = (sys.executable, str(WORKER), "resume" if image else "record", str(folder), *flags)
    subprocess.run((*strace, "-o", str(trace), *worker), check=True, capture_output=True, env=environment())  # noqa: S603
    return Run(folder, list(calls(trace)), image or {}, said or Said())


@pytest.fixture(scope="module")
def run(room: Path) -> Run:
    return record(room, "run")


@dataclass
class Moment:
    """The power fails between two calls: on which disk, after what was promised; and what is new since the one before.

    `told` is new if the user was told something, `surer` if more is sure to be on the disk, `more` if more may be.
    """

    disk: Disk
    said: Said
    at: int = 0
    told: bool = False
    surer: bool = False
    more: bool = False


def moments(run: Run) -> Iterator[Moment]:
    """Before each call of a run that changes something, and at the end. The disk and the promises go on.

    The making of a new log is left out: nobody was promised anything before it was done.
    """
    disk, said = Disk(run.folder, run.image), deepcopy(run.said)
    now = Moment(disk, said)
    begun = bool(run.image)
    for call in run.calls:
        if call.name in HARMLESS:
            told = call.data().decode().splitlines()
            begun = begun or "begun" in told
            for line in told:
                said.hear(line)
            now.told = True
        elif disk.would_change(call):
            if begun:
                yield now
            disk.replay(call)
            now = Moment(disk, said, call.ended, surer=call.name in SYNCS, more=call.name not in SYNCS)
        else:
            disk.replay(call)
    yield now


class Cuts:
    """The images that power cuts leave. Each must be a log that keeps what was promised by then."""

    def __init__(self, room: Path) -> None:
        self._folder = room / "image"
        self._judge = Judge()
        self.points: Counter[str] = Counter()

    def look(self, kind: str, image: Image, said: Said) -> None:
        """Open the log in an image, and every eighth time append to it."""
        self.points[kind] += 1
        write_image(image, self._folder)
        try:
            if CHECKPOINT in image:
                self._judge.assert_published(self._folder)  # as it is, before anyone mends it
            self._judge.assert_kept(self._folder, said, goes_on=self.points[kind] % 8 == 0)
        finally:
            shutil.rmtree(self._folder)


def cut(run: Run, room: Path, often: float) -> tuple[Cuts, Said]:
    """The power fails between all calls: nothing that is not sure is left, or all of it, or what chance keeps.

    Where an image cannot be another one than before, and nobody was told more, it is not looked at again.
    """
    cuts, chance = Cuts(room), random.Random(3)  # noqa: S311 - the same every time
    for now in moments(run):
        if now.told or now.surer:
            cuts.look("nothing more", now.disk.image(lost), now.said)
        if now.told or now.more:
            cuts.look("everything", now.disk.image(kept), now.said)
        if chance.random() < often:
            cuts.look("by chance", now.disk.image(*by_chance(chance)), now.said)
    return cuts, now.said


def test_no_power_cut_loses_a_promise(run: Run, room: Path) -> None:
    """What chance keeps is tried after one call in four, and after each with CHARTEROAK_EVERY_CASE set."""
    cuts, said = cut(run, room, 1 if EVERY else 0.25)
    assert (len(said.acks), len(said.receipts)) == (514, 8)
    assert cuts.points.total() >= (1000 if EVERY else 500), cuts.points
    # How many moments there are depends on how the threads met: less than half of what is usual is too few.
    assert min(cuts.points.values()) >= 60, cuts.points


def test_no_power_cut_while_recovering_from_one_loses_a_promise(run: Run, room: Path) -> None:
    """The log is opened on what a power cut left, goes on, and the power fails again."""
    first = next(now for now in moments(run) if len(now.said.acks) >= 255)
    again = record(room, "again", image=first.disk.image(lost), said=deepcopy(first.said))
    cuts, said = cut(again, room, 0.1)
    assert len(said.acks) == len(first.said.acks) + 10
    assert cuts.points.total() >= 150, cuts.points


def test_no_power_cut_after_a_failed_sync_loses_a_promise(run: Run, room: Path) -> None:
    """The database could not be synced when its write-ahead log was moved over, and the kernel dropped what was new.

    SQLite says nothing of it, and no promise hangs on it: everything is moved over once more.
    """
    disk, made = Disk(run.folder, run.image), defaultdict(list)
    for call in run.calls:
        if call.name == "fdatasync":
            made[call.thread].append(disk.about(call) or "")
        disk.replay(call)
    *others, writer = sorted(
        (each for each in made.values() if {path.partition("/")[0] for path in each} == {"log"}), key=len
    )
    number = next(number for number, path in enumerate(writer, 1) if number > len(others[-1]) and path == STORE)
    fault = ["-e", f"inject=fdatasync:error=EIO:when={FAR + number}"]
    failed = record(room, "failed", "writers-call-ahead", options=fault)
    assert [call.name for call in failed.calls if call.injected] == ["fdatasync"]
    chance, cuts = random.Random(5), Cuts(room)  # noqa: S311 - the same every time
    for now in moments(failed):
        if now.disk.doubtful(STORE) and (now.told or now.surer) and chance.random() < 0.2:
            cuts.look("nothing more", now.disk.image(lost), now.said)
            cuts.look("by chance", now.disk.image(*by_chance(chance)), now.said)
    assert len(now.said.acks) == 514
    assert cuts.points.total() >= 20, cuts.points


def test_every_batch_is_synced_before_it_is_acknowledged(run: Run) -> None:
    """Each entry is written to the write-ahead log, then a sync of that begins and succeeds, then it is promised."""
    disk, written, synced, promised = Disk(run.folder), [], [], 0
    for call in run.calls:
        if disk.about(call) == WAL and call.name == "pwrite64":
            written.append((call.ended, call.data()))
        elif disk.about(call) == WAL and call.name in SYNCS and call.result == 0:
            synced.append((call.began, call.ended))
        elif call.name in HARMLESS:
            for line in call.data().decode().splitlines():
                if line.startswith("ack"):
                    promised += 1
                    record = record_of(entry(int(line.split()[2])))
                    # The next batch may write the same page again before this line is out: the first write is its own.
                    first = min(ended for ended, data in written if record in data)
                    assert any(first < began and ended < call.began for began, ended in synced)
        disk.replay(call)
    assert promised == 514
    assert len(synced) >= 12  # each batch by itself


def test_a_checkpoint_and_a_receipt_come_after_all_that_they_stand_on(run: Run) -> None:
    """What a checkpoint covers, and it in the lock, are on the disk before it gets its name, or is in a receipt."""
    disk, shown, given = Disk(run.folder), 0, 0
    for call in run.calls:
        sure = disk.image(lost) if call.name in ("rename", "renameat", *HARMLESS) else {}
        if call.name.startswith("rename") and disk.target(call) == CHECKPOINT:
            shown += 1
            note = disk.image(kept)[disk.source(call) or ""] or b""
            assert any(note in (sure[name] or b"") for name in LOCK)
            for tile in tiles_at(Checkpoint.parse(Note.parse(note).text).size):
                assert {f"log/public/{tile.path}", f"log/public/{tile.full.path}"} & sure.keys()
        elif call.name in HARMLESS:
            told = Said()
            for line in call.data().decode().splitlines():
                told.hear(line)
            for data in told.receipts.values():
                given += 1
                note = Receipt.parse(data).checkpoint.to_bytes()
                assert any(note in (sure[name] or b"") for name in LOCK)
        disk.replay(call)
    assert shown >= 9
    assert given == 8


# The tests see what they are for.


def broken_promises(run: Run, room: Path) -> int:
    """How many images break a promise where the last few changes that are not sure are lost, after each promise."""
    cuts, broken = Cuts(room), 0
    for now in moments(run):
        if now.told:
            try:
                cuts.look("lately", now.disk.image(until(now.at - 12)), now.said)
            except (AssertionError, LedgerError):
                broken += 1
    return broken


def test_a_log_that_does_not_sync_its_commits_is_found_out(run: Run, room: Path) -> None:
    assert broken_promises(run, room) == 0
    assert broken_promises(record(room, "unsynced", "no-sync-of-commits"), room) >= 5


def test_a_log_that_does_not_sync_its_files_is_found_out(room: Path) -> None:
    """A checkpoint is there whose tiles are not, or are not whole."""
    chance, cuts, broken = random.Random(3), Cuts(room), 0  # noqa: S311 - the same every time
    for now in moments(record(room, "unsynced files", "no-sync-of-files")):
        if now.told:
            try:
                cuts.look("by chance", now.disk.image(*by_chance(chance)), now.said)
            except (AssertionError, LedgerError):
                broken += 1
    assert broken >= 5
