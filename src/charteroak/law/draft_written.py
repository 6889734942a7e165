"""Clauses written as a draft has them: what counsel begins with. Read back, they are the very same norms."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from charteroak.law.draft_expr import write_condition
from charteroak.law.draft_toml import paragraphs
from charteroak.law.provision import Provision
from charteroak.logic.expr import All, AnyOf, Expr
from charteroak.logic.norm import Norm

_WIDTH = 96

HEADER = """\
# A draft amendment, for `charteroak compare --draft`.
# Each [[clause]] takes the place of the clause with its id, norms and all; one with a new id
# is added; one with repealed = true, and no words, goes. What is not named stays as it is.
# Change the words, then say in the norms what the new words mean.
"""


def write_draft(provisions: Iterable[Provision]) -> str:
    """These clauses as a draft that changes nothing."""
    return "\n".join((HEADER, *map(write_clause, provisions)))


def write_clause(provision: Provision) -> str:
    """A clause with its norms, or why it has none, as a draft has it."""
    lines = ["[[clause]]", f'id = "{provision.clause}"', "words = " + _words(provision.words)]
    if not provision.norms:
        lines.append("no_norm = " + _words(provision.no_norm))
    for norm in provision.norms:
        lines += ["", *_norm(norm)]
    return "\n".join(lines) + "\n"


def _norm(norm: Norm) -> Iterator[str]:
    yield "[[clause.norm]]"
    yield f'name = "{norm.name}"'
    yield f"acts = {json.dumps(norm.acts)}"
    yield f'effect = "{norm.effect}"'
    yield f"when = {_condition(norm.when)}"
    for lift in norm.lifts:
        yield ""
        yield "[[clause.norm.lift]]"
        yield f'by = "{lift.by}"'
        yield f"when = {_condition(lift.when)}"


def _condition(expr: Expr) -> str:
    """A condition on one line, or where that is long with each of its parts on a line of its own."""
    whole = write_condition(expr)
    if len(whole) <= _WIDTH - len('when = ""'):
        return f'"{whole}"'
    return '"""\n' + "\n".join(_lines(expr, "")) + '"""'


def _lines(expr: Expr, indent: str) -> Iterator[str]:
    """A condition on as few lines as are not too long."""
    if not isinstance(expr, All | AnyOf):
        yield indent + write_condition(expr)
        return
    join = "and" if isinstance(expr, All) else "or"
    for place, part in enumerate(expr.of):
        before = f"{indent}{join} " if place else indent
        written = write_condition(part, within=True)
        if isinstance(part, All | AnyOf) and len(before + written) > _WIDTH:
            yield f"{before}("
            yield from _lines(part, f"{indent}  ")
            yield f"{indent})"
        else:
            yield before + written


def _words(words: str) -> str:
    """Words as a text of several lines. Lines end anywhere; a blank line parts paragraphs."""
    escaped = (each.replace("\\", "\\\\").replace('"""', '""\\"') for each in paragraphs(words))
    filled = (textwrap.fill(each, _WIDTH, break_long_words=False, break_on_hyphens=False) for each in escaped)
    return '"""\n' + "\n\n".join(filled) + '\n"""'
