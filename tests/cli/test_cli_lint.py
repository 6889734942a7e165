"""`charteroak lint`: a line for each flagged question, the exit status, the register, the reports, hook and action."""

import json
import os
import re
import resource
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_running import COMMAND, PLANTED, process, run

ROOT = Path(__file__).parents[2]
CLEAN = "<form><label>Your name <input></label><label>Which evening suits you? <input></label></form>"
ASKS = (
    '<form>\n<label>Your name <input value="Ana Quill"></label>\n<label>Are you a U.S. citizen? <input></label>\n'
    "<label>In which country were you born? <input></label>\n</form>\n"
)
CONTRACT = ["path", "where", "question", "category", "tier", "clauses", "suggest"]
REGISTER = """[[question]]
form = "forms/b.html"
question = "Are you a U.S. citizen?"
basis = "required by law"
citation = "42 U.S.C. 1320b-7(d)"
owner = "Health and Human Services"
approved_by = "Corporation Counsel"
approved_on = 2026-01-05
expires = {expires}

[[question]]
form = "forms/b.html"
question = "In which country were you born?"
basis = "required by law"
citation = "8 CFR 274a.2"
owner = "Human Resources"
approved_by = "Corporation Counsel"
approved_on = 2026-01-05
expires = 2099-12-31
"""


def lines_of(*arguments: str, status: int, **settings: Any) -> list[Any]:
    result = run("lint", "--format", "jsonl", *arguments, **settings)
    assert result.exit_code == status, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with forms: one clean, one that asks."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "a.html").write_text(CLEAN)
    (tmp_path / "forms" / "b.html").write_text(ASKS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("forms")
def test_a_line_has_the_contracts_fields_and_the_status_is_1() -> None:
    found = lines_of("forms", status=1)
    assert [list(line)[: len(CONTRACT)] for line in found] == [CONTRACT] * 2
    assert [line["question"] for line in found] == ["Are you a U.S. citizen?", "In which country were you born?"]
    assert [(line["category"], line["tier"]) for line in found] == [
        ("immigration_status", "direct"),
        ("immigration_status", "proxy"),
    ]
    assert {line["path"] for line in found} == {"forms/b.html"}
    assert all(line["clauses"] == ["2-929"] and line["suggest"] and line["reason"] and line["why"] for line in found)
    assert "3" in found[0]["where"]


@pytest.mark.usefixtures("forms")
def test_a_clean_form_is_0() -> None:
    assert lines_of("forms/a.html", status=0) == []
    result = run("lint", "forms/a.html")
    assert result.exit_code == 0
    assert "no question flagged" in result.stdout


@pytest.mark.usefixtures("forms")
@pytest.mark.parametrize("written", ["text", "jsonl", "sarif", "html"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_each_report_has_the_question_and_nothing_that_was_filled_in(written: str, language: str) -> None:
    result = run("lint", "--format", written, "--language", language, "forms/b.html")
    assert result.exit_code == 1
    assert "Are you a U.S. citizen?" in re.sub(r"</?mark>", "", result.stdout)
    assert "Quill" not in result.output


def test_standard_input_is_a_form() -> None:
    found = lines_of("-", status=1, input=ASKS)
    assert {line["path"] for line in found} == {"-"}
    assert len(found) == 2


def test_what_cannot_be_read_is_one_line_each_and_the_others_go_on(forms: Path) -> None:
    (forms / "forms" / "c.pdf").write_bytes(b"%PDF-1.7\n" + PLANTED.encode())
    (forms / "forms" / "d.json").write_text('{"a": ' + PLANTED)
    with zipfile.ZipFile(forms / "forms" / "e.docx", "w") as package:
        package.writestr("[Content_Types].xml", f"wordprocessingml.document.main+xml {PLANTED}")
        package.writestr("_rels/.rels", PLANTED)
    (forms / "forms" / "f.html").write_text("")
    (forms / "forms" / "g.md").write_text("# Opening hours\n\nThe library opens at nine.\n")
    (forms / "forms" / "h.png").write_bytes(b"\x89PNG")
    result = run("lint", "--format", "jsonl", "forms", "none.html")
    assert result.exit_code == 2
    assert {json.loads(line)["path"] for line in result.stdout.splitlines()} == {"forms/b.html"}
    told = [line.removeprefix("charteroak: ") for line in result.stderr.splitlines()]
    assert [line.split(":")[0] for line in told[:-1]] == ["forms/c.pdf", "forms/d.json", "forms/e.docx", "none.html"]
    assert told[-1] == "passed over 2 files that are no forms"
    assert PLANTED not in result.output


def test_a_file_that_is_named_and_is_no_form_is_an_error_unless_it_may_be_passed_over(forms: Path) -> None:
    (forms / "g.md").write_text("# Opening hours\n\nThe library opens at nine.\n")
    result = run("lint", "g.md", "forms/a.html")
    assert result.exit_code == 2
    assert "g.md" in result.stderr
    assert "do not take it for clean" in result.stdout
    result = run("lint", "--pass-over", "g.md", "forms/a.html")
    assert result.exit_code == 0
    assert "passed over 1 file that is no form" in result.stdout.lower()


def test_a_name_that_is_no_text_takes_nothing_from_what_is_read(forms: Path) -> None:
    """Such a name cannot be sent to the process that reads; each is read also where there are several."""
    for number in range(2):
        (forms / os.fsdecode(b"form\xff%d.html" % number)).write_text(ASKS)
    paths = [line["path"] for line in lines_of(".", status=1)]
    names = [f"form\N{REPLACEMENT CHARACTER}{number}.html" for number in range(2)]
    assert paths == [each for name in (*names, "forms/b.html") for each in (name, name)]


def test_a_file_that_is_too_large_is_not_read(forms: Path) -> None:
    (forms / "large.html").write_text(f"{CLEAN}{' ' * (1 << 20)}")
    result = run("lint", "--max-size", "1", "large.html")
    assert result.exit_code == 2
    assert "too large" in result.stderr


def test_the_register_silences_and_an_expired_entry_is_reported(forms: Path) -> None:
    (forms / "questions.toml").write_text(REGISTER.format(expires="2099-01-01"))
    assert lines_of("forms", status=0) == []
    result = run("lint", "forms")
    assert result.exit_code == 0
    assert "42 U.S.C. 1320b-7(d)" in result.stdout
    assert "2 allowed by the register" in result.stdout
    (forms / "questions.toml").write_text(REGISTER.format(expires="2026-02-01"))
    asked, wrong = lines_of("forms", status=1)
    assert asked["question"] == wrong["question"] == "Are you a U.S. citizen?"
    assert (wrong["path"], wrong["register"], wrong["where"]) == ("questions.toml", "expired", "entry 1, line 1")


def test_a_wrong_entry_is_1_where_every_form_is_clean(forms: Path) -> None:
    (forms / "questions.toml").write_text(REGISTER.format(expires="2026-02-01"))
    [wrong] = lines_of("forms/a.html", status=1)
    assert wrong["register"] == "expired"


def test_a_register_can_be_named_and_its_paths_are_its_own(forms: Path) -> None:
    kept = forms / "kept"
    kept.mkdir()
    text = REGISTER.format(expires="2099-01-01").replace("forms/b.html", "../forms/b.html")
    (kept / "ours.toml").write_text(text)
    assert lines_of("--register", "kept/ours.toml", "forms", status=0) == []
    assert len(lines_of("forms", status=1)) == 2


def test_a_register_that_cannot_be_read_is_one_line(forms: Path) -> None:
    (forms / "questions.toml").write_text(f"[[question]]\nform = 3\nzebra = '{PLANTED}'\n")
    result = run("lint", "--format", "jsonl", "forms")
    assert result.exit_code == 2
    assert {json.loads(line)["path"] for line in result.stdout.splitlines()} == {"forms/b.html"}
    assert all(line.startswith("charteroak: questions.toml: line ") for line in result.stderr.splitlines())
    assert PLANTED not in result.output
    assert run("lint", "--register", "none.toml", "forms").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--self", "forms"],
        ["-", "-"],
        ["--register", "-", "forms"],
        ["--self", "--register", "x.toml"],
        ["--format", "pdf", "forms"],
        ["-o", "forms/b.html", "forms/b.html"],
    ],
)
def test_what_does_not_go_together_is_refused(arguments: list[str], forms: Path) -> None:
    result = run("lint", *arguments)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert (forms / "forms" / "b.html").read_text() == ASKS


@pytest.mark.parametrize("written", ["text", "html"])
def test_a_report_in_a_file_is_the_one_that_is_printed_and_is_no_form(written: str, forms: Path) -> None:
    target = forms / "forms" / "report.html"
    printed = run("lint", "--format", written, "forms").stdout
    for _ in range(2):  # the second time the report lies there already
        assert run("lint", "--format", written, "-o", str(target), "forms").exit_code == 1
        assert target.read_text() == printed


@pytest.mark.usefixtures("forms")
def test_the_first_result_costs_little() -> None:
    """In seconds of a processor, whatever else the machine does; half of it is Python and NumPy starting."""

    def took() -> float:
        begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        assert process("lint", "forms/b.html").returncode == 1
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun

    assert min(took() for _ in range(2)) < 1.5


@pytest.mark.usefixtures("forms")
def test_no_screening_patterns_and_no_site_are_loaded() -> None:
    code = "import sys; from charteroak.cli.main import program; program(sys.argv[1:], standalone_mode=False)"
    command = [sys.executable, "-X", "importtime", "-c", code, "lint", "forms/b.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own code
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "charteroak" in loaded
    assert not loaded & {"hyperscan", "ahocorasick_rs", "pyarrow", "django", "lxml", "cryptography"}


@pytest.mark.usefixtures("forms")
def test_a_short_text_by_itself_is_reported_as_it_is_among_others() -> None:
    alone = run("lint", "--format", "jsonl", "forms/b.html").stdout
    assert run("lint", "--format", "jsonl", "forms/b.html", "forms/a.html").stdout == alone


# Hooks and actions.


def test_the_hook_runs_the_command_on_the_files_that_a_commit_names(forms: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["language"], hook["require_serial"]) == ("charteroak-lint", "python", True)
    for name in ("a.html", "B.PDF", "x/y.schema.json", "survey.xlsx", "script.txt", "form.md", "page.html.j2"):
        assert re.search(hook["files"], name)
    for name in ("a.py", "picture.png", "html", "questions.toml"):
        assert not re.search(hook["files"], name)
    (forms / "README.md").write_text("# Forms\n\nThe forms of the library.\n")
    entry = hook["entry"].split()
    assert entry[0] == Path(COMMAND).name
    assert process(*entry[1:], "README.md", "forms/a.html").returncode == 0
    assert process(*entry[1:], "README.md", "forms/b.html").returncode == 1


def test_the_hook_and_the_command_read_the_same_kinds_of_files() -> None:
    from charteroak.screening.forms.folder import _ENDINGS

    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert not [ending for ending in _ENDINGS if not re.search(hook["files"], f"a{ending}")]
    assert hook["files"].count("|") + 3 == len(_ENDINGS)  # html? and jinja2? stand for two each


def steps() -> dict[str, Any]:
    return {each["id"]: each for each in yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]}


def outputs(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text().splitlines()) if path.exists() else {}


def act(step: str, folder: Path, **given: str) -> "subprocess.CompletedProcess[str]":
    """A step of the action as its runner does it: bash that stops at the first error, inputs in the environment."""
    there = folder / "runner"
    (there / "charteroak" / "bin").mkdir(parents=True, exist_ok=True)
    for name, target in (("charteroak", COMMAND), ("python", sys.executable)):
        if not (there / "charteroak" / "bin" / name).exists():
            (there / "charteroak" / "bin" / name).symlink_to(target)
    environment = {**os.environ, "RUNNER_TEMP": str(there), "GITHUB_OUTPUT": str(there / "output"),
                   "GITHUB_STEP_SUMMARY": str(there / "summary"), **given}  # fmt: skip
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", steps()[step]["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.parametrize(
    ("fail_on", "form", "fails"),
    [
        ("any", ASKS, 1),
        ("direct", ASKS, 1),
        ("never", ASKS, 0),
        ("any", CLEAN, 0),
        ("direct", CLEAN, 0),
        ("zebra", CLEAN, 2),
    ],
)
def test_the_action_lints_counts_and_decides(fail_on: str, form: str, fails: int, forms: Path) -> None:
    (forms / "forms" / "b.html").write_text(form)
    done = act("lint", forms, PATHS="forms/a.html\nforms/b.html\n", REGISTER="", SARIF="out file.sarif")
    assert done.returncode == 0, done.stderr
    made = outputs(forms / "runner" / "output")
    asks = form == ASKS
    assert made == {
        "status": str(int(asks)),
        "sarif": "out file.sarif",
        "flagged": "2" if asks else "0",
        "direct": "1" if asks else "0",
    }
    assert json.loads((forms / "out file.sarif").read_text())["version"] == "2.1.0"
    given = {"FAIL_ON": fail_on, "STATUS": made["status"], "FLAGGED": made["flagged"], "DIRECT": made["direct"]}
    assert act("verdict", forms, **given).returncode == fails


def test_the_action_does_not_count_what_the_register_allows(forms: Path) -> None:
    (forms / "q.toml").write_text(REGISTER.format(expires="2099-01-01"))
    done = act("lint", forms, PATHS="forms", REGISTER="q.toml", SARIF="out.sarif")
    made = outputs(forms / "runner" / "output")
    assert (done.returncode, made["status"], made["flagged"], made["direct"]) == (0, "0", "0", "0")


def test_the_action_fails_where_something_was_not_read(forms: Path) -> None:
    done = act("lint", forms, PATHS="none.html", REGISTER="", SARIF="out.sarif")
    assert done.returncode == 0, done.stderr
    made = outputs(forms / "runner" / "output")
    assert (made["status"], made["flagged"]) == ("2", "0")
    for fail_on, fails in (("any", 1), ("direct", 1), ("never", 0)):
        given = {"FAIL_ON": fail_on, "STATUS": "2", "FLAGGED": "0", "DIRECT": "0"}
        assert act("verdict", forms, **given).returncode == fails


def test_the_action_takes_its_inputs_from_the_environment_and_its_outputs_are_there() -> None:
    """What a caller gives is never part of a script's text, so it cannot be a command."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert not [step["id"] for step in action["runs"]["steps"] if "${{" in step.get("run", "")]
    used = " ".join(json.dumps(step) for step in action["runs"]["steps"])
    assert not [name for name in action["inputs"] if f"inputs.{name}" not in used]
    for name in action["outputs"]:
        assert f'echo "{name}=' in used.replace('\\"', '"') or f'f\\"{name}=' in used or f"{name}={{" in used


def test_the_workflow_and_the_hook_in_the_docs_use_what_there_is() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "lint.md").read_text(), re.DOTALL)
    hook, workflow = map(yaml.safe_load, blocks)
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    [named] = hook["repos"][0]["hooks"]
    assert named["id"] == yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]["id"]
    [step] = [each for each in workflow["jobs"]["lint"]["steps"] if each.get("id") == "forms"]
    assert set(step["with"]) <= set(action["inputs"])
    assert set(re.findall(r"steps\.forms\.outputs\.(\w+)", blocks[1])) <= set(action["outputs"])
