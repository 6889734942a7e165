"""Bounds on what a PDF unpacks to, and on what its pages unfold to, looked at before anything does either."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_shows import Shows, shows_in, together
from charteroak.screening.formats.pdf_table import Number, Table, reference
from charteroak.screening.formats.surface import Cannot

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = 1032
"""How many times as long what Flate unpacks can be."""
_UNPACKS = {"/FlateDecode": _FLATE, "/Fl": _FLATE, "/LZWDecode": 2048, "/LZW": 2048, "/RunLengthDecode": 64, "/RL": 64}
_PICTURES = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_CHUNK = 1 << 20
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_LETTERS = re.compile(rb"\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s]++>", re.DOTALL)
_MOST_DRAWN = 24 << 20
"""Bytes of operators for one page, those of forms as often as they are drawn."""
_MANY_DRAWN = 2 << 20
_MOST_LETTERS = 1_000_000
_DEEPEST = 40
_ENDLESS = 1 << 40


def unpack_within(data: bytes, limits: Limits) -> None:
    """Look at what is large enough to unpack to more than the bounds, before anything unpacks it."""
    left = limits.expanded
    for begin in _STREAM.finditer(data):
        end = data.find(b"endstream", begin.end())
        packed = memoryview(data)[begin.end() : end if end >= 0 else len(data)]
        if len(packed) * _FLATE > limits.part and b"/Image" not in data[max(begin.start() - 600, 0) : begin.start()]:
            left -= unpacked_size(packed, min(limits.part, left), limits.ratio)


def unpacked_size(packed: memoryview | bytes, most: int, ratio: int) -> int:
    """To how many bytes Flate unpacks something; 0 where it is none. Cannot where that is more than may be."""
    if len(packed) < 2 or packed[0] & 15 != 8 or (packed[0] << 8 | packed[1]) % 31:
        return 0
    unpacking, size, rest = zlib.decompressobj(), 0, bytes(packed)
    while rest and not unpacking.eof:
        try:
            size += len(unpacking.decompress(rest, _CHUNK))
        except zlib.error:
            break
        rest = unpacking.unconsumed_tail
        if size > most or (size > _CHUNK and size > ratio * len(packed)):
            raise Cannot("too large")
    return size


def check_filters(pdf: pikepdf.Pdf, table: Table, limits: Limits) -> None:
    """Streams that are packed otherwise than by Flate once, and those that were encrypted, could not be looked at."""
    for number in table.streams:
        dictionary = table.values[number]
        filters = _names(table, dictionary.get("/Filter"))
        times = 1
        for each in filters:
            times *= _UNPACKS.get(each, 1)
        if times <= 1 or _PICTURES & set(filters) or (times == _FLATE and not pdf.is_encrypted):
            continue
        packed = bytes(pdf.get_object(number).read_raw_bytes())
        if times == _FLATE:
            most = limits.pixels * 4 if dictionary.get("/Subtype") == "/Image" else limits.part
            unpacked_size(packed, most, limits.ratio if most == limits.part else most)
        elif len(packed) * times > limits.expanded:
            raise Cannot("too large")


def _names(table: Table, value: Any) -> list[str]:
    found = table[value]
    every = found if isinstance(found, list) else [found]
    return [each for each in map(table.__getitem__, every) if isinstance(each, str)]


class Drawing:
    """How much is drawn: forms that draw forms unfold, each as often as it is drawn."""

    def __init__(self, pdf: pikepdf.Pdf, table: Table) -> None:
        self._pdf = pdf
        self._table = table
        self._sizes: dict[Number, int] = {}
        self._broken: set[Number] = set()
        self._shows: dict[Number, Shows] = {}

    def check(self, streams: Iterable[Number], resources: Mapping[str, Any]) -> None:
        """Cannot ("too large") where these operators unfold to more than the bounds."""
        if sum(self._size(stream, resources, ()) for stream in streams) > _MOST_DRAWN:
            raise Cannot("too large")

    def shows(self, stream: Number) -> Shows:
        """What a stream that was checked writes."""
        return self._shows.get(stream, Shows())

    def shows_on(self, page: Number) -> Shows:
        """What a page's own operators write."""
        return together(map(self.shows, self.contents(page)))

    def content(self, page: Number) -> bytes:
        """A page's own operators."""
        return b"\n".join(decoded(self._pdf, stream) for stream in self.contents(page))

    def contents(self, page: Number) -> list[Number]:
        """The streams that a page's contents are in."""
        return [number for number in self._parts(page) if number in self._table.streams]

    def _parts(self, page: Number) -> list[Number | None]:
        contents = self._table.dictionary(_to(page)).get("/Contents")
        return list(map(reference, self._table.items(contents) or ([] if contents in (None, []) else [contents])))

    def check_page(self, page: Number) -> bool:
        """The same for a page; whether all that it has as its contents can be unpacked."""
        parts = self._parts(page)
        streams = [number for number in parts if number in self._table.streams]
        self.check(streams, self._inherited(page, "/Resources"))
        return len(streams) == len(parts) and not self._broken & set(streams)

    def _inherited(self, page: Number, key: str) -> dict[str, Any]:
        node = self._table.dictionary(_to(page))
        for _ in range(_DEEPEST):
            if key in node:
                return self._table.dictionary(node[key])
            node = self._table.dictionary(node.get("/Parent"))
        return {}

    def _size(self, stream: Number, resources: Mapping[str, Any], within: tuple[Number, ...]) -> int:
        if stream in within or len(within) > _DEEPEST:
            return 0  # a form within itself is not drawn
        if stream not in self._sizes:
            content = self._decoded(stream)
            _check_letters(content)
            self._shows[stream] = shows_in(content)
            forms = self._table.dictionary(resources.get("/XObject"))
            drawn = Counter(_DRAWS.findall(content)) if forms else Counter[bytes]()
            self._sizes[stream] = len(content)
            for name, count in drawn.items():
                size = self._form_size(forms.get("/" + name.decode("latin-1")), resources, (*within, stream))
                self._sizes[stream] = min(self._sizes[stream] + count * size, _ENDLESS)
        return self._sizes[stream]

    def _decoded(self, stream: Number) -> bytes:
        try:
            return bytes(self._pdf.get_object(stream).read_bytes())
        except Trouble:
            self._broken.add(stream)
            return b""

    def _form_size(self, value: Any, resources: Mapping[str, Any], within: tuple[Number, ...]) -> int:
        number, form = reference(value), self._table.dictionary(value)
        if number not in self._table.streams or form.get("/Subtype") != "/Form":
            return 0
        return self._size(number, self._table.dictionary(form.get("/Resources")) or resources, within)


def _check_letters(content: bytes) -> None:
    if len(content) > _MANY_DRAWN and sum(map(len, _LETTERS.findall(content))) > _MOST_LETTERS:
        raise Cannot("too large")


def decoded(pdf: pikepdf.Pdf, stream: Number) -> bytes:
    """A stream unpacked; nothing where it cannot be."""
    with suppress(*Trouble):
        return bytes(pdf.get_object(stream).read_bytes())
    return b""


def _to(number: Number) -> str:
    return f"{number[0]} {number[1]} R"
