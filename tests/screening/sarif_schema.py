"""What SARIF 2.1.0 says of the objects that we write, as a JSON Schema that is closed: any other name is refused.

Names, types, bounds and what is required are those of the standard's own schema (OASIS, SARIF 2.1.0 Errata 01), for the
objects that a linter's log needs. Objects that we do not write are left out, so that writing one fails here.
"""

from typing import Any

_TEXT = {"type": "string"}
_INDEX = {"type": "integer", "minimum": -1}
_PLACE = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_BAG = {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": True, "items": _TEXT}}}


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    held = {**properties, "properties": _BAG}
    return {"type": "object", "additionalProperties": False, "properties": held, "required": list(required)}


def _list(of: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **more}


_MESSAGE = _object(text=_TEXT, markdown=_TEXT, id=_TEXT, arguments=_list(_TEXT)) | {
    "anyOf": [{"required": ["text"]}, {"required": ["id"]}]
}
_MULTIFORMAT = _object(("text",), text=_TEXT, markdown=_TEXT)
_ARTIFACT_LOCATION = _object(
    uri={"type": "string", "format": "uri-reference"}, uriBaseId=_TEXT, index=_INDEX, description=_MESSAGE
)
_REGION = _object(
    startLine=_PLACE, startColumn=_PLACE, endLine=_PLACE, endColumn=_PLACE, snippet=_object(text=_TEXT, binary=_TEXT)
)
_LOGICAL = _object(name=_TEXT, index=_INDEX, fullyQualifiedName=_TEXT, decoratedName=_TEXT, kind=_TEXT)
_LOCATION = _object(
    id=_INDEX,
    physicalLocation=_object(("artifactLocation",), artifactLocation=_ARTIFACT_LOCATION, region=_REGION),
    logicalLocations=_list(_LOGICAL, uniqueItems=True),
    message=_MESSAGE,
)
_CONFIGURATION = _object(
    enabled={"type": "boolean"}, level=_LEVEL, rank={"type": "number", "minimum": -1, "maximum": 100}
)
_RULE = _object(
    ("id",),
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MULTIFORMAT,
    fullDescription=_MULTIFORMAT,
    help=_MULTIFORMAT,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=_CONFIGURATION,
)
_DRIVER = _object(
    ("name",),
    name=_TEXT,
    organization=_TEXT,
    version=_TEXT,
    semanticVersion=_TEXT,
    shortDescription=_MULTIFORMAT,
    informationUri={"type": "string", "format": "uri"},
    rules=_list(_RULE, uniqueItems=True),
    notifications=_list(_RULE, uniqueItems=True),
)
_DESCRIPTOR = _object(id=_TEXT, index=_INDEX) | {"anyOf": [{"required": ["index"]}, {"required": ["id"]}]}
_NOTIFICATION = _object(
    ("message",), message=_MESSAGE, level=_LEVEL, descriptor=_DESCRIPTOR, locations=_list(_LOCATION, uniqueItems=True)
)
_INVOCATION = _object(
    ("executionSuccessful",),
    executionSuccessful={"type": "boolean"},
    exitCode={"type": "integer"},
    toolExecutionNotifications=_list(_NOTIFICATION),
)
_SUPPRESSION = _object(
    ("kind",),
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=_TEXT,
    location=_LOCATION,
)
_RESULT = _object(
    ("message",),
    ruleId=_TEXT,
    ruleIndex=_INDEX,
    level=_LEVEL,
    message=_MESSAGE,
    locations=_list(_LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
    suppressions=_list(_SUPPRESSION, uniqueItems=True),
)
_ROLES = ["analysisTarget", "referencedOnCommandLine", "directory", "standardStream"]
_RUN = _object(
    ("tool",),
    tool=_object(("driver",), driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _ARTIFACT_LOCATION},
    invocations=_list(_INVOCATION),
    artifacts=_list(
        _object(location=_ARTIFACT_LOCATION, roles=_list({"enum": _ROLES}, uniqueItems=True)), uniqueItems=True
    ),
    results=_list(_RESULT),
)
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_object(
        ("version", "runs"),
        **{"$schema": {"type": "string", "format": "uri"}, "version": {"enum": ["2.1.0"]}, "runs": _list(_RUN)},
    ),
}
