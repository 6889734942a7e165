"""The program around its commands: help, errors, statuses, completion."""

import ast
import contextlib
import errno
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from cli_running import DATA, PLANTED, process, run

import charteroak
from charteroak.cli.fault import in_one_line
from charteroak.cli.main import program
from charteroak.law.text import TextDrifted


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands(program))
ROOT = Path(__file__).resolve().parents[2]


def examples(words: tuple[str, ...]) -> list[str]:
    """The examples in a command's help."""
    printed = run(*words, "--help").stdout
    listed = printed.partition("Examples:\n")[2].partition("\n\n")[0].replace("\\\n", " ")
    return [line.strip() for line in listed.splitlines()]


def test_the_commands_are_those_of_the_contract() -> None:
    assert {" ".join(words) for words in COMMANDS} == {
        *("ask", "decide", "triage", "paper", "screen", "redact", "columns", "article", "cases", "prove", "compare"),
        *("people", "people release", "people code"),
        *("serve", "completion", "guard", "guard postgres", "lint", "readings", "report"),
        *("config", "db", "db migrate", "db status", "backup", "restore"),
        *("export", "export table", "export sql", "export cedar", "export rego", "export dmn", "export json"),
        *("ledger", "ledger init", "ledger append", "ledger checkpoint", "ledger receipt", "ledger verify"),
        *("ledger witness", "ledger rotate-key", "ledger prune"),
        *("complaints", "complaints key", "complaints shred"),
        *("resident", "boundary", "boundary import", "boundary addresses", "boundary show"),
        "refer",
        *("training", "training courses", "training package", "training roster", "training assign"),
        *("training import", "training compliance", "training certificate"),
        *("services", "services import", "services export", "services list", "services check"),
    }


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=" ".join)
def test_every_help_has_examples_and_no_line_that_is_too_wide(words: tuple[str, ...]) -> None:
    result = run(*words, "--help", terminal_width=100)
    assert (result.exit_code, result.stderr) == (0, "")
    assert examples(words)
    assert max(map(len, result.stdout.splitlines())) <= 125
    assert run(*words, "-h").stdout == run(*words, "--help").stdout


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=" ".join)
def test_every_example_parses_as_the_command_it_is_of(words: tuple[str, ...]) -> None:
    """Options, their values and the arguments are all as the command takes them."""
    for example in examples(words):
        arguments = called_with(example)
        called = max((key for key in COMMANDS if tuple(arguments[: len(key)]) == key), key=len)
        assert called[: len(words)] == words
        COMMANDS[called].make_context("charteroak", arguments[len(called) :])


def called_with(example: str) -> list[str]:
    """The arguments that a shell would call `charteroak` with."""
    tokens = shlex.split(example, comments=True)
    if tokens[0] == "eval":
        tokens = shlex.split(tokens[1].removeprefix("$(").removesuffix(")"))
    start = tokens.index("charteroak")
    assert all("=" in word for word in tokens[:start])
    end = next((at for at, word in enumerate(tokens) if word in ("<", ">")), len(tokens))
    return tokens[start + 1 : end]


def test_every_option_says_what_it_is_for() -> None:
    for words, command in COMMANDS.items():
        for param in command.params:
            assert not isinstance(param, click.Option) or param.help, (words, param.name)


def test_the_statuses_are_documented() -> None:
    printed = run("--help").stdout
    assert [int(n) for n in re.findall(r"^    (\d+) ", printed, re.MULTILINE)] == [0, 1, 2, 130]


def test_the_version_is_the_packages() -> None:
    assert re.fullmatch(r"charteroak \d+\.\d+\.\d+\n", run("--version").stdout)


def test_without_a_command_it_prints_its_help_and_fails() -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: charteroak")
    assert run("export").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([PLANTED], "there is no such command; see charteroak --help"),
        (["aks"], "there is no such command; did you mean ask? see charteroak --help"),
        (["export", PLANTED], "there is no such command; see charteroak export --help"),
        (["ask", f"--{PLANTED}"], "there is no such option; see charteroak ask --help"),
        (["ask", f"--{PLANTED}={PLANTED}"], "there is no such option; see charteroak ask --help"),
        (["ask", "--langauge", PLANTED], "there is no such option; did you mean --language? see charteroak ask --help"),
        (["ask", "--json"], "--json has no value, or one that it does not take; see"),
        (["article", f"--norms={PLANTED}"], "--norms has no value, or one that it does not take; see"),
        (["ask", "--language", PLANTED], "--language: another text is not allowed here; allowed: en, es"),
        (["article", "2-929", PLANTED], "too many arguments, or too few; see charteroak article --help"),
        (
            ["serve", "--port", PLANTED],
            "--port: something else is not allowed here; allowed: a whole number from 0 to 65535",
        ),
        (["completion", PLANTED], "[bash|zsh|fish]: another text is not allowed here; allowed: bash, zsh, fish"),
    ],
)
def test_a_mistake_is_one_line_that_does_not_repeat_it(arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"charteroak: {says}")
    assert result.stderr.count("\n") == 1
    assert PLANTED not in result.stderr


@pytest.mark.parametrize(
    "fault",
    [
        KeyError(PLANTED),
        ValueError(f"{PLANTED}\n{PLANTED}"),
        OSError(errno.ENOSPC, "No space left on device", PLANTED),
        UnicodeDecodeError("utf-8", PLANTED.encode(), 0, 1, PLANTED),
        click.BadParameter(PLANTED),
        click.BadParameter(PLANTED, param=click.Option([f"--{'x'}"])),
        click.FileError(PLANTED),
        TextDrifted("0" * 64),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_any_fault_is_one_line_that_holds_no_value(fault: Exception) -> None:
    line = in_one_line(fault)
    assert line.startswith("charteroak: ")
    assert "\n" not in line
    assert PLANTED not in line


def test_a_fault_of_ours_says_where_it_was() -> None:
    try:
        charteroak.decide(None, None)  # type: ignore[arg-type]
    except ValueError as fault:
        wrong = ZeroDivisionError(PLANTED).with_traceback(fault.__traceback__)
    assert re.search(r"please report it: ZeroDivisionError at \w+\.py:\d+$", in_one_line(wrong))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_for_the_shell(shell: str) -> None:
    for result in (run("completion", shell), run("completion", env={"SHELL": f"/usr/bin/{shell}"})):
        assert result.exit_code == 0
        assert "_CHARTEROAK_COMPLETE" in result.stdout
        assert shell in result.stdout
    assert run("completion", env={"SHELL": ""}).exit_code == 2
    assert run("completion", env={"SHELL": f"/bin/{PLANTED}"}).exit_code == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("charteroak de", ["decide"]),
        ("charteroak cases --act re", ["refuse_service", "refer"]),
        ("charteroak ask --langua", ["--language"]),
    ],
)
def test_the_shell_completes_commands_options_and_values(typed: str, offered: list[str]) -> None:
    done = process(
        env={"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_CHARTEROAK_COMPLETE": "bash_complete"}
    )
    assert [line.partition(",")[2] for line in done.stdout.decode().splitlines()] == offered


HEAVY = [
    "cryptography",
    "sqlite3",
    "numpy",
    "pyarrow",
    "django",
    "starlette",
    "uvicorn",
    "msgspec",
    "lxml",
    "platformdirs",
    "textwrap",
    "traceback",
]
COLD = f"""
import sys
from charteroak.cli.main import program
try:
    program(["ask", "--json", '{{"act": "refer"}}'], prog_name="charteroak")
except SystemExit:
    print(*[name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""


def test_what_asks_loads_nothing_heavy() -> None:
    """It starts cold for each question. NumPy is loaded only where a table is built, the first time of all."""
    process("ask", "--json", '{"act": "refer"}')  # so that the table is there
    command = [sys.executable, "-c", COLD]
    done = subprocess.run(command, env={"CHARTEROAK_DATA": str(DATA)}, capture_output=True, check=True)  # noqa: S603
    assert json.loads(done.stdout)["outcome"] == "unknown"
    assert done.stderr.decode().strip() == ""


def readme() -> str:
    return (ROOT / "README.md").read_text()


def test_the_readme_says_what_is_answered() -> None:
    """Each command of its console blocks is answered, and with the outcome that the words after it name."""
    said = re.findall(r"^\$ (?:\S*/)?(charteroak ask .*)\n```\n\n([^$]*?)\n\n", readme(), re.MULTILINE)
    assert len(said) >= 3
    for line, words in said:
        answer = json.loads(run(*called_with(line)).stdout)
        assert f"`{answer['outcome']}`" in words, line


def test_the_readme_s_python_comes_to_what_it_says() -> None:
    """In its blocks of Python a comment after an expression is what that comes to; "…" stands for what is left out."""
    compared = 0
    for block in re.findall(r"```python\n(.*?)```", readme(), re.DOTALL):
        known: dict[str, object] = {}
        for code, said in re.findall(r"((?:^[^#\n]*\n)+)# (.*)\n", block, re.MULTILINE):
            *before, last = ast.parse(code).body
            exec(compile(ast.Module(before, []), "README", "exec"), known)  # noqa: S102 - our own words
            assert isinstance(last, ast.Expr)
            value = repr(eval(compile(ast.Expression(last.value), "README", "eval"), known))  # noqa: S307 - the same
            assert re.fullmatch(".*".join(map(re.escape, said.split("…"))), value), code
            compared += 1
    assert compared >= 4


def test_every_command_that_the_readme_names_is_one() -> None:
    named = re.findall(r"`(?:\S*/)?(charteroak [^`]+)`", readme())
    assert named
    for line in named:
        arguments = called_with(line)
        called = max((key for key in COMMANDS if tuple(arguments[: len(key)]) == key), key=len)
        if len(arguments) > len(called):
            with contextlib.suppress(click.exceptions.Exit):  # of --help
                COMMANDS[called].make_context("charteroak", arguments[len(called) :])
