"""The proof that an entry is in the ledger, as a path: up from the entry, beside each hash that is needed, to the root.

The path is walked here and compared with the signed root before any of it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from charteroak.ledger.encoding import to_base64
from charteroak.ledger.errors import LedgerError
from charteroak.ledger.tree import leaf_hash, node_hash
from charteroak.office.ledger.opened import Opened
from charteroak.office.ledger.overview import size_of
from charteroak.office.ledger.signed import Head
from charteroak.office.ledger.words import ledger_words

_SHOWN = 12  # characters of a hash, which are plenty to compare by eye


@dataclass(frozen=True)
class RungRow:
    """A step of the path: a hash, and another beside it, give the next."""

    side: str
    """On which side the other one is: "left" or "right"."""
    beside: str
    """The entries that the other one is over, and on which side, as a phrase."""
    sibling: str
    """How the other hash begins, as a receipt has it."""
    over: str
    """The entries that the next one is over, as a phrase."""
    gives: str
    """How the next hash begins; all of it for the root."""
    root: bool
    """Whether the next one is the root."""


@dataclass(frozen=True)
class ProofRow:
    """The proof."""

    state: str
    """"holds", "broken", "not_signed" or "not_covered": only one that holds has a path."""
    leaf: str
    """The hash of the entry, as the browser's check compares it."""
    lede: str = ""
    """What the path is, in words."""
    rungs: tuple[RungRow, ...] = ()
    """Its steps."""
    root_of: str = ""
    """What its root is the root of."""
    holds: str = ""
    """Who signed that root."""


def proof_row(language: str, opened: Opened, found: Head | None, index: int, data: bytes) -> ProofRow:
    """The proof of an entry under a checkpoint, walked and compared."""
    ui, leaf = ledger_words(language).ui, leaf_hash(data)
    shown = to_base64(leaf)
    if found is not None and not found.keys:
        return ProofRow("not_signed", shown)
    if found is None or index >= found.checkpoint.size:
        return ProofRow("not_covered", shown)
    size = found.checkpoint.size
    try:
        path = opened.reader.path(index, size)
    except LedgerError:
        return ProofRow("broken", shown)
    rungs = tuple(_rungs(ui, index, size, leaf, path))
    if (rungs[-1][1] if rungs else leaf) != found.checkpoint.root:
        return ProofRow("broken", shown)
    lede = ui["proof_lede"].format(steps=len(rungs)) if rungs else ui["proof_only"]
    root_of = ui["root_of"].format(size=size_of(ui, size))
    holds = ui["root_holds"].format(key=f"{found.keys[0].name}+{found.keys[0].id.hex()}")
    return ProofRow("holds", shown, lede, tuple(rung for rung, _ in rungs), root_of, holds)


def _rungs(
    ui: Mapping[str, str], index: int, size: int, leaf: bytes, path: tuple[bytes, ...]
) -> Iterator[tuple[RungRow, bytes]]:
    """The steps, each with the hash that it gives."""
    result = leaf
    for (side, (low, high), (start, stop)), sibling in zip(_places(index, size), path, strict=True):
        result = node_hash(sibling, result) if side == "left" else node_hash(result, sibling)
        root = stop - start == size
        beside = ui[side].format(entries=_entries(ui, low, high))
        over = ui["gives"].format(entries=_entries(ui, start, stop))
        gives = to_base64(result) if root else _begins(result)
        yield RungRow(side, beside, _begins(sibling), over, gives, root), result


def _begins(digest: bytes) -> str:
    return f"{to_base64(digest)[:_SHOWN]}…"


Span = tuple[int, int]


def _places(index: int, size: int) -> list[tuple[str, Span, Span]]:
    """From the leaf up: on which side the other hash is, what it is over, and what both are over (RFC 6962, 2.1.1)."""
    found: list[tuple[str, Span, Span]] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + (1 << ((high - low - 1).bit_length() - 1))
        if index < middle:
            found.append(("right", (middle, high), (low, high)))
            high = middle
        else:
            found.append(("left", (low, middle), (low, high)))
            low = middle
    return found[::-1]


def _entries(ui: Mapping[str, str], first: int, stop: int) -> str:
    key = "entry_of" if stop - first == 1 else "entries_of"
    return ui[key].format(first=first, last=stop - 1)
