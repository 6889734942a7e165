"""Where a claim stands: whether its sentence asks, speaks of anyone, sets a condition or policy, or is of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from charteroak.screening.grammar.contexts import CONTEXTS, EDGES, NAMED, SOMEONE, Context
from charteroak.screening.grammar.tokens import FIRST, Tokens

if TYPE_CHECKING:
    from charteroak.screening.grammar.compiled import Entry, Form

Needs = list[list[frozenset[str]]]
"""Of each set of one of these lists, a character must be there."""

_STOPS = ".;!?|¶…"
_STOP = re.compile(f"[{re.escape(_STOPS)}]")
_FURTHEST = 4


def patterns() -> Iterator[tuple[str, str, str]]:
    """Every pattern of the contexts, to be compiled with the rules: its key, its language, its text."""
    for number, context in enumerate(CONTEXTS):
        yield f"context {number}", "en", context.en
        yield f"context {number}", "es", context.es
    for name, texts in ({"someone": SOMEONE, "named": NAMED} | EDGES).items():
        for language, text in texts.items():
            yield name, language, text


def needs(form: Form) -> Needs:
    """What a form cannot do without in a sentence, as far as words tell it; of the rarest sets first."""
    every = [[frozenset(text) for text, _ in chain.links if min(text) >= FIRST] for chain in form.chains]
    return [sorted(sets, key=len) for sets in every]


def may_match(chains: Needs, present: set[str]) -> bool:
    """Are all words there that one of these lists asks for?"""
    for chain in chains:
        for need in chain:
            if need.isdisjoint(present):
                break
        else:
            return True
    return False


class _Compiled:
    """One context, ready to be tried."""

    def __init__(self, context: Context, form: Form) -> None:
        self.of = context
        self.pattern = re.compile(_FORM[context.place].format(form.expression))
        self._needs = needs(form)

    def asks(self, entry: Entry, present: set[str]) -> bool:
        """Can this context matter to a rule, in a sentence with these tokens?"""
        if (self.of.bare and entry.holder == "said") or self.of.name in entry.past:
            return False
        return may_match(self._needs, present)


class Standing:
    """The contexts, compiled: asked about one candidate at a time."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._contexts = [_Compiled(each, forms[f"context {number}"]) for number, each in enumerate(CONTEXTS)]
        self._someone, self._named = (re.compile(forms[name].expression) for name in ("someone", "named"))
        self._left = re.compile(f"(?:{forms['left'].expression})+")
        self._right, self._polarity = re.compile(forms["right"].expression), re.compile(forms["polarity"].expression)

    def silences(self, codes: str, first: int, last: int, entry: Entry) -> str | None:
        """The name of the context that takes the claim at tokens `first` to `last` away from anyone particular."""
        start = max(codes.rfind(stop, 0, first) for stop in _STOPS) + 1
        found = _STOP.search(codes, last)
        end = found.start() if found else len(codes)
        present = set(codes[max(0, start - 1) : end])
        for context in self._contexts:
            if context.asks(entry, present) and self._is_in(context, codes, (start, first, last, end)):
                return context.of.name
        return None

    def someone(self, codes: str) -> bool:
        """Does a stretch of text speak of somebody particular?"""
        return self._someone.search(codes) is not None

    def _is_in(self, context: _Compiled, codes: str, bounds: tuple[int, int, int, int]) -> bool:
        start, first, last, end = bounds
        if context.of.place == "right after":
            return context.pattern.match(codes, last) is not None
        low, high = (start, end) if context.of.place == "anywhere" else (start, first)
        found = context.pattern.search(codes, low, high)
        if found is None or not context.of.unless:
            return found is not None
        since = low if context.of.place == "anywhere" else found.end()
        return self._named.search(codes, since, high) is None

    def edges(self, tokens: Tokens, first: int, last: int) -> tuple[int, int]:
        """The span without words that reveal nothing at its ends, with the denial or doubt that stands before it."""
        codes = tokens.codes
        if (found := self._left.match(codes, first, last)) and found.end() < last:
            first = found.end()
        while last - 1 > first and self._right.match(codes, last - 1, last):
            last -= 1
        least = max(0, first - _FURTHEST)
        while first > least and self._polarity.match(codes, first - 1, first):
            first -= 1
        if first and tokens.word(first).startswith("'"):
            first -= 1
        return first, last


_FORM = {"before": "(?:{})", "anywhere": "(?:{})", "right before": r"(?:{})\Z", "right after": "(?:{})"}
