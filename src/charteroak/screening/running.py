"""The rules, run: hits of words become sentences, these become tokens, and on tokens the rules' forms are tried."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from charteroak.screening.found import Finding
from charteroak.screening.grammar.compiled import Book, Entry
from charteroak.screening.grammar.needs import Needs
from charteroak.screening.grammar.standing import Scene, Standing
from charteroak.screening.grammar.tokens import Tokenizer, Tokens
from charteroak.screening.matching import Hit
from charteroak.screening.patterns.identifier_parts import place
from charteroak.screening.patterns.identifiers import CALLED, IDENTIFIERS, WORDS
from charteroak.screening.patterns.tax_documents import LONGEST, paper
from charteroak.screening.sentences import STEP, sentence, windows

_CUT = "+ "  # stands for what was left out at a sentence's end: no word, and no end
_CONTEXT = 300
_WORDS_APART = bytes(ord(chr(each).lower()) if chr(each).isalnum() and each < 128 else 32 for each in range(256))
_ENDS = re.compile(r"[.!?¶]")
_BEFORE_IT, _AFTER_IT = 110, 90
_NUMBER_NEAR = re.compile(rb"[^\d\n]{0,28}\d")


@dataclass(slots=True)
class _Told:
    """A sentence that is looked at, where it begins in the shadow, and the shadow before it."""

    scene: Scene
    base: int
    before: bytes
    someone_before: bool | None = None
    """Whether what stands before it speaks of somebody particular: told when it is first asked for."""


Candidate = tuple[int, Sequence[int]]
"""A place in the shadow, and the numbers of the forms that may match in the sentence there."""


class Runner:
    """A book of rules ready to run."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._tokenizer = Tokenizer(book.codes)
        self._standing = Standing(book.standing)
        self.known = book.codes.keys() | set(WORDS)
        self.words = len(book.words)
        self._needs = Needs(book.forms, by_spelling(book.codes))
        self._forms: list[re.Pattern[str] | None] = [None] * len(book.forms)

    def findings(
        self, data: bytes, start: int, end: int, candidates: Iterable[Candidate], *, told: bool = False
    ) -> Iterator[Finding]:
        """What the rules find in the shadow between two places, in its own offsets. The candidates are in order.

        `told` if of each form all that it needs was seen near: then that is not asked again.
        """
        for (low, high), called in _windows(data, start, end, candidates):
            forms = called if told else self._met(called, data[low:high])
            if forms:
                yield from self._sentence(data, (start, low, high), forms)

    def _met(self, forms: Iterable[int], sentence: bytes) -> Collection[int]:
        return self._needs.met(forms, self._needs.of_words(sentence.translate(_WORDS_APART).split()))

    def _sentence(self, data: bytes, bounds: tuple[int, int, int], forms: Iterable[int]) -> Iterator[Finding]:
        """What some forms find in a sentence. `bounds` are where the text begins, and the sentence begins and ends."""
        start, low, high = bounds
        head = "" if low == start or data[low - 1] in b"\n .!?" else _CUT
        tokens = self._tokenizer.read(f"{head}{data[low:high].decode('latin-1')}")
        base = low - len(head)
        told = _Told(Scene(self._standing, tokens), base, data[max(start, low - _CONTEXT) : low])
        for form, first, last in self._tries(tokens.codes, forms):
            yield from self._form(form, tokens, (first, last), told)

    def candidates(self, hits: Iterable[Hit]) -> list[Candidate]:
        """Where words stand that call for forms."""
        calls = self._book.calls
        return [(end, calls[word]) for end, word in hits]

    def coded(self, data: bytes) -> str:
        """Shadow text as coded tokens."""
        return self._tokenizer.read(data.decode("latin-1")).codes

    def _tries(self, codes: str, forms: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """Each form that may match in a sentence, with the sentence's first token and that after its last."""
        ends = [found.end() for found in _ENDS.finditer(codes)]
        if not ends or ends[-1] < len(codes):
            ends.append(len(codes))
        low, ordered = 0, sorted(forms)
        if len(ends) == 1:
            yield from ((form, 0, len(codes)) for form in ordered)
            return
        for high in ends:
            present = self._needs.of_codes(codes[low:high])
            yield from ((form, low, high) for form in self._needs.met(ordered, present))
            low = high

    def _form(self, number: int, tokens: Tokens, bounds: tuple[int, int], told: _Told) -> Iterator[Finding]:
        pattern = self._forms[number]
        if pattern is None:
            pattern = self._forms[number] = re.compile(self._book.forms[number].expression)
        entry = self._book.entries[self._book.forms[number].entry]
        for found in pattern.finditer(tokens.codes, *bounds):
            for first, last in found.regs[1:]:
                if 0 <= first < last and self._counts(entry, first, last, told):
                    yield _finding(entry, *tokens.span(*told.scene.edges(first, last)), told.base)

    def _counts(self, entry: Entry, first: int, last: int, told: _Told) -> bool:
        """Is the claim about somebody particular?"""
        if told.scene.silences(first, last, entry):
            return False
        if entry.holder == "said" or told.scene.someone:
            return True
        if told.someone_before is None:
            told.someone_before = self._standing.someone(self._tokenizer.read(told.before.decode("latin-1")).codes)
        return told.someone_before


def _windows(
    data: bytes, start: int, end: int, candidates: Iterable[Candidate]
) -> Iterator[tuple[tuple[int, int], set[int]]]:
    """The sentences in which forms may match, and which may in each; of a long one, parts that overlap.

    A part hangs on where its sentence begins and not on the candidates: other candidates change nothing in a match.
    """
    first, last, parts = start, start, list[tuple[tuple[int, int], set[int]]]()
    for at, forms in candidates:
        if at > last or not parts:
            yield from ((bounds, called) for bounds, called in parts if called)
            first, last = sentence(data, at, start, end)
            parts = [(bounds, set()) for bounds in windows(data, first, last)]
        number = (at - first) // STEP
        for (low, high), called in parts[max(0, number - 2) : number + 1]:
            if low < at <= high:
                called.update(forms)
    yield from ((bounds, called) for bounds, called in parts if called)


def by_spelling(codes: Mapping[str, str]) -> dict[bytes, str]:
    """The characters that a run of letters and digits may stand for: isn and t for isn't, s for she's."""
    spelt = dict(zip("\n".join(codes).encode().split(b"\n"), codes.values(), strict=True))
    apart = [each for each in codes.items() if each[0][-2:] == "nt" or not each[0].isalnum()]
    for word, code in apart:
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
