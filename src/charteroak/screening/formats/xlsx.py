"""Workbooks (.xlsx, .xlsm, .xltx): every sheet, seen or hidden, and every other part that can hold words.

Pivot tables, queries, links to other workbooks, threads of comments, macros and properties are read where that is
possible, and left out: they are further copies of what stands in cells, or tell who made the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opc import Element, parsed, remarks_in
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.opc_graph import Part
from charteroak.screening.formats.opc_kinds import LOOKS, XLSX
from charteroak.screening.formats.opc_proof import Flat, flat_parts, flat_text, raw, readings_within
from charteroak.screening.formats.opc_slots import Gone, Piece, Slot
from charteroak.screening.formats.opc_words import words
from charteroak.screening.formats.opc_write import Written
from charteroak.screening.formats.surface import Cannot, Spans
from charteroak.screening.formats.telling import Told, stays
from charteroak.screening.formats.xlsx_book import Sheet, sheets_of
from charteroak.screening.formats.xlsx_numbers import Shown
from charteroak.screening.formats.xlsx_pivot import records_of
from charteroak.screening.formats.xlsx_scrub import APART, scrubbed, special_texts
from charteroak.screening.formats.xlsx_sheet import SheetRows, Texts
from charteroak.screening.formats.xlsx_stream import SheetXml
from charteroak.screening.formats.xlsx_strings import Strings
from charteroak.screening.formats.xlsx_write import WorkbookWriting

__all__ = ["Workbook", "open_xlsx", "raw", "second_reading"]


class Workbook(OfficeFile):
    """A workbook that was opened."""

    folder = "xl"
    kinds = XLSX
    is_table = True

    def _read(self) -> None:
        root = parsed(self.package.tree_bytes(self.graph.main))
        self.sheets: dict[str, Sheet] = sheets_of(root, self.graph)
        self.rows: dict[str, SheetRows] = {}
        self.graph.leave({part.name for part in self.graph.of_kind("worksheet") if part.name not in self.sheets})
        self.graph.relabel({name: sheet.where for name, sheet in self.sheets.items()})
        self.graph.move_last("sharedStrings")
        self.texts = Texts(self._strings(), self._shown(root))
        self._writing: WorkbookWriting | None = None
        super()._read()

    def _strings(self) -> Strings:
        strings = Strings()
        for part in self.graph.of_kind("sharedStrings"):
            with self.package.stream(part.name) as stream:
                strings.read(stream)
        return strings

    def _shown(self, root: Element) -> Shown:
        styles = [parsed(self.package.tree_bytes(part.name)) for part in self.graph.of_kind("styles")]
        since = any(each.get("date1904") in ("1", "true") for each in root.iter("{*}workbookPr"))
        return Shown(styles[0] if styles else None, since_1904=since)

    # Reading.

    def pieces(self, part: Part, root: Element) -> Iterator[Piece]:
        """What is left out of a part, then the texts that it keeps."""
        yield from scrubbed(root, part.kind, part.where)
        yield from special_texts(root, part.where)
        yield from words(root, part.where, of_looks=part.kind in LOOKS, apart=APART)

    def read_stream(self, part: Part) -> None:
        """A sheet, or the list of the cells' texts."""
        if part.known.does == "strings":
            self._read_strings(part)
            return
        rows = self.rows[part.name] = SheetRows(part.where, hidden=self.sheets[part.name].hidden)
        sheet = SheetXml(lambda: self.package.stream(part.name))
        for surface in rows.read(sheet.rows(), self.texts):
            self.add(surface)
        for piece in self.all_pieces(part, sheet.rest, self.remarks_of(part, sheet)):
            self.note(piece)

    def remarks_of(self, part: Part, read: SheetXml | Strings) -> list[str]:
        """The remarks in a part that was read as a stream."""
        return remarks_in(self.package.bytes_of(part.name)) if read.has_remarks else []

    def _read_strings(self, part: Part) -> None:
        """Of the texts, those that no cell has; those of cells are read there."""
        strings = self.texts.strings
        unused = [text for text, used in zip(strings.texts, self.texts.used, strict=True) if not used and text.strip()]
        for where, said in (
            ("unused text", unused),
            ("reading", strings.readings.values()),
            ("font", strings.others),
            ("remark", self.remarks_of(part, strings)),
        ):
            for number, text in enumerate(said, 1):
                self.note(Gone(f"{part.where} {where} {number}", text))

    def leftover(self, name: str, kind: str) -> Iterator[Gone] | None:
        """The records of a pivot table, each value with the name of its field."""
        if kind != "pivotCacheRecords":
            return None
        return records_of(name, self.package, self.graph)

    # Rows are records.

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans of a surface as they can be cut: of values, not of their names."""
        _, rows, first = self.rows_with(number)
        return super().fit(number, spans) if rows is None else rows.fit(number - first, spans)

    def by_column(self, number: int) -> Told:
        """The values of a row that are confidential by the names of their columns."""
        _, rows, first = self.rows_with(number)
        if rows is None:
            return super().by_column(number)
        text = self.surfaces[number].text
        return [each for each in rows.by_column(number - first) if each[2] or stays(text[each[0] : each[1]])]

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """The cell that a span stands in, and its offsets in what the cell says."""
        _, rows, first = self.rows_with(number)
        return super().place(number, start, end) if rows is None else rows.place(number - first, start, end)

    def rows_with(self, number: int) -> tuple[str, SheetRows | None, int]:
        """The sheet whose rows a surface is of, if it is one, its rows, and the number of their first surface."""
        for name, rows in self.rows.items():
            first = self.firsts[name]
            if first <= number < first + len(rows):
                return name, rows, first
        return "", None, 0

    # Writing.

    def before_writing(self, spans: Mapping[int, Spans]) -> frozenset[str]:
        """Find what the cuts of cells entail, and give the parts that are left out for that."""
        self._writing = WorkbookWriting(self, spans)
        return self._writing.left_out

    def finish(self, part: Part, root: Element, touched: list[Slot]) -> None:
        """Names, rules and sheets that were cut."""
        if self._writing is not None:
            self._writing.finish(part, root, touched)

    def write_stream(self, part: Part, spans: Mapping[int, Spans], ids: Mapping[str, str]) -> bytes:
        """A sheet, or the list of the cells' texts, anew."""
        if self._writing is None:
            raise Cannot("broken")
        return self._writing.stream(part, spans, ids)

    def address(self, given: str) -> str:
        """The address of a link: one within the workbook calls sheets by their new names."""
        return self._writing.address(given) if self._writing is not None else given

    def written_with(self, part: Part, name: str, made: Written) -> None:
        """The frames of a sheet's comments."""
        if self._writing is not None and part.kind == "worksheet":
            self._writing.add_frames(part, name, made)


def open_xlsx(data: bytes, limits: Limits) -> Workbook:
    """A workbook. Cannot where it is none, or broken, encrypted or too large."""
    return Workbook(data, limits)


def second_reading(data: bytes) -> Iterator[str]:
    """The cells as openpyxl sees them; of each part, what stands between the tags, but not cells once more."""
    flat = Flat()
    for row in _as_openpyxl_reads(data):
        yield flat.add(row)
    for name, part in flat_parts(data):
        if name.endswith("/sharedStrings.xml"):
            yield from flat.lacks(flat_text(part).splitlines())
        else:
            yield flat_text(_CELLS.sub(lambda found: "".join(_FORMULA.findall(found[0])), part))
    yield from readings_within(data)


_CELLS = re.compile(r"<(?:\w+:)?sheetData\b.*?</(?:\w+:)?sheetData>", re.DOTALL)
_FORMULA = re.compile(r"<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>")


def _as_openpyxl_reads(data: bytes) -> Iterator[str]:
    import io
    import warnings

    import openpyxl  # type: ignore[import-untyped]  # it has no types

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they quote the file
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                for row in sheet.iter_rows(values_only=True):
                    if any(value is not None for value in row):
                        yield "\n".join(str(value) for value in row if value is not None)
    except Exception:
        raise Cannot("broken") from None
