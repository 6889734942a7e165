"""Make the weights of the screener's model: `python scripts/train_screener.py [--check]`.

It reads the marked texts and the lexicon in `learning/` and the examples of the rules, and writes
`src/charteroak/screening/learned/weights.npz`. The second layer learns from scores of the first on texts that these
were not made from. `--check` prints instead how the model does on a fifth of the texts that it was not trained on.
Texts that stand beside each other may be a pair, so they are parted in blocks.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import SGDClassifier
from sklearn.svm import LinearSVC

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from charteroak.screening.detect import rule_findings, shadow_of  # noqa: E402 - after the path
from charteroak.screening.learned import features as of  # noqa: E402
from charteroak.screening.learned import model as learned  # noqa: E402
from charteroak.screening.learned import nearby, segments, words  # noqa: E402
from charteroak.screening.learned.finding import ruled, tells, within  # noqa: E402
from charteroak.screening.learned.meanings import Meanings, kinds_of, read  # noqa: E402
from charteroak.screening.learned.numbers import hasher, word_hashes  # noqa: E402
from charteroak.screening.learned.pieces import Pieces, pieces  # noqa: E402
from charteroak.screening.patterns.collected import rooms  # noqa: E402
from charteroak.screening.sentences import unwrapped  # noqa: E402
from quality.screening import Case, case_of  # noqa: E402

TEXTS = ROOT / "learning"
LEXICON = TEXTS / "meanings.txt"
WEIGHTS = ROOT / "src" / "charteroak" / "screening" / "learned" / "weights.npz"
COUNT = len(learned.CLASSES)
RARE = 2
"""In how many segments or words a feature must be."""
OUTWEIGHS, OUTWEIGHS_OF_WORDS = 4, 2
"""What a segment or word with a mark counts for."""
PENALTY, ROUNDS = 1e-6, 8
"""Of large weights of words, and how often these are gone through: more of either does worse on other texts."""
OUTWEIGHS_AT_GATE, LEAST = 8, -0.7
PARTS, BLOCK = 4, 10


@dataclass
class Learned:
    """Texts made ready: their segments and words, which have which classes, and what is looked at in them."""

    taken: Pieces
    texts: np.ndarray
    marked: np.ndarray
    ruled: np.ndarray
    words_marked: np.ndarray
    words_ruled: np.ndarray
    of_segments: Any
    of_words: Any

    @property
    def blocks(self) -> np.ndarray:
        """Of the segments."""
        return self.texts // BLOCK


def cases() -> list[Case]:
    """The texts in `learning/`, without those that are whole tax records, and the examples of the rules."""
    lines = [line for path in sorted(TEXTS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    read_ = [case_of(json.loads(line)) for line in lines]
    return [case for case in read_ if not case.document] + list(examples())


def examples() -> Iterator[Case]:
    """The hits and misses of the rules, as texts."""
    for room in rooms():
        for rule in room.rules:
            for text in (*rule.hits, *rule.misses):
                marked = text.replace("‹", f"⟦{room.category.value}|").replace("›", "⟧")
                yield case_of({"id": rule.name, "lang": room.language, "text": marked})


def lexicon() -> Meanings:
    """The kinds of meaning."""
    return read(LEXICON.read_text(encoding="utf-8").splitlines())


def digest() -> str:
    """Of the texts in `learning/` and the lexicon, by name and content."""
    made = hashlib.sha256()
    for path in (*sorted(TEXTS.glob("*.jsonl")), LEXICON):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def made_ready(given: Sequence[Case], meanings: Meanings) -> Learned:
    """Texts as the screener sees them: one buffer of shadow text."""
    shadows = [shadow_of(case.text) for case in given]
    edges = [0, *accumulate(len(each.data) + 2 for each in shadows)]
    taken = pieces(unwrapped(b"\n\n".join(each.data for each in shadows)))
    texts = np.searchsorted(edges, taken.starts, "right") - 1
    marks = [
        (category, edge + shade.start_of(start), edge + shade.start_of(end))
        for case, shade, edge in zip(given, shadows, edges, strict=False)
        for category, start, end in case.marks
    ]
    found = [
        (each.category.value, edge + shade.start_of(each.start), edge + shade.start_of(each.end))
        for findings, shade, edge in zip(rule_findings([case.text for case in given]), shadows, edges, strict=False)
        for each in findings
    ]
    by_segment, by_word = ([of_spans(taken, spans) for spans in (marks, found)] for of_spans in (ruled, within))
    return Learned(taken, texts, *by_segment, *by_word, _segments(taken, texts, by_segment[1]), _words(taken, meanings))


def _segments(taken: Pieces, texts: np.ndarray, by_rules: np.ndarray) -> Any:
    """A row for each segment and a column for each bucket of every table, evened as the model does, and for rules."""
    hashes, count, made = word_hashes(taken), len(taken.starts), []
    for table in range(learned.TABLES):
        every = [(taken.segments[runs.words], runs.buckets) for runs in of.features(taken, hashes, table)]
        rows, columns = (np.concatenate(each) for each in zip(*every, strict=True))
        matrix = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(count, 1 << of.BITS[table]))
        if table in segments.OFFSETS:
            pairs = segments.around(texts, segments.OFFSETS[table])
            here, there = (np.concatenate(each) for each in zip(*pairs, strict=True))
            matrix = csr_matrix((np.ones(len(here), np.float32), (here, there)), shape=(count, count)) @ matrix
        numbers = np.asarray(matrix.sum(axis=1)).ravel()
        made.append(diags(of.WEIGHTS[table] / np.sqrt(np.maximum(numbers, 1))) @ matrix)
    return hstack([*made, csr_matrix(segments.BY_RULES * by_rules)]).tocsr()


def _words(taken: Pieces, meanings: Meanings) -> Any:
    """A row for each word and a column for each bucket of what is looked at around it."""
    numbers = hasher(taken.data)
    every = list(nearby.buckets(taken, kinds_of(meanings, taken, numbers), numbers))
    counts = np.stack([each for _, each in every], axis=1)
    columns = np.stack([each.astype(np.int32) for each, _ in every], axis=1)[counts]
    ends = np.concatenate(([0], np.cumsum(counts.sum(axis=1))))
    shape = (len(taken.words), 1 << nearby.BITS)
    made = csr_matrix((np.full(len(columns), words.EACH, np.float32), columns, ends), shape=shape)
    made.sum_duplicates()
    return made


def _told(ready: Learned, scores: np.ndarray) -> np.ndarray:
    near = segments.nearest(scores, ready.texts)
    return words.told(ready.taken.segments, scores, near, ready.words_ruled, ready.ruled)


def _trainer_of_segments() -> Any:
    return LinearSVC(C=1.0, class_weight={True: OUTWEIGHS, False: 1}, random_state=0, tol=1e-2, max_iter=400)


def _trainer_of_gate() -> Any:
    return LinearSVC(C=1.0, class_weight={True: OUTWEIGHS_AT_GATE, False: 1}, random_state=0, tol=1e-2)


def _trainer_of_words() -> Any:
    weighed = {True: OUTWEIGHS_OF_WORDS, False: 1}
    of_rounds = {"max_iter": ROUNDS, "tol": None, "average": True}
    return SGDClassifier(alpha=PENALTY, class_weight=weighed, random_state=0, **of_rounds)


def _fitted(trainer: Any, matrix: Any, marked: np.ndarray) -> tuple[np.ndarray, float]:
    trainer.fit(matrix, marked)
    return trainer.coef_[0], trainer.intercept_[0]


def _weights(trainer: Callable[[], Any], matrix: Any, marked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A column of weights and a bias for each class."""
    often = np.asarray((matrix != 0).sum(axis=0)).ravel() >= RARE
    chosen = matrix[:, often]
    every = Parallel(-1)(delayed(_fitted)(trainer(), chosen, marked[:, number]) for number in range(marked.shape[1]))
    made = np.zeros((matrix.shape[1], marked.shape[1]), np.float32)
    made[often] = np.stack([each for each, _ in every], axis=1)
    return made, np.array([bias for _, bias in every], np.float32)


def train_segments(ready: Learned, rows: np.ndarray) -> learned.Segments:
    """The first layer, from some of the segments."""
    weights, bias = _weights(_trainer_of_segments, ready.of_segments[rows], ready.marked[rows])
    *tables, rules = np.split(weights, np.cumsum([1 << bits for bits in of.BITS]))
    gate, of_gate = _weights(_trainer_of_gate, ready.of_segments[rows, : 1 << of.BITS[of.WORD]], _any(ready)[rows])
    return learned.Segments(tuple(tables), rules, bias, gate[:, 0], LEAST - float(of_gate[0]))


def _any(ready: Learned) -> np.ndarray:
    """Which segments have a mark of any class."""
    return ready.marked.any(axis=1, keepdims=True)


def train(ready: Learned, meanings: Meanings, kept: np.ndarray) -> learned.Model:
    """A model from some of the segments, and from their words."""
    scores = np.zeros(ready.marked.shape, np.float32)
    for part in range(PARTS):
        own = kept & (ready.blocks % PARTS == part)
        layer = train_segments(ready, np.flatnonzero(kept & ~own))
        scores[own] = segments.scored(layer, ready.taken, ready.texts, ready.ruled)[own]
    scores[~kept] = -np.inf
    chosen = kept[ready.taken.segments]
    matrix = hstack([ready.of_words, csr_matrix(_told(ready, scores))]).tocsr()[chosen]
    weights, bias = _weights(_trainer_of_words, matrix, ready.words_marked[chosen])
    looks, told = np.split(weights, [1 << nearby.BITS])
    scale = float(np.abs(looks).max()) / 127
    second = learned.Words.of(np.round(looks / scale).astype(np.int8), scale, told, bias)
    return learned.Model(meanings, train_segments(ready, np.flatnonzero(kept)), second)


def write(model: learned.Model) -> None:
    """The weights in a byte each, where that is not nothing."""
    first, second, meanings = model.segments, model.words, model.meanings
    kept: dict[str, Any] = {"rules": first.rules, "bias": first.bias, "least": first.least, "digest": digest()}
    gate = np.abs(first.gate).max() / 127
    kept |= {"gate": np.round(first.gate / gate).astype(np.int8), "gate_scale": np.float32(gate)}
    for number, table in enumerate(first.tables):
        scale = np.abs(table).max() / 127
        kept |= {f"table_{number}": np.round(table / scale).astype(np.int8), f"scale_{number}": np.float32(scale)}
    kept |= {"looks": second.looks, "looks_scale": second.scale, "told": second.told, "words_bias": second.bias}
    kept |= {"whole": meanings.words, "of_whole": meanings.of_words}
    np.savez_compressed(WEIGHTS, **kept, kinds=meanings.count, stems=meanings.stems, of_stems=meanings.of_stems)


def check(ready: Learned, meanings: Meanings) -> None:
    """How a model tells the classes of texts that it was not trained on."""
    held = ready.blocks % 5 == 0
    model = train(ready, meanings, ~held)
    scores = segments.scored(model.segments, ready.taken, ready.texts, ready.ruled)
    by_word = words.scored(model, ready.taken, _told(ready, scores))
    told = tells(ready.taken, by_word, scores, ready.texts)
    count = ready.texts.max() + 1
    best, marked = np.full((count, COUNT), -np.inf), np.zeros((count, COUNT), bool)
    np.maximum.at(best, ready.texts[held], told[held])
    np.logical_or.at(marked, ready.texts[held], ready.marked[held])
    for limit in (3, 2, 1, 0.5, 0, -0.5, -1, -2):
        print(f"{limit:+.1f}:", *(_rates(best[:, k] > limit, marked[:, k]) for k in range(COUNT)), sep="  ")
    print([each.value for each in learned.CLASSES])


def _rates(told: np.ndarray, true: np.ndarray) -> str:
    right = (told & true).sum()
    return f"{right / max(true.sum(), 1):.2f}/{right / max(told.sum(), 1):.2f}"


if __name__ == "__main__":
    kinds = lexicon()
    prepared = made_ready(cases(), kinds)
    if "--check" in sys.argv:
        check(prepared, kinds)
    else:
        write(train(prepared, kinds, np.ones(len(prepared.texts), bool)))
