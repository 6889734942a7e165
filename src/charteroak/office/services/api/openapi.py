"""What the HSDS API serves, as OpenAPI 3.1 says it: made from what serves it, so that it is true."""

from __future__ import annotations

from typing import Any

from charteroak.catalogue.hsds import KINDS, VERSION, Field, Kind
from charteroak.office.services.api.asking import PARAMETERS
from charteroak.office.services.api.told import COLLECTIONS, OF_ONE, Collection

Json = dict[str, Any]
_FORMS: dict[str, Json] = {
    "text": {"type": ["string", "number"]},
    "choice": {"type": "string"},
    "uuid": {"type": "string", "format": "uuid"},
    "number": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "time": {"type": "string"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
}
_PAGE: Json = {
    "type": "object",
    "properties": {
        "total_items": {"type": "integer"},
        "total_pages": {"type": "integer"},
        "page_number": {"type": "integer"},
        "size": {"type": "integer"},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
        "contents": {"type": "array"},
    },
}
_PAGE["required"] = list(_PAGE["properties"])
_ERROR: Json = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "field": {"type": "string"},
                "given": {"type": "string"},
                "allowed": {"type": "array", "items": {"type": "string"}},
                "message": {"type": "string"},
            },
            "required": ["field", "given", "allowed", "message"],
        }
    },
    "required": ["error"],
}
_MORE: dict[str, Json] = {
    "service_at_location": {"service": {"$ref": "#/components/schemas/service"}},
    "organization": {"services": {"type": "array", "items": {"$ref": "#/components/schemas/service"}}},
}
"""What the API nests though the thing itself does not hold it."""
_MINIMAL: Json = {
    "type": "object",
    "properties": {
        each: _FORMS["text" if each == "id" else "datetime"] for each in ("id", "modified_date", "last_modified")
    },
    "required": ["id"],
    "additionalProperties": False,
}


def described(server: str) -> Json:
    """The description. `server`: where the API is."""
    paths: Json = {"/": {"get": _operation("getAPIMetaInformation", "What this API is.", _META)}}
    paths["/openapi.json"] = {"get": _operation("getDescription", "This description.", {"type": "object"})}
    for name, collection in COLLECTIONS.items():
        read = _list(name, collection)
        paths[f"/{name}"] = {"get": read, "post": {**read, "operationId": f"post_{name}"}}
        paths[f"/{name}/{{id}}"] = {"get": _item(name, collection)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Services of the city",
            "version": VERSION,
            "description": "The catalogue of services, by the Human Services Data Specification. It is read only; the "
            "parameters of a POST may be sent as a form's are.",
            "license": {"name": "As the City says of its catalogue"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "schemas": {"Page": _PAGE, "Error": _ERROR} | {name: schema(kind) for name, kind in KINDS.items()},
            "parameters": {
                each.name: {
                    "name": each.name,
                    "in": "query",
                    "required": False,
                    "description": each.description,
                    "schema": dict(each.schema),
                }
                for each in PARAMETERS.values()
            },
        },
    }


def schema(kind: Kind) -> Json:
    """A kind of thing with all that may be nested in it."""
    properties: Json = {name: _field(field) for name, field in kind.fields.items()}
    properties |= {
        name: {"type": "array", "items": {"$ref": f"#/components/schemas/{child}"}}
        for name, child in kind.lists.items()
    }
    properties |= {name: {"$ref": f"#/components/schemas/{child}"} for name, child in kind.ones.items()}
    return {
        "type": "object",
        "properties": properties | _MORE.get(kind.name, {}),
        "required": [name for name, field in kind.fields.items() if field.required],
        "additionalProperties": False,
    }


_META: Json = {
    "type": "object",
    "properties": {"version": {"type": "string"}, "profile": _FORMS["uri"], "openapi_url": _FORMS["uri"]},
    "required": ["version", "profile", "openapi_url"],
}


def _field(field: Field) -> Json:
    return {**_FORMS[field.form], **({"enum": list(field.choices)} if field.choices else {})}


def _operation(
    name: str, summary: str, told: Json, parameters: list[Json] | None = None, more: Json | None = None
) -> Json:
    answer = {"description": summary, "content": {"application/json": {"schema": told}}}
    wrong = {
        "description": "What is wrong.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    return {
        "operationId": name,
        "summary": summary,
        "tags": ["required" if name in _REQUIRED else "optional"],
        "parameters": parameters or [],
        "responses": {"200": answer, "400": wrong, **({"404": wrong} if more is None else {}), **(more or {})},
    }


_REQUIRED = ("getAPIMetaInformation", "get_services", "get_services_by_id")
"""The endpoints that the specification requires."""


def _list(name: str, collection: Collection) -> Json:
    item: Json = {"$ref": f"#/components/schemas/{collection.kind}"}
    if "minimal" in collection.filters:
        item = {"anyOf": [item, _MINIMAL]}
    page = {"allOf": [{"$ref": "#/components/schemas/Page"}, {"properties": {"contents": {"items": item}}}]}
    parameters = [{"$ref": f"#/components/parameters/{each}"} for each in collection.filters]
    made = _operation(f"get_{name}", f"A page of {name}.", page, parameters, {})
    made["responses"]["200"]["content"]["application/x-ndjson"] = {"schema": item}
    return made


def _item(name: str, collection: Collection) -> Json:
    its: Json = {"name": "id", "in": "path", "required": True, "schema": _FORMS["uuid"]}
    parameters: list[Json] = [its, *({"$ref": f"#/components/parameters/{each}"} for each in OF_ONE.get(name, ()))]
    told = {"$ref": f"#/components/schemas/{collection.kind}"}
    return _operation(f"get_{name}_by_id", f"One of {name}, with all that is nested in it.", told, parameters)
