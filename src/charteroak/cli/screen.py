"""`charteroak screen`: where something confidential stands in files of any kind."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import OneOf, Whole
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.task import Outcome, Task

_FEW = 3
"""Up to so many files of plain text are screened in this process: starting others takes longer."""


@click.command(
    epilog="""\b
Examples:
  charteroak screen letter.docx
  charteroak screen mail/ --format jsonl
  charteroak screen - < note.txt
  charteroak screen intake.xlsx --show-values

\b
Exit statuses:
  0  every file was read whole, and nothing was found
  1  something was found
  2  a file could not be read, or not all of one in which nothing was found: one line on standard error says which and
     why; the others are screened
"""
)
@click.argument("paths", nargs=-1, type=FilePath(), metavar="PATH|-...")
@click.option(
    "--format",
    "written",
    type=OneOf(("text", "jsonl")),
    default="text",
    metavar="text|jsonl",
    help="A report to read (the default), or one JSON object a line.",
)
@click.option("--show-values", "values", is_flag=True, help="Show the words that were found, which are confidential.")
@click.option(
    "--max-size",
    "megabytes",
    type=Whole(1, 4096),
    default=64,
    metavar="MB",
    help="The largest file that is read, in megabytes; by default 64.",
)
def screen(paths: tuple[Path, ...], written: str, values: bool, megabytes: int) -> int:
    """Find what is confidential in files: the classes of 2-926 and other private attributes of 2-929.

    A PATH may be a file, `-` for standard input, or a folder, whose files are all screened. A file may be text,
    Markdown, a web page, a table (CSV, Excel, Parquet, Arrow), JSON, Word, PDF, a picture, e-mail (.eml, .mbox, .msg)
    or a ZIP of these; what it is, is told by its content. What cannot be read is said, and never passed as clean.

    Nothing that is read is kept: no file, no log, no history; and the words that are found are not shown unless asked
    for.
    """
    if not paths:
        raise BadInput("PATH", "nothing", ["a file's or a folder's name", "- for standard input"])
    if paths.count(STANDARD) > 1:
        raise BadInput("PATH", "standard input twice", ["- once"])
    return Screening(written, values, megabytes << 20).all(paths)


@dataclass(frozen=True, slots=True)
class Screening:
    """How files are screened and written about."""

    written: str
    values: bool
    size: int

    def all(self, paths: tuple[Path, ...]) -> int:
        """Screen all files. The highest of the files' statuses."""
        from charteroak.screening.working import Workers, warm

        files = list(_files(paths))
        refused: dict[int, str] = {}
        status = 0
        warm()
        with Workers() as workers:
            outcomes = workers.each(self._tasks(files, refused), apart=len(files) > _FEW)
            for number, (path, outcome) in enumerate(zip(files, outcomes, strict=True), 1):
                status = max(status, self._tell(number, named(path), outcome, refused.get(number)))
        return status

    def _tasks(self, files: list[Path], refused: dict[int, str]) -> Iterator[tuple[Task, bytes | None]]:
        """What is to be done; of files that the system refuses, what is to be said of them goes to `refused`."""
        from charteroak.screening.task import Task

        for number, path in enumerate(files, 1):
            task = Task(what="screen", name=named(path)[-200:], values=self.values, size=self.size)
            try:
                with using(f"PATH {number}"):
                    data = bytes_of(path, self.size)
            except BadInput as wrong:
                refused[number] = str(wrong)
                yield task, None
            else:
                yield task.timed(data), data

    def _tell(self, number: int, name: str, outcome: Outcome, refused: str | None) -> int:
        """Write about one file. 0 nothing found, 1 found, 2 not read."""
        from charteroak.cli.screening_words import said

        if outcome.trouble is not None:
            self._say_trouble(name, outcome.trouble)
            return failed(refused or f"PATH {number}: {said(outcome.trouble)}")
        write(f"{json.dumps(_line(name, outcome), ensure_ascii=False)}\n" if self.written == "jsonl" else
              "".join(f"{line}\n" for line in _report(name, outcome)))  # fmt: skip
        if outcome.unread:
            failed(f"PATH {number}: not all of it was read: {len(outcome.unread)} places, {kinds_of(outcome)}")
        if outcome.document or outcome.findings:
            return 1
        return 2 if outcome.unread else 0

    def _say_trouble(self, name: str, trouble: str) -> None:
        """A file that was not read has no findings, and so it has no list of them."""
        if self.written == "jsonl":
            write(f"{json.dumps({'path': name, 'error': trouble}, ensure_ascii=False)}\n")
        else:
            write(f"{name}: not read\n")


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files, those of folders in order of their names. What is neither, a pipe for one, is left out of folders."""
    for path in paths:
        if path == STANDARD or not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            yield from (file for name in sorted(names) if (file := Path(folder, name)).is_file() or file.is_symlink())


def _line(name: str, outcome: Outcome) -> dict[str, Any]:
    import msgspec

    line: dict[str, Any] = {
        "path": name,
        "kind": outcome.kind,
        "language": outcome.language,
        "document": outcome.document,
        "findings": [msgspec.to_builtins(each) for each in outcome.findings],
    }
    if outcome.unread:
        line["unread"] = [msgspec.to_builtins(each) for each in outcome.unread]
    return line


def _report(name: str, outcome: Outcome) -> Iterator[str]:
    count = len(outcome.findings)
    what = "a record withheld whole (2-926: all information in an individual's income tax records)"
    head = what if outcome.document else f"{count} found" if count else "nothing found"
    yield click.style(f"{name}: {head}", bold=bool(count or outcome.document))
    for each in outcome.findings:
        sure = "" if each.certainty == "protected" else ", undetermined: withhold"
        shown = f": {' '.join(each.value.split())}" if each.value is not None else ""
        yield f"  {each.where} {each.start}-{each.end}  {each.category} ({each.tier}{sure}){shown}"
    for left in outcome.unread:
        yield f"  {left.where}  not read ({left.why})"


def kinds_of(outcome: Outcome) -> str:
    """Why places were not read, each kind once."""
    return ", ".join(dict.fromkeys(each.why for each in outcome.unread))


def bytes_of(path: Path, most: int) -> bytes:
    """A file's bytes, and of one that has more than are read, one more: so it shows that there are too many."""
    if path == STANDARD:
        return sys.stdin.buffer.read(most + 1)
    with path.open("rb") as file:
        return file.read(most + 1)


def named(path: Path) -> str:
    """A file as it was named, in letters that JSON can have."""
    return os.fsencode(path).decode("utf-8", "replace")


def failed(line: str) -> int:
    """Say on standard error what went wrong. The status."""
    sys.stdout.flush()
    click.echo(f"charteroak: {line}", err=True)
    return 2


def write(text: str) -> None:
    """Write to standard output: bold only where somebody looks, UTF-8 wherever it goes."""
    if sys.stdout.isatty():
        click.echo(text, nl=False)
    else:
        sys.stdout.buffer.write(click.unstyle(text).encode())
        sys.stdout.flush()
