"""The one that writes: entries that come together are committed together, and acknowledged when they are on the disk.

Appending puts an entry into the batch that is being gathered. A thread takes what was gathered while the disk was busy
with the batch before, and commits it. Many processes may each have a writer on one store: the store lets one of them
write at a time, and one that finds the log grown reads what the others added.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from charteroak.ledger.errors import LedgerError, Malformed, Stopped, Unavailable
from charteroak.ledger.kept import reading
from charteroak.ledger.stores import Addition, Head, Store
from charteroak.ledger.tiles import ENTRIES, LONGEST_ENTRY, Growth

MOST = 4096
"""How many entries one commit takes: what comes meanwhile waits for the next, or is turned away."""
_CATCH_UP = 1024  # up to so many entries of other processes are read one by one


class Batch:
    """Entries that are committed together."""

    __slots__ = ("_done", "_error", "_start", "entries")

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self._done = threading.Event()
        self._start = 0
        self._error: LedgerError | None = None

    def resolve(self, start: int) -> None:
        """The entries are on the disk, from this index on."""
        self._start = start
        self._done.set()

    def fail(self, error: LedgerError) -> None:
        """The entries are not acknowledged."""
        self._error = error
        self._done.set()

    def start(self, timeout: float | None) -> int:
        """Wait until the entries are on the disk, and give the index of the first."""
        if not self._done.wait(timeout):
            raise Unavailable("the ledger did not answer in time; whether the entry was kept is not known")
        if self._error is not None:
            raise self._error
        return self._start


class Ticket:
    """A place in a batch."""

    __slots__ = ("_batch", "_offset")

    def __init__(self, batch: Batch, offset: int) -> None:
        self._batch = batch
        self._offset = offset

    def index(self, timeout: float | None = None) -> int:
        """Wait until the entry is on the disk, and give its index. LedgerError where it is not acknowledged."""
        return self._batch.start(timeout) + self._offset


class Writer:
    """Appends to a store. Any thread may call it."""

    def __init__(self, store: Store, grown: Callable[[Head], None] = lambda _: None) -> None:
        """Read the edge of the tree. `grown` is told the head after each commit. LedgerError where the store is bad."""
        self._store = store
        self._grown = grown
        self._growth = Growth()
        self._head = Head(0, self._growth.root())
        self._catch_up(store.head())
        self._gathering = Batch()
        self._more = threading.Condition(threading.Lock())
        self._closed: LedgerError | None = None
        self._thread = threading.Thread(target=self._run, name="ledger writer", daemon=True)
        self._thread.start()

    def submit(self, entries: Sequence[bytes]) -> Ticket:
        """Hand over entries, which are committed together and stand side by side. The ticket is for the first.

        Malformed where one is too long; Unavailable or Stopped where the writer takes no more.
        """
        if not entries or max(map(len, entries)) > LONGEST_ENTRY:
            raise Malformed("there is no entry, or one is too long")
        with self._more:
            if self._closed is not None:
                raise self._closed
            batch = self._gathering
            offset = len(batch.entries)
            if offset and offset + len(entries) > MOST:
                raise Unavailable("more entries are waiting than the ledger takes at once")
            batch.entries.extend(entries)
            if not offset:
                self._more.notify()
        return Ticket(batch, offset)

    def append(self, entry: bytes, timeout: float | None = None) -> int:
        """Append an entry, wait until it is on the disk, and give its index."""
        return self.submit((entry,)).index(timeout)

    def close(self) -> None:
        """Commit what was handed over, and end."""
        self.stop(Unavailable("the ledger has been closed"))
        self._thread.join()

    def stop(self, why: LedgerError) -> None:
        """Take no more entries, and say why to whoever brings one."""
        with self._more:
            self._closed = self._closed or why
            self._more.notify()

    def _run(self) -> None:
        while batch := self._take():
            if (why := self._closed) and not isinstance(why, Unavailable):
                batch.fail(why)  # handed over before the writer stopped: a disk that failed is not written to again
                continue
            try:
                batch.resolve(self._commit(batch.entries))
            except LedgerError as error:
                self._failed(batch, error)
            except Exception as fault:  # a fault of ours must not leave anyone waiting
                self._failed(batch, Stopped(f"the ledger's writer failed: {type(fault).__name__}"))

    def _take(self) -> Batch | None:
        """The batch that was gathered; None when there is no more to come."""
        with self._more:
            while not self._gathering.entries:
                if self._closed is not None:
                    return None
                self._more.wait()
            batch, self._gathering = self._gathering, Batch()
        return batch

    def _failed(self, batch: Batch, error: LedgerError) -> None:
        """Nothing of the batch is acknowledged. What cannot pass by itself stops the writer for good."""
        if not isinstance(error, Unavailable):
            self.stop(error)
        self._growth = Growth()  # what was computed is not what is on the disk: read it again
        self._head = Head(0, self._growth.root())
        batch.fail(error)

    def _commit(self, entries: Sequence[bytes]) -> int:
        """Write a batch, and give the index of its first entry. When this ends, it is on the disk."""
        with self._store.writing() as writing:
            self._catch_up(writing.head)
            start = self._growth.size
            tiles = [filled for filled in self._growth.grow(entries) if filled.tile.level != ENTRIES]
            head = Head(self._growth.size, self._growth.root())
            writing.add(Addition(entries, tiles, head))
        self._head = head
        self._grown(head)
        return start

    def _catch_up(self, head: Head) -> None:
        """Bring the edge to where the store is. Malformed where the store's entries do not give its root."""
        if head == self._head:
            return
        growth, size = self._growth, self._growth.size
        if 0 < head.size - size <= _CATCH_UP and size:
            growth.grow(self._store.entries(size, head.size))
        else:
            growth = Growth.resume(reading(self._store), head.size)
        if Head(growth.size, growth.root()) != head:
            raise Malformed("the database's entries do not give the root that it has: it was changed by hand")
        self._growth, self._head = growth, head
