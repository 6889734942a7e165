"""Private keys at rest: sealed, for the owner alone, and one line that names the file where one is damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import LOG_KEY, OUTSIDE

from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.files import load
from charteroak.ledger.keys import KEY_VARIABLE, key_from, load_key, save_key, seal, unseal
from charteroak.ledger.policy import Policy
from charteroak.ledger.signing import SignerKey

PASSPHRASE = "correct horse battery staple"  # noqa: S105 - the key it seals is for tests
CHEAP = 10
SEALED = seal(LOG_KEY, PASSPHRASE, CHEAP)


@pytest.mark.parametrize("key", [LOG_KEY, OUTSIDE], ids=["ed25519", "ml-dsa-44"])
def test_a_key_is_read_as_it_was_written(key: SignerKey, tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    save_key(path, key, PASSPHRASE, CHEAP)
    assert load_key(path, PASSPHRASE) == key
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_private_key_is_not_in_the_file() -> None:
    for form in (LOG_KEY.seed, LOG_KEY.seed.hex().encode(), LOG_KEY.skey.encode(), PASSPHRASE.encode()):
        assert form not in SEALED
    assert LOG_KEY.verifier.vkey.encode() in SEALED


def test_the_same_key_is_never_sealed_in_the_same_way() -> None:
    assert seal(LOG_KEY, PASSPHRASE, CHEAP) != SEALED


def test_another_passphrase_does_not_open_it() -> None:
    for other in (PASSPHRASE + " ", PASSPHRASE.upper(), "x"):
        with pytest.raises(Unproven):
            unseal(SEALED, other)
    for call in (lambda: unseal(SEALED, ""), lambda: seal(LOG_KEY, "", CHEAP), lambda: seal(LOG_KEY, "x", 9)):
        with pytest.raises(Malformed):
            call()


def test_every_changed_byte_is_seen() -> None:
    """Whatever the change, the cost of the passphrase included: it fails, and nothing but our own error comes of it."""
    for at in range(len(SEALED)):
        with pytest.raises(LedgerError):
            unseal(SEALED[:at] + bytes([SEALED[at] ^ 1]) + SEALED[at + 1 :], PASSPHRASE)


@pytest.mark.parametrize("cut", [0, 1, 10, 100, len(SEALED) - 1])
def test_a_damaged_file_is_named_in_one_line(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    path.write_bytes(SEALED[:cut])
    path.chmod(0o600)
    with pytest.raises(LedgerError) as info:
        load_key(path, PASSPHRASE)
    assert str(info.value).startswith(f"{path}: ")
    assert "\n" not in str(info.value)


def test_a_cost_that_no_server_can_bear_is_refused_at_once() -> None:
    with pytest.raises(Malformed, match="cost"):
        unseal(SEALED.replace(b"cost 10", b"cost 40"), PASSPHRASE)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.key: the key cannot be read"):
        load_key(tmp_path / "none.key", PASSPHRASE)


def test_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    save_key(path, LOG_KEY, PASSPHRASE, CHEAP)
    with pytest.raises(LedgerError, match=r"log\.key: the key cannot be written"):
        save_key(path, OUTSIDE, PASSPHRASE, CHEAP)
    assert load_key(path, PASSPHRASE) == LOG_KEY


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_key_file_that_others_can_use_is_refused(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "log.key"
    save_key(path, LOG_KEY, PASSPHRASE, CHEAP)
    path.chmod(mode)
    with pytest.raises(LedgerError, match="chmod 600"):
        load_key(path, PASSPHRASE)


def test_a_key_can_come_from_the_environment() -> None:
    assert key_from({}) is None
    assert key_from({KEY_VARIABLE: LOG_KEY.skey}) == LOG_KEY
    with pytest.raises(Malformed, match=KEY_VARIABLE) as info:
        key_from({KEY_VARIABLE: LOG_KEY.skey[:-1]})
    assert LOG_KEY.skey[-30:-1] not in str(info.value)


@given(st.binary(max_size=200) | st.integers(0, len(SEALED)).map(lambda at: SEALED[at:] + SEALED[:at]))
def test_nothing_else_is_a_key_file(data: bytes) -> None:
    if data != SEALED:
        with pytest.raises(LedgerError):
            unseal(data, PASSPHRASE)


def test_other_files_are_named_in_one_line_too(tmp_path: Path) -> None:
    path = tmp_path / "policy"
    cases = {b"quorum\n": "line 1: ", b"x" * (1 << 20) + b"x": "longer than", b"": "no quorum"}
    for data, said in cases.items():
        path.write_bytes(data)
        with pytest.raises(LedgerError, match=f"^{path}: .*{said}"):
            load(path, Policy.parse)
    with pytest.raises(LedgerError, match=r"none: cannot be read"):
        load(tmp_path / "none", Policy.parse)
    path.write_bytes(b"quorum none\n")
    assert load(path, Policy.parse).quorum == "none"
