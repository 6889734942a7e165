"""Choices that look drawn and are not: the same every time, so that a made-up city is the same city for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

_Each = TypeVar("_Each")


class Dice:
    """A row of choices that a seed settles."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode()
        self._turn = 0

    def below(self, limit: int) -> int:
        """A number from 0 up to, and without, a limit."""
        self._turn += 1
        digest = sha256(self._seed + self._turn.to_bytes(4, "big")).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def one(self, options: Sequence[_Each]) -> _Each:
        """One of some options, each as often as it stands there."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[_Each], most: int) -> list[_Each]:
        """One to `most` of some options, none twice, in their order."""
        left = list(range(len(options)))
        taken = [left.pop(self.below(len(left))) for _ in range(1 + self.below(most))]
        return [options[i] for i in sorted(taken)]

    def bytes(self) -> bytes:
        """Sixteen bytes, for the id of a record."""
        self._turn += 1
        return sha256(self._seed + b"record" + self._turn.to_bytes(4, "big")).digest()[:16]
