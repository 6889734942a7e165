"""The command line, run in this process and as a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from charteroak.cli.main import program

COMMAND = str(Path(sys.executable).with_name("charteroak"))
PLANTED = "Zqx7planted"
"""A value that nothing may repeat."""

_FOLDER = tempfile.TemporaryDirectory()
DATA = Path(_FOLDER.name)
"""A folder of the tests' own for what is kept."""


def run(*arguments: str, **settings: Any) -> Result:
    """`charteroak` in this process: what it printed, and its exit status. A fault that nobody caught fails the test."""
    runner = CliRunner(env={"CHARTEROAK_DATA": str(DATA), **settings.pop("env", {})})
    result = runner.invoke(program, arguments, prog_name="charteroak", catch_exceptions=False, **settings)
    assert "Traceback" not in result.output
    assert "went wrong inside" not in result.output
    return result


def process(
    *arguments: str, env: dict[str, str] | None = None, **settings: Any
) -> "subprocess.CompletedProcess[bytes]":
    """`charteroak` as a process of its own, its output as bytes."""
    environment = {**os.environ, "CHARTEROAK_DATA": str(DATA), **(env or {})}
    settings = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | settings
    if "input" in settings:
        del settings["stdin"]
    return subprocess.run([COMMAND, *arguments], env=environment, timeout=60, check=False, **settings)  # noqa: S603
