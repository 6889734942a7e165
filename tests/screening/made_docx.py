"""Word files for the tests, made part by part, so that a test can plant a text in any place that Word has."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    "header": "header",
    "footer": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "styles": "styles",
    "settings": "settings",
    "glossary/document": "glossaryDocument",
}


def story(root: str, inside: str) -> str:
    """A part that is a story."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inside}</w:{root}>'


def p(*runs: str, style: str = "") -> str:
    """A paragraph of runs; what is no markup becomes a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text, or markup."""
    cells = ["".join(f"<w:tc>{each if each.startswith('<') else p(each)}</w:tc>" for each in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(words: str, fallback: str | None = None) -> str:
    """A text box as Word writes it: once for itself, and once for older programs."""
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{p(words)}</w:txbxContent></wps:txbx></wps:wsp>"
    again = f"<w:pict><v:textbox><w:txbxContent>{p(fallback or words)}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{again}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def docx(
    body: str, parts: Mapping[str, str | bytes] | None = None, *, links: str = "", main: str = "word/document.xml"
) -> bytes:
    """A file with this body, and further parts by their names; those under word/ are referred to by the body."""
    related = [
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
        for name in (each[5:-4] for each in parts or () if each.startswith("word/") and each.endswith(".xml"))
        for start, kind in _KINDS.items()
        if name.startswith(start)
    ]
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations(f'<Relationship Id="a" Type="{R}/officeDocument" Target="{main}"/>'),
        main: story("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations("".join(related) + links),
        **(parts or {}),
    }
    return packed(whole)


def relations(inside: str) -> str:
    """A part that says what another refers to."""
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def section(*references: str, kind: str = "", first: bool = False) -> str:
    """The properties of a section: references such as "header:default:header1"."""
    said = "".join(
        f'<w:{where}Reference w:type="{which}" r:id="{target}"/>'
        for where, which, target in (reference.split(":") for reference in references)
    )
    return f"<w:sectPr>{said}{f'<w:type w:val={kind!r}/>' if kind else ''}{'<w:titlePg/>' if first else ''}</w:sectPr>"
