"""The engines that Charter Oak is measured beside, each given the same article, and the check that they agree."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol

from bench.peers.rules import READINGS
from charteroak.law.law import Law
from charteroak.logic.expr import Value

NAMES = {"if-chain": "chain", "cedarpy": "cedar", "regopy": "rego", "pycasbin": "casbin"}
"""The peers, and the module of each."""


class Peer(Protocol):
    """An engine that decides cases of the article in which every fact is known."""

    name: str
    clauses: str
    """Which of the clauses that decide it can give."""

    def decide(self, act: str, facts: dict[str, Value]) -> tuple[str, tuple[str, ...]]:
        """The outcome and the clauses that it can give."""


def load(name: str) -> Peer:
    """The peer of that name, with the article's rules. ImportError where its package is not installed."""
    made: Peer = import_module(f"bench.peers.{NAMES[name]}").make()
    return made


class Disagreement(Exception):
    """A peer answered otherwise than the article's table: it was not given the same article."""


def settled_law() -> Law:
    """The article under the readings that the peers were given."""
    return Law(READINGS)


def check(peer: Peer, cases: Iterable[tuple[str, dict[str, Value]]], law: Law) -> int:
    """Hold a peer's answers against the table's, and tell how many were compared. Disagreement at the first other."""
    compared = 0
    for act, facts in cases:
        outcome, clauses = peer.decide(act, facts)
        ours = law.decide(act, facts)
        wanted = ours.clauses if peer.clauses == "every clause" else ours.clauses[:1]
        if (outcome, clauses) != (ours.outcome, wanted):
            raise Disagreement(f"{peer.name} on {act} {facts}: {outcome} {clauses}, not {ours.outcome} {wanted}")
        compared += 1
    return compared
