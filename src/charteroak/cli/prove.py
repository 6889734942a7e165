"""`charteroak prove`: what is true of every answer, proved by two solvers and tried in every case."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.options import OneOf, decoded
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.engines.proofs.claims import Property
    from charteroak.engines.proofs.proving import Findings, Proof

SOLVERS = {"both": ("z3", "cvc5"), "z3": ("z3",), "cvc5": ("cvc5",)}
WORTH_SHARING = 8
"""From so many properties on, two processes are faster than one."""


@click.command(
    epilog="""\b
Examples:
  charteroak prove
  charteroak prove --list
  charteroak prove --property victims_and_witnesses --property monotonic --solver z3
  charteroak prove --file ours.json --as-test > tests/test_ours.py
  charteroak prove --smtlib queries
"""
)
@click.option("--property", "ids", multiple=True, metavar="ID", help="Only the property of that id; can be repeated.")
@click.option("--file", type=FilePath(), metavar="FILE", help="Properties of your own, in JSON; - is standard input.")
@click.option(
    "--solver", type=OneOf(SOLVERS), default="both", metavar="z3|cvc5|both", help="Who proves; by default both."
)
@click.option("--json", "form", flag_value="json", help="Print one object in JSON.")
@click.option("--as-test", "form", flag_value="test", help="Print what is false as tests in Python, which fail now.")
@click.option("--markdown", "form", flag_value="markdown", help="Print a page in Markdown.")
@click.option("--list", "form", flag_value="list", help="Print the properties, and prove nothing.")
@click.option(
    "--smtlib", type=FilePath(), metavar="FOLDER", help="Write each query as an SMT-LIB file for a solver of your own."
)
def prove(ids: tuple[str, ...], file: Path | None, solver: str, form: str | None, smtlib: Path | None) -> int:
    """Prove properties of the article: sentences that are true of every case, however the text is read.

    Each is proved over the norms by z3 and by cvc5, for all facts and every combination of readings, and then tried in
    every case. All must agree. For one that is false, a case is printed in which it is, after that case was tried in
    the meaning of the norms. The exit status is 1 if one does not hold.

    Without --property and --file, norms and exceptions that do nothing are looked for as well: vacuous, shadowed or
    redundant ones. Finding one does not change the exit status.

    A property of your own says what never, or always, comes of an act where facts are so; all other facts are free:

    \b
      {"id": "library_cards", "says": "No clerk asks for status.", "act": "inquire",
       "when": {"employee": "other_employee", "topic": "immigration_status",
                "means": "question", "required_by_law": false, "necessary_to_service": false},
       "always": ["prohibited"]}

    In place of "always" there may be "never", and "readings" may say how the text is read. A value may be a list of
    values, and a file may hold a list of properties.
    """
    chosen = _chosen(ids, file)
    if form == "list":
        _list(chosen)
        return 0
    from charteroak.engines.smt.solve import NotInstalled, check_installed

    if smtlib is not None:
        _write_queries(chosen, smtlib)
    try:
        check_installed(SOLVERS[solver])
    except NotInstalled as missing:
        raise click.ClickException(str(missing)) from None
    return _prove(chosen, SOLVERS[solver], form, everything=not ids and file is None)


def _chosen(ids: Sequence[str], file: Path | None) -> list[Property]:
    """The properties to prove: those named, those of the file, or all. BadInput where there is no such one."""
    from charteroak.engines.properties.every_property import properties
    from charteroak.engines.properties.from_file import properties_in
    from charteroak.law.article import RULEBOOK

    known = {each.id: each for each in properties(RULEBOOK)}
    if unknown := [each for each in ids if each not in known]:
        raise BadInput("--property", "another text" if unknown[0] else "nothing", known)
    named = [known[each] for each in dict.fromkeys(ids)]
    if file is None:
        return named or list(known.values())
    with using("--file"):
        data = sys.stdin.buffer.read() if file == STANDARD else file.read_bytes()
    return [*named, *properties_in(decoded(data, "--file"), RULEBOOK)]


def _list(chosen: Sequence[Property]) -> None:
    from charteroak.cli.terminal import say

    for each in chosen:
        say(each.id, strong=True)
        say(f"{each.says} ({', '.join(each.clauses)})", 4)
        if each.under:
            say(f"Claimed where {each.under}.", 4)


def _write_queries(chosen: Sequence[Property], folder: Path) -> None:
    """A file for each statement that solvers are asked about."""
    from charteroak.engines.proofs.claims import Checked
    from charteroak.engines.proofs.in_words import of_statement
    from charteroak.engines.smt.solve import smt_lib
    from charteroak.law.article import RULEBOOK

    with using("--smtlib"):
        folder.mkdir(parents=True, exist_ok=True)
        for each in chosen:
            asked = [statement for statement in each.statements if not isinstance(statement, Checked)]
            for number, statement in enumerate(asked, 1):
                about = f"{each.says}\n{statement.act}: {of_statement(statement)}\nIt is proved if this is unsat."
                path = folder / f"{each.id}-{number:02}-{statement.act}.smt2"
                path.write_text(smt_lib(statement, RULEBOOK, about), encoding="utf-8")


def _prove(chosen: Sequence[Property], solvers: Sequence[str], form: str | None, *, everything: bool) -> int:
    """Prove, printing as it goes where that is what is wanted; 1 where something does not hold."""
    from charteroak.cli import prove_report as report

    start = time.perf_counter()
    workers = 2 if len(chosen) >= WORTH_SHARING and (os.cpu_count() or 1) > 1 else 1
    printer = report.PRINTERS[form]()
    holding = True
    for each in _results(chosen, solvers, workers, everything=everything):
        holding = printer.add(each) and holding
    printer.end(time.perf_counter() - start, workers)
    return 0 if holding else 1


def _results(
    chosen: Sequence[Property], solvers: Sequence[str], workers: int, *, everything: bool
) -> Iterator[Proof | Findings]:
    from charteroak.engines.proofs.proving import prove_all, prove_everything
    from charteroak.law.article import RULEBOOK

    if everything:
        return prove_everything(RULEBOOK, chosen, solvers, workers)
    return iter(prove_all(RULEBOOK, chosen, solvers))
