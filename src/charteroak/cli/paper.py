"""`charteroak paper`: what kind of legal paper a file holds, and whether the City must act on it."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charteroak.cli.ask import refuse_without_record
from charteroak.cli.options import format_option, language_option
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.cli.police_options import recording_options, write
from charteroak.logic.errors import BadInput

if TYPE_CHECKING:
    from charteroak.cli.police_record import Acting
    from charteroak.police.acted import Act
    from charteroak.police.papers.forms import Forms
    from charteroak.police.papers.reading import Paper
    from charteroak.screening.documents import Document


@click.command(
    epilog="""\b
Examples:
  charteroak paper detainer.pdf
  charteroak paper *.pdf --format jsonl
  charteroak paper - --language es < letter.txt
  charteroak paper order.docx --papers-table our-papers.toml
  charteroak paper detainer.pdf --format jsonl --record detain

\b
Exit statuses:
  0  every file was read
  2  one was not, or not all of it: one line on standard error says which and why; the others are answered; or with
     --record something was not recorded, and `not_recorded` says why
"""
)
@click.argument("files", nargs=-1, type=FilePath(), metavar="FILE|-...")
@format_option
@language_option
@click.option(
    "--papers-table",
    "table",
    type=FilePath(),
    metavar="FILE",
    help="A table of forms and issuers of your own, in TOML.",
)
@recording_options
def paper(
    files: tuple[Path, ...],
    written: str,
    language: str,
    table: Path | None,
    act: Act | None,
    role: str | None,
    department: str | None,
) -> int:
    """Tell what each paper is: its kind, who issued it, whether it is a criminal warrant, whether the City must act.

    A file may be text, PDF, Word (.docx), e-mail (.eml), RTF, a web page or a picture; what it is, is told by its
    content. Scans and pictures need the program tesseract. A stapled set goes by its first paper. What a paper cannot
    tell, as where it is not signed, is said to be so: verify with counsel.

    Nothing that is read is kept: no file, no log, no history.

    With --record, which goes with --format jsonl, the ledger gets an entry for each paper that you act on what the
    article answers where the paper is the only reason: the act, the outcome, the clauses, and of the paper only the
    article's facts that it shows. Its line has `recorded`, with the receipt and the key that shows what the entry is
    about. What is unknown is not recorded.
    """
    if not files:
        raise BadInput("FILE", "nothing", ["a file's name", "- for standard input"])
    if files.count(STANDARD) > 1:
        raise BadInput("FILE", "standard input twice", ["- once"])
    reading = Reading(_forms(table) if table else None, language, written)
    if act is None:
        refuse_without_record({"--role": role, "--department": department})
        return reading.files(files)
    from charteroak.cli.police_record import acting

    with acting(act, written, role, department) as each:
        return replace(reading, acting=each).files(files)


@dataclass(frozen=True, slots=True)
class Reading:
    """How papers are told and written about."""

    forms: Forms | None
    language: str
    written: str
    acting: Acting | None = None

    def files(self, files: tuple[Path, ...]) -> int:
        """Tell what each file is. 2 where something of one could not be done, else 0."""
        return max(self.file(path, place) for place, path in enumerate(files, 1))

    def file(self, path: Path, place: int) -> int:
        """Tell what one file is. 2 where it cannot be read, or not all of it, else 0."""
        from charteroak.screening.documents import LIMITS, Unreadable, read, require_read

        try:
            with using(f"FILE {place}"):
                document = require_read(read(_bytes(path, LIMITS.size), path.name, LIMITS))
        except Unreadable as trouble:
            return _failed(f"FILE {place}: {trouble.says(self.language)}")
        except BadInput as wrong:
            return _failed(str(wrong))
        return max(self._tell(path, document), self._rest(document, place))

    def _tell(self, path: Path, document: Document) -> int:
        from charteroak.police.papers.reading import read_paper

        found = read_paper(document.pages, language=self.language, forms=self.forms)
        kept = self.acting.paper(found, self.language) if self.acting else {}
        if self.written == "jsonl":
            write(f"{json.dumps({**found.line(_named(path)), **kept}, ensure_ascii=False)}\n")
            sys.stdout.flush()
        else:
            write(self._report(path, found, document))
        return 2 if "not_recorded" in kept else 0

    def _report(self, path: Path, found: Paper, document: Document) -> str:
        from charteroak.cli.paper_report import report

        return report(_named(path), found, document, self.language)

    def _rest(self, document: Document, place: int) -> int:
        """Say what of a file was not read and may be a paper itself."""
        from charteroak.cli.paper_report import WORDS

        left = "scanned page" in document.unread or (document.kind == "email" and "embedded file" in document.unread)
        return _failed(f"FILE {place}: {WORDS[self.language].not_all}") if left else 0


def _forms(table: Path) -> Forms:
    from charteroak.police.papers.forms import LARGEST, forms_of

    with using("--papers-table"):
        return forms_of(_bytes(table, LARGEST))


def _bytes(path: Path, most: int) -> bytes:
    """A file's bytes, and of one that has more than can be read, one more: so it shows that there are too many."""
    if path == STANDARD:
        return sys.stdin.buffer.read(most + 1)
    with path.open("rb") as file:
        return file.read(most + 1)


def _named(path: Path) -> str:
    """A file as it was named, in letters that JSON can have."""
    return os.fsencode(path).decode("utf-8", "replace")


def _failed(line: str) -> int:
    sys.stdout.flush()
    click.echo(f"charteroak: {line}", err=True)
    return 2
