"""The city's settings of requests for service."""

from __future__ import annotations

import os

from charteroak.recording.configuration.table import by_variable

NEED_KEY = "CHARTEROAK_REQUESTS_NEED_KEY"
JURISDICTION = "CHARTEROAK_REQUESTS_JURISDICTION"
CALL = "CHARTEROAK_REQUESTS_CALL"


def need_key() -> bool:
    """Whether the interface takes requests only with a key. Pages never ask for one."""
    return bool(os.environ.get(NEED_KEY))


def jurisdiction() -> str:
    """What the interface calls this city."""
    return _set(JURISDICTION)


def call() -> str:
    """Whom people call about requests."""
    return _set(CALL)


def _set(variable: str) -> str:
    return os.environ.get(variable) or by_variable()[variable].default
