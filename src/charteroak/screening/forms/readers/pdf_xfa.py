"""Forms of XFA: the template that a PDF carries as XML, with a caption for each field. Its data are not read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pikepdf

from charteroak.screening.documents.pdf_marks import Trouble
from charteroak.screening.formats.opc import Element, local, parsed
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Making
from charteroak.screening.forms.readers.paper import Control, Line, Paper
from charteroak.screening.forms.readers.paper_signs import TICK

_LARGEST = 32 << 20
"""In bytes, of the template."""
_MOST = 20_000
_FEW = 2
"""With no more questions than this on its pages, a file that carries a template is one that only asks for a viewer."""


def read_xfa(pdf: Any, made: Making) -> Form:
    """The form, from the template where the pages say nothing. What cannot be read of it is named."""
    templates: list[bytes] | None = None
    with suppress(*Trouble):
        templates = list(_templates(pdf))
    if templates is None:
        made.left("form of XFA", "broken")
    if not templates or len(made.questions) > _FEW:
        return made.form()
    anew = Making("pdf")
    anew.language, anew.title = made.language, made.title
    anew.unread = made.unread
    try:
        for template in templates:
            _read(parsed(template), anew)
    except Cannot as trouble:
        anew.left("form of XFA", str(trouble))
    return anew.form() if anew.questions else made.form()


def _templates(pdf: Any) -> Iterator[bytes]:
    """The parts of the file's XFA that are a template; those with data are passed over."""
    form = pdf.Root.get("/AcroForm")
    packets = form.get("/XFA") if form is not None else None
    if packets is None:
        return
    if isinstance(packets, pikepdf.Stream):
        yield _bytes(packets)
        return
    for number in range(0, min(len(packets) - 1, 64), 2):
        if str(packets[number]) == "template":
            yield _bytes(packets[number + 1])


def _bytes(stream: Any) -> bytes:
    data = bytes(stream.read_bytes())
    if len(data) > _LARGEST:
        raise ValueError("too large")
    return data


def _read(root: Element, made: Making) -> None:
    paper = Paper(made)
    template = next(root.iter("{*}template"), None)
    if template is None:
        return
    for number, element in enumerate(template.iter("{*}field", "{*}exclGroup", "{*}draw")):
        if number == _MOST:
            break
        hidden = element.get("presence") in ("hidden", "invisible", "inactive")
        if hidden or next((each for each in element.iterancestors() if each.get("presence") in ("hidden", "inactive")),
                          None) is not None:  # fmt: skip
            continue
        where = f"form of XFA, field {number + 1}"
        match local(element):
            case "draw":
                paper.line(Line(" ".join(_texts(element.find("{*}value"))), where))
            case "exclGroup":
                _ask(paper, element, where, tuple(_caption(each) for each in element.iterfind("{*}field")))
            case _ if local(element.getparent()) != "exclGroup" and element.find("{*}ui/{*}button") is None:
                _ask(paper, element, where, tuple(_items(element)))
    paper.done()


def _ask(paper: Paper, element: Element, where: str, options: tuple[str, ...]) -> None:
    tip = " ".join(_texts(element.find("{*}assist/{*}toolTip")) or _texts(element.find("{*}assist/{*}speak")))
    label = _caption(element) or tip
    offered = tuple(option for option in options if option)
    if not label:
        paper.line(Line("  ".join(f"{TICK} {option}" for option in offered), where))
    else:
        paper.ask(label, where, options=offered, control=Control(element.get("name", ""), tip))


def _caption(element: Element) -> str:
    return " ".join(_texts(element.find("{*}caption/{*}value")))


def _items(element: Element) -> Iterator[str]:
    """What a list offers: its first list of items is what is shown."""
    items = element.find("{*}items")
    if items is not None and element.find("{*}ui/{*}choiceList") is not None:
        for each in items:
            if each.text and each.text.strip():
                yield " ".join(each.text.split())


def _texts(element: Element | None) -> list[str]:
    return [] if element is None else [" ".join(text.split()) for text in element.itertext() if text.strip()]
