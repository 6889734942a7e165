"""Notes that people write into the office: short, and screened before they are stored."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.screening.detect import screen_text

LONGEST = 300
"""Characters that a note may have."""
TAKEN_OUT = "[…]"


@dataclass(frozen=True)
class Noted:
    """A note without what the screener found in it. It may still say what the screener does not see."""

    text: str
    """What may be stored and shown again."""
    categories: tuple[str, ...]
    """The classes of what was taken out; none where the note is as it was typed."""


def noted(typed: str) -> Noted:
    """A note as it may be stored: what the screener takes for confidential is `[…]`, certain or not."""
    text = " ".join(typed.split())
    seen = screen_text(text)
    kept, at = [], 0
    for finding in sorted(seen.findings, key=lambda each: each.start):
        if finding.start >= at:
            kept += [text[at : finding.start], TAKEN_OUT]
        at = max(at, finding.end)
    whole = TAKEN_OUT if seen.document else "".join((*kept, text[at:]))
    found = {str(finding.category) for finding in seen.findings} | ({str(seen.document)} if seen.document else set())
    return Noted(whole, tuple(sorted(found)))
