"""The few static files, held in memory and served under names that change with their content.

With that they can be kept by a browser for ever, and nothing has to be collected before the site starts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")
_KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A static file: the name it is served under, what kind it is, and its bytes."""

    served_as: str
    kind: str
    content: bytes


@cache
def assets() -> dict[str, Asset]:
    """Every static file, by its own name, as "site.css"."""
    return {path.name: _asset(path) for path in sorted(FOLDER.iterdir()) if path.suffix in _KINDS}


@cache
def served() -> dict[str, Asset]:
    """Every static file, by the name it is served under, as "site.0123456789ab.css"."""
    return {asset.served_as: asset for asset in assets().values()}


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"{path.stem}.{digest}{path.suffix}", _KINDS[path.suffix], content)
