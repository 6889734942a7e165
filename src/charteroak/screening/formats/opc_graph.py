"""The parts of a package as they refer to one another: those that are kept, in order, and all the others."""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from charteroak.screening.formats.opc import TYPES, Package, Relation
from charteroak.screening.formats.opc_kinds import Kind, has_usual_name
from charteroak.screening.formats.surface import Cannot


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is kept. `where` is its name, where that is a usual one, or its number."""

    name: str
    kind: str
    known: Kind
    where: str


class Graph:
    """The parts by name, from the main one on. Cannot where there is no main part."""

    def __init__(self, package: Package, kinds: Mapping[str, Kind]) -> None:
        self._package = package
        self._kinds = kinds
        self._relations: dict[str, list[Relation]] = {}
        self._labels = {name: name if has_usual_name(name) else f"part {n}" for n, name in enumerate(package.names, 1)}
        self.main = self._find_main()
        self.kept: dict[str, Part] = {}
        self._reach()
        self.kind_of = {each.target: each.kind for name in ("", *package.names) for each in self.relations(name)}
        """The kinds of all parts that anything refers to."""

    @property
    def left(self) -> list[str]:
        """The parts that are not kept, in order; not the lists of types and relations."""
        return [name for name in self._package.names if name not in self.kept and not is_list(name)]

    def where(self, name: str) -> str:
        """What a part is called in reports: never by a name that somebody gave it."""
        return self._labels[name]

    def relations(self, name: str) -> list[Relation]:
        """What a part refers to."""
        if name not in self._relations:
            self._relations[name] = self._package.relations(name)
        return self._relations[name]

    def kept_relations(self, name: str) -> list[Relation]:
        """Of what a kept part refers to, the parts that are kept as what they are taken for there."""
        inside = (each for each in self.relations(name) if not each.outside and each.target in self.kept)
        return [each for each in inside if self.kept[each.target].kind == each.kind]

    def of_kind(self, kind: str) -> list[Part]:
        """The kept parts of a kind."""
        return [part for part in self.kept.values() if part.kind == kind]

    def relabel(self, labels: Mapping[str, str]) -> None:
        """Call parts otherwise in reports."""
        self._labels.update(labels)
        self.kept = {name: replace(part, where=self._labels[name]) for name, part in self.kept.items()}

    def move_last(self, kind: str) -> None:
        """Have the parts of a kind read after all others."""
        self.kept = dict(sorted(self.kept.items(), key=lambda each: each[1].kind == kind))

    def leave(self, names: Collection[str]) -> None:
        """Do not keep these parts."""
        self.kept = {name: part for name, part in self.kept.items() if name not in names}

    def odd_names(self) -> Iterator[str]:
        """What names of parts and ids of relations say, where they are not the usual ones."""
        for name in self._package.names:
            if not is_list(name) and not has_usual_name(name):
                yield name
        for relation in (each for name in ("", *self._package.names) for each in self.relations(name)):
            if not relation.id[:40].isalnum():
                yield relation.id

    def _find_main(self) -> str:
        if TYPES not in self._package.names:
            raise Cannot("unsupported")
        for each in self.relations(""):
            if each.kind == "officeDocument" and not each.outside and each.target in self._package.names:
                return each.target
        raise Cannot("broken")

    def _reach(self) -> None:
        waiting = deque([(self.main, "officeDocument")])
        while waiting:
            name, kind = waiting.popleft()
            if name in self.kept:
                continue
            self.kept[name] = Part(name, kind, self._kinds[kind], self._labels[name])
            waiting += [(each.target, each.kind) for each in self.relations(name)
                        if not each.outside and each.kind in self._kinds and each.target in self._package.names
                        and not is_list(each.target)]  # fmt: skip


def is_list(name: str) -> bool:
    """Whether a part is one that lists types or relations."""
    return name == TYPES or (name.endswith(".rels") and posixpath.basename(posixpath.dirname(name)) == "_rels")
