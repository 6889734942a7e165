"""Names of columns and fields, as they would be said: "immigration_status" and "ImmigrationStatus" are two words."""

from __future__ import annotations

import re
from functools import lru_cache

_JOINTS = re.compile(r"[_\s]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])[.:/-]+(?=[A-Za-z])")
_LONGEST = 200


@lru_cache(maxsize=4096)
def spoken(name: str) -> str:
    """A name in words. One longer than names are is cut off, for it is read with each of its values."""
    return " ".join(_JOINTS.sub(" ", name[:_LONGEST]).split())


def lettered(number: int) -> str:
    """A column as sheets name it: 0 is "A", 26 is "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
