"""The sheets of a workbook: their order, which are hidden, what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from charteroak.screening.formats.opc import Element, value
from charteroak.screening.formats.opc_graph import Graph
from charteroak.screening.formats.surface import Cannot

_KINDS = frozenset({"worksheet", "chartsheet"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its number from 1 on, its name, and whether it is hidden."""

    number: int
    name: str
    hidden: bool

    @property
    def where(self) -> str:
        """What it is called in reports."""
        return f"sheet {self.number}"


def sheets_of(root: Element, graph: Graph) -> dict[str, Sheet]:
    """The sheets by the names of their parts. Cannot where there are sheets of macros or of dialogs."""
    kinds = {each.id: each for each in graph.relations(graph.main)}
    found: dict[str, Sheet] = {}
    for number, each in enumerate(root.iter("{*}sheet"), 1):
        relation = kinds.get(value(each, "id"))
        if relation is None or relation.target not in graph.kept:
            raise Cannot("unsupported" if relation is not None and relation.kind not in _KINDS else "broken")
        if relation.target in found:
            raise Cannot("broken")
        found[relation.target] = Sheet(number, each.get("name", ""), each.get("state", "visible") != "visible")
    if not found:
        raise Cannot("broken")
    return found
