"""JSON Schema, drafts 4 to 2020-12: each property that holds a value is a question, by its title or else its name.

An object's title, or its name, is the lead-in of what is in it. References within the file are followed, each but
once on the way down.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from charteroak.screening.forms.form import Making, Question
from charteroak.screening.forms.readers.placed import dicts, joined, members, place_of, pointer, text_of
from charteroak.screening.forms.readers.wording import Answer, answer_of, words

_MOST_LOOKED_AT = 8_000
_BRANCHES = ("allOf", "anyOf", "oneOf")
_DEFINED = ("$defs", "definitions")
_ANSWERS: dict[str, Answer] = {"boolean": "yes-no", "number": "number", "integer": "number"}
_FORMATS: dict[str, Answer] = {
    "date": "date",
    "date-time": "date",
    "time": "date",
    "data-url": "file",
    "binary": "file",
}
_HELPS = ("description", "help", "placeholder", "ui:help", "ui:description", "ui:placeholder", "x-help", "x-hint")


class _At(NamedTuple):
    """A schema on the way down: where it is, what it is called, what it completes, and the references followed."""

    schema: dict[str, Any]
    at: str
    name: str = ""
    named: Any = None
    stem: str = ""
    refs: frozenset[str] = frozenset()
    shown: dict[str, Any] = {}  # noqa: RUF012 - of a tuple that nobody changes
    level: int = 1
    titled: str = ""
    """Where its title stands, if that is beside a reference to the rest."""


class _Walk:
    """One walk through a schema."""

    def __init__(self, made: Making, root: Any, base: str) -> None:
        self._made = made
        self._root = root
        self._base = base
        self._left = _MOST_LOOKED_AT

    def go(self, here: _At) -> None:
        """Add the questions of a schema."""
        self._left -= 1
        if self._left <= 0:
            if self._left == 0:
                self._made.left(here.at, "too many")
            return
        here = self._followed(here)
        schema = here.schema
        if isinstance(schema.get("properties"), dict) or self._is_group(schema):
            self._object(here)
        elif schema.get("type") == "array" or "items" in schema or "prefixItems" in schema:
            self._array(here)
        elif here.name or text_of(schema.get("title")):
            self._ask(here, list(_options(schema)))

    def _followed(self, here: _At) -> _At:
        """The schema with what it refers to, its own words first."""
        while isinstance(here.schema.get("$ref", here.schema.get("$dynamicRef")), str):
            ref = str(here.schema.get("$ref", here.schema.get("$dynamicRef")))
            found = None if ref in here.refs else self._referred(ref)
            rest = {key: each for key, each in here.schema.items() if key not in ("$ref", "$dynamicRef")}
            if found is None:
                if not ref.startswith("#"):
                    self._made.left(here.at, "reference elsewhere")
                return here._replace(schema=rest, refs=here.refs | {ref})
            schema, at = found
            titled = here.titled or (here.at if "title" in rest else "")
            at = here.at if "properties" in rest else at
            here = here._replace(schema={**schema, **rest}, at=at, refs=here.refs | {ref}, titled=titled)
        return here

    def _referred(self, ref: str) -> tuple[dict[str, Any], str] | None:
        """What a reference within the file leads to."""
        if not ref.startswith("#"):
            return None
        value: Any = self._root
        steps = [unquote(step).replace("~1", "/").replace("~0", "~") for step in ref[1:].split("/")[1:]]
        if not steps and ref != "#":
            return None
        at = self._base
        for step in steps:
            if isinstance(value, list) and step.isdecimal() and len(step) < 6 and int(step) < len(value):
                value = value[int(step)]
            elif isinstance(value, dict) and step in value:
                value = value[step]
            else:
                return None
            at = pointer(at, step)
        return (value, at) if isinstance(value, dict) else None

    def _is_group(self, schema: dict[str, Any]) -> bool:
        """Whether it holds objects in its branches, rather than being a value."""
        return any(_holds(self._peeked(each)) for key in _BRANCHES for _, each in dicts(schema.get(key)))

    def _peeked(self, schema: dict[str, Any]) -> dict[str, Any]:
        ref = schema.get("$ref")
        found = self._referred(ref) if isinstance(ref, str) else None
        return found[0] if found else schema

    def _object(self, here: _At) -> None:
        title = text_of(here.schema.get("title"))
        nested = bool(here.name)
        if title and here.at != self._base:
            self._made.note(title, pointer(here.titled or here.at, "title"), min(here.level + 1, 6))
            self._made.note(text_of(here.schema.get("description")), pointer(here.at, "description"))
        own = title or here.name if nested else ""
        stem = " ".join(part for part in (here.stem, own) if part)
        below = here._replace(stem=stem, level=here.level + 1, named=None, titled="")
        for name, schema in members(here.schema.get("properties")).items():
            if isinstance(schema, dict):
                at = pointer(pointer(here.at, "properties"), name)
                shown = members(here.shown.get(name))
                self.go(below._replace(schema=schema, at=at, name=str(name), named=name, shown=shown))
        self._branches(below._replace(name=""))

    def _branches(self, here: _At) -> None:
        """What is asked in one case or another."""
        schema = here.schema
        for key in _BRANCHES:
            for number, each in dicts(schema.get(key)):
                self._part(here, each, pointer(pointer(here.at, key), number))
        for key in ("then", "else", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                self._part(here, schema[key], pointer(here.at, key))
        for key in ("dependentSchemas", "dependencies", "patternProperties"):
            for name, each in members(schema.get(key)).items():
                if isinstance(each, dict):
                    self._part(here, each, pointer(pointer(here.at, key), name))

    def _part(self, here: _At, schema: dict[str, Any], at: str) -> None:
        known = members(here.schema.get("properties")).keys()
        part = self._followed(here._replace(schema=schema, at=at))
        nested = any(key in part.schema for key in (*_BRANCHES, "dependencies"))
        if not (_holds(part.schema) or nested or text_of(part.schema.get("title"))):
            return
        properties = members(part.schema.get("properties"))
        again = {key for key, each in properties.items() if key in known and not text_of(members(each).get("title"))}
        kept = {
            key: each for key, each in properties.items() if key not in again
        }  # conditions on what is asked already
        if properties or any(key in part.schema for key in (*_BRANCHES, "then", "else", "dependencies")):
            self._object(part._replace(schema={**part.schema, "properties": kept}, name=""))
        elif part.schema.get("type") not in (None, "object") or "enum" in part.schema:
            self.go(part)

    def _array(self, here: _At) -> None:
        schema = here.schema
        held = schema.get("items", schema.get("contains"))
        inner = self._followed(here._replace(schema=members(held), at=pointer(here.at, "items")))
        listed = [*dicts(held), *dicts(schema.get("prefixItems"))]
        if _holds(inner.schema) or self._is_group(inner.schema):
            titled = {"title": schema["title"]} if text_of(schema.get("title")) else {}
            self.go(inner._replace(schema={**inner.schema, **titled}, shown=members(here.shown.get("items"))))
        elif listed:
            key = "prefixItems" if "prefixItems" in schema else "items"
            stem = " ".join(part for part in (here.stem, text_of(schema.get("title")) or here.name) if part)
            for number, each in listed:
                if text_of(each.get("title")) or "$ref" in each or "properties" in each:
                    at = pointer(pointer(here.at, key), number)
                    self.go(here._replace(schema=each, at=at, name="", named=None, stem=stem))
        elif here.name or text_of(schema.get("title")) or text_of(inner.schema.get("title")):
            merged = schema if text_of(schema.get("title")) else {**schema, "title": inner.schema.get("title")}
            described = joined(schema.get("description"), inner.schema.get("description"))
            self._ask(here._replace(schema={**merged, "description": described}), list(_options(inner.schema)))

    def _ask(self, here: _At, options: list[str]) -> None:
        schema, shown = here.schema, here.schema.get("title")
        key = "title"
        ui = here.shown
        if text_of(ui.get("ui:title")):
            shown = ui["ui:title"]
        if ui.get("ui:widget") == "hidden" or ui.get("ui:field") == "hidden":
            return
        if not text_of(shown):
            shown, key = here.named or here.name, ""
        first, last = place_of(shown)
        examples = [each for each in schema.get("examples", ()) if isinstance(each, str)] if not options else []
        names = [str(each) for each in ui.get("ui:enumNames", ()) if isinstance(each, str)]
        self._made.ask(
            Question(
                text=(words(text_of(shown)) if key else text_of(shown)) or "?",
                where=pointer(here.titled or here.at, key) if key else here.at,
                stem=here.stem,
                options=tuple(dict.fromkeys((*names, *options))),
                help=joined(*(schema.get(each) for each in _HELPS), *(ui.get(each) for each in _HELPS), *examples),
                name=here.name,
                answer=_answer(schema, options),
                start=first,
                end=last,
            )
        )


def add(made: Making, value: Any, at: str) -> None:
    """Add the questions of a schema; of a file that only defines some, those of each."""
    if isinstance(value.get("uiSchema"), dict) and isinstance(value.get("schema"), dict):
        _add(made, value["schema"], pointer(at, "schema"), value["uiSchema"])
    else:
        _add(made, value, at, {})


def _add(made: Making, schema: dict[str, Any], at: str, shown: dict[str, Any]) -> None:
    made.title = made.title or text_of(schema.get("title"))
    made.note(text_of(schema.get("title")), pointer(at, "title"), 1)
    made.note(text_of(schema.get("description")), pointer(at, "description"))
    before = len(made.questions)
    walk = _Walk(made, schema, at)
    walk.go(_At(schema, at, shown=shown))
    if len(made.questions) > before:
        return
    held = members(members(schema.get("components")).get("schemas"))
    defined = [(pointer(pointer(at, "components"), "schemas"), held)]
    defined += [(pointer(at, key), members(schema.get(key))) for key in _DEFINED]
    for place, schemas in defined:
        for name, each in schemas.items():
            if isinstance(each, dict):
                walk.go(_At(each, pointer(place, name)))


def _holds(schema: dict[str, Any]) -> bool:
    return isinstance(schema.get("properties"), dict) or any(
        isinstance(schema.get(key), dict) for key in ("then", "else", "dependentSchemas")
    )


def _options(schema: dict[str, Any]) -> Iterator[str]:
    """What may be chosen: values, and what they are called."""
    found: list[Any] = []
    for key in ("enumNames", "x-enumNames", "x-enum-varnames", "enumDescriptions", "enum"):
        found += schema[key] if isinstance(schema.get(key), list) else []
    if "const" in schema:
        found.append(schema["const"])
    for key in ("oneOf", "anyOf"):
        for _, each in dicts(schema.get(key)):
            found += [text_of(each.get("title")), text_of(each.get("description"))]
            found += [each["const"]] if "const" in each else []
            found += each["enum"] if isinstance(each.get("enum"), list) else []
    said = (str(each) for each in found if isinstance(each, str | int | float) and not isinstance(each, bool))
    yield from dict.fromkeys(text.strip() for text in said if text.strip())


def _answer(schema: dict[str, Any], options: list[str]) -> Answer:
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if options:
        return answer_of(options)
    if text_of(schema.get("format")) in _FORMATS:
        return _FORMATS[text_of(schema["format"])]
    return next((_ANSWERS[each] for each in kinds if isinstance(each, str) and each in _ANSWERS), "unknown")
