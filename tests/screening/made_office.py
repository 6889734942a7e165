"""Office files for the tests, with types and relations as programs write them, and a text planted in any place."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from made_docx import R, p, relations, story

from charteroak.screening.formats.opc_file import OfficeFile
from charteroak.screening.formats.surface import Spans

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def types(main: str = "word/document.xml", content_type: str = WORD) -> str:
    """The list of types."""
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )


def link(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    """A relation."""
    mode = ' TargetMode="External"' if outside else ""
    kind = kind if "/" in kind else f"{R}/{kind}"
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>'


def word(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: str = "",
    root_links: str = "",
    comment: bytes = b"",
) -> bytes:
    """A Word file: this body, further parts, and relations of the body and of the package."""
    return packed(
        {
            "[Content_Types].xml": types(),
            "_rels/.rels": relations(link("rId1", "officeDocument", "word/document.xml") + root_links),
            "word/document.xml": story("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(links),
            **(parts or {}),
        },
        comment,
    )


def packed(parts: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
        package.comment = comment
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, parts: Mapping[str, str | bytes | Callable[[str], str]]) -> bytes:
    """A file with some of its parts replaced, or changed by a function, and others added."""
    every: dict[str, str | bytes] = dict(unpacked(data))
    for name, new in parts.items():
        before = every.get(name, b"")
        every[name] = new(before.decode() if isinstance(before, bytes) else before) if callable(new) else new
    return packed(every)


def added(pattern: str, more: str) -> Callable[[str], str]:
    """What puts more before a place in a part."""

    def change(text: str) -> str:
        made = re.sub(pattern, lambda found: more + found[0], text, count=1)
        assert made != text, pattern
        return made

    return change


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def places(opened: OfficeFile, words: str) -> dict[int, Spans]:
    """Where words stand in the surfaces of a file, as they can be cut."""
    found: dict[int, Spans] = {}
    for number, surface in enumerate(opened.surfaces):
        spans = [each.span() for each in re.finditer(re.escape(words), surface.text)]
        if spans:
            found[number] = opened.fit(number, spans)
    return found


def says(data: bytes, words: str) -> list[str]:
    """The parts of a file that hold words somewhere, in whatever form."""
    needles = [words.encode(coding) for coding in ("utf-8", "utf-16-le")] + [words.replace(" ", "%20").encode()]
    return [name for name, part in unpacked(data).items()
            if any(needle.lower() in f"{name}\n".encode() + part.lower() for needle in needles)]  # fmt: skip


def text_of(opened: OfficeFile) -> str:
    """All surfaces."""
    return "\n".join(surface.text for surface in opened.surfaces)


__all__ = ["WORD", "added", "changed", "link", "p", "packed", "places", "saved", "says", "text_of", "types", "unpacked",
           "word"]  # fmt: skip
