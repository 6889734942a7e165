"""A message written from its pieces: every line of it is made here, nothing is copied from the one that was read."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from email.header import Header
from urllib.parse import quote

_WIDTH = 76
_PIECE = re.compile(r'[^\s<>,;:"]++|[\s<>,;:"]++')
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")


def field(name: str, value: str) -> bytes:
    """A line of a header, folded; words that are not ASCII are written as RFC 2047 says."""
    clean = _CONTROLS.sub(" ", value)
    words = clean if clean.isascii() else _encoded(clean)
    lines, line = [], f"{name}:"
    for word in words.split():
        if len(line) + 1 + len(word) > _WIDTH and line.strip() and line != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    return ("\n".join((*lines, line)) + "\n").encode("ascii", "replace")


def _encoded(line: str) -> str:
    """A line with its words that are not ASCII encoded; those that stand beside one another are one, as they must."""
    made, waiting, space = list[str](), "", ""
    for piece in _PIECE.findall(line):
        if not piece.isascii():
            waiting, space = waiting + space + piece, ""
        elif waiting and piece.isspace() and not space:
            space = piece
        else:
            made += (_encoded_word(waiting), space, piece)
            waiting, space = "", ""
    return "".join((*made, _encoded_word(waiting), space))


def _encoded_word(words: str) -> str:
    return Header(words, "utf-8", maxlinelen=70).encode(linesep="\n") if words else ""


def parameter(name: str, value: str) -> str:
    """A parameter of a field; one that is not ASCII is written as RFC 2231 says."""
    clean = _CONTROLS.sub(" ", value)
    if clean.isascii() and len(clean) < 60:
        escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
        return f'{name}="{escaped}"'
    return f"{name}*=utf-8''{quote(clean, safe='')}"


def text(said: str, fields: Sequence[tuple[str, str]] = ()) -> bytes:
    """A part that is plain text."""
    data = said.encode("utf-8", "replace")
    return _part("text/plain; charset=utf-8", fields, data, is_text=True)


def file(data: bytes, kind: str, name: str, *, attached: bool, fields: Sequence[tuple[str, str]] = ()) -> bytes:
    """A part that is a file, or a message if that is its kind. `kind` may have parameters."""
    disposition = "attachment" if attached else "inline"
    if name:
        disposition = f"{disposition}; {parameter('filename', name)}"
    fields = (("Content-Disposition", disposition), *fields)
    if kind == "message/rfc822":
        return b"".join((_heads(kind, fields), b"\n", data.replace(b"\r\n", b"\n")))
    return _part(kind, fields, data, is_text=kind.startswith("text/") and not attached)


def multipart(kind: str, parts: Sequence[bytes]) -> bytes:
    """A part that is several."""
    border = f"=_{hashlib.sha256(b''.join(parts)).hexdigest()[:32]}"  # no encoding that is used here makes "=_"
    line = f"--{border}".encode()
    body = b"".join(b"".join((line, b"\n", part if part.endswith(b"\n") else part + b"\n")) for part in parts)
    return b"".join((f'Content-Type: {kind}; boundary="{border}"\n\n'.encode(), body, line, b"--\n"))


def _part(kind: str, fields: Sequence[tuple[str, str]], data: bytes, *, is_text: bool) -> bytes:
    plain = sum(data.count(sign) for sign in map(bytes, ((each,) for each in range(0x80, 0x100))))
    if is_text and plain * 6 <= len(data):
        coding, body = "quoted-printable", binascii.b2a_qp(data.replace(b"\r\n", b"\n"), istext=True)
    else:
        coding, body = "base64", base64.encodebytes(data)
    heads = _heads(kind, (("Content-Transfer-Encoding", coding), *fields))
    return b"".join((heads, b"\n", body, b"" if body.endswith(b"\n") else b"\n"))


def _heads(kind: str, fields: Sequence[tuple[str, str]]) -> bytes:
    return b"".join(field(name, value) for name, value in (("Content-Type", kind), *fields))
