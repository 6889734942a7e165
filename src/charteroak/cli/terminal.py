"""Plain words on a terminal: wrapped to its width, bold only where somebody looks and does not mind."""

from __future__ import annotations

import os
import shutil
import textwrap

import click

_WIDEST = 92
_NARROWEST = 32


def width() -> int:
    """How wide a line may be: as wide as the terminal, but no wider than reads well."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def bold(text: str) -> str:
    """The text in bold, unless the user has asked for none. `click.echo` takes it out where there is no terminal."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain else click.style(text, bold=True)


def say(text: str = "", indent: int = 0, first: str = "", *, strong: bool = False) -> None:
    """Print a text, wrapped. `first` is put before its first line, and the others are indented as far."""
    before = " " * indent + first
    for line in text.split("\n"):
        # A citation such as 2-928(b) is one word, and so is whatever is longer than a line.
        wrapped = textwrap.fill(
            line,
            width(),
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_on_hyphens=False,
            break_long_words=False,
        )
        click.echo(bold(wrapped) if strong else wrapped)
        before = " " * len(before)


def heading(text: str) -> None:
    """Print a heading, with a blank line before it."""
    say()
    say(text, strong=True)
