"""How many of the decisions that the ledger holds would have come out otherwise under another setting of the readings.

An entry of a decision or a disclosure has its act and the facts that were known. Entries that say the same of these are
counted once and decided once, so that a ledger of a million is gone through in seconds, and later only what is new.
"""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

from charteroak.law.article import RULEBOOK
from charteroak.law.law import Law
from charteroak.ledger.codec import Codec
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError
from charteroak.logic.expr import Value
from charteroak.logic.table import wire
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader

PATIENCE = 2.0
"""Seconds that a page waits for the count."""
_KINDS = frozenset({Kind.DECISION, Kind.DISCLOSURE})
_CHUNK = 20_000
_ACT, _LISTS = 170, 175  # where an entry has its act, and its lists: the form is that of `ledger.codec`
_FACTS = {
    act.name: {fact.name: {wire(value): value for value in fact.values} for fact in act.facts} for act in RULEBOOK.acts
}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Of how many decisions in the ledger how many would have another outcome."""

    decisions: int
    otherwise: int


class Decisions:
    """What was decided, counted by act and facts: kept in memory, and gone on with where it was left."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._counts: Counter[bytes] = Counter()
        self._next = 0
        self._last = b""

    def soon(self, place: Place, was: Law, comes: Law, patience: float = PATIENCE) -> Otherwise | None:
        """The same as `otherwise`; None where so much is new that counting it takes longer than the patience, in
        seconds. It is counted on beside whoever asked, who may ask again. LedgerError as there.
        """
        failed: list[LedgerError | OSError] = []

        def count() -> None:
            try:
                with closing(Reader(place)) as reader, self._guard:
                    self._go_on(reader)
            except (LedgerError, OSError) as error:
                failed.append(error)

        counting = threading.Thread(target=count, name="counting decisions", daemon=True)
        counting.start()
        counting.join(patience)
        if counting.is_alive():
            return None
        if failed:
            raise failed[0]
        with closing(Reader(place)) as reader:
            return self.otherwise(reader, was, comes)

    def otherwise(self, reader: Reader, was: Law, comes: Law) -> Otherwise:
        """How many there are, and how many come out otherwise. LedgerError where the ledger cannot be read."""
        with self._guard:
            self._go_on(reader)
            counts = list(self._counts.items())
        total = changed = 0
        for key, count in counts:
            codec = reader.codecs.get(key[:8])
            said = _said(codec, key[8:]) if codec else None
            if said is None:
                continue
            total += count
            changed += count * (was.decide(*said).outcome != comes.decide(*said).outcome)
        return Otherwise(total, changed)

    def _go_on(self, reader: Reader) -> None:
        """Count what is new. Where it is shorter, or the last entry is another, this is not the ledger that it was."""
        size = reader.store.head().size
        last = reader.store.entries(self._next - 1, self._next) if self._next else []  # nothing where it was pruned
        if self._next > size or last not in ([self._last], []):
            self._counts, self._next = Counter(), 0
        self._next = max(self._next, reader.store.first())
        while self._next < size:
            found = reader.store.entries(self._next, min(self._next + _CHUNK, size))
            if not found:
                break
            self._counts.update(_key(entry) for entry in found if len(entry) > _LISTS and entry[1] in _KINDS)
            self._next += len(found)
            self._last = found[-1]


def _key(entry: bytes) -> bytes:
    """What is decided by: the vocabulary, the act, and the list of facts."""
    facts = _LISTS + 1 + entry[_LISTS]
    count = entry[facts] if facts < len(entry) else 0
    return entry[10:18] + entry[_ACT : _ACT + 1] + entry[facts + 1 : facts + 1 + 2 * count]


def _said(codec: Codec, key: bytes) -> tuple[str, dict[str, Value]] | None:
    """The act and its facts; None where the words say no case of an act."""
    words = codec.vocabulary
    act = words.acts[key[0] - 1] if 0 < key[0] <= len(words.acts) else ""
    known = _FACTS.get(act)
    if known is None:
        return None
    facts: dict[str, Value] = {}
    for fact, value in zip(key[1::2], key[2::2], strict=False):
        if not (0 < fact <= len(words.facts) and 0 < value <= len(words.facts[fact - 1][1])):
            return None
        name, values = words.facts[fact - 1]
        if name in known and values[value - 1] in known[name]:
            facts[name] = known[name][values[value - 1]]
    return act, facts


@lru_cache(maxsize=1)
def decisions() -> Decisions:
    """Those of this process's ledger."""
    return Decisions()
