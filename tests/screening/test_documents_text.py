"""Plain text in every encoding, and what kind of file some bytes are, whatever the file is called."""

import time
from contextlib import suppress

import pytest
from made_docx import docx, p
from made_pdf import lines, pdf

from charteroak.screening.documents import LIMITS, Limits, Unreadable, read
from charteroak.screening.documents.kinds import kind_of, kind_of_text
from charteroak.screening.documents.reading import read_here
from charteroak.screening.documents.text import decode

SPANISH = "Señor Núñez:\r\nSe le ordena comparecer — ¿sí?\n"


def refused(data: bytes, name: str = "", limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, name, limits)
    return caught.value.reason


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(mark: str) -> None:
    assert decode(SPANISH.encode(mark)) == SPANISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"])
def test_without_a_mark_the_encoding_is_found(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)) == SPANISH


def test_what_the_code_page_of_windows_lacks_is_latin() -> None:
    assert decode(b"caf\xe9 \x81") == "caf\xe9 \x81"


def test_damage_to_a_text_in_utf8_is_only_where_it_is() -> None:
    damaged = SPANISH.encode() * 3 + b"\xf1" + SPANISH.encode()
    assert decode(damaged).replace("\ufffd", "") == SPANISH * 4
    assert decode(SPANISH.encode() + "ñ".encode()[:1]).startswith(SPANISH)


def test_no_half_of_a_letter_is_left() -> None:
    for encoding in ("utf-16-le", "utf-8"):
        text = decode("a\ud800b".encode(encoding, "surrogatepass") + ("cdefgh" * 9).encode(encoding))
        text.encode()


def test_form_feeds_part_pages() -> None:
    assert read(b"one\ntwo\fthree\f\n").pages == ("one\ntwo", "three")
    assert read(b"one\f\fthree").pages == ("one", "", "three")


def test_what_a_line_sends_between_texts_does_no_harm() -> None:
    assert read(b"\x01HEAD\x02text of a message\x03\x00 and more of it").pages[0].startswith("\x01HEAD")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\f", b"\0" * 100, "\ufeff".encode(), "\ufeff\n".encode("utf-16-le")])
def test_nothing_is_empty(data: bytes) -> None:
    assert refused(data) == "empty"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03\x90\x80words" * 100, b"\x07\x0e\x0f\x10" * 50]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert refused(data) == "binary"


@pytest.mark.parametrize(
    "start",
    [b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"\x7fELF", b"MZ\x90\x00", b"\0\0\0\x18ftypheic", b"%!PS-Adobe-3.0"],
)
def test_kinds_that_are_not_read_are_named(start: bytes) -> None:
    assert refused(start + b"words and words") == "unsupported"


@pytest.mark.parametrize("name", ["paper.txt", "paper.pdf", "paper.docx", "paper.exe", "", "x.eml", "a/b\\c", "\udcff"])
def test_the_content_tells_the_kind_and_the_name_does_not(name: str) -> None:
    assert read(pdf(lines("words of a file")), name).kind == "pdf"
    assert read(docx(p("words of a file")), name).kind == "docx"
    assert read(b"words of a file", name).kind == "text"


def test_only_what_mail_programs_write_makes_a_message() -> None:
    memo = "FROM: Test Officer-One\nTO: Records\nDATE: 5 January 2026\nSUBJECT: a hold\n\nPlease hold."
    assert read(memo.encode()).pages == (memo,)
    assert kind_of_text("From: a@example.org\nMIME-Version: 1.0\n\nwords") == "email"
    assert kind_of_text("Received: from x\n by y;\nFrom: a@example.org\n\nwords") == "email"
    assert kind_of_text(f"{memo}\nMIME-Version: 1.0\n") == "text"
    assert read(memo.lower().encode(), "x.EML").kind == "email"


def test_web_pages_and_rtf_are_told() -> None:
    assert kind_of_text("  <!DOCTYPE html><p>x") == "html"
    assert kind_of_text('<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x">') == "html"
    assert kind_of_text("<htmlx>") == kind_of_text("a <html> in a text") == "text"
    assert kind_of(rb"{\rtf1 words}") == "rtf"


def test_a_pdf_is_told_from_a_text_about_one() -> None:
    assert kind_of(b"junk\r\n%PDF-1.4\n...") == "pdf"
    assert kind_of(b"The sign %PDF-1.4 begins a file") == "text"


def test_more_than_the_limits_is_refused() -> None:
    assert refused(b"a" * 101, limits=Limits(size=100)) == "too large"
    assert refused(b"a\f" * 5, limits=Limits(pages=4)) == "too large"
    assert refused(b"a" * 100, limits=Limits(characters=99)) == "too large"
    assert read(b"a" * 100, limits=Limits(size=100, characters=100)).pages == ("a" * 100,)


COSTLY = [
    b"words ",
    b"\xe9\xf1",
    "ñ".encode(),
    b"\xc3\xc3\xa9",
    b"From: a\n",
    b"a\0",
    b"\f",
    b" \n",
    b"<html ",
    b"<html><!--",
]
COSTLY += [b"<html><p", b"<html>&#9", b"<html a=", b"<html>" + b"a" * 99, b"{\\rtf", b"{\\rtf1 \\u1x}", b"\xff\xfea\0"]


@pytest.mark.parametrize("piece", COSTLY)
def test_ten_megabytes_of_anything_take_a_time_in_proportion(piece: bytes) -> None:
    """Measured by a tenth of it, and a fortieth: what goes with the square takes sixteen times as long, each time."""

    def spent(size: int) -> float:
        data = piece * (size // len(piece))
        begun = time.process_time()
        with suppress(Unreadable):
            read_here(data, "x.eml", Limits(pages=20_000_000))
        return time.process_time() - begun

    assert any(10 * spent(250_000) + 0.3 > spent(1_000_000) for _ in range(3))


def test_the_trouble_is_said_in_both_languages_and_is_only_a_kind() -> None:
    for reason in (
        "empty",
        "binary",
        "unsupported",
        "encrypted",
        "broken",
        "too large",
        "too slow",
        "no text",
        "no OCR",
    ):
        trouble = Unreadable(reason)  # type: ignore[arg-type]  # of a list
        assert trouble.says() == str(trouble)
        assert trouble.says("es") != trouble.says("en")
    assert "charteroak[documents]" in Unreadable("no extra").says("es")
