"""`charteroak paper`: a line or a report for each file, one line for each that cannot be read, and nothing kept."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cli_running import COMMAND, PLANTED, process, run

KEYS = ["path", "kind", "issuer", "criminal", "requires", "evidence", "do"]


@pytest.fixture(scope="module")
def papers(shared: Path) -> list[Any]:
    return [json.loads(line) for line in (shared / "data" / "papers-dev.jsonl").read_text().splitlines()]


@pytest.fixture
def detainer(papers: list[Any], tmp_path: Path) -> Path:
    """An unambiguous paper of an agency."""
    path = tmp_path / "paper.txt"
    path.write_text(papers[0]["text"])
    return path


def lines_of(*arguments: str, status: int = 0, **settings: Any) -> list[Any]:
    result = run("paper", "--format", "jsonl", *arguments, **settings)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_has_the_contract_s_fields(detainer: Path, papers: list[Any]) -> None:
    [line] = lines_of(str(detainer))
    assert list(line) == KEYS
    assert line["path"] == str(detainer)
    assert {name: line[name] for name in papers[0]["expect"]} == papers[0]["expect"]


def test_the_same_paper_is_the_same_in_every_format(detainer: Path, papers: list[Any]) -> None:
    """In Word and in PDF as in text, whatever the file is called."""
    from fixtures.papers import as_docx, as_pdf

    text = papers[0]["text"]
    [wanted] = lines_of(str(detainer))
    for name, data in (("a.doc", as_docx(text)), ("b", as_pdf(text)), ("c.pdf", text.encode("utf-16"))):
        path = detainer.with_name(name)
        path.write_bytes(data)
        [line] = lines_of(str(path))
        assert {**line, "path": ""} == {**wanted, "path": ""}


def test_standard_input_is_a_file(detainer: Path) -> None:
    [line] = lines_of("-", input=detainer.read_bytes())
    assert line["path"] == "-"
    assert line["kind"] == lines_of(str(detainer))[0]["kind"]


def test_each_file_has_its_line_and_those_that_cannot_be_read_a_line_of_their_own(
    detainer: Path, tmp_path: Path
) -> None:
    empty, binary, broken = tmp_path / "empty", tmp_path / "binary", tmp_path / "broken.pdf"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 9)
    broken.write_bytes(b"%PDF-1.7\n" + PLANTED.encode())
    files = [str(path) for path in (detainer, empty, binary, broken, tmp_path / PLANTED, tmp_path, detainer)]
    result = run("paper", "--format", "jsonl", *files)
    assert result.exit_code == 2
    assert [json.loads(line)["path"] for line in result.stdout.splitlines()] == [str(detainer)] * 2
    said = result.stderr.splitlines()
    assert [line.partition(":")[2].partition(":")[0] for line in said] == [f" FILE {place}" for place in range(2, 7)]
    assert PLANTED not in result.stderr
    assert "damaged" in said[2]


def test_the_trouble_is_said_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    assert "FILE 1: está vacío" in run("paper", "--language", "es", str(tmp_path / "x")).stderr


def test_a_locked_file_is_said_to_be(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    made = pikepdf.new()
    made.add_blank_page()
    made.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    result = run("paper", str(locked))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "encrypted" in result.stderr


def test_a_scan_where_there_is_no_ocr_is_never_guessed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    monkeypatch.setenv("PATH", str(tmp_path))
    Image.new("L", (300, 300), 255).save(tmp_path / "scan.png")
    result = run("paper", "--format", "jsonl", str(tmp_path / "scan.png"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "a scan, and no OCR here" in result.stderr


def test_a_message_whose_paper_cannot_be_read_is_not_done_in_full(tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"] = "o@example.org"
    mail.set_content("see the paper")
    mail.add_attachment(b"\x7fELF" + bytes(99), "application", "octet-stream")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    result = run("paper", "--format", "jsonl", str(path))
    assert result.exit_code == 2
    line = json.loads(result.stdout)
    assert (line["criminal"], line["requires"]) == (None, None)
    assert "not all of it" in result.stderr


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_report_says_first_what_to_do(detainer: Path, papers: list[Any], language: str) -> None:
    for each in papers:
        detainer.write_text(each["text"])
        said = run("paper", "--language", language, str(detainer)).stdout
        [line] = lines_of("--language", language, str(detainer))
        words = " ".join(said.split())
        assert words.startswith(f"{detainer}: ")
        assert line["do"] in words
        assert words.index(line["do"]) < words.index("Issued by" if language == "en" else "Emitido por")
        assert not re.search(r"\x1b", said)


def test_what_is_asked_wrongly_is_one_line(detainer: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "table.toml"
    wrong.write_text(f"{PLANTED} = [")
    for arguments in (
        [],
        ["-", "-"],
        [str(detainer), "--format", PLANTED],
        [str(detainer), "--papers-table", str(wrong)],
        [str(detainer), "--papers-table", str(tmp_path / PLANTED)],
    ):
        result = process("paper", *arguments)
        assert result.returncode == 2
        assert result.stdout == b""
        assert result.stderr.count(b"\n") == 1
        assert PLANTED.encode() not in result.stderr


def test_a_table_of_ones_own_is_used(detainer: Path, tmp_path: Path) -> None:
    """The shipped one does the same as none."""
    from importlib.resources import files

    table = tmp_path / "own.toml"
    table.write_bytes(files("charteroak.police.papers").joinpath("papers.toml").read_bytes())
    assert lines_of("--papers-table", str(table), str(detainer)) == lines_of(str(detainer))


def test_more_than_can_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from charteroak.screening import documents

    monkeypatch.setattr(documents, "LIMITS", documents.Limits(size=1000))
    (tmp_path / "x").write_bytes(b"a" * 1001)
    (tmp_path / "y").write_bytes(b"a" * 1000)
    result = run("paper", "--format", "jsonl", str(tmp_path / "x"), str(tmp_path / "y"))
    assert result.exit_code == 2
    assert result.stderr == "charteroak: FILE 1: it is too large\n"
    assert json.loads(result.stdout)["kind"] == "unknown"


def test_a_name_that_is_no_text_is_named_all_the_same(detainer: Path) -> None:
    odd = detainer.with_name("\udcffodd.txt")
    odd.write_bytes(detainer.read_bytes())
    done = process("paper", "--format", "jsonl", os.fsencode(odd))  # type: ignore[arg-type]  # a name as the system has it
    assert done.returncode == 0
    assert json.loads(done.stdout)["path"].endswith("\ufffdodd.txt")


# Nothing that is read is kept.

_OPENED = re.compile(rb'(?:openat|open|creat|memfd_create)\((?:AT_FDCWD, )?"([^"]*)"(?:, ([A-Z_|]+))?')
_HARMLESS = (b"/dev/null", b"/dev/tty", b"/proc/")


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("strace"), reason="strace shows what is opened")
@pytest.mark.parametrize("form", ["text", "pdf", "docx", "scan", "broken"])
def test_no_file_is_written(papers: list[Any], tmp_path: Path, form: str) -> None:
    """Neither by the program, nor by the process that reads for it, nor by OCR. A broken file is the same."""
    from fixtures.papers import as_docx, as_pdf, as_scan

    text = f"{papers[0]['text']}\n{PLANTED}"
    makers = {"text": str.encode, "pdf": as_pdf, "docx": as_docx, "scan": as_scan}
    data = makers[form](text) if form in makers else as_pdf(text)[:-300] + PLANTED.encode()  # type: ignore[operator]
    paper, trace = tmp_path / "paper", tmp_path / "trace"
    paper.write_bytes(data)
    shown = "trace=open,openat,creat,rename,renameat,renameat2,link,linkat,memfd_create,unlink,unlinkat,mkdir,mkdirat"
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "4096", "-e", shown, "-o", str(trace)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    done = subprocess.run([*strace, COMMAND, "paper", str(paper)], env=environment, capture_output=True, check=False)  # noqa: S603
    readable = form != "broken" and (form != "scan" or shutil.which("tesseract"))
    assert done.returncode == (0 if readable else 2), done
    assert PLANTED.encode() not in done.stderr
    traced = trace.read_bytes().splitlines()
    assert len(traced) > 100
    written = [
        line
        for line in traced
        if (found := _OPENED.search(line))
        and b" = -1 " not in line
        and (not found[2] or re.search(rb"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)", found[2]))
        and not found[1].startswith(_HARMLESS)
    ]
    changed = [line for line in traced if re.search(rb"(rename|link|mkdir)\w*\(", line) and b" = -1 " not in line]
    assert (written, changed) == ([], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["paper", "trace"]
