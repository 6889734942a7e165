"""Forms of SurveyJS: pages, panels, matrices, lists of texts. A question in several languages is one, read in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.placed import (
    dicts,
    joined,
    language_of,
    place_of,
    pointer,
    text_of,
)
from charteroak.screening.forms.readers.wording import Answer, answer_of, words

_WITHIN = ("elements", "templateElements", "questions")
_ANSWERS: dict[str, Answer] = {
    "boolean": "yes-no",
    "text": "text",
    "comment": "text",
    "rating": "number",
    "slider": "number",
    "file": "file",
    "signaturepad": "signature",
}
_INPUTS: dict[str, Answer] = {
    "date": "date",
    "datetime-local": "date",
    "month": "date",
    "number": "number",
    "time": "date",
}
_SHOWN = frozenset({"html", "image", "expression"})
_HELPS = ("description", "placeholder", "placeHolder", "hintText")
_TAG = re.compile(r"<[^<>]*>")


def add(made: Making, value: Any, at: str) -> None:
    """Add the elements of all pages."""
    title, _ = _said(value.get("title"))
    made.title = made.title or title
    made.language = made.language or language_of(value.get("locale"))
    made.note(title, pointer(at, "title"), 1)
    made.note(_said(value.get("description"))[0], pointer(at, "description"))
    for number, page in dicts(value.get("pages")):
        place = pointer(pointer(at, "pages"), number)
        made.note(_said(page.get("title"))[0], pointer(place, "title"), 2)
        made.note(_said(page.get("description"))[0], pointer(place, "description"))
        _within(made, page, place, "")
    _within(made, value, at, "")


def _within(made: Making, value: dict[str, Any], at: str, stem: str) -> None:
    for key in _WITHIN:
        for number, each in dicts(value.get(key)):
            _element(made, each, pointer(pointer(at, key), number), stem)


def _element(made: Making, each: dict[str, Any], at: str, stem: str) -> None:
    kind = text_of(each.get("type"))
    title, _ = _said(each.get("title"))
    if kind in _SHOWN:
        shown = _TAG.sub(" ", _said(each.get("html"))[0]) or title
        made.note(" ".join(shown.split()), pointer(at, "html"))
    elif any(isinstance(each.get(key), list) for key in _WITHIN):
        made.note(title, pointer(at, "title"), 3)
        made.note(_said(each.get("description"))[0], pointer(at, "description"))
        _within(made, each, at, " ".join(part for part in (stem, title) if part))
    elif kind.startswith("matrix") or kind == "multipletext":
        _table(made, each, at, stem)
    else:
        made.ask(_question(each, at, stem, _options(each)))


def _table(made: Making, each: dict[str, Any], at: str, stem: str) -> None:
    """A matrix: each row is a question where its cells are alike, and each column where it asks something else."""
    own = _said(each.get("title"))[0] or text_of(each.get("name"))
    above = " ".join(part for part in (stem, own) if part)
    parts = {key: list(_parts(each.get(key), pointer(at, key))) for key in ("rows", "columns", "items")}
    rows = parts["rows"] if each.get("type") == "matrix" else []
    options = [text for text, _, _, _ in parts["columns"]] if rows else list(_options(each))
    asked = rows or parts["items"] or parts["columns"]
    if not asked:
        made.ask(_question(each, at, stem, options))
        return
    made.note(own, pointer(at, "title"))
    helped = joined(*_texts(each.get("description")))
    others = [text for text, _, _, _ in parts["rows"]] if asked is not parts["rows"] else []
    for text, shown, place, part in asked:
        first, last = place_of(shown)
        held = list(_options(part)) or options
        made.ask(
            Question(
                text=text,
                where=place,
                stem=above,
                options=tuple(held),
                help=joined(helped, *others, *_texts(part.get("placeholder"))),
                name=text_of(part.get("name", part.get("value"))),
                answer=answer_of(held) if held else _answer(part),
                start=first,
                end=last,
            )
        )


def _parts(value: Any, at: str) -> Iterator[tuple[str, Any, str, dict[str, Any]]]:
    """Rows, columns or items: the text, the string that says it, where it stands, and the whole."""
    for number, each in enumerate(value if isinstance(value, list) else ()):
        place = pointer(at, number)
        if isinstance(each, dict):
            key = next((one for one in ("title", "text", "name", "value") if _said(each.get(one))[0]), "")
            text, shown = _said(each.get(key))
            if text:
                yield words(text), shown, pointer(place, key), each
        elif text_of(each):
            yield words(text_of(each)), each, place, {}


def _question(each: dict[str, Any], at: str, stem: str, options: list[str]) -> Question:
    key = "title" if _said(each.get("title"))[0] else "name"
    text, shown = _said(each.get(key))
    first, last = place_of(shown)
    others = [one for one in _texts(each.get("title")) if one != text]
    helps = [
        one for part in ("description", "placeholder", "placeHolder", "hintText") for one in _texts(each.get(part))
    ]
    return Question(
        text=words(text) or "?",
        where=pointer(at, key) if text else at,
        stem=stem,
        options=tuple(options),
        help=joined(*others, *helps),
        name=text_of(each.get("name")),
        answer=_answer(each) if text_of(each.get("type")) in _ANSWERS else answer_of(options),
        start=first,
        end=last,
    )


def _answer(each: dict[str, Any]) -> Answer:
    return _INPUTS.get(text_of(each.get("inputType")), _ANSWERS.get(text_of(each.get("type")), "unknown"))


def _options(each: dict[str, Any]) -> list[str]:
    """All that may be chosen, in all languages."""
    found: list[str] = []
    for key in ("choices", "rateValues"):
        listed = each.get(key)
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict):
                found += _texts(one.get("text")) or _texts(one.get("value"))
            elif isinstance(one, str | int):
                found.append(str(one))
    for key in ("labelTrue", "labelFalse", "otherText", "noneText", "minRateDescription", "maxRateDescription"):
        found += _texts(each.get(key))
    return list(dict.fromkeys(found))


def _said(value: Any) -> tuple[str, Any]:
    """What is said by default, and the string that says it."""
    if isinstance(value, dict):
        first = next((each for each in value.values() if text_of(each)), "")
        value = next((value[key] for key in ("default", "en", "es") if text_of(value.get(key))), first)
    return text_of(value), value


def _texts(value: Any) -> list[str]:
    """What is said, in all languages."""
    held = value.values() if isinstance(value, dict) else [value]
    return [text for each in held if (text := text_of(each))]
