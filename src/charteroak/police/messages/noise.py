"""What a scanner, a mail or a switch put around or into a message, taken off: only where a first reading told little.

Nothing here adds a word that a message does not have: signs are read as the letters that they stand for, and lines
that are the carrier's, or that speak of files in general and of no record, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from charteroak.police.messages.signals import Signals
from charteroak.police.messages.tokens import TAGS
from charteroak.police.messages.words import words_of

_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+(?=[^\n]*\n?)", re.MULTILINE)
_LEAST_QUOTED = 2
_MAIL_LINE = r"[ \t>*]*(?:FROM|SENT|TO|CC|BCC|DATE|SUBJECT|DE|PARA|ASUNTO|ENVIADO|FECHA|OBJET|ENVOYE)[ \t]*:[^\n]*\n"
_MAIL = re.compile(rf"^(?:{_MAIL_LINE}){{3,}}", re.MULTILINE)
_SPACED_TAG = re.compile(r"(?<![A-Z0-9])([A-Z]) ([A-Z]) ([A-Z])(?=[ \t]{0,3}[/:=])")
_SPACED_NUMBER = re.compile(r"(?<![A-Z0-9])([A-Z])[ -]{0,2}(\d{3})[ .-](\d{3})[ .-](\d{3})(?![ .-]?[0-9]|[A-Z])")
_SPACED_WORDS = re.compile(r"(?<![A-Z0-9])[A-Z](?: {1,3}[A-Z]){5,}(?![A-Z0-9])")

_SPACED_LINE = re.compile(r"^[ \t]*(?:\S[ \t]{1,4}){5}\S(?:[ \t]|$)", re.MULTILINE)
_LEAST_SPACED, _MOSTLY = 6, 0.9
_STANDING = re.compile(
    r"^[ \t>*#-]*(?:(?:MESSAGE KEY|MKE|KEY|THIS|THE|A|YOUR) )?(?:Q[A-Z]{1,3}|QUERY|INQUIRY|SEARCH)?"
    r"(?: (?:QUERY|INQUIRY|MESSAGE))? ?(?:SEARCHES|FILES SEARCHED)\b"
    r"(?:[^/:\n]|:(?![ \t]*[A-Z]\d)|\n(?![ \t]*\n|[^\n]*[A-Z]{3}/|[^\n:]{0,30}:))*",
    re.MULTILINE,
)
"""What a query searches, said with every answer to it: up to a blank line or one with a tag or label."""

_LETTERS_AS_SIGNS = "OQILTSBZAEG|!$@"
_SIGNS = "001175824361154"
_SKELETON = str.maketrans(_LETTERS_AS_SIGNS, _SIGNS)
_MISREAD = re.compile(r"[A-Z0-9|!$@]{2,}")
_DIGITS_OF_NUMBER = str.maketrans("OQILSBZ", "0011582")
_NUMBER = re.compile(r"(?<![A-Z0-9])([A-Z])([0-9OQILSBZ]{9})(?![A-Z0-9])")
_LEAST_DIGITS = 5
_TAG_BEFORE = re.compile(r"(?<![A-Z0-9])([A-Z0-9|!]{3})(?=[ \t]?[/:=])")
_DENYING = """
NO NOT NEVER WITHOUT NEITHER NOR CLEARED CANCELLED CANCELED RECALLED VACATED QUASHED WITHDRAWN SERVED EXECUTED EXPIRED
CLOSED INACTIVE PURGED LOCATED DISMISSED SATISFIED LONGER UNCONFIRMED UNVERIFIED POSSIBLE POSSIBLY PENDING FOLLOWING
RECORD RECORDS SUBJECT WARNING CAUTION FULL EXTRADITION CONFIRM COURT ISSUED ICE IMMIGRATION
"""

_GENERAL = re.compile(
    r"\b(?:HITS?|RECORDS?|RESPONSES?|ENTRIES|FILES?|RETURNS?|WARRANTS|NUMBERS?|MATCHES|RESULTS)\b[^.\n]{0,40}"
    r"\b(?:ARE|DO|MAY|MUST|SHOULD|SHALL|WILL|CAN|CANNOT|NEVER|ALONE)\b|"
    r"\b(?:ANY|ALL|EACH|EVERY)\b[^.\n]{0,40}\b(?:HITS?|RECORDS?|ENTRY|ENTRIES|NUMBERS?|FILES?|RESPONSES?|WARRANTS)\b|"
    r"\b(?:SEE|PER|REFER TO|UNDER|CONSULT) (?:THE )?(?:[A-Z]+ ){0,2}(?:ORDERS?|POLICY|DIRECTIVE|MANUAL|BULLETIN|"
    r"ORDINANCE|CHAPTER|ART(?:ICLE)?)\b|"
    r"\b(?:REMINDER|DISCLAIMER|DOES NOT MEAN|SEARCHES)\b"
)
_OF_A_RECORD = re.compile(
    r"\b(?:THIS|THESE|FOLLOWING|ABOVE|BELOW|SUBJECT|NIC|HE|SHE|HIS|HER|ATTACHED|PRECEDING|FOREGOING|NAM|SAID)\b|"
    r"[A-Z]\d{6,}|\bMKE\b|\b[A-Z]{3}/"
)
_FRAME = " \t*#=-_~+<>[]!"


def mended(words: str, signals: Signals) -> str:
    """The text of a message without a scanner's misreadings, a mail's marks and general notices."""
    words = _STANDING.sub("\n", unquoted(words))
    if _SPACED_LINE.search(words):
        words = "\n".join(_closed(line) for line in words.split("\n"))
    words = _SPACED_TAG.sub(_closed_tag, words)
    words = _SPACED_NUMBER.sub(r"\1\2\3\4", words)
    words = _SPACED_WORDS.sub(lambda found: found[0].replace(" ", "") if "  " not in found[0] else found[0], words)
    return without_notices(rescanned(words, signals))


def _closed(line: str) -> str:
    """A line printed letter by letter, its words closed up: they are where more than one blank is."""
    signs = line.split()
    if len(signs) < _LEAST_SPACED or sum(len(sign) == 1 for sign in signs) < len(signs) * _MOSTLY:
        return line
    return " ".join(word.replace(" ", "") for word in re.split(r"[ \t]{2,}", line.strip()))


def unquoted(words: str) -> str:
    """The text without a mail's head and without the sign before each quoted line."""
    if len(_QUOTED.findall(words)) >= _LEAST_QUOTED:
        words = _QUOTED.sub("", words)
    return _MAIL.sub("\n", words)


def _closed_tag(found: re.Match[str]) -> str:
    tag = found[1] + found[2] + found[3]
    return tag if tag in TAGS else found[0]


def rescanned(words: str, signals: Signals) -> str:
    """The text with the digits that a scanner took for letters read as letters, in words and tags that are known, and
    the letters in an NCIC number as digits.
    """
    known, tags = _by_shape(signals)
    words = _TAG_BEFORE.sub(lambda found: _as_known(found[1], tags), words)
    words = _MISREAD.sub(lambda found: _as_known(found[0], known), words)
    return _NUMBER.sub(_as_number, words)


def _as_known(word: str, known: Mapping[str, str]) -> str:
    meant = known.get(word.translate(_SKELETON), word)
    return word if word == meant or word.isdigit() else meant


def _as_number(found: re.Match[str]) -> str:
    if sum(map(str.isdigit, found[2])) < _LEAST_DIGITS:
        return found[0]
    return found[1] + found[2].translate(_DIGITS_OF_NUMBER)


@lru_cache(maxsize=4)
def _shapes(patterns: tuple[str, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    words = {*_DENYING.split(), *(word for pattern in patterns for word in words_of(pattern))}
    return _told_apart(words), _told_apart(TAGS)


def _told_apart(words: object) -> Mapping[str, str]:
    """Words by how they look when letters are taken for digits; those that then look alike are none."""
    found: dict[str, str] = {}
    for word in sorted(map(str, words)):  # type: ignore[call-overload]
        shape = word.translate(_SKELETON)
        found[shape] = "" if shape in found else word
    return {shape: word for shape, word in found.items() if word and not shape.isdigit()}


def _by_shape(signals: Signals) -> tuple[Mapping[str, str], Mapping[str, str]]:
    return _shapes(tuple(row.pattern for row in signals.rows if row.kind not in ("file letter", "originator")))


def without_notices(words: str) -> str:
    """The text without paragraphs that speak of files or hits in general: they are tied to no record."""
    paragraphs = words.split("\n\n")
    if len(paragraphs) < 2:
        return words
    return "\n\n".join("" if is_notice(each) else each for each in paragraphs)


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph is a standing notice: about hits or records in general, and about no record or person."""
    said = paragraph.strip(_FRAME + "\n")
    return bool(said) and _GENERAL.search(said) is not None and _OF_A_RECORD.search(said) is None
