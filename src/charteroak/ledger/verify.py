"""Check a ledger from its files alone: `python verify.py FOLDER-OR-URL --key VKEY [--policy FILE]`.

This one file needs nothing else of its project: Python 3.11 or later and, to check signatures, the `cryptography`
package. It reads every entry, makes every tile and the root again, and compares; it checks the log's signature and the
witnesses' on the checkpoint, and that older checkpoints and receipts belong to the same log. It works on any log in the
form of C2SP tlog-tiles. Exit status: 0, all is as it should be; 1, it is not; 2, something could not be read.
"""

from __future__ import annotations

import argparse
import base64
import http.client
import re
import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

WIDTH = 256  # hashes in a full tile, entries in a full bundle
ENTRIES = -1  # the level of entry bundles
LARGEST = WIDTH * (2 + 0xFFFF)  # the longest bundle there can be
ED25519, ED25519_COSIGNATURE, ML_DSA_44 = 1, 4, 6
TILE = re.compile(r"tile/(entries|\d{1,2})/((?:x\d{3}/){0,6}\d{3})(?:\.p/(\d{1,3}))?", re.ASCII)
T = TypeVar("T")


class Wrong(Exception):
    """The log, or what is said of it, does not hold."""

    status = 1


class Unreadable(Wrong):
    """Something cannot be read, or is not in its format."""

    status = 2


def root_over(hashes: Iterable[bytes]) -> bytes:
    """The root over leaves, or over perfect subtrees of one height of which the last may have fewer (RFC 6962, 2.1)."""
    level = b"".join(hashes) or sha256().digest()
    while len(level) > 32:
        whole = len(level) & ~63
        level = b"".join([sha256(b"\1" + level[i : i + 64]).digest() for i in range(0, whole, 64)]) + level[whole:]
    return level


def root_along(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """The root that an audit path leads to; not a hash where it is too long or too short for its place."""
    if size == 1 or not path:
        return leaf if size == 1 and not path else b"no root"
    split = 1 << ((size - 1).bit_length() - 1)
    if index < split:
        return sha256(b"\1" + root_along(index, split, leaf, path[:-1]) + path[-1]).digest()
    return sha256(b"\1" + path[-1] + root_along(index - split, size - split, leaf, path[:-1])).digest()


def bytes_of(text: str, length: int | None = None) -> bytes:
    """The bytes of Base 64 in its one form."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        raise Unreadable("what should be Base 64 is not") from None
    if base64.b64encode(data).decode() != text or length not in (None, len(data)):
        raise Unreadable("Base 64 is not in its one form, or not of the right length")
    return data


def number_of(text: str) -> int:
    """A decimal number in its one form."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text) or int(text) >> 63:
        raise Unreadable("what should be a number is not, or is too large")
    return int(text)


class Head(NamedTuple):
    """A checkpoint, and its signatures, not yet checked: each a name, a key's id and the signature itself."""

    text: str
    origin: str
    size: int
    root: bytes
    signatures: list[tuple[str, bytes, bytes]]


def head_of(data: bytes) -> Head:
    """The checkpoint of a signed note (C2SP tlog-checkpoint, signed-note)."""
    text = data.decode("utf-8", "replace")
    body, _, below = text.rpartition("\n\n")
    lines = body.split("\n")
    if re.search(r"[\0-\x09\x0b-\x1f]", text) or text.encode() != data or len(lines) < 3 or not all(lines):
        raise Unreadable("not a checkpoint with signatures")
    signatures = []
    for line in below.removesuffix("\n").split("\n"):
        parts = re.fullmatch(r"\u2014 ([^\s+]+) (\S+)", line)
        raw = bytes_of(parts[2]) if parts and below.endswith("\n") else b""
        if not parts or len(raw) < 5:
            raise Unreadable("a signature line is not a dash, a name and a signature")
        signatures.append((parts[1], raw[:4], raw[4:]))
    size, root = number_of(lines[1]), bytes_of(lines[2], 32)
    if size == 0 and root != root_over(()):
        raise Unreadable("a checkpoint of no entries with a root of some")
    return Head(body + "\n", lines[0], size, root, signatures)


def receipt_of(data: bytes) -> tuple[int, list[bytes], Head]:
    """The index, the audit path and the checkpoint of a receipt (C2SP tlog-proof)."""
    first, _, note = data.partition(b"\n\n")
    lines = first.decode("latin-1").split("\n")
    if lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Unreadable("not a c2sp.org/tlog-proof@v1")
    if lines and lines[0].startswith("extra "):
        bytes_of(lines.pop(0)[6:])
    if not lines or not lines[0].startswith("index "):
        raise Unreadable("a receipt without an index")
    return number_of(lines[0][6:]), [bytes_of(line, 32) for line in lines[1:]], head_of(note)


class Key(NamedTuple):
    """A public key: its name, the four bytes that with the name tell whose a signature is, its type, itself."""

    name: str
    id: bytes
    kind: int
    public: bytes


def key_of(vkey: str, *kinds: int) -> Key:
    """The key that a vkey says, if it is of one of these types (C2SP signed-note)."""
    name, key_id, text = [*vkey.split("+", 2), "", ""][:3]
    raw = bytes_of(text) or b"\0"
    key = Key(name, sha256(name.encode() + b"\n" + raw).digest()[:4], raw[0], raw[1:])
    if key.kind not in kinds or len(key.public) != (1312 if key.kind == ML_DSA_44 else 32):
        raise Unreadable("a key is not a vkey, or not of a type that has a place there")
    if re.search(r"\s|^$", name) or key.id.hex() != key_id:
        raise Unreadable("a key's id is not that of its name and key")
    return key


def time_signed(key: Key, head: Head, data: bytes) -> int:
    """Check a signature over a checkpoint (C2SP tlog-cosignature), and give its time: 0 where its type has none."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519

    public: Any = ed25519.Ed25519PublicKey
    time, signed = 0, head.text.encode()
    if key.kind != ED25519:
        time, data = int.from_bytes(data[:8], "big"), data[8:]
        signed = b"cosignature/v1\ntime %d\n%b" % (time, signed)
    if key.kind == ML_DSA_44:
        from cryptography.hazmat.primitives.asymmetric import mldsa

        public = mldsa.MLDSA44PublicKey
        name, origin = key.name.encode()[:255], head.origin.encode()[:255]
        signed = b"subtree/v1\n\0%c%b%b%c%b" % (len(name), name, time.to_bytes(8, "big"), len(origin), origin)
        signed += bytes(8) + head.size.to_bytes(8, "big") + head.root
    try:
        public.from_public_bytes(key.public).verify(data, signed)
    except (InvalidSignature, ValueError):
        raise Wrong(f"the signature of {key.name} does not hold") from None
    if time >> 63 or (key.kind == ML_DSA_44 and head.text.count("\n") > 3):
        raise Wrong(f"the signature of {key.name} is for a time or a text that its type cannot sign")
    return time


class Policy:
    """The logs' keys, the witnesses' keys, and which witnesses are a quorum (C2SP tlog-policy)."""

    def __init__(self) -> None:
        self.logs: set[Key] = set()
        self.witnesses: dict[str, Key] = {}
        self.groups: dict[str, tuple[int, list[str]]] = {}
        self.quorum = ""

    def read(self, data: bytes) -> None:
        """Take in a policy file."""
        if re.search(rb"[^\t\n\x20-\x7e\x80-\xff]", data):
            raise Unreadable("a control character in a policy")
        for number, line in enumerate(data.decode("latin-1").split("\n"), 1):
            words = re.findall(r"[^ \t]+", line)
            try:
                fits = not words or words[0].startswith("#") or self._take(words)
            except (Unreadable, UnicodeDecodeError):
                fits = False
            if not fits:
                raise Unreadable(f"line {number} is not one that a policy can have there")
        if not self.quorum:
            raise Unreadable("a policy without a quorum")

    def _take(self, words: list[str]) -> bool:
        names = {"none", *self.witnesses, *self.groups}
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                key = key_of(vkey.encode("latin-1").decode(), ED25519, ML_DSA_44)
                fits = all(key.public != each.public for each in self.logs)
                self.logs.add(key)
            case ["witness", name, vkey] | ["witness", name, vkey, _]:
                key = key_of(vkey.encode("latin-1").decode(), ED25519_COSIGNATURE, ML_DSA_44)
                fits = name not in names and all(key.public != each.public for each in self.witnesses.values())
                self.witnesses[name] = key
            case ["group", name, count, *members]:
                listed = [each for _, others in self.groups.values() for each in others] + members
                least = {"any": 1, "all": len(members)}.get(count) or number_of(count)
                fits = name not in names and {*members} <= names - {"none"} and len({*listed}) == len(listed)
                fits = fits and 1 <= least <= len(members)
                self.groups[name] = least, members
            case ["quorum", name]:
                fits, self.quorum = name in names and not self.quorum, name
            case _:
                return False
        return fits

    def accept(self, head: Head, quorum: bool = True) -> dict[str, int]:
        """Check the signatures on a checkpoint, and give the witnesses' times."""
        known = {(key.name, key.id): key for key in (*self.logs, *self.witnesses.values())}
        found = [(known.get((name, key_id)), data) for name, key_id, data in head.signatures]
        times = {key: time_signed(key, head, data) for key, data in found if key}
        if not any(key in self.logs and key.name == head.origin for key in times):
            raise Wrong("no known key of the log has signed it")
        witnessed = {name: times[key] for name, key in self.witnesses.items() if key in times}
        done = {"none", "", *witnessed}
        for name, (least, members) in self.groups.items():
            done |= {name} if len(done & {*members}) >= least else set()
        if quorum and self.quorum not in done:
            raise Wrong("too few of the policy's witnesses have signed it")
        return witnessed


def path_of(level: int, index: int, width: int = WIDTH) -> str:
    """Where a tile or a bundle lies (C2SP tlog-tiles)."""
    digits = str(index).zfill(-(-len(str(index)) // 3) * 3)
    parts = [("x" if i + 3 < len(digits) else "") + digits[i : i + 3] for i in range(0, len(digits), 3)]
    name = "entries" if level == ENTRIES else level
    return f"tile/{name}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")


def tile_at(path: str) -> tuple[int, int, int]:
    """The level, the index and the width of the tile or bundle at a path."""
    if parts := TILE.fullmatch(path):
        level = ENTRIES if parts[1] == "entries" else int(parts[1])
        index, width = int(re.sub("[x/]", "", parts[2])), int(parts[3] or WIDTH)
        if path_of(level, index, width) == path and width:
            return level, index, width
    raise Wrong(f"{path}: no such file has a place in a log")


def held(level: int, size: int) -> int:
    """How many hashes a level of tiles holds in a log of this size, or how many entries the bundles."""
    return size >> 8 * max(level, 0)


def ends_of(bundle: bytes, most: int) -> list[int]:
    """Where each of the first entries of a bundle ends. Fewer where there are fewer; the last may be cut short."""
    ends: list[int] = []
    at, last = 0, len(bundle) - 1
    while at < last and len(ends) < most:
        at += 2 + (bundle[at] << 8 | bundle[at + 1])
        ends.append(at)
    return ends


def part_of(level: int, data: bytes, width: int) -> bytes:
    """The beginning of a tile or a bundle, that many hashes or entries long."""
    return data[: max(ends_of(data, width), default=0) if level == ENTRIES else 32 * width]


class Store:
    """The files of a log, in a folder or behind a URL."""

    def __init__(self, where: str) -> None:
        self.where = where.rstrip("/")
        self.web = where.startswith(("http://", "https://"))

    def get(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            if not self.web:
                return Path(self.where, path).read_bytes()
            with urllib.request.urlopen(f"{self.where}/{path}", timeout=60) as answer:  # noqa: S310 - http(s) only
                data: bytes = answer.read(LARGEST + 1)
                zipped = answer.headers.get("Content-Encoding") == "gzip"
                return zlib.decompressobj(31).decompress(data, LARGEST + 1) if zipped else data
        except (OSError, ValueError, zlib.error, http.client.HTTPException) as error:
            gone = isinstance(error, FileNotFoundError | NotADirectoryError)
            if gone or (isinstance(error, urllib.error.HTTPError) and error.code in (404, 410)):
                return None
            raise Unreadable(f"{path}: cannot be read ({type(error).__name__})") from None

    def need(self, level: int, index: int, width: int) -> bytes:
        """A file of the log. Where it is partial and was dropped since, what the full one begins with."""
        if (data := self.get(path_of(level, index, width))) is not None:
            return data
        if width == WIDTH or (data := self.get(path_of(level, index))) is None:
            raise Wrong(f"{path_of(level, index, width)}: missing")
        return part_of(level, data, width)

    def tiles(self) -> Iterator[tuple[int, int, int]]:
        """The tiles and bundles that lie in the folder. Wrong where another file lies between them."""
        for found in sorted(Path(self.where, "tile").rglob("*")) if not self.web else ():
            if not found.is_dir():
                yield tile_at(found.relative_to(self.where).as_posix())


class Log:
    """A log made again from its entries: its files compared on the way, some of its roots and leaves kept."""

    def __init__(self, store: Store, size: int, begin: int, sizes: Iterable[int], indexes: Iterable[int]) -> None:
        self.store = store
        self.size = size
        self.first = begin // WIDTH  # the first bundle that a pruned log still has
        self.sizes = set(sizes)
        self.roots = {0: root_over(())}
        self.leaves = dict.fromkeys(indexes, b"")
        self.levels: list[list[bytes]] = [[] for _ in range(9)]
        self._skip_pruned()
        self._keep_root(self.first * WIDTH, [])
        for index in range(self.first, -(-size // WIDTH)):
            self._bundle(index, min(WIDTH, size - index * WIDTH))
        for level, hashes in enumerate(self.levels):
            if hashes:
                self._compare(level, held(level, size) // WIDTH, hashes)
        self._older()

    def _skip_pruned(self) -> None:
        """Take what is before the first bundle from the tiles above. If they lie, the root does not come out."""
        for level in range(1, 9):
            index, count = divmod(held(level - 1, self.first), WIDTH)
            if count:
                data = self.store.need(level, index, min(WIDTH, held(level, self.size) - index * WIDTH))
                self.levels[level] = [data[i : i + 32] for i in range(0, count * 32, 32)]

    def _bundle(self, index: int, width: int) -> None:
        """Read the entries of a bundle, and go on from their hashes."""
        data = self.store.need(ENTRIES, index, width)
        ends = ends_of(data, width)
        if len(ends) != width or ends[-1] != len(data):
            raise Wrong(f"{path_of(ENTRIES, index, width)}: does not hold {width} whole entries")
        hashes = [sha256(b"\0" + data[at + 2 : end]).digest() for at, end in zip([0, *ends], ends, strict=False)]
        start = index * WIDTH
        self.leaves |= {each: hashes[each - start] for each in self.leaves if start <= each < start + width}
        for size in self.sizes:
            if start < size <= start + width:
                self._keep_root(size, hashes[: size - start])
        self._add(index, hashes)

    def _keep_root(self, size: int, rest: list[bytes]) -> None:
        """Keep the root at a size, of which these are the last leaves after the last full bundle."""
        for above in self.levels[1:]:
            rest = [*above, root_over(rest)] if rest else above
        self.roots[size] = root_over(rest)

    def _add(self, index: int, hashes: list[bytes]) -> None:
        """Go on with the leaves of a bundle: compare every tile that they fill."""
        self.levels[0] = hashes
        level = 0
        while len(self.levels[level]) == WIDTH:
            full, self.levels[level] = self.levels[level], []
            self._compare(level, held(level, index), full)
            level += 1
            self.levels[level].append(root_over(full))

    def _compare(self, level: int, index: int, hashes: list[bytes]) -> None:
        if self.store.need(level, index, len(hashes)) != b"".join(hashes):
            raise Wrong(f"{path_of(level, index, len(hashes))}: not what the entries give")

    def _older(self) -> None:
        """Compare the partial files that are left from smaller sizes with those that were compared already."""
        for level, index, width in self.store.tiles():
            wide = min(WIDTH, held(level, self.size) - index * WIDTH)
            if index >= held(level, self.first) and width < wide:
                now, then = self.store.need(level, index, wide), self.store.need(level, index, width)
                if then != part_of(level, now, width):
                    raise Wrong(f"{path_of(level, index, width)}: not what the entries give")


def within(where: str, call: Callable[..., T], *arguments: Any) -> T:
    """What the call gives; what is wrong with it gets the name of its file."""
    try:
        return call(*arguments)
    except Wrong as error:
        raise type(error)(f"{where}: {error}") from None


def load(path: str, parse: Callable[[bytes], T]) -> T:
    """What `parse` makes of a file."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror})") from None
    return within(path, parse, data)


def check_receipt(receipt: tuple[int, list[bytes], Head], leaf: bytes) -> None:
    """Check that a receipt's path leads from the entry to the checkpoint's root."""
    index, path, head = receipt
    if not leaf:
        raise Unreadable("its entry was pruned from the log; give it with --entry")
    if index >= head.size or root_along(index, head.size, leaf, path) != head.root:
        raise Wrong("its path does not lead from the entry to the root")


def check_older(log: Log, head: Head) -> None:
    """Check that a checkpoint is of this log as it was."""
    if head.size > log.size:
        raise Wrong("is of a larger log than this one: entries are gone")
    if 0 < head.size < log.first * WIDTH:
        raise Unreadable("is from before what was pruned, so it cannot be made again")
    if log.roots[head.size] != head.root:
        raise Wrong("is of another log than this one: history was rewritten")


def when(time: int) -> str:
    """A time in seconds since 1970, as RFC 3339 writes it while it can."""
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time < 1 << 37 else f"{time} s"


def check(options: argparse.Namespace) -> str:
    """Check all that is asked for, and say what was found."""
    policy = Policy()
    if options.policy:
        load(options.policy, policy.read)
    policy.logs |= {within("--key", key_of, vkey, ED25519, ML_DSA_44) for vkey in options.key}
    if not policy.logs:
        raise Unreadable("no key of the log: give --key, or a policy with a log line")
    older = {path: load(path, head_of) for path in options.old}
    receipts = {path: load(path, receipt_of) for path in options.receipt}
    for path, head in older.items():
        within(path, policy.accept, head, False)  # what matters is that the log signed it
    for path, (_, _, head) in receipts.items():
        within(path, policy.accept, head)
    entry = load(options.entry, lambda data: sha256(b"\0" + data).digest()) if options.entry else b""
    if options.log is None:
        if not receipts or not entry:
            raise Unreadable("give a log, or a receipt and its entry")
        for path, receipt in receipts.items():
            within(path, check_receipt, receipt, entry)
        return f"sound: {len(receipts)} receipt(s) for the entry"
    return check_log(options, policy, older, receipts, entry)


def check_log(
    options: argparse.Namespace,
    policy: Policy,
    older: dict[str, Head],
    receipts: dict[str, tuple[int, list[bytes], Head]],
    entry: bytes,
) -> str:
    """Check a log, and that the older checkpoints and the receipts are of it."""
    store = Store(options.log)
    if (data := store.get("checkpoint")) is None:
        raise Unreadable("checkpoint: missing")
    head = within("checkpoint", head_of, data)
    witnessed = within("checkpoint", policy.accept, head)
    if options.pruned > head.size:
        raise Unreadable("--pruned: the log is smaller than that")
    heads = older | {path: seen for path, (_, _, seen) in receipts.items()}
    sizes = {head.size, *(seen.size for seen in heads.values())}
    log = Log(store, head.size, options.pruned, sizes, {index for index, _, _ in receipts.values()})
    if log.roots[head.size] != head.root:
        raise Wrong("checkpoint: the entries do not give the root that it has")
    for path, seen in heads.items():
        within(path, check_older, log, seen)
    for path, receipt in receipts.items():
        within(path, check_receipt, receipt, entry or log.leaves[receipt[0]])
    seen_by = [f"{name} at {when(time)}" for name, time in witnessed.items()]
    return (
        f"sound: {head.size} entries of {head.origin}, root {base64.b64encode(head.root).decode()}; "
        f"witnessed by {', '.join(seen_by) or 'no one'}; "
        f"{len(older)} older checkpoint(s) and {len(receipts)} receipt(s) agree"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the check, and say in one line what came of it."""
    parser = argparse.ArgumentParser(prog="verify", description="Check a ledger from its files alone.")
    parser.add_argument("log", nargs="?", help="the log's folder or URL; none to check a receipt with its entry")
    parser.add_argument("--key", action="append", default=[], metavar="VKEY", help="a public key of the log")
    parser.add_argument("--policy", metavar="FILE", help="whose word is enough, as C2SP tlog-policy writes it")
    parser.add_argument("--old", action="append", default=[], metavar="FILE", help="a checkpoint kept from before")
    parser.add_argument("--receipt", action="append", default=[], metavar="FILE", help="a .tlog-proof file")
    parser.add_argument("--entry", metavar="FILE", help="the entry that the receipts are for")
    parser.add_argument("--pruned", type=int, default=0, metavar="N", help="the first entry that the log still shows")
    options = parser.parse_args(arguments)
    if options.pruned < 0:
        parser.error("argument --pruned: below 0")
    try:
        sys.stdout.write(f"{check(options)}\n")
    except Wrong as error:
        sys.stderr.write(f"verify: {error}\n")
        return error.status
    except ImportError as error:
        sys.stderr.write(f"verify: signatures cannot be checked here: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
