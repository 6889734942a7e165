"""`inquire` by the column, from columns of codes, unknowns among them: one core, two, a plain read, and the peers.

Making the input is timed apart: it is given in the notes, and no figure holds it. The peers have no unknowns to look
at, and give a mask of clauses; ours gives outcome, clauses and missing facts as columns.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from bench.peers import columns as peers
from bench.peers import settled_law
from bench.report import Goal, Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios
from bench.workload import every_case
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law

ROWS = 8_000_000
"""So many that they fit in no cache."""

CEDAR_ROWS = 2_000
_SEED = 2008_08_11
_RATE = Goal("ours", ">=", 200e6)
_CORES = Goal("ratio", ">=", 1.6)
_READ = Goal("ratio", ">=", 1 / 4)
_AHEAD = Goal("ratio", ">=", 1)
_OURS = "decide_table, columns of codes"
_READ_NAME = "a plain read of the same bytes"
_FILL = "Columns.fill, into room that is there"
_PLAIN = "the same without numba"
_NULLS = "the same, unknown as null"


def columns(effort: Effort, _check_all: bool) -> list[Section]:
    """Ours beside a plain read of the same bytes and the peers on one core; then on two."""
    title = f"inquire by the column: {ROWS:,} rows of nine columns of codes, a tenth unknown, rows/s"
    try:
        import charteroak.engines.kernel  # noqa: F401 - without numba there is nothing to measure here
    except ImportError as error:
        return [Section(title, [], [Line(_OURS, goal=_RATE, not_run=str(error))])]
    passes = Effort(max(3, effort.passes // 3), 0.0)
    return [_one_core(title, passes), _two_cores(title, passes)]


def _one_core(title: str, effort: Effort) -> Section:
    codes, settled = _codes(), _settled()
    begin = time.process_time()
    given = {_OURS: _table(codes, nulls=False), _NULLS: _table(codes, nulls=True), _PLAIN: _table(codes, nulls=False)}
    notes = [f"Making our input took {time.process_time() - begin:.3f} s, once for each of three."]
    contenders = [Contender(name, _ours(fast=name != _PLAIN), [table]) for name, table in given.items()]
    contenders.append(Contender(_FILL, _filling(), [given[_OURS]]))
    contenders.append(Contender(_READ_NAME, _read, [codes]))
    absent: list[Line] = []
    for make in _PEERS:
        try:
            contender, note = _contender(make, settled)
        except ImportError as error:
            absent.append(Line(f"beside {make.__name__}", goal=_AHEAD, not_run=str(error)))
            continue
        contenders.append(contender)
        notes.append(note)
    sizes = {contender.name: CEDAR_ROWS if contender.name.startswith("cedarpy") else ROWS for contender in contenders}
    rates = {name: [rate * sizes[name] for rate in each] for name, each in race(contenders, effort).items()}
    ours = rates.pop(_OURS)
    lines = [Line(_OURS, Spread.of(ours), goal=_RATE)]
    lines += [Line(name, Spread.of(rates.pop(name))) for name in (_NULLS, _PLAIN)]
    fill, read = rates.pop(_FILL), rates.pop(_READ_NAME)
    for name, own, goal in ((_FILL, fill, _READ), ("decide_table", ours, None)):
        what = f"{name}, beside {_READ_NAME}"
        lines.append(Line(what, Spread.of(own), Spread.of(read), ratios(own, read), goal=goal, ratio_unit="%"))
    lines += [
        Line(f"beside {name}", Spread.of(ours), Spread.of(each), ratios(ours, each), goal=_AHEAD)
        for name, each in rates.items()
    ]
    return Section(title, notes, [*lines, *absent])


def _two_cores(title: str, effort: Effort) -> Section:
    """By the clock, as two cores' processor time is not what is waited for."""
    from charteroak.engines.pipeline import cores

    what = f"{_OURS}, two threads beside one"
    if cores() < 2:
        return Section(f"{title}, by the clock", [], [Line(what, goal=_CORES, not_run="there is only one core")])
    table = _table(_codes(), nulls=False)
    rates: dict[int, list[float]] = {1: [], 2: []}
    for threads in rates:
        _ours(threads=threads)([table])
    for _ in range(effort.passes):
        for threads, each in rates.items():
            begin = time.perf_counter()
            _ours(threads=threads)([table])
            each.append(ROWS / (time.perf_counter() - begin))
    line = Line(what, Spread.of(rates[2]), Spread.of(rates[1]), ratios(rates[2], rates[1]), goal=_CORES)
    return Section(f"{title}, by the clock", [], [line])


def _ours(*, threads: int = 1, fast: bool = True) -> Callable[[Any], None]:
    from charteroak.engines.columns import Lists
    from charteroak.engines.frames import decide_table

    def run(works: Any) -> None:
        for table in works:
            decide_table(table, law(), act=peers.ACT, coded=True, lists=Lists.SHARED, threads=threads, fast=fast)

    return run


def _filling() -> Callable[[Any], None]:
    """Deciding without asking the system for memory, as where one batch comes after another."""
    from charteroak.engines.columns import Columns

    columns = Columns(law(), fast=True)
    room = columns.room(ROWS)

    def run(works: Any) -> None:
        for table in works:
            [batch] = table.to_batches()
            columns.fill(room, batch, act=peers.ACT, coded=True)

    return run


def _read(works: Any) -> None:
    """Look at every byte once: the least that anything has to do that decides."""
    import numpy as np

    for codes in works:
        for column in codes.values():
            np.bitwise_or.reduce(column.view(np.uint64))


def _codes() -> dict[str, Any]:
    """Random codes, 0 for what is not known."""
    import numpy as np

    draw = np.random.default_rng(_SEED)
    made = {}
    for fact in RULEBOOK.act(peers.ACT).facts:
        column = draw.integers(1, len(fact.values) + 1, ROWS, np.uint8)
        column[draw.random(ROWS, np.float32) < 0.1] = 0
        made[fact.name] = column
    return made


def _settled() -> dict[str, Any]:
    """Random codes, everything known."""
    import numpy as np

    draw = np.random.default_rng(_SEED)
    return {fact.name: draw.integers(1, len(fact.values) + 1, ROWS, np.uint8) for fact in RULEBOOK.act(peers.ACT).facts}


def _table(codes: dict[str, Any], *, nulls: bool) -> Any:
    import pyarrow as pa  # type: ignore[import-untyped]

    return pa.table({name: pa.array(column, mask=column == 0 if nulls else None) for name, column in codes.items()})


def _contender(make: Callable[[], Any], settled: dict[str, Any]) -> tuple[Contender, str]:
    """A peer that agrees with the article's table in every settled case, with its rows, and how long they took."""
    peer = make()
    cases = list(every_case(peers.ACT))
    whole = settled_law()
    if isinstance(peer, Cedar):
        sample = cases[:: len(cases) // CEDAR_ROWS][:CEDAR_ROWS]
        agree = peer.decide(sample) == [whole.decide(peers.ACT, case)[:2] for case in sample]
        begin, rows = time.process_time(), [dict(case) for case in sample]
        compared = len(sample)
    else:
        outcomes, masks = peer.answers(peer.given(_of(cases)))
        found = [peers.told(*each) for each in zip(outcomes.tolist(), masks.tolist(), strict=True)]
        agree = found == [whole.decide(peers.ACT, case)[:2] for case in cases]
        begin, rows = time.process_time(), peer.given(settled)
        compared = len(cases)
    if not agree:
        raise ImportError(f"{peer.name} was not given the same article: it answers otherwise")
    taken = time.process_time() - begin
    note = f"{peer.name} agrees in {compared:,} settled cases; its input took {taken:.3f} s."

    def run(works: Any) -> None:
        for work in works:
            peer.decide(work)

    if isinstance(peer, peers.OpenFisca):

        def run(works: Any) -> None:
            for work in works:
                work.delete_arrays("answer")  # it keeps what it has computed
                peer.decide(work)

    return Contender(peer.name, run, [rows]), note


def _of(cases: list[dict[str, Any]]) -> dict[str, Any]:
    import numpy as np

    facts = RULEBOOK.act(peers.ACT).facts
    return {fact.name: np.array([peers.code(fact, case[fact.name]) for case in cases], np.uint8) for fact in facts}


class Cedar:
    """cedarpy's batch, of dicts: it takes no columns."""

    name = f"cedarpy, a batch of {CEDAR_ROWS:,} dicts"

    def __init__(self) -> None:
        from bench.peers.cedar import Cedar as Peer

        self._peer = Peer()

    def decide(self, rows: list[dict[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
        """Outcomes and clauses."""
        return self._peer.decide_batch(peers.ACT, rows)


def join() -> peers.DuckJoin:
    """DuckDB with the table of `inquire`, every unknown in it."""
    import numpy as np
    import pyarrow as pa

    table = settled_law().table(peers.ACT)
    masks = [sum(1 << peers.CLAUSES.index(clause) for clause in each.clauses) for each in table.decisions]
    outcomes = [[o.value for o in peers.OUTCOMES].index(each.outcome) for each in table.decisions]
    numbers = np.frombuffer(table.cells, np.uint16)
    cells = {
        "place": np.arange(len(numbers), dtype=np.int32),
        "outcome": np.array(outcomes, np.uint8).take(numbers),
        "mask": np.array(masks, np.uint8).take(numbers),
    }
    strides = {fact.name: table.offsets[fact.name][fact.values[0]] for fact in table.act.facts}
    return peers.DuckJoin(1, pa.table(cells), strides)


def case() -> peers.DuckCase:
    """DuckDB on one thread, as all of these are."""
    return peers.DuckCase(1)


_PEERS: tuple[Callable[[], Any], ...] = (peers.Polars, case, join, peers.OpenFisca, Cedar)
