"""`charteroak screen` over archives: killed in the middle and gone on with, elsewhere, in parts; each line once."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import fsspec
import pytest
from cli_running import COMMAND, DATA, PLANTED, run

CLAIM = f"Maria is undocumented and lives on Zion Street. {PLANTED}\n"
PLAIN = "The library opens at nine.\n"
FILLER = "\n" * 4_300_000
"""More than a part holds."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of files, one of which is larger than what is read at once, and one of which cannot be read."""
    folder = tmp_path / "archive"
    for n in range(40):
        (folder / str(n % 4)).mkdir(parents=True, exist_ok=True)
        (folder / str(n % 4) / f"{n}.html").write_text(f"<p>{CLAIM if n % 3 == 0 else PLAIN}</p>")
    (folder / "2" / "large.txt").write_text(f"{CLAIM}{FILLER}{CLAIM}")
    (folder / "3" / "broken.zip").write_bytes(b"PK\x03\x04" + PLANTED.encode())
    assert (folder / "2" / "large.txt").stat().st_size > 1 << 20
    return folder


def arguments(archive: Path, target: Path, journal: Path) -> list[str]:
    return ["screen", "--format", "jsonl", "--max-size", "1", str(archive), "-o", str(target), "--resume", str(journal)]


def test_a_run_that_is_killed_goes_on_and_each_line_is_there_whole_and_once(archive: Path, tmp_path: Path) -> None:
    wanted, target, journal = tmp_path / "wanted", tmp_path / "target", tmp_path / "journal"
    assert run("screen", "--format", "jsonl", "--max-size", "1", str(archive), "-o", str(wanted)).exit_code == 2
    lines = wanted.read_bytes().splitlines()
    assert len(lines) == 41 + 2, "forty-one small files, and one large one in two parts"
    for least in (5, 32):
        killed_after(least, arguments(archive, target, journal), target)
        assert target.read_bytes()[: 1 << 10] == wanted.read_bytes()[: min(1 << 10, target.stat().st_size)]
    with target.open("ab") as file:
        file.write(b'{"path": "a line that was be')
    done = run(*arguments(archive, target, journal))
    assert done.exit_code == 2, "also of what an earlier run could not read"
    assert target.read_bytes() == wanted.read_bytes()
    before = journal.read_bytes()
    again = run(*arguments(archive, target, journal))
    assert (again.exit_code, again.stderr, target.read_bytes()) == (2, "", wanted.read_bytes())
    assert journal.read_bytes() == before


def killed_after(least: int, command: list[str], target: Path) -> None:
    """Run it, and kill it once so many lines are there."""
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA)}
    with subprocess.Popen([COMMAND, *command], env=environment, stderr=subprocess.DEVNULL) as running:  # noqa: S603
        until = time.monotonic() + 120
        while not target.exists() or target.read_bytes().count(b"\n") < least:
            assert running.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)


def test_the_journal_has_no_path_and_nothing_of_what_was_read(archive: Path, tmp_path: Path) -> None:
    target, journal = tmp_path / "target", tmp_path / "journal"
    run(*arguments(archive / "0", target, journal))
    head, *noted = [json.loads(line) for line in journal.read_text().splitlines()]
    assert set(head) == {"journal", "salt", "settings"}
    assert {tuple(each) for each in noted} == {("path", "size", "time", "status", "output")}
    held = journal.read_text()
    assert not [word for word in (PLANTED, "undocumented", "archive", "html", "text") if word in held]
    assert journal.stat().st_mode & 0o077 == target.stat().st_mode & 0o077 == 0


def test_a_file_that_has_changed_since_is_screened_again(archive: Path, tmp_path: Path) -> None:
    target, journal = tmp_path / "target", tmp_path / "journal"
    run(*arguments(archive / "0", target, journal))
    count = len(target.read_bytes().splitlines())
    (archive / "0" / "8.html").write_text(f"<p>{CLAIM} {CLAIM}</p>")
    run(*arguments(archive / "0", target, journal))
    lines = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [Path(line["path"]).name for line in lines[count:]] == ["8.html"]
    assert len(lines[-1]["findings"]) == 2


@pytest.mark.parametrize("what", ["other paths", "another output", "no journal", "a new journal"])
def test_what_does_not_belong_together_is_refused_and_nothing_is_changed(
    what: str, archive: Path, tmp_path: Path
) -> None:
    target, journal, other = tmp_path / "target", tmp_path / "journal", tmp_path / "other"
    folder = archive / "0"
    run(*arguments(folder, target, journal))
    other.write_text("something\n" * 3)
    command = {
        "other paths": arguments(archive / "1", target, journal),
        "another output": arguments(folder, other, journal),
        "no journal": arguments(folder, target, other),
        "a new journal": arguments(folder, target, tmp_path / "new"),
    }[what]
    kept = target.read_bytes(), journal.read_bytes(), other.read_bytes()
    result = run(*command)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert (target.read_bytes(), journal.read_bytes(), other.read_bytes()) == kept


def test_the_output_and_the_journal_may_lie_in_the_folder_that_is_screened(archive: Path) -> None:
    folder = archive / "0"
    result = run(*arguments(folder, folder / "a-target", folder / "a-journal"))
    assert result.exit_code == 1
    lines = [json.loads(line) for line in (folder / "a-target").read_bytes().splitlines()]
    assert all(line["path"].endswith(".html") for line in lines)


def lines_of(*given: str, status: int) -> list[Any]:
    result = run("screen", "--format", "jsonl", *given)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_files_elsewhere_are_screened_by_their_addresses(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/far/b/c.txt", CLAIM.encode())
    memory.pipe("/far/a.html", f"<p>{PLAIN}</p>".encode())
    try:
        lines = lines_of("memory://far", status=1)
        assert [line["path"] for line in lines] == ["memory:///far/a.html", "memory:///far/b/c.txt"]
        assert [len(line["findings"]) for line in lines] == [0, 1]
        (tmp_path / "a.txt").write_text(CLAIM)
        assert len(lines_of((tmp_path / "a.txt").as_uri(), status=1)[0]["findings"]) == 1
    finally:
        memory.rm("/far", recursive=True)


@pytest.mark.parametrize("address", ["memory://none", f"https://user:{PLANTED}@localhost:9/x?sig={PLANTED}"])
def test_what_cannot_be_reached_is_one_line_without_passwords(address: str) -> None:
    result = run("screen", "--format", "jsonl", address)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert PLANTED not in result.output


@pytest.mark.parametrize("address", ["filecache::memory://x", "nonsense://x", f"simplecache::s3://{PLANTED}"])
def test_addresses_that_are_no_good_are_refused(address: str) -> None:
    result = run("screen", address)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert PLANTED not in result.output


@pytest.mark.parametrize(
    "wrong",
    [
        ["--resume", "j"], ["--resume", "j", "-o", "t"], ["--resume", "j", "--format", "jsonl"], ["--engine", "spark"],
        ["--resume", "j", "-o", "j", "--format", "jsonl"], ["-", "--resume", "j", "-o", "t", "--format", "jsonl"],
        ["-o", "{claim}"],
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(
    wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    claim = tmp_path / "claim.txt"
    claim.write_text(CLAIM)
    result = run("screen", str(claim), *(each.format(claim=claim) for each in wrong))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert [each.name for each in tmp_path.iterdir()] == ["claim.txt"]
    assert claim.read_text() == CLAIM


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_not_passed_as_clean(tmp_path: Path) -> None:
    (tmp_path / "d" / "closed").mkdir(parents=True)
    (tmp_path / "d" / "closed").chmod(0)
    assert lines_of(str(tmp_path / "d"), status=2)[0]["error"] == "unreadable"


def test_progress_is_told_where_somebody_looks_and_names_no_file(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from charteroak.screening.scale import progress

    monkeypatch.setattr(progress, "_EVERY", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = progress.Progress()
    shown.add(5_000_000, 1, ends=True)
    shown.add(5_000_000, 2, ends=True)
    shown.clear()
    said = capsys.readouterr().err
    assert "2 files, 10 MB" in said
    assert "1 with findings, 1 not read whole" in said
    assert said.endswith("\r\033[K")
    assert archive.name not in said
