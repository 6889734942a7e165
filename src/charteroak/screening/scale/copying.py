"""The files of a folder, each to be copied under its own path; what is none, and links that lead out, are named.

A link to a file within the folder is read as that file is. One that leads elsewhere, or to a folder, is not followed:
what it leads to is not what was given, or is walked through under its own name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_READS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `relative` is its path in the folder, `path` opens it; `why` it cannot be, by kind, is "" where it can.

    Kinds are "link", "no file" and "unreadable".
    """

    relative: Path
    path: Path
    why: str = ""


def files(top: Path) -> Iterator[Source]:
    """The files of a folder in order of their names, and folders that cannot be listed."""
    real, closed = top.resolve(), list[OSError]()
    for folder, folders, names in os.walk(top, onerror=closed.append):
        folders.sort()
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            yield _source(Path(folder, name), top, real)
        while closed:
            yield _shut(closed.pop(0), top)
    while closed:
        yield _shut(closed.pop(0), top)


def _source(path: Path, top: Path, real: Path) -> Source:
    relative = path.relative_to(top)
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode):
            return Source(relative, path, "" if stat.S_ISREG(mode) else "no file")
        end = path.resolve(strict=True)
        is_ours = end.is_relative_to(real) and end.is_file()
    except (OSError, RuntimeError):  # a ring of links is the latter
        return Source(relative, path, "unreadable")
    return Source(relative, end, "" if is_ours else "link")


def _shut(fault: OSError, top: Path) -> Source:
    path = Path(str(fault.filename))
    return Source(path.relative_to(top), path, "unreadable")


def bytes_of(source: Source, most: int) -> bytes:
    """A file's bytes, and of one that has more than `most`, one more. OSError where it is no file any more."""
    with os.fdopen(os.open(source.path, _READS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError
        return file.read(most + 1)
