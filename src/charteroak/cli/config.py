"""`charteroak config`: what is set, and where each setting comes from."""

from __future__ import annotations

import os
from typing import Any

import click

from charteroak.cli.terminal import heading, say


@click.command(
    epilog="""\b
Exit statuses:
  0  every setting can be used
  1  with --check, something is wrong: each on a line of its own
  2  something is wrong

\b
Examples:
  charteroak config
  CHARTEROAK_CONFIG=charteroak.toml charteroak config --check
  charteroak config --example > charteroak.toml
"""
)
@click.option("--example", is_flag=True, help="Print a file that documents every setting, and end.")
@click.option("--check", is_flag=True, help="Say everything that is wrong, and print no settings.")
@click.pass_context
def config(context: click.Context, example: bool, check: bool) -> int:
    """Print every setting that is not as it is by default, and where it comes from; secrets are masked.

    Settings come from the environment, and where they are not set there, from one TOML file: --config FILE or
    CHARTEROAK_CONFIG, else charteroak.toml in the data folder, else the one in /etc/charteroak.
    """
    if example:
        from charteroak.recording.configuration.example import example as written

        click.echo(written(), nl=False)
        return 0
    from charteroak.recording.configuration.loading import check_environment

    loaded = context.obj
    wrong = [*loaded.wrong, *check_environment(os.environ)]
    if check:
        for each in wrong:
            click.echo(f"charteroak: {each}", err=True)
        return 1 if wrong else 0
    if wrong:
        raise wrong[0]
    _show(loaded)
    return 0


def _show(loaded: Any) -> None:
    from charteroak.recording.configuration.table import SECTIONS, SETTINGS

    # The file is named to whoever asked about it; what is in it is not repeated where it is secret.
    say(f"File: {loaded.path}" if loaded.path else "File: none; all is from the environment or as it is by default.")
    for section in SECTIONS:
        heading(f"[{section}]")
        for setting in SETTINGS:
            if setting.section != section or not setting.in_file:
                continue
            value, source = os.environ.get(setting.variable, ""), loaded.source(setting)
            shown = ("set" if setting.secret else value) if value else setting.default or "not set"
            click.echo(f"{setting.key:<20} {shown}  ({source}; {setting.variable})")
