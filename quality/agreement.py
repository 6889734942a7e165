"""How far two readers agree about the same texts: `python -m quality.agreement`.

The marks of the second reader, in `second_reader/`, are scored against the set's as if a program had found them. What
two careful readers do not agree on, no program can be asked to get right.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from charteroak.screening.found import Category, Finding, Screened
from quality.screening import HERE, Case, case_of, compared, report


def read(path: Path) -> dict[str, Case]:
    """The cases of a set by their ids."""
    cases = (case_of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
    return {case.id: case for case in cases}


def as_found(case: Case) -> Screened:
    """A reader's marks in the form of what is found."""
    marks = (Finding(start, end, Category(name), "reader", "direct") for name, start, end in case.marks)
    return Screened("unknown", "income_tax_record" if case.document else None, tuple(sorted(marks)))


def main() -> int:
    """Print what the second reader of each set would score."""
    for path in sorted((HERE / "second_reader").glob("screening-*.jsonl")):
        first, second = read(HERE / path.name), read(path)
        score = compared(first.values(), (as_found(second[each]) for each in first))
        lines = report(f"{path.stem}, second reader", score)
        sys.stdout.write("\n".join(line for line in lines if not re.match(r" {6}", line)) + "\n")
    for path in sorted((HERE / "second_reader").glob("forms-*.jsonl")):
        sys.stdout.write(f"{path.stem}, second reader\n  {of_labels(HERE / path.stem / 'labels.jsonl', path)}\n")
    return 0


def of_labels(first: Path, second: Path) -> str:
    """How a second reader's labels of forms' questions agree with the first's."""
    pairs = [
        (json.loads(one), json.loads(other))
        for one, other in zip(
            first.read_text("utf-8").splitlines(), second.read_text("utf-8").splitlines(), strict=True
        )
    ]
    both = sum(bool(one["flag"] and other["flag"]) for one, other in pairs)
    same = sum(
        (one["flag"], one["category"]) == (other["flag"], other["category"]) for one, other in pairs if one["flag"]
    )
    found, told = (sum(bool(each["flag"]) for each in side) for side in zip(*pairs, strict=True))
    return f"recall {both / found:.3f}; precision {both / told:.3f}; same class and tier {same / found:.3f} of {found}"


if __name__ == "__main__":
    sys.exit(main())
