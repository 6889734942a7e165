"""Pieces of a file: all of it where it is not large, else parts that are screened one by one, told by their own words.

A part is a small file of the same kind, so what opens it knows nothing of the large one; what is found in it is told
with the numbers that it has there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from charteroak.screening.task import Found, Left, Outcome

_NUMBERED = re.compile(r"(message |member |name |line |row |[A-Z]{1,3}(?=\d))(\d+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is screened at once. `part` says which part of the file it is; "" is all of it.

    `before` stands before each place; `shift` is what its numbers lack; the first `repeated` rows are there only for
    the names in them, and are another part's. Without `data` there is `load`, which reads it, as long as the next piece
    was not asked for; or `trouble`, by kind. `left` was not read besides. `joins` where the file is told as one.
    """

    data: bytes | None
    name: str
    part: str = ""
    before: str = ""
    shift: int = 0
    repeated: int = 0
    trouble: str | None = None
    left: tuple[Left, ...] = ()
    load: Callable[[], bytes] | None = None
    joins: bool = False

    def read(self) -> bytes | None:
        """What is screened; None where there is trouble instead. OSError where it cannot be read."""
        return self.load() if self.load is not None else self.data

    def told(self, outcome: Outcome) -> Outcome:
        """What came of it, with the numbers that places have in the large file."""
        if self.trouble is not None:
            outcome = Outcome(trouble=self.trouble)
        if not self.part:
            return outcome
        found = tuple(msgspec.structs.replace(each, where=self._place(each.where)) for each in outcome.findings
                      if not self._is_repeated(each))  # fmt: skip
        unread = tuple(Left(self._place(each.where), each.why) for each in outcome.unread)
        return msgspec.structs.replace(outcome, findings=found, unread=(*unread, *self.left))

    def _place(self, where: str) -> str:
        numbered = _NUMBERED.match(where)
        if numbered is None:
            return f"{self.before}{where}"
        return f"{self.before}{numbered[1]}{int(numbered[2]) + self.shift}{where[numbered.end() :]}"

    def _is_repeated(self, found: Found) -> bool:
        numbered = _NUMBERED.match(found.where) if self.repeated else None
        return numbered is not None and int(numbered[2]) <= self.repeated
