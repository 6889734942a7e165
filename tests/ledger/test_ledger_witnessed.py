"""A log that is written to while witnesses watch it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from ledger_samples import AUDITOR, CLERK, LOG_KEY, OUTSIDE
from ledger_stores import ENTRIES, Where, sqlite_log
from ledger_witnesses import unused_port, watching

from charteroak.ledger import log as log_module
from charteroak.ledger import verify
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import Behind, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.public import CHECKPOINT
from charteroak.ledger.stores import open_store
from charteroak.ledger.writer import Writer

PATIENCE = 30.0
WITNESSES = {"clerk": CLERK, "audit": AUDITOR, "outside": OUTSIDE}


def policy_text(urls: dict[str, str], quorum: int) -> bytes:
    lines = [f"log {LOG_KEY.verifier.vkey}"]
    lines += [f"witness {name} {WITNESSES[name].verifier.vkey} {url}" for name, url in urls.items()]
    return "\n".join([*lines, f"group enough {quorum} {' '.join(urls)}", "quorum enough", ""]).encode()


@pytest.fixture
def where(tmp_path: Path) -> Where:
    log = sqlite_log(tmp_path)
    log.begin()
    (log.public / CHECKPOINT).unlink()  # under a policy nothing is published that it does not take
    return log


@pytest.fixture
def urls(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Three witnesses, each with its own file."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(watching(tmp_path / name, key))[1] for name, key in WITNESSES.items()}


@pytest.fixture
def policy(urls: dict[str, str]) -> Policy:
    return Policy.parse(policy_text(urls, 2))


def published(where: Where) -> Note:
    return Note.parse((where.public / CHECKPOINT).read_bytes())


def test_what_is_published_is_what_the_quorum_cosigned(
    where: Where, policy: Policy, urls: dict[str, str], tmp_path: Path
) -> None:
    with where.opened(policy=policy) as log:
        log.append(ENTRIES[1:300])
        log.checkpoint(PATIENCE)
        assert Checkpoint.parse(published(where).text).size == 1  # not yet cosigned
        assert log.witness().missing == {}
    accepted = policy.check(published(where))
    assert accepted.checkpoint.size == 300
    assert set(accepted.witnessed) == set(WITNESSES)
    (tmp_path / "policy").write_bytes(policy_text(urls, 2))
    assert verify.main([str(where.public), "--policy", str(tmp_path / "policy")]) == 0


def test_witnesses_are_asked_by_themselves_as_the_log_grows(
    where: Where, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "WITNESS_EVERY", 0.05)
    with where.opened(policy=policy) as log:
        log.append(ENTRIES[1:10])
        for _ in range(3_000):
            if Checkpoint.parse(published(where).text).size == 10:
                break
            log._sleep(0.02)
    assert policy.check(published(where)).checkpoint.size == 10


def test_without_a_quorum_nothing_new_is_published_and_receipts_are_given_still(
    where: Where, urls: dict[str, str]
) -> None:
    alone = Policy.parse(policy_text({"clerk": urls["clerk"], "audit": f"http://127.0.0.1:{unused_port()}"}, 2))
    with where.opened(policy=alone) as log:
        index = log.append([ENTRIES[1]])
        receipt = log.receipt(index, PATIENCE)
        assert receipt.check(ENTRIES[1], Policy.for_logs([LOG_KEY.verifier]))
        with pytest.raises(Unproven, match="no quorum"):
            receipt.check(ENTRIES[1], alone)
        assert set(log.witness().missing) == {"audit"}
    assert not (where.public / CHECKPOINT).exists()


def test_two_processes_share_a_log_and_its_witnesses(where: Where, policy: Policy) -> None:
    """What one had cosigned is ahead of what the other signed last: that is no fork."""
    with where.opened(policy=policy) as one, where.opened(policy=policy) as other:
        for number in range(1, 9):
            log, idle = (one, other) if number % 2 else (other, one)
            log.append([ENTRIES[number]])
            log.checkpoint(PATIENCE)
            assert log.witness().missing == {}
            assert idle.witness().missing == {}
    assert policy.check(published(where)).checkpoint.size == 9


def test_a_backup_of_database_and_lock_together_is_refused_by_the_witnesses(
    where: Where, policy: Policy, tmp_path: Path
) -> None:
    """The lock cannot tell, as it is as old as the database. The witnesses can."""
    with where.opened(policy=policy) as log:
        log.append(ENTRIES[1:20])
        log.checkpoint(PATIENCE)
    backup = tmp_path / "backup"
    backup.mkdir()
    for path in (where.store, where.lock):
        shutil.copy(path, backup)
    with where.opened(policy=policy) as log:
        log.append(ENTRIES[20:40])
        log.checkpoint(PATIENCE)
        log.witness()
    for path in (where.store, where.lock):
        shutil.copy(backup / Path(path).name, path)
    with pytest.raises(Behind, match=r"witness (clerk|audit) has cosigned"), where.opened(policy=policy):
        pass
    store = open_store(where.store)
    assert store.head().size == 20
    store.close()


@pytest.mark.parametrize("size", [2, 5, 20, 39, 40])
def test_a_history_that_is_written_anew_with_its_key_and_lock_is_refused_at_each_size(
    where: Where, policy: Policy, tmp_path: Path, size: int
) -> None:
    """Whoever holds the machine can sign another story. No witness that saw the first one cosigns it."""
    with where.opened(policy=policy) as log:
        log.append(ENTRIES[1:40])
        log.checkpoint(PATIENCE)
        log.witness()
    forged = sqlite_log(tmp_path / "forged")
    forged.begin()
    store = open_store(forged.store)
    writer = Writer(store)
    writer.submit([*ENTRIES[1 : size - 1], *ENTRIES[100 : 160 - size]]).index()
    writer.close()
    store.close()
    with forged.opened() as log:
        log.checkpoint(PATIENCE)
    with pytest.raises(Behind), forged.opened(policy=policy):
        pass
    with pytest.raises(Unproven):
        policy.check(published(forged))
