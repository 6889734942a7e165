"""Where everything that the process keeps lies."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder for what is kept: `CHARTEROAK_DATA`, or the platform's folder for a user's data."""
    if named := os.environ.get("CHARTEROAK_DATA"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("charteroak", appauthor=False)
