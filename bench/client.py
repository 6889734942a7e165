"""Asks one address the same requests over and over on a few kept connections: `python -m bench.client`.

It is given a JSON object on standard input (`port`, `requests`, `connections`, `seconds`) and writes one on standard
output (`done`, `failed`, `seconds`, `p50`, `p99`, `bytes`). It runs in a process of its own, so that it can be kept off
the server's core.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

import uvloop

_END = b"\r\n\r\n"
_LENGTH = b"content-length: "
_GOOD = b"HTTP/1.1 200"


class Asker(asyncio.Protocol):
    """One connection: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, requests: Iterator[bytes], deadline: float) -> None:
        self._requests = requests
        self._deadline = deadline
        self._buffer = b""
        self._sent_at = 0.0
        self._transport: Any = None
        self.taken: list[float] = []
        self.failed = 0
        self.received = 0
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        """Begin to ask."""
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Take part of an answer, and ask again where it is whole."""
        self._buffer = self._buffer + data if self._buffer else data
        head = self._buffer.find(_END)
        if head < 0:
            return
        at = self._buffer.lower().find(_LENGTH, 0, head + 2) + len(_LENGTH)
        size = head + len(_END) + int(self._buffer[at : self._buffer.index(b"\r", at)])
        if len(self._buffer) < size:
            return
        now = time.perf_counter()
        self.taken.append(now - self._sent_at)
        self.failed += not self._buffer.startswith(_GOOD)
        self.received += size
        self._buffer = b""
        if now < self._deadline:
            self._ask()
        else:
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        """The end, wanted or not: a connection that the server closes too early counts as a failure."""
        self.failed += time.perf_counter() < self._deadline
        self.ended.set_result(None)

    def _ask(self) -> None:
        self._sent_at = time.perf_counter()
        self._transport.write(next(self._requests))


async def ask(port: int, requests: list[str], connections: int, seconds: float) -> dict[str, float]:
    """What came of asking for so many seconds."""
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    every = itertools.cycle([request.encode() for request in requests])
    askers = []
    for _ in range(connections):
        _, asker = await loop.create_connection(lambda: Asker(every, begin + seconds), "127.0.0.1", port)
        askers.append(asker)
    await asyncio.gather(*(asker.ended for asker in askers))
    taken = [each for asker in askers for each in asker.taken]
    cuts = statistics.quantiles(taken, n=100)
    return {
        "done": len(taken),
        "failed": sum(asker.failed for asker in askers),
        "seconds": time.perf_counter() - begin,
        "p50": cuts[49],
        "p99": cuts[98],
        "bytes": sum(asker.received for asker in askers) / len(taken),
    }


if __name__ == "__main__":
    json.dump(uvloop.run(ask(**json.load(sys.stdin))), sys.stdout)
