"""What is due of requests for service on a day: what people said of themselves is destroyed, and their photos."""

from __future__ import annotations

from datetime import date


def work(day: date) -> int:
    """Destroy what is due, and say of how many requests."""
    from charteroak.office.service_requests.shredding import shred_due

    return shred_due(day)
