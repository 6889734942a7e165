"""Bars as SVG: lying, each below its name and before its number, told apart by patterns and not by colour."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

WIDE, NARROW = 620, 288
_LETTER = 7.3  # how wide a letter is, on the whole
_LINE, _BAR, _GAP = 20, 16, 10
_NUMBER = 66  # the room that a number takes

# The patterns of the parts of a bar, in their order: full, slanted, dotted, lying, crossed, empty.
_PATTERNS = (
    '<path d="M0 0h8v8H0z" fill="currentColor"/>',
    '<path d="M-2 2L2-2M0 8L8 0M6 10L10 6" stroke="currentColor" stroke-width="2.4"/>',
    '<circle cx="4" cy="4" r="1.8" fill="currentColor"/>',
    '<path d="M0 2h8M0 6h8" stroke="currentColor" stroke-width="1.4"/>',
    '<path d="M0 0L8 8M8 0L0 8" stroke="currentColor" stroke-width="1.1"/>',
    "",
)
MOST_PARTS = len(_PATTERNS)


@dataclass(frozen=True)
class Bar:
    """A bar: its name, and its parts in the order of the series."""

    label: str
    parts: tuple[int, ...]


def bars(name: str, rows: Sequence[Bar], width: int, alt: str, kind: str = "", parts: Sequence[str] = ()) -> str:
    """The drawing. `name` is unique on its page; `alt` is what it says to who does not see it. `parts` are what the
    parts of the bars are, where they have several: they stand above.
    """
    most = max((sum(row.parts) for row in rows), default=0) or 1
    room, drawn, y = width - _NUMBER, [], 4
    for at, part in enumerate(parts):
        drawn.append(
            f'<rect x="1" y="{y + 2}" width="26" height="14" fill="url(#{name}-{at})" stroke="currentColor"/>'
            f'<text x="36" y="{y + 14}" font-size="15">{escape(part)}</text>'
        )
        y += _LINE + 2
    for row in rows:
        for line in textwrap.wrap(row.label, int(width / _LETTER)) or [""]:
            y += _LINE
            drawn.append(f'<text x="0" y="{y - 6}" font-size="15">{escape(line)}</text>')
        x = 0.0
        for at, count in enumerate(row.parts):
            long = round(count * room / most, 2)
            if count:
                drawn.append(
                    f'<rect x="{round(x, 2) + 1:g}" y="{y}" width="{max(long, 1):g}" height="{_BAR}" '
                    f'fill="url(#{name}-{at})" stroke="currentColor" stroke-width="1.2"/>'
                )
            x += long
        drawn.append(f'<text x="{x + 8:g}" y="{y + 13}" font-size="15" font-weight="600">{sum(row.parts):,}</text>')
        y += _BAR + _GAP
    series = max((len(row.parts) for row in rows), default=0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bars {kind}" viewBox="0 0 {width} {y}" width="{width}" '
        f'height="{y}" role="img" aria-label={quoteattr(alt)} focusable="false" fill="currentColor">'
        f"<defs>{''.join(_pattern(name, at) for at in range(series))}</defs>{''.join(drawn)}</svg>"
    )


def _pattern(name: str, at: int) -> str:
    inside = _PATTERNS[at]
    return f'<pattern id="{name}-{at}" width="8" height="8" patternUnits="userSpaceOnUse">{inside}</pattern>'
