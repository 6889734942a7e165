"""The operators of a page in one row: those of the forms it draws stand where the forms are drawn.

A form that writes nothing stays one operator. Each operator knows the resources that its names are looked up in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.pdf_drawn import WRITES
from charteroak.screening.formats.pdf_matrix import SAME, Matrix, number
from charteroak.screening.formats.surface import Cannot

_DEEPEST = 24
_MOST = 3_000_000
_DRAWS = re.compile(rb"\bDo\b")


@dataclass(slots=True)
class Scope:
    """Where names are looked up: the page's resources are number 0, each form's as it is drawn has its own."""

    number: int
    resources: Any

    def find(self, kind: str, name: Any) -> Any:
        """A resource by its kind and its name; None where there is none."""
        with suppress(*Trouble):
            return self.resources[kind][str(name)]
        return None


@dataclass(slots=True)
class Operator:
    """An operator, what it is given, and where its names are looked up."""

    name: str
    given: Sequence[Any]
    scope: Scope
    whole: Any
    """As it was parsed."""


@dataclass(slots=True)
class Row:
    """The operators, and which of them stand for a form: where from, where to, and the operator that draws it."""

    operators: list[Operator] = field(default_factory=list)
    forms: dict[int, tuple[int, Operator]] = field(default_factory=dict)
    scopes: list[Scope] = field(default_factory=list)


def row_of(page: Any) -> Row:
    """The operators of a page."""
    made = Row()
    resources = _inherited(page, "/Resources")
    _lay_out(page, _scope(made, resources), made, ())
    return made


def _scope(row: Row, resources: Any) -> Scope:
    row.scopes.append(Scope(len(row.scopes), resources if resources is not None else pikepdf.Dictionary()))
    return row.scopes[-1]


def _inherited(page: Any, key: str) -> Any:
    for _ in range(64):
        if page is None or key in page:
            break
        page = page.get("/Parent")
    return None if page is None else page.get(key)


def _lay_out(drawn: Any, scope: Scope, row: Row, within: tuple[Any, ...]) -> None:
    for each in pikepdf.parse_content_stream(drawn):
        operator = Operator(str(each.operator), list(each.operands), scope, each)
        if len(row.operators) > _MOST:
            raise Cannot("too large")
        form = scope.find("/XObject", each.operands[0]) if operator.name == "Do" and len(each.operands) else None
        if form is not None and form.is_indirect and form.objgen in within:
            continue  # a form within itself
        if form is None or not _writes(form, within):
            row.operators.append(operator)
            continue
        start = len(row.operators)
        row.operators += _entering(form, scope)
        inner = _scope(row, form.get("/Resources", scope.resources))
        _lay_out(form, inner, row, (*within, form.objgen))
        row.operators.append(_plain("Q", (), scope))
        row.forms[start] = (len(row.operators), operator)


def _writes(form: Any, within: tuple[Any, ...]) -> bool:
    """Whether something is a form that writes, or may draw one that does, and is not within itself."""
    if not isinstance(form, pikepdf.Stream) or str(form.get("/Subtype")) != "/Form":
        return False
    if form.objgen in within or len(within) > _DEEPEST:
        return False
    content = bytes(form.read_bytes())
    return bool(WRITES.search(content) or _DRAWS.search(content))


def _entering(form: Any, scope: Scope) -> Iterator[Operator]:
    """What drawing a form does before its own operators (ISO 32000-1, 8.10.1)."""
    yield _plain("q", (), scope)
    matrix = matrix_of(form.get("/Matrix"))
    if matrix != SAME:
        yield _plain("cm", matrix, scope)
    box = [float(each) for each in form.get("/BBox", ())]
    if len(box) == 4:
        yield _plain("re", (box[0], box[1], box[2] - box[0], box[3] - box[1]), scope)
        yield _plain("W", (), scope)
        yield _plain("n", (), scope)


def _plain(name: str, given: Sequence[Any], scope: Scope) -> Operator:
    return Operator(name, given, scope, ([number(each) for each in given], pikepdf.Operator(name)))


def matrix_of(value: Any) -> Matrix:
    """A matrix of the file; one that changes nothing where it is none."""
    with suppress(*Trouble):
        a, b, c, d, e, f = (float(each) for each in value)
        return a, b, c, d, e, f
    return SAME
