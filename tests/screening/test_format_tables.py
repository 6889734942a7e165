"""Parquet and Arrow: rows are read with the columns' names, and the file is made anew, with nothing of before in it."""

import datetime
import io
from collections.abc import Callable
from decimal import Decimal

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq
import pytest
from found_by_words import SAID, by_words, places

from charteroak.screening.formats import arrow, parquet
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.parquet_pages import pages
from charteroak.screening.formats.surface import MARK, Cannot
from charteroak.screening.redact import redact

TABLE = pa.table(
    {
        "id": [1, 2, 3],
        "on_zarq": [True, False, None],
        "note": pa.array([f"a {SAID}", "kept", None]).dictionary_encode(),
        "nested": [{"x": [{"k": SAID}], "n": 5}, None, {"x": [], "n": 7}],
        "pairs": pa.array([[("a", SAID)], None, []], pa.map_(pa.string(), pa.string())),
        "when": pa.array([1, 2, 3], pa.timestamp("ns", tz="UTC")),
        "day": [datetime.date(2020, 1, 1), None, None],
        "sum": [Decimal("1.20"), None, None],
        "bytes": [SAID.encode(), b"kept", None],
    }
).replace_schema_metadata({"pandas": f'{{"creator": "{SAID}"}}'})


def as_parquet(table: pa.Table, **settings: object) -> bytes:
    made = io.BytesIO()
    pq.write_table(table, made, **settings)
    return made.getvalue()


def as_file(table: pa.Table) -> bytes:
    made = io.BytesIO()
    with pa.ipc.new_file(made, table.schema) as writer:
        writer.write_table(table)
    return made.getvalue()


def as_stream(table: pa.Table) -> bytes:
    made = io.BytesIO()
    with pa.ipc.new_stream(made, table.schema) as writer:
        writer.write_table(table)
    return made.getvalue()


WRITERS = [as_parquet, as_file, as_stream]
READ = {as_parquet: pq.read_table, as_file: lambda file: pa.ipc.open_file(file).read_all(),
        as_stream: lambda file: pa.ipc.open_stream(file).read_all()}  # fmt: skip


@pytest.mark.parametrize("write", WRITERS)
def test_values_are_found_however_they_are_nested_and_only_they_change(write: Callable[[pa.Table], bytes]) -> None:
    data = write(TABLE)
    assert places(data)[:5] == [f"row 1, column {number}" for number in (2, 3, 4, 5, 9)]
    assert "metadata" in places(data)[-1]
    made = redact(data, "", by_words).data
    assert made is not None
    copy = READ[write](io.BytesIO(made))
    assert copy.schema.metadata.keys() >= {b"Hartford-2-929"}
    assert copy.column("on_zarq").to_pylist() == [None, False, None]
    assert copy.column("note").to_pylist() == [f"a {MARK}", "kept", None]
    assert copy.column("nested").to_pylist() == [{"x": [{"k": MARK}], "n": 5}, None, {"x": [], "n": 7}]
    assert copy.column("pairs").to_pylist() == [[("a", MARK)], None, []]
    assert copy.column("bytes").to_pylist() == [MARK.encode(), b"kept", None]
    for name in ("id", "when", "day", "sum"):
        assert copy.column(name).cast(pa.string()).equals(TABLE.column(name).cast(pa.string()))


@pytest.mark.parametrize("write", WRITERS)
def test_the_rows_are_the_same_whether_they_are_made_quickly_or_with_places(write: Callable[[pa.Table], bytes]) -> None:
    opened = open_file(write(TABLE))
    assert list(opened.surfaces) == [woven.surface for woven in opened._wovens]  # type: ignore[attr-defined]


@pytest.mark.parametrize("settings", [
    {}, {"compression": "zstd"}, {"compression": "none", "data_page_version": "2.0"},
    {"compression": "gzip", "use_dictionary": False, "data_page_version": "2.0"},
])  # fmt: skip
def test_the_pages_are_unpacked_without_the_files_own_reader(settings: dict[str, object]) -> None:
    data = as_parquet(pa.table({"a": [f"word {number}" for number in range(50)] * 20}), **settings)
    assert b"word 49" in b"".join(pages(data))


def test_nothing_under_a_null_or_in_an_unused_dictionary_stays() -> None:
    hidden = pa.StringArray.from_buffers(
        2, pa.array([0, len(SAID), len(SAID) + 1], pa.int32()).buffers()[1], pa.py_buffer(SAID.encode() + b"x"),
        pa.py_buffer(b"\x02"),
    )  # fmt: skip
    unused = pa.DictionaryArray.from_arrays([0, 0], [f"kept {SAID}"[:4], SAID])
    for write in (as_file, as_stream):
        data = write(pa.table({"a": hidden, "b": unused}))
        assert SAID.encode() in data
        made = open_file(data).without({})
        assert SAID.encode() not in made


def test_a_columns_name_that_says_it_is_changed() -> None:
    made = redact(as_parquet(pa.table({SAID: [1], "b": [2]})), "", by_words).data
    assert made is not None
    assert pq.read_table(io.BytesIO(made)).column_names == [f"{MARK} 1", "b"]


def test_bytes_that_are_no_text_are_unread() -> None:
    data = as_parquet(pa.table({"a": [b"\xff\xfe\0", b"text"]}))
    assert [(each.where, each.why) for each in open_file(data).unread] == [("column 1", "binary")]
    with pytest.raises(Cannot, match="unread"):
        redact(data, "", by_words)
    made = redact(data, "", by_words, drop_unread=True).data
    assert made is not None
    assert pq.read_table(io.BytesIO(made)).column("a").to_pylist() == [None, b"text"]


def test_feather_of_the_first_version_is_read() -> None:
    made = io.BytesIO()
    with pytest.deprecated_call():
        pyarrow.feather.write_feather(pa.table({"on_zarq": ["y", "n"]}), made, version=1)
    copy = redact(made.getvalue(), "", by_words).data
    assert copy is not None
    assert pyarrow.feather.read_table(io.BytesIO(copy)).column(0).to_pylist() == [MARK, "n"]


@pytest.mark.parametrize("settings", [{}, {"use_dictionary": False}, {"data_page_version": "2.0"}])
def test_the_second_readers_see_each_text(settings: dict[str, object]) -> None:
    texts = "\n".join(parquet.second_reading(as_parquet(TABLE, **settings))).split("\n")
    assert {f"a {SAID}", "kept", SAID, "a"} <= set(texts)
    assert any(SAID in text for text in arrow.second_reading(as_file(TABLE)))


@pytest.mark.parametrize("write", WRITERS)
def test_another_library_reads_the_copy_and_finds_nothing_left(write: Callable[[pa.Table], bytes]) -> None:
    polars = pytest.importorskip("polars")
    table = TABLE.drop_columns(["pairs"])
    read = {as_parquet: polars.read_parquet, as_file: polars.read_ipc, as_stream: polars.read_ipc_stream}[write]
    before, after = write(table), redact(write(table), "", by_words).data
    assert after is not None
    assert SAID in str(read(io.BytesIO(before)).rows())
    rows = read(io.BytesIO(after)).rows()
    assert SAID not in str(rows)
    assert len(rows) == 3


@pytest.mark.parametrize("data", [b"PAR1" + b"\0" * 40, b"PARE" + b"\0" * 40 + b"PARE", b"ARROW1\0\0" + b"\1" * 90,
                                  b"\xff\xff\xff\xff" + b"\x10\0\0\0" * 9, b"FEA1" + b"\0" * 40])  # fmt: skip
def test_what_is_broken_is_said_to_be(data: bytes) -> None:
    with pytest.raises(Cannot, match=r"broken|encrypted"):
        open_file(data)
