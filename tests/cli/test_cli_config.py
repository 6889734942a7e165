"""`charteroak config`: what is set and whence, without a secret; and what is wrong, without a value."""

from pathlib import Path

import pytest
from cli_running import PLANTED, run

from charteroak.recording.configuration.example import example
from charteroak.recording.configuration.table import SETTINGS

FILE = "CHARTEROAK_CONFIG"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file, for commands of this process, whose environment is as it was afterwards."""
    for setting in SETTINGS:
        monkeypatch.setenv(setting.variable, "")
    path = tmp_path / "charteroak.toml"
    path.touch(mode=0o600)
    return path


def test_it_shows_what_is_set_and_where_it_comes_from(file: Path) -> None:
    file.write_text(f"[server]\nport = 9000\n[ledger]\npassphrase = '{PLANTED}'\n")
    said = run("config", env={FILE: str(file), "CHARTEROAK_HOST": "192.0.2.1"})
    lines = {line.split()[0]: line for line in said.stdout.splitlines() if line.endswith(")")}
    assert lines["port"] == "port                 9000  (file; CHARTEROAK_PORT)"
    assert lines["host"] == "host                 192.0.2.1  (environment; CHARTEROAK_HOST)"
    assert lines["passphrase"].split()[1] in ("set", "not")
    assert "passphrase           set  (file; CHARTEROAK_LEDGER_PASSPHRASE)" in said.stdout
    assert "level                warning  (default; CHARTEROAK_LOG_LEVEL)" in said.stdout
    assert PLANTED not in said.output
    assert (said.exit_code, said.stderr) == (0, "")


def test_the_example_is_printed() -> None:
    assert run("config", "--example").stdout == example()


def test_check_says_everything_that_is_wrong_and_others_the_first(file: Path) -> None:
    file.write_text(f"[server]\nport = '{PLANTED}'\n[logs]\nlevel = '{PLANTED}'\n")
    env = {FILE: str(file), "CHARTEROAK_HOTS": PLANTED}
    said = run("config", "--check", env=env)
    assert (said.exit_code, said.stdout) == (1, "")
    assert [line.split(": ")[1] for line in said.stderr.splitlines()] == [
        "server.port",
        "logs.level",
        "CHARTEROAK_HOTS",
    ]
    for command in (("config",), ("article",), ("ledger", "verify")):
        said = run(*command, env=env)
        assert (said.exit_code, said.stdout, said.stderr.count("\n")) == (2, "", 1)
        assert said.stderr.startswith("charteroak: server.port: another text is not allowed here")
        assert PLANTED not in said.output
    assert run("config", "--check", env={FILE: ""}).exit_code == 0


def test_the_file_can_be_named_before_the_command(file: Path) -> None:
    file.write_text("[server]\nport = 9000\n")
    assert "port                 9000  (file; CHARTEROAK_PORT)" in run("--config", str(file), "config").stdout
    said = run("--config", str(file.with_name("gone")), "config")
    assert (said.exit_code, said.stderr.startswith("charteroak: --config: a file that is not there")) == (2, True)
