"""`charteroak ledger receipt`: the proof that an entry is in the ledger, to be checked anywhere."""

from __future__ import annotations

import base64
import json
import re
import sys
from pathlib import Path
from typing import Any

import click

from charteroak.cli.ledger_opening import ledger_place
from charteroak.cli.paths import STANDARD, FilePath, using
from charteroak.ledger.errors import Unproven
from charteroak.ledger.public import CHECKPOINT
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import verify_note
from charteroak.ledger.tree import root_at
from charteroak.logic.errors import BadInput
from charteroak.recording.place import Place
from charteroak.recording.reading import Reader, Shown
from charteroak.recording.succession import published

_RECORD = re.compile(r"[0-9a-f]{32}\Z")
_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,17})\Z")
_ALLOWED = ("the record id of an entry", "the index of one")


@click.command(
    epilog="""\b
Examples:
  charteroak ledger receipt 17
  charteroak ledger receipt 0123456789abcdef0123456789abcdef --json
  charteroak ledger receipt 17 --output 17.tlog-proof --entry 17.entry
"""
)
@click.argument("which", metavar="ID")
@click.option(
    "--output", "-o", type=FilePath(), default=STANDARD, metavar="FILE", help="Write it there and not to the terminal."
)
@click.option("--entry", "entry_file", type=FilePath(), metavar="FILE", help="Write the entry's bytes to a file, too.")
@click.option("--json", "as_json", is_flag=True, help="All in an object: the entry in names, its bytes, the receipt.")
@click.option("--all", "every", is_flag=True, help="With --json, every entry with this record id, a line each.")
def receipt(which: str, output: Path, entry_file: Path | None, as_json: bool, every: bool) -> int:
    """Write the receipt of an entry: that it is in the ledger, under the published checkpoint (C2SP tlog-proof).

    ID is the entry's record id or its index. Of several entries with one record id it is the last. The ledger's key
    is not needed. `charteroak ledger verify --receipt FILE --entry FILE --key VKEY` checks both files anywhere.
    """
    if every and not as_json:
        raise BadInput("--all", "this option without --json", ["--json --all"])
    if every and entry_file:
        raise BadInput("--all", "this option beside --entry", ["one of them"])
    place = ledger_place()
    reader = Reader(place)
    try:
        _check(reader, place)
        places = _places(reader, which)
        found = [(index, _proof(reader, index)) for index in (places if every else places[-1:])]
        if as_json:
            data = b"".join(_object(_entry(reader, index), proof) for index, proof in found)
        else:
            data = found[-1][1].to_bytes()
        if entry_file:
            _write("--entry", entry_file, _entry(reader, found[-1][0]).data)
    finally:
        reader.close()
    _write("--output", output, data)
    return 0


def _check(reader: Reader, place: Place) -> None:
    """Check that the published checkpoint is one of this ledger: a receipt under a damaged one would prove nothing."""
    note, checkpoint = reader.checkpoint()
    where = place.public / CHECKPOINT
    try:
        signed = verify_note(note, published(place.public))
    except Unproven as error:
        raise error.at(where) from None
    covered = checkpoint.size <= reader.store.head().size
    if not signed or not covered or root_at(checkpoint.size, reader.tree(checkpoint.size).node) != checkpoint.root:
        raise Unproven(f"{where}: is not a checkpoint of this ledger by a key of its own")


def _places(reader: Reader, which: str) -> list[int]:
    """The indexes of the entries that are meant; there is at least one. BadInput if not."""
    if _RECORD.match(which):
        places = reader.find(which)
    else:
        places = [int(which)] if _INDEX.match(which) and int(which) < reader.store.head().size else []
    if not places:
        raise BadInput("ID", "one that no entry has", _ALLOWED)
    return places


def _proof(reader: Reader, place: int) -> Receipt:
    found = reader.receipt(place)
    if found is None:
        raise BadInput(
            "ID", "an entry that the published checkpoint does not cover yet", ["one that it covers: run `checkpoint`"]
        )
    return found


def _entry(reader: Reader, place: int) -> Shown:
    shown = reader.entry(place)
    if shown is None:
        raise BadInput("ID", "an entry that was pruned", ["one that is still kept; of this one, the receipt alone"])
    return shown


def _object(shown: Shown, proof: Receipt) -> bytes:
    said: dict[str, Any] = {
        "index": shown.index,
        "says": shown.said,
        "entry": base64.b64encode(shown.data).decode(),
        "receipt": proof.to_bytes().decode(),
    }
    return f"{json.dumps({'record': shown.entry.record.hex(), **said}, ensure_ascii=False)}\n".encode()


def _write(option: str, path: Path, data: bytes) -> None:
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        return
    with using(option):
        path.write_bytes(data)
