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
    for path in sorted((HERE / "second_reader").glob("*.jsonl")):
        first, second = read(HERE / path.name), read(path)
        score = compared(first.values(), (as_found(second[each]) for each in first))
        lines = report(f"{path.stem}, second reader", score)
        sys.stdout.write("\n".join(line for line in lines if not re.match(r" {6}", line)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
