"""A scanner's slips are mended in the words that matter, and in no others."""

import pytest

from charteroak.police.papers.cues import CUES, ORDINARY
from charteroak.police.papers.forms import shipped
from charteroak.police.papers.phrases import Reader
from charteroak.police.papers.text import HEAD, TAIL, even

WORDS = shipped().phrases.words
READER = Reader(WORDS | CUES, ORDINARY)


@pytest.mark.parametrize(
    ("noisy", "meant"),
    [
        ("WARRAN7", "warrant"),
        ("rernoval", "removal"),
        ("cornmand", "command"),
        ("Detalner", "detainer"),
        ("0fficer", "officer"),
        ("warant", "warrant"),
        ("warrrant", "warrant"),
        ("irnrnigration", "immigration"),
        ("DEP0RTATI0N", "deportation"),
        ("arrestwarrant", "arrest warrant"),
    ],
)
def test_a_noisy_word_is_read_as_it_is_meant(noisy: str, meant: str) -> None:
    assert READER.read(noisy) == meant


@pytest.mark.parametrize(
    "word", ["border", "count", "county", "state", "defied", "1234", "a", "Zyxwvut", "matter", "x" * 41]
)
def test_another_word_is_left_as_it_is(word: str) -> None:
    assert READER.read(word) is None


@pytest.mark.parametrize(
    ("given", "evened"),
    [
        ("W A R R A N T", "WARRANT"),
        ("WAR-\nRANT", "WARRANT"),
        ("Warrant\u00a0of\u2014removal", "Warrant of-removal"),
        ("\u2612 a judge", "[x]  a judge"),
        ("(X) detain", "[x]  detain"),
        ("Signature ........ Title", "Signature : Title"),
        ("U.S. District", "US District"),
        ("expulsi\u00f3n", "expulsion"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_a_text_is_made_even(given: str, evened: str) -> None:
    assert even(given, WORDS) == evened


def test_a_long_text_is_read_at_its_two_ends() -> None:
    text = "first\n" + "word " * HEAD + "\nlast"
    made = even(text, WORDS)
    assert made.lower().startswith("first")
    assert made.lower().endswith("last")
    assert len(made) <= HEAD + TAIL + 200
