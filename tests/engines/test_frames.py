"""Tables of every library, in every type a column may have, are decided as their rows are one by one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from engine_rows import ACTS, decided, good_rows, table_of
from hypothesis import given, settings
from hypothesis import strategies as st

import charteroak
from charteroak.engines import frames
from charteroak.engines.codes import ACTS as NAMES
from charteroak.engines.codes import FACTS, code_table, codes
from charteroak.engines.columns import Lists
from charteroak.engines.frames import decide_table
from charteroak.law.law import law
from charteroak.logic.norm import Act

LIBRARIES: dict[str, Callable[[pa.Table], Any]] = {
    "Arrow table": lambda table: table,
    "Arrow batch": lambda table: table.combine_chunks().to_batches()[0],
    "Arrow stream": lambda table: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=999)),
    "Polars": pl.from_arrow,
    "pandas": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "DuckDB": lambda table: duckdb.from_arrow(table),
}
TYPES: dict[str, Any] = {
    "text": pa.string(),
    "long text": pa.large_string(),
    "views": pa.string_view(),
    "dictionary": pa.dictionary(pa.int32(), pa.string()),
    "small dictionary": pa.dictionary(pa.int8(), pa.string()),
    "int8": pa.int8(),
    "uint8": pa.uint8(),
    "int64": pa.int64(),
    "float": pa.float64(),
}
CODED = ("int8", "uint8", "int64", "float")


def every_cell(act: Act, kind: str) -> pa.Table:
    """A row for every cell, words as `kind` and truth values as such, or all of it as codes."""
    shape = [len(fact.values) + 1 for fact in act.facts]
    grid = np.indices(shape, np.int8).reshape(len(shape), -1)
    columns = {}
    for fact, of_rows in zip(act.facts, grid, strict=True):
        if kind in CODED:
            columns[fact.name] = pa.array(of_rows, mask=of_rows == 0).cast(TYPES[kind])
        else:
            values = pa.array([None, *fact.values]).take(pa.array(of_rows))
            columns[fact.name] = values if True in fact.values else values.cast(TYPES[kind])
    acts = [codes()["act"][act.name] if kind in CODED else act.name] * grid.shape[1]
    return pa.table({"act": pa.array(acts).cast(TYPES[kind]), **columns})


def numbers_of(decided_table: pa.Table, answers: dict[Any, int]) -> Any:
    """The numbers of answers in a table with shared lists."""
    outcome, clauses, missing = (
        decided_table.column(name).combine_chunks() for name in ("outcome", "clauses", "missing")
    )
    words = [column.dictionary.to_pylist() for column in (outcome, clauses, missing)]
    indices = np.stack([column.indices.to_numpy() for column in (outcome, clauses, missing)]).astype(np.int64)
    _, first, which = np.unique(
        indices[0] << 32 | indices[1] << 16 | indices[2], return_index=True, return_inverse=True
    )
    distinct = indices[:, first].T.tolist()
    numbers = [answers[words[0][o], tuple(words[1][c]), tuple(words[2][m])] for o, c, m in distinct]
    return np.array(numbers)[which.ravel()]


ANOTHER = [("DuckDB", "small dictionary"), ("DuckDB", "dictionary"), ("pandas", "views")]
"""The library hands it on as another type, which is tried too."""


@pytest.mark.parametrize(
    ("library", "kind"), [(lib, kind) for lib in LIBRARIES for kind in TYPES if (lib, kind) not in ANOTHER]
)
def test_every_cell_of_every_act_in_every_type_of_every_library(library: str, kind: str) -> None:
    for act in ACTS.values():
        if act.name == "inquire" and (kind, library) not in (("uint8", "Arrow table"), ("views", "Polars")):
            continue  # half a million rows: in Arrow's and in Polars' own types, with codes and with words
        if act.name == "detain" and library != "Arrow table":
            continue  # as long as `arrest`, and decided alike
        fast = library == "Arrow table"
        given_rows = LIBRARIES[library](every_cell(act, kind))
        got = decide_table(given_rows, law(), coded=kind in CODED, lists=Lists.SHARED, fast=fast)
        table = law().table(act.name)
        answers = {tuple(each): number for number, each in enumerate(dict.fromkeys(table.decisions))}
        want = np.array([answers[tuple(each)] for each in table.decisions]).take(np.frombuffer(table.cells, np.uint16))
        assert got.refused.num_rows == 0
        assert (numbers_of(got.table, answers) == want).all()


@pytest.mark.parametrize("library", LIBRARIES)
@settings(deadline=None, max_examples=15)
@given(rows=st.lists(good_rows, min_size=1, max_size=20))
def test_any_mixture_of_acts(library: str, rows: list[dict[str, Any]]) -> None:
    got = decide_table(LIBRARIES[library](table_of(rows)), law())
    answers = got.table.select(["outcome", "clauses", "missing"]).to_pylist()
    assert [(a["outcome"], tuple(a["clauses"]), tuple(a["missing"])) for a in answers] == [decided(r) for r in rows]


@pytest.mark.parametrize("fast", [False, True], ids=["NumPy", "compiled"])
@pytest.mark.parametrize("kind", ["uint8", "int64", "dictionary", "small dictionary", "text"])
def test_a_slice_is_decided_as_the_whole_wherever_it_begins(kind: str, fast: bool) -> None:
    """Nulls are bits, and a slice's first is anywhere in a byte."""
    whole = every_cell(ACTS["refer"], kind)
    coded = kind in CODED
    want = decide_table(whole, law(), coded=coded, fast=fast).table.column("missing").to_pylist()
    for start in range(18):
        for length in (0, 1, 7, 8, 9, 65):
            part = whole.slice(start, length)
            got = decide_table(part, law(), coded=coded, fast=fast).table.column("missing").to_pylist()
            assert got == want[start : start + length]


def test_a_table_in_chunks_and_slices_keeps_its_order_on_any_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = every_cell(ACTS["arrest"], "text")
    want = decide_table(whole, law(), threads=1).table
    monkeypatch.setattr(frames, "SLICE", 100)
    chunks = pa.concat_tables([whole.slice(at, 777) for at in range(0, whole.num_rows, 777)])
    for lists in Lists:
        expected = decide_table(whole, law(), lists=lists, threads=1).table.to_pylist()
        for threads in (1, 3):
            got = decide_table(chunks, law(), lists=lists, threads=threads)
            assert got.table.to_pylist() == expected
    assert want.num_rows == whole.num_rows


def test_refused_rows_are_null_and_named_by_their_places() -> None:
    table = pa.table(
        {
            "id": [10, 11, 12, 13, 14],
            "act": ["refer", "jaywalk", None, "arrest", "refer"],
            "agency": ["medical", None, None, "medical", "police"],
        }
    )
    for lists in ("plain", "shared", "joined"):
        got = charteroak.decide_table(table, lists=lists)  # type: ignore[arg-type]
        assert got.table.column("id").to_pylist() == [10, 11, 12, 13, 14]
        assert [v is None for v in got.table.column("outcome").to_pylist()] == [False, True, True, True, True]
        assert [v is None for v in got.table.column("clauses").to_pylist()] == [False, True, True, True, True]
        assert [v is None for v in got.table.column("missing").to_pylist()] == [False, True, True, True, True]
        assert [(each["at"], each["field"], each["given"]) for each in got.refused.to_pylist()] == [
            (1, "act", "another text"),
            (2, "act", "nothing"),
            (3, "agency", "a fact that this act does not have"),
            (4, "agency", "another text"),
        ]


def test_places_of_refused_rows_count_through_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "SLICE", 4)
    table = pa.table({"act": ["refer", "x", "refer"] * 7})
    assert charteroak.decide_table(table).refused.column("at").to_pylist() == list(range(1, 21, 3))


@pytest.mark.parametrize("kind", [pa.int8(), pa.uint8(), pa.int16(), pa.int64(), pa.float64(), pa.float32()], ids=str)
def test_a_code_that_is_none_is_refused_with_the_codes_there_are(kind: Any) -> None:
    values = [0, 1, 2, 3, 4, 100, None] + ([] if pa.types.is_unsigned_integer(kind) else [-1])
    table = pa.table({"agency": pa.array(values).cast(kind)})
    got = charteroak.decide_table(table, act="refer", coded=True)
    assert got.refused.column("at").to_pylist() == [4, 5] + ([7] if -1 in values else [])
    assert got.refused.to_pylist()[0] == {
        "at": 4,
        "field": "agency",
        "given": "another number",
        "allowed": ["1 for medical", "2 for social_service", "3 for other"],
    }
    acts = charteroak.decide_table(pa.table({"act": pa.array([7, 8, 0, None, 1]).cast(kind)}), coded=True)
    assert [(each["at"], each["given"]) for each in acts.refused.to_pylist()] == [
        (1, "another number"),
        (2, "nothing"),
        (3, "nothing"),
    ]


def test_numbers_that_are_not_whole_are_no_codes() -> None:
    table = pa.table({"agency": [1.0, 1.5, float("nan"), float("inf"), 1e300]})
    got = charteroak.decide_table(table, act="refer", coded=True)
    assert got.refused.column("at").to_pylist() == [1, 2, 3, 4]


def test_without_being_told_a_number_is_no_code() -> None:
    """A city's own numbers are not ours."""
    got = charteroak.decide_table(pa.table({"agency": [1, 0, None]}), act="refer")
    assert [(each["at"], each["given"]) for each in got.refused.to_pylist()] == [(0, "a number"), (1, "a number")]


def test_a_number_for_a_fact_that_the_act_does_not_have() -> None:
    got = charteroak.decide_table(pa.table({"topic": [1, 0]}), act="refer", coded=True)
    assert [(each["at"], each["given"]) for each in got.refused.to_pylist()] == [
        (0, "a fact that this act does not have")
    ]


def test_true_and_false_stay_themselves_among_codes() -> None:
    table = pa.table({"agency": [1, 1, 1], "resident": [True, False, None]})
    got = charteroak.decide_table(table, act="refer", coded=True).table.to_pylist()
    for row in got:
        want = decided({"act": "refer", "agency": "medical", "resident": row["resident"]})
        assert (row["outcome"], tuple(row["clauses"]), tuple(row["missing"])) == want


def test_the_codes_are_the_contract() -> None:
    """In the order of the vocabulary, from 1; true is 1 and false is 2."""
    assert codes()["act"] == {name: place for place, name in enumerate(NAMES, 1)}
    for name, fact in FACTS.items():
        assert codes()[name] == {value: place for place, value in enumerate(fact.values, 1)}
    assert codes()["resident"] == {True: 1, False: 2}
    rows = code_table().to_pylist()
    assert {"field": "topic", "value": "immigration_status", "code": 1} in rows
    assert {"field": "resident", "value": "false", "code": 2} in rows
    assert len(rows) == sum(map(len, codes().values()))


def test_objects_of_many_kinds_are_refused_one_by_one() -> None:
    mixed = ["medical", 4, None, "police", 1.5, ["medical"], float("nan"), True]
    truth = [True, "true", None, False, 1, 0, True, None]
    kinds = {
        "pandas": pd.DataFrame({"agency": pd.Series(mixed, dtype=object), "resident": pd.Series(truth, dtype=object)}),
        "Polars": pl.DataFrame({"agency": mixed, "resident": truth}, {"agency": pl.Object, "resident": pl.Object}),
    }
    for frame in kinds.values():
        got = charteroak.decide_table(frame, act="refer")
        assert [(each["at"], each["field"], each["given"]) for each in got.refused.to_pylist()] == [
            (1, "resident", "another text"),
            (3, "agency", "another text"),
            (4, "resident", "a number"),
            (5, "resident", "a number"),
            (7, "agency", "true or false"),
        ]
        assert got.left_out == ("agency", "resident")
        row = got.table.to_pylist()[0]
        assert (row["outcome"], tuple(row["clauses"]), tuple(row["missing"])) == decided(
            {"act": "refer", "agency": "medical", "resident": True}
        )


def test_other_objects_are_left_out_and_said_to_be() -> None:
    frame = pd.DataFrame({"act": ["refer", "refer"], "thing": [object(), 1], "id": [1, 2]})
    got = charteroak.decide_table(frame)
    assert got.left_out == ("thing",)
    assert got.table.schema.names == ["act", "id", "outcome", "clauses", "missing"]


@pytest.mark.parametrize(
    ("table", "field"),
    [
        (pa.table({"agency": ["medical"]}), "act"),
        (pa.table({"act": ["refer"], "outcome": ["permitted"]}), "outcome"),
        (pa.Table.from_arrays([pa.array(["refer"])] * 2, ["act", "act"]), "act"),
        ({"act": ["refer"]}, "table"),
        (None, "table"),
        (pa.array([1]), "table"),
    ],
    ids=range(6),
)
def test_a_table_that_cannot_be_decided(table: Any, field: str) -> None:
    with pytest.raises(charteroak.BadInput) as raised:
        charteroak.decide_table(table)
    assert raised.value.field == field


def test_an_act_is_named_or_in_a_column_and_not_both() -> None:
    table = pa.table({"act": ["refer"], "agency": ["other"]})
    with pytest.raises(charteroak.BadInput, match="act"):
        charteroak.decide_table(table, act="refer")
    with pytest.raises(charteroak.BadInput, match="act"):
        charteroak.decide_table(table.drop_columns(["act"]), act="jaywalk")
    with pytest.raises(charteroak.BadInput, match="lists"):
        charteroak.decide_table(table, lists="long")  # type: ignore[arg-type]


def test_no_rows_and_no_columns_of_facts() -> None:
    for lists in ("plain", "shared", "joined"):
        got = charteroak.decide_table(pa.table({"act": pa.array([], pa.string())}), lists=lists)  # type: ignore[arg-type]
        assert (got.table.num_rows, got.refused.num_rows) == (0, 0)
        assert got.table.schema.names == ["act", "outcome", "clauses", "missing"]
    got = charteroak.decide_table(pa.table({"id": [1, 2]}), act="refer")
    assert got.table.column("outcome").to_pylist() == ["unknown", "unknown"]


def test_the_readings_and_the_day_are_those_that_were_chosen() -> None:
    table = pa.table({"act": ["arrest"], "employee": ["police_officer"], "removal_warrant_in_ncic": [True]})
    for chosen in ({"readings": {"superior_law": "text_only"}}, {"as_of": "2008-08-10"}, {"as_of": date(2026, 1, 1)}):
        [row] = charteroak.decide_table(table, **chosen).table.to_pylist()  # type: ignore[arg-type]
        want = charteroak.decide("arrest", {"employee": "police_officer", "removal_warrant_in_ncic": True}, **chosen)  # type: ignore[arg-type]
        assert (row["outcome"], tuple(row["clauses"]), tuple(row["missing"])) == tuple(want)


def test_text_is_not_copied() -> None:
    note = pa.array(["a long note that nobody looks at"] * 1000)
    table = pa.table({"act": pa.array(["refer"] * 1000), "note": note})
    got = charteroak.decide_table(table).table
    for name in ("act", "note"):
        before, after = (each.column(name).chunk(0).buffers()[2].address for each in (table, got))
        assert before == after


@pytest.mark.parametrize("lists", ["plain", "joined"])
def test_what_comes_back_is_read_by_every_library(lists: Any) -> None:
    table = charteroak.decide_table(
        pa.table({"act": ["refer", "detain"], "agency": ["medical", None]}), lists=lists
    ).table
    want = table.to_pylist()
    assert pl.from_arrow(table).to_dicts() == want  # type: ignore[union-attr]
    assert duckdb.from_arrow(table).fetchall() == [tuple(row.values()) for row in want]
    assert [row["outcome"] for row in table.to_pandas().to_dict("records")] == [row["outcome"] for row in want]
