"""The shadow is the text in plain letters, and every place in it is a place in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening.mending import mended
from charteroak.screening.sentences import unwrapped
from charteroak.screening.shadow import Fold, Shadow, _general, make_fold, shadow

FOLD = make_fold()


def of(text: str) -> str:
    return shadow(text, FOLD).data.decode("latin-1")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Violación, NIÑO, Muñiz", "Violacion, NINO, Muniz"),
        ("nin\u0303o se\u0301", "nino se"),
        ("“quoted” ‘it’s’ – dash — long…", "\"quoted\" 'it's' - dash - long."),
        ("un\u200bdocu\u00admented\u2060", "undocumented"),
        ("ｇａｙ 𝐠𝐚𝐲 𝓰𝓪𝔂 ⓖⓐⓨ", "gay gay gay gay"),
        ("аѕуlum (Cyrillic), ΗΙV (Greek)", "asylum (Cyrillic), HIV (Greek)"),
        ("ﬁled ½ Straße ™", "filed 1/2 Strasse TM"),
        ("¿Qué? ¡No! [x] {y}", "{Que? }No! (x) (y)"),
        ("a\u00a0b\u2003c\u3000d_e", "a b c d e"),
        ("line\u2028two\x85three\vfour", "line\ntwo\nthree\nfour"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("un\U000e0064documented\ufe0f", "undocumented"),
        ("日本 🙂 ok", "\x02\x02 \x02 ok"),
        ("", ""),
    ],
)
def test_letters_are_plain_and_what_nobody_sees_is_gone(text: str, plain: str) -> None:
    assert of(text) == plain


def test_case_and_tabs_and_line_ends_stay() -> None:
    assert of("Ab\tC\nd") == "Ab\tC\nd"


@pytest.mark.parametrize(
    ("text", "word", "there"),
    [
        ("dijo que es de Perú y gay", "gay", "gay"),
        ("x \U0001f642 g\u200ba\u00ady y", "gay", "g\u200ba\u00ady"),
        ("se\u0301 de José\u0301 ok", "Jose", "José\u0301"),
        ("ﬁled ﬁled", "filed", "ﬁled"),
        ("½ off", "1/2", "½"),
    ],
)
def test_a_place_in_the_shadow_is_a_place_in_the_text(text: str, word: str, there: str) -> None:
    folded = shadow(text, FOLD)
    at = folded.data.decode("latin-1").index(word)
    assert text[slice(*folded.span(at, at + len(word)))] == there


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_places_run_upwards_and_stay_inside(text: str) -> None:
    folded = shadow(text, FOLD)
    spans = [folded.span(at, at + 1) for at in range(len(folded.data))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=60))
def test_plain_text_takes_a_short_way_to_the_same_shadow(text: str) -> None:
    short, long = shadow(text, FOLD), _general(text, FOLD) if text else Shadow(b"", None)
    assert short.data == long.data


def test_lone_surrogates_do_no_harm() -> None:
    assert of("a\ud800b") == "a\x02b"


# -- words put together again ---------------------------------------------------------------------------------------

_WORDS = """
undocumented gay is he husband hit asylum snap same sex us uscis she was an a lesbian ales bi statement gave visa
crisis interview citizen asilo tax taxes es and the out esperando
"""
KNOWN = frozenset(_WORDS.split())


def mend(text: str) -> str:
    from charteroak.screening.matching import AhoCorasick

    folded = shadow(text, FOLD)
    return mended(folded, AhoCorasick(["zz"], []).scan(folded.data).suspects, KNOWN).data.decode("latin-1")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("u n d o c u m e n t e d", "undocumented"),
        ("he i s g a y now", "he is gay now"),
        ("h e i s g a y", "he is gay"),
        ("g.a.y. man", "gay man"),
        ("U.S. is", "US is"),
        ("S-N-A-P", "SNAP"),
        ("und0cument3d", "undocumented"),
        ("a$ylum g@y hu5b4nd", "asylum gay husband"),
        ("undocu-\nmented and undocu- \n  mented", "undocumented and undocumented"),
        ("undocu\nmented", "undocumented"),
        ("hus*band undoc|umented", "husband undocumented"),
        # A letter by itself beside a word that is spelt is no part of it.
        ("she was a l e s b i a n a week", "she was a lesbian a week"),
        ("gave a s t a t e m e n t", "gave a statement"),
        ("he's a s y l u m", "he's asylum"),
        ("S N A P D 4", "SNAP D 4"),
        ("they aren't U.S. out", "they aren't US out"),
        # Several words in a row, with wider gaps between them, or none.
        ("g a v e  a  s t a t e m e n t", "gave a statement"),
        ("s h e w a s g a y", "she was gay"),
        ("u.n.d.o.c.u.m.e.n.t.e.d h-u-s-b-a-n-d", "undocumented husband"),
        ("U. S. C. I. S. now", "USCIS now"),
        ("the U S C I S visa", "the USCIS visa"),
        ("u n d o c  u m e n t e d", "undocumented"),
        ("a - s - y - l - u - m, a/s/y/l/u/m", "asylum, asylum"),
        # A line's end within them, and between two.
        ("u n d o c\nu m e n t e d", "undocumented"),
        ("s h e w a s\nu n d o c u m e n t e d", "she was\nundocumented"),
        ("a\ns\ny\nl\nu\nm", "asylum"),
        ("Q R S T U V W X\nA S Y L U M", "Q R S T U V W X\nASYLUM"),
        ("h e h i t. H e i s g a y", "he hit. He is gay"),
        # A word that nobody knows is one, too, where it looks like one.
        ("d i v e r s i t y", "diversity"),
        ("a b o g a d o asylum", "abogado asylum"),
        # Digits: many, at the beginning and at the end.
        ("45ylum und0cum3n73d cr1515 4s1l0 35p3r4nd0", "asylum undocumented crisis asilo esperando"),
        # Broken lines, where both parts are words, in quoted mail, and beside another line's end.
        ("tax-\nes", "taxes"),
        ("> undocu-\n> mented", "> undocumented"),
        ("N\nundocu-\nmented", "N\nundocumented"),
        ("UNDOCU\nMENTED", "UNDOCUMENTED"),
        ("sle-\neves", "sleeves"),
        ("un-documented undoc.umented ta*xes", "undocumented undocumented taxes"),
        ("same     sex", "same sex"),
    ],
)
def test_a_known_word_is_put_together(text: str, plain: str) -> None:
    assert mend(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "L A M B R O S", "A B C D E", "H E I S", "they aren't U S", "apt 2b, unit 4c, b4 5pm", "same-\nsex", "he\nis gay", "p@rk $treet", "x*y*z", "a", "- - -", "g a 1 y",
        "J. P. Q. Smith", "a b c d e f g", "Grades: A B A D C", "Y N N Y N Y", "| Y | N | F | M |", "M\nF\nF\nM\nS", "i. e. f. g.", "w/o a visa",
        "same-sex, sex-he", "tax\nes", "he is.she gave", "A1\tB4\tC0", "SS1 b10 MC1413", "well-\nKnown", "A - B - C", "p. 4 s. 5 c. 3", "same  sex",
    ],
)  # fmt: skip
def test_what_makes_no_known_word_stays(text: str) -> None:
    assert mend(text) == text.replace("[", "(")


def test_a_mended_word_is_found_where_it_stood() -> None:
    text = "é he is g a\u200b y."
    from charteroak.screening.matching import AhoCorasick

    folded = shadow(text, FOLD)
    whole = mended(folded, AhoCorasick(["zz"], []).scan(folded.data).suspects, KNOWN)
    at = whole.data.index(b"gay")
    assert text[slice(*whole.span(at, at + 3))] == "g a\u200b y"


@pytest.mark.parametrize("text", ["a " * 9_000, "x0" * 9_000, "ab*" * 9_000, "a\n" * 9_000, "- " * 9_000])
def test_long_runs_take_no_longer_than_others(text: str) -> None:
    """A run of letters of any length is looked at once; this test is over in a moment, or it hangs."""
    mend(text)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("he said her\nhusband, who\r\n  hit her,\nleft", "he said her husband, who    hit her, left"),
        ("He left.\nshe stayed\n\nfor good\nToday", "He left.\nshe stayed\n\nfor good\nToday"),
        ("the fire\nname\tsnap", "the fire\nname\tsnap"),
        ("Name\tsnap\nlee\ty\nkim\tn", "Name\tsnap\nlee\ty\nkim\tn"),
        ("| a | b\nc | d", "| a | b\nc | d"),
        ("kp 12:10: no\nkp 12:11: he did", "kp 12:10: no\nkp 12:11: he did"),
        ("\na\n", "\na\n"),
        ("", ""),
    ],
)
def test_a_line_that_only_wraps_a_sentence_ends_none(lines: str, whole: str) -> None:
    data = lines.replace("\r", " ").encode()
    made = unwrapped(data)
    assert made.decode() == whole
    assert len(made) == len(data)


def test_the_fold_is_a_byte_for_each_code_point() -> None:
    assert isinstance(FOLD, Fold)
    assert len(FOLD.table) == 0x20000
