"""The public folder of a log: the checkpoint and the tiles, as any web server or object store can serve them.

Everything in it is made from the store, and can be made again. A file is written beside the folder, put on the disk and
then named, so whoever reads sees a whole file or none; a checkpoint is named after all that it covers.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from charteroak.ledger.alone import alone
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError, Stopped, Unavailable
from charteroak.ledger.kept import reading
from charteroak.ledger.note import Note
from charteroak.ledger.stores import Store
from charteroak.ledger.tiles import ENTRIES, WIDTH, Tile, tiles_between

CHECKPOINT = "checkpoint"
_AT_ONCE = 256
_PASSING = {"ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EMFILE", "ENFILE", "EFBIG"}


class Public:
    """A folder that a log is published in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drafts = folder.with_name(f"{folder.name}.drafts")

    def publish(self, store: Store, old: int, new: int) -> None:
        """Write the files that a log has at the size `new` but not at `old`. When this ends, they are on the disk."""
        read, first = reading(store), store.first()
        tiles = [tile for tile in tiles_between(old, new) if not _is_pruned(tile, first)]
        for start in range(0, len(tiles), _AT_ONCE):
            self.write({tile.path: read(tile.path) for tile in tiles[start : start + _AT_ONCE]})
        for tile in tiles:
            if tile.width == WIDTH:  # what reads a partial one takes the full one where it is gone
                shutil.rmtree(self.folder / f"{tile.path}.p", ignore_errors=True)

    def show(self, note: Note) -> None:
        """Publish a checkpoint, unless a later one is there, or the same with more cosignatures."""
        with alone(self._drafts.with_name(f"{self._drafts.name}.lock")):
            shown = self.read(CHECKPOINT)
            if shown is None or _worth(Note.parse(shown)) < _worth(note):
                self.write({CHECKPOINT: note.to_bytes()})

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, by their paths in the folder. They are on the disk when this ends."""
        try:
            self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
            drafts = [(self._draft(data), self.folder / path) for path, data in files.items()]
            for draft, path in drafts:
                path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
                draft.replace(path)
            self._sync({path.parent for _, path in drafts})
        except OSError as error:
            raise _fault(error, self.folder) from None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None where there is none."""
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _fault(error, self.folder / path) from None

    def prune(self, first: int) -> None:
        """Delete the bundles of entries before `first`."""
        for tile in (Tile(ENTRIES, index) for index in range(first // WIDTH)):
            with suppress(FileNotFoundError):
                (self.folder / tile.path).unlink()
            partial = self.folder / f"{tile.path}.p"
            if partial.is_dir():
                shutil.rmtree(partial)

    def _draft(self, data: bytes) -> Path:
        path = self._drafts / secrets.token_hex(8)
        with open(path, "xb", opener=_readable) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return path

    def _sync(self, folders: set[Path]) -> None:
        """A new name is on the disk once its folder is, and that once the folder above is."""
        if os.name != "posix":
            return
        above = {each for folder in folders for each in (folder, *folder.parents) if each.is_relative_to(self.folder)}
        for folder in above:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _worth(note: Note) -> tuple[int, int]:
    return Checkpoint.parse(note.text).size, len(note.signatures)


def _is_pruned(tile: Tile, first: int) -> bool:
    return tile.level == ENTRIES and tile.index < first // WIDTH


def _readable(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o644)


def _fault(error: OSError, path: Path) -> LedgerError:
    """What went wrong with a file: by itself passing, or a disk that does not keep what it is given."""
    import errno

    kind = Unavailable if errno.errorcode.get(error.errno or 0) in _PASSING else Stopped
    return kind(f"{path}: {error.strerror}")
