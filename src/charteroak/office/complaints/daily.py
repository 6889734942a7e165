"""What is due of complaints on a day: what was written is shredded."""

from __future__ import annotations

from datetime import date


def work(day: date) -> int:
    """Shred what is due, and say how much. NotRecorded where the ledger does not take it."""
    from charteroak.office.complaints.shredding import shred_due

    return shred_due(day)
