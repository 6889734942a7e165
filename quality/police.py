"""Score the reading of NCIC messages and of legal papers: `python -m quality.police`.

Reads the held-out sets beside this file and, where the shared data is found, the development sets. Prints the share
that is right per field, every case that is wrong by its id (never its text), and whether each goal is met; exits 1
when one is not.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from charteroak.police import triage
from charteroak.police.papers.reading import read_paper

Case = dict[str, Any]
Class = tuple[str, str]
HERE = Path(__file__).resolve().parent
ACTS = ("arrest", "detain")
FIELDS = ("kind", "issuer", "criminal", "requires")
GOALS = {"class": 0.97, "outcome": 0.97, "one message": 1.0, "kind": 0.93, "criminal": 0.97, "requires": 0.97}
BAR = "called criminal or required without being it (must be 0)"


@dataclass
class Score:
    """What was right and wrong on one set: per field a count, and the ids by what was taken for what."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    barred: list[str] = field(default_factory=list)

    def note(self, name: str, case: str, expected: object, got: object) -> None:
        """Count one comparison of a field."""
        self.of[name] += 1
        if expected == got:
            self.right[name] += 1
        else:
            self.wrong[name][f"{_word(expected)} -> {_word(got)}"].append(case)

    def share(self, name: str) -> float:
        """The share of a field that is right."""
        return self.right[name] / self.of[name]

    def met(self) -> bool:
        """Are all goals of this set met, the bar of zero among them?"""
        return not self.barred and all(self.share(name) >= GOALS[name] for name in self.of if name in GOALS)


def hits(cases: Iterable[Case]) -> Score:
    """Score messages: each record's class (file and warrant together), and the outcomes of the message line."""
    score = Score()
    for case in cases:
        expected = [(record["file"], record["warrant"]) for record in case["expect"]]
        lines = list(triage.answer(triage.read(case["text"])).lines())
        got = [(str(line["file"]), str(line["warrant"])) for line in lines if "record" in line]
        for want, have in _pairs(expected, got):
            score.note("class", case["id"], want, have)
        for act in ACTS:
            score.note("outcome", case["id"], case["message"][act], lines[-1][act]["outcome"])
        # `charteroak triage FILE` first cuts a file into messages: each of these is one.
        score.note("one message", case["id"], 1, len(triage.messages_in(case["text"].encode())))
        score.barred += [case["id"]] * _too_many_criminal(expected, got)
    return score


def papers(cases: Iterable[Case]) -> Score:
    """Score papers, field by field; a field that the contract does not decide is not in `expect` and not scored."""
    score = Score()
    for case in cases:
        paper = read_paper([case["text"]])
        for name in FIELDS:
            if name in case["expect"]:
                score.note(name, case["id"], case["expect"][name], getattr(paper, name))
        for name in ("criminal", "requires"):
            if getattr(paper, name) is True and case["expect"].get(name) is not True:
                score.barred.append(case["id"])
    return score


def _pairs(expected: Sequence[Class], got: Sequence[Class]) -> Iterator[tuple[object, object]]:
    """Records beside each other in order; one too many or too few is wrong too."""
    for place in range(max(len(expected), len(got))):
        yield _at(expected, place), _at(got, place)


def _at(records: Sequence[Class], place: int) -> object:
    return records[place] if place < len(records) else "no record"


def _too_many_criminal(expected: Sequence[Class], got: Sequence[Class]) -> int:
    """Records called criminal that are not: by place where the counts agree, else by number."""
    if len(expected) == len(got):
        return sum(have[1] == "criminal" != want[1] for want, have in zip(expected, got, strict=True))
    return max(0, sum(have[1] == "criminal" for have in got) - sum(want[1] == "criminal" for want in expected))


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join(map(str, value))
    return "null" if value is None else str(value)


def _sets() -> Iterator[tuple[str, Path, Callable[[Iterable[Case]], Score]]]:
    shared = Path(os.environ.get("CHARTEROAK_SHARED", HERE.parent.parent / "shared")) / "data"
    for name, score in (("hits", hits), ("papers", papers)):
        for path in (
            HERE / f"{name}-held.jsonl",
            HERE / f"{name}-final.jsonl",
            HERE / f"{name}-third.jsonl",
            HERE / f"{name}-fourth.jsonl",
            HERE / f"{name}-fifth.jsonl",
            HERE / f"{name}-sixth.jsonl",
            shared / f"{name}-dev.jsonl",
        ):
            if path.is_file():
                yield path.stem, path, score


def _report(title: str, score: Score) -> Iterator[str]:
    yield f"{title}: {'goals met' if score.met() else 'BELOW THE GOALS'}"
    for name in score.of:
        goal = f"  (goal {GOALS[name]:.2f})" if name in GOALS else ""
        yield f"  {name}: {score.share(name):.3f}, {score.right[name]} of {score.of[name]}{goal}"
        for what, ids in sorted(score.wrong[name].items()):
            yield f"      {what}: {' '.join(dict.fromkeys(ids))}"
    yield f"  {BAR}: {len(score.barred)} {' '.join(dict.fromkeys(score.barred))}".rstrip()


def main() -> int:
    """Score every set that is there; 0 when all goals are met, else 1."""
    met = True
    for title, path, judge in _sets():
        score = judge(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        sys.stdout.write("\n".join(_report(title, score)) + "\n\n")
        met = met and score.met()
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
