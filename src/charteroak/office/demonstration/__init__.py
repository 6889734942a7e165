"""Whether this is a demonstration: a made-up city, marked as such on every page, for as long as its folder exists."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from charteroak.recording.folder import data_folder

_MARK = "demonstration"


def is_demonstration() -> bool:
    """Whether everything in the data folder is made up."""
    return _is_marked(data_folder())


def mark() -> None:
    """Mark the data folder: what is in it is made up, and stays so."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _MARK).touch()
    _is_marked.cache_clear()


@lru_cache(maxsize=4)
def _is_marked(folder: Path) -> bool:
    return (folder / _MARK).exists()


def begin() -> None:
    """Make the data folder a demonstration, which it stays. `beginning.NotEmpty` where anything real is in it."""
    from charteroak.office.demonstration.beginning import begin as begun  # which needs Django's models

    begun()
