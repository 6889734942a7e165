"""The catalogue in memory: its things by kind and id, and the lists of other things that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from charteroak.catalogue.hsds import KINDS, Kind, link_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A list of a thing."""

    kind: str
    id: str
    list: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the catalogue."""

    kind: Kind
    values: Values
    """Its fields that have a value, `id` among them."""

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.values["id"])


class Source(Protocol):
    """What things are looked up in: a catalogue in memory, or on disk."""

    def get(self, kind: str, id_: object) -> Thing | None:
        """A thing; None where there is none."""

    def within(self, thing: Thing, name: str) -> list[Thing]:
        """What stands in a list of a thing."""


class Twice(Exception):
    """An id is there already, and what it names says something else."""


@dataclass
class Catalogue:
    """All things. One may stand in several lists, as a phone does that a place and a contact share."""

    things: dict[str, dict[str, Thing]] = field(default_factory=lambda: {name: {} for name in KINDS})
    """By kind, then by id, in the order in which they came."""
    lists: dict[Held, dict[str, None]] = field(default_factory=dict)
    """What stands in each list, by id, in order."""

    def add(self, thing: Thing, held: Held | None = None) -> None:
        """Add a thing, and to the list that it stands in, or those that its links name. Twice where its id is taken."""
        there = self.things[thing.kind.name].get(thing.id)
        if there is not None:
            if any(there.values[name] != thing.values[name] for name in there.values.keys() & thing.values.keys()):
                raise Twice
            thing = Thing(thing.kind, {**there.values, **thing.values})
        self.things[thing.kind.name][thing.id] = thing
        for each in [held] if held else linked(thing):
            self.lists.setdefault(each, {})[thing.id] = None

    def get(self, kind: str, id_: object) -> Thing | None:
        """A thing; None where there is none."""
        return self.things[kind].get(str(id_))

    def all(self, kind: str) -> Iterator[Thing]:
        """The things of a kind."""
        return iter(self.things[kind].values())

    def within(self, thing: Thing, name: str) -> list[Thing]:
        """What stands in a list of a thing."""
        kind = self.things[thing.kind.lists[name]]
        return [kind[each] for each in self.lists.get(Held(thing.kind.name, thing.id, name), ())]

    def __len__(self) -> int:
        return sum(map(len, self.things.values()))


_SAYS = {"attribute": "link_entity", "metadata": "resource_type"}
"""The field by which a thing says of what kind the thing is that it belongs to."""


def linked(thing: Thing) -> Iterator[Held]:
    """The lists that a row's links say that it stands in."""
    said = _SAYS.get(thing.kind.name)
    for parent in KINDS.values():
        for name, child in parent.lists.items():
            if child != thing.kind.name or (said and thing.values.get(said) != parent.name):
                continue
            if id_ := thing.values.get(link_of(parent.name, child)):
                yield Held(parent.name, str(id_), name)


def links(held: Held, child: str) -> dict[str, str]:
    """What a row of a table says to stand in a list: the link, and of what kind it is where links are to any kind."""
    found = {link: held.id} if (link := link_of(held.kind, child)) else {}
    return found | ({_SAYS[child]: held.kind} if child in _SAYS else {})
