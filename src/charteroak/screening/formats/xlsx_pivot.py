"""The records of a pivot table: a copy of a sheet's rows, which may no longer be in any sheet."""

from __future__ import annotations

from collections.abc import Iterator

from charteroak.screening.formats.names import spoken
from charteroak.screening.formats.opc import Element, Package, local, parsed
from charteroak.screening.formats.opc_gone import branches
from charteroak.screening.formats.opc_graph import Graph
from charteroak.screening.formats.opc_slots import Gone
from charteroak.screening.formats.opc_words import gone_part

_LONGEST = 1 << 16


def records_of(name: str, package: Package, graph: Graph) -> Iterator[Gone]:
    """The records as lines of "field: value", several records in a surface."""
    fields, shared = _fields(name, package, graph)
    lines, length = list[str](), 0
    for record in branches(package.bytes_of(name)):
        if local(record) != "r":
            yield from gone_part([record], graph.where(name))
            continue
        for number, value in enumerate(record):
            said = _value(value, shared[number] if number < len(shared) else [])
            field = fields[number] if number < len(fields) else ""
            lines.append(f"{field}: {said}" if field else said)
            length += len(lines[-1])
        if length > _LONGEST:
            yield Gone(graph.where(name), "\n".join(lines))
            lines, length = [], 0
    yield Gone(graph.where(name), "\n".join(lines))


def _fields(name: str, package: Package, graph: Graph) -> tuple[list[str], list[list[str]]]:
    """The names of the fields, and the values of each that records refer to by number."""
    holders = (each for each in package.names if any(link.target == name for link in graph.relations(each)))
    definition = next(holders, None)
    if definition is None:
        return [], []
    fields = list(parsed(package.tree_bytes(definition)).iter("{*}cacheField"))
    values = [[each.get("v", "") for items in field.iter("{*}sharedItems") for each in items] for field in fields]
    return [spoken(each.get("name", "")) for each in fields], values


def _value(element: Element, shared: list[str]) -> str:
    said = str(element.get("v", ""))
    if local(element) == "x":
        return shared[int(said)] if said.isdecimal() and int(said) < len(shared) else ""
    return said
