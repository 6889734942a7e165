"""What cvc5 says of a query, given as SMT-LIB text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import cvc5  # type: ignore[import-untyped]

from charteroak.engines.smt.encoding import Values
from charteroak.engines.smt.text import LibTerms, asked_for
from charteroak.logic.expr import Value

TIMEOUT_MS = 60_000


def solve(script: str, terms: LibTerms, read: Mapping[str, tuple[str, Values]]) -> dict[str, Value] | bool | None:
    """False where nothing satisfies the script, None where cvc5 gives up, else the values of the terms in `read`."""
    solver = cvc5.Solver(cvc5.TermManager())
    solver.setOption("tlimit-per", str(TIMEOUT_MS))
    symbols = cvc5.SymbolManager(solver)
    found = _run(script, solver, symbols)
    if found != "sat":
        return False if found == "unsat" else None
    if not read:
        return {}
    said = dict(re.findall(r"\(([^\s()]+) ([^\s()]+)\)", _run(asked_for(read), solver, symbols)))
    return {name: terms.value_of(said[term], values) for name, (term, values) in read.items()}


def _run(text: str, solver: cvc5.Solver, symbols: cvc5.SymbolManager) -> str:
    """Run commands, and give what the last one printed."""
    parser = cvc5.InputParser(solver, symbols)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "query")
    printed = ""
    while not (command := parser.nextCommand()).isNull():
        printed = str(command.invoke(solver, symbols)).strip() or printed
    return printed
