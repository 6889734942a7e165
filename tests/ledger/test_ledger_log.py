"""A log that is written to: by one and by many, and never where it would tell another story than was signed."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from ledger_samples import CODEC, LOG_KEY, ORIGIN, decision, entries, key
from ledger_stores import ENTRIES, Where, new_database, sqlite_log

from charteroak.ledger import tree, verify
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import Behind, LedgerError, Malformed, Stopped, Unavailable
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import CHECKPOINT, Public
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.stores import Addition, Head, Writing, open_lock, open_store
from charteroak.ledger.stores.sqlite import SqliteStore
from charteroak.ledger.tiles import ENTRIES as BUNDLES
from charteroak.ledger.tiles import Tile
from charteroak.ledger.writer import MOST, Writer
from tests.fixtures.every import EVERY

POLICY = Policy.for_logs([LOG_KEY.verifier])
PATIENCE = 30.0
MANY = 1000 if EVERY else 250
"""Appends of each of eight processes: enough for full tiles, and a thousand with CHARTEROAK_EVERY_CASE set."""


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Where]:
    """A log with its first entry, on each store."""
    if request.param == "sqlite":
        log = sqlite_log(tmp_path)
        log.begin()
        yield log
        return
    with new_database(request.getfixturevalue("postgres")) as url:
        log = Where(url, url, tmp_path / "public")
        log.begin()
        yield log


@pytest.fixture
def small(tmp_path: Path) -> Where:
    """A log on SQLite with its first entry."""
    log = sqlite_log(tmp_path)
    log.begin()
    return log


def published(where: Where) -> Checkpoint:
    return Checkpoint.parse(Note.parse((where.public / CHECKPOINT).read_bytes()).text)


def assert_sound(where: Where, *options: str) -> None:
    """The published folder holds against the verifier that stands alone."""
    assert verify.main([str(where.public), "--key", LOG_KEY.verifier.vkey, *options]) == 0


def test_a_receipt_is_for_the_entry_and_for_no_other(where: Where) -> None:
    with where.opened() as log:
        index = log.append([ENTRIES[1]])
        receipt = log.receipt(index, PATIENCE)
        assert receipt.check(ENTRIES[1], POLICY).checkpoint.size == 2
        with pytest.raises(LedgerError):
            receipt.check(ENTRIES[2], POLICY)
    assert published(where).size == 2
    assert_sound(where)


def test_each_thread_gets_the_place_of_its_own_entry(where: Where) -> None:
    with where.opened() as log, ThreadPoolExecutor(32) as threads:
        places = list(threads.map(lambda number: log.append([ENTRIES[number]]), range(1, 700)))
        assert sorted(places) == list(range(1, 700))
        kept = log.store.entries(0, 800)
        assert [kept[place] for place in places] == ENTRIES[1:700]
        receipts = list(threads.map(lambda place: log.receipt(place, PATIENCE), places[::37]))
        for place, receipt in zip(places[::37], receipts, strict=True):
            assert receipt.check(kept[place], POLICY)
    assert_sound(where)


def test_entries_that_are_handed_over_together_stand_side_by_side(where: Where) -> None:
    with where.opened() as log, ThreadPoolExecutor(8) as threads:
        groups = [ENTRIES[start : start + 3] for start in range(1, 301, 3)]
        for group, place in zip(groups, threads.map(log.append, groups), strict=True):
            assert log.store.entries(place, place + 3) == group


def test_two_writers_make_one_tree(where: Where) -> None:
    """Each finds what the other wrote, and signs what follows from what the other signed."""
    with where.opened() as one, where.opened() as other:
        turns = [(one, other)[number % 3 == 0] for number in range(1, 601)]
        places = [log.append([ENTRIES[number]]) for number, log in enumerate(turns, 1)]
        assert places == list(range(1, 601))
        assert other.receipt(600, PATIENCE).check(ENTRIES[600], POLICY)
        assert one.receipt(600, PATIENCE).check(ENTRIES[600], POLICY)
        with ThreadPoolExecutor(16) as threads:
            more = list(threads.map(lambda number: (one, other)[number % 2].append([ENTRIES[number]]), range(601, 900)))
        assert sorted(more) == list(range(601, 900))
        one.checkpoint(PATIENCE)
    assert_sound(where)
    with where.reading() as store:
        assert store.head().root == tree.root([tree.leaf_hash(entry) for entry in store.entries(0, 900)])


def _append_many(where: Where, number: int) -> list[tuple[int, bytes]]:
    """What one of eight processes does: its appends, one after the other."""
    with where.opened() as log:
        mine = [CODEC.encode(decision(number * 1000 + each)) for each in range(MANY)]
        return [(log.append([entry]), entry[18:34]) for entry in mine]


def test_eight_processes_of_many_appends_make_one_tree(small: Where) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["charteroak.ledger.log", "ledger_samples", "ledger_stores"])
    with context.Pool(8) as pool:
        acknowledged = [pair for each in pool.starmap(_append_many, [(small, n) for n in range(8)]) for pair in each]
    assert sorted(place for place, _ in acknowledged) == list(range(1, 8 * MANY + 1))
    with small.reading() as store:
        kept = store.entries(0, 9000)
        assert all(kept[place][18:34] == record for place, record in acknowledged)
        assert store.head() == Head(8 * MANY + 1, tree.root([tree.leaf_hash(entry) for entry in kept]))
    with small.opened() as log:
        log.checkpoint(PATIENCE)
    assert published(small).size == 8 * MANY + 1
    assert_sound(small)


def test_an_old_backup_is_refused(small: Where, tmp_path: Path) -> None:
    """Also where it has grown on since: then its story is another one."""
    small.fill(50)
    backup = tmp_path / "backup.sqlite"
    shutil.copy(small.store, backup)
    small.fill(60)
    for path in Path(small.store).parent.glob("log.sqlite*"):
        path.unlink()
    shutil.copy(backup, small.store)
    with pytest.raises(Behind, match="has 50 entries and 60 were signed: it is an old copy"), small.opened():
        pass
    store = open_store(small.store)
    writer = Writer(store)
    writer.submit(entries(90)[70:90]).index()
    writer.close()
    store.close()
    with pytest.raises(Behind, match="first 60 entries are not those that were signed"), small.opened():
        pass
    with open_lock_of(small) as last:
        assert Checkpoint.parse(Note.parse(last).text).size == 60
    assert published(small).size == 60


@contextmanager
def open_lock_of(where: Where) -> Iterator[bytes]:
    lock = open_lock(where.lock, ORIGIN)
    yield lock.last() or b""
    lock.close()


@pytest.mark.parametrize("size", range(1, 34))
def test_a_fork_at_each_size_is_refused(tmp_path: Path, size: int) -> None:
    """Two copies of a database share a lock; both grow to the size, one is signed, and the other is not then."""
    honest = sqlite_log(tmp_path)
    honest.begin()
    if size > 1:
        honest.fill(size)
    forked = Where(str(tmp_path / "fork.sqlite"), honest.lock, tmp_path / "fork")
    shutil.copy(honest.store, forked.store)
    honest.fill(size + 3)
    store = open_store(forked.store)
    writer = Writer(store)
    writer.submit(ENTRIES[100 : 103 + size % 2]).index()
    writer.close()
    store.close()
    with pytest.raises(Behind, match="not those that were signed"), forked.opened():
        pass
    assert not forked.public.exists()


def test_a_fork_that_happens_while_a_log_is_open_stops_it(small: Where, tmp_path: Path) -> None:
    forked = Where(str(tmp_path / "fork.sqlite"), small.lock, tmp_path / "fork")
    shutil.copy(small.store, forked.store)
    with small.opened() as log:
        forked.fill(5)
        log.append([ENTRIES[1000]])
        with pytest.raises(Behind):
            log.checkpoint(PATIENCE)
        with pytest.raises(Behind):
            log.append([ENTRIES[1001]])
    assert published(small).size == 1


def test_a_lost_lock_and_anothers_key_are_refused(small: Where, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="signed with another key"), small.opened(key(ORIGIN, KeyType.ML_DSA_44)):
        pass
    lock = open_lock(str(tmp_path / "empty.sqlite"), ORIGIN, create=True)
    lock.close()
    other = Where(small.store, str(tmp_path / "empty.sqlite"), small.public)
    with pytest.raises(LedgerError, match="it is another log's, or it was lost"), other.opened():
        pass


def test_after_a_rotation_the_old_key_signs_no_more(small: Where) -> None:
    new = SignerKey(ORIGIN, KeyType.ED25519, bytes(32))
    with small.opened() as running:
        with small.opened(LOG_KEY, new) as rotating:
            rotating.append([ENTRIES[1]])
            assert [each.key_id for each in rotating.checkpoint(PATIENCE).signatures] == [
                LOG_KEY.verifier.id,
                new.verifier.id,
            ]
        running.append([ENTRIES[2]])
        with pytest.raises(Stopped, match="new key"):
            running.checkpoint(PATIENCE)
    with small.opened(new) as log:
        assert log.append([ENTRIES[3]]) == 3
        log.checkpoint(PATIENCE)
    assert verify.main([str(small.public), "--key", new.verifier.vkey]) == 0


def test_what_was_written_and_not_signed_is_signed_by_the_next_to_open(small: Where) -> None:
    store = open_store(small.store)
    writer = Writer(store)
    writer.submit(ENTRIES[1:40]).index()
    writer.close()
    store.close()
    assert published(small).size == 1
    with small.opened():
        pass
    assert published(small).size == 40
    assert_sound(small)


def test_files_that_were_lost_are_made_again(small: Where) -> None:
    """The folder is made from the store: all of it where the checkpoint is gone."""
    small.fill(600)
    shutil.rmtree(small.public)
    small.fill(601)
    assert_sound(small)


def test_full_tiles_take_the_place_of_partial_ones(small: Where) -> None:
    for size in (10, 200, 256, 300):
        small.fill(size)
    assert not (small.public / "tile/0/000.p").exists()
    assert (small.public / Tile(0, 0).path).is_file()
    assert (small.public / Tile(BUNDLES, 1, 44).path).is_file()
    assert_sound(small)


def test_a_pruned_log_shows_what_it_keeps_and_proves_the_rest(small: Where) -> None:
    small.fill(700)
    with small.opened() as log:
        log.prune(512)
        assert log.append([ENTRIES[700]]) == 700
        assert log.receipt(3, PATIENCE).check(ENTRIES[3], POLICY)
    assert_sound(small, "--pruned", "512")
    assert verify.main([str(small.public), "--key", LOG_KEY.verifier.vkey]) == 1
    files = [path.read_bytes() for path in Path(small.store).parent.rglob("*") if path.is_file()]
    assert not any(ENTRIES[5][18:50] in content for content in files)
    assert any(ENTRIES[600][18:50] in content for content in files)


class Broken(SqliteStore):
    """A store whose disk fails at its next commit."""

    fault: LedgerError | None = None

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        with super().writing() as writing:
            yield writing
            if self.fault:
                raise self.fault


def test_a_failed_disk_stops_the_writer_for_good(small: Where) -> None:
    store = Broken(Path(small.store))
    writer = Writer(store)
    store.fault = Stopped("the disk failed")
    with ThreadPoolExecutor(8) as threads:
        waiting = [threads.submit(writer.append, entry) for entry in ENTRIES[1:9]]
        assert all(isinstance(each.exception(), Stopped) for each in waiting)
    store.fault = None
    with pytest.raises(Stopped):
        writer.append(ENTRIES[9])
    assert store.head().size == 1
    writer.close()
    store.close()


def test_a_full_disk_passes(small: Where) -> None:
    store = Broken(Path(small.store))
    writer = Writer(store)
    store.fault = Unavailable("the disk is full")
    with pytest.raises(Unavailable):
        writer.append(ENTRIES[1])
    store.fault = None
    assert writer.append(ENTRIES[2]) == 1
    assert store.entries(0, 9) == [ENTRIES[0], ENTRIES[2]]
    writer.close()
    store.close()


def test_a_fault_of_ours_leaves_no_one_waiting(small: Where) -> None:
    store = Broken(Path(small.store))
    writer = Writer(store, lambda _: 1 // 0)
    with pytest.raises(Stopped, match="ZeroDivisionError"):
        writer.append(ENTRIES[1])
    writer.close()
    store.close()


def test_more_than_a_commit_takes_is_turned_away_and_not_lost_in_part(small: Where) -> None:
    store = open_store(small.store)
    writer = Writer(store)
    with store.writing():  # the disk is busy
        first = writer.submit(ENTRIES[1:2])
        while writer._gathering.entries:
            threading.Event().wait(0.001)
        second = writer.submit(ENTRIES[2:3] * (MOST - 1))
        with pytest.raises(Unavailable, match="more entries are waiting"):
            writer.submit(ENTRIES[3:5])
        with pytest.raises(Unavailable, match="not known"):
            second.index(0.01)
    assert (first.index(), second.index()) == (1, 2)
    writer.close()
    assert store.head().size == 1 + MOST
    store.close()


@pytest.mark.parametrize("wrong", [[], [bytes(70_000)]])
def test_nothing_and_too_long_are_refused(small: Where, wrong: list[bytes]) -> None:
    with small.opened() as log, pytest.raises(Malformed):
        log.append(wrong)


def test_a_closed_log_takes_nothing(small: Where) -> None:
    with small.opened() as log:
        pass
    with pytest.raises(Unavailable, match="closed"):
        log.append([ENTRIES[1]])


def test_a_published_checkpoint_never_goes_back(small: Where) -> None:
    small.fill(5)
    old = Note.parse((small.public / CHECKPOINT).read_bytes())
    small.fill(9)
    Public(small.public).show(old)
    assert published(small).size == 9


def test_a_changed_entry_in_the_database_is_seen_on_opening(small: Where) -> None:
    small.fill(40)
    with sqlite3.connect(small.store) as connection:
        connection.execute("UPDATE entry SET data = ? WHERE place = 20", (ENTRIES[1000],))
    connection.close()
    with pytest.raises(LedgerError, match=r"not those that were signed|changed by hand"), small.opened():
        pass


def test_a_log_is_what_its_head_says(small: Where) -> None:
    """The head alone cannot be changed either."""
    with open_store(small.store).writing() as writing:
        writing.add(Addition([], [], Head(1, bytes(32))))
    with pytest.raises(LedgerError), small.opened():
        pass
