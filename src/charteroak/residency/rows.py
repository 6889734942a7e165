"""Addresses from a file of the City's: a table (CSV) or a file of geography, with its columns named."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from charteroak.residency.addresses import Address, read
from charteroak.residency.errors import Unfit
from charteroak.residency.features import features
from charteroak.residency.shapes import Turn, checked
from charteroak.residency.streets import Street, street
from charteroak.residency.systems import WGS_84, to_degrees
from charteroak.residency.table import Line, Named, Numbers

COLUMNS = (
    "number", "low", "high", "side", "low_other", "high_other", "side_other",
    "street", "name", "kind", "before", "after", "longitude", "latitude", "place",
)  # fmt: skip
"""What a column can hold. A row has a `number`, or `low` and `high` (with `side`: odd, even or both; and the same of
the other side of the street), or it is a `place` with a name. A street is one column, or its parts."""
_SIDES = {"odd": 2, "o": 2, "even": 2, "e": 2, "both": 1, "b": 1, "": 1}


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be used, by its number in the file: a table's first row under its head is 2."""

    row: int
    why: str
    """A word of REASONS."""


REASONS = ("number", "range", "side", "street", "point", "place", "columns", "empty")
"""What is wrong in a row: the number, the range, the side, the street, the point, the place's name; a row with more
columns than its head; nothing in it."""


class _Wrong(Exception):
    def __init__(self, why: str) -> None:
        self.why = why


def rows(path: Path, columns: Mapping[str, str], system: str | None = None) -> Iterator[Numbers | Named | Reject]:
    """What each row of a file holds. `columns`: the file's name of each column of COLUMNS that it has.

    Unfit where the file cannot be read at all, or has not the columns that are named.
    """
    for row, properties, line in _table(path, columns, system) if _is_text(path) else _drawn(path, system):
        try:
            if line is None:
                raise _Wrong("point")
            yield from _read(_named(properties, columns), line)
        except _Wrong as error:
            yield Reject(row, error.why)


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in (".csv", ".tsv", ".txt")


def _table(path: Path, columns: Mapping[str, str], system: str | None) -> Iterator[tuple[int, Any, Line | None]]:
    turn = to_degrees(system or WGS_84)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t" if path.suffix.lower() == ".tsv" else ",", strict=True)
            for name in columns.values():
                if name not in (reader.fieldnames or ()):
                    raise Unfit("no_column", column=next(own for own in columns if columns[own] == name))
            for row, each in enumerate(reader, 2):
                yield row, each, _point(each, columns, turn)
    except (UnicodeDecodeError, csv.Error):
        raise Unfit("not_read", kind="a table in UTF-8") from None


def _point(properties: Mapping[str, Any], columns: Mapping[str, str], turn: Turn) -> Line | None:
    try:
        given = [float(properties.get(columns.get(name, ""), "")) for name in ("longitude", "latitude")]
        point = checked(turn(np.asarray([given])))[0]
    except (TypeError, ValueError, Unfit):
        return None
    return ((float(point[0]), float(point[1])),)


def _drawn(path: Path, system: str | None) -> Iterator[tuple[int, Any, Line | None]]:
    for each in features(path, system):
        found = (*each.shape.points, *each.shape.lines)
        yield each.row, each.properties, tuple((float(x), float(y)) for x, y in found[0]) if len(found) == 1 else None


def _named(properties: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    if None in properties:  # csv puts there what has no head
        raise _Wrong("columns")
    given = {own: properties.get(name) for own, name in columns.items()}
    return {own: "" if value is None else str(value).strip() for own, value in given.items()}


def _read(given: Mapping[str, str], line: Line) -> Iterator[Numbers | Named]:
    if not any(given.get(name) for name in COLUMNS if name not in ("longitude", "latitude")):
        raise _Wrong("empty")
    if "place" in given:
        if not given["place"]:
            raise _Wrong("place")
        yield Named(given["place"], line)
        return
    own = _street(given)
    if given.get("number"):
        number = _number(given["number"], "number")
        yield Numbers(own, number, number, 1, line)
        return
    sides = [side for side in ("", "_other") if given.get(f"low{side}") or given.get(f"high{side}")]
    if not sides:
        raise _Wrong("number")
    for side in sides:
        yield _range(given, side, own, line)


def _range(given: Mapping[str, str], side: str, own: Street, line: Line) -> Numbers:
    ends = sorted(_number(given.get(f"{end}{side}", ""), "range") for end in ("low", "high"))
    which = given.get(f"side{side}", "").lower()
    if which not in _SIDES:
        raise _Wrong("side")
    step = _SIDES[which]
    if step == 2 and (ends[0] % 2 != (which[0] == "o") or ends[1] % 2 != ends[0] % 2):
        raise _Wrong("side")
    return Numbers(own, ends[0], ends[1], step, line)


def _street(given: Mapping[str, str]) -> Street:
    if "street" in given:
        found = read(f"1 {given['street']}")
        if not isinstance(found, Address) or found.town:
            raise _Wrong("street")
        return found.street
    own = street(*(given.get(part, "") for part in ("name", "kind", "before", "after")))
    if not own.name:
        raise _Wrong("street")
    return own


def _number(text: str, what: str) -> int:
    digits = text.split(".")[0] if text.endswith(".0") else text
    leading = "".join(_leading(digits, str.isdecimal))
    if not leading or len(leading) > 7:
        raise _Wrong(what)
    return int(leading)


def _leading(text: str, of: Callable[[str], bool]) -> Iterator[str]:
    for each in text:
        if not of(each):
            return
        yield each
