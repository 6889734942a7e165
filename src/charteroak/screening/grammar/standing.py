"""Where a claim stands: whether its sentence asks, speaks of anyone, sets a condition or policy, or is of somebody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from charteroak.screening.grammar.contexts import CONTEXTS, EDGES, NAMED, SOMEONE, Context
from charteroak.screening.grammar.tokens import FIRST, Tokens

if TYPE_CHECKING:
    from charteroak.screening.grammar.compiled import Entry, Form


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


class _Compiled:
    """One context, ready to be tried."""

    def __init__(self, context: Context, form: Form) -> None:
        self.of = context
        rarest = [frozenset(chain.links[chain.rarest][0]) if chain.links else frozenset() for chain in form.chains]
        self._always = any(not each or min(each) < FIRST for each in rarest)
        self._calling = frozenset().union(*rarest)
        self._form = _FORM[context.place].format(form.expression)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its expression, compiled when it is first needed."""
        return re.compile(self._form)

    def may_be(self, present: set[str]) -> bool:
        """May it be in a sentence with these tokens?"""
        return self._always or not self._calling.isdisjoint(present)


class Scene:
    """A sentence and what may matter in it: asked about several candidates, each place is looked at once."""

    def __init__(self, standing: Standing, tokens: Tokens) -> None:
        self._standing, self._tokens = standing, tokens
        self._told: dict[tuple[int, int, bool, tuple[str, ...]], str | None] = {}
        self._edges: dict[tuple[int, int], tuple[int, int]] = {}

    @cached_property
    def _stops(self) -> list[int]:
        return [found.start() for found in _STOP.finditer(self._tokens.codes)]

    @cached_property
    def _contexts(self) -> list[_Compiled]:
        present = set(self._tokens.codes)
        return [context for context in self._standing.contexts if context.may_be(present)]

    @cached_property
    def someone(self) -> bool:
        """Does the sentence speak of somebody particular?"""
        return self._standing.someone(self._tokens.codes)

    def silences(self, first: int, last: int, entry: Entry) -> str | None:
        """The name of the context that takes the claim at tokens `first` to `last` away from anyone particular."""
        key = (first, last, entry.holder == "said", entry.past)
        if key not in self._told:
            self._told[key] = self._silences(*key)
        return self._told[key]

    def _silences(self, first: int, last: int, said: bool, past: tuple[str, ...]) -> str | None:
        before, after = bisect_left(self._stops, first), bisect_left(self._stops, last)
        start = self._stops[before - 1] + 1 if before else 0
        end = self._stops[after] if after < len(self._stops) else len(self._tokens.codes)
        for context in self._contexts:
            if (context.of.bare and said) or context.of.name in past:
                continue
            if self._is_in(context, (start, first, last, end)):
                return context.of.name
        return None

    def _is_in(self, context: _Compiled, bounds: tuple[int, int, int, int]) -> bool:
        start, first, last, end = bounds
        codes = self._tokens.codes
        if context.of.place == "right after":
            return context.pattern.match(codes, last) is not None
        low, high = (start, end) if context.of.place == "anywhere" else (start, first)
        found = context.pattern.search(codes, low, high)
        if found is None or not context.of.unless:
            return found is not None
        since = low if context.of.place == "anywhere" else found.end()
        return self._standing.named.search(codes, since, high) is None

    def edges(self, first: int, last: int) -> tuple[int, int]:
        """The span without words that reveal nothing at its ends, with the denial or doubt that stands before it."""
        if (first, last) not in self._edges:
            self._edges[first, last] = self._standing.edges(self._tokens, first, last)
        return self._edges[first, last]


class Standing:
    """The contexts and the words at the edges of spans, compiled when they are first needed."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._forms = forms
        self.contexts = [_Compiled(each, forms[f"context {number}"]) for number, each in enumerate(CONTEXTS)]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Somebody past doubt."""
        return re.compile(self._forms["named"].expression)

    @cached_property
    def _someone(self) -> re.Pattern[str]:
        return re.compile(self._forms["someone"].expression)

    @cached_property
    def _left(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._forms['left'].expression})+")

    @cached_property
    def _right(self) -> re.Pattern[str]:
        return re.compile(self._forms["right"].expression)

    @cached_property
    def _polarity(self) -> re.Pattern[str]:
        return re.compile(self._forms["polarity"].expression)

    def someone(self, codes: str) -> bool:
        """Does a stretch of text speak of somebody particular?"""
        return self._someone.search(codes) is not None

    def edges(self, tokens: Tokens, first: int, last: int) -> tuple[int, int]:
        """A span with its ends set right."""
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
