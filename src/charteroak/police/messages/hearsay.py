"""Words by which one tells from hearing, or is not sure: then no record is told from them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from charteroak.police.messages.words import words_of

_HEARSAY = re.compile(
    r"\b(?:RADIO RELAY|NO PRINT ?OUT|HEARSAY|BY (?:TELE)?PHONE|OVER THE (?:RADIO|AIR|PHONE)|ON THE (?:RADIO|PHONE)|"
    r"(?:PER|POR|VIA) (?:THE |LA |EL )?(?:RADIO|PHONE|CALLER|TELEFONO)|"
    r"ACCORDING TO|TOLD ME|MY (?:COUSIN|BROTHER|SISTER|FRIEND|EX|BOSS|NEIGHBOU?R|HUSBAND|WIFE)|"
    r"CALLER (?:SAYS|STATES)|FROM MEMORY|WORD OF MOUTH|VERBAL(?:LY)?|REPORTEDLY|ALLEGEDLY|SUPPOSEDLY|NOT VERIFIED|"
    r"UNVERIFIED|RUMOU?R|HEARD|"
    r"(?:DICEN?|DIJO|DIJERON|CREEN?) QUE|"
    r"(?:(?:UNIT|CAR) \w+|DISPATCH(?:ER)?|OFFICER|DEPUTY|TROOPER|PARTNER|HE|SHE|THEY) "
    r"(?:SAYS?|SAID|THINKS|BELIEVES|RECALLS|REMEMBERS|TOLD|RELAYS))\b"
)
_OF_HEARSAY = """
ACCORDING ME MY
RADIO PRINT PRINTOUT HEARSAY PHONE TELEPHONE TELEFONO AIR CALLER MEMORY MOUTH VERBAL VERBALLY REPORTEDLY
ALLEGEDLY SUPPOSEDLY VERIFIED UNVERIFIED RUMOR RUMOUR HEARD DICE DICEN DIJO DIJERON CREE CREEN SAY SAYS SAID
THINKS BELIEVES RECALLS REMEMBERS TOLD RELAYS
"""
_HEARSAY_WORDS = frozenset(_OF_HEARSAY.split())
"""Wherever one tells from hearing, one of these words is."""
UNSURE = re.compile(
    r"\b(?:MAY|MIGHT|MAYBE|COULD|POSSIBL[EY]|PERHAPS|UNCONFIRMED|THINK|SOMETHING|SOME KIND|UNKNOWN|NOT GIVEN|"
    r"UNREADABLE|ILLEGIBLE|CHECK|PENDING|LOOKS? LIKE|(?<!TO )APPEARS?|SEEMS?|IF)\b|\?"
)


def hearsay(texts: Iterable[str]) -> bool:
    """Whether the running text of a message says that it is told from hearing: then no record is told from it."""
    said = "\n".join(texts)
    if not said or (said.isascii() and _HEARSAY_WORDS.isdisjoint(words_of(said))):
        return False
    return _HEARSAY.search(said) is not None
