"""The export of an act's table is its cases, each once, each with the answer it gets by itself."""

import itertools
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from engine_rows import ACTS, as_read, decided, read

from charteroak.engines.cases import every_case, write_cases
from charteroak.engines.files import FORMATS
from charteroak.law.law import law
from charteroak.logic.norm import Act


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_every_case_is_there_once_with_the_answer_it_gets_by_itself(act: Act) -> None:
    rows = every_case(law().table(act.name)).to_pylist()
    names = [fact.name for fact in act.facts]
    assert [tuple(row[name] for name in names) for row in rows] == list(
        itertools.product(*(f.values for f in act.facts))
    )
    for row in rows[:: max(1, len(rows) // 500)]:
        assert (row["outcome"], tuple(row["clauses"]), ()) == decided({"act": act.name, **row})


def test_the_columns_are_truth_values_and_dictionaries() -> None:
    kinds = {field.name: field.type for field in every_case(law().table("refer")).schema}
    word = pa.dictionary(pa.int8(), pa.string())
    assert kinds == {
        "agency": word,
        **dict.fromkeys(["resident", "because_of_status", "required_by_law", "federal_cooperation"], pa.bool_()),
        "outcome": word,
        "clauses": pa.list_(pa.string()),
    }


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_cases(form: str, tmp_path: Path) -> None:
    table = law().table("refer")
    path = tmp_path / f"out.{form}"
    with path.open("wb") as stream:
        write_cases(table, None, stream, form)
    assert read(path) == as_read(every_case(table).to_pylist(), path.suffix)
    if form == "jsonl":
        assert json.loads(path.read_text().splitlines()[0])["resident"] is True


def test_the_readings_and_the_day_are_those_that_were_chosen() -> None:
    settled = law({"superior_law": "text_only"})
    rows = every_case(settled.table("refer")).to_pylist()
    assert [row["outcome"] for row in rows] == [
        decided({"act": "refer", **row}, readings={"superior_law": "text_only"})[0]  # type: ignore[index]
        for row in rows
    ]
    assert rows != every_case(law().table("refer")).to_pylist()
    before = every_case(law().table("refer"), date(2008, 8, 10))
    assert {(row["outcome"], *row["clauses"]) for row in before.to_pylist()} == {("not_addressed",)}
