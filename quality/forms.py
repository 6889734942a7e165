"""Score the linter on labelled forms: `python -m quality.forms [FOLDER …] [--show]`.

A folder has forms and `labels.jsonl`, as the development set has: a line per question with `path`, `question`, `flag`
and `category`. Without folders: the held-out sets beside this module, and the development set where the shared data is
found. Printed are, per format and language: recall and precision over flagged questions with Wilson 95 % intervals, how
many have the right class, how many that are direct were called proxy, and how many questions were not read as printed.
A flag on what has no label (a heading, a note) is needless; one on another private attribute counts neither way.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from charteroak.screening.forms.flag import Flag
from charteroak.screening.task import Task, do
from quality.screening import wilson

HERE = Path(__file__).resolve().parent
GOALS = {"recall": 0.97, "precision": 0.95, "softened": 0.03}
_SPANISH = re.compile(r"[áéíóúñ¿]|\b(?:de|la|el|su|usted|qué|con|del)\b", re.IGNORECASE)


@dataclass
class Score:
    """Counts per group: "all", a format, a language, a class."""

    hit: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    classed: Counter[str] = field(default_factory=Counter)
    softened: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """A question's letters and digits, by which it is found again."""
    return " ".join(re.findall(r"\w+", text.lower()))


def format_of(name: str) -> str:
    """A form's format, by the end of its name."""
    return next(
        (end for end in ("schema.json", "fhir.json", "surveyjs.json") if name.endswith(end)), name.split(".")[-1]
    )


def judged(path: Path) -> tuple[list[tuple[str, Flag | None]], str]:
    """The questions of a form with their flags, and why there are none, by kind."""
    outcome = do(Task(what="lint", name=path.name), path.read_bytes())
    if outcome.judged is None:
        return [], outcome.trouble or ""
    questions = outcome.judged.form.questions
    return [(each.text, flag) for each, flag in zip(questions, outcome.judged.flags, strict=True)], ""


def scored(folder: Path) -> Score:
    """Lint every labelled form of a folder, and compare."""
    forms: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            label = json.loads(line)
            forms[label["path"]].append(label)
    score = Score()
    for name, labels in forms.items():
        found, trouble = judged(folder / name)
        if trouble:
            score.shown.append(f"UNREAD {name}: {trouble}")
        _compare(score, name, labels, found)
    return score


def _compare(score: Score, name: str, labels: list[dict[str, Any]], found: list[tuple[str, Flag | None]]) -> None:
    left = list(found)
    spanish = sum(bool(_SPANISH.search(label["question"])) for label in labels) * 2 > len(labels)
    groups = ("all", format_of(name), "es" if spanish else "en")
    for label in labels:
        wanted = plain(label["question"])
        at = next((number for number, (text, _) in enumerate(left) if plain(text) == wanted), None)
        flag = left.pop(at)[1] if at is not None else None
        _count(score, name, label, flag, (*groups, label["category"] or "none"), is_read=at is not None)
    for text, flag in left:
        if flag is not None:
            score.extra.update(groups)
            score.shown.append(f"NO QUESTION {name}: {text!r} {flag.category}/{flag.tier} ({flag.why}, {flag.by})")
        else:
            score.shown.append(f"ALSO READ {name}: {text!r}")


def _count(
    score: Score, name: str, label: dict[str, Any], flag: Flag | None, groups: tuple[str, ...], *, is_read: bool
) -> None:
    score.labelled.update(groups)
    if not is_read:
        score.unread.update(groups)
        score.shown.append(f"NOT READ {name}: {label['question']!r} ({label['flag']})")
    if label["flag"] and flag is not None:
        score.hit.update(groups)
        score.classed.update(groups if flag.category == label["category"] else ())
        score.softened.update(groups if (label["flag"], flag.tier) == ("direct", "proxy") else ())
        if (flag.category, flag.tier) != (label["category"], label["flag"]):
            told = f"{flag.category}/{flag.tier} ({flag.why})"
            score.shown.append(f"OTHERWISE {name}: {label['question']!r} {label['category']}/{label['flag']} as {told}")
    elif label["flag"]:
        score.missed.update(groups)
        if is_read:
            score.shown.append(f"MISSED {name}: {label['question']!r} {label['category']}/{label['flag']}")
    elif flag is not None and label["category"] != "other_private":
        score.extra.update((*groups[:3], flag.category))
        score.shown.append(
            f"NEEDLESS {name}: {label['question']!r} {flag.category}/{flag.tier} ({flag.why}, {flag.by} {flag.part!r})"
        )


def _share(name: str, right: int, of: int) -> str:
    low, high = wilson(right, of)
    return f"{name} {right / of if of else 1:.3f} [{low:.3f}, {high:.3f}] of {of}"


def report(title: str, score: Score) -> Iterator[str]:
    """The figures as lines."""
    yield title
    for group in ("all", *sorted(set(score.labelled) - {"all", "none", "other_private"})):
        hit, missed, extra = score.hit[group], score.missed[group], score.extra[group]
        if not hit + missed + extra:
            continue
        yield (
            f"  {group}: {_share('recall', hit, hit + missed)}; {_share('precision', hit, hit + extra)}; "
            f"class right {score.classed[group] / max(hit, 1):.3f}; "
            f"direct as proxy {score.softened[group] / max(hit, 1):.3f}; "
            f"not read {score.unread[group]} of {score.labelled[group]}"
        )


def met(score: Score) -> bool:
    """Whether the goals are reached over a set."""
    hit, missed, extra = score.hit["all"], score.missed["all"], score.extra["all"]
    return bool(
        hit
        and hit / (hit + missed) >= GOALS["recall"]
        and hit / (hit + extra) >= GOALS["precision"]
        and score.softened["all"] / hit <= GOALS["softened"]
    )


def _folders() -> list[Path]:
    shared = Path(os.environ.get("CHARTEROAK_SHARED", HERE.parent.parent / "shared")) / "data"
    return [path for path in (*sorted(HERE.glob("forms-*")), shared / "forms-dev") if (path / "labels.jsonl").is_file()]


def main() -> int:
    """Score every set; 0 when all reach the goals, else 1."""
    parser = argparse.ArgumentParser("python -m quality.forms", description="Score the linter on labelled forms.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="show what was decided otherwise (development only)")
    arguments = parser.parse_args()
    all_met = True
    for folder in arguments.folders or _folders():
        score = scored(folder)
        sys.stdout.write("\n".join([*report(folder.name, score), *(score.shown if arguments.show else ())]) + "\n\n")
        all_met = all_met and met(score)
    return 0 if all_met else 1


if __name__ == "__main__":
    sys.exit(main())
