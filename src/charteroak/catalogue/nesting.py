"""Things as JSON nests them: what is read from it, and how it is written again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charteroak.catalogue.hsds import KINDS, Kind
from charteroak.catalogue.rejects import Reject
from charteroak.catalogue.things import Held, Source, Thing
from charteroak.catalogue.values import Unfit, checked

_DEEPEST = 12
"""Things within things. HSDS needs nine: an organization, its service, a place of that, a contact, a phone, …"""
_OTHERS = {"organization": {"services": "service"}, "service_at_location": {"service": "service"}}
"""What the API nests though the thing itself does not hold it."""
Found = tuple[Thing, Held | None] | Reject


def flat(kind: str, given: Any, row: int, held: Held | None = None, depth: int = 0) -> Iterator[Found]:
    """A nested thing and all that stands in it, each with the list that it stands in. `row`: its number in the file."""
    own = KINDS[kind]
    if not isinstance(given, dict) or depth > _DEEPEST:
        yield Reject(row, kind, "", "too_deep" if isinstance(given, dict) else "not_an_object")
        return
    values, wrong = _values(own, given, row)
    yield from wrong
    if "id" not in values:
        return
    for name, child in (*own.ones.items(), *_OTHERS.get(kind, {}).items()):
        one = given.get(name)
        for each in one if isinstance(one, list) else () if one is None else (one,):
            yield from flat(child, _of_its_organization(own, values, child, each), row, None, depth + 1)
        _set_link(values, own, name, one)
    yield Thing(own, values), held
    for name, child in own.lists.items():
        there = given.get(name)
        if there is not None and not isinstance(there, list):
            yield Reject(row, kind, name, "not_a_list")
            continue
        for each in there or ():
            yield from flat(child, each, row, Held(kind, str(values["id"]), name), depth + 1)


def link_to(name: str) -> str:
    """The field that says which single thing a thing holds under a name."""
    return "taxonomy_id" if name == "taxonomy_detail" else f"{name}_id"


def nested(
    catalogue: Source, thing: Thing, *, full: bool = True, without: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """A thing with all that stands in it; where not `full`, only with the single things that it names.

    `without`: names of single things that are left out.
    """
    made = dict(thing.values)
    for name, kind in thing.kind.ones.items():
        one = catalogue.get(kind, thing.values.get(link_to(name)))
        if one is not None and name not in without:
            made[name] = nested(catalogue, one, full=full, without=without)
    if full:
        for name in thing.kind.lists:
            if there := catalogue.within(thing, name):
                made[name] = [nested(catalogue, each, without=without) for each in there]
    return made


def _set_link(values: dict[str, Any], own: Kind, name: str, one: Any) -> None:
    link = link_to(name)
    if link in own.fields and isinstance(one, dict) and isinstance(one.get("id"), str):
        values.setdefault(link, one["id"].strip())


def _of_its_organization(own: Kind, values: Mapping[str, Any], child: str, one: Any) -> Any:
    """A program that a service names, or a service of an organization, with the organization that it leaves unsaid."""
    above = values.get("id" if own.name == "organization" else "organization_id")
    if child not in ("program", "service") or above is None or not isinstance(one, dict):
        return one
    return {"organization_id": above, **one}


def _values(own: Kind, given: Mapping[str, Any], row: int) -> tuple[dict[str, Any], list[Reject]]:
    values: dict[str, Any] = {}
    wrong: list[Reject] = []
    for name, field in own.fields.items():
        try:
            if (value := checked(field, given.get(name))) is not None:
                values[name] = value
        except Unfit as error:
            wrong.append(Reject(row, own.name, name, error.why))
    known = own.fields.keys() | own.lists.keys() | own.ones.keys() | _OTHERS.get(own.name, {}).keys()
    if given.keys() - known:
        wrong.append(Reject(row, own.name, "", "unknown_field"))  # its name may be anything: it is not repeated
    return values, wrong
