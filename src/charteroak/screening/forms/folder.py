"""The files of folders that may be forms, in the order of their names, and the register that answers for each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STANDARD = "-"
"""Standard input."""
REGISTER = "questions.toml"

_ENDINGS = frozenset(
    {".html", ".htm", ".xhtml", ".shtml", ".jinja", ".jinja2", ".j2", ".njk", ".hbs", ".mustache", ".liquid"}
    | {".twig", ".php", ".erb", ".ejs", ".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"}
    | {".json", ".csv", ".tsv", ".xlsx", ".xlsm", ".xltx", ".xltm", ".docx", ".docm", ".dotx", ".dotm", ".pdf"}
)
"""How the names of files end that may be forms; others in a folder are not opened."""
_NOT_OURS = frozenset({"node_modules", "bower_components", "site-packages", "__pycache__", "venv"})
"""Folders of what others wrote. Those that begin with a dot are left out besides."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `shown` is its path as it is told; `is_named` says that it was named, and not met in a folder."""

    path: str
    shown: str
    is_named: bool
    top: str = "."
    """The folder that was named and it was met in, or its own: its register is looked for no further up."""


def sources(paths: Sequence[str]) -> Iterator[Source]:
    """The files: those that are named, and those of folders that may be forms. A file is told once.

    A folder that cannot be listed is given as a file, which cannot be read: what is in it is not passed as clean.
    """
    seen: set[str] = set()
    for path in paths:
        for each in _of(path):
            key = each.path if each.path == STANDARD else os.path.realpath(each.path)
            if key not in seen:
                seen.add(key)
                yield each


def _of(path: str) -> Iterator[Source]:
    if path == STANDARD:
        yield Source(path, path, is_named=True)
    elif Path(path).is_dir():
        yield from _within(path)
    else:
        yield Source(path, told(path), is_named=True, top=os.path.dirname(path) or ".")  # noqa: PTH120 - "" for none


def _within(top: str) -> Iterator[Source]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        folders[:] = sorted(each for each in folders if each not in _NOT_OURS and not each.startswith("."))
        for name in sorted(names):
            path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118 - a name may hold bytes that are no text
            if _may_be(path, name):
                yield Source(path, told(path), is_named=False, top=top)
    for fault in closed:
        yield Source(str(fault.filename), told(str(fault.filename)), is_named=True, top=top)


def _may_be(path: str, name: str) -> bool:
    """Whether a file of a folder may be a form. A link that leads nowhere may, and what is no file, a pipe, is none."""
    place = Path(path)
    is_file = place.is_file() or (place.is_symlink() and not place.exists())
    return is_file and not name.startswith((".", "~$")) and Path(name).suffix.lower() in _ENDINGS


def told(path: str) -> str:
    """A path in letters that can be shown on one line, whatever bytes and signs it has."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def register_of(source: Source) -> str | None:
    """The nearest register: in the file's folder or above it, up to the working folder, or, for a file that is not
    below that, up to the folder that was named. None where there is none.
    """
    if source.path == STANDARD:
        return REGISTER if Path(REGISTER).is_file() else None
    return _nearest(Path(source.path).absolute().parent, Path(source.top).absolute())


@cache
def _nearest(folder: Path, top: Path) -> str | None:
    here = Path.cwd()
    last = here if folder.is_relative_to(here) else top
    for each in (folder, *folder.parents):
        if (each / REGISTER).is_file():
            return os.path.relpath(each / REGISTER)
        if each == last:
            break
    return None


def beside(register: str, source: Source) -> str:
    """A form's path as a register has it: relative to the register's folder, with slashes."""
    if source.path == STANDARD:
        return STANDARD
    folder = Path(register).absolute().parent
    return Path(os.path.relpath(Path(source.path).absolute(), folder)).as_posix()
