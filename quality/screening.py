"""Score screening on marked texts: `python -m quality.screening [FILE …] [--only CLASS] [--show]`.

A file has a JSON object a line: `lang`, `genre`, `text` with marks `⟦class|span⟧`, `document` where the whole text is a
tax record, and `implied` where its marks only imply. Without files: the held-out sets beside this module, and the
development set where the shared data is found. Printed are, per class and language: recall and precision over documents
with Wilson 95 % intervals, the spans that redaction leaves uncovered, and the words it takes out needlessly. No text is
printed but with --show, which is for development.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from charteroak.screening.detect import screen_texts, screener_of
from charteroak.screening.found import Category, Screened

HERE = Path(__file__).resolve().parent
GOALS = {"recall": 0.97, "precision": 0.95, "uncovered": 0.03, "needless": 0.03}
COVERED = 0.7
SEVEN = [each.value for each in Category if each is not Category.OTHER_PRIVATE]
_MARK = re.compile(r"⟦([a-z_]+)\|([^⟧]*)⟧")
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
# Words that reveal nothing by themselves.
_REVEALING_NOTHING = """
a an the and or but of to in on at by for with from as if it its he she they i we you him her them me us his their my
our your this that is are was were be been being am has have had having do does did el la los las un una de del al y o
en con por para que se su sus mi le lo les es fue era está esta ha han
"""
_EMPTY = frozenset(_REVEALING_NOTHING.split())

Span = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """A marked text: plain, with the marks' class and place."""

    id: str
    lang: str
    text: str
    marks: tuple[tuple[str, int, int], ...]
    document: bool
    implied: bool

    @property
    def classes(self) -> set[str]:
        """The classes that stand in it."""
        return {category for category, _, _ in self.marks} | ({"income_tax_record"} if self.document else set())


def case_of(record: dict[str, Any]) -> Case:
    """A line of a set."""
    plain, marks, last = "", [], 0
    for found in _MARK.finditer(record["text"]):
        plain += record["text"][last : found.start()]
        marks.append((found[1], len(plain), len(plain) + len(found[2])))
        plain, last = plain + found[2], found.end()
    plain += record["text"][last:]
    implied = bool(record.get("implied"))
    return Case(record["id"], record["lang"], plain, tuple(marks), bool(record.get("document")), implied)


@dataclass
class Score:
    """Documents right and wrong per group and class, spans and words."""

    hit: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    extra: Counter[tuple[str, str]] = field(default_factory=Counter)
    spans: Counter[str] = field(default_factory=Counter)
    uncovered: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def judge(cases: Iterable[Case], only: str = "") -> Score:
    """Screen the cases and compare."""
    cases = list(cases)
    screen = screener_of(only).screen if only else screen_texts
    return compared(cases, screen([case.text for case in cases]), only)


def compared(cases: Iterable[Case], every: Iterable[Screened], only: str = "") -> Score:
    """Compare cases with what was found in each."""
    score = Score()
    for case, screened in zip(cases, every, strict=True):
        _documents(score, case, screened, only)
        _spans(score, case, screened, only)
    return score


def _documents(score: Score, case: Case, screened: Screened, only: str) -> None:
    got = {found.category.value for found in screened.findings} & set(SEVEN)
    if screened.document or case.document:
        got = {"income_tax_record"} if screened.document else got - {"income_tax_record"}
    for category in SEVEN:
        if only and category != only:
            continue
        for group in (case.lang, "implied" if case.implied else "direct"):
            place = (group, category)
            score.hit[place] += category in got and category in case.classes
            score.missed[place] += category in case.classes - got
            score.extra[place] += category in got - case.classes
        if (category in got) != (category in case.classes):
            kind = "EXTRA" if category in got else "MISSED"
            where = [(f.rule, case.text[f.start : f.end]) for f in screened.findings if f.category == category]
            score.shown.append(f"{kind} {case.id} {case.lang} {category} {where if where else ''}")


def _spans(score: Score, case: Case, screened: Screened, only: str) -> None:
    if screened.document or case.document:
        return
    chosen = [f for f in screened.findings if f.category in SEVEN and (not only or f.category == only)]
    gone = {at for f in screened.findings for at in range(f.start, f.end)}
    chosen_gone = {at for f in chosen for at in range(f.start, f.end)}
    private = {at for f in screened.findings if f.category == "other_private" for at in range(f.start, f.end)}
    wanted = {at for _, start, end in case.marks for at in range(start, end)}
    for category, start, end in case.marks:
        if only and category != only:
            continue
        score.spans[case.lang] += 1
        if _coverage(case.text, start, end, gone) < COVERED:
            score.uncovered[case.lang] += 1
            score.shown.append(
                f"UNCOVERED {case.id} {category}: {case.text[start:end]!r}  in …{_around(case.text, start, end)}…"
            )
    _needless(score, case, chosen_gone, wanted | private)
    for f in chosen:
        if not any(start < f.end and f.start < end for _, start, end in case.marks):
            around = _around(case.text, f.start, f.end)
            score.shown.append(f"NEEDLESS {case.id} {f.rule}: {case.text[f.start : f.end]!r}  in …{around}…")


def _needless(score: Score, case: Case, gone: set[int], wanted: set[int]) -> None:
    for found in _WORD.finditer(case.text):
        score.plain[case.lang] += found.start() not in wanted
        if found.start() in gone or found.end() - 1 in gone:
            score.removed[case.lang] += 1
            score.needless[case.lang] += found.start() not in wanted and found.end() - 1 not in wanted


def _coverage(text: str, start: int, end: int, gone: set[int]) -> float:
    """The share of a mark's content characters that are taken out."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    content = [span for span in words if text[slice(*span)].lower() not in _EMPTY] or words
    letters = [at for span in content for at in range(*span)]
    return sum(at in gone for at in letters) / len(letters) if letters else 1.0


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 50) : end + 30].replace("\n", "⏎")


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(name: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{name} {right / of if of else 1:.3f} [{low:.3f}, {high:.3f}] of {of}"


def _recall_and_precision(hit: int, missed: int, extra: int) -> str:
    return f"{_share('recall', hit, hit + missed)}; {_share('precision', hit, hit + extra)}"


def report(title: str, score: Score) -> Iterator[str]:
    """The figures as lines."""
    yield title
    for group in ("en", "es", "mixed", "direct", "implied"):
        totals = [
            sum(counter[(group, category)] for category in SEVEN) for counter in (score.hit, score.missed, score.extra)
        ]
        if not any(totals):
            continue
        yield f"  {group}: {_recall_and_precision(*totals)}"
        for category in SEVEN:
            hit, missed, extra = (counter[(group, category)] for counter in (score.hit, score.missed, score.extra))
            if hit + missed + extra:
                yield f"      {category}: {_recall_and_precision(hit, missed, extra)}"
    for lang in score.spans:
        yield (
            f"  {lang}: {_share('uncovered spans', score.uncovered[lang], score.spans[lang])}; "
            f"{_share('needless of words removed', score.needless[lang], score.removed[lang])}; "
            f"{_share('needless of unmarked words', score.needless[lang], score.plain[lang])}"
        )


def _files() -> list[Path]:
    shared = Path(os.environ.get("CHARTEROAK_SHARED", HERE.parent.parent / "shared")) / "data"
    return [
        path for path in (*sorted(HERE.glob("screening-*.jsonl")), shared / "screening-dev.jsonl") if path.is_file()
    ]


def main() -> int:
    """Score every set; 0 when all reach the goals over their classes, else 1."""
    parser = argparse.ArgumentParser("python -m quality.screening", description="Score screening on marked texts.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", default="", choices=["", *SEVEN], help="one class alone")
    parser.add_argument("--show", action="store_true", help="show what was missed or needless (development only)")
    arguments = parser.parse_args()
    met = True
    for path in arguments.files or _files():
        lines = path.read_text(encoding="utf-8").splitlines()
        score = judge((case_of(json.loads(line)) for line in lines if line), arguments.only)
        sys.stdout.write("\n".join([*report(path.stem, score), *(score.shown if arguments.show else ())]) + "\n\n")
        met = met and _met(score)
    return 0 if met else 1


def _met(score: Score) -> bool:
    for lang in ("en", "es", "mixed"):
        hit, missed, extra = (sum(c[(lang, each)] for each in SEVEN) for c in (score.hit, score.missed, score.extra))
        if hit + missed and hit / (hit + missed) < GOALS["recall"]:
            return False
        if hit + extra and hit / (hit + extra) < GOALS["precision"]:
            return False
        if score.spans[lang] and score.uncovered[lang] / score.spans[lang] > GOALS["uncovered"]:
            return False
        if score.removed[lang] and score.needless[lang] / score.removed[lang] > GOALS["needless"]:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
