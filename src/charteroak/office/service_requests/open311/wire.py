"""How answers of GeoReport v2 are written: XML, and JSON after the convention that the specification names.

In XML a list is an element whose children all have one name; in JSON it is the list. What is not known is an empty
element, and null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse

XML, JSON = "text/xml", "application/json"
FORMS = {"xml": XML, "json": JSON}
BELOW = ("/open311/", "/es/open311/")
"""Where the interface lies."""


@dataclass(frozen=True)
class Many:
    """A list, with the name that each of it has in XML."""

    each: str
    rows: Sequence[Value]


Value = str | int | float | bool | None | Many | Mapping[str, "Value"]


def answer(form: str, root: str, value: Many | Mapping[str, Value], status: int = 200) -> HttpResponse:
    """An answer in a form: `xml`, `json`; XML for any other."""
    if form == "json":
        body = json.dumps(_plain(value), ensure_ascii=False, indent=1).encode()
    else:
        element = ElementTree.Element(root)
        _fill(element, value)
        body = b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(element, encoding="utf-8")
    return HttpResponse(body, content_type=f"{FORMS.get(form, XML)}; charset=utf-8", status=status)


def failed(form: str, wrong: Sequence[tuple[int, str]]) -> HttpResponse:
    """What went wrong, each with a code and a sentence. The answer's status is the first one's."""
    rows: list[Value] = [{"code": code, "description": said} for code, said in wrong]
    return answer(form, "errors", Many("error", rows), status=wrong[0][0])


def failed_before(request: HttpRequest, status: int, said: str) -> HttpResponse | None:
    """The same for what fails before or beside a view of the interface; None where the address is not below it."""
    if not request.path_info.startswith(BELOW):
        return None
    form = request.path_info.rpartition(".")[2]
    return failed(form, [(status, said)])


def moment(at: datetime) -> str:
    """A moment with its offset, in the format that the specification names."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def beginning(day: date) -> str:
    """A day, as the moment that it begins with: for what is told without the hour."""
    return moment(datetime.combine(day, time(), UTC))


def _plain(value: Value) -> object:
    if isinstance(value, Many):
        return [_plain(each) for each in value.rows]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _fill(element: ElementTree.Element, value: Value) -> None:
    if isinstance(value, Many):
        for each in value.rows:
            _fill(ElementTree.SubElement(element, value.each), each)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            _fill(ElementTree.SubElement(element, name), each)
    elif value is not None:
        element.text = str(value).lower() if isinstance(value, bool) else str(value)
