"""What counsel has settled, for commands: read when the first answer is asked for, and again where it has changed."""

from __future__ import annotations

from charteroak.law import settled
from charteroak.recording.folder import READINGS, READINGS_MARK, data_folder


def begin() -> None:
    """Have what is settled read when it is first asked for. A command that asks nothing of the law reads nothing."""
    settled.when_asked(_read)


def again() -> None:
    """Have it read anew if it has changed: for a command that answers line by line, for as long as lines come."""
    if _signature() != _Seen.signature:
        settled.when_asked(_read)


class _Seen:
    signature: tuple[int, int] | None = None


def _read() -> settled.Standing:
    _Seen.signature = _signature()
    folder = data_folder()
    if _Seen.signature is None and not (folder / "ledger" / READINGS_MARK).exists():
        return settled.NOTHING  # nothing was ever settled here: the ledger's code need not be loaded to know it
    from charteroak.recording.settled import read

    return read()


def _signature() -> tuple[int, int] | None:
    try:
        found = (data_folder() / READINGS).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
