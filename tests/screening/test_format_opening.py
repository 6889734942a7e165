"""What a file is, is told by its content; whatever bytes it has, it is opened or it is one known kind of trouble."""

import io
import sys
import zipfile

import pyarrow as pa
import pytest
from found_by_words import by_words
from hypothesis import given, settings
from hypothesis import strategies as st
from made_msg import msg, tree

from charteroak.screening.formats import opening
from charteroak.screening.formats.kinds import kind_of
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.opening import format_of, open_file
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.looking import look
from charteroak.screening.redact import Residual, redact

MAIL = b"From: a@b.example\nMIME-Version: 1.0\nSubject: s\n\nbody\n"


def arrow() -> bytes:
    made = io.BytesIO()
    table = pa.table({"a": ["x", "y"], "b": [[1], None]})
    with pa.ipc.new_stream(made, table.schema) as writer:
        writer.write_table(table)
    return made.getvalue()


def package(members: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return made.getvalue()


TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/></Types>'
WHOLE = {
    "text": b"plain words",
    "html": b"<!DOCTYPE html><p class='x'>words &amp; <b>more</b></p><script>x</script><!-- r -->",
    "json": b'{"a": [1, {"b": "words"}], "c": null}',
    "jsonl": b'{"a": 1}\n{"a": "words"}\n',
    "mail": MAIL,
    "mbox": b"From x\n" + MAIL + b"\nFrom y\n" + MAIL,
    "msg": msg("s", "b", page="<p>p", attached={"a.txt": b"x"}, within=tree("i", "j")),
    "archive": package({"a.txt": "words", "b.eml": MAIL.decode()}),
    "arrow": arrow(),
    "rtf": rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Se\'f1or \u241?\par two}",
    "docx": package({"[Content_Types].xml": TYPES.format("wordprocessingml.document"), "_rels/.rels": "<r/>"}),
    "xlsx": package({"[Content_Types].xml": TYPES.format("spreadsheetml.sheet"), "_rels/.rels": "<r/>"}),
}


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("name", ["", "a.txt", "a.pdf"])
def test_the_kind_is_told_by_the_content(kind: str, name: str) -> None:
    assert kind_of(WHOLE[kind], name) == kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"# words", "a.MD", "markdown"), (b"a,b\n1,2\n", "x/y.csv", "delimited"), (b"words", "a.html", "html"),
        (b"<div>words</div>", "", "html"), (b"<a><b/></a>", "", "html"), (b"a < b", "", "text"),
        (b"<- words", "", "text"), (b"[1] a note", "", "text"), (b"5", "", "text"), (b"From here on", "", "text"),
        (b"Subject: s\n\nb", "a.eml", "mail"),
    ],
)  # fmt: skip
def test_a_name_decides_only_what_the_text_leaves_open(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b"\x1f\x8b\x08", "unsupported"), (b"MZ\x90\x00", "unsupported"), (b"PK\x03\x04rest", "broken"),
        (package({"mimetype": "application/epub+zip"}), "unsupported"),
        (package({"[Content_Types].xml": "<Types/>", "ppt.rels": ""}), "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"), (b"\x7fELF", "unsupported"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_said_by_kind(data: bytes, why: str) -> None:
    with pytest.raises(Cannot) as caught:
        open_file(data)
    assert str(caught.value) == why


def test_a_file_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(Cannot, match="too large"):
        open_file(b"words" * 9, "", Limits(size=40))


def test_a_reader_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(opening._WHERE, "text", ("no_such_module", "open_text"))
    with pytest.raises(Cannot, match="no extra"):
        format_of(b"words")


@pytest.mark.parametrize(
    ("fault", "why"),
    [(KeyError("Zqx7"), "broken"), (MemoryError("Zqx7"), "too large"), (RecursionError("Zqx7"), "too deep"),
     (ModuleNotFoundError("Zqx7"), "no extra")],
)  # fmt: skip
def test_a_fault_within_says_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch, fault: Exception, why: str) -> None:
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(sys.modules["charteroak.screening.formats.plain"], "open_text", fails)
    with pytest.raises(Cannot) as caught:
        open_file(b"words")
    assert str(caught.value) == why
    assert caught.value.__cause__ is None


OURS = ["html", "json", "jsonl", "mail", "mbox", "msg", "archive", "arrow", "rtf"]
KNOWN = {"empty", "binary", "unsupported", "encrypted", "broken", "too large", "too deep", "no text", "no extra",
         "unread", "cannot be written", "residual", ""}  # fmt: skip


def comes_to_an_end(data: bytes, name: str) -> None:
    """Opened, screened and written again, or a known trouble; whatever is left is said to be."""
    trouble = ""
    try:
        opened = open_file(data, name, LIMITS)
        look(opened, by_words)
        redact(data, name, by_words, drop_unread=True)
    except Cannot as fault:
        trouble = str(fault)
    except Residual:
        trouble = "residual"
    assert trouble in KNOWN


@given(st.sampled_from(OURS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8), st.floats(0, 1))
@settings(max_examples=50, derandomize=True)
def test_files_with_wrong_bytes_come_to_an_end(kind: str, changes: list[tuple[float, int]], cut: float) -> None:
    data = bytearray(WHOLE[kind])
    for place, byte in changes:
        data[int(place * (len(data) - 1))] = byte
    comes_to_an_end(bytes(data[: int(len(data) * (0.5 + cut))]), "")


STARTS = [b"", b"{", b"<html>", MAIL[:40], b"From x\nSubject: y\n", b"PK\x03\x04", b"PAR1", b"ARROW1\0\0", b"\xff\xfe"]


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.sampled_from(["", "a.csv", "a.md", "a.json", "a.jsonl"]))
@settings(max_examples=50, derandomize=True)
def test_any_bytes_come_to_an_end(start: bytes, rest: bytes, name: str) -> None:
    comes_to_an_end(start + rest, name)
