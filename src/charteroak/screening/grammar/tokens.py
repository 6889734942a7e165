"""A stretch of shadow text as tokens, each coded as one character.

Words that a pattern names have a character from U+0100 on; words that no pattern tells apart share one. All else has a
character for its kind: `w` an unknown word, `N` one with a capital, `C` one in capitals, `#` a number, `$` an amount, `A`
an age with a sex (31F, F/19), `i` letters and digits mixed, `x` a single letter, and punctuation as it stands. `¶` is the
end of a line that ends something, `|` the edge of a cell. Hyphens inside words, quotation marks and the dots of
abbreviations are nothing at all: same-sex is two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FIRST = 0x100
_ABBREVIATED = (
    "mr mrs ms dr sr sra srta sres jr st ave apt no num vs dept sgt ofc det lt capt atty approx appx apx tel ext "
    "cont info min max hrs hr wk wks mo mos yr yrs pt pts cl hx dx tx rx sx fl rm bldg rd blvd ln ct dist div esq "
    "rev hon lic lcda lcdo ing prof av avda urb dpto pte pcte prox lun mar mie jue vie jan feb mar apr jun jul aug sep "
    "sept oct nov dec ene abr ago dic ref re incl exp bal amt acct inc corp co ltd assn wit vic susp compl stmt"
).split()
_KEEP_DOT = "".join(rf"(?<!\b{word})" for word in dict.fromkeys(_ABBREVIATED)) + r"(?<!\b[a-z])(?<!\.[a-z])"
_AGED = r"(?:\d{1,2}\s?-?(?:[mf]|yof|yom|y/?o)|[mf]\s?[/-]\s?\d{1,2}|[bwhla]\s?/\s?[mf](?:\s?/\s?\d{1,2}s?)?)(?![a-z0-9/])"
_TOKEN = re.compile(
    rf"{_AGED}"
    r"|(?:w/o|w/i|w/|s/p|f/u|h/o|b/c|c/o|r/o|n/a|y/o|p/u|d/t)(?![a-z])"
    r"|\$\s?\d[\d,.]*k?|\d+(?:[.,:/-]\d+)+|\d+(?![a-z0-9])(?:st|nd|rd|th)?"
    r"|(?:[a-z]\.){2,}"
    r"|[a-z]+n't\b|[a-z0-9]+|'(?:s|d|m|re|ve|ll)\b"
    rf"|{_KEEP_DOT}\.(?=[\s\"')]|\Z)|[!?{{}}|,;:()/+=&%\t]|(?<=\s)-+(?=\s)|\A-(?=\s)|\n",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\$?\s?\d")
_AGE = re.compile(_AGED + r"\Z", re.IGNORECASE)
_PUNCTUATION = {**{sign: sign for sign in ".;:!?|,(){}/+=&%"}, "\t": "|"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that patterns name, with their characters, and the characters that each set of words has."""

    codes: Mapping[str, str]

    def coded(self, words: Iterable[str]) -> str:
        """The characters of a set of words."""
        return "".join(sorted({self.codes[word] for word in words}))


def vocabulary(sets: Iterable[frozenset[str]]) -> Vocabulary:
    """Characters for every word of these sets, the same for words that are in the same of them."""
    distinct = list(dict.fromkeys(sets))
    where: dict[str, list[int]] = {}
    for number, words in enumerate(distinct):
        for word in words:
            where.setdefault(word, []).append(number)
    kinds: dict[tuple[int, ...], str] = {}
    codes = {}
    for word, numbers in where.items():
        codes[word] = kinds.setdefault(tuple(numbers), chr(FIRST + len(kinds)))
    return Vocabulary(codes)


class Tokens:
    """One stretch of shadow as coded tokens. `codes` is what patterns are matched on; places are found when asked for."""

    __slots__ = ("_places", "codes", "shadow")

    def __init__(self, shadow: str, codes: str) -> None:
        self.shadow, self.codes = shadow, codes
        self._places: list[tuple[int, int]] | None = None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where tokens `first` up to `last`, exclusive, stand in the shadow."""
        if self._places is None:
            self._places = [found.span() for found in _TOKEN.finditer(self.shadow)]
        return self._places[first][0], self._places[last - 1][1]

    def word(self, number: int) -> str:
        """A token's own text."""
        start, end = self.span(number, number + 1)
        return self.shadow[start:end]


def read(shadow: str, codes: Mapping[str, str]) -> Tokens:
    """The tokens of a stretch of shadow text, coded."""
    if "\n" in shadow:
        shadow = _unwrapped(shadow)
    get = codes.get
    return Tokens(shadow, "".join([get(token) or _code(token, codes) for token in _TOKEN.findall(shadow)]))


def _code(token: str, codes: Mapping[str, str]) -> str:
    """The character of a token that does not stand in the vocabulary as it is."""
    low = token.lower()
    if code := codes.get(low):
        return code
    first = low[0]
    if first == "\n":
        return "¶"
    if "a" <= first <= "z":
        return _word(token, low, codes)
    if first.isdigit() or first == "$":
        if _AGE.match(low):
            return "A"
        return "$" if first == "$" else "#" if _NUMBER.match(low) and not low[-1:].isalpha() else _ordinal(low)
    if first == "'":
        return "w"
    return _PUNCTUATION.get(token, "-")


def _ordinal(low: str) -> str:
    return "#" if low[-2:] in ("st", "nd", "rd", "th") and low[:-2].isdigit() else "i"


def _word(token: str, low: str, codes: Mapping[str, str]) -> str:
    plain = low.replace("'", "").replace(".", "").replace("/", "")
    if plain != low and (code := codes.get(plain)):
        return code
    if _AGE.match(low):
        return "A"
    if len(low) == 1:
        return "x"
    if not low.isalpha() and any(letter.isdigit() for letter in low):
        return "I" if token[0].isupper() else "i"
    if token[0].isupper():
        return "C" if token.isupper() else "N"
    return "w"


_OPENS = re.compile(r"\s*(?:[-*•]\s|\(?\d{1,3}[.)]\s|[\[(]|[A-Za-z][\w /'.]{0,28}:)")


def _unwrapped(shadow: str) -> str:
    """The same length, with a space for each line end that only wraps a sentence."""
    lines = shadow.split("\n")
    joined = [lines[0]]
    for line, following in zip(lines, lines[1:], strict=False):
        joined += (" " if _wraps(line, following) else "\n", following)
    return "".join(joined)


def _wraps(line: str, following: str) -> bool:
    """Does a sentence go on from this line to the next?"""
    line, after = line.rstrip(), following.lstrip()
    if not line or not after or "|" in line or "\t" in line:
        return False
    if after[0].islower():
        return line[-1] not in ".!?"
    return len(line) >= 45 and line[-1] not in ".:;!?" and not _OPENS.match(following)
