"""Data dictionaries: REDCap's, and tables with a column of questions. Each row is a question."""

from __future__ import annotations

import re
from typing import Any

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.placed import dicts, joined, place_of, pointer
from charteroak.screening.forms.readers.wording import Answer, answer_of, said, words
from charteroak.screening.forms.readers.xlsform import Cell, Row

_TAG = re.compile(r"<[^<>]*>")
_TEXTS = (
    *(
        "field_label",
        "field label",
        "question text",
        "question_text",
        "question",
        "questiontext",
        "item text",
        "prompt",
    ),
    *("pregunta", "texto de la pregunta", "label", "etiqueta", "data element", "field", "campo"),
)
_NAMES = (
    *("field_name", "variable / field name", "variable", "variable name", "name", "code", "id", "column", "nombre"),
    *("variable_name", "field name", "column name", "element"),
)
_OPTIONS = (
    *(
        "select_choices_or_calculations",
        "choices, calculations, or slider labels",
        "choices",
        "options",
        "response options",
    ),
    *("answers", "values", "allowed values", "opciones", "respuestas", "responses", "answer options"),
)
_HELPS = ("field_note", "field note", "help", "help text", "hint", "ayuda", "description", "definition", "instructions")
_KINDS = ("field_type", "field type", "type")
_SECTIONS = ("section_header", "section header", "section")
_UNASKED = frozenset({"descriptive", "calc", "calculated"})
_ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("yesno", "truefalse", "boolean"), "yes-no"),
    **dict.fromkeys(("text", "notes", "string"), "text"),
    **dict.fromkeys(("slider", "integer", "number"), "number"),
    **dict.fromkeys(("file", "signature"), "file"),
}


def is_dictionary(heads: list[str]) -> bool:
    """Whether heads of columns are those of a table that has a question in each row."""
    known = {head.strip().lower() for head in heads}
    if "field_label" in known or "field label" in known:
        return True
    if not known & set(_TEXTS[2:10]):
        return False
    return bool(known & {*_OPTIONS, *_KINDS, *_NAMES, *_SECTIONS}) or len(known) == 1


def add_rows(made: Making, rows: list[Row]) -> None:
    """Add a question for each row."""
    for row in rows:
        held = {head.strip().lower(): cell for head, cell in row.items()}
        section = _first(held, _SECTIONS)
        if section and section.text.strip():
            made.note(_plain(section.text), section.where, 2)
        cell, name = _first(held, _TEXTS), _first(held, _NAMES)
        kind = _said(held, _KINDS).lower()
        shown = cell if cell and cell.text.strip() else name
        if shown is None or not shown.text.strip():
            continue
        if kind in _UNASKED:
            made.note(_plain(shown.text), shown.where)
            continue
        options = _choices(_said(held, _OPTIONS), kind)
        made.ask(
            Question(
                text=words(_plain(shown.text)) or said(shown.text),
                where=shown.where,
                options=tuple(options),
                help=joined(*(held[key].text for key in _HELPS if key in held)),
                name=name.text.strip() if name else "",
                answer=answer_of(options) if options else _ANSWERS.get(kind, "unknown"),
                start=shown.start,
                end=shown.end,
            )
        )


def add(made: Making, value: Any, at: str) -> None:
    """Add the rows of a dictionary that is written as JSON."""
    rows: list[Row] = []
    for number, each in dicts(value):
        place = pointer(at, number)
        rows.append({key: Cell(v, pointer(place, key), *place_of(v)) for key, v in each.items() if isinstance(v, str)})
    add_rows(made, rows)


def _choices(text: str, kind: str) -> list[str]:
    """Choices as REDCap writes them ("1, Yes | 2, No"), or a list."""
    if not text.strip() or kind == "calc":
        return []
    if "|" in text:
        parts = [part.partition(",")[2] or part for part in text.split("|")]
    else:
        parts = re.split(r"\s*[;\n]\s*|\s*/\s*|,\s+", text)
    return [kept for part in parts if (kept := _plain(part))]


def _first(held: dict[str, Cell], names: tuple[str, ...]) -> Cell | None:
    return next((held[name] for name in names if name in held and held[name].text.strip()), None)


def _said(held: dict[str, Cell], names: tuple[str, ...]) -> str:
    cell = _first(held, names)
    return cell.text.strip() if cell else ""


def _plain(text: str) -> str:
    return said(_TAG.sub(" ", text))
