"""What a released PDF may hold besides its pages, and the marks that it carries.

What is kept is listed; what is not listed goes: properties and metadata, scripts, actions, thumbnails, programs' own
data, signatures (they would no longer hold), forms of XFA, files that were not opened and written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.notice import FIELD, VALUE
from charteroak.screening.formats.pdf_matrix import Box, overlap
from charteroak.screening.formats.pdf_table import Number, Path, Table, at_path

_OF_CATALOG = frozenset(
    {
        "/Type",
        "/Pages",
        "/PageLabels",
        "/Outlines",
        "/Names",
        "/Dests",
        "/ViewerPreferences",
        "/PageLayout",
        "/PageMode",
    }
    | {"/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties", "/OutputIntents"}
)
_OF_PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents"}
    | {"/Rotate", "/Group", "/Annots", "/StructParents", "/Tabs", "/UserUnit"}
)
_OF_FORM = frozenset({"/Fields", "/DR", "/DA", "/Q", "/NeedAppearances"})
_ANYWHERE = frozenset({"/AA", "/PieceInfo", "/LastModified", "/Metadata", "/Thumb", "/SpiderInfo", "/AF", "/JS"})
"""What goes wherever it is."""
_ACTIONS = frozenset({"/GoTo", "/GoToR", "/URI", "/Named"})
_NOTES = frozenset(
    {"/Link", "/Widget", "/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Square"}
    | {"/Circle", "/Line", "/Polygon", "/PolyLine", "/Stamp", "/Ink", "/Caret", "/Popup", "/FileAttachment"}
)
_TELLS = ("/M", "/CreationDate", "/NM", "/T")
"""What a note tells of who made it, and when."""
_XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:o="urn:hartford:municipal-code:2-929:" o:{field}="{value}"/>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def clean(pdf: pikepdf.Pdf, table: Table, dropped: Iterable[Number]) -> None:
    """Take out of a file what a released one may not hold. `dropped` are the streams of files that are to go."""
    _only(pdf.Root, _OF_CATALOG)
    _clean_names(pdf)
    for page in pdf.pages:
        _only(page.obj, _OF_PAGE)
        _clean_notes(page.obj, set(dropped))
    for number, path in _places(table, _ANYWHERE | {"/A", "/EF", "/RF"}):
        with suppress(*Trouble):
            _clean_place(pdf, number, path, set(dropped))
    _clean_files(pdf)
    _clean_form(pdf)


def _clean_files(pdf: pikepdf.Pdf) -> None:
    """Take out the names of files that are gone."""
    with suppress(*Trouble):
        for name in list(pdf.attachments):
            try:
                gone = "/EF" not in pdf.attachments[name].obj
            except Trouble:
                gone = True
            if gone:
                del pdf.attachments[name]
        if not len(pdf.attachments) and "/EmbeddedFiles" in pdf.Root["/Names"]:
            del pdf.Root["/Names"]["/EmbeddedFiles"]


def _only(dictionary: Any, kept: frozenset[str]) -> None:
    for key in list(dictionary.keys()):
        if key not in kept:
            del dictionary[key]


def _clean_names(pdf: pikepdf.Pdf) -> None:
    with suppress(*Trouble):
        _only(pdf.Root["/Names"], frozenset({"/Dests", "/EmbeddedFiles"}))


def _places(table: Table, keys: frozenset[str]) -> Iterator[tuple[Number, Path]]:
    """Where dictionaries have one of the keys."""
    for number, path, holder in table.holders(*keys):
        yield from ((number, (*path, key)) for key in holder if key in keys)


def _clean_place(pdf: pikepdf.Pdf, number: Number, path: Path, dropped: set[Number]) -> None:
    holder = at_path(pdf, number, path[:-1])
    key = str(path[-1])
    if key == "/A":
        action = holder[key]
        if isinstance(action, pikepdf.Dictionary):
            if str(action.get("/S")) not in _ACTIONS:
                del holder[key]
            elif "/Next" in action:
                del action["/Next"]
    elif key not in ("/EF", "/RF") or _holds(holder[key], dropped):
        del holder[key]


def _holds(files: Any, dropped: set[Number]) -> bool:
    """Whether some files within the file are to go."""
    streams = (part for value in files.values() for part in (value if isinstance(value, pikepdf.Array) else [value]))
    return any(isinstance(each, pikepdf.Object) and each.objgen in dropped for each in streams)


def _clean_notes(page: Any, dropped: set[Number]) -> None:
    with suppress(*Trouble):
        notes = page.get("/Annots")
        if notes is not None:
            page["/Annots"] = pikepdf.Array([note for note in notes if _is_kept(note, dropped)])


def _is_kept(note: Any, dropped: set[Number]) -> bool:
    """Whether an annotation stays, without what it tells of who made it."""
    if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype")) not in _NOTES:
        return False
    if str(note.get("/Subtype")) == "/FileAttachment" and ("/FS" not in note or _is_gone(note["/FS"], dropped)):
        return False
    for key in _TELLS if str(note.get("/Subtype")) != "/Widget" else _TELLS[:3]:
        if key in note:
            del note[key]
    return True


def _is_gone(file: Any, dropped: set[Number]) -> bool:
    return not isinstance(file, pikepdf.Dictionary) or "/EF" not in file or _holds(file["/EF"], dropped)


def drop_notes(page: Any, bands: Iterable[Box]) -> None:
    """Take out the annotations that lie on what was laid out anew: they lie where words were, and tell how wide."""
    boxes = list(bands)
    notes = page.get("/Annots")
    if notes is not None and boxes:
        page["/Annots"] = pikepdf.Array([note for note in notes if not _lies_on(note, boxes)])


def _lies_on(note: Any, boxes: Iterable[Box]) -> bool:
    with suppress(*Trouble):
        x, y, z, w = (float(each) for each in note["/Rect"])
        rectangle = min(x, z), min(y, w), max(x, z), max(y, w)
        return str(note.get("/Subtype")) != "/Widget" and any(overlap(rectangle, box) for box in boxes)
    return False


def _clean_form(pdf: pikepdf.Pdf) -> None:
    if "/AcroForm" not in pdf.Root:
        return
    with suppress(*Trouble):
        _only(pdf.Root.AcroForm, _OF_FORM)
        waiting, seen = list(pdf.Root.AcroForm.get("/Fields", ())), 0
        while waiting and seen < 100_000:
            field, seen = waiting.pop(), seen + 1
            waiting += list(field.get("/Kids", ()))
            if str(field.get("/FT")) == "/Sig":
                for key in ("/V", "/Lock", "/SV", "/AP"):
                    if key in field:
                        del field[key]


def put_mark(pdf: pikepdf.Pdf) -> None:
    """Let the file say to machines what it is: in its properties and in its metadata, and nothing else there."""
    for key in ("/Info", "/ID"):  # the second names the file that this one was made of
        if key in pdf.trailer:
            del pdf.trailer[key]
    pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary({f"/{FIELD}": pikepdf.String(VALUE)}))
    xmp = _XMP.format(field=FIELD, value=VALUE).encode()
    pdf.Root["/Metadata"] = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
