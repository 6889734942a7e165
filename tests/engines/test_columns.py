"""Deciding by the column is deciding row by row, in every cell and in every type that a column may have."""

from datetime import date
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from engine_rows import ACTS, Row, bad_rows, decided, good_rows, table_of, told, type_of
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.engines.columns import FACTS, Columns, Lists
from charteroak.law.law import law
from charteroak.logic.errors import BadInput
from charteroak.logic.norm import Act

SHIPPED = Columns(law())
DICTIONARY = pa.dictionary(pa.int32(), pa.string())


def batch_of(rows: list[Row]) -> pa.RecordBatch:
    [batch] = table_of(rows).combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], table_of(rows).schema)]
    return batch


def every_cell(act: Act) -> pa.RecordBatch:
    """A row for every cell of the act's table, in its order: each fact unknown, then each of its values."""
    shape = [len(fact.values) + 1 for fact in act.facts]
    codes = np.indices(shape, np.int32).reshape(len(shape), -1)
    columns = {
        fact.name: pa.array([None, *fact.values], type_of(fact.name)).take(pa.array(code))
        for fact, code in zip(act.facts, codes, strict=True)
    }
    return pa.RecordBatch.from_pydict({"act": pa.array([act.name] * codes.shape[1]), **columns})


def answers_of(rows: pa.RecordBatch) -> list[tuple[Any, ...]]:
    columns = (rows.column(name).to_pylist() for name in ("outcome", "clauses", "missing"))
    return [(outcome, tuple(clauses), tuple(missing)) for outcome, clauses, missing in zip(*columns, strict=True)]


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_every_cell_of_every_act_is_decided_as_its_table_says(act: Act) -> None:
    rows = every_cell(act)
    table = law().table(act.name)
    want = np.array([SHIPPED.answers.index(decision) for decision in table.decisions])
    assert (SHIPPED.numbers(rows) == want.take(np.frombuffer(table.cells, np.uint16))).all()


@pytest.mark.parametrize("name", [name for name, act in ACTS.items() if len(act.facts) <= 5])
def test_every_cell_of_a_small_act_is_decided_as_row_by_row(name: str) -> None:
    rows = every_cell(ACTS[name])
    assert answers_of(SHIPPED.decide(rows).rows) == [decided(row) for row in rows.to_pylist()]


@settings(deadline=None, max_examples=40)
@given(st.lists(good_rows | bad_rows, min_size=1, max_size=30))
def test_any_mixture_of_acts_and_mistakes_is_decided_and_refused_as_row_by_row(rows: list[Row]) -> None:
    """In columns of one type; what another type says is a test of its own."""
    fit = [
        {n: v for n, v in row.items() if v is None or isinstance(v, bool) == (type_of(n) == pa.bool_())} for row in rows
    ]
    got = SHIPPED.decide(batch_of(fit))
    want = [decided(row) for row in fit]
    assert answers_of(got.rows) == [answer for answer in want if not isinstance(answer, BadInput)]
    errors = [(at, told(answer)) for at, answer in enumerate(want) if isinstance(answer, BadInput)]
    assert [(each.at, told(each.error)) for each in got.refused] == errors


@pytest.mark.parametrize(
    "kind",
    [
        DICTIONARY,
        pa.dictionary(pa.int8(), pa.string()),
        pa.dictionary(pa.uint16(), pa.large_string()),
        pa.large_string(),
        pa.string_view(),
    ],
    ids=str,
)
def test_words_are_the_same_in_every_type_that_holds_them(kind: Any) -> None:
    rows = every_cell(ACTS["refer"])
    cast = pa.RecordBatch.from_arrays(
        [column.cast(kind) if column.type == pa.string() else column for column in rows.columns],
        names=rows.schema.names,
    )
    for part in (cast, cast.slice(5, 100)):
        want = SHIPPED.decide(rows.slice(5, 100) if part is not cast else rows)
        assert answers_of(SHIPPED.decide(part).rows) == answers_of(want.rows)


def test_a_null_in_a_dictionary_is_unknown_and_one_for_an_act_is_nothing() -> None:
    agency = pa.DictionaryArray.from_arrays(pa.array([0, 1, None]), pa.array([None, "medical"]))
    act = pa.DictionaryArray.from_arrays(pa.array([0, 0, 0, 1, None]), pa.array(["refer", None]))
    got = SHIPPED.decide(pa.RecordBatch.from_pydict({"act": act.slice(0, 3), "agency": agency}))
    want = [decided({"act": "refer", "agency": agency}) for agency in (None, "medical", None)]
    assert answers_of(got.rows) == want
    got = SHIPPED.decide(pa.RecordBatch.from_pydict({"act": act}))
    assert [(each.at, each.error.field, each.error.given) for each in got.refused] == [
        (3, "act", "nothing"),
        (4, "act", "nothing"),
    ]


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (pa.array([1, None]), "a number"),
        (pa.array([0.5, None]), "a number"),
        (pa.array(["x", None]), "another text"),
        (pa.array(["x", None]).dictionary_encode(), "another text"),
        (pa.array([1, None]).dictionary_encode(), "a number"),
        (pa.array([b"x", None]), "another kind of value"),
        (pa.array([date(2026, 1, 1), None]), "another kind of value"),
        (pa.array([["x"], None]), "a list"),
        (pa.array([{"x": 1}, None]), "an object"),
    ],
    ids=lambda value: str(getattr(value, "type", value)),
)
@pytest.mark.parametrize("fact", ["agency", "resident"])
def test_a_column_of_a_wrong_type_is_refused_by_its_kind_wherever_it_says_something(
    column: Any, kind: str, fact: str
) -> None:
    got = SHIPPED.decide(pa.RecordBatch.from_pydict({"act": ["refer", "refer"], fact: column}))
    [refused] = got.refused
    allowed = ("true", "false") if fact == "resident" else ("medical", "social_service", "other")
    assert (refused.at, *told(refused.error)) == (0, fact, kind, allowed)
    assert answers_of(got.rows) == [decided({"act": "refer"})]


def test_truth_values_are_no_words_and_text_is_no_truth_value() -> None:
    rows = pa.RecordBatch.from_pydict({"act": ["refer"], "agency": [True]})
    assert told(SHIPPED.decide(rows).refused[0].error)[:2] == ("agency", "true or false")
    rows = pa.RecordBatch.from_pydict({"act": ["refer"], "resident": ["true"]})
    assert told(SHIPPED.decide(rows).refused[0].error)[:2] == ("resident", "another text")


@pytest.mark.parametrize("encoded", [False, True])
def test_in_text_true_and_false_are_written_out_in_any_capitals(encoded: bool) -> None:
    written = ["true", "True", "TRUE", "false", "fAlse", None, "", "yes", "1", " true", "ﬀalse"]
    means = [True, True, True, False, False, None, "", "yes", "1", " true", "ﬀalse"]
    column = pa.array(written).dictionary_encode() if encoded else pa.array(written)
    got = SHIPPED.decide(pa.RecordBatch.from_pydict({"act": ["refer"] * len(written), "resident": column}), text=True)
    want = [decided({"act": "refer", "resident": value}) for value in means]
    assert answers_of(got.rows) == [answer for answer in want if not isinstance(answer, BadInput)]
    assert [each.at for each in got.refused] == [6, 7, 8, 9, 10]


def test_an_error_names_the_first_wrong_field_of_the_vocabulary_and_the_act_before_any() -> None:
    row = {"agency": "x", "resident": True, "employee": "police_officer"}
    errors = [told(SHIPPED.decide(batch_of([{"act": act, **row}])).refused[0].error)[:2] for act in ("refer", "x")]
    assert errors == [("employee", "a fact that this act does not have"), ("act", "another text")]


def test_no_error_holds_a_value() -> None:
    planted = "zqx-planted"
    rows = [{"act": planted}, {"act": "refer", "agency": planted}, {"act": "arrest", "agency": planted}]
    got = SHIPPED.decide(batch_of(rows))
    assert len(got.refused) == 3
    assert not [each for each in got.refused if planted in f"{each.error} {each.error.as_dict()}"]


def test_other_columns_are_passed_through_as_they_are() -> None:
    others = {
        "id": pa.array([1, 2, 3], pa.int16()),
        "when": pa.array([date(2026, 1, 1)] * 3),
        "tags": pa.array([["a"], None, []]),
    }
    rows = pa.RecordBatch.from_pydict({"id": others["id"], "act": ["refer", "x", "detain"], **others})
    got = SHIPPED.decide(rows).rows
    assert got.schema.names == ["id", "act", "when", "tags", "outcome", "clauses", "missing"]
    for name, column in others.items():
        assert got.column(name).equals(column.take(pa.array([0, 2])))


def test_an_empty_batch_is_decided() -> None:
    rows = batch_of([{"act": "refer"}]).slice(0, 0)
    assert SHIPPED.decide(rows).rows.num_rows == 0


@pytest.mark.parametrize("lists", Lists)
def test_the_lists_say_the_same_in_every_form(lists: Lists) -> None:
    rows = every_cell(ACTS["refuse_service"])
    plain = SHIPPED.decide(rows).rows
    made = SHIPPED.decide(rows, lists=lists).rows
    for name in ("clauses", "missing"):
        values = made.column(name).to_pylist()
        if lists is Lists.JOINED:
            values = [value.split(";") if value else [] for value in values]
        assert values == plain.column(name).to_pylist()
        assert made.schema.field(name).type == lists.value[name == "missing"]


def test_the_readings_and_the_day_are_those_that_were_chosen() -> None:
    rows = batch_of([dict(zip(["act", "employee", "removal_warrant_in_ncic"], each, strict=True)) for each in product(
        ["arrest", "detain"], ["police_officer", "police_civilian"], [True, False]
    )])  # fmt: skip
    for readings in ({"civil_papers_are_status": "no"}, {"civil_papers_are_status": None}):
        got = answers_of(Columns(law(readings)).decide(rows).rows)
        assert got == [decided(row, readings=readings) for row in rows.to_pylist()]
        assert got != answers_of(SHIPPED.decide(rows).rows)
    before = Columns(law(), date(2008, 8, 10)).decide(rows).rows
    assert set(answers_of(before)) == {("not_addressed", (), ())}
    assert answers_of(Columns(law(), date(2008, 8, 11)).decide(rows).rows) == answers_of(SHIPPED.decide(rows).rows)


def test_before_the_article_a_wrong_row_is_still_wrong() -> None:
    got = Columns(law(), date(2000, 1, 1)).decide(batch_of([{"act": "refer", "agency": "x"}, {"act": "refer"}]))
    assert [each.at for each in got.refused] == [0]
    assert answers_of(got.rows) == [("not_addressed", (), ())]


def test_every_fact_has_one_list_of_values_in_all_acts() -> None:
    """Codes are made once a fact, not once an act, and rest on this."""
    for act in ACTS.values():
        assert all(FACTS[fact.name] == fact for fact in act.facts)
