"""The ledger's files over HTTP, for anyone to check it: C2SP tlog-tiles under /ledger/, and the verifier.

There is nothing here that is not published. Whoever asks need not say who they are, and a browser may read the files
from any site's pages.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from hashlib import sha256
from importlib import resources
from pathlib import Path

from starlette.routing import Route

from charteroak.ledger.errors import Malformed
from charteroak.ledger.tiles import Tile
from charteroak.pdp.exchange import TEXT, Asked, Extra, Get, Refusal, Reply

PREFIX = "/ledger"
PATHS = tuple(f"{PREFIX}/{name}" for name in ("checkpoint", "keys", "verify.py"))
"""The files that are there by themselves. The pages about the ledger are the site's."""
PREFIXES = tuple(f"{PREFIX}/{name}/" for name in ("tile", "vocabulary", "retention"))
"""Under these there are files and nothing else."""

_BYTES = b"application/octet-stream"
_ANYONE: Extra = ((b"access-control-allow-origin", b"*"), (b"x-content-type-options", b"nosniff"))
_ASK_AGAIN: Extra = ((b"cache-control", b"no-cache"),)
_FOR_GOOD: Extra = ((b"cache-control", b"public, max-age=31536000, immutable"),)
_ATTACHED: Extra = ((b"content-disposition", b'attachment; filename="verify.py"'),)

Read = Callable[[str], bytes | None]


def routes(public: Path) -> list[Route]:
    """The routes to the files of the log that is published in a folder."""
    read = _Folder(public)
    files = {
        "checkpoint": File(read, "checkpoint", TEXT, _ASK_AGAIN),
        "keys": File(read, "keys", TEXT, _ASK_AGAIN),
        "verify.py": File(_verifier, "verify.py", b"text/x-python; charset=utf-8", _ASK_AGAIN + _ATTACHED),
        "tile/{name:path}": File(read, _tile, _BYTES, _FOR_GOOD),
        # These two are named by what is in them, as far as they are not named by all of it.
        "vocabulary/{name}": File(read, _named("vocabulary", "[0-9a-f]{16}"), TEXT, _FOR_GOOD),
        "retention/{name}": File(read, _named("retention", "[0-9a-f]{64}"), TEXT, _FOR_GOOD),
    }
    return [Route(f"{PREFIX}/{path}", Get(file)) for path, file in files.items()]


class File:
    """Gives a file: of one path, or of the path that `path` makes of the address's last part, if there can be one."""

    def __init__(self, read: Read, path: str | Callable[[str], str | None], kind: bytes, extra: Extra) -> None:
        self._read = read
        self._path = path
        self._kind = kind
        self._extra = extra + _ANYONE

    async def __call__(self, asked: Asked) -> Reply:
        """The content, or that the caller has it already. Refusal where there is none."""
        path = self._path if isinstance(self._path, str) else self._path(_last_part(asked))
        content = None if path is None else await asyncio.to_thread(self._read, path)
        if content is None:
            raise Refusal(404, "there is nothing at this address", *_ANYONE)
        tag = f'"{sha256(content).hexdigest()[:32]}"'.encode()
        extra = (*self._extra, (b"etag", tag))
        if _has(tag, asked.headers.get(b"if-none-match", b"")):
            return 304, self._kind, b"", extra
        return 200, self._kind, content, extra


def _last_part(asked: Asked) -> str:
    """What the route left open of the address. A route overlooks a newline at the end; here it is no part of a name."""
    name: str = asked.scope["path_params"]["name"]
    return name if asked.scope["path"].endswith(name) else ""


class _Folder:
    """Reads files in a folder, and none that a link leads to outside of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, path: str) -> bytes | None:
        try:
            file = (self._folder / path).resolve(strict=True)
            # What is no regular file might never end.
            inside = file.is_relative_to(self._folder.resolve()) and file.is_file()
            return file.read_bytes() if inside else None
        except (FileNotFoundError, NotADirectoryError, RuntimeError):  # the last: links that lead in a circle
            return None


def _verifier(name: str) -> bytes:
    return (resources.files("charteroak.ledger") / name).read_bytes()


def _tile(name: str) -> str | None:
    """The path of a tile or a bundle; None where it is not the one way to write it."""
    try:
        return Tile.parse(f"tile/{name}").path
    except Malformed:
        return None


def _named(folder: str, form: str) -> Callable[[str], str | None]:
    """The path of a file in a folder whose names have one form."""
    fits = re.compile(form).fullmatch
    return lambda name: f"{folder}/{name}" if fits(name) else None


def _has(tag: bytes, header: bytes) -> bool:
    """Whether an If-None-Match has the tag (RFC 9110, 13.1.2)."""
    tags = [each.strip().removeprefix(b"W/") for each in header.split(b",")]
    return tag in tags or tags == [b"*"]
