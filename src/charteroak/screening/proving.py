"""The proof of a redaction: the file that was written, read by another library, and its bytes, searched.

What was taken out is looked for in every text that the second reader sees, and in every stream of the file: as it is,
in other encodings, and behind base64, quoted-printable, percent signs, references, escapes and hexadecimal digits. A
word that also stands in what was kept may be there as often as it is kept, and no more often.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from charteroak.screening.formats.notice import without_ours
from charteroak.screening.formats.opening import Format
from charteroak.screening.formats.surface import Opened
from charteroak.screening.letting import Screen

SHORTEST = 4
"""Words with fewer letters are found everywhere."""
FEWEST_DIGITS = 6
_SURE = 8
"""What is no shorter, in bytes, is no coincidence, whatever stands around it."""
_AROUND = 4
_PRINTED = 6
_LONGEST_TEXT = 1 << 28
_LONG = 1 << 20
_TAG = re.compile(rb"<[^<>]*+>")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|[\r\n]{1,2}(?=[A-Za-z0-9+/_-])){11,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-f]{2}[\s:]?){6,}")
_ESCAPED = re.compile(rb"\\(?:u00|x)([0-9a-f]{2})")


@dataclass(slots=True)
class Proof:
    """What is left: in which kinds of places (`where`), and the words that are confidential to the second reader."""

    where: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is left."""
        return not self.where and not self.found


def prove(data: bytes, kind: Format, opened: Opened, removed: Sequence[str], screen: Screen) -> Proof:
    """What of `removed` is left in a file, or is found in it by another reader. `opened` is our own reading of it."""
    proof = Proof()
    texts = _bounded(kind.second_reading(data))
    for text, screened in zip(texts, screen(texts), strict=True):
        rest = without_ours(text) if screened.findings else ""
        proof.found += [said for each in screened.findings if _has_words(said := rest[each.start : each.end])]
    needles = sorted({needle for each in removed for needle in needles_of(each)})
    if needles:
        search = _Search(needles, (surface.text for surface in opened.surfaces))
        if search.has_more(texts):
            proof.where.append("second reading")
        if any(search.is_in(stream) for stream in kind.raw(data)):
            proof.where.append("streams")
    return proof


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def needles_of(removed: str) -> Iterator[str]:
    """What to search for, for words that were taken out: the words, and a number without what parts its digits."""
    flat = _flat(removed).strip()
    letters, digits = sum(map(str.isalpha, flat)), sum(map(str.isdigit, flat))
    if letters >= SHORTEST or digits >= FEWEST_DIGITS or (letters and letters + digits > FEWEST_DIGITS):
        yield flat
    if digits > FEWEST_DIGITS and not letters:
        yield "".join(filter(str.isdigit, flat))


def _flat(text: str) -> str:
    return " ".join(text.split()).lower()


def _bounded(texts: Iterable[str]) -> list[str]:
    bounded, size = list[str](), 0
    for text in texts:
        size += len(text)
        if size > _LONGEST_TEXT:
            raise MemoryError
        bounded.append(text)
    return bounded


class _Search:
    """Looks for needles; `kept` are the texts that they may also stand in, as often as they do."""

    def __init__(self, needles: Sequence[str], kept: Iterable[str]) -> None:
        from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

        self._needles = needles
        self._words = AhoCorasick(needles)
        self._forms = [(form, needle) for needle in needles for form in dict.fromkeys(_forms(needle))]
        self._bytes = BytesAhoCorasick([form for form, _ in self._forms])
        self._kept = self._counted(kept)

    def has_more(self, texts: Iterable[str]) -> bool:
        """Whether these texts hold a needle more often than it is kept."""
        return any(count > self._kept[needle] for needle, count in self._counted(texts).items())

    def is_in(self, stream: bytes) -> bool:
        """Whether a stream holds a needle, in any form, more often than it is kept."""
        for view in _views(stream.lower(), stream):
            counts = Counter[str]()
            for number, start, end in self._bytes.find_matches_as_indexes(view, overlapping=True):
                if _is_meant(view, start, end):
                    counts[self._forms[number][1]] += 1
            if any(count > self._kept[needle] for needle, count in counts.items()):
                return True
        return False

    def _counted(self, texts: Iterable[str]) -> Counter[str]:
        """How often each needle stands in the texts, as words of its own."""
        counts = Counter[str]()
        for text in map(_flat, texts):
            for number, start, end in self._words.find_matches_as_indexes(text, overlapping=True):
                if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                    counts[self._needles[number]] += 1
        return counts


def _forms(needle: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"):
        encoded = needle.encode(encoding, "ignore")
        if len(encoded) >= SHORTEST:
            yield encoded


def _is_meant(view: bytes, start: int, end: int) -> bool:
    """Whether it is a word by itself and, where it is short, stands among others, not in a picture's bytes."""
    before, after = view[max(start - 1, 0) : start], view[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    if end - start >= _SURE:
        return True
    around = view[max(start - _AROUND, 0) : start] + view[end : end + _AROUND]
    printed = sum(32 <= sign < 127 or sign in b"\t\r\n\0" for sign in around)
    return printed + (2 * _AROUND - len(around)) >= _PRINTED


def _views(small: bytes, stream: bytes) -> Iterator[bytes]:
    """A stream in small letters as it is, and what it says behind each way of writing it otherwise."""
    yield small
    flat = b" ".join(_TAG.sub(b"", small).split())
    if flat != small:
        yield flat
    for signs, undone in _UNDONE:
        if all(sign in small for sign in signs):
            view = undone(small)
            if view != small:
                yield view
    yield b"\n".join(_decoded(found[0]) for found in _BASE64.finditer(stream)).lower()
    yield b"\n".join(bytes.fromhex(_HEX_SPACE.sub(b"", found[0]).decode()) for found in _HEX.finditer(small)).lower()


_HEX_SPACE = re.compile(rb"[\s:]+")


def _decoded(run: bytes) -> bytes:
    """What base64 says; of a run that begins anywhere in it, in each of the places that it may begin."""
    plain = run.translate(bytes.maketrans(b"-_", b"+/"), b"\r\n=")
    said = []
    for start in range(4 if len(plain) < _LONG else 1):
        part = plain[start:]
        try:
            said.append(base64.b64decode(part[: len(part) // 4 * 4] + _rest(part)))
        except (binascii.Error, ValueError):
            continue
    return b"\n".join(said)


def _rest(part: bytes) -> bytes:
    rest = part[len(part) // 4 * 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _unreferenced(view: bytes) -> bytes:
    return html.unescape(view.decode("latin-1")).encode("utf-8", "replace").lower()


def _unescaped(view: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), view).lower()


_UNDONE: tuple[tuple[tuple[bytes, ...], Callable[[bytes], bytes]], ...] = (
    ((b"&", b";"), _unreferenced),
    ((b"%",), lambda view: unquote_to_bytes(view.replace(b"+", b" ")).lower()),
    ((b"=",), lambda view: quopri.decodestring(view).lower()),
    ((b"\\",), _unescaped),
)
