"""Forms of Google: what its interface answers, what scripts export; and fields with labels as others write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charteroak.screening.forms.form import Making, Question
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

_LISTS = ("items", "sections", "steps", "pages", "fields", "questions", "components", "elements", "controls", "inputs")
_TEXTS = ("question", "title", "label", "text", "prompt", "pregunta", "name", "key")
_HELPS = ("description", "helpText", "help", "hint", "placeholder", "tooltip", "instructions")
_CHOICE = ("label", "text", "value", "title", "name")
_CHOICES = ("choices", "options", "values", "answers", "enum")
_NOTES = frozenset(
    {
        "section_header",
        "page_break",
        "image",
        "video",
        "textitem",
        "imageitem",
        "videoitem",
        "heading",
        "header",
        "content",
    }
    | {
        "htmlelement",
        "paragraph",
        "statement",
        "button",
        "submit",
        "html",
        "hidden",
        "section",
        "group",
        "panel",
        "page",
    }
)
_ANSWERS: dict[str, Answer] = {
    "textQuestion": "text",
    "scaleQuestion": "number",
    "ratingQuestion": "number",
    "dateQuestion": "date",
    "timeQuestion": "date",
    "fileUploadQuestion": "file",
    "date": "date",
    "datetime": "date",
    "text": "text",
    "paragraph_text": "text",
    "number": "number",
    "scale": "number",
    "file_upload": "file",
    "file": "file",
    "signature": "signature",
    "boolean": "yes-no",
}


def add(made: Making, value: Any, at: str) -> None:
    """Add the items of a form, or of a list of fields."""
    if isinstance(value, list):
        for number, each in dicts(value):
            _item(made, each, pointer(at, number), "")
        return
    info = members(value.get("info"))
    held, place = (info, pointer(at, "info")) if info else (value, at)
    title = text_of(held.get("title", held.get("documentTitle", held.get("name"))))
    made.title = made.title or title
    made.language = made.language or language_of(value.get("language", value.get("locale")))
    made.note(title, pointer(place, "title"), 1)
    made.note(text_of(held.get("description")), pointer(place, "description"))
    _within(made, value, at, "")


def _within(made: Making, value: dict[str, Any], at: str, stem: str) -> None:
    for key in _LISTS:
        for number, each in dicts(value.get(key)):
            _item(made, each, pointer(pointer(at, key), number), stem)


def _item(made: Making, item: dict[str, Any], at: str, stem: str) -> None:
    key = next((one for one in _TEXTS if text_of(item.get(one))), "")
    kind = text_of(item.get("type", item.get("fieldType"))).lower()
    group = members(item.get("questionGroupItem"))
    if group or isinstance(item.get("rows"), list):
        _grid(made, item, group, at, stem)
    elif "questionItem" in item:
        question = members(members(item["questionItem"]).get("question"))
        made.ask(_question(item, at, stem, key, list(_choices(question)), _answer(question)))
    elif any(one in item for one in ("pageBreakItem", "textItem", "imageItem", "videoItem")):
        _note(made, item, at)
    elif any(isinstance(item.get(one), list) and item[one] and isinstance(item[one][0], dict) for one in _LISTS):
        _note(made, item, at)
        title = text_of(item.get("title", item.get("label")))
        _within(made, item, at, " ".join(part for part in (stem, title) if part))
    elif any(isinstance(members(item.get("properties")).get(one), list) for one in _LISTS):
        _note(made, item, at)
        title = " ".join(part for part in (stem, text_of(item.get("title"))) if part)
        _within(made, members(item["properties"]), pointer(at, "properties"), title)
    elif kind in _NOTES:
        _note(made, item, at)
    elif key:
        made.ask(_question(item, at, stem, key, list(_options(item)), _ANSWERS.get(kind, "unknown")))


def _note(made: Making, item: dict[str, Any], at: str) -> None:
    key = "title" if text_of(item.get("title")) else "label"
    made.note(text_of(item.get(key)), pointer(at, key), 2)
    made.note(joined(*(item.get(one) for one in ("description", "helpText", "content"))), at)


def _grid(made: Making, item: dict[str, Any], group: dict[str, Any], at: str, stem: str) -> None:
    """A grid: each row is a question, and its columns are what may be chosen."""
    above = " ".join(part for part in (stem, text_of(item.get("title"))) if part)
    made.note(text_of(item.get("title")), pointer(at, "title"))
    if group:
        options = list(_choices({"choiceQuestion": members(group.get("grid")).get("columns")}))
        place = pointer(pointer(at, "questionGroupItem"), "questions")
        rows = [
            (
                members(each.get("rowQuestion")).get("title"),
                pointer(pointer(pointer(place, number), "rowQuestion"), "title"),
            )
            for number, each in dicts(group.get("questions"))
        ]
    else:
        options = list(_said(item.get("columns")))
        rows = [(each, pointer(pointer(at, "rows"), number)) for number, each in enumerate(item["rows"])]
    for shown, where in rows:
        if text_of(shown):
            first, last = place_of(shown)
            helped = joined(*(item.get(key) for key in _HELPS))
            made.ask(
                Question(
                    text=words(text_of(shown)),
                    where=where,
                    stem=above,
                    options=tuple(options),
                    help=helped,
                    answer=answer_of(options),
                    start=first,
                    end=last,
                )
            )


def _question(item: dict[str, Any], at: str, stem: str, key: str, options: list[str], answer: Answer) -> Question:
    shown = item.get(key)
    first, last = place_of(shown)
    names = (text_of(item.get(one)) for one in ("name", "key", "questionId", "itemId", "id", "ref"))
    return Question(
        text=words(text_of(shown)) or "?",
        where=pointer(at, key) if key else at,
        stem=stem,
        options=tuple(options),
        help=joined(*(item.get(one) for one in _HELPS if one != key)),
        name=next((name for name in names if name), ""),
        answer=answer_of(options) if options else answer,
        start=first,
        end=last,
    )


def _answer(question: dict[str, Any]) -> Answer:
    return next((answer for key, answer in _ANSWERS.items() if key in question), "unknown")


def _choices(question: dict[str, Any]) -> Iterator[str]:
    """What may be chosen, of a question as the interface answers it."""
    for _, each in dicts(members(question.get("choiceQuestion")).get("options")):
        if text_of(each.get("value")):
            yield text_of(each["value"])
    scale = members(question.get("scaleQuestion"))
    yield from (text_of(scale[key]) for key in ("lowLabel", "highLabel") if text_of(scale.get(key)))


def _options(item: dict[str, Any]) -> Iterator[str]:
    """What may be chosen, of a field in whatever shape."""
    for held in (item, members(item.get("properties")), members(item.get("data"))):
        for key in _CHOICES:
            yield from _said(held.get(key))


def _said(value: Any) -> Iterator[str]:
    """The choices of a list, or of an object whose values are choices."""
    for each in value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else ():
        if isinstance(each, dict):
            held = next(
                (text for key in ("label", "text", "value", "title", "name") if (text := text_of(each.get(key)))), ""
            )
            if held:
                yield held
        elif isinstance(each, str) and each.strip():
            yield each.strip()
