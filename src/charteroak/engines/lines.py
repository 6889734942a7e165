"""JSON Lines: an object a line, with the act and the facts beside whatever else it holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from charteroak.engines.batches import LONGEST_ROW, Batch, Refused, check_names
from charteroak.engines.cells import as_json, write_lines
from charteroak.engines.columns import ACT, ADDED, FACTS
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput, kind_of
from charteroak.logic.table import Decision

_BATCH_ROWS = 1 << 14
_WORD = pa.dictionary(pa.int32(), pa.string())
_ADDED = frozenset(ADDED)

_raw_of = msgspec.json.Decoder(dict[str, msgspec.Raw])


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, with its number from 1, blank ones counted too; without the space around it."""
    number = 0
    while line := stream.readline(LONGEST_ROW + 1):
        if len(line) > LONGEST_ROW:
            raise BadInput("FILE", "a line that is too long", [f"lines of up to {LONGEST_ROW} bytes"])
        number += 1
        if stripped := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip(b" \t\r\n"):
            yield number, stripped


def facts_of(line: bytes) -> tuple[Any, dict[str, Any]]:
    """The act and the facts of a line. BadInput where it is not an object, or not one of this kind."""
    row = _object(line)
    if not _ADDED.isdisjoint(row):
        name = next(name for name in ADDED if name in row)
        raise BadInput(name, "a field that deciding adds", ["a row without it"])
    if "facts" in row:
        raise BadInput("facts", kind_of(row["facts"]), ["each fact by its name, beside the act"])
    return row.get(ACT), {name: value for name, value in row.items() if name in FACTS}


class LineDecider:
    """Decides JSON Lines line by line: each comes back as it was, with the answer added at its end."""

    def __init__(self, law: Law, day: date | None) -> None:
        self._law = law
        self._day = day
        self._endings: dict[Decision, bytes] = {}

    def decide(self, line: bytes) -> bytes:
        """The line with its answer. BadInput where it cannot be decided."""
        decision = checked(self._law, line, self._day)[2]
        ending = self._endings.get(decision)
        if ending is None:
            answer = msgspec.json.encode(dict(zip(ADDED, decision, strict=True)))
            ending = self._endings[decision] = b"," + answer[1:] + b"\n"
        return line[:-1] + ending


def checked(law: Law, line: bytes, day: date | None = None) -> tuple[Any, dict[str, Any], Decision]:
    """The act, the facts and the decision of a line. BadInput names the first wrong field of the vocabulary's order."""
    act, facts = facts_of(line)
    try:
        return act, facts, law.decide(act, facts, day)
    except BadInput:
        pass
    try:
        return act, facts, law.decide(act, {name: facts[name] for name in FACTS if facts.get(name) is not None}, day)
    except BadInput as wrong:
        raise BadInput(wrong.field.removeprefix("facts."), wrong.given, wrong.allowed) from None


class LineReader:
    """JSON Lines as columns: the facts in their own types, anything else as text, JSON where it is no text.

    Columns have to be known before the first row is handed on, so the file is read twice.
    """

    text = False
    steady = False

    def __init__(self, stream: BinaryIO, law: Law, size: int | None) -> None:
        """Reads the file once, for the names. BadInput where there is no act."""
        self.size = size
        self._stream = stream
        self._law = law
        names = dict.fromkeys(name for _, line in numbered_lines(stream) for name in _names_in(line))
        stream.seek(0)
        check_names(list(names) or [ACT])
        self._only_facts = names.keys() <= {ACT, *FACTS}
        self.schema = pa.schema([(name, _type_of(name)) for name in names])

    def batches(self) -> Iterator[Batch]:
        """The rows in order, numbered by their lines."""
        rows: list[dict[str, Any]] = []
        numbers: list[int] = []
        refused: list[Refused] = []
        for number, line in numbered_lines(self._stream):
            try:
                rows.append(self._row(line))
                numbers.append(number)
            except BadInput as wrong:
                refused.append((number, wrong))
            if len(rows) + len(refused) == _BATCH_ROWS:
                yield Batch(self._columns(rows), numbers, tuple(refused), self._stream.tell())
                rows, numbers, refused = [], [], []
        yield Batch(self._columns(rows), numbers, tuple(refused), self._stream.tell())

    def _row(self, line: bytes) -> dict[str, Any]:
        """The values of a line, once it is known that it can be decided."""
        act, facts, _ = checked(self._law, line)
        if self._only_facts:
            return {ACT: act, **facts}
        others = {name: raw for name, raw in _raw_of.decode(line).items() if name != ACT and name not in FACTS}
        return {ACT: act, **facts, **{name: _text_of(raw) for name, raw in others.items()}}

    def _columns(self, rows: list[dict[str, Any]]) -> Any:
        columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in self.schema]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)


class LineWriter:
    """Writes each row as an object on a line of its own; null where nothing is known."""

    text = False

    def __init__(self, stream: BinaryIO, schema: Any) -> None:
        self._stream = stream
        self._keys = [f"{msgspec.json.encode(name).decode()}:" for name in schema.names]

    def write(self, rows: Any) -> None:
        """Write the rows."""
        values = [pc.fill_null(as_json(column), "null") for column in rows.columns]
        fields = [pc.binary_join_element_wise(key, each, "") for key, each in zip(self._keys, values, strict=True)]
        write_lines(self._stream, fields, ",", "", ("{", "}"))

    def close(self) -> None:
        """Everything is written already."""


def _names_in(line: bytes) -> list[str]:
    try:
        return list(_raw_of.decode(line))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return []  # the row is refused when its turn comes


def _type_of(name: str) -> Any:
    if name == ACT or name not in FACTS:
        return _WORD if name == ACT else pa.string()
    return pa.bool_() if True in FACTS[name].values else _WORD


def _text_of(raw: msgspec.Raw) -> str | None:
    value = bytes(raw)
    if value == b"null":
        return None
    return msgspec.json.decode(value, type=str) if value.startswith(b'"') else value.decode()


def _object(line: bytes) -> dict[str, Any]:
    allowed = ["an object in JSON on one line"]
    try:
        row = msgspec.json.decode(line)
    except UnicodeDecodeError:
        raise BadInput("row", "bytes that are not UTF-8", ["text in UTF-8"]) from None
    except (msgspec.DecodeError, RecursionError):
        raise BadInput("row", "text that is not JSON", allowed) from None
    if not isinstance(row, dict):
        raise BadInput("row", kind_of(row), allowed)
    return row
