"""`charteroak compare`: what would change between two days, two readings of the text, or with a draft adopted."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from charteroak.cli.options import Day, Readings, language_option, named
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

EVERY_CLAUSE = "all"


@click.command(
    epilog="""\b
Examples:
  charteroak compare --from 2008-08-10 --to 2026-11-22
  charteroak compare --with '{"suspect_interview": "included"}'
  charteroak compare --readings '{"superior_law": "text_only"}' --draft draft.toml
  charteroak compare --template "2-928(b)" > draft.toml
"""
)
@click.option("--from", "from_", type=Day(), metavar="DATE", help="Before: the article on that day; by default today.")
@click.option("--to", type=Day(), metavar="DATE", help="After: the article on that day; by default today.")
@click.option(
    "--readings", type=Readings(), metavar="JSON", help="How the text is read on both sides, if not as they stand."
)
@click.option("--with", "with_", type=Readings(), metavar="JSON", help="Readings that are otherwise after.")
@click.option("--draft", type=FilePath(), metavar="FILE", help="After: with the draft in FILE, or on - , adopted.")
@click.option("--json", "as_json", is_flag=True, help="Print one object in JSON.")
@click.option("--keys", is_flag=True, help="Print what the keys of that object are, and compare nothing.")
@click.option("--template", metavar="CLAUSE", help="Print a clause, a section or `all` as a draft has it; no more.")
@language_option
@click.pass_context
def compare(
    ctx: click.Context,
    from_: date | None,
    to: date | None,
    readings: dict[str, str | None] | None,
    with_: dict[str, str | None] | None,
    draft: Path | None,
    as_json: bool,
    keys: bool,
    template: str | None,
    language: str,
) -> int:
    """Say what would change: which cases, from what to what, and what they have in common.

    Two sides are compared: before and after. They differ in their day (--from, --to), in how the text is read (--with)
    or by a draft amendment (--draft), or in several of these at once. What --readings says holds on both sides.

    Every settled case is decided on both sides, those in which every fact is known. The exit status is 0 if nothing
    changes, and 1 if a case comes out otherwise, or a clause's words or norms do.

    For each act it says what that means for the one who acts. Stricter: left less (a prohibition leaves them to
    refrain, a duty to act, a permission or silence both, and an open question a no for now). Looser: left more. Mixed:
    some of each, or a duty where there was a no. Neither: where the article spoke and left a free hand, it is silent.

    A draft is a file in TOML, written as the sections of the article are: --template prints any clause of today's as a
    draft has it, to begin with. A draft's norms are a reading of its words by whoever wrote them.

    \b
      [[clause]]
      id = "2-928(g)"
      words = "No City employee shall detain a person on a civil immigration paper."
      [[clause.norm]]
      name = "detention_on_paper"
      acts = ["detain"]
      effect = "prohibits"
      when = "other_immigration_paper or removal_warrant_in_ncic"
      [[clause.norm.lift]]
      by = "criminal_warrant"
      when = "criminal_warrant"

    A clause takes the place of the one with its id; one with `repealed = true`, and no words, goes.
    """
    if keys:
        from charteroak.engines.comparison.as_json import KEYS

        click.echo(KEYS, nl=False)
        return 0
    if template is not None:
        return _template(ctx, template)
    if from_ == to and with_ is None and draft is None:
        raise BadInput("compare", "nothing to compare", ["--from, --to, --with or --draft"])
    from charteroak.cli import compare_report
    from charteroak.engines.comparison.sides import compare as compared
    from charteroak.engines.comparison.sides import side

    # A pipe's length and a text's end are what they are: one byte more than may be is enough to know.
    text = _text(draft) if draft else None
    before = side(from_, readings)
    found = compared(before, side(to, {**(readings or {}), **(with_ or {})}, text))
    if as_json:
        sys.stdout.buffer.write(compare_report.as_json(found, language).encode())
    else:
        compare_report.report(found, language)
    return 1 if found.changed else 0


def _text(draft: Path) -> str:
    """The text of a draft's file. BadInput where it is too large or not UTF-8."""
    from charteroak.law.draft_toml import LARGEST

    with using("--draft"):
        if draft == STANDARD:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with draft.open("rb") as stream:
                data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadInput("--draft", "a file that is too large", [f"up to {LARGEST // 1024} KiB"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("--draft", "bytes that are not UTF-8", ["text in UTF-8"]) from None


def _template(ctx: click.Context, asked: str) -> int:
    """Print clauses as a draft has them."""
    from charteroak.law.article import VERSIONS
    from charteroak.law.draft_written import write_draft

    given = [param for param in ctx.command.params if param.name and ctx.get_parameter_source(param.name) != _DEFAULT]
    if others := [named(param) for param in given if param.name != "template"]:
        raise BadInput("--template", f"other options beside it ({', '.join(others)})", ["--template alone"])
    every = VERSIONS[-1].provisions
    found = [each for each in every if asked in (EVERY_CLAUSE, each.clause, each.clause.partition("(")[0])]
    if not found:
        allowed = dict.fromkeys(each.clause.partition("(")[0] for each in every)
        raise BadInput(
            "--template",
            "another text",
            (EVERY_CLAUSE, *allowed, *(e.clause for e in every if e.clause not in allowed)),
        )
    click.echo(write_draft(found), nl=False)
    return 0


_DEFAULT = click.core.ParameterSource.DEFAULT
