"""A report over a million entries, beside SQL that counts the same entries in a table of columns.

The peer does less: it counts each cell by GROUP BY, from columns that were parsed when they were loaded, and leaves out
nothing. Ours reads the entries' bytes from the ledger's own store, groups them by matter, and leaves out what is rare.
"""

from __future__ import annotations

import datetime
import os
import random
import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, ratios
from charteroak.ledger.codec import Codec, to_time
from charteroak.ledger.entry import Kind
from charteroak.ledger.stores import Addition, Head, open_store
from charteroak.ledger.tree import EMPTY_ROOT
from charteroak.recording.reporting.columns import go_on, read
from charteroak.recording.reporting.figures import Ledger
from charteroak.recording.reporting.periods import Period
from charteroak.recording.words import vocabulary

MILLION = 1_000_000
_START = to_time(datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC))
_YEAR = 365 * 8_640_000
_SEAL = bytes(range(32))
_COLD = """
import sys
from charteroak.ledger.codec import Codec
from charteroak.ledger.stores import open_store
from charteroak.recording.reporting.columns import go_on, read
from charteroak.recording.reporting.figures import Ledger
from charteroak.recording.reporting.periods import Period
from charteroak.recording.words import vocabulary
words = vocabulary()
store = open_store(sys.argv[1])
Ledger(read(store, {words.id: Codec(words)}, int(sys.argv[2]))).figures(Period(2025), int(sys.argv[2]), ())
"""
_QUERIES = (
    "SELECT act, outcome, count(*) FROM entry WHERE kind = 2 AND time BETWEEN ? AND ? GROUP BY act, outcome",
    "SELECT topic, outcome, count(*) FROM entry WHERE kind = 2 AND time BETWEEN ? AND ? GROUP BY topic, outcome",
    "SELECT role, count(*) FROM entry WHERE kind = 2 AND time BETWEEN ? AND ? GROUP BY role",
    "SELECT requester, count(*) FROM entry WHERE kind = 10 AND time BETWEEN ? AND ? GROUP BY requester",
    "SELECT paper, count(*) FROM entry WHERE kind = 10 AND time BETWEEN ? AND ? GROUP BY paper",
    """SELECT a.paper, count(*), avg(b.time - a.time) FROM entry a JOIN entry b ON a.record = b.record AND b.step > 1
    WHERE a.kind = 10 AND b.kind = 10 AND a.step = 1 AND a.time BETWEEN ? AND ? GROUP BY a.paper""",
)


def reports(effort: Effort, _check_all: bool) -> list[Section]:
    """The report of a year with a million entries: warm, cold, and SQL's counts of the same."""
    words = vocabulary()
    codecs = {words.id: Codec(words)}
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-reports-") as name:
        path = Path(name) / "log.sqlite"
        entries = list(_entries(codecs[words.id], MILLION))
        store = open_store(str(path), create=True)
        with store.writing() as writing:
            writing.add(Addition(entries, (), Head(len(entries), EMPTY_ROOT)))
        ours, theirs, anew = [], [], []
        size = len(entries)
        go_on(store, codecs, size)
        database = _table(entries)
        for _ in range(max(3, effort.passes // 6)):
            begin = time.process_time()
            Ledger(go_on(store, codecs, size)).figures(Period(2025), size, ())
            ours.append(time.process_time() - begin)
            begin = time.process_time()
            Ledger(read(store, codecs, size)).figures(Period(2025), size, ())
            anew.append(time.process_time() - begin)
            begin = time.process_time()
            for query in _QUERIES:
                database.execute(query, (_START, _START + _YEAR)).fetchall()
            theirs.append(time.process_time() - begin)
        cold = []
        for _ in range(3):
            begin = _of_children()
            subprocess.run([sys.executable, "-c", _COLD, str(path), str(size)], check=True)  # noqa: S603 - ours
            cold.append(_of_children() - begin)
        store.close()
    goal = Goal("ours", "<", 5)
    lines = [
        Line("beside SQLite's GROUP BY", Spread.of(ours), Spread.of(theirs), ratios(ours, theirs), unit="s", goal=goal),
        Line("every entry read anew", Spread.of(anew), Spread.of(theirs), ratios(anew, theirs), unit="s", goal=goal),
        Line("in a new process", Spread.of(cold), unit="s"),
    ]
    notes = [
        "Processor time. A warm process has read the entries before, and reads those that are new.",
        "The peer counts parsed columns in memory, and withholds nothing; ours reads the entries themselves.",
    ]
    return [Section(f"The report of a year with {MILLION:,} entries", notes, lines)]


def _of_children() -> float:
    """The processor time of the processes that ours has waited for."""
    times = os.times()
    return times.children_user + times.children_system


def _entries(codec: Codec, count: int) -> Iterator[bytes]:
    """Entries as a city's are: decisions at the counter, and requests with their decisions and their closing."""
    dice, words = random.Random(8), dict(codec.vocabulary.facts)  # noqa: S311 - a made-up city
    patterns = [list(_matter(codec, dice, words)) for _ in range(3000)]
    made = 0
    while made < count:
        record, start = secrets.token_bytes(16), _START + dice.randrange(_YEAR)
        for wait, data in dice.choice(patterns)[: count - made]:
            made += 1
            yield data[:2] + (start + wait).to_bytes(8, "big") + data[10:18] + record + data[34:]


def _matter(codec: Codec, dice: random.Random, words: dict[str, tuple[str, ...]]) -> Iterator[tuple[int, bytes]]:
    now, record = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC), bytes(16)
    seals = {"commitment": _SEAL, "law": _SEAL, "readings": _SEAL, "act": "disclose"}
    if dice.random() < 0.7:
        outcome = dice.choice(("prohibited", "permitted", "counsel"))
        facts = {"topic": dice.choice(words["topic"]), "employee": dice.choice(words["employee"])}
        said = {**seals, "outcome": outcome, "role": dice.choice(("police", "employee")), "clauses": ["2-929"]}
        yield 0, codec.encode(codec.entry(Kind.DECISION, now, record, facts=facts, **said))
        return
    requester, paper = dice.choice(words["requester"]), dice.choice(words["paper"])
    asked = {"requester": requester, "paper": paper, "channel": "letter"}
    own = {"role": "records", "commitment": _SEAL}
    facts = {**asked, "step": "received"}
    yield 0, codec.encode(codec.entry(Kind.REQUEST, now, record, facts=facts, act="disclose", **own))
    for topic in dice.sample(words["topic"], 3):
        said = {**seals, "outcome": "prohibited", "role": "records", "clauses": ["2-929"]}
        yield 100, codec.encode(codec.entry(Kind.DECISION, now, record, facts={"topic": topic}, **said))
    facts = {"step": dice.choice(("closed_refused", "closed_released_in_part"))}
    yield dice.randrange(1 << 28), codec.encode(codec.entry(Kind.REQUEST, now, record, facts=facts, **own))


def _table(entries: list[bytes]) -> sqlite3.Connection:
    """The same entries as a table of columns, loaded beforehand."""
    codec = Codec(vocabulary())
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE TABLE entry (kind INT, time INT, record BLOB, act INT, outcome INT, role INT, topic INT, "
        "requester INT, paper INT, step INT)"
    )
    numbers = codec.vocabulary.codes["facts"]
    wanted = [numbers[name] for name in ("topic", "requester", "paper", "step")]
    first = codec.vocabulary.value_codes[numbers["step"] - 1]["received"]
    known: dict[bytes, tuple[int, ...]] = {}

    def row(data: bytes) -> tuple[object, ...]:
        tail = data[170:]
        if tail not in known:
            entry = codec.decode(data)
            facts = dict(entry.facts)
            topic, requester, paper, step = (facts.get(each, 0) for each in wanted)
            step = step if step == first or not step else step + 1
            known[tail] = (entry.act, entry.outcome, entry.role, topic, requester, paper, step)
        return (data[1], int.from_bytes(data[2:10], "big"), data[18:34], *known[tail])

    database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(row, entries))
    database.execute("CREATE INDEX by_record ON entry (record)")
    return database
