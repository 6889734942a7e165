"""Pictures: what is written in them and around them, the picture without some of it, and pictures made to harm."""

import base64
import email
import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import photographed, png
from PIL import Image, ImageFont, PngImagePlugin

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr, Seen, _in_table, _turned_back
from charteroak.screening.formats.image import Picture, open_image, raw, second_reading
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.notice import FIELD, NOTICE, VALUE
from charteroak.screening.formats.opening import open_file
from charteroak.screening.formats.surface import Cannot, Unread

SAID = "The person said that\nhe is undocumented and left."
HIDDEN = "a citizen of Freedonia"
SIZE = (700, 260)
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "WEBP", "BMP")
INK = 100


class Reading:
    """Stands in for OCR: says of each word that it was told of whether there is ink in its place."""

    def __init__(self, words: Sequence[Seen]) -> None:
        self._words = words
        self.asked = 0

    def words(self, picture: Image.Image) -> list[Seen]:
        self.asked += 1
        return [word for word in self._words if picture.convert("L").crop(word[2:]).getextrema()[0] < INK]  # type: ignore[operator]


def told(said: str = SAID, letter: int = 30) -> list[Seen]:
    """The words of a picture that was made by the tests, and where they are."""
    font, made = ImageFont.load_default(letter), []
    for row, line in enumerate(said.split("\n")):
        for word in line.split():
            left = 100 + int(font.getlength(line[: line.index(word)]))
            top = 100 + row * int(letter * 1.6)
            made.append(Seen(word, row, left, top + 4, left + int(font.getlength(word)), top + letter))
    return made


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    stands_in = Reading(told())
    monkeypatch.setattr(Ocr, "here", lambda: stands_in)
    return stands_in


def opened(data: bytes, limits: Limits = LIMITS) -> Picture:
    return open_image(data, limits.anew())


def without(data: bytes, words: str) -> bytes:
    file = opened(data)
    start = file.surfaces[0].text.index(words)
    return file.without({0: [(start, start + len(words))]})


def points(data: bytes, frame: int = 0) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        picture.seek(frame)
        return picture.convert("L")


def has_ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return bool(picture.crop(box).getextrema()[0] < INK)  # type: ignore[operator]  # greys have two


@pytest.mark.parametrize("form", FORMATS)
def test_a_word_is_painted_over_and_the_format_stays(form: str) -> None:
    given = png(photographed(SAID, SIZE), form)
    file = opened(given)
    assert (file.surfaces[0].where, file.surfaces[0].text) == ("frame 1", SAID)
    made = without(given, "undocumented")
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == form
    box = next(word[2:] for word in told() if word.text == "undocumented")
    picture = points(made)
    was, now = (each.crop(box).tobytes() for each in (points(given), picture))
    assert sum(abs(a - b) > INK for a, b in zip(was, now, strict=True)) > 200
    assert has_ink(picture, (100, 100, 400, 140))
    assert has_ink(picture, (0, 260, 700, picture.height))  # the notice stands under it


def test_what_is_left_tells_nothing_of_how_wide_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two pictures that differ only in what is taken out, the same is left."""
    made = []
    for word in ("gay", "undocumented"):
        said = f"The person said that\nhe is {word} and left."
        monkeypatch.setattr(Ocr, "here", lambda said=said: Reading(told(said)))
        made.append(points(without(png(photographed(said, SIZE)), word)))
    differs = [abs(a - b) for a, b in zip(made[0].tobytes(), made[1].tobytes(), strict=True)]
    assert sum(each > INK for each in differs) < 150  # letters may stand half a point further on


def test_every_frame_is_read_and_written() -> None:
    frames = [photographed(SAID, SIZE), photographed(SAID.replace("undocumented", "xxxxxxxxxxxx"), SIZE)]
    for form in ("TIFF", "GIF"):
        data = png(frames[0], form, save_all=True, append_images=frames[1:])
        file = opened(data)
        assert [surface.where for surface in file.surfaces[:2]] == ["frame 1", "frame 2"]
        start = SAID.index("undocumented")
        made = file.without({1: [(start, start + 12)]})
        with Image.open(io.BytesIO(made)) as picture:
            assert picture.n_frames == 2
        assert has_ink(points(made, 0), (180, 150, 400, 175))
        assert has_ink(points(made, 1), (100, 100, 400, 140))


def _noted(form: str) -> bytes:
    noted = Image.Exif()
    noted[0x010E] = HIDDEN
    noted[0x9C9C] = HIDDEN.encode("utf-16-le")
    noted[0x9286] = b"ASCII\0\0\0" + HIDDEN.encode()
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="{HIDDEN}">{HIDDEN}</a></x:xmpmeta>'.encode()
    match form:
        case "JPEG":
            return png(photographed(SAID, SIZE), form, exif=noted, comment=HIDDEN, xmp=xmp) + HIDDEN.encode()
        case "PNG":
            texts = PngImagePlugin.PngInfo()
            texts.add_text("Comment", HIDDEN, zip=True)
            texts.add_itxt("Title", HIDDEN, zip=True)
            return png(photographed(SAID, SIZE), form, exif=noted, pnginfo=texts) + HIDDEN.encode()
        case "TIFF":
            return png(photographed(SAID, SIZE), form, description=HIDDEN, artist=HIDDEN)
        case "GIF":
            return png(photographed(SAID, SIZE), form, comment=HIDDEN.encode())
    return png(photographed(SAID, SIZE), form, exif=noted, xmp=xmp)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "WEBP"])
def test_what_is_noted_around_the_picture_is_read_and_goes(form: str) -> None:
    given = _noted(form)
    found = [surface for surface in opened(given).surfaces if HIDDEN in surface.text]
    assert found
    assert all(surface.hidden for surface in found)
    assert any(HIDDEN in text for text in second_reading(given))
    assert any(HIDDEN.encode() in stream for stream in raw(given))
    made = opened(given).without({})
    for stream in raw(made):
        assert HIDDEN.encode() not in stream
        assert HIDDEN.encode("utf-16-le") not in stream
    assert not any(HIDDEN in text for text in second_reading(made))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF"])
def test_the_file_says_to_machines_that_something_is_withheld(form: str) -> None:
    made = opened(png(photographed(SAID, SIZE), form)).without({})
    assert any(FIELD in surface.text and VALUE in surface.text for surface in opened(made).surfaces)


def test_the_notice_is_put_under_it_once() -> None:
    made = opened(png(photographed(SAID, SIZE))).without({})
    monkey = Reading([*told(), Seen(NOTICE[:40], 9, 100, 104, 200, 130)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ocr, "here", lambda: monkey)
        again = opened(made).without({})
    assert points(made).size == points(again).size


def _in_a_page(picture: bytes) -> bytes:
    return f"<p>The office is open.</p><img src='data:image/png;base64,{base64.b64encode(picture).decode()}'>".encode()


def _out_of_a_page(page: bytes) -> bytes:
    return base64.b64decode(page.split(b"base64,")[1].split(b"'")[0])


def _in_mail(picture: bytes, how: str) -> bytes:
    return b"""From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n
--x\nContent-Type: text/plain\n\nThe office is open.\n--x\nContent-Type: image/png\nContent-ID: <1@b>
Content-Disposition: %s\nContent-Transfer-Encoding: base64\n\n%s\n--x--\n""" % (
        how.encode(), base64.b64encode(picture)
    )  # fmt: skip


def _out_of_mail(message: bytes) -> bytes:
    parsed = email.message_from_bytes(message)
    return next(part.get_payload(decode=True) for part in parsed.walk() if part.get_content_type() == "image/png")


def _in_docx(picture: bytes) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    document.add_paragraph("The office is open.")
    document.add_picture(io.BytesIO(picture))
    document.save(made)
    return made.getvalue()


def _in_xlsx(picture: bytes) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    book.active.add_image(openpyxl.drawing.image.Image(io.BytesIO(picture)), "B2")
    book.save(made)
    return made.getvalue()


def _out_of_package(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(next(name for name in package.namelist() if name.endswith(".png")))


@pytest.mark.parametrize(
    ("put", "take", "grows"),
    [
        (_in_a_page, _out_of_a_page, False), (_in_docx, _out_of_package, False), (_in_xlsx, _out_of_package, False),
        (lambda picture: _in_mail(picture, "inline"), _out_of_mail, False),
        (lambda picture: _in_mail(picture, 'attachment; filename="a.png"'), _out_of_mail, True),
    ],
    ids=["html", "docx", "xlsx", "shown in mail", "attached to mail"],
)  # fmt: skip
def test_a_picture_within_a_file_does_not_print_the_notice_again(
    put: Callable[[bytes], bytes], take: Callable[[bytes], bytes], grows: bool
) -> None:
    given = put(png(photographed(SAID, SIZE)))
    file = open_file(given, "a.html" if b"<p>" in given[:9] else "")
    number = next(i for i, surface in enumerate(file.surfaces) if SAID in surface.text)
    start = file.surfaces[number].text.index("undocumented")
    made = points(take(file.without({number: [(start, start + 12)]})))
    assert (made.height > SIZE[1]) is grows


def test_what_lies_under_transparency_goes() -> None:
    """Points of no opacity keep their colours in the file, and a viewer that leaves that out shows them."""
    picture = photographed(SAID, SIZE).convert("RGBA")
    picture.putalpha(0)
    made = opened(png(picture)).without({})
    assert not has_ink(points(made), (0, 0, 700, 260))


def test_a_picture_that_lies_on_its_side_is_read_upright() -> None:
    noted = Image.Exif()
    noted[0x0112] = 6
    given = png(photographed(SAID, SIZE).rotate(90, expand=True), "JPEG", exif=noted)
    assert opened(given).surfaces[0].text == SAID
    assert points(opened(given).without({})).width == SIZE[0]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_are_those_of_the_picture_as_it_was(turn: int) -> None:
    """However OCR had to turn it."""
    picture = Image.new("L", (60, 40), 255)
    picture.paste(0, (10, 5, 30, 12))
    left, top, right, bottom = picture.rotate(-turn, expand=True).point(lambda grey: 255 - grey).getbbox() or (0,) * 4
    word = _turned_back(Seen("word", 0, left, top, right, bottom), turn, 60, 40)
    assert word[2:] == (10, 5, 30, 12)


def test_the_programs_table_is_read() -> None:
    words = ["1\t1\t1\t10\t20\t30\t8\t96.1\tone", "1\t2\t1\t10\t40\t30\t8\t90\ttwo", "1\t2\t2\t50\t40\t30\t8\t90\t \t"]
    rows = ["level\tpage_num", "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", *(f"5\t1\t1\t{word}" for word in words), ""]
    assert list(_in_table(rows)) == [Seen("one", 0, 10, 20, 40, 28), Seen("two", 1, 10, 40, 40, 48)]


def test_without_ocr_a_picture_is_said_not_to_be_read_and_its_points_go(monkeypatch: pytest.MonkeyPatch) -> None:
    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)
    file = opened(png(photographed(SAID, SIZE)))
    assert file.unread == (Unread("frame 1", "picture"),)
    assert not has_ink(points(file.without_unread()), (0, 0, 700, 260))
    assert opened(png(Image.new("L", SIZE, 200))).unread == ()  # there is nothing in it to be read


def test_no_more_pictures_are_read_than_may_be(reading: Reading) -> None:
    frames = [photographed(f"{SAID}\n{number}", SIZE) for number in range(4)]
    data = png(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    file = opened(data, Limits(scans=2))
    assert [each.where for each in file.unread] == ["frame 3", "frame 4"]
    assert reading.asked == 2


# Pictures that are made to harm.


def _giant() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _many_frames() -> bytes:
    frames = [Image.new("L", (41, 41), number % 250) for number in range(501)]
    return png(frames[0], "GIF", save_all=True, append_images=frames[1:])


def _texts() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "words " * 2_000_000, zip=True)
    return png(Image.new("L", (50, 50)), pnginfo=texts)


@pytest.mark.parametrize(
    ("makes", "why"),
    [(_giant, "too large"), (_many_frames, "too large"), (_texts, "broken"), (lambda: b"\x89PNG\r\n\x1a\n", "broken")],
)
def test_what_is_too_large_or_no_picture_is_refused(makes: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Cannot, match=why):
        opened(makes(), Limits(pixels=2_000_000))


_FILES = [_noted(form) for form in FORMATS]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_FILES), st.lists(st.tuples(st.integers(0, 4_000), st.binary(max_size=3)), max_size=5))
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(given_: bytes, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(given_)
    for at, what in changes:
        data[at % len(data) : at % len(data) + 1] = what
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ocr, "here", lambda: Reading(told()))
        try:
            made = opened(bytes(data)).without({0: [(0, 4)]})
            assert opened(made)
            assert list(raw(bytes(data)))
        except Cannot as trouble:
            reason = str(trouble)
        else:
            return
    assert reason in ("broken", "too large", "cannot be written")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no OCR here")
def test_the_program_itself_says_where_words_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    ocr = Ocr.here()
    found = {word.text: word for word in ocr.words(photographed(SAID, SIZE))}
    word, expected = found["undocumented"], next(each for each in told() if each.text == "undocumented")
    assert all(abs(one - other) <= 12 for one, other in zip(word[2:], expected[2:], strict=True))
