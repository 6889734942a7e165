"""Recording an answer that someone acts on, from whichever part of the process: one ledger, opened when first needed.

Where the ledger is down, `NotRecorded` says why by a word that pages can put in any language. The answer is still
there for whoever asked; that they act on it was not recorded.
"""

from __future__ import annotations

import base64
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from charteroak.ledger.codec import Codec
from charteroak.ledger.errors import Behind, LedgerError, Stopped, Unavailable
from charteroak.ledger.log import Log
from charteroak.logic.answer import Answer
from charteroak.logic.expr import Value
from charteroak.recording.entries import decision
from charteroak.recording.place import Ask, Place, find_key
from charteroak.recording.reading import current_vocabulary
from charteroak.recording.setup import open_log

PATIENCE = 5.0
"""Seconds that someone waits for the ledger."""
_AGAIN = 5.0  # seconds until a ledger that could not be opened is tried again


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
    """What the entry's commitment is to: the answer as it was given, in JSON."""
    opening: bytes
    """The key that shows that the commitment is to `details`."""

    def as_dict(self) -> dict[str, Any]:
        """What goes on the wire, beside the answer that holds the details already."""
        return {
            "record": self.record,
            "index": self.index,
            "entry": base64.b64encode(self.entry).decode(),
            "receipt": self.receipt.decode(),
            "opening": self.opening.hex(),
        }


class NotRecorded(Exception):
    """Nothing was acknowledged. `why` is "no_ledger", "locked", "behind", "stopped", "unavailable" or "unusable"."""

    def __init__(self, why: str, error: LedgerError) -> None:
        self.why = why
        super().__init__(str(error))


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
        timeout: float = PATIENCE,
    ) -> Recorded:
        """Record that someone acts on an answer, and give the receipt. NotRecorded where it was not acknowledged.

        BadInput where the role or the department is none there is.
        """
        log, codec = self.opened()
        try:
            draft = decision(codec, answer, facts, role=role, department=department)
            index = log.append([draft.entry], timeout)
            receipt = log.receipt(index, timeout)
        except LedgerError as error:
            raise self._drop(error) from None
        return Recorded(draft.record.hex(), index, draft.entry, receipt.to_bytes(), draft.details, draft.opening.key)

    def opened(self) -> tuple[Log, Codec]:
        """The ledger, open. NotRecorded where it cannot be opened; it is tried again after a while."""
        with self._guard:
            if self._log is not None and self._codec is not None:
                return self._log, self._codec
            if self._failed is not None and (self._failed.why == "stopped" or time.monotonic() < self._retry):
                raise self._failed
            try:
                return self._open()
            except LedgerError as error:
                self._failed = _not_recorded(error, self._place)
                self._retry = time.monotonic() + _AGAIN
                raise self._failed from None

    def close(self) -> None:
        """Sign what was written, and let go of the ledger."""
        with self._guard:
            log, self._log = self._log, None
        if log is not None:
            log.close()

    def _open(self) -> tuple[Log, Codec]:
        if not self._place.exists:
            raise LedgerError("no ledger has been set up: run `charteroak ledger init`")
        codec = Codec(current_vocabulary(self._place))
        log = open_log(self._place, find_key(self._place, self._environment, self._ask))
        self._log, self._codec, self._failed = log, codec, None
        return log, codec

    def _drop(self, error: LedgerError) -> NotRecorded:
        """What an error means for who waits. A ledger that stopped stays so until the process is started anew."""
        why = _not_recorded(error, self._place)
        if not isinstance(error, Unavailable):
            with self._guard:
                self._failed, self._retry = why, time.monotonic() + _AGAIN
                log, self._log = self._log, None
            if log is not None:
                threading.Thread(target=log.close, daemon=True).start()
        return why


def _not_recorded(error: LedgerError, place: Place) -> NotRecorded:
    kinds: dict[type[LedgerError], str] = {Behind: "behind", Stopped: "stopped", Unavailable: "unavailable"}
    if why := kinds.get(type(error)):
        return NotRecorded(why, error)
    if not place.exists:
        return NotRecorded("no_ledger", error)
    return NotRecorded("locked" if "locked" in str(error) else "unusable", error)


@lru_cache(maxsize=1)
def recorder() -> Recorder:
    """The recorder of this process, for the ledger that the environment names."""
    return Recorder(Place.from_environment(), os.environ)
