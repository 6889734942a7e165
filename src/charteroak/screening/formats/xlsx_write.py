"""A workbook written anew: its sheets row by row, and what the cuts of cells entail for everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from charteroak.screening.formats.notice import NOTICE
from charteroak.screening.formats.opc import Element, local, named, ordered
from charteroak.screening.formats.opc_graph import Part
from charteroak.screening.formats.opc_kinds import STRICT, USUAL
from charteroak.screening.formats.opc_slots import Slot
from charteroak.screening.formats.opc_tidy import relinked, serialized
from charteroak.screening.formats.opc_write import Link, Written
from charteroak.screening.formats.surface import Cannot, Spans
from charteroak.screening.formats.xlsx_entail import Entailed
from charteroak.screening.formats.xlsx_notes import TYPE, frames
from charteroak.screening.formats.xlsx_rows import Cutting, RowsWriter
from charteroak.screening.formats.xlsx_stream import SheetXml
from charteroak.screening.formats.xlsx_strings import written

if TYPE_CHECKING:
    from charteroak.screening.formats.xlsx import Workbook

_DATA = re.compile(rb"<(?:[\w.-]+:)?sheetData(?:\s[^>]*)?/>")
_LONGEST_FOOTER = 255
_FRAMES = "frames1"
_ORDER = ordered(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges "
    "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr "
    "conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter "
    "rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing "
    "legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
"""In which order a sheet has its branches."""


class WorkbookWriting:
    """One writing of a workbook."""

    def __init__(self, book: Workbook, spans: Mapping[int, Spans]) -> None:
        self._book = book
        self._entailed = Entailed(book, spans)
        self._used: set[int] = set()

    @property
    def left_out(self) -> frozenset[str]:
        """The parts that are left out because of what was cut."""
        return self._entailed.tables_left_out

    def finish(self, part: Part, root: Element, touched: list[Slot]) -> None:
        """Names, rules, formats and sheets that were cut; the notice on each sheet."""
        self._entailed.finish(part, root, touched)
        if part.kind in ("worksheet", "chartsheet"):
            _say_notice(root)

    def address(self, given: str) -> str:
        """The address of a link, with sheets called by their new names."""
        return self._entailed.renamed(given) if given.startswith("#") else given

    def stream(self, part: Part, spans: Mapping[int, Spans], ids: Mapping[str, str]) -> bytes:
        """A sheet, or the list of the cells' texts, anew."""
        if part.known.does == "strings":
            return written(self._book.texts.strings, self._used)
        sheet = SheetXml(lambda: self._book.package.stream(part.name))
        rows = b"".join(each.encode() for each in self._rows(part, sheet))
        rest = self._rest(part, sheet, spans)
        if self._comments(part):
            _branch(rest, "legacyDrawing").set(f"{{{_relations_of(rest)}}}id", _FRAMES)
        relinked(rest, {**ids, _FRAMES: _FRAMES})
        around = serialized(rest)
        found = _DATA.search(around)
        if not found:
            raise Cannot("broken")
        space = rest.tag[1:].partition("}")[0].encode()
        before, after = around[: found.start()], around[found.end() :]
        return b'%s<sheetData xmlns="%s">%s</sheetData>%s' % (before, space, rows, after)

    def add_frames(self, part: Part, name: str, made: Written) -> None:
        """The frames of a sheet's comments, if it has any."""
        comments = self._comments(part)
        if comments:
            vml = f"xl/drawings/vmlDrawing{self._book.sheets[part.name].number}.vml"
            made.add(vml, frames(comments), TYPE)
            made.links[name].append(Link(_FRAMES, f"{USUAL}/vmlDrawing", vml))

    def _rest(self, part: Part, sheet: SheetXml, spans: Mapping[int, Spans]) -> Element:
        """A sheet whose rows have been read, without them, with what was found cut out of it."""
        number, touched = self._book.firsts[part.name] + len(self._book.rows[part.name]), list[Slot]()
        for piece in self._book.all_pieces(part, sheet.rest, self._book.remarks_of(part, sheet)):
            if piece.text.strip():
                touched += piece.cut(spans.get(number, ()))
                number += 1
        for slot in touched:
            slot.settle()
        self.finish(part, sheet.rest, touched)
        return sheet.rest

    def _rows(self, part: Part, sheet: SheetXml) -> Iterator[str]:
        entailed = self._entailed
        cutting = Cutting(entailed.cuts.get(part.name, {}), *entailed.stale_in(part.name),
                          entailed.blanks.get(part.name, {}), entailed.is_unsound, entailed.renamed)  # fmt: skip
        writer = RowsWriter(self._book.texts, cutting)
        yield from writer.write(sheet.rows())
        self._used |= writer.used

    def _comments(self, part: Part) -> list[str]:
        """The cells of a sheet that have comments."""
        kept = [each.target for each in self._book.graph.kept_relations(part.name) if each.kind == "comments"]
        roots = [self._book.tree_of(self._book.graph.kept[name])[0] for name in kept]
        return [each.get("ref", "") for root in roots for each in root.iter("{*}comment")]


def _relations_of(root: Element) -> str:
    return STRICT if "purl.oclc.org" in root.tag else USUAL


def _branch(root: Element, name: str) -> Element:
    """The branch of a sheet of that name; a new one in its place, where there is none."""
    for each in root:
        if local(each) == name:
            return each
    made = root.makeelement(f"{root.tag.rpartition('}')[0]}}}{name}")
    rank = _ORDER.index(name)
    at = next(
        (n for n, each in enumerate(root) if local(each) in _ORDER and _ORDER.index(local(each)) > rank), len(root)
    )
    root.insert(at, made)
    return made


def _say_notice(root: Element) -> None:
    """The notice in the middle of the printed foot, where there is room for it."""
    feet = _branch(root, "headerFooter")
    for name in ("oddFooter", *(each for each in ("evenFooter", "firstFooter") if named(feet, frozenset({each})))):
        foot = next(iter(named(feet, frozenset({name}))), None)
        if foot is None:
            foot = feet.makeelement(f"{feet.tag.rpartition('}')[0]}}}{name}")
            feet.insert(1 if len(feet) and local(feet[0]) == "oddHeader" else 0, foot)
        said = foot.text or ""
        if NOTICE not in said and len(said) + len(NOTICE) + 3 <= _LONGEST_FOOTER:
            before, middle, after = said.partition("&C")
            foot.text = f"{before}&C{NOTICE}\n{after}" if middle else f"{said}&C{NOTICE}"
