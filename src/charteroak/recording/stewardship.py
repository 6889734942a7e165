"""What those who look after a ledger do to it: change its key, delete what is older than must be kept.

Both are entries in the log themselves, written before they are done.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from hashlib import sha256

from charteroak.ledger.alone import alone
from charteroak.ledger.codec import Codec, time_of
from charteroak.ledger.commitment import new_record
from charteroak.ledger.entry import Kind
from charteroak.ledger.errors import LedgerError, Unavailable
from charteroak.ledger.log import Log
from charteroak.ledger.notary import Notary
from charteroak.ledger.public import Public
from charteroak.ledger.retention import Retention
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.stores import Store, open_lock, open_store
from charteroak.ledger.tiles import WIDTH
from charteroak.recording.place import Place
from charteroak.recording.reading import current_vocabulary
from charteroak.recording.setup import open_log
from charteroak.recording.succession import publish, take_over

RETENTION = "retention"
"""The folder of what is published with the policies that entries were deleted under."""
_CHUNK = 4096
_KEY_ENTRY = bytes([Kind.KEY_ROTATION])


def new_key(old: SignerKey, key_type: KeyType | None) -> SignerKey:
    """A new key of the same name: of the same type, unless another is asked for."""
    return SignerKey.generate(old.name, old.type if key_type is None else key_type)


def check_policy(place: Place, new: SignerKey) -> None:
    """LedgerError where the policy for the witnesses does not take the new key: the log would publish nothing more."""
    policy = place.policy()
    if policy is not None and new.verifier not in {log.key for log in policy.logs}:
        raise LedgerError(
            f"{place.policy_file}: does not name the new key, so nothing was changed yet; add the line `log "
            f"{new.verifier.vkey}` beside the old one, give the key to the witnesses, and run this again"
        )


def rotate(place: Place, old: SignerKey, new: SignerKey) -> None:
    """Have a new key sign from here on. It is recorded, then both sign, then the new one takes the old one's place.

    Each step can be done again. Until both have signed the old key holds, and from then on the new one alone: other
    processes that write to the log stop, and are to be started anew. LedgerError where a step fails.
    """
    with alone(place.folder / "key.lock"):
        record_key(place, old, new)
        sign_with_both(place, old, new)
        publish(place.public, new.verifier)
        take_over(place.key)
        open_log(place, new).close()  # which publishes the checkpoint, where the witnesses let it


def record_key(place: Place, old: SignerKey, new: SignerKey) -> None:
    """Record the new key in the log, unless that was done before."""
    subject = sha256(new.verifier.vkey.encode()).digest()
    codec = Codec(current_vocabulary(place))
    with open_log(place, old) as log:
        if not _is_recorded(log.store, subject):
            entry = codec.entry(Kind.KEY_ROTATION, _now(), new_record(), subject=subject)
            log.append([codec.encode(entry)])


def sign_with_both(place: Place, old: SignerKey, new: SignerKey) -> None:
    """Sign the log as it is with both keys, the new one last: from here on the log takes the new one alone."""
    store = open_store(place.store)
    try:
        lock = open_lock(place.lock, old.name)
        try:
            Notary(store, lock, Public(place.public), [old, new]).sign()
        finally:
            lock.close()
    finally:
        store.close()


def _is_recorded(store: Store, subject: bytes) -> bool:
    """Whether an entry of the log is about a change to this key. The kind is an entry's second byte."""
    return any(
        entry[1:2] == _KEY_ENTRY and subject in entry
        for start in range(store.first(), store.head().size, _CHUNK)
        for entry in store.entries(start, start + _CHUNK)
    )


@dataclass(frozen=True, slots=True)
class Pruning:
    """What a retention policy lets go: the entries from `first`, which is the first there is, up to `until`."""

    first: int
    until: int
    before: datetime.datetime
    """What is younger than this is kept."""


def to_prune(store: Store, public: Public, retention: Retention, now: datetime.datetime | None = None) -> Pruning:
    """What a policy lets go now: in whole bundles, up to the first entry that is to be kept.

    Time is counted from the last entry where the clock is ahead of it, so a clock that has jumped deletes nothing.
    What the published checkpoint does not cover stays.
    """
    first, size = store.first(), store.head().size
    last = store.entries(size - 1, size)
    newest = min([now or _now(), *(time_of(entry) for entry in last)])
    before = newest - datetime.timedelta(days=retention.days)
    until = min(_first_kept(store, first, size, before), _published(public))
    return Pruning(first, max(until - until % WIDTH, first), before)


def prune(log: Log, codec: Codec, retention: Retention, what: Pruning) -> None:
    """Delete what a policy lets go. It is recorded, signed and published before. The hashes stay.

    What an earlier pruning deleted and could not clear away is cleared away in any case.
    """
    if what.until > what.first:
        log.public.write({f"{RETENTION}/{retention.digest.hex()}": retention.text.encode()})
        entry = codec.entry(Kind.PRUNE, _now(), new_record(), subject=retention.digest, index=what.until)
        log.append([codec.encode(entry)])
        log.checkpoint()
    if what.until:
        log.prune(what.until)


def _first_kept(store: Store, first: int, size: int, before: datetime.datetime) -> int:
    """The index of the first entry that is not older: a clock can have jumped, so those after it are not looked at."""
    for start in range(first, size, _CHUNK):
        for index, entry in enumerate(store.entries(start, min(start + _CHUNK, size)), start):
            if time_of(entry) >= before:
                return index
    return size


def _published(public: Public) -> int:
    found = public.checkpoint()
    if found is None:
        raise Unavailable("no checkpoint has been published")
    return found[1].size


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
