"""Word files (.docx, .docm, .dotx): every part of them that can hold words.

Changes are accepted, hidden text is read, comments are kept without their authors. Properties, building blocks, custom
XML, macros, embedded fonts and objects, and whatever is not known are read where that is possible, and left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.formats.docx_scrub import (
    elements_of,
    hidden_styles,
    restyled,
    scrubbed,
    style_ids,
    unlink_fields,
)
from charteroak.screening.formats.docx_story import Story
from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.opc import Element, local, parsed
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.opc_graph import Part
from charteroak.screening.formats.opc_kinds import DOCX, LOOKS
from charteroak.screening.formats.opc_proof import Flat, flat_parts, flat_text, raw, readings_within
from charteroak.screening.formats.opc_slots import Piece, Slot
from charteroak.screening.formats.opc_tidy import child_of
from charteroak.screening.formats.opc_words import words
from charteroak.screening.formats.surface import Cannot

__all__ = ["WordFile", "open_docx", "raw", "second_reading"]


class WordFile(OfficeFile):
    """A Word file that was opened."""

    folder = "word"
    kinds = DOCX

    def _read(self) -> None:
        self._hidden_styles: frozenset[str] = frozenset()
        self._style_ids: dict[str, str] = {}
        for name in [name for name, part in self.graph.kept.items() if part.kind == "styles"]:
            styles = parsed(self.package.tree_bytes(name))
            self._hidden_styles |= hidden_styles(styles)
            self._style_ids |= style_ids(styles)
        super()._read()

    def pieces(self, part: Part, root: Element) -> Iterator[Piece]:
        """What is left out of a part, then the texts that it keeps."""
        yield from scrubbed(root, part.kind, part.where)
        if part.known.does == "story":
            yield from Story(root, part.where, self._hidden_styles).pieces()
        else:
            yield from words(root, part.where, of_looks=part.kind in LOOKS)

    def finish(self, part: Part, root: Element, touched: list[Slot]) -> None:
        """Fields that were cut become text, styles get ids that say nothing, and the body gets the notice."""
        if part.known.does == "story":
            unlink_fields(root, elements_of(touched))
        restyled(root, self._style_ids)
        if part.name == self.graph.main:
            _say_notice(root)


def open_docx(data: bytes, limits: Limits) -> WordFile:
    """A Word file. Cannot where it is none, or broken, encrypted or too large."""
    return WordFile(data, limits)


def second_reading(data: bytes) -> Iterator[str]:
    """What stands between the tags of each part; and where python-docx sees anything else, that."""
    flat = Flat()
    for _, part in flat_parts(data):
        yield flat.add(flat_text(part))
    yield from flat.lacks(_as_python_docx_reads(data))
    yield from readings_within(data)


def _as_python_docx_reads(data: bytes) -> Iterator[str]:
    import io

    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        yield from (paragraph.text for paragraph in document.paragraphs)
        for table in document.tables:
            yield from (cell.text for row in table.rows for cell in row.cells)
        for section in document.sections:
            for each in (section.header, section.footer, section.first_page_header, section.first_page_footer):
                yield from (paragraph.text for paragraph in each.paragraphs)
        yield from (comment.text for comment in document.comments)
    except Exception:
        raise Cannot("broken") from None


def _say_notice(root: Element) -> None:
    """The notice, as the body's last paragraph, unless it is there."""
    body = next((each for each in root if local(each) == "body"), None)
    if body is None:
        raise Cannot("broken")
    paragraphs = [each for each in body if local(each) == "p"]
    if paragraphs and "".join(paragraphs[-1].itertext("{*}t")) == NOTICE:
        return
    space = root.tag.rpartition("}")[0] + "}"
    at = len(body) - 1 if len(body) and local(body[-1]) == "sectPr" else len(body)
    paragraph = body.makeelement(f"{space}p")
    child_of(child_of(paragraph, f"{space}r"), f"{space}t").text = NOTICE
    body.insert(at, paragraph)
