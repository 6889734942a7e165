"""The kinds of parts that office files have: which are kept when a file is written anew, under which name and type.

The kind of a part is the last word of the type of the relation that leads to it. What is not listed as kept is read,
if it can be, and left out.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal

from charteroak.screening.formats.opc import listed

Does = Literal["story", "xml", "sheet", "strings", "file", "gone"]
"""A text with runs; any XML; cells; the cells' texts; a file within the file; what is left out."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml."
_SHEET = f"{_OFFICE}spreadsheetml."
_DRAWING = f"{_OFFICE}drawingml."
USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LATER = "http://schemas.microsoft.com/office/20{}/relationships"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: its name with "{}" for a number, its type of content, and where its relation's type is defined.

    `implied` parts need not be named by what refers to them.
    """

    does: Does
    name: str
    type: str
    implied: bool = False
    base: str = USUAL


_SHARED = {
    "theme": Kind("xml", "theme/theme{}.xml", f"{_OFFICE}theme+xml", implied=True),
    "themeOverride": Kind("xml", "theme/themeOverride{}.xml", f"{_OFFICE}themeOverride+xml", implied=True),
    "chart": Kind("xml", "charts/chart{}.xml", f"{_DRAWING}chart+xml"),
    "chartStyle": Kind(
        "xml", "charts/style{}.xml", "application/vnd.ms-office.chartstyle+xml", True, _LATER.format(11)
    ),
    "chartColorStyle": Kind(
        "xml", "charts/colors{}.xml", "application/vnd.ms-office.chartcolorstyle+xml", True, _LATER.format(11)
    ),
    "chartUserShapes": Kind("xml", "drawings/drawing{}.xml", f"{_DRAWING}chartshapes+xml"),
    "diagramData": Kind("xml", "diagrams/data{}.xml", f"{_DRAWING}diagramData+xml"),
    "diagramLayout": Kind("xml", "diagrams/layout{}.xml", f"{_DRAWING}diagramLayout+xml"),
    "diagramQuickStyle": Kind("xml", "diagrams/quickStyle{}.xml", f"{_DRAWING}diagramStyle+xml"),
    "diagramColors": Kind("xml", "diagrams/colors{}.xml", f"{_DRAWING}diagramColors+xml"),
    "diagramDrawing": Kind(
        "xml", "diagrams/drawing{}.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml", True,
        _LATER.format("07"),
    ),
    "image": Kind("file", "media/image{}", ""),
}  # fmt: skip
DOCX = {
    "officeDocument": Kind("story", "document{}.xml", ""),
    "header": Kind("story", "header{}.xml", f"{_WORD}header+xml"),
    "footer": Kind("story", "footer{}.xml", f"{_WORD}footer+xml"),
    "footnotes": Kind("story", "footnotes{}.xml", f"{_WORD}footnotes+xml", implied=True),
    "endnotes": Kind("story", "endnotes{}.xml", f"{_WORD}endnotes+xml", implied=True),
    "comments": Kind("story", "comments{}.xml", f"{_WORD}comments+xml", implied=True),
    "commentsExtended": Kind("xml", "commentsExtended{}.xml", f"{_WORD}commentsExtended+xml", True, _LATER.format(11)),
    "styles": Kind("xml", "styles{}.xml", f"{_WORD}styles+xml", implied=True),
    "settings": Kind("xml", "settings{}.xml", f"{_WORD}settings+xml", implied=True),
    "webSettings": Kind("xml", "webSettings{}.xml", f"{_WORD}webSettings+xml", implied=True),
    "fontTable": Kind("xml", "fontTable{}.xml", f"{_WORD}fontTable+xml", implied=True),
    "numbering": Kind("xml", "numbering{}.xml", f"{_WORD}numbering+xml", implied=True),
    "aFChunk": Kind("file", "embeddings/text{}", ""),
    "package": Kind("file", "embeddings/package{}", ""),
    **_SHARED,
}
"""The parts of a Word file that are kept."""
XLSX = {
    "officeDocument": Kind("xml", "workbook{}.xml", ""),
    "worksheet": Kind("sheet", "worksheets/sheet{}.xml", f"{_SHEET}worksheet+xml"),
    "chartsheet": Kind("xml", "chartsheets/sheet{}.xml", f"{_SHEET}chartsheet+xml"),
    "dialogsheet": Kind("xml", "dialogsheets/sheet{}.xml", f"{_SHEET}dialogsheet+xml"),
    "sharedStrings": Kind("strings", "sharedStrings{}.xml", f"{_SHEET}sharedStrings+xml", implied=True),
    "styles": Kind("xml", "styles{}.xml", f"{_SHEET}styles+xml", implied=True),
    "table": Kind("xml", "tables/table{}.xml", f"{_SHEET}table+xml"),
    "comments": Kind("xml", "comments{}.xml", f"{_SHEET}comments+xml", implied=True),
    "drawing": Kind("xml", "drawings/drawing{}.xml", f"{_OFFICE}drawing+xml"),
    **_SHARED,
}
"""The parts of a workbook that are kept. Pivot tables, queries, links to other workbooks and their copies are not."""

LOOKS = listed("styles fontTable numbering theme themeOverride webSettings settings chartStyle chartColorStyle")
"""Kinds of parts that say how things look."""

MAIN_TYPES = frozenset(
    {
        *(f"{_WORD}{each}.main+xml" for each in ("document", "template")),
        *(f"application/vnd.ms-word.{each}.main+xml"
          for each in ("document.macroEnabled", "template.macroEnabledTemplate")),
        *(f"{_SHEET}{each}.main+xml" for each in ("sheet", "template")),
        *(f"application/vnd.ms-excel.{each}.main+xml" for each in ("sheet.macroEnabled", "template.macroEnabled")),
    }
)  # fmt: skip
"""The types that the main part may have."""
KNOWN_GONE = listed(
    "intelligence core-properties extended-properties custom-properties thumbnail origin signature certificate "
    "glossaryDocument customXml customXmlProps people commentsIds commentsExtensible keyMapCustomizations "
    "attachedToolbars recipientData webextension taskpanes webextensiontaskpanes documenttasks "
    "classificationlabels userCustomization extensibility printerSettings font stylesWithEffects vmlDrawing "
    "calcChain connections customProperty externalLink sheetMetadata pivotTable pivotCacheDefinition "
    "pivotCacheRecords queryTable revisionHeaders revisionLog usernames slicer slicerCache timeline "
    "timelineCache tableSingleCells volatileDependencies xmlMaps threadedComment person ctrlProp "
    "legacyDiagramText rdRichValue rdRichValueStructure rdRichValueTypes richStyles rdArray "
    "rdSupportingPropertyBag wordVbaData rdSupportingPropertyBagStructure rdRichValueWebImage "
    "FeaturePropertyBag namedSheetView wsSortMap vbaProjectSignature footnotes endnotes comments header footer "
    "settings styles numbering fontTable webSettings theme hyperlink image commentsExtended oleObject package "
    "aFChunk chart table drawing sharedStrings worksheet officeDocument"
)
"""Kinds that are left out when the file is written anew, and need no word about it when they could be read."""

_NUMBERED = re.compile(r"\d*(?=\.[a-z0-9]{1,10}\Z)")
_FOLDERS = re.compile(
    r"(?:(?:word|xl)/)?(?:(?:_rels|charts|diagrams|drawings|embeddings|media|theme|glossary|fonts|activeX|worksheets|"
    r"chartsheets|dialogsheets|tables|pivotTables|pivotCache|externalLinks|queryTables|printerSettings|ctrlProps|"
    r"threadedComments|persons|revisions|slicers|slicerCaches|timelines|timelineCaches|richData|webextensions|"
    r"docProps|customXml|comments|docMetadata|customUI|_xmlsignatures|customProperty|model)/)*"
)
_FILES = listed(
    "document header footer footnotes endnotes comments comment commentsDrawing legacyDrawing commentsExtended "
    "commentsIds commentsExtensible people styles stylesWithEffects settings webSettings fontTable numbering "
    "theme themeOverride chart style colors drawing data layout quickStyle image oleObject package font "
    "workbook sheet sharedStrings table pivotTable pivotCacheDefinition pivotCacheRecords externalLink "
    "queryTable connections calcChain core app custom item itemProps thumbnail vbaProject vbaData "
    "printerSettings vmlDrawing ctrlProp activeX threadedComment person metadata xmlMaps revisionHeaders "
    "revisionLog userNames slicer slicerCache timeline timelineCache volatileDependencies tableSingleCells "
    "LabelInfo Microsoft_Excel_Worksheet Microsoft_Excel_Sheet Microsoft_Word_Document "
    "Microsoft_Office_Excel_Worksheet hdphoto Microsoft_Excel_Macro-Enabled_Worksheet "
    "Microsoft_PowerPoint_Presentation chartEx afchunk attachedToolbars customizations recipientData "
    "documenttasks webextension taskpanes origin sig customProperty"
)


def has_usual_name(name: str) -> bool:
    """Whether a part is called as office programs call their parts, so that its name says nothing else."""
    found = _FOLDERS.match(name)
    file = posixpath.splitext(_NUMBERED.sub("", name[found.end() if found else 0 :]))[0]
    return file in _FILES and len(name) < 100


def relation_type(kind: str, given: str, known: Kind) -> str:
    """The type of a relation: as it was, where it is one of the two that the standard has, or else the usual one."""
    if given == f"{STRICT}/{kind}":
        return given
    return f"{known.base}/{kind}"
