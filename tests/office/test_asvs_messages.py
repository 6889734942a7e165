"""OWASP ASVS 5.0 V4.2: where a message of HTTP ends is in no doubt, by the real server."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from fixtures.server import Server

AFTER = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
"""What a second request would be: smuggled where the first one was read as ending before it."""
CHUNKS = f"0\r\n\r\n{AFTER}"
DOUBTFUL = {
    "two lengths": f"Content-Length: 0\r\nContent-Length: {len(AFTER)}\r\n\r\n{AFTER}",
    "a length and chunks": f"Content-Length: {len(CHUNKS)}\r\nTransfer-Encoding: chunked\r\n\r\n{CHUNKS}",
    "chunks and a length": f"Transfer-Encoding: chunked\r\nContent-Length: {len(CHUNKS)}\r\n\r\n{CHUNKS}",
    "chunks that are not last": f"Transfer-Encoding: chunked, identity\r\n\r\n{CHUNKS}",
    "chunks by another name": f"Transfer-Encoding: xchunked\r\n\r\n{CHUNKS}",
    "a length with a sign": f"Content-Length: +{len(AFTER)}\r\n\r\n{AFTER}",
    "a length that is no number": f"Content-Length: 5x\r\n\r\n{AFTER}",
    "a space before the colon": f"Content-Length : {len(AFTER)}\r\n\r\n{AFTER}",
    "a chunk's size that is no number": f"Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n{CHUNKS}",
    "a header without a name": f": x\r\nContent-Length: 0\r\n\r\n{AFTER}",
    "a zero byte": f"X-A: a\0b\r\nContent-Length: 0\r\n\r\n{AFTER}",
}


@pytest.mark.parametrize("what", DOUBTFUL)
def test_v4_2_1_a_message_whose_end_is_in_doubt_is_refused_with_what_follows_it(what: str, server: Server) -> None:
    address = urlsplit(server.url)
    with socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=30) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\nHost: localhost\r\n{DOUBTFUL[what]}".encode())
        said = b""
        while more := connection.recv(1 << 16):
            said += more
    assert said.startswith(b"HTTP/1.1 400 "), said[:60]
    assert said.count(b"HTTP/1.1 ") == 1
    assert b"alive" not in said
