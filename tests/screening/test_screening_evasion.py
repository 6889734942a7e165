"""The disguises that quality is measured with: only the marked words change, and the marks stay on them."""

from random import Random

import pytest

from quality.evasion import TRICKS, Trick, disguised
from quality.screening import Case

TEXT = "Ms. Lake says her husband choked her and left. She has an asylum hearing."
MARKS = (("domestic_violence_victim", 14, 36), ("immigration_status", 55, 72))
CASE = Case("one", "en", TEXT, MARKS, document=False, implied=False)


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_only_the_marked_words_are_disguised(trick: Trick) -> None:
    made = disguised(CASE, trick, Random(1))  # noqa: S311 - no secret
    outside, last = "", 0
    for _, start, end in made.marks:
        outside, last = outside + made.text[last:start] + "|", end
    assert outside + made.text[last:] == "Ms. Lake says | and left. She has |."
    spans = [(TEXT[a:b], made.text[c:d]) for (_, a, b), (_, c, d) in zip(MARKS, made.marks, strict=True)]
    assert all(plain != written for plain, written in spans)
    assert [category for category, _, _ in made.marks] == [category for category, _, _ in MARKS]
