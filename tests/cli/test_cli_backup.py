"""`charteroak backup` and `restore`: whole or nothing, without the keys, and with no fork of the ledger."""

import datetime
import io
import json
import os
import re
import signal
import subprocess
import tarfile
import threading
import time
from pathlib import Path

import pytest
from cli_backups import NAME, SECRET, city, emptied, here, people, ran, rows
from cli_running import COMMAND, PLANTED
from fixtures.scratch_ledger import Scratch, scratch, training, witnessed
from fixtures.scratch_ledger import policy as policy_of

from charteroak.ledger.errors import LedgerError
from charteroak.recording.backup.archive import reading
from charteroak.recording.backup.sealing import COST, by_identity, by_passphrase, for_passphrase, new_identity

SEALED = {"CHARTEROAK_BACKUP_PASSPHRASE": SECRET}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A city with 300 entries, of which a restored ledger has more than one tile."""
    found = city(tmp_path_factory.mktemp("city"))
    found.fill(299)
    return found


@pytest.fixture(scope="module")
def plain(made: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "plain"
    done = ran(made, "backup", str(path))
    assert (done.exit_code, done.stderr.count("\n")) == (0, 1)
    assert "not sealed" in done.stderr
    return path


@pytest.fixture(scope="module")
def sealed(made: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backups")
    done = ran(made, "backup", str(folder), env=SEALED)
    assert (done.exit_code, done.stderr) == (0, "")
    [path] = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A city that has a ledger and no office yet, with 300 entries."""
    found = city(tmp_path_factory.mktemp("bare"), 0)
    found.fill(299)
    return found


@pytest.fixture(scope="module")
def bare_plain(bare: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "bare"
    assert here(bare, "backup", str(path)).exit_code == 0
    return path


def contents(path: Path) -> dict[str, bytes]:
    with reading(path, None) as files:
        return dict(files)


# What is in it, and what is not


def test_it_holds_all_that_is_kept(plain: Path, made: Scratch) -> None:
    found = contents(plain)
    assert {"files/readings.json", "files/questions.toml", "files/reports/2026/q1.html"} <= set(found)
    assert {"office/accounts_person/000000.jsonl", "ledger/checkpoint", "ledger/keys"} <= set(found)
    said = json.loads(found["manifest.json"])
    assert said["ledger"]["size"] == 300
    assert set(said["files"]) == set(found) - {"manifest.json"}
    assert plain.stat().st_mode & 0o777 == 0o600
    assert made.key.name == said["ledger"]["origin"]


def test_it_holds_no_key_and_no_session(plain: Path, made: Scratch) -> None:
    held = plain.read_bytes()
    for name in ("secret-key", "ledger/key"):
        for line in (made.data / name).read_bytes().splitlines():
            assert len(line) < 30 or line not in held or line.startswith(b"vkey ")
    assert b"in-a-session-alone" not in held
    assert not [name for name in contents(plain) if re.search(r"session|secret|passphrase|lock|ledger/key$", name)]


def test_a_planted_value_is_where_the_live_database_has_it_and_nowhere_else(plain: Path, sealed: Path) -> None:
    found = contents(plain)
    assert [name for name, data in found.items() if PLANTED.encode() in data] == ["office/accounts_person/000000.jsonl"]
    assert PLANTED.encode() not in sealed.read_bytes()
    assert b"accounts" not in sealed.read_bytes()


def test_nothing_of_it_is_left_beside_it(plain: Path, sealed: Path) -> None:
    assert [path.name for path in plain.parent.iterdir()] == ["plain"]
    assert re.fullmatch(r"charteroak-\d{8}T\d{6}Z\.backup", sealed.name)


# Checking one


def test_verify_says_what_it_is(plain: Path, sealed: Path, made: Scratch) -> None:
    said = here(made, "backup", "--verify", str(plain))
    assert (said.exit_code, said.stderr) == (0, "")
    assert re.search(r"whole, not sealed, of .*; 300 entries of ledger\.example/article-xxi\n", said.stdout)
    said = here(made, "backup", "--verify", str(sealed), "--format", "json", env=SEALED)
    assert json.loads(said.stdout)["sealed"] is True


def test_another_passphrase_is_told_from_damage(sealed: Path, made: Scratch) -> None:
    done = here(made, "backup", "--verify", str(sealed), env={"CHARTEROAK_BACKUP_PASSPHRASE": PLANTED})
    assert done.exit_code == 2
    assert done.stderr == "charteroak: the backup: the passphrase or the key is not that of this backup\n"
    assert "is sealed" in here(made, "backup", "--verify", str(sealed)).stderr


def consumed(data: bytes, folder: Path, secret: str | None = None) -> None:
    path = folder / "copy"
    path.write_bytes(data)
    with reading(path, by_passphrase(secret) if secret else None) as files:
        for _ in files:
            pass


def test_no_cut_and_no_change_of_a_sealed_one_is_read(tmp_path: Path) -> None:
    """Each of its chunks' bounds is tried, and each byte of its beginning."""
    from charteroak.recording.backup.archive import writing

    path = tmp_path / "small"
    with writing(path, for_passphrase(SECRET, 10)) as archive:
        archive.add("backup.json", b'{"format": 1}')
        archive.add("files/a", bytes(200_000))
        archive.end({})
    data = path.read_bytes()
    consumed(data, tmp_path, SECRET)
    chunk = (1 << 16) + 16
    head = data.index(b"\n", data.index(b"\n") + 1) + 1
    cuts = [head + chunk * number + more for number in range(4) for more in (0, 1, chunk - 1)]
    swapped = data[:head] + data[head + chunk : head + 2 * chunk] + data[head : head + chunk] + data[head + 2 * chunk :]
    bad = [data[:cut] for cut in cuts if cut < len(data)] + [swapped, data + b"x", data + data[head:]]
    places = (*range(0, head, 7), head, head + chunk, len(data) - 1)
    bad += [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in places]
    for each in bad:
        with pytest.raises(LedgerError):
            consumed(each, tmp_path, SECRET)


def test_no_cut_and_no_change_of_a_plain_one_is_read(plain: Path, tmp_path: Path) -> None:
    data = plain.read_bytes()
    manifest = data.rindex(b"manifest.json")
    for cut in (0, 100, 512, 1000, len(data) // 2, manifest, manifest + 512):
        with pytest.raises(LedgerError):
            consumed(data[:cut], tmp_path)
    at = data.index(NAME.encode())
    with pytest.raises(LedgerError, match="not those of its manifest"):
        consumed(data[:at] + b"B" + data[at + 1 :], tmp_path)


def rewritten(plain: Path, path: Path, name: str, data: bytes) -> Path:
    """A backup in which one file is another, and the manifest says so."""
    from charteroak.recording.backup.archive import MANIFEST, writing

    found = contents(plain)
    about = {key: value for key, value in json.loads(found.pop(MANIFEST)).items() if key != "files"}
    with writing(path, None) as archive:
        for each, old in found.items():
            archive.add(each, data if each == name else old)
        archive.end(about)
    return path


def test_an_entry_that_was_changed_is_found_even_where_the_manifest_agrees(
    plain: Path, made: Scratch, tmp_path: Path
) -> None:
    name = "ledger/entries/000000000000"
    data = bytearray(contents(plain)[name])
    data[60] ^= 1
    path = rewritten(plain, tmp_path / "changed", name, bytes(data))
    done = here(made, "backup", "--verify", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "charteroak: the backup: the ledger's entries do not give the root that was signed\n"


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "files/../x", "files/.x", "office/x/1.jsonl", "ledger/key"])
def test_a_name_that_leads_elsewhere_is_no_backup(name: str, tmp_path: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        for each in ("backup.json", name):
            info = tarfile.TarInfo(each)
            info.size = 2
            tar.addfile(info, io.BytesIO(b"{}"))
    with pytest.raises(LedgerError):
        consumed(raw.getvalue(), tmp_path)


def test_a_passphrase_is_stretched() -> None:
    how, secret = for_passphrase(SECRET, 10)
    assert by_passphrase(SECRET)(how) == secret
    assert COST == 17


def test_a_recipient_alone_opens_what_is_sealed_for_them(bare: Scratch, tmp_path: Path) -> None:
    key = tmp_path / "backup.key"
    said = here(bare, "backup", "--new-key", str(key)).stdout
    recipient = re.search(r"charteroak-backup-to:\S+", said)
    assert recipient
    assert key.stat().st_mode & 0o777 == 0o600
    path = tmp_path / "for-them"
    assert here(bare, "backup", str(path), "--to", recipient[0]).exit_code == 0
    assert here(bare, "backup", "--verify", str(path), "--identity", str(key)).exit_code == 0
    with pytest.raises(LedgerError, match="not that of this backup"), reading(path, by_identity(new_identity()[0])):
        pass
    with pytest.raises(LedgerError, match="not sealed with a passphrase"), reading(path, by_passphrase(SECRET)):
        pass


# Bringing one back


def test_what_comes_back_is_what_was_there(sealed: Path, made: Scratch, tmp_path: Path) -> None:
    there = emptied(made, tmp_path)
    done = ran(there, "restore", str(sealed), env=SEALED)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("The ledger goes on from 300 entries.\n")
    for table in ("accounts_person", "accounts_holding", "accounts_auditline", "django_migrations"):
        query = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608 - ours
        if table == "django_migrations":
            query = "SELECT app, name FROM django_migrations ORDER BY 1, 2"
        assert rows(there.data / "office.sqlite", query) == rows(made.data / "office.sqlite", query)
    assert rows(there.data / "office.sqlite", "SELECT count(*) FROM django_session") == [(0,)]
    assert there.entries() == made.entries()
    for name in ("readings.json", "questions.toml", "reports/2026/q1.html", "ledger/public/keys"):
        assert (there.data / name).read_bytes() == (made.data / name).read_bytes()
    assert not [path for path in there.data.rglob("*") if "partial" in path.name or "restoring" in path.name]
    there.fill(1)
    assert there.size() == 301
    verify = here(there, "ledger", "verify", str(there.place.public), "--key", there.key.verifier.vkey)
    assert verify.exit_code == 0, verify.stderr
    again = here(there, "restore", str(sealed), env=SEALED)
    assert again.exit_code == 2
    assert again.stderr.startswith("charteroak: there is something already: office.sqlite")


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def grown(bare: Scratch, tmp_path: Path, bare_plain: Path) -> Scratch:
    """The city after the backup: its machine has signed 7 entries more, and is lost. What was kept apart is not."""
    there = emptied(bare, tmp_path / "lost")
    assert here(there, "restore", str(bare_plain)).exit_code == 0
    there.fill(7)
    return there


def test_what_was_signed_since_is_taken_from_a_mirror_or_nothing_comes_back(
    grown: Scratch, bare_plain: Path, tmp_path: Path
) -> None:
    there = emptied(grown, tmp_path / "new")
    before = state(there.data)
    done = here(there, "restore", str(bare_plain))
    assert done.exit_code == 2
    assert "7 entries were signed after the 300 that are at hand, and are lost: give" in done.stderr
    assert "a new log up under another name" in done.stderr
    assert state(there.data) == before
    done = here(there, "restore", str(bare_plain), "--mirror", str(grown.place.public))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "7 entries that were signed since came from the mirror." in done.stdout
    assert there.entries() == grown.entries()
    assert (there.place.public / "checkpoint").read_text().splitlines()[1] == "307"


def test_of_a_damaged_backup_nothing_comes_back(bare: Scratch, bare_plain: Path, tmp_path: Path) -> None:
    """Cut off, changed, or no backup at all: one line, and the folder is as it was."""
    there, whole = emptied(bare, tmp_path / "new"), bare_plain.read_bytes()
    before = state(there.data)
    at = whole.index(b"ledger/entries") + 700
    changed = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    cuts = whole[: len(whole) // 2], whole[: whole.rindex(b"manifest.json") + 600]
    for number, damaged in enumerate((*cuts, changed, b"", b"no backup\n" * 100)):
        path = tmp_path / f"damaged-{number}"
        path.write_bytes(damaged)
        done = here(there, "restore", str(path), "--nothing-was-signed-since")
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), number
        assert state(there.data) == before


def test_without_the_lock_someone_vouches_or_a_mirror_tells(grown: Scratch, bare_plain: Path, tmp_path: Path) -> None:
    there = emptied(grown, tmp_path / "new", lock=False)
    before = state(there.data)
    done = here(there, "restore", str(bare_plain))
    assert (done.exit_code, "nothing says how far the log had come" in done.stderr) == (2, True)
    assert state(there.data) == before
    assert here(there, "restore", str(bare_plain), "--mirror", str(grown.place.public)).exit_code == 0
    assert there.entries() == grown.entries()
    other = emptied(grown, tmp_path / "other", lock=False)
    assert here(other, "restore", str(bare_plain), "--nothing-was-signed-since").exit_code == 0
    assert other.size() == 300


def test_all_but_the_ledger_comes_back_where_a_new_log_begins(grown: Scratch, bare_plain: Path, tmp_path: Path) -> None:
    """A new log is there already, and is not touched."""
    there = scratch(tmp_path / "new")
    before = there.entries()
    done = here(there, "restore", str(bare_plain), "--without-ledger", "--mirror", str(grown.place.public))
    assert (done.exit_code, done.stderr) == (0, "")
    assert there.entries() == before
    assert (there.data / "readings.json").exists()
    assert not [path for path in there.data.rglob("*") if "partial" in path.name or "restoring" in path.name]


def test_a_mirror_of_another_log_is_refused(bare_plain: Path, bare: Scratch, tmp_path: Path) -> None:
    other = scratch(tmp_path / "another")
    there = emptied(bare, tmp_path / "new")
    done = here(there, "restore", str(bare_plain), "--mirror", str(other.place.public))
    assert (done.exit_code, "not signed by this log" in done.stderr) == (2, True)
    assert not there.place.public.exists()


def test_a_log_that_forked_does_not_come_back(bare: Scratch, bare_plain: Path, tmp_path: Path) -> None:
    """The lock has another root at a size that the backup has: two stories."""
    from charteroak.ledger.checkpoint import Checkpoint
    from charteroak.ledger.note import Note
    from charteroak.ledger.stores import open_lock

    there = emptied(bare, tmp_path)
    checkpoint = Checkpoint(there.key.name, 299, bytes(32))
    lock = open_lock(there.place.lock, there.key.name)
    assert lock.swap(lock.last(), Note(checkpoint.text, (there.key.sign(checkpoint.text),)).to_bytes())
    lock.close()
    done = here(there, "restore", str(bare_plain))
    assert (done.exit_code, "two stories of one log" in done.stderr) == (2, True)
    assert not there.place.public.exists()


def test_a_witness_that_has_seen_more_keeps_the_log_closed(grown: Scratch, bare_plain: Path, tmp_path: Path) -> None:
    """Where the lock is lost and someone vouches wrongly, the witness objects."""
    with witnessed(tmp_path, grown.key.verifier) as (witness, url):
        (grown.data / "ledger" / "policy").write_text(policy_of([grown.key.verifier.vkey], witness, url))
        with grown.open() as log:
            log.witness()
        there = emptied(grown, tmp_path / "new", lock=False)
        (there.data / "ledger" / "policy").write_bytes((grown.data / "ledger" / "policy").read_bytes())
        done = here(there, "restore", str(bare_plain), "--nothing-was-signed-since")
    assert done.exit_code == 2
    assert "restored, but it does not open" in done.stderr


def test_what_was_pruned_stays_pruned_and_the_ledger_goes_on(tmp_path: Path) -> None:
    old = city(tmp_path / "old", 0)
    old.fill(600)
    with old.open() as log:
        log.prune(512)
    path = tmp_path / "pruned"
    assert here(old, "backup", str(path)).exit_code == 0
    there = emptied(old, tmp_path / "new")
    done = here(there, "restore", str(path))
    assert (done.exit_code, done.stderr) == (0, "")
    there.fill(300)
    assert len(there.entries()) == 601 + 300 - 512
    done = here(there, "ledger", "verify", str(there.place.public), "--key", there.key.verifier.vkey, "--pruned", "512")
    assert done.exit_code == 0, done.stderr


# Beside a running service, a kill, a full disk


def test_it_is_one_state_while_others_write(made: Scratch, tmp_path: Path) -> None:
    """A role and a line of the audit are written after their person, and are in no backup without them."""
    stop = threading.Event()

    def write() -> None:
        with made.open() as log:
            while not stop.is_set():
                log.append([training(made.codec, datetime.datetime.now(datetime.UTC))] * 20)

    writers = [threading.Thread(target=write), threading.Thread(target=people, args=(made.env, 400))]
    for each in writers:
        each.start()
    before = made.size(), _people(made)
    try:
        while made.size() == before[0] or _people(made) == before[1]:  # both are at work
            assert all(each.is_alive() for each in writers)
            time.sleep(0.02)
        done = ran(made, "backup", str(tmp_path / "busy"))
    finally:
        stop.set()
        for each in writers:
            each.join()
    assert done.exit_code == 0, done.stderr
    assert here(made, "backup", "--verify", str(tmp_path / "busy")).exit_code == 0
    found = contents(tmp_path / "busy")
    handles, held, audited = (
        {json.loads(line)[at] for line in found[f"office/accounts_{table}/000000.jsonl"].splitlines()[1:]}
        for table, at in (
            ("person", _at(found, "person", "handle")),
            ("holding", _at(found, "holding", "person_id")),
            ("auditline", _at(found, "auditline", "person")),
        )
    )
    assert audited <= handles
    assert len(held) <= len(handles) <= 402
    assert json.loads(found["manifest.json"])["ledger"]["size"] > 300


def _people(made: Scratch) -> int:
    [[count]] = rows(made.data / "office.sqlite", "SELECT count(*) FROM accounts_person")
    return int(str(count))


def _at(found: dict[str, bytes], table: str, column: str) -> int:
    """Where a column stands."""
    columns: list[str] = json.loads(found[f"office/accounts_{table}/000000.jsonl"].splitlines()[0])
    return columns.index(column)


def test_a_backup_that_is_killed_has_no_name(made: Scratch, tmp_path: Path) -> None:
    for wait in (0.5, 0.8):
        _killed(made, tmp_path, wait, "backup", str(tmp_path / "killed"))
        whole = tmp_path / "killed"
        assert not whole.exists() or here(made, "backup", "--verify", str(whole)).exit_code == 0
    assert ran(made, "backup", str(tmp_path / "killed")).exit_code == 0


def test_a_restore_that_is_killed_is_done_again(made: Scratch, plain: Path, tmp_path: Path) -> None:
    for number, wait in enumerate((0.7, 1.0)):
        there = emptied(made, tmp_path / str(number))
        _killed(there, tmp_path, wait, "restore", str(plain), "--mirror", str(made.place.public))
        if (there.data / "restore.partial").exists():
            said = ran(there, "serve", "--port", "0")
            assert (said.exit_code, "a restore was broken off" in said.stderr) == (2, True)
        if not (there.data / "office.sqlite").exists():
            done = ran(there, "restore", str(plain), "--mirror", str(made.place.public))
            assert (done.exit_code, done.stderr) == (0, "")
        assert there.size() >= 300
        assert rows(there.data / "office.sqlite", "SELECT count(*) FROM accounts_person") == [(2,)]


def _killed(of: Scratch, _folder: Path, wait: float, *arguments: str) -> None:
    process = subprocess.Popen(  # noqa: S603 - our own
        [COMMAND, *arguments], env={**os.environ, **of.env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _small() -> None:
    """No file may have more than 60 KiB: what a full disk does."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60 << 10, 60 << 10))


def test_a_full_disk_leaves_nothing_half_made(made: Scratch, plain: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    done = ran(made, "backup", str(tmp_path / "b" / "x"), limit=_small)
    assert (done.exit_code, done.stderr.startswith("charteroak: ")) == (2, True)
    assert list((tmp_path / "b").iterdir()) == []
    there = emptied(made, tmp_path / "new")
    before = state(there.data)
    done = ran(there, "restore", str(plain), "--mirror", str(made.place.public), limit=_small)
    assert (done.exit_code, done.stderr.startswith("charteroak: ")) == (2, True)
    assert state(there.data) == before


@pytest.mark.parametrize("given", [["backup"], ["backup", "--verify", "none"], ["restore", "none"]])
def test_what_is_missing_is_a_line(given: list[str], made: Scratch) -> None:
    done = here(made, *given)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
