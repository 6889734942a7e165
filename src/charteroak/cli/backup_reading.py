"""Reading a backup: all of it is checked before anything is made of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.stores import Head
from charteroak.recording.backup.archive import FORMAT, HEAD, MANIFEST, reading
from charteroak.recording.backup.entries import Tree
from charteroak.recording.backup.sealing import Secret, is_sealed


def secret_for(path: Path, ask: Callable[[], Secret]) -> Secret | None:
    """What opens a backup; None where it is not sealed."""
    with path.open("rb") as file:
        return ask() if is_sealed(file) else None


def check(path: Path, ask: Callable[[], Secret], named: str) -> dict[str, Any]:
    """What a backup says of itself, when every byte of it was compared, and the ledger's tree with its checkpoint.

    LedgerError says in one line what is wrong.
    """
    secret = secret_for(path, ask)
    tree, said = Tree(), {}
    try:
        with reading(path, secret) as files:
            for name, data in files:
                if name == MANIFEST:
                    said = json.loads(data)
                else:
                    _look(tree, name, data)
        _compare(tree, said.get("ledger"))
    except LedgerError as error:
        raise error.at("the backup") from None
    return {"file": named, "sealed": secret is not None, **{name: said[name] for name in said if name != "files"}}


def head_of(data: bytes) -> dict[str, Any]:
    """What the first file says. Malformed where it is of another format."""
    said = json.loads(data)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise Malformed("it is of a format that this program does not read")
    return said


def _look(tree: Tree, name: str, data: bytes) -> None:
    if name == HEAD:
        head_of(data)
    elif name == "ledger/checkpoint":
        tree.note(data)
    elif name == "ledger/keys":
        tree.keys(data)
    elif name.startswith(("ledger/entries/", "ledger/hashes/")):
        tree.take(name, data)


def _compare(tree: Tree, said: dict[str, Any] | None) -> None:
    if (said is None) != (tree.checkpoint is None):
        raise Unproven("it lacks the ledger that it says it has")
    if said is not None:
        tree.check(Head(said["size"], bytes.fromhex(said["root"])))
