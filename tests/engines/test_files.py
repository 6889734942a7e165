"""Files of every format: whatever is in them is decided as it is row by row, at bounded memory."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from engine_rows import ACTS, ADDED, Row, as_read, bad_rows, decided, good_rows, read, run, told, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charteroak.engines import lines
from charteroak.engines.bulk import Source, Target, decide_file
from charteroak.engines.files import FORMATS, format_of, whole_file
from charteroak.law.law import law
from charteroak.logic.errors import BadInput

SUFFIXES = [f".{form}" for form in FORMATS]
ROWS: list[Row] = [
    {"id": "1", "act": "refer", "agency": "medical", "resident": True, "note": 'he said "so", twice\nand left'},
    {"id": "2", "act": "arrest", "employee": "police_officer", "removal_warrant_in_ncic": True, "note": "Ünïcode €"},
    {"id": "3", "act": "provide_service", "resident": True, "required_by_law": False},
    {"id": "4", "act": "inquire", "topic": "not_personal", "note": "a;b\tc"},
    {"id": "5", "act": "refer", "agency": "other", "resident": False},
]


def with_answers(rows: list[Row], **chosen: Any) -> list[Row]:
    """The rows as they come back: what can be decided, with its answer, without what is not known."""
    answers = [(row, decided(row, **chosen)) for row in rows]
    return [
        {name: value for name, value in row.items() if value not in (None, "")}
        | {name: list(part) if isinstance(part, tuple) else part for name, part in zip(ADDED, answer, strict=True)}
        for row, answer in answers
        if not isinstance(answer, BadInput)
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("out", SUFFIXES)
def test_every_format_is_decided_into_every_format(suffix: str, out: str, tmp_path: Path) -> None:
    write(tmp_path / f"in{suffix}", ROWS)
    tally, rejected = run(tmp_path / f"in{suffix}", tmp_path / f"out{out}")
    assert (tally.decided, tally.rejected, rejected) == (5, 0, [])
    assert read(tmp_path / f"out{out}") == as_read(with_answers(ROWS), out)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(good_rows | bad_rows, min_size=1, max_size=12))
def test_any_rows_are_decided_or_rejected_by_their_numbers(suffix: str, rows: list[Row], tmp_path: Path) -> None:
    untyped = suffix in (".csv", ".tsv")
    if suffix != ".jsonl":  # a column has one type
        rows = [{n: v for n, v in row.items() if n == "act" or _fits(n, v, untyped)} for row in rows]
    write(tmp_path / f"in{suffix}", rows)
    meant = [{n: _spoken(n, v) if untyped else v for n, v in row.items()} for row in rows]
    tally, rejected = run(tmp_path / f"in{suffix}", tmp_path / f"out{suffix}")
    assert read(tmp_path / f"out{suffix}") == as_read(with_answers(meant), suffix)
    want = [(number, told(error)) for number, row in enumerate(meant, 1) if isinstance(error := decided(row), BadInput)]
    assert [(number, told(error)) for number, error in rejected] == want
    assert (tally.decided, tally.rejected) == (len(rows) - len(want), len(want))


def _fits(name: str, value: Any, untyped: bool) -> bool:
    truth = any(True in fact.values for act in ACTS.values() for fact in act.facts if fact.name == name)
    return value is None or (
        isinstance(value, bool) == truth and not (untyped and truth and not isinstance(value, bool))
    )


def _spoken(_name: str, value: Any) -> Any:
    return None if value == "" else value


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_without_rows_is_decided_to_one_without_rows(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / f"in{suffix}"
    write(source, ROWS)
    if suffix in (".csv", ".tsv"):
        source.write_text(source.read_text().splitlines()[0])
    elif suffix == ".parquet":
        pq.write_table(pq.read_table(source).slice(0, 0), source)
    elif suffix == ".arrow":
        schema = pa.ipc.open_file(str(source)).schema
        pa.ipc.new_file(str(source), schema).close()
    else:
        source.write_text("\n\n")
    tally, _ = run(source, tmp_path / f"out{suffix}")
    assert tally.decided == tally.rejected == 0
    assert read(tmp_path / f"out{suffix}") == []


def test_a_batch_of_any_size_is_decided_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": i, **row} for i, row in enumerate(ROWS * 10)]
    rows = [{**row, "id": i} for i, row in enumerate(rows)]
    monkeypatch.setattr("charteroak.engines.files.BATCH_ROWS", 3)
    monkeypatch.setattr(lines, "_BATCH_ROWS", 3)
    for suffix in (".parquet", ".arrow"):
        write(tmp_path / f"in{suffix}", rows)
        run(tmp_path / f"in{suffix}", tmp_path / "out.parquet")
        assert read(tmp_path / "out.parquet") == with_answers(rows)
    write(tmp_path / "in.jsonl", ROWS * 4)
    run(tmp_path / "in.jsonl", tmp_path / "out.arrow")
    assert read(tmp_path / "out.arrow") == with_answers(ROWS * 4)


def test_the_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    table = pa.table(
        {
            "act": ["refer", "detain"],
            "when": pa.array([datetime(2026, 1, 1, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
            "agency": pa.array(["medical", None]).dictionary_encode(),
            "cost": [Decimal("1.50"), None],
            "tags": [["a"], None],
            "raw": [b"\xff", None],
        }
    ).replace_schema_metadata({"made": "by hand"})
    pq.write_table(table, tmp_path / "in.parquet")
    for out in ("out.parquet", "out.arrow"):
        run(tmp_path / "in.parquet", tmp_path / out)
        got = (
            pq.read_table(tmp_path / out)
            if out.endswith("parquet")
            else pa.ipc.open_file(str(tmp_path / out)).read_all()
        )
        kept = [name for name in table.schema.names if out.endswith("parquet") or name != "agency"]
        assert got.select(kept).cast(table.select(kept).schema).equals(table.select(kept))
        assert got.schema.metadata[b"made"] == b"by hand"
        assert got.column("agency").cast(pa.string()).to_pylist() == ["medical", None]


def test_columns_of_any_type_are_written_out_for_csv_and_jsonl(tmp_path: Path) -> None:
    columns = {
        "when": pa.array([datetime(2026, 1, 1, 12, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
        "day": [date(2026, 1, 1), None],
        "cost": [Decimal("1.50"), None],
        "part": [0.5, float("nan")],
        "tags": [["a", 'b"'], None],
        "raw": [b"\xff", None],
        "name": ['a "b"\n\x01', None],
        "many": [2**60, None],
        "yes": [True, None],
    }
    pq.write_table(pa.table({"act": ["refer", "detain"], **columns}), tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", tmp_path / "out.jsonl")
    first, second = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    plain = {
        "cost": "1.50",
        "day": "2026-01-01",
        "part": 0.5,
        "tags": ["a", 'b"'],
        "raw": "/w==",
        "name": 'a "b"\n\x01',
    }
    assert {name: first[name] for name in plain} == plain
    assert (first["many"], first["yes"], first["when"][:19]) == (2**60, True, "2026-01-01 12:00:00")
    assert {second[name] for name in columns} == {None}
    run(tmp_path / "in.parquet", tmp_path / "out.csv")
    row = read(tmp_path / "out.csv")[0]
    assert {name: row[name] for name in ("cost", "day", "raw", "name", "many", "yes")} == {
        **{name: str(plain[name]) for name in ("cost", "day", "raw", "name")},
        "many": str(2**60),
        "yes": "true",
    }
    assert json.loads(row["tags"]) == ["a", 'b"']


def test_a_line_of_jsonl_comes_back_as_it_was_with_the_answer_at_its_end(tmp_path: Path) -> None:
    line = '{ "n": 1.0, "big": 123456789012345678901234567890, "act":"refer","s":"\\u00e9", "agency": null }'
    (tmp_path / "in.jsonl").write_text(f"\ufeff\n  {line}  \n", encoding="utf-8")
    run(tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    [got] = (tmp_path / "out.jsonl").read_text().splitlines()
    assert got.startswith(line[:-1])
    outcome, clauses, missing = decided({"act": "refer"})
    assert json.loads(got[len(line) - 1 :].replace(",", "{", 1)) == {
        "outcome": outcome,
        "clauses": list(clauses),
        "missing": list(missing),
    }


@pytest.mark.parametrize(
    ("line", "field", "given"),
    [
        ("nonsense", "row", "text that is not JSON"),
        ("[1]", "row", "a list"),
        ("3", "row", "a number"),
        ("[" * 100_000, "row", "text that is not JSON"),
        ("{}", "act", "nothing"),
        ('{"act": ["refer"]}', "act", "a list"),
        ('{"act": "refer", "facts": {"agency": "medical"}}', "facts", "an object"),
        ('{"act": "refer", "outcome": "permitted"}', "outcome", "a field that deciding adds"),
        ('{"act": "refer", "resident": "true"}', "resident", "another text"),
        ('{"act": "refer", "resident": 1}', "resident", "a number"),
        ('{"act": "refer", "agency": {"a": 1}}', "agency", "an object"),
        ('{"act": "refer", "topic": "other"}', "topic", "a fact that this act does not have"),
    ],
)
@pytest.mark.parametrize("out", [".jsonl", ".csv"])
def test_a_wrong_line_is_rejected_by_its_number_and_kind(
    line: str, field: str, given: str, out: str, tmp_path: Path
) -> None:
    (tmp_path / "in.jsonl").write_text(f'{{"act": "refer"}}\n\n{line}\n{{"act": "detain"}}', encoding="utf-8")
    if out == ".csv" and field == "outcome":
        with pytest.raises(BadInput, match="outcome"):
            run(tmp_path / "in.jsonl", tmp_path / "out.csv")
        return
    tally, [(number, error)] = run(tmp_path / "in.jsonl", tmp_path / f"out{out}")
    assert (tally.decided, tally.rejected) == (2, 1)
    assert (number, error.field, error.given) == (3, field, given)


def test_a_line_that_is_not_utf_8_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"act": "refer", "n": "\xff"}\n{"act": "refer"}\n')
    for out in ("out.jsonl", "out.csv"):
        tally, [(number, error)] = run(tmp_path / "in.jsonl", tmp_path / out)
        assert (tally.decided, number, error.field) == (1, 1, "row")


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".csv"])
@pytest.mark.parametrize(
    ("names", "field", "given"),
    [
        (["id", "agency"], "act", "no column of this name"),
        (["act", "agency", "agency"], "agency", "a column that is there twice"),
        (["act", "Jane Doe", "Jane Doe"], "(a name that is no field's)", "a column that is there twice"),
        (["act", "missing"], "missing", "a column that deciding adds"),
    ],
)
def test_columns_that_cannot_be_decided_by_are_refused(
    suffix: str, names: list[str], field: str, given: str, tmp_path: Path
) -> None:
    source = tmp_path / f"in{suffix}"
    table = pa.Table.from_arrays([pa.array(["refer"])] * len(names), names)
    if suffix == ".csv":
        source.write_text(",".join(names) + "\n")
    elif suffix == ".parquet":
        pq.write_table(table, source)
    else:
        with pa.ipc.new_file(str(source), table.schema) as out:
            out.write_table(table)
    with pytest.raises(BadInput) as raised:
        run(source, tmp_path / "out.csv")
    assert (raised.value.field, raised.value.given) == (field, given)


def test_an_arrow_stream_is_read_from_a_file_and_from_a_pipe_and_its_dictionaries_may_change(tmp_path: Path) -> None:
    kind = pa.dictionary(pa.int8(), pa.string())
    schema = pa.schema([("act", pa.string()), ("agency", kind)])
    parts = [["medical", "other"], ["social_service", None], ["other", "medical"]]
    with pa.ipc.new_stream(str(tmp_path / "in.arrow"), schema) as out:
        for part in parts:
            columns = [pa.array(["refer", "refer"]), pa.array(part).dictionary_encode().cast(kind)]
            out.write_batch(pa.RecordBatch.from_arrays(columns, schema=schema))
    want = with_answers([{"act": "refer", "agency": agency} for part in parts for agency in part])
    run(tmp_path / "in.arrow", tmp_path / "out.arrow")
    assert read(tmp_path / "out.arrow") == want
    with (tmp_path / "in.arrow").open("rb") as stream, (tmp_path / "stream").open("wb") as out:
        source, target = Source(_Unseekable(stream), "arrow"), Target(out, "arrow", is_file=False)
        decide_file(source, target, law(), None, lambda *_: None, lambda *_: None)
    got = pa.ipc.open_stream(str(tmp_path / "stream")).read_all().to_pylist()
    assert [{name: value for name, value in row.items() if value is not None} for row in got] == want


class _Unseekable:
    """A stream that can be read and nothing else, as a pipe is."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self.read = stream.read
        self.readline = stream.readline

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        pass


@pytest.mark.parametrize("suffix", [".parquet", ".arrow"])
def test_a_file_that_is_none_of_its_kind_is_arrows_error(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"in{suffix}").write_bytes(b"act,agency\nrefer,medical\n" * 100)
    with pytest.raises(pa.ArrowException):
        run(tmp_path / f"in{suffix}", tmp_path / "out.csv")


def test_the_format_is_the_suffix() -> None:
    assert [format_of(Path(f"a.b.{form.upper()}"), "FILE") for form in FORMATS] == list(FORMATS)
    assert format_of(Path("a.txt"), "FILE", "csv") == "csv"
    with pytest.raises(BadInput) as raised:
        format_of(Path("secret.txt"), "FILE")
    assert told(raised.value) == ("FILE", "a file of another kind", tuple(f"*.{form}" for form in FORMATS))


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with whole_file(path) as file:
        file.write(b"old")
        assert not path.exists()
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        file.write(bytes([1 // 0]))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


MEASURE = """
import resource, sys
from pathlib import Path
from engine_rows import run
run(Path(sys.argv[1]), Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 300,000 rows and more than 30 MB, and one of a tenth of them."""
    folder = tmp_path_factory.mktemp("many")
    head = "id,act,employee,topic,contact,means,required_by_law,note\n"
    who, law = ("police_officer", ""), ("true", "false", "")
    note = "a note that takes some room " * 2
    lines = "".join(
        f"{i},inquire,{who[i % 2]},immigration_status,victim,question,{law[i % 3]},{note}\n" for i in range(30_000)
    )
    (folder / "few.csv").write_text(head + lines)
    (folder / "many.csv").write_text(head + lines * 10)
    return folder


def test_memory_does_not_grow_with_the_file(many: Path) -> None:
    """Measured as megabytes at the most: ten times the rows take no more than a few blocks and batches."""

    def most(name: str) -> int:
        command = [sys.executable, "-c", MEASURE, str(many / name), str(many / "out.csv")]
        environment = {"PYTHONPATH": str(Path(__file__).parent), "PATH": ""}
        return int(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout)  # noqa: S603

    few, all_of_them = most("few.csv"), most("many.csv")
    assert (many / "many.csv").stat().st_size > 30e6
    assert all_of_them - few < 60
    assert (many / "out.csv").read_bytes().count(b"\n") == 300_001


@pytest.mark.parametrize("suffix", [".arrow", ".parquet"])
def test_memory_does_not_grow_with_a_batch_of_the_file(suffix: str, tmp_path: Path) -> None:
    """A file of one great batch, which would fill the memory if it were read whole: 160 MB of text in 400,000 rows."""
    few, many = tmp_path / f"few{suffix}", tmp_path / f"many{suffix}"
    for path, rows in ((few, 10_000), (many, 400_000)):
        note = pa.array([f"{i:08} " + "a note that takes some room " * 14 for i in range(1000)])
        table = pa.table(
            {
                "act": pa.array(["refer"] * rows),
                "note": note.take(pa.array(range(rows)).cast("int64").to_numpy() % 1000),
            }
        )
        if suffix == ".parquet":
            pq.write_table(table, path, row_group_size=rows, compression="none", use_dictionary=False)
        else:
            with pa.ipc.new_file(str(path), table.schema) as out:
                out.write_batch(table.combine_chunks().to_batches()[0])
    assert many.stat().st_size > 150e6
    environment = {"PYTHONPATH": str(Path(__file__).parent), "PATH": ""}
    most = []
    for path in (few, many):
        command = [sys.executable, "-c", MEASURE, str(path), str(tmp_path / f"out{suffix}")]
        most.append(int(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout))  # noqa: S603
    assert most[1] - most[0] < 130


def test_how_far_an_arrow_file_is_read_is_told(tmp_path: Path) -> None:
    table = pa.table({"act": ["refer"] * 100})
    with pa.ipc.new_file(str(tmp_path / "in.arrow"), table.schema) as out:
        for at in range(0, 100, 10):
            out.write_table(table.slice(at, 10))
    with pa.ipc.new_stream(str(tmp_path / "stream.arrow"), table.schema) as out:
        out.write_table(table, max_chunksize=10)
    for name in ("in.arrow", "stream.arrow"):
        told_of: list[tuple[int, int | None]] = []
        with (tmp_path / "out.csv").open("wb") as stream:
            source, target = Source(tmp_path / name, "arrow"), Target(stream, "csv")
            decide_file(source, target, law(), None, lambda *_: None, lambda *each, of=told_of: of.append(each))
        done, sizes = [done for done, _ in told_of], {size for _, size in told_of}
        assert len(done) == 10
        assert done == sorted(set(done))
        assert sizes == {(tmp_path / name).stat().st_size}
        assert max(sizes - {None}) * 0.9 < done[-1] <= max(sizes - {None})  # type: ignore[type-var, operator]


@pytest.mark.parametrize("suffix", [".parquet", ".arrow"])
def test_columns_of_numbers_hold_codes_if_that_is_said(suffix: str, tmp_path: Path) -> None:
    table = pa.table({"act": pa.array([7, 7, 0, 7], pa.int8()), "agency": pa.array([1, None, 1, 9], pa.int64())})
    if suffix == ".parquet":
        pq.write_table(table, tmp_path / f"in{suffix}")
    else:
        with pa.ipc.new_file(str(tmp_path / f"in{suffix}"), table.schema) as out:
            out.write_table(table)
    rejected: list[tuple[int, str, str]] = []
    with (tmp_path / "out.csv").open("wb") as stream:
        source, target = Source(tmp_path / f"in{suffix}", suffix[1:]), Target(stream, "csv")
        decide_file(
            source,
            target,
            law(),
            None,
            lambda row, error: rejected.append((row, error.field, error.given)),
            lambda *_: None,
            coded=True,
        )
    assert rejected == [(3, "act", "nothing"), (4, "agency", "another number")]
    answers = [(row["outcome"], tuple(row["clauses"]), tuple(row["missing"])) for row in read(tmp_path / "out.csv")]
    assert answers == [decided({"act": "refer", "agency": "medical"}), decided({"act": "refer"})]


def test_lines_are_read_by_the_column_and_one_by_one_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A line that does not fit its columns sends its neighbours the slow way, where they fare no differently."""
    good = [
        {"act": "refer", "agency": "medical", "resident": True, "n": 1.0, "s": "é", "x": None, "l": [1, {"a": "b"}]},
        {"act": "arrest", "employee": None, "big": 12345678901234567890123},
    ]
    text = "".join(f"{json.dumps(row)}\n" for row in good * 3)
    (tmp_path / "fast.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "slow.jsonl").write_text(text + '{"act": 5}\n', encoding="utf-8")
    slow: list[int] = []
    careful = lines.LineReader._careful
    monkeypatch.setattr(lines.LineReader, "_careful", lambda self, of: slow.append(len(of)) or careful(self, of))
    run(tmp_path / "fast.jsonl", tmp_path / "fast.csv")
    assert slow == []
    _, rejected = run(tmp_path / "slow.jsonl", tmp_path / "slow.csv")
    assert slow == [7]
    assert [(number, error.field, error.given) for number, error in rejected] == [(7, "act", "a number")]
    assert (tmp_path / "fast.csv").read_bytes() == (tmp_path / "slow.csv").read_bytes()
