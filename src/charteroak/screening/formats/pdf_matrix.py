"""Matrices as PDF has them: (a, b, c, d, e, f) takes a point to (ax + cy + e, bx + dy + f)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does what one does and then what the other does."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def inverse(matrix: Matrix) -> Matrix:
    """The matrix that undoes another. ZeroDivisionError where that cannot be."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area


def point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Where a point comes to stand."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def placed(box: Box, matrix: Matrix) -> Box:
    """The box around a box after a matrix."""
    corners = [point(x, y, matrix) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def around(one: Box, other: Box) -> Box:
    """The box around two."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have some place in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def number(value: float) -> Any:
    """A number as files have it: four places are enough for anything on paper."""
    return int(value) if value == int(value) else Decimal(f"{value:.4f}")
