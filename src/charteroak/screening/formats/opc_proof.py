"""Office files read in another way than they are written: as a zip file, and text between tags. For proof only.

Each text is given once, since what was taken out may stand in what was kept, but not more often.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from charteroak.screening.formats.opening import Format, format_of
from charteroak.screening.formats.surface import Cannot

_ENDS = re.compile(
    r"</(?:\w+:)?(?:p|tr|si|comment|c|row|definedName|property|pt|f|v|formula\d?|odd\w+|even\w+|first\w+)>"
    r"|<(?:\w+:)?(?:br|cr|tab|fldChar)\b[^>]*/>"
)
_TAG = re.compile(r"<[^>]*>")
_SAID = re.compile(r"""\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TELLS = re.compile(r"[^\W\d_]\W+[^\W\d_]|[^\W\d_]\W*\d|\d{6}|[^\x00-\x7f]")
_WORDS = re.compile(
    r"(?:\w+:)?(?:descr|title|alt|name|tooltip|display|location|prompt|promptTitle|error|text|caption|string)"
)
_WITHIN = re.compile(r"/(?:media|embeddings)/|/afchunk\d*\.[a-z]+$")
_LANGUAGE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")
"""Of a run of text, as every document of Word names some: a list of them says nothing of anybody."""
_SPACE = re.compile(r"\s+")


def raw(data: bytes) -> Iterator[bytes]:
    """What the zip file says of itself, and its members, decompressed; of files among them, theirs as well."""
    with _zip(data) as package:
        yield package.comment
        for info in package.infolist():
            yield info.filename.encode() + b"\n" + info.comment + info.extra
            member = package.read(info)
            yield member
            inside = _format(info.filename, member)
            if inside is not None:
                yield from inside.raw(member)


def readings_within(data: bytes) -> Iterator[str]:
    """The second readings of the files within a file."""
    with _zip(data) as package:
        for name in package.namelist():
            member = package.read(name)
            inside = _format(name, member)
            if inside is not None:
                yield from inside.second_reading(member)


def flat_parts(data: bytes) -> Iterator[tuple[str, str]]:
    """The names of the parts in XML, and the parts."""
    with _zip(data) as package:
        for name in package.namelist():
            part = package.read(name)
            if part.lstrip()[:1] == b"<" and not _WITHIN.search(name):
                yield name, part.decode("utf-8", "replace")


@contextmanager
def _zip(data: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield package
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        raise Cannot("broken") from None


def _format(name: str, member: bytes) -> Format | None:
    """The format of a member that is a file by itself."""
    if not _WITHIN.search(name) or not member.strip():
        return None
    return format_of(member, name)


def flat_text(part: str) -> str:
    """The text of a part, a line where a paragraph or a cell ends; then the values of its attributes, each once."""
    said = dict.fromkeys(
        one or other for name, one, other in _SAID.findall(part)
        if _may_say(one or other) or (_WORDS.fullmatch(name) and not (one or other).isdecimal())
    )  # fmt: skip
    text = html.unescape(_TAG.sub("", _ENDS.sub("\n", part)))
    return "\n".join((text, *(html.unescape(each) for each in said)))


def _may_say(value: str) -> bool:
    return _TELLS.search(value) is not None and not _LANGUAGE.fullmatch(value)


class Flat:
    """The texts that were given so far; what another reader sees is given only where it is not among them."""

    def __init__(self) -> None:
        self._lines: set[str] = set()
        self._whole: list[str] = []

    def add(self, text: str) -> str:
        """One more text that was given."""
        self._lines.update(_flat(line) for line in text.splitlines())
        self._whole.append(_flat(text))
        return text

    def lacks(self, texts: Iterable[str]) -> Iterator[str]:
        """Of some texts, those that were not given."""
        for text in texts:
            flat = _flat(text)
            if flat and flat not in self._lines and not any(flat in whole for whole in self._whole):
                yield text


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
