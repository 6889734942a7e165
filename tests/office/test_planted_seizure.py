"""Who takes everything learns of no person's class: neither that somebody passed through the office, nor as what.

The whole disk of an office, its keys among it, is given to a script that knows this code, every resident, and each file
that the City might have been given of them, byte for byte. It tries every digest and every keyed digest, with whatever
could be a key, against everything that is stored. Half of the residents passed through the office.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from kept_kinds import columns
from office_complaints import PASSPHRASE, auditor_with_key, complain
from office_disclosing import StandIns, decided, fill, given, taken_in, warmed
from office_people import emptied
from office_visitor import Visitor
from planted_search import Search, keys_in

from charteroak.recording.place import Place

pytestmark = pytest.mark.usefixtures("office")
Someone = Callable[..., Visitor]
CLASSES = {
    "immigration_status": "{} is undocumented.",
    "public_assistance": "{} lives in Hartford. She receives SNAP benefits.",
    "crime_witness": "{} witnessed the shooting.",
    "sexual_orientation": "{} is gay.",
}
FIRST, LAST = ("Ana", "Ben"), ("Quaggawitz", "Zebulonde", "Wombatary", "Yakovelli")
RESIDENTS = [f"{first} {last}" for first in FIRST for last in LAST]
PASSED, OTHERS = RESIDENTS[::2], RESIDENTS[1::2]
_DOMAIN = b"charteroak ledger commitment v1\0"
_VARIES = {"handle", "digest", "commitment", "key", "public", "session", "time", "number", "wrapped", "password"}


def file_of(name: str, topic: str) -> bytes:
    """What the City was given of a resident, if it was."""
    return f"Case of {name}.\n{CLASSES[topic].format(name)}\n".encode()


def topic_of(name: str) -> str:
    """The class that is true of a resident."""
    return tuple(CLASSES)[RESIDENTS.index(name) // 2 % len(CLASSES)]


@pytest.fixture(autouse=True)
def parts(ledger: Place) -> Iterator[StandIns]:  # noqa: ARG001 - every step is recorded in it
    """Papers and packages are made elsewhere; what is kept of the records is the office's own doing."""
    from charteroak.office.disclosures.joining import using

    warmed()
    standing = StandIns()
    with using(standing):
        yield standing


def pass_through(someone: Someone, name: str, topic: str, parts: StandIns, *, end: str = "withdraw") -> str:
    """A request for a resident's file, from its beginning to its end. Its address."""
    clerk = someone("records")
    parts.found = (topic,)
    address = taken_in(clerk, topics=[topic], requester="service_provider")
    given(clerk, address, file_of(name, topic), f"{name}.txt")
    decided(clerk, address)
    if end:
        fill(clerk.get(f"{address}close/"), how=end)
    return address


def disk(place: Place) -> dict[str, bytes]:
    """Everything that lies in the data folders: databases, journals, keys, ledger."""
    from django.conf import settings
    from django.db import connection

    connection.close()
    folders = {place.folder.parent, Path(settings.DATABASES["default"]["NAME"]).parent}
    found = {str(path): path.read_bytes() for folder in folders for path in sorted(folder.rglob("*"))
             if path.is_file() and "patterns" not in path.parts}  # fmt: skip
    assert any(name.endswith("secret-key") for name in found)
    assert any(name.endswith("ledger-passphrase") for name in found)
    return found


def values(lying: dict[str, bytes]) -> set[bytes]:
    """Every value of every row of every database, as bytes: text as it is, and what it is in hex."""
    found: set[bytes] = set()
    for name in lying:
        if re.search(r"\.sqlite(\.records)?$", name):
            with closing(sqlite3.connect(name)) as database:
                for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the database's own names
                        found |= {each.encode() if isinstance(each, str) else each
                                  for each in row if isinstance(each, str | bytes)}  # fmt: skip
    runs = {bytes.fromhex(run.decode()) for each in found for run in re.findall(rb"\b(?:[0-9a-f]{2}){8,64}\b", each)}
    return found | runs


def told(lying: dict[str, bytes], names: Iterable[str]) -> set[str]:
    """Which of these residents a thief can show to have passed through, and as what."""
    stored = values(lying)
    within = stored | {each[at : at + 32] for each in stored if 32 < len(each) < 600 for at in range(len(each) - 31)}
    keys = {each for each in keys_in(lying.values()) | stored if 16 <= len(each) <= 64}
    keys |= {hashlib.sha256(each).digest() for each in keys}
    records = {each for each in stored if len(each) == 16}
    found = set()
    for name in names:
        for topic in CLASSES:
            texts = {file_of(name, topic), name.encode(), topic.encode() + b":" + name.encode()}
            texts |= {hashlib.sha256(each).digest() for each in texts}
            bound = texts | {_DOMAIN + record + each for record in records for each in texts}
            plain = {hashlib.new(how, each).digest() for each in bound for how in ("sha256", "blake2s", "sha3_256")}
            keyed = {hmac.digest(key, each, "sha256") for key in keys for each in texts}
            if (plain | keyed) & within:
                found.add(f"{name}, {topic}")
    return found


def test_a_thief_with_the_disk_and_the_keys_tells_nobody_who_passed_from_who_did_not(
    someone: Someone, ledger: Place, parts: StandIns
) -> None:
    """The membership game of `background/security.md`, 2.4: the advantage is none."""
    auditor_with_key()
    for number, name in enumerate(PASSED):
        pass_through(someone, name, topic_of(name), parts, end="withdraw")
        if number % 2:
            complain(Visitor(), words=f"{name} was asked. {CLASSES[topic_of(name)].format(name)}", contact=name)
    lying = disk(ledger)
    assert told(lying, RESIDENTS) == set()
    marks = {name: name.split()[1] for name in RESIDENTS}
    search = Search(
        {**marks, **{f"first {name}": name for name in RESIDENTS}}, [file_of(each, topic_of(each)) for each in PASSED]
    )
    assert [(name, found) for name, data in lying.items() if (found := search.found(data))] == []


def test_the_thief_would_tell_where_a_request_is_still_open(someone: Someone, ledger: Place, parts: StandIns) -> None:
    """The same thief, who is not made to fail: while a request is open, its commitment's key lies beside it.

    Who has the very file can show then that it is the one. That is what the key is erased for when a request closes.
    """
    name = PASSED[0]
    address = pass_through(someone, name, topic_of(name), parts, end="")
    assert told(disk(ledger), RESIDENTS) == {f"{name}, {topic_of(name)}"}
    fill(someone("records").get(f"{address}close/"), how="withdraw")
    assert told(disk(ledger), RESIDENTS) == set()


def left_behind(someone: Someone, ledger: Place, parts: StandIns, people: Iterable[str]) -> dict[str, list[Any]]:
    """What an office holds after the same steps for some people, without what is random or counts: table by table."""
    emptied()
    auditor_with_key()
    for name in people:
        pass_through(someone, name, "public_assistance", parts)
        complain(Visitor(), words=f"{name} was asked. She is undocumented.", contact=name)
    kinds = columns()
    found: dict[str, list[Any]] = {}
    from django.db import connection

    with connection.cursor() as cursor:
        for table in sorted({each.partition(".")[0] for each in kinds}):
            if table in ("accounts_person", "django_session", "django_migrations"):
                continue  # the staff of the test, who are named anew each time
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - the table's own names
            names = [(each[0], kinds[f"{table}.{each[0]}"]) for each in cursor.description]
            kept = [(at, kind) for at, (_, kind) in enumerate(names) if kind not in _VARIES | {"link"}]
            found[table] = sorted(
                json.dumps([len(bytes(row[at])) if kind == "sealed" else str(row[at]) for at, kind in kept])
                for row in cursor.fetchall()
            )
    assert ledger.exists
    return found


def test_an_office_is_the_same_whoever_passed_through_it(someone: Someone, ledger: Place, parts: StandIns) -> None:
    """The same steps for other people leave the same rows, but for what is random: nothing kept depends on a person."""
    others = ["An Ox", "Wilhelmina Featherstonehaugh-Cholmondeley"]
    first = left_behind(someone, ledger, parts, PASSED[:2])
    second = left_behind(someone, ledger, parts, others)
    assert first == second
    assert sum(map(len, first.values())) > 20


def random_of(address: str) -> dict[str, str]:
    """The random and the digested values of a request, by column."""
    from charteroak.office.disclosures.models import Request

    kept = Request.objects.get(handle=address.rstrip("/").split("/")[-1])
    item = kept.items.get()  # type: ignore[attr-defined]
    own = {name: str(getattr(kept, name)) for name in ("handle", "record", "commitment", "key")}
    return {**own, "item": item.handle}


def test_two_requests_about_one_person_cannot_be_told_from_requests_about_two(
    someone: Someone, ledger: Place, parts: StandIns
) -> None:
    """No stored value comes again because the person, the file or the class does."""
    assert ledger.exists
    name, other = PASSED[:2]
    one, two, third = (
        random_of(pass_through(someone, each, "public_assistance", parts, end="")) for each in (name, name, other)
    )
    assert [column for column in one if one[column] == two[column]] == []
    assert len({each["commitment"] for each in (one, two, third)}) == 3


def test_what_was_written_in_a_complaint_opens_with_the_auditors_passphrase_alone_and_never_once_shredded(
    ledger: Place,
) -> None:
    """With the disk, the auditor's key file and the code; without the passphrase, and then with it."""
    import datetime

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from charteroak.law.law import today
    from charteroak.office.complaints.keyfile import BadKey, seal_key, unseal_key
    from charteroak.office.complaints.models import Complaint, WrappedKey
    from charteroak.office.complaints.sealing import NotOpened, Sealed, open_
    from charteroak.office.complaints.shredding import shred_due

    _, pair = auditor_with_key()
    file = seal_key(pair, PASSPHRASE, 10)
    complain(Visitor(), words=f"{PASSED[0]} is undocumented.", contact=PASSED[0])
    kept, wrapped = Complaint.objects.get(), WrappedKey.objects.get()
    record, sealed = (
        bytes(kept.record),
        Sealed(
            bytes(kept.content),
            bytes(kept.commitment),
            {wrapped.key_id: bytes(wrapped.wrapped)},  # type: ignore[attr-defined]
        ),
    )
    lying = disk(ledger)
    for key in {each for each in keys_in(lying.values()) | values(lying) if len(each) == 32}:
        with pytest.raises(NotOpened):
            open_(record, sealed, wrapped.key_id, X25519PrivateKey.from_private_bytes(key))  # type: ignore[attr-defined]
    for guess in ("", PASSPHRASE.upper(), PASSED[0], "correct horse battery staple"):
        with pytest.raises(BadKey):
            unseal_key(file, guess)
    opened = open_(record, sealed, wrapped.key_id, unseal_key(file, PASSPHRASE).private)  # type: ignore[attr-defined]
    assert PASSED[0] in opened.words
    assert shred_due(today() + datetime.timedelta(365)) == 1
    left = b"".join(disk(ledger).values())
    pieces = [sealed.content[at : at + 16] for at in range(0, len(sealed.content) - 16, 61)]
    assert [each for each in (*pieces, *sealed.wrapped.values(), sealed.commitment) if each in left] == []
