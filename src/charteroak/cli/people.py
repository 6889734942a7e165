"""`charteroak people`: for whoever runs the site's machine, when no administrator of the office can come in."""

from __future__ import annotations

import os
from typing import Any

import click

from charteroak.cli.paths import using
from charteroak.logic.errors import BadInput


@click.group(
    epilog="""\b
Examples:
  charteroak people release rosa.perez
  charteroak people code rosa.perez
"""
)
def people() -> None:
    """Let people of the office in again, from the machine that the site runs on.

    An administrator does this on the site. This is for when none can: anyone may lock an account by failing to sign in
    five times, also the last administrator's. What is done is in the office's audit.
    """


@people.command(
    epilog="""\b
Examples:
  charteroak people release rosa.perez
"""
)
@click.argument("login")
def release(login: str) -> int:
    """Release the lock of LOGIN's account."""
    person = _person(login)
    from charteroak.office.accounts.keeping import release_at_console

    was = release_at_console(person)
    click.echo(f"{person.login}: the lock is released" if was else f"{person.login} was not locked")
    return 0


@people.command(
    epilog="""\b
Examples:
  charteroak people code rosa.perez
"""
)
@click.argument("login")
def code(login: str) -> int:
    """Print a new one-time code for LOGIN.

    Their password, second factors and recovery codes stop working at once, and their sessions end.
    """
    person = _person(login)
    from charteroak.office.accounts.keeping import NotDone, new_code_at_console

    try:
        given = new_code_at_console(person)
    except NotDone:
        raise BadInput("LOGIN", "someone who was deactivated", ["someone who is active"]) from None
    click.echo(given)
    return 0


def _person(login: str) -> Any:
    """The person of a login. BadInput where there is none; it does not say who there is."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    try:
        with using("CHARTEROAK_DATA"):
            django.setup()
            from charteroak.office.database import ready

            ready()
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
    from charteroak.office.accounts.signing import find

    found = find(login)
    if found is None:
        raise BadInput("LOGIN", "a login that nobody has", ["one that an administrator gave"])
    return found
