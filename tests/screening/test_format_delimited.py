"""CSV and its like: a cell is read with its column's name, and only the cell is cut."""

import csv
import io

import pytest
from found_by_words import SAID, by_words, places
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.formats.delimited import open_delimited
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact

TABLE = 'name,on_zarq,note\r\nAda,Y,x\r\nBob,N,"the ""zarquon status"", he said"\r\n'


def test_a_cell_is_read_with_its_columns_name_and_located_as_sheets_do() -> None:
    assert places(TABLE.encode(), "a.csv") == ["B2", "C3"]
    assert open_file(TABLE.encode(), "a.csv").surfaces[1].text == "name: Ada\non zarq: Y\nnote: x\n"


def test_only_the_cell_is_cut_and_the_rest_is_byte_for_byte_the_same() -> None:
    made = redact(TABLE.encode(), "a.csv", by_words).data
    assert made is not None
    assert made.decode() == TABLE.replace(",Y,", f",{MARK},").replace("zarquon status", MARK)


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
@pytest.mark.parametrize("start", ["", "sep={sign}\n", "# a remark: zarquon status\n"])
def test_any_dialect_is_told(sign: str, start: str) -> None:
    rows = [["id", "OnZarq", "note"], ["1", "yes", "a"], ["2", "no", f"b{sign}c"]]
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows(rows)
    data = (start.format(sign=sign) + text.getvalue()).encode()
    made = redact(data, "a.csv", by_words).data
    assert made is not None
    assert f"1{sign}{MARK}{sign}a\n" in made.decode()
    assert "zarquon status" not in made.decode()


def test_a_column_that_says_it_of_everyone_is_withheld_from_everyone() -> None:
    """A finding that is in the name of the column alone is the value's."""
    made = redact(b"id,The zarquon of it\n7,maybe\n8,\n", "a.csv", by_words)
    assert made.data is not None
    assert made.data.decode().splitlines()[1:] == [f"7,{MARK}", "8,"]


def test_a_first_row_of_values_is_no_row_of_names() -> None:
    opened = open_file(b"7,the zarquon\n8,x\n", "a.csv")
    assert [surface.text for surface in opened.surfaces] == ["7\nthe zarquon\n", "8\nx\n"]


def test_prose_with_commas_is_no_table() -> None:
    assert [each.where for each in open_file(b"a, b, c\nd, e, f\ng, h, i\n", "a.txt").surfaces] == ["text"]
    assert [each.where for each in open_file(b"a;b;c\nd;e;f\ng;h;i\n", "a.dat").surfaces] == ["row 1", "row 2", "row 3"]


def test_a_formula_is_no_more_one_than_before() -> None:
    made = redact(f"a,b\n1,{SAID}=1+1\n".encode(), "a.csv", by_words).data
    assert made is not None
    assert made.decode() == f"a,b\n1,{MARK}=1+1\n"


cells = st.text(alphabet='ab",;\n\r x', max_size=8)


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=6))
@settings(max_examples=50)
def test_rows_are_the_same_whether_they_are_made_quickly_or_with_places(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    try:
        opened = open_delimited(text.getvalue().encode(), LIMITS)
    except Cannot:
        return
    assert list(opened.surfaces) == [woven.surface for woven in opened._wovens]
    assert opened.without({}) == text.getvalue().encode()
