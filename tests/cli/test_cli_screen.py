"""`charteroak screen`: a line for each file, the exit status, and no word of what was found unless asked for."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cli_running import PLANTED, process, run

CLAIM = "Maria is undocumented and lives on Zion Street."
FINDING = ["category", "start", "end", "where", "rule", "tier", "certainty"]


def lines_of(*arguments: str, status: int, **settings: Any) -> list[Any]:
    result = run("screen", "--format", "jsonl", *arguments, **settings)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def claim(tmp_path: Path) -> Path:
    path = tmp_path / "claim.txt"
    path.write_text(CLAIM)
    return path


def test_a_line_has_the_contracts_fields_and_offsets_of_the_decoded_file(claim: Path) -> None:
    claim.write_bytes(b"\xef\xbb\xbf" + f"Señor: {CLAIM}".encode())
    [line] = lines_of(str(claim), status=1)
    assert [name for name in line if name != "kind"] == ["path", "language", "document", "findings"]
    assert line["path"] == str(claim)
    [finding] = line["findings"]
    assert list(finding) == FINDING
    assert f"Señor: {CLAIM}"[finding["start"] : finding["end"]] in ("is undocumented", "undocumented")
    assert (finding["category"], finding["tier"], finding["certainty"]) == ("immigration_status", "direct", "protected")


def test_nothing_found_is_0_and_a_record_is_told(claim: Path, shared: Path, tmp_path: Path) -> None:
    claim.write_text("The library opens at nine.")
    assert lines_of(str(claim), status=0)[0]["findings"] == []
    records = (json.loads(line) for line in (shared / "data" / "screening-dev.jsonl").read_text().splitlines())
    record = next(each for each in records if each.get("document"))
    (tmp_path / "record.txt").write_text(record["text"])
    assert lines_of(str(tmp_path / "record.txt"), status=1)[0]["document"] == "income_tax_record"


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_the_words_are_shown_only_when_asked_for(claim: Path, form: str) -> None:
    assert "undocumented" not in run("screen", "--format", form, str(claim)).output.replace(str(claim), "")
    assert "undocumented" in run("screen", "--format", form, "--show-values", str(claim)).stdout


def test_standard_input_is_a_file() -> None:
    [line] = lines_of("-", status=1, input=CLAIM)
    assert line["path"] == "-"


def test_the_files_of_a_folder_are_screened_in_order_and_each_trouble_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "d" / "e").mkdir(parents=True)
    (tmp_path / "d" / "b.csv").write_text("name,immigration_status\nA,asylee\n")
    (tmp_path / "d" / "a.html").write_text(f"<p>{CLAIM}</p>")
    (tmp_path / "d" / "e" / "c.zip").write_bytes(b"PK\x03\x04" + PLANTED.encode())
    (tmp_path / "d" / "f.txt").write_text("The library opens at nine.")
    (tmp_path / "d" / "g.txt").write_bytes(b"")
    os.mkfifo(tmp_path / "d" / "pipe")
    result = run("screen", "--format", "jsonl", str(tmp_path / "d"), str(tmp_path / "none"))
    assert result.exit_code == 2
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(line["path"]).name for line in lines] == ["a.html", "b.csv", "f.txt", "g.txt", "c.zip", "none"]
    assert [bool(line.get("findings")) for line in lines] == [True, True, False, False, False, False]
    assert [line.get("error") for line in lines] == [None, None, None, "empty", "broken", "unreadable"]
    assert lines[1]["findings"][0]["where"] == "B2"
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == [" PATH 4", " PATH 5", " PATH 6"]
    assert PLANTED not in result.output


def test_what_is_not_read_is_never_passed_as_clean(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.txt", "The library opens at nine.")
        file.writestr("b.bin", b"\x7fELF")
    (tmp_path / "a.zip").write_bytes(made.getvalue())
    [line] = lines_of(str(tmp_path / "a.zip"), status=2)
    assert line["unread"] == [{"where": "member 2", "why": "unsupported"}]
    assert "not all of it was read" in run("screen", str(tmp_path / "a.zip")).stderr


def test_a_file_that_is_too_large_is_not_read(claim: Path) -> None:
    claim.write_bytes(b"%PDF-1.7" + b"x" * (1 << 20))
    result = run("screen", "--max-size", "1", str(claim))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "too large" in result.stderr


def test_what_is_asked_wrongly_is_one_line(claim: Path) -> None:
    for arguments in ([], ["-", "-"], [str(claim), "--format", PLANTED], [str(claim), "--max-size", PLANTED]):
        result = process("screen", *arguments)
        assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (2, b"", 1)
        assert PLANTED.encode() not in result.stderr
