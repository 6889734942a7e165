"""Files with files in them: their surfaces after one another, and each written anew where it lies."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opening import Part, open_within
from charteroak.screening.formats.surface import Cannot, Opened, Spans, Surface, Unread
from charteroak.screening.formats.telling import Told
from charteroak.screening.formats.weaving import Woven

Source = tuple[object, int, int]
"""One of the file's own texts, and from where to where in it."""

UNWRITABLE = "cannot be written"


@dataclass(frozen=True, slots=True)
class Inner:
    """A file within a file: opened, or why it is not."""

    where: str
    opened: Opened | None
    why: str = ""


def inner(where: str, data: bytes, name: str, limits: Limits, *, shown: bool = False) -> Inner:
    """What lies there, opened; `shown` is as `open_within` has it.

    That which holds nothing has no surface, and nothing in it is unread.
    """
    if not data.strip():
        return Inner(where, Nothing(data))
    try:
        return Inner(where, open_within(data, name, limits, shown=shown))
    except Cannot as trouble:
        if str(trouble) == "empty":
            return Inner(where, Nothing(data))
        return Inner(where, None, str(trouble))


class Nothing:
    """An empty file."""

    surfaces: tuple[Surface, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __init__(self, data: bytes) -> None:
        self._data = data

    def without(self, spans: Mapping[int, Spans]) -> bytes:  # noqa: ARG002 - there are no surfaces
        """The same."""
        return self._data


class Nesting(ABC):
    """What a file with files in it opens to. A format says how it is written, in `written`."""

    def __init__(self, own: Sequence[Woven], inners: Sequence[Inner], unread: Sequence[Unread] = ()) -> None:
        self.own = own
        self.inners = inners
        self._opened = [(each, each.opened) for each in inners if each.opened is not None]
        self._firsts = [len(own)]
        for _, opened in self._opened:
            self._firsts.append(self._firsts[-1] + len(opened.surfaces))
        self.surfaces: Sequence[Surface] = _Chain(self)
        self.unread: tuple[Unread, ...] = (*unread, *self._unread_within())
        self.parts: tuple[Part, ...] = tuple(part for part, _, _ in self._parts())

    @abstractmethod
    def written(self, own: Mapping[int, Spans], inside: Callable[[Inner], bytes | None]) -> bytes:
        """The file anew: spans of its own surfaces taken out, and each file within as `inside` says; None is a mark."""

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew, and every file within it, whether there is something to take out of it or not."""
        shares = self._shared(spans)
        return self.written(shares[None], lambda each: _opened(each).without(shares[each.where]))

    def without_unread(self) -> bytes:
        """The file anew, with a mark for each file within that could not be read, or not be written."""
        return self.written({}, _readable)

    def without_parts(self, numbers: frozenset[int]) -> bytes:
        """The file anew, with a mark for each of the parts."""
        gone: dict[str, set[int]] = {}
        for number, (_, each, within) in enumerate(self._parts()):
            if number in numbers:
                gone.setdefault(each.where, set()).add(within)
        return self.written({}, lambda each: _without(each, gone.get(each.where, set())))

    def surface(self, number: int) -> Surface:
        """The surface of that number, its place told from the outside in."""
        if number < len(self.own):
            return self.own[number].surface
        each, opened, within = self._locate(number)
        found = opened.surfaces[within]
        return Surface(f"{each.where}: {found.where}", found.text, found.hidden)

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans as they can be taken out: of what is no frame."""
        if number < len(self.own):
            return self.own[number].fit(spans)
        _, opened, within = self._locate(number)
        fits = getattr(opened, "fit", None)
        return fits(within, spans) if fits else spans

    def by_column(self, number: int) -> Told:
        """The values of a surface that are confidential by the names of their columns, in tables within."""
        if number < len(self.own):
            return ()
        _, opened, within = self._locate(number)
        tells: Callable[[int], Told] | None = getattr(opened, "by_column", None)
        return tells(within) if tells else ()

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Where a span stands."""
        if number < len(self.own):
            _, first, last = self.own[number].place(start, end)
            return self.own[number].where, first, last
        each, opened, within = self._locate(number)
        places = getattr(opened, "place", None)
        where, first, last = places(within, start, end) if places else (opened.surfaces[within].where, start, end)
        return f"{each.where}: {where}", first, last

    def sources(self, number: int, start: int, end: int) -> Sequence[Source]:
        """What a span stands for, of a file within that can tell."""
        if number < len(self.own):
            return self.sources_of_own(number, start, end)
        each, opened, within = self._locate(number)
        tells = getattr(opened, "sources", None)
        found: Sequence[Source] = tells(within, start, end) if tells else ()
        return [((each.where, inside), first, last) for inside, first, last in found]

    def sources_of_own(self, number: int, start: int, end: int) -> Sequence[Source]:  # noqa: ARG002 - for formats
        """The same of what is the file's own; of most, no two surfaces hold the same words."""
        return ()

    def _locate(self, number: int) -> tuple[Inner, Opened, int]:
        at = bisect_right(self._firsts, number) - 1
        return *self._opened[at], number - self._firsts[at]

    def _shared(self, spans: Mapping[int, Spans]) -> dict[str | None, dict[int, Spans]]:
        shares: dict[str | None, dict[int, Spans]] = {None: {}, **{each.where: {} for each in self.inners}}
        for number, each in spans.items():
            if number < len(self.own):
                shares[None][number] = each
            else:
                found, _, within = self._locate(number)
                shares[found.where][within] = each
        return shares

    def _unread_within(self) -> Iterator[Unread]:
        for each in self.inners:
            if each.opened is None:
                yield Unread(each.where, each.why)
            else:
                yield from (Unread(f"{each.where}: {unread.where}", unread.why) for unread in each.opened.unread)

    def _parts(self) -> Iterator[tuple[Part, Inner, int]]:
        """The parts, the file of ours that each is in, and its number in there; -1 is that file itself."""
        for (each, opened), first in zip(self._opened, self._firsts, strict=False):
            is_table = getattr(opened, "is_table", False)
            yield Part(each.where, first, first + len(opened.surfaces), is_table), each, -1
            for number, part in enumerate(getattr(opened, "parts", ())):
                where = f"{each.where}: {part.where}"
                yield Part(where, first + part.first, first + part.last, part.is_table), each, number


class _Chain(Sequence[Surface]):
    """The surfaces of a file with files in it."""

    def __init__(self, nesting: Nesting) -> None:
        self._nesting = nesting
        self._count = nesting._firsts[-1]  # noqa: SLF001 - of one module

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Surface: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Surface]: ...
    def __getitem__(self, number: int | slice) -> Surface | Sequence[Surface]:
        if isinstance(number, slice):
            return [self._nesting.surface(each) for each in range(*number.indices(self._count))]
        if not -self._count <= number < self._count:
            raise IndexError
        return self._nesting.surface(number % self._count)


def _opened(each: Inner) -> Opened:
    if each.opened is None:
        raise Cannot(UNWRITABLE)
    return each.opened


def _readable(each: Inner) -> bytes | None:
    """A file within, without what could not be read of it; None where it is to be left out altogether."""
    if each.opened is None:
        return None
    drops = getattr(each.opened, "without_unread", None)
    if each.opened.unread and drops is None:
        return None
    try:
        made: bytes = drops() if each.opened.unread and drops else each.opened.without({})
    except Cannot:
        return None
    return made


def _without(each: Inner, parts: set[int]) -> bytes | None:
    if -1 in parts:
        return None
    drops = getattr(each.opened, "without_parts", None)
    if parts and drops:
        made: bytes = drops(frozenset(parts))
        return made
    return _opened(each).without({})
