"""Messages answered on a Unix socket: for its owner alone, several callers at a time, each on its own connection."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.paths import using
from charteroak.cli.triage_frames import Frames
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.cli.triage import Answering

CALLERS = 64
"""How many connections are read at a time; another waits until one of them ends."""
PIECE = 1 << 16
_OWNER_ONLY = 0o177
_GRACE_SECONDS = 2


def serve_on(path: Path, answering: Answering) -> int:
    """Answer on the socket until SIGTERM or SIGINT, and then take it away. BadInput where it cannot be had."""
    asyncio.run(_Serving(answering).until_told(path))
    return 0


@contextmanager
def _socket_at(path: Path) -> Iterator[socket.socket]:
    """The socket, which is taken away afterwards."""
    with using("--socket"):
        bound = _bound(path)
        made = path.stat()
    try:
        yield bound
    finally:
        bound.close()
        _remove(path, made)


def _bound(path: Path) -> socket.socket:
    if not hasattr(socket, "AF_UNIX"):
        raise BadInput("--socket", "a socket that this system does not have", ["--follow"])
    _make_room(path)
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # Nobody else may connect, not even between its making and a change of its mode.
    mask = os.umask(_OWNER_ONLY)
    try:
        bound.bind(str(path))
    except OSError as fault:
        bound.close()
        if fault.errno is None:  # the name is longer than such a name may be
            raise BadInput("--socket", "a path that is too long", ["a shorter one"]) from None
        raise
    finally:
        os.umask(mask)
    return bound


def _make_room(path: Path) -> None:
    """Take away a socket that nobody answers on any more. Anything else that is there stays, and is refused."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(there.st_mode):
        raise BadInput("--socket", "a file that is there already", ["the path of no file"])
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        try:
            caller.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()
            return
        except OSError as fault:
            if fault.errno == errno.ENOENT:
                return
            raise
    raise BadInput("--socket", "a socket that something answers on already", ["another path"])


def _remove(path: Path, made: os.stat_result) -> None:
    """Take the socket away, if what is there is still ours."""
    try:
        there = os.lstat(path)
        if (there.st_dev, there.st_ino) == (made.st_dev, made.st_ino):
            path.unlink()
    except FileNotFoundError:
        return


class _Serving:
    """Callers, and what they are answered with."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._room = asyncio.Semaphore(CALLERS)
        self._callers: set[asyncio.Task[None]] = set()

    async def until_told(self, path: Path) -> None:
        """Answer until SIGTERM or SIGINT; callers that are being answered are given a moment to hear it."""
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            # Before the socket is there, so that nothing ends this and leaves it behind.
            loop.add_signal_handler(number, told.set)
        with _socket_at(path) as bound:
            server = await asyncio.start_unix_server(self._call, sock=bound)
            click.echo("Charter Oak answers messages on the socket (Ctrl-C stops it)")
            await told.wait()
            server.close()
        for task in self._callers:
            task.cancel()
        if self._callers:
            await asyncio.wait(self._callers, timeout=_GRACE_SECONDS)

    async def _call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task:
            self._callers.add(task)
            task.add_done_callback(self._callers.discard)
        try:
            async with self._room:
                await self._answer(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass  # the caller is gone, or we are told to stop: either way there is nobody to tell
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        frames, number = Frames(), 0
        while True:
            piece = await reader.read(PIECE)
            for framed in frames.feed(piece) if piece else frames.end():
                for text, _ in self._answering.answered(framed, number + 1):
                    number += 1
                    writer.write(self._answering.form.framed(text).encode("utf-8", "replace"))
                    # A caller that does not read waits here, and holds no more than one answer.
                    await writer.drain()
            if not piece:
                return
