"""Labels of PDF forms on every side of their places: each is read once as printed, and nothing else is a question."""

from dataclasses import replace
from itertools import product

import pytest
from made_layouts import ENGLISH, SPANISH, WRAPPED, Layout, cells, laid_out
from made_pdf import pdf, text
from test_forms_pdf import Field, asked, frame, line, read, texts, with_fields

LABELS = {"english": ENGLISH, "spanish": SPANISH, "wrapped": WRAPPED}
NOTE = "Los números en blanco no cambian su turno."
SIDES = [
    Layout(side, place, columns)
    for side, place, columns in product(
        ("left", "over", "under"), ("field", "frame", "line", "framed field"), (1, 2, 3)
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "labels"),
    # in half of a third of the page there is no room for labels of many words
    [(layout, labels) for layout in SIDES for labels in LABELS
     if (labels, layout.side, layout.columns) != ("wrapped", "left", 3)],
    ids=lambda each: each if isinstance(each, str) else f"{each.side}-{each.place}-{each.columns}",
)  # fmt: skip
def test_labels_are_read_once_on_whichever_side_they_stand(layout: Layout, labels: str) -> None:
    """Of letters of three sizes, under headings of three, nearer and farther, with columns side by side or shifted."""
    pitch = 90 if labels == "wrapped" else 50
    number = SIDES.index(layout)
    for turn, (size, near, heading, stagger) in enumerate(product((8, 10, 12), (2, 7), (0, 12, 16), (0, 13))):
        if turn % 12 != number % 12:
            continue
        shifted = stagger if layout.columns > 1 else 0
        page = replace(layout, size=size, near=near, heading=heading, stagger=shifted, pitch=pitch, note=NOTE)
        content, fields = laid_out(LABELS[labels], page)
        assert sorted(texts(read(with_fields(content, *fields)))) == sorted(LABELS[labels]), page


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("pad", [2, 5, 8])
def test_labels_at_the_top_of_cells_are_read_once(columns: int, pad: float) -> None:
    labels = [*SPANISH[:5], "¿Es usted dueño?|Sí/No", *ENGLISH[:5], "Do you get?|SNAP/WIC"]
    content = text("Programa contra el plomo", 54, 730, 16) + cells(labels, columns, pad=pad)
    wanted = [
        (said, tuple(filter(None, choices.split("/")))) for said, _, choices in (each.partition("|") for each in labels)
    ]
    assert asked(read(pdf(content))) == wanted


@pytest.mark.parametrize(
    ("printed", "options"),
    [("Sí / No", ("Sí", "No")), ("Yes/No", ("Yes", "No")), ("Y / N", ("Y", "N")), ("Own / Rent", ("Own", "Rent")),
     ("Yes  No  Unsure", ("Yes", "No", "Unsure"))],
)  # fmt: skip
@pytest.mark.parametrize("where", ["before", "behind", "without"])
def test_choices_printed_beside_a_place_are_its_options(printed: str, options: tuple[str, ...], where: str) -> None:
    """Other words than yes and no are choices where they stand between a question and its place."""
    where = "before" if "Own" in printed else where
    content, fields = "", list[Field]()
    for number, label in enumerate(("Are you a citizen?", "¿Tiene permiso para trabajar?")):
        y = 700 - 30 * number
        content += text(label, 60, y, 10) + text(printed, 420 if where == "behind" else 300, y, 10)
        if where != "without":
            fields.append(("text", 380 if where == "before" else 300, y - 4, 410, y + 12, {"T": f"campo{number}"}))
    assert asked(read(with_fields(content, *fields))) == [
        ("Are you a citizen?", options), ("¿Tiene permiso para trabajar?", options)]  # fmt: skip


def test_a_signature_has_its_label_under_it_where_others_have_theirs_over_them() -> None:
    content, fields = laid_out(ENGLISH[:8], Layout("over", "frame", 2))
    content += text("I declare that all of this is true.", 54, 440, 10) + line(54, 400, 250) + line(306, 400, 500)
    content += text("Signature of applicant", 54, 390, 9) + text("Today's date", 306, 390, 9)
    wanted = [*ENGLISH[:8], "Signature of applicant", "Today's date"]
    assert sorted(texts(read(with_fields(content, *fields)))) == sorted(wanted)


def test_places_right_behind_one_another_are_one_answer() -> None:
    content = text("Date of birth", 60, 700, 10) + text("Visa type", 300, 700, 10)
    for left, width in ((60, 30), (96, 30), (132, 50), (300, 200)):
        content += frame(left, 676, width, 18)
    assert texts(read(pdf(content))) == ["Date of birth", "Visa type"]


def test_hints_under_fields_do_not_take_the_place_of_labels_beside_them() -> None:
    content, fields = laid_out(ENGLISH[:6], Layout("left", "field"))
    for _, left, bottom, _, _, _ in fields:
        content += text("as on your papers", left, bottom - 9, 7)
    assert texts(read(with_fields(content, *fields))) == list(ENGLISH[:6])


def test_lines_at_nearly_one_height_are_not_taken_for_one_another() -> None:
    content = "".join(
        text(label, left, top, 10) + frame(left, top - 26, 146, 18)
        for label, left, top in (("Visa type", 53, 700), ("City", 221, 701.8), ("State", 389, 699))
    )
    assert sorted(texts(read(pdf(content)))) == ["City", "State", "Visa type"]
