"""Workbooks for the tests, made of rows, and what is read of them."""

import io
import re
from collections.abc import Sequence

import openpyxl
from made_office import changed, places, saved

from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.weaving import merged
from charteroak.screening.formats.xlsx import open_xlsx

SHEET = "xl/worksheets/sheet1.xml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY = saved(openpyxl.Workbook())


def opened_book(data: bytes, limits: Limits = LIMITS) -> OfficeFile:
    return open_xlsx(data, limits.anew())


def rows(*given: Sequence[object]) -> bytes:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    for row in given:
        book.active.append(list(row))
    return saved(book)


def raw_rows(text: str) -> bytes:
    """A workbook whose sheet has these rows in XML."""
    return changed(
        EMPTY,
        {
            SHEET: lambda given: given.replace("<sheetData></sheetData>", f"<sheetData>{text}</sheetData>"),
        },
    )


def said(data: bytes) -> list[str]:
    """The surfaces of rows."""
    return [surface.text for surface in opened_book(data).surfaces if re.fullmatch(r"sheet \d+ row \d+", surface.where)]


def cells(data: bytes, **how: bool) -> dict[str, object]:
    """The cells as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(data), **how)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet
        for cell in row
        if cell.value is not None
    }


def without(data: bytes, *words: str) -> bytes:
    """A workbook without these words, wherever they stand."""
    opened = opened_book(data)
    spans: dict[int, list[tuple[int, int]]] = {}
    for word in words:
        for number, each in places(opened, word).items():
            spans.setdefault(number, []).extend(each)
    return opened.without({number: merged(each) for number, each in spans.items()})
