"""What is shown of a file: all of a short one, what is around the findings in a long one, marked where they stand."""

import io
import zipfile

from found_by_words import RECORD, SAID, by_words

from charteroak.screening import showing
from charteroak.screening.task import Task, do

SHOW = Task(what="show", values=True)


def marked(data: bytes, name: str = "") -> list[tuple[str, list[str]]]:
    """Each stretch that is shown of a file, with the words that are marked in it."""
    outcome = do(SHOW if not name else Task(what="show", name=name, values=True), data, by_words)
    for each in outcome.shown:
        for start, end, number in each.marks:
            assert 0 <= start < end <= len(each.text)
            value = outcome.findings[number].value
            assert value is None or each.text[start:end] in value
    return [(each.text, [each.text[start:end] for start, end, _ in each.marks]) for each in outcome.shown]


def test_a_short_text_is_shown_whole_with_the_marks_in_it() -> None:
    text = f"She {SAID}. The door is open."
    assert marked(text.encode()) == [(text, [SAID])]


def test_only_to_show_gives_text() -> None:
    assert do(Task(what="screen", values=True), f"She {SAID}.".encode(), by_words).shown == ()


def test_of_a_long_text_what_is_around_the_places_is_shown_and_that_there_is_more() -> None:
    filler = "nothing here. " * 6_000
    outcome = do(SHOW, f"{filler}She {SAID}. {filler}He {SAID}.".encode(), by_words)
    assert len(outcome.findings) == len(outcome.shown) == 2
    assert [each.cut for each in outcome.shown] == [(True, True), (True, False)]
    for each in outcome.shown:
        [(start, end, _)] = each.marks
        assert each.text[start:end] == SAID
        assert len(each.text) < 3 * showing._AROUND


def test_places_that_are_near_one_another_are_shown_once() -> None:
    filler = "nothing here. " * 6_000
    outcome = do(SHOW, f"{filler}She {SAID}. He {SAID}.{filler}".encode(), by_words)
    [shown] = outcome.shown
    assert [number for _, _, number in shown.marks] == [0, 1]


def test_what_is_shown_is_bounded_whatever_there_is() -> None:
    outcome = do(SHOW, f"She {SAID}. ".encode() * 5_000, by_words)
    assert len(outcome.findings) == 5_000
    assert 0 < sum(len(each.marks) for each in outcome.shown) <= showing._MOST
    assert sum(len(each.text) for each in outcome.shown) <= showing.WHOLE


def test_of_a_place_that_is_very_long_its_beginning_is_shown() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", f"{RECORD} of the year. " * 9_000)
    [shown] = do(SHOW, held.getvalue(), by_words).shown
    assert shown.marks == ((0, len(shown.text), 0),)
    assert shown.cut == (False, True)


def test_what_nobody_sees_is_shown_where_something_was_found_in_it() -> None:
    page = f"<p>Open</p><!-- She {SAID} --><!-- nothing -->".encode()
    shown = do(SHOW, page, by_words).shown
    assert [each.hidden for each in shown if each.marks] == [True]
    assert not [each for each in shown if each.hidden and not each.marks]


def test_a_file_within_that_is_withheld_whole_is_marked_whole() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", f"{RECORD} of the year")
        archive.writestr("b.txt", f"She {SAID}.")
    outcome = do(SHOW, held.getvalue(), by_words)
    assert outcome.findings[0].rule == "document"
    shown = {each.text: each.marks for each in outcome.shown}
    assert shown[f"{RECORD} of the year"] == ((0, len(RECORD) + 12, 0),)
    assert [number for _, _, number in shown[f"She {SAID}."]] == [1]


def test_of_a_record_that_is_withheld_whole_nothing_is_shown() -> None:
    outcome = do(SHOW, f"{RECORD} of the year".encode(), by_words)
    assert (outcome.document, outcome.shown) == ("income_tax_record", ())
