"""The language of a text by its smallest words: English, Spanish, both, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat

from charteroak.screening.found import Language

_ENGLISH_WORDS = """
the and of to is was are were in on for with that this it he she they his her their has have had not be been at by
from as you your we our will would can could should do does did an or but if so out up who when what there i im my me
said says w call wants after no all any about req off needs please told also then by new only before back him them
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SPANISH_WORDS = """
el la los las de del y que en un una por con para su sus se lo le les no es fue era son al como mas pero ya muy sin
sobre este esta esto ella ellos usted cuando donde porque tiene hay ser si mi me nos desde hasta entre tambien dice
pide llama o ni yo te ha han favor a
"""
_SPANISH = frozenset(_SPANISH_WORDS.split())
_ONLY_ENGLISH, _ONLY_SPANISH = _ENGLISH - _SPANISH, _SPANISH - _ENGLISH - {"a"}
_WORD = re.compile(r"[a-záéíóúüñ]+")
_SAMPLE = 500
_SOME, _SHARE = 1, 0.17
# What a word counts for: an English one by ones, a Spanish one by _EACH, so that one sum tells both.
_EACH = 1 << 32
_COUNTS = dict.fromkeys(_ONLY_ENGLISH, 1) | dict.fromkeys(_ONLY_SPANISH, _EACH)
_PLAIN = {word.encode(): count for word, count in _COUNTS.items() if word.isascii()}
_LETTERS = bytes(ord(chr(each).lower()) if chr(each).isalpha() and each < 128 else 32 for each in range(256))


def language(text: str) -> Language:
    """The language a text is written in. A long text is told by its beginning, middle and end."""
    return _told(*_counted(_sample(text)))


def languages(texts: Sequence[str], *, compiled: bool) -> list[Language]:
    """The language of each of many texts; by a compiled loop, or one by one."""
    if compiled:
        from charteroak.screening.gate.words import counted

        told = counted([_sample(text) for text in texts], _ONLY_ENGLISH, _ONLY_SPANISH)
        if told is not None:
            return [_told(english, spanish + accented) for english, spanish, accented in told]
    return [language(text) for text in texts]


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _told(english: int, spanish: int) -> Language:
    if english + spanish < _SOME:
        return "unknown"
    share = spanish / (english + spanish)
    if _SHARE < share < 1 - _SHARE:
        return "mixed"
    return "es" if share >= 0.5 else "en"


def _counted(text: str) -> tuple[int, int]:
    """How many words are English alone and Spanish alone; what has an accent counts as Spanish besides."""
    if text.isascii():
        found = sum(map(_PLAIN.get, text.encode().translate(_LETTERS).split(), repeat(0)))
        return found % _EACH, found // _EACH
    words = _WORD.findall(text.lower())
    found = sum(map(_COUNTS.get, words, repeat(0)))
    return found % _EACH, found // _EACH + len(words) - sum(map(str.isascii, words))
