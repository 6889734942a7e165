"""Reading a form: what kind of form some bytes are, by what stands in them, and the reader for it.

A reader is a function of bytes, the file's name and the bounds, in a module of `readers/`, loaded when it is needed. It
raises Cannot by kind: "not a form" where nothing is asked, and the troubles that the formats know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from importlib import import_module
from typing import cast

import msgspec

from charteroak.screening.documents.text import decode
from charteroak.screening.formats import kinds
from charteroak.screening.formats.limits import LIMITS, Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Question

NOT_A_FORM = "not a form"
Reader = Callable[[bytes, str, Limits], Form]

_WHERE: dict[kinds.Kind, tuple[str, str]] = {
    "html": ("html", "read_html"),
    "markdown": ("markdown", "read_markdown"),
    "text": ("script", "read_script"),
    "json": ("jsons", "read_json"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "pdf": ("pdf", "read_pdf"),
    "delimited": ("delimited", "read_delimited"),
}
"""Which module of `readers` reads a kind of file, and by which function. Other kinds are no forms."""

OF_TEXT = frozenset({"html", "markdown", "text", "json", "delimited"})
"""Kinds whose questions may be told by line and column."""


def read_form(data: bytes, name: str = "", limits: Limits = LIMITS) -> Form:
    """The form that a file is. Cannot says why it is none, by kind; a file with no question in it is not a form."""
    if len(data) > limits.size:
        raise Cannot("too large")
    kind = kinds.kind_of(data, name)
    if kind not in _WHERE:
        raise Cannot(NOT_A_FORM)
    module, function = _WHERE[kind]
    reader = cast("Reader", getattr(import_module(f"charteroak.screening.forms.readers.{module}"), function))
    form = reader(data, name, limits)
    if not form.questions:
        raise Cannot(NOT_A_FORM)
    return _with_lines(form, decode(data)) if kind in OF_TEXT else form


def _with_lines(form: Form, text: str) -> Form:
    """The form with lines and columns for the questions that know where they begin in the file."""
    if all(question.start < 0 or question.line for question in form.questions):
        return form
    breaks = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def place(at: int) -> tuple[int, int]:
        line = bisect_right(breaks, at)
        return line, at - breaks[line - 1] + 1

    def placed(question: Question) -> Question:
        if question.start < 0 or question.line:
            return question
        (line, column), (end_line, end_column) = place(question.start), place(question.end)
        return msgspec.structs.replace(question, line=line, column=column, end_line=end_line, end_column=end_column)

    return msgspec.structs.replace(form, questions=tuple(map(placed, form.questions)))
