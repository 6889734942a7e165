"""What spoilt files have shown: places in which words were, and no reader said so."""

import io
import re
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from found_by_words import SAID, by_words, whole_text
from made_pdf import new, saved, text

from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import Cannot, Unread
from charteroak.screening.redact import redact


def arrow(table: pa.Table, *, stream: bool = True, rows: int | None = None) -> bytes:
    made = io.BytesIO()
    with (pa.ipc.new_stream if stream else pa.ipc.new_file)(made, table.schema) as writer:
        writer.write_table(table, max_chunksize=rows)
    return made.getvalue()


ROWS = pa.table({"a": ["one", "The person has " + SAID + ", the file says, and nothing else." * 5, "two"]})


@pytest.mark.parametrize("stream", [True, False])
def test_offsets_that_point_nowhere_are_no_files_end(stream: bool) -> None:
    """A library that trusts them reads what is not its own, and its process ends."""
    given = arrow(ROWS, stream=stream)
    places = (3).to_bytes(4, "little") + (3 + len(ROWS["a"][1].as_py())).to_bytes(4, "little")
    assert given.count(places) == 1
    with pytest.raises(Cannot, match="broken"):
        open_file(given.replace(places, b"\xff\xff\xff\x7f" + places[4:]))


@pytest.mark.parametrize("stream", [True, False])
def test_what_a_slice_was_cut_from_is_read_and_goes(stream: bool) -> None:
    opened = open_file(arrow(ROWS.slice(0, 1), stream=stream))
    assert any(surface.hidden and SAID in surface.text for surface in opened.surfaces)
    assert SAID.encode() not in opened.without({})


def test_what_lies_under_a_null_is_read_and_goes() -> None:
    whole = ROWS["a"].chunk(0)
    hidden = pa.Array.from_buffers(pa.string(), 3, [pa.py_buffer(b"\5"), *whole.buffers()[1:]])
    assert hidden.to_pylist()[1] is None
    opened = open_file(arrow(pa.table({"a": hidden})))
    assert any(surface.hidden and SAID in surface.text for surface in opened.surfaces)
    assert SAID.encode() not in opened.without({})


def test_fewer_rows_than_there_are_is_told_of() -> None:
    """The number of rows is in the head of a batch, and in that of each of its columns."""
    given, rows = arrow(ROWS), (3).to_bytes(8, "little")
    batch, values = given.index(b"\xff\xff\xff\xff", 4), given.index(b"one")
    made = bytearray(given)
    for found in re.finditer(re.escape(rows), given[:values]):
        if found.start() > batch and found.start() % 8 == 0:
            made[found.start() : found.end()] = bytes(8)
    assert "broken" in {each.why for each in open_file(bytes(made)).unread}


def test_what_comes_after_the_end_of_a_stream_is_told_of() -> None:
    opened = open_file(arrow(ROWS.slice(0, 0)) + arrow(ROWS))
    assert opened.unread == (Unread("after the last batch", "unknown"),)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("rows", [None, 2])
def test_whole_tables_have_nothing_unread(stream: bool, rows: int | None) -> None:
    table = pa.table({"a": ["x", "yy", None] * 3, "b": pa.array(["p", "q", "p"] * 3).dictionary_encode(),
                      "c": [[1], [2, 3], None] * 3, "d": pa.array(["x", "y", "z"] * 3, pa.large_string())})  # fmt: skip
    opened = open_file(arrow(table, stream=stream, rows=rows))
    assert opened.unread == ()
    assert not any(surface.hidden for surface in opened.surfaces)


def parquet(table: pa.Table) -> bytes:
    made = io.BytesIO()
    pq.write_table(table, made, compression="none", use_dictionary=False)
    return made.getvalue()


def test_statistics_that_say_what_no_row_says_are_read() -> None:
    given = parquet(pa.table({"a": ["alpha", "zarquon status"]}))
    at = given.index((14).to_bytes(4, "little") + SAID.encode()) + 4
    made = given[:at] + b"nothing at all" + given[at + 14 :]
    assert SAID in whole_text(made)
    assert "metadata 2" not in {surface.where for surface in open_file(given).surfaces}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_text_that_has_lost_a_byte_is_broken(encoding: str) -> None:
    said = f"The office is open, and so it says.\nThe person has {SAID}.\nNothing else is said."
    whole = f"\ufeff{said}".encode(encoding)
    assert whole_text(whole) == said
    lost = whole.index("The person".encode(encoding)) + 1
    with pytest.raises(Cannot, match="broken"):
        open_file(whole[:lost] + whole[lost + 1 :])


def test_a_mark_that_says_another_encoding_is_no_texts() -> None:
    said = f"The person has {SAID}.".encode("utf-16-le")
    with pytest.raises(Cannot, match="broken"):
        open_file(b"\xff\xfe\0\0" + said)


def test_plain_text_in_wide_text_is_broken_and_other_scripts_are_not() -> None:
    wide = "The office is open, and so it says.\n".encode("utf-16")
    with pytest.raises(Cannot, match="broken"):
        open_file(wide + f"The person has {SAID}, the file says.\n".encode())
    said = "事務所は開いています。" * 40 + "Управление открыто. " * 20
    assert whole_text(said.encode("utf-16")) == said


@pytest.mark.parametrize(
    "page",
    [
        f"<p {SAID}>x</p>",
        f"<p title='{SAID}>x</p>",
        f"<{SAID}>x",
        f"<p\x7fb='{SAID}'>x",
        f"<p class=a {SAID} id=b>x</p>",
        f'<img alt="a"{SAID}">x',
    ],
)
def test_words_in_a_tag_that_are_no_attribute_are_read_and_can_go(page: str) -> None:
    opened = open_file(f"<!doctype html><body>{page}".encode())
    number = next(i for i, surface in enumerate(opened.surfaces) if SAID in surface.text)
    start = opened.surfaces[number].text.index(SAID)
    assert SAID.encode() not in opened.without({number: [(start, start + len(SAID))]})


def test_attributes_without_a_value_say_nothing() -> None:
    opened = open_file(b"<!doctype html><body><input type=checkbox checked disabled><br/><p hidden>x</p>")
    assert not any("disabled" in surface.text for surface in opened.surfaces)


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(name, f"{name} {SAID}")
    return made.getvalue()


def test_a_list_that_leaves_members_out_is_told_of() -> None:
    """Readers that go by the list at the end do not see them; those that go from the front do."""
    end = b"PK\5\6" + bytes(16) + b"\0\0"
    two = packed("a.txt", "b.txt")
    assert open_file(two).unread == ()
    none = two[: two.rindex(b"PK\5\6")] + end
    assert open_file(none).unread
    at, size = two.index(b"PK\1\2"), two.index(b"PK\1\2", two.index(b"PK\1\2") + 4) - two.index(b"PK\1\2")
    counts = b"\1\0\1\0" + size.to_bytes(4, "little") + at.to_bytes(4, "little") + b"\0\0"
    fewer = two[: two.rindex(b"PK\5\6")] + b"PK\5\6" + bytes(4) + counts
    try:
        assert open_file(fewer).unread
    except Cannot as trouble:
        assert str(trouble) == "broken"  # noqa: PT017 - either will do


PAGES = saved(new(text("The office is open.", 72, 700), text(SAID, 72, 500)), compress_streams=False)


@pytest.mark.parametrize("page", [1, 2])
def test_a_page_that_cannot_be_parsed_is_told_of(page: int) -> None:
    """The library that mends a file leaves the page out, and the file is one of fewer pages."""
    begin = [found.start() for found in re.finditer(rb"<< /Contents", PAGES)][page - 1]
    opened = open_file(PAGES[:begin] + b"\xff<" + PAGES[begin + 2 :])
    assert Unread("pages", "broken") in opened.unread


def test_contents_of_which_the_head_cannot_be_parsed_are_told_of() -> None:
    packed_ = saved(new(text(SAID, 72, 500)))
    begin = packed_.index(b"/Filter /FlateDecode")
    opened = open_file(packed_[:begin] + b"\xff" + packed_[begin + 1 :])
    assert Unread("page 1", "broken") in opened.unread


def test_what_is_mended_in_full_is_not() -> None:
    """A wrong length and a wrong table are found again in full."""
    for given in (re.sub(rb"/Length \d+", b"/Length 3", PAGES), PAGES.replace(b"startxref\n", b"startxref\n9")):
        opened = open_file(given)
        assert opened.unread == ()
        assert SAID in whole_text(given)


@pytest.mark.parametrize("sender", ["a@", "<a@", '"x" <b@'])
def test_an_address_without_an_end_is_no_messages_trouble(sender: str) -> None:
    """The library that reads the copy again trips over it."""
    given = f"From: {sender}\nTo: b@c.example\nMIME-Version: 1.0\nSubject: s\n\nA body with the {SAID}.\n"
    made = redact(given.encode(), "a.eml", by_words)
    assert made.data is not None
    assert SAID.encode() not in made.data


def test_a_proof_that_trips_is_a_trouble_of_a_known_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def trips(*_: object) -> None:
        raise IndexError(SAID)

    monkeypatch.setattr("charteroak.screening.redact.prove", trips)
    with pytest.raises(Cannot, match=r"\Abroken\Z"):
        redact(f"A body with the {SAID}.".encode(), "a.txt", by_words)
