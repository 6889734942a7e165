"""Questionnaires of FHIR (STU3, R4, R5): items in items, their codes, answers and hints.

A group's text is the lead-in of what is in it. Answers of a response are never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from charteroak.screening.forms.form import Code, Making, Question
from charteroak.screening.forms.readers.placed import (
    dicts,
    joined,
    language_of,
    members,
    place_of,
    pointer,
    text_of,
)
from charteroak.screening.forms.readers.wording import Answer, answer_of, words

_SYSTEMS = {
    "http://loinc.org": "loinc",
    "https://loinc.org": "loinc",
    "urn:oid:2.16.840.1.113883.6.1": "loinc",
    "http://snomed.info/sct": "snomed",
    "urn:oid:2.16.840.1.113883.6.96": "snomed",
}
_ANSWERS: dict[str, Answer] = {
    "boolean": "yes-no",
    "string": "text",
    "text": "text",
    "url": "text",
    "integer": "number",
    "decimal": "number",
    "quantity": "number",
    "date": "date",
    "dateTime": "date",
    "time": "date",
    "attachment": "file",
}
_HINTS = frozenset({"help", "flyover", "prompt", "unit", "lower", "upper", "legal"})
_FEW_WORDS = 4
_LINKED = re.compile(r"(?:^|/)(\d{4,5}-\d)\Z")


@dataclass
class _Around:
    """What stands around an item."""

    made: Making
    sets: dict[str, list[str]]
    asked: dict[str, str] = field(default_factory=dict)
    """What was asked so far, by its link."""


def add(made: Making, value: Any, at: str) -> None:
    """Add the items of a questionnaire, of a response to one, or of every one in a bundle."""
    if value.get("resourceType") == "Bundle":
        entries = [
            (pointer(pointer(at, "entry"), n), members(each.get("resource"))) for n, each in dicts(value.get("entry"))
        ]
        shared = {key: each for _, held in entries for key, each in _sets([held])}
        for place, held in entries:
            if str(held.get("resourceType")).startswith("Questionnaire"):
                _form(made, held, pointer(place, "resource"), shared)
        return
    _form(made, value, at, {})


def _form(made: Making, value: dict[str, Any], at: str, shared: dict[str, list[str]]) -> None:
    made.title = made.title or text_of(value.get("title"))
    made.language = made.language or language_of(value.get("language"))
    made.note(text_of(value.get("title")), pointer(at, "title"), 1)
    made.note(text_of(value.get("description")), pointer(at, "description"))
    contained = [each for _, each in dicts(value.get("contained"))]
    around = _Around(made, {**shared, **dict(_sets(contained))})
    _items(around, value, at, stem="", level=2)


def _items(around: _Around, value: dict[str, Any], at: str, stem: str, level: int) -> None:
    for key in ("item", "group", "question"):  # the last two are of DSTU2
        for number, item in dicts(value.get(key)):
            _item(around, item, pointer(pointer(at, key), number), stem, level)
    for number, answer in dicts(value.get("answer")):
        _items(around, answer, pointer(pointer(at, "answer"), number), stem, level)


def _item(around: _Around, item: dict[str, Any], at: str, stem: str, level: int) -> None:
    text, kind = text_of(item.get("text")), item.get("type")
    if kind == "display":
        if not _is_hint(item):
            around.made.note(text, pointer(at, "text"))
    elif kind == "group" or (kind is None and item.get("item") and "answer" not in item):
        around.made.note(text, pointer(at, "text"), level)
        _items(around, item, at, text or stem, level + 1)
    else:
        asked = _question(around, item, at, stem)
        around.made.ask(asked)
        around.asked[asked.name] = asked.text
        _items(around, item, at, stem, level + 1)


def _question(around: _Around, item: dict[str, Any], at: str, stem: str) -> Question:
    codes = list(_codings(item.get("code")))
    shown = item.get("text") if text_of(item.get("text")) else None
    key = "text" if shown else "code"
    shown = shown or next((each["display"] for each in codes if text_of(each.get("display"))), None)
    shown = shown or item.get("linkId")
    text = text_of(shown)
    options = tuple(_options(item, around.sets))
    above = _above(around, item, text)
    first, last = place_of(shown)
    return Question(
        text=words(text) or "?",
        where=pointer(at, key) if shown is not None else at,
        stem=" ".join(part for part in (stem, above) if part),
        options=options,
        help=joined(*_helps(item)),
        name=text_of(item.get("linkId")),
        codes=tuple(_code(each) for each in codes if text_of(each.get("code"))) or _by_link(item),
        answer=_ANSWERS.get(str(item.get("type")), answer_of(options)),
        start=first,
        end=last,
    )


def _above(around: _Around, item: dict[str, Any], text: str) -> str:
    """The question that a short one hangs on ("Which one?"): by itself it says nothing."""
    if len(text.split()) > _FEW_WORDS:
        return ""
    on = [text_of(each.get("question")) for _, each in dicts(item.get("enableWhen"))]
    return next((around.asked[link] for link in on if link in around.asked), "")


def _helps(item: dict[str, Any]) -> Iterator[Any]:
    """Hints: items within that are shown with it, and what is said of it in other languages."""
    for _, each in dicts(item.get("item")):
        if each.get("type") == "display" and _is_hint(each):
            yield each.get("text")
    for _, each in dicts(item.get("extension")):
        if str(each.get("url")).endswith(("entryFormat", "questionnaire-supportLink")):
            yield each.get("valueString")
    for _, each in dicts(members(item.get("_text")).get("extension")):
        for _, part in dicts(each.get("extension")):
            if part.get("url") == "content":
                yield part.get("valueString", part.get("valueMarkdown"))


def _is_hint(item: dict[str, Any]) -> bool:
    for _, each in dicts(item.get("extension")):
        for _, coding in dicts(members(each.get("valueCodeableConcept")).get("coding")):
            if coding.get("code") in _HINTS:
                return True
    return False


def _codings(value: Any) -> Iterator[dict[str, Any]]:
    """Codes, as R4 writes them and as R5's drafts and STU3 did."""
    for _, each in dicts([value] if isinstance(value, dict) else value):
        if "coding" in each:
            yield from (coding for _, coding in dicts(each["coding"]))
        else:
            yield each


def _code(coding: dict[str, Any]) -> Code:
    system = text_of(coding.get("system"))
    return Code(_SYSTEMS.get(system, system), text_of(coding.get("code")))


def _by_link(item: dict[str, Any]) -> tuple[Code, ...]:
    """The code that a link ends with, as in forms made from LOINC's panels ("/93025-5/93027-1")."""
    found = _LINKED.search(text_of(item.get("linkId")))
    return (Code("loinc", found[1]),) if found else ()


def _options(item: dict[str, Any], sets: dict[str, list[str]]) -> Iterator[str]:
    for _, each in dicts(item.get("answerOption", item.get("option"))):
        for key, value in each.items():
            if key.startswith("value"):
                said = members(value).get("display", members(value).get("code")) if isinstance(value, dict) else value
                if isinstance(said, str | int | float) and str(said).strip():
                    yield str(said).strip()
    named = item.get("answerValueSet", item.get("options"))
    named = members(named).get("reference") if isinstance(named, dict) else named
    yield from sets.get(text_of(named).partition("|")[0], ())


def _sets(resources: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """The value sets among some resources, by their numbers ("#id") and addresses."""
    for each in resources:
        if each.get("resourceType") != "ValueSet":
            continue
        lists = [part.get("concept") for _, part in dicts(members(each.get("compose")).get("include"))]
        lists.append(members(each.get("expansion")).get("contains"))
        said = [text_of(one.get("display")) or text_of(one.get("code")) for part in lists for _, one in dicts(part)]
        yield f"#{text_of(each.get('id'))}", [one for one in said if one]
        yield text_of(each.get("url")) or "#", [one for one in said if one]
