"""JSON that is a form of one sort or another, told by what stands in it, alone, in a list, or under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, cast

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.form import Form, Kind, Making
from charteroak.screening.forms.readers.placed import dicts, members, placed, pointer, text_of
from charteroak.screening.forms.readers.wording import asks

Add = Callable[[Making, Any, str], None]
"""Adds the questions of a form, which stands at a pointer, to one in the making."""

_DEEPEST = 4
_MOST_LOOKED_AT = 2_000
_MOST_QUESTIONS = 20_000
_SURVEYJS = ("pages", "elements", "questions", "calculatedValues", "completedHtml", "triggers")
_GOOGLE = ("questionItem", "questionGroupItem", "pageBreakItem", "textItem")
_SCHEMA = ("properties", "$defs", "definitions", "allOf", "oneOf", "anyOf", "$ref", "items")
_SERVICE = frozenset({"eligibility_description", "required_documents", "application_process", "eligibility"})
_FIELDS = frozenset(
    {"fields", "questions", "items", "components", "elements", "controls", "inputs", "sections", "steps"}
)
_SHOUTED = frozenset(
    {"MULTIPLE_CHOICE", "CHECKBOX", "PARAGRAPH_TEXT", "LIST", "TEXT", "GRID", "CHECKBOX_GRID", "SCALE"}
)


def read_json(data: bytes, name: str, limits: Limits) -> Form:
    """The form that some JSON is. Cannot where it is broken, nested too deeply, too large, or no form."""
    del name
    value = placed(data, limits)
    try:
        made = _read(value)
    except RecursionError:
        raise Cannot("too deep") from None
    if made is None:
        raise Cannot("not a form")
    return made.form()


def _read(value: Any) -> Making | None:
    """All forms in it that are of the kind of the first."""
    made: Making | None = None
    for kind, form, at in _forms(value, "", _DEEPEST, [_MOST_LOOKED_AT]):
        made = made or Making(kind)
        if made.kind != kind:
            made.left(at, "form of another kind")
            continue
        if len(made.questions) > _MOST_QUESTIONS:
            raise Cannot("too large")
        _adder(kind)(made, form, at)
    return made


def _adder(kind: Kind) -> Add:
    module = {
        "fhir": "fhir",
        "json-schema": "json_schema",
        "surveyjs": "surveyjs",
        "google-forms": "google",
        "hsds": "hsds",
        "xlsform": "xlsform",
        "columns": "dictionary",
    }[kind]
    return cast("Add", import_module(f"charteroak.screening.forms.readers.{module}").add)


def _forms(value: Any, at: str, deepest: int, left: list[int]) -> Iterator[tuple[Kind, Any, str]]:
    """The forms, from the outside in: within one none is looked for."""
    left[0] -= 1
    kind = _kind_of(value)
    if kind:
        yield kind, value, at
        return
    if deepest <= 0 or left[0] <= 0:
        return
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in within:
        if isinstance(each, dict | list) and left[0] > 0:
            yield from _forms(each, pointer(at, key), deepest - 1, left)


def _kind_of(value: Any) -> Kind | None:
    """What kind of form an object is by itself, or a list of rows."""
    if isinstance(value, list):
        return _kind_of_rows(value)
    if not isinstance(value, dict):
        return None
    if value.get("resourceType") in ("Questionnaire", "QuestionnaireResponse", "Bundle"):
        return "fhir"
    return _kind_of_survey(value) or _kind_of_schema(value) or _kind_of_service(value) or _kind_of_fields(value)


def _kind_of_rows(rows: list[Any]) -> Kind | None:
    first = next((each for _, each in dicts(rows[:20])), {})
    if _kind_of_survey(first) or _kind_of_schema(first) or "resourceType" in first:
        return None  # a list of forms
    if "field_name" in first and "field_label" in first:
        return "columns"
    if _SERVICE & first.keys() or {"service_id", "document"} <= first.keys():
        return "hsds"
    return "google-forms" if _is_field(first) else None


def _kind_of_survey(value: dict[str, Any]) -> Kind | None:
    if isinstance(value.get("survey"), list):
        return "xlsform"
    items = value.get("items")
    if isinstance(items, list) and any(_is_google(each) for _, each in dicts(items)):
        return "google-forms"
    for key in _SURVEYJS:
        for _, each in dicts(value.get(key)):
            if isinstance(each.get("elements"), list) or (key != "questions" and _is_element(each)):
                return "surveyjs"
            if key == "questions" and "name" in each and _is_element(each):
                return "surveyjs"
    return None


def _is_google(item: dict[str, Any]) -> bool:
    kind = item.get("type")
    return any(key in item for key in _GOOGLE) or (isinstance(kind, str) and kind in _SHOUTED)


def _is_element(each: dict[str, Any]) -> bool:
    return isinstance(each.get("type"), str) and ("name" in each or "title" in each) and "key" not in each


def _kind_of_schema(value: dict[str, Any]) -> Kind | None:
    if isinstance(value.get("uiSchema"), dict) and isinstance(value.get("schema"), dict):
        return "json-schema"
    said = value.get("$schema")
    if isinstance(said, str) and "schema" in said and any(key in value for key in (*_SCHEMA, "title", "enum")):
        return "json-schema"
    properties = value.get("properties")
    if isinstance(properties, dict) and all(isinstance(each, dict | bool) for each in properties.values()):
        return "json-schema"
    if "openapi" in value or "swagger" in value:
        return "json-schema"
    known = value.get("type") in ("object", "array") and any(isinstance(value.get(key), dict | list) for key in _SCHEMA)
    return "json-schema" if known else None


def _kind_of_service(value: dict[str, Any]) -> Kind | None:
    if _SERVICE & value.keys():
        return "hsds"
    lists = ("services", "contents", "service_at_locations", "services.csv", "required_documents.csv", "service")
    for key in lists:
        held = value.get(key)
        rows = [held] if isinstance(held, dict) else [each for _, each in dicts(held)]
        if any(_SERVICE & row.keys() or "document" in row or isinstance(row.get("service"), dict) for row in rows):
            return "hsds"
        if any("status" in row and isinstance(row.get("services"), list) for row in rows):
            return "hsds"
    return None


def _kind_of_fields(value: dict[str, Any]) -> Kind | None:
    for key in _FIELDS & value.keys():
        if any(_is_field(each) or _FIELDS & each.keys() for _, each in dicts(value[key])):
            return "google-forms"
    return None


def _is_field(value: Any) -> bool:
    """Whether an object is a field with a label, as makers of forms write it."""
    held = members(value)
    if any(asks(text_of(held.get(key))) for key in ("question", "pregunta", "prompt")):
        return True
    asked = any(isinstance(held.get(key), str) for key in ("question", "label", "title", "text", "prompt", "pregunta"))
    kind = any(key in held for key in ("type", "options", "choices", "required", "inputType", "answers", "fieldType"))
    return asked and kind
