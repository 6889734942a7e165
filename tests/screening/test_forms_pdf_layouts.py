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


def test_a_comb_of_squares_is_one_place_for_letters() -> None:
    content = text("A-Number", 54, 700, 10) + text("City", 300, 700, 10) + frame(300, 676, 200, 18)
    content += "".join(frame(54 + 16 * number, 676, 16, 18) for number in range(9))
    assert texts(read(pdf(content + text("Visa type", 54, 650, 10) + line(150, 648, 300)))) == [
        "A-Number", "City", "Visa type"]  # fmt: skip


def test_each_label_under_one_line_is_asked() -> None:
    content = line(54, 690, 558) + text("Last name", 54, 679, 8) + text("First name", 240, 679, 8)
    content += (
        text("Visa type", 440, 679, 8) + line(54, 640, 558) + text("City", 54, 629, 8) + text("State", 300, 629, 8)
    )
    assert texts(read(pdf(content))) == ["Last name", "First name", "Visa type", "City", "State"]


def test_a_label_at_the_top_of_a_frame_with_room_is_asked() -> None:
    content = "".join(
        frame(54 + 260 * (number % 2), 650 - 50 * (number // 2), 244, 40)
        + text(label, 58 + 260 * (number % 2), 680 - 50 * (number // 2), 8)
        for number, label in enumerate(ENGLISH[:6])
    )
    notice = frame(54, 400, 500, 60) + text("We never ask about immigration status in this office.", 60, 446, 9)
    assert texts(read(pdf(content + notice))) == list(ENGLISH[:6])


def test_boxes_under_a_question_stay_with_it_beside_labels_over_fields() -> None:
    content, fields = "", list[Field]()
    for number, (label, question) in enumerate((("Full name", "Are you a citizen?"), ("City", "Do you own a car?"))):
        y = 700 - 50 * number
        content += text(label, 54, y, 10) + text(question, 310, y, 10) + text("Yes", 326, y - 18, 9)
        content += text("No", 376, y - 18, 9)
        fields += [("text", 54, y - 24, 290, y - 6, {"T": label})]
        fields += [("radio", left, y - 20, left + 10, y - 10, {"T": question}) for left in (310, 360)]
    assert sorted(asked(read(with_fields(content, *fields)))) == [
        ("Are you a citizen?", ("Yes", "No")), ("City", ()), ("Do you own a car?", ("Yes", "No")), ("Full name", ())
    ]  # fmt: skip


@pytest.mark.parametrize("asks", ["", "Which of these are true?"])
def test_short_blanks_before_words_are_boxes_to_tick(asks: str) -> None:
    said = ("I receive SNAP", "I am a citizen", "I rent my home")
    content = text(asks or "Please print.", 54, 722, 10)
    for number, each in enumerate(said):
        content += line(54, 698 - 20 * number, 84) + text(each, 92, 700 - 20 * number, 10)
    assert asked(read(pdf(content))) == ([(asks, said)] if asks else [(each, ()) for each in said])
