"""PDF files with words in every place where a redaction has been known to leave them, made by hand."""

import io
from collections.abc import Callable

import pikepdf
from made_pdf import box, new, saved, text
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

WORDS = "a citizen of Freedonia"
"""What is planted: no sentence of a person's, so that what is found is told by the test alone."""
SEEN = text("The file of the office says what it says.", 72, 700)
PLANTED = text(WORDS, 72, 500)


def page(*drawn: str, **settings: object) -> Pdf:
    """A file of one page that says something."""
    return new(SEEN + "".join(drawn), **settings)  # type: ignore[arg-type]


def noted(kind: str, drawing: bytes | None = None, **more: object) -> Pdf:
    """A page with the words and an annotation laid over them."""
    made = page(PLANTED)
    mark = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[60, 490, 260, 520], F=4, **more)  # type: ignore[arg-type]
    if drawing is not None:
        form = made.make_stream(drawing)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([60, 490, 260, 520])
        mark.AP = Dictionary(N=form)
    made.pages[0].Annots = Array([made.make_indirect(mark)])
    return made


def _black_box() -> bytes:
    return saved(page(PLANTED, box(60, 490, 200, 30)))


def _white_box() -> bytes:
    return saved(page(PLANTED, box(60, 490, 200, 30, "1 g")))


def _square() -> bytes:
    return saved(noted("/Square", b"0 g 60 490 200 30 re f", IC=[0, 0, 0]))


def _highlight() -> bytes:
    return saved(noted("/Highlight", b"0 g 60 490 200 30 re f", QuadPoints=[60, 520, 260, 520, 60, 490, 260, 490]))


def _image_over() -> bytes:
    return saved(page(PLANTED, "q 200 0 0 30 60 490 cm /Im Do Q\n", images={"Im": Image.new("L", (50, 50), 0)}))


def _redact_mark() -> bytes:
    return saved(noted("/Redact", QuadPoints=[60, 520, 260, 520, 60, 490, 260, 490], IC=[0, 0, 0]))


def _white() -> bytes:
    return saved(page(text(WORDS, 72, 500, how="0 Tr 1 g")))


def _invisible() -> bytes:
    return saved(page(text(WORDS, 72, 500, how="3 Tr 0 g")))


def _off_page() -> bytes:
    return saved(page(text(WORDS, 72, 900)))


def _cropped() -> bytes:
    return saved(page(PLANTED, crop=[0, 600, 612, 792]))


def _attached() -> bytes:
    made = page()
    made.attachments["original.pdf"] = saved(new(PLANTED))
    return saved(made)


def _revised() -> bytes:
    return with_content(saved(page(PLANTED)), SEEN)


def with_content(before: bytes, content: str) -> bytes:
    """A file of one page whose content was changed later, as programs do: added to its end."""
    with pikepdf.open(io.BytesIO(before)) as opened:
        number = opened.pages[0].Contents.objgen[0]
    stream = content.encode("cp1252")
    return updated(before, number, b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))


def updated(before: bytes, number: int, body: bytes) -> bytes:
    """A file to whose end an object was added, in the place of one that it has."""
    with pikepdf.open(io.BytesIO(before)) as opened:
        size, root = int(opened.trailer.Size), opened.Root.objgen[0]
    start = int(before.rsplit(b"startxref", 1)[1].split()[0])
    added = b"%d 0 obj\n%b\nendobj\n" % (number, body)
    at = len(before)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, start)
    return before + added + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (at + len(added))


TWELVE: dict[str, Callable[[], bytes]] = {
    "under a black box": _black_box,
    "under a white box": _white_box,
    "under a square that was laid over": _square,
    "under a highlight that is black": _highlight,
    "under an image": _image_over,
    "under a redaction that was never applied": _redact_mark,
    "white on white": _white,
    "drawn as invisible": _invisible,
    "off the page": _off_page,
    "outside of what is shown": _cropped,
    "in an attached original": _attached,
    "in an earlier version": _revised,
}
"""The kinds of the study of redaction tools."""


def _with(change: Callable[[Pdf], None]) -> Callable[[], bytes]:
    def made() -> bytes:
        file = page()
        change(file)
        return saved(file)

    return made


def _property(made: Pdf) -> None:
    made.docinfo["/Title"] = WORDS


def _xmp(made: Pdf) -> None:
    with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:description"] = WORDS


def _bookmark(made: Pdf) -> None:
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(WORDS, 0))


def _label(made: Pdf) -> None:
    made.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(WORDS))]))


def _destination(made: Pdf) -> None:
    names = Array([String(WORDS), Array([made.pages[0].obj, Name.Fit])])
    made.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def _script(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f'app.alert("{WORDS}")'))


def _script_stream(made: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=made.make_stream(f'app.alert("{WORDS}")'.encode()))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("start"), action])))


def _structure(key: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        element = made.make_indirect(Dictionary({"/Type": Name.StructElem, "/S": Name.Span, key: String(WORDS)}))
        made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))

    return change


def _claimed(made: Pdf) -> None:
    drawn = f"/Span <</ActualText ({WORDS})>> BDC {text('some letters', 72, 500)} EMC\n"
    made.pages[0].Contents = made.make_stream((SEEN + drawn).encode())


def _drawn_under_a_claim(made: Pdf) -> None:
    drawn = f"/Span <</ActualText (nothing)>> BDC {PLANTED} EMC\n"
    made.pages[0].Contents = made.make_stream((SEEN + drawn).encode())


def _layer(made: Pdf) -> None:
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("layer")))
    made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    made.pages[0].Resources.Properties = Dictionary(Layer=layer)
    made.pages[0].Contents = made.make_stream((SEEN + f"/OC /Layer BDC {PLANTED} EMC\n").encode())


def form(made: Pdf, drawn: str) -> pikepdf.Object:
    """A form that draws something with the page's own font."""
    stream = made.make_stream(drawn.encode("cp1252"))
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
    stream.Resources = Dictionary(Font=made.pages[0].Resources.Font)
    return stream


def _in_a_form(made: Pdf) -> None:
    made.pages[0].Resources.XObject = Dictionary(Fm=form(made, PLANTED))
    made.pages[0].Contents = made.make_stream((SEEN + "q /Fm Do Q\n").encode())


def _in_a_form_that_is_not_drawn(made: Pdf) -> None:
    made.pages[0].Resources.XObject = Dictionary(Fm=form(made, PLANTED))


def _pattern(made: Pdf) -> None:
    tile = made.make_stream(PLANTED.encode())
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 612, 792]), 612, 792
    tile.Resources = Dictionary(Font=made.pages[0].Resources.Font)
    made.pages[0].Resources.Pattern = Dictionary(P=tile)
    made.pages[0].Contents = made.make_stream((SEEN + "q /Pattern cs /P scn 0 0 612 792 re f Q\n").encode())


def _letter(made: Pdf) -> None:
    """A font whose only letter draws words."""
    letter = made.make_stream(b"1000 0 d0 " + text(WORDS, 0, 0, 80).encode())
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=letter), Encoding=Dictionary(Differences=Array([97, Name.a])), FirstChar=97, LastChar=97,
        Widths=[1000], Resources=Dictionary(Font=made.pages[0].Resources.Font),
    )  # fmt: skip
    made.pages[0].Resources.Font.F3 = made.make_indirect(font)
    made.pages[0].Contents = made.make_stream((SEEN + "q BT /F3 200 Tf 72 500 Td (a) Tj ET Q\n").encode())


def _note(made: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[300, 400, 320, 420], Contents=String(WORDS))
    made.pages[0].Annots = Array([made.make_indirect(note)])


def _author(made: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[300, 400, 320, 420], T=String(WORDS))
    made.pages[0].Annots = Array([note])


def field(made: Pdf, **more: object) -> None:
    """A field of a form on the page."""
    widget = made.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=[160, 560, 400, 580],
                   DA=String("/Helv 10 Tf 0 g"), **more)  # type: ignore[arg-type]
    )  # fmt: skip
    made.pages[0].Annots = Array([widget])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    made.Root.AcroForm = Dictionary(Fields=Array([widget]), DR=Dictionary(Font=Dictionary(Helv=font)))


def _value(made: Pdf) -> None:
    field(made, T=String("one"), V=String(WORDS))


def _default(made: Pdf) -> None:
    field(made, T=String("one"), DV=String(WORDS))


def _tip(made: Pdf) -> None:
    field(made, T=String("one"), TU=String(WORDS))


def _appearance(made: Pdf) -> None:
    """A field that shows something else than its value."""
    field(made, T=String("one"), V=String("harmless"), AP=Dictionary(N=form(made, PLANTED)))


def _xfa(made: Pdf) -> None:
    field(made, T=String("one"))
    made.Root.AcroForm.XFA = made.make_stream(f"<xdp><data><name>{WORDS}</name></data></xdp>".encode())


def _private(made: Pdf) -> None:
    made.pages[0].PieceInfo = Dictionary(Some=Dictionary(Private=Dictionary(Note=String(WORDS))))


def _unreferenced() -> bytes:
    """An object that no table knows: what is left of one that was taken out."""
    before, end, after = saved(page()).rpartition(b"xref\n0")
    note = f"99 0 obj\n<< /Note ({WORDS}) >>\nendobj\n".encode()
    start = int(after.rsplit(b"startxref", 1)[1].split()[0]) + len(note)
    return before + note + end + after.rsplit(b"startxref", 1)[0] + b"startxref\n%d\n%%%%EOF\n" % start


def _photograph(made: Pdf) -> None:
    """A picture in which a camera has noted something."""
    noted = Image.Exif()
    noted[0x010E] = WORDS
    written = io.BytesIO()
    Image.new("L", (8, 8), 255).save(written, "JPEG", exif=noted)
    picture = made.make_stream(written.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
                               ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
    made.pages[0].Resources.XObject = Dictionary(Im=picture)
    made.pages[0].Contents = made.make_stream((SEEN + "q 9 0 0 9 500 100 cm /Im Do Q\n").encode())


def _called(made: Pdf) -> None:
    """A font that calls one of its letters so, which no page writes."""
    words = WORDS.encode("utf-16-be").hex()
    table = f"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <7E> <{words}> endbfchar"
    made.pages[0].Resources.Font.F1.ToUnicode = made.make_stream(table.encode())


def _between(made: Pdf) -> None:
    made.pages[0].Contents = made.make_stream(f"% {WORDS}\n{SEEN}".encode())


def _remark() -> bytes:
    return saved(page()) + f"\n% {WORDS}\n".encode()


def _shown_name(made: Pdf) -> None:
    made.Root.OCProperties = Dictionary(OCGs=Array([made.make_indirect(Dictionary(Type=Name.OCG, Name=String(WORDS)))]))


MORE: dict[str, Callable[[], bytes]] = {
    "in a property": _with(_property),
    "in the metadata": _with(_xmp),
    "in a bookmark": _with(_bookmark),
    "in a page's label": _with(_label),
    "in a destination's name": _with(_destination),
    "in a script": _with(_script),
    "in a script that is a stream": _with(_script_stream),
    "in the structure's text": _with(_structure("/ActualText")),
    "in an alternative text": _with(_structure("/Alt")),
    "in an expansion": _with(_structure("/E")),
    "in what a page claims to show": _with(_claimed),
    "under what a page claims to show": _with(_drawn_under_a_claim),
    "on a layer that is not shown": _with(_layer),
    "in a form": _with(_in_a_form),
    "in a form that is not drawn": _with(_in_a_form_that_is_not_drawn),
    "in a pattern": _with(_pattern),
    "in a letter of a font": _with(_letter),
    "in a note": _with(_note),
    "in a note's author": _with(_author),
    "in a field's value": _with(_value),
    "in a field's default": _with(_default),
    "in a field's tip": _with(_tip),
    "in a field's appearance": _with(_appearance),
    "in a form of XFA": _with(_xfa),
    "in a program's own data": _with(_private),
    "in an object that nothing points to": _unreferenced,
    "in a remark": _remark,
    "in a remark between operators": _with(_between),
    "in what a camera noted": _with(_photograph),
    "in what a font calls a letter": _with(_called),
    "in a layer's name": _with(_shown_name),
}
ALL = TWELVE | MORE
