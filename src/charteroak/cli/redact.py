"""`charteroak redact`: a file, or each file of a folder, without what is confidential in it, proven."""

from __future__ import annotations

import json
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charteroak.cli.options import OneOf
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.cli.screen import bytes_of, named
from charteroak.cli.screen_report import failed, write
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.screening.task import Outcome

SIZE = 64 << 20
"""The bytes of the largest file that is redacted."""


@click.command(
    epilog="""\b
Examples:
  charteroak redact letter.docx -o letter-public.docx
  charteroak redact mail.zip -o public.zip --list withheld.jsonl --no-classes
  charteroak redact scan.eml -o public.eml --drop-unread
  charteroak redact case/ -o case-public/ --list case-withheld/

\b
Exit statuses:
  0  the copy is written, and proven
  1  there is no copy: something was left in it, or the whole is a record that is withheld
  2  there is no copy: the file cannot be read, or not all of it, or not be written anew
Of a folder, it is the highest of its files' statuses; the other files have their copies.
"""
)
@click.argument("source", type=FilePath(), metavar="SRC|-")
@click.option("-o", "--output", "target", type=FilePath(), required=True, metavar="DST|-", help="Where the copy goes.")
@click.option("--list", "listed", type=FilePath(), metavar="FILE", help="Also write a list of what is withheld.")
@click.option("--no-classes", "classless", is_flag=True, help="With --list, say where, but not of which class.")
@click.option("--drop-unread", is_flag=True, help="Leave out what cannot be read, with a mark instead.")
@click.option("--mark", is_flag=True, help="Put the notice into JSON, too, as the first member of its object.")
@click.option(
    "--format",
    "written",
    type=OneOf(("text", "jsonl")),
    default="text",
    metavar="text|jsonl",
    help="A report to read (the default), or a JSON object.",
)
def redact(
    source: Path,
    target: Path,
    listed: Path | None,
    classless: bool,
    drop_unread: bool,
    mark: bool,
    written: str,
) -> int:
    """Make a copy of a file without what is confidential in it, in the same format, and prove it.

    What is found is taken out, not covered; "[§2-929]" stands instead. The copy is written wholly anew, without what
    tells of people and of earlier versions. Then it is opened again, read by another library, and its bytes are
    searched for what was taken out; if anything is left, there is no copy. The copy says that it is one, where its
    format has a place for that. An income tax record is withheld whole.

    Nothing is written but the copy and the list, and they only when the proof holds.

    Of a folder, each file has its copy under the same path in DST, a new folder; what is found in a path is taken out
    of it. A file that has no copy is named, with its path on standard output and its number and the reason on standard
    error. Links that lead out of the folder are not followed. FILE is a folder then, too, with a list for each copy.
    """
    if classless and listed is None:
        raise BadInput("--no-classes", "no --list", ["with --list"])
    if listed in (target, STANDARD):
        raise BadInput("--list", "the copy's place, or standard output", ["a file of its own"])
    if source != STANDARD and source.is_dir():
        from charteroak.cli.redact_folder import Folder

        return Folder(source, target, listed, classless, written).do(drop_unread=drop_unread, mark=mark)
    return Redacting(source, target, listed, classless, written).do(drop_unread=drop_unread, mark=mark)


@dataclass(frozen=True, slots=True)
class Redacting:
    """One file to redact."""

    source: Path
    target: Path
    listed: Path | None
    classless: bool
    written: str

    def do(self, *, drop_unread: bool, mark: bool) -> int:
        """Redact it. The status."""
        from charteroak.screening.task import Task
        from charteroak.screening.working import Workers, warm

        with using("SRC"):
            data = bytes_of(self.source, SIZE)
        self._check()
        name = named(self.target if self.source == STANDARD else self.source)[-200:]
        task = Task(what="redact", name=name, drop_unread=drop_unread, mark=mark, to=named(self.target)[-200:])
        warm()
        with Workers(1) as workers:
            [outcome] = workers.each([(task.timed(data), data)], apart=False)
        return self._tell(outcome)

    def _check(self) -> None:
        if self.target != STANDARD and self.target.is_dir():
            raise BadInput("--output", "a folder", ["a file's name"])
        if self.source != STANDARD and self.target.exists() and self.target.samefile(self.source):
            raise BadInput("--output", "SRC itself", ["another file"])

    def _tell(self, outcome: Outcome) -> int:
        from charteroak.cli.screening_words import said

        if outcome.trouble is not None:
            return failed(f"SRC: {said(outcome.trouble)}")
        if outcome.data is None:
            self._no_copy()
            self._report(outcome)
            failed(f"SRC: {why_no_copy(outcome)}")
            return 1
        self._write(outcome, outcome.data)
        self._report(outcome)
        return 0

    def _no_copy(self) -> None:
        """Take away what an earlier run may have left there: it would be taken for a copy of this."""
        if self.target != STANDARD and self.target.is_file():
            with using("--output"):
                self.target.unlink()

    def _write(self, outcome: Outcome, data: bytes) -> None:
        if self.listed is not None:
            with using("--list"):
                put(
                    self.listed,
                    "".join(f"{json.dumps(each)}\n" for each in items(outcome, classless=self.classless)).encode(),
                )
        if self.target == STANDARD:
            sys.stdout.buffer.write(data)
            return
        with using("--output"):
            put(self.target, data)

    def _report(self, outcome: Outcome) -> None:
        if self.target == STANDARD:
            return
        count = sum(each.count for each in outcome.withheld)
        if self.written == "jsonl":
            write(line(named(self.source), outcome))
        elif outcome.data is not None:
            write(f"{named(self.target)}: {count} withheld; proven\n")
            if not outcome.noticed:
                write("  It has no place for a notice; say with it that 2-929 is why.\n")


def items(outcome: Outcome, *, classless: bool) -> list[dict[str, Any]]:
    """The list of what is withheld: where, in how many places there, and, unless it is `classless`, of which class."""
    made = []
    for each in outcome.withheld:
        item: dict[str, Any] = {"where": each.where, "count": each.count}
        if each.category is None:
            item["unread"] = True
        elif not classless:
            item["category"] = each.category
        made.append(item)
    return made


def line(path: str, outcome: Outcome) -> str:
    """The line of JSON about a file that was read."""
    count = sum(each.count for each in outcome.withheld)
    told = {"path": path, "kind": outcome.kind, "document": outcome.document, "written": outcome.data is not None,
            "withheld": count, "notice": outcome.noticed}  # fmt: skip
    return f"{json.dumps(told, ensure_ascii=False)}\n"


def why_no_copy(outcome: Outcome) -> str:
    """Why a file that was read has no copy."""
    if outcome.document:
        return "the whole of it is an income tax record, which is withheld"
    return f"something was left in the copy ({outcome.residual}), so there is none"


def put(path: Path, data: bytes) -> None:
    """Write a file that only its owner reads, at once or not at all."""
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
