"""What others have of the log: its published files in a folder or at a URL, from which missing entries are taken."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.ledger.note import Note
from charteroak.ledger.signing import VerifierKey, verify_note
from charteroak.ledger.tiles import ENTRIES, WIDTH, Tile, from_bundle
from charteroak.ledger.vocabulary import Vocabulary

_LARGEST = WIDTH * (2 + 0xFFFF)
_SECONDS = 30


class Mirror:
    """The published files of the log."""

    def __init__(self, where: str) -> None:
        """`where` is a folder, or an http:// or https:// URL."""
        self._url = where.rstrip("/") if where.startswith(("http://", "https://")) else None
        self._folder = Path(where)

    def checkpoint(self, origin: str, keys: Iterable[VerifierKey]) -> tuple[bytes, Checkpoint]:
        """The checkpoint, as it is signed. LedgerError where there is none, or it is not the log's own."""
        data = self._read("checkpoint")
        if data is None:
            raise LedgerError("the mirror has no checkpoint")
        note = Note.parse(data)
        checkpoint = Checkpoint.parse(note.text)
        if checkpoint.origin != origin or not verify_note(note, keys):
            raise Unproven(
                "the mirror's checkpoint is not signed by this log: it is another's, or its key is a later one"
            )
        return data, checkpoint

    def entries(self, start: int, stop: int) -> Iterator[list[bytes]]:
        """The entries from `start` up to `stop`, in the parts that they are published in."""
        for index in range(start // WIDTH, -(-stop // WIDTH)):
            held = self._bundle(index, min(WIDTH, stop - index * WIDTH))
            yield held[max(0, start - index * WIDTH) : stop - index * WIDTH]

    def vocabulary(self, name: str) -> bytes:
        """A vocabulary, by its name in the public folder. LedgerError where it is not there, or is another."""
        data = self._read(name)
        if data is None:
            raise LedgerError("the mirror does not have the words that entries are written in")
        if f"vocabulary/{Vocabulary.parse(data).id.hex()}" != name:
            raise Malformed("the mirror's vocabulary is not the one that its file is named for")
        return data

    def _bundle(self, index: int, least: int) -> list[bytes]:
        """A bundle with at least so many entries: the full one, or the partial one of just that width."""
        for tile in {Tile(ENTRIES, index), Tile(ENTRIES, index, least)}:
            data = self._read(tile.path)
            if data is not None:
                entries = list(from_bundle(data))
                if len(entries) == tile.width:
                    return entries
                raise Malformed(f"the mirror's {tile.path} holds {len(entries)} entries, not {tile.width}")
        raise LedgerError(f"the mirror does not have the entries from {index * WIDTH} on")

    def _read(self, path: str) -> bytes | None:
        try:
            if self._url is None:
                return (self._folder / path).read_bytes()
            with urllib.request.urlopen(f"{self._url}/{path}", timeout=_SECONDS) as response:  # noqa: S310 - http alone
                data: bytes = response.read(_LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (404, 410):
                return None
            raise LedgerError(f"the mirror answers {error.code}") from None
        except (OSError, http.client.HTTPException) as error:
            raise LedgerError(f"the mirror cannot be read: {type(error).__name__}") from None
        if len(data) > _LARGEST:
            raise Malformed(f"the mirror's {path} is too large")
        return data
