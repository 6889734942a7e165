"""The beginning of an office: the set-up code that whoever starts the site reads on its console.

Only the code's digest is kept, in the data folder. Each start prints a new one, until one of them has been used.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from pathlib import Path

from charteroak.office.accounts.codes import kept, new_code
from charteroak.office.accounts.models import is_claimed
from charteroak.recording.folder import data_folder

_FILE = "set-up-code"


def announce() -> str | None:
    """What a console says of an office that has no administrator: where to make one, and with which code.

    None where there is one. OSError where the data folder takes nothing.
    """
    if is_claimed():
        return None
    code = new_code()
    path = _path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{_FILE}.{os.getpid()}")
    with open(draft, "w", encoding="ascii", opener=_for_the_owner) as file:
        file.write(kept(code, "set-up"))
    draft.replace(path)
    return f"This office has no administrator yet: open /begin/ on this site, with the set-up code {code}"


def is_code(typed: str) -> bool:
    """Whether this is the set-up code of now."""
    try:
        there = _path().read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return False
    return bool(there) and hmac.compare_digest(there, kept(typed, "set-up"))


def take(digest: str) -> bool:
    """Use the set-up code up, by its digest. False where it is not the code of now; of two at once one is first."""
    try:
        if not hmac.compare_digest(_path().read_text(encoding="ascii").strip(), digest):
            return False
        _path().unlink()
    except (OSError, ValueError):
        return False
    return True


def spend() -> None:
    """Take the set-up code away."""
    with suppress(FileNotFoundError):
        _path().unlink()


def _path() -> Path:
    return data_folder() / _FILE


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
