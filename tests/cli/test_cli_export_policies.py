"""`charteroak export cedar`, `rego`, `dmn` and `json`: the engines' exports, by the command line."""

import json
from pathlib import Path

import pytest
from cli_running import PLANTED, process, run

from charteroak.engines.exports import cedar, dmn, listing, rego
from charteroak.engines.exports.exported import Unsupported

FORMS = {"cedar": cedar.policies, "rego": rego.module, "dmn": dmn.model, "json": listing.listing}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_exported_is_written_to_a_file_or_printed(form: str, tmp_path: Path) -> None:
    out = tmp_path / "article"
    arguments = ["export", form, "--act", "refer", "--act", "disclose", "--as-of", "2026-11-22"]
    arguments += ["--readings", '{"section_1373": "article_governs"}']
    made = FORMS[form](["refer", "disclose"], readings={"section_1373": "article_governs"}, as_of="2026-11-22")
    written = run(*arguments, "-o", str(out))
    assert (written.exit_code, written.output) == (0, "")
    assert out.read_bytes() == made.encode()
    assert run(*arguments, "-o", "-").stdout == made


@pytest.mark.parametrize("form", FORMS)
def test_without_options_all_acts_are_exported_as_shipped_and_alike_in_every_process(form: str) -> None:
    made = FORMS[form]()
    done = process("export", form, "-o", "-", env={"PYTHONHASHSEED": "7"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == made.encode()


def test_the_schema_is_written_beside(tmp_path: Path) -> None:
    out, beside = tmp_path / "article", tmp_path / "schema"
    arguments = ["--act", "refer", "-o", str(out), "--schema", str(beside)]
    for extra, schema in (
        (["cedar"], cedar.schema(["refer"])),
        (["cedar", "--optional-facts"], cedar.schema(["refer"], optional=True)),
        (["json"], listing.schema()),
    ):
        assert run("export", *extra, *arguments).exit_code == 0
        assert beside.read_text() == schema
    assert json.loads(out.read_text())["format"] == listing.FORMAT
    assert cedar.schema(["refer"]) != cedar.schema(["refer"], optional=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cedar"], "--out is missing"),
        (["cedar", "-o", "-", "--act", PLANTED], "--act: another text is not allowed here; allowed: inquire"),
        (["rego", "-o", "-", "--readings", PLANTED], "--readings: text that is not JSON"),
        (["dmn", "-o", "-", "--as-of", PLANTED], "--as-of: another text is not allowed here"),
        (["json", "-o", "-", "--schema", "-"], "--schema: the same as --out is not allowed here"),
        (["cedar", "-o", "-", "--optional-facts"], "--optional-facts: an option about the schema is not allowed here"),
        (["dmn", "-o", f"no/{PLANTED}"], "--out: a file that cannot be used"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_written(arguments: list[str], said: str) -> None:
    done = process("export", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"charteroak: {said}")
    assert done.stderr.count(b"\n") == 1
    assert PLANTED not in done.stderr.decode()


def test_a_refusal_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise Unsupported("Rego cannot have 'in' as a name")

    monkeypatch.setattr(rego, "module", refuse)
    out = tmp_path / "article.rego"
    done = run("export", "rego", "-o", str(out))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "charteroak: nothing was exported: Rego cannot have 'in' as a name\n"
    assert not out.exists()
