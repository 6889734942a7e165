"""The language of a text by its smallest words: English, Spanish, both, or not to be told."""

from __future__ import annotations

import re

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


def language(text: str) -> Language:
    """The language a text is written in. A long text is told by its beginning, middle and end."""
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        text = " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
    words = _WORD.findall(text.lower())
    english = sum(map(_ONLY_ENGLISH.__contains__, words))
    spanish = sum(map(_ONLY_SPANISH.__contains__, words)) + len(words) - sum(map(str.isascii, words))
    if english + spanish < _SOME:
        return "unknown"
    share = spanish / (english + spanish)
    if _SHARE < share < 1 - _SHARE:
        return "mixed"
    return "es" if share >= 0.5 else "en"
