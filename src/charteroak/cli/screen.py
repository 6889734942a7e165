"""`charteroak screen`: where something confidential stands in files of any kind, one or as many as an archive has."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from charteroak.cli.options import OneOf, Whole
from charteroak.cli.paths import STANDARD, FilePath, refused, using
from charteroak.cli.screen_report import failed, kinds_of, line_of, report, write
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.scale.journal import Journal
    from charteroak.screening.scale.progress import Progress
    from charteroak.screening.scale.running import Told


class Place(click.ParamType[str, str]):
    """A file's or a folder's path, an address that fsspec reads, or `-`."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path, or the address. BadInput where it cannot be one."""
        from charteroak.screening.scale import remote

        if remote.is_address(str(value)):
            remote.check(str(value))
            return str(value)
        return str(FilePath().convert(value, param, ctx))


@click.command(
    epilog="""\b
Examples:
  charteroak screen letter.docx
  charteroak screen mail/ --format jsonl
  charteroak screen - < note.txt
  charteroak screen intake.xlsx --show-values
  charteroak screen archive/ mail.mbox --format jsonl -o found.jsonl --resume journal
  charteroak screen archive/ --format jsonl -o found/ --engine spark --master spark://head:7077

\b
Exit statuses:
  0  every file was read whole, and nothing was found
  1  something was found
  2  a file could not be read, or not all of one in which nothing was found: one line on standard error says which and
     why; the others are screened
"""
)
@click.argument("paths", nargs=-1, type=Place(), metavar="PATH|-...")
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
    help="The largest file that is read at once, in megabytes; by default 64.",
)
@click.option("-o", "--output", "target", type=FilePath(), metavar="DST", help="Where the lines go.")
@click.option(
    "--resume",
    "journal",
    type=FilePath(),
    metavar="FILE",
    help="Keep in FILE what is done; where it was begun, go on. With -o and jsonl.",
)
@click.option(
    "--engine",
    type=OneOf(("local", "spark")),
    default="local",
    metavar="local|spark",
    help="Screen here (the default), or on a Spark cluster, into a folder of files.",
)
@click.option("--master", default="local[*]", metavar="URL", help="With --engine spark, the cluster; by default here.")
def screen(
    paths: tuple[str, ...],
    written: str,
    values: bool,
    megabytes: int,
    target: Path | None,
    journal: Path | None,
    engine: str,
    master: str,
) -> int:
    """Find what is confidential in files: the classes of 2-926 and other private attributes of 2-929.

    A PATH may be a file, `-` for standard input, a folder, whose files are all screened, or an address that fsspec
    reads (s3://, https://, sftp:// ...). A file may be text, Markdown, a web page, a table (CSV, Excel, Parquet,
    Arrow), JSON, Word, PDF, a picture, e-mail (.eml, .mbox, .msg) or a ZIP of these; what it is, is told by its
    content. What cannot be read is said, and never passed as clean.

    A mail folder, a ZIP, JSON Lines, a table or a text that is larger than --max-size is screened in parts, with a
    line for each; a larger file of another kind is not read.

    Nothing that is read is kept: no file, no log, no history; and the words that are found are not shown unless asked
    for. The journal of --resume holds salted digests of paths, sizes, times and counts of findings. Whoever has it and
    guesses a path can tell whether it was there: keep it as you keep the paths.
    """
    if not paths:
        raise BadInput("PATH", "nothing", ["a file's or a folder's name", "- for standard input"])
    if paths.count(str(STANDARD)) > 1:
        raise BadInput("PATH", "standard input twice", ["- once"])
    _check(paths, written, target, journal, engine)
    if engine == "spark":
        return _on_spark(paths, cast("Path", target), values, megabytes << 20, master)
    return Screening(written, values, megabytes << 20, target, journal).all(paths)


def _check(paths: tuple[str, ...], written: str, target: Path | None, journal: Path | None, engine: str) -> None:
    """Refuse what does not go together."""
    lined = written == "jsonl" and target not in (None, STANDARD)
    if journal is not None and (not lined or engine == "spark" or journal in (target, STANDARD)):
        raise BadInput(
            "--resume", "without -o, or not as jsonl, or with Spark", ["--format jsonl -o DST --resume FILE"]
        )
    if str(STANDARD) in paths and (journal is not None or engine == "spark"):
        raise BadInput("PATH", "standard input, which cannot be read again", ["a file's or a folder's name"])
    if engine == "spark" and (not lined or cast("Path", target).exists()):
        raise BadInput("--engine spark", "without a new folder for lines", ["--format jsonl -o a new folder's name"])
    for path in paths:
        for ours in (target, journal):
            if ours is not None and ours.is_file() and Path(path).is_file() and ours.samefile(path):
                raise BadInput("--output" if ours == target else "--resume", "a PATH itself", ["another file"])


def _on_spark(paths: tuple[str, ...], target: Path, values: bool, size: int, master: str) -> int:
    """Screen on a cluster. The highest of the files' statuses."""
    from charteroak.screening.scale.spark import screen_paths

    done = screen_paths(paths, target, values=values, most=size, master=master)
    if done.troubled:
        failed(f"PATH: {done.troubled} files or parts were not read, or not whole; their lines say why")
    return done.status


@dataclass(frozen=True, slots=True)
class Screening:
    """How files are screened and written about."""

    written: str
    values: bool
    size: int
    target: Path | None = None
    journal: Path | None = None

    def all(self, paths: tuple[str, ...]) -> int:
        """Screen all files. The highest of the files' statuses."""
        from charteroak.screening.scale.progress import Progress
        from charteroak.screening.scale.running import Run
        from charteroak.screening.scale.sources import same, walk
        from charteroak.screening.working import Workers, warm

        progress = Progress()
        warm()
        with ExitStack() as stack:
            journal, output = self._opened(paths, stack)
            ours = [same(each) for each in (self.target, self.journal) if each is not None and each.is_file()]
            run = Run(self.size, self.values)
            if journal is not None:
                run.skips = journal.has
            workers = stack.enter_context(Workers())
            status = journal.status if journal is not None else 0
            for told in run.each(walk(paths, ours), workers):
                status = max(status, self._tell(told, progress, journal, output))
            progress.clear()
        return status

    def _opened(self, paths: tuple[str, ...], stack: ExitStack) -> tuple[Journal | None, BinaryIO | None]:
        """The journal, or else the file for the lines."""
        target = self.target
        if target is None or target == STANDARD:
            return None, None
        if self.journal is None:
            with using("--output"):
                return None, stack.enter_context(os.fdopen(os.open(target, _WRITES, 0o600), "wb"))
        from charteroak.screening.kept import rules
        from charteroak.screening.scale.journal import Journal

        with using("--resume, --output"):
            return stack.enter_context(
                closing(Journal(self.journal, target, repr((rules(), self.values, self.size, paths))))
            ), None

    def _tell(self, told: Told, progress: Progress, journal: Journal | None, output: BinaryIO | None) -> int:
        """Write about one file. 0 nothing found, 1 found, 2 not read."""
        from charteroak.screening.scale.telling import status as status_of

        status = status_of(told.outcome)
        progress.add(told.size, status, ends=told.ends)
        line = "" if told.outcome is None else line_of(told) if self.written == "jsonl" else report(told)
        if journal is not None:
            with using("--resume, --output"):
                journal.add(told, line.encode(), status)
        elif output is not None:
            with using("--output"):
                output.write(click.unstyle(line).encode())
        elif line:
            progress.clear()
            write(line)
        self._say_what_failed(told, progress)
        return status

    def _say_what_failed(self, told: Told, progress: Progress) -> None:
        from charteroak.cli.screening_words import said

        outcome = told.outcome
        if outcome is None or not (outcome.trouble or outcome.unread):
            return
        progress.clear()
        where = f"PATH {told.number}{f', {told.part}' if told.part else ''}"
        if told.refused is not None:
            failed(str(refused(where, told.refused)))
        elif outcome.trouble is not None:
            failed(f"{where}: {said(outcome.trouble)}")
        else:
            failed(f"{where}: not all of it was read: {len(outcome.unread)} places, {kinds_of(outcome)}")


_WRITES = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def bytes_of(path: Path, most: int) -> bytes:
    """A file's bytes, and of one that has more than are read, one more: so it shows that there are too many."""
    if path == STANDARD:
        return sys.stdin.buffer.read(most + 1)
    with path.open("rb") as file:
        return file.read(most + 1)


def named(path: Path) -> str:
    """A file as it was named, in letters that JSON can have."""
    return os.fsencode(path).decode("utf-8", "replace")
