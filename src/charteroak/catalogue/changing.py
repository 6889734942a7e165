"""Changing the texts of a service: what people read of it, and the papers that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import uuid4

from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.things import Catalogue, Held, Source, Thing
from charteroak.catalogue.values import checked

FIELDS = (
    "name",
    "status",
    "alert",
    "description",
    "eligibility_description",
    "application_process",
    "fees_description",
)
"""The fields that can be changed."""
LOCK = "catalogue.lock"
"""The file beside the catalogue that whoever writes it holds: an import and an edit wait for each other."""
_LIST, _PAPER = "required_documents", "document"
LISTS = (_LIST,)
"""The lists of a service that can be changed."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What can be changed of a service."""

    fields: Mapping[str, str]
    """Each of FIELDS; empty where there is nothing."""
    documents: tuple[str, ...]
    """What it asks for, in order."""

    def digest(self) -> str:
        """What tells these texts from others, in hex."""
        told = repr(([self.fields.get(name, "") for name in FIELDS], self.documents))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def whole(self, service: str) -> dict[str, object]:
        """The same as a nested service, as far as what it demands goes."""
        return {"id": service, **self.fields, _LIST: [{_PAPER: each} for each in self.documents]}


def texts_of(source: Source, service: Thing) -> Texts:
    """What can be changed of a service, as it stands."""
    fields = {name: str(service.values.get(name, "")) for name in FIELDS}
    papers = [str(each.values.get(_PAPER, "")) for each in source.within(service, _LIST)]
    return Texts(fields, tuple(each for each in papers if each))


def change(catalogue: Catalogue, service: str, texts: Texts, modified: str, assured: str = "") -> None:
    """Put texts in the place of those of a service. A paper that stays keeps all that is known of it.

    `modified`: when, as ISO 8601 has it. `assured`: the day on which all of it was looked at; empty where it was not.
    KeyError where there is no such service; values.Unfit where a text is not what its field holds.
    """
    own = KINDS["service"]
    values = dict(catalogue.things[own.name][service].values)
    more = {"last_modified": modified, **({"assured_date": assured} if assured else {})}
    for name, text in {**texts.fields, **more}.items():
        value = checked(own.fields[name], text)
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
    catalogue.things[own.name][service] = Thing(own, values)
    _change_papers(catalogue, service, texts.documents)


def _change_papers(catalogue: Catalogue, service: str, papers: tuple[str, ...]) -> None:
    kind, held = KINDS["required_document"], Held("service", service, _LIST)
    there = catalogue.things[kind.name]
    before = [there[each] for each in catalogue.lists.pop(held, {})]
    by_text: dict[str, list[Thing]] = {}
    for each in before:
        by_text.setdefault(str(each.values.get(_PAPER, "")), []).append(each)
    now: dict[str, None] = {}
    for text in papers:
        if known := by_text.get(text):
            thing = known.pop(0)
        else:
            value = checked(kind.fields[_PAPER], text)
            thing = Thing(kind, {"id": str(uuid4()), "service_id": service, _PAPER: value})
        there[thing.id] = thing
        now[thing.id] = None
    for each in before:
        if each.id not in now and not _stands_elsewhere(catalogue, each):
            del there[each.id]
    if now:
        catalogue.lists[held] = now


def _stands_elsewhere(catalogue: Catalogue, thing: Thing) -> bool:
    return any(held.list == _LIST and thing.id in ids for held, ids in catalogue.lists.items())
