"""A disk as a power cut may leave it: the calls that a program made, replayed into what may be on the disk after each.

The model is POSIX at its worst, so a file system like ext4 or XFS keeps more than it:

- What is written to a file is on the disk for sure when an fsync or fdatasync of that file, begun after the write had
  ended, has succeeded. Its size goes with it: fdatasync writes that too where the data cannot be read without.
- A name, be it of a new file, of a folder, a rename or a deletion, is there for sure when its folder was synced so.
  Syncing the file does not help, nor does syncing the folder above. The two sides of a rename are two names.
- Whatever is not there for sure may be there all the same, and in any order: a write without the one before it, the
  new name without the data, every 512 bytes of a write by themselves. Bytes that nobody wrote do not change.
- A failed sync leaves what it was for in doubt for ever: the kernel may have dropped it and call it clean, so that
  a later sync succeeds without writing it ("fsyncgate"). Only writing it anew, then syncing, helps.
- What processes map of a file (SQLite's index of its write-ahead log) is lost, and so are locks.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath

SECTOR = 512
SYNCS = ("fsync", "fdatasync")
WRITES = ("write", "pwrite64", "ftruncate")
# By which of the things that they are given these calls name a file: the folder that a path begins in, and the path.
NAMES: dict[str, list[tuple[int | None, int]]] = {
    "openat": [(0, 1)],
    "mkdir": [(None, 0)],
    "mkdirat": [(0, 1)],
    "unlink": [(None, 0)],
    "unlinkat": [(0, 1)],
    "rmdir": [(None, 0)],
    "rename": [(None, 0), (None, 1)],
    "renameat": [(0, 1), (2, 3)],
}
REPLAYED = (*SYNCS, *WRITES, *NAMES, "close")
# What would too: a run that makes one of these below its folder cannot be judged by this model.
NOT_REPLAYED = ("open", "creat", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice", "fallocate",
                "truncate", "link", "linkat", "symlink", "symlinkat", "renameat2", "dup", "dup2", "dup3",
                "io_uring_enter", "sync_file_range", "lseek")  # fmt: skip
HARMLESS = ("writev",)  # by which the program says what it was promised


@dataclass(frozen=True)
class Call:
    """A system call in a trace: between which lines of the trace it ran, and what it gave."""

    name: str
    given: list[str]
    result: int
    began: int
    ended: int
    thread: int
    injected: bool = False

    def text(self, place: int) -> str:
        """A path that was given."""
        return _bytes(self.given[place]).decode()

    def data(self, place: int = 1) -> bytes:
        """The bytes that were given."""
        return _bytes(self.given[place])


_STRINGS = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)", re.DOTALL)


def _bytes(text: str) -> bytes:
    found = _STRINGS.findall(text)
    if not text.startswith(('"', "[{iov_base=")) or not found or text.endswith("..."):
        raise ValueError(f"cut short in the trace: {text[:40]}")
    return b"".join(bytes.fromhex(each.replace("\\x", "")) for each in found)


def calls(trace: Path) -> Iterator[Call]:
    """The calls of a trace by `strace -f -xx`, as they ended; a close as it began, for then its number is free."""
    begun: dict[str, tuple[int, str]] = {}
    found = []
    for number, line in enumerate(trace.read_text().splitlines()):
        thread, _, rest = line.partition(" ")
        rest = rest.strip()
        start = number
        if rest.endswith("<unfinished ...>"):
            begun[thread] = number, rest.removesuffix("<unfinished ...>")
            continue
        if rest.startswith("<... "):
            start, first = begun.pop(thread)
            rest = first + rest.partition(" resumed>")[2]
        if match := _CALL.match(rest):
            name, given, result, more = match.groups()
            value = -1 if result == "?" else int(result)
            found.append(
                Call(
                    name,
                    [each.strip() for each in given.split(", ")],
                    value,
                    start,
                    number,
                    int(thread),
                    "(INJECTED)" in more,
                )
            )
    yield from sorted(found, key=lambda call: (call.began if call.name == "close" else call.ended, call.ended))


@dataclass
class Change:
    """A change to a file, to its bytes or its size, or to what a name in a folder stands for."""

    at: int
    place: object
    value: object
    sure: bool = False
    doubtful: bool = False  # a sync of it has failed


@dataclass(eq=False)
class Node:
    """A file or a folder: what it was at first, and every change to it that may be lost, in order."""

    is_folder: bool
    changes: list[Change] = field(default_factory=list)
    base: bytes = b""  # of a file: what is on the disk before the first of the changes
    names: dict[str, Node] = field(default_factory=dict)  # of a folder: the names as programs see them

    def sync(self, began: int, succeeded: bool) -> None:
        """What changed before the sync began is on the disk, or in doubt for ever."""
        for change in self.changes:
            if change.at < began and not change.doubtful:
                change.sure = change.sure or succeeded
                change.doubtful = not change.sure
        if not self.is_folder:
            done = next((n for n, each in enumerate(self.changes) if not each.sure), len(self.changes))
            self.base = _applied(self.base, self.changes[:done])
            del self.changes[:done]


Image = dict[str, bytes | None]
"""What lies in a folder: files, and folders as None, by path."""
Keep = Callable[[Change], bool]
Tear = Callable[[Change], list[tuple[int, bytes]]]


def _applied(data: bytes, changes: list[Change], tear: Tear | None = None) -> bytes:
    image = bytearray(data)
    for change in changes:
        if not isinstance(change.value, bytes):  # a new size
            size = int(str(change.place))
            image = image[:size] + bytes(max(0, size - len(image)))
            continue
        whole = [(int(str(change.place)), change.value)]
        for place, piece in whole if change.sure or tear is None else tear(change):
            image += bytes(max(0, place - len(image)))
            image[place : place + len(piece)] = piece
    return bytes(image)


class Disk:
    """What the folder of a program holds: as programs see it, and as it may be after a power cut."""

    def __init__(self, folder: Path, image: Image | None = None) -> None:
        """The folder itself is there; so is what the image says."""
        self._folder = PurePosixPath(folder)
        self._root = Node(is_folder=True)
        for path, data in sorted((image or {}).items()):
            self._name(path, Node(is_folder=data is None, base=data or b""), 0)
        self._settle(self._root)
        self._open: dict[int, tuple[Node, str]] = {}
        self._offsets: dict[int, int] = {}

    def would_change(self, call: Call) -> bool:
        """Whether a power cut after the call may find something else than one before it."""
        if call.name in SYNCS or (call.name in WRITES and call.result >= 0):
            return self.about(call) is not None
        path = self._path(call) if call.name in NAMES and call.result >= 0 else None
        return path is not None and (call.name != "openat" or self._find(path) is None)

    def replay(self, call: Call) -> None:
        """Do what a call did."""
        if call.name in SYNCS and (opened := self._opened(call)):
            opened[0].sync(call.began, call.result == 0)
        elif call.name not in HARMLESS and call.result >= 0:
            getattr(self, f"_{call.name}", self._unknown)(call)

    def _settle(self, folder: Node) -> None:
        folder.sync(1, succeeded=True)
        for node in folder.names.values():
            self._settle(node)

    def source(self, call: Call) -> str | None:
        """The old name, below the folder, that a rename is given."""
        return self._path(call)

    def target(self, call: Call) -> str | None:
        """The new one."""
        return self._path(call, 1)

    def doubtful(self, path: str) -> bool:
        """Whether there is something in a file of which a sync has failed."""
        node = self._find(path)
        return node is not None and any(change.doubtful for change in node.changes)

    def _opened(self, call: Call) -> tuple[Node, str] | None:
        return self._open.get(int(call.given[0])) if call.given[0].isdigit() else None

    def about(self, call: Call) -> str | None:
        """The path of the file or folder that a call is given open, if it is below the folder."""
        opened = self._opened(call)
        return opened[1] if opened else None

    def _path(self, call: Call, which: int = 0) -> str | None:
        """A path that a call is given, the first or the second, or None where nothing of it would be on the disk."""
        folder, place = NAMES[call.name][which]
        path = PurePosixPath(call.text(place))
        if folder is not None and not path.is_absolute() and call.given[folder] != "AT_FDCWD":
            opened = self._open.get(int(call.given[folder]))
            return f"{opened[1]}/{path}" if opened else None
        below = path.is_relative_to(self._folder) and not path.name.endswith("-shm")
        return str(path.relative_to(self._folder)) if below else None

    def _find(self, path: str) -> Node | None:
        node: Node | None = self._root
        for part in PurePosixPath(path).parts:
            node = node.names.get(part) if node else None
        return node

    def _name(self, path: str, node: Node | None, at: int) -> None:
        above = self._find(str(PurePosixPath(path).parent))
        name = PurePosixPath(path).name
        if above is None:
            raise ValueError(f"{path}: named in a folder that there is not")
        above.changes.append(Change(at, name, node))
        if node is None:
            above.names.pop(name)
        else:
            above.names[name] = node

    def _openat(self, call: Call) -> None:
        self._open.pop(call.result, None)
        if (path := self._path(call)) is None:
            return
        node = self._find(path)
        if node is None:
            node = Node(is_folder=False)
            self._name(path, node, call.ended)
        elif "O_TRUNC" in call.given[2] or "O_APPEND" in call.given[2]:
            raise ValueError("opened in a way that is not in the model")
        self._open[call.result] = node, path
        self._offsets[call.result] = 0

    def _close(self, call: Call) -> None:
        self._open.pop(int(call.given[0]), None)

    def _change(self, call: Call, place: int, data: bytes | None) -> None:
        if opened := self._opened(call):
            opened[0].changes.append(Change(call.ended, place, data))

    def _write(self, call: Call) -> None:
        if self._opened(call):
            handle = int(call.given[0])
            self._change(call, self._offsets[handle], call.data()[: call.result])
            self._offsets[handle] += call.result

    def _pwrite64(self, call: Call) -> None:
        if self._opened(call):
            self._change(call, int(call.given[3]), call.data()[: call.result])

    def _ftruncate(self, call: Call) -> None:
        self._change(call, int(call.given[1]), None)

    def _mkdir(self, call: Call) -> None:
        if path := self._path(call):
            self._name(path, Node(is_folder=True), call.ended)

    def _unlink(self, call: Call) -> None:
        if path := self._path(call):
            self._name(path, None, call.ended)

    def _rename(self, call: Call) -> None:
        source, target = self._path(call), self._path(call, 1)
        if source and target:
            self._name(target, self._find(source), call.ended)
            self._name(source, None, call.ended)
        elif source or target:
            raise ValueError("moved in or out of the folder")

    _mkdirat, _unlinkat, _rmdir, _renameat = _mkdir, _unlink, _unlink, _rename

    def _unknown(self, call: Call) -> bool:
        handle = re.match(r"\d+$", call.given[0])
        below = str(self._folder).encode() in b"".join(_bytes(each) for each in call.given if each.startswith('"'))
        if call.name == "lseek" and call.given[1:] == ["0", "SEEK_CUR"]:  # asks where it is, and moves nothing
            return False
        if below or (handle and int(call.given[0]) in self._open):
            raise ValueError(f"{call.name} is not in the model")
        return False

    def image(self, keep: Keep, tear: Tear | None = None) -> Image:
        """What a power cut leaves where of all that is not sure this is kept."""
        found: Image = {}

        def walk(folder: Node, path: str) -> None:
            names: dict[str, Node | None] = {}
            for change in folder.changes:
                if change.sure or keep(change):
                    names[str(change.place)] = change.value if isinstance(change.value, Node) else None
            for name, node in names.items():
                if node and node.is_folder:
                    found[f"{path}{name}"] = None
                    walk(node, f"{path}{name}/")
                elif node:
                    kept = [change for change in node.changes if change.sure or keep(change)]
                    found[f"{path}{name}"] = _applied(node.base, kept, tear)

        walk(self._root, "")
        return found


def lost(_: Change) -> bool:
    """Nothing is kept that is not sure."""
    return False


def kept(change: Change) -> bool:
    """All is kept, as if the program had been killed; but what a failed sync was for, the kernel has dropped."""
    return not change.doubtful


def until(moment: int) -> Keep:
    """All that happened before a moment is kept."""
    return lambda change: change.at < moment and not change.doubtful


def by_chance(chance: random.Random) -> tuple[Keep, Tear]:
    """Each change is kept or not by itself, and of a write that is kept, each sector."""
    likely = chance.choice((0.2, 0.5, 0.8))
    whole = chance.random() < 0.5

    def keep(_: Change) -> bool:
        return chance.random() < likely

    def tear(change: Change) -> list[tuple[int, bytes]]:
        place, data = int(str(change.place)), change.value
        assert isinstance(data, bytes)
        edges = [0, *range(SECTOR - place % SECTOR, len(data), SECTOR), len(data)]
        pieces = [(place + start, data[start:stop]) for start, stop in pairwise(edges)]
        return pieces if whole else [piece for piece in pieces if chance.random() < likely]

    return keep, tear


def write_image(image: Image, folder: Path) -> None:
    """Make a folder of an image."""
    folder.mkdir()
    for name, data in image.items():  # a folder comes before what is in it
        path = f"{folder}/{name}"
        if data is None:
            os.mkdir(path)  # noqa: PTH102 - thousands of times
        else:
            with open(path, "xb", buffering=0) as file:  # noqa: PTH123
                file.write(data)
