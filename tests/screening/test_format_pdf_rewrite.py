"""A page of which something is taken out: the rest is still text, in its place, and tells nothing of what went.

The strongest claim is made byte for byte: of two files that differ only in what is taken out, the same file is left.
"""

import io
import re
from collections.abc import Callable, Sequence

import pikepdf
import pypdfium2
import pytest
from leaky_pdf import PLANTED, WORDS, field, form, page
from made_pdf import box, full_page, lines, new, pdf, photographed, saved, text
from pdfminer.fontmetrics import FONT_METRICS
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageFont

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr, Seen
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.pdf import open_pdf
from charteroak.screening.formats.pdf_second import Second
from charteroak.screening.formats.surface import MARK, Cannot, Unread


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def without(data: bytes, *words: str) -> bytes:
    """The file without each of the words, wherever they stand."""
    file = open_pdf(data, LIMITS.anew())
    spans = {
        number: sorted(found.span() for each in words for found in re.finditer(re.escape(each), surface.text))
        for number, surface in enumerate(file.surfaces)
    }
    assert any(spans.values()), [surface.text for surface in file.surfaces]
    return file.without(spans)


def says(data: bytes, number: int = 1) -> str:
    """What a page says to our own reading, without the notice."""
    file = open_pdf(data, LIMITS.anew())
    texts = [surface.text for surface in file.surfaces if surface.where == f"page {number}"]
    return "\n".join(texts).replace(NOTICE, "").strip()


def content(data: bytes, number: int = 0) -> str:
    with pikepdf.open(io.BytesIO(data)) as file:
        each = file.pages[number]
        each.contents_coalesce()
        return each.Contents.read_bytes().decode("latin-1")


def is_text(data: bytes, number: int = 0) -> bool:
    """Whether a page was rewritten, not made an image."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return "/Page" not in file.pages[number].Resources.get("/XObject", {})


# What is left tells nothing.

SHORT, LONG = "gay", "a most undocumented wanderer"
_LINE = "BT /F1 12 Tf 1 0 0 1 72 700 Tm"
OTHERS = lines("Other lines begin at the same margin\nand so there is nothing\nthat a beginning tells", 72, 600, 12)


def wide(words: str) -> float:
    """How wide words are in the font of the tests."""
    return sum(FONT_METRICS["Helvetica"][1][letter] for letter in words) * 12 / 1000


def _plain(word: str) -> str:
    return text(f"He said he is {word}, and left.", 72, 700) + OTHERS


def _first(word: str) -> str:
    return text(f"{word} is what he said.", 72, 700) + OTHERS


def _placed(word: str) -> str:
    """Each piece is set at its own place, as most programs do: the next one's place tells the width of the last."""
    return (
        f"q {_LINE} (He is) Tj 1 0 0 1 110 700 Tm ({word}) Tj "
        f"1 0 0 1 {114 + wide(word):.3f} 700 Tm (and left) Tj ET Q\n" + OTHERS
    )


def _moved(word: str) -> str:
    after = f"{4 + wide(word):.3f} 0 Td (and left) Tj"
    return f"q BT /F1 12 Tf 72 700 Td (He is) Tj 38 0 Td ({word}) Tj {after} ET Q\n" + OTHERS


def _kerned(word: str) -> str:
    return f"q {_LINE} [(He is ) -30 ({word}) 55 ( and) -20 ( left)] TJ ET Q\n" + OTHERS


def _justified(word: str) -> str:
    """The gaps between words are stretched until the line fills its column, and tell how much was missing."""
    line = f"He is {word} and left for the other office of it all"
    gap = (400 - wide(line)) / line.count(" ")
    return f"q BT /F1 12 Tf 0 Tc {gap:.3f} Tw 1 0 0 1 72 700 Tm ({line}) Tj ET Q\n" + OTHERS


def _spaced_letters(word: str) -> str:
    gap = 0.2 + 9 / len(word) / 10
    return f"q BT /F1 12 Tf {gap:.3f} Tc 1 0 0 1 72 700 Tm (He is {word} and left) Tj ET Q\n" + OTHERS


def _underlined(word: str) -> str:
    return _plain(word) + box(72 + wide("He said he is "), 697, wide(word), 0.7)


def _highlighted(word: str) -> str:
    return box(72 + wide("He said he is "), 697, wide(word), 13, "1 1 0 rg") + _plain(word)


@pytest.mark.parametrize(
    "drawn",
    [_plain, _first, _placed, _moved, _kerned, _justified, _spaced_letters, _underlined, _highlighted],
    ids=lambda drawn: drawn.__name__.strip("_"),
)
def test_what_is_left_tells_nothing_of_how_wide_it_was(drawn: Callable[[str], str]) -> None:
    short, long = (without(pdf(drawn(word)), word) for word in (SHORT, LONG))
    assert is_text(short)
    assert short == long


def test_a_line_in_the_middle_tells_it_only_to_within_a_word() -> None:
    """It begins where lines could that are set in steps."""
    starts = []
    for word in (SHORT, LONG):
        start = 306 - wide(f"{word} is the title here") / 2
        made = without(pdf(text(f"{word} is the title here", start, 700) + OTHERS), word)
        starts.append(float(re.findall(r"1 0 0 1 ([\d.]+) 700 cm", content(made))[0]))
    assert all(start % 19.2 == pytest.approx(0, abs=0.01) for start in starts)


# What is left is all there, and is still text.


def test_the_rest_of_the_page_says_what_it_said() -> None:
    given = pdf(lines("The person said\nhe is undocumented, and left.\nNothing else happened", 72, 700))
    made = without(given, "undocumented")
    assert says(made) == f"The person said\nhe is {MARK}, and left.\nNothing else happened"
    second = Second(made)
    assert second.text(second.pages()[0]).startswith(f"The person said\nhe is {MARK}")


def test_a_span_over_two_lines_has_one_mark() -> None:
    made = without(pdf(lines("The person is\nundocumented and left", 72, 700)), "is\nundocumented")
    assert says(made) == f"The person {MARK}\nand left"


def test_several_spans_have_their_marks_in_order() -> None:
    made = without(pdf(lines("one two three four five\nsix seven eight", 72, 700)), "two", "four", "seven eight")
    assert says(made) == f"one {MARK} three {MARK} five\nsix {MARK}"


def test_cells_and_columns_beside_it_keep_their_places() -> None:
    """A gap, a rule, and a column that the file has elsewhere part what is laid out anew from what is not."""
    row = text("Name", 72, 700) + text("undocumented", 150, 700) + text("open", 300, 700)
    ruled = text("Name", 72, 650) + box(103, 640, 0.6, 20) + text("undocumented", 105, 650) + box(190, 640, 0.6, 20)
    made = without(pdf(row + ruled + text("far", 192, 650) + lines("a\nb\nc", 72, 500)), "undocumented")
    assert is_text(made)
    places = re.findall(r"1 0 0 1 (\d+) (\d+) Tm\n\[? ?\((\w+)\)", content(made))
    assert {("72", "700", "Name"), ("300", "700", "open"), ("72", "650", "Name"), ("192", "650", "far")} <= set(places)


TURNS = ["1 0 0 1 100 300", "0 1 -1 0 300 300", "-1 0 0 -1 400 300", "0 -1 1 0 300 400", "0.9 0.436 -0.436 0.9 100 300"]


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("matrix", TURNS)
def test_writing_in_any_direction_is_cut(matrix: str, turn: int) -> None:
    made = without(
        pdf(text("he is undocumented here", 0, 0, matrix=matrix) + lines("page"), rotate=turn), "undocumented"
    )
    assert is_text(made)
    said = says(made)
    assert sorted(said.split()) == sorted(f"he is {MARK} here page".split())
    assert f"he is {MARK} here" in said or matrix.startswith("0.9")


def _composite(made: Pdf) -> None:
    """Letters of two bytes each, which a table names."""
    letters = sorted(set("he is undocumented here"))
    named = "\n".join(f"<{i:04X}> <{ord(letter):04X}>" for i, letter in enumerate(letters, 1))
    table = f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(letters)} beginbfchar\n{named}\nendbfchar"
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Some, DW=600)
    inner.CIDSystemInfo = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    inner.W = Array([1, Array([300.7, 500.2]), 5, 9, 444.4])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Some, Encoding=Name("/Identity-H"))
    font.DescendantFonts, font.ToUnicode = Array([made.make_indirect(inner)]), made.make_stream(table.encode())
    made.pages[0].Resources.Font.F2 = made.make_indirect(font)
    codes = "".join(f"{letters.index(letter) + 1:04X}" for letter in "he is undocumented here")
    made.pages[0].Contents = made.make_stream(f"BT /F2 12 Tf 72 700 Td <{codes}> Tj ET".encode())


def test_letters_of_two_bytes_are_cut() -> None:
    made = new("")
    _composite(made)
    cut = without(saved(made), "undocumented")
    assert is_text(cut)
    assert says(cut) == f"he is {MARK} here"


def test_letters_that_cannot_be_placed_for_certain_make_the_page_an_image() -> None:
    made = new("")
    _composite(made)
    made.pages[0].Resources.Font.F2.Encoding = Name("/UniGB-UTF16-H")
    made.pages[0].Contents = made.make_stream(made.pages[0].Contents.read_bytes() + PLANTED.encode())
    cut = without(saved(made), WORDS)
    assert not is_text(cut)
    assert MARK in says(cut)


def test_a_form_is_cut_where_it_is_drawn_and_stays_whole_elsewhere() -> None:
    made = new("q 1 0 0 1 10 20 cm /Fm Do Q\n" + text("after", 72, 300), "q /Fm Do Q\n")
    drawn = form(made, text("he is undocumented here", 72, 700) + text("more of it", 72, 650))
    for each in made.pages:
        each.Resources.XObject = Dictionary(Fm=drawn)
    file = open_pdf(saved(made), LIMITS.anew())
    start = file.surfaces[0].text.index("undocumented")
    cut = file.without({0: [(start, start + 12)]})
    assert is_text(cut)
    assert says(cut, 1) == f"he is {MARK} here\nmore of it\nafter"
    assert says(cut, 2) == "he is undocumented here\nmore of it"


def test_text_drawn_twice_is_gone_twice() -> None:
    """Bold made by drawing again, and a layer of text under a text."""
    twice = text("he is undocumented", 72, 700) + text("he is undocumented", 72.3, 700)
    layer = text("he is undocumented", 72, 600) + text("undocumented", 103, 600, how="3 Tr")
    made = without(pdf(twice + layer), "undocumented")
    assert "undocumented" not in "".join(Second(made).text(each) for each in Second(made).pages())


def test_notes_over_a_line_that_is_laid_out_anew_go_and_others_stay() -> None:
    made = new(text("he is undocumented here", 72, 700) + text("else", 72, 500))
    links = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rectangle, A=Dictionary(S=Name.URI, URI=String("x:y")))
        for rectangle in ([104, 696, 170, 712], [72, 496, 100, 512])
    ]
    made.pages[0].Annots = Array(links)
    with pikepdf.open(io.BytesIO(without(saved(made), "undocumented"))) as cut:
        assert [list(map(int, note.Rect)) for note in cut.pages[0].Annots] == [[72, 496, 100, 512]]


# Pages rebuilt as images.


def test_what_lies_on_a_picture_makes_the_page_an_image_that_can_still_be_searched() -> None:
    given = pdf("q 400 0 0 100 60 650 cm /Im Do Q\n" + text("he is undocumented here", 72, 700) + text("else", 72, 500),
                images={"Im": photographed("", (40, 10))})  # fmt: skip
    made = without(given, "undocumented")
    assert not is_text(made)
    assert says(made) == f"he is {MARK} here\nelse"
    with pypdfium2.PdfDocument(made) as read:
        picture = read[0].render(scale=1, grayscale=True).to_pil().convert("L")
    assert picture.crop((72, 80, 330, 95)).getextrema()[0] < 100  # type: ignore[operator]  # greys have two
    assert picture.crop((180, 75, 330, 100)).getextrema()[0] > 200  # type: ignore[operator]  # nothing is left behind


class Reading:
    """Stands in for OCR: sees the words that it was told of wherever there is ink in their place."""

    def __init__(self, words: Sequence[Seen]) -> None:
        self._words = words

    def words(self, _picture: object) -> list[Seen]:
        return list(self._words)


def scanned(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A page that is a picture, and what OCR would say of it."""
    said, made = "the person\nis undocumented here", []
    picture = photographed(said, (612, 792), 20)
    for row, line in enumerate(said.split("\n")):
        left = 100
        for word in line.split():
            wide = 11 * len(word)
            made.append(Seen(word, row, left, 104 + 32 * row, left + wide - 4, 124 + 32 * row))
            left += wide + 5
    scale = 4_000 / 792
    big = [Seen(each.text, each.line, *(int(at * scale) for at in each[2:])) for each in made]
    monkeypatch.setattr(Ocr, "here", lambda: Reading(big))
    return pdf(full_page("Im"), images={"Im": picture})


def test_a_scan_is_painted_over_and_keeps_its_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    given = scanned(monkeypatch)
    made = without(given, "undocumented")
    monkeypatch.setattr(Ocr, "here", lambda: Reading([]))
    second = Second(made)
    assert second.text(second.pages()[0]).replace(NOTICE, "").split() == ["the", "person", "is", "here", MARK]
    assert content(made).count("/Page Do") == 1
    with pikepdf.open(io.BytesIO(made)) as file:
        assert not file.pages[0].obj.keys() & {"/Annots", "/Rotate"} or int(file.pages[0].Rotate) == 0


def test_a_scan_that_was_not_read_is_said_so_and_is_not_released() -> None:
    file = open_pdf(pdf(full_page("Im"), lines("else"), images={"Im": photographed("words")}), LIMITS.anew())
    assert file.unread == (Unread("page 1", "scanned page"),)
    made = open_pdf(file.without_unread(), LIMITS.anew())
    assert made.unread == ()
    with pypdfium2.PdfDocument(file.without_unread()) as read:
        low, high = read[0].render(scale=0.5, grayscale=True).to_pil().convert("L").crop((0, 0, 306, 380)).getextrema()
    assert int(high) - int(low) < 12  # type: ignore[arg-type]  # greys have two


def test_a_layer_that_covers_its_scan_is_taken_at_its_word_and_one_that_does_not_is_not() -> None:
    said = "\n".join(f"what stands on line {number} of the page that was scanned" for number in range(9))
    picture, font = photographed(said, (612, 792), 16), ImageFont.load_default(16)
    whole = "".join(
        f"q BT 3 Tr /F1 16 Tf 1 0 0 1 {100 + font.getlength(line[: found.start()])} {792 - 116 - 25.6 * row} Tm "
        f"({found[0]}) Tj ET Q\n"
        for row, line in enumerate(said.split("\n"))
        for found in re.finditer(r"\S+", line)
    )
    covered = open_pdf(pdf(full_page("Im") + whole, images={"Im": picture}), LIMITS.anew())
    half = open_pdf(pdf(full_page("Im") + whole[: whole.index("(stands)")], images={"Im": picture}), LIMITS.anew())
    assert (covered.surfaces[0].text, covered.unread) == (said, ())
    assert half.unread == (Unread("page 1", "scanned page"),)


# Forms and files within the file.


def test_a_fields_value_is_read_beside_its_label_and_cut_in_its_field() -> None:
    made = page(text("Status:", 100, 566))
    field(made, T=String("one"), V=String("he is undocumented now"), MaxLen=5)
    assert "Status:   he is undocumented now" in says(saved(made))
    cut = without(saved(made), "undocumented")
    with pikepdf.open(io.BytesIO(cut)) as file:
        widget = file.pages[0].Annots[0]
        assert str(widget.V) == f"he is {MARK} now"
        assert "/MaxLen" not in widget
        assert MARK.encode("cp1252") in widget.AP.N.read_bytes()


def test_a_ticked_box_is_read_beside_its_label_and_can_be_unticked() -> None:
    made = page(text("Citizen", 100, 566))
    field(made, T=String("one"), V=Name.Yes, AS=Name.Yes)
    widget = made.pages[0].Annots[0]
    widget.FT, widget.Rect = Name.Btn, Array([80, 565, 92, 577])
    said = says(saved(made))
    assert "☒ Citizen" in said
    with pikepdf.open(io.BytesIO(without(saved(made), "☒ Citizen"))) as file:
        widget = file.pages[0].Annots[0]
        assert {str(widget.AS), str(widget.V)} == {"/Off"}


def test_what_a_choice_is_called_is_read() -> None:
    made = page()
    field(made, T=String("one"), V=Name("/Undocumented"), AS=Name("/Undocumented"))
    made.pages[0].Annots[0].FT = Name.Btn
    cut = without(saved(made), "Undocumented")
    assert b"Undocumented" not in cut
    assert "Undocumented" not in " ".join(surface.text for surface in open_pdf(cut, LIMITS.anew()).surfaces)


def test_a_file_within_is_cut_and_kept_and_one_that_cannot_be_read_goes() -> None:
    made = page()
    made.attachments["inside.txt"] = b"He is undocumented, and left."
    made.attachments["inside.bin"] = b"\x7fELF\0\1\2"
    file = open_pdf(saved(made), LIMITS.anew())
    assert [each.why for each in file.unread] == ["unsupported"]
    cut = without(saved(made), "undocumented")
    with pikepdf.open(io.BytesIO(cut)) as left:
        [(name, each)] = left.attachments.items()
        assert (name, each.get_file().read_bytes().split(b"\n")[0]) == (
            "inside.txt",
            f"He is {MARK}, and left.".encode(),
        )


def test_a_file_within_can_be_left_out() -> None:
    made = page()
    made.attachments["inside.txt"] = b"He is undocumented, and left."
    file = open_pdf(saved(made), LIMITS.anew())
    assert [(part.where, part.last - part.first) for part in file.parts] == [("attachment 1", 1)]
    with pikepdf.open(io.BytesIO(file.without_parts(frozenset({0})))) as left:
        assert len(left.attachments) == 0
        assert "/Names" not in left.Root or "/EmbeddedFiles" not in left.Root.Names


def test_a_signature_is_named_and_does_not_stay() -> None:
    made = page()
    field(made, T=String("one"), V=Dictionary(Type=Name.Sig, Name=String("Officer Example"), Contents=String("x" * 9),
                                              ByteRange=[0, 1, 2, 3]))  # fmt: skip
    made.pages[0].Annots[0].FT = Name.Sig
    assert "Officer Example" in [surface.text for surface in open_pdf(saved(made), LIMITS.anew()).surfaces]
    with pikepdf.open(io.BytesIO(open_pdf(saved(made), LIMITS.anew()).without({}))) as file:
        assert "/V" not in file.pages[0].Annots[0]


def test_a_page_too_large_to_be_drawn_is_not_made_an_image() -> None:
    made = new("q 400 0 0 100 60 650 cm /Im Do Q\n" + PLANTED + text(WORDS, 72, 700))
    picture = made.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=90_000, Height=90_000,
                               ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    made.pages[0].Resources.XObject = Dictionary(Im=picture)
    with pytest.raises(Cannot, match="too large"):
        without(saved(made), WORDS)
