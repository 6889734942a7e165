"""PDF files: text in the order of reading, what is seen and what is not, fields, marks, and files that are broken."""

import io

import pikepdf
import pytest
from made_pdf import box, full_page, lines, new, pdf, photographed, saved, text
from pikepdf import Array, Dictionary, Name, String

from charteroak.screening.documents import LIMITS, Document, Limits, Unreadable, require_read
from charteroak.screening.documents.layout import Word, text_of
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.documents.reading import read_here

COLUMN = "\n".join(f"Left column of running text, line {number}" for number in range(9))
OTHER = "\n".join(f"The other column goes on with line {number}" for number in range(9))


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read here is read from the file."""

    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def read(data: bytes, limits: Limits = LIMITS) -> Document:
    return read_here(data, "", limits)


def refused(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, limits)
    return caught.value.reason


def unseen(document: Document, place: str) -> str:
    return "\n".join(piece.text for piece in document.pieces if piece.place == place)


def test_pages_come_in_order() -> None:
    assert read(pdf(lines("one"), lines("two"), "", lines("four"))).pages == ("one", "two", "", "four")


def test_letters_of_both_languages_are_read() -> None:
    assert read(pdf(lines("Señor (Núñez) — 5 % \\ “¿sí?”"))).pages == ("Señor (Núñez) — 5 % \\ “¿sí?”",)


def test_a_page_is_read_from_above_whatever_the_order_of_the_file() -> None:
    page = text("third", 72, 600) + text("first", 72, 700) + text("second", 200, 700)
    assert read(pdf(page)).pages == ("first   second\nthird",)


def test_running_text_in_columns_is_read_column_by_column() -> None:
    head = text("A title that goes across the whole of the page, from one edge of it to the other", 50, 740, 11)
    foot = text("A line at the foot that goes across the whole of the page, from one edge to another", 50, 500, 11)
    page = head + lines(COLUMN, 50, 700, 9) + lines(OTHER, 330, 700, 9) + foot
    words = read(pdf(page)).pages[0].split("\n")
    assert words[1:-1] == [*COLUMN.split("\n"), *OTHER.split("\n")]
    assert words[0].startswith("A title")
    assert words[-1].startswith("A line at the foot")


def test_a_caption_is_read_line_by_line() -> None:
    left, right = "UNITED STATES OF AMERICA\nv.\nSAMPLE PERSON\nDefendant\nx\ny", "Case No. 3:26-mj-5\n)\n)\n)\n)\n)"
    page = read(pdf(lines(left) + lines(right, 350))).pages[0]
    assert page.split("\n")[0] == "UNITED STATES OF AMERICA   Case No. 3:26-mj-5"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    assert read(pdf(lines("one and two\nthree and four"), rotate=turn)).pages == ("one and two\nthree and four",)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["0 1 -1 0 {x} 100", "0 -1 1 0 {y} 600", "-1 0 0 -1 500 {z}"])
def test_writing_that_is_turned_is_read_upright(matrix: str, turn: int) -> None:
    places = [{"x": 100, "y": 130, "z": 300}, {"x": 130, "y": 100, "z": 330}]
    page = "".join(
        text(words, 0, 0, matrix=matrix.format(**place))
        for words, place in zip(("one and two", "three and four"), places, strict=True)
    )
    assert read(pdf(page, rotate=turn)).pages == ("one and two\nthree and four",)


def test_words_along_the_edge_are_read_last() -> None:
    page = text("edge", 0, 0, matrix="0 1 -1 0 20 700") + lines("a line of the page\nanother line")
    assert read(pdf(page)).pages == ("a line of the page\nanother line\nedge",)


def test_bold_made_by_drawing_twice_is_read_once() -> None:
    assert read(pdf(text("BOLD", 72, 700) + text("BOLD", 72.4, 700))).pages == ("BOLD",)
    words = [Word("BOLD", 72 + x, 80, 110 + x, 92) for x in (0, 0.4, 45)] + [Word("BOLD", 72, 100, 110, 112)]
    assert text_of(words) == "BOLD BOLD\nBOLD"


HIDDEN = {
    "white on white": text("planted", 72, 500, how="0 Tr 1 g"),
    "drawn as invisible": text("planted", 72, 500, how="3 Tr 0 g"),
    "invisible over what is seen": text("planted", 72, 720, how="3 Tr 0 g"),
    "above the page": text("planted", 72, 900),
    "left of the page": text("planted", -300, 500),
    "under a black bar": text("planted", 72, 500) + box(60, 490, 200, 30),
    "under a white bar": text("planted", 72, 500) + box(60, 490, 200, 30, "1 g"),
    "black on black": box(60, 490, 200, 30) + text("planted", 72, 500),
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_no_part_of_the_page(page: str) -> None:
    found = read(pdf(lines("what is seen") + page))
    assert found.pages == ("what is seen",)
    assert unseen(found, "hidden text") == "planted"


def test_what_the_page_is_cropped_of_is_not_seen() -> None:
    found = read(pdf(lines("what is seen") + text("planted", 72, 300), crop=[0, 600, 612, 792]))
    assert (found.pages, unseen(found, "hidden text")) == (("what is seen",), "planted")


def test_white_on_black_is_seen_and_so_is_what_is_faint() -> None:
    page = box(60, 690, 400, 30) + text("HEADING", 72, 700, how="0 Tr 1 g") + text("faint", 72, 600, how="0 Tr 0.85 g")
    assert read(pdf(page)).pages == ("HEADING\nfaint",)


# What a scan is.

LAYER = [f"This is what the office's own OCR made of line {number} of the page" for number in range(9)]


def test_the_words_that_an_office_laid_under_its_scan_are_read() -> None:
    layer = "".join(text(line, 72, 700 - 20 * row, how="3 Tr 0 g") for row, line in enumerate(LAYER))
    found = read(pdf(full_page("Im") + layer, images={"Im": photographed("a picture")}))
    assert found.pages == ("\n".join(LAYER),)
    assert found.unread == ()


@pytest.mark.parametrize("stamp", ["", text("Case 3:26-mj-00005 Document 1 Filed 01/02/26 Page 1 of 1", 72, 770, 9)])
def test_a_scan_without_ocr_is_said_to_be_one(stamp: str) -> None:
    """A court's stamp on it is not all that it says."""
    data = pdf(full_page("Im") + stamp, images={"Im": photographed("a picture")})
    if not stamp:
        assert refused(data) == "no OCR"
        return
    found = read(data)
    assert found.unread == ("scanned page",)
    with pytest.raises(Unreadable, match="no OCR"):
        require_read(found)


def test_letters_that_are_drawn_as_lines_are_a_picture_too() -> None:
    assert refused(pdf("".join(box(x * 3, 500, 2, 9) for x in range(201)))) == "no OCR"


def test_a_page_of_few_words_is_no_scan() -> None:
    found = read(pdf(text("EXHIBIT A", 250, 400, 40) + box(50, 380, 500, 2)))
    assert (found.pages, found.unread) == (("EXHIBIT A",), ())


def test_a_blank_file_has_no_text() -> None:
    assert refused(pdf("", "")) == "no text"


# Forms and annotations.


def widget(made: pikepdf.Pdf, kind: str, rect: list[int], **more: object) -> pikepdf.Object:
    """A field of a form that is its own widget."""
    return made.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), Rect=rect, **more)  # type: ignore[arg-type]
    )


def annotation(made: pikepdf.Pdf, kind: str, **more: object) -> pikepdf.Object:
    """An annotation in the middle of the page."""
    return made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[300, 400, 400, 420], **more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def form() -> bytes:
    made = new(lines("Name:\nBox one\nBox two\nCity:", 120, 700))
    towns = Array([Array([String("h"), String("Hartford")]), Array([String("n"), String("Newington")])])
    kids = widget(made, "/Tx", [160, 560, 300, 572])
    del kids["/FT"]
    parent = made.make_indirect(
        Dictionary(FT=Name.Tx, T=String("parent"), V=String("inherited value"), Kids=Array([kids]))
    )
    kids.Parent = parent
    fields = [
        widget(
            made, "/Tx", [160, 697, 300, 712], T=String("field name"), TU=String("tool tip"), V=String("typed value")
        ),
        widget(made, "/Btn", [100, 682, 112, 694], AS=Name.Yes),
        widget(made, "/Btn", [100, 666, 112, 678], AS=Name.Off),
        widget(made, "/Ch", [160, 650, 300, 663], V=String("h"), Opt=towns),
        widget(made, "/Sig", [100, 500, 300, 540], V=Dictionary(Name=String("Test Officer-One"))),
        widget(made, "/Tx", [160, 600, 300, 612], V=String("hidden value"), F=2),
        widget(made, "/Tx", [160, 580, 300, 592], DV=String("default value")),
        widget(made, "/Btn", [160, 540, 300, 552], Ff=1 << 16, V=String("push")),
    ]
    action = Dictionary(S=Name.URI, URI=String("https://example.org/linkwords"))
    marks = [
        annotation(made, "/FreeText", Contents=String("typed on it")),
        annotation(made, "/Text", Contents=String("sticky note"), T=String("note author")),
        annotation(made, "/Highlight", Contents=String("remark"), RC=String("<p>rich remark</p>")),
        annotation(made, "/Link", A=action),
    ]
    made.pages[0].Annots = Array([*fields, kids, *marks])
    made.Root.AcroForm = Dictionary(Fields=Array([*fields, parent]))
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:description"] = "xmp words"
    made.docinfo["/Title"] = "title words"
    made.docinfo["/Own"] = "own property"
    made.attachments["inside.txt"] = b"attached words"
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("bookmark words", 0))
    return saved(made)


def test_what_is_filled_in_stands_where_it_is_filled_in(form: bytes) -> None:
    page = read(form).pages[0].split("\n")
    assert page[:4] == ["Name: typed value", "☒ Box one", "☐ Box two", "City:   Hartford"]
    assert {"inherited value", "typed on it", "Digitally signed by Test Officer-One"} <= set(page)
    assert "push" not in "".join(page)


UNSEEN = {
    "control": ["field name", "tool tip", "Newington", "parent", "default value"],
    "hidden text": ["hidden value"],
    "comment": ["sticky note", "note author", "remark", "rich remark"],
    "link": ["linkwords"],
    "metadata": ["title words", "own property", "xmp words", "bookmark words"],
    "attachment": ["inside.txt", "attached words"],
}


@pytest.mark.parametrize(("place", "words"), [(place, each) for place, words in UNSEEN.items() for each in words])
def test_what_else_the_file_holds_is_found_and_is_not_on_the_page(form: bytes, place: str, words: str) -> None:
    found = read(form)
    assert words in unseen(found, place)
    assert words not in found.pages[0]
    assert "embedded file" in found.unread


def test_each_thing_typed_is_a_piece_of_its_own(form: bytes) -> None:
    pieces = {piece.text: (piece.place, piece.page) for piece in read(form).pieces}
    assert pieces["typed value"] == ("form field", 1)
    assert pieces["typed on it"] == ("annotation", 1)


def test_an_earlier_version_is_told_of() -> None:
    made = pdf(lines("first words"))
    assert read(made).unread == ()
    start = made.rindex(b"startxref")
    later = made + b"\n" + made[start:]
    assert read(later).unread == ("earlier version",)


# Files that are broken, or made to harm.


def test_an_encrypted_file_is_told_and_one_that_opens_is_read() -> None:
    made = new(lines("words within"))
    locked = saved(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(locked) == "encrypted"
    for strength in (3, 4, 6):
        open_to_read = saved(
            made, encryption=pikepdf.Encryption(owner="o", user="", R=strength, aes=strength > 3, metadata=strength > 3)
        )
        assert read(open_to_read).pages == ("words within",)


def test_a_file_that_is_cut_is_broken_or_what_is_left_of_it() -> None:
    whole = pdf(*(lines(f"page {number}\nwith words") for number in range(5)))
    for cut in range(0, len(whole), 97):
        try:
            found = read(whole[:cut])
        except Unreadable as trouble:
            reason = trouble.reason
        else:
            assert all(page.startswith("page") for page in found.pages)
            continue
        assert reason in ("broken", "empty", "no text", "binary")


def test_more_than_the_limits_is_refused() -> None:
    data = pdf(*(lines("words") for _ in range(5)))
    assert refused(data, Limits(pages=4)) == "too large"
    assert refused(data, Limits(characters=24)) == "too large"
    assert len(read(data, Limits(pages=5, characters=25)).pages) == 5


def test_rings_in_the_file_end() -> None:
    made = new(lines("words"))
    first, second = (
        made.make_indirect(Dictionary(Title=String("one"))),
        made.make_indirect(Dictionary(Title=String("two"))),
    )
    first.Next, second.Next = second, first
    made.Root.Outlines = made.make_indirect(Dictionary(First=first))
    field = widget(made, "/Tx", [0, 0, 9, 9])
    del field["/FT"]
    field.Parent = field
    made.pages[0].Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
    found = read(saved(made))
    assert found.pages == ("words",)
    assert "one" in unseen(found, "metadata")


@pytest.mark.filterwarnings("ignore:This document has")  # that it is made wrong is what is tested
@pytest.mark.parametrize(
    "wrong",
    [Array([1, 2, 3]), Dictionary(), String("x"), Array([Dictionary(Subtype=Name.Widget, Rect=String("x"))]), 5],
)
def test_marks_that_are_made_wrong_do_no_harm(wrong: object) -> None:
    made = new(lines("words"))
    made.pages[0].obj.Annots = wrong
    made.Root.Outlines = wrong
    made.Root.AcroForm = wrong
    made.Root.Metadata = wrong
    made.Root.Names = wrong
    assert read(saved(made)).pages == ("words",)


def test_a_page_of_no_size_is_broken_or_empty() -> None:
    made = new(lines("words"))
    made.pages[0].MediaBox = Array([0, 0, 0, 0])
    found = io.BytesIO()
    made.save(found)
    try:
        assert read(found.getvalue()).pages
    except Unreadable as trouble:
        reason = trouble.reason
        assert reason in ("broken", "no text")
