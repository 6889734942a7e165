"""The model beside the rules: it scores as a slow reading of its own description does, and says what it was made from."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from itertools import pairwise
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
from charteroak.screening.learned import nearby, segments, words
from charteroak.screening.learned.finding import runs
from charteroak.screening.learned.meanings import kinds_of, read
from charteroak.screening.learned.numbers import hasher
from charteroak.screening.learned.pieces import pieces
from charteroak.screening.learned.unmasked import unmasked

ROOT = Path(__file__).resolve().parents[2]
TEXTS = st.lists(st.text("ab c'd9.?\n|;é", max_size=40), min_size=1, max_size=3)
WORD = re.compile(r"[a-z0-9']+|[!-/:-@\[-`{-~]")
_64 = (1 << 64) - 1


# A second reading of what features.py describes, one word and one letter at a time.


def bucket(number: int, bits: int) -> int:
    return ((number ^ (number >> 32)) * 0xD6E8FEB86659FD93 & _64) >> (64 - bits)


def word_number(word: str) -> int:
    return sum((ord(each) + 1) * pow(0x9E3779B97F4A7C15, at, 1 << 64) for at, each in enumerate(word)) & _64


def parts_of(text: str) -> list[list[str]]:
    plain = re.sub(r"[0-9]", "0", text.lower())
    parts = re.split(r"(?<=[\n|;])|(?<=[.!?])(?=[ \n\t\"')|]|\Z)", plain)
    return [words for part in parts if (words := WORD.findall(part))]


def of_words(words: list[str], table: int, most: int) -> list[int]:
    numbers = [word_number(word) for word in words]
    runs = [numbers[at : at + length] for length in range(1, most + 1) for at in range(len(numbers) - length + 1)]
    return [bucket(sum(a * int(b) for a, b in zip(run, of._STEPS, strict=False)) & _64, of.BITS[table]) for run in runs]


def of_letters(words: list[str]) -> list[int]:
    found = []
    for word in (f" {word} " for word in words if WORD.fullmatch(word) and (word[0].isalnum() or word[0] == "'")):
        for length in (3, 4, 5):
            for at in range(len(word) - length + 1):
                number = int.from_bytes(word[at : at + length].encode(), "big") | length << 56
                found.append(bucket(number * int(of._STEPS[0]) & _64, of.BITS[of.LETTERS]))
    return found


def slowly(model: learned.Segments, text: str) -> np.ndarray:
    parts = parts_of(text)
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
    whole = learned.model().segments
    model = learned.Segments(whole.tables, whole.rules, whole.bias, whole.gate, -np.inf)
    edges = [0]
    for text in texts:
        edges.append(edges[-1] + len(text) + 2)
    taken = pieces("\n\n".join(texts).encode())
    numbers = np.searchsorted(edges, taken.starts, "right") - 1
    by_rules = np.zeros((len(taken.starts), len(learned.CLASSES)), bool)
    scores = segments.scored(model, taken, numbers, by_rules) if len(taken.words) else np.zeros((0, 7))
    assert np.allclose(scores, np.concatenate([slowly(model, text) for text in texts]), atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.floats(-1, 1))
def test_the_gate_leaves_out_what_says_too_little_and_no_rule_found(texts: list[str], least: float) -> None:
    text = "\n".join(re.sub(r"[^ -~\n]", "", text) for text in texts)
    whole, taken = learned.model().segments, pieces(text.encode())
    if not len(taken.words):
        return
    model = learned.Segments(whole.tables, whole.rules, whole.bias, whole.gate, least)
    by_rules = np.zeros((len(taken.starts), len(learned.CLASSES)), bool)
    by_rules[0, 3] = True
    looked = np.isfinite(segments.scored(model, taken, np.zeros(len(taken.starts), np.int64), by_rules)).all(axis=1)
    runs = [of_words(part, of.WORD, 3) for part in parts_of(text)]
    gated = [sum(float(whole.gate[number]) for number in each) / sqrt(len(each)) for each in runs]
    sure = [at for at, score in enumerate(gated) if abs(score - least) > 1e-4 or at == 0]
    assert [bool(looked[at]) for at in sure] == [at == 0 or gated[at] > least for at in sure]


SENTENCES = st.lists(
    st.sampled_from(["she", "her", "wife", "wedding", "slapped", ",", "hit", "esposa", "ab", "."]),
    min_size=1,
    max_size=24,
)
LEXICON = [
    "SHE\ten\tshe her",
    "WED\ten\twife wed wedd*",
    "WED\tes\tesposa",
    "HURT\ten\tslap* hit hers",
    "PLACE\ten\twedding slapp*",
]


def kinds(word: str) -> list[int]:
    """The kinds of a word by the lexicon above, one entry after the other."""
    entries = [(number, each) for number, line in enumerate(LEXICON) for each in line.split("\t")[2].split()]
    names = list(dict.fromkeys(line.split("\t")[0] for line in LEXICON))
    numbers = [names.index(line.split("\t")[0]) for line in LEXICON]
    own = [numbers[number] for number, each in entries if each == word]
    stems = [(len(each), numbers[number]) for number, each in entries if each[-1] == "*" and word.startswith(each[:-1])]
    longest = [number for length, number in stems if length == max(stems)[0]]
    if not own and not longest and word.endswith("'s") and len(word) > 2:
        return kinds_whole(word[:-2])
    return list(dict.fromkeys([*own, *longest]))


def kinds_whole(word: str) -> list[int]:
    """The same for a word that must be an entry as it is."""
    return kinds(word) if any(word in line.split("\t")[2].split() for line in LEXICON) else []


@given(
    st.lists(
        st.sampled_from(
            [
                *["she", "her", "wife", "wedding", "wedded", "slapped", "slapping", "hit", "hers", "esposa", "a"],
                "wife's",
                "slaps's",
                "'s",
            ]
        )
    )
)
def test_a_word_has_the_kinds_of_its_entry_or_longest_stem(chosen: list[str]) -> None:
    taken, lexicon = pieces(" ".join(chosen).encode()), read(LEXICON)
    found = kinds_of(lexicon, taken, hasher(taken.data))
    assert [[each for each in row if each >= 0] for row in found.tolist()] == [kinds(word) for word in chosen]


@pytest.mark.parametrize(
    "line", ["HURT\ten\tabc*", "HURT\ten\ttwo-parts", "HURT en hit", "HURT\ten\t" + "a" * 15 + "*"]
)
def test_a_lexicon_with_a_bad_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"stem|entry|unpack"):
        read([line])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("her b0yfr1end sl4pped her", "her boyfriend slapped her"),
        ("W1FE", "wife"),
        ("unit 3b, pole b1234, the 4th of 2020, form w2g2", "unit 3b, pole b1234, the 4th of 2020, form w2g2"),
        ("", ""),
    ],
)
def test_digits_that_stand_for_letters_in_words_of_the_lexicon_are_read(written: str, read_as: str) -> None:
    lexicon = read([*LEXICON, "HIM\ten\tboyfriend"])
    assert unmasked(written.encode(), lexicon).lower() == read_as.lower().encode()


@given(st.binary(max_size=60))
def test_other_bytes_keep_their_places(data: bytes) -> None:
    made = unmasked(data, read(LEXICON))
    assert len(made) == len(data)
    assert all(new == old or old in b"0134578" for new, old in zip(made, data, strict=True))


def looked_at(parts: list[list[str]]) -> list[list[int]]:
    """A second reading of what nearby.py describes: for each word of each segment the buckets that count."""
    lexicon, made = read(LEXICON), []
    for part in parts:
        taken = pieces(" ".join(part).encode())
        numbers = kinds_of(lexicon, taken, hasher(taken.data)).tolist()
        for at in range(len(part)):
            found = []
            for look in nearby.looks():
                values = [value(part, numbers, what, at + ahead) for what, ahead in look.parts]
                if look.edges or None not in values:
                    ahead = [1 if each > 0 else 2 for _, each in look.parts]
                    total = look.group * 0x9E3779B97F4A7C15
                    for each, edge in zip(values, ahead, strict=True):
                        total = (total + (edge if each is None else each)) * 0xA0761D6478BD642F & _64
                    found.append(bucket(total, nearby.BITS))
            made.append(found)
    return made


def value(part: list[str], numbers: list[list[int]], what: str, at: int) -> int | None:
    if not 0 <= at < len(part):
        return None
    if what.startswith("kind"):
        number = numbers[at][int(what[-1])]
        return number + 1 if number >= 0 else None
    return word_number(
        part[at][slice(*{"ending": (-3, None), "whole": (None,)}.get(what, (nearby._LETTERS.get(what),)))]
    )


@settings(max_examples=30, deadline=None)
@given(SENTENCES)
def test_what_is_looked_at_around_words_is_that_of_a_slow_reading(chosen: list[str]) -> None:
    text = " ".join(chosen)
    taken = pieces(text.encode())
    numbers = hasher(taken.data)
    every = list(nearby.buckets(taken, kinds_of(read(LEXICON), taken, numbers), numbers))
    found = [[int(rows[at]) for rows, counts in every if counts[at]] for at in range(len(taken.words))]
    assert found == looked_at(parts_of(text))


@settings(max_examples=20, deadline=None)
@given(SENTENCES)
def test_scores_of_words_are_those_of_a_slow_reading(chosen: list[str]) -> None:
    text, whole = " ".join(chosen), learned.model()
    model = learned.Model(read(LEXICON), whole.segments, whole.words)
    taken = pieces(text.encode())
    known = np.arange(len(taken.words) * 4 * len(learned.CLASSES)).reshape(len(taken.words), -1).astype(np.float32) / 99
    slowly_added = [whole.words.looks[each].astype(float).sum(axis=0) for each in looked_at(parts_of(text))]
    expected = known @ whole.words.told + whole.words.bias + np.array(slowly_added) * whole.words.scale * words.EACH
    assert np.allclose(words.scored(model, taken, known), expected, rtol=1e-4, atol=1e-3)


def test_lanes_have_room_for_every_look() -> None:
    assert len(nearby.looks()) * (learned.MIDDLE + 127) < 1 << 16
    assert len(learned.CLASSES) <= learned.LANES


def test_words_in_chunks_have_the_scores_of_words_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = pieces(b"she said no. her wife; the bus was late. they hit him. a. " * 9)
    known = np.zeros((len(taken.words), 4 * len(learned.CLASSES)), np.float32)
    at_once = words.scored(learned.model(), taken, known)
    monkeypatch.setattr(words, "_SOME", 7)
    assert len(list(words._chunks(taken))) > 9
    assert np.allclose(words.scored(learned.model(), taken, known), at_once, atol=1e-6)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), max_size=30))
def test_runs_begin_and_end_with_words_that_tell_and_bridge_small_gaps(given: list[tuple[bool, bool, bool]]) -> None:
    wanted, are_words, tell = (np.array([each[number] for each in given], bool) for number in range(3))
    found = list(runs(wanted, are_words, tell & are_words))
    good = [at for at, each in enumerate(given) if each[0] and each[1]]
    telling = [at for at in good if given[at][2]]
    assert [at for at in telling if not any(start <= at <= end for start, end in found)] == []
    within = [[at for at in good if start <= at <= end] for start, end in found]
    for (start, end), own in zip(found, within, strict=True):
        assert {start, end} <= set(telling if set(own) & set(telling) else good)
        assert all(later - earlier <= 2 for earlier, later in pairwise(own))
    assert all(after[0] - before[-1] > 2 for before, after in pairwise(within))


def test_small_words_at_the_edges_stay() -> None:
    [finding] = screen_text("She sleeps with a chair against the door since her husband found the new place.").findings
    assert (finding.rule, finding.start) == (LEARNED, len("She "))


# What is shipped.


def test_the_weights_are_of_the_texts_in_the_repository() -> None:
    """Where this fails, the texts were changed: `python scripts/train_screener.py` makes the weights anew."""
    made = hashlib.sha256()
    for path in (*sorted((ROOT / "learning").glob("*.jsonl")), ROOT / "learning" / "meanings.txt"):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    assert learned.digest() == made.hexdigest()


def test_the_weights_hold_numbers_alone() -> None:
    with np.load(ROOT / "src/charteroak/screening/learned/weights.npz") as kept:
        kinds = {name: kept[name].dtype.kind for name in kept.files}
    assert {name for name, kind in kinds.items() if kind not in "iuf"} == {"digest"}


IMPLIED = [
    ("Mr. Ames in 4C tells the desk he crossed the river at night and has no papers to show anyone.", "immigration_status"),
    ("Unit 2: tenant wears long sleeves in July, her boyfriend keeps her phone and counts her steps.", "domestic_violence_victim"),
    ("Her ex keeps circling the block with the lights off, so she sleeps at her aunt's with the chair under the knob.", "domestic_violence_victim"),
    ("Neighbor watched the whole shooting from her window and told the detective who it was.", "crime_witness"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "category"), IMPLIED)
def test_a_class_that_is_only_implied_is_found(text: str, category: str) -> None:
    assert category in {each.category for each in screen_text(text).findings}


def test_it_finds_what_no_rule_does_and_says_so() -> None:
    texts = [text for text, _ in IMPLIED]
    assert LEARNED not in {each.rule for found in rule_findings(texts) for each in found}
    assert LEARNED in {each.rule for found in screen_texts(texts) for each in found.findings}


def test_lines_about_nothing_confidential_are_rarely_taken_for_something() -> None:
    from bench.screening_text import lines

    texts = list(lines(1500, 0.0))
    told = [each for each in screen_texts(texts) if any(f.category != Category.OTHER_PRIVATE for f in each.findings)]
    assert len(told) <= 0.03 * len(texts)


def test_texts_do_not_tell_on_each_other() -> None:
    texts = [text for text, _ in IMPLIED] + ["The pool opens at nine.", ""]
    assert screen_texts(texts) == [screen_text(text) for text in texts]
