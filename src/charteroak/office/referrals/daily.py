"""What is due of referrals on a day: nobody waits any more for an outcome that was not told in time."""

from __future__ import annotations

from datetime import date


def work(day: date) -> int:
    """Let them lapse, and say how many."""
    from charteroak.office.referrals.keeping import lapse

    return lapse(day)
