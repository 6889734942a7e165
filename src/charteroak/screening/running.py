"""The rules, run: hits of words become sentences, these become tokens, and on tokens the rules' forms are tried."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from charteroak.screening.found import Finding
from charteroak.screening.grammar.compiled import Book, Entry
from charteroak.screening.grammar.standing import Standing, may_match, needs
from charteroak.screening.grammar.tokens import Tokenizer, Tokens
from charteroak.screening.matching import Hit
from charteroak.screening.patterns.identifier_parts import place
from charteroak.screening.patterns.identifiers import CALLED, IDENTIFIERS, WORDS
from charteroak.screening.patterns.tax_documents import LONGEST, paper
from charteroak.screening.sentences import sentence

_CUT = "+ "  # stands for what was left out at a sentence's end: no word, and no end
_CONTEXT = 300
_NEAR, _ASIDE = 7, 140  # the neighbourhood of a hit: of a block of two to the power of _NEAR, and aside of it
_WORDS_APART = bytes(ord(chr(each).lower()) if chr(each).isalnum() and each < 128 else 32 for each in range(256))
_ENDS = re.compile(r"[.!?¶]")
_BEFORE_IT, _AFTER_IT = 110, 90
_NUMBER_NEAR = re.compile(rb"[^\d\n]{0,28}\d")


class Runner:
    """A book of rules ready to run."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._tokenizer = Tokenizer(book.codes)
        self._standing = Standing(book.standing)
        self.known = book.codes.keys() | set(WORDS)
        self.words = len(book.words)
        self._characters = [book.codes[word.rpartition(" ")[2]] for word in book.words]
        self._bytes = _by_spelling(book.codes)
        self._needs = [needs(form) for form in book.forms]
        self._forms: list[re.Pattern[str] | None] = [None] * len(book.forms)

    def findings(self, data: bytes, start: int, end: int, hits: Sequence[Hit]) -> Iterator[Finding]:
        """What the rules find around these hits, in the shadow's own offsets."""
        for (low, high), words in self._sentences(data, start, end, hits):
            head = "" if low == start or data[low - 1] in b"\n .!?" else _CUT
            tokens = self._tokenizer.read(f"{head}{data[low:high].decode('latin-1')}")
            base = low - len(head)
            before = data[max(start, low - _CONTEXT) : low]
            for form, first, last in self._tries(tokens.codes, words):
                yield from self._form(form, tokens, (first, last), base, before)

    def _sentences(
        self, data: bytes, start: int, end: int, hits: Sequence[Hit]
    ) -> Iterator[tuple[tuple[int, int], set[int]]]:
        """The sentences of hits that may matter, and the words that call in each."""
        bounds, words = (start, start), set[int]()
        for hit in self._worthy(data, hits):
            if hit[0] > bounds[1] or bounds[1] == start:
                if words:
                    yield bounds, words
                bounds, words = sentence(data, hit[0], start, end), set()
            words.add(hit[1])
        if words:
            yield bounds, words

    def _worthy(self, data: bytes, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits beside which stand all words that some form needs which they call for."""
        block, present = -1, set[str]()
        calls, needs, get = self._book.calls, self._needs, self._bytes.get
        for hit in hits:
            if hit[0] >> _NEAR != block:
                block = hit[0] >> _NEAR
                at = block << _NEAR
                near = data[max(0, at - _ASIDE) : at + _ASIDE + (1 << _NEAR)]
                present = set("".join(map(get, near.translate(_WORDS_APART).split(), repeat(""))))
            if any(may_match(needs[form], present) for form in calls[hit[1]]):
                yield hit

    def coded(self, data: bytes) -> str:
        """Shadow text as coded tokens."""
        return self._tokenizer.read(data.decode("latin-1")).codes

    def _tries(self, codes: str, words: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Each form that may match in a sentence, with the sentence's first token and that after its last."""
        ends = [found.end() for found in _ENDS.finditer(codes)]
        called: dict[int, set[int]] = {}
        for word in words:
            character, at = self._characters[word], -1
            while (at := codes.find(character, at + 1)) >= 0:
                called.setdefault(bisect_right(ends, at), set()).update(self._book.calls[word])
        for number, forms in called.items():
            low = ends[number - 1] if number else 0
            high = ends[number] if number < len(ends) else len(codes)
            present = set(codes[low:high])
            for form in sorted(forms):
                if may_match(self._needs[form], present):
                    yield form, low, high

    def _form(
        self, number: int, tokens: Tokens, bounds: tuple[int, int], base: int, before: bytes
    ) -> Iterator[Finding]:
        pattern = self._forms[number]
        if pattern is None:
            pattern = self._forms[number] = re.compile(self._book.forms[number].expression)
        entry = self._book.entries[self._book.forms[number].entry]
        for found in pattern.finditer(tokens.codes, *bounds):
            for first, last in found.regs[1:]:
                if 0 <= first < last and not self._silenced(entry, tokens.codes, first, last, before):
                    edges = self._standing.edges(tokens, first, last)
                    yield _finding(entry, *tokens.span(*edges), base)

    def _silenced(self, entry: Entry, codes: str, first: int, last: int, before: bytes) -> bool:
        if self._standing.silences(codes, first, last, entry):
            return True
        if entry.holder == "said" or self._standing.someone(codes):
            return False
        return not self._standing.someone(self._tokenizer.read(before.decode("latin-1")).codes)


def _by_spelling(codes: Mapping[str, str]) -> dict[bytes, str]:
    """The characters that a run of letters and digits may stand for: isn and t for isn't, s for she's."""
    spelt = {word.encode(): code for word, code in codes.items()}
    for word, code in codes.items():
        pieces = word.encode().translate(_WORDS_APART).split() if not word.isalnum() else []
        for piece in [*pieces, *([word[:-1].encode()] if word.endswith("nt") else [])]:
            spelt[piece] = spelt.get(piece, "") + code
    return spelt


def identified(data: bytes, start: int, end: int, called: Sequence[Hit]) -> Iterator[Finding]:
    """What the identifiers' own patterns find between `start` and `end`. `called` are of `identifiers.CALLED`."""
    for at, number in called:
        if number < len(WORDS) and not _NUMBER_NEAR.match(data, at):
            continue
        low, high = _between_spaces(data, max(start, at - _BEFORE_IT), min(end, at + _AFTER_IT), (start, end))
        text = data[low:high].decode("latin-1")
        for each in CALLED[number]:
            identifier = IDENTIFIERS[each]
            for found in identifier.pattern.finditer(text):
                if identifier.check(found):
                    first, last = place(found)
                    yield Finding(low + first, low + last, identifier.category, identifier.rule, "identifier")


def _between_spaces(data: bytes, low: int, high: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """A window without the words that it would cut."""
    first = data.find(b" ", low, low + 40) if low > bounds[0] else -1
    last = data.rfind(b" ", high - 40, high) if high < bounds[1] else -1
    return (low if first < 0 else first + 1), (high if last < 0 else last)


def document(data: bytes, start: int, end: int) -> bool:
    """Is the whole text between `start` and `end` somebody's tax record?"""
    return end - start <= LONGEST and paper(data[start:end].decode("latin-1")) is not None


def _finding(entry: Entry, start: int, end: int, base: int) -> Finding:
    return Finding(start + base, end + base, entry.category, entry.name, entry.tier, entry.certainty)
