"""The missing-fact test in Charter Oak: the article itself."""

from __future__ import annotations

import charteroak
from bench.missing import FACT, Facts, Form, Peer, Said


def peer() -> Peer:
    """The article, asked."""
    return Peer(
        "charteroak", (Form("the article", False, "No guard to write: an answer is certain, or unknown.", _ask),)
    )


def _ask(facts: Facts) -> Said:
    outcome, _, missing = charteroak.decide("inquire", {**facts, "required_by_law": False})
    word = {"permitted": "allow", "prohibited": "deny"}.get(outcome, "unknown")
    return Said(word, FACT in missing)  # type: ignore[arg-type]
