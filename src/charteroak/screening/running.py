"""The rules, run: hits of words become stretches of text, these become tokens, and on tokens the rules' forms are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charteroak.screening.found import Finding
from charteroak.screening.grammar.book import Book, Entry
from charteroak.screening.grammar.standing import Standing
from charteroak.screening.grammar.tokens import Tokens, read
from charteroak.screening.matching import Hit
from charteroak.screening.patterns.identifiers import IDENTIFIERS, place
from charteroak.screening.patterns.tax_documents import paper

_BEFORE, _AFTER, _JOIN, _CUT = 280, 220, 60, "+ "
_BEFORE_IT, _AFTER_IT = 110, 90


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of shadow to look at closely, and the words in it that call for rules."""

    start: int
    end: int
    words: frozenset[int]


def stretches(data: bytes, start: int, end: int, hits: Sequence[Hit]) -> Iterator[Stretch]:
    """The pieces of `data` between `start` and `end` around its hits, which are in order."""
    at = 0
    while at < len(hits):
        low = max(start, hits[at][0] - _BEFORE)
        high = min(end, hits[at][0] + _AFTER)
        words = set()
        while at < len(hits) and (hits[at][0] <= high - _JOIN or high == end):
            words.add(hits[at][1])
            at += 1
        yield Stretch(_after_space(data, low, start), _before_space(data, high, end), frozenset(words))


def _after_space(data: bytes, at: int, start: int) -> int:
    if at == start:
        return at
    space = data.find(b" ", at, at + 40)
    return at if space < 0 else space + 1


def _before_space(data: bytes, at: int, end: int) -> int:
    if at == end:
        return at
    space = data.rfind(b" ", at - 40, at)
    return at if space < 0 else space


class Runner:
    """A book of rules ready to run."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._standing = Standing(book.standing)
        self.known = book.codes
        self._forms: list[re.Pattern[str] | None] = [None] * len(book.forms)

    def findings(self, data: bytes, start: int, end: int, hits: Sequence[Hit]) -> Iterator[Finding]:
        """What the rules find around these hits, in the shadow's own offsets."""
        for stretch in stretches(data, start, end, hits):
            cut = _CUT if stretch.start > start and data[stretch.start - 1] != 0x0A else ""
            tail = " +" if stretch.end < end else ""
            tokens = read(cut + data[stretch.start : stretch.end].decode("latin-1") + tail, self._book.codes)
            base = stretch.start - len(cut)
            forms = sorted({form for word in stretch.words for form in self._book.calls[word]})
            for form in forms:
                yield from self._form(form, tokens, base)

    def coded(self, data: bytes) -> str:
        """Shadow text as coded tokens."""
        return read(data.decode("latin-1"), self._book.codes).codes

    def _form(self, number: int, tokens: Tokens, base: int) -> Iterator[Finding]:
        pattern = self._forms[number]
        if pattern is None:
            pattern = self._forms[number] = re.compile(self._book.forms[number].expression)
        entry = self._book.entries[self._book.forms[number].entry]
        for found in pattern.finditer(tokens.codes):
            for first, last in found.regs[1:]:
                if 0 <= first < last and not self._silenced(entry, tokens, first, last):
                    edges = self._standing.edges(tokens, first, last)
                    yield _finding(entry, *tokens.span(*edges), base)

    def _silenced(self, entry: Entry, tokens: Tokens, first: int, last: int) -> bool:
        context = self._standing.silences(tokens.codes, first, last, entry.holder)
        if context is not None and context not in entry.past:
            return True
        return entry.holder == "near" and not self._standing.someone(tokens.codes)


def identified(data: bytes, start: int, end: int, looks: Sequence[Hit]) -> Iterator[Finding]:
    """What the identifiers' own patterns find between `start` and `end`, where a look said one may stand."""
    for at, number in looks:
        if number >= len(IDENTIFIERS):
            continue
        identifier = IDENTIFIERS[number]
        low = _after_space(data, max(start, at - _BEFORE_IT), start)
        high = _before_space(data, min(end, at + _AFTER_IT), end)
        for found in identifier.pattern.finditer(data[low:high].decode("latin-1")):
            if identifier.check(found):
                first, last = place(found)
                yield Finding(low + first, low + last, identifier.category, identifier.rule, "identifier")


def document(data: bytes, start: int, end: int, looks: Sequence[Hit]) -> bool:
    """Is the whole text between `start` and `end` somebody's tax record?"""
    told = any(number == len(IDENTIFIERS) for _, number in looks)
    return told and paper(data[start:end].decode("latin-1")) is not None


def _finding(entry: Entry, start: int, end: int, base: int) -> Finding:
    return Finding(start + base, end + base, entry.category, entry.name, entry.tier, entry.certainty)
