"""Rows to decide, the answers they must get one by one, and files of them, read and written by other means."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

import charteroak
from charteroak.engines.bulk import Source, Tally, Target, decide_file
from charteroak.engines.columns import FACTS
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.logic.table import wire

Row = dict[str, Any]
ACTS = {act.name: act for act in RULEBOOK.acts}
ADDED = ("outcome", "clauses", "missing")


def rows_of(acts: Iterable[str], values: Any) -> st.SearchStrategy[Row]:
    """Rows about these acts: `values` makes the strategy for a fact's value."""

    def row(act: str) -> st.SearchStrategy[Row]:
        facts = {fact.name: st.none() | values(fact) for fact in ACTS[act].facts}
        return st.fixed_dictionaries({"act": st.just(act)}, optional=facts)

    return st.sampled_from(list(acts)).flatmap(row)


good_rows = rows_of(ACTS, lambda fact: st.sampled_from(fact.values))
words = st.sampled_from(["", "x", "police_officer", "true", "other", "Victim", "inquire", "null"])
bad_rows = st.dictionaries(st.sampled_from(list(FACTS)), st.none() | words | st.booleans(), max_size=4).flatmap(
    lambda facts: st.builds(lambda act: {"act": act, **facts}, st.none() | words | st.sampled_from(list(ACTS)))
)


def decided(row: Mapping[str, Any], **settings: Any) -> tuple[Any, ...] | BadInput:
    """What deciding a row by itself gives: outcome, clauses and missing, or the error that a file's reader is told."""
    facts = {name: row[name] for name in FACTS if row.get(name) is not None}
    try:
        return tuple(charteroak.decide(row.get("act"), facts, **settings))  # type: ignore[arg-type]
    except BadInput as wrong:
        return BadInput(wrong.field.removeprefix("facts."), wrong.given, wrong.allowed)


def columns_of(rows: Sequence[Row]) -> list[str]:
    """Every name in the rows, in the order in which they come."""
    return list(dict.fromkeys(["act", *(name for row in rows for name in row)]))


def write(path: Path, rows: Sequence[Row]) -> None:
    """A file of rows, in the format of its name."""
    names = columns_of(rows)
    match path.suffix:
        case ".csv" | ".tsv":
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, delimiter="," if path.suffix == ".csv" else "\t")
                writer.writerow(names)
                writer.writerows([as_cell(row.get(name)) for name in names] for row in rows)
        case ".jsonl":
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        case ".parquet":
            pq.write_table(table_of(rows), path)
        case ".arrow":
            table = table_of(rows)
            with pa.ipc.new_file(str(path), table.schema) as out:
                out.write_table(table, max_chunksize=7)


def table_of(rows: Sequence[Row]) -> pa.Table:
    return pa.table({name: pa.array([row.get(name) for row in rows], type_of(name)) for name in columns_of(rows)})


def type_of(name: str) -> Any:
    if name in FACTS and True in FACTS[name].values:
        return pa.bool_()
    return pa.string() if name == "act" or name in FACTS else None


def as_cell(value: Any) -> str:
    return (
        "" if value is None else value if isinstance(value, str) else wire(value) if value in (True, False) else value
    )


def read(path: Path) -> list[Row]:
    """The rows of a file, with what was joined taken apart, and nothing where nothing stands."""
    match path.suffix:
        case ".csv" | ".tsv":
            text = path.read_bytes().decode()  # line ends within values as they are
            rows: list[Row] = list(
                csv.DictReader(io.StringIO(text, newline=""), delimiter="," if path.suffix == ".csv" else "\t")
            )
            for row in rows:
                row |= {
                    name: row[name].split(";") if row[name] else [] for name in ("clauses", "missing") if name in row
                }
        case ".jsonl":
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        case ".parquet":
            rows = pq.read_table(path).to_pylist()
        case _:
            rows = pa.ipc.open_file(str(path)).read_all().to_pylist()
    return [{name: value for name, value in row.items() if value not in (None, "")} for row in rows]


def as_read(rows: list[Row], suffix: str) -> list[Row]:
    """The same, as a file of this kind has it: where there are no types, true and false are written out."""
    if suffix not in (".csv", ".tsv"):
        return rows
    return [
        {
            name: {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
            for name, value in row.items()
        }
        for row in rows
    ]


def run(
    source: Path, out: Path, *, readings: dict[str, str | None] | None = None, day: Any = None
) -> tuple[Tally, list[tuple[int, BadInput]]]:
    """Decide a file into another, and what was rejected."""
    rejected: list[tuple[int, BadInput]] = []
    with out.open("wb") as stream:
        tally = decide_file(
            Source(source, source.suffix[1:]),
            Target(stream, out.suffix[1:]),
            law(readings),
            day,
            lambda row, error: rejected.append((row, error)),
            lambda _done, _all: None,
        )
    return tally, rejected


def told(error: BadInput) -> tuple[str, str, tuple[str, ...]]:
    """An error as it can be compared."""
    return error.field, error.given, error.allowed
