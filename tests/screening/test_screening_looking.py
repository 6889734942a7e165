"""Screening of opened files: surfaces alone and together, files within, and nothing told twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from found_by_words import RECORD, SAID, by_words, places

from charteroak.screening.formats.opening import Part, open_file
from charteroak.screening.formats.surface import Surface, Unread
from charteroak.screening.found import Screened
from charteroak.screening.looking import look


@dataclass
class File:
    surfaces: tuple[Surface, ...]
    is_table: bool = False
    parts: tuple[Part, ...] = ()
    unread: tuple[Unread, ...] = ()


def said(*texts: str, hidden: Sequence[int] = ()) -> tuple[Surface, ...]:
    return tuple(Surface(f"p {number}", text, number in hidden) for number, text in enumerate(texts))


def found(file: File) -> list[tuple[int, int, int]]:
    return [(each.number, *each.spans[0]) for each in look(file, by_words).places]  # type: ignore[arg-type]


def test_what_stands_together_is_read_together() -> None:
    """A claim over two paragraphs is found in both, as far as it reaches in each."""
    assert found(File(said("the zarquon", "status of"))) == [(0, 0, 11), (1, 0, 6)]


def test_rows_of_a_table_say_nothing_of_one_another() -> None:
    assert found(File(said("zarquon", "status"), is_table=True)) == []


def test_what_is_hidden_does_not_part_what_is_seen() -> None:
    assert found(File(said("zarquon", "remark", "status", hidden=[1]))) == [(0, 0, 7), (2, 0, 6)]


def test_files_within_are_read_apart_from_what_is_around_them() -> None:
    file = File(said("zarquon", "status", "zarquon"), parts=(Part("part 1", 1, 2), Part("part 2", 2, 3)))
    assert found(file) == []
    within = File(said("zarquon", "x", "x", "status"), parts=(Part("part 1", 1, 3),))
    assert found(within) == [(0, 0, 7), (3, 0, 6)]


def test_a_page_that_is_a_record_is_withheld_whole_and_the_rest_is_not() -> None:
    seen = look(File(said("letter", f"{RECORD} 1 2 3"), parts=(Part("part 1", 1, 2),)), by_words)  # type: ignore[arg-type]
    assert (seen.is_record, seen.records, seen.places) == (False, frozenset({0}), [])
    table = look(File(said("letter" * 40_000, f"{RECORD} 1 2 3")), by_words)  # type: ignore[arg-type]
    assert [(each.number, each.spans) for each in table.places] == [(1, ((0, 25),))]


def test_many_texts_are_screened_at_once_and_none_is_lost() -> None:
    calls = []

    def counting(texts: Sequence[str]) -> list[Screened]:
        calls.append(len(texts))
        return by_words(texts)

    rows = File(said(*(SAID if number % 1_000 == 7 else "x" for number in range(12_000))), is_table=True)
    assert [each.number for each in look(rows, counting).places] == [*range(7, 12_000, 1_000)]  # type: ignore[arg-type]
    assert max(calls) <= 5_000
    assert len(calls) < 6


def test_the_language_is_that_of_all() -> None:
    def tells(texts: Sequence[str]) -> list[Screened]:
        return [Screened("es" if "ñ" in text else "en" if text else "unknown", None, ()) for text in texts]

    for texts, wanted in ((("ñ", ""), "es"), (("ñ", "n"), "mixed"), (("ñ" * 9, "n"), "es"), (("", ""), "unknown")):
        assert look(File(said(*texts)), tells).language == wanted  # type: ignore[arg-type]
    assert look(File(said("ñ" * 9, *"nnnnnnnnnnn", hidden=range(1, 12))), tells).language == "es"  # type: ignore[arg-type]


def test_what_two_surfaces_have_in_common_is_told_once() -> None:
    assert places(f"The {SAID} of *it*".encode(), "a.md") == ["text"]
    assert len(look(open_file(f"<a href='/?q={SAID}'>x</a>".encode()), by_words).places) == 1
