"""What coordinates are measured by, and how they become degrees of WGS 84."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from charteroak.residency.errors import Unfit

if TYPE_CHECKING:
    from charteroak.residency.shapes import Turn

WGS_84 = "OGC:CRS84"
"""Degrees of longitude and latitude, in this order."""


@lru_cache(maxsize=8)
def to_degrees(system: str | None) -> Turn:
    """What brings points from a system (an authority's code, or its text as WKT) to degrees.

    Unfit where there is none, or it is not known.
    """
    if system is None:
        raise Unfit("no_system")
    if system == WGS_84:
        return _as_they_are
    from pyproj import CRS, Transformer
    from pyproj.exceptions import CRSError, ProjError

    try:
        turner = Transformer.from_crs(CRS.from_user_input(system), CRS.from_user_input(WGS_84), always_xy=True)
    except (CRSError, ProjError):
        raise Unfit("unknown_system") from None

    def turn(points: NDArray[np.float64]) -> NDArray[np.float64]:
        turned = np.column_stack(turner.transform(points[:, 0], points[:, 1]))
        if not bool(np.isfinite(turned).all()):
            raise Unfit("not_degrees")
        return turned

    return turn


def _as_they_are(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return points
