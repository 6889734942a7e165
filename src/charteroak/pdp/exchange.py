"""One request and its response over HTTP, as bare ASGI: Starlette's Request and Response cost more than a decision.

Every response echoes the X-Request-ID. An error's body is a message in plain text, which never has a value in it that
the request had. Nothing of a request is logged; of a fault of ours, the kind of exception and the line are.
"""

from __future__ import annotations

import hmac
import logging
import traceback
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from charteroak.logic.errors import BadInput
from charteroak.recording.log_lines import places
from charteroak.recording.noticing import ERROR, error_kind, noticed
from charteroak.recording.settled import following

LARGEST_BODY = 1024 * 1024
"""In bytes."""

JSON = b"application/json"
TEXT = b"text/plain; charset=utf-8"

Headers = Mapping[bytes, bytes]
Extra = tuple[tuple[bytes, bytes], ...]
Reply = tuple[int, bytes, bytes, Extra]
"""Status, type of content, content, and headers beyond those that every response has."""

NO_STORE: Extra = ((b"cache-control", b"no-store"),)
_LOG = logging.getLogger("charteroak.pdp")


class Refusal(Exception):
    """A request that is answered with an error. The message is its body."""

    def __init__(self, status: int, message: str, *headers: tuple[bytes, bytes]) -> None:
        self.status = status
        self.headers = headers
        super().__init__(message)


class Disconnected(Exception):
    """The caller has gone, and wants no response."""


class Asked(NamedTuple):
    """A request. Its body is yet to be received."""

    scope: Scope
    headers: Headers
    receive: Receive


class Endpoint(ABC):
    """An ASGI application that answers one kind of request. A subclass says by which methods, and with what."""

    methods: tuple[str, ...] = ()
    """The methods that are allowed; any, where there are none here."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = Asked(scope, dict(scope["headers"]), receive)
        try:
            self._require_method(scope["method"])
            reply = await self.reply(asked)
        except BadInput as wrong:
            reply = 400, TEXT, str(wrong).encode(), NO_STORE
        except Refusal as refusal:
            reply = refusal.status, TEXT, str(refusal).encode(), NO_STORE + refusal.headers
        except Disconnected:
            return
        except Exception as fault:
            report(fault)
            reply = 500, TEXT, b"an error of this service, not of the request", NO_STORE
        await respond(send, reply, asked)

    @abstractmethod
    async def reply(self, asked: Asked) -> Reply:
        """What to respond. BadInput or Refusal where that is an error."""

    def _require_method(self, method: str) -> None:
        if self.methods and method not in self.methods:
            allowed = ", ".join(self.methods)
            raise Refusal(405, f"the method must be one of: {allowed}", (b"allow", allowed.encode()))


class Post(Endpoint):
    """Takes JSON and gives JSON: `answer` makes the one of the other, in the language that the caller prefers.

    It makes most of them at once; what has to be waited for, it gives as something to await.
    """

    methods = ("POST",)

    def __init__(self, answer: Callable[[bytes, str], bytes | Awaitable[bytes]], token: bytes | None) -> None:
        self._answer = answer
        self._token = token

    async def reply(self, asked: Asked) -> Reply:
        """The answer. BadInput or Refusal where the request is wrong."""
        headers = asked.headers
        if self._token is not None:
            require_token(self._token, headers)
        require_json(headers)
        body = await read_body(asked.receive, headers)
        if not body:
            raise Refusal(400, "the body is empty; a JSON object is needed")
        with following():
            content = self._answer(body, language(headers))
        return 200, JSON, content if isinstance(content, bytes) else await content, NO_STORE


class Get(Endpoint):
    """Gives what `make` makes, at once or as something to await."""

    methods = ("GET", "HEAD")

    def __init__(self, make: Callable[[Asked], Reply | Awaitable[Reply]]) -> None:
        self._make = make

    async def reply(self, asked: Asked) -> Reply:
        """The content."""
        reply = self._make(asked)
        return reply if isinstance(reply, tuple) else await reply


class Nothing(Endpoint):
    """Stands at every address that has nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and turn a WebSocket away."""
        if scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def reply(self, asked: Asked) -> Reply:  # noqa: ARG002 - whatever is asked
        """Refusal, always."""
        raise Refusal(404, "there is nothing at this address")


async def respond(send: Send, reply: Reply, asked: Asked) -> None:
    """Send a reply, with the request's X-Request-ID."""
    status, kind, content, extra = reply
    # A 304 has no content, and says nothing of the type and the length of what it stands for (RFC 9110, 15.4.5).
    shape = () if status == 304 else ((b"content-type", kind), (b"content-length", str(len(content)).encode()))
    fields = [*shape, *extra]
    request_id = asked.headers.get(b"x-request-id")
    if request_id is not None:
        fields.append((b"x-request-id", request_id))
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": b"" if asked.scope["method"] == "HEAD" else content})


async def read_body(receive: Receive, headers: Headers, largest: int = LARGEST_BODY) -> bytes:
    """The whole body. Refusal where it is too large, before it is read if it says so itself."""
    declared = headers.get(b"content-length", b"")
    if declared.isdigit() and int(declared) > largest:
        raise too_large(largest)
    message = await _part(receive)
    body: bytes = message.get("body", b"")
    if not message.get("more_body", False) and len(body) <= largest:
        return body  # nearly always there is one part
    parts, size = [body], len(body)
    while message.get("more_body", False) and size <= largest:
        message = await _part(receive)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
    if size > largest:
        raise too_large(largest)
    return b"".join(parts)


async def _part(receive: Receive) -> Message:
    message = await receive()
    if message["type"] != "http.request":
        raise Disconnected
    return message


def too_large(largest: int) -> Refusal:
    """The refusal of a body that has more bytes than that."""
    # What is left of the body is not read, so the connection cannot be used for another request.
    return Refusal(413, f"the body has more than {largest} bytes", (b"connection", b"close"))


def require_json(headers: Headers) -> None:
    """Refusal where the body is not said to be JSON. Parameters have no meaning for this type (RFC 8259, 11)."""
    if headers.get(b"content-type", b"") != JSON and content_type(headers) != JSON:
        raise Refusal(400, "the Content-Type must be application/json")


def content_type(headers: Headers) -> bytes:
    """The type that the body is said to have, in small letters and without parameters; empty where none is named."""
    return headers.get(b"content-type", b"").partition(b";")[0].strip().lower()


def require_token(token: bytes, headers: Headers) -> None:
    """Refusal where the caller does not show the bearer token (RFC 6750)."""
    scheme, _, shown = headers.get(b"authorization", b"").partition(b" ")
    if scheme.lower() != b"bearer" or not hmac.compare_digest(shown.strip(), token):
        challenge = (b"www-authenticate", b'Bearer realm="Charter Oak"')
        raise Refusal(401, "a bearer token is needed, in the Authorization header", challenge)


def language(headers: Headers) -> str:
    """The language that the caller prefers among those there are, English if none (RFC 9110, 12.5.4)."""
    accepted = headers.get(b"accept-language")
    if accepted is None:
        return "en"
    weights = {"en": 0.0, "es": 0.0}
    for part in accepted.decode("latin-1").lower().split(","):
        range_, _, parameters = part.partition(";")
        name = range_.strip().partition("-")[0]
        if name in weights:
            weights[name] = max(weights[name], _weight(parameters))
    return "es" if weights["es"] > weights["en"] else "en"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def report(fault: Exception) -> None:
    """Log where a fault of ours is, and of what kind. Its message is left out, as it may hold a value."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    kind = type(fault).__name__
    told = {"error": kind, "places": places(fault.__traceback__)}
    _LOG.error("%s in %s, line %s", kind, frame.name, frame.lineno, extra=told)
    noticed(ERROR, error_kind(type(fault)))
