"""Recording that someone acts on an answer: what they are given, and every way in which it can fail to be recorded."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fixtures.recorded_cases import ARREST, SERVICE, check, is_sound, permitted, required, unknown, vkey

from charteroak.law.law import law
from charteroak.ledger.alone import alone
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.keys import PASSPHRASE_VARIABLE
from charteroak.ledger.notary import Notary
from charteroak.ledger.public import Public
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.stores import open_lock, open_store
from charteroak.logic.errors import BadInput
from charteroak.recording import recorder as recorder_module
from charteroak.recording.entries import details_of
from charteroak.recording.place import Place, find_key
from charteroak.recording.recorder import REASONS, Acted, NotRecorded, Recorded, Recorder, recorder
from charteroak.recording.setup import create_unattended
from charteroak.recording.words import vocabulary

pytestmark = pytest.mark.usefixtures("place")


def record() -> Recorded:
    return recorder().record(permitted(), ARREST)


def why_not(act: Callable[[], object] = record) -> str:
    """Why it was not recorded."""
    with pytest.raises(NotRecorded) as caught:
        act()
    assert caught.value.why in REASONS
    assert str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value.why


def entries(place: Place) -> list[bytes]:
    store = open_store(place.store)
    try:
        return store.entries(0, store.head().size)
    finally:
        store.close()


def test_whoever_acted_is_given_what_proves_it_to_an_outsider(ledger: Place) -> None:
    recorded = record()
    said = check(ledger, recorded)
    assert said["kind"] == "decision"
    assert (said["act"], said["outcome"], said["role"]) == ("arrest", "permitted", "police")
    assert said["clauses"] == list(permitted().clauses)
    assert said["facts"] == {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in ARREST.items()
        if value is not None
    }
    assert said["law"] == permitted().law.text_sha256
    assert entries(ledger)[recorded.index] == recorded.entry
    is_sound(ledger)


def test_the_commitment_is_to_the_answer_as_any_json_writes_it(ledger: Place) -> None:
    """In both languages: read as JSON and written again without spaces, the answer opens the commitment."""
    for language in ("en", "es"):
        answer = law().ask("arrest", ARREST, language)
        recorded = recorder().record(answer, ARREST)
        check(ledger, recorded)
        assert recorded.details == details_of(answer)
        again = json.dumps(json.loads(recorded.details), ensure_ascii=False, separators=(",", ":"))
        assert again.encode() == recorded.details
        assert json.loads(recorded.details) == json.loads(answer.as_json())


def test_the_receipt_goes_out_after_the_checkpoint_is_published(ledger: Place) -> None:
    for _ in range(3):
        recorded = record()
        assert Receipt.parse(recorded.receipt).checkpoint.to_bytes() == (ledger.public / "checkpoint").read_bytes()


def test_what_is_recorded_together_stands_side_by_side_under_one_checkpoint(ledger: Place) -> None:
    acted = [Acted(permitted(), ARREST), Acted(required(), SERVICE, "supervisor", "library"), Acted(unknown(), {})] * 40
    outcomes = recorder().record_all(acted)
    done = [each for each in outcomes if isinstance(each, Recorded)]
    not_done = [each for each in outcomes if isinstance(each, NotRecorded)]
    assert [type(each) for each in outcomes] == [Recorded, Recorded, NotRecorded] * 40
    assert {each.why for each in not_done} == {"unknown"}
    assert all(after.index == before.index + 1 for before, after in pairwise(done))
    assert len({Receipt.parse(each.receipt).checkpoint for each in done}) == 1
    said = [check(ledger, each) for each in done]
    assert [each["act"] for each in said] == ["arrest", "provide_service"] * 40
    assert [each["role"] for each in said] == ["police", "supervisor"] * 40
    assert said[1]["department"] == "library"
    is_sound(ledger)


def test_what_is_unknown_is_not_recorded(ledger: Place) -> None:
    """There is nothing to act on yet, whether the ledger is there or not."""
    before = entries(ledger)
    assert why_not(lambda: recorder().record(unknown(), {})) == "unknown"
    assert entries(ledger) == before
    shutil.rmtree(ledger.folder)
    assert why_not(lambda: recorder().record(unknown(), {})) == "unknown"


@pytest.mark.parametrize("outcome", ["required", "permitted", "prohibited", "not_addressed", "counsel"])
def test_every_other_outcome_is(ledger: Place, outcome: str) -> None:
    recorded = recorder().record(replace(permitted(), outcome=outcome), ARREST)
    assert check(ledger, recorded)["outcome"] == outcome


@pytest.mark.usefixtures("ledger")
def test_a_record_id_may_be_given() -> None:
    own = bytes(range(16))
    assert recorder().record(permitted(), ARREST, record=own).record == own.hex()
    assert record().record != record().record


@pytest.mark.parametrize("field", ["role", "department"])
def test_a_role_or_a_department_that_there_is_not_is_bad_input(ledger: Place, field: str) -> None:
    before = entries(ledger)
    with pytest.raises(BadInput, match=f"^{field}: ") as caught:
        recorder().record(permitted(), ARREST, **{field: "zq7planted"})
    assert "zq7planted" not in str(caught.value)
    assert entries(ledger) == before


def test_without_a_ledger_nothing_is_recorded_and_none_is_made(place: Place) -> None:
    assert why_not() == "no_ledger"
    assert not place.folder.exists()


def test_a_ledger_that_is_set_up_later_is_found_after_a_while(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at once: a page that is asked for often must not wait each time for what is not there."""
    monkeypatch.setattr(recorder_module, "_AGAIN", 600.0)
    assert why_not() == "no_ledger"
    create_unattended(place, vocabulary())
    assert why_not() == "no_ledger"
    recorder()._retry = 0.0
    check(place, record())


def test_a_locked_key_is_told_apart(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be unlocked while the process runs."""
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    passphrase = ledger.passphrase.read_text()
    ledger.passphrase.unlink()
    assert why_not() == "locked"
    monkeypatch.setenv(PASSPHRASE_VARIABLE, passphrase)
    check(ledger, record())


def test_a_folder_with_the_word_in_its_name_is_not_a_locked_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path / "locked"))
    recorder.cache_clear()
    place = Place.from_environment()
    create_unattended(place, vocabulary())
    place.key.write_bytes(b"damaged")
    assert why_not() == "unusable"


def _damage_key(place: Place) -> None:
    place.key.write_bytes(place.key.read_bytes()[:-9])


def _drop_database(place: Place) -> None:
    Path(place.store).unlink()


def _drop_lock(place: Place) -> None:
    Path(place.lock).unlink()


def _drop_vocabulary(place: Place) -> None:
    shutil.rmtree(place.public / "vocabulary")


def _damage_policy(place: Place) -> None:
    place.policy_file.write_text("quorum nobody\n")


@pytest.mark.parametrize("harm", [_damage_key, _drop_database, _drop_lock, _drop_vocabulary, _damage_policy])
def test_a_ledger_that_cannot_be_used_says_so(
    ledger: Place, harm: Callable[[Place], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once it has been put right and a while has gone by, it is used."""
    data = ledger.folder.parent
    shutil.copytree(data, data.with_name("kept"))
    harm(ledger)
    assert [why_not() for _ in range(3)] == ["unusable"] * 3
    shutil.rmtree(data)
    shutil.copytree(data.with_name("kept"), data)
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    recorder()._retry = 0.0
    check(ledger, record())


def test_another_key_cannot_write(ledger: Place) -> None:
    other = SignerKey.generate(vkey(ledger).split("+")[0], KeyType.ED25519)
    other_recorder = Recorder(ledger, {"CHARTEROAK_LEDGER_KEY": other.skey})
    assert why_not(lambda: other_recorder.record(permitted(), ARREST)) in ("unusable", "stopped")
    assert len(entries(ledger)) == 1


def _close() -> None:
    recorder().close()


def test_an_old_copy_of_the_database_is_not_written_to(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """And when the right one is back, it is."""
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    record()
    _close()
    store = Path(ledger.store)
    old = store.read_bytes()
    record()
    _close()
    right = store.read_bytes()
    store.write_bytes(old)
    assert why_not() == "behind"
    assert len(entries(ledger)) == 2
    store.write_bytes(right)
    for name in (f"{store.name}-wal", f"{store.name}-shm"):
        store.with_name(name).unlink(missing_ok=True)
    assert check(ledger, record())["outcome"] == "permitted"
    _close()
    is_sound(ledger)


def test_a_database_that_falls_behind_while_it_is_open_is_not_written_to(ledger: Place) -> None:
    record()
    with sqlite3.connect(ledger.store) as other:
        other.execute("DELETE FROM entry WHERE place = 1")
        other.execute("UPDATE head SET size = 1, root = (SELECT root FROM head)")
    other.close()
    assert why_not() in ("unusable", "behind")
    assert why_not() in ("unusable", "behind")


def test_a_ledger_whose_key_was_changed_stops_this_process(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays stopped, however often it is asked. A new process says so, too, until it has the new key."""
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    record()
    old = find_key(ledger, os.environ)
    new = SignerKey.generate(old.name, old.type)
    store, lock = open_store(ledger.store), open_lock(ledger.lock, old.name)
    Notary(store, lock, Public(ledger.public), [old, new]).sign()
    store.close()
    lock.close()
    assert why_not() == "stopped"
    for _ in range(3):
        assert why_not() == "stopped"
    with_new = Recorder(ledger, {"CHARTEROAK_LEDGER_KEY": new.skey})
    assert with_new.record(permitted(), ARREST).index > 0
    with_new.close()
    assert why_not() == "stopped"


def test_who_waits_too_long_is_told_and_the_next_is_not_harmed(ledger: Place) -> None:
    """Another process holds the database. What was handed over may still be kept; it was not acknowledged."""
    record()
    with alone(Path(ledger.store).with_name("log.sqlite.writer")):
        started = time.monotonic()
        assert why_not(lambda: recorder().record(permitted(), ARREST, timeout=0.2)) == "unavailable"
        assert time.monotonic() - started < 0.9 * recorder_module.PATIENCE
    recorded = record()
    check(ledger, recorded)
    assert recorded.index in (2, 3)
    _close()
    is_sound(ledger)


def test_who_waits_for_the_ledger_to_be_opened_is_told(ledger: Place) -> None:
    mine = Recorder(ledger, os.environ)
    mine._guard.acquire()
    assert why_not(lambda: mine.record(permitted(), ARREST, timeout=0.05)) == "unavailable"
    mine._guard.release()
    check(ledger, mine.record(permitted(), ARREST))
    mine.close()


def test_a_name_that_the_ledger_does_not_know_harms_no_other_entry(place: Place) -> None:
    """A ledger that was set up under an older law, without services: arrests beside them are recorded all the same."""
    whole = vocabulary()
    create_unattended(place, replace(whole, acts=tuple(name for name in whole.acts if name != "provide_service")))
    acted = [Acted(permitted(), ARREST), Acted(required(), SERVICE), Acted(permitted(), ARREST)]
    first, second, third = recorder().record_all(acted)
    assert isinstance(second, NotRecorded)
    assert second.why == "unusable"
    for each in (first, third):
        assert isinstance(each, Recorded)
        assert check(place, each)["act"] == "arrest"
    assert recorder().record_all([acted[1]])[0].why == "unusable"  # type: ignore[union-attr]
    check(place, record())


def test_many_threads_record_at_once(ledger: Place) -> None:
    with ThreadPoolExecutor(24) as pool:
        done = list(pool.map(lambda _: record(), range(240)))
    assert sorted(each.index for each in done) == list(range(1, 241))
    assert len({each.record for each in done}) == 240
    kept = entries(ledger)
    for each in done:
        assert kept[each.index] == each.entry
        check(ledger, each)
    _close()
    is_sound(ledger)


def test_many_threads_open_one_log(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    real = recorder_module.open_log
    monkeypatch.setattr(recorder_module, "open_log", lambda *given: (opened.append(1), real(*given))[1])
    start = threading.Barrier(12)

    def go() -> Recorded:
        start.wait()
        return record()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: go(), range(12)))
    assert len(opened) == 1
    assert len(entries(ledger)) == 13


def test_a_recorder_that_was_closed_opens_again(ledger: Place) -> None:
    first = record()
    _close()
    _close()
    second = record()
    assert second.index == first.index + 1
    check(ledger, second)


def test_threads_that_close_and_record_lose_nothing(ledger: Place) -> None:
    """What was acknowledged is there; what was not says why."""
    done: list[Recorded] = []
    reasons: list[str] = []

    def go() -> None:
        for _ in range(30):
            try:
                done.append(record())
            except NotRecorded as error:
                reasons.append(error.why)

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        _close()
        time.sleep(0.01)
    assert set(reasons) <= {"unavailable"}
    assert len(done) + len(reasons) == 120
    assert done
    kept = entries(ledger)
    assert all(kept[each.index] == each.entry for each in done)
    _close()
    is_sound(ledger)


_PROCESS = """
import sys
from charteroak.recording.recorder import Acted, recorder
from charteroak.law.law import law
facts = {"resident": True, "required_by_law": False}
answer = law().ask("provide_service", facts)
for _ in range(20):
    done = [recorder().record(answer, facts), *recorder().record_all([Acted(answer, facts)] * 4)]
    for each in done:
        print(each.index, each.record, each.receipt.hex(), each.entry.hex())
recorder().close()
"""


def test_two_processes_record_in_one_ledger(ledger: Place) -> None:
    """Each entry has a place of its own, each receipt holds, and the log is one."""
    command = [sys.executable, "-c", _PROCESS]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]  # noqa: S603 - our own
    lines = [line for process in running for line in process.communicate(timeout=120)[0].splitlines()]
    assert [process.returncode for process in running] == [0, 0]
    assert len(lines) == 200
    kept = entries(ledger)
    assert len(kept) == 201
    seen = set()
    for line in lines:
        index, record_id, receipt, entry = line.split()
        seen.add(int(index))
        assert kept[int(index)] == bytes.fromhex(entry)
        check_receipt = Receipt.parse(bytes.fromhex(receipt))
        assert check_receipt.index == int(index)
        assert record_id in entry
    assert seen == set(range(1, 201))
    is_sound(ledger)


@pytest.mark.parametrize("count", [1, 300])
def test_what_another_process_signs_in_the_meantime_is_no_fork(
    ledger: Place, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    """Another process appends and signs between two looks of this one: at the lock, and at the database."""
    record()
    log, codec = recorder().opened()
    other = Recorder(ledger, os.environ)
    busy = [False]

    def after(look: Callable[[], object]) -> Callable[[], object]:
        def looked() -> object:
            seen = look()
            if not busy[0]:
                busy[0] = True
                other.record_all([Acted(permitted(), ARREST)] * count)
            return seen

        return looked

    monkeypatch.setattr(log._lock, "last", after(log._lock.last))
    monkeypatch.setattr(log.store, "head", after(log.store.head))
    assert log.append([Acted(permitted(), ARREST).draft(codec).entry]) == 2
    assert log.receipt(2, 5).index == 2
    assert busy[0]
    other.close()
    _close()
    is_sound(ledger)
    assert len(entries(ledger)) == 3 + count


def test_an_error_is_raised_once_for_each_who_asks(place: Place) -> None:
    """One exception that many raise would gather all their tracebacks."""
    caught = []
    for act in (record, record, recorder().opened, recorder().opened):
        with pytest.raises(NotRecorded) as each:
            act()
        caught.append(each.value)
    assert len({id(each) for each in caught}) == 4
    assert all(isinstance(each.error, LedgerError) for each in caught)
    assert not place.exists


def test_what_goes_on_the_wire_is_plain(ledger: Place) -> None:
    recorded = record()
    said = json.loads(json.dumps(recorded.as_dict()))
    assert said.keys() == {"record", "index", "entry", "receipt", "opening"}
    assert said["receipt"].encode() == recorded.receipt
    assert bytes.fromhex(said["opening"]) == recorded.opening
    assert len(recorded.entry) <= 400
    assert len(recorded.receipt) <= 1600
    assert ledger.exists


def test_a_process_that_leaves_the_ledger_alone_records_nothing(ledger: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it runs, and though the ledger is there."""
    monkeypatch.setattr(recorder_module, "_AGAIN", 0.0)
    record()
    recorder().leave()
    assert [why_not() for _ in range(3)] == ["no_ledger"] * 3
    assert len(entries(ledger)) == 2
