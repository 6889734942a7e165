"""What outlasts a power cut: a file once it was synced, and its name once the folder was that it is named in."""

from __future__ import annotations

import os
from pathlib import Path

from charteroak.ledger.errors import Stopped


def sync(handle: int) -> None:
    """Put an open file or folder on the disk.

    Stopped where that failed, for whatever reason: what it was for may be lost, and to try again would only look as if
    it had worked.
    """
    try:
        os.fsync(handle)
    except OSError as error:
        raise Stopped(f"could not be put on the disk: {error.strerror}") from None


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk. Stopped as above; OSError where there is no such folder to be read."""
    if os.name != "posix":  # elsewhere names are kept without this
        return
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        sync(handle)
    except Stopped as error:
        raise error.at(folder) from None
    finally:
        os.close(handle)


def make_folder(folder: Path, mode: int) -> None:
    """Make a folder, and those above it that there are not, and be sure of their names. Errors as above."""
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    for each in new:
        sync_folder(each.parent)
