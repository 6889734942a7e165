"""The endpoints of the HSDS API. They read the catalogue and nothing else; POST is a read whose parameters are sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.csrf import csrf_exempt

from charteroak.catalogue.hsds import VERSION
from charteroak.logic.errors import BadInput
from charteroak.office.pages import REVALIDATE, View
from charteroak.office.services.api.asking import asked
from charteroak.office.services.api.openapi import described
from charteroak.office.services.api.told import COLLECTIONS, OF_ONE, every, one, paged
from charteroak.office.services.shelf import shelf, stamp

PROFILE = "https://docs.openreferral.org/en/latest/hsds/"
"""What is said to describe the API: it is HSDS itself, without a profile."""
_FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": REVALIDATE,
}
"""Any site's script may read what is public."""
_BEFORE = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
_JSON, _LINES = "application/json", "application/x-ndjson"


def _endpoint(*methods: str) -> Callable[[View], View]:
    """An endpoint: other methods are refused, what is wrong is said in JSON, and what is known already is not sent."""

    def decorate(view: View) -> View:
        @csrf_exempt  # it changes nothing, and knows nobody
        @wraps(view)
        def serve(request: HttpRequest, **named: Any) -> HttpResponse:
            named.pop("language", None)
            response = _answered(view, request, methods, named)
            for name, value in _FOR_ALL.items():
                response.headers[name] = value
            return response

        return serve

    return decorate


def _answered(view: View, request: HttpRequest, methods: tuple[str, ...], named: dict[str, Any]) -> HttpResponse:
    allowed = ("HEAD", *methods)
    if request.method == "OPTIONS":  # a browser asks, before a script of another site may
        return HttpResponse(status=204, headers=_BEFORE)
    if request.method not in allowed:
        refused = _refused("method", "another method", allowed, 405)
        refused.headers["Allow"] = ", ".join(allowed)
        return refused
    tag = _tag(request)
    if request.method != "POST" and tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers={"ETag": tag})
    try:
        response = view(request, **named)
    except BadInput as wrong:
        return _json(wrong.as_dict(), 400)
    if response.status_code == 200 and request.method != "POST":
        response.headers["ETag"] = tag
    return response


def _tag(request: HttpRequest) -> str:
    """What an answer is of: the catalogue, and what was asked for."""
    asked_for = f"{stamp()} {VERSION} {request.get_host()} {request.get_full_path()}"
    return quote_etag(sha256(asked_for.encode()).hexdigest()[:32])


def _json(told: Any, status: int = 200) -> HttpResponse:
    return HttpResponse(json.dumps(told, ensure_ascii=False), _JSON, status)


def _refused(field: str, given: str, allowed: tuple[str, ...], status: int) -> HttpResponse:
    return _json(BadInput(field, given, allowed).as_dict(), status)


@_endpoint("GET")
def meta(request: HttpRequest) -> HttpResponse:
    """What the API is."""
    asked(request, ())
    openapi = request.build_absolute_uri("/hsds/openapi.json")
    return _json({"version": VERSION, "profile": PROFILE, "openapi_url": openapi})


@_endpoint("GET")
def openapi(request: HttpRequest) -> HttpResponse:
    """What is served, by OpenAPI 3.1."""
    asked(request, ())
    return _json(described(request.build_absolute_uri("/hsds")))


@_endpoint("GET", "POST")
def listing(request: HttpRequest, collection: str) -> HttpResponse:
    """A list."""
    if (of := COLLECTIONS.get(collection)) is None:
        return _refused("the address", "no collection", tuple(COLLECTIONS), 404)
    wanted = asked(request, of.filters)
    if wanted["format"] == "ndjson":
        lines = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in every(shelf(), of, wanted))
        return HttpResponse(lines, _LINES)
    return _json(paged(shelf(), of, wanted))


@_endpoint("GET")
def item(request: HttpRequest, collection: str, id: str) -> HttpResponse:  # noqa: A002 - the specification's own name
    """A thing by itself."""
    if (of := COLLECTIONS.get(collection)) is None:
        return _refused("the address", "no collection", tuple(COLLECTIONS), 404)
    wanted, store = asked(request, OF_ONE.get(collection, ())), shelf()
    found = one(store, of, id, wanted) if store is not None else None
    if found is None:
        return _refused("id", "no id of the catalogue", (f"one of /hsds/{collection}",), 404)
    return _json(found)
