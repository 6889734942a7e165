"""Files elsewhere, by addresses that fsspec reads: s3://, https://, sftp://, memory:// and many more.

What an address holds besides a place, a password or a signature, is never said; and nothing that is read is kept, so
fsspec's copies on disk are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from charteroak.logic.errors import BadInput

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*::)*[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_KEEPS = frozenset({"filecache", "simplecache", "blockcache", "cached"})
_CHANGED = ("mtime", "LastModified", "last_modified", "updated", "modified", "created", "ETag", "etag")
"""Where file systems say when a file was written, or what tells one writing from another."""

Found = tuple[str, str, int, str]
"""An address, what is said of it, the size, and when it was written, as far as that is known."""


def is_address(locator: str) -> bool:
    """Whether this names a place elsewhere and not a file's path."""
    return _ADDRESS.match(locator) is not None


def check(locator: str) -> None:
    """Refuse at once what can never be read: BadInput where fsspec is missing, or would keep what it reads."""
    try:
        import fsspec  # type: ignore[import-untyped]  # it has no types
    except ModuleNotFoundError:
        raise BadInput("PATH", "an address, without the extra `remote`", ["install charteroak[remote]"]) from None
    protocols = [part.partition("://")[0].lower() for part in locator.split("::")]
    if _KEEPS.intersection(protocols):
        raise BadInput("PATH", "an address with a cache on disk", ["one without: nothing that is read is kept"])
    for protocol in protocols:
        try:
            fsspec.get_filesystem_class(protocol)
        except (ValueError, ImportError):
            raise BadInput("PATH", "an address of a kind that cannot be read here", ["one that fsspec knows"]) from None


def walk(locator: str) -> Iterator[Found]:
    """The file there, or the files of the folder there, in order of their names."""
    try:
        system, path = _system(locator)
        about = system.info(path)
        if about.get("type") != "directory":
            yield _found(locator, about)
            return
        folders = system.walk(path, detail=True, on_error="raise")
        for _, within, files in folders:
            _in_order(within)
            yield from (_found(_address(system, locator, files[name]["name"]), files[name]) for name in sorted(files))
    except Exception:  # of any library; what it says may quote the address, and so a password
        yield locator, said(locator), -1, ""


def opened(locator: str) -> BinaryIO:
    """The file there. OSError where it cannot be read, whatever is in the way."""
    try:
        system, path = _system(locator)
        return cast("BinaryIO", _Plain(system.open(path, "rb")))
    except Exception:
        raise OSError from None


def said(locator: str) -> str:
    """An address without passwords and signatures."""
    return "::".join(_said(part) for part in locator.split("::"))


def _said(part: str) -> str:
    if "://" not in part:
        return part
    scheme, _, rest = part.partition("://")
    place, slash, path = rest.partition("?")[0].partition("#")[0].partition("/")
    return f"{scheme}://{place.rpartition('@')[2]}{slash}{path}"


def _system(locator: str) -> tuple[Any, str]:
    import fsspec

    return fsspec.core.url_to_fs(locator)  # type: ignore[no-any-return]


def _found(locator: str, about: dict[str, Any]) -> Found:
    size = about.get("size")
    changed = next((str(about[name]) for name in _CHANGED if about.get(name)), "")
    return locator, said(locator), size if isinstance(size, int) else -1, changed


def _address(system: Any, locator: str, name: str) -> str:
    """The address of a file in a folder: within a chain of file systems, its last links stay as they are."""
    head, sign, rest = locator.partition("::")
    return f"{head.partition('://')[0]}://{name}{sign}{rest}" if sign else str(system.unstrip_protocol(name))


def _in_order(within: Any) -> None:
    """Have the folders that are yet to be walked stand in order."""
    if isinstance(within, dict):
        ordered = sorted(within.items())
        within.clear()
        within.update(ordered)


class _Plain:
    """A file elsewhere whose every trouble is an OSError that says nothing."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        what = getattr(self._file, name)
        return _guarded(what) if callable(what) else what

    def __enter__(self) -> _Plain:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _guarded(call: Any) -> Any:
    def does(*arguments: Any) -> Any:
        try:
            return call(*arguments)
        except Exception:
            raise OSError from None

    return does
