"""A backup as one file: a tar of small files that anyone can list, and at its end a manifest with all their digests.

It is written and read as a stream. Names are of closed forms, so nothing in a file from elsewhere can name a place
outside. The file is named once it is whole and on the disk: a backup that was broken off has no name.
"""

from __future__ import annotations

import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, cast

from charteroak.ledger.durable import sync, sync_folder
from charteroak.ledger.errors import LedgerError, Malformed, Unproven
from charteroak.recording.backup.sealing import Opening, Sealing, Secret, is_sealed

HEAD, MANIFEST = "backup.json", "manifest.json"
FORMAT = 1
LARGEST = 64 << 20
"""The most that one file in it may have: what is longer is in parts."""
_NAMES = re.compile(
    r"(backup|manifest)\.json|office/[a-z0-9_]{1,63}/[0-9]{6}\.jsonl"
    r"|ledger/(checkpoint|keys|policy|(entries|hashes)/[0-9]{12}|vocabulary/[0-9a-f]{16}|retention/[0-9a-f]{64})"
    r"|files/[A-Za-z0-9_][A-Za-z0-9._-]{0,79}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,79}){0,3}"
)


class Archive:
    """A backup that is being written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=out, mode="w|", format=tarfile.USTAR_FORMAT)  # noqa: SIM115 - closed by `end`
        self._digests: dict[str, list[Any]] = {}

    def add(self, name: str, data: bytes) -> None:
        """Add a file. Malformed where it has no name of ours."""
        if not _NAMES.fullmatch(name) or len(data) > LARGEST:
            raise Malformed(f"{name}: cannot be in a backup")
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(data), 0o600
        self._tar.addfile(info, io.BytesIO(data))
        self._digests[name] = [sha256(data).hexdigest(), len(data)]

    def end(self, about: Mapping[str, Any]) -> None:
        """Add the manifest, with what is said of the whole, and end."""
        self.add(MANIFEST, json.dumps({**about, "files": self._digests}, indent=1).encode())
        self.close()

    def close(self) -> None:
        """Write nothing any more."""
        self._tar.close()


@contextmanager
def writing(path: Path, seal: tuple[dict[str, Any], bytes] | None) -> Iterator[Archive]:
    """A new backup at a path, for its owner alone. Where this ends well it is there, whole; else there is nothing."""
    draft = path.with_name(f"{path.name}.partial")
    try:
        with open(draft, "wb", opener=_for_the_owner) as file:
            sealing = Sealing(file, *seal) if seal else None
            archive = Archive(cast("IO[bytes]", sealing) if sealing else file)
            try:
                yield archive
            finally:
                archive.close()  # while there is a file to write to
            if sealing:
                sealing.finish()
            file.flush()
            sync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


@contextmanager
def reading(path: Path, secret: Secret | None) -> Iterator[Iterator[tuple[str, bytes]]]:
    """The files of a backup, one after the other; the last is the manifest, which has been compared by then.

    Malformed or Unproven where it is damaged, cut off or changed, or cannot be opened with this secret.
    """
    with path.open("rb") as file:
        sealed = is_sealed(file)
        if sealed and secret is None:
            raise LedgerError("the backup is sealed: give its passphrase, or with --identity the key of its recipient")
        source = cast("IO[bytes]", io.BufferedReader(Opening(file, secret), 1 << 16)) if sealed and secret else file
        yield _files(source)


def _files(source: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    found: dict[str, list[Any]] = {}
    manifest = None
    try:
        with tarfile.open(fileobj=source, mode="r|", ignore_zeros=False) as tar:
            for info in tar:
                data = _data(tar, info)
                if manifest is not None or info.name in found or (not found and info.name != HEAD):
                    raise Malformed("it is no backup, or its files are not in order")
                if info.name == MANIFEST:
                    manifest = data
                    _compare(manifest, found)
                found[info.name] = [sha256(data).hexdigest(), len(data)]
                yield info.name, data
        source.read()  # of a sealed one, the last chunk says that it is the last
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise Malformed(f"it is no backup, or it is damaged ({type(error).__name__})") from None
    if manifest is None:
        raise Malformed("it is cut off: it does not end with its manifest")


def _data(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    if not info.isreg() or not _NAMES.fullmatch(info.name) or info.size > LARGEST:
        raise Malformed("it holds something that no backup holds")
    file = tar.extractfile(info)
    data = file.read() if file else b""
    if len(data) != info.size:
        raise Malformed("it is cut off")
    return data


def _compare(manifest: bytes, found: dict[str, list[Any]]) -> None:
    said = json.loads(manifest)
    listed = said.get("files") if isinstance(said, dict) else None
    if listed != found:
        raise Unproven("its files are not those of its manifest: it was changed, or it is damaged")


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
