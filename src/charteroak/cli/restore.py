"""`charteroak restore`: bring back what a backup holds, where the ledger goes on from it and does not fork."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from charteroak.cli.backup import CATALOGUE, PACKAGE, opener
from charteroak.cli.backup_reading import check, head_of, secret_for
from charteroak.cli.ledger_opening import ask_passphrase
from charteroak.cli.office_opening import set_up
from charteroak.cli.paths import FilePath, using
from charteroak.ledger.errors import LedgerError
from charteroak.logic.errors import BadInput
from charteroak.recording.backup.archive import HEAD, MANIFEST, reading
from charteroak.recording.backup.mirror import Mirror
from charteroak.recording.backup.returning import Returning
from charteroak.recording.backup.sealing import Secret
from charteroak.recording.folder import STAGING, data_folder
from charteroak.recording.place import Place, find_key

_OFFICE = "office.sqlite"
_LOOK = (
    "People and their roles, readings and authorities are as they were then: see who was shut out since, and ask "
    "`charteroak readings --check`. Everyone signs in anew; who was to join needs a new code."
)


@click.command(
    epilog="""\b
Examples:
  charteroak restore monday.backup
  charteroak restore monday.backup --mirror https://ledger.example.gov
  charteroak restore monday.backup --identity backup.key --mirror public/

\b
Environment:
  CHARTEROAK_BACKUP_PASSPHRASE  what the backup is sealed with; else it is asked for
  CHARTEROAK_DATA               the folder to restore into; it may hold the keys
  CHARTEROAK_DATABASE           the office's database, if it is PostgreSQL: empty
  CHARTEROAK_LEDGER_...         the ledger's store, lock and key, as for the service
"""
)
@click.argument("file", type=FilePath(), metavar="FILE")
@click.option("--mirror", metavar="FOLDER|URL", help="A copy of the ledger's public folder, for what was signed since.")
@click.option("--identity", type=FilePath(), metavar="FILE", help="The key of the recipient that it is sealed for.")
@click.option(
    "--nothing-was-signed-since",
    is_flag=True,
    help="Vouch for it, where neither the lock nor a mirror is left that could tell.",
)
@click.option(
    "--without-ledger",
    is_flag=True,
    help="Bring back all but the ledger, which is lost: a new one is to begin.",
)
def restore(
    file: Path, mirror: str | None, identity: Path | None, nothing_was_signed_since: bool, without_ledger: bool
) -> int:
    """Bring back what a backup holds, into a data folder with nothing in it but keys. Stop the service meanwhile.

    What was signed after the backup must come back too, or the ledger would tell two stories: it is taken from the
    mirror, and where it cannot be had, nothing is restored. What was shredded since stays shredded.
    """
    place = Place.from_environment()
    with using("FILE"):
        ask = opener(identity)
        said = check(file, ask, str(file))
        secret = secret_for(file, ask)
        if without_ledger:
            said["without"], said["ledger"] = said["ledger"], None
        _check_empty(place, has_ledger=not without_ledger)
        returning = Returning(place, Mirror(mirror) if mirror else None, nothing_was_signed_since)
        with _staged(returning) as staging:
            again = _bring_back(file, secret, returning, staging, said)
    _tell(place, said, returning, *again)
    return 0


def _check_empty(place: Place, *, has_ledger: bool) -> None:
    """LedgerError where there is something that would be overwritten; what a killed restore left is not."""
    folder = data_folder()
    if (folder / STAGING).exists():
        return
    there = [_OFFICE] if (folder / _OFFICE).exists() and not os.environ.get("CHARTEROAK_DATABASE") else []
    if has_ledger:
        there += ["the ledger's store"] if "://" not in place.store and Path(place.store).exists() else []
        there += ["the ledger's public folder"] if place.public.exists() else []
    if there:
        raise LedgerError(
            f"there is something already: {', '.join(there)}; restore into a folder that holds keys alone"
        )


@contextmanager
def _staged(returning: Returning) -> Iterator[Path]:
    """A folder for what is not in its place yet. While it exists the service does not start."""
    folder = data_folder()
    staging = folder / STAGING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if staging.exists():  # an earlier run was killed: what it brought is brought again
        _undo(returning, staging)
    staging.mkdir(mode=0o700)
    try:
        yield staging
    except BaseException:
        _undo(returning, staging)
        raise
    shutil.rmtree(staging)


def _undo(returning: Returning, staging: Path) -> None:
    """Take back what is staged, and if it was being put in its place, that."""
    folder, place = data_folder(), returning.place
    if (staging / "naming").exists():
        (folder / _OFFICE).unlink(missing_ok=True)
    if (staging / "naming ledger").exists():
        if "://" not in place.store:
            Path(place.store).unlink(missing_ok=True)
        shutil.rmtree(place.public, ignore_errors=True)
    if returning.began or (staging / "ledger").exists():
        returning.drop()
    shutil.rmtree(staging, ignore_errors=True)


def _bring_back(
    file: Path, secret: Secret | None, returning: Returning, staging: Path, said: dict[str, Any]
) -> tuple[int, int]:
    """Bring everything back. How many complaints were shredded again, and how many other matters ended."""
    has_ledger, has_office = said["ledger"] is not None, said["migrations"] is not None
    with _office(staging, said["migrations"]) as filling:
        with reading(file, secret) as files:
            for name, data in files:
                _take(name, data, returning, filling, staging)
        if has_ledger:
            returning.complete()
        elif said.get("without"):
            returning.catch_up()  # for what it says was shredded
        again = filling.finish(returning) if has_office else (0, 0)
    _unpack(staging / "files")
    # From here on only names are given: office.sqlite last, so that what has it has the rest.
    (staging / "naming").touch()
    if has_ledger:
        (staging / "naming ledger").touch()
        returning.name()
    elif said.get("without"):
        returning.drop()
    folder = data_folder()
    for path in sorted((staging / "files").rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(staging / "files")
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    if (staging / _OFFICE).exists():
        (staging / _OFFICE).replace(folder / _OFFICE)
    return again


def _unpack(files: Path) -> None:
    """Make the catalogue of the package that a backup has of it."""
    from charteroak.catalogue.reading import read
    from charteroak.catalogue.rejects import Rejected
    from charteroak.catalogue.store import make

    if (files / PACKAGE).exists():
        try:
            make(files / CATALOGUE, read(files / PACKAGE))
        except Rejected:
            raise LedgerError("the catalogue of services in the backup is damaged") from None
        (files / PACKAGE).unlink()


def _take(name: str, data: bytes, returning: Returning, filling: Any, staging: Path) -> None:
    if name == HEAD:
        head_of(data)
    elif name.startswith("ledger/"):
        returning.take(name, data)
        if returning.began:  # a store that was there is not ours to take back: it is refused before this
            (staging / "ledger").touch()
    elif name.startswith("office/"):
        filling.take(name, data)
    elif name != MANIFEST:
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@contextmanager
def _office(staging: Path, migrations: Any) -> Iterator[Any]:
    """The office's tables, filled in one transaction on PostgreSQL, on SQLite in a file that is not in its place."""
    if migrations is None:
        yield None
        return
    changed = {"CHARTEROAK_DATA": str(staging), "CHARTEROAK_SECRET_KEY": secrets.token_urlsafe(48)}
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        set_up()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    from django.db import Error, connection, transaction

    from charteroak.cli.restore_office import Office

    try:
        if connection.vendor == "sqlite":
            yield Office(migrations)
            connection.close()
        else:
            with transaction.atomic():
                yield Office(migrations)
    except Error as error:
        raise LedgerError(f"the office's tables cannot be brought back: {type(error).__name__}") from None


def _tell(place: Place, said: dict[str, Any], returning: Returning, shredded: int, ended: int) -> None:
    click.echo(f"Restored the backup of {said['time']}.")
    if returning.added:
        click.echo(f"{returning.added} entries that were signed since came from the mirror.")
    if shredded:
        click.echo(f"{shredded} complaints were shredded again.")
    if ended:
        click.echo(f"{ended} requests and routines went on since: what was closed is closed, and approvals lapsed.")
    if said["migrations"] is not None:
        click.echo(_LOOK)
    if said["ledger"] is None:
        return
    from charteroak.recording.setup import open_log

    try:
        with open_log(place, find_key(place, os.environ, ask_passphrase)) as log:
            size = log.store.head().size
            log.checkpoint()
        click.echo(f"The ledger goes on from {size} entries.")
    except LedgerError as error:
        raise BadInput(
            "the ledger", f"restored, but it does not open ({error})", ["its key, its passphrase, its lock"]
        ) from None
