"""`charteroak export cedar`, `rego`, `dmn` and `json`: the article's decisions for other engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from charteroak.cli.options import OneOf, acts, as_of_option, readings_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

_ACTS = click.option(
    "--act",
    "acts",
    type=OneOf(acts()),
    multiple=True,
    metavar="ACT",
    help=f"Only this act; may be given again. By default all: {', '.join(acts())}.",
)
_OUT = click.option(
    "-o",
    "--out",
    type=FilePath(),
    required=True,
    metavar="FILE",
    help="The file to write; - for standard output.",
)


def _schema_option(what: str) -> Callable[[Any], Any]:
    return click.option("--schema", type=FilePath(), metavar="FILE", help=f"Write {what} as well; - as above.")


@click.command(
    epilog="""\b
Examples:
  charteroak export cedar -o article.cedar --schema article.cedarschema
  charteroak export cedar --act inquire --readings '{"suspect_interview": "included"}' -o -
"""
)
@_ACTS
@readings_option
@as_of_option
@_schema_option("the schema of requests, in which every fact is required,")
@click.option("--optional-facts", is_flag=True, help="In the schema, let requests leave facts out.")
@_OUT
def cedar(
    acts: tuple[str, ...],
    readings: dict[str, str | None] | None,
    as_of: date | None,
    schema: Path | None,
    optional_facts: bool,
    out: Path,
) -> None:
    """Write policies for Cedar, annotated with the clauses they apply.

    What is permitted or required is allowed. What is prohibited, or is for counsel, is denied by a policy that says so,
    and so is a request whose missing facts could change the answer.
    """
    from charteroak.engines.exports import cedar

    if optional_facts and schema is None:
        raise BadInput("--optional-facts", "an option about the schema", ["with --schema"])
    _check_apart(schema, out)
    made = _said(lambda: cedar.policies(acts or None, readings=readings, as_of=as_of))
    if schema is not None:
        _write(_said(lambda: cedar.schema(acts or None, optional=optional_facts)), schema, "--schema")
    _write(made, out, "--out")


@click.command(
    epilog="""\b
Examples:
  charteroak export rego -o article.rego
  charteroak export rego --act arrest --act detain -o -
"""
)
@_ACTS
@readings_option
@as_of_option
@_OUT
def rego(acts: tuple[str, ...], readings: dict[str, str | None] | None, as_of: date | None, out: Path) -> None:
    """Write a module of Rego v1, for Open Policy Agent and its kin.

    `data.article_xxi.answer` gives the outcome, its clauses and the missing facts for `input.act` and `input.facts`;
    `data.article_xxi.allow` whether the outcome is permitted or required.
    """
    from charteroak.engines.exports import rego

    _write(_said(lambda: rego.module(acts or None, readings=readings, as_of=as_of)), out, "--out")


@click.command(
    epilog="""\b
Examples:
  charteroak export dmn -o article.dmn
  charteroak export dmn --act refer -o -
"""
)
@_ACTS
@readings_option
@as_of_option
@_OUT
def dmn(acts: tuple[str, ...], readings: dict[str, str | None] | None, as_of: date | None, out: Path) -> None:
    """Write decision tables of DMN 1.3: for each act, exactly one row holds, whatever is known.

    A fact that is not known is null. Where the outcome is unknown, the row says which fact to find out next.
    """
    from charteroak.engines.exports import dmn

    _write(_said(lambda: dmn.model(acts or None, readings=readings, as_of=as_of)), out, "--out")


@click.command(
    epilog="""\b
Examples:
  charteroak export json -o article.json --schema article.schema.json
  charteroak export json --act refer -o -
"""
)
@_ACTS
@readings_option
@as_of_option
@_schema_option("the form of the document, as JSON Schema,")
@_OUT
def json(
    acts: tuple[str, ...],
    readings: dict[str, str | None] | None,
    as_of: date | None,
    schema: Path | None,
    out: Path,
) -> None:
    """Write the article as data: clauses, facts, readings, norms, and every answer about each act.

    It is enough to decide again without this program, with facts missing, too.
    """
    from charteroak.engines.exports import listing

    _check_apart(schema, out)
    made = _said(lambda: listing.listing(acts or None, readings=readings, as_of=as_of))
    if schema is not None:
        _write(listing.schema(), schema, "--schema")
    _write(made, out, "--out")


def _check_apart(schema: Path | None, out: Path) -> None:
    if schema is not None and schema.absolute() == out.absolute():
        raise BadInput("--schema", "the same as --out", ["another file"])


def _said(make: Callable[[], str]) -> str:
    """What is made, or in one line why this form cannot say it."""
    from charteroak.engines.exports.exported import Unsupported

    try:
        return make()
    except Unsupported as refusal:
        raise click.ClickException(f"nothing was exported: {refusal}") from None


def _write(words: str, out: Path, option: str) -> None:
    if out == STANDARD:
        click.echo(words, nl=False)
        return
    from charteroak.engines.files import whole_file

    with using(option), whole_file(out) as stream:
        stream.write(words.encode())
