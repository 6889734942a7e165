"""The secret key of the site: from the environment, or made on the first start and kept in the data folder.

Either may have several, with spaces or lines between: the first is the key, the others are those that it had before.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from charteroak.recording.folder import data_folder

VARIABLE = "CHARTEROAK_SECRET_KEY"
_FILE = "secret-key"


def secret_keys() -> list[str]:
    """The key, and then those before it: what they sealed and signed still opens. ImproperlyConfigured, with what to
    do, where there is none and none can be kept.
    """
    if given := os.environ.get(VARIABLE, "").split():
        return given
    path = data_folder() / _FILE
    try:
        return _kept(path) or _make(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"no secret key can be kept in {path.parent} ({error.strerror}); "
            f"make that folder writable, set CHARTEROAK_DATA to another, or set {VARIABLE}"
        ) from None


def _kept(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return []


def _make(path: Path) -> list[str]:
    """Write a new key, whole and for its owner alone. Where another process was first, its key is the key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{_FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(draft, "x", encoding="ascii", opener=_for_the_owner) as file:
        file.write(secrets.token_urlsafe(48))
    try:
        # A link fails where the name is taken, and what it names is never half written.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _kept(path)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
