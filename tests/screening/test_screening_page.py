"""The page of rules is that of the rules; the scorer counts as it says; the bench's text is as dense as it says."""

import sys
from pathlib import Path

import pytest

from charteroak.screening.found import Category, Finding, Screened

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_rules_is_current() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import write_rules_page
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    current = write_rules_page.PAGE.read_text(encoding="utf-8")
    assert current == write_rules_page.page(), "docs/rules.md is old; run `python scripts/write_rules_page.py`"


def test_marks_are_read_and_taken_out() -> None:
    from quality.screening import case_of

    case = case_of({"id": "1", "lang": "en", "text": "He ⟦crime_witness|saw it⟧ and ⟦crime_witness|told⟧."})
    assert case.text == "He saw it and told."
    assert case.marks == (("crime_witness", 3, 9), ("crime_witness", 14, 18))
    assert case.classes == {"crime_witness"}
    assert case_of({"id": "2", "lang": "en", "text": "x", "document": "income_tax_record"}).classes == {
        "income_tax_record"
    }


@pytest.mark.parametrize(
    ("spans", "uncovered", "needless"),
    [
        ([(3, 9)], 0, 0), ([], 1, 0), ([(3, 5)], 1, 0), ([(0, 9)], 0, 1), ([(7, 9)], 1, 0), ([(3, 19)], 0, 2),
    ],
)  # fmt: skip
def test_coverage_and_needless_words_are_counted(
    spans: list[tuple[int, int]], uncovered: int, needless: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quality import screening

    case = screening.case_of({"id": "1", "lang": "en", "text": "He ⟦crime_witness|saw it⟧ and told."})
    findings = tuple(Finding(start, end, Category.CRIME_WITNESS, "r", "direct") for start, end in spans)
    monkeypatch.setattr(screening, "screen_texts", lambda texts: [Screened("en", None, findings) for _ in texts])
    score = screening.judge([case])
    assert (score.uncovered["en"], score.needless["en"], score.spans["en"]) == (uncovered, needless, 1)
    assert score.hit[("en", "crime_witness")] == bool(spans)


def test_a_class_too_many_is_no_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    from quality import screening

    case = screening.case_of({"id": "1", "lang": "es", "text": "nada"})
    found = (Finding(0, 2, Category.CRIME_WITNESS, "r", "direct"), Finding(0, 2, Category.OTHER_PRIVATE, "r", "direct"))
    monkeypatch.setattr(screening, "screen_texts", lambda texts: [Screened("es", None, found) for _ in texts])
    score = screening.judge([case])
    assert sum(score.extra.values()) == 2  # in its language, and among the direct ones
    assert not screening._met(score)


@pytest.mark.parametrize(
    ("right", "of", "low", "high"), [(0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763)]
)
def test_wilson(right: int, of: int, low: float, high: float) -> None:
    from quality.screening import wilson

    assert wilson(right, of) == pytest.approx((low, high), abs=0.001)


def test_between_five_and_ten_lines_of_a_hundred_have_a_finding_in_the_bench_s_text() -> None:
    from bench.screening_text import lines
    from charteroak.screening.detect import screen_texts

    texts = list(lines(800, 0.075))
    share = (
        sum(any(f.category is not Category.OTHER_PRIVATE for f in each.findings) for each in screen_texts(texts)) / 800
    )
    assert 0.05 <= share <= 0.10
    assert 250 <= sum(map(len, texts)) / 800 <= 450


def test_every_status_of_the_bench_is_found_and_no_other_phrase() -> None:
    from random import Random

    from bench import screening_text
    from charteroak.screening.detect import screen_text

    def has(sentence: str) -> bool:
        found = screen_text(screening_text._filled(Random(2), sentence)).findings  # noqa: S311 - the same every time
        return any(each.category is not Category.OTHER_PRIVATE for each in found)

    assert [line for line in screening_text._STATUS.strip().split("\n") if not has(line)] == []
    assert [line for line in screening_text._PLAIN.strip().split("\n") if has(line)] == []
