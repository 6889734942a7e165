"""The site's own way to answer: the same answers as Django's, by a few threads, and nothing for half a form."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from typing import Any

import pytest

Sent = list[dict[str, Any]]
ADDRESSES = ["/", "/es/", "/article", "/es/article", "/cards/inquire/", "/sign-in/", "/nothing", "/office/", "/ledger/"]


def asked(app: Any, path: str, *messages: dict[str, Any], method: str = "GET", kind: str = "") -> Sent:
    """All that an application sends to who asks and whose messages are these."""
    headers = [(b"host", b"localhost"), *([(b"content-type", kind.encode())] if kind else [])]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
    given = iter(messages or [body(b"")])
    sent: Sent = []

    async def run() -> None:
        over = asyncio.Event()

        async def receive() -> dict[str, Any]:
            message = next(given, None)
            if message is None:
                await over.wait()
                return {"type": "http.disconnect"}
            return message

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await app(scope, receive, send)

    asyncio.run(run())
    return sent


def body(part: bytes, *, more: bool = False) -> dict[str, Any]:
    """A part of what is sent."""
    return {"type": "http.request", "body": part, "more_body": more}


def answer(sent: Sent) -> tuple[int, dict[bytes, bytes], bytes]:
    """Status, headers and body."""
    headers = {name.lower(): value for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(each.get("body", b"") for each in sent[1:])


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_the_site_answers_as_django_would(path: str, method: str, office: None) -> None:  # noqa: ARG001 - its tables
    from django.core.handlers.asgi import ASGIHandler

    from charteroak.office.serving import Site

    ours, theirs = answer(asked(Site(), path, method=method)), answer(asked(ASGIHandler(), path, method=method))
    assert ours == theirs
    assert b"content-security-policy" in ours[1]


def test_a_form_is_read_however_its_parts_come() -> None:
    from charteroak.office.serving import Site

    parts = [body(b"act=in", more=True), body(b"quire&emplo", more=True), body(b"yee=police_officer")]
    kind = "application/x-www-form-urlencoded"
    whole = answer(asked(Site(), "/", body(b"act=inquire&employee=police_officer"), method="POST", kind=kind))
    assert whole[0] == 200
    assert answer(asked(Site(), "/", *parts, method="POST", kind=kind)) == whole


@pytest.mark.parametrize("with_limit", [False, True])
def test_a_form_of_which_half_came_is_not_answered(with_limit: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who went away cannot have meant the half of it."""
    from charteroak.office.limit import limited
    from charteroak.office.serving import Site

    site = Site()
    monkeypatch.setattr(site, "get_response", lambda _: pytest.fail("it was answered"))
    app = limited(site, 1000) if with_limit else site
    gone = {"type": "http.disconnect"}
    assert asked(app, "/", body(b"act=inq", more=True), gone, method="POST") == []


def test_what_is_no_request_is_refused_by_the_site() -> None:
    from charteroak.office.serving import Site

    with pytest.raises(ValueError, match="HTTP alone"):
        asyncio.run(Site()({"type": "websocket"}, None, None))  # type: ignore[arg-type]


def test_a_request_is_answered_in_one_thread_and_as_many_at_once_as_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.http import HttpResponse

    from charteroak.office import serving

    site, threads = serving.Site(), set[str]()
    full = threading.Barrier(serving.THREADS, timeout=30)

    def respond(_request: object) -> HttpResponse:
        threads.add(threading.current_thread().name)
        full.wait()  # all of them are at work now
        return HttpResponse(b"done")

    monkeypatch.setattr(site, "get_response", respond)
    people = 2 * serving.THREADS
    found: list[Sent] = [[] for _ in range(people)]

    async def one(number: int) -> None:
        async def receive() -> dict[str, Any]:
            return body(b"")

        async def send(message: dict[str, Any]) -> None:
            found[number].append(message)

        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
        await site(scope, receive, send)

    async def every(numbers: Iterable[int]) -> None:
        await asyncio.gather(*map(one, numbers))

    asyncio.run(every(range(people)))
    assert [answer(each)[2] for each in found] == [b"done"] * people
    assert len(threads) == serving.THREADS


def test_what_is_sent_in_parts_arrives_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.http import StreamingHttpResponse

    from charteroak.office.serving import Site

    site = Site()
    monkeypatch.setattr(site, "get_response", lambda _: StreamingHttpResponse(iter([b"one ", b"two"])))
    assert [each.get("body") for each in asked(site, "/")[1:]] == [b"one ", b"two", b""]


def test_connections_are_let_go_when_a_request_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core import signals
    from django.http import HttpResponse

    from charteroak.office.serving import Site

    ended: list[str] = []

    def end(**_: object) -> None:
        ended.append(threading.current_thread().name)

    site = Site()
    monkeypatch.setattr(site, "get_response", lambda _: HttpResponse(b""))
    signals.request_finished.connect(end)
    try:
        asked(site, "/")
    finally:
        signals.request_finished.disconnect(end)
    assert len(ended) == 1
    assert ended[0].startswith("site")
