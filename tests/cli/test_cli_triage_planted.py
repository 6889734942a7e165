"""Nothing of a message is written anywhere: every system call of `charteroak triage` is watched while it reads values
that were planted in each part of a message, in good and in bad ones.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from cli_running import COMMAND

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="strace shows what the system is asked for"
)

MARK = "ZQX7PLANTED"
NUMBER = "N998077123"
MESSAGE = (
    f"QWA.CT9990201.NAM/{MARK},PAT.DOB/19010203\nWARNING - SUBJECT OF NIC/{NUMBER} HAS AN OUTSTANDING ADMINISTRATIVE "
    f"WARRANT OF REMOVAL\nMKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/{MARK},PAT SEX/F POB/{MARK} "
    f"CTZ/{MARK} DOB/19010203\nOFF/{MARK}\nOCA/{MARK} NIC/{NUMBER}\nMIS/{MARK}"
)
NIEM = (
    '<j:ArrestWarrant xmlns:j="http://release.niem.gov/niem/domains/jxdm/6.0/"><j:CourtOrderIssuingCourt>'
    f"{MARK}</j:CourtOrderIssuingCourt><j:Charge>{MARK}</j:Charge></j:ArrestWarrant>"
)
BAD = f'<?xml version="1.0"?><!DOCTYPE {MARK} [<!ENTITY a "{MARK}">]><{MARK}>&a;</{MARK}>'
TRUNCATED = f'<?xml version="1.0"?><a {MARK}="{MARK}"><{MARK}>'
LONG = f"{MARK} " * 120_000
EVERYTHING = "\x03".join([MESSAGE, NIEM, BAD, TRUNCATED, LONG, f"hearsay of {MARK}", MESSAGE[:150]]).encode()
HOTLIST = f"{MARK},Topic,Enabled\n{MARK},Immigration Violator,{MARK}\n"

TRACED = "open,openat,openat2,creat,write,pwrite64,writev,pwritev,sendto,sendmsg,rename,renameat,renameat2"
TRACED += ",mkdir,mkdirat,link,linkat,symlink,symlinkat,memfd_create,connect,execve,mmap"
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|O_APPEND")
CALL = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)$")


def traced(trace: Path, *arguments: str, **settings):
    strace = ("strace", "-f", "-D", "-qq", "-y", "-s", "4000000", "-e", f"trace={TRACED}", "-e", "signal=none")
    command = (*strace, "-o", str(trace), COMMAND, "triage", *arguments)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(  # noqa: S603 - our own
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **settings
    )


def faults(trace: Path) -> list[str]:
    """What was opened to be written, or written with a planted value in it; each without the value."""
    found = []
    for line in trace.read_text(errors="replace").splitlines():
        call = CALL.match(line)
        if not call:
            continue
        name, rest = call.groups()
        opens = (
            name.startswith(("open", "creat")) and (name == "creat" or WRITES.search(rest)) and "/dev/null" not in rest
        )
        makes = name.startswith(("rename", "mkdir", "link", "symlink", "memfd"))
        shares = name == "mmap" and "MAP_SHARED" in rest and "PROT_WRITE" in rest
        says = name.startswith(("write", "pwrite", "send")) and (MARK in rest or NUMBER in rest)
        if " = -1 " not in rest and (opens or makes or shares or says):
            found.append(name)
    return found


def seen(trace: Path) -> bool:
    """Whether the trace shows the program at work: else it would show nothing wrong either."""
    text = trace.read_text(errors="replace")
    return "execve(" in text and ("write(1<" in text or "sendto(" in text)


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("how", ["file", "-", "--follow", "hotlist"])
def test_reading_writes_nothing_down(tmp_path, form, how):
    trace, source = tmp_path / "trace", tmp_path / "source"
    source.write_bytes(HOTLIST.encode() if how == "hotlist" else EVERYTHING)
    arguments = {"file": (str(source),), "hotlist": ("--hotlist", str(source))}.get(how, (how,))
    before = sorted(tmp_path.iterdir())
    running = traced(trace, *arguments, "--format", form)
    out, errors = running.communicate(EVERYTHING if how in ("-", "--follow") else b"", timeout=120)
    _ended(trace)
    assert running.returncode == (1 if how == "hotlist" else 2)
    assert MARK.encode() not in out + errors
    assert NUMBER.encode() not in out + errors
    assert out
    assert seen(trace)
    assert faults(trace) == []
    assert sorted(tmp_path.iterdir()) == sorted({*before, trace})


def test_a_socket_writes_nothing_down_but_its_own_name():
    with tempfile.TemporaryDirectory() as folder:
        trace, path = Path(folder) / "trace", Path(folder) / "s"
        running = traced(trace, "--socket", str(path), "--format", "jsonl")
        assert b"socket" in running.stdout.readline()
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.connect(str(path))
            caller.sendall(EVERYTHING)
            caller.shutdown(socket.SHUT_WR)
            heard = b"".join(iter(lambda: caller.recv(65536), b""))
        running.send_signal(signal.SIGTERM)
        out, errors = running.communicate(timeout=60)
        _ended(trace)
        assert running.returncode == 0
        said = [json.loads(line) for line in heard.splitlines()]
        assert sum("message" in line for line in said) == EVERYTHING.count(b"\x03") + 1
        assert MARK.encode() not in heard + out + errors
        assert seen(trace)
        assert faults(trace) == []
        assert sorted(each.name for each in Path(folder).iterdir()) == ["trace"]


def test_the_watch_sees_what_is_written(tmp_path):
    """A program that keeps a value, in a file or beside one, is found out."""
    for how in ("open('kept', 'w').write('x')", "__import__('os').write(9, b'x')", "__import__('os').mkdir('kept')"):
        trace, folder = tmp_path / "trace", tmp_path / "in"
        folder.mkdir()
        script = f"import os; os.dup2(1, 9); print(1); {how.replace('x', MARK)}"
        strace = ["strace", "-f", "-qq", "-y", "-s", "400", "-e", f"trace={TRACED}", "-o", str(trace)]
        subprocess.run([*strace, sys.executable, "-B", "-c", script], cwd=folder, check=True, capture_output=True)  # noqa: S603
        assert faults(trace) != []
        shutil.rmtree(folder)


def _ended(trace: Path) -> None:
    """Wait until strace, which is no child of ours, has written all it saw."""
    import time

    size = -1
    while size != (size := trace.stat().st_size):
        time.sleep(0.2)
