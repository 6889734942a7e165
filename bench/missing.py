"""`make bench-missing`: the same rule in several engines, with the fact that the veto turns on absent. Who says allow?

The rule is 2-928(b) against (a): a police officer asks about immigration status, which an investigation of a crime
makes necessary, so (a) and 2-929 let it be; but not of a victim, a witness, or another who calls or approaches, so (b)
forbids it. Whether it is allowed turns on `contact` alone, and `contact` is not given.

Each engine has the rule as its documentation would write it, and where there is a way, guarded against the absence.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Literal

Facts = Mapping[str, Any]
Word = Literal["allow", "deny", "unknown", "refuses"]

GIVEN: Facts = {
    "employee": "police_officer",
    "topic": "immigration_status",
    "means": "question",
    "investigation_of": "federal_or_state_crime",
    "necessary_to_investigation": True,
}
"""What is known, whichever way the veto goes."""
FACT = "contact"
PROTECTED = ("victim", "witness", "caller_or_visitor", "interviewee")
VETOED, FREE = "victim", "other"
"""A value of the fact with which 2-928(b) forbids the question, and one with which it does not."""

ENGINES = {
    "Cedar": "cedar",
    "Rego": "rego",
    "OpenFisca": "openfisca",
    "Casbin": "casbin",
    "GoRules Zen": "zen",
    "clingo": "clingo",
    "Charter Oak": "ours",
}
"""The engines, and the module of each after `bench.peers.missing_`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an engine answers, and whether its answer names the fact that is missing. `refuses` is to raise or err."""

    word: Word
    names_it: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write the rule in an engine: in words, whether it is a guarded one, and what that takes or lacks."""

    written: str
    guarded: bool
    remark: str
    decide: Callable[[Facts], Said]


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine: the distribution it comes in, and its forms of the rule."""

    distribution: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How one form of the rule answers. `not_run` says why there is nothing else."""

    engine: str
    version: str
    written: str = ""
    guarded: bool = False
    vetoed: str = ""
    free: str = ""
    absent: str = ""
    verdict: str = ""
    names_it: bool = False
    remark: str = ""
    not_run: str = ""


class Disagreement(Exception):
    """With every fact given an engine does not answer as the article does: it was not given the same rule."""


def run(engines: Iterable[str] = ENGINES) -> list[Result]:
    """Ask every form of the rule in these engines. Disagreement where one is not the rule."""
    return [result for engine in engines for result in _results(engine)]


def _results(engine: str) -> list[Result]:
    try:
        peer: Peer = import_module(f"bench.peers.missing_{ENGINES[engine]}").peer()
    except ImportError as fault:
        return [Result(engine, "-", not_run=f"{fault.name or 'its package'} is not installed")]
    return [_result(engine, metadata.version(peer.distribution), form) for form in peer.forms]


def _result(engine: str, version: str, form: Form) -> Result:
    vetoed, free = form.decide({**GIVEN, FACT: VETOED}), form.decide({**GIVEN, FACT: FREE})
    if (vetoed.word, free.word) != ("deny", "allow"):
        raise Disagreement(f"{engine}, {form.written}: {vetoed.word} and {free.word} where every fact is given")
    absent = form.decide(GIVEN)
    return Result(
        engine,
        version,
        form.written,
        form.guarded,
        vetoed.word,
        free.word,
        absent.word,
        verdict(absent.word),
        absent.names_it,
        form.remark,
    )


def verdict(absent: Word) -> str:
    """What an answer without the fact amounts to."""
    return {"allow": "FAILS OPEN", "unknown": "says unknown"}.get(absent, "fails closed")


_COLUMNS = ("engine", "version", "the rule", "victim", "other", "not given", "verdict", "names the fact")


def table(results: Iterable[Result]) -> str:
    """The results as a table in Markdown, its columns aligned."""
    rows = [_COLUMNS, *map(_cells, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _cells(result: Result) -> tuple[str, ...]:
    if result.not_run:
        return (result.engine, result.version, f"NOT RUN: {result.not_run}", *[""] * 5)
    written = f"guarded: {result.written}" if result.guarded else result.written
    named = "yes" if result.names_it else "no"
    return result.engine, result.version, written, result.vetoed, result.free, result.absent, result.verdict, named


def remarks(results: Iterable[Result]) -> str:
    """What each form takes of its author, as a list."""
    lines = [f"- {result.engine}, {result.written}: {result.remark}" for result in results if not result.not_run]
    return "\n".join(textwrap.fill(line, 120, subsequent_indent="  ") for line in lines)


def main() -> int:
    """Print who says allow. The exit status is 0, or 1 with --strict where an engine was not run."""
    parser = argparse.ArgumentParser("python -m bench.missing", description="Who says allow when a fact is missing?")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there, too")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where an engine was not run")
    arguments = parser.parse_args()
    results = run()
    _, rule, forms = (__doc__ or "").strip().split("\n\n")
    print("\n\n".join([rule, forms, table(results), remarks(results)]))
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n")
    return int(arguments.strict and any(result.not_run for result in results))


if __name__ == "__main__":
    sys.exit(main())
