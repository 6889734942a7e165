"""Make the weights of the model of questions: `python scripts/train_forms.py [--check]`.

It reads the labelled questions in `learning/questions/` and writes `src/charteroak/screening/forms/weights.npz`.
`--check` prints instead how the model does on a third of the questions that it was not trained on, three times over;
`--check --errors` prints besides each question that was decided wrongly.
Questions that stand beside each other may be a pair, so they are parted in blocks of ten.
What it needs beyond the package is in the group `training`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from charteroak.screening.forms.features import BUCKETS, features
from charteroak.screening.forms.form import Question
from charteroak.screening.forms.judging import LEAST
from charteroak.screening.forms.learned import ASKS

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "learning" / "questions"
WORDS = ROOT / "src" / "charteroak" / "screening" / "forms" / "words"
MEANINGS = ROOT / "learning" / "meanings.txt"
WEIGHTS = ROOT / "src" / "charteroak" / "screening" / "forms" / "weights.npz"
PENALTY = 3.0
RARE = 2
"""In how many questions a bucket must be looked at."""
FOLDS, BLOCK = 3, 10
NOTHING = len(ASKS)


def digest() -> str:
    """Of the questions, and of the lexicons that they are read with."""
    made = hashlib.sha256()
    for path in [*sorted(QUESTIONS.glob("*.jsonl")), *sorted(WORDS.glob("*.py")), MEANINGS]:
        made.update(path.read_bytes())
    return made.hexdigest()


def read() -> list[dict[str, Any]]:
    """The questions, in the order of the files."""
    lines = [line for path in sorted(QUESTIONS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def question_of(record: dict[str, Any]) -> Question:
    """A labelled question as it would be read."""
    return Question(
        text=record["question"],
        where="",
        stem=record.get("stem", ""),
        options=tuple(record.get("options", ())),
        help=record.get("help", ""),
    )


def label_of(record: dict[str, Any]) -> int:
    """What is asked, by its place in ASKS. A proxy where there is none is direct."""
    if record["flag"] is None:
        return NOTHING
    asked = (record["category"], record["flag"])
    return ASKS.index(asked if asked in ASKS else (record["category"], "direct"))  # type: ignore[arg-type]


def matrix(questions: Sequence[Question]) -> csr_matrix:
    """A row for each question, of length one."""
    from scipy.sparse import csr_matrix

    rows, columns, values = [], [], []
    for row, question in enumerate(questions):
        weighed = features(question)
        length = sum(each * each for each in weighed.values()) ** 0.5
        rows += [row] * len(weighed)
        columns += weighed.keys()
        values += [each / length for each in weighed.values()]
    return csr_matrix((values, (rows, columns)), (len(questions), BUCKETS), dtype=np.float64)


def trained(looked: csr_matrix, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The weights, a row for each bucket, and the biases."""
    from sklearn.svm import LinearSVC

    kept = np.flatnonzero(np.bincount(looked.indices, minlength=BUCKETS) >= RARE)
    made = LinearSVC(C=PENALTY).fit(looked[:, kept], labels)
    weights = np.zeros((BUCKETS, len(ASKS) + 1))
    weights[np.ix_(kept, made.classes_)] = made.coef_.T
    bias = np.full(len(ASKS) + 1, -9.0)
    bias[made.classes_] = made.intercept_
    return weights, bias


def check(records: list[dict[str, Any]], looked: csr_matrix, labels: np.ndarray) -> None:
    """Print how it does on what it was not trained on, at several limits."""
    fold = np.arange(len(records)) // BLOCK % FOLDS
    scores = np.zeros((len(records), len(ASKS) + 1))
    for each in range(FOLDS):
        weights, bias = trained(looked[fold != each], labels[fold != each])
        scores[fold == each] = looked[fold == each] @ weights + bias
    if "--errors" in sys.argv:
        show_errors(records, labels, scores)
    private = np.array([record.get("category") == "other_private" for record in records])
    is_proxy = np.array([*(tier == "proxy" for _, tier in ASKS), False])
    asked, best = labels != NOTHING, scores[:, :NOTHING].argmax(1)
    for least in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5):
        told = scores[:, :NOTHING].max(1) - scores[:, NOTHING] > -least
        hit = asked & told
        extra = told & ~asked & ~private
        softer = hit & ~is_proxy[labels] & is_proxy[best]
        print(f"{least}: recall {hit.sum() / asked.sum():.3f}  precision {hit.sum() / (hit.sum() + extra.sum()):.3f}  "
              f"direct as proxy {softer.sum() / hit.sum():.3f}")  # fmt: skip


def show_errors(records: list[dict[str, Any]], labels: np.ndarray, scores: np.ndarray) -> None:
    """Print each question that was decided wrongly."""
    for record, label, score in zip(records, labels, scores, strict=True):
        best = int(score[:NOTHING].argmax())
        told = score[best] - score[NOTHING] > LEAST
        if told != (label != NOTHING) and not (told and record.get("category") == "other_private"):
            beside = [record.get(part) for part in ("stem", "options", "help") if record.get(part)]
            asked = "none" if label == NOTHING else "/".join(ASKS[label])
            margin = score[best] - score[NOTHING]
            print(f"{asked} | {record['question']} | {beside or ''} | {'/'.join(ASKS[best])} {margin:.2f}")


def write(looked: csr_matrix, labels: np.ndarray) -> None:
    """Write the weights, in steps of a byte."""
    weights, bias = trained(looked, labels)
    scale = np.maximum(np.abs(weights).max(0), 1e-9) / 127
    rows = np.rint(weights / scale).astype(np.int8)
    np.savez_compressed(
        WEIGHTS, rows=rows, scale=scale.astype(np.float32), bias=bias.astype(np.float32), digest=np.array(digest())
    )


def main() -> None:
    """Train, and write the weights or check them."""
    records = read()
    looked = matrix([question_of(record) for record in records])
    labels = np.array([label_of(record) for record in records])
    print(f"{len(records)} questions")
    if "--check" in sys.argv:
        check(records, looked, labels)
    else:
        write(looked, labels)


if __name__ == "__main__":
    main()
