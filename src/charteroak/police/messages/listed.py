"""Records written in a line, their fields divided by commas, semicolons or bars and their tags by a blank only:
`file wanted person, nic w998000204, alder, ann, dob 1980-01-01, off assault; file ...`. Laid out as labelled fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charteroak.police.messages.tokens import FILE, REMARK, TAGS
from charteroak.police.messages.values import is_doubted
from charteroak.police.messages.words import may_hold

_CELL = re.compile(r"[,;|]|[ \t]{2,}|[.][ \t]+(?=[A-Z]{3} )")
_TAG = re.compile(r"(?P<lead>[^:/]{0,24}: )?(?P<tag>[A-Z]{3,4})(?:[ \t]+|: ?|=)(?=\S)(?P<value>.*)")
_SAID = frozenset(
    {FILE, "MKE", "NIC", "NAM", "DOB", "SEX", "RAC", "OFF", "WNO", "DOW", "EXL", "ORI", "OCA", "DTE", REMARK}
)
_NAME = re.compile(r"[A-Z][A-Z'-]+(?: [A-Z'-]+)?, ?[A-Z][A-Z'-]+(?: [A-Z'-]+)?")
_A_NUMBER = b"A000000000"
_LEAST = 3

_Cell = tuple[str, str]
"""A field's tag and its value; without a tag, what stands there besides."""


def listed(words: str) -> str:
    """The text with such lines as fields, one below the other. A line in which something denies or doubts stays."""
    if not may_hold(words, _A_NUMBER):
        return words
    return "\n".join(_line(line) for line in words.split("\n"))


def _line(line: str) -> str:
    if not ("," in line or ";" in line or "|" in line or "  " in line) or not may_hold(line, _A_NUMBER):
        return line
    cells = [_cell(cell.strip()) for cell in _CELL.split(line) if cell.strip()]
    tags = [tag for tag, _ in cells if tag]
    if len(tags) < _LEAST or "NIC" not in tags or not {FILE, "MKE"} & set(tags) or is_doubted(line):
        return line
    return "\n".join(_fields(cells))


def _cell(cell: str) -> _Cell:
    found = _TAG.fullmatch(cell)
    tag = TAGS.get(found["tag"], "") if found else ""
    return (tag, found["value"]) if found and tag in _SAID else ("", cell)


def _fields(cells: Sequence[_Cell]) -> Iterator[str]:
    """Each field on a line; a name, where one stands without a tag; what else stands there, as a note.

    What follows a remark is the remark's, up to the next record.
    """
    at, remark = 0, False
    while at < len(cells):
        tag, value = cells[at]
        if tag in (FILE, "MKE"):
            yield "\n"
            remark = False
        if remark:
            yield f"{REMARK}: {value}"
        elif tag:
            yield f"{tag}: {value}"
        elif at + 1 < len(cells) and not cells[at + 1][0] and _NAME.fullmatch(name := f"{value}, {cells[at + 1][1]}"):
            yield f"NAM: {name}"
            at += 1
        else:
            yield f"NOTE: {value}"
        remark = remark or tag == REMARK
        at += 1
