"""An office file written anew, from its main part on: what nothing leads to, and what is not known, is not in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from charteroak.screening.formats.opc_file import LinkSlot, OfficeFile
from charteroak.screening.formats.opc_graph import Part
from charteroak.screening.formats.opc_inside import PLACEHOLDER, Inside, true_ending
from charteroak.screening.formats.opc_kinds import Kind, has_usual_name, relation_type
from charteroak.screening.formats.opc_slots import Slot
from charteroak.screening.formats.opc_tidy import relinked, serialized
from charteroak.screening.formats.opc_write import Link, Written, new_names
from charteroak.screening.formats.surface import Spans

_USUAL_ID = re.compile(r"[A-Za-z]{1,10}\d{1,9}")
_HYPERLINK = Kind("gone", "", "")


class Rewriting:
    """One writing of a file: without spans, and without parts of the files within it, by the names of those."""

    def __init__(
        self, file: OfficeFile, spans: Mapping[int, Spans], gone: Mapping[str, frozenset[int]] | None = None
    ) -> None:
        self._file = file
        self._spans = spans
        self._gone = gone or {}
        self._made = Written()
        kept = file.graph.kept.values()
        patterns = {part.name: f"{file.folder}/{part.known.name}" for part in kept}
        self._names = new_names(patterns, {part.name for part in kept if has_usual_name(part.name)})

    def done(self) -> bytes:
        """The file."""
        for name in self._file.before_writing(self._spans):
            del self._names[name]
        for name, inside in self._file.inside.items():
            self._write_inside(name, inside)
        for part in self._file.graph.kept.values():
            if part.known.does != "file" and part.name in self._names:
                self._write_part(part)
        main = next(each for each in self._file.graph.relations("") if each.target == self._file.graph.main)
        kind = relation_type(main.kind, main.type, self._file.kinds[main.kind])
        self._made.links[""] = [Link("rId1", kind, self._names[main.target])]
        return self._made.zipped()

    def _write_inside(self, name: str, inside: Inside) -> None:
        """A file within; where it is left out, nothing, or for a picture a grey one."""
        data = inside.without(self._spans, self._gone.get(name, frozenset()))
        ending = true_ending(data) if data else ""
        if not data or not ending:
            if self._file.graph.kept[name].kind != "image":
                del self._names[name]
                return
            data, ending = PLACEHOLDER, "png"
        stem = self._names[name].rpartition(".")[0] or self._names[name]
        taken = {each for old, each in self._names.items() if old != name}
        while f"{stem}.{ending}" in taken:
            stem += "a"
        self._names[name] = f"{stem}.{ending}"
        self._made.add(self._names[name], data)

    def _write_part(self, part: Part) -> None:
        links, ids = self._links(part)
        name = self._names[part.name]
        self._made.links[name] = links + self._outside(part, ids)
        data = self._written(part, ids)
        self._made.add(name, data, self._file.type if part.name == self._file.graph.main else part.known.type)
        self._file.written_with(part, name, self._made)

    def _written(self, part: Part, ids: Mapping[str, str]) -> bytes:
        if part.known.does not in ("story", "xml"):
            return self._file.write_stream(part, self._spans, ids)
        root, remarks = self._file.tree_of(part)
        number, touched = self._file.firsts[part.name], list[Slot]()
        for piece in self._file.all_pieces(part, root, remarks):
            if piece.text.strip():
                touched += piece.cut(self._spans.get(number, ()))
                number += 1
        for slot in touched:
            slot.settle()
        self._file.finish(part, root, touched)
        relinked(root, ids)
        return serialized(root)

    def _links(self, part: Part) -> tuple[list[Link], dict[str, str]]:
        """The relations of a part to parts that are written, and the ids of all its relations that stay."""
        links, ids = list[Link](), _Ids()
        for each in self._file.graph.relations(part.name):
            if each.outside and each.kind == "hyperlink":
                ids.add(each.id)
        for each in self._file.graph.kept_relations(part.name):
            if each.target in self._names:
                kind = relation_type(each.kind, each.type, self._file.kinds[each.kind])
                links.append(Link(ids.add(each.id), kind, self._names[each.target]))
        return links, ids.new

    def _outside(self, part: Part, ids: Mapping[str, str]) -> list[Link]:
        """The links of a part to addresses outside, with what was found cut out of them."""
        links = []
        number = self._file.first_links[part.name]
        for relation, piece in self._file.links_of(part):
            target = relation.target
            if piece.text.strip():
                for slot in piece.cut(self._spans.get(number, ())):
                    slot.settle()
                    target = slot.address if isinstance(slot, LinkSlot) else target
                number += 1
            target = self._file.address(target)
            if relation.id in ids and relation.kind == "hyperlink":
                links.append(
                    Link(ids[relation.id], relation_type("hyperlink", relation.type, _HYPERLINK), target, True)
                )
        return links


class _Ids:
    """Ids for the relations of a part: their own where they are usual ones."""

    def __init__(self) -> None:
        self.new: dict[str, str] = {}
        self._taken: set[str] = set()

    def add(self, given: str) -> str:
        """The id for one that is kept."""
        made = given if _USUAL_ID.fullmatch(given) else f"link{len(self.new) + 1}"
        while made in self._taken:
            made += "x"
        self.new[given] = made
        self._taken.add(made)
        return made
