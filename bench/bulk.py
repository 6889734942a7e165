"""Decisions by the column, beside the least that NumPy must do.

The floor is one take from the table by indexes that are already there. The other peer makes the indexes first, from
nine columns of codes: what remains then is what reading and checking columns of words costs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.report import Line, Section
from bench.timing import Contender, Effort, Spread, race, ratios
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law

ROWS = 1_000_000
_SEED = 2008_08_11
_FLOOR = "NumPy, one take"
_PACKED = "NumPy, from columns of codes"


def bulk(effort: Effort, _check_all: bool) -> list[Section]:
    """A million rows at once, their facts as columns of codes and as columns of text."""
    title = f"By the column: {ROWS:,} rows at once, rows/s"
    try:
        import numpy as np
        import pyarrow as pa  # type: ignore[import-untyped]

        from charteroak.engines.columns import Columns
    except ImportError as error:
        return [Section(title, [], [Line("engines.columns", not_run=str(error))])]
    batches = _batches(np, pa)
    columns = Columns(law())
    table = law().table("inquire")
    cells = np.frombuffer(table.cells, np.uint16)
    codes, offsets = _coded(np, table.offsets)

    def packed(_: object) -> Any:
        return cells.take(sum(offset.take(code) for offset, code in zip(offsets, codes, strict=True)))

    contenders = [
        Contender(_FLOOR, _each(cells.take), [np.random.default_rng(_SEED).integers(0, len(cells), ROWS)]),
        Contender(_PACKED, _each(packed), [None]),
    ]
    for name, batch in batches.items():
        contenders.append(Contender(f"Columns.decide, {name}", _each(columns.decide), [batch]))
    rates = {
        name: [rate * ROWS for rate in each] for name, each in race(contenders, Effort(effort.passes // 3, 0.0)).items()
    }
    peers = {name: rates.pop(name) for name in (_FLOOR, _PACKED)}
    lines = [
        Line(f"{name}, beside {peer}", Spread.of(each), Spread.of(theirs), ratios(each, theirs), ratio_unit="%")
        for name, each in rates.items()
        for peer, theirs in peers.items()
    ]
    notes = ["Ours reads, checks and packs every column, and gives outcome, clauses and missing facts as columns."]
    return [Section(title, notes, lines)]


def _batches(np: Any, pa: Any) -> dict[str, Any]:
    """The same rows twice: words as dictionary columns, as Parquet gives them, and as plain text. Some are null."""
    draw = np.random.default_rng(_SEED)
    act = RULEBOOK.act("inquire")
    coded: dict[str, Any] = {}
    for fact in act.facts:
        codes = draw.integers(0, len(fact.values), ROWS).astype(np.int8)
        column = pa.DictionaryArray.from_arrays(pa.array(codes, mask=draw.random(ROWS) < 0.1), list(fact.values))
        coded[fact.name] = column.cast(pa.bool_()) if True in fact.values else column
    one = pa.DictionaryArray.from_arrays(pa.array(np.zeros(ROWS, np.int8)), [act.name])
    plain = {name: col.cast(pa.string()) if pa.types.is_dictionary(col.type) else col for name, col in coded.items()}
    return {
        "words as codes": pa.RecordBatch.from_pydict({"act": one, **coded}),
        "words as text": pa.RecordBatch.from_pydict({"act": one.cast(pa.string()), **plain}),
    }


def _coded(np: Any, offsets: Any) -> tuple[list[Any], list[Any]]:
    """Columns of codes, one a fact, and for each what a code adds to the index."""
    draw = np.random.default_rng(_SEED)
    adds = [np.array(list(values.values()), np.int32) for values in offsets.values()]
    return [draw.integers(0, len(add), ROWS).astype(np.int8) for add in adds], adds


def _each(function: Callable[[Any], object]) -> Callable[[Any], None]:
    def run(works: Any) -> None:
        for work in works:
            function(work)

    return run
