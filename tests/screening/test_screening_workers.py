"""Processes that open files: reused, bounded, ended when they hang; and what goes over their wire."""

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from found_by_words import SAID, by_words

from charteroak.screening import working
from charteroak.screening.found import Category
from charteroak.screening.looking import Withheld
from charteroak.screening.task import Found, Left, Outcome, Task, do
from charteroak.screening.working import Workers, needs_process

PLANTED = "Zqx7planted"
SCREEN = Task(what="screen")

STAND_IN = """
import os, sys, time
import msgspec
given, made = sys.stdin.buffer, sys.stdout.buffer
def piece():
    head = given.read(8)
    return given.read(int.from_bytes(head, "little")) if len(head) == 8 else None
while (head := piece()) is not None:
    data = piece()
    {does}
    answer = msgspec.msgpack.encode({{"kind": str(os.getpid())}})
    made.write(len(answer).to_bytes(8, "little") + answer)
    made.flush()
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module in the place of the worker; what it does, the test writes."""
    monkeypatch.setattr(working, "MODULE", "standing_in")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "standing_in.py"


def test_a_process_that_fails_is_that_files_trouble_alone(stand_in: Path) -> None:
    stand_in.write_text(STAND_IN.format(does="data == b'good' or exec(data)"))
    bad = [b"os.abort()", b"sys.exit(3)", b"made.write(b'0' * 40); made.flush()", b"raise KeyError"]
    with Workers(1) as workers:
        outcomes = list(workers.each((SCREEN, data) for each in bad for data in (each, b"good")))
    assert [outcome.trouble for outcome in outcomes] == ["broken", None] * 4
    assert len({outcome.kind for outcome in outcomes if outcome.kind}) == 4


def test_a_process_is_used_again_and_outcomes_come_in_order(stand_in: Path) -> None:
    stand_in.write_text(STAND_IN.format(does="time.sleep(0.1 * (data == b'slow'))"))
    with Workers(2) as workers:
        outcomes = list(workers.each((SCREEN, b"slow" if number % 3 == 0 else b"x") for number in range(12)))
    assert len({outcome.kind for outcome in outcomes}) <= 2
    assert len(outcomes) == 12


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are POSIX's")
def test_a_process_that_takes_too_long_is_ended(stand_in: Path) -> None:
    stand_in.write_text(STAND_IN.format(does="time.sleep(200 * (data == b'slow'))"))
    begun = time.monotonic()
    with Workers(1) as workers:
        hasty = Task(what="screen", seconds=1.0)
        outcomes = list(workers.each([(hasty, b"slow"), (SCREEN, b"x")]))
    assert [outcome.trouble for outcome in outcomes] == ["too slow", None]
    assert time.monotonic() - begun < 150


def test_the_real_process_screens_and_redacts_and_gets_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_PDP_TOKEN", PLANTED)
    page = b"<p>Maria Lopez is undocumented.</p>"
    tasks = [(SCREEN, page), (Task(what="redact"), page), (SCREEN, b"PK\x03\x04" + PLANTED.encode()), (SCREEN, None)]
    with Workers(1) as workers:
        seen, made, broken, none = workers.each(tasks)
        [worker] = workers._all
        environment = Path(f"/proc/{worker._process.pid}/environ")
        assert not environment.exists() or PLANTED.encode() not in environment.read_bytes()
    assert (seen.trouble, made.trouble) == (None, None)
    assert [(each.category, each.where) for each in seen.findings] == [("immigration_status", "text")]
    assert made.data is not None
    assert b"undocumented" not in made.data
    assert (broken.trouble, none.trouble) == ("broken", "unreadable")


LIBC = "import ctypes; libc = ctypes.CDLL(None); libc.signal(25, 1)"
BOUND = """
import sys
from charteroak.screening.worker import bind
bind()
{does}
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps all of these bounds")
@pytest.mark.parametrize(
    ("does", "ends"),
    [
        ("open(sys.argv[1], 'wb', buffering=0)", b"PermissionError"),
        (f"{LIBC}; sys.exit(libc.write(libc.creat(sys.argv[1].encode(), 0o600), b'x', 1) + 7)", b""),
        ("bytearray(4 << 30)", b"MemoryError"),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", b"PermissionError"),
        ("import os; os.remove(sys.argv[1])", b"PermissionError"),
    ],
)
def test_the_process_writes_no_file_reaches_nothing_and_has_bounds(tmp_path: Path, does: str, ends: bytes) -> None:
    command = [sys.executable, "-c", BOUND.format(does=does), str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, timeout=30, check=False)  # noqa: S603 - our own
    assert done.returncode in (1, 6)
    assert ends in done.stderr
    assert b"".join(each.read_bytes() for each in tmp_path.iterdir()) == b""


@pytest.mark.parametrize(
    ("data", "apart"),
    [(b"words", False), (b"a,b\n", False), (b'{"a": 1}', False), (b"", False), (b"\x1f\x8b", False),
     (b"%PDF-1.4", True), (b"PK\x03\x04", True), (b"  <p>x", True), ("<p>".encode("utf-16"), True), (b"PAR1", True),
     (b"From x\nTo: y\n", True), (b"From: a@b\nMessage-ID: <x>\n\n", True), (b"\xff\xff\xff\xff\x10", True)],
)  # fmt: skip
def test_what_needs_a_library_is_opened_apart(data: bytes, apart: bool) -> None:
    assert needs_process(data) is apart


def test_outcomes_go_over_the_wire_whole() -> None:
    one = Found(Category.CRIME_WITNESS, 1, 2, "page 1", "rule", "direct", "undetermined", "word")
    outcome = Outcome(kind="pdf", findings=(one,), unread=(Left("page 2", "picture"),), data=b"\0\xff",
                      withheld=(Withheld("page 1", None, 2),), residual="streams")  # fmt: skip
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(outcome), type=Outcome) == outcome


def test_findings_have_no_words_unless_they_are_asked_for() -> None:
    data = f"x {SAID}".encode()
    [plain] = do(SCREEN, data, by_words).findings
    [shown] = do(Task(what="screen", values=True), data, by_words).findings
    assert (plain.value, shown.value) == (None, SAID)
    assert SAID not in repr(plain)
    assert (plain.start, plain.end, plain.where) == (2, 16, "text")


def test_what_goes_wrong_is_an_outcome() -> None:
    def fails(_: object) -> list[object]:
        raise KeyError(PLANTED)

    outcome = do(SCREEN, b"words", fails)  # type: ignore[arg-type]
    assert outcome == Outcome(trouble="broken")
    assert do(Task(what="screen", size=3), b"words", by_words).trouble == "too large"
    assert do(Task(what="redact"), b'{"a": 1}\n{"a"\n', by_words).trouble == "unread"
