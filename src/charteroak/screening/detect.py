"""Screening of texts: what is confidential in them, where, and of which class."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from charteroak.screening.found import Certainty, Finding, Screened
from charteroak.screening.kept import make, matcher, patterns
from charteroak.screening.language import language
from charteroak.screening.matching import Hit, Matcher, Seen
from charteroak.screening.mending import mended
from charteroak.screening.patterns import identifiers
from charteroak.screening.running import Runner, document, identified
from charteroak.screening.shadow import Fold, Shadow, shadow

_BETWEEN = "\n\n"
_SLAB = 4_000_000  # characters


@dataclass(slots=True)
class Calls:
    """What calls for a closer look in one text: at words of rules, of identifiers, and of tax records."""

    rules: list[Hit] = field(default_factory=list)
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
    """Rules, matcher and fold together."""

    def __init__(self, fold: Fold, matcher: Matcher, runner: Runner) -> None:
        self._fold, self._matcher, self._runner = fold, matcher, runner

    def screen(self, texts: Sequence[str]) -> list[Screened]:
        """Screen many texts, many of them as one buffer; the longest in parts."""
        found: list[list[Finding]] = [[] for _ in texts]
        records = set()
        for slab in _slabs(texts):
            for part, findings, record in self._slab(slab):
                found[part.number] += findings
                if record and len(part.text) == len(texts[part.number]):
                    records.add(part.number)
        return [
            Screened(language(text), "income_tax_record" if number in records else None, tuple(found[number]))
            for number, text in enumerate(texts)
        ]

    def _slab(self, parts: Sequence[Part]) -> Iterator[tuple[Part, Iterable[Finding], bool]]:
        folded, seen = self._seen(_BETWEEN.join([part.text for part in parts]))
        starts = [0, *accumulate(len(part.text) + len(_BETWEEN) for part in parts)]
        edges = starts if folded.places is None else [folded.start_of(start) for start in starts]
        for number, calls in self._calls(seen, edges).items():
            part, start = parts[number], starts[number]
            first, last = edges[number], folded.start_of(start + len(part.text))
            found = _settled(_placed(self._found(folded, first, last, calls), folded, start - part.offset))
            yield part, found, calls.record and document(folded.data, first, last)

    def _found(self, folded: Shadow, first: int, last: int, calls: Calls) -> Iterator[Finding]:
        yield from self._runner.findings(folded.data, first, last, calls.rules)
        yield from identified(folded.data, first, last, calls.identifiers)

    def _calls(self, seen: Seen, edges: Sequence[int]) -> dict[int, Calls]:
        """What was seen, by the number of the text that it is in."""
        calls: defaultdict[int, Calls] = defaultdict(Calls)
        rules, words = self._runner.words, len(identifiers.WORDS)
        for end, number in seen.hits:
            call = calls[bisect_right(edges, end - 1) - 1]
            if number < rules:
                call.rules.append((end, number))
            elif number < rules + words:
                call.identifiers.append((end, number - rules))
            else:
                call.record = True
        for end, number in seen.looks:
            calls[bisect_right(edges, end - 1) - 1].identifiers.append((end, words + number))
        return calls

    def _seen(self, text: str) -> tuple[Shadow, Seen]:
        """The shadow of a text, mended, and what one pass sees in it."""
        folded = shadow(text, self._fold)
        seen = self._matcher.scan(folded.data)
        if not seen.suspects:
            return folded, seen
        whole = mended(folded, seen.suspects, self._runner.known)
        return (folded, seen) if whole is folded else (whole, self._matcher.scan(whole.data))

    def scan(self, data: bytes) -> Seen:
        """The pass over shadow text alone."""
        return self._matcher.scan(data)

    def calls(self, text: str) -> bool:
        """Has a text a word or a number that calls for a closer look?"""
        _, seen = self._seen(text)
        return bool(seen.hits or seen.looks)

    def by_rule(self, text: str, name: str) -> list[Finding]:
        """What one rule alone finds in a text."""
        folded, seen = self._seen(text)
        found = self._found(folded, 0, len(folded.data), self._calls(seen, (0,))[0])
        return list(_settled(each for each in _placed(found, folded, 0) if each.rule == name))

    def explained(self, text: str) -> Iterator[str]:
        """For those who write rules: the tokens of a text as they are coded, and what each rule finds in it."""
        folded, seen = self._seen(text)
        yield self._runner.coded(folded.data)
        found = self._found(folded, 0, len(folded.data), self._calls(seen, (0,))[0])
        for each in sorted(_placed(found, folded, 0)):
            yield f"  {each.rule}: {text[each.start : each.end]!r} {each.certainty}"


def _placed(found: Iterable[Finding], folded: Shadow, start: int) -> Iterable[Finding]:
    """The findings in the text's own offsets."""
    for each in found:
        first, last = folded.span(each.start, each.end)
        yield Finding(first - start, last - start, each.category, each.rule, each.tier, each.certainty)


def _settled(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of each class no two overlap: those that do are one, and the longest gives it its name."""
    settled: dict[str, list[Finding]] = {}
    for each in sorted(set(found), key=lambda one: (one.start, -one.end)):
        of_class = settled.setdefault(each.category, [])
        if of_class and each.start < of_class[-1].end:
            of_class[-1] = _joined(of_class[-1], each)
        else:
            of_class.append(each)
    return tuple(sorted(one for of_class in settled.values() for one in of_class))


def _joined(one: Finding, other: Finding) -> Finding:
    longer = one if one.end - one.start >= other.end - other.start else other
    certainty: Certainty = "protected" if "protected" in (one.certainty, other.certainty) else "undetermined"
    end = max(one.end, other.end)
    return Finding(one.start, end, longer.category, longer.rule, longer.tier, certainty)


@cache
def screener() -> Screener:
    """The screener with the shipped rules, made when it is first asked for."""
    kept, words = patterns()
    return Screener(kept.fold, words, Runner(kept.book))


def screener_of(only: str) -> Screener:
    """A screener with the rules of one class alone, compiled now and kept nowhere: for trying them."""
    kept = make(only, hyperscan=False)
    return Screener(kept.fold, matcher(kept), Runner(kept.book))


def screen_text(text: str) -> Screened:
    """What one text holds. Offsets count its code points."""
    return screener().screen([text])[0]


def screen_texts(texts: Sequence[str]) -> list[Screened]:
    """What each of many texts holds, in their order. One pass over all of them: much faster than one by one."""
    return screener().screen(texts) if texts else []
