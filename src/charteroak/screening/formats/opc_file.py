"""An office file that was opened: what Word files and workbooks have in common.

The file is gone through twice in the same way: once to list its surfaces, once to write it anew (`opc_rewrite`). A
part's surfaces have numbers in the order in which they come, so what was found in number n is cut where n comes again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from charteroak.screening.formats.limits import Limits
from charteroak.screening.formats.opc import Element, Package, Relation, parsed, remarks_in
from charteroak.screening.formats.opc_gone import Leftovers
from charteroak.screening.formats.opc_graph import Graph, Part
from charteroak.screening.formats.opc_inside import Inside, ending_of, open_inside
from charteroak.screening.formats.opc_kinds import MAIN_TYPES, Kind
from charteroak.screening.formats.opc_slots import Gone, Piece, Slot, Values
from charteroak.screening.formats.opc_write import Written
from charteroak.screening.formats.opening import Part as PartWithin
from charteroak.screening.formats.surface import Cannot, Spans, Surface, Unread
from charteroak.screening.formats.telling import Told

_SAFE_IN_LINKS = ":/?#&=+,;@!$'()*~.-_"


class OfficeFile(ABC):
    """An office file; `folder` is where its parts lie, `kinds` are those that it keeps."""

    folder: str
    kinds: Mapping[str, Kind]
    is_table = False
    leaves_out_unread = True
    """What could not be read is not in the file that is written, with or without spans."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.package = Package(data, limits)
        self.graph = Graph(self.package, self.kinds)
        self.type = self.package.type_of(self.graph.main)
        if self.type not in MAIN_TYPES:
            raise Cannot("unsupported")
        self.surfaces: list[Surface] = []
        self.unread: list[Unread] = []
        self.firsts: dict[str, int] = {}
        """The number of each kept part's first surface."""
        self.first_links: dict[str, int] = {}
        """The number of the first surface of each kept part's links."""
        self.inside: dict[str, Inside] = {}
        """The files within it that are kept, by the names of their parts."""
        self._leftovers: list[Inside] = []
        self._limits = limits
        self._left = limits.expanded
        self._values: dict[int, Values] = {}
        self._sources: dict[int, list[tuple[int, int, tuple[str, int], int]]] = {}
        self._read()

    # What an opened file has.

    @property
    def parts(self) -> list[PartWithin]:
        """The files within it, and those within them, each before what is within it."""
        return [part for inside in (*self.inside.values(), *self._leftovers) for part in inside.parts()]

    def fit(self, number: int, spans: Spans) -> Spans:
        """The spans of a surface as they can be cut: of values, not of their names."""
        inside = self._holder(number)
        if inside is not None:
            return inside.fit(number, spans)
        values = self._values.get(number)
        return spans if values is None else values.fit(spans)

    def by_column(self, number: int) -> Told:
        """The values of a surface that are confidential by the names of their columns, in files within."""
        inside = self._holder(number) if self.inside or self._leftovers else None
        return () if inside is None else inside.by_column(number)

    def place(self, number: int, start: int, end: int) -> tuple[str, int, int]:
        """Where a span stands, and its offsets in what stands there."""
        inside, where = self._holder(number), self.surfaces[number].where
        if inside is not None:
            return inside.place(number, start, end)
        values = self._values.get(number)
        return (where, start, end) if values is None else values.place(where, start, end)

    def sources(self, number: int, start: int, end: int) -> list[tuple[object, int, int]]:
        """What a span stands for, where a paragraph is read once without and once with what is hidden in it."""
        inside = self._holder(number)
        if inside is not None:
            return inside.sources(number, start, end)
        return [
            (slot, max(start - first, 0) + at, min(end, last) - first + at)
            for first, last, slot, at in self._sources.get(number, ())
            if first < end and start < last
        ]

    def without(self, spans: Mapping[int, Spans]) -> bytes:
        """The file anew, with a mark for each span; what could not be read is not in it."""
        from charteroak.screening.formats.opc_rewrite import Rewriting

        return Rewriting(self, {number: each for number, each in spans.items() if each}).done()

    def without_parts(self, numbers: frozenset[int]) -> bytes:
        """The file anew without some of the files within it."""
        from charteroak.screening.formats.opc_rewrite import Rewriting

        gone, first = dict[str, frozenset[int]](), 0
        for name, inside in self.inside.items():
            last = first + len(list(inside.parts()))
            gone[name] = frozenset(number - first for number in numbers if first <= number < last)
            first = last
        return Rewriting(self, {}, gone).done()

    def without_unread(self) -> bytes:
        """The file anew, without what could not be read; that is so however it is written."""
        return self.without({})

    # What each kind of file does in its own way.

    @abstractmethod
    def pieces(self, part: Part, root: Element) -> Iterator[Piece]:
        """The texts of a part in XML, in a fixed order; what is left out of it goes from the tree meanwhile."""

    @abstractmethod
    def finish(self, part: Part, root: Element, touched: list[Slot]) -> None:
        """What else is to be done with a part whose texts have been cut."""

    def read_stream(self, _part: Part) -> None:
        """Read a part that is too large for a tree."""
        raise Cannot("broken")

    def write_stream(self, _part: Part, _spans: Mapping[int, Spans], _ids: Mapping[str, str]) -> bytes:
        """Such a part anew."""
        raise Cannot("broken")

    def address(self, given: str) -> str:
        """The address of a link as it is written: within the file, things may be called otherwise now."""
        return given

    def written_with(self, _part: Part, _name: str, _made: Written) -> None:
        """Further parts that belong to a part, which is now called by that name."""
        return

    def before_writing(self, _spans: Mapping[int, Spans]) -> frozenset[str]:
        """Whatever must be known of all parts before the first of them is written; the parts that are left out."""
        return frozenset()

    def leftover(self, _name: str, _kind: str) -> Iterator[Gone] | None:
        """What a part in XML that is left out says, where that is read in a way of its own."""
        return None

    # Reading.

    def _read(self) -> None:
        for part in self.graph.kept.values():
            self.firsts[part.name] = len(self.surfaces)
            self._read_part(part)
        leftovers = Leftovers(self.package, self.graph, self._limits, self.leftover)
        for piece in leftovers.pieces():
            self.note(piece)
        for where, opened in leftovers.files:
            self._leftovers.append(Inside(where, "", len(self.surfaces), opened))
            self._take_over(self._leftovers[-1])
        self.unread += leftovers.unread

    def _read_part(self, part: Part) -> None:
        if part.known.does == "file":
            self._open(part)
            return
        if part.known.does in ("story", "xml"):
            for piece in self.all_pieces(part, *self.tree_of(part)):
                self.note(piece)
        else:
            self.read_stream(part)
        self.first_links[part.name] = len(self.surfaces)
        for _, piece in self.links_of(part):
            self.note(piece)

    def tree_of(self, part: Part) -> tuple[Element, list[str]]:
        """A part's XML, and the remarks in it."""
        data = self.package.tree_bytes(part.name)
        return parsed(data), remarks_in(data)

    def all_pieces(self, part: Part, root: Element, remarks: list[str]) -> Iterator[Piece]:
        """The remarks of a part, then its texts."""
        for remark in remarks:
            yield Gone(f"{part.where} remark", remark)
        yield from self.pieces(part, root)

    def note(self, piece: Piece) -> None:
        """One more surface, if it says anything."""
        text = piece.text
        if text.strip():
            values, sources = piece.values, piece.sources
            if sources:
                self._sources[len(self.surfaces)] = sources
            if values is not None:
                self._values[len(self.surfaces)] = values
            self.add(Surface(piece.where, text, piece.hidden))

    def add(self, surface: Surface) -> None:
        """One more surface. Cannot where there is too much text."""
        self._left -= len(surface.text)
        if self._left < 0:
            raise Cannot("too large")
        self.surfaces.append(surface)

    def _open(self, part: Part) -> None:
        inside = Inside(part.where, ending_of(part.name), len(self.surfaces))
        try:
            inside.opened = open_inside(self.package.bytes_of(part.name), part.name, self._limits)
        except Cannot as trouble:
            self.unread.append(Unread(part.where, str(trouble)))
        self.inside[part.name] = inside
        self._take_over(inside)

    def _take_over(self, inside: Inside) -> None:
        if inside.opened is not None:
            for each in inside.opened.surfaces:
                self.add(Surface(f"{inside.where}: {each.where}", each.text, each.hidden))
            self.unread += [Unread(f"{inside.where}: {each.where}", each.why) for each in inside.opened.unread]

    def _holder(self, number: int) -> Inside | None:
        every = (*self.inside.values(), *self._leftovers)
        return next((each for each in every if each.first <= number < each.last), None)

    def links_of(self, part: Part) -> Iterator[tuple[Relation, Piece]]:
        """The addresses that a part refers to outside; only those of links stay."""
        outside = [each for each in self.graph.relations(part.name) if each.outside]
        for number, relation in enumerate(outside, 1):
            where = f"{part.where} link {number}"
            if relation.kind == "hyperlink":
                piece = Piece(where, hidden=True)
                piece.add(LinkSlot(relation.target), unquote(relation.target))
                yield relation, piece
            else:
                yield relation, Gone(where, unquote(relation.target))


class LinkSlot(Slot):
    """The address of a link, read without the quoting of signs that addresses do not have."""

    __slots__ = ("address",)

    def __init__(self, address: str) -> None:
        super().__init__(None)
        self.address = address

    def _read(self) -> str:
        return unquote(self.address)

    def _write(self, text: str) -> None:
        self.address = quote(text, safe=_SAFE_IN_LINKS)
