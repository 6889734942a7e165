"""`charteroak backup`: a copy of all that is kept, but for the keys, while the service runs."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from charteroak.cli.ledger_opening import ask_passphrase, new_passphrase
from charteroak.cli.office_opening import has_office, set_up
from charteroak.cli.options import OneOf
from charteroak.cli.paths import FilePath, using
from charteroak.ledger.errors import LedgerError
from charteroak.logic.errors import BadInput
from charteroak.recording.backup.archive import FORMAT, HEAD, Archive, writing
from charteroak.recording.backup.sealing import (
    Secret,
    by_identity,
    by_passphrase,
    for_passphrase,
    for_recipient,
    new_identity,
)
from charteroak.recording.folder import data_folder
from charteroak.recording.place import Place

PASSPHRASE = "CHARTEROAK_BACKUP_PASSPHRASE"  # noqa: S105 - the name of a variable
CATALOGUE, PACKAGE = "catalogue.sqlite", "catalogue.zip"
"""The catalogue of services, and what it is in a backup."""
KEPT = ("readings.json", "questions.toml", "demonstration")
"""The files beside the databases."""
FOLDERS = ("reports", "residency", "request-photos")


@click.command(
    epilog="""\b
Examples:
  charteroak backup /var/backups/charteroak --seal
  charteroak backup monday.backup --to charteroak-backup-to:AbC...
  charteroak backup --verify monday.backup
  charteroak backup --new-key backup.key

\b
Environment:
  CHARTEROAK_BACKUP_PASSPHRASE  what backups are sealed with; else it is asked for
"""
)
@click.argument("file", type=FilePath(), required=False, metavar="FILE|FOLDER")
@click.option("--seal", is_flag=True, help="Encrypt it under a passphrase, as it is written.")
@click.option("--to", "recipient", metavar="KEY", help="Encrypt it for a recipient: this machine cannot read it then.")
@click.option("--verify", type=FilePath(), metavar="FILE", help="Check a backup, whole, and end.")
@click.option("--identity", type=FilePath(), metavar="FILE", help="With --verify, the key of the recipient.")
@click.option("--new-key", type=FilePath(), metavar="FILE", help="Make a recipient's key, and end.")
@click.option(
    "--format", "form", type=OneOf(("text", "json")), default="text", metavar="text|json", help="What is printed."
)
def backup(
    file: Path | None,
    seal: bool,
    recipient: str | None,
    verify: Path | None,
    identity: Path | None,
    new_key: Path | None,
    form: str,
) -> int:
    """Copy all that is kept into one file, while the service runs: the office's tables, the ledger, what is published.

    Not in it, and to be kept apart: the ledger's key and its passphrase, the lock with the last signed checkpoint, and
    the site's key; nor sessions. With them a copy of the backup would be as good as the machine.
    """
    if new_key is not None:
        return _new_key(new_key)
    if verify is not None:
        from charteroak.cli.backup_reading import check

        with using("--verify"):
            said = check(verify, opener(identity), str(verify))
    else:
        if file is None:
            raise BadInput("FILE", "nothing", ["where to write the backup"])
        with using("FILE"):
            said = _write(file, _sealed_with(seal, recipient))
    _say(said, form)
    return 0


def opener(identity: Path | None) -> Callable[[], Secret]:
    """What opens a sealed backup, asked for only where one is sealed."""

    def secret() -> Secret:
        if identity is not None:
            with using("--identity"):
                return by_identity(identity.read_text(encoding="ascii", errors="replace"))
        passphrase = os.environ.get(PASSPHRASE) or ask_passphrase()
        if not passphrase:
            raise LedgerError(f"the backup is sealed: set {PASSPHRASE}, or give --identity")
        return by_passphrase(passphrase)

    return secret


def _sealed_with(seal: bool, recipient: str | None) -> tuple[dict[str, Any], bytes] | None:
    if recipient is not None:
        return for_recipient(recipient)
    if seal or os.environ.get(PASSPHRASE):
        return for_passphrase(new_passphrase(PASSPHRASE, ("--to KEY",)))
    return None


def _write(file: Path, seal: tuple[dict[str, Any], bytes] | None) -> dict[str, Any]:
    if not data_folder().is_dir():
        raise LedgerError("there is nothing to back up: no data folder")
    now = datetime.datetime.now(datetime.UTC)
    if file.is_dir():
        file = file / f"charteroak-{now:%Y%m%dT%H%M%SZ}.backup"
    about: dict[str, Any] = {
        "format": FORMAT,
        "program": version("charteroak"),
        "time": now.isoformat(timespec="seconds"),
        "migrations": None,
    }
    with writing(file, seal) as archive:
        if has_office():
            set_up()
            _with_office(archive, about)
        else:
            archive.add(HEAD, json.dumps(about).encode())
            about |= _others(archive)
        archive.end(about)
    if seal is None:
        click.echo("charteroak: this backup is not sealed: keep it as you keep the data folder", err=True)
    return {"file": str(file), "sealed": seal is not None, **about}


def _with_office(archive: Archive, about: dict[str, Any]) -> None:
    from charteroak.office.dump import applied, parts, snapshot

    # The tables first, and then the ledger: whatever they say was recorded, it has.
    with snapshot():
        about["migrations"] = applied()
        archive.add(HEAD, json.dumps(about).encode())
        for name, data in parts(about["migrations"]):
            archive.add(name, data)
    about |= _others(archive)


def _others(archive: Archive) -> dict[str, Any]:
    from charteroak.recording.backup.entries import add_ledger

    place, folder = Place.from_environment(), data_folder()
    said = add_ledger(archive, place) if place.exists else None
    paths = [folder / name for name in KEPT]
    paths += [path for name in FOLDERS for path in sorted((folder / name).rglob("*"))]
    for path in paths:
        if path.is_file() and not path.is_symlink():
            archive.add(f"files/{path.relative_to(folder).as_posix()}", path.read_bytes())
    if (folder / CATALOGUE).exists():
        archive.add(f"files/{PACKAGE}", _packaged(folder / CATALOGUE))
    return {"ledger": said}


def _packaged(path: Path) -> bytes:
    """The catalogue as a tabular package: it is small, and any version of this program can read it."""
    from charteroak.catalogue.store import Store
    from charteroak.catalogue.writing import package

    try:
        store = Store(path)
    except ValueError as damaged:
        raise LedgerError(f"{path.name}: {damaged}") from None
    try:
        return package(store.whole())
    finally:
        store.close()


def _new_key(path: Path) -> int:
    identity, recipient = new_identity()
    with using("--new-key"), open(path, "x", encoding="ascii", opener=_for_the_owner) as file:
        file.write(f"{identity}\n")
    click.echo(f"Keep the file apart from this machine: it opens the backups. They are made with --to {recipient}")
    return 0


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _say(said: dict[str, Any], form: str) -> None:
    if form == "json":
        click.echo(json.dumps({name: value for name, value in said.items() if name != "migrations"}))
        return
    ledger = said["ledger"]
    told = f"{ledger['size']} entries of {ledger['origin']}" if ledger else "no ledger"
    sealed = "sealed" if said["sealed"] else "not sealed"
    click.echo(f"{said['file']}: whole, {sealed}, of {said['time']}; {told}")
