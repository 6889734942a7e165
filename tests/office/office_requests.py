"""What the tests of requests for service share: sending one by the interface, photos, and the time of an answer."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from fixtures.open311.georeport_v2 import read

V2 = "/open311/v2"
POTHOLE = {"service_code": "pothole", "address_string": "550 Main Street", "description": "A deep hole in the lane."}
"""A request as the specification's own example has it."""


class Program:
    """A client of the interface: no cookie, no token of a form."""

    def __init__(self) -> None:
        from django.test import Client

        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def get(self, what: str, path: str, status: int = 200) -> Any:
        """Ask, and read the answer as what it should be."""
        return self._read(what, self.client.get(f"{V2}/{path}"), status)

    def post(self, fields: Any, status: int = 200, form: str = "json", home: str = "") -> Any:
        """Send a request, and read what came of it."""
        from urllib.parse import urlencode

        body = urlencode(fields, doseq=True)
        typed = "application/x-www-form-urlencoded; charset=utf-8"
        answer = self.client.post(f"{home}{V2}/requests.{form}", body, content_type=typed)
        return self._read("created" if status == 200 else "errors", answer, status)

    def upload(self, fields: Any, status: int = 200) -> Any:
        """Send one with a file."""
        answer = self.client.post(f"{V2}/requests.xml", fields)
        return self._read("created" if status == 200 else "errors", answer, status)

    def _read(self, what: str, answer: Any, status: int) -> Any:
        assert answer.status_code == status, (answer.status_code, answer.content[:300])
        return read(what if status < 300 else "errors", answer)


def sent(**fields: Any) -> str:
    """Send a request, and give its code."""
    [made] = Program().post({**POTHOLE, **fields})
    return str(made["service_request_id"])


def png(*chunks: tuple[bytes, bytes], wide: int = 1, high: int = 1) -> bytes:
    """A picture with chunks of one's own before its data."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x30\x60\x90" * wide for _ in range(high)))
    parts = [(b"IHDR", head), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def segment(marker: int, body: bytes) -> bytes:
    """A segment of JPEG."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """The smallest gray picture, with segments of one's own after its first two bytes, and bytes after its end."""
    quantized = segment(0xDB, b"\0" + bytes([1] * 64))
    frame = segment(0xC0, b"\x08\0\x08\0\x08\x01\x01\x11\0")
    tables = segment(0xC4, b"\0" + bytes([1]) + bytes(15) + b"\0") + segment(
        0xC4, b"\x10" + bytes([1]) + bytes(15) + b"\0"
    )
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x3f\xff\0\x7f"
    return b"\xff\xd8" + b"".join(extra) + quantized + frame + tables + scan + b"\xff\xd9" + after


def exif(*, up: int, words: bytes, order: str = ">") -> bytes:
    """A segment of Exif: which way is up, and words as a camera or a phone writes them."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    at = 8 + 2 + 24 + 4
    entries = struct.pack(f"{order}HHI4s", 0x010E, 2, len(words), struct.pack(f"{order}I", at))
    entries += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, up, 0)
    return segment(0xE1, b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 2) + entries + bytes(4) + words)
