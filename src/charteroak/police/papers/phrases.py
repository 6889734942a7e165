"""Finding many phrases in one pass over a text's words, and reading words through a scanner's noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

_SMALL = "a an and at de del el en for in la las los of on or the to y"
SMALL = frozenset(_SMALL.split())
"""Words that a phrase may have or lack."""
_WORD = re.compile(r"[A-Za-z0-9$|@]+(?:'[A-Za-z]+)?")
_NAME = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)+")
_LOOKS = str.maketrans("01345678|$@!", "oieasgtblsai")
_DIGITS_FOR = {"0": "o", "1": "li", "5": "s", "|": "il"}
_MOST_DIGITS = 5
_SLIPPED = re.compile(
    r"[A-Za-z]?[a-z]+(?:[015|]{1,2}[a-z]+)+|[015|](?!st$|nd$|rd$|th$)[a-z]{3,}|[A-Z]{2,}(?:[015|][A-Z]{2,})+"
)
"""A digit within a word, where no number is meant."""
_PAIRS = (("rn", "m"), ("vv", "w"), ("ii", "u"), ("cl", "d"), ("li", "h"), ("m", "rn"), ("ri", "n"))


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that have to be there."""
    return tuple(word for word in _plain(phrase).split() if word not in SMALL)


def _plain(phrase: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", phrase.lower().replace("'", ""))


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a phrase stands in a text: characters from `start` to before `end`."""

    group: str
    name: str
    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, in small letters, and where it stands. A hyphened name ("Ann-Marie") is one word."""

    text: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text, without the small ones."""
    names = {match.start(): match.end() for match in _NAME.finditer(text)}
    found = []
    until = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < until:
            continue
        if start in names:
            end = until = names[start]
        word = text[start:end].lower().replace("'", "")
        if word not in SMALL:
            found.append(Word(word, start, end))
    return found


class Phrases:
    """Phrases as (group, name, text), found by their words in order."""

    def __init__(self, phrases: Iterable[tuple[str, str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for group, name, text in phrases:
            first, *rest = words_of(text)
            self._by_first.setdefault(first, []).append((tuple(rest), group, name))
        for held in self._by_first.values():
            held.sort(key=lambda phrase: -len(phrase[0]))
        self.words = frozenset(self._by_first) | {
            word for held in self._by_first.values() for rest, _, _ in held for word in rest
        }

    def marks(self, words: list[Word]) -> Iterator[Mark]:
        """The phrases in these words: at each word the longest of each group."""
        for at, word in enumerate(words):
            seen: set[str] = set()
            for rest, group, name in self._by_first.get(word.text, ()):
                if group in seen or not _follow(words, at + 1, rest):
                    continue
                seen.add(group)
                yield Mark(group, name, word.start, words[at + len(rest)].end, 1 + len(rest))


def _follow(words: list[Word], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words of `rest` come next, with no gap that parts columns or paragraphs."""
    if at + len(rest) > len(words):
        return False
    return all(words[at + n].text == text and _near(words[at + n - 1], words[at + n]) for n, text in enumerate(rest))


_GAP = 60


def _near(before: Word, after: Word) -> bool:
    return after.start - before.end <= _GAP


class Reader:
    """Reads noisy words as the words that matter: what is one slip away from one of these, and is no ordinary word."""

    def __init__(self, words: Iterable[str], ordinary: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._left = self.words | frozenset(ordinary) | SMALL
        self._shorter: dict[str, str] = {}
        for word in sorted(self.words, key=lambda held: (len(held), held)):
            for cut in _cuts(word):
                self._shorter.setdefault(cut, word)

    def read(self, word: str) -> str | None:
        """The word that is meant, in small letters, where `word` is not already it; None for any other."""
        small = word.lower()
        if (folded := self._folded(word)) is not None:
            return folded
        if small in self._left or not 2 <= len(small) <= 40 or 2 * sum(map(str.isdigit, small)) > len(small):
            return None
        folded = small.translate(_LOOKS)
        if folded in self._left:
            return folded if folded != small else None
        for noisy, meant in _PAIRS:
            if noisy in folded and (swapped := folded.replace(noisy, meant)) in self.words:
                return swapped
        return self._nearest(folded)

    def _folded(self, word: str) -> str | None:
        """A word with digits among its letters that a scanner takes for letters, as the word there is of that look."""
        small = word.lower()
        looks = [_DIGITS_FOR.get(sign, sign) for sign in small]
        doubtful = sum(sign in _DIGITS_FOR for sign in small)
        if not doubtful or doubtful > _MOST_DIGITS or doubtful * 2 > len(small):
            return None
        ways = ["".join(way) for way in product(*looks)]
        for held in (self.words, self._left):
            if found := next((way for way in ways if way in held), None):
                return found
        return ways[0] if _SLIPPED.fullmatch(word) else None

    def _nearest(self, folded: str) -> str | None:
        if len(folded) < 5:
            return None
        for cut in (folded, *_cuts(folded)):
            meant = cut if cut in self.words and len(cut) >= 5 else self._shorter.get(cut)
            if meant and abs(len(meant) - len(folded)) <= 1 + (len(folded) > 9):
                return meant
        return self._parted(folded)

    def _parted(self, folded: str) -> str | None:
        """Words run together, parted again."""
        if len(folded) < 9:
            return None
        for at in range(3, len(folded) - 2):
            head, tail = folded[:at], folded[at:]
            if head in self.words and (tail in self.words or self._parted(tail)):
                return f"{head} {self._parted(tail) or tail}" if tail not in self.words else f"{head} {tail}"
        return None


def _cuts(word: str) -> list[str]:
    """The word with a letter left out; of a long word, with two."""
    if len(word) < 5:
        return []
    once = [word[:n] + word[n + 1 :] for n in range(len(word))]
    if len(word) < 9:
        return once
    return once + [cut[:n] + cut[n + 1 :] for k, cut in enumerate(once) for n in range(k, len(cut))]
