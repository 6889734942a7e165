"""`charteroak decide`: the file, the rejects, the exit status, and nothing half written or repeated."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from cli_running import COMMAND, DATA, PLANTED, process, run

import charteroak

HEADER = "id,act,agency,resident,because_of_status\n"
GOOD = HEADER + "1,refer,medical,true,false\n2,refer,other,,\n"
BAD = f"3,jaywalk,,,\n4,refer,{PLANTED},,\n5,refer,medical,true,false\n6,provide_service,medical,,\n7,{PLANTED}\n"


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(GOOD)
    return path


def test_all_rows_good_is_status_0_and_no_rejects(csv_file: Path) -> None:
    out = csv_file.with_name("out.csv")
    old = csv_file.with_name("out.csv.rejects.jsonl")
    old.write_text("of an earlier run")
    result = run("decide", str(csv_file), "-o", str(out))
    assert (result.exit_code, result.output) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out.read_text())))
    want = charteroak.decide("refer", {"agency": "medical", "resident": True, "because_of_status": False})
    assert (rows[0]["outcome"], rows[0]["clauses"], rows[0]["missing"]) == (want.outcome, ";".join(want.clauses), "")
    assert rows[1]["outcome"] == "not_addressed"
    assert sorted(path.name for path in out.parent.iterdir()) == ["in.csv", "out.csv"]


def test_a_bad_row_is_named_and_the_rest_is_decided(csv_file: Path) -> None:
    csv_file.write_text(GOOD + BAD)
    out = csv_file.with_name("out.jsonl")
    result = run("decide", str(csv_file), "-o", str(out))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "charteroak: 4 of 7 rows rejected, named in out.jsonl.rejects.jsonl\n"
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["1", "2", "5"]
    rejects = [json.loads(line) for line in csv_file.with_name("out.jsonl.rejects.jsonl").read_text().splitlines()]
    assert [(each["row"], each["error"]["field"], each["error"]["given"]) for each in rejects] == [
        (3, "act", "another text"),
        (4, "agency", "another text"),
        (6, "agency", "a fact that this act does not have"),
        (7, "row", "a row with fewer values"),
    ]
    assert rejects[1]["error"]["allowed"] == ["medical", "social_service", "other"]
    assert set(rejects[1]) == {"row", "error"}
    written = "".join(path.read_text() for path in csv_file.parent.iterdir() if path != csv_file)
    assert PLANTED not in written + result.output


@pytest.mark.parametrize("name", ["agncy", "Agency ", "AGENCY", "because-of status", "required_by_laws"])
def test_a_column_that_is_nearly_a_fact_is_named_and_passed_through(csv_file: Path, name: str) -> None:
    csv_file.write_text(f"act,{name},noted\nrefer,true,yes\n")
    out = csv_file.with_name("out.csv")
    result = run("decide", str(csv_file), "-o", str(out))
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "is no fact, and was passed through" in result.stderr
    assert next(iter(csv.DictReader(io.StringIO(out.read_text()))))[name] == "true"


def test_rejects_go_where_they_are_told_to(csv_file: Path) -> None:
    csv_file.write_text(GOOD + BAD)
    rejects = csv_file.with_name("bad.jsonl")
    result = run("decide", str(csv_file), "-o", str(csv_file.with_name("out.csv")), "--rejects", str(rejects))
    assert result.exit_code == 1
    assert len(rejects.read_text().splitlines()) == 4
    assert not csv_file.with_name("out.csv.rejects.jsonl").exists()


def test_the_readings_and_the_day_are_those_that_were_chosen(csv_file: Path) -> None:
    csv_file.write_text("act,employee,other_immigration_paper\narrest,police_civilian,true\n")
    out = csv_file.with_name("out.jsonl")

    def decided(*options: str) -> str:
        assert run("decide", str(csv_file), "-o", str(out), *options).exit_code == 0
        return str(json.loads(out.read_text())["outcome"])

    assert decided() == "unknown"
    assert decided("--readings", '{"civil_papers_are_status": "no"}', "--as-of", "2026-01-01") == "unknown"
    assert decided("--as-of", "2008-08-10") == "not_addressed"
    facts = "act,employee,other_immigration_paper,immigration_status_ground,removal_warrant_in_ncic,criminal_warrant"
    facts += ",criminal_ground,required_by_law,federal_cooperation\narrest,police_civilian,true,false,false,false,false"
    csv_file.write_text(f"{facts},false,false\n")
    assert decided() == "prohibited"
    assert decided("--readings", '{"civil_papers_are_status": "no"}') == "not_addressed"


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "arrow"])
def test_standard_input_to_standard_output(form: str) -> None:
    rows = {"act": ["refer", "refer"], "agency": ["other", PLANTED]}
    match form:
        case "jsonl":
            text = "".join(f'{{"act": "refer", "agency": "{agency}"}}\n' for agency in rows["agency"]).encode()
        case "arrow":
            with pa.BufferOutputStream() as sink:
                table = pa.table(rows)
                with pa.ipc.new_stream(sink, table.schema) as writer:
                    writer.write_table(table)
                text = sink.getvalue().to_pybytes()
        case _:
            between = "," if form == "csv" else "\t"
            text = f"act,agency\nrefer,other\nrefer,{PLANTED}\n".replace(",", between).encode()
    result = run("decide", "-", "-o", "-", "--format", form, input=text)
    assert result.exit_code == 1
    reject, summary = result.stderr.splitlines()
    assert json.loads(reject)["row"] == 2
    assert summary == "charteroak: 1 of 2 rows rejected, named above"
    if form == "arrow":
        assert pa.ipc.open_stream(result.stdout_bytes).read_all().column("outcome").to_pylist() == ["not_addressed"]
    else:
        assert result.stdout.count("not_addressed") == 1
        assert PLANTED not in result.stdout


def test_a_file_to_standard_output_is_in_its_own_format_or_another(csv_file: Path) -> None:
    assert run("decide", str(csv_file), "-o", "-").stdout.startswith("id,act,")
    assert run("decide", str(csv_file), "-o", "-", "--format", "jsonl").stdout.startswith('{"id":"1"')
    done = process("decide", str(csv_file), "-o", "-", "--format", "parquet")
    assert pq.read_table(io.BytesIO(done.stdout), use_threads=False).num_rows == 2
    other = csv_file.rename(csv_file.with_name("in.txt"))
    assert run("decide", str(other), "-o", "-", "--format", "csv").stdout.startswith("id,act,")


def test_numbers_are_codes_if_that_is_said(tmp_path: Path) -> None:
    source, out = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    pq.write_table(pa.table({"act": ["refer", "refer"], "agency": [3, 4]}), source)
    assert run("decide", str(source), "-o", str(out)).exit_code == 1
    assert out.read_text() == ""
    assert run("decide", str(source), "-o", str(out), "--coded").exit_code == 1
    assert [json.loads(line)["outcome"] for line in out.read_text().splitlines()] == ["not_addressed"]
    [reject] = [json.loads(line) for line in (tmp_path / "out.jsonl.rejects.jsonl").read_text().splitlines()]
    assert (reject["row"], reject["error"]["field"], reject["error"]["given"]) == (2, "agency", "another number")
    assert reject["error"]["allowed"] == ["1 for medical", "2 for social_service", "3 for other"]


WRONG = [
    (["decide", "in.csv", "-o", "out.csv", "--coded"], "--coded: an option that csv has no use for"),
    (["decide", "nowhere.csv", "-o", "out.csv"], "FILE: a file that cannot be used (No such file or directory)"),
    (["decide", "in.csv", "-o", "nowhere/out.csv"], "--out: a file that cannot be used (No such file or directory)"),
    (["decide", "in.csv", "-o", f"{PLANTED}.txt"], "--out: a file of another kind"),
    (["decide", "folder.csv", "-o", "out.csv"], "FILE: a file that cannot be used (Is a directory)"),
    (["decide", "-", "-o", "out.csv"], "--format: nothing, with FILE from standard input"),
    (["decide", "-", "-o", "out.csv", "--format", "parquet"], "FILE: Parquet, from standard input,"),
    (["decide", "-", "-o", "out.csv", "--format", "jsonl"], "FILE: JSON Lines to be written in another format"),
    (["decide", "in.csv", "-o", "out.csv", "--format", PLANTED], "--format: another text"),
    (["decide", "in.csv", "-o", "out.csv", "--rejects", "./out.csv"], "--rejects: the same file as --out"),
    (["decide", "in.csv", "-o", "out.csv", "--rejects", "in.csv"], "--rejects: the same file as FILE"),
    (["decide", "in.csv", "-o", ""], "--out: no name of a file"),
    (["decide", "in.csv"], "--out is missing"),
    (["decide"], "FILE is missing"),
    (["decide", "in.csv", "-o", "out.csv", PLANTED], "too many arguments"),
    (["decide", "in.csv", "-o", "out.csv", "--as-of", PLANTED], "--as-of: another text"),
    (["decide", "in.csv", "-o", "out.csv", "--readings", PLANTED], "--readings: text that is not JSON"),
    (["decide", "in.csv", "-o", "out.csv", "--readings", "[]"], "--readings: a list"),
    (
        ["decide", "in.csv", "-o", "out.csv", "--readings", f'{{"superior_law": "{PLANTED}"}}'],
        "readings.superior_law: another",
    ),
    (["decide", "no-act.csv", "-o", "out.csv"], "act: no column of this name"),
    (["decide", "twice.csv", "-o", "out.csv"], "(a name that is no field's): a column that is there twice"),
    (["decide", "open.csv", "-o", "out.csv"], "FILE: a quote that is not closed, in row 1 or after it,"),
    (["decide", "text.parquet", "-o", "out.csv"], "FILE: what cannot be read as parquet"),
    (["decide", "text.arrow", "-o", "out.csv"], "FILE: what cannot be read as arrow"),
]


@pytest.mark.parametrize(("arguments", "says"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_done_is_one_line_and_leaves_nothing(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text(GOOD + BAD)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "no-act.csv").write_text(f"{PLANTED}\n1\n")
    (tmp_path / "twice.csv").write_text(f"act,{PLANTED},{PLANTED}\n")
    (tmp_path / "open.csv").write_text(f'act,id\nrefer,"{PLANTED}\n')
    (tmp_path / "text.parquet").write_text(f"act\n{PLANTED}\n" * 99)
    (tmp_path / "text.arrow").write_text(f"act\n{PLANTED}\n" * 99)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_may_be_decided_onto_itself(csv_file: Path) -> None:
    assert run("decide", str(csv_file), "-o", str(csv_file)).exit_code == 0
    assert csv_file.read_text().startswith("id,act,agency,resident,because_of_status,outcome,")


def test_a_file_that_is_broken_at_its_end_leaves_the_old_output(csv_file: Path) -> None:
    out = csv_file.with_name("out.csv")
    out.write_text("old")
    csv_file.write_text(GOOD + BAD + '8,"refer,,\n')
    assert run("decide", str(csv_file), "-o", str(out)).exit_code == 2
    assert out.read_text() == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == ["in.csv", "out.csv"]


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(HEADER + "1,refer,medical,true,false\n" * 50_000)
    command = [COMMAND, "decide", str(tmp_path / "in.csv"), "-o", "-"]
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:  # noqa: S603
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.read(10)
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 141


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_ended_before_it_is_done_it_leaves_no_half_a_file(number: int, status: int, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.csv")
    command = [COMMAND, "decide", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA)}
    started = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)  # noqa: S603
    with started, (tmp_path / "in.csv").open("w") as pipe:  # waits until it is read
        pipe.write(GOOD)
        pipe.flush()
        assert list(tmp_path.glob(".out.csv.*"))
        started.send_signal(number)
        started.wait(20)
    assert started.returncode == status
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_terminal_sees_how_far_a_long_file_is_and_a_pipe_does_not(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("act,note\n" + f"refer,{'x' * 500}\n" * 20_000)
    command = [COMMAND, "decide", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA), "TERM": "xterm"}
    with subprocess.Popen(command, env=environment, stderr=theirs) as started:  # noqa: S603
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
    os.close(ours)
    assert started.returncode == 0
    assert b"100%" in shown
    assert process(*command[1:]).stderr == b""


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # the other end is closed
        return b""
