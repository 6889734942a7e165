"""The checkpoint that is published, and whose signatures on it hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import from_utf8
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.public import CHECKPOINT
from charteroak.ledger.signing import Verified, VerifierKey, verify_note
from charteroak.office.ledger.opened import Opened
from charteroak.recording.succession import KEYS

_LARGEST = 1 << 20


@dataclass(frozen=True)
class Head:
    """A checkpoint that is published."""

    checkpoint: Checkpoint
    keys: tuple[VerifierKey, ...]
    """The ledger's own keys whose signatures on it hold. Where there is none it shows nothing."""
    witnessed: tuple[tuple[str, int], ...] | None
    """Each witness that cosigned it, and when, in seconds since 1970; None where that cannot be told."""
    has_witnesses: bool
    """Whether there is a policy that names witnesses."""


def head(opened: Opened) -> Head | None:
    """The checkpoint; None where none is published yet. LedgerError where it is damaged."""
    data = opened.reader.public.read(CHECKPOINT)
    if data is None:
        return None
    note = Note.parse(data)
    checkpoint = Checkpoint.parse(note.text)
    keys = [key for key in own_keys(opened) if key.name == checkpoint.origin]
    signed = tuple(each.key for each in _verified(note, keys) or ())
    try:
        policy = opened.place.policy()
    except LedgerError:
        return Head(checkpoint, signed, None, has_witnesses=True)
    if policy is None or not policy.witnesses:
        return Head(checkpoint, signed, (), has_witnesses=False)
    names = {witness.key: witness.name for witness in policy.witnesses}
    found = _verified(note, names)
    witnessed = None if found is None else tuple((names[each.key], each.time or 0) for each in found)
    return Head(checkpoint, signed, witnessed, has_witnesses=True)


def own_keys(opened: Opened) -> tuple[VerifierKey, ...]:
    """The keys that the ledger has signed with, as they are published; a line that is none is left out."""
    data = opened.reader.public.read(KEYS) or b""
    keys = []
    for line in from_utf8(data, "the list of keys", _LARGEST).splitlines():
        try:
            keys.append(VerifierKey.parse(line))
        except Malformed:
            continue
    return tuple(keys)


def _verified(note: Note, keys: Iterable[VerifierKey]) -> tuple[Verified, ...] | None:
    try:
        return verify_note(note, keys)
    except Unproven:
        return None
