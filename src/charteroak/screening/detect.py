"""Screening of texts: what is confidential in them, where, and of which class."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from charteroak.screening.found import Finding, Screened
from charteroak.screening.kept import make, matcher, patterns
from charteroak.screening.language import language
from charteroak.screening.matching import Hit, Matcher, Seen
from charteroak.screening.mending import mended
from charteroak.screening.running import Runner, document, identified
from charteroak.screening.shadow import Fold, Shadow, shadow

_BETWEEN = "\n"


class Screener:
    """Rules, matcher and fold together."""

    def __init__(self, fold: Fold, matcher: Matcher, runner: Runner) -> None:
        self._fold, self._matcher, self._runner = fold, matcher, runner

    def screen(self, texts: Sequence[str]) -> list[Screened]:
        """Screen many texts as one buffer."""
        folded, seen = self._seen(_BETWEEN.join(texts))
        starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        edges = starts if folded.places is None else [folded.start_of(start) for start in starts]
        hits, looks = _parted(seen.hits, edges), _parted(seen.looks, edges)
        screened = []
        for number, text in enumerate(texts):
            if number not in hits and number not in looks:
                screened.append(Screened(language(text), None, ()))
                continue
            first, last = edges[number], edges[number + 1] - len(_BETWEEN)
            called, looked = hits.get(number, ()), looks.get(number, ())
            found = _settled(_placed(self._found(folded, first, last, called, looked), folded, starts[number]))
            is_record = document(folded.data, first, last, looked)
            screened.append(Screened(language(text), "income_tax_record" if is_record else None, found))
        return screened

    def _found(self, folded: Shadow, first: int, last: int, hits: Sequence[Hit], looks: Sequence[Hit]) -> Iterator[Finding]:
        yield from self._runner.findings(folded.data, first, last, hits)
        yield from identified(folded.data, first, last, looks)

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
        found = self._found(folded, 0, len(folded.data), seen.hits, seen.looks)
        return list(_settled(each for each in _placed(found, folded, 0) if each.rule == name))

    def explained(self, text: str) -> Iterator[str]:
        """For those who write rules: the tokens of a text as they are coded, and what each rule finds in it."""
        folded, seen = self._seen(text)
        yield self._runner.coded(folded.data)
        found = self._found(folded, 0, len(folded.data), seen.hits, seen.looks)
        for each in sorted(_placed(found, folded, 0)):
            yield f"  {each.rule}: {text[each.start : each.end]!r} {each.certainty}"


def _parted(hits: Iterable[Hit], edges: list[int]) -> dict[int, list[Hit]]:
    """The hits by the number of the text that they are in."""
    parted: dict[int, list[Hit]] = {}
    for hit in hits:
        parted.setdefault(bisect_right(edges, hit[0] - 1) - 1, []).append(hit)
    return parted


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
    certainty = "protected" if "protected" in (one.certainty, other.certainty) else "undetermined"
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
