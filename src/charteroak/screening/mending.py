"""Words that were taken apart or misspelt on purpose, mended in the shadow: only where a known word results.

`u n d o c u m e n t e d`, `und0cumented`, `undocu-` at a line's end, `undoc*umented`. A text's own places are kept.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import cast

from charteroak.screening.shadow import Shadow
from charteroak.screening.spelt import wide, words

SPELT = r"\b[A-Za-z](?:[ .*~/|+\n-]{1,3}[A-Za-z]\b){2,}"
_DOTTED = r"\b[A-Za-z]\.[A-Za-z]\."
_BROKEN = r"[A-Za-z](?:-[ ]{0,2}\n[ >]{0,8}|[*~^|\".-]{1,2}|[ ]{3,8})[A-Za-z]"
_WRAPPED = r"[a-z] ?\n[a-z]|[A-Z] ?\n[A-Z]"
_LEET = r"[A-Za-z][0134578@$!|]+[A-Za-z]|\b[0134578]{1,2}[A-Za-z]{3}|[@$|!][A-Za-z]{2}"
_ENDING = r"[A-Za-z][a-z](?:[034]|[0134578]{2,4})\b"
SUSPECT = (SPELT, _DOTTED, _BROKEN, _WRAPPED, _LEET, _ENDING)
"""Expressions, alike for Hyperscan and for Python, of what may be such a word; all are short."""

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_INSIDE = _LETTERS + b"0123456789"
_GAPS = b" .*~/|+\n-"
_WIDEST = 3
_LEET_SIGNS = _INSIDE + b"@$!|"
_LEET_RUN = re.compile(rb"[A-Za-z0-9@$!|]{1,30}")
_SIGNED = _LETTERS + b'*~^|".-'
_NOT_SIGNED, _NOT_LEET = (bytes(1 if each in signs else 0 for each in range(256)) for signs in (_SIGNED, _LEET_SIGNS))
_LETTER_RUN = re.compile(rb"[A-Za-z]+")
_RUN_BEFORE = re.compile(rb"[A-Za-z]*\Z")
_JOINT = re.compile(rb"[A-Za-z]+(?:[*~^|\".-]{1,2}[A-Za-z]+)+")
_LINE_END = re.compile(rb"(-?) {0,2}\n[ >]{0,8}\Z")
_STANDS_FOR = {
    "0": "o",
    "1": "il",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "8": "b",
    "@": "a",
    "$": "s",
    "!": "il",
    "|": "li",
}
_MOST_VARIANTS, _LONGEST, _LONGEST_RUN, _GAP, _MANY = 6, 24, 200, 12, 3
_NO_MARKS = frozenset(b'|".-')
"""Signs that stand between words, too, with no space."""


@dataclass(slots=True)
class _Edits:
    """Bytes to drop, and bytes to put in the place of others."""

    drop: set[int] = field(default_factory=set)
    put: dict[int, int] = field(default_factory=dict)


def mended(shadow: Shadow, suspects: Sequence[int], known: Container[str]) -> Shadow:
    """The shadow with such words put together where a `known` one results; the very same where there are none.

    `suspects` are where matches of SUSPECT end, in order.
    """
    edits, data, done = _Edits(), shadow.data, 0
    for end in suspects:
        if end > done and (run := _spelt(data, end)):
            done = run[-1] + 1
            _spaced(data, run, known, edits)
        elif end > done and not _blank(data, end - 1, edits) and not _joint(data, end, known, edits):
            _leet(data, end, known, edits)
    if not edits.drop and not edits.put:
        return shadow
    return _edited(shadow, edits)


def _edited(shadow: Shadow, edits: _Edits) -> Shadow:
    import numpy as np

    data = np.frombuffer(shadow.data, dtype=np.uint8).copy()
    if edits.put:
        data[list(edits.put)] = list(edits.put.values())
    keep = np.ones(len(data), dtype=bool)
    keep[list(edits.drop)] = False
    return shadow.kept(keep, data)


def _spelt(data: bytes, end: int) -> list[int]:
    """The places of the letters, one by one, of the run that has one before `end`.

    None where there are not three, or two with a dot after each.
    """
    last = end - 2 if data[end - 1 : end] == b"." else end - 1
    run = deque((last,))
    while (before := _next_letter(data, run[0], -1)) is not None:
        run.appendleft(before)
    while (after := _next_letter(data, run[-1], 1)) is not None:
        run.append(after)
    return list(run) if len(run) > 2 or (len(run) == 2 and last < end - 1) else []


def _next_letter(data: bytes, at: int, step: int) -> int | None:
    """The letter that stands by itself few signs away from the letter at a place, itself by itself."""
    for far in range(2, _WIDEST + 2):
        there = at + far * step
        between = data[min(at, there) + 1 : max(at, there)]
        if 0 <= there < len(data) and _alone(data, at) and _alone(data, there) and not between.strip(_GAPS):
            return there
    return None


def _alone(data: bytes, at: int) -> bool:
    around = data[max(0, at - 1) : at + 2]
    if data[at] not in _LETTERS or sum(each in _INSIDE for each in around) > 1:
        return False
    return data[at - 1 : at] != b"'" or at < 2 or data[at - 2] not in _LETTERS  # what ends a word: he's, aren't


def _spaced(data: bytes, run: list[int], known: Container[str], edits: _Edits) -> None:
    """The words that letters one by one are, put together: of all of them, or else of what stands closer together."""
    if len(run) > _LONGEST_RUN:
        return
    gaps = [data[one + 1 : other] for one, other in pairwise(run)]
    apart = wide(gaps)
    letters = "".join(chr(data[at]) for at in run)
    if told := words(letters, apart, known):
        _join(data, run, told, edits, apart)
        if b"." in gaps[0] and data[run[-1] + 1 : run[-1] + 2] == b".":
            edits.drop.add(run[-1] + 1)  # the last letter's dot, which is no sentence's end
    elif apart:
        for first, last in pairwise((0, *sorted(apart), len(run))):
            if last - first > 1:
                _spaced(data, run[first:last], known, edits)


def _join(data: bytes, places: list[int], words: Iterable[str], edits: _Edits, apart: frozenset[int]) -> None:
    """Drop what stands between the letters of a word; between words let one space be, or the end of a line."""
    at = 0
    for word in words:
        own = places[at : at + len(word)]
        edits.drop.update(set(range(own[0], own[-1])) - set(own))
        at += len(word)
        if at < len(places):
            gap = range(own[-1] + 1, places[at])
            between = _kept(data[gap.start : gap.stop], is_wide=at in apart)
            edits.put |= dict(zip(gap, between, strict=False))
            edits.drop.update(gap[len(between) :])


def _kept(gap: bytes, *, is_wide: bool) -> bytes:
    """What is left of a gap between words: a line's end, a sentence's, or a space."""
    if b"\n" in gap:
        return b"\n"
    return b". " if is_wide and gap[:1] == b"." and len(gap) > 1 else b" "


def _blank(data: bytes, second: int, edits: _Edits) -> bool:
    """Many spaces between two words."""
    if data[second - _MANY : second] != b" " * _MANY:
        return False
    first = len(data[max(0, second - _GAP) : second].rstrip(b" ")) + max(0, second - _GAP)
    edits.drop.update(range(first + 1, second))
    return True


def _joint(data: bytes, end: int, known: Container[str], edits: _Edits) -> bool:
    """The parts of a word with a line's end or signs between them."""
    return _over_lines(data, end - 1, known, edits) or _with_signs(data, end, known, edits)


def _over_lines(data: bytes, second: int, known: Container[str], edits: _Edits) -> bool:
    """Two parts of a word with a line's end between. Without a hyphen there, it is no end of a line between two words.

    With one, a word that is not known comes of parts that are not, too, unless a name begins with the second.
    """
    gap = _LINE_END.search(data, max(0, second - _GAP), second)
    if not gap:
        return False
    one = cast("re.Match[bytes]", _RUN_BEFORE.search(data, max(0, gap.start() - _LONGEST), gap.start()))[0]
    other = cast("re.Match[bytes]", _LETTER_RUN.match(data, second, second + _LONGEST))[0]
    parts = [each.decode().lower() for each in (one, other)]
    both, makes = all(part in known for part in parts), "".join(parts) in known
    if one and ((makes and gap[1]) or (not both and (makes or (gap[1] and other.islower())))):
        edits.drop.update(range(*gap.span()))
        return True
    return False


def _with_signs(data: bytes, end: int, known: Container[str], edits: _Edits) -> bool:
    """Parts of a word with signs between them, as many as there are."""
    low = max(0, end - 1 - _LONGEST)
    start = low + data[low : end - 1].translate(_NOT_SIGNED).rfind(b"\0") + 1
    after = data[end - 1 : start + 2 * _LONGEST + 1].translate(_NOT_SIGNED)
    last = end - 1 + (len(after) if (stop := after.find(b"\0")) < 0 else stop)
    for found in _JOINT.finditer(data, start, last):
        parts = [part.decode().lower() for part in _LETTER_RUN.findall(found[0])]
        ordinary = all(part in known for part in parts) and not _NO_MARKS.isdisjoint(found[0])
        if found.start() < end <= found.end() and "".join(parts) in known and not ordinary:
            edits.drop.update(at for at in range(*found.span()) if data[at] not in _LETTERS)
            return True
    return False


def _leet(data: bytes, end: int, known: Container[str], edits: _Edits) -> None:
    """A whole token with digits or signs for letters."""
    low = max(0, end - 1 - _LONGEST)
    start = low + data[low:end].translate(_NOT_LEET).rfind(b"\0") + 1
    found = _LEET_RUN.match(data, start)
    if not found or found.end() - start > _LONGEST:
        return
    token = found[0].decode()
    if token.isalpha():
        return
    for word in _variants(token):
        if len(word) > 2 and word in known:
            edits.put |= {start + at: ord(letter) for at, letter in enumerate(word) if not token[at].isalpha()}
            return


def _variants(token: str) -> Iterator[str]:
    """The words that a token with digits and signs for letters may stand for."""
    plain = sum(map(str.isalpha, token))
    if len(token) - plain > min(_MOST_VARIANTS, 2 * plain):
        return
    for letters in product(*(_STANDS_FOR.get(letter, letter.lower()) for letter in token)):
        yield "".join(letters)
