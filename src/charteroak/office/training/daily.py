"""What is due of training on a day: a reading or an article that came into force makes new versions of the courses."""

from __future__ import annotations

from datetime import date

from charteroak.office.training import teaching


def work(day: date) -> int:
    """Keep which versions are the ones to learn from this day on. Nothing of anyone's was due: it counts for none."""
    teaching.noticed(day)
    return 0
