"""`charteroak article`: the article's own words, with the norms beside them, and the difference from another text."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from charteroak.cli.options import as_of_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.cli.terminal import heading, say
from charteroak.law import text
from charteroak.law.article import VERSIONS, Version, version_at
from charteroak.law.law import today
from charteroak.law.text import Clause, Section
from charteroak.logic.errors import BadInput
from charteroak.logic.expr import All, AnyOf, Expr, Is, Not, ReadAs
from charteroak.logic.norm import Norm
from charteroak.logic.table import wire


@click.command(
    epilog="""\b
Examples:
  charteroak article
  charteroak article "2-928(b)"
  charteroak article 2-929 --norms
  charteroak article --json --norms > article.jsonl
  charteroak article --diff adopted.txt
"""
)
@click.argument("clause", required=False, metavar="[CLAUSE]")
@click.option("--norms", is_flag=True, help="Print beside each clause the norms made of it, or why there is none.")
@click.option("--json", "as_json", is_flag=True, help="Print each clause as an object in JSON on a line of its own.")
@click.option(
    "--diff",
    "other",
    type=FilePath(),
    metavar="FILE",
    help="Print how the article's words here differ from those in FILE, or with - on standard input.",
)
@as_of_option
def article(clause: str | None, norms: bool, as_json: bool, other: Path | None, as_of: date | None) -> int:
    """Print the article, or one clause (2-928(b)) or section (2-928) of it, in its own words.

    With --diff the exit status is 0 if there is no difference, and 1 if there is one: a line for each word, with -
    before those of FILE and + before those here.
    """
    if other is not None:
        return _difference(other)
    version = version_at(as_of or today())
    if version is None:
        passed = VERSIONS[0].in_force_from
        # With --json there is no line for what is not there, so this is no part of the output.
        click.echo(f"The article was not in force on that day: it was passed on {passed}.", err=as_json)
        return 0
    found = [(section, clauses) for section in text.sections() if (clauses := _of(section, clause))]
    if not found:
        citations = (each for section in text.sections() for each in (section.number, *(c.id for c in section.clauses)))
        raise text.UnknownClause(tuple(dict.fromkeys(citations)))
    for section, clauses in found:
        if as_json:
            _print_json(clauses, version if norms else None)
        else:
            _print(section, clauses, version if norms else None)
    return 0


def _of(section: Section, asked: str | None) -> tuple[Clause, ...]:
    """The section's clauses that are asked for."""
    if asked is None or asked == section.number:
        return section.clauses
    return tuple(clause for clause in section.clauses if clause.id == asked)


def _difference(other: Path) -> int:
    """Print the difference. Works, too, when the words here are not those that were pinned: then it is needed."""
    with using("--diff"):
        data = sys.stdin.buffer.read() if other == STANDARD else other.read_bytes()
    try:
        lines = text.difference(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput("--diff", "bytes that are not UTF-8", ["text in UTF-8"]) from None
    click.echo(lines, nl=False)
    return 1 if lines else 0


def _print(section: Section, clauses: tuple[Clause, ...], version: Version | None) -> None:
    heading(f"Sec. {section.number}. - {section.heading}")
    for clause in clauses:
        label = clause.id.removeprefix(section.number)
        say()
        say(clause.text, 2, f"{label} " if label else "")
        for line in _beside(clause, version) if version else ():
            say(line, 6, "| ")
    if clauses == section.clauses:
        say()
        say(section.history, 2)


def _print_json(clauses: tuple[Clause, ...], version: Version | None) -> None:
    for clause in clauses:
        made: dict[str, Any] = {
            "clause": clause.id,
            "section": clause.section,
            "heading": clause.heading,
            "text": clause.text,
            "eid": clause.eid,
        }
        if version:
            provision = _provision(clause, version)
            made["norms"] = [_norm(norm) for norm in provision.norms]
            made["no_norm"] = provision.no_norm or None
        sys.stdout.buffer.write(f"{json.dumps(made, ensure_ascii=False)}\n".encode())


def _provision(clause: Clause, version: Version) -> Any:
    return next(provision for provision in version.provisions if provision.clause == clause.id)


def _beside(clause: Clause, version: Version) -> list[str]:
    """The norms of a clause as lines, or why there is none."""
    provision = _provision(clause, version)
    if not provision.norms:
        return [f"No norm: {provision.no_norm}"]
    return [_norm_line(norm) for norm in provision.norms]


def _norm_line(norm: Norm) -> str:
    line = f"{norm.effect} {' and '.join(norm.acts)}, when {in_words(norm.when)}"
    lifts = "; or ".join(f"{in_words(lift.when)} [{lift.by}]" for lift in norm.lifts)
    return f"{line}; unless {lifts}" if lifts else line


def _norm(norm: Norm) -> dict[str, Any]:
    return {
        "name": norm.name,
        "acts": norm.acts,
        "effect": norm.effect,
        "when": in_words(norm.when),
        "lifted_by": [{"by": lift.by, "when": in_words(lift.when)} for lift in norm.lifts],
    }


def in_words(expr: Expr, *, part: bool = False) -> str:
    """A condition in the vocabulary's words. `part` says that it stands inside another, and so may need brackets."""
    match expr:
        case Is(fact, (value,)):
            return (
                fact.name
                if value is True
                else f"not {fact.name}"
                if value is False
                else f"{fact.name} is {wire(value)}"
            )
        case Is(fact, values):
            return f"{fact.name} is one of {', '.join(map(wire, values))}"
        case ReadAs(reading, choice):
            return f"{reading.id} is read as {choice}"
        case Not(of):
            return f"not ({in_words(of)})"
        case All(of) | AnyOf(of):
            joined = (" and " if isinstance(expr, All) else " or ").join(in_words(each, part=True) for each in of)
            return f"({joined})" if part and len(of) > 1 else joined
