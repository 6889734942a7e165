"""Where everything that the process keeps lies."""

from __future__ import annotations

import os
from pathlib import Path

READINGS = "readings.json"
"""The file in that folder that says which readings counsel has settled (`recording.settled`)."""
READINGS_MARK = "readings-settled"
"""A file in the ledger's folder: that there is to be such a file."""


def data_folder() -> Path:
    """The folder for what is kept: `CHARTEROAK_DATA`, or the platform's folder for a user's data."""
    if named := os.environ.get("CHARTEROAK_DATA"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("charteroak", appauthor=False)


STAGING = "restore.partial"
"""Where a restore puts what is not whole yet: while it is there, nothing else is to use the folder."""
