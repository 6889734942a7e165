"""The floor of the API: a bare Starlette application that reads the same request and answers as many bytes.

It decodes the request into msgspec Structs and encodes them again, with padding up to the size of our own answer. It
decides nothing.
"""

from __future__ import annotations

import os
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SIZE = "BENCH_ECHO_BYTES"
"""The environment variable that says how long the answers are."""


class Entity(msgspec.Struct):
    """A subject or a resource of an AuthZEN request."""

    type: str
    id: str
    properties: dict[str, Any] = {}


class Action(msgspec.Struct):
    """An action of an AuthZEN request."""

    name: str
    properties: dict[str, Any] = {}


class Evaluation(msgspec.Struct):
    """An AuthZEN request."""

    subject: Entity
    action: Action
    resource: Entity
    context: dict[str, Any] = {}


class Reply(msgspec.Struct):
    """The request given back, and padding."""

    decision: bool
    context: Evaluation
    padding: str


def create_app() -> Starlette:
    """The application, for `uvicorn --factory`."""
    decode = msgspec.json.Decoder(Evaluation).decode
    encode = msgspec.json.Encoder().encode
    size = int(os.environ.get(SIZE, "0"))

    async def echo(request: Request) -> Response:
        body = await request.body()
        evaluation = decode(body)
        return Response(encode(Reply(True, evaluation, "x" * (size - len(body)))), media_type="application/json")

    return Starlette(routes=[Route("/access/v1/evaluation", echo, methods=["POST"])])
