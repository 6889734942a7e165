"""Control charts as SVG: read without color, by form and dash; the table beside them says the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from charteroak.referrals.findings import Chart, Point

WIDE, NARROW = 720, 288
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 10, 12, 30
_HIGH = 240


def control_chart(chart: Chart, width: int, alt: str, axis: Callable[[float], str], kind: str = "") -> str:
    """The drawing. `alt` is what it says to who does not see it; `axis` is how a value is written at its side."""
    low, high = _ends(chart)
    step = (width - _LEFT - _RIGHT) / max(len(chart.points) - 1, 1)

    def x(at: int) -> float:
        return round(_LEFT + at * step, 1)

    def y(value: float) -> float:
        return round(_TOP + (high - value) / (high - low) * (_HIGH - _TOP - _BOTTOM), 1)

    points = list(enumerate(chart.points))
    drawn = [
        _line([(x(at), y(point.center)) for at, point in points if _there(point)], "1.2"),
        *(
            _line(_stairs([(x(at), y(end(point))) for at, point in points if _there(point)], step), "1.2", "7 4")
            for end in (_low, _high)
        ),
    ]
    if chart.kind == "parity":
        drawn.append(_line([(x(at), y(point.ewma)) for at, point in points], "1.6", "1.5 4"))
    drawn.append(_line([(x(at), y(point.value)) for at, point in points if _there(point)], "2"))
    drawn += [_mark(x(at), y(point.value), point) for at, point in points if _there(point)]
    drawn += _sides(chart, y, axis, low, high)
    every = max(1, math.ceil(len(points) / (width // 90)))
    for at, point in points[::every]:
        where = f'x="{x(at)}" text-anchor="middle"' if at else 'x="0"'
        drawn.append(f'<text {where} y="{_HIGH - 8}" font-size="13">{escape(point.period)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="control {kind}" viewBox="0 0 {width} {_HIGH}" '
        f'width="{width}" height="{_HIGH}" role="img" aria-label={quoteattr(alt)} focusable="false">'
        f"{''.join(drawn)}</svg>"
    )


def _there(point: Point) -> bool:
    return not math.isnan(point.value)


def _low(point: Point) -> float:
    return point.low


def _high(point: Point) -> float:
    return point.high


def _ends(chart: Chart) -> tuple[float, float]:
    """The lowest and highest that is drawn. A limit may be very far off: the figures decide, with room for it."""
    there = [point for point in chart.points if _there(point)]
    values = [point.value for point in there] + [point.center for point in there]
    if chart.kind == "parity":
        values += [point.ewma for point in chart.points] + [-chart.limit, chart.limit]
    gap = max(values) - min(values) or abs(values[0]) or 1.0
    ends = [end for point in there for end in (point.low, point.high) if abs(end - point.center) < 4 * gap]
    low, high = min(values + ends), max(values + ends)
    room = (high - low) * 0.05 or 1.0
    return low - room, high + room


def _line(points: Sequence[tuple[float, float]], thick: str, dash: str = "") -> str:
    path = " ".join(f"{x:g},{min(max(y, -50), _HIGH + 50):g}" for x, y in points)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="{thick}"{dashed}/>'


def _stairs(points: Sequence[tuple[float, float]], step: float) -> list[tuple[float, float]]:
    """A limit is of its period alone, so it goes in stairs."""
    half = step / 2
    return [end for x, y in points for end in ((round(x - half, 1), y), (round(x + half, 1), y))]


def _mark(x: float, y: float, point: Point) -> str:
    ring = f'<circle cx="{x:g}" cy="{y:g}" r="8" fill="none" stroke="currentColor" stroke-width="1.6"/>'
    drift = ring if "ewma" in point.signals else ""
    if "limit" in point.signals:
        return (
            f'<path d="M{x:g} {y - 7:g}L{x + 7:g} {y:g}L{x:g} {y + 7:g}L{x - 7:g} {y:g}z" fill="currentColor"/>{drift}'
        )
    return f'<circle cx="{x:g}" cy="{y:g}" r="2.6" fill="currentColor"/>{drift}'


def _sides(
    chart: Chart, y: Callable[[float], float], axis: Callable[[float], str], low: float, high: float
) -> list[str]:
    """The numbers at the left: the middle, and the limits of the last point where they are drawn."""
    last = [point for point in chart.points if _there(point)][-1]
    found: list[float] = []
    drawn = []
    for value in (last.center, last.high, last.low):
        at = y(value)
        if low <= value <= high and all(abs(at - other) > 14 for other in found):
            found.append(at)
            drawn.append(f'<text x="0" y="{at + 4:g}" font-size="13">{escape(axis(value))}</text>')
    return drawn
