"""Rules held to their own examples: what each must find, exactly, and what it must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from charteroak.screening.found import Finding
from charteroak.screening.grammar.rule import Room

OPEN, CLOSE = "‹", "›"
ByRule = Callable[[str, str], Sequence[Finding]]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and where they were."""
    plain, spans, start = "", [], 0
    for character in text:
        if character == OPEN:
            start = len(plain)
        elif character == CLOSE:
            spans.append((start, len(plain)))
        else:
            plain += character
    return plain, spans


def failures(room: Room, by_rule: ByRule) -> Iterator[str]:
    """A line for each example of a room's rules that comes out otherwise than it says.

    `by_rule` gives what one rule, by its full name, finds in a text.
    """
    for rule in room.rules:
        name = f"{room.category}.{room.language}.{rule.name}"
        yield from (f"{name}: {line}" for line in broken(rule, name, by_rule))


class Promising(Protocol):
    """What has examples: a rule, or an identifier."""

    @property
    def hits(self) -> tuple[str, ...]:
        """Texts with what is found in them marked."""

    @property
    def misses(self) -> tuple[str, ...]:
        """Texts with nothing."""


def broken(rule: Promising, name: str, by_rule: ByRule) -> Iterator[str]:
    """A line for each example that comes out otherwise."""
    for example in (*rule.hits, *rule.misses):
        plain, wanted = unmarked(example)
        found = [(each.start, each.end) for each in by_rule(plain, name)]
        if found != wanted:
            yield f"in {example!r} it finds {[plain[start:end] for start, end in found]}"
