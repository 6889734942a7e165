"""Disks that fail and fill up, processes that are killed, clocks that jump: nothing acknowledged is ever lost.

System calls are failed by strace, one in each run: the run opens a log that was killed, appends over the edge of a
tile, signs and closes, and each of the log's threads is hit in turn. After each, the log must open, hold what was
promised, and go on.
"""

from __future__ import annotations

import contextlib
import datetime
import errno
import fcntl
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from ledger_disk import SYNCS, Call
from ledger_faults import FAST, Judge, Said, Server, by_job, scratch
from ledger_samples import CODEC, LAW, NOON, READINGS, digest
from ledger_worker import AHEAD, PATIENCE, begin, entry, lock_at, open_log, public_at, store_at

from charteroak.ledger import log as log_module
from charteroak.ledger.alone import alone
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError, Stopped, Unavailable
from charteroak.ledger.public import Public
from charteroak.ledger.stores.sqlite import SqliteStore
from charteroak.ledger.tiles import tiles_at
from charteroak.ledger.writer import Writer
from tests.fixtures.every import EVERY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="faults are put into Linux's system calls")

JUDGE = Judge()
SIZE = 254
CHANGES = ("openat", "write", "pwrite64", "ftruncate", "mkdir", "rename", *SYNCS)
"""What needs room on the disk."""
LETS_GO = ("close", "fcntl")
"""What lets go of a lock even where it fails. A call that strace fails is not made, and would leave the lock held."""
EARLY = ("openat", "read", "close")
"""What Python makes much of while it starts: a fault in these comes later, so that it does not hit the worker."""


def moment(call: str) -> int:
    """At which of a thread's calls of this kind the fault comes. A thread that is to be hit earlier calls ahead."""
    return 700 if call in EARLY else 120


def inject(fault: str, names: tuple[str, ...], more: str = "") -> list[str]:
    """Options for strace: the fault, at the moment of each of these calls."""
    options = ["-e", "trace=chdir," + ",".join(f"?{name}" for name in names)]
    for early in (True, False):
        if some := [f"?{name}" for name in names if (name in EARLY) == early]:
            when = moment(EARLY[0] if early else "")
            options += ["-e", f"inject={','.join(some)}:{fault}:when={when}{more}"]
    return options


@dataclass(frozen=True)
class Point:
    """The call that is to fail: which of its kind, in which thread."""

    thread: str
    call: str
    number: int


@dataclass(frozen=True)
class Outcome:
    """What became of a run."""

    point: Point
    status: int
    said: Said
    folder: Path

    def __str__(self) -> str:
        return f"{self.point}: {' '.join(self.said.order)}"


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    with scratch() as folder:
        yield folder


@pytest.fixture(scope="module")
def serve(room: Path) -> Iterator[Callable[..., Server]]:
    """A function that starts a worker, which is gone before what it writes to is."""
    assert room.is_dir()
    with contextlib.ExitStack() as stack:
        yield lambda *options: stack.enter_context(Server(*options))


@pytest.fixture(scope="module")
def template(room: Path) -> Path:
    """A log whose process was killed: its last entries are in the write-ahead log only, and a tile is nearly full."""
    begin(room / "first")
    with open_log(room / "first") as log:
        log.append([entry(number) for number in range(1, 200)])
        log.checkpoint()
        for number in range(200, SIZE):
            log.append([entry(number)])
        shutil.copytree(room / "first", room / "template")
    for path in (store_at(room / "template"), lock_at(room / "template")):
        path.with_name(f"{path.name}-shm").unlink()
        assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    return room / "template"


@pytest.fixture(scope="module")
def made(serve: Callable[..., Server], room: Path, template: Path) -> Counter[tuple[str, str]]:
    """How many calls of each kind each thread makes in a run that nothing happens to."""
    shutil.copytree(template, room / "plain")
    server = serve(room / "plain.trace", *inject("error=EIO", tuple(AHEAD)))
    server.start(job=0, work="small", folder=str(room / "plain"))
    status, said = server.finish()
    assert (status, said.errors, len(said.acks), len(said.receipts)) == (0, [], 10, 4)
    roles = {thread: role for role, thread in said.threads.items()}
    made = Counter((roles.get(call.thread, "main"), call.name) for call in by_job(server.close())[0])
    made = Counter({(thread, call): count for (thread, call), count in made.items() if call in AHEAD})
    assert {call for _, call in made} == AHEAD.keys()
    assert all(count < moment(call) for (_, call), count in made.items())
    return made


def points(made: Counter[tuple[str, str]], names: tuple[str, ...], most: int) -> list[Point]:
    """Calls of these kinds: each that a thread makes, or where they are many, some from the first to the last."""
    return [
        Point(thread, call, 1 + number * (count - 1) // max(1, min(count, most) - 1))
        for (thread, call), count in sorted(made.items())
        if call in names
        for number in range(min(count, most))
    ]


def outcomes(
    server: Server, folder: Path, template: Path, points: list[Point], work: str = "small"
) -> Iterator[Outcome]:
    """Run once for each point. The next run goes on while the one before is looked at."""

    def start(number: int) -> None:
        point = points[number]
        where = shutil.copytree(template, folder / str(number))
        ahead = moment(point.call) - point.number
        server.start(job=number, work=work, folder=str(where), thread=point.thread, call=point.call, ahead=ahead)

    start(0)
    for number, point in enumerate(points):
        status, said = server.finish()
        if number + 1 < len(points):
            start(number + 1)
        yield Outcome(point, status, said, folder / str(number))
        shutil.rmtree(folder / str(number))


def assert_promises(outcome: Outcome) -> None:
    """What was promised, before and in this run, is there; no fault of ours showed, and after a stop no promise."""
    order = outcome.said.order
    assert not any(each.startswith("fault") for each in order), outcome
    if "error Stopped" in order:
        assert "ack" not in order[order.index("error Stopped") :], outcome
    JUDGE.assert_kept(
        outcome.folder, Said({number: number for number in range(SIZE)} | outcome.said.acks, outcome.said.receipts)
    )


def path_of(call: Call) -> str:
    """The file or folder that a call is about, where it is given open."""
    return call.given[0].partition("<")[2].rstrip(">")


def was_needed(before: list[Call], sync: Call) -> bool:
    """Whether a promise hung on a sync: on what, if it failed, nothing may be built.

    It does not where all was synced before: SQLite syncs its write-ahead log once more before it moves it into the
    database, and the folder once more after we did. And while the database has not been synced, SQLite keeps it all in
    the write-ahead log, and moves it over again: see the power cuts after such a failure, in the tests of those.
    """
    path = path_of(sync)
    if path.endswith(".sqlite"):
        return False
    for call in reversed(before):
        if call.name in SYNCS and path_of(call) == path:
            return call.injected
        renamed = call.name == "rename" and call.given[1].strip('"').rpartition("/")[0] == path
        if renamed or (call.name in ("write", "pwrite64", "ftruncate") and path_of(call) == path):
            return True
    return True


def injected(runs: dict[int, list[Call]]) -> Iterator[tuple[int, list[Call], Call]]:
    """The calls that failed: of which run, after which calls, and which."""
    for number, calls in runs.items():
        yield from ((number, calls[:place], call) for place, call in enumerate(calls) if call.injected)


def test_whatever_call_fails_nothing_promised_is_lost(
    serve: Callable[..., Server], room: Path, template: Path, made: Counter[tuple[str, str]]
) -> None:
    """A sync that fails stops the writer for good, if a promise hangs on it.

    Six of each thread's syncs fail, and of its calls of any other kind the first, the last and one between: six of
    those, too, with CHARTEROAK_EVERY_CASE set.
    """
    names = tuple(name for name in AHEAD if name not in LETS_GO)
    folder = room / "failing"
    server = serve(folder.with_suffix(".trace"), FAST, *inject("error=EIO", names))
    told = []
    others = tuple(name for name in names if name not in SYNCS)
    chosen = points(made, SYNCS, 6) + points(made, others, 6 if EVERY else 3)
    for outcome in outcomes(server, folder, template, chosen):
        assert outcome.status == 0, outcome
        assert_promises(outcome)
        told.append(outcome)
    hit = list(injected(by_job(server.close())))
    needed = [number for number, before, call in hit if call.name in SYNCS and was_needed(before, call)]
    stopped = [number for number in needed if "error Stopped" in told[number].said.order]
    assert needed == stopped, [str(told[number]) for number in needed if number not in stopped]
    assert len(needed) >= 10
    assert len(hit) >= (120 if EVERY else 75), len(hit)


def test_a_full_disk_passes(
    serve: Callable[..., Server], room: Path, template: Path, made: Counter[tuple[str, str]]
) -> None:
    """What has no room is not promised, and as soon as there is room again the log goes on by itself."""
    folder = room / "full"
    server = serve(folder.with_suffix(".trace"), FAST, *inject("error=ENOSPC", CHANGES))
    told = []
    for outcome in outcomes(server, folder, template, points(made, CHANGES, 5 if EVERY else 3)):
        assert outcome.status == 0, outcome
        assert_promises(outcome)
        told.append(outcome)
    hit = list(injected(by_job(server.close())))
    for number in (number for number, _, call in hit if call.name not in SYNCS):
        order = told[number].said.order
        assert "error Stopped" not in order, told[number]
        if told[number].point.thread != "main":  # which opens the log, and may then get it only to read
            assert sum(each.startswith("error") for each in order) <= 4, told[number]  # it did not last
    assert len(hit) >= (50 if EVERY else 40), len(hit)


def test_a_kill_at_any_call_loses_nothing(
    serve: Callable[..., Server], room: Path, template: Path, made: Counter[tuple[str, str]]
) -> None:
    """The process is gone before the call is made. (The tests of power cuts stop at every call there is.)"""
    folder = room / "killed"
    server = serve(folder.with_suffix(".trace"), *inject("signal=SIGKILL", tuple(AHEAD)))
    killed = 0
    for outcome in outcomes(server, folder, template, points(made, tuple(AHEAD), 2)):
        assert outcome.status in (0, signal.SIGKILL), outcome
        killed += outcome.status == signal.SIGKILL
        assert_promises(outcome)
    server.close()
    assert killed >= 50, killed


@pytest.mark.parametrize(("thread", "call"), [("writer", "pwrite64"), ("signer", "write"), ("signer", "pwrite64")])
def test_a_disk_that_stays_full_is_said_and_the_log_ends_in_time(
    serve: Callable[..., Server], room: Path, template: Path, thread: str, call: str
) -> None:
    """Each call to the log says so, nothing waits for room, no drafts pile up; the next to open signs what was left."""
    folder = room / f"stays-full-{thread}-{call}"
    server = serve(folder.with_suffix(".trace"), FAST, *inject("error=ENOSPC", (call,), "+"))
    for outcome in outcomes(server, folder, template, [Point(thread, call, number) for number in (1, 3, 8)], "full"):
        assert outcome.status == 0, outcome
        assert outcome.said.order[-1] == "closed", outcome
        assert {what for _, what in outcome.said.errors} == {"Unavailable"}, outcome
        assert list((outcome.folder / "log" / "public.drafts").iterdir()) == []
        assert_promises(outcome)
    assert any(call.injected for call in server.close())


def test_a_limit_to_the_size_of_files_passes(serve: Callable[..., Server], room: Path, template: Path) -> None:
    """A quota or a limit is no broken disk: what does not fit is refused, and when it is lifted the log goes on."""
    server = serve()
    folder = room / "limited"
    largest = max(path.stat().st_size for path in template.rglob("*") if path.is_file())
    for number, limit in enumerate(range(largest, largest + 30_000, 5_000)):
        shutil.copytree(template, folder / str(number))
        server.start(job=number, work="limited", folder=str(folder / str(number)), **{"with": [limit]})
        outcome = Outcome(Point("main", "setrlimit", limit), *server.finish(), folder / str(number))
        order = outcome.said.order
        assert outcome.status == 0, outcome
        assert {what for _, what in outcome.said.errors} == {"Unavailable"}, outcome
        assert "error Unavailable" in order[: order.index("lifted")], outcome
        assert order[order.index("lifted") :] == ["lifted", "ack", "receipt", "closed"], outcome
        assert_promises(outcome)
    server.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A log with its first entry."""
    begin(tmp_path)
    return tmp_path


def test_a_full_database_passes(small: Path) -> None:
    """As many pages as there may be: Unavailable, nothing lost, and with more pages it goes on."""
    with open_log(small) as log:
        pages = log.store._writer  # type: ignore[attr-defined]
        most = pages.one("PRAGMA page_count") + 4
        assert pages.one(f"PRAGMA max_page_count = {most}") == most
        acks: dict[int, int] = {}
        with pytest.raises(Unavailable, match="the disk is full"):
            acks.update((log.append([entry(number)]), number) for number in range(1, 1000))
        with pytest.raises(Unavailable, match="the disk is full"):
            log.append([entry(2000)])
        assert len(acks) > 10
        assert log.receipt(len(acks), PATIENCE).index == len(acks)
        pages.one("PRAGMA max_page_count = 100000")
        acks[log.append([entry(3000)])] = 3000
    JUDGE.assert_kept(small, Said(acks))


def test_twenty_kills_at_any_time_lose_nothing(serve: Callable[..., Server], small: Path) -> None:
    """Four threads append to one log; each time it is killed, and the next goes on with it."""
    chance, server = random.Random(7), serve()  # noqa: S311 - the same every time
    acks: dict[int, int] = {}
    receipts = 0
    for turn in range(20):
        pid = server.start(job=turn, work="endless", folder=str(small), **{"with": [turn * 10_000 + 1]})
        if turn % 2:  # at any time of its life; else at any time from its start
            server.wait_for("receipt")
        timer = threading.Timer(chance.uniform(0.02, 0.12), os.kill, (pid, signal.SIGKILL))
        timer.start()
        status, said = server.finish()
        timer.join()
        assert status == signal.SIGKILL
        assert said.errors == []
        assert not acks.keys() & said.acks.keys(), "a place was promised twice"
        acks |= said.acks
        receipts += len(said.receipts)
        JUDGE.assert_kept(small, Said(acks, said.receipts))
    server.close()
    assert receipts >= 10
    assert len(acks) >= 20


JUMPS = [
    datetime.timedelta(hours=1),
    datetime.timedelta(hours=-1),
    datetime.timedelta(days=26_500),
    datetime.timedelta(),
]


def test_a_clock_that_jumps_changes_no_order_and_stops_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour ahead, an hour back, to 2099 and back again, while entries are written, signed on demand and by time."""
    now = NOON

    def moved() -> float:
        return now.timestamp()

    monkeypatch.setattr(time, "time", moved)
    monkeypatch.setattr(time, "time_ns", lambda: int(moved() * 1e9))
    monkeypatch.setattr(log_module, "EVERY", 0.05)
    began = time.monotonic()
    written = [entry(0)]
    with open_log(small) as log:
        for number, jump in enumerate(JUMPS * 6, 1):
            now = NOON + jump + number * datetime.timedelta(seconds=1)
            made = CODEC.entry(
                Kind.DECISION, now, digest(number)[:16], commitment=digest(("commitment", number)), law=LAW,
                readings=READINGS, act="inquire", outcome="prohibited", role="officer", department="police",
                clauses=("2-929",), facts={},
            )  # fmt: skip
            written.append(CODEC.encode(made))
            assert log.append([written[-1]], PATIENCE) == number
            if number % 3 == 0:
                assert log.receipt(number, PATIENCE).index == number
        deadline = time.monotonic() + PATIENCE
        while log._signed.checkpoint.size < len(written):  # no one asks for this one
            assert time.monotonic() < deadline
            time.sleep(0.01)
    assert time.monotonic() - began < PATIENCE
    JUDGE.assert_published(small)
    with open_log(small) as log:
        assert log.store.entries(0, len(written) + 1) == written


def test_nothing_waits_by_the_wall_clock(serve: Callable[..., Server], room: Path, template: Path) -> None:
    """Every wait that has an end, the kernel measures by the clock that does not jump."""
    shutil.copytree(template, room / "waits")
    server = serve(room / "waits.trace", "-e", "trace=futex,clock_nanosleep,ppoll,pselect6,chdir")
    server.start(job=0, work="small", folder=str(room / "waits"))
    assert server.finish()[0] == 0
    waits = [call for call in by_job(server.close())[0] if "tv_sec" in ",".join(call.given)]
    assert len(waits) >= 5
    assert not [call for call in waits if "CLOCK_REALTIME" in ",".join(call.given)]


# What the faults above have found, each as small as it gets.


class Failing(SqliteStore):
    """A store whose next commit fails, once it is let."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.may = threading.Event()
        self.commits = 0

    def writing(self):  # type: ignore[no-untyped-def]
        self.commits += 1
        if self.commits == 1:
            self.may.wait(PATIENCE)
            raise Stopped("the disk failed")
        return super().writing()


def test_what_was_handed_over_before_a_stop_is_not_written_after_it(small: Path) -> None:
    store = Failing(store_at(small))
    writer = Writer(store)
    first = writer.submit([entry(1)])
    while writer._gathering.entries:
        time.sleep(0.001)
    second = writer.submit([entry(2)])
    store.may.set()
    for ticket in (first, second):
        with pytest.raises(Stopped):
            ticket.index(PATIENCE)
    writer.close()
    assert (store.commits, store.head().size) == (1, 1)
    store.close()


def test_a_lock_that_cannot_be_had_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network file systems have no locks, or no more of them."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(Unavailable, match="lock"), alone(tmp_path / "file"):
        raise AssertionError("it was not held")


@pytest.mark.parametrize("failed", ["store", "folder"])
def test_a_sync_that_fails_stops_whatever_the_reason(small: Path, monkeypatch: pytest.MonkeyPatch, failed: str) -> None:
    """Also where it says that the disk is full, which elsewhere passes; and it is not tried again."""
    with open_log(small) as log:
        if failed == "folder":
            log.append([entry(1)])
        tries = []

        def refuse(handle: int) -> None:
            tries.append(handle)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refuse)
            with pytest.raises(Stopped):
                log.receipt(log.append([entry(2)], PATIENCE), PATIENCE)
        with pytest.raises(Stopped):
            log.append([entry(3)], PATIENCE)
        assert len(tries) == 1


def test_files_that_are_missing_are_made_again_when_the_log_is_opened(small: Path) -> None:
    """Each of them, though the checkpoint is there; where a full tile is, its partial ones may be missing."""
    with open_log(small) as log:
        log.append([entry(number) for number in range(1, 600)])
    for tile in tiles_at(600):
        path = public_at(small) / tile.path
        whole = path.read_bytes()
        path.unlink()
        with open_log(small):
            assert path.read_bytes() == whole
    JUDGE.assert_published(small)


def test_a_closed_log_leaves_no_one_waiting(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for a checkpoint that could not be signed on closing, nor for one that is asked for afterwards."""
    monkeypatch.setattr(log_module, "EVERY", 600.0)
    log = open_log(small)
    monkeypatch.setattr(Public, "publish", refuse_for_good)
    index = log.append([entry(1)], PATIENCE)
    said: list[LedgerError] = []

    def go_on() -> None:
        log.close()
        try:
            log.receipt(index)
        except LedgerError as error:
            said.append(error)

    user = threading.Thread(target=go_on, daemon=True)
    user.start()
    user.join(PATIENCE)
    assert [type(error) for error in said] == [Unavailable]
    monkeypatch.undo()
    JUDGE.assert_kept(small, Said({0: 0, 1: 1}))


def refuse_for_good(*_: object) -> None:
    raise Unavailable("the disk is full")


def test_what_cannot_be_tidied_away_stays(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Partial files do no harm beside the full ones; the log's thread that tidies goes on."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with open_log(small) as log:
        monkeypatch.setattr(shutil, "rmtree", refuse)
        for number in (1, 260):
            log.append([entry(each) for each in range(log.store.head().size, number)] or [entry(number)])
            log.checkpoint(PATIENCE)
    monkeypatch.undo()
    assert (public_at(small) / "tile/0/000.p").is_dir()
    JUDGE.assert_published(small)
