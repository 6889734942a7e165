"""The files of photos, in a folder of the data folder, under random names that are in no list."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from charteroak.office.service_requests.photos import Photo
from charteroak.recording.folder import data_folder

FOLDER = "request-photos"
_NAME = re.compile(r"[0-9a-f]{32}\Z")


def folder() -> Path:
    """Where they lie."""
    return data_folder() / FOLDER


def keep(photo: Photo) -> str:
    """Write a photo, for the owner of the process alone, and give its name. OSError where it cannot be written."""
    name = secrets.token_hex(16)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    made = os.open(folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(made, "wb") as file:
        file.write(photo.data)
        file.flush()
        os.fsync(file.fileno())
    return name


def read(name: str) -> bytes | None:
    """A photo; None where there is none of that name."""
    if not _NAME.match(name):
        return None
    try:
        return (folder() / name).read_bytes()
    except FileNotFoundError:
        return None


def remove(name: str) -> None:
    """Delete a photo; one that is gone already is no news."""
    if _NAME.match(name):
        (folder() / name).unlink(missing_ok=True)


def strays(known: frozenset[str], older_than: float) -> list[str]:
    """The files that no request has, last written before a moment (seconds of the epoch): a crash left them."""
    if not folder().is_dir():
        return []
    return [
        each.name
        for each in folder().iterdir()
        if _NAME.match(each.name) and each.name not in known and each.stat().st_mtime < older_than
    ]
