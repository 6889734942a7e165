"""A question's words, folded: small letters without accents, names of machines parted into words.

>>> tokens("Child's W-2s, ¿EE. UU.?")
('child', 'w2s', 'usa', '?')
>>> tokens("imm_statusCode")
('imm', 'status', 'code')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_USA = re.compile(
    r"\bEE\.?\s?UU\.?|\bE\.\s?U\.(?:\s?A\.)?|\bU\.\s?S\.(?:\s?A\.)?(?![a-z])|\bUSA?\b|\bU\.S\b|"
    r"\b[Ee]stados [Uu]nidos\b|\b[Uu]nited [Ss]tates\b"
)
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00ad": "", "\u200b": "", "\ufeff": ""})
_CODE = re.compile(r"\b([a-z]{1,2})-(\d)")
_DOTTED = re.compile(r"\b([a-z])\.\s?([a-z])\.(?:\s?([a-z])\.)?")
_POSSESSIVE = re.compile(r"(?<=[a-z])'s?(?![a-z])")
_WORD = re.compile(r"[a-z0-9]+|[?$%#]")
_WITHIN_NAME = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z]{3})(?=\d)|_")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
LONGEST = 2_000
"""So many letters of a text are looked at: no form prints more to be read as one question."""


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, in order; of signs, only those that questions turn on: ? $ % #."""
    return _tokens(text[:LONGEST])


@lru_cache(maxsize=65_536)
def _tokens(text: str) -> tuple[str, ...]:
    text = text.strip().translate(_QUOTES)
    if " " not in text:
        text = _WITHIN_NAME.sub(" ", text)
    folded = unicodedata.normalize("NFKD", _USA.sub(" usa ", text).lower())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    plain = _DOTTED.sub(lambda found: " " + "".join(part or "" for part in found.groups()) + " ", plain)
    return tuple(_WORD.findall(_POSSESSIVE.sub("", _CODE.sub(r"\1\2", plain))))


def capitals(text: str) -> tuple[str, ...]:
    """Words in capitals alone, in small letters; none where all of the text is in capitals."""
    text = text[:LONGEST]
    return () if text.isupper() else tuple(word.lower() for word in _CAPITALS.findall(text))
