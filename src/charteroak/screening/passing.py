"""The pass over a whole buffer: its words mended, the places where rules may match, and those to look at for the rest.

Two passes give the same findings in the end: one by the words that call for rules, and for large texts one by the
compiled gate, which looks at all that a rule needs at once.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from charteroak.screening.matching import Hit, Matcher
from charteroak.screening.mending import mended
from charteroak.screening.running import Candidate, Runner
from charteroak.screening.shadow import Shadow

if TYPE_CHECKING:
    from charteroak.screening.gate.tables import Gate


class Sight(NamedTuple):
    """What a pass saw in a shadow, each in order of place."""

    shadow: Shadow
    candidates: Sequence[Candidate]
    others: list[Hit]
    """Words that call for identifiers or tax records, by their number among those."""
    looks: list[Hit]
    told: bool = False
    """Whether of each candidate all that it needs was seen near."""


class Pass(Protocol):
    """One pass over a buffer."""

    def see(self, folded: Shadow) -> Sight:
        """What is to be looked at in it."""


class ByWords:
    """The pass that goes by the words of rules, with Hyperscan or Aho-Corasick."""

    def __init__(self, matcher: Matcher, runner: Runner) -> None:
        self._matcher, self._runner = matcher, runner

    def see(self, folded: Shadow) -> Sight:
        """What is to be looked at in a shadow."""
        seen = self._matcher.scan(folded.data)
        whole = mended(folded, seen.suspects, self._runner.known)
        if whole is not folded:
            seen = self._matcher.scan(whole.data)
        rules = self._runner.words
        calling = (hit for hit in seen.hits if hit[1] < rules)
        others = [(end, number - rules) for end, number in seen.hits if number >= rules]
        return Sight(whole, self._runner.candidates(calling), others, seen.looks)


class ByGate:
    """The pass that goes by the compiled gate. `matcher` has no words: it finds only what words do not."""

    def __init__(self, gate: Gate, matcher: Matcher, known: Container[str]) -> None:
        self._gate, self._matcher, self._known = gate, matcher, known

    def see(self, folded: Shadow) -> Sight:
        """What is to be looked at in a shadow."""
        seen = self._matcher.scan(folded.data)
        whole = mended(folded, seen.suspects, self._known)
        if whole is not folded:
            seen = self._matcher.scan(whole.data)
        rows = sorted(map(tuple, self._gate.candidates(whole.data).tolist()))
        candidates = [(place, (form,)) for place, form in rows if form >= 0]
        return Sight(whole, candidates, [(place, -1 - form) for place, form in rows if form < 0], seen.looks, told=True)
