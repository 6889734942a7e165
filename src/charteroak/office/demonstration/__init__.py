"""Whether this is a demonstration: a made-up city, marked as such on every page, for as long as its folder exists."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from charteroak.recording.folder import data_folder

_MARK = "demonstration"
PASSPHRASE = "made up, for anyone to read"  # noqa: S105 - it opens what is made up, and nothing else
"""What opens the made-up auditor's key. It is no secret: what is sealed for that key is made up, too."""
ORIGINS = "demonstration/"
"""How the name of a made-up ledger begins, so that a report of it says so wherever it goes."""


def is_demonstration() -> bool:
    """Whether everything in the data folder is made up."""
    return _is_marked(data_folder())


def mark() -> None:
    """Mark the data folder: what is in it is made up, and stays so."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _MARK).touch()
    _is_marked.cache_clear()


def keep_key(file: bytes) -> None:
    """Keep the file of the made-up auditor's key, which the mark holds: whoever tries the site needs it."""
    (data_folder() / _MARK).write_bytes(file)


def auditors_key() -> str:
    """The file of the made-up auditor's key; empty where this is no demonstration."""
    return (data_folder() / _MARK).read_text("ascii") if is_demonstration() else ""


@lru_cache(maxsize=4)
def _is_marked(folder: Path) -> bool:
    return (folder / _MARK).exists()


def begin() -> None:
    """Make the data folder a demonstration, which it stays. `beginning.NotEmpty` where anything real is in it."""
    from charteroak.office.demonstration.beginning import begin as begun  # which needs Django's models

    begun()
