"""New words for a ledger that has begun: published, and then recorded in the ledger itself, before they are used."""

from __future__ import annotations

import datetime
from hashlib import sha256

from charteroak.ledger.codec import Codec
from charteroak.ledger.entry import Kind
from charteroak.ledger.log import Log
from charteroak.ledger.public import Public
from charteroak.ledger.vocabulary import Vocabulary
from charteroak.recording.place import Place
from charteroak.recording.reading import current_vocabulary
from charteroak.recording.setup import VOCABULARIES

_DOMAIN = b"charteroak ledger vocabulary record v1\0"


def grown(place: Place, log: Log, wanted: Vocabulary) -> Vocabulary:
    """The words to write in: `wanted`, where they extend those that the ledger has, and else the ledger's own.

    Published before they are recorded: an entry is never written in words that nobody can read. Where that was broken
    off in between, this records what is left to record. LedgerError where it cannot be done.
    """
    current = current_vocabulary(place)
    if wanted != current and wanted.extends(current):
        Public(place.public).write({f"{VOCABULARIES}/{wanted.id.hex()}": wanted.text.encode()})
        current = wanted
    if not _is_recorded(place, log, current):
        _record(log, current)
    return current


def _is_recorded(place: Place, log: Log, words: Vocabulary) -> bool:
    """Whether an entry says that these words hold. The only ones there are, are those of the first entry."""
    alone = len(list((place.public / VOCABULARIES).iterdir())) == 1
    return alone or bool(log.store.find(_record_id(words)))


def _record(log: Log, words: Vocabulary) -> None:
    codec = Codec(words)
    now = datetime.datetime.now(datetime.UTC)
    log.append([codec.encode(codec.entry(Kind.VOCABULARY, now, _record_id(words), subject=words.digest))])


def _record_id(words: Vocabulary) -> bytes:
    """The record id of the entry that takes these words in: made from them, so that it can be found again."""
    return sha256(_DOMAIN + words.digest).digest()[:16]
