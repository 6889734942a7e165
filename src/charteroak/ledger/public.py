"""The public folder of a log: the checkpoint and the tiles, as any web server or object store can serve them.

Everything in it is made from the store, and can be made again. A file is written beside the folder, put on the disk and
then named, so whoever reads sees a whole file or none; a checkpoint is named after all that it covers.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from charteroak.ledger.alone import alone
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.durable import sync, sync_folder
from charteroak.ledger.errors import LedgerError, Malformed, Stopped, Unavailable
from charteroak.ledger.kept import reading
from charteroak.ledger.note import Note
from charteroak.ledger.stores import Store
from charteroak.ledger.tiles import ENTRIES, WIDTH, Tile, tiles_at, tiles_between

CHECKPOINT = "checkpoint"
_AT_ONCE = 256
_ABANDONED = 3600  # seconds after which no one is writing a draft any more
_PASSING = {"ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EMFILE", "ENFILE", "EFBIG"}


class Public:
    """A folder that a log is published in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drafts = folder.with_name(f"{folder.name}.drafts")
        self._settled: set[Path] = set()  # folders whose own names are on the disk

    def publish(self, store: Store, old: int, new: int) -> None:
        """Write the files that a log has at the size `new` but not at `old`. When this ends, they are on the disk."""
        self._write_tiles(store, tiles_between(old, new))

    def mend(self, store: Store, size: int) -> None:
        """Write again what is missing of a log of this size; all of it where there is no checkpoint."""
        new = self.read(CHECKPOINT) is None
        self._write_tiles(store, (tile for tile in tiles_at(size) if new or not self._has(tile)))

    def _has(self, tile: Tile) -> bool:
        return any((self.folder / each.path).exists() for each in (tile.full, tile))

    def _write_tiles(self, store: Store, wanted: Iterable[Tile]) -> None:
        read, first = reading(store), store.first()
        tiles = [tile for tile in wanted if not _is_pruned(tile, first)]
        for start in range(0, len(tiles), _AT_ONCE):
            self.write({tile.path: read(tile.path) for tile in tiles[start : start + _AT_ONCE]})

    def tidy(self, old: int, new: int) -> None:
        """Delete the partial files of what has become full: who reads one takes the full one where it is gone."""
        for tile in tiles_between(old, new):
            if tile.width == WIDTH:
                with suppress(OSError):  # what is left lies there to no harm
                    shutil.rmtree(self.folder / f"{tile.path}.p", ignore_errors=True)

    def show(self, note: Note) -> None:
        """Publish a checkpoint, unless a later one is there, or the same with more cosignatures."""
        with alone(self._drafts.with_name(f"{self._drafts.name}.lock")):
            shown = self.checkpoint()
            if shown is None or _worth(*shown) < _worth(note, Checkpoint.parse(note.text)):
                self.write({CHECKPOINT: note.to_bytes()})

    def checkpoint(self) -> tuple[Note, Checkpoint] | None:
        """The checkpoint that is shown; None where there is none. Malformed, with the file's name, where it is none."""
        data = self.read(CHECKPOINT)
        try:
            note = Note.parse(data) if data is not None else None
            return (note, Checkpoint.parse(note.text)) if note else None
        except Malformed as error:
            raise error.at(self.folder / CHECKPOINT) from None

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, by their paths in the folder. They are on the disk when this ends."""
        drafts = {self._drafts / secrets.token_hex(8): self.folder / path for path in files}
        try:
            self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
            for draft, data in zip(drafts, files.values(), strict=True):
                _put(draft, data)
            for draft, path in drafts.items():
                self._name(draft, path)
            self._sync({path.parent for path in drafts.values()})
        except (OSError, Stopped) as error:
            for draft in drafts:  # a full disk is not to fill up with what was not finished
                with suppress(OSError):
                    draft.unlink()
            raise (_fault(error, self.folder) if isinstance(error, OSError) else error) from None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None where there is none."""
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _fault(error, self.folder / path) from None

    def prune(self, first: int) -> None:
        """Delete the bundles of entries before `first`, and drafts that a process left when it was killed."""
        for tile in (Tile(ENTRIES, index) for index in range(first // WIDTH)):
            with suppress(FileNotFoundError):
                (self.folder / tile.path).unlink()
            partial = self.folder / f"{tile.path}.p"
            if partial.is_dir():
                shutil.rmtree(partial)
        for draft in self._drafts.iterdir() if self._drafts.is_dir() else ():
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime < time.time() - _ABANDONED:
                    draft.unlink()

    def _name(self, draft: Path, path: Path) -> None:
        try:
            draft.replace(path)
        except FileNotFoundError:  # its folder is new, or another process has tidied it away
            self._settled.discard(path.parent)
            path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            draft.replace(path)

    def _sync(self, folders: set[Path]) -> None:
        """A new name is on the disk once its folder is, and that once the folder above is: by then it is settled."""
        top = self.folder.parent
        new = {above for each in folders - self._settled for above in each.parents if above.is_relative_to(top)}
        for folder in folders | new:
            sync_folder(folder)
        self._settled |= folders


def _put(path: Path, data: bytes) -> None:
    """Write a new file, and be sure that what it holds is on the disk."""
    with open(path, "xb", opener=_readable) as file:
        file.write(data)
        file.flush()
        try:
            sync(file.fileno())
        except Stopped as error:
            raise error.at(path) from None


def _worth(note: Note, checkpoint: Checkpoint) -> tuple[int, int]:
    return checkpoint.size, len(note.signatures)


def _is_pruned(tile: Tile, first: int) -> bool:
    return tile.level == ENTRIES and tile.index < first // WIDTH


def _readable(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o644)


def _fault(error: OSError, path: Path) -> LedgerError:
    """What went wrong with a file: by itself passing, or a disk that does not keep what it is given."""
    import errno

    kind = Unavailable if errno.errorcode.get(error.errno or 0) in _PASSING else Stopped
    return kind(f"{path}: {error.strerror}")
