"""A notice of the release put before a copy: a first page of a PDF, first paragraphs of a Word file.

It is put in before the copy is proven, so that what is proven is what goes out. Other kinds have no place before their
first word that a reader could not take for a part of the record; the notice lies beside those.
"""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Sequence

import pikepdf

from charteroak.screening.formats.docx import open_docx
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opc import local, parsed
from charteroak.screening.formats.opc_tidy import child_of, serialized
from charteroak.screening.formats.pdf_base import saved
from charteroak.screening.formats.pdf_page_write import mark_font
from charteroak.screening.formats.surface import Cannot

STAMPED = frozenset({"pdf", "docx"})
"""The kinds of files that take a notice before them."""
_WIDE, _HIGH = 612.0, 792.0
_LEFT, _TOP, _STEP = 72.0, 712.0, 18.0
_SIZE, _LETTERS = 11.0, 78
_MOST_LINES = 36


def stamped(data: bytes, kind: str, notice: Sequence[str], limits: Limits) -> bytes:
    """A copy with a notice before it, a paragraph each; as it is where its kind takes none."""
    if not notice or kind not in STAMPED:
        return data
    return _before_pages(data, notice) if kind == "pdf" else _before_paragraphs(data, notice, limits)


def _before_pages(data: bytes, notice: Sequence[str]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([0, 0, _WIDE, _HIGH]),
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(N=mark_font())),
            Contents=pdf.make_stream(_drawn(notice)),
        )
        pdf.pages.insert(0, pikepdf.Page(pdf.make_indirect(page)))
        return saved(pdf)


def _drawn(notice: Sequence[str]) -> bytes:
    """The page's operators. Cannot where the notice is longer than a page."""
    lines = [line for each in notice for line in (*textwrap.wrap(each, _LETTERS), "")]
    if len(lines) > _MOST_LINES:
        raise Cannot("too large")
    drawn = [
        f"BT /N {_SIZE} Tf 1 0 0 1 {_LEFT} {_TOP - number * _STEP:.1f} Tm <{_coded(line)}> Tj ET"
        for number, line in enumerate(lines)
        if line
    ]
    return "\n".join(("0 g", *drawn)).encode()


def _coded(line: str) -> str:
    return line.encode("cp1252", "replace").hex()


def _before_paragraphs(data: bytes, notice: Sequence[str], limits: Limits) -> bytes:
    main = open_docx(data, limits).graph.main
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for each in given.infolist():
            held = given.read(each)
            package.writestr(each, _with_first(held, notice) if each.filename == main else held)
    return made.getvalue()


def _with_first(part: bytes, notice: Sequence[str]) -> bytes:
    root = parsed(part)
    body = next((each for each in root if local(each) == "body"), None)
    if body is None:
        raise Cannot("broken")
    space = root.tag.rpartition("}")[0] + "}"
    for number, line in enumerate(notice):
        paragraph = body.makeelement(f"{space}p")
        child_of(child_of(paragraph, f"{space}r"), f"{space}t").text = line
        body.insert(number, paragraph)
    return serialized(root)
