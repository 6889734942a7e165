"""How much of a file is read, unpacked and looked into: bounds that one opening shares with the files within it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from charteroak.screening.documents import document
from charteroak.screening.formats.surface import Cannot


class Spent:
    """What one opening has unpacked so far, over all files within files."""

    def __init__(self) -> None:
        self.bytes = 0
        self.members = 0
        self.scans = 0


@dataclass(frozen=True, slots=True)
class Limits(document.Limits):
    """The bounds of reading for people, and those of looking into files within files.

    `size` is the file's, in bytes; `expanded` is what may be unpacked from it altogether; `part` what one member of it
    may unpack to; `ratio` unpacked to packed, of what is larger than 1 MB; `deepest` how many files may be around one.
    """

    size: int = 64 << 20
    expanded: int = 256 << 20
    part: int = 64 << 20
    ratio: int = 250
    members: int = 4_000
    deepest: int = 4
    pixels: int = 60_000_000
    depth: int = 0
    spent: Spent = field(default_factory=Spent, compare=False)

    def anew(self) -> Limits:
        """The same bounds with nothing spent."""
        return replace(self, depth=0, spent=Spent())

    def within(self) -> Limits:
        """The bounds for a file within this one. Cannot ("too deep") where there are too many around it already."""
        if self.depth >= self.deepest:
            raise Cannot("too deep")
        return replace(self, depth=self.depth + 1)

    def unpack(self, unpacked: int, packed: int = 0) -> None:
        """Account for a member that was, or is said to be, so large. Cannot ("too large") where that is too much."""
        self.spent.bytes += unpacked
        self.spent.members += 1
        bomb = packed and unpacked > 1 << 20 and unpacked > self.ratio * packed
        if bomb or unpacked > self.part or self.spent.bytes > self.expanded or self.spent.members > self.members:
            raise Cannot("too large")


LIMITS = Limits()
