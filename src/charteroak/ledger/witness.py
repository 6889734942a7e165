"""A witness: C2SP tlog-witness v1.0.0, without its HTTP, which is in `witness_app`.

It cosigns a log's checkpoint where the tree grows out of the one that it cosigned last, and no other. Its word is
worth as much as its memory: one SQLite file, looked at and written in one transaction, and on the disk before a
cosignature leaves. So a file is made once, with its key, and never again when it is missed: a witness that has lost
its file needs a new key.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import from_decimal, from_hash, from_utf8, to_base64
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.signing import FOR_LOGS, FOR_WITNESSES, SignerKey, VerifierKey, verify_note
from charteroak.ledger.tree import EMPTY_ROOT, check_consistency
from charteroak.ledger.witness_memory import Memory

LARGEST = 1 << 16
MOST_STEPS = 63
TEXT = "text/plain; charset=utf-8"
SIZE = "text/x.tlog.size"
_LOG = logging.getLogger(__name__)
# After one of these the file cannot be trusted to hold what was written to it: nothing is signed until a restart.
_FATAL = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Answer(NamedTuple):
    """What a witness answers: an HTTP status, and the content with its type."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """What a log asks with: the size that it thinks the witness is at, the proof from there, and its checkpoint."""

    old: int
    proof: tuple[bytes, ...]
    note: Note

    def to_bytes(self) -> bytes:
        """The body of a request to `add-checkpoint`."""
        return "\n".join((f"old {self.old}", *map(to_base64, self.proof), "", "")).encode() + self.note.to_bytes()

    @classmethod
    def parse(cls, body: bytes) -> Submission:
        """The submission of a body. Malformed where `to_bytes` would not give the very same."""
        if len(body) > LARGEST:
            raise Malformed(f"the request is longer than {LARGEST} bytes")
        head, blank, note = body.partition(b"\n\n")
        first, *steps = from_utf8(head, "the request", LARGEST).split("\n")
        if not blank or not first.startswith("old "):
            raise Malformed("the request is not an old size, a proof, an empty line and a checkpoint")
        if len(steps) > MOST_STEPS:
            raise Malformed(f"the consistency proof has more than {MOST_STEPS} lines")
        old = from_decimal(first.removeprefix("old "), "the old size")
        return cls(old, tuple(from_hash(each, "a line of the consistency proof") for each in steps), Note.parse(note))


@dataclass(frozen=True, slots=True)
class Seen:
    """What a witness has cosigned last for a log: the tree's size, and when, in seconds since 1970."""

    size: int
    time: int


class Witness:
    """A witness over one file, which `Witness.create` has made for this key.

    `logs` are the keys of the logs that it serves, each named for its log's origin; a log may have several, and any
    of them signs for it. LedgerError where a key does not fit, or the file cannot be used: one line that names it.
    Threads may share a witness, and processes the file.
    """

    def __init__(self, path: Path, key: SignerKey, logs: Iterable[VerifierKey]) -> None:
        self._key = key
        self._verifier = _checked(key)
        self._logs = _by_origin(logs)
        for origin in self._logs:  # a key can be one that cannot sign for a name: better said now
            key.sign(Checkpoint(origin, 0, EMPTY_ROOT).text, 1)
        self._lock = threading.Lock()
        self._memory = Memory(path, self._verifier.vkey)
        self._stopped = False
        try:
            self.seen()
        except LedgerError as error:
            self.close()
            raise error.at(path) from None

    @staticmethod
    def create(path: Path, key: SignerKey) -> None:
        """Make the file of a new witness. LedgerError where there is one of this name, or it cannot be made."""
        Memory.create(path, _checked(key).vkey)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Whoever asks later gets 503."""
        with self._lock:
            self._memory.close()

    @property
    def vkey(self) -> str:
        """The public key, as a policy names it."""
        return self._verifier.vkey

    @property
    def origins(self) -> tuple[str, ...]:
        """The logs that are served."""
        return tuple(self._logs)

    def seen(self) -> dict[str, Seen]:
        """What was cosigned last, by the log's origin. LedgerError where the file cannot say."""
        with self._lock:
            notes = self._memory.notes()
        found = {}
        for origin, data in notes.items():
            checkpoint, time = self._remembered(origin, data)
            found[origin] = Seen(checkpoint.size, time)
        return found

    def add_checkpoint(self, body: bytes, now: int) -> Answer:
        """Answer a request to `add-checkpoint`, `now` in seconds since 1970. It raises nothing on what it is sent.

        200 with the cosignature; 400, 403, 404, 409 and 422 as in the specification; 503 where its memory or its
        clock fails, and then nothing is signed.
        """
        try:
            asked = Submission.parse(body)
            checkpoint = Checkpoint.parse(asked.note.text)
        except Malformed as error:
            return _text(400, str(error))
        keys = self._logs.get(checkpoint.origin)
        if keys is None:
            return _text(404, "this witness does not serve that log")
        if not _is_signed(asked.note, keys):
            return _text(403, "no known key of the log signed the checkpoint, or one of its signatures fails")
        if asked.old > checkpoint.size:
            return _text(400, "the old size is above the checkpoint's")
        if now < 1:
            return _text(503, "the clock of this witness is not set")
        return self._guarded(asked, checkpoint, keys, now)

    def _guarded(self, asked: Submission, checkpoint: Checkpoint, keys: Iterable[VerifierKey], now: int) -> Answer:
        """Decide; where memory fails, sign nothing."""
        if self._stopped:
            return _text(503, "the database of this witness failed; it must be looked at, and the witness restarted")
        try:
            return self._decide(asked, checkpoint, keys, now)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0)
            self._stopped = code & 0xFF in _FATAL
            _LOG.error("the database cannot be used: %s", getattr(error, "sqlite_errorname", type(error).__name__))
            return _text(503, "the database of this witness cannot be used now")
        except Unproven as error:
            self._stopped = True
            _LOG.error("%s", error)
            return _text(503, "the database of this witness is damaged")
        except Malformed as error:
            return _text(400, str(error))

    def _decide(self, asked: Submission, checkpoint: Checkpoint, keys: Iterable[VerifierKey], now: int) -> Answer:
        """Compare with what was cosigned last and replace it, as one step that no other can come between."""
        with self._lock, self._memory.transaction():
            last = self._last(checkpoint.origin)
            same_size = last.size == checkpoint.size
            if asked.old != last.size or (same_size and last.root != checkpoint.root):
                return Answer(409, SIZE, f"{last.size}\n".encode())
            try:
                check_consistency(last.size, checkpoint.size, last.root, checkpoint.root, asked.proof)
            except LedgerError:
                return _text(
                    422, "the consistency proof does not lead from the tree that was cosigned last to this one"
                )
            cosignature = self._key.sign(asked.note.text, now)
            known = {(key.name, key.id) for key in keys}
            signed = (each for each in asked.note.signatures if (each.name, each.key_id) in known)
            kept = Note(asked.note.text, (*signed, cosignature))
            self._memory.keep(checkpoint.origin, checkpoint.size, kept.to_bytes())
        return Answer(200, TEXT, cosignature.line.encode())  # only now: the transaction is on the disk

    def _last(self, origin: str) -> Checkpoint:
        """The checkpoint that was cosigned last; that of an empty tree, if none was."""
        data = self._memory.note(origin)
        return Checkpoint(origin, 0, EMPTY_ROOT) if data is None else self._remembered(origin, data)[0]

    def _remembered(self, origin: str, data: bytes) -> tuple[Checkpoint, int]:
        """The checkpoint of a note in memory, and when it was cosigned. Unproven where it is not what we signed."""
        try:
            note = Note.parse(data)
            checkpoint = Checkpoint.parse(note.text)
            times = [each.time for each in verify_note(note, [self._verifier])]
        except LedgerError:
            times = []
        if not times or checkpoint.origin != origin:
            raise Unproven("the database is damaged: it holds a checkpoint that this witness did not cosign")
        return checkpoint, times[0] or 0


def _checked(key: SignerKey) -> VerifierKey:
    if key.type not in FOR_WITNESSES:
        raise Malformed("the key is of a type that a witness does not cosign with")
    return key.verifier


def _by_origin(keys: Iterable[VerifierKey]) -> Mapping[str, tuple[VerifierKey, ...]]:
    """The keys of each log, by its origin."""
    found: dict[str, tuple[VerifierKey, ...]] = {}
    for key in keys:
        if key.type not in FOR_LOGS:
            raise Malformed(f"the key of {key.name} is of a type that a log does not sign checkpoints with")
        found[key.name] = (*found.get(key.name, ()), key)
    return found


def _is_signed(note: Note, keys: Iterable[VerifierKey]) -> bool:
    """Whether one of these keys signed the note, and no signature in the name of one fails."""
    try:
        return bool(verify_note(note, keys))
    except Unproven:
        return False


def _text(status: int, message: str) -> Answer:
    return Answer(status, TEXT, f"{message}\n".encode())
