"""The words that entries may use: closed lists of names, each a number in an entry.

The ledger knows no law. Who opens a log gives it the names of the law's acts, facts, values, clauses and outcomes, and
of the city's roles, departments and legal bases. The vocabulary is a text that anyone can read, its digest is in the
log's first entry, and its short id in every entry: what an entry can say is settled before the first one is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from typing import Self

from charteroak.ledger.errors import Malformed

MOST_NAMES = 255
ID_SIZE = 8
_FIRST = "charteroak ledger vocabulary v1"
_LARGEST = 1 << 20
_NAME = re.compile(r"[a-z0-9][a-z0-9_.()-]{0,39}\Z")

Names = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Lists of names. A name's number is its place, from 1; 0 says that there is none. Add at the end only.

    `facts` has the values of each fact beside its name. Readings and courses of training are facts here, too: what
    was settled and what was passed is said with them. `departments` is as coarse as a small department needs.
    """

    acts: Names
    outcomes: Names
    clauses: Names
    facts: tuple[tuple[str, Names], ...]
    roles: Names
    departments: Names
    bases: Names

    def __post_init__(self) -> None:
        for each in fields(self):
            _check_names(each.name, self.names(each.name))
        for _, values in self.facts:
            _check_names("the values of a fact", values)

    def names(self, field: str) -> Names:
        """The names of a list: of `facts`, without their values."""
        listed: Names | tuple[tuple[str, Names], ...] = getattr(self, field)
        return tuple(each if isinstance(each, str) else each[0] for each in listed)

    @cached_property
    def codes(self) -> Mapping[str, Mapping[str, int]]:
        """The number of each name, list by list."""
        return {each.name: _numbered(self.names(each.name)) for each in fields(self)}

    @cached_property
    def value_codes(self) -> tuple[Mapping[str, int], ...]:
        """The number of each value, fact by fact in their order."""
        return tuple(_numbered(values) for _, values in self.facts)

    @property
    def text(self) -> str:
        """The vocabulary as a text, a line for each name, to publish beside the log."""
        lines = [_FIRST]
        for each in fields(self):
            listed = self.facts if each.name == "facts" else tuple((name, ()) for name in self.names(each.name))
            lines += [" ".join((each.name, name, *values)) for name, values in listed]
        return "\n".join((*lines, ""))

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 digest of the text: what the log's first entry pins."""
        return sha256(self.text.encode()).digest()

    @cached_property
    def id(self) -> bytes:
        """The first eight bytes of the digest: in every entry, so that it is never read with another vocabulary."""
        return self.digest[:ID_SIZE]

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The vocabulary of a text. Malformed where `text` would not give the very same."""
        text = data[:_LARGEST].decode("latin-1")
        first, *lines = text.split("\n")
        if first != _FIRST:
            raise Malformed(f"the vocabulary does not begin with {_FIRST!r}")
        found: dict[str, list[tuple[str, Names]]] = {each.name: [] for each in fields(cls)}
        for number, line in enumerate(lines[:-1], 2):
            field, *words = line.split(" ")
            if field not in found or not words or (field != "facts" and len(words) != 1):
                raise Malformed(f"line {number} of the vocabulary is not a list's name and a name of it")
            found[field].append((words[0], tuple(words[1:])))
        facts = tuple(found.pop("facts"))
        vocabulary = cls(facts=facts, **{field: tuple(name for name, _ in listed) for field, listed in found.items()})
        if vocabulary.text.encode() != data:
            raise Malformed("the vocabulary is not written in its one form")
        return vocabulary

    def extends(self, older: Vocabulary) -> bool:
        """Whether every number of the older vocabulary means here what it means there."""
        same = all(
            self.names(each.name)[: len(older.names(each.name))] == older.names(each.name) for each in fields(self)
        )
        old_values = (values for _, values in older.facts)
        return same and all(new[: len(old)] == old for (_, new), old in zip(self.facts, old_values, strict=False))


def _check_names(what: str, names: Iterable[str]) -> None:
    listed = tuple(names)
    if len(listed) > MOST_NAMES:
        raise Malformed(f"{what}: more than {MOST_NAMES} names")
    if len(set(listed)) != len(listed):
        raise Malformed(f"{what}: a name stands twice")
    if not all(_NAME.match(name) for name in listed):
        raise Malformed(f"{what}: a name is not of small letters, digits and _.()- alone, or is longer than 40")


def _numbered(names: Names) -> dict[str, int]:
    return {name: number for number, name in enumerate(names, 1)}
