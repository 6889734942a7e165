"""The model beside the rules: it scores as a slow reading of its own description does, and says what it was made from."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from math import sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charteroak.screening.detect import rule_findings, screen_text, screen_texts
from charteroak.screening.found import LEARNED, Category
from charteroak.screening.learned import features as of
from charteroak.screening.learned import model as learned
from charteroak.screening.learned.pieces import pieces

ROOT = Path(__file__).resolve().parents[2]
TEXTS = st.lists(st.text("ab c'd9.?\n|;é", max_size=40), min_size=1, max_size=3)
WORD = re.compile(r"[a-z0-9']+|[!-/:-@\[-`{-~]")
_64 = (1 << 64) - 1


# A second reading of what features.py describes, one word and one letter at a time.


def bucket(number: int, table: int) -> int:
    return ((number ^ (number >> 32)) * 0xD6E8FEB86659FD93 & _64) >> (64 - of.BITS[table])


def word_number(word: str) -> int:
    return sum((ord(each) + 1) * pow(0x9E3779B97F4A7C15, at, 1 << 64) for at, each in enumerate(word)) & _64


def segments(text: str) -> list[list[str]]:
    plain = re.sub(r"[0-9]", "0", text.lower())
    parts = re.split(r"(?<=[\n|;])|(?<=[.!?])(?=[ \n\t\"')|]|\Z)", plain)
    return [words for part in parts if (words := WORD.findall(part))]


def of_words(words: list[str], table: int, most: int) -> list[int]:
    numbers = [word_number(word) for word in words]
    runs = [numbers[at : at + length] for length in range(1, most + 1) for at in range(len(numbers) - length + 1)]
    return [bucket(sum(a * int(b) for a, b in zip(run, of._STEPS, strict=False)) & _64, table) for run in runs]


def of_letters(words: list[str]) -> list[int]:
    found = []
    for word in (f" {word} " for word in words if WORD.fullmatch(word) and (word[0].isalnum() or word[0] == "'")):
        for length in (3, 4, 5):
            for at in range(len(word) - length + 1):
                number = int.from_bytes(word[at : at + length].encode(), "big") | length << 56
                found.append(bucket(number * int(of._STEPS[0]) & _64, of.LETTERS))
    return found


def slowly(model: learned.Model, text: str) -> np.ndarray:
    parts = segments(text)
    scores = np.zeros((len(parts), len(learned.CLASSES)))
    for at in range(len(parts)):
        far = [o for o in range(-of.AROUND, of.AROUND + 1) if o and o not in of.BESIDE]
        found = {
            of.WORD: of_words(parts[at], of.WORD, 3),
            of.LETTERS: of_letters(parts[at]),
            of.NEAR: [b for o in of.BESIDE if 0 <= at + o < len(parts) for b in of_words(parts[at + o], of.NEAR, 2)],
            of.FAR: [b for o in far if 0 <= at + o < len(parts) for b in of_words(parts[at + o], of.FAR, 1)],
        }
        scores[at] = model.bias
        for table, buckets in found.items():
            for number, times in Counter(buckets).items():
                scores[at] += model.tables[table][number] * times * of.WEIGHTS[table] / sqrt(len(buckets))
    return scores


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example(["He said: isn't 12 b|c; d. e.f?\n\n'a"])
def test_scores_are_those_of_a_slow_reading(texts: list[str]) -> None:
    texts = [re.sub(r"[^ -~\n]", "", text) for text in texts]
    everything = learned.model()
    model = learned.Model(
        everything.tables, everything.rules, everything.bias, -np.inf, everything.maybe, everything.sure
    )
    edges = [0]
    for text in texts:
        edges.append(edges[-1] + len(text) + 2)
    taken = pieces("\n\n".join(texts).encode())
    numbers = np.searchsorted(edges, taken.starts, "right") - 1
    by_rules = np.zeros((len(taken.starts), len(learned.CLASSES)), bool)
    scores = learned.scored(model, taken, numbers, by_rules) if len(taken.words) else np.zeros((0, 7))
    assert np.allclose(scores, np.concatenate([slowly(model, text) for text in texts]), atol=1e-4)


def test_what_the_words_carry_and_the_bias_make_the_score_of_a_segment_alone() -> None:
    taken = pieces(b"she gets food stamps")
    none = np.zeros((1, len(learned.CLASSES)), bool)
    whole = learned.scored(learned.model(), taken, np.zeros(1, np.int64), none | True)[0]
    by_rules = np.float32(learned.BY_RULES) * learned.model().rules.sum(axis=0)
    carried = learned.carried(learned.model(), taken).sum(axis=0)
    assert np.allclose(whole, carried + learned.model().bias + by_rules, atol=1e-4)


# What is shipped.


def test_the_weights_are_of_the_texts_in_the_repository() -> None:
    """Where this fails, the texts were changed: `python scripts/train_screener.py` makes the weights anew."""
    made = hashlib.sha256()
    for path in sorted((ROOT / "learning").glob("*.jsonl")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    assert learned.digest() == made.hexdigest()


def test_the_weights_hold_numbers_alone() -> None:
    with np.load(ROOT / "src/charteroak/screening/learned/weights.npz") as kept:
        kinds = {name: kept[name].dtype.kind for name in kept.files}
    assert {name for name, kind in kinds.items() if kind not in "if"} == {"digest"}


IMPLIED = [
    ("Mr. Ames in 4C tells the desk he crossed the river at night and has no papers to show anyone.", "immigration_status"),
    ("Unit 2: tenant wears long sleeves in July, her boyfriend keeps her phone and counts her steps.", "domestic_violence_victim"),
    ("Neighbor watched the whole shooting from her window and told the detective who it was.", "crime_witness"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category"), IMPLIED)
def test_a_class_that_is_only_implied_is_found(text: str, category: str) -> None:
    assert category in {each.category for each in screen_text(text).findings}


def test_it_finds_what_no_rule_does_and_says_so() -> None:
    texts = [text for text, _ in IMPLIED]
    by_rules = {each.rule for found in rule_findings(texts) for each in found}
    assert LEARNED not in by_rules
    assert LEARNED in {each.rule for found in screen_texts(texts) for each in found.findings}


def test_lines_about_nothing_confidential_are_rarely_taken_for_something() -> None:
    from bench.screening_text import lines

    texts = list(lines(1500, 0.0))
    told = [each for each in screen_texts(texts) if any(f.category != Category.OTHER_PRIVATE for f in each.findings)]
    assert len(told) <= 0.03 * len(texts)


def test_texts_do_not_tell_on_each_other() -> None:
    texts = [text for text, _ in IMPLIED] + ["The pool opens at nine.", ""]
    assert screen_texts(texts) == [screen_text(text) for text in texts]
