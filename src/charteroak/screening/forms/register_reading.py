"""Reading the register's file, `questions.toml`: an array of tables `[[question]]`, with the fields of an entry.

It is read whole or not at all: whatever is wrong with it is named, a fault a line, and nothing of it counts until it is
mended. Faults name lines, fields and kinds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from charteroak.screening.forms.register_entry import BASES, FIELDS, Entry, Register

TABLE = "question"
LARGEST = 4 << 20
"""Bytes that a register may have."""
MOST = 5000
"""Entries that it may have."""
LONGEST = {
    "form": 300,
    "question": 1000,
    "beside": 1000,
    "citation": 500,
    "service": 300,
    "reason": 3000,
    "owner": 200,
    "approved_by": 200,
}
"""Characters that a field may have; each of its texts, where it has several."""
MOST_BESIDE = 100
REQUIRED = ("form", "question", "basis")
DATES = ("approved_on", "expires")

Kind = Literal[
    "not TOML", "not text", "too large", "too many", "no such field", "not a table", "missing", "empty", "too long",
    "not a text", "not texts", "not a date", "not a basis", "not a path", "not printable", "double",
]  # fmt: skip
SAID: dict[Kind, str] = {
    "not TOML": "it cannot be read as TOML from here on",
    "not text": "it is no text in UTF-8",
    "too large": f"it has more than {LARGEST >> 20} MB",
    "too many": f"it has more than {MOST} entries",
    "no such field": "there is no such field",
    "not a table": "entries are written as [[question]], with a line for each field",
    "missing": "it is missing",
    "empty": "it is there, and empty",
    "too long": "it is too long",
    "not a text": "it is no text",
    "not texts": "it is no list of texts",
    "not a date": "it is no date, such as 2027-06-30",
    "not a basis": f"it is neither “{BASES[0]}” nor “{BASES[1]}”",
    "not a path": "it is no path relative to the register's folder, with / between folders",
    "not printable": "it has characters that cannot be printed",
    "double": "an entry before it is for the same question of the same form",
}
"""Each kind of fault in words."""

_OPENS = re.compile(rf"[ \t]*\[\[[ \t]*(?:{TABLE}|\"{TABLE}\"|'{TABLE}')[ \t]*\]\]")
_KEY = re.compile(r"[ \t]*(?:([\w-]+)|\"([^\"\n]*)\"|'([^'\n]*)')[ \t]*[=.]")
_LONG = re.compile(r"\"\"\"(?:\\[\s\S]|[^\\])*?\"{3,5}|'''[\s\S]*?'{3,5}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BREAK = re.compile(r"[\r\n]")
_ABSOLUTE = re.compile(r"/|[A-Za-z]:|.*\\|.*//|\s|.*\s\Z", re.DOTALL)
_AT_LINE = re.compile(r"at line (\d+)")


class Fault(msgspec.Struct, frozen=True):
    """Something that is wrong with a register's file.

    `line` counts from 1, and is 0 where it is the file as a whole; `number` is the entry's place from 0, or -1; `field`
    is empty where it is the entry or the file.
    """

    line: int
    field: str
    kind: Kind
    number: int = -1

    def __str__(self) -> str:
        at = f"line {self.line}: " if self.line else ""
        return f"{at}{f'`{self.field}`: ' if self.field else ''}{SAID[self.kind]}"


class BadRegister(Exception):
    """A register that cannot be read. `faults` are all that is wrong with it, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(map(str, faults)))


def load(path: Path) -> Register:
    """The register in a file. BadRegister where it is not one, OSError where the file cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    return loads(decoded(data))


def decoded(data: bytes) -> str:
    """The text of a register's file. BadRegister where it is too large, or no text."""
    if len(data) > LARGEST:
        raise BadRegister((Fault(0, "", "too large"),))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRegister((Fault(data[: error.start].count(b"\n") + 1, "", "not text"),)) from None


def loads(text: str) -> Register:
    """The register that a text is; an empty text is one without entries. BadRegister where it is none."""
    try:
        read = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise BadRegister((Fault(line, "", "not TOML"),)) from None
    lines = Lines(text)
    tables = read.pop(TABLE, [])
    faults = [Fault(lines.top(name), _shown(name), "no such field") for name in read]
    if not isinstance(tables, list) or len(tables) != len(lines.starts):
        raise BadRegister((*faults, Fault(lines.top(TABLE), TABLE, "not a table")))
    if len(tables) > MOST:
        raise BadRegister((*faults, Fault(lines.starts[MOST], "", "too many", MOST)))
    for number, table in enumerate(tables):
        faults += [Fault(lines.of(number, name), _shown(name), kind, number) for name, kind in faults_of(table)]
    faults += [Fault(lines.starts[number], "question", "double", number) for number in _doubles(tables)]
    if faults:
        raise BadRegister(tuple(sorted(faults, key=lambda fault: fault.line)))
    return Register(tuple(map(_entry, tables)), tuple(lines.starts))


class Lines:
    """Where the entries of a text that is TOML begin and which line each field stands in; lines count from 1."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        """The last line of each that is neither empty nor a comment."""
        self._top: dict[str, int] = {}
        self._fields: list[dict[str, int]] = []
        for number, line in enumerate(_LONG.sub(_bare, text).split("\n"), 1):
            if _OPENS.match(line):
                self.starts.append(number)
                self.ends.append(number)
                self._fields.append({})
            elif key := _KEY.match(line):
                name = next(each for each in key.groups() if each is not None)
                (self._fields[-1] if self._fields else self._top).setdefault(name, number)
            if self.ends and line.strip():
                self.ends[-1] = number

    def of(self, number: int, field: str) -> int:
        """The line of an entry's field, or of its head where it has none such."""
        return self._fields[number].get(field, self.starts[number])

    def top(self, name: str) -> int:
        """The line of a name outside of the entries; 0 where it has none of its own, as a table's."""
        return self._top.get(name, 0)


def _bare(found: re.Match[str]) -> str:
    """Comments go, and of long strings the breaks alone stay, so that what they hold is not taken for fields."""
    told = found[0]
    if told.startswith("#"):
        return ""
    long = told.startswith(('"""', "'''"))
    return '"' + "\n" * told.count("\n") + '"' if long else told


def faults_of(table: Mapping[str, Any]) -> Iterator[tuple[str, Kind]]:
    """What is wrong with the fields of an entry, by their names: at most one kind for a field."""
    yield from ((name, "no such field") for name in table if name not in FIELDS)
    yield from ((name, "missing") for name in REQUIRED if name not in table)
    for name in FIELDS:
        if name in table and (kind := _fault(name, table[name])):
            yield name, kind


def _fault(name: str, value: object) -> Kind | None:
    if name in DATES:
        return None if _day(value) else "not a date"
    if name == "beside":
        return _fault_of_texts(value)
    if not isinstance(value, str):
        return "not a text"
    if kind := _fault_of_text(name, value):
        return kind
    if name == "basis" and value not in BASES:
        return "not a basis"
    return "not a path" if name == "form" and _ABSOLUTE.match(value) else None


def _fault_of_texts(value: object) -> Kind | None:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return "not texts"
    if not value:
        return "empty"
    if len(value) > MOST_BESIDE:
        return "too long"
    return next((kind for each in value if (kind := _fault_of_text("beside", each))), None)


def _fault_of_text(name: str, value: str) -> Kind | None:
    if not value.strip():
        return "empty"
    if len(value) > LONGEST.get(name, 100):
        return "too long"
    unprinted = _UNPRINTED.search(value) or (name != "reason" and _BREAK.search(value))
    return "not printable" if unprinted else None


def _day(value: object) -> date | None:
    """A day, as TOML has it or as a text in the same form."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == len("2027-06-30") else None
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _doubles(tables: list[dict[str, Any]]) -> Iterator[int]:
    seen = set()
    for number, table in enumerate(tables):
        told = repr((table.get("form"), table.get("question"), table.get("beside")))
        if told in seen and "form" in table and "question" in table:
            yield number
        seen.add(told)


def _entry(table: dict[str, Any]) -> Entry:
    days = {name: _day(table[name]) for name in DATES if name in table}
    beside = {"beside": tuple(table["beside"])} if "beside" in table else {}
    return Entry(**{**table, **days, **beside})


def _shown(name: str) -> str:
    """A name as it may be shown: it is what somebody typed."""
    return _BREAK.sub(" ", _UNPRINTED.sub("", name))[:60]
