"""A plate reader's hotlist configuration: which of its topics are about immigration, and are switched on.

A vendor's page lets an agency subscribe to topics of NCIC, one of which is the Immigration Violator File. What is
read is a table with a row for each topic. Only the number of a row is told, never what else stands in it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NoReturn

from charteroak.logic.errors import BadInput

LARGEST = 16 << 20

HEADING_WITHIN = 20
"""How many rows down a heading is looked for: an export may begin with a title."""

_TOPIC = re.compile(
    r"\b(?:topics?|categor(?:y|ies)|lists?(?:\s*names?)?|hot\s*lists?|alerts?(?:\s*types?)?|files?(?:\s*types?)?|types?"
    r"|source|reason|name|title|description|code|temas?|categor[ií]as?|listas?)\b"
)
_SWITCH = re.compile(
    r"\A(?:on|state|estado)\Z"
    r"|\b(?:enabled?|active|activated|status|subscribed|subscription|selected|checked|alerting|notify|in use|turned on"
    r"|switched on|on off|activ[oa]|activad[oa]|habilitad[oa])\b"
)
_SWITCH_OFF = re.compile(
    r"\b(?:disabled?|inactive|muted|suppressed|paused|desactivad[oa]|deshabilitad[oa]|inactiv[oa])\b"
)
_YES = frozenset(["yes", "y", "true", "t", "1", "x", "checked", "✓", "✔", "☑", "✅", "si", "sí", "s", "verdadero"])
_NO = frozenset(["no", "n", "false", "f", "0", "unchecked", "none", "never", "-", "☐", "✗", "✘", "❌", "falso"]) | {""}
_ON = frozenset(
    (
        *("on", "enabled", "enable", "active", "activated", "subscribed", "selected"),
        *("activo", "activa", "activado", "activada", "habilitado"),
    )
)
_OFF = frozenset(
    (
        *("off", "disabled", "disable", "inactive", "deactivated", "unsubscribed", "unselected", "muted", "paused"),
        *("suppressed", "inactivo", "inactiva", "desactivado", "desactivada", "deshabilitado"),
    )
)
_IMMIGRATION = re.compile(
    r"immigra|inmigra|migratori|deport|\bI\.?C\.?E\.?\b|\bIVF\b|customs enforcement|removal (?:order|warrant)"
    r"|warrants? (?:of|for) removal|admin(?:istrative)?\.? (?:ICE )?warrants?|absconder|\bERO\b|nseers|undocumented"
    r"|\balien",
    re.IGNORECASE,
)
_ALLOWED = "a table in CSV, with a heading for the topic and one for whether it is on"


@dataclass(frozen=True, slots=True)
class Found:
    """A row with an immigration topic that is switched on, or of which that cannot be told. Rows count from 1, the
    heading's row included, as a spreadsheet counts them.
    """

    row: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where things stand in a row: what names its topic, what says whether it is on, topics with a column each."""

    names: tuple[str, ...]
    topics: tuple[int, ...]
    switches: tuple[int, ...]
    columns: tuple[int, ...]


def immigration_topics(data: bytes) -> list[Found]:
    """The rows of a hotlist configuration in which an immigration topic is switched on.

    A row is one topic, or one agency with a column for each topic. BadInput, without anything of the file, where it is
    no such table. A topic whose switch cannot be told is found too, as not certain: it may be on.
    """
    rows = _rows(data)
    heading = next((found for found in map(_heading, islice(rows, HEADING_WITHIN)) if found), None)
    if heading is None:
        _refuse("a file without those headings")
    return [found for found in (_row(number, row, heading) for number, row in rows) if found]


def _heading(numbered: tuple[int, list[str]]) -> _Heading | None:
    cells = numbered[1]
    names = tuple(map(_plain, cells))
    switches = tuple(i for i, name in enumerate(names) if _SWITCH.search(name) or _SWITCH_OFF.search(name))
    topics = tuple(i for i, name in enumerate(names) if _TOPIC.search(name) and i not in switches)
    columns = tuple(i for i, cell in enumerate(cells) if len(cells) > 1 and _IMMIGRATION.search(_spaced(cell)))
    return _Heading(names, topics, switches, columns) if columns or (topics and switches) else None


def _row(number: int, row: Sequence[str], heading: _Heading) -> Found | None:
    cells = dict(enumerate(row))
    switches = list(heading.columns)
    if any(_IMMIGRATION.search(_spaced(cells.get(i, ""))) for i in heading.topics):
        switches += heading.switches
    states = [_state(_plain(cells.get(i, "")), heading.names[i]) for i in switches]
    if True in states:
        return Found(number, certain=True)
    return Found(number, certain=False) if states and False not in states else None


def _state(word: str, name: str) -> bool | None:
    """Whether a switch is on; None where that cannot be told. A heading may ask whether it is off."""
    if word in _ON or word in _OFF:
        return word in _ON
    if word in _YES or word in _NO:
        asks_off = bool(_SWITCH_OFF.search(name)) and word != ""
        return (word in _YES) != asks_off
    return None


def _plain(cell: str) -> str:
    return " ".join(_spaced(cell).casefold().strip("\"'[]().:?* ").split())


def _spaced(cell: str) -> str:
    """A name with its words apart, also where they are written as one: isEnabled, topic_name."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_/]+", " ", cell)


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number from 1. BadInput where there is none, or it is no CSV."""
    if len(data) > LARGEST:
        _refuse("a file that is too long")
    text = _decoded(data)
    if not text.strip() or "\0" in text:
        _refuse("a file that is empty, or no text")
    first = "\n".join(text.split("\n", 5)[:5])
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return _numbered(reader)


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            _refuse(f"a row {number + 1} that is no CSV")
        number += 1
        yield number, row


def _decoded(data: bytes) -> str:
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _refuse(given: str) -> NoReturn:
    raise BadInput("hotlist", given, [_ALLOWED]) from None
