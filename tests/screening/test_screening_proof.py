"""The proof of a redaction: whatever way something is left in a file, there is no file."""

import base64
import binascii
import html
import io
import quopri
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

import docx
import openpyxl
import pytest
from found_by_words import RECORD, SAID, by_words

from charteroak.screening import redact as redacting
from charteroak.screening.formats import plain
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.opening import Format, open_file
from charteroak.screening.formats.surface import MARK, Cannot, Opened, Spans, Surface, Unread
from charteroak.screening.found import Category, Finding, Screened
from charteroak.screening.proving import needles_of, prove
from charteroak.screening.redact import Residual, redact

FORMS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "in capitals": lambda text: text.upper().encode(),
    "over two lines": lambda text: text.replace(" ", "\n").encode(),
    "with tags in it": lambda text: text.replace("q", "</b>q<i x='1'>").encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\0\0" + text.encode("utf-16-be"),
    "latin-1": lambda text: text.encode("latin-1"),
    "base64": lambda text: base64.b64encode(f"a {text}.".encode()),
    "base64 in lines": lambda text: base64.encodebytes(f"{'.' * 50} {text} and more".encode()),
    "base64 of addresses": lambda text: base64.urlsafe_b64encode(f"?>?>{text} ".encode()),
    "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "base64 within a word": lambda text: b"ab" + base64.b64encode(f" {text} ".encode()),
    "quoted-printable": lambda text: quopri.encodestring(text.encode(), quotetabs=True).replace(b"q", b"=71"),
    "percent signs": lambda text: quote(text).replace("q", "%71").encode(),
    "plus signs": lambda text: text.replace(" ", "+").replace("q", "%71").encode(),
    "hexadecimal": lambda text: binascii.hexlify(text.encode()),
    "hexadecimal, parted": lambda text: binascii.hexlify(text.encode(), " "),
    "references by number": lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode(),
    "references": lambda text: html.escape(text).replace("q", "&#x71;").encode(),
    "escapes": lambda text: text.replace("q", "\\u0071").encode(),
}


def streams(*held: bytes) -> Format:
    """A format whose second reader sees nothing, and whose streams are given."""
    return Format("text", plain.open_text, lambda _: iter(()), lambda _: iter(held))  # type: ignore[arg-type]


def reading(*texts: str) -> Format:
    """A format whose second reader sees these texts, and that has no streams."""
    return Format("text", plain.open_text, lambda _: iter(texts), lambda _: iter(()))  # type: ignore[arg-type]


@dataclass
class Ours:
    """Our own reading of a file."""

    texts: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    parts: tuple[()] = field(default=())

    @property
    def surfaces(self) -> tuple[Surface, ...]:
        return tuple(Surface("text", text) for text in self.texts)

    def without(self, spans: Mapping[int, Spans]) -> bytes:  # noqa: ARG002
        return b""


def left(kind: Format, removed: str = SAID, kept: tuple[str, ...] = ()) -> list[str]:
    return prove(b"", kind, Ours(kept), [removed], lambda texts: by_words([""] * len(texts))).where


@pytest.mark.parametrize("form", FORMS)
def test_what_was_taken_out_is_found_in_the_streams_in_whatever_form(form: str) -> None:
    stream = b"\x01some bytes \xff(" + FORMS[form](SAID) + b") more\0"
    assert left(streams(b"", stream)) == ["streams"]
    assert left(streams(stream), "another thing") == []


@pytest.mark.parametrize("form", ["as it is", "base64", "references", "escapes", "quoted-printable"])
def test_so_are_words_with_accents(form: str) -> None:
    assert left(streams(b" " + FORMS[form]("está indocumentada") + b" "), "está indocumentada") == ["streams"]


def test_what_the_second_reader_sees_is_left() -> None:
    assert left(reading("a Zarquon\n Status b")) == ["second reading"]
    assert left(reading("a zarquonstatus b", "zarquon", "statusx")) == []


def test_words_that_are_kept_may_stand_as_often_as_they_are_kept() -> None:
    kept = (f"policy on {SAID}",)
    assert left(reading(f"policy on {SAID}"), kept=kept) == []
    assert left(streams(f"policy on {SAID}".encode()), kept=kept) == []
    assert left(reading(f"policy on {SAID}", SAID), kept=kept) == ["second reading"]
    assert left(streams(f"policy on {SAID} {SAID}".encode()), kept=kept) == ["streams"]


@pytest.mark.parametrize(
    ("removed", "needles"),
    [
        ("is gay", ["is gay"]), ("gay", []), ("123-45-6789", ["123-45-6789", "123456789"]), ("Y", []), ("2019", []),
        ("A 012 345 678", ["a 012 345 678"]), ("W-2", []), ("on  SNAP\n", ["on snap"]),
    ],
)  # fmt: skip
def test_what_is_searched_for(removed: str, needles: list[str]) -> None:
    assert list(needles_of(removed)) == needles


def test_a_short_word_in_a_pictures_bytes_is_a_coincidence() -> None:
    assert left(streams(b"\x89PNG\x00\x17" + b"\xf3\x91\x02\xfe" + b"visa" + b"\xe1\x07\x93\xfa"), "visa") == []
    assert left(streams(b"(her visa is)"), "visa") == ["streams"]
    assert left(streams(b"advisable"), "visa") == []


# Redaction as a whole, with a format that does what it should not.


class Wrong:
    """A text that is written with its words still in it, in another form."""

    unread: tuple[Unread, ...] = ()

    def __init__(self, data: bytes) -> None:
        self._text = data.decode()
        self.surfaces = (Surface("text", self._text.partition("\0")[0]),)

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        if not spans:
            return self._text.encode()
        return f"{MARK} kept\0{base64.b64encode(self._text.encode()).decode()}".encode()


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(data: bytes, *_: object) -> Opened:
        return Wrong(data)

    monkeypatch.setattr(redacting, "open_file", opened)


@pytest.mark.usefixtures("wrong")
def test_a_copy_that_still_holds_it_is_none() -> None:
    with pytest.raises(Residual) as caught:
        redact(f"x {SAID} y".encode(), "", by_words)
    assert str(caught.value) == "streams"
    assert redact(b"nothing", "", by_words).data == b"nothing"


def test_a_copy_of_which_not_all_can_be_read_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    class Half(Wrong):
        def __init__(self, data: bytes) -> None:
            super().__init__(data)
            self.unread = (Unread("part 1", "picture"),) if MARK.encode() in data else ()

        def without(self, spans: Mapping[int, Spans]) -> bytes:
            return MARK.encode() if spans else b""

    monkeypatch.setattr(redacting, "open_file", lambda data, *_: Half(data))
    with pytest.raises(Residual, match="own reading"):
        redact(SAID.encode(), "", by_words)


def test_what_only_the_second_reader_finds_is_taken_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that say it only where another reader puts them beside each other."""

    def beside(data: bytes) -> Iterator[str]:
        yield data.decode().replace(" and the ", " ")

    monkeypatch.setattr(plain, "second_reading", beside)
    with pytest.raises(Residual, match="second reading"):
        redact(b"one zarquon and the status of it", "", by_words)


def test_a_record_is_withheld_whole() -> None:
    made = redact(f"{RECORD}: wages".encode(), "", by_words)
    assert (made.data, made.document, made.withheld) == (None, "income_tax_record", ())


def test_a_file_whose_copy_cannot_be_written_has_none() -> None:
    with pytest.raises(Cannot, match="cannot be written"):
        redact(rb"{\rtf1 the zarquon status}", "", by_words)


def test_the_list_says_where_and_how_often_and_nothing_else() -> None:
    made = redact(f"{SAID}, and {SAID}".encode(), "", by_words)
    assert [(each.where, each.category, each.count) for each in made.withheld] == [("text", "immigration_status", 2)]
    assert SAID not in repr(made)


def test_what_we_say_ourselves_is_nobodys_whatever_is_found_in_it() -> None:
    """Else a copy that says it is one would be cut again and again, until there is none."""
    ours = re.compile(r"Hartford-2-929|Hartford Municipal Code[^\n]*|confidential information withheld|.?§2-929.?")

    def finds_ours(texts: Sequence[str]) -> list[Screened]:
        found = [each.span() for text in texts for each in ours.finditer(text)]
        assert found or not any("§" in text for text in texts)
        return [Screened("en", None, tuple(sorted((*said.findings, *(
            Finding(*each.span(), Category.OTHER_PRIVATE, "ours", "direct") for each in ours.finditer(text))))))
            for text, said in zip(texts, by_words(texts), strict=True)]  # fmt: skip

    for name, data in (
        ("a.txt", SAID.encode()),
        ("a.html", f"<p>{SAID}</p>".encode()),
        ("a.xlsx", workbook([["a", SAID]])),
    ):
        made = redact(data, name, finds_ours)
        assert made.data is not None
        assert [each.category for each in made.withheld] == [Category.IMMIGRATION_STATUS]
        assert NOTICE in "\n".join(surface.text for surface in open_file(made.data, name).surfaces)


def workbook(rows: list[list[str]]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def test_beside_our_own_words_what_is_found_is_taken_out() -> None:
    made = redact(f"{MARK} {SAID} {NOTICE} {SAID}".encode(), "a.txt", by_words).data
    assert made is not None
    assert made.decode().startswith(f"{MARK} {MARK} {NOTICE} {MARK}")


def document(lines: Sequence[str]) -> bytes:
    book, made = docx.Document(), io.BytesIO()
    for each in lines:
        book.add_paragraph(each)
    book.save(made)
    return made.getvalue()


def test_what_libraries_put_into_every_file_keeps_no_copy_from_being_proven() -> None:
    said = [
        "The fence on Ward Street is painted.",
        "Ms. Rivera gets food stamps and her husband hit her.",
        "Bins go out at six.",
    ]
    for name, data in (("a.docx", document(said)), ("a.xlsx", workbook([[each] for each in said]))):
        made = redact(data, name)
        assert made.data is not None
        kept = " ".join(surface.text for surface in open_file(made.data, name).surfaces)
        assert "Ward Street" in kept
        assert "food stamps" not in kept
