"""A stretch of shadow text as tokens, each coded as one character.

Words that a pattern names have a character from U+0100 on; words that no pattern tells apart share one. All else has
a character for its kind: `w` an unknown word, `N` one with a capital, `C` one in capitals, `#` a number, `$` an amount,
`A` an age with a sex (31F, F/19), `i` letters and digits mixed, `x` a single letter, and punctuation as it stands. `¶`
is the end of a line that ends something, `|` the edge of a cell. Hyphens inside words, quotation marks and the dots of
abbreviations are nothing at all: same-sex is two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

FIRST = chr(0x100)
_ABBREVIATIONS = """
mr mrs ms dr sr sra srta sres jr st ave apt no num vs dept sgt ofc det lt capt atty approx appx apx tel ext cont info
min max hrs hr wk wks mo mos yr yrs pt pts cl hx dx tx rx sx fl rm bldg rd blvd ln ct dist div esq rev hon lic lcda
lcdo ing prof av avda urb dpto pte pcte prox lun mar mie jue vie jan feb apr jun jul aug sep sept oct nov dec ene abr
ago dic ref re incl exp bal amt acct inc corp co ltd assn wit vic susp compl stmt a b c d e f g h i j k l m n o p q r
s t u v w x y z
"""
ABBREVIATED = frozenset(_ABBREVIATIONS.split())
"""Words whose dot ends no sentence."""
_AGED = (
    r"(?:\d{1,2} ?-?(?:[mMfF]|[yY]/?[oO][mMfF]?)|[mMfF] ?[/-] "
    r"?\d{1,2}|[bwhlaBWHLA]/[mMfF](?:/\d{1,2}s?)?)(?![A-Za-z0-9/])"
)
_TOKEN = re.compile(
    r"[A-Za-z][A-Za-z0-9]+(?:'[tT](?![A-Za-z]))?"
    rf"|{_AGED}"
    r"|[.](?=[\s\"')]|\Z)|,|\n"
    r"|\d+(?:[.,:/-]\d+)+(?![A-Za-z])|\d+(?![A-Za-z0-9])|\$ ?\d+(?:[,.]\d+)*k?|\d[A-Za-z0-9]*"
    r"|[wW]/[oOiI]?(?![A-Za-z])|(?:[sS]/[pP]|[fF]/[uU]|[hH]/[oO]|[bB]/[cC]|[cC]/[oO]|[rR]/[oO]|[nN]/[aA]|[yY]/[oO]|"
    r"[pP]/[uU]|[dD]/[tT])(?![A-Za-z])"
    r"|(?:[A-Za-z]\.){2,}|[A-Za-z]|'(?:[sdmSDM]|re|ve|ll|RE|VE|LL)(?![A-Za-z])"
    r"|[!?{}|;:()/+=&%\t]|(?<=\s)-+(?=\s)|\A-(?=\s)"
)
_AGE = re.compile(_AGED + r"\Z")
_NOTHING = "·"
_PUNCTUATION = {**{sign: sign for sign in ".;:!?|,(){}/+=&%-"}, "\t": "|", "\n": "¶"}


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
        codes[word] = kinds.setdefault(tuple(numbers), chr(ord(FIRST) + len(kinds)))
    return Vocabulary(codes)


class Tokens:
    """A stretch of shadow as coded tokens. `codes` is what patterns are matched on; places are found when asked for."""

    __slots__ = ("_more", "_places", "_raw", "codes", "shadow")

    def __init__(self, shadow: str, raw: str) -> None:
        self.shadow, self._raw = shadow, raw
        self.codes = raw.replace(_NOTHING, "") if _NOTHING in raw else raw
        self._places: list[tuple[int, int]] = []
        self._more: Iterator[tuple[int, int]] | None = None

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where tokens `first` up to `last`, exclusive, stand in the shadow."""
        if self._more is None:
            found = zip(_TOKEN.finditer(self.shadow), self._raw, strict=True)
            self._more = (each.span() for each, code in found if code != _NOTHING)
        places = self._places
        places += islice(self._more, max(0, last - len(places)))
        return places[first][0], places[last - 1][1]

    def word(self, number: int) -> str:
        """A token's own text."""
        start, end = self.span(number, number + 1)
        return self.shadow[start:end]


class Tokenizer:
    """Reads stretches of shadow as tokens of one vocabulary."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = codes
        self._written = _PUNCTUATION | dict(codes)  # most tokens, as they are
        short = "".join(sorted({codes[word] for word in ABBREVIATED if word in codes}))
        self._dots = re.compile(rf"(?<=[x{re.escape(short)}])\.")

    def read(self, shadow: str) -> Tokens:
        """The tokens of a stretch of shadow text, coded."""
        if "\n" in shadow:
            shadow = _unwrapped(shadow)
        codes, get = self._codes, self._written.get
        coded = "".join([get(token) or _code(token, codes) for token in _TOKEN.findall(shadow)])
        return Tokens(shadow, self._dots.sub(_NOTHING, coded) if "." in coded else coded)


def _code(token: str, codes: Mapping[str, str]) -> str:
    """The character of a token that does not stand in the vocabulary as it is."""
    if token.isalpha():
        low = token.lower()
        if low != token and (code := codes.get(low)):
            return code
        if len(token) == 1:
            return "x"
        return "w" if low == token else "C" if token.isupper() else "N"
    first = token[0]
    if first in _PUNCTUATION:
        return _PUNCTUATION[first] if len(token) == 1 else "-"
    low = token.lower()
    if code := codes.get(low):
        return code
    if _AGE.match(token):
        return "A"
    return _number(low) if first.isdigit() or first == "$" else _mixed(token, low, codes)


def _number(low: str) -> str:
    if low[0] == "$":
        return "$"
    return _ordinal(low) if low[-1:].isalpha() else "#"


def _ordinal(low: str) -> str:
    return "#" if low[-2:] in ("st", "nd", "rd", "th") and low[:-2].isdigit() else "i"


def _mixed(token: str, low: str, codes: Mapping[str, str]) -> str:
    """A word with something else in it: an apostrophe, dots, a slash, digits."""
    if code := codes.get(low.replace("'", "").replace(".", "").replace("/", "")):
        return code
    if any(letter.isdigit() for letter in low):
        return "I" if token[0].isupper() else "i"
    return "w"


_OPENS = re.compile(r"\s*(?:[-*•]\s|\(?\d{1,3}[.)]\s|[\[(]|[A-Za-z][\w /'.]{0,28}:)")


def _unwrapped(shadow: str) -> str:
    """The same length, with a space for each line end that only wraps a sentence."""
    lines = shadow.split("\n")
    joined = [lines[0]]
    for line, following in pairwise(lines):
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
