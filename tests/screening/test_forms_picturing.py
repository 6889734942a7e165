"""Pictures of a PDF form's pages: those with a flagged question, as printed, with nothing of what was filled in."""

import io

import pikepdf
import pytest
from made_forms import STATUS, form
from PIL import Image

from charteroak.screening.forms.flag import Flag, Judged
from charteroak.screening.forms.form import Box, Question
from charteroak.screening.forms.picturing import pictures
from charteroak.screening.task import Task, do


def paper(value: str, pages: int = 3, size: tuple[int, int] = (612, 792)) -> bytes:
    """A form with a printed question on each page, a field beside it with a value, and one that was typed over it."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                                BaseFont=pikepdf.Name.Helvetica))  # fmt: skip
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    fields = []
    for number in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td (Are you a citizen? {number}) Tj ET".encode())
        page.Resources = resources
        drawn = pdf.make_stream(f"BT /F1 12 Tf 2 4 Td ({value}) Tj ET".encode())
        drawn.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/Resources": resources})
        drawn.BBox = [0, 0, 200, 20]
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=f"f{number}", V=value, F=4,
            DA="/F1 12 Tf 0 g", Rect=[300, 696, 500, 716], AP=pikepdf.Dictionary(N=drawn))  # fmt: skip
        fields.append(pdf.make_indirect(field))
        typed = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Contents=value, F=4,
                                   Rect=[300, 650, 500, 670], AP=pikepdf.Dictionary(N=drawn))  # fmt: skip
        page.Annots = pikepdf.Array([fields[-1], pdf.make_indirect(typed)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=fields, DR=resources)
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def judged(*pages: int, kind: str = "pdf", flag: Flag | None = STATUS) -> Judged:
    boxes = [Box(page=page, left=72, bottom=698, right=180, top=712) for page in pages]
    questions = tuple(Question(text="Are you a citizen?", where=f"page {box.page}", boxes=(box,)) for box in boxes)
    return Judged(form=form(questions, kind), flags=(flag,) * len(questions))


def test_what_is_filled_in_is_not_in_the_picture() -> None:
    filled, empty = (pictures(paper(value), judged(1)) for value in ("Ana Quill", ""))
    assert filled == empty
    [picture] = filled
    with Image.open(io.BytesIO(picture.png)) as drawn:
        assert drawn.size == (1100, round(1100 * 792 / 612))
        assert len(drawn.convert("L").getcolors() or ()) > 2  # something is printed


def test_only_pages_with_a_flagged_question_are_drawn_and_not_without_end() -> None:
    data = paper("", pages=12)
    assert [each.page for each in pictures(data, judged(3, 1, 3))] == [1, 3]
    assert pictures(data, judged(1, flag=None)) == ()
    assert pictures(data, judged(1, kind="html")) == ()
    assert [each.page for each in pictures(data, judged(*range(1, 13), 99))] == list(range(1, 11))


@pytest.mark.parametrize("size", [(3, 14_400), (14_400, 3), (14_400, 14_400)])
def test_a_page_of_any_size_makes_a_picture_in_bounds(size: tuple[int, int]) -> None:
    for each in pictures(paper("", 1, size), judged(1)):
        with Image.open(io.BytesIO(each.png)) as drawn:
            assert max(drawn.size) <= 4_000


def test_pictures_come_only_when_they_are_asked_for() -> None:
    data = paper("Ana Quill")
    asked = do(Task(what="lint", name="a.pdf", pictures=True), data)
    assert [each.page for each in asked.pictures] == [1, 2, 3]
    assert do(Task(what="lint", name="a.pdf"), data).pictures == ()
