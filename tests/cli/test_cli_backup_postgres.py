"""The same with PostgreSQL for the office, the entries and the lock; and what was shredded since stays shredded."""

import datetime
import threading
import time
from pathlib import Path

import psycopg
import pytest
from cli_backups import PASSPHRASE, here, people, ran
from fixtures.database import of_its_own
from fixtures.scratch_ledger import CHEAP, NAME, Scratch, training

from charteroak.ledger.commitment import new_record
from charteroak.ledger.entry import Kind
from charteroak.ledger.keys import PASSPHRASE_VARIABLE, save_key
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.recording.place import Place, find_key
from charteroak.recording.setup import create, open_log
from charteroak.recording.words import vocabulary


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


class Elsewhere(Scratch):
    """A city of which all three lie in PostgreSQL."""

    urls: dict[str, str]

    @property
    def env(self) -> dict[str, str]:
        return {"CHARTEROAK_DATA": str(self.data), PASSPHRASE_VARIABLE: PASSPHRASE, **self.urls}

    @property
    def place(self) -> Place:
        urls = self.urls
        return Place(self.data / "ledger", urls["CHARTEROAK_LEDGER_STORE"], urls["CHARTEROAK_LEDGER_LOCK"])


def elsewhere(data: Path, key: SignerKey, office: str, store: str, lock: str) -> Elsewhere:
    made = Elsewhere(data, key)
    urls = {"CHARTEROAK_DATABASE": office, "CHARTEROAK_LEDGER_STORE": store, "CHARTEROAK_LEDGER_LOCK": lock}
    object.__setattr__(made, "urls", urls)
    return made


@pytest.fixture(scope="module")
def backed_up(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Elsewhere, Path]:
    """A city in PostgreSQL, and a backup of it that was made while people were added."""
    folder = tmp_path_factory.mktemp("old")
    key = SignerKey.generate(NAME, KeyType.ED25519)
    old = elsewhere(folder / "data", key, of_its_own(postgres), of_its_own(postgres), of_its_own(postgres))
    create(old.place, key, vocabulary(), PASSPHRASE, CHEAP)
    migrated = ran(old, "db", "migrate")
    assert migrated.exit_code == 0, migrated.stderr
    people(old.env, 2)
    old.fill(20)
    path = folder / "backup"
    office, people_there = old.urls["CHARTEROAK_DATABASE"], "SELECT count(*) FROM accounts_person"
    writer = threading.Thread(target=people, args=(old.env, 100))
    writer.start()
    try:
        while rows(office, people_there) == [(2,)]:  # until it is at work
            assert writer.is_alive()
            time.sleep(0.02)
        done = ran(old, "backup", str(path))
    finally:
        writer.join()
    assert done.exit_code == 0, done.stderr
    assert here(old, "backup", "--verify", str(path)).exit_code == 0
    return old, path


@pytest.mark.parametrize("to", ["sqlite", "postgres"])
def test_it_goes_from_postgres_to_either(
    to: str, backed_up: tuple[Elsewhere, Path], postgres: str, tmp_path: Path
) -> None:
    old, path = backed_up
    key = old.key
    data = tmp_path / "new" / "data"
    (data / "ledger").mkdir(parents=True)
    save_key(data / "ledger" / "key", key, PASSPHRASE, CHEAP)
    lock = old.urls["CHARTEROAK_LEDGER_LOCK"]
    new: Scratch
    if to == "postgres":
        new = elsewhere(data, key, of_its_own(postgres), of_its_own(postgres), lock)
    else:
        new = elsewhere(data, key, "", str(data / "ledger" / "log.sqlite"), lock)
    done = ran(new, "restore", str(path))
    assert (done.exit_code, done.stderr) == (0, "")
    assert new.entries() == old.entries()
    whole = "SELECT count(*) FROM accounts_holding WHERE person_id NOT IN (SELECT id FROM accounts_person)"
    before = set(rows(old.urls["CHARTEROAK_DATABASE"], "SELECT login, name FROM accounts_person"))
    query = "SELECT login, name FROM accounts_person ORDER BY login"
    if to == "postgres":
        assert isinstance(new, Elsewhere)
        office = new.urls["CHARTEROAK_DATABASE"]
        came = rows(office, query)
        assert rows(office, whole) == [(0,)]
        people(new.env, 1)  # counting goes on where it was
        assert rows(office, "SELECT count(*) FROM accounts_person") == [(len(came) + 1,)]
        again = ran(new, "restore", str(path))
        assert again.exit_code == 2
    else:
        from cli_backups import rows as in_file

        came = in_file(data / "office.sqlite", query)
        assert in_file(data / "office.sqlite", whole) == [(0,)]
    assert 2 <= len(came) == len(set(came) & before)


def test_the_ledger_tells_what_was_shredded(tmp_path: Path) -> None:
    """Its entries say so, those that came from a mirror after the backup too."""
    from cli_backups import city

    from charteroak.recording.backup.archive import reading
    from charteroak.recording.backup.mirror import Mirror
    from charteroak.recording.backup.returning import Returning
    from charteroak.recording.backup.since import told

    made = city(tmp_path, 0)
    path = tmp_path / "backup"
    assert here(made, "backup", str(path)).exit_code == 0
    records = [new_record(), new_record()]
    with open_log(made.place, find_key(made.place, made.env)) as log:
        for record, step in ((records[0], "received"), (records[1], "received"), (records[1], "shredded")):
            entry = made.codec.entry(
                Kind.COMPLAINT, _now(), record, commitment=new_record() * 2, facts={"complaint": step}
            )
            log.append([made.codec.encode(entry), training(made.codec, _now())])
        log.checkpoint()
    there = Returning(Place(tmp_path / "new" / "ledger"), Mirror(str(made.place.public)))
    with reading(path, None) as files:
        for name, data in files:
            if name.startswith("ledger/"):
                there.take(name, data)
    there.complete()
    since = told(there, [records[0][::-1]])
    assert (since.shredded, since.matters) == ({records[1]: _now().date()}, {})
    there.drop()
    assert not list((tmp_path / "new" / "ledger").iterdir())


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
