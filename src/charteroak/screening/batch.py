"""Screening of Arrow record batches: what other engines call, column by column, as one pass over a column's values.

Out comes a batch with as many rows, and no value of what came in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from charteroak.screening.columns.column import Column
from charteroak.screening.detect import screen_texts
from charteroak.screening.formats.telling import found_by_column, telling
from charteroak.screening.found import Screened

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]  # it has no types

_MOST = 4_000_000  # characters that are screened at a time, so that memory stays bounded


def finding_type() -> pa.DataType:
    """The Arrow type of what is found in one value: a list of findings, offsets in code points, the end exclusive."""
    import pyarrow as pa

    fields = [("category", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("rule", pa.string())]
    return pa.list_(pa.struct([*fields, ("tier", pa.string()), ("certainty", pa.string()), ("document", pa.bool_())]))


def text_columns(batch: pa.RecordBatch) -> list[str]:
    """The names of the columns that hold text: strings of every kind, and dictionaries of them."""
    import pyarrow.types as kinds  # type: ignore[import-untyped]  # it has no types

    def is_text(kind: Any) -> bool:
        if kinds.is_dictionary(kind):
            return is_text(kind.value_type)
        return bool(kinds.is_string(kind) or kinds.is_large_string(kind) or kinds.is_string_view(kind))

    return [field.name for field in batch.schema if is_text(field.type)]


def screen_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """What the text columns of a batch hold: for each, a column of the same name, a list of findings for each row.

    A null gives a null, a value with nothing an empty list. A value that as a whole is a tax record gives one finding
    of all of it, with `document` true, before the others. Columns that hold no text are not in the answer. In a column
    whose name tells, among those of the batch, each value is a finding of the column's class, all of it.
    """
    import pyarrow as pa

    names = text_columns(batch)
    told = {batch.schema.names[number]: column for number, column in telling(tuple(batch.schema.names)).items()}
    arrays = [pa.array(_column(batch.column(name), told.get(name)), type=finding_type()) for name in names]
    schema = pa.schema([pa.field(name, finding_type()) for name in names])
    if not names:
        return pa.RecordBatch.from_struct_array(pa.array([{}] * batch.num_rows, type=pa.struct([])))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _column(column: pa.Array, told: Column | None) -> Iterator[list[dict[str, Any]] | None]:
    values = column.to_pylist()
    at = 0
    while at < len(values):
        part, size = [], 0
        while at < len(values) and size < _MOST:
            part.append(values[at])
            size, at = size + len(values[at] or ""), at + 1
        screened = iter(screen_texts([value for value in part if value is not None]))
        yield from (None if value is None else _found(_by_column(next(screened), value, told), len(value))
                    for value in part)  # fmt: skip


def _by_column(screened: Screened, value: str, told: Column | None) -> Screened:
    """What was found in a value, and of a column that tells all of it, for what of its class was found in it."""
    if told is None:
        return screened
    whole = list(found_by_column([(0, len(value), told)], value))
    others = [each for each in screened.findings if not whole or each.category != whole[0].category]
    return msgspec.structs.replace(screened, findings=tuple(sorted([*whole, *others])))


def _found(screened: Screened, length: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "category": each.category.value, "start": each.start, "end": each.end, "rule": each.rule,
            "tier": each.tier, "certainty": each.certainty, "document": False,
        }
        for each in screened.findings
    ]  # fmt: skip
    if screened.document:
        whole = {"category": screened.document, "start": 0, "end": length, "rule": "tax_document", "tier": "direct"}
        found.insert(0, whole | {"certainty": "protected", "document": True})
    return found
