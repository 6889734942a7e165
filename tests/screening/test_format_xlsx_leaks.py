"""Everything that a workbook can hide is surfaced, and is gone when it was found: one kind of leak a test."""

import io
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from made_docx import relations
from made_office import added, changed, link, places, saved, says, text_of, unpacked
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from charteroak.screening.formats.limits import LIMITS
from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.surface import MARK
from charteroak.screening.formats.xlsx import open_xlsx, second_reading

LEAK = "Zenobia Quill gets SNAP"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
_LATER = "http://schemas.microsoft.com/office/2017/10/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006"


def _opened(data: bytes) -> OfficeFile:
    return open_xlsx(data, LIMITS.anew())


@cache
def book(make: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    """A workbook of a sheet with a few cells, and whatever `make` does to it."""
    made = openpyxl.Workbook()
    made.active.append(["Name", "Amount"])
    made.active.append(["Ann", 12])
    make(made)
    return saved(made)


def _cell(made: openpyxl.Workbook) -> None:
    made.active["C2"] = LEAK


def _hidden_row(made: openpyxl.Workbook) -> None:
    made.active["A9"] = LEAK
    made.active.row_dimensions[9].hidden = True


def _hidden_column(made: openpyxl.Workbook) -> None:
    made.active["F2"] = LEAK
    made.active.column_dimensions["F"].hidden = True


def _hidden_sheet(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("other")
    sheet.sheet_state = "veryHidden"
    sheet["A1"] = LEAK


def _link(made: openpyxl.Workbook) -> None:
    made.active["A2"].hyperlink = f"https://example.org/{LEAK}"
    made.active["A2"].value = "Ann"


def _comment(made: openpyxl.Workbook) -> None:
    made.active["A2"].comment = Comment(LEAK, "A Clerk")


def _comment_author(made: openpyxl.Workbook) -> None:
    made.active["A2"].comment = Comment(f"{LEAK}:\nwords", LEAK)


def _name(made: openpyxl.Workbook) -> None:
    made.defined_names["status"] = openpyxl.workbook.defined_name.DefinedName("status", attr_text=f'"{LEAK}"')


def _validation(made: openpyxl.Workbook, **said: str) -> None:
    rule = DataValidation(type="list", **{"formula1": '"a,b"', **said})
    rule.add("B2")
    made.active.add_data_validation(rule)


def _foot(made: openpyxl.Workbook) -> None:
    made.active.oddHeader.center.text = LEAK
    made.active.oddHeader.center.font = "Arial,Bold"


def _property(name: str) -> Callable[[openpyxl.Workbook], None]:
    return lambda made: setattr(made.properties, name, LEAK)


FOURTEEN = {
    "cell": book(_cell),
    "hidden row": book(_hidden_row),
    "hidden column": book(_hidden_column),
    "sheet that is very hidden": book(_hidden_sheet),
    "address of a link": book(_link),
    "comment": book(_comment),
    "author of a comment": book(_comment_author),
    "defined name": book(_name),
    "list of choices": book(lambda made: _validation(made, formula1=f'"{LEAK},b"')),
    "prompt": book(lambda made: _validation(made, prompt=LEAK)),
    "header of the page": book(_foot),
    "name of a sheet": book(lambda made: setattr(made.active, "title", LEAK)),
    "author": book(_property("creator")),
    "description": book(_property("description")),
}
"""The kinds that readers were measured to miss."""


def _with(kind: str, target: str, content: str, root: str = "") -> bytes:
    """A workbook to which the workbook's part, or the sheet's, refers."""
    of = root or "xl/_rels/workbook.xml.rels"
    name = target.rpartition("/")[2]
    where = target if target.startswith("xl/") else f"xl/{target}"
    if root:
        return changed(book(), {root: relations(link("rId77", kind, f"/{where}")), where: content})
    assert name
    return changed(book(), {of: added("</Relationships>", link("rId77", kind, f"/{where}")), where: content})


OF_SHEET = "xl/worksheets/_rels/sheet1.xml.rels"
_STRINGS = link("rId77", "sharedStrings", "sharedStrings.xml")


def _strings(items: str, cells: str) -> bytes:
    """A workbook with texts of its own, and a row of cells."""
    return changed(book(), {
        "xl/_rels/workbook.xml.rels": added("</Relationships>", _STRINGS),
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{items}</sst>",
        SHEET: added("</sheetData>", f'<row r="9">{cells}</row>'),
    })  # fmt: skip


def _in_sheet(before: str, more: str) -> bytes:
    return changed(book(), {SHEET: added(before, more)})


def _row(cells: str) -> bytes:
    """A workbook with one more row."""
    return _in_sheet("</sheetData>", f'<row r="9">{cells}</row>')


def _inline(inside: str) -> str:
    return f'<c r="A9" t="inlineStr"><is>{inside}</is></c>'


def _branch(markup: str) -> bytes:
    """A workbook whose sheet has one more branch."""
    return _in_sheet("<pageMargins", markup)


def _in_book(before: str, more: str) -> bytes:
    return changed(book(), {"xl/workbook.xml": added(before, more)})


def _names(attributes: str) -> bytes:
    return _in_book("<calcPr", f"<definedNames><definedName {attributes}>A1</definedName></definedNames>")


def _of_sheet(kind: str, name: str, content: str) -> bytes:
    """A workbook to whose sheet a part belongs."""
    return _with(kind, name, content, OF_SHEET)


def _drawing(inside: str, name: str = "drawing1") -> bytes:
    drawing = f'<xdr:wsDr xmlns:xdr="{_C}/spreadsheetDrawing" xmlns:a="{_C}/main">{inside}</xdr:wsDr>'
    return _of_sheet("drawing", f"drawings/{name}.xml", drawing)


def _main(root: str, inside: str, attributes: str = "") -> str:
    """A part in the language of workbooks."""
    return f"<{root} {_MAIN} {attributes}>{inside}</{root}>"


_FIRST = '<c r="A9" t="s"><v>0</v></c>'
_RICH = f"<si><r><t>{LEAK[:9]}</t></r><r><rPr><b/></rPr><t>{LEAK[9:]}</t></r></si>"
_READ = f'<t>x</t><rPh sb="0" eb="1"><t>{LEAK}</t></rPh>'
_CACHED = f'<sheetDataSet><cell r="A1" t="str"><v>{LEAK}</v></cell></sheetDataSet>'
_ITEMS = f'<cacheFields><cacheField name="a"><sharedItems><s v="{LEAK}"/></sharedItems></cacheField></cacheFields>'
_POINT = f'<c:strCache><c:pt idx="0"><c:v>{LEAK}</c:v></c:pt></c:strCache>'
_COLUMN = f'<tableColumns count="2"><tableColumn id="1" name="{LEAK}"/></tableColumns>'
_RULE = (
    '<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" operator="containsText" '
    f'text="{LEAK}"><formula>NOT(ISERROR(SEARCH("{LEAK}",A1)))</formula></cfRule></conditionalFormatting>'
)
_FILTER = f'<filterColumn colId="0"><filters><filter val="{LEAK}"/></filters></filterColumn>'
_VIEW = f"<customSheetView><headerFooter><oddHeader>{LEAK}</oddHeader></headerFooter></customSheetView>"
_SHAPE = f"<a:p><a:r><a:t>{LEAK[:5]}</a:t></a:r><a:r><a:t>{LEAK[5:]}</a:t></a:r></a:p>"
_PICTURE = f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1" descr="{LEAK}"/></xdr:nvPicPr></xdr:pic>'
_FORMATS = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="&quot;{LEAK}&quot;"/></numFmts>'
_EXTERNAL = "xl/externalLinks/externalLink1.xml"
_PRINTER = "xl/printerSettings/printerSettings1.bin"

MORE = {
    "text of a cell from the list of texts": _strings(f"<si><t>{LEAK}</t></si>", _FIRST),
    "text of several runs": _strings(_RICH, _FIRST),
    "text that no cell has": _strings(f"<si><t>other</t></si><si><t>{LEAK}</t></si>", _FIRST),
    "reading of a text": _strings(f"<si>{_READ}</si>", _FIRST),
    "reading of a cell": _row(_inline(_READ)),
    "value of a formula": _row(f'<c r="A9" t="str"><f>A1</f><v>{LEAK}</v></c>'),
    "formula": _row(f'<c r="A9" t="str"><f>"{LEAK}"&amp;A1</f><v>x</v></c>'),
    "text in coded letters": _row(_inline(f"<t>_x005A_{LEAK[1:]}</t>")),
    "extension of a cell": _row(f'<c r="A9"><v>1</v><extLst><ext uri="{LEAK}"/></extLst></c>'),
    "text between cells": _row(f'<c r="A9"><v>1</v></c>{LEAK}<c r="B9"><v>2</v></c>'),
    "name of a defined name": _names(f'name="{LEAK}"'),
    "remark of a defined name": _names(f'name="n" comment="{LEAK}"'),
    "user who has the file": _in_book("<workbookPr", f'<fileSharing userName="{LEAK}"/>'),
    "view of a user": _in_book(
        "<calcPr", f'<customWorkbookViews><customWorkbookView name="{LEAK}"/></customWorkbookViews>'
    ),
    "message": book(lambda made: _validation(made, error=LEAK)),
    "rule of colours": _branch(_RULE),
    "tip of a link": _branch(f'<hyperlinks><hyperlink ref="A1" location="A2" tooltip="{LEAK}"/></hyperlinks>'),
    "filter": _branch(f'<autoFilter ref="A1:B2">{_FILTER}</autoFilter>'),
    "scenario": _branch(
        f'<scenarios><scenario name="s" user="{LEAK}"><inputCells r="A1" val="1"/></scenario></scenarios>'
    ),
    "protected range": _branch(f'<protectedRanges><protectedRange sqref="A1" name="{LEAK}"/></protectedRanges>'),
    "view of a sheet": _branch(f"<customSheetViews>{_VIEW}</customSheetViews>"),
    "extension of a sheet": _in_sheet("</worksheet>", f'<extLst><ext uri="x"><a>{LEAK}</a></ext></extLst>'),
    "remark in XML": _in_sheet("<sheetData>", f"<!-- {LEAK} -->"),
    "remark in a row": _in_sheet("</row>", f"<!-- {LEAK} -->"),
    "links to other workbooks": _with("externalLink", _EXTERNAL, _main("externalLink", _CACHED)),
    "address of another workbook": changed(
        _with("externalLink", _EXTERNAL, _main("externalLink", "")),
        {
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
                link("rId1", "externalLinkPath", f"file:///C:/{LEAK}.xlsx", outside=True)
            )
        },
    ),
    "records of a pivot table": _with(
        "pivotCacheRecords", "pivotCache/pivotCacheRecords1.xml", _main("pivotCacheRecords", f'<r><s v="{LEAK}"/></r>')
    ),
    "items of a pivot table": _with(
        "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", _main("pivotCacheDefinition", _ITEMS)
    ),
    "caption in a pivot table": _of_sheet(
        "pivotTable", "pivotTables/pivotTable1.xml", _main("pivotTableDefinition", "", f'dataCaption="{LEAK}"')
    ),
    "query": _with(
        "connections",
        "connections.xml",
        _main("connections", f'<connection id="1"><dbPr command="SELECT {LEAK}"/></connection>'),
    ),
    "table of a query": _of_sheet(
        "queryTable", "queryTables/queryTable1.xml", _main("queryTable", "", f'name="{LEAK}"')
    ),
    "column of a table": _of_sheet(
        "table", "tables/table1.xml", _main("table", _COLUMN, 'id="1" name="T" displayName="T" ref="A1:B2"')
    ),
    "thread of comments": _of_sheet(
        f"{_LATER}/threadedComment",
        "threadedComments/threadedComment1.xml",
        f"<ThreadedComments><threadedComment><text>{LEAK}</text></threadedComment></ThreadedComments>",
    ),
    "person": _with(
        f"{_LATER}/person", "persons/person.xml", f'<personList><person displayName="{LEAK}"/></personList>'
    ),
    "text of a shape": _drawing(f"<xdr:sp><xdr:txBody>{_SHAPE}</xdr:txBody></xdr:sp>"),
    "alternative text": _drawing(_PICTURE),
    "frame of a comment": _of_sheet("vmlDrawing", "drawings/vmlDrawing1.vml", f"<xml><br>{LEAK}</xml>"),
    "chart": _with("chart", "charts/chart1.xml", f'<c:chartSpace xmlns:c="{_C}/chart">{_POINT}</c:chartSpace>'),
    "log of changes": _with(
        "revisionLog", "revisions/revisionLog1.xml", _main("revisions", f"<rcc><nc><is><t>{LEAK}</t></is></nc></rcc>")
    ),
    "users of changes": _with("usernames", "revisions/userNames.xml", _main("users", f'<userInfo name="{LEAK}"/>')),
    "format of numbers": changed(book(), {"xl/styles.xml": added("<fonts", _FORMATS)}),
    "settings of a printer": changed(
        _of_sheet("printerSettings", _PRINTER, ""), {_PRINTER: b"\1\0" + LEAK.encode("utf-16-le") + b"\0\0"}
    ),
    "custom property": changed(
        book(),
        {
            "docProps/custom.xml": f'<Properties><property name="a"><v>{LEAK}</v></property></Properties>',
            "_rels/.rels": added("</Relationships>", link("rId9", "custom-properties", "docProps/custom.xml")),
        },
    ),
    "company": changed(book(), {"docProps/app.xml": f"<Properties><Company>{LEAK}</Company></Properties>"}),
    "unknown part": _with("https://example.org/notes", "notes.xml", f"<a>{LEAK}</a>"),
    "name of a part": _drawing("", LEAK),
}


@pytest.mark.parametrize("data", [*FOURTEEN.values(), *MORE.values()], ids=[*FOURTEEN, *MORE])
def test_a_leak_is_seen_and_gone(data: bytes) -> None:
    opened = _opened(data)
    found = places(opened, LEAK)
    assert found
    assert not any(LEAK in surface.where for surface in opened.surfaces)
    made = opened.without(found)
    assert says(made, LEAK) == []
    assert not any(LEAK in text for text in second_reading(made))
    again = _opened(made)
    assert LEAK not in text_of(again)
    assert list(again.unread) == []
    openpyxl.load_workbook(io.BytesIO(made))


def test_the_runs_that_were_not_cut_keep_their_looks() -> None:
    data = MORE["text of several runs"]
    opened = _opened(data)
    number = next(iter(places(opened, LEAK)))
    at = opened.surfaces[number].text.index(LEAK)
    made = opened.without({number: [(at + 4, at + 12)]})
    cell = openpyxl.load_workbook(io.BytesIO(made), rich_text=True).active["A9"].value
    assert [str(run) for run in cell] == [LEAK[:4] + MARK, LEAK[12:]]
    assert cell[1].font.b
    assert says(made, LEAK[5:9]) == []


def test_a_text_that_other_cells_have_stays_there() -> None:
    """A text stands once for all cells that have it; one that is cut has its own from then on."""
    cells = '<c r="A9" t="s"><v>1</v></c><c r="B9" t="s"><v>1</v></c>'
    opened = _opened(_strings("<si><t>other</t></si><si><t>shared words</t></si>", cells))
    number = next(n for n, surface in enumerate(opened.surfaces) if surface.where == "sheet 1 row 9")
    at = opened.surfaces[number].text.index("shared")
    made = opened.without({number: [(at, at + 6)]})
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert (sheet["A9"].value, sheet["B9"].value) == (f"{MARK} words", "shared words")
    assert "other" not in unpacked(made)["xl/sharedStrings.xml"].decode()
