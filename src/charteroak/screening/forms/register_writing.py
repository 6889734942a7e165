"""Writing the register's file: an entry added, changed or removed, with everything else as it was.

Comments, order and spacing are people's own, and stay. Each function gives the new text and is checked by reading it
again with another library: what it says is what was asked for, or nothing is written.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from charteroak.screening.forms.register_entry import FIELDS, Entry, Register
from charteroak.screening.forms.register_reading import TABLE, BadRegister, Fault, Lines, faults_of, loads


class NotWritten(Exception):
    """The register could not be written so that it says what it should. The file is as it was."""


def added(text: str, entry: Entry) -> str:
    """The text of a register with one more entry at its end. BadRegister where the text or the entry is wrong."""
    before = loads(text).entries
    _check(entry, len(before))
    body = text if not text or text.endswith("\n") else f"{text}\n"
    gap = "\n" if body.strip() else ""
    return _checked(f"{body}{gap}{_written(entry)}", (*before, entry))


def changed(text: str, number: int, entry: Entry) -> str:
    """The text with another entry in a place, from 0. IndexError where there is no such place; BadRegister as above."""
    import tomlkit

    before = loads(text).entries
    lines, first, end = _stretch(text, _place(number, before))
    _check(entry, number)
    own = "\n".join(lines[first:end])
    document = tomlkit.parse(own if own.endswith("\n") else f"{own}\n")
    table: Any = document[TABLE][0]
    fresh = _fields(entry)
    for name in FIELDS:
        if name not in fresh:
            table.pop(name, None)
        elif getattr(before[number], name) != getattr(entry, name):
            table[name] = _value(fresh[name])
    new = document.as_string().removesuffix("\n").split("\n")
    return _checked("\n".join((*lines[:first], *new, *lines[end:])), (*before[:number], entry, *before[number + 1 :]))


def removed(text: str, number: int) -> str:
    """The text without an entry, and without the comment right above it. IndexError and BadRegister as above.

    What stands between it and the next entry is that one's, and stays; so does a comment that the file begins with.
    """
    before = loads(text).entries
    lines, first, end = _stretch(text, _place(number, before))
    above, least = first, Lines(text).ends[number - 1] if number else 0
    while above > least and lines[above - 1].lstrip().startswith("#"):
        above -= 1
    first = above or first
    while first and not lines[first - 1].strip() and (end == len(lines) or not lines[end].strip()):
        first -= 1
    rest = "\n".join((*lines[:first], *lines[end:]))
    return _checked(rest, (*before[:number], *before[number + 1 :]))


def _stretch(text: str, number: int) -> tuple[list[str], int, int]:
    """The lines of a text, and which of them are an entry's: from its head up to its last field."""
    lines = Lines(text)
    return text.split("\n"), lines.starts[number] - 1, lines.ends[number]


def digest(text: str) -> str:
    """A digest of a register's text, by which it is known again."""
    return sha256(text.encode()).hexdigest()


def save(path: Path, text: str) -> None:
    """Put the text in the place of the file, whole or not at all, and be sure that it is on the disk. OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(draft, "xb", opener=_for_the_owner) as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(path.stat().st_mode & 0o777)  # who could read it still can
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _check(entry: Entry, number: int) -> None:
    """BadRegister where an entry is one that could not be read again."""
    named = {name: value for name in FIELDS if (value := getattr(entry, name)) or name in ("form", "question")}
    faults = tuple(Fault(0, name, kind, number) for name, kind in faults_of(named))
    if faults:
        raise BadRegister(faults)


def _place(number: int, entries: tuple[Entry, ...]) -> int:
    if not 0 <= number < len(entries):
        raise IndexError("there is no such entry")
    return number


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: value for name in FIELDS if (value := getattr(entry, name))}


def _written(entry: Entry) -> str:
    import tomlkit

    table = tomlkit.table()
    for name, value in _fields(entry).items():
        table.add(name, _value(value))
    tables = tomlkit.aot()
    tables.append(table)
    document = tomlkit.document()
    document.add(TABLE, tables)
    return document.as_string()


def _value(value: Any) -> Any:
    """A value as TOML has it: a text of several lines between three quotes, several texts each in a line of its own."""
    import tomlkit

    if isinstance(value, tuple):
        texts = tomlkit.array()
        texts.extend(value)
        return texts.multiline(len(value) > 1)
    if isinstance(value, str) and "\n" in value:
        return tomlkit.string(value, multiline=True)
    return tomlkit.item(value)


def _checked(text: str, entries: tuple[Entry, ...]) -> str:
    try:
        read = loads(text)
    except BadRegister as error:
        if all(fault.kind in ("double", "too many") for fault in error.faults):
            raise
        raise NotWritten("the register could not be read again") from None
    if msgspec.structs.replace(read, lines=()) != Register(entries):
        raise NotWritten("the register would not say what it should")
    return text


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
