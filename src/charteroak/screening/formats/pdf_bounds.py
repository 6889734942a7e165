"""Bounds on what a PDF unpacks to, and on what its pages unfold to, looked at before anything does either."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_table import Number, Table, reference
from charteroak.screening.formats.surface import Cannot

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = 1032
"""How many times as long what Flate unpacks can be."""
_UNPACKS = {"/FlateDecode": _FLATE, "/Fl": _FLATE, "/LZWDecode": 2048, "/LZW": 2048, "/RunLengthDecode": 64, "/RL": 64}
_PICTURES = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_CHUNK = 1 << 20
_DRAWS = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_LETTERS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>", re.DOTALL)
_MOST_DRAWN = 24 << 20
"""Bytes of operators for one page, those of forms as often as they are drawn."""
_MANY_DRAWN = 2 << 20
_MOST_LETTERS = 1_000_000


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


class _Drawing:
    """How much is drawn on a page: forms that draw forms unfold, each as often as it is drawn."""

    def __init__(self, pdf: pikepdf.Pdf, table: Table) -> None:
        self._pdf = pdf
        self._table = table
        self._sizes: dict[Number, int] = {}

    def check(self, page: Number) -> None:
        """Cannot ("too large") where a page unfolds to more than the bounds."""
        contents = self._table.dictionary(_to(page)).get("/Contents")
        parts = self._table.items(contents) or [contents]
        streams = [number for number in map(reference, parts) if number in self._table.streams]
        resources = self._inherited(page, "/Resources")
        if sum(self._size(stream, resources, ()) for stream in streams) > _MOST_DRAWN:
            raise Cannot("too large")

    def _inherited(self, page: Number, key: str) -> dict[str, Any]:
        node = self._table.dictionary(_to(page))
        for _ in range(64):
            if key in node:
                return self._table.dictionary(node[key])
            node = self._table.dictionary(node.get("/Parent"))
        return {}

    def _size(self, stream: Number, resources: Mapping[str, Any], within: tuple[Number, ...]) -> int:
        if stream in within or len(within) > 40:
            return 0  # a form within itself is not drawn
        if stream in self._sizes:
            return self._sizes[stream]
        content = decoded(self._pdf, stream)
        self._check_letters(content)
        total, forms = len(content), self._table.dictionary(resources.get("/XObject"))
        counts: dict[bytes, int] = {}
        for name in _DRAWS.findall(content) if forms else ():
            counts[name] = counts.get(name, 0) + 1
        for name, count in counts.items():
            number = reference(forms.get("/" + name.decode("latin-1")))
            form = self._table.dictionary(forms.get("/" + name.decode("latin-1")))
            if number in self._table.streams and form.get("/Subtype") == "/Form":
                own = self._table.dictionary(form.get("/Resources")) or dict(resources)
                total = min(total + count * self._size(number, own, (*within, stream)), 1 << 40)
        self._sizes[stream] = total
        return total

    @staticmethod
    def _check_letters(content: bytes) -> None:
        if len(content) > _MANY_DRAWN and sum(map(len, _LETTERS.findall(content))) > _MOST_LETTERS:
            raise Cannot("too large")


def check_drawn(pdf: pikepdf.Pdf, table: Table, pages: Mapping[Number, int]) -> None:
    drawing = _Drawing(pdf, table)
    for page in pages:
        drawing.check(page)


def decoded(pdf: pikepdf.Pdf, stream: Number) -> bytes:
    """A stream unpacked; nothing where it cannot be."""
    with suppress(*Trouble):
        return bytes(pdf.get_object(stream).read_bytes())
    return b""


def _to(number: Number) -> str:
    return f"{number[0]} {number[1]} R"
