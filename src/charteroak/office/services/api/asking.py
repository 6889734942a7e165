"""What a request of the HSDS API asks for: its parameters, read whole or refused by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from charteroak.catalogue.indexing import moment
from charteroak.logic.errors import BadInput

MOST = 500
"""Items of a page."""
USUAL = 50
"""The same, where it is not said."""
LONGEST = 200
"""Characters of a value."""
_LAST = 1_000_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: how it is described, and how it is read. `read` raises ValueError where a text is none."""

    name: str
    description: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    allowed: str
    usual: Any = ""


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
            raise ValueError(text)
        return int(text)

    return read


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return read


def _flag(text: str) -> bool:
    return _one_of(("true", "false"))(text.lower()) == "true"


def _uuid(text: str) -> str:
    return str(UUID(text)) if len(text) == 36 else _refuse(text)  # as the catalogue writes them


def _refuse(text: str) -> str:
    raise ValueError(text)


def _time(text: str) -> str:
    moment(text.replace(" ", "+"))  # a plus sign that was not encoded
    return text.replace(" ", "+")


def _metres(text: str) -> float:
    metres = float(text)
    return metres if 0 < metres <= 1e6 else float(_refuse(text))


_TEXT, _BOOLEAN, _UUID = {"type": "string"}, {"type": "boolean"}, {"type": "string", "format": "uuid"}
_NUMBER = {"type": "integer", "minimum": 1}


def _flagged(name: str, description: str) -> Parameter:
    return Parameter(name, description, _BOOLEAN, _flag, "true or false", usual=False)


def _id(name: str, description: str) -> Parameter:
    return Parameter(name, description, _UUID, _uuid, "a UUID")


PARAMETERS: Mapping[str, Parameter] = {
    each.name: each
    for each in (
        Parameter("search", "Full text search, in English and Spanish.", _TEXT, str, "words"),
        Parameter("page", "Page number of paginated result.", _NUMBER, _whole(_LAST), "a whole number from 1", usual=1),
        Parameter(
            "per_page",
            "Number of results requested in a single page.",
            {**_NUMBER, "maximum": MOST, "default": USUAL},
            _whole(MOST),
            f"a whole number from 1 to {MOST}",
            usual=USUAL,
        ),
        Parameter(
            "format",
            "`json` by default; `ndjson` has all the results, one on each line, without pages.",
            {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
            _one_of(("json", "ndjson")),
            "json or ndjson",
            usual="json",
        ),
        _id("taxonomy_term_id", "Records with this taxonomy term."),
        _id("taxonomy_id", "Records with any term of this taxonomy."),
        _id("organization_id", "Services that this organization provides."),
        Parameter(
            "modified_after",
            "Services that were modified on or after this time. One without an offset is UTC's.",
            {"type": "string", "format": "date-time"},
            _time,
            "a time in ISO 8601, as 2026-11-23T09:00:00Z",
        ),
        _flagged("minimal", "Only each service's id and when it was modified; all of them in one page."),
        _flagged("full", "Each item with all that is nested in it."),
        _flagged("full_service", "Each organization with its services, and all that is nested in them."),
        _flagged("top_only", "Only terms that are below no other."),
        _id("parent_id", "Terms whose parent has this id."),
        Parameter("postcode", "Places whose address has this ZIP code.", _TEXT, str, "a ZIP code"),
        Parameter(
            "proximity",
            "With `postcode`: places within so many metres of the middle of its places in the catalogue.",
            {"type": "number", "exclusiveMinimum": 0},
            _metres,
            "metres, up to 1000000",
            usual=0.0,
        ),
    )
}
"""Every parameter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, by the names of parameters; what is not given has its usual value."""

    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name, PARAMETERS[name].usual)


def asked(request: HttpRequest, names: tuple[str, ...]) -> Asked:
    """The parameters of a request: of its query, and of its body where it is sent as a form is.

    BadInput where there is another than `names`, one is there twice, or one is not what it is to be.
    """
    given = [*request.GET.lists(), *(request.POST.lists() if request.method == "POST" else ())]
    values: dict[str, Any] = {}
    for name, texts in given:
        if name not in names:
            raise BadInput("the query", "another parameter", names)
        parameter = PARAMETERS[name]
        if name in values or len(texts) != 1:
            raise BadInput(name, "more than one", ["one"])
        if texts[0] == "":
            continue
        try:
            if len(texts[0]) > LONGEST or "\0" in texts[0]:
                raise ValueError(name)
            values[name] = parameter.read(texts[0])
        except ValueError:
            raise BadInput(name, "another text", [parameter.allowed]) from None
    if "proximity" in values and "postcode" not in values:
        raise BadInput("proximity", "without postcode", ["with postcode"])
    return Asked(values)
