"""Tracking codes: 110 random bits in letters that can be read out by telephone, with two that tell a mistake.

The letters are Crockford's: no I, L, O or U; whoever types one of the first three means 1, 1 and 0. The two at the end
are the number modulo 1021, a prime: one wrong letter, or two neighbours in the wrong order, is always told.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS, _LENGTH, _CHECK = 110, 22, 1021
_GROUP = 4
_MEANT = str.maketrans("ILO", "110")


def new_code() -> str:
    """A new code, in six groups of four."""
    number = secrets.randbits(_BITS)
    return grouped(_letters(number, _LENGTH) + _letters(number % _CHECK, 2))


def grouped(plain: str) -> str:
    """A code as it is read."""
    return "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def plain(typed: str) -> str:
    """The letters of a code, however they were grouped; nothing where it is none, as its last two letters tell."""
    found = "".join(each for each in typed.upper() if each not in "- \t\u2011\u2013").translate(_MEANT)
    if len(found) != _LENGTH + 2 or any(each not in LETTERS for each in found):
        return ""
    return found if _number(found[_LENGTH:]) == _number(found[:_LENGTH]) % _CHECK else ""


def hashed(typed: str) -> str:
    """What is kept of a code, in hex; nothing where it is none."""
    found = plain(typed)
    return sha256(found.encode("ascii")).hexdigest() if found else ""


def _letters(number: int, length: int) -> str:
    return "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(length)))


def _number(letters: str) -> int:
    found = 0
    for each in letters:
        found = found << 5 | LETTERS.index(each)
    return found
