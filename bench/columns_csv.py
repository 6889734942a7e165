"""`charteroak decide` on a CSV, beside DuckDB alone copying the same CSV; and how much memory it takes.

Both are given two threads, and are measured by the clock, in turns, from the file to a whole new file. Ours is measured
as a command too, with all that starting it takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, ratios
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law

ROWS = 2_000_000
_SEED = 2008_08_11
_HALF = Goal("ratio", ">=", 0.5)
_MEMORY = Goal("ours", "<=", 500e6)
_MEASURE = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
_RUN = "from charteroak.cli.main import main; main()"


def decide_csv(effort: Effort, _check_all: bool) -> list[Section]:
    """CSV in, CSV out: rows about `inquire` alone, and about all acts at once."""
    title = f"charteroak decide, CSV to CSV, {ROWS:,} rows, rows/s by the clock"
    try:
        import duckdb
    except ImportError as error:
        return [Section(title, [], [Line("beside DuckDB", goal=_HALF, not_run=str(error))])]
    lines = []
    notes = []
    with TemporaryDirectory(prefix="charteroak-bench-") as folder:
        for name, acts in (("inquire", ("inquire",)), ("every act", tuple(act.name for act in RULEBOOK.acts))):
            source = Path(folder) / f"{acts[0]}-{len(acts)}.csv"
            begin = time.perf_counter()
            _write(source, acts)
            size = source.stat().st_size
            notes.append(f"{name}: {size / 1e6:,.0f} MB, made in {time.perf_counter() - begin:.1f} s.")
            lines += _beside(name, source, Path(folder), duckdb, max(3, effort.passes // 5))
            lines += _memory(name, source, Path(folder))
            source.unlink()
    return [Section(title, notes, lines)]


def _beside(name: str, source: Path, folder: Path, duckdb: Any, passes: int) -> list[Line]:
    base = duckdb.connect()
    base.execute("SET threads = 2")
    copied, decided = folder / "copied.csv", folder / "decided.csv"
    query = f"COPY (SELECT * FROM read_csv('{source}')) TO '{copied}'"  # noqa: S608 - our own names
    runs: dict[str, Callable[[], object]] = {
        "DuckDB": lambda: base.execute(query),
        "compiled": lambda: _decide(source, decided, "yes"),
        "without numba": lambda: _decide(source, decided, "no"),
        "as a command": lambda: _command(source, decided),
    }
    for run in runs.values():
        run()  # what is loaded for good is loaded now
    rates: dict[str, list[float]] = {each: [] for each in runs}
    for _ in range(passes):
        for each, run in runs.items():
            begin = time.perf_counter()
            run()
            rates[each].append(ROWS / (time.perf_counter() - begin))
    duck = rates.pop("DuckDB")
    return [
        Line(
            f"{name}, {each}, beside DuckDB's copy",
            Spread.of(ours),
            Spread.of(duck),
            ratios(ours, duck),
            ratio_unit="%",
            goal=_HALF,
        )
        for each, ours in rates.items()
    ]


def _decide(source: Path, out: Path, compiled: str) -> None:
    from charteroak.engines.bulk import Source, Target, decide_file

    before = os.environ.get("CHARTEROAK_COMPILED")
    os.environ["CHARTEROAK_COMPILED"] = compiled
    try:
        with out.open("wb") as stream:
            decide_file(
                Source(source, "csv"), Target(stream, "csv"), law(), None, lambda *_: None, lambda _done, _all: None
            )
    finally:
        if before is None:
            del os.environ["CHARTEROAK_COMPILED"]
        else:
            os.environ["CHARTEROAK_COMPILED"] = before


def _command(source: Path, out: Path) -> None:
    command = [sys.executable, "-c", _RUN, "decide", str(source), "-o", str(out)]
    subprocess.run(command, check=True)  # noqa: S603 - our own


def _memory(name: str, source: Path, folder: Path) -> list[Line]:
    """The most memory that the command takes, for this file and for one four times as long."""
    longer = folder / "longer.csv"
    text = source.read_bytes()
    head = text.index(b"\n") + 1
    with longer.open("wb") as file:
        file.write(text[:head])
        for _ in range(4):
            file.write(text[head:])
    lines = []
    for path in (source, longer):
        command = [sys.executable, "-c", _RUN, "decide", str(path), "-o", str(folder / "decided.csv")]
        # A process begins with the memory of the one that starts it as its most: so a small one does.
        done = subprocess.run([sys.executable, "-c", _MEASURE, *command], check=True, capture_output=True, text=True)  # noqa: S603 - our own
        most = int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
        what = f"{name}, {path.stat().st_size / 1e6:,.0f} MB: the most memory"
        lines.append(Line(what, Spread.of([most]), unit="B", goal=_MEMORY))
    longer.unlink()
    return lines


def _write(path: Path, acts: tuple[str, ...]) -> None:
    """Rows with an id, an act, its facts in words, one in ten of them empty, and a time."""
    import numpy as np
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.csv as pa_csv  # type: ignore[import-untyped]

    draw = np.random.default_rng(_SEED)
    of = draw.integers(0, len(acts), ROWS)
    facts = {fact.name: fact for act in acts for fact in RULEBOOK.act(act).facts}
    columns = {"id": pa.array([f"S-{i:08}" for i in range(ROWS)]), "act": pa.array(acts).take(pa.array(of))}
    for name, fact in facts.items():
        words = [str(value).lower() for value in fact.values]
        has = np.array([any(each.name == name for each in RULEBOOK.act(act).facts) for act in acts])
        codes = draw.integers(0, len(words), ROWS)
        columns[name] = pa.array(words).take(pa.array(codes, mask=~has[of] | (draw.random(ROWS) < 0.1)))
    columns["when"] = pa.array(
        [f"2026-{1 + i % 12:02}-{1 + i % 28:02}T{i % 24:02}:{i % 60:02}:00" for i in range(ROWS)]
    )
    pa_csv.write_csv(pa.table(columns), path, pa_csv.WriteOptions(quoting_style="none"))
