"""Which readings counsel has settled: kept in a file of the data folder, and believed as far as the ledger confirms it.

The file is `readings.json`. The office writes it, whole, when two of counsel have signed and the ledger has taken the
entry in; every process of this machine reads it when it starts and notices when it changes. A reading of which file and
ledger do not say the same is in doubt. It is then read as not settled, so that what turns on it is for counsel to
answer, and never as something that would allow more.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from charteroak.law import settled
from charteroak.law.article import RULEBOOK
from charteroak.law.law import law, today
from charteroak.law.settled import Settlement, Standing
from charteroak.ledger.errors import LedgerError, Malformed
from charteroak.ledger.tree import leaf_hash
from charteroak.recording.folder import READINGS, READINGS_MARK, data_folder
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader
from charteroak.recording.settlement import Disagrees, Kept, record_of

NAME = READINGS
FORMAT = "charteroak readings v1"
TROUBLES = ("damaged", "disagrees", "ledger")
"""Why readings are in doubt: the file cannot be read as one; the ledger says otherwise; the ledger cannot be read."""

_AGAIN = 10.0  # seconds until a trouble is looked at again
_log = logging.getLogger(__name__)
_LAWS = tuple(act.name for act in RULEBOOK.acts)
_READINGS = tuple(reading.id for reading in RULEBOOK.readings)

warmers: list[Callable[[], None]] = []
"""What else is made before a setting takes effect: pages that are made once for each."""


def path() -> Path:
    """Where the file lies."""
    return data_folder() / NAME


def read(*, thorough: bool = False) -> Standing:
    """What is settled, as far as file and ledger agree.

    Where there is no file, and nothing says that there should be, the ledger is only looked into if `thorough`.
    """
    place = Place.from_environment()
    try:
        kept: list[Kept] | None = kept_in(path())
    except FileNotFoundError:
        if not (thorough or (place.folder / READINGS_MARK).exists()) or not place.exists:
            return settled.NOTHING
        kept = []
    except (OSError, Malformed) as error:
        _log.error("%s cannot be read: %s", NAME, type(error).__name__)
        kept = None
    return _agreed(place, kept)


def kept_in(file: Path) -> list[Kept]:
    """What a file keeps, in the order of the ledger. Malformed where it is no such file."""
    try:
        given = json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        raise Malformed(f"{file.name} is no JSON") from None
    if not isinstance(given, dict) or given.keys() != {"format", "settlements"} or given["format"] != FORMAT:
        raise Malformed(f"{file.name} is not one of ours")
    if not isinstance(given["settlements"], list):
        raise Malformed(f"{file.name} is not one of ours")
    kept = [Kept.parse(each) for each in given["settlements"]]
    indexes = [each.index for each in kept]
    if indexes != sorted(set(indexes)):
        raise Malformed(f"{file.name} is not in the order of the ledger")
    return kept


def write(kept: Sequence[Kept]) -> None:
    """Keep these, in place of what was kept; whoever reads sees the one or the other whole."""
    file = path()
    ordered = [each.as_dict() for each in sorted(kept, key=lambda each: each.index)]
    data = json.dumps({"format": FORMAT, "settlements": ordered}, ensure_ascii=False, indent=1).encode()
    new = file.with_name(f"{NAME}.{os.getpid()}.{threading.get_ident()}.new")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with open(new, "wb", opener=lambda name, flags: os.open(name, flags, mode=0o600)) as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    with suppress(OSError):
        (Place.from_environment().folder / READINGS_MARK).touch()


# What the ledger says.


def entries_of(reader: Reader) -> dict[str, dict[int, bytes]]:
    """The ledger's entries about each reading, by their places."""
    found: dict[str, dict[int, bytes]] = {}
    for reading in _READINGS:
        places = reader.store.find(record_of(reading))
        if places:
            found[reading] = {place: reader.store.entries(place, place + 1)[0] for place in places}
    return found


def _agreed(place: Place, kept: list[Kept] | None) -> Standing:
    said = [each.said() for each in kept or ()]
    if not place.exists:
        doubted = {each.reading for each in said} if kept is not None else set(_READINGS)
        return Standing((), frozenset(doubted), ("disagrees" if kept is not None else "damaged") if doubted else "")
    try:
        reader = Reader(place)
        try:
            return _compared(reader, kept)
        finally:
            reader.close()
    except (LedgerError, OSError) as error:
        _log.error("the ledger cannot be read, so no reading is confirmed: %s", type(error).__name__)
        doubted = {each.reading for each in said} if kept is not None else set(_READINGS)
        return Standing((), frozenset(doubted), "ledger" if doubted else "")


def _compared(reader: Reader, kept: list[Kept] | None) -> Standing:
    entries, first = entries_of(reader), reader.store.first()
    if kept is None:
        return Standing((), frozenset(entries), "damaged")
    by_reading: dict[str, list[Kept]] = {}
    for each in kept:
        by_reading.setdefault(each.said().reading, []).append(each)
    held: list[Settlement] = []
    doubted = set()
    for reading in {**by_reading, **entries}:
        ours = by_reading.get(reading, [])
        try:
            if {each.index: each.entry for each in ours if each.index >= first} != entries.get(reading, {}):
                raise Disagrees
            if not all(_was_there(reader, each) for each in ours if each.index < first):
                raise Disagrees
            held += [each.confirmed(reader.codec_of(each.entry)) for each in ours]
        except (Disagrees, LedgerError):
            doubted.add(reading)
            _log.error("of a reading %s and the ledger do not say the same: it is taken as not settled", NAME)
    held = [each for each in held if each.reading not in doubted]
    return Standing(
        tuple(sorted(held, key=lambda each: each.index)), frozenset(doubted), "disagrees" if doubted else ""
    )


def _was_there(reader: Reader, kept: Kept) -> bool:
    """Whether the ledger had this entry where it was pruned since: the hash stays."""
    return reader.tree(reader.store.head().size).node(0, kept.index) == leaf_hash(kept.entry)


# In a process that runs on.


def prepare(standing: Standing) -> None:
    """Make what answers under a standing come from, for today and for the days that it names, before anyone asks."""
    for day in (today(), *(each.since for each in standing.coming(today()))):
        with settled.within(standing, day):
            now = law()
            for act in _LAWS:
                now.decide(act, {})
                for language in ("en", "es"):
                    now.ask(act, {}, language)
            for warm in warmers:
                warm()


def put(standing: Standing) -> None:
    """From now on this is what is settled, in this process; the file as it is now says no other."""
    seen = _signature()
    settled.put(standing)
    _Seen.signature, _Seen.looked = seen, time.monotonic()


def start() -> None:
    """For a process that runs on: read what is settled, with the whole ledger, and be ready to answer by it."""
    signature = _signature()
    found = read(thorough=True)
    if found.settlements or found.doubted:
        prepare(found)
    settled.put(found)
    _Seen.signature, _Seen.looked, _Seen.follows = signature, time.monotonic(), True


class _Seen:
    signature: tuple[int, int, int] | None = None
    looked = 0.0
    follows = False
    busy = threading.Lock()


def _signature() -> tuple[int, int, int] | None:
    try:
        found = path().stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def follows() -> bool:
    """Whether this process has read what is settled, and notices when that changes."""
    return _Seen.follows


def notice() -> None:
    """Look, at the cost of a `stat`, whether the file has changed. If so it is read beside whoever asks, and answers
    go by it when everything for it is made: nobody waits for that.
    """
    if not _Seen.follows:
        return
    changed = _signature() != _Seen.signature
    troubled = bool(settled.standing().trouble) and time.monotonic() - _Seen.looked > _AGAIN
    if (changed or troubled) and _Seen.busy.acquire(blocking=False):
        threading.Thread(target=_again, name="readings", daemon=True).start()


def _again() -> None:
    try:
        signature = _signature()
        found = read(thorough=True)
        if found != settled.standing():
            with undisturbed():
                prepare(found)
            settled.put(found)
        _Seen.signature, _Seen.looked = signature, time.monotonic()
    finally:
        _Seen.busy.release()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Within it the collector of garbage waits, and what was made stays out of its way from then on.

    Nobody is answered while it goes through all that a process keeps, which takes the better part of a tenth of a
    second, and making tables sets it off again and again. What is freed later is freed without it: tables have no
    cycles.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def following() -> Iterator[None]:
    """Within it one request is answered, under one setting of the readings from its beginning to its end."""
    notice()
    with settled.pinned(today()):
        yield
