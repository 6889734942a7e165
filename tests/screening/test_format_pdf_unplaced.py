"""What a PDF writes wrongly, so that no page shows it, is read all the same, and is in no released file."""

import io
import re

import pikepdf
import pytest
from leaky_pdf import form
from made_pdf import new, saved, text
from pikepdf import Array, Dictionary, Name, Pdf

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.pdf import open_pdf, raw, second_reading
from charteroak.screening.formats.pdf_shows import Shows, shows_in
from charteroak.screening.formats.surface import Unread

WORDS = "a citizen of Freedonia"
SEEN = text("The office is open.", 72, 650)


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def tm(matrix: str, size: str = "12", also: str = "") -> str:
    return f"BT /F1 {size} Tf {also} {matrix} Tm ({WORDS}) Tj ET"


def place(does: str) -> str:
    return f"BT /F1 12 Tf 1 0 0 1 72 700 Tm {does} ET"


WRONG = {
    "five numbers": tm("1 0 0 1 72"), "seven numbers": tm("1 0 0 1 72 700 3"), "no numbers": tm(""),
    "names": tm("/a /b /c /d /e /f"), "zeros": tm("0 0 0 0 72 700"), "flat": tm("1 0 0 0 72 700"),
    "a line": tm("0 0 0 1 72 700"), "huge": tm("1e30 0 0 1e30 72 700"), "no numbers at all": tm("1 0 0 1 1e400 -1e400"),
    "no size": tm("1 0 0 1 72 700", "0"), "hardly a size": tm("1 0 0 1 72 700", "0.00001"),
    "a size below nothing": tm("1 0 0 1 400 700", "-12"), "no width": tm("1 0 0 1 72 700", also="0 Tz"),
    "a page of no size": "0 0 0 0 0 0 cm " + tm("1 0 0 1 72 700"),
    "a flat page": "1 0 0 0 0 0 cm " + tm("1 0 0 1 72 700"),
    "no font": tm("1 0 0 1 72 700").replace("/F1 12 Tf", ""), "a font of no size": tm("1 0 0 1 72 700", ""),
    "no operator": f"({WORDS})", "another operator": place(f"({WORDS}) Tx"), "run together": place(f"({WORDS}) TjET"),
    "an array for a string": place(f"[({WORDS})] Tj"), "a string for an array": place(f"({WORDS}) TJ"),
    "arrays in an array": place(f"[[({WORDS})]] TJ"), "an array without an end": place(f"[({WORDS}) TJ"),
    "a string without an end": place(f"({WORDS}"), "hexadecimal": place(f"<{WORDS.encode().hex()}> Tx"),
    "in pieces": place("(a citi) Tx (zen of ) Tx (Freedonia) Tx"), "parentheses": place(f"(((x) {WORDS})) Tx"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_written_wrongly_is_read(wrong: str) -> None:
    said = [surface.text for surface in open_pdf(saved(new(SEEN + WRONG[wrong])), LIMITS.anew()).surfaces]
    assert any(WORDS in each for each in said)
    assert sum(WORDS in each for each in said) == 1


def planted() -> list[tuple[str, Pdf]]:
    """The words in places of which pages show nothing."""
    drawn, undrawn = new(SEEN + "/F Do"), new(SEEN)
    for made in (drawn, undrawn):
        made.pages[0].Resources.XObject = Dictionary(F=form(made, WRONG["five numbers"]))
    return [
        ("page", new(SEEN + WRONG["five numbers"])), ("twice", new(SEEN + WRONG["zeros"], text(WORDS, 72, 500))),
        ("no operator", new(SEEN + WRONG["no operator"])), ("another", new(SEEN + WRONG["another operator"])),
        ("form", drawn), ("form that is not drawn", undrawn),
    ]  # fmt: skip


@pytest.mark.parametrize(("where", "made"), planted(), ids=lambda each: each if isinstance(each, str) else "")
def test_it_goes_and_the_rest_of_the_page_stays(where: str, made: Pdf) -> None:
    given = saved(made)
    file = open_pdf(given, LIMITS.anew())
    spans = {number: [(found.start(), found.end())] for number, surface in enumerate(file.surfaces)
             if (found := re.search(WORDS, surface.text))}  # fmt: skip
    assert spans, where
    left = file.without(spans)
    said = [surface.text for surface in open_pdf(left, LIMITS.anew()).surfaces]
    assert any("The office is open." in each for each in said)
    assert not any("Freedonia" in each for each in (*said, *second_reading(left)))
    assert not any(b"Freedonia" in each for each in raw(left))


def unknown() -> bytes:
    """A page that writes letters of no size, in a font that does not say which they are."""
    made = new(SEEN + "BT /F2 12 Tf 1 0 0 1 72 Tm <0102030405060708> Tj ET", SEEN)
    info = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/A"), CIDSystemInfo=info)
    made.pages[0].Resources.Font.F2 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        Encoding=Name("/Identity-H"),
        BaseFont=Name("/A"),
        DescendantFonts=Array([inner]),
    )
    return saved(made)


def test_what_nobody_can_read_is_told_of_and_the_page_goes() -> None:
    file = open_pdf(unknown(), LIMITS.anew())
    assert file.unread == (Unread("page 1", "broken"),)
    left = file.without_unread()
    assert open_pdf(left, LIMITS.anew()).unread == ()
    assert not any(b"0102030405060708" in each or b"\1\2\3\4\5\6" in each for each in raw(left))


def test_so_is_a_drawing() -> None:
    made = new(SEEN)
    with pikepdf.open(io.BytesIO(unknown())) as other:
        resources = made.copy_foreign(other.make_indirect(other.pages[0].Resources))
    drawn = form(made, "BT /F2 12 Tf 1 0 0 1 72 Tm <0102030405060708> Tj ET")
    drawn.Resources = resources
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[60, 490, 260, 520], AP=Dictionary(N=drawn))
    made.pages[0].Annots = Array([made.make_indirect(stamp)])
    file = open_pdf(saved(made), LIMITS.anew())
    assert [each.why for each in file.unread] == ["broken"]
    assert open_pdf(file.without_unread(), LIMITS.anew()).unread == ()


@pytest.mark.parametrize(
    ("content", "shows"),
    [
        (b"(a) Tj [(a) 3 (b (c))] TJ (x) ' 1 2 (y) \"", Shows(4)), (b"<41> Tj <41>Tj", Shows(2)),
        (b"( ) Tj [( )] TJ <0003> Tj", Shows(3, 3)), (b"/A <</MCID 0>> BDC (a\\)b) Tj EMC", Shows(1)),
        (b"(a) Tx", Shows(0, 0, True)), (b"((a) Tj", Shows(1, 0, True)), (b"<41> cm", Shows(0, 0, True)),
        (b"", Shows()),
    ],
)  # fmt: skip
def test_texts_are_counted(content: bytes, shows: Shows) -> None:
    assert shows_in(content) == shows


def test_an_ordinary_page_asks_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lone spaces, letters one by one, and texts in columns are drawn as they are written."""
    letters = "".join(text(letter, 72 + 9 * i, 600) for i, letter in enumerate("one by one"))
    made = new(SEEN + letters + "BT /F1 9 Tf 0 1 -1 0 20 20 Tm (up) Tj ( ) Tj [(a) -300 (b)] TJ ( ) Tj ET")
    monkeypatch.setattr("charteroak.screening.formats.pdf_unplaced.unplaced", None)
    monkeypatch.setattr("charteroak.screening.formats.pdf_reading.unplaced", None)
    assert open_pdf(saved(made), LIMITS.anew()).unread == ()
