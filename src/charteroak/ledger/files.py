"""Small files about a ledger: a policy, a receipt, a checkpoint that someone kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from charteroak.ledger.errors import LedgerError

LARGEST = 1 << 20
T = TypeVar("T")


def load(path: Path, parse: Callable[[bytes], T]) -> T:
    """What `parse` makes of a file. A LedgerError names the file and says in one line what is wrong with it."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        if len(data) > LARGEST:
            raise LedgerError(f"longer than {LARGEST} bytes")
        return parse(data)
    except LedgerError as error:
        raise error.at(path) from None
