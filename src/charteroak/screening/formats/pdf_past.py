"""What a PDF keeps of its past: the versions before its last, objects that no table knows any more, words between them.

Programs that save a change add it to the end of a file, and leave what was there. A reader of the last version sees
nothing of it; whoever cuts the file off at an earlier end has the earlier version back.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.pdf_bounds import unpacked_size
from charteroak.screening.formats.pdf_drawn import WRITES
from charteroak.screening.formats.pdf_table import Number, spaced
from charteroak.screening.formats.surface import Cannot

_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\r\n]*")
_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_LITERAL = re.compile(rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)|<(?!<)[0-9A-Fa-f\s]*+>", re.DOTALL)
_REMARK = re.compile(rb"^%(?!%EOF|PDF-)([^\r\n]*)", re.MULTILINE)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MOVES = frozenset({"Td", "TD", "T*", "Tm", "'", '"', "ET"})
_MOST = 20_000


def earlier_versions(data: bytes) -> list[bytes]:
    """The file as it was before each time that something was added to it; the last version is not among them."""
    ends = [found.end() for found in _END.finditer(data)][:-1]
    if ends and b"/Linearized" in data[:1024]:
        ends = ends[1:]  # the first end is the front part's of a file laid out for the web
    return [data[:end] for end in ends]


def strays(data: bytes, pdf: pikepdf.Pdf, limits: Limits, hurt: Container[Number] = ()) -> Iterator[tuple[str, str]]:
    """The texts of objects that the file's table does not know, and of remarks between objects, each with a `where`.

    An object that is there twice is known once. Those that are `hurt` are known in part only, and are told of, too.
    """
    known = {entry.offset for entry in pdf.get_xref_table().values() if entry.type == 1}
    head = max(data.find(b"%PDF-"), 0)
    at, gaps, count = 0, [], 0
    for begin in _OBJECT.finditer(data):
        if begin.start() < at:
            continue  # within an object
        gaps.append(data[at : begin.start()])
        at = _end(data, begin.end())
        if {begin.start(), begin.start() - head} & known and (int(begin[1]), int(begin[2])) not in hurt:
            continue
        count += 1
        if count > _MOST:
            raise Cannot("too large")
        text = _said(data[begin.end() : at], limits)
        if text.strip():
            yield f"earlier version, object {int(begin[1])}", text
    remarks = _remarks([*gaps, data[at:]])
    if remarks:
        yield "remarks", remarks


def _end(data: bytes, start: int) -> int:
    """Where an object ends that starts there."""
    end = data.find(b"endobj", start)
    stream = _STREAM.search(data, start, end if end >= 0 else len(data))
    if stream:
        finish = data.find(b"endstream", stream.end())
        end = data.find(b"endobj", finish) if finish >= 0 else -1
    return end if end >= 0 else len(data)


def _remarks(gaps: list[bytes]) -> str:
    """Words that stand between objects, behind a per cent sign or after the end."""
    found = [remark for gap in gaps for remark in _REMARK.findall(gap)]
    found.append(gaps[-1].rpartition(b"%%EOF")[2])
    texts = (remark.decode("utf-8", "ignore").strip() for remark in found)
    return "\n".join(text for text in texts if _WORDS.search(text) and text.isprintable())


def _said(body: bytes, limits: Limits) -> str:
    """The texts of an object: its strings, and what its stream says."""
    stream = _STREAM.search(body)
    if stream is None:
        return "\n".join(_literals(body))
    dictionary = body[: stream.start()]
    content = _unpacked(dictionary, body[stream.end() :].partition(b"endstream")[0], limits)
    return "\n".join(filter(None, (*_literals(dictionary), _of_stream(dictionary, content))))


def _unpacked(dictionary: bytes, packed: bytes, limits: Limits) -> bytes:
    if b"/Flate" not in dictionary and b"/Fl " not in dictionary:
        return packed
    unpacked_size(packed, limits.part, limits.ratio)
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(packed)
    return b""


def _of_stream(dictionary: bytes, content: bytes) -> str:
    if b"/Image" in dictionary or b"/FontFile" in dictionary:
        return ""
    if b"/ObjStm" in dictionary:
        return "\n".join(_literals(content))
    if WRITES.search(content):
        return written(content)
    text = spaced(content.decode("utf-8", "replace"))
    return text if text and sum(map(str.isprintable, text)) > 0.9 * len(text) and "\ufffd" not in text else ""


def written(content: bytes) -> str:
    """What operators write, letter by letter as they have them: without its fonts no more can be made of it."""
    parts: list[str] = []
    with suppress(*Trouble), pikepdf.new() as made:
        for each in pikepdf.parse_content_stream(made.make_stream(content)):
            operator = str(each.operator)
            if operator in _MOVES:
                parts.append("\n")
            for operand in each.operands if operator in ("Tj", "TJ", "'", '"') else ():
                parts += _pieces(operand)
    return re.sub(r"\n+", "\n", "".join(parts)).strip()


def _pieces(operand: Any) -> Iterator[str]:
    if isinstance(operand, pikepdf.String):
        yield bytes(operand).decode("cp1252", "replace")
    elif isinstance(operand, pikepdf.Array):
        for each in operand:
            if isinstance(each, pikepdf.String):
                yield bytes(each).decode("cp1252", "replace")
            elif float(each) < -200:
                yield " "


def _literals(data: bytes) -> Iterator[str]:
    """The strings among some of a file's own bytes."""
    for literal in _LITERAL.findall(data):
        with suppress(*Trouble):
            text = spaced(str(pikepdf.Object.parse(literal)))
            if _WORDS.search(text):
                yield text
