"""Rules for names of columns: one entry with its source, what it finds and what it passes by.

`words` are clauses: a name that has one of them is hit. A clause is of groups joined by `+`, all of which the name
must have, in any order; a group is of alternatives parted by `|`, of which one is enough; an alternative is one word,
or some that stand together. The first group is the telling one: no name without it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from charteroak.screening.columns.tokens import tokens
from charteroak.screening.found import Category, Tier

Alone = Literal["protected", "undetermined", "nothing"]


@dataclass(frozen=True, slots=True)
class NameRule:
    """One rule. `alone` is what it comes to where the neighbours say nothing.

    `unless` are words of the name itself that mean something else. Of the neighbours, words in `beside` make it
    certain; words in `against` make it nothing, if there are none of the former.
    """

    name: str
    category: Category
    source: str
    words: tuple[str, ...]
    unless: str = ""
    beside: str = ""
    against: str = ""
    alone: Alone = "protected"
    tier: Tier = "direct"
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The name by which a column's `why` calls it."""
        return f"{self.category}.name.{self.name}"


Alternative = tuple[str, ...]
Group = tuple[Alternative, ...]


def group_of(text: str) -> Group:
    """The alternatives of a group, each as its tokens."""
    return tuple(alternative for each in text.split("|") if (alternative := tokens(each)))


def clauses_of(rule: NameRule) -> tuple[tuple[Group, ...], ...]:
    """The clauses of a rule."""
    return tuple(tuple(group_of(group) for group in clause.split("+")) for clause in rule.words)
