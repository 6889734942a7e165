"""The rules as they run: what is made once, kept on disk, and all that running them needs."""

from __future__ import annotations

import msgspec

from charteroak.screening.found import Category, Certainty, Tier
from charteroak.screening.grammar.rule import Holder


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A rule as it runs."""

    name: str
    category: Category
    tier: Tier
    certainty: Certainty
    holder: Holder
    past: tuple[str, ...]


class Chain(msgspec.Struct, frozen=True, gc=False):
    """Sets of characters in order, each with how many tokens after the one before it stands at most."""

    links: tuple[tuple[str, int], ...]
    rarest: int
    """The number of the rarest of them."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """One pattern of a rule: the number of its entry, its expression over coded tokens, what it cannot do without."""

    entry: int
    expression: str
    chains: tuple[Chain, ...]
    """One of these stands in whatever it matches."""


class Book(msgspec.Struct, frozen=True):
    """Everything that running the rules needs, and nothing that the rules are made of."""

    codes: dict[str, str]
    entries: tuple[Entry, ...]
    forms: tuple[Form, ...]
    words: tuple[str, ...]
    """The words to look for; what each calls for is in `calls`."""
    calls: tuple[tuple[int, ...], ...]
    standing: dict[str, Form]
    """The contexts, by name."""
