"""A column whose name tells is taken out whole, whatever stands in it; its name stays, and so do other columns."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from charteroak.screening.batch import screen_batch
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import MARK
from charteroak.screening.formats.telling import stays, telling
from charteroak.screening.found import Category, Screened
from charteroak.screening.looking import look
from charteroak.screening.redact import redact
from charteroak.screening.scale import lines as parting
from charteroak.screening.scale.parting import pieces
from charteroak.screening.task import Task, do

NAMES = ["id", "On SNAP", "imm_stat", "color"]
ROWS = [["17", "Y", "LPR", "red"], ["18", "N", 'a "4"', ""], ["19", "", "", "blue"], ["20", "-", "U7", "red"]]
WITHHELD = [[row[0], MARK, MARK, row[3]] for row in ROWS]


def nothing(texts: Sequence[str]) -> list[Screened]:
    """Finds nothing in texts, so that what is found is found by columns."""
    return [Screened("en", None, ()) for _ in texts]


def as_csv(sign: str) -> bytes:
    made = io.StringIO()
    csv.writer(made, delimiter=sign).writerows([NAMES, *ROWS])
    return made.getvalue().encode()


def from_csv(sign: str, data: bytes) -> list[list[Any]]:
    return list(csv.reader(io.StringIO(data.decode()), delimiter=sign))


def records() -> Iterator[dict[str, Any]]:
    for row in ROWS:
        yield dict(zip(NAMES, [row[0], row[1], row[2] or None, row[3]], strict=True))


def from_records(some: Sequence[dict[str, Any]]) -> list[list[Any]]:
    return [list(some[0]), *([value or "" for value in one.values()] for one in some)]


def table() -> Any:
    return pa.table({name: [record[name] for record in records()] for name in NAMES})


def as_parquet() -> bytes:
    made = io.BytesIO()
    pq.write_table(table(), made)
    return made.getvalue()


def as_arrow() -> bytes:
    made = io.BytesIO()
    with pa.ipc.new_file(made, table().schema) as writer:
        writer.write_table(table())
    return made.getvalue()


def as_xlsx() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in [NAMES, *ROWS]:
        book.active.append([value or None for value in row])
    book.save(made)
    return made.getvalue()


def from_xlsx(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]


FORMATS: dict[str, tuple[Callable[[], bytes], Callable[[bytes], list[list[Any]]]]] = {
    "a.csv": (lambda: as_csv(","), lambda data: from_csv(",", data)),
    "a.tsv": (lambda: as_csv("\t"), lambda data: from_csv("\t", data)),
    "a.jsonl": (
        lambda: b"\n".join(json.dumps(each).encode() for each in records()),
        lambda data: from_records([json.loads(line) for line in data.splitlines()]),
    ),
    "a.json": (
        lambda: json.dumps(list(records()), indent=1).encode(),
        lambda data: from_records(json.loads(data)),
    ),
    "a.parquet": (as_parquet, lambda data: from_records(pq.read_table(io.BytesIO(data)).to_pylist())),
    "a.arrow": (as_arrow, lambda data: from_records(pa.ipc.open_file(data).read_all().to_pylist())),
    "a.xlsx": (as_xlsx, from_xlsx),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_column_that_tells_is_taken_out_whole_and_its_name_stays(name: str) -> None:
    """By the shipped rules, too, which read "On SNAP" as a claim; an empty cell among marks would tell as much."""
    made, read = FORMATS[name]
    for screen in (nothing, None) if name in ("a.csv", "a.jsonl", "a.xlsx") else (nothing,):
        redacted = redact(made(), name, screen)
        assert redacted.data is not None
        assert read(redacted.data) == [NAMES, *WITHHELD]


@pytest.mark.parametrize("name", FORMATS)
def test_each_value_is_a_finding_of_its_columns_class_by_its_columns_rule(name: str) -> None:
    seen = look(open_file(FORMATS[name][0](), name), nothing)
    found = [(each.finding.category, each.finding.rule.split(".")[1]) for each in seen.places]
    assert sorted(found) == [(Category.IMMIGRATION_STATUS, "name")] * 3 + [(Category.PUBLIC_ASSISTANCE, "name")] * 2


def test_a_table_within_other_files_has_its_columns_there_too() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.csv", as_csv(","))
        archive.writestr("b.xlsx", as_xlsx())
    redacted = redact(made.getvalue(), "a.zip", nothing).data
    assert redacted is not None
    with zipfile.ZipFile(io.BytesIO(redacted)) as archive:
        assert from_csv(",", archive.read("a.csv")) == [NAMES, *WITHHELD]
        assert from_xlsx(archive.read("b.xlsx")) == [NAMES, *WITHHELD]


cells = st.text(alphabet='aY",; \n\r-', max_size=5)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6), st.sampled_from(",;\t|"))
@settings(max_examples=50, deadline=None)
def test_of_any_table_that_column_alone_is_taken_out(rows: list[tuple[str, str, str]], sign: str) -> None:
    """However cells are quoted, and wherever lines end within them."""
    made = io.StringIO()
    csv.writer(made, delimiter=sign, quoting=csv.QUOTE_ALL).writerows([("id", "on_snap", "x"), *rows])
    before = made.getvalue()
    redacted = redact(before.encode(), "a.csv", nothing).data
    assert redacted is not None
    said = any(any(map(str.isalnum, row[1])) for row in rows)
    wanted = [[row[0], MARK if said else row[1], row[2]] for row in rows]
    assert list(csv.reader(io.StringIO(redacted.decode(), newline=""), delimiter=sign))[1:] == wanted


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_large_table_in_parts_has_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "PART", 2_000)
    monkeypatch.setattr(parting, "_BLOCK", 700)
    made = [f"{n},{'YN'[n % 2]},b" for n in range(300)]
    lines = ["id,on_snap,x", *made] if name == "a.csv" else [f'{{"id": {n}, "on_snap": "Y"}}' for n in range(300)]
    found = []
    for most in (1 << 20, 1_000):
        parts = list(pieces(io.BytesIO("\n".join(lines).encode()), name, most))
        assert (len(parts) > 1) == (most == 1_000)
        tasks = [(part, do(Task(what="screen", name=name), part.read() or b"", nothing)) for part in parts]
        found.append([each for part, outcome in tasks for each in part.told(outcome).findings])
    assert found[0] == found[1]
    assert len(found[0]) == 300


def test_a_batch_has_its_columns_too() -> None:
    batch = pa.RecordBatch.from_pydict({"id": ["7", "8"], "on_snap": ["Y", None], "imm_stat": ["is undocumented", "-"]})
    found = screen_batch(batch).to_pydict()
    assert found["id"] == [[], []]
    [[one], none] = found["on_snap"]
    assert ((one["start"], one["end"], one["category"]), none) == ((0, 1, "public_assistance"), None)
    [[other], nothing_said] = found["imm_stat"]
    assert (other["start"], other["end"], other["category"], nothing_said) == (0, 15, "immigration_status", [])


@pytest.mark.parametrize("totals", [0, 1])
def test_a_workbooks_table_stays_one_unless_its_totals_are_cut(totals: int) -> None:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in [NAMES, *ROWS]:
        book.active.append([value or None for value in row])
    table = Table(displayName="T", ref=f"A1:D{1 + len(ROWS)}", totalsRowCount=totals)
    book.active.add_table(table)
    book.save(made)
    redacted = redact(made.getvalue(), "a.xlsx", nothing).data
    assert redacted is not None
    assert from_xlsx(redacted) == [NAMES, *WITHHELD]
    assert len(openpyxl.load_workbook(io.BytesIO(redacted)).active.tables) == 1 - totals


def test_what_a_formula_made_of_a_value_that_is_gone_or_was_none_is_gone() -> None:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in (["id", "on_snap", "sum"], [1, "Y", None], [2, None, None]):
        book.active.append(row)
    book.save(made)
    data = made.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    formula = b'<c r="C%d"><f>IF(B%d="Y",77,66)</f><v>%d</v></c></row>'
    for row, value in ((2, 77), (3, 66)):
        at = parts[sheet].index(b"</row>", parts[sheet].index(b'<row r="%d"' % row))
        parts[sheet] = parts[sheet][:at] + formula % (row, row, value) + parts[sheet][at + len(b"</row>") :]
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    redacted = redact(changed.getvalue(), "a.xlsx", nothing).data
    assert redacted is not None
    rows = openpyxl.load_workbook(io.BytesIO(redacted), data_only=True).active.iter_rows(min_row=2, values_only=True)
    assert list(rows) == [(1, MARK, None), (2, MARK, None)]


def test_a_record_within_a_record_tells_by_its_own_names_alone() -> None:
    """What is around it is read with its words: "w2" or "return" above, in a file of settings, is no tax record."""
    data = '{"client": {"imm_stat": [3, null, "\\u2013"], "n": 4}, "return": {"w2": {"type": 5}}, "status": null}\n'
    redacted = redact(data.encode(), "a.jsonl", nothing).data
    assert redacted is not None
    assert redacted.decode() == data.replace('3, null, "\\u2013"', ", ".join([f'"{MARK}"'] * 3))


@pytest.mark.parametrize(
    ("names", "which"),
    [
        ("permit,address,owner,phone,email,status,amount", ""),
        ("restaurant,address,violation,score,date", ""),
        ("vendor,vendor_phone,ein,invoice,total", ""),
        ("employee,title,department,salary", ""),
        ("visa,amex,card_type,total", ""),
        ("title,orientation,page,width", ""),
        ("station,address,city,zip,lat", ""),
        ("table,column,type,nullable", ""),
        ("agency,program,recipients,year", ""),
        ("name,ssn,salary", "ssn"),
        ("name,home address,department", "home address"),
        ("client,OnSNAP,section8,rent", "OnSNAP,section8"),
        ("incident,wit1,officer", "wit1"),
        ("  On-SNAP? ,id", "  On-SNAP? "),
        ("ΟN_SNAP,id", "ΟN_SNAP"),
        ("=HYPERLINK(1),on_snap'; DROP TABLE,id", "on_snap'; DROP TABLE"),
        ("id,dv_flag,dv_flag", "dv_flag,dv_flag"),
    ],
)
def test_which_columns_tell(names: str, which: str) -> None:
    columns = tuple(names.split(","))
    assert [columns[number] for number in sorted(telling(columns))] == which.split(",") * bool(which)


def test_a_name_that_says_more_than_what_its_column_is_of_does_not_stay() -> None:
    assert all(map(stays, ("On SNAP", "imm_stat", "DV Flag", "section8")))
    assert not any(map(stays, ("Ada Okafor on SNAP", "on_snap_per_ada", "", "color", "id")))
    data = b"id,Ada Okafor is on SNAP\n1,maybe\n2,\n"
    redacted = redact(data, "a.csv").data
    assert redacted is not None
    assert b"is on SNAP" not in redacted
    assert redacted.decode().splitlines()[1:] == [f"1,{MARK}", f"2,{MARK}"]


def test_thousands_of_names_are_looked_at_each_by_itself() -> None:
    names = ("color",) * 3_000
    assert [*telling((*names, "on_snap"))] == [3_000]
    assert telling(names) == {}
