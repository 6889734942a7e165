"""`charteroak training`: courses, the roster, assignments, what was completed, and certificates."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import msgspec

from charteroak.cli.main import Commands
from charteroak.cli.paths import FilePath, using
from charteroak.logic.errors import BadInput

WHERE = "charteroak.cli.training"
FORMATS = ("text", "jsonl", "csv")
FORMAT = click.option(
    "--format", "how", type=click.Choice(FORMATS), default="text", help="How it is printed; by default text."
)


@click.group(
    cls=Commands,
    modules={
        "courses": f"{WHERE}:courses",
        "package": f"{WHERE}:package",
        "roster": "charteroak.cli.training_taking:roster",
        "assign": "charteroak.cli.training_taking:assign",
        "import": "charteroak.cli.training_taking:import_",
        "compliance": f"{WHERE}:compliance",
        "certificate": f"{WHERE}:certificate",
    },
    epilog="""\b
Examples:
  charteroak training courses
  charteroak training roster people.csv
  charteroak training assign officers --role police_officer --days 90
  charteroak training compliance --format csv
  charteroak training certificate certificate.json
""",
)
def training() -> None:
    """Courses on the article for those who have to know it (2-928(e)): assigned, taken, certified, counted."""


@click.command(
    epilog="""\b
Examples:
  charteroak training courses
  charteroak training courses --format jsonl
"""
)
@FORMAT
def courses(how: str) -> int:
    """The courses as they stand today: their versions, clauses, and how many questions they draw from."""
    from charteroak.training import courses as made

    head = ("course", "version", "audience", "clauses", "questions", "title")
    rows = [
        (each.id, each.version, each.audience, " ".join(each.clauses), len(each.questions), each.title["en"])
        for each in made.courses().values()
    ]
    printed(how, head, rows)
    return 0


@click.command(
    epilog="""\b
Examples:
  charteroak training package officers --address https://article.example.gov --output officers.zip
"""
)
@click.argument("course")
@click.option("--address", required=True, metavar="URL", help="The office's own address: ids begin with it.")
@click.option("--output", "-o", type=FilePath(), required=True, metavar="FILE", help="Where the package is written.")
@click.option("--pass-mark", type=click.IntRange(1, 100), default=80, help="Per cent; by default 80.")
def package(course: str, address: str, output: Path, pass_mark: int) -> int:
    """Write a course as a cmi5 package, for a learning system of the City's own."""
    from charteroak.training import cmi5
    from charteroak.training import courses as made

    there = made.courses()
    if course not in there:
        raise BadInput("COURSE", "none of the courses", list(there))
    try:
        data = cmi5.package(there[course], address, pass_mark=pass_mark)
    except ValueError:
        raise BadInput("--address", "another text", ["an address that begins with https://"]) from None
    with using("--output"):
        output.write_bytes(data)
    return 0


@click.command(
    epilog="""\b
Examples:
  charteroak training compliance
  charteroak training compliance --people --format csv
  charteroak training compliance --proof --format jsonl
"""
)
@click.option("--people", is_flag=True, help="Where everyone stands with every course, not how many.")
@click.option("--proof", is_flag=True, help="What the figure of 2-928(e) rests on: each officer and clause.")
@FORMAT
def compliance(people: bool, proof: bool, how: str) -> int:
    """How many are done, due and overdue: of all, by unit, course, version and clause; and the figure of 2-928(e)."""
    if people and proof:
        raise BadInput("--proof", "this option beside --people", ["one of them"])
    from charteroak.training.exports import proof_rows, standing_rows, total_rows
    from charteroak.training.knowledge import knowledgeable

    with office():
        from charteroak.office.training import standing

        of = standing.of_all()
    officers = knowledgeable(of)
    head, *rows = standing_rows(of) if people else proof_rows(officers) if proof else total_rows(of)
    printed(how, [str(each) for each in head], rows)
    if how == "text" and not people and not proof:
        click.echo(f"2-928(e): {officers.altogether} of {officers.officers} officers were taught every clause")
    return 0


@click.command(
    epilog="""\b
Exit statuses:
  0  the certificate holds
  2  it does not, or the file cannot be read: standard error says what

\b
Examples:
  charteroak training certificate certificate.json
  charteroak training certificate certificate.json --key 'NAME+ID+KEY'
"""
)
@click.argument("file", type=FilePath())
@click.option("--key", "keys", multiple=True, metavar="VKEY", help="A public key of the ledger; may be repeated.")
@FORMAT
def certificate(file: Path, keys: tuple[str, ...], how: str) -> int:
    """Verify a certificate's file: its entry, its receipt, and whom and what the entry commits to.

    The ledger's public key comes from --key or, without it, from this city's own ledger.
    """
    from charteroak.ledger.codec import Codec
    from charteroak.ledger.policy import Policy
    from charteroak.ledger.signing import VerifierKey
    from charteroak.office.training import certificate as checking
    from charteroak.recording.place import Place
    from charteroak.recording.reading import Reader
    from charteroak.recording.succession import published
    from charteroak.recording.words import vocabulary

    with using("FILE"):
        data = read(file, checking.LARGEST + 1)
    place, codecs = Place.from_environment(), [Codec(vocabulary())]
    known = [VerifierKey.parse(key) for key in keys]
    if place.exists:
        reader = Reader(place)
        codecs += reader.codecs.values()
        reader.close()
        known = known or published(place.public)
    if not known:
        raise BadInput("--key", "nothing", ["a public key of the ledger: there is none here to ask"])
    try:
        found = checking.verified(data, codecs, Policy.for_logs(known))
    except checking.NoCertificate as error:
        from charteroak.office.training.words import training_words

        raise BadInput("FILE", "no certificate that holds", [training_words("en").verdicts[error.why]]) from None
    said = found.details
    head = ("name", "number", "course", "version", "on", "clauses", "way", "record", "index")
    row = (said.name, said.number, said.course, said.version, said.on, " ".join(said.clauses), said.way)
    printed(how, head, [(*row, found.record, found.index)])
    return 0


def read(path: Path, most: int = -1) -> bytes:
    """A file's bytes, or those of standard input."""
    if str(path) == "-":
        return sys.stdin.buffer.read(most)
    with path.open("rb") as file:
        return file.read(most)


def printed(how: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows: as lines with two spaces between, as objects a line each, or as CSV."""
    if how == "csv":
        from charteroak.office.cells import as_csv

        click.echo(as_csv([head, *rows]).decode("utf-8-sig").replace("\r\n", "\n"), nl=False)
    elif how == "jsonl":
        for row in rows:
            click.echo(msgspec.json.encode(dict(zip(head, row, strict=True))).decode())
    else:
        click.echo("\n".join(_aligned([tuple(map(str, head)), *(tuple(map(str, row)) for row in rows)])))


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip()


@contextmanager
def office() -> Iterator[None]:
    """The office's database, up to date; and the ledger, which is let go of in the end."""
    from django.core.exceptions import ImproperlyConfigured

    from charteroak.cli.office_opening import set_up

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")
    set_up()
    from charteroak.office.database import ready
    from charteroak.recording.recorder import recorder

    try:
        ready()
        yield
    except ImproperlyConfigured as wrong:
        raise click.ClickException(str(wrong)) from None
    finally:
        recorder().close()
