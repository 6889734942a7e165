"""The ledger beside what else could keep the same entries: durable appends, proofs, and checking all of it.

An append is over when the entry is on the disk: ours, and each peer's. The peers keep less: a plain insert makes no
tree, and pymerkle's tree is neither signed nor published. Rates are by the clock, as it is the disk that is waited for.
"""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench.ledger_peers import Appender, appenders
from bench.report import Goal, Line, Section
from bench.timing import Effort, Spread, ratios
from charteroak.law.law import law
from charteroak.ledger import tree
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.codec import Codec
from charteroak.ledger.note import Note
from charteroak.ledger.public import Public
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType, SignerKey
from charteroak.ledger.tiles import Growth
from charteroak.ledger.verify import __file__ as verifier
from charteroak.recording.entries import decision
from charteroak.recording.words import vocabulary

MILLION = 1_000_000
MANY = 64
_FACTS = {"employee": "police_officer", "topic": "immigration_status", "contact": "victim", "required_by_law": False}
_GOALS = {1: Goal("ours", ">=", 500), MANY: Goal("ours", ">=", 10_000)}


def ledger(effort: Effort, _check_all: bool) -> list[Section]:
    """Durable appends by one and by many, the sizes of proofs, and the time to check a million entries."""
    passes = max(3, effort.passes // 3)
    return [*(_appends(submitters, passes, effort.turn_seconds) for submitters in (1, MANY)), _proofs(), _verifying()]


def entry() -> Iterable[bytes]:
    """A typical entry, again and again, each with a record id of its own."""
    draft = decision(Codec(vocabulary()), law().ask("inquire", _FACTS), _FACTS).entry
    while True:
        yield draft[:18] + secrets.token_bytes(16) + draft[34:]


def _appends(submitters: int, passes: int, turn_seconds: float) -> Section:
    title = f"Durable appends, {submitters} submitter{'s' if submitters > 1 else ''}, entries/s"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="charteroak-bench-ledger-")))
        found, missing = appenders(folder, stack, submitters)
        turns = {each.name: _Turns(each, submitters, turn_seconds * 10) for each in found}
        for _ in range(passes):
            for turn in turns.values():
                turn.take()
    ours, *peers = turns.values()
    rate, goal = Spread.of(ours.rates), _GOALS[submitters]
    lines = [
        Line(f"beside {peer.name}", rate, Spread.of(peer.rates), ratios(ours.rates, peer.rates), goal=goal)
        for peer in peers
    ]
    slowest = [Spread.of(peer.p99) for peer in peers]
    lines.append(Line("99th percentile", Spread.of(ours.p99), slowest[0], unit="s", goal=Goal("ours", "<", 0.05)))
    lines += [Line(f"beside {name}", not_run=why) for name, why in missing.items()]
    notes = ["Ours is the ledger on SQLite: tree, signed checkpoints and published files each second included.",
             "Each append is over when its entry is on the disk."]  # fmt: skip
    return Section(title, notes, lines)


class _Turns:
    """A contender's turns: how many entries a second, and how long the slowest in a hundred took."""

    def __init__(self, appender: Appender, submitters: int, seconds: float) -> None:
        self.name = appender.name
        self.rates: list[float] = []
        self.p99: list[float] = []
        self._append = appender.append
        self._submitters = submitters
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(submitters)
        self.take()  # to warm up
        self.rates.clear()
        self.p99.clear()

    def take(self) -> None:
        end = time.perf_counter() + self._seconds
        begin = time.perf_counter()
        taken = sorted(
            each for one in self._threads.map(partial(self._until, end), range(self._submitters)) for each in one
        )
        self.rates.append(len(taken) / (time.perf_counter() - begin))
        self.p99.append(taken[len(taken) * 99 // 100])

    def _until(self, end: float, _: int) -> list[float]:
        taken = []
        for each in entry():
            begin = time.perf_counter()
            if begin > end and taken:
                return taken
            self._append(each)
            taken.append(time.perf_counter() - begin)
        return taken


def _proofs() -> Section:
    """The largest proofs in a log of a million entries, and a receipt with two witnesses."""
    leaves = tree.Leaves(number.to_bytes(32, "big") for number in range(MILLION))
    inclusion = max(len(tree.inclusion_proof(index, MILLION, leaves.node)) for index in range(0, MILLION, 997))
    consistency = max(len(tree.consistency_proof(old, MILLION, leaves.node)) for old in range(1, MILLION, 997))
    log = SignerKey.generate("ledger.hartford.example/charteroak", KeyType.ED25519)
    witnesses = [
        SignerKey.generate(f"{who}.example/witness", KeyType.ED25519_COSIGNATURE) for who in ("clerk", "audit")
    ]
    text = Checkpoint(log.name, MILLION, leaves.root()).text
    note = Note(text, tuple(key.sign(text, 1_800_000_000) for key in (log, *witnesses)))
    receipt = len(Receipt.make(0, note, leaves.node).to_bytes())
    sizes = {"inclusion": (inclusion * 32, 640), "consistency": (consistency * 32, 672), "receipt": (receipt, 1600)}
    lines = [
        Line(what, Spread(size, size, size), unit="B", goal=Goal("ours", "<=", most))
        for what, (size, most) in sizes.items()
    ]
    return Section(f"Proofs at {MILLION:,} entries", ["The receipt has the log's signature and two witnesses'."], lines)


def _verifying() -> Section:
    """A million entries on disk, and the verifier run on them as an outsider runs it."""
    title = f"Checking a log of {MILLION:,} entries: every entry, tile and signature"
    with tempfile.TemporaryDirectory(prefix="charteroak-bench-verify-") as name:
        key = SignerKey.generate("ledger.hartford.example/charteroak", KeyType.ED25519)
        public, growth, source = Public(Path(name) / "public"), Growth(), iter(entry())
        for _ in range(MILLION // 50_000):
            _write(public.folder, growth.append([next(source) for _ in range(50_000)]))
        text = Checkpoint(key.name, growth.size, growth.root()).text
        public.show(Note(text, (key.sign(text),)))
        command = [sys.executable, verifier, str(public.folder), "--key", key.verifier.vkey]
        taken = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
            taken.append(time.perf_counter() - begin)
    return Section(title, [], [Line("verify.py", Spread.of(taken), unit="s", goal=Goal("ours", "<", 10))])


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Files as they are published, without waiting for the disk: what is measured is the reading."""
    for path, data in files.items():
        if ".p/" in path and not path.startswith("tile/"):
            continue
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
