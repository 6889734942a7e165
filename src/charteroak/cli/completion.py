"""`charteroak completion`: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import os
from pathlib import Path

import click

from charteroak.cli.options import OneOf
from charteroak.logic.errors import BadInput

SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog="""\b
Examples:
  eval "$(charteroak completion bash)"                                   # in ~/.bashrc
  eval "$(charteroak completion zsh)"                                    # in ~/.zshrc
  charteroak completion fish > ~/.config/fish/completions/charteroak.fish
"""
)
@click.argument("shell", required=False, type=OneOf(SHELLS), metavar="[bash|zsh|fish]")
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> int:
    """Print the completion script for a shell; by default for the one you use."""
    from click.shell_completion import get_completion_class

    name = shell or Path(os.environ.get("SHELL", "")).name
    completer = get_completion_class(name) if name in SHELLS else None
    if completer is None:
        raise BadInput("SHELL", "a shell that is not known" if name else "nothing", SHELLS)
    click.echo(completer(ctx.find_root().command, {}, "charteroak", "_CHARTEROAK_COMPLETE").source())
    return 0
