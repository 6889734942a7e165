"""PDF files that are locked, broken, or made to harm: each is refused in a word, or read as far as it can be."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leaky_pdf import ALL, PLANTED, SEEN, WORDS, form, page
from made_pdf import full_page, lines, new, pdf, saved, text
from pikepdf import Array, Dictionary, Name, Pdf

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf import open_pdf, raw, second_reading
from charteroak.screening.formats.surface import Cannot, Unread

LIMITS = Limits(size=4 << 20, part=3 << 20, expanded=6 << 20, pages=50, characters=20_000)
"""Narrow, so that what is too large is made fast."""


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def refused(data: bytes) -> str:
    with pytest.raises(Cannot) as caught:
        open_pdf(data, LIMITS.anew())
    assert WORDS not in str(caught.value)
    return str(caught.value)


def says(data: bytes) -> list[str]:
    return [surface.text for surface in open_pdf(data, LIMITS.anew()).surfaces]


def locked(**settings_: object) -> bytes:
    return saved(page(PLANTED), encryption=pikepdf.Encryption(**settings_))  # type: ignore[arg-type]


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_a_file_that_wants_a_password_is_said_to_be_locked(strength: int) -> None:
    metadata = strength > 3
    assert refused(locked(owner="o", user="u", R=strength, aes=metadata, metadata=metadata)) == "encrypted"


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_one_that_anyone_may_open_is_read_and_released_open(strength: int) -> None:
    metadata = strength > 3
    given = locked(owner="o", user="", R=strength, aes=metadata, metadata=metadata)
    file = open_pdf(given, LIMITS.anew())
    assert WORDS in file.surfaces[0].text
    start = file.surfaces[0].text.index(WORDS)
    made = file.without({0: [(start, start + len(WORDS))]})
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert not opened.is_encrypted
    assert not any(WORDS in text for text in says(made))


def test_what_is_no_file_at_all_is_broken() -> None:
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF", b"", b"%%EOF"):
        assert refused(data) == "broken"


def test_a_file_that_was_cut_off_is_broken_wherever_that_was() -> None:
    whole = saved(page(PLANTED))
    assert {refused(whole[:cut]) for cut in range(0, len(whole) - 7, 61)} == {"broken"}


@pytest.mark.parametrize("wrong", [b"xref\n0", b"startxref", b"trailer", b"/Size", b"/Length"])
def test_a_table_that_is_wrong_is_made_anew(wrong: bytes) -> None:
    given = saved(page(PLANTED)).replace(wrong, wrong[:-1] + b"X")
    assert any(WORDS in text for text in says(given))


def test_junk_before_and_after_does_no_harm() -> None:
    given = b"\xef\xbb\xbf some letters\r\n" + saved(page(PLANTED)) + b"\r\n\0\0\0"
    assert any(WORDS in text for text in says(given))


def test_contents_that_cannot_be_unpacked_are_told_of_and_the_page_goes() -> None:
    made = new(SEEN, PLANTED)
    made.pages[1].Contents.write(b"no packed bytes at all", filter=Name.FlateDecode)
    file = open_pdf(saved(made), LIMITS.anew())
    assert file.unread == (Unread("page 2", "broken"),)
    left = file.without_unread()
    assert open_pdf(left, LIMITS.anew()).unread == ()
    assert b"no packed bytes" not in left


# Bombs.


def _many_pages(made: Pdf) -> None:
    made.Root.Pages.Kids = Array([made.pages[0].obj] * 200)
    made.Root.Pages.Count = 200


def _forms_in_forms(made: Pdf) -> None:
    """Ten times ten times ten."""
    drawn = form(made, PLANTED)
    for _ in range(9):
        outer = form(made, "/F Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(F=drawn))
        drawn = outer
    made.pages[0].Resources.XObject = Dictionary(F=drawn)
    made.pages[0].Contents = made.make_stream(b"/F Do")


def _unpacks(made: Pdf) -> None:
    made.pages[0].Contents = made.make_stream(b"q Q " * 2_000_000)


def _unpacks_twice(made: Pdf) -> None:
    packed = zlib.compress(zlib.compress(b" " * 20_000_000))
    made.pages[0].Contents.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))


def _letters(made: Pdf) -> None:
    made.pages[0].Contents = made.make_stream(b"BT /F1 1 Tf (" + b"a" * 2_500_000 + b") Tj ET")


def _texts(made: Pdf) -> None:
    made.docinfo["/Title"] = "words " * 4_000


def _attached(made: Pdf) -> None:
    made.attachments["a.txt"] = b"words " * 1_000_000


@pytest.mark.parametrize(
    "makes",
    [_many_pages, _forms_in_forms, _unpacks, _unpacks_twice, _letters, _texts, _attached],
    ids=lambda makes: makes.__name__.strip("_"),
)
def test_what_unfolds_to_too_much_is_refused(makes: Callable[[Pdf], None]) -> None:
    made = page()
    makes(made)
    assert refused(saved(made)) == "too large"


def test_a_tree_of_pages_that_is_too_deep_is_refused() -> None:
    body = b"".join(
        b"%d 0 obj\n<< /Type /Pages /Count 1 /Kids [%d 0 R] >>\nendobj\n" % (i, i + 1) for i in range(2, 3_000)
    )
    assert refused(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + body +
                   b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF") == "broken"  # fmt: skip


def test_objects_in_a_stream_that_unpacks_to_too_much_are_not_unpacked() -> None:
    packed = zlib.compress(b"5 0 << /A (x) >>" + b" " * 20_000_000)
    bomb = b"50 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    before, table, after = saved(page()).rpartition(b"xref\n0")
    assert refused(before + bomb + packed + b"\nendstream\nendobj\n" + table + after) == "too large"


def test_more_letters_than_may_be_are_refused() -> None:
    assert refused(pdf(*(lines("\n".join(["some words and others"] * 40)) for _ in range(30)))) == "too large"


def test_an_image_that_is_too_large_is_told_of_and_never_drawn() -> None:
    made = new(full_page("Im") + text(WORDS, 72, 700))
    picture = made.make_stream(b"\0" * 90, Type=Name.XObject, Subtype=Name.Image, Width=90_000, Height=90_000)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    made.pages[0].Resources.XObject = Dictionary(Im=picture)
    file = open_pdf(saved(made), LIMITS.anew())
    assert [surface.text for surface in file.surfaces] == [WORDS]
    assert file.unread == (Unread("page 1, picture", "picture"),)
    assert open_pdf(file.without_unread(), LIMITS.anew()).unread == ()


@pytest.mark.parametrize("content", [b"(" * 9_000, b"[" * 9_000, b"<<" * 9_000, b"q " * 9_000, b"BI ID " * 900])
def test_operators_without_an_end_do_no_harm(content: bytes) -> None:
    made = page()
    made.pages[0].Contents = made.make_stream(SEEN.encode() + content)
    file = open_pdf(saved(made), LIMITS.anew())
    assert "The file of the office" in file.surfaces[0].text


def test_rings_end() -> None:
    made = page()
    first, second = (made.make_indirect(Dictionary(Title=pikepdf.String(title))) for title in ("one", "two"))
    first.Next, second.Next = second, first
    made.Root.Outlines = made.make_indirect(Dictionary(First=first))
    drawn = form(made, "/F Do " + PLANTED)
    drawn.Resources.XObject = Dictionary(F=drawn)
    made.pages[0].Resources.XObject = Dictionary(F=drawn)
    made.pages[0].Contents = made.make_stream(b"/F Do")
    file = open_pdf(saved(made), LIMITS.anew())
    texts = [surface.text for surface in file.surfaces]
    assert {"one", "two"} <= set(texts)
    spans = {i: [(text.index(WORDS), text.index(WORDS) + 5)] for i, text in enumerate(texts) if WORDS in text}
    assert not any(WORDS in text for text in says(file.without(spans)))


_FILES = [made() for made in ALL.values()]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_FILES), st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), max_size=6))
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(given_: bytes, changes: list[tuple[int, bytes]]) -> None:
    """And so it is when it is written, and by those who prove what is written; no library's fault comes through."""
    data = bytearray(given_)
    for at, what in changes:
        data[at % len(data) : at % len(data) + 1] = what
    with pytest.MonkeyPatch.context() as patch:
        no_ocr.__wrapped__(patch)  # type: ignore[attr-defined]  # the fixture's own function
        try:
            file = open_pdf(bytes(data), LIMITS.anew())
            made = file.without({number: [(0, 4)] for number in range(len(file.surfaces))})
            assert {each.why for each in open_pdf(made, LIMITS.anew()).unread} <= {"scanned page", "picture"}
            assert list(second_reading(made))
            assert list(raw(made))
        except Cannot as trouble:
            reason = str(trouble)
        else:
            return
    assert reason in ("broken", "too large", "encrypted", "cannot be written")
