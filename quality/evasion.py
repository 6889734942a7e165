"""What tricks of writing cost: `python -m quality.evasion [FILE …]`, the recall of screening on disguised texts.

Every marked span of the held-out sets is written anew with one trick at a time: letters of other alphabets that look
the same, letters of no width between, spaces between letters, digits for letters, words broken at the end of a line,
marks under letters. The rest of a text stays. Printed is, for each trick, the recall over documents and classes
beside that of the texts as they are, in points. The goal is that no trick costs more than two. Exit status 1 where
one does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from quality.screening import HERE, SEVEN, Case, judge, wilson

MOST = 0.02
_ALIKE = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")  # noqa: RUF001 - that is the trick
_LEET = str.maketrans("aeios", "43105")
_LONG = 5
"""Only words of so many letters are spaced, broken or written with digits: people must still be able to read it."""

Trick = Callable[[str, Random], str]


def _words(text: str, change: Callable[[str], str], chance: Random, share: float = 0.5) -> str:
    """Some of the long words changed, at least one where there is one."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) >= _LONG and word.isalpha()]
    chosen = {at for at in long if chance.random() < share} or set(long[:1])
    return " ".join(change(word) if at in chosen else word for at, word in enumerate(words))


TRICKS: dict[str, Trick] = {
    "letters of other alphabets": lambda text, _: text.translate(_ALIKE),
    "letters of no width": lambda text, _: "\u200b".join(text),
    "spaces between letters": lambda text, chance: _words(text, " ".join, chance),
    "digits for letters": lambda text, chance: _words(text, lambda word: word.translate(_LEET), chance),
    "broken at a line's end": lambda text, chance: _words(text, lambda word: f"{word[:3]}-\n{word[3:]}", chance),
    "marks on letters": lambda text, _: "".join(each + "\u0323" if each.isalpha() else each for each in text),
}


def disguised(case: Case, trick: Trick, chance: Random) -> Case:
    """A case whose marked spans are written with a trick."""
    text, marks, last = "", [], 0
    for category, start, end in case.marks:
        text += case.text[last:start]
        written = trick(case.text[start:end], chance)
        marks.append((category, len(text), len(text) + len(written)))
        text, last = text + written, end
    return Case(case.id, case.lang, text + case.text[last:], tuple(marks), case.document, case.implied)


def recall(cases: Sequence[Case]) -> tuple[int, int]:
    """How many classes of documents were found, and of how many."""
    score = judge(cases)
    places = [(lang, category) for lang in ("en", "es", "mixed") for category in SEVEN]
    hit = sum(score.hit[place] for place in places)
    return hit, hit + sum(score.missed[place] for place in places)


def main() -> int:
    """Print what each trick costs; 1 where one costs too much."""
    from quality.screening import case_of

    files = [Path(each) for each in sys.argv[1:]] or sorted(HERE.glob("screening-*.jsonl"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line]
    cases = [case for line in lines if (case := case_of(json.loads(line))).marks]
    plain, of = recall(cases)
    sys.stdout.write(f"as written: recall {plain / of:.3f} of {of}\n")
    worst = 0.0
    for name, trick in TRICKS.items():
        found, _ = recall([disguised(case, trick, Random(case.id)) for case in cases])  # noqa: S311 - no secret
        low, high = wilson(found, of)
        worst = max(worst, (plain - found) / of)
        sys.stdout.write(f"{name}: recall {found / of:.3f} [{low:.3f}, {high:.3f}], {(found - plain) / of:+.3f}\n")
    return 1 if worst > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
