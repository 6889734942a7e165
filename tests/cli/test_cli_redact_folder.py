"""`charteroak redact` of a folder: a proven copy of each file under its path, the others named, and nothing half."""

import json
import os
import signal
import stat
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from cli_running import COMMAND, DATA, PLANTED, process, run

from charteroak.cli import redact_folder
from charteroak.cli.redact import put
from charteroak.cli.redact_folder import Folder
from charteroak.screening.formats.surface import MARK
from charteroak.screening.scale.copying import files
from charteroak.screening.task import Outcome
from charteroak.screening.working import Workers

CLAIM = f"Maria is undocumented and lives on Zion Street. {PLANTED}\n"
TABLE = "id,on_snap\n7,Y\n8,\n"
GOOD = {
    "a/claim.txt": CLAIM,
    "a/b/page.html": "<p>The library opens at nine.</p>",
    "a/none.txt": "",
    "table.csv": TABLE,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of files, of links, and of what is no file."""
    folder, secret = tmp_path / "source", tmp_path / "secret"
    for name, said in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(said)
    secret.mkdir()
    (secret / "s.txt").write_text(PLANTED)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_file_has_the_copy_and_the_list_that_it_has_by_itself(source: Path, tmp_path: Path) -> None:
    target, lists, alone = tmp_path / "target", tmp_path / "lists", tmp_path / "alone"
    done = run("redact", str(source), "-o", str(target), "--list", str(lists), "--format", "jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    assert held(target).keys() == GOOD.keys()
    assert held(lists).keys() == {f"{name}.jsonl" for name in GOOD}
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    names = ("table.csv", "a/claim.txt", "a/none.txt", "a/b/page.html")
    assert [line["path"] for line in lines] == [str(source / name) for name in names]
    for name in GOOD.keys() - {"a/none.txt"}:
        one = run("redact", str(source / name), "-o", str(alone), "--list", str(tmp_path / "list"), "--format", "jsonl")
        assert held(target)[name] == alone.read_bytes()
        assert held(lists)[f"{name}.jsonl"] == (tmp_path / "list").read_bytes()
        assert json.loads(one.stdout) in lines
    assert held(target)["a/none.txt"] == b""
    assert held(target)["table.csv"].decode() == f"id,on_snap\n7,{MARK}\n8,{MARK}\n"
    for path in [target, *target.rglob("*"), *lists.rglob("*")]:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077


def test_what_has_no_copy_is_named_and_the_rest_goes_on(source: Path, tmp_path: Path) -> None:
    (source / "a" / f"{PLANTED}.zip").write_bytes(b"PK\x03\x04" + PLANTED.encode())
    (source / "out.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (source / "outside").symlink_to(tmp_path / "secret")
    (source / "nowhere").symlink_to(tmp_path / "gone")
    (source / "ring").symlink_to(source)
    (source / "inside.txt").symlink_to(source / "a" / "claim.txt")
    os.mkfifo(source / "pipe")
    done = run("redact", str(source), "-o", str(tmp_path / "target"))
    assert done.exit_code == 2
    copies = held(tmp_path / "target")
    assert copies.keys() == GOOD.keys() | {"inside.txt"}
    assert copies["inside.txt"] == copies["a/claim.txt"]
    named = [Path(line.removesuffix(": no copy")).name for line in done.stdout.splitlines() if "no copy" in line]
    assert sorted(named) == sorted([f"{PLANTED}.zip", "out.txt", "outside", "nowhere", "ring", "pipe"])
    assert PLANTED not in done.stderr
    assert done.stderr.count("\n") == 6
    assert done.stderr.count("a link") == 3
    assert "damaged" in done.stderr


def test_a_tax_record_has_no_copy_and_status_1(source: Path, tmp_path: Path, shared: Path) -> None:
    lines = (shared / "data" / "screening-dev.jsonl").read_text().splitlines()
    record = next(each for each in map(json.loads, lines) if each.get("document"))
    (source / "a" / "r.txt").write_text(record["text"])
    done = run("redact", str(source), "-o", str(tmp_path / "target"))
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "income tax record" in done.stderr
    assert held(tmp_path / "target").keys() == GOOD.keys()


def test_a_residual_is_no_copy_and_status_1(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers, "_do", lambda *_: Outcome(residual="streams"))
    done = run("redact", str(source), "-o", str(tmp_path / "target"), "--list", str(tmp_path / "lists"))
    assert done.exit_code == 1
    assert done.stderr.count("streams") == len(GOOD)
    assert held(tmp_path / "target") == held(tmp_path / "lists") == {}


def test_places_where_a_copy_could_be_taken_for_a_source_are_refused(source: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "x").write_text(PLANTED)
    (tmp_path / "same").symlink_to(source)
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    new = str(tmp_path / "new")
    before = held(tmp_path)
    alone = (source, source / "new", tmp_path, tmp_path / "same" / "new", tmp_path / "ring", full, full / "x", "-")
    lists = ((new, f"{new}/l"), (new, full), (new, source / "l"), (new, new), (f"{new}/a", new))
    for target, more in (*((each, ()) for each in alone), *((each, ("--list", str(of))) for each, of in lists)):
        done = run("redact", str(source), "-o", str(target), *more)
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), (target, more)
    assert held(tmp_path) == before
    assert not Path(new).exists()


def test_what_is_found_in_a_path_is_taken_out_of_it(source: Path, tmp_path: Path) -> None:
    for name in ("Maria is undocumented.txt", "Ida is undocumented.txt"):
        (source / "b").mkdir(exist_ok=True)
        (source / "b" / name).write_text("nothing")
    target, lists = tmp_path / "target", tmp_path / "lists"
    done = run("redact", str(source / "b"), "-o", str(target), "--list", str(lists))
    assert done.exit_code == 0
    assert not [name for name in [*held(target), *held(lists)] if "undocumented" in name]
    assert len(held(target)) == 2
    assert {json.loads(each)["where"] for each in held(lists).values()} == {"name"}


def test_two_files_whose_names_come_to_the_same_have_two_copies(tmp_path: Path) -> None:
    work = Folder(tmp_path, tmp_path / "target", None, False, "text")
    (tmp_path / "target").mkdir()
    paths = []
    for name in ("Maria is undocumented.txt", "Maria is undocumented.txt"):
        path, withheld = work._named(Path(name))
        assert len(withheld) == 1
        (tmp_path / "target" / path).write_text("")
        paths.append(str(path))
    assert MARK in paths[0]
    assert paths[1] == f"{paths[0].removesuffix('.txt')} (2).txt"


def test_a_copy_that_the_disk_does_not_take_leaves_neither_it_nor_its_list(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source / "a" / f"{'n' * 248}.txt").write_text(CLAIM)  # its list's name would be longer than any can be
    target, lists = tmp_path / "target", tmp_path / "lists"

    def full(path: Path, data: bytes) -> None:
        if path == target / "table.csv":
            raise OSError(28, PLANTED)
        put(path, data)

    monkeypatch.setattr(redact_folder, "put", full)
    done = run("redact", str(source), "-o", str(target), "--list", str(lists))
    assert (done.exit_code, done.stderr.count("\n")) == (2, 2)
    assert PLANTED not in done.stderr
    left = GOOD.keys() - {"table.csv"}
    assert (held(target).keys(), held(lists).keys()) == (left, {f"{name}.jsonl" for name in left})


def test_a_run_that_is_killed_leaves_whole_copies_alone(tmp_path: Path) -> None:
    source, target, wanted = tmp_path / "source", tmp_path / "target", tmp_path / "wanted"
    source.mkdir()
    for n in range(16):
        (source / f"{n}.html").write_text(f"<p>{CLAIM}</p>" * 20)
    command = [COMMAND, "redact", str(source), "-o", str(target)]
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603
        until = time.monotonic() + 60
        while not target.exists() or sum(1 for _ in target.glob("*.html")) < 3:
            assert running.poll() is None
            assert time.monotonic() < until
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
    assert process("redact", str(source), "-o", str(wanted)).returncode == 0
    left = {name: data for name, data in held(target).items() if name.endswith(".html")}
    assert 3 <= len(left) < 16
    assert left == {name: held(wanted)[name] for name in left}
    assert all(name.endswith(".part") and name.startswith(".") for name in held(target).keys() - left.keys())


def test_copies_that_wait_for_a_slow_file_are_counted_and_what_was_screened_is_not() -> None:
    done, slow = Future[Outcome](), Future[Outcome]()
    done.set_result(Outcome())
    with Workers(1) as workers:
        assert workers._is_full(deque([(slow, 1, True), (done, 40 << 20, True)]))
        assert not workers._is_full(deque([(slow, 1, False), (done, 40 << 20, False)]))


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "x.txt").write_text("x")
    walk = os.walk

    def shut(top: Path, onerror: Callable[[OSError], None]) -> Iterator[object]:
        for each in walk(top):
            if each[0].endswith("b"):
                onerror(PermissionError(13, "", each[0]))
            else:
                yield each

    monkeypatch.setattr("charteroak.screening.scale.copying.os.walk", shut)
    assert [(str(each.relative), each.why) for each in files(tmp_path)] == [("a/x.txt", ""), ("a/b", "unreadable")]
