"""What went wrong, in one line that names where and what is allowed, and never what was given.

A command line may hold an answer about a person, and so may a file. click's own messages repeat what they were given,
so none of them is shown.
"""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import click

from charteroak.cli.options import named
from charteroak.law.text import TextDrifted, UnknownClause
from charteroak.ledger.errors import LedgerError
from charteroak.logic.errors import BadInput

_PREFIX = "charteroak: "


def in_one_line(fault: Exception) -> str:
    """The line for standard error. For no command at all, the help, which is longer."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.message
    return _PREFIX + " ".join(_words(fault).split())


def _words(fault: Exception) -> str:
    match fault:
        case BadInput() | TextDrifted() | LedgerError():  # a LedgerError names a file of the ledger, and no entry
            return str(fault)
        case UnknownClause():
            return str(BadInput("CLAUSE", "another text", fault.allowed))
        case click.UsageError():
            return _usage(fault)
        case click.ClickException():
            return fault.message  # one of ours
        case OSError():
            return _system(fault)
        case UnicodeDecodeError():
            return "the file holds bytes that are not UTF-8"
        case _:
            return _ours(fault)


def _usage(fault: click.UsageError) -> str:
    """A mistake in the command line itself."""
    command = fault.ctx.command_path if fault.ctx else "charteroak"
    match fault:
        case click.MissingParameter(param=click.Parameter() as param):
            what = f"{named(param)} is missing"
        case click.NoSuchOption(possibilities=near):
            what = "there is no such option" + (f"; did you mean {' or '.join(near)}?" if near else "")
        case click.NoSuchCommand(possibilities=near):
            what = "there is no such command" + (f"; did you mean {' or '.join(near)}?" if near else "")
        case click.BadOptionUsage():
            # The parser knows this option by its name, so the name is the program's and not something typed.
            what = f"{fault.option_name} has no value, or one that it does not take"
        case click.BadParameter(param=click.Parameter() as param):
            what = f"{named(param)}: not a value that it takes"
        case _:
            what = "too many arguments, or too few"
    return f"{what.rstrip('.')}{'' if what.endswith('?') else ';'} see {command} --help"


def _system(fault: OSError) -> str:
    """What the system says. A file's name is not repeated: it is the caller's, and who is meant is plain."""
    reason = os.strerror(fault.errno) if fault.errno else "it could not be read or written"
    return f"a file or an address cannot be used: {reason}"


def _ours(fault: Exception) -> str:
    """A fault of ours, or of a file that a library cannot read: the kind and the place, not the library's words."""
    places = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in places if "charteroak" in Path(frame.filename).parts]
    at = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"this went wrong inside, please report it: {type(fault).__name__}{at}"
