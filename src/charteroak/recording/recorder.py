"""Recording an answer that someone acts on, from whichever part of the process: one ledger, opened when first needed.

Where the ledger is down, `NotRecorded` says why by a word that pages can put in any language. The answer is still
there for whoever asked; that they act on it was not recorded.
"""

from __future__ import annotations

import base64
import math
import os
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from charteroak.ledger.codec import Codec
from charteroak.ledger.errors import Behind, LedgerError, Malformed, Stopped, Unavailable
from charteroak.ledger.log import Log
from charteroak.ledger.receipt import Receipt
from charteroak.logic.answer import Answer
from charteroak.logic.expr import Value
from charteroak.logic.norm import Outcome
from charteroak.recording.entries import Draft, decision
from charteroak.recording.growth import grown
from charteroak.recording.matters import Drafts
from charteroak.recording.noticing import LEDGER_APPEND, timed
from charteroak.recording.place import Ask, Place, find_key
from charteroak.recording.setup import open_log
from charteroak.recording.words import vocabulary

PATIENCE = 5.0
"""Seconds that someone waits for the ledger."""
_AGAIN = 5.0  # seconds until a ledger that could not be opened is tried again


@dataclass(frozen=True, slots=True)
class Acted:
    """An answer that someone acts on, and the facts that it was given for.

    `role` is by default what the facts say of who acts, `record` a new record id, `basis` the kind of law that
    requires the act, where one does.
    """

    answer: Answer
    facts: Mapping[str, Value | None]
    role: str | None = None
    department: str | None = None
    record: bytes | None = None
    basis: str | None = None

    def draft(self, codec: Codec) -> Draft:
        """The entry of it. BadInput where the role or the department is none there is."""
        return decision(
            codec,
            self.answer,
            self.facts,
            role=self.role,
            department=self.department,
            record=self.record,
            basis=self.basis,
        )


@dataclass(frozen=True, slots=True)
class Recorded:
    """What whoever acted keeps. The ledger keeps the entry alone, and no one keeps the opening but them."""

    record: str
    """The record's id, in hex."""
    index: int
    """The entry's place in the ledger."""
    entry: bytes
    """The entry as the ledger has it."""
    receipt: bytes
    """The receipt: that the entry is in the ledger (C2SP tlog-proof)."""
    details: bytes
    """What the entry's commitment is to: the answer as it was given (`entries.details_of`)."""
    opening: bytes
    """The key that shows that the commitment is to `details`; none where the entry commits to nothing."""

    @classmethod
    def make(cls, draft: Draft, index: int, receipt: Receipt) -> Recorded:
        """What is kept of a draft that the ledger took in."""
        key = draft.opening.key if draft.opening else b""
        return cls(draft.record.hex(), index, draft.entry, receipt.to_bytes(), draft.details, key)

    def as_dict(self) -> dict[str, Any]:
        """What goes on the wire, beside the answer that holds the details already."""
        return {
            "record": self.record,
            "index": self.index,
            "entry": base64.b64encode(self.entry).decode(),
            "receipt": self.receipt.decode(),
            "opening": self.opening.hex(),
        }


REASONS = ("unknown", "no_ledger", "locked", "behind", "stopped", "unavailable", "unusable")
"""Why something was not recorded: there is nothing to act on yet; no ledger was set up; its key is locked; its database
is older than what was signed; its disk failed; it cannot be had now and may be later; it cannot be used as it is.
"""


class NotRecorded(Exception):
    """Nothing was acknowledged. `why` is one of `REASONS`."""

    def __init__(self, why: str, error: LedgerError) -> None:
        self.why = why
        self.error = error
        super().__init__(str(error))

    def again(self) -> NotRecorded:
        """The same for another who asks: an exception is raised once."""
        return NotRecorded(self.why, self.error)


class Recorder:
    """Records in the ledger of a place. Any thread may call it."""

    def __init__(self, place: Place, environment: Mapping[str, str], ask: Ask = lambda: None) -> None:
        self._place = place
        self._environment = environment
        self._ask = ask
        self._guard = threading.Lock()
        self._log: Log | None = None
        self._codec: Codec | None = None
        self._failed: NotRecorded | None = None
        self._retry = 0.0

    def record(
        self,
        answer: Answer,
        facts: Mapping[str, Value | None],
        *,
        role: str | None = None,
        department: str | None = None,
        record: bytes | None = None,
        basis: str | None = None,
        timeout: float = PATIENCE,
    ) -> Recorded:
        """Record that someone acts on an answer, and give the receipt. NotRecorded where it was not acknowledged.

        BadInput where the role or the department is none there is.
        """
        [done] = self.record_all([Acted(answer, facts, role, department, record, basis)], timeout)
        if isinstance(done, NotRecorded):
            raise done
        return done

    def record_all(self, acted: Sequence[Acted], timeout: float = PATIENCE) -> list[Recorded | NotRecorded]:
        """Record several at once: they stand side by side, under one checkpoint. For each the receipt, or why not.

        What is unknown is not recorded, for there is nothing to act on yet. BadInput as in `record`.
        """
        done: list[Recorded | NotRecorded | None] = [
            _nothing_to_act_on() if each.answer.outcome == Outcome.UNKNOWN else None for each in acted
        ]
        wanted = [i for i, each in enumerate(done) if each is None]
        if wanted:
            for i, result in zip(wanted, self._record([acted[i] for i in wanted], timeout), strict=True):
                done[i] = result
        return [each for each in done if each is not None]

    def _record(self, acted: Sequence[Acted], timeout: float) -> list[Recorded | NotRecorded]:
        try:
            log, codec = self.opened(timeout)
        except NotRecorded as why:
            return [why.again() for _ in acted]
        drafts = [_draft(codec, each) for each in acted]
        good = [draft for draft in drafts if isinstance(draft, Draft)]
        try:
            written = iter(_write(log, good, timeout))
        except LedgerError as error:
            failed = self._drop(log, error)
            return [failed.again() if isinstance(draft, Draft) else draft for draft in drafts]
        return [next(written) if isinstance(draft, Draft) else draft for draft in drafts]

    def append(self, steps: Sequence[Drafts], timeout: float = PATIENCE) -> list[Recorded]:
        """Record steps of the City's matters side by side: all of them or, with NotRecorded, none."""
        log, codec = self.opened(timeout)
        try:
            drafts = [step.draft(codec) for step in steps]
        except Malformed as error:
            raise NotRecorded("unusable", error) from None
        try:
            return _write(log, drafts, timeout)
        except LedgerError as error:
            raise self._drop(log, error).again() from None

    def opened(self, timeout: float = PATIENCE) -> tuple[Log, Codec]:
        """The ledger, open. NotRecorded where it cannot be opened; it is tried again after a while."""
        if not self._guard.acquire(timeout=timeout):
            raise NotRecorded("unavailable", Unavailable("the ledger is being opened"))
        try:
            if self._log is not None and self._codec is not None:
                return self._log, self._codec
            if self._failed is not None and (self._failed.why == "stopped" or time.monotonic() < self._retry):
                raise self._failed.again()
            try:
                return self._open()
            except LedgerError as error:
                raise self._fail(error).again() from None
        finally:
            self._guard.release()

    def leave(self) -> None:
        """Record nothing from here on: who asks for it is told that there is no ledger."""
        self.close()
        with self._guard:
            self._failed = NotRecorded("no_ledger", LedgerError("this process was told to leave the ledger alone"))
            self._retry = math.inf

    def close(self) -> None:
        """Sign what was written, and let go of the ledger. It is opened again where it is needed again."""
        with self._guard:
            log, self._log = self._log, None
        if log is not None:
            log.close()

    def _open(self) -> tuple[Log, Codec]:
        if not self._place.exists:
            raise LedgerError("no ledger has been set up: run `charteroak ledger init`")
        log = open_log(self._place, find_key(self._place, self._environment, self._ask))
        try:
            codec = Codec(grown(self._place, log, vocabulary()))
        except BaseException:
            log.close()
            raise
        self._log, self._codec, self._failed = log, codec, None
        return log, codec

    def _fail(self, error: LedgerError) -> NotRecorded:
        """Remember, under the guard, why the ledger is not there."""
        self._failed = _not_recorded(error, self._place)
        self._retry = time.monotonic() + _AGAIN
        return self._failed

    def _drop(self, log: Log, error: LedgerError) -> NotRecorded:
        """What an error means for who waits. A ledger that stopped stays so until the process is started anew."""
        if isinstance(error, Unavailable):
            return _not_recorded(error, self._place)
        with self._guard:
            if self._log is not log:  # it was dropped already, and may have been opened again since
                return _not_recorded(error, self._place)
            self._log = None
            failed = self._fail(error)
        threading.Thread(target=log.close, name="ledger closing", daemon=True).start()
        return failed


def _draft(codec: Codec, acted: Acted) -> Draft | NotRecorded:
    """The entry. Where the ledger's vocabulary cannot say it, the ledger itself is still good for others."""
    try:
        return acted.draft(codec)
    except Malformed as error:
        return NotRecorded("unusable", error)


def _write(log: Log, drafts: Sequence[Draft], timeout: float) -> list[Recorded]:
    """Append drafts side by side, and give what is kept of each. LedgerError where they were not acknowledged."""
    if not drafts:
        return []
    deadline = time.monotonic() + timeout
    with timed(LEDGER_APPEND):
        first = log.append([draft.entry for draft in drafts], timeout)
    receipts = log.receipts(range(first, first + len(drafts)), max(0.0, deadline - time.monotonic()))
    return [Recorded.make(*made) for made in zip(drafts, range(first, first + len(drafts)), receipts, strict=True)]


def _nothing_to_act_on() -> NotRecorded:
    return NotRecorded("unknown", LedgerError("the answer is unknown, so there is nothing to act on yet"))


def _not_recorded(error: LedgerError, place: Place) -> NotRecorded:
    kinds: dict[type[LedgerError], str] = {Behind: "behind", Stopped: "stopped", Unavailable: "unavailable"}
    if why := kinds.get(type(error)):
        return NotRecorded(why, error)
    if not place.exists:
        return NotRecorded("no_ledger", error)
    return NotRecorded("locked" if str(error).startswith("the ledger's key is locked") else "unusable", error)


@lru_cache(maxsize=1)
def recorder() -> Recorder:
    """The recorder of this process, for the ledger that the environment names."""
    return Recorder(Place.from_environment(), os.environ)
