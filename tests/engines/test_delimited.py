"""CSV as it is found, line ends, quotes, bytes and all: each bad row is named, and no good one is lost."""

import csv
import io
import itertools
from pathlib import Path

import pytest
from engine_rows import ACTS, Row, decided, read, run, told
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.engines import delimited
from charteroak.engines.batches import in_order
from charteroak.engines.delimited import DelimitedReader, records, split_lines, whole_records
from charteroak.logic.errors import BadInput
from tests.fixtures.every import examples

HEADER = b"id,act,agency,resident\n"
GOOD = {"id": "1", "act": "refer", "agency": "medical", "resident": "true"}


def decide(tmp_path: Path, text: bytes, name: str = "in.csv") -> tuple[list[Row], list[tuple[int, str, str]]]:
    """The rows as they were decided, without their answers, and the number, the field and the kind of each reject."""
    (tmp_path / name).write_bytes(text)
    tally, rejected = run(tmp_path / name, tmp_path / f"out.{name.split('.')[1]}")
    rows = read(tmp_path / f"out.{name.split('.')[1]}")
    assert (tally.decided, tally.rejected) == (len(rows), len(rejected))
    for row in rows:
        facts = {"act": row["act"], "agency": row.get("agency"), "resident": {"true": True}.get(row.get("resident"))}
        assert (row.pop("outcome"), tuple(row.pop("clauses")), tuple(row.pop("missing"))) == decided(facts)
    return rows, [(number, error.field, error.given) for number, error in rejected]


@pytest.mark.parametrize(
    "text",
    [
        HEADER + b"1,refer,medical,true\n",
        HEADER + b"1,refer,medical,true",
        b"\xef\xbb\xbf" + HEADER + b"1,refer,medical,true\n",
        b'\xef\xbb\xbf"id","act","agency","resident"\r\n"1","refer","medical","true"\r\n',
        HEADER.replace(b"\n", b"\r\n") + b"1,refer,medical,true\r\n",
        HEADER.replace(b"\n", b"\r") + b"1,refer,medical,true\r",
        b"\n\r\n" + HEADER + b"\n\n1,refer,medical,true\n\n",
        HEADER + b'1,"refer",medical,"true"\n',
    ],
)
def test_a_row_is_the_same_however_its_text_is_laid_out(text: bytes, tmp_path: Path) -> None:
    assert decide(tmp_path, text) == ([GOOD], [])


def test_tabs_separate_in_tsv_and_commas_do_not(tmp_path: Path) -> None:
    text = b'id\tact\tagency\tresident\na,b\trefer\tmedical\ttrue\n"a\tb"\trefer\t\t\n'
    rows, rejected = decide(tmp_path, text, "in.tsv")
    assert [row["id"] for row in rows] == ["a,b", "a\tb"]
    assert rejected == []


@pytest.mark.parametrize(
    "value", ['"', '""', 'a "b" c', "a,b", "a\nb", "a\r\nb", "\r", ' "', "ünï\u2028code", "'", ";", "\x00"]
)
def test_any_value_comes_through_as_it_is(value: str, tmp_path: Path) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["id", "act", "agency", "resident"], [value, "refer", "", ""]])
    rows, rejected = decide(tmp_path, text.getvalue().encode())
    assert (rows, rejected) == ([{"id": value, "act": "refer"}], [])


def test_a_row_of_another_width_is_rejected_and_its_neighbours_are_not(tmp_path: Path) -> None:
    text = HEADER + b"1,refer,,\n2,refer,\n3,refer,,,\n\n4,refer,medical,true\n"
    rows, rejected = decide(tmp_path, text)
    assert [row["id"] for row in rows] == ["1", "4"]
    assert rejected == [(2, "row", "a row with fewer values"), (3, "row", "a row with more values")]


def test_bytes_that_are_not_utf_8_reject_their_row_and_no_other(tmp_path: Path) -> None:
    text = HEADER + b"1,refer,,\n\xff,refer,,\n3,\xe9,,\n4,refer,,\n5,refer,\xff\n"
    rows, rejected = decide(tmp_path, text)
    assert [row["id"] for row in rows] == ["1", "4"]
    assert [(number, given) for number, _, given in rejected] == [
        (2, "bytes that are not UTF-8"),
        (3, "bytes that are not UTF-8"),
        (5, "a row with fewer values"),
    ]


def test_a_quote_inside_a_value_is_part_of_it_and_one_with_more_behind_it_is_wrong(tmp_path: Path) -> None:
    text = HEADER + b'5" pipe,refer,,\n"a"b,refer,,\n3,refer,medical,true\n4,refer,"medical",true\n'
    rows, rejected = decide(tmp_path, text)
    assert [row["id"] for row in rows] == ['5" pipe', "3", "4"]
    assert rejected == [(2, "row", "a quoted value with more behind it")]


@pytest.mark.parametrize("rest", [b'"2,refer,,\n3,refer,,\n', b'2,refer,,"\n', b'2,refer,,true\n"'])
@pytest.mark.parametrize("before", [b"", b'5" pipe,refer,,\n'])
def test_a_quote_that_is_never_closed_is_an_error_and_not_a_row(before: bytes, rest: bytes, tmp_path: Path) -> None:
    """It would swallow every row behind it."""
    with pytest.raises(BadInput, match="quote that is not closed") as raised:
        decide(tmp_path, HEADER + b"1,refer,,\n" + before + rest)
    assert raised.value.field == "FILE"
    assert "pipe" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "field", "given"),
    [
        (b"", "act", "no column of this name"),
        (b"\n\n", "act", "no column of this name"),
        (b"id,agency\n1,medical\n", "act", "no column of this name"),
        (b"id;act;agency\n", "act", "no column of this name"),
        (b"act,act\n", "act", "a column that is there twice"),
        (b"act,outcome\n", "outcome", "a column that deciding adds"),
        (b'act,"id\n', "FILE", "a header that cannot be read"),
        (b"act,\xe9\n", "FILE", "bytes that are not UTF-8"),
        ("act\nrefer\n".encode("utf-16"), "FILE", "text in UTF-16"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(text: bytes, field: str, given: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as raised:
        decide(tmp_path, text)
    assert told(raised.value)[:2] == (field, given)


def test_a_file_of_one_column_has_rows_where_it_has_quotes(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b'act\nrefer\n\n""\ndetain\n')
    tally, [(number, error)] = run(tmp_path / "in.csv", tmp_path / "out.csv")
    assert (tally.decided, number, error.field, error.given) == (2, 2, "act", "nothing")


ODD = [
    b"1,refer,,\n",
    b'"2\n",refer,,\n',
    b'"3""",refer,,\r\n',
    b"4,refer\n",
    b"\xff,refer,,\n",
    b"6,jaywalk,,\n",
    b"\n",
    b'7",refer,,\n',
    b'"8"x,refer,,\n',
    b'"","refer","",""\n',
]


@pytest.mark.parametrize("block", [1, 2, 3, 7, 16, 64])
def test_where_the_blocks_end_does_not_matter(block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEADER + b"".join(ODD) * 2
    want = decide(tmp_path, text)
    assert len(want[0]) == 10
    assert [number for number, *_ in want[1]] == [4, 5, 6, 8, 13, 14, 15, 17]
    monkeypatch.setattr(delimited, "BLOCK", block)
    monkeypatch.setattr(delimited, "_CAREFUL_ROWS", 3)
    if block < len(HEADER):  # the header is taken from the first block
        monkeypatch.setattr(DelimitedReader, "_read", _first_whole(block))
    assert decide(tmp_path, text) == want


def _first_whole(block: int):  # type: ignore[no-untyped-def]
    def read(self: DelimitedReader) -> bytes:
        data: bytes = self._some(block if self._done else len(HEADER))
        self._done += len(data)
        return data

    return read


@settings(deadline=None, max_examples=examples(150))
@given(
    st.lists(st.sampled_from([*ODD[:3], *ODD[6:7], b'a,"",c\n', b'"a,b"\r\n', b'"\n\n"""\n']), max_size=8),
    st.integers(0, 60),
)
def test_a_block_of_proper_rows_is_cut_between_two_of_them(rows: list[bytes], at: int) -> None:
    text = b"".join(rows)
    block, rest = text[:at], text[at:]
    cut = whole_records(block, ",")
    assert cut is not None
    whole = list(records(iter([text]), ",", 1))
    assert [*records(iter([block[:cut]]), ",", 1), *records(iter([block[cut:] + rest]), ",", 1)] == whole
    if block == text:
        assert cut == len(text)


@pytest.mark.parametrize("block", [b'a"b,c\n', b'"a"b,c\n', b'a,b""\n', b'"a" ,b\n', b'x\n"a""b"c\n'])
def test_quotes_that_do_not_stand_around_values_are_seen(block: bytes) -> None:
    assert whole_records(block, ",") is None


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([b"a", b"\n", b"\r", b"\r\n", b"\x0b", b"\xe2\x80\xa8"]), max_size=12), st.integers(1, 5)
)
def test_lines_are_the_same_in_blocks_of_any_size(parts: list[bytes], size: int) -> None:
    text = b"".join(parts)
    blocks = (text[at : at + size] for at in range(0, len(text), size))
    assert list(split_lines(blocks)) == text.splitlines(keepends=True)


@settings(deadline=None, max_examples=examples(100))
@given(st.binary(max_size=60) | st.text(alphabet='",\n\ra1é', max_size=60).map(str.encode))
def test_no_bytes_whatever_end_otherwise_than_in_rows_or_in_bad_input(tail: bytes) -> None:
    numbers: list[int] = []
    fields = set()
    try:
        for batch in in_order(DelimitedReader(io.BytesIO(HEADER + tail), ",", None).pieces()):
            assert batch.rows.num_rows == len(batch.numbers)
            batch.rows.validate(full=True)
            numbers += sorted([*batch.numbers, *(number for number, _ in batch.refused)])
    except BadInput as wrong:
        fields.add(wrong.field)
    assert numbers == list(range(1, len(numbers) + 1))
    assert fields <= {"FILE"}


def test_a_row_without_end_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "BLOCK", 64)
    monkeypatch.setattr(delimited, "LONGEST_ROW", 100)
    for long in (b"x" * 300, b'"' + b"x\n" * 300, b'5" ' + b"x" * 300):
        with pytest.raises(BadInput, match="FILE"):
            decide(tmp_path, HEADER + long)


def test_every_value_of_every_fact_is_read_from_csv(tmp_path: Path) -> None:
    for act in ACTS.values():
        names = [fact.name for fact in act.facts]
        rows = [dict(zip(names, values, strict=True)) for values in itertools.islice(_cases(act), 0, None, 97)]
        with (tmp_path / "in.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["act", *names])
            writer.writerows(
                [act.name, *(str(row[name]).upper() if isinstance(row[name], bool) else row[name] for name in names)]
                for row in rows
            )
        run(tmp_path / "in.csv", tmp_path / "out.csv")
        got = [(row["outcome"], tuple(row["clauses"]), tuple(row["missing"])) for row in read(tmp_path / "out.csv")]
        assert got == [decided({"act": act.name, **row}) for row in rows]


def _cases(act):  # type: ignore[no-untyped-def]
    return itertools.product(*(fact.values for fact in act.facts))
