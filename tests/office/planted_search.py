"""Looks for planted marks and texts in bytes, in whatever form they may have got there.

A mark is a made-up word that stands in what was planted; a text is the whole of something that was given. Marks are
looked for as they are and in encodings; texts as digests, plain and keyed with whatever key lies about. What is packed
(gzip, zlib, ZIP, Base 64, hexadecimal digits) is unpacked and looked through again.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick, Implementation

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s")
_KEYED = ("sha1", "sha256", "sha512")
_DEEPEST = 3
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){12,}")
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_ESCAPED = re.compile(
    rb"[%=]([0-9a-f]{2})|\\x([0-9a-f]{2})|\\u00([0-9a-f]{2})|&#x0*([0-9a-f]{2});|&#0*([0-9]{2,3});", re.I
)
_LONGEST_KEY = 4096


def encoded(mark: str) -> Iterator[tuple[str, bytes]]:
    """A mark of ASCII in the forms in which it may be written, each with its name. Case is of no account in them."""
    raw = mark.lower().encode()
    yield "as it is", raw
    yield "reversed", raw[::-1]
    yield "UTF-16", mark.lower().encode("utf-16-le")  # and big-endian, but for its first byte
    yield "UTF-32", mark.lower().encode("utf-32-le")
    for name, text in (("small", mark.lower()), ("as planted", mark), ("capital", mark.upper())):
        yield f"hex of the {name} letters", text.encode().hex().encode()


def in_base64(mark: str) -> Iterator[tuple[str, bytes]]:
    """A mark as it stands in Base 64 of a longer text, wherever it begins there."""
    for text in {mark, mark.lower(), mark.upper()}:
        for coding in ("utf-8", "utf-16-le"):
            raw = text.encode(coding)
            for offset in range(3):
                whole = base64.b64encode(bytes(offset) + raw)
                yield f"Base 64 of {coding} at {offset}", whole[offset + bool(offset) : len(whole) // 4 * 4 - 4]


def variants(text: bytes) -> set[bytes]:
    """A text as something may have been made of it before it was digested."""
    found = {
        text,
        text.strip(),
        text.lower(),
        text.strip().lower(),
        text.upper(),
        text + b"\n",
        b" ".join(text.split()),
    }
    return {each for each in found if each}


def written(digest: bytes) -> Iterator[tuple[str, bytes]]:
    """A digest in the forms in which one is kept, and its first half."""
    yield "", digest
    for name, whole in (
        (" in hex", digest.hex().encode()),
        (" in capital hex", digest.hex().upper().encode()),
        (" in Base 64", base64.b64encode(digest).rstrip(b"=")),
        (" in Base 64 of addresses", base64.urlsafe_b64encode(digest).rstrip(b"=")),
    ):
        yield name, whole[: max(20, len(whole) // 2)]


class Search:
    """Looks for marks by name, and for texts, plain or keyed.

    `found` gives what was found as words: never the mark, as it stands for what is confidential.
    """

    def __init__(self, marks: Mapping[str, str], texts: Iterable[bytes] = (), keys: Iterable[bytes] = ()) -> None:
        self._marks = {name: mark for name, mark in marks.items() if mark}
        self._texts = set().union(*(variants(each) for each in texts))
        self._keys = set(keys)

    @cached_property
    def _folded(self) -> tuple[list[str], BytesAhoCorasick]:
        named = [(f"{name}: {form}", data) for name, mark in self._marks.items() for form, data in encoded(mark)]
        return _matcher(named)

    @cached_property
    def _exact(self) -> tuple[list[str], BytesAhoCorasick]:
        named = [(f"{name}: {form}", data) for name, mark in self._marks.items() for form, data in in_base64(mark)]
        for text in self._texts:
            for name in ALGORITHMS:
                digest = hashlib.new(name, text, usedforsecurity=False).digest()
                named += [(f"a text's {name}{form}", data) for form, data in written(digest)]
            half = hashlib.blake2b(text, digest_size=32).digest()
            named += [(f"a text's blake2b of 32 bytes{form}", data) for form, data in written(half)]
            for key in self._keys:
                for name in _KEYED:
                    digest = hmac.digest(key, text, name)
                    named += [(f"a text's HMAC, {name}{form}", data) for form, data in list(written(digest))[:2]]
        return _matcher(named)

    def found(self, data: bytes, *, deep: int = _DEEPEST) -> list[str]:
        """What is found in data, and in what is packed there."""
        names, matcher = self._folded
        seen = {names[which] for which, _, _ in matcher.find_matches_as_indexes(data.lower())}
        if (plain := _unescaped(data)) is not None:
            seen |= {f"{names[which]}, escaped" for which, _, _ in matcher.find_matches_as_indexes(plain.lower())}
        names, matcher = self._exact
        seen |= {names[which] for which, _, _ in matcher.find_matches_as_indexes(data)}
        if deep:
            seen |= {f"packed, {each}" for part in _unpacked(data) for each in self.found(part, deep=deep - 1)}
        return sorted(seen)


def keys_in(files: Iterable[bytes]) -> set[bytes]:
    """What could be a key in files: each small one whole, and each run of hex or Base 64 that is as long as one."""
    found: set[bytes] = set()
    for data in files:
        if len(data) <= _LONGEST_KEY:
            found |= {data, data.strip()}
            runs: list[bytes] = re.findall(rb"[A-Za-z0-9+/_=-]{20,128}", data)
            found |= {*runs, *(each for run in runs for each in _decoded(run))}
    return {each for each in found if 8 <= len(each) <= 256}


def _matcher(named: list[tuple[str, bytes]]) -> tuple[list[str], BytesAhoCorasick]:
    patterns = {data: name for name, data in reversed(named) if len(data) >= 8}
    return list(patterns.values()), BytesAhoCorasick(list(patterns), implementation=Implementation.ContiguousNFA)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What is packed in data, each that can be unpacked."""
    for begin in _PACKED.finditer(data):
        unpacking = zlib.decompressobj(wbits=47)  # gzip or zlib, by what stands there
        try:
            part = unpacking.decompress(data[begin.start() : begin.start() + (1 << 22)], 1 << 24)
        except zlib.error:
            continue
        if len(part) >= 8:
            yield part
    if data.find(b"PK\x03\x04") >= 0:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                yield from (packed.read(name) for name in packed.namelist())
        except (zipfile.BadZipFile, RuntimeError, zlib.error):
            pass
    if len(data) <= 1 << 21:
        for run in (*_BASE64.findall(data), *_HEX.findall(data)):
            yield from (each for each in _decoded(run) if each[:1] in b"\x1f\x78P" or each.isascii())


def _unescaped(data: bytes) -> bytes | None:
    """Data with what was escaped in addresses, mail, JSON, Python and HTML as it was before; None where nothing is."""
    plain, count = _ESCAPED.subn(_letter, data)
    return plain if count else None


def _letter(found: re.Match[bytes]) -> bytes:
    if found[5]:
        return bytes([int(found[5]) & 0xFF])
    return bytes([int(next(each for each in found.groups() if each), 16)])


def _decoded(run: bytes) -> Iterator[bytes]:
    """What a run of letters may stand for, as Base 64 and as hexadecimal digits."""
    plain = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    if len(plain) % 4 != 1:
        yield base64.b64decode(plain + b"=" * (-len(plain) % 4))
    if _HEX.fullmatch(run):
        yield bytes.fromhex(run.decode())
