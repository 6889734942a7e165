"""What can be changed of a request, as `flow.change` does it: its records, an answer about a class, a decision."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from charteroak.office.disclosures import grounds
from charteroak.office.disclosures.held import Held
from charteroak.office.disclosures.joining import parts
from charteroak.office.disclosures.models import Item


def give_records(held: Held, data: bytes, categories: tuple[str, ...], document: str) -> None:
    """Keep a seal on the records under a new key, and which classes the screener found in them."""
    held.request.key = secrets.token_hex(32)
    held.request.commitment = held.committed(data)
    held.request.whole = document
    there = {*categories, *([document] if document else [])}
    Item.objects.filter(request=held.request, asked=False).delete()
    held.items = held.asked
    for item in held.items:
        item.found = item.topic in there
    asked = {item.topic for item in held.items}
    held.items += [
        Item(request=held.request, topic=topic, asked=False, found=True, decision=grounds.WITHHOLD)
        for topic in sorted(there - asked)
    ]


def answer(item: Item, fact: str, value: bool | None) -> None:
    """Answer a question of the article about a class, None for "not known". It is decided anew."""
    item.facts = {**item.facts, fact: value}
    item.decision = item.authority = item.basis = item.necessity = item.note = ""


def decide(held: Held, item: Item, given: Mapping[str, Any]) -> None:
    """Decide about a class: `decision`, and for a release `authority`, or `necessity` with its screened `note`."""
    item.decision = given["decision"]
    out = item.decision == grounds.RELEASE
    item.authority = given.get("authority", "") if out else ""
    item.necessity = given.get("necessity", "") if out else ""
    item.note = given.get("note", "") if item.necessity else ""
    cited = parts().cited(item.authority, held.now.date()) if item.authority else None
    item.basis = grounds.basis(cited.kind if cited else "", item.necessity) if out else ""
