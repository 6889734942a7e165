"""`charteroak decide`: a file of rows, decided."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from charteroak.cli.options import OneOf, acts, as_of_option, readings_option
from charteroak.cli.paths import STANDARD, FilePath, check_readable, using
from charteroak.law.law import law
from charteroak.law.under import under
from charteroak.logic.errors import BadInput, field_name

if TYPE_CHECKING:
    from charteroak.engines.bulk import Source, Tally, Target

FORMATS = ("csv", "tsv", "jsonl", "parquet", "arrow")
_NUMBERED = ("parquet", "arrow")
LONG_FILE = 1 << 23
"""From so many bytes on, a file is long enough for a progress bar."""


@click.command(
    epilog="""\b
Examples:
  charteroak decide stops.csv -o decided.csv
  charteroak decide stops.parquet -o decided.parquet --rejects bad.jsonl
  charteroak decide stops.jsonl -o decided.arrow --as-of 2026-01-31
  charteroak decide - -o - --format csv < stops.csv > decided.csv
"""
)
@click.argument("file", type=FilePath(), metavar="FILE")
@click.option("-o", "--out", type=FilePath(), required=True, metavar="OUT", help="Where to; - is standard output.")
@click.option(
    "--rejects", type=FilePath(), metavar="FILE", help="Where rows go that are wrong; by default OUT.rejects.jsonl."
)
@click.option(
    "--format", "form", type=OneOf(FORMATS), metavar="FORMAT", help=f"Where no name tells: {', '.join(FORMATS)}."
)
@click.option("--coded", is_flag=True, help="Columns of numbers hold codes; in Parquet and Arrow.")
@readings_option
@as_of_option
def decide(
    file: Path,
    out: Path,
    rejects: Path | None,
    form: str | None,
    coded: bool,
    readings: dict[str, str | None] | None,
    as_of: date | None,
) -> int:
    """Decide each row of FILE, and write it to OUT with the answer.

    The formats are CSV, TSV, JSON Lines, Parquet and Arrow, by the names' endings; OUT may be in another one than
    FILE. The columns are `act` and the facts by their names; a value that is empty or null is not known. All other
    columns are passed through; one whose name is nearly a fact's is named on standard error. Added are `outcome`,
    `clauses` and `missing`, the last two as lists, in CSV and TSV joined with a semicolon. In CSV and TSV true and
    false are written out, in small letters or capitals. With --coded, the values of a fact may be numbers, from 1 in
    the order of the vocabulary (yes is 1, no is 2), 0 not known.

    A row that is wrong (no such act, no such value, a fact that its act does not have) is left out and named in the
    rejects file by its number, the field, and what is allowed, never by its value. Rows count from 1, without the
    header; in JSON Lines they are lines. The exit status is 1 if there are any. With -o - they are named on standard
    error, unless --rejects says where.

    OUT is there whole or not at all. An old rejects file is removed when there is nothing to reject.
    """
    source, target_form = _source(file, out, form)
    if coded and source.form not in _NUMBERED:
        raise BadInput("--coded", f"an option that {source.form} has no use for", _NUMBERED)
    _check_different(file, out, rejects)
    with _ended_in_order(), ExitStack() as opened:
        target = _target(opened, out, target_form)
        named = opened.enter_context(_Rejects.to(rejects, out))
        chosen = law(readings)
        tally = _decide(source, target, chosen, as_of, named, _size(file), coded=coded)
    for name, fact in _near_facts(tally.passed):
        click.echo(f"charteroak: the column {field_name(name)} is no fact, and was passed through: {fact}?", err=True)
    for line in under("en", acts(), chosen.readings):
        click.echo(f"charteroak: {line}", err=True)
    if tally.rejected:
        rows = tally.rejected + tally.decided
        where = "above" if named.path is None else f"in {named.path.name}"
        click.echo(f"charteroak: {tally.rejected:,} of {rows:,} rows rejected, named {where}", err=True)
    return 1 if tally.rejected else 0


def _near_facts(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The columns whose names are nearly a fact's, each with that fact: a fact that is misspelt is not known."""
    from difflib import get_close_matches

    from charteroak.engines.codes import FACTS

    for name in names:
        plain = "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
        for fact in get_close_matches(plain, FACTS, n=1, cutoff=0.8):
            yield name, fact


def _decide(
    source: Source, target: Target, chosen: Any, day: date | None, rejects: _Rejects, size: int, *, coded: bool
) -> Tally:
    """Decide, showing how far it is, and turn a file that Arrow cannot read into a line that does not quote it."""
    import pyarrow as pa  # type: ignore[import-untyped]

    from charteroak.engines.bulk import decide_file

    try:
        with _progress(size) as progress:
            return decide_file(source, target, chosen, day, rejects.add, progress, coded=coded)
    except (pa.ArrowException, UnicodeDecodeError):
        raise BadInput("FILE", f"what cannot be read as {source.form}", [f"a whole {source.form} file"]) from None


def _source(file: Path, out: Path, form: str | None) -> tuple[Source, str]:
    """What is read, and the format of what is written. BadInput where a format is not known, or cannot be streamed."""
    from charteroak.engines.bulk import Source
    from charteroak.engines.files import format_of

    if file != STANDARD:
        with using("FILE"):
            check_readable(file)
        read = format_of(file, "FILE", form)
    elif form is None:
        raise BadInput("--format", "nothing, with FILE from standard input", FORMATS)
    else:
        read = form
    written = (form or read) if out == STANDARD else format_of(out, "--out", form)
    if file == STANDARD and (read == "parquet" or (read == "jsonl" and written != "jsonl")):
        what = "Parquet" if read == "parquet" else "JSON Lines to be written in another format"
        raise BadInput(
            "FILE", f"{what}, from standard input,", ["a file by its name: it is read in more than one pass"]
        )
    return Source(sys.stdin.buffer if file == STANDARD else file, read), written


def _check_different(file: Path, out: Path, rejects: Path | None) -> None:
    if rejects is None:
        return
    for name, other in (("FILE", file), ("--out", out)):
        if rejects == STANDARD or rejects.absolute() == other.absolute():
            raise BadInput("--rejects", f"the same file as {name}", ["a file of its own"])


def _target(opened: ExitStack, out: Path, form: str) -> Target:
    from charteroak.engines.bulk import Target
    from charteroak.engines.files import whole_file

    if out == STANDARD:
        return Target(_Counted(sys.stdout.buffer), form, is_file=False)  # type: ignore[arg-type]
    with using("--out"):
        return Target(opened.enter_context(whole_file(out)), form)


def _size(file: Path) -> int:
    return 0 if file == STANDARD else file.stat().st_size


class _Counted:
    """Standard output for writers that ask where they are: a pipe does not know."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def write(self, data: Any) -> int:
        self._at += memoryview(data).nbytes
        self._stream.write(data)
        return memoryview(data).nbytes

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        """Standard output is not ours to close."""


class _Rejects:
    """Rows that are wrong, a line each. The file is made for the first of them."""

    def __init__(self, path: Path | None, opened: ExitStack) -> None:
        self.path = path
        self._opened = opened
        self._stream: BinaryIO | None = None

    @classmethod
    @contextmanager
    def to(cls, path: Path | None, out: Path) -> Iterator[_Rejects]:
        """Rejects for a run that writes to `out`. The file takes its name when the run is done, or an old one goes."""
        if path is None and out != STANDARD:
            path = out.with_name(f"{out.name}.rejects.jsonl")
        with ExitStack() as opened:
            rejects = cls(path, opened)
            yield rejects
            if rejects._stream is None and path is not None:
                path.unlink(missing_ok=True)

    def add(self, row: int, error: BadInput) -> None:
        """Name a row."""
        if self._stream is None:
            self._stream = self._open()
        self._stream.write(f"{json.dumps({'row': row, **error.as_dict()}, ensure_ascii=False)}\n".encode())

    def _open(self) -> BinaryIO:
        from charteroak.engines.files import whole_file

        if self.path is None:
            return sys.stderr.buffer
        with using("--rejects"):
            return self._opened.enter_context(whole_file(self.path))


@contextmanager
def _progress(size: int) -> Iterator[Any]:
    """A bar on standard error, where somebody looks at a file that takes a while."""
    if size < LONG_FILE or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    with click.progressbar(length=1000, file=sys.stderr, show_pos=False) as bar:
        yield lambda done, of: bar.update(1000 * done // max(of, done, 1) - bar.pos) if of else None


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let the end of the process, when asked for, leave no half a file."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
