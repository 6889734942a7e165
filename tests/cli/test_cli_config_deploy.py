"""What is in deploy/: the names of settings are those of the table, and the unit is one that systemd takes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli_program import COMMANDS

from charteroak.recording.configuration.table import OTHERS, SETTINGS

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
DOCS = [ROOT / "docs" / "operations.md", ROOT / "docs" / "upgrade.md"]
KNOWN = {each.variable for each in SETTINGS} | {each.file_variable for each in SETTINGS if each.secret} | set(OTHERS)
KNOWN.add("CHARTEROAK_OIDC_NAME_ISSUER")  # an example of what a further provider's are called


@pytest.mark.parametrize("path", [*sorted(DEPLOY.iterdir()), *DOCS], ids=lambda path: path.name)
def test_the_settings_it_names_are_there(path: Path) -> None:
    assert set(re.findall(r"CHARTEROAK_[A-Z_]*[A-Z](?![A-Z_])", path.read_text())) <= KNOWN


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_commands_and_files_it_names_are_there(path: Path) -> None:
    text = path.read_text()
    named = {tuple(words.split()) for words in re.findall(r"charteroak ((?:ledger |db )?[a-z][a-z-]+)(?= |`|\n)", text)}
    names = {words[: 2 if words[0] in ("ledger", "db") else 1] for words in named}
    assert {words for words in names if words not in COMMANDS} <= {("and",), ("ledger",)}
    for link in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert (path.parent / link).exists(), link


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    unit = (DEPLOY / "charteroak.service").read_text()
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "PrivateTmp=yes", "LimitCORE=0"):
        assert line in unit.splitlines()
    if program is None:
        return
    copy = tmp_path / "charteroak.service"
    copy.write_text(re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", unit))
    done = subprocess.run([program, "verify", str(copy)], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, [line for line in done.stderr.splitlines() if "charteroak.service" in line]) == (0, [])
    # What it could still reach if it were taken over, from 0 to 100 (the lower the better), is 20 with systemd 252.
    rated = [program, "security", "--offline=true", "--threshold=25", "--no-pager", str(copy)]
    done = subprocess.run(rated, capture_output=True, text=True, check=False)  # noqa: S603 - systemd's own
    assert done.returncode == 0, done.stdout[-200:]


def test_the_container_is_not_root_and_names_its_base_once() -> None:
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("FROM ")] == ["FROM ${BASE} AS build", "FROM ${BASE}"]
    last = lines[lines.index("FROM ${BASE}") :]
    assert [line for line in last if line.startswith("USER ")] == ["USER 10001:10001"]
    assert any(line.startswith("HEALTHCHECK ") for line in last)
    assert not any("apt-get" in line or "curl " in line for line in lines)
    extras = set(re.findall(r"--extra (\w+)", "\n".join(lines)))
    assert extras <= set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(), re.MULTILINE))
