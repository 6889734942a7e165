"""The verifier that stands alone: whatever is done to a log, it sees, and it says what the rest of the ledger says."""

from __future__ import annotations

import ast
import http.server
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import AUDITOR, CLERK, LOG_KEY, ORIGIN, OUTSIDE, digest, entries, files, key, signed, write

from charteroak.ledger import tree, verify
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.note import Note
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType
from charteroak.ledger.tiles import Growth, Tile, TileReader, tiles_at, to_bundle
from tests.fixtures.every import examples

LOG = LOG_KEY.verifier.vkey
BOTH = f"""log {LOG}
witness clerk {CLERK.verifier.vkey}
witness audit {AUDITOR.verifier.vkey}
group both all clerk audit
quorum both
""".encode()
SHORT = [b"%d" % number for number in range(300)]
MADE = files(SHORT)


class Files(verify.Store):
    """The files of a log in memory."""

    def __init__(self, made: dict[str, bytes]) -> None:
        self.web = False
        self.made = made

    def get(self, path: str) -> bytes | None:
        return self.made.get(path)

    def tiles(self) -> Iterator[tuple[int, int, int]]:
        return (verify.tile_at(path) for path in self.made if path.startswith("tile/"))


@lru_cache
def accepted(checkpoint: bytes) -> verify.Head:
    """The checkpoint, under a policy that wants every signature."""
    policy = verify.Policy()
    policy.read(BOTH)
    head = verify.head_of(checkpoint)
    policy.accept(head)
    return head


def caught(made: dict[str, bytes]) -> bool:
    """Whether the verifier finds fault with these files."""
    store = Files(made)
    try:
        head = accepted(made.get("checkpoint", b""))
        log = verify.Log(store, head.size, 0, {head.size}, ())
        return log.roots[head.size] != head.root
    except verify.Wrong:
        return True


class Digest(NamedTuple):
    """A SHA-256 digest that was made before."""

    made: bytes

    def digest(self) -> bytes:
        return self.made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hashes, each made once: a thousand logs that differ in a byte have most of them in common."""
    real: Callable[[bytes], Any] = verify.sha256

    @lru_cache(maxsize=50_000)
    def remembered(data: bytes = b"") -> Digest:
        return Digest(real(data).digest())

    monkeypatch.setattr(verify, "sha256", remembered)
    monkeypatch.setattr(tree, "sha256", remembered)


@pytest.mark.usefixtures("quick")
def test_every_byte_of_a_log_of_300_entries_counts() -> None:
    """Every byte of every file: the checkpoint, both bundles, all tiles."""
    made = dict(MADE)
    assert not caught(made)
    assert sorted(made) == sorted(["checkpoint", *(tile.path for tile in tiles_at(300))])
    for path, data in made.items():
        for at in range(len(data)):
            changed = data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]
            assert caught(made | {path: changed}), (path, at)


@pytest.mark.usefixtures("quick")
def test_every_byte_of_real_entries_counts() -> None:
    listed = entries(300)
    made = files(listed)
    assert not caught(made)
    for bundle, number in ((0, 0), (0, 128), (0, 255), (1, 0), (1, 43)):
        path = "tile/entries/000" if bundle == 0 else "tile/entries/001.p/44"
        data = made[path]
        start = data.index(listed[bundle * 256 + number]) - 2
        for at in range(start, start + 2 + len(listed[bundle * 256 + number])):
            assert caught(made | {path: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]}), (path, at)


def entries_alone(listed: list[bytes]) -> dict[str, bytes]:
    """The files of the log with other entries under the tiles of before."""
    made = {"tile/entries/000": to_bundle(listed[:256]), "tile/entries/001.p/44": to_bundle(listed[256:])}
    return MADE | made


def all_files(listed: list[bytes]) -> dict[str, bytes]:
    """All files anew, but for the checkpoint: what someone can do who has everything but the keys."""
    return Growth().append(listed) | {"checkpoint": MADE["checkpoint"]}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("forge", [entries_alone, all_files])
def test_every_deletion_swap_duplicate_and_truncation_is_seen(forge: Callable[[list[bytes]], dict[str, bytes]]) -> None:
    """Of every entry; done to the entries alone, and with all tiles made again to fit."""
    assert not caught(forge(SHORT))
    pick = random.Random(5)  # noqa: S311 - the same every time
    for at, entry in enumerate(SHORT):
        before, after = SHORT[:at], SHORT[at + 1 :]
        other = pick.choice(before + after)
        swapped = [{entry: other, other: entry}.get(each, each) for each in SHORT]
        for forged in ([*before, *after], swapped, [*before, entry, entry, *after], [*before, other, *after], before):
            assert caught(forge(forged)), at


def test_every_missing_file_is_seen() -> None:
    made = dict(MADE)
    for path in made:
        assert caught({name: data for name, data in made.items() if name != path})


def test_every_exchange_of_two_files_is_seen() -> None:
    made = dict(MADE)
    for one in made:
        for two in made.keys() - {one}:
            assert caught(made | {one: made[two], two: made[one]})


def test_a_file_that_is_longer_is_seen() -> None:
    made = dict(MADE)
    for path, data in made.items():
        for more in (b"\0", b"\0\0", data):
            assert caught(made | {path: data + more})


def test_a_checkpoint_that_someone_else_signed_is_seen() -> None:
    thief = key(ORIGIN, KeyType.ML_DSA_44)
    other = files([b"forged", *SHORT[1:]], thief, CLERK, AUDITOR)
    assert caught(other)
    assert caught(other | {"checkpoint": MADE["checkpoint"]})
    assert caught(files(SHORT, LOG_KEY, CLERK))


def test_a_stolen_key_does_not_fool_the_witnesses_policy() -> None:
    """With the log's own key a forger can sign a fork, and still lacks the witnesses."""
    forged = Growth()
    made = forged.append([b"forged", *SHORT[1:]])
    assert caught(made | {"checkpoint": signed(300, forged.root(), LOG_KEY).to_bytes()})


def test_partial_files_left_from_before_are_checked_too() -> None:
    growth = Growth()
    made: dict[str, bytes] = {}
    for at in range(0, 300, 20):
        made |= growth.append(SHORT[at : at + 20])
    made["checkpoint"] = signed(300, growth.root()).to_bytes()
    older = made.keys() - MADE.keys()
    assert len(older) > 20
    assert not caught(made)
    for path in older:
        assert caught(made | {path: made[path][:-1] + bytes([made[path][-1] ^ 1])})
        assert caught(made | {path: made[path][:-1]})


def test_a_log_that_has_grown_past_its_checkpoint_is_sound() -> None:
    """A writer puts tiles there before the checkpoint that covers them, and drops partial ones when they are full."""
    growth = Growth()
    growth.append(SHORT)
    checkpoint = signed(300, growth.root()).to_bytes()
    later = Growth().append(SHORT + SHORT)
    assert not caught(later | {"checkpoint": checkpoint, "tile/1/000.p/1": MADE["tile/1/000.p/1"]})


# As a program


def run(*arguments: object) -> tuple[int, str]:
    """The exit status of the verifier as a program of its own, and the one line it says."""
    command = [sys.executable, "-I", verify.__file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    said = done.stdout + done.stderr
    assert said.count("\n") == 1, said
    return done.returncode, said


def main(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The same within this process."""
    status = verify.main([str(each) for each in arguments])
    said = "".join(capsys.readouterr())
    assert said.count("\n") == 1, said
    return status, said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "log", files(SHORT, LOG_KEY, CLERK, AUDITOR, OUTSIDE))
    (tmp_path / "policy").write_bytes(BOTH)
    return tmp_path


def test_it_runs_alone_as_a_copy(folder: Path) -> None:
    """Out of its package, in a folder of its own, with Python's isolated mode."""
    copy = folder / "elsewhere.py"
    copy.write_bytes(Path(verify.__file__).read_bytes())
    command = [sys.executable, "-I", copy, folder / "log", "--key", LOG, "--policy", folder / "policy"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)  # noqa: S603 - our own
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"sound: 300 entries of {ORIGIN}, root ")
    assert "witnessed by clerk at 2026-11-22T12:00:00Z, audit at 2026-11-22T12:00:00Z" in done.stdout


def test_it_imports_nothing_of_ours() -> None:
    """The standard library, and `cryptography` where a signature is checked."""
    found = set()
    for node in ast.walk(ast.parse(Path(verify.__file__).read_text(encoding="utf-8"))):
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {name.partition(".")[0] for name in names}
    assert found - set(sys.stdlib_module_names) == {"cryptography"}


def test_a_tampered_log_is_exit_1(folder: Path) -> None:
    tile = folder / "log/tile/0/000"
    tile.write_bytes(tile.read_bytes()[:-1] + b"x")
    status, said = run(folder / "log", "--key", LOG)
    assert (status, said) == (1, "verify: tile/0/000: not what the entries give\n")


def test_a_log_that_was_written_anew_is_exit_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder / "log", Growth().append([b"forged", *SHORT[1:]]))
    status, said = main(capsys, folder / "log", "--key", LOG)
    assert (status, said) == (1, "verify: checkpoint: the entries do not give the root that it has\n")


def test_the_key_must_be_of_the_checkpoints_origin(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key that is trusted for one log says nothing about another."""
    other = key("another.example/log", KeyType.ED25519)
    growth = Growth()
    write(folder / "log", growth.append(SHORT) | {"checkpoint": signed(300, growth.root(), other).to_bytes()})
    status, said = main(capsys, folder / "log", "--key", other.verifier.vkey)
    assert (status, said) == (1, "verify: checkpoint: no known key of the log has signed it\n")


def test_older_checkpoints_and_receipts_must_be_of_the_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = dict(MADE)
    leaves = tree.Leaves(map(tree.leaf_hash, SHORT))
    options = [folder / "log", "--policy", folder / "policy"]
    for size in (0, 1, 255, 256, 257, 300):
        (folder / f"old{size}").write_bytes(signed(size, leaves.root(size), LOG_KEY).to_bytes())
        options += ["--old", folder / f"old{size}"]
    for index in (0, 77, 256, 299):
        receipt = Receipt.make(index, Note.parse(made["checkpoint"]), TileReader(made.__getitem__, 300).node)
        (folder / f"r{index}").write_bytes(receipt.to_bytes())
        options += ["--receipt", folder / f"r{index}"]
    status, said = main(capsys, *options)
    assert status == 0
    assert "6 older checkpoint(s) and 4 receipt(s) agree" in said


@pytest.mark.parametrize("size", [1, 77, 256, 300, 301])
def test_a_fork_or_a_rollback_is_seen_by_who_kept_a_checkpoint(
    size: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "old").write_bytes(signed(size, digest("another root"), LOG_KEY).to_bytes())
    status, said = main(capsys, folder / "log", "--key", LOG, "--old", folder / "old")
    assert status == 1
    assert ("larger log" in said) if size > 300 else ("another log" in said)


def test_a_receipt_of_another_log_is_seen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forged = [b"forged", *SHORT[1:]]
    made = files(forged)
    note = Note.parse(made["checkpoint"])
    fork = Receipt.make(1, note, TileReader(made.__getitem__, 300).node)
    (folder / "fork").write_bytes(fork.to_bytes())
    ours = Note.parse(MADE["checkpoint"])
    (folder / "mixed").write_bytes(Receipt(1, fork.proof, ours).to_bytes())
    for name, why in (("fork", "another log"), ("mixed", "does not lead")):
        status, said = main(capsys, folder / "log", "--key", LOG, "--receipt", folder / name)
        assert status == 1
        assert said.startswith(f"verify: {folder / name}: ")
        assert why in said


def test_a_receipt_can_be_checked_without_the_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = dict(MADE)
    receipt = Receipt.make(77, Note.parse(made["checkpoint"]), TileReader(made.__getitem__, 300).node)
    (folder / "receipt").write_bytes(receipt.to_bytes())
    (folder / "entry").write_bytes(SHORT[77])
    options = ["--policy", folder / "policy", "--receipt", folder / "receipt", "--entry"]
    assert main(capsys, *options, folder / "entry") == (0, "sound: 1 receipt(s) for the entry\n")
    assert main(capsys, folder / "log", *options, folder / "entry")[0] == 0
    (folder / "entry").write_bytes(SHORT[78])
    assert main(capsys, *options, folder / "entry")[0] == 1
    assert main(capsys, folder / "log", *options, folder / "entry")[0] == 1


@pytest.mark.parametrize(
    ("option", "data", "why"),
    [
        ("--policy", b"quorum\n", "line 1"),
        ("--policy", b"\xff", "line 1"),
        ("--old", b"x", "not a checkpoint"),
        ("--old", b"\xff", "not a checkpoint"),
        ("--receipt", b"", "not a c2sp.org/tlog-proof@v1"),
        ("--receipt", b"c2sp.org/tlog-proof@v1\nindex x\n\n", "number"),
    ],
)
def test_a_damaged_file_is_named_and_exit_2(
    option: str, data: bytes, why: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "damaged").write_bytes(data)
    status, said = main(capsys, folder / "log", "--key", LOG, option, folder / "damaged")
    assert status == 2
    assert said.startswith(f"verify: {folder / 'damaged'}: ")
    assert why in said


def test_what_is_missing_is_said_and_exit_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, why in (
        ([folder / "log"], "no key"),
        ([folder / "log", "--key", "x"], "--key: a key"),
        ([folder / "log", "--key", CLERK.verifier.vkey], "--key: a key"),
        (["--key", LOG], "give a log"),
        ([folder / "nothing", "--key", LOG], "checkpoint: missing"),
        ([folder / "log", "--key", LOG, "--policy", folder / "nothing"], "cannot be read"),
        ([folder / "log", "--key", LOG, "--pruned", 301], "--pruned"),
    ):
        status, said = main(capsys, *options)
        assert (status, why in said) == (2, True), said


def test_a_file_that_has_no_place_in_a_log_is_seen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing else may be published with the log."""
    (folder / "log/tile/entries/notes.txt").write_text("a name")
    status, said = main(capsys, folder / "log", "--key", LOG)
    assert (status, said) == (1, "verify: tile/entries/notes.txt: no such file has a place in a log\n")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        pass


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    class Handler(Quiet):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder / "log"))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_log_behind_any_web_server_is_checked(folder: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = main(capsys, address + "/", "--policy", folder / "policy")
    assert (status, said[:18]) == (0, "sound: 300 entries")
    (folder / "log/tile/1/000.p/1").unlink()
    assert main(capsys, address, "--policy", folder / "policy") == (1, "verify: tile/1/000.p/1: missing\n")
    assert main(capsys, address + "/nothing", "--key", LOG) == (2, "verify: checkpoint: missing\n")


def test_a_server_that_does_not_answer_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = main(capsys, "http://127.0.0.1:9", "--key", LOG)
    assert (status, said) == (2, "verify: checkpoint: cannot be read (URLError)\n")


# Pruned logs


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("size", "begin"),
    [
        (600, 100),
        (600, 300),
        (600, 599),
        (600, 600),
        (768, 512),
        (768, 767),
        (768, 768),
        (66_000, 65_000),
        (66_000, 65_536),
    ],
)
def test_a_pruned_log_is_checked_from_its_first_entry(size: int, begin: int) -> None:
    """Without what tlog-tiles lets a log prune, the root still comes out; without more it does not."""
    listed = [b"%d" % number for number in range(size)]
    growth = Growth()
    made = growth.append(listed)
    kept = {}
    for path, data in made.items():
        tile = Tile.parse(path)
        end = (tile.index + 1) << 8 * (max(tile.level, 0) + 1)
        if tile.width < 256 or end > begin:
            kept[path] = data
    log = verify.Log(Files(kept), size, begin, {size}, ())
    assert log.roots[size] == growth.root()
    for path in kept:
        damaged = kept | {path: kept[path][:-1] + bytes([kept[path][-1] ^ 1])}
        try:
            bad = verify.Log(Files(damaged), size, begin, {size}, ()).roots[size] != growth.root()
        except verify.Wrong:
            bad = True
        assert bad, path


def test_what_was_pruned_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("log/tile/entries/000", "log/tile/0/000"):
        (folder / path).unlink()
    made = dict(MADE)
    receipt = Receipt.make(7, Note.parse(made["checkpoint"]), TileReader(made.__getitem__, 300).node)
    (folder / "receipt").write_bytes(receipt.to_bytes())
    (folder / "entry").write_bytes(SHORT[7])
    (folder / "old").write_bytes(signed(9, tree.root([tree.leaf_hash(each) for each in SHORT[:9]]), LOG_KEY).to_bytes())
    options = [folder / "log", "--key", LOG, "--pruned", 256]
    assert main(capsys, *options)[0] == 0
    assert main(capsys, *options[:-2])[1] == "verify: tile/entries/000: missing\n"
    assert "pruned" in main(capsys, *options, "--old", folder / "old")[1]
    assert "--entry" in main(capsys, *options, "--receipt", folder / "receipt")[1]
    assert main(capsys, *options, "--receipt", folder / "receipt", "--entry", folder / "entry")[0] == 0


# Two implementations


@settings(max_examples=25, deadline=None)
@given(st.lists(st.binary(max_size=20), max_size=700), st.data())
def test_the_two_implementations_agree(listed: list[bytes], draw: st.DataObject) -> None:
    growth = Growth()
    made = growth.append(listed)
    leaves = tree.Leaves(map(tree.leaf_hash, listed))
    sizes = draw.draw(st.sets(st.integers(0, len(listed))))
    log = verify.Log(Files(made), len(listed), 0, sizes | {len(listed)}, range(len(listed)))
    assert log.roots[len(listed)] == growth.root()
    assert all(log.roots[size] == leaves.root(size) for size in sizes)
    assert list(log.leaves.values()) == [tree.leaf_hash(entry) for entry in listed]


CHECKPOINT = MADE["checkpoint"]
RECEIPT = Receipt.make(7, Note.parse(CHECKPOINT), TileReader(MADE.__getitem__, 300).node).to_bytes()
INSERTS = st.sampled_from(
    [b"", b"\n", b" ", b"\t", b"+", b"=", b"0", b"A", b"\xe2\x80\x94 ", b"\xc2\xa0", b"\xff", b"\r"]
)
CUTS = st.tuples(st.integers(0, 2000), st.integers(0, 3), INSERTS)


def changed(data: bytes, cut: tuple[int, int, bytes]) -> bytes:
    at, gone, more = cut
    at %= len(data) + 1
    return data[:at] + more + data[at + gone :]


@settings(max_examples=examples(400))
@given(CUTS)
def test_the_two_implementations_read_the_same_files(cut: tuple[int, int, bytes]) -> None:
    """A checkpoint or a receipt with a few bytes changed: both refuse it, or both find the same in it."""
    pairs: list[tuple[Callable[[], Any], Callable[[], Any]]] = [
        (lambda: head_of(Note.parse(changed(CHECKPOINT, cut))), lambda: verify.head_of(changed(CHECKPOINT, cut))),
        (lambda: parts_of(Receipt.parse(changed(RECEIPT, cut))), lambda: verify.receipt_of(changed(RECEIPT, cut))),
    ]
    for ours, theirs in pairs:
        try:
            found = ours()
        except LedgerError:
            with pytest.raises(verify.Unreadable):
                theirs()
        else:
            assert theirs() == found


def head_of(note: Note) -> verify.Head:
    read = Checkpoint.parse(note.text)
    signatures = [(each.name, each.key_id, each.data) for each in note.signatures]
    return verify.Head(note.text, read.origin, read.size, read.root, signatures)


def parts_of(receipt: Receipt) -> tuple[int, list[bytes], verify.Head]:
    return receipt.index, list(receipt.proof), head_of(receipt.checkpoint)


def test_the_two_implementations_name_tiles_alike() -> None:
    for size in (1, 300, 70_000, 300_000_000):
        pick = random.Random(size)  # noqa: S311 - the same every time
        for level in range(-1, 5):
            index, width = pick.randrange(size), pick.randrange(1, 257)
            path = Tile(level, index, width).path
            assert verify.path_of(level, index, width) == path
            assert verify.tile_at(path) == (level, index, width)


@given(st.integers(1, 200), st.data())
def test_the_two_implementations_take_the_same_proofs(size: int, draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, size - 1))
    leaves = tree.Leaves(digest(number) for number in range(size))
    proof = list(tree.inclusion_proof(index, size, leaves.node))
    proof = draw.draw(st.sampled_from([proof, proof[1:], proof[:-1], [*proof, digest("x")], proof[::-1]]))
    try:
        ours = tree.root_from_inclusion(index, size, digest(index), proof)
    except tree.Malformed:
        ours = b""
    theirs = verify.root_along(index, size, digest(index), proof)
    assert (ours == leaves.root()) == (theirs == leaves.root())
