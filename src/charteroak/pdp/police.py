"""Messages and papers over HTTP: what a response of NCIC supports, and what a paper is.

POST /police/v1/triage takes a message as text/plain, as application/xml, or as {"message": "…"} in application/json,
and gives {"records": […], "message": {…}}: the contract's lines. Where the body holds several messages, one after
another, it gives {"messages": […]}, each of which is such an object.

POST /police/v1/paper takes the bytes of a file (PDF, Word, a picture, an e-mail, text) and gives the contract's object
without its path, with the number of `pages`, those that were `scanned` and read by OCR, and what was `unread`.

Both answer in the language that the caller prefers, ask for the bearer token where one is set, and keep nothing: the
body is in memory only, and an error says what is wrong with it and never what it says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.routing import Route

from charteroak.logic.errors import BadInput
from charteroak.pdp import wire
from charteroak.pdp.exchange import (
    JSON,
    LARGEST_BODY,
    NO_STORE,
    Asked,
    Endpoint,
    Headers,
    Refusal,
    Reply,
    content_type,
    language,
    read_body,
    require_token,
)
from charteroak.recording.settled import following

if TYPE_CHECKING:
    from charteroak.screening.documents import Reason

PREFIXES = ("/police/v1/",)
"""The service answers for every address that begins so."""

LARGEST_PAPER = 10 << 20
"""In bytes."""
_SECONDS = 30.0
_AT_ONCE = 2
_WAITING = 16
"""More papers than that, read and waiting, are turned away: each may have its 10 MB in memory."""
_BUSY = "too many papers are being read; send it again in some seconds"

_XML = frozenset({b"application/xml", b"text/xml"})
_TEXT_PLAIN = b"text/plain"
_FORMS = frozenset({b"multipart/form-data", b"application/x-www-form-urlencoded"})
_STATUS: dict[Reason, int] = {"too large": 413, "no OCR": 501, "no extra": 501}
"""By why a paper cannot be read, if it is not the paper's own fault (400)."""


class _Asked(msgspec.Struct):
    """A message, in JSON."""

    message: str


_ASKED = msgspec.json.Decoder(_Asked)
Work = Callable[[bytes, Headers], Awaitable[dict[str, Any]]]


class Reading(Endpoint):
    """Takes what is to be read, up to `largest` bytes, and gives JSON."""

    methods = ("POST",)

    def __init__(self, work: Work, token: bytes | None, largest: int) -> None:
        self._work = work
        self._token = token
        self._largest = largest

    async def reply(self, asked: Asked) -> Reply:
        """The answer. BadInput or Refusal where the request is wrong."""
        if self._token is not None:
            require_token(self._token, asked.headers)
        body = await read_body(asked.receive, asked.headers, self._largest)
        if not body:
            raise Refusal(400, "the body is empty")
        with following():
            return 200, JSON, msgspec.json.encode(await self._work(body, asked.headers)), NO_STORE


def routes(token: bytes | None) -> list[Route]:
    """The two addresses."""
    return [
        Route("/police/v1/triage", Reading(_triage, token, LARGEST_BODY)),
        Route("/police/v1/paper", Reading(Papers(), token, LARGEST_PAPER)),
    ]


async def _triage(body: bytes, headers: Headers) -> dict[str, Any]:
    """What the message supports, found out beside the loop: a body may hold a thousand messages."""
    return await asyncio.to_thread(_answered, _message(body, headers), language(headers))


def _message(body: bytes, headers: Headers) -> bytes:
    """The message as bytes. Refusal or BadInput where the body is of another type, or is no such JSON."""
    kind = content_type(headers)
    if kind == JSON:
        return wire.read(_ASKED, body).message.encode()
    if kind not in _XML and kind != _TEXT_PLAIN:
        raise Refusal(400, "the Content-Type must be text/plain, application/xml or application/json")
    return body


def _answered(body: bytes, speaking: str) -> dict[str, Any]:
    from charteroak.police import triage

    answers = [triage.answer(triage.read(message), language=speaking) for message in triage.messages_in(body)]
    if not answers:
        raise BadInput("the message", "nothing", ["the text of a message"])
    each = [_object(answered.lines(number)) for number, answered in enumerate(answers, 1)]
    return each[0] if len(each) == 1 else {"messages": each}


def _object(lines: Iterable[dict[str, Any]]) -> dict[str, Any]:
    *records, message = lines
    return {"records": records, "message": message}


class Papers:
    """Reads papers, so many at once and no more; each in a process of its own that is ended when it takes too long."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, "papers")
        self._under_way = 0

    async def __call__(self, body: bytes, headers: Headers) -> dict[str, Any]:
        """What the paper is. Refusal where it cannot be read, or too many are being read."""
        if content_type(headers) in _FORMS:
            raise Refusal(400, "the body must be the file itself, not a form with the file in it")
        if self._under_way >= _WAITING:
            raise Refusal(503, _BUSY, (b"retry-after", b"5"))
        self._under_way += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, copy_context().run, _paper, body, language(headers))
        finally:
            self._under_way -= 1


def _paper(body: bytes, speaking: str) -> dict[str, Any]:
    from charteroak.police.papers.reading import read_paper
    from charteroak.screening.documents import Limits, Unreadable, read, require_read

    try:
        document = require_read(read(body, limits=Limits(size=LARGEST_PAPER, seconds=_SECONDS)))
    except Unreadable as trouble:
        raise Refusal(_STATUS.get(trouble.reason, 400), f"the paper: {trouble.says(speaking)}") from None
    found = read_paper(document.pages, language=speaking).line("")
    del found["path"]
    read_how = {"pages": len(document.pages), "scanned": document.scanned, "unread": document.unread}
    return {**found, **read_how}
