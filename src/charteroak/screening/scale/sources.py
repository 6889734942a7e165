"""What is to be screened: files of folders one after another, in a fixed order, here or elsewhere.

Nothing is listed beforehand: of a folder, no more is held than the names in one folder at a time.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from charteroak.screening.scale import remote

STANDARD = "-"
"""Standard input."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `locator` opens it; `shown` is what is said of it; `size` in bytes, -1 where it is not known.

    `changed` is when it was written last, in nanoseconds; "" where nobody says.
    """

    locator: str
    shown: str
    size: int = -1
    changed: str = ""


Same = tuple[int, int]
"""A device and a file's number on it."""


def walk(locators: Sequence[str], without: Collection[Same] = ()) -> Iterator[Entry]:
    """The files, those of folders in order of their names. What is neither, a pipe for one, is left out of folders.

    `without` are files of our own, that may lie in a folder that is screened.
    """
    for locator in locators:
        if locator == STANDARD:
            yield Entry(locator, locator)
        elif remote.is_address(locator):
            yield from (Entry(*found) for found in remote.walk(locator))
        elif Path(locator).is_dir():
            yield from _within(locator, without)
        else:
            yield _entry(locator)


def _within(top: str, without: Collection[Same]) -> Iterator[Entry]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            try:
                seen = path.stat()
            except OSError:
                if path.is_symlink():  # it leads nowhere, which is to be said
                    yield _entry(str(path))
                continue
            if stat.S_ISREG(seen.st_mode) and (seen.st_dev, seen.st_ino) not in without:
                yield _entry(str(path), seen)
        yield from _said(closed)
    yield from _said(closed)


def _said(closed: list[OSError]) -> Iterator[Entry]:
    """Folders that cannot be listed, as files that cannot be read: what is in them is not passed as clean."""
    while closed:
        path = str(closed.pop(0).filename)
        yield Entry(path, shown(path))


def _entry(path: str, seen: os.stat_result | None = None) -> Entry:
    if seen is None:
        try:
            seen = Path(path).stat()
        except OSError:
            return Entry(path, shown(path))
    return Entry(path, shown(path), seen.st_size if stat.S_ISREG(seen.st_mode) else -1, str(seen.st_mtime_ns))


def entry_of(locator: str) -> Entry:
    """One file, by its path or address alone."""
    return Entry(locator, remote.said(locator) if remote.is_address(locator) else shown(locator))


def shown(path: str) -> str:
    """A path as it was named, in letters that JSON can have."""
    return os.fsencode(path).decode("utf-8", "replace")


def opened(entry: Entry) -> BinaryIO:
    """The file, to be read. OSError where it cannot be, whatever is in the way."""
    if entry.locator == STANDARD:
        return sys.stdin.buffer
    if remote.is_address(entry.locator):
        return remote.opened(entry.locator)
    return cast("BinaryIO", Path(entry.locator).open("rb"))


def same(path: Path) -> Same:
    """What tells a file from others, whatever its name."""
    seen = path.stat()
    return seen.st_dev, seen.st_ino
