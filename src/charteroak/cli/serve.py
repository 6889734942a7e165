"""`charteroak serve`: the site and the AuthZEN service in one process."""

from __future__ import annotations

import errno
import os
import signal
import socket
from typing import Any

import click

from charteroak.cli.options import OneOf, Whole
from charteroak.cli.paths import using
from charteroak.logic.errors import BadInput

FORMATS = ("text", "json")
LEVELS = ("debug", "info", "warning", "error")
_GRACE_SECONDS = 5


@click.command(
    epilog="""\b
Examples:
  charteroak serve
  charteroak serve --port 0
  CHARTEROAK_HOSTS=ask.example.gov charteroak serve --host 0.0.0.0 --port 8080

\b
Environment:
  CHARTEROAK_DATA        where the site's key is kept
  CHARTEROAK_HOSTS       the names the site answers to, with commas between
  CHARTEROAK_PUBLIC_URL  the service's address as its callers know it
  CHARTEROAK_PDP_TOKEN   the bearer token that the service asks of callers
  CHARTEROAK_LEDGER_...  what opens the ledger: see charteroak ledger --help
  and all that `charteroak config` lists
"""
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="HOST",
    envvar="CHARTEROAK_HOST",
    help="The address to serve on.",
)
@click.option(
    "--port",
    type=Whole(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    envvar="CHARTEROAK_PORT",
    help="0 takes a free one.",
)
@click.option(
    "--access-log",
    is_flag=True,
    envvar="CHARTEROAK_ACCESS_LOG",
    help="Log each request's address, or in JSON its route; by default none is.",
)
@click.option(
    "--log-level",
    type=OneOf(LEVELS),
    default="warning",
    show_default=True,
    metavar="LEVEL",
    envvar="CHARTEROAK_LOG_LEVEL",
    help=", ".join(LEVELS),
)
@click.option(
    "--log-format",
    type=OneOf(FORMATS),
    default="text",
    show_default=True,
    metavar="text|json",
    envvar="CHARTEROAK_LOG_FORMAT",
    help="A line to read, or an object of JSON a line with the keys of a closed list.",
)
@click.option("--no-ledger", is_flag=True, help="Set no ledger up, and record nothing in one that there is.")
def serve(host: str, port: int, access_log: bool, log_level: str, log_format: str, no_ledger: bool) -> int:
    """Serve the site and the AuthZEN service, both on one port, until told to stop.

    It prints its address on one line as soon as it answers. SIGTERM and Ctrl-C end it in order, with exit status 0.

    The first time it sets up a ledger, for answers that someone asks to have recorded, and says so on standard error.
    Where the ledger cannot be opened it says why, and answers without recording.
    """
    os.environ["CHARTEROAK_LOG_FORMAT"] = log_format  # where the site's own settings look for it
    with _bound(host, port) as listening:
        _make_data_folder()
        # These load Django, Starlette and the server, which no other command needs.
        from charteroak.cli.ledger_start import ledger_open
        from charteroak.cli.server import Running, prepare, served_app

        app = _configured(served_app)
        prepare()
        for number in (signal.SIGTERM, signal.SIGINT):
            # The server stops in order, and then raises again what it was told to stop by.
            signal.signal(number, lambda *_: None)
        with ledger_open(wanted=not no_ledger):
            _announce()
            Running(app, listening, log_level, access_log, _GRACE_SECONDS).run(sockets=[listening])
    return 0


def _bound(host: str, port: int) -> socket.socket:
    """A socket with the address, which answers once the server listens. BadInput where it cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError):
        raise BadInput(
            "--host", "a name that no address is found for", ["the name or address of this machine"]
        ) from None
    family, kind, protocol, _, address = found[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as fault:
        bound.close()
        if fault.errno == errno.EADDRINUSE:
            raise BadInput("--port", "a port that is taken", ["one that is free", "0 for any that is"]) from None
        reason = os.strerror(fault.errno) if fault.errno else "it cannot be used"
        raise BadInput("--host and --port", f"an address that cannot be had ({reason})", ["one that can"]) from None
    return bound


def _make_data_folder() -> None:
    from charteroak.recording.folder import STAGING, data_folder

    with using("CHARTEROAK_DATA"):
        data_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    if (data_folder() / STAGING).exists():
        raise click.ClickException("a restore was broken off in this data folder: run `charteroak restore` again")


def _announce() -> None:
    """Say how to begin, where the office has no administrator yet. Where that cannot be kept, why is a line."""
    from charteroak.office.accounts.beginning import announce

    try:
        said = announce()
    except OSError as fault:
        said = f"charteroak: no administrator can be made: the data folder takes nothing ({fault.strerror})"
    if said:
        click.echo(said, err=True)


def _configured(make: Any) -> Any:
    """The application. What is wrong with a setting is said in its own words, which are ours."""
    from django.core.exceptions import ImproperlyConfigured

    try:
        return make()
    except (ImproperlyConfigured, ValueError) as wrong:
        raise click.ClickException(str(wrong)) from None
