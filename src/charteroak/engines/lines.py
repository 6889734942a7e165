"""JSON Lines: an object a line, with the act and the facts beside whatever else it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, BinaryIO

import msgspec
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from charteroak.engines.batches import LONGEST_ROW, Batch, Piece, Refused, check_names
from charteroak.engines.cells import as_json, lines_of
from charteroak.engines.codes import ACT, ADDED, FACTS
from charteroak.law.law import Law
from charteroak.logic.errors import BadInput, kind_of
from charteroak.logic.table import Decision

_BATCH_ROWS = 1 << 14
_WORD = pa.dictionary(pa.int32(), pa.string())
_ADDED = frozenset(ADDED)

_NULL = msgspec.Raw(b"null")
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
        # A row as an object is decoded faster than as a dict. Its attributes go by number: any text may be a name.
        known = [name == ACT or name in FACTS for name in names]
        fields = [
            (f"f{place}", Any, None) if is_known else (f"f{place}", msgspec.Raw, _NULL)
            for place, is_known in enumerate(known)
        ]
        row = msgspec.defstruct("Row", fields, rename={f"f{place}": name for place, name in enumerate(names)})
        self._decode = msgspec.json.Decoder(row).decode
        self._attributes = [attrgetter(f"f{place}") for place in range(len(names))]

    def pieces(self) -> Iterator[Piece]:
        """The rows in order, numbered by their lines."""
        lines: list[tuple[int, bytes]] = []
        for line in numbered_lines(self._stream):
            lines.append(line)
            if len(lines) == _BATCH_ROWS:
                yield Piece(partial(self._batch, lines), self._stream.tell(), apart=False)
                lines = []
        yield Piece(partial(self._batch, lines), self._stream.tell(), apart=False)

    def _batch(self, lines: Sequence[tuple[int, bytes]], _first: int) -> Iterator[Batch]:
        numbers, texts = [number for number, _ in lines], [line for _, line in lines]
        try:
            rows = self._fast(texts)
        except (msgspec.MsgspecError, pa.ArrowException, RecursionError, UnicodeError, TypeError, OverflowError):
            yield self._careful(lines)
        else:
            yield Batch(rows, numbers, (), len(lines))

    def _fast(self, lines: Sequence[bytes]) -> Any:
        """The lines as columns, if each of them is proper, and each fact in it of the right type."""
        if "facts" in self.schema.names:
            raise TypeError("a row with facts apart is refused by itself")
        for line in lines:
            if not line.isascii():
                line.decode()
        rows = list(map(self._decode, lines))
        columns = []
        for attribute, field in zip(self._attributes, self.schema, strict=True):
            values = list(map(attribute, rows))
            if field.name != ACT and field.name not in FACTS:
                values = [None if value is _NULL else _text_of(value) for value in values]
            columns.append(pa.array(values, field.type))
        return pa.RecordBatch.from_arrays(columns, schema=self.schema)

    def _careful(self, lines: Sequence[tuple[int, bytes]]) -> Batch:
        """The same, line by line."""
        rows: list[dict[str, Any]] = []
        numbers: list[int] = []
        refused: list[Refused] = []
        for number, line in lines:
            try:
                rows.append(self._row(line))
                numbers.append(number)
            except BadInput as wrong:
                refused.append((number, wrong))
        columns = [pa.array([row.get(field.name) for row in rows], field.type) for field in self.schema]
        return Batch(pa.RecordBatch.from_arrays(columns, schema=self.schema), numbers, tuple(refused), len(lines))

    def _row(self, line: bytes) -> dict[str, Any]:
        """The values of a line, once it is known that it can be decided."""
        act, facts, _ = checked(self._law, line)
        if self._only_facts:
            return {ACT: act, **facts}
        others = {name: raw for name, raw in _raw_of.decode(line).items() if name != ACT and name not in FACTS}
        return {ACT: act, **facts, **{name: _text_of(raw) for name, raw in others.items()}}


class LineWriter:
    """Writes each row as an object on a line of its own; null where nothing is known."""

    text = False

    def __init__(self, stream: BinaryIO, schema: Any) -> None:
        self._stream = stream
        self._keys = [f"{msgspec.json.encode(name).decode()}:" for name in schema.names]

    def prepared(self, rows: Any) -> memoryview:
        """The rows' lines."""
        values = [pc.fill_null(as_json(column), "null") for column in rows.columns]
        fields = [pc.binary_join_element_wise(key, each, "") for key, each in zip(self._keys, values, strict=True)]
        return lines_of(fields, ",", "", ("{", "}"))

    def write(self, prepared: memoryview) -> None:
        """Write lines."""
        self._stream.write(prepared)

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
