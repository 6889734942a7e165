"""Screening of texts: what is confidential in them, where, and of which class."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from charteroak.screening.found import LEARNED, Certainty, Finding, Screened
from charteroak.screening.gate.folder import worthwhile
from charteroak.screening.kept import OTHERS, lasting, make, matcher, patterns, unworded
from charteroak.screening.language import languages
from charteroak.screening.matching import Hit
from charteroak.screening.passing import ByGate, ByWords, Pass, Sight
from charteroak.screening.patterns import identifiers
from charteroak.screening.running import Candidate, Runner, by_spelling, document, identified
from charteroak.screening.sentences import unwrapped
from charteroak.screening.shadow import Fold, Shadow, shadow

Learned = Callable[[bytes, Sequence[int], Sequence[Finding]], Iterable[Finding]]
"""What finds more in shadow text, given where its texts begin and what rules found there."""

_BETWEEN = "\n\n"
_SLAB = 4_000_000  # characters


@dataclass(slots=True)
class Calls:
    """What calls for a closer look in one text: by rules, at identifiers, and as a tax record."""

    rules: list[Candidate] = field(default_factory=list)
    identifiers: list[Hit] = field(default_factory=list)
    record: bool = False


class Part(NamedTuple):
    """A text, or a stretch of a long one: the text's number, and where in it the stretch begins."""

    number: int
    offset: int
    text: str


def _slabs(texts: Sequence[str]) -> Iterator[list[Part]]:
    """The texts in buffers of a bounded size."""
    slab: list[Part] = []
    size = 0
    for part in (part for number, text in enumerate(texts) for part in _parts(number, text)):
        slab.append(part)
        size += len(part.text)
        if size >= _SLAB:
            yield slab
            slab, size = [], 0
    if slab:
        yield slab


def _parts(number: int, text: str) -> Iterator[Part]:
    """A text whole, or cut at ends of lines, or of words, or anywhere, so that no part is too long."""
    at = 0
    while len(text) - at > 2 * _SLAB:
        ends = (text.rfind(sign, at + _SLAB, at + 2 * _SLAB) for sign in ("\n\n", "\n", ". ", " "))
        cut = next((end + 1 for end in ends if end >= 0), at + 2 * _SLAB)
        yield Part(number, at, text[at:cut])
        at = cut
    yield Part(number, at, text[at:] if at else text)


class Screener:
    """Rules, the fold of characters, and the pass over buffers; for large texts another."""

    def __init__(
        self,
        fold: Fold,
        passing: Pass,
        runner: Runner,
        large: Callable[[], Pass] | None = None,
        learned: Learned | None = None,
    ) -> None:
        self._fold, self._pass, self._runner, self._large, self._learned = fold, passing, runner, large, learned

    def screen(self, texts: Sequence[str]) -> list[Screened]:
        """Screen many texts, many of them as one buffer; the longest in parts."""
        found: dict[int, list[Finding]] = {}
        records = set()
        large = self._large is not None and worthwhile(sum(map(len, texts)))
        passing = self._large() if large and self._large else self._pass
        for slab in _slabs(texts):
            for part, findings, record in self._slab(slab, passing):
                found.setdefault(part.number, []).extend(findings)
                if record and len(part.text) == len(texts[part.number]):
                    records.add(part.number)
        return [
            Screened(told, "income_tax_record" if number in records else None, tuple(found.get(number, ())))
            for number, told in enumerate(languages(texts, compiled=large))
        ]

    def _slab(self, parts: Sequence[Part], passing: Pass) -> Iterator[tuple[Part, Iterable[Finding], bool]]:
        folded = shadow(_BETWEEN.join([part.text for part in parts]), self._fold)
        sight = passing.see(folded)
        folded = sight.shadow
        starts = [0, *accumulate(len(part.text) + len(_BETWEEN) for part in parts)]
        edges = starts if folded.places is None else folded.starts_of(starts)
        calls = _calls(sight, edges)
        lasts = folded.starts_of([start + len(part.text) for part, start in zip(parts, starts, strict=False)])
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        for number, call in calls.items():
            found[number] += self._found(sight, edges[number], lasts[number], call)
        for each in self._scored(folded.data, edges[:-1], list(chain(*found.values()))):
            found[bisect_right(edges, each.start) - 1].append(each)
        for number, findings in found.items():
            part = parts[number]
            record = number in calls and calls[number].record and document(folded.data, edges[number], lasts[number])
            yield part, _settled(_placed(findings, folded, starts[number] - part.offset)), record

    def _scored(self, data: bytes, edges: Sequence[int], found: Sequence[Finding]) -> Iterable[Finding]:
        """What was learned finds, which goes by sentences: not by lines, where these only wrap one."""
        return self._learned(unwrapped(data), edges, found) if self._learned else ()

    def _found(self, sight: Sight, first: int, last: int, calls: Calls) -> Iterator[Finding]:
        data = sight.shadow.data
        yield from self._runner.findings(data, first, last, calls.rules, told=sight.told)
        yield from identified(data, first, last, calls.identifiers)

    def looked(self, text: str) -> Calls:
        """What calls for a closer look in a text: for measuring."""
        return _calls(self._pass.see(shadow(text, self._fold)), (0,)).get(0, Calls())

    def shadow(self, text: str) -> Shadow:
        """A text's shadow."""
        return shadow(text, self._fold)

    def ruled(self, text: str) -> tuple[Finding, ...]:
        """What the rules alone find in a text."""
        return _settled(self._every(text))

    def by_rule(self, text: str, name: str) -> list[Finding]:
        """What one rule alone finds in a text."""
        return list(_settled(each for each in self._every(text) if each.rule == name))

    def _every(self, text: str) -> Iterable[Finding]:
        sight = self._pass.see(shadow(text, self._fold))
        calls = _calls(sight, (0,)).get(0, Calls())
        return _placed(self._found(sight, 0, len(sight.shadow.data), calls), sight.shadow, 0)

    def explained(self, text: str) -> Iterator[str]:
        """For those who write rules: the tokens of a text as they are coded, and what each rule finds in it."""
        yield self._runner.coded(shadow(text, self._fold).data)
        for each in sorted(self._every(text)):
            yield f"  {each.rule}: {text[each.start : each.end]!r} {each.certainty}"


def _calls(sight: Sight, edges: Sequence[int]) -> dict[int, Calls]:
    """What was seen, by the number of the text that it is in."""
    calls: defaultdict[int, Calls] = defaultdict(Calls)
    words = len(identifiers.WORDS)
    for candidate in sight.candidates:
        calls[bisect_right(edges, candidate[0] - 1) - 1].rules.append(candidate)
    for end, number in sight.others:
        call = calls[bisect_right(edges, end - 1) - 1]
        if number < words:
            call.identifiers.append((end, number))
        else:
            call.record = True
    for end, number in sight.looks:
        calls[bisect_right(edges, end - 1) - 1].identifiers.append((end, words + number))
    return calls


def _placed(found: Iterable[Finding], folded: Shadow, start: int) -> Iterable[Finding]:
    """The findings in the text's own offsets."""
    for each in found:
        first, last = folded.span(each.start, each.end)
        yield Finding(first - start, last - start, each.category, each.rule, each.tier, each.certainty)


def _settled(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of each class no two overlap: those that do are one, and the longest gives it its name."""
    settled: dict[str, list[Finding]] = {}
    for each in sorted(set(found), key=lambda one: (one.start, -one.end, one)):
        of_class = settled.setdefault(each.category, [])
        if of_class and each.start < of_class[-1].end:
            of_class[-1] = _joined(of_class[-1], each)
        else:
            of_class.append(each)
    return tuple(sorted(one for of_class in settled.values() for one in of_class))


def _joined(one: Finding, other: Finding) -> Finding:
    ruled = [each for each in (one, other) if each.rule != LEARNED] or [one, other]  # a rule says more than a score
    longer = max(ruled, key=lambda each: each.end - each.start)
    certainty: Certainty = "protected" if "protected" in (one.certainty, other.certainty) else "undetermined"
    end = max(one.end, other.end)
    return Finding(one.start, end, longer.category, longer.rule, longer.tier, certainty)


@cache
def screener() -> Screener:
    """The screener with the shipped rules, made when it is first asked for."""
    with lasting():
        kept, words = patterns()
        runner = Runner(kept.book)

    @cache
    def large() -> Pass:
        from charteroak.screening.gate.tables import Gate

        return ByGate(Gate(kept.book, by_spelling(kept.book.codes), OTHERS), unworded(), runner.known)

    def learned(data: bytes, edges: Sequence[int], found: Sequence[Finding]) -> Iterable[Finding]:
        from charteroak.screening.learned.finding import learned as finds
        from charteroak.screening.learned.model import model

        return finds(model(), data, edges, found)

    return Screener(kept.fold, ByWords(words, runner), runner, large, learned)


def screener_of(only: str) -> Screener:
    """A screener with the rules of one class alone, compiled now and kept nowhere: for trying them."""
    kept = make(only, hyperscan=False)
    runner = Runner(kept.book)
    return Screener(kept.fold, ByWords(matcher(kept), runner), runner)


def shadow_of(text: str) -> Shadow:
    """A text's shadow, by the shipped fold."""
    return screener().shadow(text)


def rule_findings(texts: Sequence[str]) -> list[tuple[Finding, ...]]:
    """What the rules alone find in texts."""
    return [screener().ruled(text) for text in texts]


def screen_text(text: str) -> Screened:
    """What one text holds. Offsets count its code points."""
    return screener().screen([text])[0]


def screen_texts(texts: Sequence[str]) -> list[Screened]:
    """What each of many texts holds, in their order. One pass over all of them: much faster than one by one."""
    return screener().screen(texts) if texts else []
