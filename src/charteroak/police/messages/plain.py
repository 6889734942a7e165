"""Whatever came in, as plain upper-case text: any encoding, any dash, blank or accent, markup taken off.

Offsets do not matter here: a message is told apart by its words, and nothing of it is given back.
"""

from __future__ import annotations

import html
import re
import unicodedata

from charteroak.police.messages.layouts import relaid

BREAK = "\x1e"
"""Stands in plain text where one object of a structure ends and the next begins."""

_SPECIAL = dict.fromkeys((*range(32), 127, *map(ord, '"[{')), " ")
_SPECIAL |= dict.fromkeys(map(ord, "\n\v\f\x1c\x1d\x1e\x1f"), "\n")
_SPECIAL |= {ord("\t"): "\t", ord("]"): ":", ord("}"): BREAK}
_ASCII = "".join(_SPECIAL.get(code, chr(code).upper()) for code in range(128))
"""What each sign of ASCII becomes. A text as a table: looked up far faster than a dictionary."""
_ASCII_BYTES = _ASCII.encode().ljust(256)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2e3a\u2e3b\ufe58\ufe63\uff0d\u2500\u2501"
"""Dashes, hyphens and minus signs of every width, and the rules of a drawn table."""
_SIGNS = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys("\u2044\u2215\u29f8", "/"),
        **dict.fromkeys("\u2502\u2503\xa6", "|"),
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2192": "->",
        "\u2236": ":",
    }
)
_MARKUP = re.compile(r"<(/?)(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})(?:\s[^<>]{0,400})?/?>")
_ENTITY = re.compile(r"&(?:#\w{1,8}|[A-Za-z]{2,12});")
_SCANNED = re.compile(r"\b[A-Z]+[01][A-Z01]*[A-Z]\b|\bVT1CE(?=\d)")
_MISREAD = bytes(0 if chr(code) in "01" else 1 if chr(code).isalpha() else 2 for code in range(128)).ljust(256)
_DIGIT_IN_WORD = b"\0\1"
"""A 0 or 1 before a letter: every word that a scanner misread has one."""
_MEANT = frozenset(
    (
        *("REMOVAL", "ADMINISTRATIVE", "ADMIN", "DEPORTED", "DEPORTATION", "IMMIGRATION", "VIOLATOR", "VIOLATION"),
        *("ABSCONDER", "PREVIOUSLY", "DETAINER", "ALIEN", "CIVIL", "CRIMINAL", "NONCRIMINAL", "NOT", "VTICE", "FELON"),
    )
)
"""Words that tell of immigration or deny a want: of these only, a scanner's 0 and 1 are read as O and I."""
_CELLS, _INLINE = (
    frozenset({"TD", "TH"}),
    frozenset({"B", "I", "U", "EM", "STRONG", "SPAN", "FONT", "A", "SMALL", "CODE"}),
)
_LINES = frozenset({"P", "BR", "DIV", "TR", "TABLE", "TBODY", "LI", "UL", "PRE", "HTML", "BODY", "HR"})
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NULS_IN_UTF_16 = 0.2
_SAMPLE = 4096


def plain(raw: str | bytes) -> str:
    """The text of `raw`, whatever it is: upper case, lines ended by a line feed, no control sign but the tab."""
    text = raw if isinstance(raw, str) else decoded(raw)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text and ";" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not text.isascii():
        text = _ascii_signs(text)
    if "<" in text:
        text = _MARKUP.sub(_untagged, text)
    if "KE/" not in text and "ke/" not in text:
        text = relaid(text)
    if not text.isascii():
        return _SCANNED.sub(_rescanned, text.translate(_ASCII))
    signs = text.encode().translate(_ASCII_BYTES)
    text = signs.decode()
    return _SCANNED.sub(_rescanned, text) if _DIGIT_IN_WORD in signs.translate(_MISREAD) else text


def _rescanned(word: re.Match[str]) -> str:
    letters = word[0].replace("0", "O").replace("1", "I")
    return letters if letters in _MEANT else word[0]


def decoded(raw: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16, EBCDIC where it reads as words, else Latin-1, which takes any byte."""
    if (utf_16 := _UTF_16.get(raw[:2])) or (utf_16 := _unmarked(raw[:_SAMPLE])):
        return raw.decode(utf_16, "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp037" if _is_ebcdic(raw[:_SAMPLE]) else "latin-1")


def _unmarked(sample: bytes) -> str | None:
    """The kind of UTF-16 without a mark of its order, where every other byte is nothing."""
    least = len(sample) * _NULS_IN_UTF_16
    if sample[1::2].count(0) > least > sample[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > least > sample[1::2].count(0) else None


def _is_ebcdic(sample: bytes) -> bool:
    """Mostly EBCDIC's letters, digits and blanks, and hardly any letter of ASCII."""
    letters = sum(0xC1 <= byte <= 0xE9 or 0x81 <= byte <= 0xA9 or byte >= 0xF0 or byte == 0x40 for byte in sample)
    return letters > len(sample) * 0.7


def _ascii_signs(text: str) -> str:
    """Accents off, dashes and blanks of every kind plain, signs without width gone."""
    spread = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    return spread.translate(_Plain(_SIGNS)).upper()


class _Plain(dict[int, "str | int | None"]):
    """What each sign becomes: looked up once for a text, and gone with it."""

    def __missing__(self, code: int) -> str | int | None:
        self[code] = found = _KEPT.get(unicodedata.category(chr(code)), code)
        return found


_KEPT: dict[str, str | None] = {"Mn": None, "Me": None, "Cf": None, "Zs": " ", "Cs": "?", "Co": "?", "Cn": "?"}


def _untagged(tag: re.Match[str]) -> str:
    """An element's name becomes a label of its text; the tags of a page become blanks and lines."""
    name = tag[2].upper()
    if name in _INLINE:
        return " "
    if name in _CELLS:
        return "" if tag[1] else "\t"
    if name in _LINES:
        return "\n"
    if tag[1]:
        return "\n"
    return "\n" + re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tag[2])) + ": "
