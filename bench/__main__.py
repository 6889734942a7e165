"""`make bench`: measure, print a table, say which goals are met.

    make bench ARGS="--only api --only decide --quick --json figures.json"

The figures depend on the machine and on what else it does: the ratios are what counts.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from bench.report import Section, as_json, busy, machine, table, verdict
from bench.timing import Effort

Benchmark = Callable[[Effort, bool], list[Section]]

NAMES = {
    "decide": "bench.decisions:decide",
    "ask": "bench.decisions:ask",
    "tables": "bench.tables:tables",
    "cold": "bench.tables:cold",
    "api": "bench.api:api",
    "bulk": "bench.bulk:bulk",
    "columns": "bench.columns:columns",
    "csv": "bench.columns_csv:decide_csv",
    "ledger": "bench.ledger:ledger",
    "referrals": "bench.referrals:referrals",
    "reports": "bench.reports:reports",
    "office": "bench.office:office",
    "triage": "bench.triage:triage",
    "screening": "bench.screening:screening",
    "column-names": "bench.column_names:column_names",
    "pdf": "bench.pdf:pdf",
    "forms": "bench.forms:forms",
    "archives": "bench.archives:archives",
    "catalogue": "bench.catalogue:catalogue",
    "residency": "bench.residency:residency",
    "training": "bench.training:training",
}
FULL = Effort(passes=31, turn_seconds=0.05)
QUICK = Effort(passes=7, turn_seconds=0.03)


_HOW = """Medians of passes in which the contenders took turns; in brackets the range of the middle eight tenths; ratios
pass by pass. In this process, time is processor time; of other processes and over HTTP, it is the clock's."""

_BUSY = "\nThis machine is busy with other things: figures are too low and scattered, and ratios uncertain."


def main() -> int:
    """The exit status: 0, or 1 with --strict where a goal is missed."""
    arguments = _parser().parse_args()
    effort = QUICK if arguments.quick else FULL
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-") as data:
        # What the server keeps goes with the benchmark.
        os.environ["CHARTEROAK_DATA"] = data
        facts = machine()
        print("\n".join(f"{name:10}{value}" for name, value in facts.items()), flush=True)
        print(f"\n{_HOW}{_BUSY if busy() else ''}\n", flush=True)
        sections = []
        for name in NAMES:
            if not arguments.only or name in arguments.only:
                for section in _benchmark(name)(effort, arguments.check_all):
                    sections.append(section)
                    print(table(section), flush=True)
    met, of, sentence = verdict(sections)
    print(sentence)
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(sections, facts), indent=2) + "\n")
    return int(arguments.strict and met < of)


def _benchmark(name: str) -> Benchmark:
    """Each is imported only when it is run: what one of them needs, another does not."""
    module, _, function = NAMES[name].partition(":")
    benchmark: Benchmark = getattr(import_module(module), function)
    return benchmark


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measure Charter Oak beside other engines.")
    parser.add_argument("--only", action="append", choices=NAMES, help="run this one (may be given again)")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter passes: a look, not a measurement")
    parser.add_argument("--check-all", action="store_true", help="hold even the slow peers against every settled case")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is missed or was not measured")
    return parser


if __name__ == "__main__":
    sys.exit(main())
