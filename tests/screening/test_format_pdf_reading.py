"""Pages of PDF files: sentences hold together across lines, columns and cells, and nothing is read past."""

from io import BytesIO

import pikepdf
import pytest
from leaky_pdf import form
from made_pdf import box, full_page, lines, new, pdf, photographed, saved, text
from pikepdf import Array, Dictionary, Name, String

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats import pdf_emit, pdf_page_write
from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.opening import Holding, open_file
from charteroak.screening.formats.pdf import open_pdf
from charteroak.screening.formats.surface import MARK, Surface

COLUMN = "\n".join(f"Left column of running text, line {number}" for number in range(9))
OTHER = "\n".join(f"The other column goes on with line {number}" for number in range(9))


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def surfaces(data: bytes) -> list[Surface]:
    return list(open_pdf(data, LIMITS.anew()).surfaces)


def said(data: bytes) -> str:
    """What the first page shows."""
    return next(surface.text for surface in surfaces(data) if surface.where == "page 1")


def test_a_pdf_is_opened_by_what_it_is_and_holds_files() -> None:
    opened = open_file(pdf(lines("one")), "anything.txt")
    assert [surface.text for surface in opened.surfaces] == ["one"]
    assert isinstance(opened, Holding)


def test_pages_come_in_order_and_an_empty_one_has_no_surface() -> None:
    found = surfaces(pdf(lines("one"), "", lines("three")))
    assert [(surface.where, surface.text) for surface in found] == [("page 1", "one"), ("page 3", "three")]


def test_a_page_is_read_from_above_whatever_the_order_of_the_file() -> None:
    page = text("third", 72, 600) + text("first", 72, 700) + text("second", 200, 700)
    assert said(pdf(page)) == "first   second\nthird"


def test_words_in_pieces_are_one_word() -> None:
    page = text("un", 72, 700) + text("docu", 85.4, 700) + text("mented", 112.2, 700)
    assert said(pdf(page)) == "undocumented"


def test_a_word_that_is_broken_at_a_lines_end_stays_broken() -> None:
    """Whether it is one word is not the reader's to say."""
    assert said(pdf(lines("he is undocu-\nmented, and left"))) == "he is undocu-\nmented, and left"


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    texts = [COLUMN, OTHER, COLUMN.replace("Left", "Third")][:columns]
    page = "".join(lines(each, 40 + 190 * i, 700, 9) for i, each in enumerate(texts))
    assert said(pdf(page)) == "\n".join(texts)


def test_columns_that_the_file_has_line_by_line_are_read_so_too() -> None:
    rows = zip(COLUMN.split("\n"), OTHER.split("\n"), strict=True)
    page = "".join(text(a, 40, 700 - 16 * i, 9) + text(b, 300, 700 - 16 * i, 9) for i, (a, b) in enumerate(rows))
    assert said(pdf(page)) == f"{COLUMN}\n{OTHER}"


def test_a_wrapped_cell_is_read_whole() -> None:
    """The second cell has three lines, beside whose middle the others stand."""
    cell = ["Ms. Lake filed her", "2024 tax return late", "and owes a sum."]
    middle = "".join(text(line, 120, 720 - 14 * i) for i, line in enumerate(cell))
    page = text("Ruiz", 72, 706) + middle + text("open", 300, 706) + lines("Below it\nthere is more", 72, 600)
    assert "\n".join(cell) in said(pdf(page))


def test_labels_are_read_with_what_stands_beside_them_whatever_comes_first_in_the_file() -> None:
    labels = lines("Name\nImmigration status\nPhone number at home", 72, 700, 11)
    values = lines("Pat Example\nundocumented\nnone", 250, 700, 11)
    read = said(pdf(labels + values)).split("\n")
    assert read == ["Name   Pat Example", "Immigration status   undocumented", "Phone number at home   none"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["1 0 0 1 100 300", "0 1 -1 0 100 300", "-1 0 0 -1 500 300", "0 -1 1 0 300 500"])
def test_writing_in_any_direction_is_read(matrix: str, turn: int) -> None:
    page = text("he is undocumented", 0, 0, matrix=matrix) + lines("a line of the page\nand another one")
    assert "he is undocumented" in said(pdf(page, rotate=turn)).split("\n")


def test_slanted_writing_holds_together() -> None:
    page = text("he is undocumented and left", 0, 0, matrix="0.87 0.5 -0.5 0.87 100 300") + lines("a line of the page")
    assert "he is undocumented and left" in said(pdf(page)).split("\n")


def test_letters_beyond_the_usual_planes_are_kept() -> None:
    """A text of letters that only look like others must reach the screener as it is."""
    made = new("")
    table = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <D835DC1A> endbfchar"
    made.pages[0].Resources.Font.F1.ToUnicode = made.make_stream(table.encode())
    made.pages[0].Contents = made.make_stream(text("a", 72, 700).encode())
    assert said(saved(made)).rstrip("\u200b") == "\U0001d41a"


HIDDEN = {
    "white on white": text("planted", 72, 500, how="0 Tr 1 g"),
    "drawn as invisible": text("planted", 72, 500, how="3 Tr 0 g"),
    "above the page": text("planted", 72, 900),
    "under a black bar": text("planted", 72, 500) + box(60, 490, 200, 30),
    "under a white bar": text("planted", 72, 500) + box(60, 490, 200, 30, "1 g"),
    "black on black": box(60, 490, 200, 30) + text("planted", 72, 500),
    "as small as dust": text("planted", 72, 500, 0.5),
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_a_surface_of_its_own(page: str) -> None:
    found = surfaces(pdf(lines("what is seen") + page))
    assert [(surface.text, surface.hidden) for surface in found] == [("what is seen", False), ("planted", True)]


SEEN = {
    "white on black": box(60, 490, 200, 30) + text("planted", 72, 500, how="0 Tr 1 g"),
    "on a coloured cell": box(60, 490, 200, 30, "1 1 0 rg") + text("planted", 72, 500),
    "over a rule": text("planted", 72, 500) + box(60, 498, 200, 0.5),
}


@pytest.mark.parametrize("page", SEEN.values(), ids=SEEN)
def test_what_is_seen_is_of_its_page(page: str) -> None:
    assert said(pdf(lines("what is seen") + page)) == "what is seen\nplanted"


def test_a_layer_of_text_under_a_scan_counts_as_seen() -> None:
    layer = "".join(text(f"line {n} of the layer", 72, 700 - 20 * n, how="3 Tr 0 g") for n in range(9))
    found = surfaces(pdf(full_page("Im") + layer, images={"Im": photographed("")}))
    assert not found[0].hidden


def test_a_bold_word_made_by_drawing_twice_is_read_once_and_again_apart() -> None:
    found = surfaces(pdf(text("he is", 72, 700) + text("HERE", 105, 700) + text("HERE", 105.9, 700)))
    assert [(surface.text, surface.hidden) for surface in found][:1] == [("he is HERE", False)]


def test_what_is_filled_in_is_read_with_its_label_and_hidden_fields_apart() -> None:
    made = new(lines("Status:\nCity:", 72, 700))
    widgets = [
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("undocumented"),
                   Rect=[130, 697, 300, 712]),
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Ch, T=String("b"), V=String("h"),
                   Opt=Array([Array([String("h"), String("Hartford")])]), Rect=[130, 681, 300, 696]),
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("c"), V=String("behind"), F=2,
                   Rect=[130, 600, 300, 616]),
    ]  # fmt: skip
    made.pages[0].Annots = Array([made.make_indirect(each) for each in widgets])
    made.Root.AcroForm = Dictionary(Fields=Array(list(made.pages[0].Annots)))
    assert said(saved(made)) == "Status:   undocumented\nCity:   Hartford"
    assert [surface.hidden for surface in surfaces(saved(made)) if surface.text == "behind"] == [True]


def test_a_text_in_many_places_is_one_surface() -> None:
    made = new(lines("page"))
    made.Root.OCProperties = Dictionary(
        OCGs=Array([made.make_indirect(Dictionary(Type=Name.OCG, Name=String("same words"))) for _ in range(5)])
    )
    assert [surface.text for surface in surfaces(saved(made))].count("same words") == 1


# That what is written is looked at, and what does not hold is not released as text.


def _drawn_in_cut(data: bytes) -> set[str]:
    """The names of what the first page draws, after a word was taken out."""
    start = said(data).index("undocumented")
    made = open_pdf(data, LIMITS.anew()).without({0: [(start, start + 12)]})
    assert "undocumented" not in said(made)
    assert MARK in said(made)
    with pikepdf.open(BytesIO(made)) as opened:
        return set(opened.pages[0].Resources.get("/XObject", Dictionary()).keys())


def test_a_page_on_which_something_was_left_is_made_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pdf(lines("he is undocumented\nand left"))
    assert "/Page" not in _drawn_in_cut(given)
    kept = pdf_emit.Emit._kept

    def keeps_all(self: pdf_emit.Emit, which: int, shown: object) -> object:
        self._taken.gone.clear()
        return kept(self, which, shown)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf_emit.Emit, "_kept", keeps_all)
    assert "/Page" in _drawn_in_cut(given)


def test_a_page_that_would_look_otherwise_is_made_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pdf(lines("he is undocumented\nand left") + box(100, 300, 200, 200))
    whole = pdf_page_write.Emit.done

    def loses_the_box(self: pdf_emit.Emit) -> pdf_emit.Emitted:
        made = whole(self)
        made.operators = [each for each in made.operators if str(getattr(each, "operator", "")) != "f"]
        return made

    monkeypatch.setattr(pdf_page_write.Emit, "done", loses_the_box)
    assert "/Page" in _drawn_in_cut(given)


def test_a_form_that_pages_share_is_read_once_for_each() -> None:
    made = new("/Fm Do", "/Fm Do")
    drawn = form(made, lines("shared words"))
    for page in made.pages:
        page.Resources.XObject = Dictionary(Fm=drawn)
    assert [surface.text for surface in surfaces(saved(made))] == ["shared words", "shared words"]
