"""The answers about one act as bytes, made once and put together from parts.

The parts that explain a distinct answer are kept by its number, what would change a case by its cell. A cell is a case
of the law, of which there are finitely many; nothing here belongs to a person, and nothing leaves memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import lru_cache

import msgspec

from charteroak.law.law import Law, source
from charteroak.logic.answer import Answer
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.logic.table import Table

KEPT = 65_536
"""How many cells' changes are kept for an act: some 30 MB at most."""

_encode = msgspec.json.encode
# The fields of an answer, in order, but for `would_change` between them and `law` at the end.
_BEFORE = ("act", "outcome", "clauses", "missing", "norms")
_AFTER = ("readings", "say")


class Answers:
    """Every answer about one act, encoded. The decision does not wait for the encoding."""

    def __init__(self, law: Law, act: str) -> None:
        self._law = law
        self.table: Table = law.table(act)
        self._parts: dict[tuple[int, str], tuple[bytes, bytes]] = {}
        self._changes: Callable[[int], bytes] = lru_cache(KEPT)(self._make_changes)
        self._stamps: Callable[[date], bytes] = lru_cache(64)(_stamp)

    def outcome(self, cell: int, day: date) -> Outcome:
        """The outcome of the case in a cell, on a day."""
        return self.table.outcomes[self.table.cells[cell]] if source(day).in_force else Outcome.NOT_ADDRESSED

    def encoded(self, cell: int, language: str, day: date) -> bytes:
        """The whole answer to the case in a cell, as the contract has it, in JSON."""
        if not source(day).in_force:
            before, after = self._make_parts(cell, language, day)
            return b"".join((before, b"[]", after, self._stamps(day), b"}"))
        key = (self.table.cells[cell], language)
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = self._make_parts(cell, language, day)
        return b"".join((parts[0], self._changes(cell), parts[1], self._stamps(day), b"}"))

    def facts(self, cell: int) -> dict[str, Value]:
        """The known facts of the case in a cell."""
        facts: dict[str, Value] = {}
        stride = self.table.size
        for fact, length in zip(self.table.act.facts, self.table.shape, strict=True):
            stride //= length
            if slot := cell // stride % length:
                facts[fact.name] = fact.values[slot - 1]
        return facts

    def answer(self, cell: int, language: str, day: date | None) -> Answer:
        """The whole answer to the case in a cell, on a day: on any, where none is given."""
        return self._law.ask(self.table.act.name, self.facts(cell), language, day)

    def _make_parts(self, cell: int, language: str, day: date) -> tuple[bytes, bytes]:
        """What stands before the value of `would_change`, and what stands between it and that of `law`."""
        answer = self.answer(cell, language, day)
        before = _encode({name: getattr(answer, name) for name in _BEFORE})
        after = _encode({name: getattr(answer, name) for name in _AFTER})
        return before[:-1] + b',"would_change":', b"," + after[1:-1] + b',"law":'

    def _make_changes(self, cell: int) -> bytes:
        return _encode(self.answer(cell, "en", None).would_change)


def _stamp(day: date) -> bytes:
    stamp = source(day)
    plain = asdict(stamp)
    if stamp.in_force:
        del plain["in_force"]
    return _encode(plain)
