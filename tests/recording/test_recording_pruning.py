"""What a retention policy lets go, and that it is gone; proofs stay."""

import datetime
import os
import shutil
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fixtures.scratch_ledger import Scratch, scratch
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.ledger.codec import record_of, time_of
from charteroak.ledger.errors import Unavailable
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import Public
from charteroak.ledger.retention import Retention
from charteroak.ledger.stores import open_store
from charteroak.ledger.verify import main as verify
from charteroak.recording.reading import Reader
from charteroak.recording.stewardship import Pruning, prune, to_prune

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
YEAR = datetime.timedelta(days=365)
POLICY = Retention.parse(b"charteroak ledger retention v1\nkeep 365 days\nauthority a schedule\n")


class Ages:
    """A store of entries of which only the age in days is known."""

    def __init__(self, ages: list[float], first: int = 0) -> None:
        self._first = first
        times = [int((NOW - datetime.timedelta(days=age)).timestamp() * 100) for age in ages]
        self._entries = [struct.pack(">BBQ168x", 1, 6, time) for time in times]

    def first(self) -> int:
        return self._first

    def head(self) -> Any:
        return SimpleNamespace(size=len(self._entries))

    def entries(self, start: int, stop: int) -> list[bytes]:
        return self._entries[max(start, self._first) : stop]


def planned(ages: list[float], first: int = 0, published: int | None = None, now: datetime.datetime = NOW) -> Pruning:
    size = len(ages) if published is None else published
    public: Any = SimpleNamespace(checkpoint=lambda: (None, SimpleNamespace(size=size)))
    store: Any = Ages(ages, first)
    return to_prune(store, public, POLICY, now)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 600), st.floats(0, 1000)), max_size=8), st.integers(0, 3))
def test_nothing_is_let_go_but_whole_bundles_of_old_entries_that_come_before_all_others(
    runs: list[tuple[int, float]], pruned: int
) -> None:
    ages = [age for count, age in runs for _ in range(count)] + [0.0]
    first = min(pruned * 256, len(ages) - len(ages) % 256)
    until = planned(ages, first).until
    assert until % 256 == 0
    assert first <= until <= len(ages)
    assert all(age > 365 for age in ages[first:until])
    if until > first or not first:  # and all of these
        rest = ages[until : until + 256]
        assert len(rest) < 256 or min(rest) <= 365


def test_the_limit_is_the_day_itself() -> None:
    assert planned([365.0] * 256 + [0]).until == 0
    assert planned([365.001] * 256 + [0]).until == 256


def test_a_clock_that_is_ahead_of_the_ledger_lets_nothing_go() -> None:
    """Time is counted from the last entry where the clock is ahead of it."""
    later = NOW + 20 * YEAR
    assert planned([1.0] * 600, now=later).until == 0
    assert planned([700.0] * 300 + [1.0], now=later).until == 256


def test_a_clock_that_jumped_back_or_ahead_between_entries_keeps_what_comes_after() -> None:
    assert planned([700.0] * 100 + [1.0] + [700.0] * 600 + [0]).until == 0


def test_what_the_published_checkpoint_does_not_cover_stays() -> None:
    assert planned([700.0] * 600 + [0], published=500).until == 256
    assert planned([700.0] * 600 + [0], published=255).until == 0


def test_without_a_checkpoint_nothing_is_let_go(tmp_path: Path) -> None:
    store: Any = Ages([700.0] * 600 + [0])
    with pytest.raises(Unavailable):
        to_prune(store, Public(tmp_path / "public"), POLICY, NOW)


@pytest.fixture
def ledger(tmp_path: Path) -> Scratch:
    """400 entries of two years ago behind the first, which is of now; and some of now."""
    made = scratch(tmp_path)
    made.fill(400, 2 * YEAR)
    made.fill(5)
    return made


def pruned(ledger: Scratch, policy: Retention = POLICY) -> Pruning:
    with ledger.open() as log:
        what = to_prune(log.store, log.public, policy)
        prune(log, ledger.codec, policy, what)
    return what


def test_the_first_entry_is_as_young_as_the_ledger_so_nothing_goes(ledger: Scratch) -> None:
    assert pruned(ledger).until == 0
    assert ledger.size() == 406


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A ledger that was set up two years ago: 600 entries of then, and five of now."""
    made = scratch(tmp_path_factory.mktemp("template"), age=2 * YEAR)
    made.fill(599, 2 * YEAR)
    made.fill(5)
    return made


@pytest.fixture
def old(template: Scratch, tmp_path: Path) -> Scratch:
    """The same, to be changed."""
    shutil.copytree(template.data, tmp_path / "data")
    return Scratch(tmp_path / "data", template.key)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_was_pruned_is_in_no_file_any_more(old: Scratch) -> None:
    entries = old.entries()
    store = open_store(old.place.store)
    assert store.find(record_of(entries[0])) == [0]  # so that the index of record ids is there
    store.close()
    (old.place.folder / "public.drafts" / "left").write_bytes(entries[0])
    os.utime(old.place.folder / "public.drafts" / "left", (0, 0))
    assert any(record_of(entries[0]) in data for data in files(old.data).values())
    with old.open() as log:  # while it is open, so that the write-ahead log is there
        what = to_prune(log.store, log.public, POLICY)
        prune(log, old.codec, POLICY, what)
        lying = files(old.data)
        assert "ledger/log.sqlite-wal" in lying
        for entry in (entries[0], entries[1], entries[255], entries[511]):
            assert [name for name, data in lying.items() if record_of(entry) in data] == []
        assert any(record_of(entries[512]) in data for data in lying.values())
    assert what.until == 512
    assert old.entries()[: 605 - 512] == entries[512:]


def test_it_is_recorded_under_the_policy_that_is_published(old: Scratch) -> None:
    pruned(old)
    said = old.said()[-1]
    assert (said["kind"], said["index"], said["subject"]) == ("prune", 512, POLICY.digest.hex())
    assert (old.place.public / "retention" / POLICY.digest.hex()).read_text() == POLICY.text


def test_an_outsider_who_knows_of_it_finds_the_ledger_sound(old: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    old_checkpoint = old.data / "old"
    old_checkpoint.write_bytes((old.place.public / "checkpoint").read_bytes())
    key = f"--key={old.key.verifier.vkey}"
    pruned(old)
    folder = str(old.place.public)
    assert verify([folder, key]) == 1
    assert verify([folder, key, "--pruned=512", f"--old={old_checkpoint}"]) == 0
    assert verify([folder, key, "--pruned=256"]) == 1
    capsys.readouterr()


def test_a_receipt_of_what_was_pruned_can_still_be_made(old: Scratch) -> None:
    entry = old.entries()[7]
    pruned(old)
    reader = Reader(old.place)
    try:
        found = reader.receipt(7)
        assert reader.entry(7) is None
    finally:
        reader.close()
    assert found is not None
    found.check(entry, Policy.for_logs([old.key.verifier]))


def test_what_could_not_be_cleared_away_is_cleared_the_next_time(old: Scratch) -> None:
    """A crash between the database and the folder leaves bundles that nobody else would delete."""
    bundle = old.place.public / "tile" / "entries" / "000"
    data = bundle.read_bytes()
    pruned(old)
    bundle.write_bytes(data)
    size = len(old.entries())
    again = pruned(old)
    assert (again.first, again.until) == (512, 512)
    assert not bundle.exists()
    assert len(old.entries()) == size  # nothing more to record


def test_the_log_grows_on_after_it(old: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    pruned(old)
    old.fill(300)
    assert verify([str(old.place.public), f"--key={old.key.verifier.vkey}", "--pruned=512"]) == 0
    assert time_of(old.entries()[-1]) > NOW - YEAR
    capsys.readouterr()
