"""The kinds of `docs/what-is-kept.toml`: types of Django for a column of each, and what its values look like."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_TEXT = {"CharField", "TextField"}
TYPES: Mapping[str, frozenset[str]] = {
    kind: frozenset(types)
    for kind, types in {
        "number": {"BigAutoField", "AutoField", "IntegerField", "BigIntegerField", "PositiveIntegerField"},
        "flag": {"BooleanField"},
        "time": {"DateTimeField"},
        "day": {"DateField", "CharField"},
        "word": {*_TEXT, "JSONField"},
        "handle": {"CharField", "BinaryField"},
        "link": {"ForeignKey", "OneToOneField"},
        "digest": {"CharField", "BinaryField"},
        "commitment": {"CharField", "BinaryField"},
        "key": {"CharField", "BinaryField"},
        "public": {"BinaryField"},
        "sealed": {"BinaryField"},
        "wrapped": {"BinaryField"},
        "password": {"CharField"},
        "name": {*_TEXT, "JSONField"},
        "note": {*_TEXT, "BinaryField"},
        "published": {"CharField"},
        "session": _TEXT,
    }.items()
}
LONGEST = {"word": 250, "handle": 1400, "digest": 64, "commitment": 64, "key": 64, "day": 7}
"""Characters that a column of a kind may have: the longest handle is what an authenticator calls a passkey."""
_HEX = re.compile(r"[0-9a-f]*\Z")
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9a-f]{10}){2}\Z")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}(-[0-9]{2})?|earlier|)\Z")
_HANDLE = re.compile(r"[0-9a-f ,]*\Z|[A-Za-z0-9_-]{16,1400}\Z")
_PLAIN = re.compile(r"[0-9TZ:.+-]*\Z|[0-9a-f]{16,64}\Z|20[0-9]{2}(Q[1-4])?\Z")


def table() -> Any:
    """What is kept, as the table has it."""
    return tomllib.loads((ROOT / "docs" / "what-is-kept.toml").read_text(encoding="utf-8"))


def columns() -> dict[str, str]:
    """Each column of the site's database as `table.column`, with its kind."""
    return {
        f"{name}.{column.removesuffix('_')}": line[0]
        for name, lines in table()["tables"].items()
        for column, line in lines.items()
        if isinstance(line, list)
    }


@cache
def words() -> frozenset[str]:
    """Every text that stands in the program by itself: words of closed lists are among them."""
    found = {"0001_initial", "0002_initial", "sessions"}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) <= 80:
                found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                found.add(node.arg)
    seed = tomllib.loads((ROOT / "src/charteroak/office/authorities/seed.toml").read_text(encoding="utf-8"))
    return frozenset(
        found | {str(row[name]) for rows in seed.values() for row in rows for name in ("key", "id") if name in row}
    )


def _is_word(value: Any) -> bool:
    return all(each in words() or _PLAIN.match(each) or _is_made(each) for each in _leaves(value))


def _is_made(word: str) -> bool:
    """Whether it is put together of two: the name of a part and what was done there, say."""
    return any(word[:at] in words() and word[at:] in words() for at in range(3, len(word) - 2))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        value = json.loads(value)
    if isinstance(value, dict):
        yield from (leaf for both in value.items() for each in both for leaf in _leaves(each))
    elif isinstance(value, list):
        yield from (leaf for each in value for leaf in _leaves(each))
    elif isinstance(value, str):
        yield from [value] if value in words() or _is_made(value) else value.split()


def _is_note(value: Any) -> bool:
    """Whether the screener finds nothing in a note; of what a reading's entry commits to the reason is one."""
    from charteroak.office.noting import noted

    return not noted(json.loads(value or b'{"reason": ""}')["reason"] if isinstance(value, bytes) else value).categories


def _is_handle(value: Any) -> bool:
    """A random name, or several with commas or a slash between; beside them there may be a word."""
    if isinstance(value, bytes):
        return len(value) in (0, 16)
    return bool(_HANDLE.match(value)) or all(_HANDLE.match(part) or _is_word(part) for part in value.split("/"))


def _sized(*sizes: int) -> Callable[[Any], bool]:
    return lambda value: len(value if isinstance(value, bytes) else bytes.fromhex(value)) in (0, *sizes)


FITS: Mapping[str, Callable[[Any], bool]] = {
    "number": lambda value: isinstance(value, int),
    "flag": lambda value: value in (0, 1),
    "time": lambda value: bool(re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+\Z", value)),
    "day": lambda value: bool(_DAY.match(value)),
    "word": _is_word,
    "handle": _is_handle,
    "link": lambda value: isinstance(value, int) or bool(_HEX.match(value)),
    "digest": lambda value: bool(isinstance(value, str) and _VERSION.match(value)) or _sized(8, 32)(value),
    "commitment": _sized(32),
    "key": _sized(32),
    "public": lambda value: isinstance(value, bytes),
    "sealed": lambda value: isinstance(value, bytes),
    "wrapped": lambda value: isinstance(value, bytes),
    "password": lambda value: value.startswith(("scrypt$", "!")) or not value,
    "name": lambda value: _is_note(value),
    "note": _is_note,
    "published": lambda value: isinstance(value, str),
    "session": lambda value: isinstance(value, str) and len(value) < 4000,
}
"""Whether a value, as the database has it and not NULL, is of a kind."""
