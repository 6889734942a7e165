"""Names as they stand in SQL, and as they are shown to a person. A table can be called anything at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_PART = re.compile(r'"((?:[^"]|"")+)"|([^."]+)')
_LONGEST = 63
"""Of a name, in bytes. PostgreSQL cuts a longer one off without a word, and two become one."""


def quoted(name: str) -> str:
    """A name as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def dotted(*names: str) -> str:
    """A qualified name, as in "public"."person"."""
    return ".".join(map(quoted, names))


def listed(names: Iterable[str]) -> str:
    """Identifiers with commas between."""
    return ", ".join(map(quoted, names))


def literal(text: str) -> str:
    """A text as a constant that reads the same whatever `standard_conforming_strings` is."""
    doubled = text.replace("'", "''")
    return "E'" + doubled.replace("\\", "\\\\") + "'" if "\\" in doubled else f"'{doubled}'"


def shown(name: str) -> str:
    """A name on one line: no letter in it ends a comment, moves a terminal's cursor or turns its writing round."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in name)


def parts(text: str) -> tuple[str, ...] | None:
    """The names in `schema.table` or `"a.b".table`; None where it is no such thing. Case is kept."""
    found: list[str] = []
    place = 0
    while (part := _PART.match(text, place)) is not None:
        found.append(part[1].replace('""', '"') if part[1] is not None else part[2])
        place = part.end()
        if place == len(text):
            return tuple(found)
        if text[place] != ".":
            return None
        place += 1
    return None


def beside(schema: str) -> str:
    """The name of the schema for the views over a schema's tables: its own with `_guarded`, and never cut off."""
    name = f"{schema}_guarded"
    if len(name.encode()) <= _LONGEST:
        return name
    kept = schema.encode()[:40].decode(errors="ignore")
    return f"{kept}_{hashlib.sha256(schema.encode()).hexdigest()[:12]}_guarded"
