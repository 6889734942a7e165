"""XLSForm as rows, wherever they come from: a survey saved as CSV, or what an interface answers in JSON.

The first label column is the text; other languages are help. A group's label is the lead-in of what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.paper_signs import completes, is_lead_in
from charteroak.screening.forms.readers.placed import dicts, joined, language_of, members, place_of, pointer
from charteroak.screening.forms.readers.wording import Answer, answer_of, said, words

_UNASKED = frozenset(
    {"note", "calculate", "hidden", "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber"}
    | {"username", "email", "audit", "start-geopoint", "background-audio", "xml-external", "csv-external"}
    | {"entities"}
)
_HELPS = ("hint", "guidance_hint", "constraint_message", "required_message")
_ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("text", "barcode", "geopoint"), "text"),
    **dict.fromkeys(("integer", "decimal", "range"), "number"),
    **dict.fromkeys(("date", "time", "datetime"), "date"),
    **dict.fromkeys(("image", "audio", "video", "file"), "file"),
}
_LANGUAGE = re.compile(r"\(([a-z]{2})\)")
_MARKED = re.compile(r"\*\*|__(?=\w)|(?<=\w)__|<[/a-zA-Z][^<>]{0,200}>")


class Cell(NamedTuple):
    """What a cell says, and where: in words of the format, and in code points of the file (-1 for nowhere)."""

    text: str
    where: str
    start: int = -1
    end: int = -1


Row = Mapping[str, Cell]
"""A row's cells by the names of their columns, in the order of the columns."""


@dataclass
class Book:
    """The rows of the three sheets, and where the survey's rows are named from."""

    survey: list[Row]
    choices: list[Row] = field(default_factory=list)
    settings: list[Row] = field(default_factory=list)


def is_survey(heads: Iterable[str]) -> bool:
    """Whether heads of columns are those of a survey."""
    known = {head.strip().lower() for head in heads}
    return {"type", "name"} <= known and any(head.startswith("label") for head in known)


def add_book(made: Making, book: Book) -> None:
    """Add the questions of a survey."""
    _settle(made, book.settings)
    lists = _lists(book.choices)
    groups: list[str] = []
    for row in book.survey:
        kind = " ".join(_text(row, "type").lower().replace("_", " ", 1).split())
        labels = list(_in_languages(row, "label"))
        label = labels[0] if labels else None
        if _text(row, "disabled").lower() in ("yes", "true"):
            continue
        if kind.startswith(("begin group", "begin repeat", "begin loop")):
            groups.append(plain(label.text) if label else "")
            if label:
                made.note(plain(label.text), label.where, min(len(groups) + 1, 6))
        elif kind.startswith("end "):
            del groups[-1:]
        elif _text(row, "type").lower() in _UNASKED:
            if label and kind == "note":
                made.note(plain(label.text), label.where)
        elif _text(row, "type"):
            _ask(made, row, labels, lists, next((each for each in reversed(groups) if each), ""))


def _ask(made: Making, row: Row, labels: list[Cell], lists: Mapping[str, list[str]], over: str) -> None:
    parts = _text(row, "type").split()
    kind = parts[0].lower()
    chosen = kind.startswith(("select", "rank"))
    options = list(lists.get(parts[1], [])) if chosen and len(parts) > 1 else []
    if chosen and "or_other" in parts[2:]:
        options.append("Other")
    cell = labels[0] if labels else row.get("name")
    if cell is None or not cell.text.strip():
        return
    text = words(plain(cell.text)) or said(cell.text)
    completed = over.endswith("?") or is_lead_in(over) or completes(over, text)
    helps = [plain(each.text) for name in _HELPS for each in _in_languages(row, name)]
    made.ask(
        Question(
            text=text,
            where=cell.where,
            stem=over if completed else "",
            options=tuple(options),
            help=joined(*(plain(each.text) for each in labels[1:]), *helps),
            name=_text(row, "name"),
            answer=answer_of(options) if chosen else _ANSWERS.get(kind, "unknown"),
            start=cell.start,
            end=cell.end,
        )
    )


def _settle(made: Making, settings: list[Row]) -> None:
    for row in settings[:1]:
        made.title = made.title or _text(row, "form_title") or _text(row, "title")
        default = _text(row, "default_language")
        code = _LANGUAGE.search(default)
        named = {"english": "en", "español": "es", "spanish": "es", "espanol": "es"}
        made.language = language_of(code[1]) if code else named.get(default.lower(), language_of(default))


def _lists(choices: list[Row]) -> dict[str, list[str]]:
    """The labels of each list, the first language before the others; the names of those without."""
    found: dict[str, list[list[str]]] = {}
    for row in choices:
        key = _text(row, "list_name") or _text(row, "list name")
        labels = [plain(each.text) for each in _in_languages(row, "label")]
        found.setdefault(key, []).append([each for each in labels or [_text(row, "name")] if each])
    return {
        key: list(dict.fromkeys([each[0] for each in said if each] + [more for each in said for more in each[1:]]))
        for key, said in found.items()
    }


def _in_languages(row: Row, name: str) -> Iterator[Cell]:
    """What a column says, in each language that it is there in."""
    for head, cell in row.items():
        if head.strip().lower().partition(":")[0] == name and cell.text.strip():
            yield cell


def _text(row: Row, name: str) -> str:
    cell = row.get(name)
    return cell.text.strip() if cell else ""


def plain(text: str) -> str:
    """A label without marks of Markdown and HTML."""
    return " ".join(_MARKED.sub("", text).split())


def add(made: Making, value: Any, at: str) -> None:
    """Add the questions of a survey that is written as JSON: a list of rows a sheet."""
    held = members(value)
    sheets = [_rows(held.get(name), pointer(at, name)) for name in ("survey", "choices", "settings")]
    if isinstance(held.get("settings"), dict):
        sheets[2] = _rows([held["settings"]], pointer(at, "settings"))
    add_book(made, Book(*sheets))


def _rows(value: Any, at: str) -> list[Row]:
    rows: list[Row] = []
    for number, each in dicts(value):
        row: dict[str, Cell] = {}
        for key, cell in each.items():
            place = pointer(pointer(at, number), key)
            listed = cell if isinstance(cell, list) else [cell]
            for count, one in enumerate(listed):
                if isinstance(one, str):
                    name = key.replace("select_from_list_name", "list_name") if count == 0 else f"{key}::{count}"
                    row[name] = Cell(one, place if len(listed) == 1 else pointer(place, count), *place_of(one))
        if "select_from_list_name" in each and "type" in row:
            row["type"] = row["type"]._replace(text=f"{row['type'].text} {each['select_from_list_name']}")
        rows.append(row)
    return rows
