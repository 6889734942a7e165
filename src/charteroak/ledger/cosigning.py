"""The log's side of C2SP tlog-witness v1.0.0: ask the witnesses of a policy to cosign a checkpoint.

A witness that is down, slow or wrong costs its own cosignature only: whether those that came are enough is the
policy's to say. A witness that has cosigned what our tree does not begin with is another matter: then the database
is an old copy, or the log has been forked, and nothing more may be signed (`Behind`).
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.encoding import from_decimal, from_utf8
from charteroak.ledger.errors import Behind, LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note, Signature, parse_signatures
from charteroak.ledger.policy import Policy, Witness
from charteroak.ledger.signing import VerifierKey, verify_note
from charteroak.ledger.witness import SIZE, Submission
from charteroak.ledger.witness_lane import LARGEST, Lane, Reply, endpoint

__all__ = ["Behind", "Collected", "Cosigner", "Proof"]

TIMEOUT = 5.0

Proof = Callable[[int, int], tuple[bytes, ...]]
"""The consistency proof of our tree from one size to another. It is called in the caller's own thread."""


@dataclass(frozen=True, slots=True)
class Collected:
    """A checkpoint with the cosignatures that came, by which witnesses of the policy, and why the others are missing.

    `cosigned` has the time of each cosignature, in seconds since 1970. Those that the note had before count too.
    """

    note: Note
    cosigned: Mapping[str, int]
    missing: Mapping[str, str]

    def complete(self, policy: Policy) -> bool:
        """Whether the witnesses that cosigned are a quorum."""
        return policy.is_met(self.cosigned)


@dataclass(frozen=True, slots=True)
class _Question:
    """One request to a witness. A second one to the same witness is the last."""

    witness: Witness
    old: int
    last: bool


class _Skip(Exception):
    """This witness gives no cosignature now; the text is why."""


class Cosigner:
    """Asks the witnesses of a policy that have a URL, for one log. Malformed where a URL is none to ask at.

    `timeout`, in seconds, is for each request. What a witness is known to have cosigned is remembered in memory, so
    that the usual checkpoint takes one request.
    """

    def __init__(self, policy: Policy, timeout: float = TIMEOUT) -> None:
        self._witnesses = policy.witnesses
        self._timeout = timeout
        self._lock = threading.Lock()
        self._sizes: dict[str, int] = {}
        self._lanes = {each.name: Lane(endpoint(each), timeout) for each in policy.witnesses if each.url}

    def collect(self, note: Note, proof: Proof) -> Collected:
        """Have a checkpoint cosigned that the log has signed.

        Behind where a witness shows that the log must stop; Unproven where a cosignature in the note fails already.
        """
        with self._lock:  # two checkpoints at a time would overtake one another
            return _Round(note, proof, self._sizes, self._lanes, self._timeout).run(self._witnesses)

    def check(self, note: Note, proof: Proof) -> Collected:
        """Ask, as a writer starts, whether the last checkpoint in its database is still the last that was cosigned.

        Behind where it is not. A witness that cannot be reached cannot say, and is in `missing`.
        """
        return self.collect(note, proof)


class _Round:
    """One checkpoint, brought before all witnesses."""

    def __init__(
        self, note: Note, proof: Proof, sizes: dict[str, int], lanes: Mapping[str, Lane], timeout: float
    ) -> None:
        self._note = note
        self._checkpoint = Checkpoint.parse(note.text)
        # A witness wants the log's own signatures. Others' would only make the request longer.
        own = tuple(each for each in note.signatures if each.name == self._checkpoint.origin)
        self._sent = Note(note.text, own)
        self._proof = proof
        self._sizes = sizes
        self._lanes = lanes
        self._timeout = timeout
        self._replies: queue.SimpleQueue[tuple[_Question, Reply]] = queue.SimpleQueue()
        self._open: dict[str, float] = {}
        self._taken: dict[str, Signature] = {}
        self._missing: dict[str, str] = {}
        self._objection: Behind | None = None

    def run(self, witnesses: Iterable[Witness]) -> Collected:
        """Ask them all at once, and wait for each no longer than its time."""
        by_key = {each.key: each.name for each in witnesses}
        verify_note(self._note, by_key)
        for witness in witnesses:
            if witness.name in self._lanes:
                self._step(witness, partial(self._first, witness))
            else:
                self._missing[witness.name] = "the policy has no URL for it"
        while self._open:
            try:
                question, reply = self._replies.get(timeout=max(0.0, min(self._open.values()) - time.monotonic()))
            except queue.Empty:
                self._give_up()
                continue
            if self._open.pop(question.witness.name, None) is not None:  # else it comes too late
                self._step(question.witness, partial(self._judge, question, reply))
        if self._objection is not None:  # not before all have answered: who asks again finds none of them busy
            raise self._objection
        note = self._note.with_signatures(self._taken[each] for each in by_key.values() if each in self._taken)
        times = {by_key[each.key]: each.time or 0 for each in verify_note(note, by_key)}
        return Collected(note, times, self._missing)

    def _step(self, witness: Witness, step: Callable[[], None]) -> None:
        try:
            step()
        except _Skip as why:
            self._missing[witness.name] = str(why)
        except Behind as error:
            self._objection = self._objection or error

    def _give_up(self) -> None:
        now = time.monotonic()
        for name in [name for name, deadline in self._open.items() if deadline <= now]:
            del self._open[name]
            self._missing[name] = f"it did not answer within {self._timeout:g} seconds"

    def _first(self, witness: Witness) -> None:
        known = self._sizes.get(witness.name, 0)
        self._ask(witness, known if known <= self._checkpoint.size else 0, last=False)

    def _ask(self, witness: Witness, old: int, *, last: bool) -> None:
        try:
            steps = self._proof(old, self._checkpoint.size) if 0 < old < self._checkpoint.size else ()
        except LedgerError as error:
            raise _Skip(f"the proof from its size {old} cannot be made: {error}") from None
        question = _Question(witness, old, last)
        body = Submission(old, steps, self._sent).to_bytes()
        if not self._lanes[witness.name].send(body, lambda reply: self._replies.put((question, reply))):
            raise _Skip("it has not answered an earlier request yet")
        self._open[witness.name] = time.monotonic() + self._timeout

    def _judge(self, question: _Question, reply: Reply) -> None:
        """Take a cosignature, or ask again, or say why not. Behind where that is what the reply shows."""
        witness, ours = question.witness, self._checkpoint.size
        match reply.status:
            case 200:
                self._taken[witness.name] = self._cosignature(witness.key, reply.body)
                self._sizes[witness.name] = ours
            case 409 if reply.content_type == SIZE:
                self._conflict(question, _size(reply.body))
            case 409 if question.old == ours:  # where only the roots differ, the size need not be said
                raise Behind(_behind(witness.name, f"another tree of {ours} entries", ours))
            case 422 if 0 < question.old < ours:
                # It agreed on the size, so the proof was from its tree, if its tree is the beginning of ours.
                raise Behind(
                    _behind(witness.name, f"a tree of {question.old} entries that ours does not begin with", ours)
                )
            case 403:
                raise _Skip("it does not know the key that the log signs with")
            case 404:
                raise _Skip("it does not serve this log, or its URL is another")
            case 0:
                raise _Skip(reply.reason)
            case status:
                raise _Skip(f"it answered with status {status}")

    def _conflict(self, question: _Question, theirs: int) -> None:
        """A witness is at another size than we said, or has another root."""
        name, ours = question.witness.name, self._checkpoint.size
        if theirs > ours:
            raise Behind(_behind(name, f"a tree of {theirs} entries", ours))
        if theirs == question.old == ours:
            raise Behind(_behind(name, f"another tree of {ours} entries", ours))
        if theirs == question.old or question.last:
            raise _Skip(f"it says that it is at size {theirs}, and does not take the proof from there")
        self._sizes[name] = theirs
        self._ask(question.witness, theirs, last=True)

    def _cosignature(self, key: VerifierKey, body: bytes) -> Signature:
        """The cosignature by this key, checked. Those by keys that we do not know are passed over."""
        try:
            signatures = parse_signatures(from_utf8(body, "the answer", LARGEST))
            mine = [each for each in signatures if (each.name, each.key_id) == (key.name, key.id)]
            times = [key.verify(self._note.text, each) for each in mine]
        except Malformed:
            raise _Skip("it answered with something that is no cosignature") from None
        except Unproven:
            raise _Skip("it answered with a cosignature that does not hold") from None
        if not times or not times[-1]:
            raise _Skip("it answered with no cosignature by its key with a time")
        return mine[-1]


def _size(body: bytes) -> int:
    """The size in the body of a 409."""
    try:
        text = from_utf8(body, "the size", 100)
        if not text.endswith("\n"):
            raise Malformed("the size does not end with a newline")
        return from_decimal(text[:-1], "the size")
    except Malformed:
        raise _Skip("it answered with something that is no size of a tree") from None


def _behind(name: str, seen: str, ours: int) -> str:
    return (
        f"witness {name} has cosigned {seen}, and ours has {ours}: "
        "the database is an old copy, or the log has been forked; nothing more is signed"
    )
