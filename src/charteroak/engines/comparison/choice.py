"""The fewest columns that cover every row: a set cover, solved exactly by branch and bound as far as a bound allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

MOST_KINDS = 800
"""As many kinds of rows are told apart."""
MOST_WORK = 1_000_000
"""As much the search does before it keeps the best it has: a row looked at for a column is one."""

_COLUMN = 1 << 16
"""What a column costs, beside what it costs by itself: fewer columns always win."""


@dataclass(frozen=True, slots=True)
class Column:
    """The rows that a column covers, as the bits of a number, and what it costs beside others that cover as well."""

    rows: int
    cost: int


def fewest(rows: int, columns: Sequence[Column]) -> tuple[list[int], bool]:
    """The places of the fewest columns, and of those the cheapest, that cover all `rows`; and whether that is sure.

    Every row must be covered by some column. Of several answers that are as good, the same one is always given.
    """
    first = _greedy(rows, columns)
    needs = _needs(rows, columns)
    if needs is None:
        return first, False
    search = _Search(columns, first)
    search.go(*_simpler(needs, columns))
    return sorted(search.best), not search.cut_short


def _greedy(rows: int, columns: Sequence[Column]) -> list[int]:
    """Columns that cover the most first, without those that turn out not to be needed."""
    chosen: list[int] = []
    left = rows
    while left:
        best = max(range(len(columns)), key=lambda i: ((columns[i].rows & left).bit_count(), -columns[i].cost, -i))
        if not columns[best].rows & left:
            raise ValueError("no column covers a row")
        chosen.append(best)
        left &= ~columns[best].rows
    for place in sorted(chosen, key=lambda i: (columns[i].rows & rows).bit_count()):
        others = [other for other in chosen if other != place]
        if not rows & ~reduce(or_, (columns[other].rows for other in others), 0):
            chosen = others
    return sorted(chosen)


def _needs(rows: int, columns: Sequence[Column]) -> list[int] | None:
    """For each kind of row, the columns that cover it, as bits by their places. None where there are too many kinds."""
    kinds = [(rows, 0)]
    for place, column in enumerate(columns):
        # Part each kind into those that this column covers and those that it does not.
        parted = []
        for of_kind, covered_by in kinds:
            if covered := of_kind & column.rows:
                parted.append((covered, covered_by | 1 << place))
            if rest := of_kind & ~column.rows:
                parted.append((rest, covered_by))
        kinds = parted
        if len(kinds) > MOST_KINDS:
            return None
    return [covered_by for of_kind, covered_by in kinds if of_kind]


def _simpler(needs: list[int], columns: Sequence[Column]) -> tuple[list[int], int]:
    """The needs that are enough to look at, and the columns, as bits, that are worth choosing."""
    worth = reduce(or_, needs, 0)
    while True:
        hard = _hardest([need & worth for need in needs])
        better = _undominated(hard, worth, columns)
        if (hard, better) == (needs, worth):
            return hard, better
        needs, worth = hard, better


def _hardest(needs: Iterable[int]) -> list[int]:
    """The needs without those that are met whenever another is."""
    kept: list[int] = []
    for need in sorted(set(needs), key=lambda need: (need.bit_count(), need)):
        if all(other & ~need for other in kept):
            kept.append(need)
    return kept


def _undominated(needs: Sequence[int], worth: int, columns: Sequence[Column]) -> int:
    """The columns without those beside which another meets as many needs and more, and costs no more."""
    met: dict[int, int] = {}  # by the needs it meets, as bits: the cheapest column
    for place in sorted(_places(worth), key=lambda place: (columns[place].cost, place)):
        meets = sum(1 << i for i, need in enumerate(needs) if need >> place & 1)
        if meets:
            met.setdefault(meets, place)
    kept: list[tuple[int, int]] = []
    for meets, place in sorted(met.items(), key=lambda each: (-each[0].bit_count(), columns[each[1]].cost, each[1])):
        if all(meets & ~other or columns[at].cost > columns[place].cost for other, at in kept):
            kept.append((meets, place))
    return sum(1 << place for _, place in kept)


class _Search:
    """Branch and bound, from an answer that is already there."""

    def __init__(self, columns: Sequence[Column], first: Sequence[int]) -> None:
        self._cost = [_COLUMN + column.cost for column in columns]
        self._work = 0
        self.best = list(first)
        self._best_cost = self._total(first)
        self.cut_short = False

    def go(self, needs: Sequence[int], worth: int) -> None:
        """Look for a cheaper answer among the columns that are worth it."""
        self._branch([need & worth for need in needs], [])

    def _total(self, chosen: Iterable[int]) -> int:
        return sum(self._cost[place] for place in chosen)

    def _branch(self, needs: list[int], chosen: list[int]) -> None:
        total = self._total(chosen)
        if not needs:
            if total < self._best_cost:
                self.best, self._best_cost = chosen, total
            return
        hardest = min(needs, key=lambda need: (need.bit_count(), need))
        self._work += len(needs) * (1 + hardest.bit_count())
        if self._work > MOST_WORK:
            self.cut_short = True
            return
        if total + self._least(needs) >= self._best_cost:
            return
        for place in sorted(_places(hardest), key=lambda place: self._worth(place, needs)):
            self._branch([need for need in needs if not need >> place & 1], [*chosen, place])

    def _least(self, needs: Sequence[int]) -> int:
        """What meeting these takes at the least: of needs that no column meets two of, each takes a column."""
        taken = least = 0
        for need in sorted(needs, key=int.bit_count):
            if not need & taken:
                taken |= need
                least += min(self._cost[place] for place in _places(need))
        return least

    def _worth(self, place: int, needs: Sequence[int]) -> tuple[int, int, int]:
        return -sum(need >> place & 1 for need in needs), self._cost[place], place


def _places(bits: int) -> list[int]:
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return places
