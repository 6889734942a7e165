"""A retention policy: how long entries are kept, and on whose authority the older ones are deleted.

    charteroak ledger retention v1
    keep 2555 days
    authority State of Connecticut, Municipal Records Retention Schedule, item 12

One `keep`, then one to eight lines `authority`. The entry that records a pruning has the SHA-256 of this file, and the
file is published beside the log. The FBI's CJIS Security Policy (AU-11) has audit records kept for at least a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from charteroak.ledger.encoding import from_utf8
from charteroak.ledger.errors import Malformed

LEAST_DAYS = 365
MOST_DAYS = 36_500
_FIRST = "charteroak ledger retention v1"
_LARGEST = 1 << 12
_KEEP = re.compile(r"keep ([1-9][0-9]{0,4}) days\Z")
_AUTHORITY = re.compile(r"authority (\S(?:.{0,198}\S)?)\Z")
_MOST_AUTHORITIES = 8


@dataclass(frozen=True, slots=True)
class Retention:
    """A retention policy, and the text that says it."""

    days: int
    authorities: tuple[str, ...]
    text: str

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the text."""
        return sha256(self.text.encode()).digest()

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The policy of a file. Malformed, with the number of the line, where it is none, or keeps too little."""
        text = from_utf8(data, "the retention policy", _LARGEST)
        first, *lines = text.split("\n")
        if first != _FIRST:
            raise Malformed(f"line 1 is not {_FIRST!r}")
        if len(lines) < 3 or lines[-1]:
            raise Malformed("it is not a line `keep`, lines `authority` and a newline at the end")
        keep, *named = lines[:-1]
        if len(named) > _MOST_AUTHORITIES:
            raise Malformed(f"it has more than {_MOST_AUTHORITIES} lines `authority`")
        return cls(_days(keep), tuple(_authority(number, line) for number, line in enumerate(named, 3)), text)


def _days(line: str) -> int:
    found = _KEEP.match(line)
    if not found or int(found[1]) > MOST_DAYS:
        raise Malformed(f"line 2 is not `keep N days`, with N from {LEAST_DAYS} to {MOST_DAYS}")
    if int(found[1]) < LEAST_DAYS:
        raise Malformed(f"line 2 keeps entries for less than {LEAST_DAYS} days, and a year is the least")
    return int(found[1])


def _authority(number: int, line: str) -> str:
    found = _AUTHORITY.match(line)
    if not found:
        raise Malformed(f"line {number} is not `authority` and who or what it is, in up to 200 characters")
    return found[1]
