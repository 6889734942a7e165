"""The way from a log to one witness, over HTTP or HTTPS. What comes back is neither believed nor repeated here."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from charteroak.ledger.errors import Malformed
from charteroak.ledger.policy import Witness

LARGEST = 1 << 16
_THREAD = "asking a witness"


class Reply(NamedTuple):
    """What came back: a status, the type of content without parameters, the content. Or 0, and the reason."""

    status: int
    content_type: str
    body: bytes
    reason: str = ""


class Lane:
    """The way to one witness: one request at a time, each in a thread of its own.

    A thread that a witness keeps waiting is left to itself; until it ends, nothing more is sent to that witness.
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._url = url
        self._timeout = timeout
        self._busy = False
        self._opener = urllib.request.OpenerDirector()
        # No handler for redirects among them, nor for any scheme but these two.
        handlers = [urllib.request.ProxyHandler(), urllib.request.HTTPHandler(), urllib.request.UnknownHandler()]
        if url.startswith("https:"):
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context()))
        for handler in handlers:
            self._opener.add_handler(handler)

    def send(self, body: bytes, done: Callable[[Reply], None]) -> bool:
        """Send a request; `done` gets the reply, in that thread. False where the last one has not ended."""
        if self._busy:
            return False
        self._busy = True
        threading.Thread(target=self._run, args=(body, done), name=_THREAD, daemon=True).start()
        return True

    def _run(self, body: bytes, done: Callable[[Reply], None]) -> None:
        try:
            reply = self._exchange(body)
        finally:
            self._busy = False  # before anyone hears of the reply, for the next request may follow at once
        done(reply)

    def _exchange(self, body: bytes) -> Reply:
        headers = {"Content-Type": "text/plain; charset=utf-8", "User-Agent": "charteroak"}
        request = urllib.request.Request(self._url, body, headers, method="POST")  # noqa: S310 - checked in endpoint
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                content = response.read(LARGEST + 1)
                if len(content) > LARGEST:
                    return Reply(0, "", b"", f"it answered with more than {LARGEST} bytes")
                return Reply(response.status, response.headers.get_content_type(), content)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Reply(0, "", b"", self._why(error))

    def _why(self, error: Exception) -> str:
        """Why there was no answer, in words that are all ours."""
        match error.reason if isinstance(error, urllib.error.URLError) else error:
            case TimeoutError():
                return f"it did not answer within {self._timeout:g} seconds"
            case ssl.SSLCertVerificationError():
                return "its certificate cannot be verified"
            case socket.gaierror():
                return "the address in its URL is not found"
            case ssl.SSLError():
                return "it cannot agree with us on TLS"
            case OSError(errno=int() as number):
                return f"it cannot be reached: {os.strerror(number)}"
            case _:
                return "it does not answer as HTTP asks"


def endpoint(witness: Witness) -> str:
    """Where a witness takes checkpoints."""
    try:
        parts = urlsplit(witness.url or "")
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits or "@" in parts.netloc or parts.query or parts.fragment:
        raise Malformed(f"the URL of witness {witness.name} is not an http or https address")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/add-checkpoint"
