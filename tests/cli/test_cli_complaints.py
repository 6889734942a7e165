"""`charteroak complaints`: an auditor's key made off the server, and shredding."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from charteroak.cli.complaints import PASSPHRASE
from charteroak.cli.main import program
from charteroak.office.complaints.keyfile import read_public, unseal_key


def test_a_key_is_written_for_its_owner_alone_and_its_public_line_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSPHRASE, "a passphrase of some length")
    file = tmp_path / "auditor.key"
    done = CliRunner().invoke(program, ["complaints", "key", str(file)])
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert unseal_key(file.read_bytes(), "a passphrase of some length").public == read_public(done.output)
    again = CliRunner().invoke(program, ["complaints", "key", str(file)])
    assert again.exit_code == 2
    assert "cannot be written" in again.output


@pytest.mark.parametrize("given", ["short", ""])
def test_without_a_long_passphrase_no_key_is_made(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, given)
    done = CliRunner().invoke(program, ["complaints", "key", str(tmp_path / "a.key")])
    assert done.exit_code == 2
    assert "passphrase" in done.output
    assert not list(tmp_path.iterdir())
