"""What kind of file some bytes are, told by what stands in them; a name decides only between kinds of plain text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Literal

from charteroak.screening.documents import kinds
from charteroak.screening.documents.document import Unreadable
from charteroak.screening.documents.text import decode
from charteroak.screening.formats.surface import Cannot

Kind = Literal[
    "text", "markdown", "html", "delimited", "json", "jsonl", "mail", "mbox", "msg", "archive", "parquet", "arrow",
    "docx", "xlsx", "pdf", "image", "rtf",
]  # fmt: skip

_COLUMNS = (b"PAR1", b"PARE")
_ARROW = (b"ARROW1\0\0", b"FEA1")
_STREAM = b"\xff\xff\xff\xff"
_MOST_NAMES = 20_000
_MARKUP = re.compile(
    r"\s*(?:<\?xml\b|<!doctype\b|<!--|</?(?:html|head|body|div|p|span|table|ul|ol|h[1-6]|form|meta|section|article|"
    r"main|title|style|script|svg|center|font|b|i|a|br|hr|img|link|blockquote|pre)(?=[\s/>]))",
    re.IGNORECASE,
)
_ELEMENT = re.compile(
    r"\s*<([A-Za-z_][\w.:-]*)(?=[\s/>])[^<>]*>[\s\S]*</\1\s*>\s*\Z|\s*<[A-Za-z_][\w.:-]*[^<>]*/>\s*\Z"
)
_ENVELOPE = re.compile(r"From [^\n]{1,200}\r?\n(?:[!-9;-~]+:|>)")
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "html": (".html", ".htm", ".xhtml", ".xml", ".svg"),
    "delimited": (".csv", ".tsv", ".tab", ".psv"),
    "json": (".json", ".geojson", ".jsonld"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
}
_PLAIN = (".txt", ".text", ".log", ".asc", "")
_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "document.macroenabled.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "template.macroenabledtemplate.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "sheet.macroenabled.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
_SAMPLE = 1 << 14
_LARGEST_LIST = 1 << 20


def kind_of(data: bytes, name: str = "") -> Kind:
    """The kind of file. Cannot where it is a kind that is not read, or holds nothing, or is broken beyond telling.

    Text that does not show what it is goes by its name: a table in plain text cannot be told from prose with commas.
    """
    if data.startswith(_COLUMNS):
        return "parquet"
    if data.startswith(_ARROW) or (data.startswith(_STREAM) and data[8:12] != _STREAM and len(data) > 16):
        return "arrow"
    if not data.strip(b" \t\r\n\f\v\0"):
        raise Cannot("empty")
    try:
        found = kinds.kind_of(data)
        return _of_text(decode(data), name.lower()) if found == "text" else _of_container(found, data)
    except Unreadable as trouble:
        raise Cannot(trouble.reason) from None


def _of_container(found: str, data: bytes) -> Kind:
    match found:
        case "zip":
            return _of_zip(data)
        case "ole":
            return _of_ole(data)
        case "pdf" | "image" | "rtf":
            return found
        case _:
            raise Cannot("unsupported")


def _of_zip(data: bytes) -> Kind:
    """A Word file, a workbook, or a mere archive. Other packages (slides, OpenDocument) are not read."""
    if data.count(b"PK\x01\x02") > _MOST_NAMES:
        raise Cannot("too large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names and any(name.endswith(".rels") for name in names):
                with package.open("[Content_Types].xml") as stream:
                    return _of_package(stream.read(_LARGEST_LIST))
    except Cannot:
        raise
    except Exception:
        raise Cannot("broken") from None
    if "mimetype" in names:
        raise Cannot("unsupported")
    return "archive"


def _of_package(types: bytes) -> Kind:
    listed = types.replace(b"\0", b"").decode("latin-1").lower()
    for main, kind in _MAIN.items():
        if main in listed:
            return kind  # type: ignore[return-value]  # both are kinds
    raise Cannot("unsupported")


def _of_ole(data: bytes) -> Kind:
    """Outlook's messages are containers of this sort, and so are encrypted office files, and all older ones."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Cannot("encrypted")
    if "__properties_version1.0".encode("utf-16-le") in data:
        return "msg"
    raise Cannot("unsupported")


def _of_text(text: str, name: str) -> Kind:
    ending = name[name.rfind(".") :] if "." in name else ""
    named = next((kind for kind, endings in _ENDINGS.items() if ending in endings), None)
    if named in ("markdown", "delimited", "jsonl"):
        return named
    shown = _shown(text, ending)
    if shown:
        return shown
    if named == "json":  # as text, what its escapes say would go unseen
        raise Cannot("too deep" if _is_deep(text) else "broken")
    return named or ("delimited" if ending not in _PLAIN and _is_table(text) else "text")


def _shown(text: str, ending: str) -> Kind | None:
    """What a text shows itself to be."""
    if _ENVELOPE.match(text):
        return "mbox"
    told = kinds.kind_of_text(text)
    if told == "email" or (ending == ".eml" and re.match(r"[!-9;-~]{1,60}:", text)):
        return "mail"
    if told == "rtf":
        return "rtf"
    if told == "html" or _MARKUP.match(text) or (text.lstrip()[:1] == "<" and _ELEMENT.match(text)):
        return "html"
    return _json(text)


def _json(text: str) -> Kind | None:
    """One value, or a value a line. A number or a word by itself is no more than text."""
    start = text.lstrip()[:1]
    if not start or start not in "{[":
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text, len(text) - len(text.lstrip()))
    except (ValueError, RecursionError):
        return None
    rest = text[end:].lstrip()
    if not rest:
        return "json"
    return "jsonl" if rest[0] in "{[" and "\n" in text[end : len(text) - len(rest)] else None


def _is_deep(text: str) -> bool:
    """Whether some JSON is nested more deeply than it can be read."""
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return False


def _is_table(text: str) -> bool:
    """Whether lines part into the same number of fields, three or more, from the first on. Only for unknown endings."""
    whole = text[: text.rfind("\n", 0, _SAMPLE)]
    lines = [line for line in whole.splitlines() if line.strip()][:40]
    for sign in "\t,;|":
        counts = {line.count(sign) for line in lines}
        if len(lines) >= 3 and len(counts) == 1 and counts.pop() >= 2:
            return True
    return False
