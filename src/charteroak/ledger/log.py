"""A log that is written to: append, and get a receipt.

An entry is acknowledged when it is on the disk; then it has its index for good. Soon after, a checkpoint covers it: at
once where someone waits for a receipt, else within a second. Witnesses cosign checkpoints a little later.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from queue import SimpleQueue
from typing import Self

from charteroak.ledger.cosigning import Collected, Cosigner, Proof
from charteroak.ledger.errors import Behind, LedgerError, Stopped, Unavailable, Unproven
from charteroak.ledger.notary import Notary, Signed
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import Public
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import SignerKey
from charteroak.ledger.stores import Head, Lock, Store
from charteroak.ledger.tree import consistency_proof
from charteroak.ledger.writer import Writer

EVERY = 1.0
"""Seconds until a checkpoint covers an entry for which no one waits."""
WITNESS_EVERY = 10.0
"""Seconds between asking the witnesses, where the log has grown."""


class Log:
    """The ledger of one city, open for writing. Any thread may call it."""

    def __init__(
        self, store: Store, lock: Lock, public: Public, signers: Sequence[SignerKey], policy: Policy | None = None
    ) -> None:
        """Open it. Behind, and nothing is touched, where the database is older than the lock or a witness.

        The log takes hold of the store and the lock, and lets go of them when it is closed.
        """
        self.store = store
        self.public = public
        self._lock = lock
        self._policy = policy
        self._cosigner = Cosigner(policy) if policy is not None else None
        self._notary = Notary(store, lock, public, signers)
        self._signed = self._notary.last()
        public.mend(store, self._signed.checkpoint.size)
        self._show(self._collected(Cosigner.check).note)
        self._written = store.head().size
        self._wanted = 0
        self._why: LedgerError | None = None
        self._closed = False
        self._ended = False  # nothing is signed any more
        self._change = threading.Condition()
        self._full: SimpleQueue[tuple[int, int] | None] = SimpleQueue()
        self._writer = Writer(store, self._grown)
        self._threads = [
            threading.Thread(target=self._sign_on, name="ledger checkpoints", daemon=True),
            threading.Thread(target=self._tidy, name="ledger tidying", daemon=True),
        ]
        if policy is not None:
            self._threads.append(threading.Thread(target=self._witness_on, name="ledger witnesses", daemon=True))
        for thread in self._threads:
            thread.start()

    @property
    def origin(self) -> str:
        """The log's name in its checkpoints."""
        return self._notary.origin

    def append(self, entries: Sequence[bytes], timeout: float | None = None) -> int:
        """Append entries side by side, and give the index of the first when they are on the disk.

        Unavailable where nothing was written now, or not in time; Stopped or Behind where no more will be.
        """
        return self._writer.submit(entries).index(timeout)

    def receipt(self, index: int, timeout: float | None = None) -> Receipt:
        """The receipt for an entry, as soon as a checkpoint covers it. LedgerError where none comes to."""
        signed = self._covering(index + 1, timeout)
        return Receipt.make(index, signed.note, signed.nodes)

    def receipts(self, indexes: Sequence[int], timeout: float | None = None) -> list[Receipt]:
        """The receipts for several entries, all under one checkpoint, as `receipt` gives them."""
        signed = self._covering(max(indexes) + 1, timeout)
        return [Receipt.make(index, signed.note, signed.nodes) for index in indexes]

    def checkpoint(self, timeout: float | None = None) -> Note:
        """A checkpoint that covers every entry there is, signed and published."""
        return self._covering(self.store.head().size, timeout).note

    def witness(self) -> Collected:
        """Ask the witnesses now to cosign the last checkpoint, and publish what they gave. Behind where one objects."""
        collected = self._collected(Cosigner.collect)
        self._show(collected.note)
        return collected

    def prune(self, first: int) -> None:
        """Delete the entries before `first`, a multiple of 256. Their hashes stay, and so does every proof."""
        self.store.prune(first)
        self.public.prune(first)

    def close(self) -> None:
        """Write what was handed over, sign it, and let go. What could not be signed is signed by the next to open."""
        self._writer.close()
        with self._change:
            self._closed = True
            self._change.notify_all()
        self._threads[0].join()
        self._full.put(None)
        for thread in self._threads[1:]:
            thread.join()
        self.store.close()
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _collected(self, ask: Callable[[Cosigner, Note, Proof], Collected]) -> Collected:
        """The last checkpoint with what the witnesses say to it: as it is, where there are none."""
        signed = self._signed
        if self._cosigner is None:
            return Collected(signed.note, {}, {})
        while True:
            proof = partial(consistency_proof, nodes=signed.nodes)
            try:
                return ask(self._cosigner, signed.note, proof)
            except Behind:
                # Another process may have signed more, and had it cosigned: then that is what to ask about.
                older, signed = signed, self._notary.last()
                if signed.checkpoint.size <= older.checkpoint.size:
                    raise

    def _show(self, note: Note) -> None:
        """Publish a checkpoint, if it has the witnesses that the policy asks for."""
        try:
            if self._policy is not None:
                self._policy.check(note)
        except Unproven:
            return
        self.public.show(note)

    def _grown(self, head: Head) -> None:
        with self._change:
            self._written = max(self._written, head.size)
            self._change.notify_all()

    def _covering(self, size: int, timeout: float | None) -> Signed:
        """The last signed checkpoint, once it is at least this large."""
        with self._change:
            self._wanted = max(self._wanted, size)
            self._why = None if isinstance(self._why, Unavailable) else self._why
            self._change.notify_all()
            self._change.wait_for(lambda: self._signed.checkpoint.size >= size or self._why or self._ended, timeout)
            if self._signed.checkpoint.size >= size:
                return self._signed
            late = "the ledger has been closed" if self._ended else "no checkpoint was signed in time"
            raise self._why or Unavailable(late)

    def _sign_on(self) -> None:
        """Sign when someone waits for it, or when a second has gone by since something was written."""
        closing = False
        while not closing and self._wait_to_sign():
            closing = self._closed  # then this is the last try: who opens the log next signs what cannot be signed now
            try:
                signed = self._notary.sign()
                self._show(signed.note)
            except LedgerError as error:
                self._failed(error)
            except Exception as fault:  # a fault of ours must not leave anyone waiting
                self._failed(Stopped(f"signing failed: {type(fault).__name__}"))
            else:
                self._full.put((self._signed.checkpoint.size, signed.checkpoint.size))
                with self._change:
                    self._signed = signed
                    self._written = max(self._written, signed.checkpoint.size)
                    self._change.notify_all()
        with self._change:
            self._ended = True
            self._change.notify_all()

    def _wait_to_sign(self) -> bool:
        """Wait for the next time to sign. False when there is none to come."""

        def demanded() -> bool:
            return self._wanted > self._signed.checkpoint.size and self._why is None

        def due() -> bool:
            return self._written > self._signed.checkpoint.size and not isinstance(self._why, Stopped | Behind)

        with self._change:
            self._change.wait_for(lambda: self._closed or demanded() or due())
            if not self._closed and not demanded():
                self._change.wait_for(lambda: self._closed or demanded(), EVERY)
            return due() or not self._closed

    def _failed(self, error: LedgerError) -> None:
        with self._change:
            self._why = error
            self._closed = self._closed or isinstance(error, Stopped | Behind)
            self._change.notify_all()
        if isinstance(error, Stopped | Behind):
            self._writer.stop(error)

    def _tidy(self) -> None:
        """Delete what has become full, while nobody waits for it: some hundred files at once."""
        while span := self._full.get():
            self.public.tidy(*span)

    def _witness_on(self) -> None:
        """Have checkpoints cosigned as the log grows."""
        seen: Note | None = None
        while not self._sleep(WITNESS_EVERY):
            if self._signed.note == seen:
                continue
            note = self._signed.note
            try:
                seen = note if not self.witness().missing else None
            except Behind as error:
                self._failed(error)
            except LedgerError:
                seen = None  # asked again next time

    def _sleep(self, seconds: float) -> bool:
        """Whether the log was closed in that time."""
        with self._change:
            return self._change.wait_for(lambda: self._closed, seconds)
