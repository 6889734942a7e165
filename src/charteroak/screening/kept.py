"""The compiled patterns, kept on disk between runs: they hold rules alone, never anything that was read.

One file in the folder for what is compiled (`logic.kernels.compiled`). It is named by the digest of what
it was made from, and checked when read; one that cannot be used is made anew, and one that cannot be written is done
without.
"""

from __future__ import annotations

import gc
import hashlib
import platform
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from charteroak.logic.kernels import compiled
from charteroak.screening.grammar.compiled import Book
from charteroak.screening.matching import AhoCorasick, Hyperscan, Matcher, hyperscan_version
from charteroak.screening.patterns import identifiers, tax_documents
from charteroak.screening.shadow import Fold, make_fold

OTHERS = (*identifiers.WORDS, *tax_documents.WORDS)
"""The words that are looked for after those of the rules."""
_CHECK = 4
_HERE = Path(__file__).parent
_MADE_OF = ("grammar", "patterns", "shadow.py", "alike.py", "matching.py", "mending.py", "spelt.py", "kept.py")


class Kept(msgspec.Struct, frozen=True):
    """What is kept: the compiled rules, how characters fold, and Hyperscan's database where there is Hyperscan."""

    book: Book
    table: bytes
    several: dict[int, str]
    database: bytes | None

    @property
    def fold(self) -> Fold:
        """How characters fold."""
        return Fold(self.table, self.several)


@contextmanager
def lasting() -> Iterator[None]:
    """What is made here stays for good: the collector of garbage need not look at it, neither now nor later."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def patterns() -> tuple[Kept, Matcher]:
    """The compiled patterns and the matcher for them: from disk, or made now and put there."""
    kept = _read()
    if kept is not None:
        with suppress(Exception):  # a database of another machine, or a broken one, is made anew
            return kept, matcher(kept)
    kept = make()
    _write(kept)
    return kept, matcher(kept)


def make(only: str = "", *, hyperscan: bool = True) -> Kept:
    """Compile everything anew; or the rules of one class."""
    from charteroak.screening.grammar.book import compile_book
    from charteroak.screening.patterns.collected import rooms

    book, fold = compile_book(rooms(only)), make_fold()
    words = (*book.words, *OTHERS)
    database = Hyperscan(words, identifiers.LOOKS).packed() if hyperscan and hyperscan_version() else None
    return Kept(book, fold.table, fold.several, database)


def matcher(kept: Kept) -> Matcher:
    """What looks for the words of the rules."""
    words, looks = (*kept.book.words, *OTHERS), identifiers.LOOKS
    return AhoCorasick(words, looks) if kept.database is None else Hyperscan(words, looks, kept.database)


def unworded() -> Matcher:
    """What looks only for what words do not tell: for where words are looked for by other means."""
    looks = identifiers.LOOKS
    return Hyperscan((), looks) if hyperscan_version() else AhoCorasick((), looks)


def folder() -> Path:
    """Where the file lies."""
    return compiled("patterns")


def rules() -> str:
    """What tells these rules, and what looks for them, from others: another digest, perhaps other findings."""
    return _name()


def _name() -> str:
    digest = hashlib.sha256(
        f"{hyperscan_version()} {platform.machine()} {unicodedata.unidata_version} {sys.version_info[:2]}".encode()
    )
    for part in _MADE_OF:
        path = _HERE / part
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(f"{source.relative_to(_HERE)}\n".encode() + source.read_bytes())
    return f"screening-{digest.hexdigest()[:24]}.bin"


def _read() -> Kept | None:
    try:
        content = (folder() / _name()).read_bytes()
        if _check(content[_CHECK:]) != content[:_CHECK]:
            return None
        return msgspec.msgpack.decode(memoryview(content)[_CHECK:], type=Kept)
    except (OSError, msgspec.MsgspecError):
        return None


def _check(content: bytes) -> bytes:
    """What tells a file that was cut or spoilt. It guards against nobody: who can write here can write that, too."""
    return zlib.crc32(content).to_bytes(_CHECK, "little")


def _write(kept: Kept) -> None:
    from tempfile import NamedTemporaryFile

    content = msgspec.msgpack.encode(kept)
    path = folder() / _name()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".screening-", delete=False) as file:
            try:
                file.write(_check(content) + content)
                file.close()
                Path(file.name).replace(path)
            except OSError:  # no room, or no right to write so much: nothing half-written is left
                Path(file.name).unlink(missing_ok=True)
                raise
        for other in path.parent.glob("screening-*.bin"):
            if other != path:
                other.unlink(missing_ok=True)
