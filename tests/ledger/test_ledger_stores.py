"""What both stores do alike: every test here runs on SQLite and on a PostgreSQL server."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from ledger_samples import ORIGIN, entries
from ledger_stores import ENTRIES, Where, new_database, sqlite_log

from charteroak.ledger import tree
from charteroak.ledger.errors import LedgerError, Malformed, Unavailable
from charteroak.ledger.kept import head_at, reading
from charteroak.ledger.kept import tree as tree_of
from charteroak.ledger.stores import Addition, Head, Store, open_lock, open_store
from charteroak.ledger.tiles import ENTRIES as BUNDLES
from charteroak.ledger.tiles import Growth, Tile, tiles_at
from charteroak.ledger.writer import Writer

LEAVES = tree.Leaves(tree.leaf_hash(entry) for entry in ENTRIES)


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Where]:
    """Where a log can be begun."""
    if request.param == "sqlite":
        yield sqlite_log(tmp_path)
        return
    with new_database(request.getfixturevalue("postgres")) as url:
        yield Where(url, url, tmp_path / "public")


@pytest.fixture
def store(where: Where) -> Iterator[Store]:
    """An empty store."""
    made = open_store(where.store, create=True)
    yield made
    made.close()


def fill(store: Store, count: int, step: int = 300) -> None:
    writer = Writer(store)
    for start in range(store.head().size, count, step):
        assert writer.submit(ENTRIES[start : min(start + step, count)]).index() == start
    writer.close()


def test_a_new_store_is_an_empty_tree(store: Store) -> None:
    assert store.head() == Head(0, tree.EMPTY_ROOT)
    assert store.entries(0, 10) == []
    assert store.first() == 0


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700, 1025])
def test_entries_head_and_files_are_those_of_the_tree(store: Store, size: int) -> None:
    fill(store, size)
    assert store.head() == Head(size, LEAVES.root(size))
    assert store.entries(0, size + 5) == ENTRIES[:size]
    assert store.entries(size // 2, size // 2 + 1) == [ENTRIES[size // 2]]
    files = Growth().append(ENTRIES[:size])
    read = reading(store)
    assert {tile.path: read(tile.path) for tile in tiles_at(size)} == {
        tile.path: files[tile.path] for tile in tiles_at(size)
    }


def test_every_earlier_head_and_proof_can_be_made_again(store: Store) -> None:
    fill(store, 600)
    for size in range(1, 601, 7):
        assert head_at(store, size) == Head(size, LEAVES.root(size))
        nodes = tree_of(store, size).node
        index = (size * 31) % size
        assert tree.inclusion_proof(index, size, nodes) == tree.inclusion_proof(index, size, LEAVES.node)
    nodes = tree_of(store, 600).node
    assert all(
        tree.consistency_proof(old, 600, nodes) == tree.consistency_proof(old, 600, LEAVES.node)
        for old in range(0, 601, 11)
    )


def test_a_file_that_the_log_has_not_is_not_found(store: Store) -> None:
    fill(store, 300)
    read = reading(store)
    for tile in (Tile(0, 0, 256), Tile(0, 1, 44), Tile(BUNDLES, 1, 44), Tile(1, 0, 1)):
        assert read(tile.path)
    for tile in (Tile(0, 1), Tile(0, 1, 45), Tile(BUNDLES, 2, 1), Tile(1, 0, 2), Tile(2, 0, 1)):
        with pytest.raises(FileNotFoundError):
            read(tile.path)


def test_entries_are_found_by_their_record_id(store: Store) -> None:
    fill(store, 500)
    for place in (0, 1, 255, 256, 499):
        assert store.find(ENTRIES[place][18:34]) == [place]
    assert store.find(bytes(16)) == []
    fill(store, 700)  # what was appended since is found too
    assert store.find(ENTRIES[650][18:34]) == [650]
    twice = ENTRIES[7][:2] + bytes(8) + ENTRIES[7][10:]  # another entry of the same matter
    writer = Writer(store)
    assert writer.append(twice) == 700
    writer.close()
    assert store.find(ENTRIES[7][18:34]) == [7, 700]


def test_what_raises_in_a_transaction_leaves_nothing(store: Store) -> None:
    fill(store, 3)
    before = store.head()
    growth = Growth.resume(reading(store), 3)
    growth.grow(ENTRIES[3:5])
    with contextlib.suppress(ZeroDivisionError), store.writing() as writing:
        writing.add(Addition(ENTRIES[3:5], [], Head(5, growth.root())))
        raise ZeroDivisionError
    assert store.head() == before
    assert store.entries(0, 9) == ENTRIES[:3]


def test_pruning_keeps_the_hashes_and_every_later_entry(store: Store) -> None:
    fill(store, 700)
    store.prune(512)
    assert store.first() == 512
    assert store.entries(0, 520) == ENTRIES[512:520]
    assert store.find(ENTRIES[5][18:34]) == []
    assert store.find(ENTRIES[600][18:34]) == [600]
    assert store.head() == Head(700, LEAVES.root(700))
    assert tree.inclusion_proof(3, 700, tree_of(store, 700).node) == tree.inclusion_proof(3, 700, LEAVES.node)
    fill(store, 1030)
    assert store.head() == Head(1030, LEAVES.root(1030))


def test_a_store_is_made_once_and_never_by_opening_it(where: Where) -> None:
    with pytest.raises(LedgerError):
        open_store(where.store)
    open_store(where.store, create=True).close()
    with pytest.raises(LedgerError):
        open_store(where.store, create=True)
    open_store(where.store).close()


def test_a_writer_refuses_a_store_whose_entries_were_changed_by_hand(where: Where) -> None:
    store = open_store(where.store, create=True)
    fill(store, 40)
    with store.writing() as writing:  # an entry that no tree was grown for
        writing.add(Addition([entries(60)[50]], [], Head(41, bytes(32))))
    with pytest.raises(Malformed, match="changed by hand"):
        Writer(store)
    store.close()


def test_the_lock_swaps_only_what_is_there(where: Where) -> None:
    lock = open_lock(where.lock, ORIGIN, create=True)
    other = open_lock(where.lock, "another.example/log")
    assert lock.last() is None
    assert not lock.swap(b"never there", b"1")
    assert lock.swap(None, b"1")
    assert not lock.swap(None, b"2")
    assert lock.swap(b"1", b"2")
    assert not lock.swap(b"1", b"3")
    assert lock.last() == b"2"
    assert other.last() is None
    other.close()
    lock.close()
    again = open_lock(where.lock, ORIGIN)
    assert again.last() == b"2"
    again.close()


def test_a_server_that_does_not_sync_is_refused(postgres: str) -> None:
    with new_database(postgres) as url, psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        try:
            with pytest.raises(LedgerError, match="fsync off"):
                open_store(url, create=True)
        finally:
            connection.execute("ALTER SYSTEM RESET fsync")
            connection.execute("SELECT pg_reload_conf()")


def test_a_lost_connection_is_unavailable_and_then_made_again(postgres: str) -> None:
    with new_database(postgres) as url:
        store = open_store(url, create=True)
        fill(store, 5)
        writer = Writer(store)
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'ledger_%'")
        with pytest.raises(Unavailable):
            writer.append(ENTRIES[5])
        with contextlib.suppress(Unavailable):
            store.head()  # the reader's connection was lost as well
        assert writer.append(ENTRIES[5]) == 5
        writer.close()
        assert store.entries(0, 9) == ENTRIES[:6]
        store.close()


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + bytes(4080)])
def test_a_file_that_is_no_store_is_named_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.sqlite"
    path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        open_store(str(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_index_of_record_ids_may_be_lost_or_damaged(tmp_path: Path) -> None:
    where = sqlite_log(tmp_path)
    store = open_store(where.store, create=True)
    fill(store, 300)
    index = Path(f"{where.store}.records")
    assert not index.exists()
    assert store.find(ENTRIES[200][18:34]) == [200]
    index.unlink()
    assert store.find(ENTRIES[201][18:34]) == [201]
    index.write_bytes(b"damaged" * 1000)
    assert store.find(ENTRIES[202][18:34]) == [202]
    store.close()
