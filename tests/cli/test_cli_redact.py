"""`charteroak redact`: a copy that is proven, or none; a list of what is withheld; and nothing else is written."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_running import DATA, PLANTED, process, run

from charteroak.screening import redact as redacting
from charteroak.screening.formats.surface import MARK
from charteroak.screening.redact import Residual

CLAIM = f"Maria is undocumented and lives on Zion Street. {PLANTED}\n"


@pytest.fixture
def claim(tmp_path: Path) -> Path:
    path = tmp_path / "claim.txt"
    path.write_text(CLAIM)
    return path


def test_the_copy_has_all_but_what_is_withheld_and_only_its_owner_reads_it(claim: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    result = run("redact", str(claim), "-o", str(copy))
    assert result.exit_code == 0, result.output
    said = copy.read_text()
    assert f"{MARK} and lives on Zion Street. {PLANTED}\n" in said
    assert "2-926" in said
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "1 withheld" in result.stdout
    assert "undocumented" not in result.output
    assert sorted(each.name for each in tmp_path.iterdir()) == ["claim.txt", "copy.txt"]
    assert run("screen", str(copy)).exit_code == 0


def test_a_list_says_where_and_what_and_without_classes_only_where(claim: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.jsonl"
    arguments = ("redact", str(claim), "-o", str(tmp_path / "copy"), "--list", str(listed))
    assert run(*arguments).exit_code == 0
    assert json.loads(listed.read_text()) == {"where": "text", "count": 1, "category": "immigration_status"}
    assert run(*arguments, "--no-classes").exit_code == 0
    assert json.loads(listed.read_text()) == {"where": "text", "count": 1}
    assert stat.S_IMODE(listed.stat().st_mode) == 0o600


def test_a_format_without_a_place_for_the_notice_is_said_to_have_none(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("name,immigration_status\nA,asylee\n")
    result = run("redact", str(table), "-o", str(tmp_path / "u.csv"))
    assert "no place for a notice" in result.stdout
    assert (tmp_path / "u.csv").read_text() == f"name,immigration_status\nA,{MARK}\n"
    line = json.loads(run("redact", str(table), "-o", str(tmp_path / "u.csv"), "--format", "jsonl").stdout)
    assert line == {"path": str(table), "kind": "delimited", "document": None, "written": True, "withheld": 1,
                    "notice": False}  # fmt: skip


def test_standard_streams_are_files() -> None:
    done = process("redact", "-", "-o", "-", input=CLAIM.encode())
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"Maria {MARK} and")
    assert done.stderr == b""


def test_a_tax_record_has_no_copy_and_none_of_before_stays(shared: Path, tmp_path: Path) -> None:
    lines = (shared / "data" / "screening-dev.jsonl").read_text().splitlines()
    record = next(each for each in map(json.loads, lines) if each.get("document"))
    source, copy = tmp_path / "r.txt", tmp_path / "c.txt"
    source.write_text(record["text"])
    copy.write_text("of an earlier run")
    result = run("redact", str(source), "-o", str(copy))
    assert result.exit_code == 1
    assert "income tax record" in result.stderr
    assert not copy.exists()


def test_a_residual_is_no_copy_and_status_1(claim: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def left(*_: object, **__: object) -> None:
        raise Residual("streams")

    monkeypatch.setattr(redacting, "redact", left)
    copy = tmp_path / "copy.txt"
    copy.write_text("of an earlier run")
    result = run("redact", str(claim), "-o", str(copy), "--list", str(tmp_path / "list"))
    assert result.exit_code == 1
    assert "streams" in result.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["claim.txt"]


def test_a_writer_that_fails_leaves_nothing(claim: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, PLANTED)

    monkeypatch.setattr("charteroak.cli.redact.os.fsync", fails)
    result = run("redact", str(claim), "-o", str(tmp_path / "copy.txt"))
    assert result.exit_code == 2
    assert PLANTED not in result.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["claim.txt"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.zip", b"PK\x03\x04" + PLANTED.encode(), "damaged"), ("a.txt", b"", "nothing in it"),
        ("a.rtf", rb"{\rtf1 Maria is undocumented}", "not be written anew"),
        ("a.jsonl", b'{"a": 1}\n{"a\n', "--drop-unread"), ("a.bin", b"\x7fELF", "a kind of file that is not read"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line_and_no_copy(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("redact", str(tmp_path / name), "-o", str(tmp_path / "copy"))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert says in result.stderr
    assert PLANTED not in result.stderr
    assert not (tmp_path / "copy").exists()


def test_outlooks_message_is_written_as_eml_or_not_at_all(tmp_path: Path, made: Callable[..., bytes]) -> None:
    source = tmp_path / "a.msg"
    source.write_bytes(made("kept", CLAIM))
    result = run("redact", str(source), "-o", str(tmp_path / "b.msg"))
    assert (result.exit_code, (tmp_path / "b.msg").exists()) == (2, False)
    assert ".eml" in result.stderr
    assert run("redact", str(source), "-o", str(tmp_path / "b.eml")).exit_code == 0
    assert b"Subject: kept" in (tmp_path / "b.eml").read_bytes()
    assert b"undocumented" not in (tmp_path / "b.eml").read_bytes()


@pytest.fixture
def made() -> Callable[..., bytes]:
    """What makes Outlook's messages; it lies with the tests of their reader."""
    import importlib.util

    path = Path(__file__).parents[1] / "screening" / "made_msg.py"
    spec = importlib.util.spec_from_file_location("made_msg", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.msg  # type: ignore[no-any-return]


def test_what_is_asked_wrongly_is_one_line(claim: Path, tmp_path: Path) -> None:
    for arguments in (
        [str(claim)],
        [str(claim), "-o", str(claim)],
        [str(claim), "-o", str(tmp_path)],
        [str(claim), "-o", str(tmp_path / "c"), "--no-classes"],
        [str(claim), "-o", str(tmp_path / "c"), "--list", str(tmp_path / "c")],
        [str(tmp_path / PLANTED), "-o", str(tmp_path / "c")],
    ):
        result = run("redact", *arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), arguments
        assert PLANTED not in result.stderr
    assert claim.read_text() == CLAIM
    assert not (tmp_path / "c").exists()


def test_nothing_of_a_file_is_kept_anywhere(tmp_path: Path) -> None:
    """Not in the data folder, not in the folder for temporary files, and not in the copy's folder, but for the copy."""
    here, data = tmp_path / "here", tmp_path / "data"
    here.mkdir()
    source = here / "claim.html"
    source.write_text(f"<p>Maria {PLANTED} is undocumented.</p>")
    env = {"TMPDIR": str(tmp_path), "CHARTEROAK_DATA": str(DATA), "XDG_CACHE_HOME": str(data), "HOME": str(data)}
    for arguments in (["screen", str(source)], ["redact", str(source), "-o", str(here / "copy.html")]):
        done = process(*arguments, env=env)
        assert PLANTED.encode() not in done.stdout + done.stderr
    held = [path for folder in (tmp_path, DATA) for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in held if PLANTED.encode() in path.read_bytes()} == {"claim.html", "copy.html"}
    assert b"undocumented" not in (here / "copy.html").read_bytes()
