"""Tracking codes: read out, typed, mistyped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.office.service_requests.codes import LETTERS, hashed, new_code, plain

CODE = new_code()
LETTERS_OF = plain(CODE)


def test_a_code_has_110_random_bits_and_no_letter_that_is_taken_for_another() -> None:
    assert len(LETTERS_OF) == 24
    assert not set(LETTERS_OF) & set("ILOU")
    assert len({new_code() for _ in range(50)}) == 50


def test_a_code_is_found_however_it_is_grouped_and_read_out() -> None:
    said = CODE.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert hashed(said) == hashed(CODE) != ""


@settings(max_examples=60)
@given(at=st.integers(0, 23), letter=st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told(at: int, letter: str) -> None:
    typed = LETTERS_OF[:at] + letter + LETTERS_OF[at + 1 :]
    assert (plain(typed) == "") is (typed != LETTERS_OF)


def test_two_neighbors_in_the_wrong_order_are_told() -> None:
    for at in range(21):
        typed = LETTERS_OF[:at] + LETTERS_OF[at + 1] + LETTERS_OF[at] + LETTERS_OF[at + 2 :]
        assert (plain(typed) == "") is (typed != LETTERS_OF)


def test_what_is_no_code_is_none() -> None:
    assert [hashed(each) for each in ("", "x", LETTERS_OF[:-1], LETTERS_OF + "0", "é" * 24, "U" * 24)] == [""] * 6
