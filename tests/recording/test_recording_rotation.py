"""From one key to the next: broken off at any system call that counts, the ledger opens and the change goes on."""

import gc
import os
import re
import shutil
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fixtures.scratch_ledger import CHEAP, PASSPHRASE, Scratch, scratch, training

from charteroak.ledger import keys
from charteroak.ledger.errors import LedgerError, Malformed, Stopped
from charteroak.ledger.note import Note
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.stores.sqlite import SqliteLock
from charteroak.ledger.verify import main as verify
from charteroak.recording import stewardship
from charteroak.recording.place import find_key
from charteroak.recording.setup import open_log
from charteroak.recording.stewardship import new_key, rotate
from charteroak.recording.succession import keep_next, next_to, published, settle, take_over

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")

TRUNCATED = 40


@pytest.fixture
def ledger(tmp_path: Path) -> Scratch:
    return scratch(tmp_path)


def change(ledger: Scratch) -> None:
    """All of a change of keys, as the command does it: on with what lies there, or from the beginning."""
    settle(ledger.place.key, ledger.place.lock, ledger.place.public)
    old = find_key(ledger.place, ledger.env)
    path = next_to(ledger.place.key)
    if not path.exists():
        keep_next(ledger.place.key, new_key(old, None), PASSPHRASE, CHEAP)
    rotate(ledger.place, old, keys.load_key(path, PASSPHRASE))


def signers(ledger: Scratch) -> list[bytes]:
    return [each.key_id for each in Note.parse((ledger.place.public / "checkpoint").read_bytes()).signatures]


def sound(ledger: Scratch, vkey: str, capsys: pytest.CaptureFixture[str]) -> bool:
    status = verify([str(ledger.place.public), f"--key={vkey}"])
    capsys.readouterr()
    return status == 0


def test_both_keys_sign_the_change_and_the_new_one_alone_from_there(
    ledger: Scratch, capsys: pytest.CaptureFixture[str]
) -> None:
    old = ledger.key.verifier
    change(ledger)
    new = find_key(ledger.place, ledger.env).verifier
    assert new != old
    assert signers(ledger) == [old.id, new.id]
    assert published(ledger.place.public) == [old, new]
    [said] = [said for said in ledger.said() if said["kind"] == "key_rotation"]
    assert said["subject"] == sha256(new.vkey.encode()).hexdigest()
    assert sound(ledger, old.vkey, capsys)
    ledger.fill(1)
    assert signers(ledger) == [new.id]
    assert not sound(ledger, old.vkey, capsys)
    assert sound(ledger, new.vkey, capsys)
    with pytest.raises(LedgerError):
        open_log(ledger.place, ledger.key)


def test_a_process_that_goes_on_with_the_old_key_is_stopped(ledger: Scratch) -> None:
    with ledger.open() as log:
        change(ledger)
        log.append([training(ledger.codec, stewardship._now())])
        with pytest.raises(Stopped, match="the log has a new key"):
            log.checkpoint()


@pytest.mark.parametrize(
    ("first", "then"), [(KeyType.ED25519, KeyType.ML_DSA_44), (KeyType.ML_DSA_44, KeyType.ED25519)]
)
def test_a_key_can_be_followed_by_one_of_another_type(
    tmp_path: Path, first: KeyType, then: KeyType, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = scratch(tmp_path, first)
    new = new_key(ledger.key, then)
    keep_next(ledger.place.key, new, PASSPHRASE, CHEAP)
    rotate(ledger.place, ledger.key, new)
    assert (new.type, find_key(ledger.place, ledger.env)) == (then, new)
    assert sound(ledger, ledger.key.verifier.vkey, capsys)
    assert sound(ledger, new.verifier.vkey, capsys)


class Killed:
    """Ends the process, with nothing tidied up, before a call that puts something on the disk. Counts the calls."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.calls = 0

    def wrap(self, owner: Any, name: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                os._exit(9)
            return real(*arguments, **named)

        setattr(owner, name, call)


def killed_at(ledger: Scratch, at: int) -> bool:
    """Change the key in a process of its own, which is killed at a call. False where there are fewer calls."""
    child = os.fork()
    if child == 0:
        gc.disable()  # looking for garbage would copy all that the tests' process holds
        killer = Killed(at)
        for owner, name in ((os, "fsync"), (Path, "replace"), (SqliteLock, "swap")):
            killer.wrap(owner, name)
        try:
            change(ledger)
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9)
    return status == 9


def test_killed_at_any_call_the_ledger_opens_and_the_change_can_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = scratch(tmp_path / "template")
    at, seen = 0, set()
    while True:
        at += 1
        ledger = Scratch(tmp_path / str(at), template.key)
        shutil.copytree(template.data, ledger.data)
        if not killed_at(ledger, at):
            break
        seen.add((next_to(ledger.place.key).exists(), len(signers(ledger))))
        ledger.fill(1)  # whichever key holds
        before = ledger.vkeys
        change(ledger)
        assert len(ledger.vkeys) in (2, 3)  # three where the first change had been done but for its last steps
        assert ledger.vkeys[: len(before)] == before
        subjects = [said["subject"] for said in ledger.said() if said["kind"] == "key_rotation"]
        assert subjects == [sha256(vkey.encode()).hexdigest() for vkey in ledger.vkeys[1:]]
        assert sound(ledger, ledger.vkeys[-1], capsys)
        assert not next_to(ledger.place.key).exists()
    assert at > 25
    assert {exists for exists, _ in seen} == {True, False}


def test_it_is_the_signature_that_says_which_key_holds(ledger: Scratch) -> None:
    new = new_key(ledger.key, None)
    keep_next(ledger.place.key, new, PASSPHRASE, CHEAP)
    stewardship.record_key(ledger.place, ledger.key, new)
    assert find_key(ledger.place, ledger.env) == ledger.key
    assert next_to(ledger.place.key).exists()
    stewardship.sign_with_both(ledger.place, ledger.key, new)
    assert find_key(ledger.place, ledger.env) == new
    assert not next_to(ledger.place.key).exists()
    assert published(ledger.place.public) == [ledger.key.verifier, new.verifier]


def test_a_next_key_that_is_damaged_does_no_harm_until_it_holds(ledger: Scratch) -> None:
    new = new_key(ledger.key, None)
    keep_next(ledger.place.key, new, PASSPHRASE, CHEAP)
    path = next_to(ledger.place.key)
    whole = path.read_bytes()
    path.write_bytes(whole[:TRUNCATED])
    assert find_key(ledger.place, ledger.env) == ledger.key
    stewardship.sign_with_both(ledger.place, ledger.key, new)
    with pytest.raises(Malformed, match=r"key\.next"):
        find_key(ledger.place, ledger.env)
    path.write_bytes(whole)
    assert find_key(ledger.place, ledger.env) == new


def test_what_was_done_already_can_be_done_again(ledger: Scratch) -> None:
    new = new_key(ledger.key, None)
    keep_next(ledger.place.key, new, PASSPHRASE, CHEAP)
    for _ in range(2):
        stewardship.record_key(ledger.place, ledger.key, new)
    for _ in range(2):
        stewardship.sign_with_both(ledger.place, ledger.key, new)
    for _ in range(2):
        take_over(ledger.place.key)
    assert [said["kind"] for said in ledger.said()] == ["opening", "key_rotation"]


def test_the_key_file_is_for_its_owner_alone(ledger: Scratch) -> None:
    change(ledger)
    assert ledger.place.key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("data", [b"x", b"a+b+c\n", b"\xff\n", b"\n"])
def test_a_list_of_keys_that_is_damaged_is_named(ledger: Scratch, data: bytes) -> None:
    path = ledger.place.public / "keys"
    path.write_bytes(data)
    with pytest.raises(Malformed, match=re.escape(str(path))):
        ledger.open()


def test_a_key_of_the_environment_needs_no_file(ledger: Scratch) -> None:
    ledger.place.key.unlink()
    new = SignerKey.generate(ledger.key.name, KeyType.ED25519)
    rotate(ledger.place, ledger.key, new)
    assert not ledger.place.key.exists()
    with open_log(ledger.place, new) as log:
        assert log.origin == new.name
