"""What `charteroak prove` prints: for people, for programs, as a page, and as tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import click

from charteroak.cli.terminal import heading, say
from charteroak.engines.proofs.claims import Checked, Counterexample
from charteroak.engines.proofs.counterexample_tests import as_test
from charteroak.engines.proofs.findings import Finding, in_words
from charteroak.engines.proofs.in_words import answer, of_counterexample, of_property, of_statement
from charteroak.engines.proofs.proving import CASES, Findings, Proof, Way
from charteroak.law.article import RULEBOOK


class Printer(Protocol):
    """Prints results as they come."""

    def add(self, result: Proof | Findings) -> bool:
        """Take a result, and say whether nothing is wrong with it."""

    def end(self, seconds: float, workers: int) -> None:
        """Print what is to be printed at the end."""


def verdict(proof: Proof) -> str:
    """What came of a property, in a word or two."""
    if proof.holds:
        return "holds"
    if not proof.agree:
        return "disputed"
    return "is false" if proof.counterexample else "not proved"


def fine(result: Proof | Findings) -> bool:
    """Whether a property holds, or everyone found the same norms that do nothing."""
    return result.holds if isinstance(result, Proof) else result.agree


class Text:
    """For people at a terminal."""

    def __init__(self) -> None:
        self._proofs: list[Proof] = []

    def add(self, result: Proof | Findings) -> bool:
        """Print a result at once."""
        if isinstance(result, Findings):
            self._findings(result)
        else:
            self._proofs.append(result)
            self._proof(result)
        return fine(result)

    def _proof(self, proof: Proof) -> None:
        say(f"{proof.about.id}: {verdict(proof)}", strong=True)
        say(f"{proof.about.says} ({', '.join(proof.about.clauses)})", 4)
        if proof.about.under:
            say(f"Claimed where {proof.about.under}.", 4)
        say(" · ".join(_way(name, way) for name, way in proof.ways.items()), 4)
        if proof.counterexample:
            for line in of_counterexample(proof.counterexample, RULEBOOK):
                say(line.lstrip(), 6 + len(line) - len(line.lstrip()))
            if not proof.wrong:
                say("Replayed in the meaning: it is so.", 6)
        for line in _quarrel(proof):
            say(line, 4)
        say()

    def _findings(self, found: Findings) -> None:
        heading("Norms and exceptions that do nothing")
        for line in _found(found):
            say(line, 2, "- ")
        say(" · ".join(f"{name} {_time(seconds)}" for name, seconds in found.seconds.items()), 2)
        if not found.agree:
            say("z3, cvc5 and the enumeration do not find the same: please report it.", 2)

    def end(self, seconds: float, workers: int) -> None:
        """Print the totals."""
        holding = sum(proof.holds for proof in self._proofs)
        total: dict[str, Way] = {}
        for proof in self._proofs:
            for name, way in proof.ways.items():
                sum_ = total.setdefault(name, Way())
                sum_.seconds, sum_.cases = sum_.seconds + way.seconds, sum_.cases + way.cases
        say()
        say(f"{holding} of {len(self._proofs)} properties hold.", strong=True)
        say(" · ".join(_way(name, way) for name, way in total.items()))
        say(f"{_time(seconds)} in all, in {'one process' if workers == 1 else f'{workers} processes'}.")


def _way(name: str, way: Way) -> str:
    said = {True: "", False: " says no", None: " cannot tell"}[way.holds]
    what = f"{way.cases:,} trials" if name == CASES else name
    return f"{what}{said} {_time(way.seconds)}"


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{max(1, round(seconds * 1000))} ms"


def _quarrel(proof: Proof) -> Iterator[str]:
    if proof.wrong:
        yield f"The case of {' and '.join(proof.wrong)} is none in the meaning of the norms: please report it."
    elif not proof.agree:
        yield "They do not agree with each other: please report it."


def _found(found: Findings) -> Iterator[str]:
    if not found.always:
        yield f"Of {found.parts} norms and exceptions none is vacuous, shadowed or redundant under every reading."
    yield from in_words(found.always)
    for line in in_words(found.as_shipped):
        yield f"With the readings as they are shipped, {line}"


class Json:
    """For programs."""

    def __init__(self) -> None:
        self._proofs: list[dict[str, Any]] = []
        self._findings: dict[str, Any] | None = None

    def add(self, result: Proof | Findings) -> bool:
        """Keep a result for the end."""
        if isinstance(result, Findings):
            self._findings = _findings_as_dict(result)
        else:
            self._proofs.append(_proof_as_dict(result))
        return fine(result)

    def end(self, seconds: float, workers: int) -> None:
        """Print all of it as one object."""
        made = {
            "holds": all(proof["holds"] for proof in self._proofs),
            "properties": self._proofs,
            "findings": self._findings,
            "seconds": round(seconds, 3),
            "processes": workers,
        }
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))


def _proof_as_dict(proof: Proof) -> dict[str, Any]:
    about = proof.about
    ways = {
        name: {"holds": way.holds, "ms": round(way.seconds * 1000, 3)} | ({"cases": way.cases} if way.cases else {})
        for name, way in proof.ways.items()
    }
    return {
        "id": about.id,
        "says": about.says,
        "clauses": about.clauses,
        "under": about.under or None,
        "statements": list(of_property(about, RULEBOOK)),
        "holds": proof.holds,
        "agree": proof.agree,
        "ways": ways,
        "counterexample": _counterexample_as_dict(proof.counterexample, proof) if proof.counterexample else None,
    }


def _counterexample_as_dict(found: Counterexample, proof: Proof) -> dict[str, Any]:
    statement = found.statement
    act = None if isinstance(statement, Checked) else statement.act
    cases = [
        {"facts": each.facts, "readings": each.readings, "answer": answer(act or "", each, RULEBOOK)}
        for each in found.instances
    ]
    return {
        "act": act,
        "statement": of_statement(statement),
        "cases": cases,
        "faults": found.faults,
        "replayed": not proof.wrong,
    }


def _findings_as_dict(found: Findings) -> dict[str, Any]:
    def rows(all_found: tuple[Finding, ...]) -> list[dict[str, Any]]:
        return [
            {
                "kind": each.kind,
                "act": each.part.act,
                "norm": each.part.norm.name,
                "clause": each.part.norm.clause,
                "lifted_by": each.part.lift.by if each.part.lift else None,
                "covered_by": each.covered_by,
            }
            for each in all_found
        ]

    return {
        "looked_at": found.parts,
        "always": rows(found.always),
        "as_shipped": rows(found.as_shipped),
        "agree": found.agree,
        "ms": {name: round(seconds * 1000, 3) for name, seconds in found.seconds.items()},
    }


class Markdown:
    """A page that says the same each time it is made from the same norms: it has no times."""

    def __init__(self) -> None:
        self._proofs: list[Proof] = []
        self._findings: Findings | None = None

    def add(self, result: Proof | Findings) -> bool:
        """Keep a result for the end."""
        if isinstance(result, Findings):
            self._findings = result
        else:
            self._proofs.append(result)
        return fine(result)

    def end(self, seconds: float, workers: int) -> None:  # noqa: ARG002 - a page has no times
        """Print the page."""
        cases = sum(way.cases for proof in self._proofs for way in proof.ways.values())
        holding = sum(proof.holds for proof in self._proofs)
        click.echo(_PAGE.format(cases=cases, holding=holding, count=len(self._proofs)))
        for proof in self._proofs:
            click.echo("\n".join(_section(proof)))
        if self._findings:
            click.echo("## Norms and exceptions that do nothing\n")
            click.echo(f"{_FINDINGS}\n")
            for line in _found(self._findings):
                click.echo(f"- {line}")


_PAGE = """\
# What is proved of the article

Made by `charteroak prove --markdown`; `charteroak prove` proves all of it anew, with times.

{holding} of {count} properties hold. Each is a sentence on what the article says of an act, not on what anyone does,
with what that means for every case beneath it, in the vocabulary's words. It is proved by z3 and again by cvc5 over the
norms, with every fact and every reading left free: it holds for every combination of them. Then it is tried in every
case, under every way to read the text, in NumPy: {cases:,} trials in all. A statement names no reading where it
holds however the text is read.

"Two cases" are compared under the same readings. "Something open" is any missing fact, and any reading that counsel
has not settled, in any combination; a missing fact stands for all of its values, an open reading for all of its
choices.

## Properties
"""

_FINDINGS = """\
A norm is vacuous if it speaks to no case, shadowed if something always lifts or outweighs it, redundant if without it
no case has another outcome or other clauses; an exception is vacuous if it is never met where its norm speaks, and
shadowed if something else lifts the norm wherever it does."""


def _section(proof: Proof) -> Iterator[str]:
    yield f"### `{proof.about.id}`: {verdict(proof)}\n"
    yield f"{proof.about.says} ({', '.join(proof.about.clauses)})\n"
    if proof.about.under:
        yield f"Claimed where {proof.about.under}.\n"
    yield from (f"- {line}" for line in of_property(proof.about, RULEBOOK))
    yield ""
    if proof.counterexample:
        yield "\n".join(["```", *of_counterexample(proof.counterexample, RULEBOOK), "```", ""])


class Tests:
    """What is false, as tests in Python."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def add(self, result: Proof | Findings) -> bool:
        """Keep the test of what is false."""
        if isinstance(result, Proof) and result.counterexample:
            self._made.append(as_test(result.about, result.counterexample))
        return fine(result)

    def end(self, seconds: float, workers: int) -> None:  # noqa: ARG002 - a test has no times
        """Print one module with all tests; nothing where nothing is false."""
        imports = dict.fromkeys(line for made in self._made for line in made.partition("\n\n\n")[0].splitlines())
        if self._made:
            bodies = [made.partition("\n\n\n")[2].rstrip() for made in self._made]
            click.echo("\n".join(sorted(imports)) + "\n\n\n" + "\n\n\n".join(bodies))


PRINTERS: dict[str | None, Callable[[], Printer]] = {None: Text, "json": Json, "markdown": Markdown, "test": Tests}
"""Each form in which results are printed."""
