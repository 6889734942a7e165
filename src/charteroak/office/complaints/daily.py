"""Once a day, from the start of the site on: what is due is shredded."""

from __future__ import annotations

import logging
import threading

_DAY = 24 * 3600.0
_log = logging.getLogger(__name__)


def begin(every: float = _DAY) -> threading.Event:
    """Shred what is due now, and then each day, beside the site. Set the event to end it."""
    ended = threading.Event()

    def work() -> None:
        once()
        while not ended.wait(every):
            once()

    threading.Thread(target=work, name="complaints", daemon=True).start()
    return ended


def once() -> int:
    """Shred what is due, and say how much. What goes wrong is logged, by its kind, and tried again the next day."""
    from django.db import connection

    from charteroak.law.law import today
    from charteroak.office.complaints.shredding import shred_due

    try:
        return shred_due(today())
    except Exception as error:  # the site goes on
        _log.error("complaints were not shredded: %s", type(error).__name__)
        return 0
    finally:
        connection.close()
