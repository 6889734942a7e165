"""RTF: the text that is on the paper, and apart from it what a reader does not see. Linear in its size."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from charteroak.screening.documents.document import Document, Piece, Unreadable

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
_APART = frozenset(
    b"fonttbl colortbl stylesheet pict object themedata colorschememapping latentstyles datastore xmlnstbl listtable "
    b"listoverridetable rsidtbl generator filetbl revtbl pgptbl fldinst bkmkstart bkmkend objdata".split()
)
"""Groups that hold no text of people."""
_FOOT = frozenset({b"footer", b"footerf", b"footerl", b"footerr"})
_HEAD = frozenset({b"header", b"headerf", b"headerl", b"headerr"})
_ASIDE = _HEAD | _FOOT | {b"info", b"annotation", b"atnauthor", b"atnid"}
_WORDS = {
    **dict.fromkeys((b"par", b"line", b"row", b"sect"), "\n"),
    **dict.fromkeys((b"tab", b"cell"), "\t"),
    **dict.fromkeys((b"emspace", b"enspace"), " "),
    **dict.fromkeys((b"lquote", b"rquote"), "'"),
    **dict.fromkeys((b"ldblquote", b"rdblquote"), '"'),
    **dict.fromkeys((b"emdash", b"endash"), "-"),
    b"page": "\f",
    b"bullet": "\u2022",
}
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class _Group:
    """How text is taken within a group."""

    place: bytes = b""
    ignored: bool = False
    hidden: bool = False
    after: int = 1
    """How many letters stand after one of Unicode, for programs that do not know it."""


def read_rtf(data: bytes) -> Document:
    """RTF as a document. Unreadable where it has no text."""
    reader = _Reader()
    reader.feed(data)
    head, foot = reader.text(_HEAD), reader.text(_FOOT)
    pages = [page.strip("\n") for page in reader.text({b""}).split("\f")]
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    pages[0] = "\n".join(filter(None, (head, pages[0], foot)))
    if not any(page.strip() for page in pages):
        raise Unreadable("no text")
    pieces = [Piece(page, "body", number) for number, page in enumerate(pages, 1) if page.strip()]
    hidden, aside = reader.text({b"hidden"}), reader.text(_ASIDE - _HEAD - _FOOT)
    pieces += [Piece(hidden, "hidden text")] if hidden else []
    pieces += [Piece(aside, "metadata")] if aside else []
    return Document("rtf", tuple(pages), tuple(pieces))


class _Reader:
    def __init__(self) -> None:
        self._texts: dict[bytes, list[str]] = {}
        self._group = _Group()
        self._open: list[_Group] = []
        self._codepage = "cp1252"
        self._skip = 0
        self._first = False
        self._optional = False

    def text(self, places: frozenset[bytes] | set[bytes]) -> str:
        """What was said in some places."""
        said = "\n".join("".join(self._texts[place]) for place in sorted(self._texts) if place in places)
        return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip("\n")

    def feed(self, data: bytes) -> None:
        """Read it all."""
        for token in _TOKEN.finditer(data):
            word, number, byte, sign, brace, plain = token.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif byte:
                self._say(bytes([int(byte, 16)]).decode(self._codepage, "replace"))
            elif sign:
                self._sign(sign)
            elif plain:
                self._say(plain.decode("latin-1"))

    def _brace(self, brace: bytes) -> None:
        self._skip = 0
        if brace == b"{":
            if len(self._open) >= _DEEPEST:
                raise Unreadable("broken")
            self._open.append(self._group)
            self._optional = False
        elif self._open:
            self._group = self._open.pop()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._optional = True
        elif sign == b"~":
            self._say(" ")
        elif sign in b"\\{}":
            self._say(sign.decode())
        elif sign == b"_":
            self._say("-")
        elif sign in b"\r\n":
            self._say("\n")

    def _word(self, word: bytes, number: int | None) -> None:
        optional, self._optional = self._optional, False
        if word == b"u" and number is not None:
            self._say(chr(number % 0x10000))
            self._skip = self._group.after
        elif word in _WORDS:
            self._say(_WORDS[word])
        elif word in _APART or (optional and word not in _ASIDE):
            self._group = replace(self._group, ignored=True)
        elif word in _ASIDE:
            self._group = replace(self._group, place=word)
        elif word == b"v":
            self._group = replace(self._group, hidden=number != 0)
        elif word == b"uc" and number is not None:
            self._group = replace(self._group, after=max(0, min(number, 100)))
        elif word == b"plain":
            self._group = replace(self._group, hidden=False)
        elif word == b"ansicpg" and number in (1250, 1251, 1252, 1253, 1254, 1257, 437, 850):
            self._codepage = f"cp{number}"

    def _say(self, text: str) -> None:
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        if not self._group.ignored and len(text) > skipped:
            place = b"hidden" if self._group.hidden else self._group.place
            self._texts.setdefault(place, []).append(text[skipped:])
