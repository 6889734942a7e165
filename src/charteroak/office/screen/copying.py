"""What is handed over: the copy under a name that says nothing, and the list of what is withheld in it.

Both are in the page itself, as addresses that hold their content: the site keeps neither, and needs no second request.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import PurePath

from charteroak.office.cells import as_csv
from charteroak.screening.looking import Withheld

LARGEST = 24 << 20
"""Of bytes: in an address they become a third more, and browsers take no more than 32 MB."""

_ENDINGS: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text", ".log", ".asc"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "html": (".html", ".htm", ".xhtml", ".xml", ".svg"),
    "delimited": (".csv", ".tsv", ".tab", ".psv"),
    "json": (".json", ".geojson", ".jsonld"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "mail": (".eml",),
    "mbox": (".mbox",),
    "msg": (".eml",),
    "archive": (".zip",),
    "parquet": (".parquet",),
    "arrow": (".arrow", ".feather"),
    "rtf": (".rtf",),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "pdf": (".pdf",),
}
"""How the names of files of a kind end; the first is given where the given name ends otherwise."""

_PICTURES = {
    b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"II*\0": ".tif", b"MM\0*": ".tif", b"GIF8": ".gif", b"BM": ".bmp",
    b"RIFF": ".webp",
}  # fmt: skip


def named(kind: str, given: str, data: bytes, stem: str) -> str:
    """A name for the copy. Of the given name only its ending is used, and only if it is one of its kind's."""
    endings = _ENDINGS.get(kind) or _of_picture(data)
    ending = PurePath(given).suffix.lower()
    return f"{stem}{ending if ending in endings else endings[0]}"


def _of_picture(data: bytes) -> tuple[str, ...]:
    return (next((ending for sign, ending in _PICTURES.items() if data.startswith(sign)), ".bin"),)


def address(data: bytes, kind: str = "application/octet-stream") -> str:
    """An address that holds its content."""
    return f"data:{kind};base64,{b64encode(data).decode()}"


def listed(withheld: Sequence[tuple[str, str, int]], heads: tuple[str, str, str], *, classes: bool) -> bytes:
    """The list as CSV: where, what and how often; without `classes`, not what, for that tells what is withheld."""
    counts: dict[tuple[str, ...], int] = {}
    for where, what, count in withheld:
        row = (where, what) if classes else (where,)
        counts[row] = counts.get(row, 0) + count
    rows = ((*row, count) for row, count in counts.items())
    return as_csv((heads if classes else (heads[0], heads[2]), *rows))


def counted(withheld: Sequence[Withheld]) -> int:
    """How many places are withheld."""
    return sum(each.count for each in withheld)
