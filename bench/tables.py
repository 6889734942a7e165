"""Building the tables, loading those that are shipped, and a command from a cold start."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, quiet, seconds
from charteroak.law import tables as shipped
from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law

BUILD_GOAL = Goal("ours", "<", 1.0)
COLD_GOAL = Goal("ours", "<", 0.3)
QUESTION = {"act": "inquire", "facts": {"employee": "police_officer", "topic": "immigration_status"}}


def tables(effort: Effort, _check_all: bool) -> list[Section]:
    """All tables built, and all loaded as shipped; in this process, modules already imported."""
    taken: dict[str, list[float]] = {"built": [], "loaded": []}
    with quiet():
        for _ in range(max(3, effort.passes // 5)):
            taken["built"].append(seconds(_build_all))
            taken["loaded"].append(seconds(_load_all))
    built, loaded = Spread.of(taken["built"]), Spread.of(taken["loaded"])
    ratio = Spread.of([a / b for a, b in zip(taken["built"], taken["loaded"], strict=True)])
    lines = [
        Line("all tables built", ours=built, unit="s", goal=BUILD_GOAL),
        Line("all tables loaded, beside building", ours=loaded, peer=built, ratio=ratio, unit="s"),
    ]
    return [Section("The tables of all acts, made ready to answer", [], lines)]


def cold(effort: Effort, _check_all: bool) -> list[Section]:
    """`charteroak ask --json` as a whole process, beside an interpreter that does nothing."""
    title = "From a cold start, as a whole process"
    command = Path(sys.executable).with_name("charteroak")
    question = [str(command), "ask", "--json", json.dumps(QUESTION)]
    fault = _fault(question) if command.exists() else "the command is not installed"
    if fault:
        return [Section(title, [], [Line("charteroak ask --json", unit="s", goal=COLD_GOAL, not_run=fault)])]
    taken: dict[str, list[float]] = {"ask": [], "nothing": []}
    for _ in range(max(5, effort.passes // 2)):
        taken["ask"].append(_process(question))
        taken["nothing"].append(_process([sys.executable, "-c", "pass"]))
    ask, nothing = Spread.of(taken["ask"]), Spread.of(taken["nothing"])
    ratio = Spread.of([a / b for a, b in zip(taken["ask"], taken["nothing"], strict=True)])
    lines = [
        Line("charteroak ask --json, beside python -c pass", ask, nothing, ratio, unit="s", goal=COLD_GOAL),
    ]
    return [Section(title, ["A ratio above 1 is slower than the peer."], lines)]


def _build_all() -> None:
    for act in RULEBOOK.acts:
        shipped.build_shipped(act.name)


def _load_all() -> None:
    shipped.table.cache_clear()
    law = Law()
    for act in RULEBOOK.acts:
        law.table(act.name)


def _fault(command: list[str]) -> str:
    """What is wrong with a command, if it fails."""
    done = _run(command)
    if done.returncode == 0 and "outcome" in json.loads(done.stdout):
        return ""
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    return f"it ended with status {done.returncode}: {' '.join(last)}"


def _process(command: list[str]) -> float:
    run: Callable[[], object] = partial(_run, command)
    return seconds(run, time.perf_counter)


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - our own command
