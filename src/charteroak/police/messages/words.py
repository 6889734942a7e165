"""The words and signs of a plain text, taken apart fast: what is done to every message, or to most lines of one.

Text of ASCII, as nearly all is, goes through tables of bytes: they are many times as fast as those of a text.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import compress, count

NOT_SIGN = re.compile(r"[^A-Z0-9]+")
_BLANKS = "".join(sign if sign.isalnum() else " " for sign in map(chr, range(128)))
_BLANK_BYTES = _BLANKS.encode().ljust(256)
_OTHER_BYTES = bytes(code for code in range(128) if NOT_SIGN.match(chr(code)))
_SHAPES = "".join("0" if sign.isdigit() else "A" if sign.isalpha() else " " for sign in map(chr, range(128)))
_SHAPE_BYTES = _SHAPES.encode().ljust(256)


def words_of(text: str) -> list[str]:
    """The words of a text, without the signs between them."""
    if text.isascii():
        return text.encode().translate(_BLANK_BYTES).decode().split()
    return text.translate(_BLANKS).split()


def among(words: Sequence[str], known: Container[str]) -> Iterator[int]:
    """Where the words are that are known."""
    return compress(count(), map(known.__contains__, words))


def compact(text: str) -> str:
    """The capital letters and digits of a text, without anything between them."""
    if text.isascii():
        return text.encode().translate(None, _OTHER_BYTES).decode()
    return NOT_SIGN.sub("", text)


def may_hold(text: str, shape: bytes) -> bool:
    """Whether signs of a shape may stand in a text: `A` for a letter, `0` for a digit. What is not ASCII may be any."""
    return not text.isascii() or shape in text.encode().translate(_SHAPE_BYTES)


def many_of(text: str, shape: bytes) -> int:
    """How often signs of a shape stand in a text, as in `may_hold`; a text that is not ASCII is taken letter by "
    "letter."""
    return text.encode("ascii", "replace").translate(_SHAPE_BYTES).count(shape)


def word(pattern: str) -> str:
    """A pattern that matches only where a word begins with it.

    After `\\b` everything is tried at every sign of a text; so, nothing is but where its first letter stands.
    """
    first = pattern[:1]
    return rf"{first}(?<!\w{first}){pattern[1:]}" if first.isalnum() else rf"\b{pattern}"
