"""Where the site's register lies, and how it is changed so that of two people's changes neither is lost.

Entries are known by what they are for, and not by their place. A change comes with a digest of the entry as it was
shown: where the entry is another by now, nothing is written, and whoever sent the change is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from charteroak.ledger.alone import alone
from charteroak.recording.folder import data_folder
from charteroak.screening.forms import register_writing
from charteroak.screening.forms.register import NAME, Entry, Register, loads
from charteroak.screening.forms.register_reading import decoded

_ID = 16


class Moved(Exception):
    """The entry is not as it was shown. `now` is what it is, or None where it is gone."""

    def __init__(self, now: Entry | None) -> None:
        self.now = now
        super().__init__("the entry is not as it was shown")


@dataclass(frozen=True)
class Kept:
    """The register as it lies on the disk."""

    text: str
    register: Register

    def place(self, name: str) -> int:
        """The place of an entry by its name in addresses; -1 where there is none."""
        return next((n for n, entry in enumerate(self.register.entries) if name_of(entry) == name), -1)

    def entry(self, name: str) -> Entry | None:
        """An entry by its name in addresses; None where there is none."""
        at = self.place(name)
        return self.register.entries[at] if at >= 0 else None


def path() -> Path:
    """The file that the site's register is kept in."""
    return data_folder() / NAME


def kept() -> Kept:
    """The register, empty where there is no file. BadRegister or OSError where it cannot be read."""
    try:
        text = decoded(path().read_bytes())
    except FileNotFoundError:
        text = ""
    return Kept(text, loads(text))


def name_of(entry: Entry) -> str:
    """What an entry is called in addresses: by its question and form, whatever else changes."""
    return sha256(repr((entry.form, entry.question, entry.beside)).encode()).hexdigest()[:_ID]


def digest_of(entry: Entry) -> str:
    """A digest of all that an entry says."""
    return sha256(msgspec.json.encode(entry)).hexdigest()


Then = Callable[[], None]
"""What is done when the register has been written. Where it raises, the register is put back as it was."""


def _nothing() -> None:
    return


def add(entry: Entry, then: Then = _nothing) -> None:
    """Add an entry. BadRegister where it cannot be one, or is there; OSError or LedgerError where it cannot be kept."""
    _write(lambda now: register_writing.added(now.text, entry), then)


def change(name: str, shown: str, entry: Entry, then: Then = _nothing) -> None:
    """Put an entry in the place of one that was shown with this digest. Moved, and as `add`."""
    _write(lambda now: register_writing.changed(now.text, _as_shown(now, name, shown), entry), then)


def remove(name: str, shown: str, then: Then = _nothing) -> None:
    """Take out an entry that was shown with this digest. Moved, and as `add`."""
    _write(lambda now: register_writing.removed(now.text, _as_shown(now, name, shown)), then)


def _as_shown(now: Kept, name: str, shown: str) -> int:
    entry = now.entry(name)
    if entry is None or digest_of(entry) != shown:
        raise Moved(entry)
    return now.place(name)


def _write(how: Callable[[Kept], str], then: Then) -> None:
    """One at a time, so that nobody writes over what another has just written."""
    where = path()
    where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(where.with_name(f"{NAME}.lock")):
        before = where.read_bytes() if where.exists() else None
        register_writing.save(where, how(kept()))
        try:
            then()
        except BaseException:
            if before is None:
                where.unlink()
            else:
                register_writing.save(where, decoded(before))
            raise
