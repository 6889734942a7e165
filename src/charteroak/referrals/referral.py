"""A referral as the audit sees it: what was needed, where, in what language, by whom it was made, and how it went.

There is no field here in which anyone could be told apart by status, and none to add one in: no name, no note.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

CHANNELS = ("counter", "phone", "online", "visit")
"""How someone came."""
OUTCOMES = ("open", "reached", "not_reached", "declined")
"""What became of it: whether the person reached an agency that was offered. `open` until it is known."""


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral. Times are in UTC."""

    need: str
    """A need of the catalogue."""
    place: str
    """The neighborhood or ZIP code that was asked about; empty where none was."""
    language: str
    """The language it was made in, as the code of BCP 47."""
    worker: str
    """Who made it: a handle, no name."""
    channel: str
    """One of `CHANNELS`."""
    asked: datetime
    """When the person asked."""
    made: datetime
    """When the list was handed over."""
    offered: int
    """How many agencies were on the list."""
    outcome: str = "open"
    """One of `OUTCOMES`."""
    closed: datetime | None = None
    """When the outcome was known."""
