"""Words that are written letter by letter, `a s y l u m`, told apart: which letters are one word, and which is alone.

Between letters stand one to three signs. Where these are not everywhere the same, the wider ones, a line's end among
them, are likely ends of words; but they need not be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

_LONGEST, _STRONG, _UNKNOWN = 24, 4, 4
"""Letters of the longest word, of one that does not come about by chance, and of the shortest that is not known."""
_ALONE, _ACROSS, _APART = -1.0, 6.0, 3.0
"""What a letter by itself weighs, a wide gap within a word, and an end of a word where there is none, but elsewhere."""
_SHARE = 0.5
_VOWELS = frozenset("aeiouy")


def wide(gaps: Sequence[bytes]) -> frozenset[int]:
    """The numbers of the gaps that are likely between words: wider than the most of them, or blank where those are not.

    The gap before the letter of number n is that of number n; there is none before the first.
    """
    if not gaps:
        return frozenset()
    usual = Counter(gaps).most_common(1)[0][0]
    return frozenset(
        number
        for number, gap in enumerate(gaps, 1)
        if len(gap) > len(usual) or b"\n" in gap or (gap.isspace() and not usual.isspace())
    )


def words(letters: str, wide: frozenset[int], known: Container[str]) -> list[str]:
    """The words and single letters that letters are, in order; none where nothing is told.

    Of the ways to read them, that with the longest words is taken. Half of it is words that do not come about by
    chance; or all of it is known words, of which there is but one where the letters are capitals, as of names that
    are spelt.
    """
    lower = letters.lower()
    loose = letters[1:] == lower[1:]
    read = _read(lower, wide, known, loose=loose)
    long = sum(len(word) for word in read if len(word) >= _STRONG and word in known)
    whole = all(len(word) > 1 and word in known for word in read)
    if long >= _SHARE * len(letters) or (whole and (loose or wide or len(read) == 1)):
        return read
    return [lower] if loose and not wide and _may_be_word(lower) else []


def _read(letters: str, wide: frozenset[int], known: Container[str], *, loose: bool) -> list[str]:
    """The best way to read letters as known words, single letters and, where it may, words that are not known."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(letters) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST), end):
            weight = _weight(letters[start:end], known, loose=loose)
            if weight is not None:
                across = sum(start < gap < end for gap in wide) * _ACROSS if wide else 0.0
                apart = _APART if wide and end < len(letters) and end not in wide else 0.0
                ways.append((best[start][0] + weight - across - apart, start))
        best.append(max(ways))
    read, end = list[str](), len(letters)
    while end:
        start = best[end][1]
        read.append(letters[start:end])
        end = start
    return read[::-1]


def _weight(word: str, known: Container[str], *, loose: bool) -> float | None:
    """The longer a word, the less likely by chance. None for what is no word."""
    size = len(word)
    if size == 1:
        return _ALONE
    if word in known:
        return float(size * size)
    return float(size) if loose and size >= _UNKNOWN and not _VOWELS.isdisjoint(word) else None


def _may_be_word(letters: str) -> bool:
    """Whether it may be a word that is not known: no list of letters, no column of codes."""
    several = len(set(letters)) > 3 and len(letters) > _UNKNOWN
    return several and not _VOWELS.isdisjoint(letters) and list(letters) != sorted(letters)
