"""Counting: the same numbers as decoding every entry gives, going on from where it was, whatever the bytes are."""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.ledger.codec import Codec, from_time
from charteroak.ledger.entry import LAST_TIME, SHAPES, Entry, Kind
from charteroak.ledger.errors import LedgerError, Malformed, Unavailable
from charteroak.ledger.stores import Head, open_store
from charteroak.ledger.tree import EMPTY_ROOT
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.ledger.writer import Writer
from charteroak.recording import counts as counting
from charteroak.recording.counts import SLACK, Counts, Sort, Wanted, behind, placed
from charteroak.recording.words import vocabulary
from tests.fixtures.every import examples

CODEC = Codec(vocabulary())
OTHER = Codec(replace(vocabulary(), departments=(*vocabulary().departments, "parks")))
UNKNOWN = Codec(replace(vocabulary(), bases=()))
CODECS = {codec.vocabulary.id: codec for codec in (CODEC, OTHER)}
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
SEAL = sha256(b"seal").digest()


@dataclass
class Kept:
    """A store's entries in memory. None stands for one that is missing."""

    held: list[bytes | None] = field(default_factory=list)
    pruned: int = 0
    reads: int = 0

    def head(self) -> Head:
        return Head(len(self.held), EMPTY_ROOT)

    def first(self) -> int:
        return next((at for at, data in enumerate(self.held) if at >= self.pruned and data is not None), 0)

    def entries(self, start: int, stop: int) -> list[bytes]:
        self.reads += max(0, stop - start)
        return [data for data in self.held[max(start, self.pruned) : stop] if data is not None]


def entry(kind: Kind, time: int, codec: Codec = CODEC, record: int = 0, **said: object) -> bytes:
    """An entry of a kind: what it must say and is not given is the same in all."""
    needed, _ = SHAPES[kind]
    usual = {
        "subject": codec.vocabulary.digest, "index": 256, "role": 1, "commitment": SEAL, "law": SEAL, "readings": SEAL,
        "act": 1, "outcome": 1, "approvers": (2,), "facts": ((1, 1),),
    }  # fmt: skip
    named = {name: value for name, value in usual.items() if name in needed} | said
    made = Entry(kind=kind, time=time, vocabulary=codec.vocabulary.id, record=record.to_bytes(16, "big"), **named)  # type: ignore[arg-type]
    return codec.encode(made)


def hundredths(moment: datetime.datetime) -> int:
    return int(moment.timestamp()) * 100


def slowly(held: list[bytes]) -> Counter[tuple[datetime.date, Sort]]:
    """How many entries there are of each sort on each day, by decoding each."""
    found: Counter[tuple[datetime.date, Sort]] = Counter()
    for data in held:
        codec = CODECS.get(data[10:18])
        day = from_time(int.from_bytes(data[2:10], "big")).date()
        said = codec.describe(codec.decode(data)) if codec else {}
        words = (said.get("kind", ""), said.get("act", ""), said.get("outcome", ""), tuple(said.get("clauses", ())))
        found[day, Sort(*words)] += 1
    return found


def quickly(counts: Counts, wanted: Wanted | None = None) -> Counter[tuple[datetime.date, Sort]]:
    counted = counts.select(wanted or Wanted(), CODECS)
    if counted.span is None:
        return Counter()
    first, last = counted.span
    days = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
    over = counted.over(days)
    return Counter({(day, sort): count for day, sorts in zip(days, over, strict=True) for sort, count in sorts.items()})


def all_of_it(counts: Counts) -> Counts:
    while not counts.go_on():
        pass
    return counts


codes = st.integers(min_value=1, max_value=7)
clauses = st.sets(st.integers(1, len(CODEC.vocabulary.clauses)), max_size=4).map(lambda found: tuple(sorted(found)))
times = st.integers(0, 200 * 8_640_000).map(lambda time: time + hundredths(NOON))


@st.composite
def entries(draw: st.DrawFn) -> bytes:
    kind = draw(st.sampled_from(list(Kind)))
    said: dict[str, object] = {}
    needed, allowed = SHAPES[kind]
    if "act" in needed | allowed:
        said["act"] = draw(codes)
    if "outcome" in needed | allowed:
        said["outcome"] = draw(st.integers(1, 6))
    if "clauses" in allowed:
        said["clauses"] = draw(clauses)
    codec = draw(st.sampled_from([CODEC, CODEC, CODEC, OTHER, UNKNOWN]))
    return entry(kind, draw(times), codec, draw(st.integers(0, 1 << 64)), **said)


@given(held=st.lists(entries(), max_size=40), chunk=st.integers(1, 12), cuts=st.lists(st.integers(0, 40), max_size=3))
@settings(max_examples=examples(150), deadline=None)
def test_the_numbers_are_those_of_decoding_every_entry(held: list[bytes], chunk: int, cuts: list[int]) -> None:
    """However the ledger grew, and in whatever pieces it was read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "_CHUNK", chunk)
        store = Kept()
        counts = Counts(store)  # type: ignore[arg-type]
        for size in (*sorted(cuts), len(held)):
            store.held = list(held[:size])
            assert quickly(all_of_it(counts)) == slowly(held[:size])
    assert counts.late() == tuple(at for at in range(1, len(held)) if time_of(held[at]) < time_of(held[at - 1]) - SLACK)


def time_of(data: bytes) -> int:
    return int.from_bytes(data[2:10], "big")


@given(held=st.lists(entries(), max_size=40), data=st.data())
@settings(max_examples=examples(100), deadline=None)
def test_what_is_wanted_is_what_is_counted(held: list[bytes], data: st.DataObject) -> None:
    kinds, acts = [kind.name.lower() for kind in Kind], CODEC.vocabulary.acts
    day = st.one_of(st.none(), times.map(lambda time: from_time(time).date()))
    wanted = Wanted(
        data.draw(st.sampled_from(["", *kinds])),
        data.draw(st.sampled_from(["", *acts])),
        data.draw(st.sampled_from(["", *CODEC.vocabulary.clauses])),
        data.draw(day),
        data.draw(day),
    )
    expected = Counter({
        (on, sort): count
        for (on, sort), count in slowly(held).items()
        if wanted.kind in ("", sort.kind)
        and wanted.act in ("", sort.act)
        and (not wanted.clause or wanted.clause in sort.clauses)
        and (wanted.first is None or on >= wanted.first)
        and (wanted.last is None or on <= wanted.last)
    })  # fmt: skip
    counts = all_of_it(Counts(Kept(list(held))))  # type: ignore[arg-type]
    assert quickly(counts, wanted) == expected
    assert counts.select(wanted, CODECS).total == expected.total()


def test_whatever_byte_is_damaged_every_entry_is_counted_once() -> None:
    """All bytes of a decision, each with several others: it counts as what it says, or as what cannot be read."""
    good = entry(Kind.DECISION, hundredths(NOON), clauses=(1, 3), facts=((1, 1), (2, 2)))
    plain = next(iter(slowly([good])))[1]
    for place in range(len(good)):
        for change in (0x01, 0x02, 0x80, 0xFF):
            damaged = bytearray(good)
            damaged[place] ^= change
            counts = all_of_it(Counts(Kept([good, bytes(damaged), good])))  # type: ignore[arg-type]
            found = quickly(counts)
            assert found.total() == 3
            assert sum(count for (_, sort), count in found.items() if sort == plain) >= 2
            try:
                sort = name(CODEC.describe(CODEC.decode(bytes(damaged))))
            except Malformed:
                continue  # counted by what is left of it
            assert sum(count for (_, each), count in found.items() if each == sort) >= 1, place


def name(said: dict[str, object]) -> Sort:
    clauses = said.get("clauses", [])
    assert isinstance(clauses, list)
    return Sort(str(said["kind"]), str(said.get("act", "")), str(said.get("outcome", "")), tuple(clauses))


@pytest.mark.parametrize("length", range(178))
def test_an_entry_that_was_cut_short_counts_as_what_cannot_be_read(length: int) -> None:
    good = entry(Kind.DECISION, hundredths(NOON))
    counts = all_of_it(Counts(Kept([good[:length], good, good[:length]])))  # type: ignore[arg-type]
    assert quickly(counts) == Counter(
        {(NOON.date(), name(CODEC.describe(CODEC.decode(good)))): 1, (NOON.date(), Sort()): 2}
    )


@pytest.mark.parametrize(
    "change",
    [
        {170: 0},  # a decision without an act
        {170: 200},
        {171: 200},
        {1: 77},
        {1: Kind.OPENING},
        {176: 250},
        {176: 0},
        {176: 3, 177: 3},
        {176: 3, 177: 1},
    ],
    ids=str,
)
def test_what_no_codec_would_write_counts_as_what_cannot_be_read(change: dict[int, int]) -> None:
    """Numbers that no vocabulary has, and what an entry of its kind cannot say, never get a name."""
    made = bytearray(entry(Kind.DECISION, hundredths(NOON), clauses=(1, 3)))
    for place, value in change.items():
        made[place] = value
    with pytest.raises(Malformed):
        CODEC.decode(bytes(made))
    assert set(quickly(all_of_it(Counts(Kept([bytes(made)]))))) == {(NOON.date(), Sort())}  # type: ignore[arg-type]


def test_times_as_far_as_they_go() -> None:
    held = [entry(Kind.TRAINING, time) for time in (0, LAST_TIME)]
    counted = all_of_it(Counts(Kept(list(held)))).select(Wanted(), CODECS)  # type: ignore[arg-type]
    assert counted.span == (datetime.date(1970, 1, 1), datetime.date(9999, 12, 31))
    assert counted.total == 2
    beyond = bytearray(held[0])
    beyond[2:10] = (LAST_TIME + 1).to_bytes(8, "big")
    counts = all_of_it(Counts(Kept([bytes(beyond)])))  # type: ignore[arg-type]
    assert counts.select(Wanted(), CODECS).total == 1


def test_a_vocabulary_that_is_published_later_gives_the_entries_their_names() -> None:
    data = entry(Kind.DECISION, hundredths(NOON), UNKNOWN)
    counts = all_of_it(Counts(Kept([data])))  # type: ignore[arg-type]
    assert counts.select(Wanted(), CODECS).sorts == [Sort()]
    assert counts.select(Wanted(), {**CODECS, UNKNOWN.vocabulary.id: UNKNOWN}).sorts[0].kind == "decision"


# Going on.


def decisions(count: int) -> list[bytes | None]:
    return [entry(Kind.DECISION, hundredths(NOON) + number * 100, record=number) for number in range(count)]


def test_it_reads_what_is_new_and_no_more() -> None:
    store = Kept(decisions(1000))
    counts = all_of_it(Counts(store))  # type: ignore[arg-type]
    store.reads = 0
    for number in range(1000, 1010):
        store.held.append(entry(Kind.TRAINING, hundredths(NOON) + number * 100, record=number))
        assert counts.go_on()
    assert store.reads <= 30  # the new one, and the last one twice: to know the ledger again
    assert counts.select(Wanted(kind="training"), CODECS).total == 10


def test_it_stops_in_time_and_goes_on_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_CHUNK", 10)
    counts = Counts(Kept(decisions(100)))  # type: ignore[arg-type]
    assert not counts.go_on(-1)
    assert (counts.done, counts.select(Wanted(), CODECS).total) == (10, 10)
    assert counts.go_on()
    assert counts.select(Wanted(), CODECS).total == 100


def test_a_ledger_that_was_pruned_is_counted_anew() -> None:
    """What was deleted is not said any more, not even by a process that had read it before."""
    store = Kept(decisions(600))
    counts = all_of_it(Counts(store))  # type: ignore[arg-type]
    store.pruned = 512
    assert counts.go_on()
    assert (counts.first, counts.select(Wanted(), CODECS).total) == (512, 88)
    assert quickly(counts) == quickly(all_of_it(Counts(store)))  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [3, 600, 900])
def test_another_ledger_in_the_same_place_is_counted_anew(size: int) -> None:
    store = Kept(decisions(600))
    counts = all_of_it(Counts(store))  # type: ignore[arg-type]
    store.held = [entry(Kind.TRAINING, hundredths(NOON), record=number) for number in range(size)]
    assert counts.go_on()
    assert quickly(counts) == Counter({(NOON.date(), Sort("training")): size})


@pytest.mark.parametrize("missing", [{0}, {1}, {7}, {99}, {3, 4, 5}, set(range(20, 60)), set(range(100))])
def test_missing_entries_are_not_made_up_and_the_others_keep_their_places(missing: set[int]) -> None:
    held = [None if place in missing else data for place, data in enumerate(decisions(100))]
    store = Kept(held)
    there = [place for place in range(100) if place not in missing]
    assert [place for place, _ in placed(store, 0, 100)] == there  # type: ignore[arg-type]
    assert all_of_it(Counts(store)).select(Wanted(), CODECS).total == len(there)  # type: ignore[arg-type]


def test_many_threads_count_each_entry_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_CHUNK", 7)
    store = Kept(decisions(50))
    counts = Counts(store)  # type: ignore[arg-type]
    totals: list[int] = []

    def ask() -> None:
        for _ in range(20):
            store.held.append(entry(Kind.TRAINING, hundredths(NOON)))
            counts.go_on(0.001)
            totals.append(counts.select(Wanted(), CODECS).total)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all_of_it(counts).select(Wanted(), CODECS).total == 50 + 6 * 20
    assert len(totals) == 120


def test_a_store_that_fails_is_told_and_nothing_is_counted_twice() -> None:
    class Failing(Kept):
        fails = False

        def entries(self, start: int, stop: int) -> list[bytes]:
            if self.fails:
                raise Unavailable("the database is in use by another process")
            return super().entries(start, stop)

    store = Failing(decisions(10))
    counts = all_of_it(Counts(store))  # type: ignore[arg-type]
    store.held += decisions(10)
    store.fails = True
    with pytest.raises(LedgerError):
        counts.go_on()
    store.fails = False
    assert all_of_it(counts).select(Wanted(), CODECS).total == 20


# Clocks.


@pytest.mark.parametrize(
    ("times", "late"),
    [
        ([0, 360_000, 720_000], ()),
        ([360_000, 0, 100], (1,)),  # an hour back; the next is after the one before it
        ([0, 720_000, 360_000, 720_000], (2,)),
        ([SLACK, 0], ()),  # those who write at once may come in another order
        ([SLACK + 1, 0], (1,)),
        ([3 * SLACK, 2 * SLACK - 1, SLACK - 2], (1, 2)),
    ],
)
def test_a_clock_that_was_set_back_is_flagged_and_the_order_is_kept(times: list[int], late: tuple[int, ...]) -> None:
    held = [entry(Kind.TRAINING, hundredths(NOON) + time, record=at) for at, time in enumerate(times)]
    for chunk in (1, 2, 100):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(counting, "_CHUNK", chunk)
            assert all_of_it(Counts(Kept(list(held)))).late() == late  # type: ignore[arg-type]
    assert tuple(at for at in range(1, len(held)) if behind(held[at - 1], held[at])) == late


def test_what_stands_before_a_gap_or_a_damaged_entry_is_compared_with_nothing() -> None:
    late, early = entry(Kind.TRAINING, hundredths(NOON)), entry(Kind.TRAINING, hundredths(NOON) - 360_000)
    for between in (None, b"", late[:100]):
        for chunk in (1, 2, 3):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(counting, "_CHUNK", chunk)
                assert all_of_it(Counts(Kept([late, between, early]))).late() == ()  # type: ignore[arg-type]
    assert behind(b"", early) == behind(late, b"") == 0
    assert behind(late, early) == 360_000


def test_a_real_store_gives_the_same(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "log.sqlite"), create=True)
    writer = Writer(store)
    held = [data for data in decisions(300) if data is not None]
    writer.submit(held).index(30)
    counts = all_of_it(Counts(store))
    assert quickly(counts) == slowly(held)
    writer.close()
    store.prune(256)
    assert counts.go_on()
    assert (counts.first, quickly(counts)) == (256, slowly(held[256:]))
    store.close()


def test_the_vocabularies_differ() -> None:
    """The tests above would show nothing if they were the same."""
    assert isinstance(CODEC.vocabulary, Vocabulary)
    assert len({codec.vocabulary.id for codec in (CODEC, OTHER, UNKNOWN)}) == 3
