"""Record batches screened column by column, and no value in what comes out."""

import pyarrow as pa
import pytest

from charteroak.screening import batch as batches
from charteroak.screening.batch import finding_type, screen_batch, text_columns
from charteroak.screening.detect import screen_text

HIT = "Her husband hit her."
TEXTS = [HIT, None, "", "nothing", "Él no tiene papeles 🙂."]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_each_row_has_what_its_text_has(kind: pa.DataType) -> None:
    coded = pa.types.is_dictionary(kind)
    column = pa.array(TEXTS).dictionary_encode() if coded else pa.array(TEXTS, type=kind)
    out = screen_batch(pa.record_batch({"note": column, "number": pa.array(range(5))}))
    assert out.schema.names == ["note"]
    assert out.schema.field("note").type == finding_type()
    rows = out.column("note").to_pylist()
    assert rows[1] is None
    assert rows[2] == rows[3] == []
    for text, row in ((TEXTS[0], rows[0]), (TEXTS[4], rows[4])):
        told = [(each["category"], each["start"], each["end"], each["rule"]) for each in row]
        assert told == [(f.category.value, f.start, f.end, f.rule) for f in screen_text(text).findings]
        assert told


def test_no_value_comes_out() -> None:
    out = screen_batch(pa.record_batch({"note": ["Her husband hit her. Zyxwv 219-09-9999"]}))
    shown = str(out.to_pydict())
    assert not any(word in shown for word in ("Zyxwv", "219", "hit her"))


def test_a_tax_record_is_one_finding_of_all_of_it() -> None:
    text = "Form W-2\n1 Wages, tips, other comp 21,004.10\n2 Federal income tax withheld 1,200.00\n3 Social security wages 21,004.10"
    first = screen_batch(pa.record_batch({"scan": [text]})).column("scan").to_pylist()[0][0]
    assert (first["document"], first["start"], first["end"]) == (True, 0, len(text))


def test_a_batch_without_text_or_rows_keeps_its_length() -> None:
    assert screen_batch(pa.record_batch({"n": [1, 2, 3]})).num_rows == 3
    assert screen_batch(pa.record_batch({"t": pa.array([], pa.string())})).num_rows == 0


def test_only_text_is_screened() -> None:
    table = pa.record_batch({"a": ["x"], "b": [1], "c": [b"x"], "d": [["x"]]})
    assert text_columns(table) == ["a"]


def test_a_column_longer_than_what_is_screened_at_a_time_comes_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_MOST", 30)
    out = screen_batch(pa.record_batch({"note": [HIT, None, "x"] * 5}))
    assert [None if row is None else len(row) for row in out.column("note").to_pylist()] == [1, None, 0] * 5
