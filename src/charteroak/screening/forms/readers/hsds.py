"""Services of the Human Services Data Specification (3.x): what one must be, bring or do to get them.

Each is a demand that the service makes of whoever comes, so each is a question: eligibility, the way to apply, and
every document that is required. Services stand alone, in pages of lists, in organizations, or in tables.
"""

from __future__ import annotations

from typing import Any

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.placed import members, place_of, pointer, text_of

_DEMANDS = ("eligibility_description", "eligibility", "application_process")
_DOCUMENTS = ("required_documents", "required_documents.csv", "required_document")
_MOST = 20_000


def add(made: Making, value: Any, at: str) -> None:
    """Add what every service in it demands."""
    _look(made, value, at, "", [_MOST])


def _look(made: Making, value: Any, at: str, key: str, left: list[int]) -> None:
    left[0] -= 1
    if left[0] < 0:
        if left[0] == -1:
            made.left(at, "too many")
        return
    if isinstance(value, list):
        for number, each in enumerate(value):
            if isinstance(each, dict | list):
                _look(made, each, pointer(at, number), key, left)
            elif key in _DOCUMENTS and text_of(each):
                _ask(made, each, pointer(at, number), key)
    elif isinstance(value, dict):
        _service(made, value, at, key)
        for name, each in value.items():
            if isinstance(each, dict | list) and name not in ("attributes", "metadata"):
                _look(made, each, pointer(at, name), str(name), left)


def _service(made: Making, value: dict[str, Any], at: str, key: str) -> None:
    held = members(value)
    if any(text_of(held.get(each)) for each in (*_DEMANDS, "required_documents")) or _DEMANDS[0] in held:
        made.title = made.title or text_of(held.get("name"))
        made.note(text_of(held.get("name")), pointer(at, "name"), 2)
        made.note(text_of(held.get("description")), pointer(at, "description"))
    for each in _DEMANDS:
        _ask(made, held.get(each), pointer(at, each), each)
    if text_of(held.get("required_documents")):
        _ask(made, held["required_documents"], pointer(at, "required_documents"), "required_documents")
    if key in _DOCUMENTS or ("document" in held and "service_id" in held):
        _ask(made, held.get("document", held.get("name")), pointer(at, "document"), "required_document")


def _ask(made: Making, shown: Any, where: str, name: str) -> None:
    if text_of(shown):
        first, last = place_of(shown)
        made.ask(Question(text=text_of(shown), where=where, name=name, start=first, end=last))
