"""What a PDF claims to show instead of what it draws: texts among the operators of a page, and in its structure.

They are read as texts of their own and taken out, in the reading copy so that the letters drawn are read, and in a
released file because they would say what was removed. Remarks between operators are read with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.pdf_bounds import decoded
from charteroak.screening.formats.pdf_table import Table

_CLAIMS = re.compile(rb"<<[^()<>]*+(?:\(|<[0-9A-Fa-f\s]*+>)")
"""Among the operators of a page: a dictionary with a text in it."""
_REMARK = re.compile(rb"\((?:[^()\\]++|\\.)*+\)|%([^\r\n]*+)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{3,}")
_INSTEAD = ("/ActualText", "/E")


def without_claims(pdf: pikepdf.Pdf, table: Table) -> Iterator[tuple[str, str]]:
    """Take them out of a file. What stood among operators is given back, each with its `where`."""
    for number in sorted({at.number for at in table.every() if at.key in _INSTEAD}):
        with suppress(*Trouble):
            _strip(pdf.get_object(number))
    for count, page in enumerate(pdf.pages, 1):
        yield from ((f"page {count}, remark", text) for text in _remarks(_content(page.obj)))
        yield from ((f"page {count}, structure", text) for text in _taken(pdf, page.obj))
    for number in sorted(table.streams):
        if table.values[number].get("/Subtype") == "/Form" and _CLAIMS.search(decoded(pdf, number)):
            taken = _taken(pdf, pdf.get_object(number))
            yield from ((f"drawing {number[0]}, structure", text) for text in taken)


def _remarks(content: bytes) -> Iterator[str]:
    """Words behind a per cent sign, which nobody sees."""
    for remark in _REMARK.findall(content) if b"%" in content else ():
        text = remark.decode("utf-8", "replace").strip()
        if _WORD.search(text) and text.isprintable():
            yield text


def _strip(value: Any) -> None:
    """Take the keys out of a dictionary and those within it."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in _INSTEAD:
                if key in each:
                    del each[key]
            waiting += [part for _, part in each.items() if _is_within(part)]
        elif isinstance(each, pikepdf.Array):
            waiting += [part for part in each if _is_within(part)]


def _is_within(part: Any) -> bool:
    return isinstance(part, pikepdf.Object) and not part.is_indirect


def _taken(pdf: pikepdf.Pdf, drawn: Any) -> list[str]:
    """Take the texts out of dictionaries among the operators of a page or a form, and give them back."""
    if not _CLAIMS.search(_content(drawn)):
        return []
    found: list[str] = []
    made: list[Any] = []
    for each in pikepdf.parse_content_stream(drawn):
        operands, operator = each.operands, each.operator
        if str(operator) in ("BDC", "DP") and len(operands) == 2 and isinstance(operands[1], pikepdf.Dictionary):
            texts = [str(text) for _, text in operands[1].items() if isinstance(text, pikepdf.String)]
            if texts:
                found += texts
                made.append(([operands[0], _numbers_of(operands[1])], operator))
                continue
        made.append(each)
    if found:
        _set_content(pdf, drawn, pikepdf.unparse_content_stream(made))
    return found


def _numbers_of(dictionary: Any) -> pikepdf.Dictionary:
    """What ties a stretch of a page to the structure, and no more."""
    kept = pikepdf.Dictionary()
    if "/MCID" in dictionary:
        kept["/MCID"] = dictionary["/MCID"]
    return kept


def _content(drawn: Any) -> bytes:
    with suppress(*Trouble):
        if isinstance(drawn, pikepdf.Stream):
            return bytes(drawn.read_bytes())
        contents = drawn.get("/Contents")
        if isinstance(contents, pikepdf.Array):
            return b"\n".join(bytes(part.read_bytes()) for part in contents if isinstance(part, pikepdf.Stream))
        return bytes(contents.read_bytes()) if isinstance(contents, pikepdf.Stream) else b""
    return b""


def _set_content(pdf: pikepdf.Pdf, drawn: Any, content: bytes) -> None:
    if isinstance(drawn, pikepdf.Stream):
        drawn.write(content)
    else:
        drawn["/Contents"] = pdf.make_stream(content)
