"""Make the weights of the screener's model: `python scripts/train_screener.py [--check]`.

It reads the marked texts in `learning/` and the examples of the rules, and writes
`src/charteroak/screening/learned/weights.npz`. `--check` prints instead how the model does on a fifth of the texts that
it was not trained on, five times, by class: for choosing where a score begins to count. Texts that stand beside each
other may be a pair, so they are parted in blocks.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.svm import LinearSVC

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from charteroak.screening.detect import rule_findings, shadow_of  # noqa: E402 - after the path
from charteroak.screening.learned import features as of  # noqa: E402
from charteroak.screening.learned import model as learned  # noqa: E402
from charteroak.screening.learned.finding import ruled  # noqa: E402
from charteroak.screening.learned.pieces import Pieces, pieces  # noqa: E402
from charteroak.screening.patterns.collected import rooms  # noqa: E402
from quality.screening import Case, case_of  # noqa: E402

TEXTS = ROOT / "learning"
WEIGHTS = ROOT / "src" / "charteroak" / "screening" / "learned" / "weights.npz"
CLASSES = [each.value for each in learned.CLASSES]
COST, RARE, OUTWEIGHS = 1.0, 2, 4
"""The trainer's cost of an error, in how many segments a feature must be, and what a segment with a mark counts for."""
SURE, MAYBE, LEAST = 0.2, -0.1, -1.46
BLOCK = 10


@dataclass
class Learned:
    """Texts made ready: their segments, which of them have which classes, and what is looked at in them."""

    taken: Pieces
    texts: np.ndarray
    marked: np.ndarray
    ruled: np.ndarray
    matrices: list[Any]


def cases() -> list[Case]:
    """The texts in `learning/`, without those that are whole tax records, and the examples of the rules."""
    lines = [line for path in sorted(TEXTS.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    read = [case_of(json.loads(line)) for line in lines]
    return [case for case in read if not case.document] + list(examples())


def examples() -> Iterator[Case]:
    """The hits and misses of the rules, as texts."""
    for room in rooms():
        for rule in room.rules:
            for text in (*rule.hits, *rule.misses):
                marked = text.replace("‹", f"⟦{room.category.value}|").replace("›", "⟧")
                yield case_of({"id": rule.name, "lang": room.language, "text": marked})


def digest() -> str:
    """Of the texts in `learning/`, by name and content."""
    made = hashlib.sha256()
    for path in sorted(TEXTS.glob("*.jsonl")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()


def made_ready(given: Sequence[Case]) -> Learned:
    """Texts as the screener sees them: one buffer of shadow text."""
    shadows = [shadow_of(case.text) for case in given]
    edges = [0, *accumulate(len(each.data) + 2 for each in shadows)]
    taken = pieces(b"\n\n".join(each.data for each in shadows))
    texts = np.searchsorted(edges, taken.starts, "right") - 1
    marks = [
        [(category, edge + shade.start_of(start), edge + shade.start_of(end)) for category, start, end in case.marks]
        for case, shade, edge in zip(given, shadows, edges, strict=False)
    ]
    found = [
        [(each.category.value, edge + shade.start_of(each.start), edge + shade.start_of(each.end)) for each in findings]
        for findings, shade, edge in zip(rule_findings([case.text for case in given]), shadows, edges, strict=False)
    ]
    marked, by_rules = (ruled(taken, [span for spans in each for span in spans]) for each in (marks, found))
    return Learned(taken, texts, marked, by_rules, list(matrices(taken, texts)))


def matrices(taken: Pieces, texts: np.ndarray) -> Iterator[Any]:
    """For each table a row for each segment and a column for each bucket, evened as the model does."""
    hashes, count = of.word_hashes(taken), len(taken.starts)
    for table in range(4):
        every = [(taken.segments[runs.words], runs.buckets) for runs in of.features(taken, hashes, table)]
        rows, columns = (np.concatenate(each) for each in zip(*every, strict=True))
        made = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(count, 1 << of.BITS[table]))
        if table in learned.OFFSETS:
            pairs = learned.around(texts, learned.OFFSETS[table])
            here, there = (np.concatenate(each) for each in zip(*pairs, strict=True))
            made = csr_matrix((np.ones(len(here), np.float32), (here, there)), shape=(count, count)) @ made
        numbers = np.asarray(made.sum(axis=1)).ravel()
        yield diags(of.WEIGHTS[table] / np.sqrt(np.maximum(numbers, 1))) @ made


def train(ready: Learned, rows: np.ndarray) -> learned.Model:
    """A model from some of the segments."""
    whole = hstack([*(each[rows] for each in ready.matrices), csr_matrix(learned.BY_RULES * ready.ruled[rows])]).tocsr()
    often = np.asarray((whole > 0).sum(axis=0)).ravel() >= RARE
    weights = np.zeros((whole.shape[1], len(CLASSES)), np.float32)
    bias = np.zeros(len(CLASSES), np.float32)
    for number in range(len(CLASSES)):
        trainer = LinearSVC(C=COST, class_weight={True: OUTWEIGHS, False: 1}, random_state=0)
        trainer.fit(whole[:, often], ready.marked[rows, number])
        weights[often, number], bias[number] = trainer.coef_[0], trainer.intercept_[0]
    *tables, rules = np.split(weights, np.cumsum([1 << bits for bits in of.BITS]))
    limits = (np.full(len(CLASSES), each, np.float32) for each in (MAYBE, SURE))
    return learned.Model(tuple(tables), rules, bias, LEAST, *limits)


def write(model: learned.Model) -> None:
    """The weights in a byte each, where that is not nothing."""
    kept: dict[str, Any] = {"rules": model.rules, "bias": model.bias, "least": model.least, "digest": digest()}
    for number, table in enumerate(model.tables):
        scale = np.abs(table).max() / 127
        kept |= {f"table_{number}": np.round(table / scale).astype(np.int8), f"scale_{number}": np.float32(scale)}
    np.savez_compressed(WEIGHTS, **kept, maybe=model.maybe, sure=model.sure)


def check(ready: Learned) -> None:
    """How segments' best scores tell the classes of texts that the model was not trained on."""
    blocks, scores = ready.texts // BLOCK % 5, np.zeros(ready.marked.shape, np.float32)
    for part in range(5):
        model = train(ready, np.flatnonzero(blocks != part))
        scores[blocks == part] = learned.scored(model, ready.taken, ready.texts, ready.ruled)[blocks == part]
    count = ready.texts.max() + 1
    best, marked = np.full((count, len(CLASSES)), -np.inf), np.zeros((count, len(CLASSES)), bool)
    np.maximum.at(best, ready.texts, scores)
    np.logical_or.at(marked, ready.texts, ready.marked)
    for limit in (0.5, 0.3, 0.1, 0.0, -0.1, -0.2, -0.3):
        print(f"from {limit:+.1f}:", *(_rates(best[:, k] > limit, marked[:, k]) for k in range(len(CLASSES))), sep="  ")
    print(CLASSES)


def _rates(told: np.ndarray, true: np.ndarray) -> str:
    right = (told & true).sum()
    return f"{right / max(true.sum(), 1):.2f}/{right / max(told.sum(), 1):.2f}"


if __name__ == "__main__":
    prepared = made_ready(cases())
    if "--check" in sys.argv:
        check(prepared)
    else:
        write(train(prepared, np.arange(len(prepared.texts))))
