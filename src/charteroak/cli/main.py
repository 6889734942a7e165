"""The command `charteroak`: a module a command, loaded when it is called for."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from charteroak.cli import settling

EXIT_STATUSES = """\b
Exit statuses:
  0    done; for `article --diff` and `compare`, no difference
  1    done, and there is something to look at: rows that `decide` rejected,
       a difference that `article --diff` or `compare` found, a ledger that `ledger verify`
       found wrong, a checkpoint that too few witnesses cosigned, a property
       that `prove` found false, a change that `compare` found, a topic that
        `triage --hotlist` found, something that `screen` or `columns` found, a copy that `redact` does not make,
        a guard that `guard --probe` found not to hold, a question that `lint` flagged,
       readings of which `readings --check` found that the ledger says otherwise,
       a report that `report --verify` found not to hold, a service that `services check` found in conflict,
       a list that `refer --check` found to be another
  2    not done, or not all of it: bad input, a file that cannot be read or
       written, a port that is taken, an answer that was not recorded. One line on standard error says what.
  130  interrupted; 143 ended by SIGTERM; 141 nobody read its output any more
"""


class Commands(click.Group):
    """A group whose commands are modules: `modules` maps a command's name to where it is, as "module:name"."""

    def __init__(self, *args: Any, modules: dict[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the names are the same in every context
        """The commands' names, in the order in which they are given."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """The command of that name, loaded now; None where there is none."""
        if cmd_name not in self._modules:
            return None
        module, _, name = self._modules[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called. Where there is none, the error knows those that there are."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as fault:
            raise click.NoSuchCommand(fault.command_name, possibilities=self._modules, ctx=ctx) from None


class Program(Commands):
    """The whole program: what a command returns is the exit status, and whatever goes wrong is one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and write out what it printed while a reader that went away can still be told of."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nobody reads on. What is still to be written goes nowhere, so that ending says nothing of it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 128 + 13
        return status

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run the program and end it."""
        settings["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **settings) or 0)
        except click.Abort:
            sys.exit(130)
        except Exception as fault:
            from charteroak.cli.fault import in_one_line

            click.echo(in_one_line(fault), err=True)
            sys.exit(2)


@click.group(
    name="charteroak",
    cls=Program,
    modules={
        "ask": "charteroak.cli.ask:ask",
        "decide": "charteroak.cli.decide:decide",
        "triage": "charteroak.cli.triage:triage",
        "paper": "charteroak.cli.paper:paper",
        "screen": "charteroak.cli.screen:screen",
        "redact": "charteroak.cli.redact:redact",
        "columns": "charteroak.cli.columns:columns",
        "lint": "charteroak.cli.lint:lint",
        "guard": "charteroak.cli.guard:guard",
        "article": "charteroak.cli.article:article",
        "cases": "charteroak.cli.cases:cases",
        "prove": "charteroak.cli.prove:prove",
        "compare": "charteroak.cli.compare:compare",
        "readings": "charteroak.cli.readings:readings",
        "export": "charteroak.cli.export:export",
        "ledger": "charteroak.cli.ledger:ledger",
        "complaints": "charteroak.cli.complaints:complaints",
        "report": "charteroak.cli.report_command:report",
        "serve": "charteroak.cli.serve:serve",
        "resident": "charteroak.cli.resident:resident",
        "boundary": "charteroak.cli.boundary:boundary",
        "services": "charteroak.cli.services:services",
        "refer": "charteroak.cli.refer:refer",
        "training": "charteroak.cli.training:training",
        "people": "charteroak.cli.people:people",
        "config": "charteroak.cli.config:config",
        "db": "charteroak.cli.db:db",
        "backup": "charteroak.cli.backup:backup",
        "restore": "charteroak.cli.restore:restore",
        "completion": "charteroak.cli.completion:completion",
    },
    epilog=f"""{EXIT_STATUSES}
\b
Environment:
  CHARTEROAK_DATA    where what is kept lies; by default a folder of yours
  CHARTEROAK_CONFIG  the file with settings; `charteroak config` has them all
  NO_COLOR           set to anything, no bold and no colour

\b
Examples:
  charteroak ask
  charteroak ask --json '{{"act": "refer", "facts": {{"agency": "medical"}}}}'
  charteroak article "2-928(b)"
""",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="charteroak", prog_name="charteroak", message="%(prog)s %(version)s")
@click.option("--config", metavar="FILE", help="The file with settings, in place of where it is looked for.")
@click.pass_context
def program(context: click.Context, config: str | None) -> None:
    """Hartford's Municipal Code ch. 2, art. XXI, made to run: is an act allowed, by which clause, and what is missing.

    It states what the article says and cites the clause. It is not counsel. Nothing you type is kept, but for what you
    ask to have recorded: that is an entry of fixed words in the ledger, and has no place for a name.
    """
    from charteroak.recording.configuration.loading import load

    context.obj = loaded = load(Path(config) if config else None, os.environ)
    if loaded.wrong and context.invoked_subcommand != "config":  # which says all of it
        raise loaded.wrong[0]
    settling.begin()


def main() -> None:
    """Run `charteroak` with the arguments of the process."""
    _without_core()
    program(prog_name="charteroak")


def _without_core() -> None:
    """Have no fault of this process, or of one that it starts, leave its memory in a file: what is read lies there."""
    with suppress(ImportError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
