"""A PDF as pdfminer sees it, and as it lies there: neither of them the libraries that read and write it.

The letters come in the order of the file, as the operators of each page write them, with no more than spaces and line
ends between. Of the file's other objects, every string and every stream of text is given.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pdfminer import settings
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text, mult_matrix

from charteroak.screening.formats.opening import format_of
from charteroak.screening.formats.surface import Cannot

settings.STRICT = False
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it warns of may quote the file

_GAP = 0.17
"""Of the size: a gap that parts words."""
_LINE = 0.5
_MOST = 64 << 20
_DEEPEST = 100
_STREAM = re.compile(rb"stream\r?\n")
_LITERAL = re.compile(rb"\((?:[^()\\]++|\\.)*+\)|<(?!<)[0-9A-Fa-f\s]*+>", re.DOTALL)
_DICTIONARY = re.compile(rb"<<(?:[^()<>]++|\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s]*+>)*+>>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_OCTAL = tuple(bytes([digit]) for digit in b"01234567")
_OPERATORS = re.compile(rb"\bT[jJ]\b|\bBT\b|\bre\s+[fWS]\b|\bDo\b|\bcm\b")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_FILES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin in which words are packed once more."""
_NO_WORDS = (b"/Image", b"/FontFile", b"/ICCBased")


class _Interpreter(PDFPageInterpreter):
    """Notes which forms pages draw."""

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - the operator's name
        """Draw a form or an image."""
        with suppress(Exception):
            self.device.drawn.add(self.xobjmap[literal_name(xobjid_arg)].objid)  # type: ignore[attr-defined]  # ours has
        super().do_Do(xobjid_arg)


class _Letters(PDFTextDevice):
    """Takes down what is written."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawn: set[int] = set()
        """The numbers of forms that were drawn."""
        self._said: list[str] = []
        self._pen: tuple[float, float] | None = None
        self._fonts: dict[int, tuple[Any, dict[int, tuple[str, float]]]] = {}

    def taken(self) -> str:
        """What has been written since it was last taken."""
        text = "".join(self._said)
        self._said.clear()
        self._pen = None
        return text

    def render_string(self, textstate: PDFTextState, seq: Any, _ncs: Any, _graphicstate: Any) -> None:
        """Take down a string, and move on."""
        font, size = textstate.font, textstate.fontsize
        if font is None:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or (1, 0, 0, 1, 0, 0))
        x, y = textstate.linematrix
        stretch = textstate.scaling * 0.01
        self._part(x * a + y * c + e, x * b + y * d + f, abs(size) * ((a * a + b * b) ** 0.5 or 1.0))
        moved = self._take(font, seq, size * stretch * 0.001, textstate.charspace * stretch, size * stretch)
        if textstate.wordspace and not font.is_multibyte():
            moved += textstate.wordspace * stretch * sum(each.count(b" ") for each in seq if isinstance(each, bytes))
        textstate.linematrix = (x, y + moved) if font.is_vertical() else (x + moved, y)
        x, y = textstate.linematrix
        self._pen = x * a + y * c + e, x * b + y * d + f

    def _take(self, font: Any, seq: Any, step: float, between: float, size: float) -> float:
        """Take down the letters of a string; how far it goes."""
        known = self._fonts.setdefault(id(font), (font, {}))[1]  # with the font, so that its id stays its own
        said, moved = self._said, 0.0
        for each in seq:
            if isinstance(each, (int, float)):
                moved -= each * step
                if each < -1000 * _GAP:
                    said.append(" ")
            elif isinstance(each, bytes):
                for code in font.decode(each):
                    if code not in known:
                        known[code] = _letter(font, code), font.char_width(code)
                    letter, width = known[code]
                    said.append(letter)
                    moved += width * size + between
        return moved

    def _part(self, x: float, y: float, size: float) -> None:
        """Part what comes from what was before, if it stands apart from it."""
        if self._pen is None:
            return
        across, up = x - self._pen[0], y - self._pen[1]
        if abs(up) > _LINE * size and abs(across) > _LINE * size:
            self._said.append("\n")
        elif abs(across) > _GAP * size or abs(up) > _GAP * size:
            self._said.append(" ")


def _letter(font: Any, code: int) -> str:
    try:
        letter: str = font.to_unichr(code)
    except Exception:
        return "\ufffd"
    return letter


class Second:
    """A file as pdfminer opens it. Cannot where it does not."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = PDFDocument(PDFParser(io.BytesIO(data)))
        except Exception:
            raise Cannot("broken") from None
        self.contents: set[int] = set()
        """The numbers of the streams that pages have as their contents."""
        resources = PDFResourceManager()
        self._device = _Letters(resources)
        self._interpreter = _Interpreter(resources, self._device)

    def pages(self) -> list[Any]:
        """The pages."""
        try:
            pages = list(PDFPage.create_pages(self._document))
        except Exception:
            raise Cannot("broken") from None
        self.contents |= {each.objid for page in pages for each in page.contents if hasattr(each, "objid")}
        return pages

    def text(self, page: Any) -> str:
        """What is written on a page."""
        try:
            self._interpreter.process_page(page)
        except Exception:
            raise Cannot("broken") from None
        return self._device.taken()

    def drawn(self, form: PDFStream) -> str:
        """What a form would write; nothing if it has been drawn."""
        if form.objid in self._device.drawn:
            return ""
        with suppress(Exception):
            resources = dict_value(form.get("Resources", {}))
            self._interpreter.render_contents(resources, [form], ctm=(1, 0, 0, 1, 0, 0))
        return self._device.taken()

    def objects(self) -> Iterator[Any]:
        """Every object that the file's tables know, of every version of it."""
        done: set[int] = set()
        for table in self._document.xrefs:
            for number in table.get_objids():
                if number not in done:
                    done.add(number)
                    with suppress(Exception):
                        yield self._document.getobj(number)
        yield from (table.get_trailer() for table in self._document.xrefs if hasattr(table, "get_trailer"))


def texts_of(data: bytes) -> Iterator[str]:
    """Every text of a file: page by page, then of its other objects. Cannot where it is not opened."""
    second = Second(data)
    for page in second.pages():
        yield second.text(page)
    said: set[str] = set()
    for each in second.objects():
        texts = (*_strings(each), *(_of_stream(second, each) if isinstance(each, PDFStream) else ()))
        yield from (text for text in dict.fromkeys(texts) if text.strip() and text not in said)
        said.update(texts)


def _of_stream(second: Second, stream: PDFStream) -> Iterator[str]:
    kind, sort = _name(stream.get("Type")), _name(stream.get("Subtype"))
    if sort == "Form" or "PatternType" in stream:
        yield second.drawn(stream)
        return
    if sort == "Image" or kind in ("XRef", "ObjStm"):
        return
    with suppress(Exception):
        content = stream.get_data()
        if b"begincmap" in content or "FunctionType" in stream:
            return
        if _OPERATORS.search(content):
            if stream.objid in second.contents:
                content = b" ".join(_DICTIONARY.findall(content))  # what it writes was read with its page
            yield _joined(content).decode()
            return
        if kind == "EmbeddedFile":
            yield from format_of(content).second_reading(content)
        text = content.decode("utf-16" if content[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8")
        if text.isprintable() or "\n" in text:
            yield text


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _strings(value: Any) -> Iterator[str]:
    """The strings of an object; what it points to is an object of its own."""
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, bytes):
            yield decode_text(each)
        elif isinstance(each, PDFStream):
            waiting.append((each.attrs, depth + 1))
        elif isinstance(each, dict) and depth < _DEEPEST:
            waiting += [(part, depth + 1) for part in each.values()]
        elif isinstance(each, list) and depth < _DEEPEST:
            waiting += [(part, depth + 1) for part in each if not isinstance(part, PDFObjRef)]


def streams_of(data: bytes) -> Iterator[bytes]:
    """The file's bytes as they are, then each of its streams unpacked, and the strings in all of these.

    No table of the file's is believed: whatever looks like a stream is one, in whatever version of the file it is.
    """
    yield data
    yield _joined(data)
    for begin in _STREAM.finditer(data):
        end = data.find(b"endstream", begin.end())
        content = _unpacked(data[begin.end() : end if end >= 0 else len(data)])
        if content:
            yield content
            yield from _within(content)
            head = data[max(begin.start() - 400, 0) : begin.start()]
            if not any(kind in head[head.rfind(b"obj") :] for kind in _NO_WORDS):
                yield _joined(content)


def _unpacked(packed: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed, _MOST)
    return b""


def _within(content: bytes) -> Iterator[bytes]:
    """What a file within the file has."""
    if content.startswith(_FILES):
        with suppress(Cannot):
            yield from format_of(content).raw(content)


def said_by(given: bytes) -> str:
    """What the strings among some bytes say, one after the other."""
    return "".join(map(_text, _LITERAL.findall(given)))


def _joined(content: bytes) -> bytes:
    """The strings among some bytes, one after the other, as UTF-8: words are often written in pieces."""
    return "".join(_text(literal) for literal in _LITERAL.findall(content)).encode("utf-8", "replace")


def _text(literal: bytes) -> str:
    if literal.startswith(b"<"):
        digits = re.sub(rb"\s", b"", literal[1:-1])
        string = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        string = _ESCAPE.sub(_unescaped, literal[1:-1])
    if string[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return string.decode("utf-16", "replace")
    return string.decode("cp1252", "replace").replace("\0", "")


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    return bytes([int(what, 8) & 255]) if what[:1] in _OCTAL else _ESCAPED.get(what, what)
