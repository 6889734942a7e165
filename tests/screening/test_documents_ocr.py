"""Scans and pictures: what OCR is asked, what becomes of its answer, and that without it nothing is guessed.

The program is stood in for by one of ours, so that the way to it is always tested; where the real one is there, it
reads a scan, too.
"""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from made_docx import docx, p
from made_pdf import full_page, lines, pdf, photographed, png
from PIL import Image

from charteroak.screening.documents import Document, Limits, Unreadable, read, require_read
from charteroak.screening.documents.document import LIMITS
from charteroak.screening.documents.image import MOST_PIXELS
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.documents.reading import read_here

WORDS = "ARREST WARRANT\nYou are commanded to arrest the person"
STAND_IN = """#!{python}
import sys
given = sys.stdin.buffer.read()
if "--list-langs" in sys.argv:
    print("List of available languages in (3):\\n{languages}")
elif "0" in sys.argv:
    print("{turned}")
else:
    width, height = (int.from_bytes(given[at : at + 4], "big") for at in (16, 20))
    print("read", given[:8] == b"\\x89PNG\\r\\n\\x1a\\n", width > height, *sys.argv[1:], sep="|", end="\\n\\f")
    sys.exit({status})
"""

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script that the system runs by its first line")


def here(data: bytes, limits: Limits = LIMITS) -> Document:
    return read_here(data, "", limits)


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        here(data, limits)
    return caught.value.reason


class Program:
    """A stand-in for the program, in a folder that alone is looked through."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "tesseract"

    def stands_in(self, languages: str = "eng\\nspa\\nosd", turned: str = "", status: int = 0) -> None:
        script = STAND_IN.format(python=sys.executable, languages=languages, turned=turned, status=status)
        self._write(script)

    def hangs(self) -> None:
        self._write("#!/bin/sh\nif [ $1 = --list-langs ]; then echo eng; else exec sleep 60; fi\n")

    def _write(self, script: str) -> None:
        self._path.write_text(script)
        self._path.chmod(self._path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return Program(tmp_path)


@pytest.fixture
def no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture(scope="module")
def scan() -> bytes:
    return pdf(full_page("Im"), images={"Im": photographed(WORDS)})


@pytest.mark.usefixtures("no_program")
def test_without_ocr_a_scan_has_no_text(scan: bytes) -> None:
    for data in (scan, png(photographed(WORDS)), docx("", {"word/media/image1.png": png(photographed(WORDS))})):
        assert refused(data) == "no OCR"
    assert "tesseract" in Unreadable("no OCR").says()


@pytest.mark.usefixtures("no_program")
def test_without_ocr_a_file_that_is_partly_a_scan_is_not_taken_for_whole() -> None:
    found = here(pdf(full_page("Im"), lines("words of the second page"), images={"Im": photographed(WORDS)}))
    assert found.unread == ("scanned page",)
    with pytest.raises(Unreadable, match="no OCR"):
        require_read(found)


@posix
def test_a_scan_goes_to_the_program_as_png_and_its_answer_is_the_page(program: Program, scan: bytes) -> None:
    program.stands_in()
    found = here(scan)
    assert found.pages == ("read|True|False|stdin|stdout|-l|eng+spa|--psm|3|--dpi|300",)
    assert (found.scanned, found.unread) == ((1,), ())
    assert [piece.place for piece in found.pieces if piece.seen] == ["scan"]


@posix
@pytest.mark.parametrize(("languages", "asked"), [("eng", "eng"), ("spa\\nfra", "spa"), ("osd\\neng\\nspa", "eng+spa")])
def test_it_is_asked_for_the_languages_that_it_has(program: Program, scan: bytes, languages: str, asked: str) -> None:
    program.stands_in(languages)
    assert f"|-l|{asked}|" in here(scan).pages[0]


@posix
@pytest.mark.parametrize("languages", ["", "fra\\ndeu", "osd"])
def test_without_a_language_of_ours_there_is_no_ocr(program: Program, scan: bytes, languages: str) -> None:
    program.stands_in(languages)
    assert refused(scan) == "no OCR"


@posix
@pytest.mark.parametrize(
    ("turned", "wide"),
    [
        ("Rotate: 90\\nOrientation confidence: 9.30", True),
        ("Rotate: 270\\nOrientation confidence: 2.00", True),
        ("Rotate: 180\\nOrientation confidence: 9.30", False),
        ("Rotate: 90\\nOrientation confidence: 1.20", False),
        ("Rotate: 0\\nOrientation confidence: 9.30", False),
        ("anything", False),
    ],
)
def test_a_page_is_turned_only_where_that_is_sure(program: Program, scan: bytes, turned: str, wide: bool) -> None:
    program.stands_in(turned=turned)
    assert here(scan).pages[0].split("|")[2] == str(wide)


@posix
def test_where_it_fails_there_is_no_text(program: Program, scan: bytes) -> None:
    program.stands_in(status=1)
    assert refused(scan) == "no text"
    assert refused(png(photographed(WORDS))) == "no text"


@posix
def test_where_it_hangs_the_reading_is_ended(program: Program, scan: bytes) -> None:
    """With the program, which would otherwise go on."""
    program.hangs()
    with pytest.raises(Unreadable, match="too long"):
        read(scan, limits=Limits(seconds=3))


@posix
def test_a_page_of_words_is_not_sent(program: Program) -> None:
    program.stands_in()
    found = here(
        pdf(lines("words enough that this is no picture"), full_page("Im"), images={"Im": photographed(WORDS)})
    )
    assert found.pages[0] == "words enough that this is no picture"
    assert found.scanned == (2,)


@posix
def test_no_more_scans_are_read_than_allowed(program: Program) -> None:
    program.stands_in()
    found = here(pdf(*[full_page("Im")] * 3, images={"Im": photographed(WORDS)}), Limits(scans=2))
    assert (found.scanned, found.unread) == ((1, 2), ("scanned page",))
    frames = [photographed(f"page {number}", (200, 200)) for number in range(3)]
    tiff = png(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert refused(tiff, Limits(scans=2)) == "too large"
    assert here(tiff, Limits(scans=3)).scanned == (1, 2, 3)


@posix
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_pictures_of_every_usual_kind_are_read(program: Program, form: str) -> None:
    program.stands_in()
    found = here(png(photographed(WORDS, (300, 200)), form))
    assert (found.kind, found.scanned) == ("image", (1,))
    assert found.pages[0].startswith("read|True|True|")


@posix
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_depth_are_read(program: Program, mode: str) -> None:
    program.stands_in()
    assert here(png(Image.new(mode, (100, 80)))).pages[0].startswith("read|True|True|")


@posix
def test_a_picture_pasted_into_word_is_read(program: Program) -> None:
    program.stands_in()
    found = here(docx(p("see below"), {"word/media/image1.png": png(photographed(WORDS, (300, 200)))}))
    assert found.pages[0] == "see below"
    assert found.pages[1].startswith("read|True")
    assert found.scanned == (2,)
    assert here(docx(p("word " * 99), {"word/media/image1.png": b"a logo"})).unread == ("picture",)
    with_thumbnail = docx(p("words"), {"docProps/thumbnail.jpeg": b"x"})
    assert here(with_thumbnail).pages == ("words",)


@posix
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", png(photographed(WORDS))[:2000], b"GIF89a" + bytes(50), b"\xff\xd8\xff"]
)
def test_broken_pictures_are_said_to_be(program: Program, data: bytes) -> None:
    program.stands_in()
    assert refused(data) in ("broken", "no text")


@posix
def test_a_picture_that_unpacks_to_too_much_is_refused(program: Program) -> None:
    program.stands_in()
    side = int(MOST_PIXELS**0.5) + 10
    assert refused(png(Image.new("1", (side, side)))) == "too large"
    assert here(png(Image.new("1", (side, 50)))).scanned == (1,)


@posix
def test_a_speck_is_not_sent(program: Program) -> None:
    program.stands_in()
    assert refused(png(Image.new("L", (10, 10)))) == "no text"


# The program itself, where it is there.

real = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper()))


@real
def test_a_real_scan_is_read(scan: bytes) -> None:
    found = read(scan)
    assert letters(WORDS) in letters(found.pages[0])
    assert found.scanned == (1,)


@real
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_real_scan_is_turned_upright(turn: int) -> None:
    page = photographed("\n".join([WORDS] * 8)).rotate(turn, expand=True)
    if not Ocr.here()._turns:
        pytest.skip("tesseract has no data to tell how a page is turned")
    assert letters(WORDS) in letters(read(png(page)).pages[0])
