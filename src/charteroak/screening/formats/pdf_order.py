"""The order in which people read what stands on a page: the runs of a line, lines, cells, columns.

A run is a stretch of words beside each other with no wide gap. Runs are read line by line, as forms set labels and
answers apart; but where a page has columns of running text, one column is read after the other, and the lines of a
cell that was wrapped are read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SAME_LINE = 0.45
"""Of the smaller height: how far apart the feet of runs on one line may be."""
WIDE_GAP = 1.2
"""Of the height: from there on a gap is more than one between words."""
_COLUMN_LINES = 5
_COLUMN_WIDTH = 28
"""In letters: the usual line of a column of running text has more; a caption's or a form's has fewer."""
_FITTING = 0.15
"""Share of the lines of a wrapped text that may end before they are full."""
_DEEPEST = 8
_ENDS = ".:;?!"


@dataclass(slots=True, eq=False)
class Run:
    """Words beside each other: their text, its place in what the page's text is made of, and their box, upright."""

    number: int
    """In the order of the file."""
    text: str
    start: int
    """Below 0 where it is filled in."""
    left: float
    bottom: float
    right: float
    top: float
    next: Run | None = None
    """The run that is read after this one, whatever stands beside it."""

    @property
    def height(self) -> float:
        """Of its box; never nothing."""
        return max(self.top - self.bottom, 1.0)


Line = list[Run]


def in_order(runs: Sequence[Run]) -> Iterator[tuple[str, Run]]:
    """The runs as they are read, each with what parts it from the one before."""
    lines = _lines(runs)
    _chain(runs, lines)
    first = True
    for part in _parts(lines, 0):
        for between, run in _read(part):
            yield "" if first else between, run
            first = False


def _lines(runs: Sequence[Run]) -> list[Line]:
    """The runs by lines from top to bottom, each from left to right."""
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (-run.bottom, run.left)):
        if lines and lines[-1][0].bottom - run.bottom <= SAME_LINE * min(lines[-1][0].height, run.height):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _chain(runs: Sequence[Run], lines: Sequence[Line]) -> None:
    """Join the lines of cells that were wrapped, where other cells stand beside them."""
    beside = {run.number for line in lines if len(line) > 1 for run in line}
    if not beside:
        return
    led = {run.number for line in lines for run in line[1:]}
    close = {run.number for line in lines for pair in pairwise(line) if _is_one(*pair) for run in pair}
    for stack in _stacks([run for run in runs if run.number not in close]):
        if not any(run.number in beside for run in stack) or _is_listed(stack, led):
            continue
        wrapped = _is_wrapped(stack)
        for run, after in pairwise(stack):
            if run.text[-1:] != ":" and (wrapped or _goes_on(run, after)):
                run.next = after


def _is_listed(stack: Sequence[Run], led: set[int]) -> bool:
    """Whether short runs stand each behind another on its line: answers behind their labels, no wrapped cell."""
    return all(run.number in led for run in stack) and median(len(run.text) for run in stack) < _COLUMN_WIDTH / 2


def _is_one(run: Run, after: Run) -> bool:
    """Whether two runs are pieces of one: the file has one after the other, with no more than a space between."""
    return _between(run, after) == " " and abs(after.number - run.number) == 1


def _stacks(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that come one after the other in the file, each under the one before."""
    stack: list[Run] = []
    for run in runs:
        if stack and not _is_under(stack[-1], run):
            yield stack
            stack = []
        stack.append(run)
    if stack:
        yield stack


def _is_under(run: Run, after: Run) -> bool:
    if run.start < 0 or after.start < 0 or after.number != run.number + 1:
        return False  # what is filled in goes with its label
    near = -0.5 * run.height <= run.bottom - after.top <= 0.9 * run.height
    alike = abs(run.height - after.height) <= 0.25 * run.height
    return near and alike and after.left < run.right and after.right > run.left


def _is_wrapped(stack: Sequence[Run]) -> bool:
    """Whether each line of a stack is as full as it could be: its next word would not have fitted."""
    width = max(run.right for run in stack) - min(run.left for run in stack)
    fits = 0
    for run, after in pairwise(stack):
        letter = (after.right - after.left) / max(len(after.text), 1)
        word = len(after.text.split(maxsplit=1)[0]) * letter if after.text.strip() else 0.0
        fits += run.text[-1:] not in _ENDS and run.right - run.left + letter + word < width - 0.5 * letter
    return len(stack) > 1 and fits <= _FITTING * (len(stack) - 1)


def _goes_on(run: Run, after: Run) -> bool:
    """Whether a line plainly goes on with the sentence of the one above it."""
    if after.text[:1].islower() or run.text[-1:] in "-,":
        return True
    return len(run.text) >= _COLUMN_WIDTH and run.text[-1:] not in _ENDS


def _parts(lines: list[Line], depth: int) -> Iterator[list[Line]]:
    """The page in parts to be read one after the other."""
    gutter = _gutter(lines) if len(lines) >= _COLUMN_LINES and depth < _DEEPEST else None
    if gutter is None:
        yield lines
        return
    west: list[Line] = []
    east: list[Line] = []
    for line in lines:
        left = [run for run in line if run.right <= gutter]
        right = [run for run in line if run.left >= gutter]
        if len(left) + len(right) < len(line):  # it goes across: what stood above it is read first
            yield from _columns(west, east, depth)
            yield [line]
            west, east = [], []
        else:
            west += [left] if left else []
            east += [right] if right else []
    yield from _columns(west, east, depth)


def _columns(west: list[Line], east: list[Line], depth: int) -> Iterator[list[Line]]:
    for column in (west, east):
        if column:
            yield from _parts(column, depth + 1)


def _gutter(lines: list[Line]) -> float | None:
    """Where two columns of running text part: a gap that many lines have in the same place."""
    gaps = [
        (before.right, after.left, line)
        for line in lines
        for before, after in pairwise(line)
        if after.left - before.right > WIDE_GAP * min(before.height, after.height)
    ]
    if len(gaps) < _COLUMN_LINES:
        return None
    middle = median((start + end) / 2 for start, end, _ in gaps)
    parted = [line for start, end, line in gaps if start <= middle <= end]
    if len(parted) < _COLUMN_LINES or len(parted) < 0.4 * len(lines):
        return _first_gutter(gaps, len(lines))
    return middle if _running(parted, middle) else None


def _first_gutter(gaps: list[tuple[float, float, Line]], lines: int) -> float | None:
    """The leftmost of several gutters, where there are three columns or more: the middle of all gaps is in none."""
    for _, end, _ in sorted(gaps, key=lambda gap: gap[1])[:: max(len(gaps) // 16, 1)]:
        middle = end - 1.0
        parted = [line for start, stop, line in gaps if start <= middle <= stop]
        if len(parted) >= max(_COLUMN_LINES, 0.4 * lines) and _running(parted, middle):
            return middle
    return None


def _running(parted: list[Line], middle: float) -> bool:
    """Whether what stands on both sides is running text."""
    return median(min(_letters(line, middle)) for line in parted) >= _COLUMN_WIDTH


def _letters(line: Line, middle: float) -> tuple[int, int]:
    west = sum(len(run.text) + 1 for run in line if run.right <= middle)
    return west, sum(len(run.text) + 1 for run in line) - west


def _read(part: list[Line]) -> Iterator[tuple[str, Run]]:
    """The runs of a part line by line, a wrapped cell whole."""
    within = {run.number for line in part for run in line}
    done: set[int] = set()
    for line in part:
        before: Run | None = None
        for run in line:
            if run.number in done:
                continue
            yield _between(before, run), run
            done.add(run.number)
            before, chained = run, run.next
            while chained is not None and chained.number in within and chained.number not in done:
                yield "\n", chained
                done.add(chained.number)
                chained = chained.next


def _between(before: Run | None, run: Run) -> str:
    if before is None:
        return "\n"
    gap = run.left - before.right
    return " " if gap < WIDE_GAP * min(before.height, run.height) else "   "
