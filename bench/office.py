"""The office's pages under fifty people at once, with a hundred thousand past requests, as `charteroak serve` has them.

What is measured is the time from sending a request to the last byte of its answer, on the same machine. The people are
a process of their own (`bench.visitors`), which has its part of the same two cores.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread

REQUESTS, FEW = 100_000, 2_000
USERS = 50
GOAL = Goal("ours", "<", 0.1)
THINK = 1.0
"""Seconds, on average, between an answer and the same person's next request: far fewer than a person takes."""
LIMITS = "signing_in=1000,writes=10000,asks=10000,files=1000"
"""No visitor of ours is held up for asking too often: each does the work of many."""
_ROOT = Path(__file__).resolve().parent.parent
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_START_SECONDS = 60


class CannotServe(Exception):
    """The server does not start, or ended."""


@dataclass(frozen=True)
class Run:
    """What the visitors saw, and what it took."""

    pages: dict[str, list[float]]
    """Seconds, by page."""
    failed: dict[str, int]
    seconds: float
    client: float
    """Seconds of processor time of the visitors."""
    server: float
    """Seconds of processor time of the server."""

    @property
    def every(self) -> list[float]:
        """The seconds of every answer."""
        return [each for times in self.pages.values() for each in times]


def office(effort: Effort, _check_all: bool) -> list[Section]:
    """The pages' times with people who think, and with people who do not."""
    quick = effort.passes <= 10
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-office-") as folder:
        return of_city(Path(folder) / "city", FEW if quick else REQUESTS, 5 if quick else 30)


def of_city(folder: Path, requests: int, seconds: float) -> list[Section]:
    """The same of a city that is in a folder, or is made there."""
    city = _run("bench.office_city", "", str(folder), str(requests))
    with _serving(folder) as (port, process):
        given = {"port": port, "city": city, "users": USERS, "think": THINK, "seconds": seconds, "turns": 5}
        _visits(process, {**given, "turn": 0, "think": 0.2})  # what is made once is made by then
        runs = [_visits(process, {**given, "turn": turn}) for turn in (1, 2, 3)]
        full = _visits(process, {**given, "turn": 4, "think": 0})
    return [_section(requests, city["entries"], runs), _saturated(full), _by_page(runs)]


def _run(module: str, given: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=_ROOT, input=given, text=True, stdout=subprocess.PIPE, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _visits(process: subprocess.Popen[str], given: dict[str, Any]) -> Run:
    before = _processor(process.pid)
    told = _run("bench.visitors", json.dumps(given))
    used = _processor(process.pid) - before
    pages = {page: [each / 1000 for each in times] for page, times in told["pages"].items()}
    return Run(pages, told["failed"], told["seconds"], told["processor"], used)


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """`charteroak serve` with a data folder; its port, and its process."""
    command = [str(Path(sys.executable).with_name("charteroak")), "serve", "--port", "0"]
    environment = {**os.environ, "CHARTEROAK_DATA": str(folder), "CHARTEROAK_LIMITS": LIMITS}
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            said = process.stdout.readline() if process.stdout else ""
            if "http://" not in said:
                raise CannotServe("the server does not start")
            yield int(said.split("http://")[1].split()[0].rpartition(":")[2]), process
        finally:
            process.terminate()
            try:
                process.wait(_START_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _processor(process: int) -> float:
    """The seconds of processor time that a process has had. 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _section(requests: int, entries: int, runs: Sequence[Run]) -> Section:
    every = [each for run in runs for each in run.every]
    failed = {page: count for run in runs for page, count in run.failed.items()}
    rate = Spread.of([len(run.every) / run.seconds for run in runs])
    note = f"{sum(failed.values())} of {len(every):,} answers were not what they should be {failed or ''}".strip()
    lines = [
        Line("half of the answers within", _spread(runs, 50), unit="s", goal=None if failed else GOAL),
        Line("95 of 100 answers within", _spread(runs, 95), unit="s"),
        Line("99 of 100 answers within", _spread(runs, 99), unit="s"),
        Line("answers", rate, note=note),
        Line("processor time of the server for an answer", Spread.of([_each(run) for run in runs]), unit="s"),
    ]
    if failed:
        lines[0] = Line(lines[0].what, goal=GOAL, not_run=note)
    title = f"The office, {USERS} people at once, {requests:,} past requests, {entries:,} entries in the ledger"
    notes = [
        f"each person waits {THINK:g} s on average (exponential) between an answer and their next request",
        _shares(runs),
        "the medians of three runs, in brackets the least and the most of them",
    ]
    return Section(title, notes, lines)


def _saturated(run: Run) -> Section:
    cuts = statistics.quantiles(run.every, n=100)
    lines = [
        Line("answers", _one(len(run.every) / run.seconds), note=f"failed: {dict(run.failed) or 'none'}"),
        Line("half of the answers within", _one(cuts[49]), unit="s"),
        Line("99 of 100 answers within", _one(cuts[98]), unit="s"),
        Line("processor time of the server for an answer", _one(_each(run)), unit="s"),
    ]
    title = f"The same without a pause: {USERS} people who ask again as soon as they are answered"
    return Section(title, [_shares([run])], lines)


def _by_page(runs: Sequence[Run]) -> Section:
    pages: dict[str, list[float]] = {}
    for run in runs:
        for page, times in run.pages.items():
            pages.setdefault(page, []).extend(times)
    lines = []
    for page, times in sorted(pages.items(), key=lambda each: -statistics.median(each[1])):
        cuts = statistics.quantiles(times, n=100) if len(times) > 1 else times * 99
        lines.append(Line(page, Spread(cuts[49], cuts[94], cuts[98]), unit="s"))
    return Section("The same by page", ["the median, in brackets what 95 and 99 of 100 are within"], lines)


def _spread(runs: Sequence[Run], part: int) -> Spread:
    return Spread.of([statistics.quantiles(run.every, n=100)[part - 1] for run in runs])


def _one(value: float) -> Spread:
    return Spread(value, value, value)


def _each(run: Run) -> float:
    return run.server / len(run.every)


def _shares(runs: Sequence[Run]) -> str:
    had = [f"{_share(runs, of):.2f}" for of in ("server", "client")]
    return f"of {os.cpu_count()} cores the server had {had[0]}, the visitors {had[1]}"


def _share(runs: Sequence[Run], of: str) -> float:
    return sum(float(getattr(run, of)) for run in runs) / sum(run.seconds for run in runs)


if __name__ == "__main__":
    from bench.report import table

    for found in of_city(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])):
        print(table(found))
