"""Power cuts at every system call of a log's life: what was acknowledged is there, whatever else the disk forgot.

A run is recorded once, every call with its bytes, and what its user was told. Then the power fails after each call, and
the disk keeps nothing that was not synced, or all, or some of it by chance: ledger_disk.py says what may be lost. Each
image must open as a log that holds every promise made before the cut.
"""

from __future__ import annotations

import hashlib
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
    Call,
    Disk,
    Image,
    by_chance,
    calls,
    kept,
    lost,
    write_image,
)
from ledger_faults import FAST, WORKER, Said, assert_kept, assert_published, environment, scratch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the calls are Linux's")

STORE = "log/log.sqlite"
WAL = "log/log.sqlite-wal"
LOCK_WAL = "lock/lock.sqlite-wal"
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
    """The power fails: after which call, on which disk, and what was promised by then."""

    call: Call
    disk: Disk
    said: Said
    told: list[str]


def moments(run: Run) -> Iterator[Moment]:
    """After each call of a run that changed something, or by which its user was told something.

    The disk and the promises go on from moment to moment. Those of a new log's making are left out: nobody was
    promised anything before it was done.
    """
    disk, said = Disk(run.folder, run.image), deepcopy(run.said)
    begun = bool(run.image)
    for call in run.calls:
        told = call.data().decode().splitlines() if call.name in HARMLESS else []
        for line in told:
            said.hear(line)
        begun = begun or "begun" in told
        if (disk.replay(call) or told) and begun:
            yield Moment(call, disk, said, told)


class Cuts:
    """The images that power cuts leave, each looked at once for what was promised by then."""

    def __init__(self, room: Path) -> None:
        self._folder = room / "image"
        self._seen: set[bytes] = set()
        self._published: set[bytes] = set()
        self.points: Counter[str] = Counter()

    def look(self, kind: str, image: Image, said: Said) -> None:
        """Open the log in an image, if none like it was opened before."""
        if self._new(self._seen, image, b"%d %d" % (len(said.acks), len(said.receipts))):
            self.points[kind] += 1
            write_image(image, self._folder)
            try:
                self._check(image, said)
            finally:
                shutil.rmtree(self._folder)

    def _check(self, image: Image, said: Said) -> None:
        public = {name: data for name, data in image.items() if name.startswith("log/public/")}
        if CHECKPOINT in public and self._new(self._published, public, b""):
            assert_published(self._folder)  # as it is, before anyone mends it
        assert_kept(self._folder, said)

    def _new(self, seen: set[bytes], image: Image, more: bytes) -> bool:
        digest = hashlib.blake2b(more)
        for name, data in sorted(image.items()):
            digest.update(b"%s\0%d\0" % (name.encode(), -1 if data is None else len(data)) + (data or b""))
        new = digest.digest() not in seen
        seen.add(digest.digest())
        return new


def cut(run: Run, room: Path, seldom: float) -> tuple[Cuts, Moment]:
    """The power fails after every call: nothing that is not sure is left, or all of it, or what chance keeps."""
    cuts, chance = Cuts(room), random.Random(3)  # noqa: S311 - the same every time
    for moment in moments(run):
        cuts.look("nothing more", moment.disk.image(lost), moment.said)
        cuts.look("everything", moment.disk.image(kept), moment.said)
        if chance.random() < seldom:
            cuts.look("by chance", moment.disk.image(*by_chance(chance)), moment.said)
    return cuts, moment


def test_no_power_cut_loses_a_promise(run: Run, room: Path) -> None:
    cuts, last = cut(run, room, 0.5)
    assert (len(last.said.acks), len(last.said.receipts)) == (514, 8)
    assert cuts.points.total() >= 1500, cuts.points
    assert min(cuts.points.values()) >= 350, cuts.points


def test_no_power_cut_while_recovering_from_one_loses_a_promise(run: Run, room: Path) -> None:
    """The log is opened on what a power cut left, goes on, and the power fails again."""
    first = next(moment for moment in moments(run) if len(moment.said.acks) == 255)
    said = deepcopy(first.said)
    again = record(room, "again", image=first.disk.image(lost), said=said)
    cuts, last = cut(again, room, 0.3)
    assert len(last.said.acks) == 265
    assert cuts.points.total() >= 300, cuts.points


def test_no_power_cut_after_a_failed_sync_loses_a_promise(run: Run, room: Path) -> None:
    """The database could not be synced while its write-ahead log was moved over, and the kernel dropped the pages.

    SQLite says nothing of it, and no promise hangs on it: it moves all of it over once more.
    """
    disk, made = Disk(run.folder), defaultdict(list)
    for call in run.calls:
        if call.name == "fdatasync":
            made[call.thread].append(disk.about(call))
        disk.replay(call)
    (_, less), (writer, _) = sorted((len(each), thread) for thread, each in made.items())[-2:]
    syncs = max(made.values(), key=len)
    others = max(len(each) for each in made.values() if each is not syncs)
    number = next(n for n, path in enumerate(syncs, 1) if n > others and path == STORE)
    failed = record(room, "failed", options=["-e", f"inject=fdatasync:error=EIO:when={number}"])
    assert [call.name for call in failed.calls if call.injected] == ["fdatasync"]
    at = next(number for number, call in enumerate(failed.calls) if call.injected)
    cuts, last = cut(failed, room, 0.1)
    assert len(last.said.acks) == 514
