"""`charteroak triage`: messages in, the contract's lines or cards out, from files, streams and a socket."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_running import COMMAND, PLANTED, process, run

from charteroak.cli.triage_frames import LONGEST_MESSAGE, Frames

WANT = (
    "MKE/WANTED PERSON\nEXL/1 ORI/CT99Z0003 NAM/EXAMPLE,PAT DOB/19900101\n"
    "OFF/ROBBERY WNO/ZZ-1 DOW/20260101 NIC/W990000001"
)
REMOVAL = (
    "WARNING - SUBJECT OF NIC/N990000001 HAS AN OUTSTANDING ADMINISTRATIVE WARRANT OF REMOVAL\n"
    "MKE/IMMIGRATION VIOLATOR\nORI/VTICE0900 NAM/EXAMPLE,PAT DOB/19900101\nNIC/N990000001"
)
NOTHING = "NO NCIC WANT NAM/NOBODY,NED DOB/19990909"
ENDS = ["\x03", "\x04", "\x0c"]


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def outcomes(output):
    return [line["arrest"]["outcome"] for line in lines(output) if "records" in line]


def file_of(folder: Path, text: str | bytes, name: str = "m.txt") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


@pytest.mark.parametrize("end", ENDS)
def test_the_development_set_by_the_command(shared, tmp_path, end):
    hits = [json.loads(line) for line in (shared / "data" / "hits-dev.jsonl").read_text().splitlines()]
    done = run("triage", file_of(tmp_path, end.join(hit["text"] for hit in hits)), "--format", "jsonl")
    assert done.exit_code == 0
    said = lines(done.stdout)
    for number, hit in enumerate(hits, 1):
        records, whole = said[: len(hit["expect"])], said[len(hit["expect"])]
        del said[: len(hit["expect"]) + 1]
        assert [{"file": each["file"], "warrant": each["warrant"]} for each in records] == hit["expect"], hit["id"]
        assert (whole["message"], whole["records"]) == (number, len(records))
        assert {act: whole[act]["outcome"] for act in ("arrest", "detain")} == hit["message"], hit["id"]
    assert said == []


def test_a_card_begins_with_what_to_do(tmp_path):
    done = run("triage", file_of(tmp_path, REMOVAL))
    first, _, then, *_ = done.stdout.lstrip("\n").splitlines()
    assert first == "DO NOT ARREST OR HOLD ON THIS."
    assert then.startswith("You may go on with")
    assert "2-928(d)" in done.stdout
    assert "EXAMPLE" not in done.stdout


def test_a_card_in_spanish_has_the_clause_in_its_own_words(tmp_path):
    said = " ".join(run("triage", "--language", "es", file_of(tmp_path, REMOVAL)).stdout.split())
    assert said.startswith("NO ARRESTE NI RETENGA A NADIE POR ESTO.")
    assert "Hartford police officers shall not make arrests or detain individuals based on" in said


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", [WANT, NOTHING])
def test_silence_never_looks_like_leave(tmp_path, language, text):
    said = run("triage", "--language", language, file_of(tmp_path, text)).stdout.lower()
    assert ("does not speak to" if language == "en" else "no trata de") in " ".join(said.split())
    assert not any(word in said for word in ("allowed", "permitted", "lawful", "permitido", "lícit"))


def test_readings_are_settled_for_the_run(tmp_path):
    path = file_of(
        tmp_path, "MKE/IMMIGRATION VIOLATOR - DEPORTED FELON\nORI/VTICE0900\nOFF/DEPORTED FELON\nNIC/N990000002"
    )
    as_read = {
        choice: outcomes(
            run(
                "triage", path, "--format", "jsonl", "--readings", json.dumps({"civil_papers_are_status": choice})
            ).stdout
        )
        for choice in ("yes", "no", None)
    }
    assert as_read == {"yes": ["prohibited"], "no": ["not_addressed"], None: ["counsel"]}


def test_a_table_of_signals_of_the_citys_own(tmp_path):
    text = file_of(tmp_path, WANT)
    row = '[[signal]]\nkind = "file letter"\npattern = "W"\ntells = "other"\nweight = 9\n'
    row += 'source = "a test"\nverified = false\n'
    table = file_of(tmp_path, 'version = "test"\n' + row, "signals.toml")
    assert outcomes(run("triage", text, "--format", "jsonl").stdout) == ["not_addressed"]
    assert outcomes(run("triage", text, "--format", "jsonl", "--signals", table).stdout) == ["unknown"]


def test_several_files_are_numbered_through(tmp_path):
    first, second = file_of(tmp_path, f"{WANT}\x03{REMOVAL}"), file_of(tmp_path, NOTHING, "n.txt")
    said = lines(run("triage", first, second, "--format", "jsonl").stdout)
    assert [line["message"] for line in said if "records" in line] == [1, 2, 3]


def test_standard_input_is_a_file():
    done = run("triage", "-", "--format", "jsonl", input=REMOVAL)
    assert outcomes(done.stdout) == ["prohibited"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp037"])
def test_any_encoding_of_a_message(tmp_path, encoding):
    done = run("triage", file_of(tmp_path, f"{REMOVAL}\x03{REMOVAL}".encode(encoding)), "--format", "jsonl")
    assert outcomes(done.stdout) == ["prohibited"] * 2


BAD = {
    "empty": b"",
    "blank": b" \n\x03\x0c\n ",
    "too long": b"A" * (10 << 20),
    "a document type": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + PLANTED.encode() + b'">]><a>&b;</a>',
    "too deep": b"<a>" * 1000,
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_what_cannot_be_read_is_one_line(tmp_path, name, form):
    done = run("triage", file_of(tmp_path, BAD[name]), "--format", form)
    assert done.exit_code == 2
    said = (done.stdout + done.stderr).strip()
    assert said
    assert PLANTED not in said
    assert "outcome" not in said
    if form == "jsonl":
        assert len(said.splitlines()) == 1


NEVER_CRIMINAL = {
    "binary": bytes(range(256)) * 500,
    "zeros": b"\0" * 5000,
    "a picture": b"\x89PNG\r\n\x1a\n" + os.urandom(4000).translate(None, b"\x03\x04\x0c"),
    "json": b'{"a": [1, 2, {"b": null}]}',
    "news": b"<rss><channel><title>Nothing of the kind</title></channel></rss>",
}


@pytest.mark.parametrize("name", NEVER_CRIMINAL)
def test_anything_else_is_never_a_want(tmp_path, name):
    done = run("triage", file_of(tmp_path, NEVER_CRIMINAL[name]), "--format", "jsonl")
    assert done.exit_code in (0, 2)
    assert "criminal" not in [line.get("warrant") for line in lines(done.stdout)]


def test_one_message_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    path = file_of(tmp_path, b"\x03".join([REMOVAL.encode(), BAD["too long"], WANT.encode()]))
    done = run("triage", path, "--format", "jsonl")
    said = [line for line in lines(done.stdout) if "message" in line]
    assert [line["message"] for line in said] == [1, 2, 3]
    assert ["error" in line for line in said] == [False, True, False]
    assert done.exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--follow", "x"),
        ("--follow", "--socket", "x"),
        ("--socket", "x", "y"),
        ("-", "-"),
        ("--follow", "--hotlist", "x"),
        ("--format", PLANTED, "-"),
        (f"{PLANTED}/no/such",),
        ("--signals", f"{PLANTED}/no", "-"),
        ("--hotlist", f"{PLANTED}/no"),
        ("--language", PLANTED, "-"),
    ],
)
def test_a_wrong_command_line_is_one_line_without_what_was_given(arguments):
    done = process("triage", *arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert PLANTED.encode() not in done.stderr


def test_a_bad_table_of_signals_is_one_line(tmp_path):
    done = run("triage", "-", "--signals", file_of(tmp_path, "[[signal]]\nkind = 1", f"{PLANTED}.toml"), input=WANT)
    assert done.exit_code == 2
    assert PLANTED not in done.output


def test_frames_are_cut_wherever_the_pieces_end():
    text = b"one\x03\n\x0ctwo\x04" + b"x" * (LONGEST_MESSAGE + 1) + b"\x03last"
    for size in (1 << 16, 7919, len(text)):
        frames, found = Frames(), []
        for at in range(0, len(text), size):
            found += frames.feed(text[at : at + size])
        assert [*found, *frames.end()] == [b"one", b"two", None, b"last"]


def test_a_message_of_the_greatest_length_is_read():
    frames = Frames()
    assert [len(each) for each in frames.feed(b"x" * LONGEST_MESSAGE + b"\x03") if each] == [LONGEST_MESSAGE]


def test_of_a_message_without_end_little_is_held():
    frames = Frames()
    for _ in range(100):
        assert list(frames.feed(b"x" * 65536)) == []
    assert len(frames._held) <= LONGEST_MESSAGE


HOTLIST = f"Agency,List,Topic,Enabled\nHPD,NCIC,Wanted Person,yes\n{PLANTED},NCIC,Immigration Violator,{{}}\n"


@pytest.mark.parametrize(("state", "found"), [("yes", 1), ("no", 0), ("perhaps", 1)])
def test_a_hotlist_topic_that_is_on_is_told_by_its_row_alone(tmp_path, state, found):
    path = file_of(tmp_path, HOTLIST.format(state))
    done = run("triage", "--hotlist", path, "--format", "jsonl")
    assert done.exit_code == found
    assert [line["row"] for line in lines(done.stdout)] == [3] * found
    assert PLANTED not in done.stdout + run("triage", "--hotlist", path).stdout


def test_a_hotlist_that_is_no_table_is_one_line(tmp_path):
    for content in (PLANTED, "", f'"{PLANTED}', "\0"):
        done = run("triage", "--hotlist", file_of(tmp_path, content))
        assert done.exit_code == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert PLANTED not in done.output


@pytest.mark.parametrize("stopped_by", [None, signal.SIGTERM, signal.SIGINT])
def test_a_stream_is_followed(stopped_by):
    """Each answer comes while the stream is still open."""
    command = [COMMAND, "triage", "--follow", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
        for text, outcome in ((REMOVAL, "prohibited"), (WANT, "not_addressed")):
            running.stdin.write(text.encode() + b"\x03\n")
            running.stdin.flush()
            record, whole = json.loads(running.stdout.readline()), json.loads(running.stdout.readline())
            assert (record["record"], whole["arrest"]["outcome"]) == (1, outcome)
        if stopped_by:
            running.send_signal(stopped_by)
        running.stdin.close()
        assert running.wait(20) == 0
        assert running.stderr.read() == b""


@contextmanager
def serving(*options: str) -> Iterator[tuple[Path, "subprocess.Popen[bytes]"]]:
    """A socket that is answered on. Its folder has a short name, as a socket's must be."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s"
        command = [COMMAND, "triage", "--socket", str(path), *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
            try:
                assert b"socket" in running.stdout.readline()
                yield path, running
            finally:
                running.terminate()
                running.wait(20)


def told(path: Path, data: bytes, pieces: int = 1) -> bytes:
    """What is answered on one connection."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(30)
        caller.connect(str(path))
        size = -(-len(data) // pieces)
        sending = threading.Thread(target=_send, args=(caller, data, size))
        sending.start()
        heard = b"".join(iter(lambda: caller.recv(65536), b""))
        sending.join()
        return heard


def _send(caller: socket.socket, data: bytes, size: int) -> None:
    for at in range(0, len(data), size):
        caller.sendall(data[at : at + size])
    caller.shutdown(socket.SHUT_WR)


UNIX = pytest.mark.skipif(not hasattr(socket, "AF_UNIX") or sys.platform == "win32", reason="Unix sockets")


@UNIX
def test_messages_are_answered_on_a_socket():
    with serving("--format", "jsonl") as (path, running):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert outcomes(told(path, f"{REMOVAL}\x03{WANT}\x0c{NOTHING}".encode(), pieces=40)) == [
            "prohibited",
            "not_addressed",
            "not_addressed",
        ]
        # Somebody who says nothing keeps nobody waiting.
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as silent:
            silent.connect(str(path))
            found: list[bytes] = []
            callers = [threading.Thread(target=lambda: found.append(told(path, REMOVAL.encode()))) for _ in range(8)]
            for each in callers:
                each.start()
            for each in callers:
                each.join()
            assert [outcomes(each) for each in found] == [["prohibited"]] * 8
            running.send_signal(signal.SIGTERM)
            assert running.wait(20) == 0
        assert not path.exists()
        assert running.stderr.read() == b""


@UNIX
def test_a_huge_message_on_a_socket_is_bounded():
    with serving("--format", "jsonl") as (path, _):
        said = lines(told(path, b"A" * (3 * LONGEST_MESSAGE) + b"\x03" + REMOVAL.encode(), pieces=30))
        assert said[0]["error"]["field"] == "message"
        assert said[-1]["arrest"]["outcome"] == "prohibited"


@UNIX
def test_an_answer_in_text_ends_with_a_form_feed():
    with serving() as (path, _):
        first, second, rest = told(path, f"{REMOVAL}\x03{WANT}".encode()).decode().split("\f")
        assert "DO NOT ARREST" in first
        assert "DOES NOT SPEAK" in second
        assert rest == "\n"
        assert "\x1b" not in first


@UNIX
def test_a_socket_that_is_answered_on_is_left_alone_and_a_dead_one_replaced():
    with serving("--format", "jsonl") as (path, running):
        refused = process("triage", "--socket", str(path))
        assert refused.returncode == 2
        assert len(refused.stderr.strip().splitlines()) == 1
        assert outcomes(told(path, WANT.encode())) == ["not_addressed"]
        running.kill()
        running.wait(20)
        assert path.exists()
        with subprocess.Popen([COMMAND, "triage", "--socket", str(path)], stdout=subprocess.PIPE) as again:  # noqa: S603
            assert b"socket" in again.stdout.readline()
            assert b"DO NOT ARREST" in told(path, REMOVAL.encode())
            again.send_signal(signal.SIGINT)
            assert again.wait(20) == 0
        assert not path.exists()


@UNIX
def test_a_file_in_the_sockets_place_stays(tmp_path):
    path = tmp_path / "kept"
    path.write_text("kept")
    assert run("triage", "--socket", str(path)).exit_code == 2
    assert path.read_text() == "kept"


@UNIX
def test_a_caller_that_goes_away_does_no_harm():
    with serving("--format", "jsonl") as (path, running):
        for _ in range(5):
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
                caller.connect(str(path))
                caller.sendall(f"{REMOVAL}\x03".encode() * 50)
        time.sleep(0.2)
        assert outcomes(told(path, WANT.encode())) == ["not_addressed"]
        assert running.poll() is None
