"""Every place in which a PDF has been known to keep what was to be gone: each is read, and each is empty afterwards.

The twelve kinds of the study of redaction tools come first. That they are gone is asked of three libraries, of the
file's bytes unpacked without any of them, and of the way in which bad redactions are found: letters under a box.
"""

import io
import re
import zlib
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from leaky_pdf import ALL, PLANTED, TWELVE, WORDS, page
from made_pdf import box, saved, text
from pdfminer.high_level import extract_text

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE
from charteroak.screening.formats.pdf import Pdf, open_pdf, raw, second_reading
from charteroak.screening.formats.surface import MARK

WHERE = re.compile(r"[a-z ]+( \d+)?(, [a-z ]+( \d+)?)*(: [a-z ]+( \d+)?(, [a-z ]+)?)?")


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def opened(data: bytes) -> Pdf:
    return open_pdf(data, LIMITS.anew())


def without(data: bytes, words: str = WORDS) -> bytes:
    """The file without the words, wherever they were found."""
    file = opened(data)
    spans = {}
    for number, surface in enumerate(file.surfaces):
        spans[number] = [found.span() for found in re.finditer(re.escape(words), surface.text)]
    return file.without(spans)


def flat(text: str) -> str:
    return "".join(text.split())


def unpacked(data: bytes) -> Iterator[bytes]:
    """The file's bytes, and whatever in them looks like a packed stream."""
    yield data
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue


@pytest.fixture(scope="module", params=ALL, ids=str)
def leak(request: pytest.FixtureRequest) -> tuple[bytes, bytes]:
    """A file with the words planted, and the same without them."""
    with pytest.MonkeyPatch.context() as patch:
        no_ocr.__wrapped__(patch)  # type: ignore[attr-defined]  # the fixture's own function
        given = ALL[request.param]()
        return given, without(given)


def test_there_are_the_twelve_kinds() -> None:
    assert len(TWELVE) == 12


def test_it_is_read_and_said_where_in_the_formats_own_words(leak: tuple[bytes, bytes]) -> None:
    given, _ = leak
    file = opened(given)
    found = [surface for surface in file.surfaces if WORDS in surface.text]
    assert found
    assert all(WHERE.fullmatch(surface.where) for surface in found), [surface.where for surface in found]
    assert file.unread == ()


def test_it_is_gone_for_every_reader(leak: tuple[bytes, bytes]) -> None:
    """Ours, pdfminer's, PDFium's, and whoever unpacks the file by hand."""
    _, made = leak
    assert not [surface.where for surface in opened(made).surfaces if WORDS in surface.text]
    assert flat(WORDS) not in flat(" ".join(second_reading(made)))
    assert flat(WORDS) not in flat(extract_text(io.BytesIO(made)))
    with pypdfium2.PdfDocument(made) as read:
        assert flat(WORDS) not in flat("".join(each.get_textpage().get_text_range() for each in read))
    forms = [WORDS.encode(way) for way in ("utf-8", "utf-16-be", "utf-16-le")]
    forms.append(WORDS.encode().hex().encode())
    assert not any(
        form in stream.lower() for form in map(bytes.lower, forms) for stream in (*unpacked(made), *raw(made))
    )


def test_what_else_the_page_says_is_still_there_and_can_be_searched_for(leak: tuple[bytes, bytes]) -> None:
    _, made = leak
    assert "The file of the office says what it says." in extract_text(io.BytesIO(made))


def test_no_letters_lie_under_a_box(leak: tuple[bytes, bytes]) -> None:
    """The way in which bad redactions are found: a filled box, and letters inside it that are no mark's."""
    _, made = leak
    with pdfplumber.open(io.BytesIO(made)) as file:
        for each in file.pages:
            for filled in (rect for rect in each.rects if rect["height"] < each.height):
                inside = each.crop((filled["x0"], filled["top"], filled["x1"], filled["bottom"]), strict=False)
                assert flat(inside.extract_text()) in ("", MARK)


def test_the_file_is_written_wholly_anew(leak: tuple[bytes, bytes]) -> None:
    """One version, no object that nothing points to, nothing told of who made it but that something is withheld."""
    _, made = leak
    assert made.count(b"%%EOF") == 1
    with pikepdf.open(io.BytesIO(made)) as file:
        assert dict(file.docinfo.items()) == {f"/{FIELD}": pikepdf.String(VALUE)}
        assert f'{FIELD}="{VALUE}"'.encode() in file.Root.Metadata.read_bytes()
        assert not file.Root.keys() & {"/OpenAction", "/AA", "/Perms", "/PieceInfo"}
        assert file.pages[0].obj.keys() & {"/PieceInfo", "/Thumb", "/AA"} == set()


def test_the_notice_is_printed(leak: tuple[bytes, bytes]) -> None:
    _, made = leak
    assert flat(NOTICE) in flat(extract_text(io.BytesIO(made)))


SEEN_MARKS = ("under a redaction that was never applied", "in a form", "under what a page claims to show")


@pytest.mark.parametrize("kind", [*SEEN_MARKS, "white on white", "off the page", "under a black box"])
def test_there_is_a_mark_where_something_was_seen(kind: str) -> None:
    """Where nobody saw it none is needed, and one that is laid under a box would look like a bad redaction."""
    text = opened(without(ALL[kind]())).surfaces[0].text.replace(NOTICE, "")
    assert (MARK in text) is (kind in SEEN_MARKS)


def test_it_is_the_same_file_each_time() -> None:
    given = saved(page(PLANTED))
    assert without(given) == without(given)


def test_hidden_text_is_told_from_what_is_seen() -> None:
    file = opened(saved(page(text(WORDS, 72, 500), box(60, 490, 200, 30))))
    assert [(surface.text, surface.hidden) for surface in file.surfaces] == [
        ("The file of the office says what it says.", False),
        (WORDS, True),
    ]


def test_the_raw_reading_has_every_version_and_the_second_every_place() -> None:
    """What would prove that something is left must be able to see it."""
    unseen = {"in an earlier version", "in an object that nothing points to", "in a remark"}
    for kind, made in ALL.items():
        given = made()
        by_second = any(flat(WORDS) in flat(text) for text in second_reading(given))
        by_raw = any(WORDS.encode() in stream or WORDS.encode("utf-16-be") in stream for stream in raw(given))
        assert by_raw or by_second, kind
        assert by_second or kind in unseen | {"in a remark between operators", "in what a font calls a letter",
                                              "in what a camera noted", "in a letter of a font"}, kind  # fmt: skip
