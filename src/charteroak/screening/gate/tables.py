"""The tables that the gate's loop goes by, made of a compiled book of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from charteroak.screening.gate.loops import PRIME, SEED, gate
from charteroak.screening.grammar.compiled import Book, Chain
from charteroak.screening.grammar.tokens import ABBREVIATED

# Kinds of token as the loop tells them, each by what kinds of the grammar it may be.
_KINDS = ("w", "#$AiI", "xA", "NC")
_ROOM = 1 << 16


class Gate:
    """A book's tables. `spelt` gives the characters that a run of letters may stand for; `others` are further words."""

    def __init__(self, book: Book, spelt: Mapping[bytes, str], others: Sequence[str]) -> None:
        characters = sorted({character for every in spelt.values() for character in every})
        number = {character: at for at, character in enumerate(characters)}
        kinds = {kind: len(characters) + at for at, kinds in enumerate(_KINDS) for kind in kinds}
        symbols = len(characters) + len(_KINDS)
        words = list(dict.fromkeys([*spelt, *(word.encode() for word in others)]))
        self._words = (
            *_hashed(words),
            *_ragged([sorted({number[each] for each in spelt.get(word, "")}) for word in words]),
            np.array([len(characters) + at for at in range(len(_KINDS))], np.int32),
            np.array([word.decode() in ABBREVIATED for word in words]),
        )
        chains = [(at, chain) for at, form in enumerate(book.forms) for chain in form.chains if chain.links]
        sets = {
            text: at for at, text in enumerate(dict.fromkeys(text for _, chain in chains for text, _ in chain.links))
        }
        self._members = _members(sets, number, kinds, symbols)
        self._calls = _ragged(_called([chain for _, chain in chains], number, kinds, symbols))
        self._chains = (
            *_ragged([[sets[text] for text, _ in chain.links] for _, chain in chains]),
            np.array([within for _, chain in chains for _, within in chain.links] or [0], np.int32),
            np.array([chain.rarest for _, chain in chains] or [0], np.int32),
            np.array([form for form, _ in chains] or [0], np.int32),
            np.array([_bits(_numbers(text, number, kinds)) for text in sets] or [0], np.uint64),
        )
        place = {word.encode(): at for at, word in enumerate(others)}
        self._others = _ragged([[place[word]] if word in place else [] for word in words])
        self._low = bytes(map(_low, range(256)))

    def candidates(self, data: bytes) -> Any:
        """Rows of (place, form), and of (place, -1 - number) for the other words, in order of their sentences."""
        room = max(_ROOM, len(data) // 40)
        text, plain = np.frombuffer(data, np.uint8), np.frombuffer(data.translate(self._low) + b"\0", np.uint8)
        while True:
            out = np.zeros((room, 2), np.int64)
            args = (self._words, self._calls, self._members, self._chains, self._others)
            found = gate(text, plain, *args, out)
            if found <= room:
                return out[:found]
            room = found


def _low(byte: int) -> int:
    return ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 0


def _hash(word: bytes) -> int:
    hashed = SEED
    for byte in word:
        hashed = ((hashed ^ byte) * PRIME) & (2**64 - 1)
    return hashed


def _hashed(words: Sequence[bytes]) -> tuple[Any, Any, Any]:
    """A bit for each word in a small table, and a large one of half their hashes, with their numbers.

    A word that is taken for another does no harm: what may match is looked at again.
    """
    size = 1 << max(10, (2 * len(words)).bit_length())
    bloom, keys, values = np.zeros(1 << 15, np.uint8), np.zeros(size, np.uint32), np.zeros(size, np.int32)
    for number, word in enumerate(words):
        hashed = _hash(word)
        at = hashed & (size - 1)
        while keys[at]:
            at = (at + 1) & (size - 1)
        keys[at], values[at] = hashed >> 32 | 1, number
        bloom[hashed >> 49] |= 1 << ((hashed >> 46) & 7)
    return bloom, keys, values


def _ragged(rows: Sequence[Iterable[int]]) -> tuple[Any, Any]:
    """Rows of different lengths as where each begins, and all one after the other."""
    lists = [list(row) for row in rows]
    starts = np.zeros(len(lists) + 1, np.int32)
    starts[1:] = np.cumsum([len(row) for row in lists])
    return starts, np.array([each for row in lists for each in row] or [0], np.int32)


def _numbers(text: str, number: Mapping[str, int], kinds: Mapping[str, int]) -> set[int]:
    return {number[each] if each in number else kinds[each] for each in text}


def _bits(numbers: Iterable[int]) -> int:
    """A bit for each symbol, out of 64."""
    bits = 0
    for each in numbers:
        bits |= 1 << (each & 63)
    return bits


def _members(sets: Mapping[str, int], number: Mapping[str, int], kinds: Mapping[str, int], symbols: int) -> Any:
    """For each set a bit for each symbol."""
    members = np.zeros((len(sets) or 1, symbols // 8 + 1), np.uint8)
    for text, at in sets.items():
        for symbol in _numbers(text, number, kinds):
            members[at, symbol >> 3] |= 1 << (symbol & 7)
    return members


def _called(
    chains: Sequence[Chain], number: Mapping[str, int], kinds: Mapping[str, int], symbols: int
) -> list[list[int]]:
    """For each symbol the chains whose rarest set has it."""
    called: list[list[int]] = [[] for _ in range(symbols)]
    for at, chain in enumerate(chains):
        for symbol in _numbers(chain.links[chain.rarest][0], number, kinds):
            called[symbol].append(at)
    return called
