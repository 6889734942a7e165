"""What a benchmark found, as a table that says which goals were met, and as JSON."""

from __future__ import annotations

import operator
import os
import platform
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

from bench.timing import Spread

Unit = Literal["/s", "s", "%", "x", "B"]


_HOLDS = {">=": operator.ge, "<": operator.lt, "<=": operator.le}


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: by our own figure, or by its ratio to the peer's."""

    of: Literal["ours", "ratio"]
    sign: Literal[">=", "<", "<="]
    limit: float

    def met_by(self, value: float) -> bool:
        """Whether a figure reaches the goal."""
        return _HOLDS[self.sign](value, self.limit)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. A line with `not_run` says why there is nothing to tell, and meets no goal."""

    what: str
    ours: Spread | None = None
    peer: Spread | None = None
    ratio: Spread | None = None
    unit: Unit = "/s"
    ratio_unit: Unit = "x"
    goal: Goal | None = None
    note: str = ""
    not_run: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, by the median; None where there is no goal."""
        if self.goal is None:
            return None
        figure = self.ours if self.goal.of == "ours" else self.ratio
        return figure is not None and self.goal.met_by(figure.median)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the table: its lines, and what must be known to read them."""

    title: str
    notes: Sequence[str]
    lines: Sequence[Line]


def machine() -> dict[str, str]:
    """What the figures depend on."""
    optimized = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    build = "optimized build" if optimized else "build without --enable-optimizations"
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": f"{platform.python_implementation()} {platform.python_version()}, {build}",
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "system": platform.platform(),
        "load": " ".join(f"{load:.2f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "not known",
        "versions": ", ".join(f"{name} {version}" for name, version in _versions()),
    }


def busy() -> bool:
    """Whether other processes take a core or more, so that figures by the clock are too low."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1) / 2


def table(section: Section) -> str:
    """A section as plain text."""
    head = ("", "ours", "peer", "ratio", "goal", "met")
    rows = [head, *(_cells(line) for line in section.lines if line.ours is not None)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    text = [section.title, *(f"  {note}" for note in section.notes), ""]
    if len(rows) > 1:
        text += ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    text += [f"  {line.what}: {line.note}" for line in section.lines if line.note]
    text += [f"  NOT RUN {line.what}: {line.not_run}" for line in section.lines if line.not_run]
    return "\n".join(line.rstrip() for line in text) + "\n"


def verdict(sections: Iterable[Section]) -> tuple[int, int, str]:
    """How many goals were met, of how many, and a sentence that names the others."""
    lines = [(section, line) for section in sections for line in section.lines if line.goal is not None]
    missed = [f"{section.title}: {line.what}" for section, line in lines if not line.met]
    met = len(lines) - len(missed)
    sentence = f"{met} of {len(lines)} goals met."
    return met, len(lines), sentence + "".join(f"\n  MISSED {what}" for what in missed)


def as_json(sections: Iterable[Section], facts: dict[str, str]) -> dict[str, Any]:
    """Everything, with the figures as numbers."""
    return {
        "machine": facts,
        "sections": [
            {
                "title": section.title,
                "notes": list(section.notes),
                "lines": [{**asdict(line), "met": line.met} for line in section.lines],
            }
            for section in sections
        ],
    }


def _cells(line: Line) -> tuple[str, ...]:
    goal = "" if line.goal is None else _goal(line.goal, line.unit if line.goal.of == "ours" else line.ratio_unit)
    met = {None: "", True: "yes", False: "NO"}[line.met]
    ours, peer = _spread(line.ours, line.unit), _spread(line.peer, line.unit)
    return line.what, ours, peer, _spread(line.ratio, line.ratio_unit), goal, met


def _goal(goal: Goal, unit: Unit) -> str:
    scale, shown = _scale(goal.limit, unit)
    return f"{goal.sign} {goal.limit / scale:g} {shown}"


def _spread(spread: Spread | None, unit: Unit) -> str:
    if spread is None:
        return ""
    scale, shown = _scale(spread.median, unit)
    median, low, high = (_digits(value / scale) for value in (spread.median, spread.low, spread.high))
    return f"{median} {shown} ({low} to {high})"


def _scale(value: float, unit: Unit) -> tuple[float, str]:
    """By what to divide figures of this size, and the unit they have then."""
    match unit:
        case "/s":
            return (1e6, "M/s") if value >= 1e6 else (1e3, "k/s") if value >= 1e4 else (1.0, "/s")
        case "s":
            return 1e-3, "ms"
        case "%":
            return 1e-2, "%"
        case "x" | "B":
            return 1.0, unit


def _digits(value: float) -> str:
    """Three digits, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "not known"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "not known")


def _versions() -> Iterable[tuple[str, str]]:
    for name in ("charteroak", "msgspec", "numpy", "starlette", "uvicorn", "cedarpy", "regopy", "pycasbin"):
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "not installed"
