"""The words and signs of a plain text, taken apart by tables: the same as sign by sign, of ASCII or not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.police.messages.words import among, compact, many_of, may_hold, word, words_of

TEXTS = st.text(st.one_of(st.characters(max_codepoint=126), st.sampled_from("ÉΩ5Ñ")), max_size=60)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_words_are_what_stands_between_signs(text: str) -> None:
    plain = text.upper()
    assert words_of(plain) == "".join(sign if sign.isalnum() or ord(sign) > 127 else " " for sign in plain).split()


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_compact_is_the_capital_letters_and_digits(text: str) -> None:
    assert compact(text) == re.sub(r"[^A-Z0-9]+", "", text)


@settings(max_examples=80, deadline=None)
@given(TEXTS.filter(str.isascii))
def test_a_shape_is_held_where_letters_and_digits_stand_so(text: str) -> None:
    found = re.findall(r"(?=[A-Za-z][0-9])", text)
    assert may_hold(text, b"A0") == bool(found)
    assert many_of(text, b"A0") == len(found)


def test_a_text_that_is_not_ascii_may_hold_anything() -> None:
    assert may_hold("\u0391", b"A000000000")


def test_known_words_are_found_where_they_stand() -> None:
    assert [*among(["A", "NOT", "B", "NOT"], {"NOT"})] == [1, 3]


@pytest.mark.parametrize(
    ("pattern", "text", "at"), [(r"RE\b", "XRE RE", 4), (r"\d{2}", "A1 22", 3), (r"NO", "NONO", 0)]
)
def test_a_word_pattern_matches_only_where_a_word_begins(pattern: str, text: str, at: int) -> None:
    found = re.search(word(pattern), text)
    assert found is not None
    assert found.start() == at
