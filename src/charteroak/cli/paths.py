"""Files that commands read and write, named on the command line. What is wrong with one never repeats its name."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from charteroak.cli.options import named
from charteroak.logic.errors import BadInput

STANDARD = Path("-")
"""Standard input, or standard output."""


class FilePath(click.ParamType[Path, Path]):
    """A file's path; `-` stands for standard input or output."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002
        """The path. BadInput where it cannot be one."""
        text = str(value)
        if not text or "\0" in text:
            raise BadInput(named(param), "no name of a file", ["a file's name"])
        return Path(text)


@contextmanager
def using(field: str) -> Iterator[None]:
    """Say of a file that the system refuses which parameter named it, and why."""
    try:
        yield
    except OSError as fault:
        if fault.errno == errno.EPIPE:
            raise
        raise refused(field, fault.errno) from None


def refused(field: str, number: int | None) -> BadInput:
    """What is said of a file that the system refuses, by the system's number of why."""
    reason = os.strerror(number) if number else "it cannot be read"
    return BadInput(field, f"a file that cannot be used ({reason})", ["one that can"])


def check_readable(path: Path) -> None:
    """Raise OSError where a file cannot be read. It is not opened for that: a pipe with a name is opened only once."""
    if path.stat() and path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
