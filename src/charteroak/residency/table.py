"""The City's addresses: points, ranges of numbers along a street, and places with a name, in one SQLite file.

The file is made whole beside its place and then put there, so that a query sees the old one or the new one.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from charteroak.residency.streets import Street, named

Line = tuple[tuple[float, float], ...]
"""Points of longitude and latitude: one, or a line of them."""

_MADE = """
CREATE TABLE numbers (
  name TEXT NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  low INTEGER NOT NULL, high INTEGER NOT NULL, step INTEGER NOT NULL, line TEXT NOT NULL
);
CREATE TABLE places (name TEXT NOT NULL, line TEXT NOT NULL);
"""
_INDEXED = """
CREATE INDEX numbers_by_name ON numbers (name, low);
CREATE INDEX places_by_name ON places (name);
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a street that lie along a line, or at a point."""

    street: Street
    low: int
    high: int
    step: int
    """2 where only the odd or only the even of them do, as `low` is; else 1."""
    line: Line


@dataclass(frozen=True, slots=True)
class Named:
    """A place that has a name: a shelter, say."""

    name: str
    line: Line


class Table:
    """The addresses of a file that `make` made. ValueError where it is none."""

    def __init__(self, path: Path) -> None:
        try:
            self._opened = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.numbers = int(self._opened.execute("SELECT count(*) FROM numbers").fetchone()[0])
            self.places = int(self._opened.execute("SELECT count(*) FROM places").fetchone()[0])
        except sqlite3.Error:
            raise ValueError("the table of addresses cannot be read: import it anew") from None

    def at(self, number: int, asked: Street) -> list[Numbers]:
        """Where a number of a street is. What was left out of the street's name may be anything."""
        return [each for each in self._along(asked, number) if not (number - each.low) % each.step]

    def street(self, asked: Street) -> list[Numbers]:
        """All that is known of a street."""
        return list(self._along(asked, None))

    def named(self, name: str) -> list[Named]:
        """The places of a name."""
        found = self._opened.execute("SELECT name, line FROM places WHERE name = ?", (named(name),))
        return [Named(each, _line(line)) for each, line in found]

    def lines(self) -> Iterator[tuple[str, Line]]:
        """Every line and point of an address, with its street's name."""
        for before, name, kind, after, line in self._opened.execute(
            "SELECT before, name, kind, after, line FROM numbers ORDER BY name, low"
        ):
            yield " ".join(filter(None, (before, name, kind, after))), _line(line)

    def close(self) -> None:
        """Close the file."""
        self._opened.close()

    def _along(self, asked: Street, number: int | None) -> Iterator[Numbers]:
        sought = "SELECT name, kind, before, after, low, high, step, line FROM numbers WHERE name = ?"
        given: list[str | int] = [asked.name]
        if number is not None:
            sought += " AND low <= ? AND high >= ?"
            given += [number, number]
        for name, kind, before, after, low, high, step, line in self._opened.execute(sought, given):
            has = Street(name, kind, before, after)
            if asked.fits(has):
                yield Numbers(has, low, high, step, _line(line))


def make(path: Path, given: Iterable[Numbers | Named]) -> None:
    """Make a table of all that is given, in place of what is at `path`. Whatever is raised while, that stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft)) as made:
            made.executescript("PRAGMA journal_mode = OFF;" + _MADE)
            for each in given:
                if isinstance(each, Named):
                    made.execute("INSERT INTO places VALUES (?, ?)", (named(each.name), json.dumps(each.line)))
                else:
                    own = each.street
                    made.execute(
                        "INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        (
                            own.name,
                            own.kind,
                            own.before,
                            own.after,
                            each.low,
                            each.high,
                            each.step,
                            json.dumps(each.line),
                        ),
                    )
            made.executescript(_INDEXED)
            made.commit()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _line(text: str) -> Line:
    return tuple((point[0], point[1]) for point in json.loads(text))
