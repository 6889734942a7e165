"""`charteroak ledger append`: record what other programs have done, a line of JSON each."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import click

from charteroak.cli.ask import LONGEST_LINE, numbered
from charteroak.cli.ledger_opening import ledger_place, opened
from charteroak.cli.options import decoded
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.ledger.codec import Codec
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.log import Log
from charteroak.logic.errors import BadInput
from charteroak.recording.given import KINDS, Given, entry_of
from charteroak.recording.reading import current_vocabulary

AT_ONCE = 4096
"""How many lines are committed together, and checked together where the input cannot be read twice."""


@click.command(
    epilog=f"""\b
A line, with all that it may hold:
  kind         {", ".join(KINDS)}
  act, outcome, role, department, basis
               a name of the ledger's closed lists
  clauses      a list of names, and so are approvers (roles)
  facts        an object: values by fact
  law, readings, commitment, record
               hexadecimal. Without law and readings, the article's own are
               taken where the kind needs them; without a commitment, one to
               the line itself is made, and the answer has what opens it.

\b
Examples:
  charteroak ledger append decisions.jsonl
  charteroak ledger append --receipts < decisions.jsonl > receipts.jsonl
"""
)
@click.argument("file", type=FilePath(), default=STANDARD, metavar="FILE")
@click.option("--receipts", is_flag=True, help="Give the receipt of each entry, too.")
def append(file: Path, receipts: bool) -> int:
    """Append an entry for each line of JSON in FILE, or in standard input. The time of an entry is now.

    For each line that was appended a line of JSON is printed: its number, the entry's index and its record id. A file
    is checked whole before anything is written. From a pipe, up to 4,096 lines are read, checked and written together:
    where one of them is wrong, none of these is written, and those before them, whose answers were printed, stay.
    """
    place = ledger_place()
    codec = Codec(current_vocabulary(place))
    with using("FILE"):
        source = nullcontext(sys.stdin.buffer) if file == STANDARD else file.open("rb")
    with source as lines:
        if _can_be_read_twice(lines):
            start = lines.tell()
            for _ in _given(lines, codec):
                pass
            lines.seek(start)
        with opened(place) as log:
            given = _given(lines, codec)
            while batch := list(islice(given, AT_ONCE)):
                _append(log, batch, receipts)
    return 0


def _can_be_read_twice(source: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(source.fileno()).st_mode)
    except OSError:
        return False


def _given(source: BinaryIO, codec: Codec) -> Iterator[tuple[int, Given]]:
    """The entries of the lines, with the numbers of these. The first that is wrong is an error that has its number."""
    with using("FILE"):
        for number, line in numbered(source):
            try:
                if len(line) > LONGEST_LINE:
                    raise BadInput("the line", "more than there may be", [f"up to {LONGEST_LINE} bytes"])
                yield number, entry_of(codec, decoded(line, "the line"), line.rstrip(b"\r\n"))
            except BadInput as wrong:
                raise BadInput(f"line {number}: {wrong.field}", wrong.given, wrong.allowed) from None
            except LedgerError as wrong:
                raise wrong.at(f"line {number}") from None


def _append(log: Log, batch: list[tuple[int, Given]], receipts: bool) -> None:
    """Commit entries together, and answer each."""
    first = log.append([given.entry for _, given in batch])
    proofs = log.receipts(range(first, first + len(batch))) if receipts else [None] * len(batch)
    for index, ((number, given), proof) in enumerate(zip(batch, proofs, strict=True), first):
        answer: dict[str, Any] = {"line": number, "index": index, "record": given.record.hex()}
        if given.opening:
            answer["opening"] = given.opening.key.hex()
        if proof:
            answer["receipt"] = proof.to_bytes().decode()
        sys.stdout.buffer.write(f"{json.dumps(answer, ensure_ascii=False)}\n".encode())
    sys.stdout.buffer.flush()
